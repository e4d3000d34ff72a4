"""Chamber of Commerce numbers, and eight digits that are none."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
CASES = [
    ("KvK 12345678", ["12345678"]), ("kvk12345678", ["12345678"]), ("KVK: 12 34 56 78", ["12345678"]),
    ("K.v.K.-nr. 61234567", ["61234567"]), ("k.v.k. nummer 61234567", ["61234567"]), ("KvKnr: 61234567", ["61234567"]),
    ("KvK-nummer: 61234567", ["61234567"]), ("Kvk#61234567", ["61234567"]), ("KvK nummer is 61234567", ["61234567"]),
    ("Kamer van Koophandel 61234567", ["61234567"]), ("kamer v. koophandel nr 61234567", ["61234567"]),
    ("Ingeschreven bij de KvK onder nummer 61234567", ["61234567"]), ("KvK Utrecht 30001234", ["30001234"]),
    ("Ingeschreven in het handelsregister onder 61234567", ["61234567"]), ("Handelsregister: 6123 4567", ["61234567"]),
    ("handelsregisternummer 61.234.567", ["61234567"]), ("Chamber of Commerce no. 61234567", ["61234567"]),
    ("chamber of comerce nr 61234567", ["61234567"]), ("Registered with the Chamber of Commerce, 61234567.", ["61234567"]),
    ("Dutch Chamber of Commerce (KvK): 61234567", ["61234567"]), ("CoC 61234567", ["61234567"]),
    ("CoC-number 61234567", ["61234567"]), ("trade register 61234567", ["61234567"]),
    ("Commercial register number: 61234567", ["61234567"]), ("company registration no. 61234567", ["61234567"]),
    ("KvK\n61234567", ["61234567"]), ("KvK-nummer:\n61234567", ["61234567"]), ("| kvk | 27000055 |", ["27000055"]),
    ("KvK → 17 00 00 31", ["17000031"]), ("KvK.......... 06014141", ["06014141"]), ("KvK = 61234567", ["61234567"]),
    ("KvK 61234567 en 71234567", ["61234567", "71234567"]), ("KvK-nummers: 61234567, 71234567", ["61234567", "71234567"]),
    ("KvK (gewoon ingeschreven, sinds 2019): 32002026", ["32002026"]), ("61234567 (KvK)", ["61234567"]),
    ("61234567 is mijn KvK-nummer", ["61234567"]), ("kvk staat op 61234567", ["61234567"]),
    ("Ik sta bij de kvk, nummer 61234567", ["61234567"]), ("my kvk number is 61234567 and I pay tax", ["61234567"]),
    ("KvK 61234567 - 06 00012345", ["61234567"]), ("KvK 61234567 06-00012345", ["61234567"]),
    ("ZZP'er, KVK. 61234567", ["61234567"]), ("Kvk: 612-345-67", ["61234567"]), ("KvK 61 234 567", ["61234567"]),
    ("Handelskammer NL 61234567", ["61234567"]), ("chambre de commerce : 61234567", ["61234567"]),
    ("Cámara de Comercio 61234567", ["61234567"]), ("KvK-inschrijving 61234567", ["61234567"]),
    ("KvK 61234567, vestigingsnr 000012345678", ["61234567"]), ("KvK 61234567 / btw NL001234567B01", ["61234567"]),
    ("The establishment and KvK numbers. Mine are 000014000470 and 14000470", ["14000470"]),
    ("12345678", []), ("Bel 12345678", []), ("KvK 1234567", []), ("KvK 123456789", []), ("RSIN 123456782", []),
    ("KvK-vestigingsnummer 000012345678", []), ("KvK 000012345678", []), ("kvk aangemeld, bel 06 12 34 56 78", []),
    ("Ingeschreven bij de KvK sinds 01-01-2020", []), ("KvK-geregistreerd 06-12345678", []),
    ("KvK: zie site. Advertentie 12345678", []), ("KvK op aanvraag. IBAN NL00BANK0123456789", []),
    ("KvK bekend, vergunning 20190045", []), ("Kamer 12345678", []), ("coc 06 12345678", []), ("cocktails 12345678", []),
    ("klantnummer 12345678", []), ("Kamer van Koophandel 2019 2024", []), ("handelsregister BE 0123.456.789", []),
    ("KvK ja\nTel 12345678", []), ("KBO 0123456789", []), ("kvk, btw 001234567B01", []), ("ordernr 12345678 kvk vermelden", []),
    ("geen kvk want particulier, postbus 12345678", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_kvk_numbers(text, numbers):
    assert [f.value for f in READER.read(AdText("x", text)).facts if f.kind == "kvk_number"] == numbers
