"""Dutch VAT numbers, by label and by shape."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
CASES = [
    ("btw NL001234567B01", ["NL001234567B01"]), ("BTW-id: NL001234567B01", ["NL001234567B01"]),
    ("btw nr. NL 001234567 B01", ["NL001234567B01"]), ("BTW nr NL0012.34.567.B01", ["NL001234567B01"]),
    ("btw-nummer NL.0012.34567.B.01", ["NL001234567B01"]), ("VAT NL001234567B01", ["NL001234567B01"]),
    ("VAT id NL 0012 34 567 B 01", ["NL001234567B01"]), ("VAT no.: nl001234567b01", ["NL001234567B01"]),
    ("NL001234567B01", ["NL001234567B01"]), ("KvK 61234567 | NL001234567B01 | 06-00012345", ["NL001234567B01"]),
    ("VAT\nNL001234567B01", ["NL001234567B01"]), ("btw 001234567B01", ["NL001234567B01"]),
    ("btw-id 0012.34.567.B01", ["NL001234567B01"]), ("USt-IdNr. NL001234567B01", ["NL001234567B01"]),
    ("TVA : NL001234567B01", ["NL001234567B01"]), ("btw: 12345678B01", ["NL012345678B01"]),
    ("BTW NL-001234567-B01", ["NL001234567B01"]), ("btwNL001234567B01", ["NL001234567B01"]),
    ("Btw NL001234567B01 en NL007654321B02", ["NL001234567B01", "NL007654321B02"]),
    ("Omzetbelastingnummer NL001234567B01.", ["NL001234567B01"]), ("(NL001234567B01)", ["NL001234567B01"]),
    ("NL00BANK0123456789", []), ("IBAN NL00 BANK 0012 3456 78", []), ("btw 21%", []), ("001234567B01", []),
    ("inclusief btw 150 euro", []), ("VAT BE0123456789", []), ("btw DE123456789", []), ("NL 06 12345678 B", []),
    ("btw 123456789", []), ("NL0012345678B01", []), ("NL001234567B012", []), ("kamer 0012B01", []), ("btw-vrij, bel 0612345678", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_vat_numbers(text, numbers):
    facts = READER.read(AdText("x", text)).facts
    assert [f.value for f in facts if f.kind == "vat_number"] == numbers


@pytest.mark.parametrize(("text", "holds"), [("btw NL004495445B01", True), ("btw NL001234567B01", False)])
def test_check_digits_are_told(text, holds):
    (fact,) = [f for f in READER.read(AdText("x", text)).facts if f.kind == "vat_number"]
    assert fact.extra.get("valid", True) is holds
