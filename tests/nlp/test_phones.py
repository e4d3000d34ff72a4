"""Phone numbers as people write them, and what is not one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()


def phones(text, url=""):
    facts = READER.read(AdText("x", text, url=url)).facts
    return [(fact.value, fact.extra["style"]) for fact in facts if fact.kind == "phone"]


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("0600012345", "plain"), ("06-00012345", "plain"), ("06 00 01 23 45", "plain"), ("06.00.01.23.45", "plain"),
        ("+31 6 00012345", "plain"), ("+31 (0)6 00012345", "plain"), ("0031600012345", "plain"),
        ("(06) 00012345", "plain"), ("wa.me/31600012345", "plain"),
        ("nul zes nul nul nul een twee drie vier vijf", "spelled"),
        ("nul zes 0 nul 0 een 23 vier vijf", "spelled"), ("zero six zero zero zero one two three four five", "spelled"),
        ("nul zes dubbel nul nul twaalf drie vijfenveertig", "spelled"),
        ("O6-OOO12345", "homoglyph"), ("０６０００１２３４５", "homoglyph"), ("0️⃣6️⃣00012345", "homoglyph"),
        ("06\n0001\n2345", "split"), ("0*6*0*0*0*1*2*3*4*5", "split"),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(written, style):
    assert phones(f"Bel mij op {written} graag") == [("+31600012345", style)]


@pytest.mark.parametrize(
    "decoy",
    ["KvK 60001234", "KvK-nummer: 06000123", "NL91ABNA0417164300", "btw NL600012345B01", "03-11-2026 10:00 - 22:00",
     "geopend 10:00-22:00", "1012 AB", "tarief 100 150 200 250", "vergunning SB-2025-00417", "RP-0041735",
     "ad id 0612345678", "170 cm 60 kg 23 jaar", "24/7", "0612345678901234", "2026-11-03"],
)  # fmt: skip
def test_other_numbers_are_not_phones(decoy):
    assert phones(f"Lees dit: {decoy}") == []


def test_several_numbers_in_one_ad_are_all_read():
    assert [value for value, _ in phones("06-00012345 of 06-00054321")] == ["+31600012345", "+31600054321"]


def test_numbers_of_other_countries_are_read_with_their_prefix_or_on_their_own_sites():
    assert phones("Bel +32 470 12 34 56")[0][0] == "+32470123456"
    assert phones("Bel 0470 12 34 56", url="https://voorbeeld.be/ad/1")[0][0] == "+32470123456"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), st.integers(0, 99_999_999))
def test_a_number_between_lines_of_any_text_keeps_its_span(noise, tail):
    written = f"06{tail:08d}"
    text = f"{noise}\nBel nu {written} graag"
    found = [f for f in READER.read(AdText("x", text)).facts if f.kind == "phone"]
    assert all(text[fact.start : fact.end] == fact.text for fact in found)
