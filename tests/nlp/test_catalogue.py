"""Every indicator file proves itself by its examples; the list is SPEC's."""

import re

import pytest

from domain.ads import AdText
from domain.errors import BakenError
from nlp.indicators.catalogue import catalogue, read_entry
from nlp.indicators.computed import COMPUTED
from nlp.indicators.rules import RULES
from nlp.pipeline import AdReader

REQUIRED = {
    "age.minor",
    "age.below_minimum",
    "age.youth_emphasis",
    "age.conflict",
    "control.third_person",
    "control.multiple_persons",
    "control.shared_phone",
    "movement.touring",
    "movement.rotation",
    "availability.always",
    "price.below_market",
    "service.unprotected",
    "contact.obscured_phone",
    "contact.foreign_phone",
    "identity.name_conflict",
    "text.template",
    "image.reused",
    "language.trust",
    "recruitment.offer",
    "housing.provided",
    "location.hotel",
    "location.residence",
    "finance.debt_or_deposit",
    "distress.stated",
}
READER = AdReader()
EXAMPLES = [
    pytest.param(entry.id, text, positive, id=f"{entry.id}-{'yes' if positive else 'no'}-{number}")
    for entry in catalogue().values()
    for positive, texts in ((True, entry.examples.positive), (False, entry.examples.negative))
    for number, text in enumerate(texts)
]


def indicators(text):
    return {hit.indicator for hit in READER.read(AdText("x", text)).hits}


def test_all_required_indicators_are_there():
    assert set(catalogue()) >= REQUIRED


@pytest.mark.parametrize(("indicator", "text", "positive"), EXAMPLES)
def test_examples(indicator, text, positive):
    assert (indicator in indicators(text)) is positive


@pytest.mark.parametrize("entry", catalogue().values(), ids=lambda entry: entry.id)
def test_an_entry_is_complete_in_both_languages(entry):
    for text in (entry.title, entry.means, entry.does_not_mean):
        assert set(text) >= {"nl", "en"}
    assert entry.rule is None or entry.rule in RULES
    assert entry.computed is None or entry.computed in COMPUTED
    if not entry.computed:
        assert entry.examples.positive
        assert entry.examples.negative
    assert (entry.points == 0) is (entry.grade == "contradicted")


ORIGINS = (
    r"nederlands|roemeen|bulgaar|hongaar|pools|oost-?europ|aziat|latin|thai|braz|afrik|russ|turk|marok|"
    r"romanian|bulgarian|hungarian|polish|asian|african|russian|turkish|dutch|european|ebony|exotic"
)


@pytest.mark.parametrize("entry", catalogue().values(), ids=lambda entry: entry.id)
def test_no_pattern_speaks_of_origin(entry):
    assert not re.search(ORIGINS, " ".join(p for phrases in entry.patterns.values() for p in phrases), re.I)


@pytest.mark.parametrize("origin", ["Nederlandse", "Roemeense", "Braziliaanse", "Thaise", "Poolse", "Surinaamse"])
def test_swapping_origin_changes_no_hit(origin):
    text = "Hallo, ik ben een {} vrouw van 20 jaar. 24/7 bereikbaar, echte foto's, onze {} dames. Spreek {}."
    base = indicators(text.format("Belgische", "Belgische", "Engels"))
    assert base
    assert indicators(text.format(origin, origin, "Roemeens")) == base


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: [", "not YAML"),
        ("id: a.b", "title"),
        ("{}", "id"),
    ],
)
def test_a_broken_file_is_named(text, said):
    with pytest.raises(BakenError, match=f"(?s)indicator file x.yaml.*{said}"):
        read_entry("x.yaml", text)
