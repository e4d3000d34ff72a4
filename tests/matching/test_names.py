"""What counts when two names are compared, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.licences.agreement import SAME_NAME
from matching.licences.names import read_names, similarity


def alike(one: str, other: str) -> bool:
    return any(similarity(a, b) >= SAME_NAME for a in read_names(one) for b in read_names(other))


@pytest.mark.parametrize(
    ("shown", "known"),
    [
        ("Maanlicht", "Maanlicht Demo B.V."),
        ("MAANLICHT", "maanlicht b v"),
        ("Maan Licht", "Maanlicht"),
        ("Maanlciht", "Maanlicht VOF"),
        ("Café Zoë", "Cafe Zoe"),
        ("Sørensen", "Sorensen"),
        ("Vries, J. de", "J. de Vries"),
        ("J. de Vries", "Jan de Vries"),
        ("v.d. Berg", "van den Berg"),
        ("Lisa van der Berg", "Mevr. L. v/d Berg"),
        ("Janssen-Bakker", "Bakker Janssen"),
        ("Studio Maan", "P. Houder h.o.d.n. Studio Maan"),
        ("P. Houder", "P. Houder t.h.o.d.n. Studio Maan"),
        ("'t Hoekje", "Het Hoekje"),
        ("Roos & Lelie", "Lelie en Roos"),
    ],
)
def test_the_same_name_written_otherwise(shown, known):
    assert alike(shown, known)
    assert alike(known, shown)


@pytest.mark.parametrize(
    ("shown", "known"),
    [
        ("Maanlicht", "Zonlicht"),
        ("Studio Roos", "Studio Rood"),
        ("Lisa", "Liza"),
        ("Jan de Vries", "Jan de Boer"),
        ("J", "Jan de Boer"),
        ("J. P.", "Jan Pieters"),
        ("De", "De Roos"),
        ("B.V.", "Maanlicht B.V."),
        ("", "Maanlicht"),
    ],
)
def test_another_name(shown, known):
    assert not alike(shown, known)
    assert not alike(known, shown)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_has_no_direction_in_its_bounds_and_a_name_is_like_itself(one, other):
    for a in read_names(one):
        assert similarity(a, a) == 100
        for b in read_names(other):
            assert 0 <= similarity(a, b) <= 100
