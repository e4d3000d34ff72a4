"""Municipal lists as they come: real workbooks and CSV files, through the command and by themselves."""

import csv
import json
import zipfile
from datetime import UTC, date, datetime

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from baken.cli import build
from baken.registry_import.mapping import Mapping, read_mapping
from baken.registry_import.read import read_list
from domain.errors import BakenError, UsageError
from registry_stub.generate import make_register
from registry_stub.history import History
from registry_stub.licences import read_licences

TODAY = date(2026, 11, 1)
HEAD = [
    "Exploitant",
    "Kenmerk",
    "Handelsnaam",
    "Soort",
    "Gemeente",
    "Telefoon",
    "Geldig vanaf",
    "Geldig t/m",
    "Status",
    "Opmerking",
]


def good_row(i):
    return [
        f"Houder {i} B.V.",
        f"2024-EXP-{i:05d}",
        f"Maanlicht {i}; Zonlicht {i}",
        ("Bedrijf", "zelfstandige")[i % 2],
        ("Utrecht", "Den Haag", "Gemeente Ede")[i % 3],
        (f"06 {i:08d}", f"+31600{i:06d} / 06-00{i:06d}", float(f"6{i:08d}"), None)[i % 4],
        (datetime(2024, 1, 1 + i % 28), "31-12-2023", "1 maart 2024", 45292)[i % 4],
        (datetime(2027, 1, 1), "31-12-2027", "1 mrt. 2027", "onbepaald")[i % 4],
        ("Verleend", "verleend", "geschorst", "Ingetrokken")[i % 4],
        "aan de balie afgehaald",
    ]


def change(row, **cells):
    return [cells.get(name.replace(" ", "_").replace("/", ""), cell) for name, cell in zip(HEAD, row, strict=True)]


TWELVE = [
    ({"Kenmerk": None}, "Kenmerk", "number is empty"),
    ({"Kenmerk": "in aanvraag"}, "Kenmerk", "no licence number"),
    ({"Exploitant": "  "}, "Exploitant", "holder is empty"),
    ({"Soort": "hotel"}, "Soort", "no kind"),
    ({"Status": "verleent"}, "Status", "write `verleend`"),
    ({"Geldig_vanaf": "31-13-2024"}, "Geldig vanaf", "no date"),
    ({"Geldig_tm": "30-02-2027"}, "Geldig t/m", "no date"),
    ({"Geldig_vanaf": "01-01-2028", "Geldig_tm": "01-01-2027"}, "Geldig t/m", "before the first"),
    ({"Gemeente": "Utrect"}, "Gemeente", "is Utrecht meant"),
    ({"Telefoon": "bellen na 18u"}, "Telefoon", "no phone number"),
    ({"Exploitant": "#REF!"}, "Exploitant", "error value"),
    ({"Kenmerk": "2024-EXP-00001", "Status": "ingetrokken"}, "Kenmerk", "contradicts line 5"),
]


@pytest.fixture
def workbook(tmp_path):
    book = Workbook()
    book.active.title = "Toelichting"
    book.active["A1"] = "Dit bestand bevat de lijst van vergunningen"
    sheet = book.create_sheet("Vergunningen")
    sheet.append(["Overzicht vergunningen seksbedrijven"])
    sheet.append(["stand per 1 november 2026"])
    sheet.merge_cells("A1:J1")
    sheet.append([])
    sheet.append(HEAD)
    lines = {}
    for i in range(1, 301):
        row = good_row(i)
        if i % 25 == 0:
            cells, column, said = TWELVE[i // 25 - 1]
            row = change(row, **cells)
            lines[sheet.max_row + 1] = (column, said)
        sheet.append(row)
        if i == 100:
            sheet.append([])
            sheet.append(["Binnenstad"])
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=6)
    path = tmp_path / "lijst.xlsx"
    book.save(path)
    return path, lines


@pytest.fixture
def baken(tmp_path, monkeypatch):
    monkeypatch.setenv("BAKEN_HOME", str(tmp_path / "home"))
    return lambda *arguments: CliRunner().invoke(build(), ["registry", *map(str, arguments)])


def test_three_hundred_rows_of_which_twelve_are_bad(workbook):
    path, lines = workbook
    found = read_list(path, today=TODAY)
    assert (len(found.licences), len(found.bad)) == (288, 12)
    assert {bad.line: bad.column for bad in found.bad} == {line: column for line, (column, _) in lines.items()}
    for bad in found.bad:
        assert lines[bad.line][1] in str(bad), bad
        assert bad.mend
    assert len(found.passed_over) == 1
    first = found.licences[0]
    assert (first.number, first.kind, first.municipality, first.cbs_code) == (
        "2024-EXP-00001",
        "self_employed",
        "'s-Gravenhage",
        "GM0518",
    )
    assert first.trade_names == ["Maanlicht 1", "Zonlicht 1"]
    assert first.phones == ["+31600000001"]
    assert (first.valid_from, first.valid_until) == (date(2023, 12, 31), date(2027, 12, 31))
    second, third = found.licences[1:3]
    assert (second.status, second.phones, second.valid_from) == ("suspended", ["+31600000002"], date(2024, 3, 1))
    assert (third.status, third.valid_from, third.valid_until) == ("revoked", date(2024, 1, 1), None)


def test_the_command_names_the_twelve_keeps_the_rest_and_writes_the_report(workbook, baken, tmp_path):
    path, lines = workbook
    for report in (tmp_path / "r.csv", tmp_path / "r.json"):
        done = baken("import", path, "--report", report)
        assert done.exit_code == 1
        assert "288 licences imported" in done.stdout
        assert "12 rows left out" in done.stdout
        assert all(f"line {line} of sheet Vergunningen, column" in done.stderr for line in lines)
    rows = list(csv.DictReader((tmp_path / "r.csv").open(encoding="utf-8-sig")))
    assert [int(row["line"]) for row in rows] == list(lines)
    content = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (content["imported"], len(content["bad_rows"])) == (288, 12)
    held = read_licences(tmp_path / "home" / "register.csv")
    assert (len(held.licences), held.problems) == (288, ())


def test_what_was_imported_before_is_kept_by_date(baken, tmp_path):
    for i, status in enumerate(("verleend", "ingetrokken")):
        path = tmp_path / f"{i}.csv"
        path.write_text(f"kenmerk;houder;soort;status\nVHT-000001;Demo BV;bedrijf;{status}\n")
        assert baken("import", path).exit_code == 0
        if i == 0:
            history = History(tmp_path / "home" / "register.csv")
            (kept,) = history.copies().values()
            kept.rename(kept.with_name("2026-01-01.csv"))
    today = datetime.now(UTC).date()
    assert History(tmp_path / "home" / "register.csv").on(date(2026, 1, 5), today).licences[0].status == "active"
    assert History(tmp_path / "home" / "register.csv").on(today, today).licences[0].status == "revoked"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_csv_in_every_habit(tmp_path, encoding, mark):
    rows = [
        ["Lijst vergunningen"],
        ["Zaaknummer", "Naam exploitant", "Categorie", "Stand", "Tel."],
        ["Z/2023/0012345", "Café Zoë", "seksbedrijf", "verleend", "0600012345"],
        ["Z/2023/0012346", "Bébé\nBV", "zzp'er", "geldig", ""],
    ]
    path = tmp_path / "l.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=mark).writerows(rows)
    found = read_list(path)
    assert found.bad == ()
    assert [(r.number, r.holder, r.kind) for r in found.licences] == [
        ("Z/2023/0012345", "Café Zoë", "business"),
        ("Z/2023/0012346", "Bébé BV", "self_employed"),
    ]


def test_an_open_quotation_mark_costs_its_own_line_only(tmp_path):
    path = tmp_path / "l.csv"
    path.write_text(
        'kenmerk;houder;soort;status\nVHT-000001;"A;bedrijf;verleend\nVHT-000002;B;bedrijf;verleend\nVHT-000003;C;bedrijf;verleend;x\n'
    )
    found = read_list(path)
    assert [r.number for r in found.licences] == ["VHT-000002"]
    assert [(b.line, b.problem[:11]) for b in found.bad] == [(2, "a quotation"), (4, "5 cells, th")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("06-12345678; 06 87654321", ["+31612345678", "+31687654321"]),
        ("0612345678/0687654321", ["+31612345678", "+31687654321"]),
        ("020/1234567", ["+31201234567"]),
        ("tel. 06 12345678 en 0687654321", ["+31612345678", "+31687654321"]),
        ("06-12345678\n06-87654321", ["+31612345678", "+31687654321"]),
        ("0031612345678, +31687654321", ["+31612345678", "+31687654321"]),
        ("31612345678", ["+31612345678"]),
        ("n.v.t.", []),
        ("06-12345678 06-12345678", None),
        ("1234", None),
    ],
)
def test_phones_in_one_cell(tmp_path, written, read):
    book = Workbook()
    book.active.append(["kenmerk", "houder", "soort", "status", "telefoon"])
    book.active.append(["VHT-000001", "A", "bedrijf", "verleend", written])
    book.save(tmp_path / "l.xlsx")
    found = read_list(tmp_path / "l.xlsx")
    assert [r.phones for r in found.licences] == ([] if read is None else [read])


@pytest.mark.parametrize(
    ("status", "until", "verdict"),
    [("verlopen", "31-12-2025", "active"), ("verlopen", "", "ended"), ("verlopen", "31-12-2030", "ended")],
)
def test_ended_needs_a_last_day_that_has_passed(tmp_path, status, until, verdict):
    path = tmp_path / "l.csv"
    path.write_text(f"kenmerk;houder;soort;status;einddatum\nVHT-000001;A;bedrijf;{status};{until}\n")
    found = read_list(path, today=TODAY)
    assert [r.status for r in found.licences] + [b.value for b in found.bad] == [verdict]


def test_renewals_stay_and_repeats_are_named(tmp_path):
    path = tmp_path / "l.csv"
    one, two = (
        "VHT-000001;A;bedrijf;verleend;01-01-2020;31-12-2022",
        "VHT000001;A;bedrijf;verleend;01-01-2023;31-12-2025",
    )
    path.write_text(f"kenmerk;houder;soort;status;vanaf;einddatum\n{one}\n{two}\n{one}\n")
    found = read_list(path, today=TODAY)
    assert (len(found.licences), [(b.line, b.problem) for b in found.bad]) == (2, [(4, "repeats line 2")])


def test_numbers_stored_as_floats_and_formulas(tmp_path):
    book = Workbook()
    book.active.append(["kenmerk", "houder", "soort", "status"])
    book.active.append([20240012345.0, "A", "bedrijf", "verleend"])
    book.active.append(["=A2+1", "B", "bedrijf", "verleend"])
    book.save(tmp_path / "l.xlsx")
    found = read_list(tmp_path / "l.xlsx")
    assert [r.number for r in found.licences] == ["20240012345"]
    assert [(b.line, "formula" in b.problem) for b in found.bad] == [(3, True)]


def test_a_mapping_names_columns_words_separators_and_defaults(tmp_path):
    (tmp_path / "m.yaml").write_text(
        "header_row: 2\ncolumns:\n  number: Dossier\n  holder: Wie\n  trade_names: [Naam A, Naam B]\n  phones: Bellen\n"
        "kinds: {clubhuis: business}\nstatuses: {groen: active, rood: revoked}\nseparators: {trade_names: ['+'], phones: ['&']}\n"
        "defaults: {municipality: Utrecht, status: verleend, kind: bedrijf}\n"
    )
    path = tmp_path / "l.csv"
    path.write_text(
        "naam,kenmerk\nDossier,Wie,Naam A,Naam B,Bellen,Soort,Status\n"
        "12-A,Demo,Kim 24/7+Zus,Zon,0600000001&0600000002,clubhuis,rood\n13-B,Demo,,,,,\n"
    )
    one, two = read_list(path, read_mapping(tmp_path / "m.yaml")).licences
    assert (one.trade_names, one.phones) == (["Kim 24/7", "Zus", "Zon"], ["+31600000001", "+31600000002"])
    assert (one.kind, one.status, one.cbs_code) == ("business", "revoked", "GM0344")
    assert (two.kind, two.status, two.municipality) == ("business", "active", "Utrecht")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: {numbr: Kenmerk}", "numbr is no field"),
        ("colums: {}", "colums is no setting"),
        ("columns: [a", "line 1: not YAML"),
        ("- a", "not a mapping"),
        ("statuses: {groen: green}", "statuses.groen"),
        ("header_row: 0", "header_row"),
    ],
)
def test_a_mapping_that_does_not_hold_says_where(tmp_path, text, said):
    (tmp_path / "m.yaml").write_text(text)
    with pytest.raises(BakenError, match=said) as caught:
        read_mapping(tmp_path / "m.yaml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (
            Mapping(columns={"number": ["Dossier"]}),
            "no column 'Dossier' for number; there are: kenmerk, houder, soort, status",
        ),
        (Mapping(header_row=9), "no header with known column names"),
    ],
)
def test_a_mapping_that_does_not_fit_says_which_columns_there_are(tmp_path, mapping, said):
    path = tmp_path / "l.csv"
    path.write_text("kenmerk;houder;soort;status\nVHT-000001;A;bedrijf;verleend\n")
    with pytest.raises(BakenError, match=said):
        read_list(path, mapping)


def test_a_sheet_that_is_not_there_and_a_column_that_every_licence_needs(workbook, tmp_path):
    with pytest.raises(BakenError, match="no sheet 'Lijst'; it has: Toelichting, Vergunningen"):
        read_list(workbook[0], Mapping(sheet="Lijst"))
    path = tmp_path / "l.csv"
    path.write_text("kenmerk;houder;soort\nVHT-000001;A;bedrijf\n")
    with pytest.raises(
        BakenError, match="no column for status; there are: kenmerk, houder, soort; name one under `columns:`"
    ):
        read_list(path)


def hostile(tmp_path, what):
    path = tmp_path / f"{what}.xlsx"
    if what == "bomb":
        packed = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        with packed, packed.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(450):
                part.write(b"0" * 2**20)
    elif what == "other zip":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("a.txt", "x")
    elif what == "cut":
        book = Workbook()
        book.save(path)
        path.write_bytes(path.read_bytes()[:-200])
    elif what == "broken xml":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("xl/worksheets/sheet1.xml", "<a>")
    elif what == "entities":
        book = Workbook()
        book.save(path)
        inside = {}
        with zipfile.ZipFile(path) as packed:
            inside = {name: packed.read(name) for name in packed.namelist()}
        levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
        inside["xl/worksheets/sheet1.xml"] = (
            f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><worksheet><sheetData>&l11;</sheetData></worksheet>'
        ).encode()
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in inside.items():
                packed.writestr(name, content)
    else:
        path.write_bytes(
            {"noise": bytes(range(256)) * 20, "old": b"\xd0\xcf\x11\xe0" + b"\0" * 600, "empty": b""}[what]
        )
    return path


@pytest.mark.parametrize("what", ["bomb", "other zip", "cut", "broken xml", "entities", "noise", "old", "empty"])
def test_hostile_files_get_one_clear_line(tmp_path, baken, what):
    done = baken("import", hostile(tmp_path, what))
    assert (done.exit_code, type(done.exception).__name__) in ((1, "SystemExit"), (1, "BakenError"))
    said = done.stderr.strip() or str(done.exception)
    assert "\n" not in said
    assert f"{what}.xlsx" in said


def test_a_csv_named_as_a_workbook_is_read_for_what_it_is(tmp_path):
    path = tmp_path / "l.xlsx"
    path.write_text("kenmerk;houder;soort;status\nVHT-000001;A;bedrijf;verleend\n")
    assert len(read_list(path).licences) == 1


@pytest.mark.slow
def test_a_hundred_thousand_rows(tmp_path):
    rows = make_register(100_000, 5, "nl-apv")
    book = Workbook(write_only=True)
    sheet = book.create_sheet("lijst")
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(tmp_path / "l.xlsx")
    found = read_list(tmp_path / "l.xlsx", today=TODAY)
    assert (len(found.licences), found.bad) == (100_000, ())


def test_generate_writes_a_register_that_imports_whole(baken, tmp_path):
    out = tmp_path / "made" / "register.csv"
    assert baken("generate", "--licences", 500, "--seed", 7, "-o", out, "--forms", "both").exit_code == 0
    first = out.read_bytes()
    baken("generate", "--licences", 500, "--seed", 7, "-o", out, "--forms", "both")
    assert out.read_bytes() == first
    assert baken("import", out).exit_code == 0
    assert len(read_licences(tmp_path / "home" / "register.csv").licences) == 500
    with pytest.raises(UsageError, match="there are nl-wrp, nl-apv, both"):
        raise baken("generate", "-o", out, "--forms", "xx").exception
