"""Every word on the screen exists in both languages."""

import re
import string
from datetime import date
from pathlib import Path

import pytest

import review_ui
from domain.indicators import Barrier, Grade, Tier, Track
from domain.links import LinkInput
from domain.roles import Role
from domain.verdicts import CheckRequest, Licence, Verdict
from matching.licences.agreement import read
from matching.licences.contradictions import CONTRADICTIONS
from matching.licences.index import RegisterIndex
from matching.licences.verdict import Registered
from matching.linking import link_ads
from review_ui.i18n import LANGUAGES, words
from review_ui.i18n import sentences as said_by
from store.decisions import KINDS

FOLDER = Path(review_ui.__file__).parent
ENUMS = {"track": Track, "tier": Tier, "verdict": Verdict, "grade": Grade, "barrier": Barrier, "role": Role}


def slots(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_languages_have_the_same_keys_and_slots() -> None:
    dutch, english = words("nl"), words("en")
    assert dutch.keys() == english.keys()
    assert {key: slots(text) for key, text in dutch.items()} == {key: slots(text) for key, text in english.items()}
    assert set(LANGUAGES) == {"nl", "en"}


def test_every_key_used_in_the_code_has_words() -> None:
    used = set()
    for file in FOLDER.rglob("*.py"):
        used |= set(re.findall(r'(?<![\w.])t\(\s*"([\w.]+)"', file.read_text("utf-8")))
    assert len(used) > 60
    assert used <= words("nl").keys()


@pytest.mark.parametrize("group", ENUMS)
def test_every_value_of_a_kind_has_words(group: str) -> None:
    assert {f"{group}.{value}" for value in ENUMS[group]} <= words("nl").keys()


def test_every_decision_has_words() -> None:
    assert {f"decide.{kind}" for kind in KINDS} <= words("nl").keys()


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said_by, "language", lambda: "nl")


LICENCE = Licence(
    "RP-0000001", "self_employed", "Fleur Voorbeeld", ("Fleur",), "Utrecht", "GM0344", ("+31612345678",),
    date(2025, 1, 1), date(2026, 1, 1), "active",
)  # fmt: skip


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize("request_", [
    CheckRequest("1", ("RP-0000001",), ("+31612345678",), ("Fleur",), "Utrecht"),
    CheckRequest("1", ("RP-0000001",), ("+31687654321",), ("Iemand anders",), "Amsterdam"),
])  # fmt: skip
@pytest.mark.parametrize("on", [date(2024, 1, 1), date(2025, 6, 1), date(2027, 1, 1)])
def test_a_licence_checks_reasons_are_translated(request_: CheckRequest, on: date) -> None:
    reasons = Registered("RP-0000001", [0], read(request_, "NL"), RegisterIndex([LICENCE])).judgement(on).reasons
    assert len(reasons) >= 3
    assert [reason for reason in reasons if said_by.said(reason) == reason] == []


@pytest.mark.usefixtures("dutch")
def test_a_contradictions_reason_is_translated() -> None:
    assert [rule.reason for rule in CONTRADICTIONS if said_by.said(rule.reason) == rule.reason] == []


@pytest.mark.usefixtures("dutch")
def test_a_links_reason_is_translated() -> None:
    ads = [LinkInput(str(n), phones=("+31612345678",), handles=("x:lisa",), emails=("a@b.example",)) for n in range(2)]
    reasons = {link.reason for link in link_ads(ads).links}
    assert reasons
    assert {reason for reason in reasons if said_by.said(reason) == reason} == set()


@pytest.mark.usefixtures("dutch")
def test_what_varies_in_a_sentence_is_kept_and_translated_inside() -> None:
    assert (
        said_by.said("one character differs; phone and place agree")
        == "één teken anders; telefoon en plaats komen overeen"
    )
    assert said_by.said("93% of the wording is the same (40 words), but 3 ads use it: a template.").endswith(
        "een sjabloon."
    )
    assert said_by.said("The ad says {x}, the licence Breda.") == "De advertentie noemt {x}, de vergunning Breda."


@pytest.mark.usefixtures("dutch")
def test_an_unknown_sentence_stays_as_it_is() -> None:
    assert said_by.said("Something new happened.") == "Something new happened."
