"""Files that a spreadsheet opens: nothing in them runs, nothing is lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.sheet import LONGEST_CELL, Sheet, as_csv, as_xlsx, safe_text

RISKY = ["=1+1", "+31600010001", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "＝1"]


def sheet(*rows, columns=("a", "b")):
    return Sheet("Title", columns, rows, "About", (("Made by", "=cmd()"), ("Filter", "none")))


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", RISKY)
def test_no_cell_begins_like_a_formula_in_either_form(text):
    made = sheet([text, 1], columns=(text, "b"))
    (heading, *_), (cell, *_) = csv_rows(as_csv(made))
    book = load_workbook(io.BytesIO(as_xlsx(made)))
    table = book["Title"]
    for value in (heading, cell, table["A1"].value, table["A2"].value):
        assert value.startswith("'")
    assert table["A1"].data_type == table["A2"].data_type == "s"
    assert book["About"]["B3"].value == "'=cmd()"
    assert not [c for page in book for row in page for c in row if c.data_type == "f"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_comes_back_as_text_that_does_not_run(text):
    made = sheet([text, 7])
    value = load_workbook(io.BytesIO(as_xlsx(made)))["Title"]["A2"].value or ""
    written = csv_rows(as_csv(made))[1][0]
    for shown in (value, written):
        assert not shown.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert written == safe_text(text)


def test_plain_text_and_numbers_stay_what_they_are():
    made = sheet(['Café Ümlaut; "x", y', 12], ["", None], ["SB-2025-00417", 0])
    assert csv_rows(as_csv(made))[1:] == [['Café Ümlaut; "x", y', "12"], ["", ""], ["SB-2025-00417", "0"]]
    table = load_workbook(io.BytesIO(as_xlsx(made)))["Title"]
    assert [[cell.value for cell in row] for row in table.iter_rows(min_row=2)] == [
        ["Café Ümlaut; \"x\", y", 12], [None, None], ["SB-2025-00417", 0],
    ]  # fmt: skip


def test_what_a_cell_cannot_hold_is_replaced_or_cut_not_refused():
    table = load_workbook(io.BytesIO(as_xlsx(sheet(["a\x00b", 1], ["x" * 40_000, 1]))))["Title"]
    assert table["A2"].value == "a\ufffdb"
    assert len(table["A3"].value) == LONGEST_CELL


def test_the_first_sheet_says_what_it_is_and_the_table_has_a_fixed_head():
    book = load_workbook(io.BytesIO(as_xlsx(sheet(["x", 1]))))
    assert book.sheetnames == ["About", "Title"]
    assert [book["About"]["A1"].value, book["About"]["A4"].value, book["About"]["B4"].value] == [
        "Title",
        "Filter",
        "none",
    ]
    assert (book["Title"].freeze_panes, book["Title"].auto_filter.ref) == ("A2", "A1:B2")
