"""Which place a short text of a page names."""

import pytest

from crawler.pages.content import place_in


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Plaats: Utrecht", "Utrecht"),
        ("Utrecht, Nederland", "Utrecht"),
        ("Noord-Holland, Zaandam", "Zaandam"),
        ("Ede, Gelderland", "Ede"),
        ("Limburg", "Limburg"),
        ("regio Limburg", "Limburg"),
        ("omgeving Best", "Best"),
        ("Een mooie studio in Breda", "Breda"),
        ("een dame", "een dame"),
        ("Prive in Alphen aan den Rijn", "Alphen aan den Rijn"),
    ],
)
def test_place_in(text: str, place: str) -> None:
    assert place_in(text) == place
