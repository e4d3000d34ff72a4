"""The compliance screens in a real browser: three people, their own part each, and files that open."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import PASSWORD
from compliance_world import ELSEWHERE, HOSTILE, NUMBER, fill_compliance
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Request, expect
from review_screen import running_screen
from sqlalchemy import select

from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import AuditEntry, VerdictChange

pytestmark = pytest.mark.browser
PATIENCE = 20_000


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("compliance") / "home"
    made.mkdir()
    engine = open_engine(f"sqlite:///{made / 'baken.db'}")
    upgrade(engine)
    with transaction(engine) as session:
        fill_compliance(session)
    engine.dispose()
    return made


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with running_screen(home) as address:
        yield address


@pytest.fixture
def enter(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Log somebody in, at an address of the screen; nothing may be asked for elsewhere or refused."""
    noticed: list[str] = []
    context = browser.new_context(viewport={"width": 1360, "height": 1000}, timezone_id="Europe/Amsterdam")

    def note(request: Request) -> None:
        if not request.url.startswith((address, address.replace("http", "ws"), "data:", "blob:")):
            noticed.append(request.url)

    def log_in(name: str, path: str = "") -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", note)
        # under an address of its own Streamlit first looks for its server there, which gives a 404
        page.on(
            "console",
            lambda said: noticed.append(said.text) if said.type == "error" and "404" not in said.text else None,
        )
        page.goto(f"{address}{path}")
        page.get_by_label("Naam").fill(name)
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        expect(page.get_by_role("button", name="Uitloggen")).to_be_visible(timeout=PATIENCE)
        return page

    yield log_in
    context.close()
    assert noticed == []


def metric(page: Page, label: str) -> str:
    return page.get_by_test_id("stMetric").filter(has_text=label).get_by_test_id("stMetricValue").inner_text()


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible(timeout=PATIENCE)


def download(page: Page, form: str) -> tuple[str, bytes]:
    with page.expect_download() as caught:
        page.get_by_role("button", name=form, exact=True).click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def log(home: Path) -> list[tuple[str, str, str]]:
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    with transaction(engine) as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.sequence))
        rows = [(entry.actor, entry.action, entry.subject) for entry in entries]
    engine.dispose()
    return rows


def test_an_officer_sees_the_country_one_municipality_and_takes_the_counts_along(enter, home: Path) -> None:
    page = enter("officer")
    go(page, "Naleving")
    assert metric(page, "Gecontroleerd") == "103"
    expect(page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg")).to_have_count(3)
    assert fits(page), "nothing runs off the screen"
    table = page.locator("table.baken-table", has_text="Aandeel geldig")
    box, room = table.bounding_box(), page.get_by_test_id("stMainBlockContainer").bounding_box()
    assert box
    assert room
    assert box["x"] + box["width"] <= room["x"] + room["width"]
    name, data = download(page, "XLSX")
    assert name.startswith("baken-compliance-20")
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Toelichting", "Naleving"]
    rows = list(book["Naleving"].iter_rows(values_only=True))
    assert sorted(row[0] for row in rows[1:]) == ["Amsterdam", "Groningen", "Rotterdam", "Utrecht"]
    page.get_by_role("combobox", name="Gemeente").fill("Gronin")
    page.get_by_role("option", name="Groningen", exact=True).click()
    expect(page.get_by_test_id("stMetric").first).to_contain_text("12")
    assert page.url.endswith("municipality=GM0014")
    _, data = download(page, "CSV")
    assert [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))] == ["Gemeente", "Groningen"]
    expected = [
        ("officer", "compliance.view", ""), ("officer", "export.compliance", ""),
        ("officer", "compliance.view", "GM0014"), ("officer", "export.compliance", "Groningen"),
    ]  # fmt: skip
    assert [row for row in log(home) if row[0] == "officer" and "compliance" in row[1]] == expected


def test_an_officer_finds_a_licence_its_ads_and_its_history(enter, home: Path) -> None:
    page = enter("officer")
    go(page, "Vergunningen")
    page.get_by_label("Nummer, houder of handelsnaam").fill("Maanlicht Demo")
    page.get_by_label("Nummer, houder of handelsnaam").press("Enter")
    page.get_by_role("button", name="Bekijken").first.click()
    expect(page.get_by_text("Status: van kracht → geschorst")).to_be_visible()
    expect(page.get_by_text(HOSTILE)).to_be_visible()
    assert page.locator("[data-testid=stMain] img, [data-testid=stMain] strong", has_text="vet").count() == 0
    assert page.title() != "owned"
    expect(page.get_by_text("Maanlicht met tikfout")).to_be_visible()
    assert fits(page)
    _, data = download(page, "XLSX")
    cells = [cell for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]
    assert f"'{HOSTILE}" in [cell.value for cell in cells]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert ("officer", "export.licence", NUMBER) in log(home)


def test_an_inspector_sees_one_municipality_by_menu_link_and_file(enter, address: str, home: Path) -> None:
    page = enter("inspector")
    for name in ("Naleving", "Vergunningen", "Gewijzigde uitkomsten", "Registers"):
        go(page, name)
        expect(page.get_by_text("Amsterdam")).to_have_count(0)
        expect(page.get_by_text("Grachtenlicht")).to_have_count(0)
    go(page, "Naleving")
    expect(page.get_by_role("combobox", name="Gemeente")).to_have_count(0)
    assert metric(page, "Gecontroleerd") == "26"
    _, data = download(page, "CSV")
    assert [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))] == ["Gemeente", "Utrecht"]


@pytest.mark.parametrize(("path", "said"), [
    ("/compliance?municipality=GM0363", "Dit valt buiten uw gemeente."),
    ("/changes?municipality=GM0363", "Dit valt buiten uw gemeente."),
    (f"/licence?licence={ELSEWHERE}", "Deze vergunning bestaat niet of valt buiten uw rol."),
])  # fmt: skip
def test_a_link_takes_an_inspector_no_further(enter, path: str, said: str) -> None:
    page = enter("inspector", path)
    expect(page.get_by_text(said)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("Amsterdam")).to_have_count(0)
    expect(page.get_by_test_id("stMetric")).to_have_count(0)


def test_a_link_to_a_licence_survives_the_log_in(enter) -> None:
    page = enter("officer", f"/licence?licence={NUMBER}")
    expect(page.get_by_text("Wat het register zegt")).to_be_visible(timeout=PATIENCE)


def test_an_inspector_marks_a_change_as_seen_and_the_decision_stays(enter, home: Path) -> None:
    page = enter("inspector")
    go(page, "Gewijzigde uitkomsten")
    expect(page.get_by_text("2 wijzigingen")).to_be_visible()
    expect(page.get_by_text("Reden: Eerst nabellen.")).to_be_visible()
    page.get_by_role("button", name="Gezien", exact=True).last.click()
    expect(page.get_by_text("1 wijziging als gezien gemarkeerd.")).to_be_visible()
    expect(page.get_by_text("Maanlicht in Utrecht")).to_have_count(0)
    page.get_by_label("Stand").click()
    page.get_by_role("option", name="Gezien", exact=True).click()
    expect(page.get_by_text("Gezien door inspector")).to_be_visible()
    expect(page.get_by_text("Reden: Eerst nabellen.")).to_be_visible()
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    with transaction(engine) as session:
        assert len(session.scalars(select(VerdictChange).where(VerdictChange.seen_at.is_not(None))).all()) == 1
    engine.dispose()


def test_a_researcher_sees_counts_without_small_ones_and_no_licence(enter, address: str) -> None:
    page = enter("researcher")
    go(page, "Naleving")
    expect(page.get_by_text("Aantallen onder vijf")).to_be_visible()
    expect(page.locator("table.baken-table", has_text="Aandeel geldig")).not_to_contain_text("Groningen")
    for name in ("Vergunningen", "Gewijzigde uitkomsten", "Registers"):
        expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
    _, data = download(page, "CSV")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert [int(cell) for row in rows[1:] for cell in row[2:] if cell and 0 < int(cell) < 5] == []
    other = enter("researcher", f"/licence?licence={NUMBER}")
    expect(other.get_by_text("Deze pagina hoort niet bij uw rol.")).to_be_visible()
    expect(other.get_by_text("Maanlicht")).to_have_count(0)


def test_in_english_too(enter) -> None:
    page = enter("officer")
    page.get_by_text("English", exact=True).click()
    page.get_by_role("link", name="Compliance", exact=True).click()
    expect(page.get_by_text("Share valid")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("link", name="Registers", exact=True).click()
    expect(page.get_by_text("Too old to judge by since")).to_be_visible()
