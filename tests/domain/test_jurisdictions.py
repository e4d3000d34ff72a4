"""Every pack holds, its examples fit its formats, and sources are named."""

from datetime import date

import pytest

from domain.errors import BakenError
from domain.jurisdictions import jurisdiction, jurisdiction_ids
from domain.places import municipalities


def test_the_packs_that_ship() -> None:
    assert {"nl-wrp", "nl-apv", "au-vic"} <= set(jurisdiction_ids())


@pytest.mark.parametrize("pack", jurisdiction_ids())
def test_examples_fit_and_sources_stand(pack: str) -> None:
    rules = jurisdiction(pack)
    assert rules.id == pack
    assert rules.legal_source
    assert set(rules.title) >= {"nl", "en"}
    for form in rules.formats:
        assert form.matches(form.example), form.name
        assert not form.matches(f"{form.example} and more"), form.name


def test_scenario_minimum_age_is_21() -> None:
    assert jurisdiction("nl-wrp").minimum_age == 21
    assert jurisdiction("nl-wrp").in_force == "scenario"


def test_by_law_pack_knows_rotterdams_age_by_cbs_code() -> None:
    rules = jurisdiction("nl-apv").municipalities
    assert rules["GM0599"].minimum_age == 21
    assert set(rules) <= set(municipalities())


def test_foreign_pack_ended() -> None:
    assert jurisdiction("au-vic").valid_until == date(2022, 5, 9)


def test_an_unknown_pack_is_named_with_those_there_are() -> None:
    with pytest.raises(BakenError, match="nl-wrp"):
        jurisdiction("xx-none")
