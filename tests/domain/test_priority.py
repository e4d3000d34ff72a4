"""Priority is a tier and a sum a person can check by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.indicators import Barrier, Grade, Indicator, Tier, Track
from domain.priority import prioritise


def indicator(ident, barrier=Barrier.WORK, track=Track.CRIMINAL, grade=Grade.PRACTICE, severity=2):
    text = {"nl": "x", "en": "x"}
    return Indicator(
        id=ident,
        title=text,
        means=text,
        does_not_mean=text,
        barrier=barrier,
        track=track,
        grade=grade,
        severity=severity,
        sources=("made up",),
    )


def test_a_stated_minor_is_immediate_whatever_else_stands_there():
    priority = prioritise(Track.CRIMINAL, [indicator("age.minor", grade=Grade.RULE, severity=10)])
    assert (priority.tier, priority.points) == (Tier.IMMEDIATE, 10)


def test_three_independent_indicators_over_two_barriers_are_high():
    found = [indicator("age.a"), indicator("control.b"), indicator("contact.c", Barrier.IDENTITY)]
    assert prioritise(Track.CRIMINAL, found).tier is Tier.HIGH


@pytest.mark.parametrize(
    "found",
    [
        [indicator("age.a"), indicator("age.b", Barrier.IDENTITY), indicator("control.c")],
        [indicator("age.a"), indicator("control.b"), indicator("contact.c")],
    ],
    ids=["one family twice", "one barrier"],
)
def test_dependent_indicators_or_one_barrier_are_not_high(found):
    assert prioritise(Track.CRIMINAL, found).tier is Tier.MEDIUM


def test_one_weak_indicator_raises_no_flag():
    assert prioritise(Track.CRIMINAL, [indicator("language.trust")]) is None


def test_a_rule_breach_alone_raises_a_low_flag():
    found = [indicator("licence.missing", track=Track.ADMINISTRATIVE, grade=Grade.RULE)]
    assert prioritise(Track.ADMINISTRATIVE, found).tier is Tier.LOW


def test_contradicted_evidence_counts_nowhere():
    touring = indicator("movement.touring", grade=Grade.CONTRADICTED, severity=9)
    found = [indicator("age.a"), indicator("control.b"), touring]
    assert prioritise(Track.CRIMINAL, found) == prioritise(Track.CRIMINAL, found[:2])
    assert prioritise(Track.CRIMINAL, [touring]) is None


@given(st.lists(st.sampled_from([Track.CRIMINAL, Track.ADMINISTRATIVE, Track.CARE]), max_size=12))
def test_tracks_are_never_added_together(tracks):
    found = [indicator(f"x.i{'abcdefghijkl'[n]}", track=track) for n, track in enumerate(tracks)]
    for track in Track:
        alone = [entry for entry in found if entry.track is track]
        assert prioritise(track, found) == prioritise(track, alone)
