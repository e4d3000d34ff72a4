"""The neighbourhood of numbers gives what comparing with every number gives; shortened forms are what people leave."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from matching.licences.neighbours import Neighbourhood
from matching.licences.shortened import SHORTEST, shortened_forms

texts = st.text(alphabet="AB012", max_size=7)


@given(st.lists(texts, max_size=30), texts)
def test_the_same_as_comparing_with_all(known, asked):
    near = Neighbourhood(known).near(asked)
    assert sorted(near) == [at for at, text in enumerate(known) if OSA.distance(asked, text) <= 1]


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        ("SB-2025-00417", {"202500417", "SB00417", "00417", "SB2500417", "SB2025417", "SB417"}),
        ("SB202500417", {"202500417", "SB00417", "SB2500417"}),
        ("RP-0041735", {"0041735", "RP41735", "41735"}),
        ("ES.A.0000123.2023", {"ESA0000123", "A00001232023"}),
        ("Z/2023/0012345", {"20230012345", "Z0012345", "Z230012345", "0012345"}),
    ],
)
def test_what_people_leave_out(number, forms):
    assert forms <= shortened_forms(number)


@given(st.text(alphabet="ABZ0129-/. ", max_size=16))
def test_shortened_forms_are_shorter_and_still_say_something(number):
    whole = "".join(c for c in number if c.isalnum())
    assert all(SHORTEST <= len(form) < len(whole) for form in shortened_forms(number))
