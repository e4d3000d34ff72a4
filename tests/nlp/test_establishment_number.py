"""Establishment numbers: twelve digits of the business register."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
CASES = [
    ("KvK-vestigingsnummer 000012345678", ["000012345678"]), ("vestigingsnr. 000012345678", ["000012345678"]),
    ("vestigingsnr: 0000 1234 5678", ["000012345678"]), ("vestiging 000012345678", ["000012345678"]),
    ("vest. 000012345678", ["000012345678"]), ("Vest.nr.: 000012345678", ["000012345678"]),
    ("KvK 61234567, vestiging 000012345678", ["000012345678"]), ("branch no. 000012345678", ["000012345678"]),
    ("branch registration 000012345678", ["000012345678"]), ("branch number: 0000.1234.5678", ["000012345678"]),
    ("establishment no. 000012345678", ["000012345678"]), ("Establishment number\n000012345678", ["000012345678"]),
    ("KvK 000012345678", ["000012345678"]), ("KvK: 61234567 / 000012345678", ["000012345678"]),
    ("KvK 61234567 000012345678", ["000012345678"]), ("000012345678 (vestigingsnummer)", ["000012345678"]),
    ("vestigingsnummers 000012345678 en 000087654321", ["000012345678", "000087654321"]),
    ("| vestigingsnummer | 000012345678 |", ["000012345678"]), ("Niederlassung Nr. 000012345678", ["000012345678"]),
    ("The establishment and KvK numbers. Mine are 000014000470 and 14000470", ["000014000470"]),
    ("000012345678", []), ("vestiging Utrecht, 06 12345678", []), ("vestigingsnummer 12345678", []),
    ("branch Utrecht 020 555 01 23", []), ("establishment since 2012", []), ("investering 000012345678", []),
    ("vestiging IBAN NL00 BANK 0000 1234 5678", []), ("vest maat 38", []), ("artikel 871234567890 in onze vestiging", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_establishment_numbers(text, numbers):
    facts = READER.read(AdText("x", text)).facts
    assert [f.value for f in facts if f.kind == "establishment_number"] == numbers
