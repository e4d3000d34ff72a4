"""The place data: whole, without doubles, and every name leads to the place people mean."""

import re
from collections import Counter

import pytest

from domain.places import Place, find_place, fold, municipalities, places, provinces

PLACES_OF = {
    "Drenthe": 230, "Flevoland": 20, "Fryslân": 400, "Gelderland": 320, "Groningen": 170, "Limburg": 200,
    "Noord-Brabant": 290, "Noord-Holland": 230, "Overijssel": 170, "Utrecht": 85, "Zeeland": 125, "Zuid-Holland": 200,
}  # fmt: skip
MUNICIPALITIES_OF = {
    "Drenthe": 12, "Flevoland": 6, "Fryslân": 18, "Gelderland": 51, "Groningen": 10, "Limburg": 31,
    "Noord-Brabant": 56, "Noord-Holland": 44, "Overijssel": 25, "Utrecht": 26, "Zeeland": 13, "Zuid-Holland": 50,
}  # fmt: skip


def everything() -> tuple[Place, ...]:
    return (*places(), *provinces())


def kind(name: str) -> list[Place]:
    return [place for place in places() if place.country == "NL" and place.kind == name]


def test_every_municipality_of_2026_by_province():
    assert Counter(place.province for place in kind("municipality")) == MUNICIPALITIES_OF
    assert len(municipalities()) == 342


def test_twelve_provinces():
    assert {place.name for place in provinces()} == set(MUNICIPALITIES_OF)
    assert {(place.kind, place.code, place.municipality) for place in provinces()} == {("province", "", "")}


def test_places_of_every_province():
    count = Counter(place.province for place in kind("place"))
    assert set(count) == set(PLACES_OF)
    assert {province: number for province, number in count.items() if number < PLACES_OF[province]} == {}


def test_belgium_and_germany_near_the_border():
    assert Counter(place.kind for place in places() if place.country == "BE")["place"] > 650
    assert Counter(place.kind for place in places() if place.country == "DE")["place"] > 350
    assert {place.country for place in places()} == {"NL", "BE", "DE"}
    assert {place.kind for place in places() if place.country != "NL"} == {"place"}


def test_codes_are_of_their_country_and_lead_to_the_municipality():
    forms = {"NL": r"GM\d{4}", "BE": r"\d{5}", "DE": r"\d{8}"}
    for place in places():
        assert re.fullmatch(forms[place.country], place.code), place
        if place.code.startswith("GM"):
            home = municipalities()[place.code]
            assert (place.municipality, place.province) == (home.name, home.province), place
        assert place.dutch_municipality == (place.code if place.country == "NL" else "")


def test_no_row_twice():
    rows = Counter((fold(p.name), p.code, p.kind, p.country) for p in everything())
    assert [row for row, count in rows.items() if count > 1] == []
    homes = {(fold(place.name), place.code) for place in kind("municipality")}
    assert [place.name for place in kind("place") if (fold(place.name), place.code) in homes] == []


def test_an_alias_has_one_place_in_a_country():
    owners: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for place in everything():
        assert place.name not in place.aliases
        assert all(alias.strip() == alias and alias for alias in place.aliases), place
        for alias in place.aliases:
            owners.setdefault((place.country, fold(alias)), set()).add((place.name, place.code))
    assert {alias: found for alias, found in owners.items() if len(found) > 1} == {}


def test_every_name_and_alias_is_found():
    assert [name for place in everything() for name in (place.name, *place.aliases) if find_place(name) is None] == []


@pytest.mark.parametrize(
    ("written", "name", "code"),
    [
        ("Den Haag", "'s-Gravenhage", "GM0518"), ("the hague", "'s-Gravenhage", "GM0518"),
        ("den bosch", "'s-Hertogenbosch", "GM0796"), ("s-Hertogenbosch", "'s-Hertogenbosch", "GM0796"),
        ("A'dam", "Amsterdam", "GM0363"), ("Mokum", "Amsterdam", "GM0363"), ("R'dam", "Rotterdam", "GM0599"),
        ("Capelle a/d IJssel", "Capelle aan den IJssel", "GM0502"), ("BoZ", "Bergen op Zoom", "GM0748"),
        ("Alphen", "Alphen aan den Rijn", "GM0484"), ("Alphen a.d. Rijn", "Alphen aan den Rijn", "GM0484"),
        ("Ouderkerk a/d Amstel", "Ouderkerk aan de Amstel", "GM0437"), ("Sudwest Fryslan", "Súdwest-Fryslân", "GM1900"),
        ("Hoofddorp", "Hoofddorp", "GM0394"), ("nieuw vennep", "Nieuw-Vennep", "GM0394"),
        ("Hellevoetsluis", "Hellevoetsluis", "GM1992"), ("Cuijk", "Cuijk", "GM1982"), ("Uden", "Uden", "GM1991"),
        ("Heerhugowaard", "Heerhugowaard", "GM1980"), ("Delfzijl", "Delfzijl", "GM1979"),
        ("Leerdam", "Leerdam", "GM1961"), ("Geldermalsen", "Geldermalsen", "GM1960"), ("Bedum", "Bedum", "GM1966"),
        ("Zuidhorn", "Zuidhorn", "GM1969"), ("Dokkum", "Dokkum", "GM1970"), ("Nieuw-Lekkerland", "Nieuw-Lekkerland", "GM1978"),
        ("Werkendam", "Werkendam", "GM1959"), ("Veghel", "Veghel", "GM1948"), ("Nuth", "Nuth", "GM1954"),
        ("Oud Beijerland", "Oud-Beijerland", "GM1963"), ("Weesp", "Weesp", "GM0363"), ("Helvoirt", "Helvoirt", "GM0865"),
        ("Akkrum", "Akkrum", "GM0074"), ("Grouw", "Grou", "GM0080"), ("Wommels", "Wommels", "GM1900"),
        ("Bergum", "Burgum", "GM0737"), ("St. Willebrord", "St. Willebrord", "GM0840"),
        ("Sint Willebrord", "St. Willebrord", "GM0840"), ("Middenbeemster", "Middenbeemster", "GM0439"),
        ("Antwerp", "Antwerpen", "11002"), ("Liège", "Luik", "62063"), ("Lüttich", "Luik", "62063"),
        ("Ghent", "Gent", "44021"), ("Bruxelles", "Brussel", "21004"), ("Eupen", "Eupen", "63023"),
        ("Keulen", "Köln", "05315000"), ("Cologne", "Köln", "05315000"), ("Aken", "Aachen", "05334002"),
        ("Kleef", "Kleve", "05154036"), ("Muenster", "Münster", "05515000"), ("Emmerich", "Emmerich am Rhein", "05154008"),
        ("Nordhorn", "Nordhorn", "03456015"), ("Bad Bentheim", "Bad Bentheim", "03456001"), ("Essen", "Essen", "05113000"),
        ("Friesland", "Fryslân", ""), ("North Holland", "Noord-Holland", ""), ("Brabant", "Noord-Brabant", ""),
    ],
)  # fmt: skip
def test_what_people_write(written, name, code):
    place = find_place(written)
    assert place is not None
    assert (place.name, place.code) == (name, code)


@pytest.mark.parametrize(
    ("name", "code", "what"),
    [
        ("Utrecht", "GM0344", "a municipality before a province"),
        ("Groningen", "GM0014", "a municipality before a province"),
        ("Zeeland", "", "a province before the place in Maashorst"),
        ("Hengelo", "GM0164", "a municipality before the place in Bronckhorst"),
        ("Rijswijk", "GM0603", "a municipality before the places in Altena and Buren"),
        ("Bergen", "GM0373", "the larger municipality"),
        ("Zwijndrecht", "GM0642", "the Netherlands before Belgium"),
        ("Meppen", "GM0109", "the Netherlands before Germany"),
        ("Velp", "GM0275", "the larger place"),
        ("Elst", "GM1734", "the larger place"),
        ("Zevenhuizen", "GM1892", "the larger place"),
        ("Oosterwolde", "GM0085", "the larger place"),
    ],
)
def test_of_one_name_the_one_people_mean(name, code, what):
    place = find_place(name)
    assert place is not None
    assert place.code == code, what


@pytest.mark.parametrize("name", ["Nederland", "Adam", "Nergenshuizen", ""])
def test_no_place(name):
    assert find_place(name) is None


def test_names_that_are_words_are_marked():
    words = {place.name for place in places() if place.ordinary}
    assert {"Best", "Echt", "Made", "Een", "Ie", "Nes", "Huizen", "Putten", "America", "Monster", "Lotte"} <= words
    assert words.isdisjoint(
        {"Amsterdam", "Leiden", "Delft", "Assen", "Gouda", "Lisse", "Anna Paulowna", "Luik", "Gent"}
    )
    assert len(words) < 300
