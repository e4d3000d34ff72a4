"""Every pack holds, its examples fit its formats, sources are named, and rules of places hold on their days."""

from datetime import date

import pytest

from domain.errors import BakenError
from domain.jurisdictions import jurisdiction, jurisdiction_ids, reading
from domain.places import municipalities

EVE, NEW_YEAR = date(2015, 12, 31), date(2016, 1, 1)


@pytest.fixture
def extra_packs(tmp_path, monkeypatch):
    """Return a function that adds a pack file to a folder of their own."""
    monkeypatch.setattr(reading, "folder", lambda: tmp_path)

    def forget():
        jurisdiction.cache_clear()
        jurisdiction_ids.cache_clear()

    def add(name, text):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        forget()

    yield add
    monkeypatch.undo()
    forget()


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
    for code, local in rules.municipalities.items():
        assert code in municipalities()
        assert all(rule.source for rule in local)


def test_the_scenario_asks_everyone_and_sets_21() -> None:
    rules = jurisdiction("nl-wrp")
    assert rules.in_force == "scenario"
    rule = rules.rule_for(None, date(2026, 1, 1))
    assert (rule.minimum_age, rule.licensed) == (21, "all")
    assert [rule.asks(kind) for kind in ("business", "self_employed", None)] == ["yes", "yes", "yes"]


def test_by_laws_ask_businesses_and_cannot_tell_of_an_ad_whose_kind_is_not_plain() -> None:
    rule = jurisdiction("nl-apv").rule_for("GM0344", date(2026, 1, 1))
    assert (rule.minimum_age, rule.home_based) == (18, "unknown")
    assert [rule.asks(kind) for kind in ("business", "self_employed", None)] == ["yes", "no", "unknown"]


@pytest.mark.parametrize(
    ("code", "on", "age", "home"),
    [
        ("GM0599", EVE, 18, "unknown"),
        ("GM0599", NEW_YEAR, 21, "unknown"),
        ("GM0599", date(2017, 2, 26), 21, "unknown"),
        ("GM0599", date(2017, 2, 27), 21, "conditions"),
        ("GM0518", date(2017, 2, 26), 18, "unknown"),
        ("GM0518", date(2026, 1, 1), 18, "forbidden"),
        ("GM0363", date(2017, 12, 31), 18, "unknown"),
        ("GM0363", date(2018, 1, 1), 21, "unknown"),
        (None, date(2026, 1, 1), 18, "unknown"),
        ("", date(2026, 1, 1), 18, "unknown"),
    ],
)
def test_by_laws_hold_on_their_own_days(code: str | None, on: date, age: int, home: str) -> None:
    rule = jurisdiction("nl-apv").rule_for(code, on)
    assert (rule.minimum_age, rule.home_based) == (age, home)


def test_days_on_which_rules_change_are_known() -> None:
    changes = list(jurisdiction("nl-apv").changes_after("GM0599", date(2010, 1, 1)))
    assert changes == [NEW_YEAR, date(2017, 2, 27)]
    assert list(jurisdiction("nl-apv").changes_after("GM0599", date(2020, 1, 1))) == []


def test_foreign_pack_ended() -> None:
    rules = jurisdiction("au-vic")
    assert rules.rule_for(None, date(2022, 5, 9)).asks(None) == "yes"
    ended = rules.rule_for(None, date(2022, 5, 10))
    assert not ended.in_force
    assert [ended.asks(kind) for kind in ("business", "self_employed", None)] == ["no", "no", "no"]
    assert list(rules.changes_after(None, date(2022, 1, 1))) == [date(2022, 5, 10)]


def test_an_unknown_pack_is_named_with_those_there_are() -> None:
    with pytest.raises(BakenError, match="nl-wrp"):
        jurisdiction("xx-none")


PACK = """
id: xx-town
title: {nl: Proef, en: Trial}
country: BE
in_force: "yes"
required: unknown
licensed: unknown
minimum_age: 18
formats: [{name: permit, pattern: 'ZZ-[0-9]{4}', example: ZZ-0001}]
municipalities:
  A:
    - {valid_until: 2020-12-31, required: none, source: by-law}
    - {valid_from: 2021-01-01, required: self_employed, licensed: all, source: by-law}
legal_source: [made up]
"""


def test_adding_a_pack_is_adding_one_file(extra_packs) -> None:
    extra_packs("xx-town", PACK)
    assert jurisdiction_ids() == ("xx-town",)
    rules = jurisdiction("xx-town")
    assert rules.rule_for("A", date(2020, 12, 31)).asks("self_employed") == "no"
    assert rules.rule_for("A", date(2021, 1, 1)).asks("self_employed") == "yes"
    assert rules.rule_for("A", date(2021, 1, 1)).asks("business") == "no"
    assert rules.rule_for("B", date(2021, 1, 1)).asks("business") == "unknown"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("valid_from: 2021-01-01", "valid_from: 2020-12-31"), "two rules of A hold on 2020-12-31"),
        (("valid_from: 2021-01-01", "valid_from: 2021-01-01, valid_until: 2020-01-01"), "lies before"),
        (("required: unknown", "required: someone"), "required"),
        (("[made up]", "[]"), "legal_source"),
        (("title: {", "title: {{"), "no YAML"),
    ],
)
def test_a_pack_that_does_not_hold_is_one_clear_line(extra_packs, change, said) -> None:
    extra_packs("xx-town", PACK.replace(*change))
    with pytest.raises(BakenError, match=said) as error:
        jurisdiction("xx-town")
    assert "\n" not in str(error.value)
    assert "xx-town.yaml" in str(error.value)
