"""The made-up register: what is in it, and that the stub reads it."""

import time
from collections import Counter
from datetime import date

import phonenumbers
import pytest

from domain.jurisdictions import jurisdiction
from domain.places import municipalities
from registry_stub.generate import REFERENCE_DAY, make_register
from registry_stub.schema import LicenceRecord


@pytest.fixture(scope="module", params=["nl-wrp", "nl-apv", "both"])
def made(request):
    return request.param, make_register(6000, 3, request.param)


def test_every_row_is_a_row_of_the_register(made):
    for row in made[1]:
        record = LicenceRecord.model_validate(row)
        assert tuple(row) == tuple(LicenceRecord.model_fields)
        assert record.cbs_code in municipalities()


def test_numbers_have_the_forms_of_the_pack(made):
    forms, rows = made
    scenario = jurisdiction("nl-wrp").formats
    share = sum(any(f.matches(row["number"]) for f in scenario) for row in rows) / len(rows)
    assert {"nl-wrp": share == 1, "nl-apv": share == 0, "both": 0.3 < share < 0.7}[forms]
    assert all(any(f.matches(row["number"]) for f in jurisdiction("nl-apv").formats) for row in rows)


def test_every_situation_occurs(made):
    today = REFERENCE_DAY.isoformat()
    rows = made[1]
    seen = Counter(
        "expired"
        if row["valid_until"] and row["valid_until"] < today
        else "future"
        if row["valid_from"] > today
        else row["status"]
        for row in rows
    )
    assert min(seen[s] for s in ("expired", "future", "active", "suspended", "revoked")) > 50
    twice = Counter(row["number"] for row in rows)
    assert 0.08 < sum(count > 1 for count in twice.values()) / len(twice) < 0.25
    assert any(row["valid_until"] == "" for row in rows)
    assert any(";" in row["phones"] for row in rows)
    assert any(row["phones"] == "" for row in rows)
    assert any(not name.isascii() for row in rows for name in (row["holder"], row["trade_names"]))
    assert len({row["cbs_code"] for row in rows}) > 250


def test_phones_belong_to_no_one(made):
    phones = {phone for row in made[1] for phone in row["phones"].split(";") if phone}
    assert len(phones) > 3000
    assert not any(phonenumbers.is_valid_number(phonenumbers.parse(phone)) for phone in phones)


def test_the_seed_decides():
    assert make_register(300, 1) == make_register(300, 1) != make_register(300, 2)
    assert make_register(0, 1) == []
    with pytest.raises(ValueError, match="400,000"):
        make_register(400_001, 1)


def test_another_day_moves_all_periods():
    rows = make_register(500, 1, reference_day=date(2030, 1, 1))
    assert any(row["valid_from"].startswith("2029") for row in rows)


def test_fifty_thousand_rows_in_seconds():
    start = time.perf_counter()
    assert len(make_register(50_000, 4)) == 50_000
    assert time.perf_counter() - start < 20
