"""Places of the Netherlands, by CBS name or alias; not street names, not adjectives, not ordinary words."""

import re
from functools import cache

import ahocorasick
from spacy.tokens import Doc

from domain.places import Place, places
from nlp.reading import Reading

# Place names that are also ordinary Dutch or English words: they need a capital and a preposition.
_ORDINARY = frozenset(
    [
        "best",
        "echt",
        "made",
        "heel",
        "huizen",
        "bergen",
        "beek",
        "stein",
        "born",
        "laren",
        "vries",
        "roden",
        "haren",
        "horst",
        "rijen",
        "leek",
        "grave",
        "elst",
        "ede",
        "epe",
        "goor",
        "velp",
        "helden",
        "borne",
        "buren",
        "putten",
        "houten",
        "weert",
        "asten",
        "monster",
        "dieren",
        "edam",
        "balk",
        "son",
        "axel",
        "borger",
        "doorn",
        "holten",
        "velden",
        "joure",
        "hulst",
        "goes",
        "sluis",
        "veere",
        "wijhe",
        "olst",
        "rolde",
        "drunen",
        "zetten",
        "gilze",
        "lemmer",
        "beilen",
        "smilde",
        "vasse",
        "heeze",
        "nuth",
        "gulpen",
        "thorn",
        "budel",
        "ter-aar",
        "gouda",
        "leerdam",
        "marum",
        "bakel",
        "boekel",
        "someren",
        "oss",
        "urk",
        "soest",
        "zeist",
    ]
) - {"gouda", "zeist", "soest", "goes", "oss", "leerdam", "gulpen", "hulst", "joure", "heeze"}
_PREPOSITION = re.compile(
    r"\b(?:in|te|uit|nabij|bij|regio|omgeving|omg|rond|rondom|vanuit|vlakbij|centrum|near|around|from|at|to|naar|"
    r"gemeente|stad|city|region|area|of|plaats|place|locatie|location|woonplaats)\s*[:.]?\s*(?:de\s|het\s|the\s|of\s)?$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:^|[,/&|;(\n–-]|\ben\b|\band\b|\bof\b|\bor\b)\s*$")
_STREET_AFTER = re.compile(r"^\s?(?:straat|weg|laan|plein|gracht|kade|str\.|dijk|steeg|singel)", re.IGNORECASE)
MIN_ALIAS = 5
_JOINT = re.compile(r"\s?(?:,|/|&|en|and|of|or)\s?")


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for place in sorted(places(), key=lambda p: p.kind == "municipality"):
        plain = re.sub(r" \([A-Za-z.]+\)$", "", place.name)
        for name in {plain, *(a for a in place.aliases if len(a) >= MIN_ALIAS or " " in a or "'" in a)}:
            automaton.add_word(name.lower().replace("’", "'"), (name, place))
    automaton.make_automaton()
    return automaton


def find_places(doc: Doc) -> Doc:
    """Attach a `place` fact (official name; `code`, `municipality` beside it) for every place named."""
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    shadow = reading.shadow
    text, lower = shadow.plain, shadow.lower.replace("’", "'")
    end_of_last = -1
    for start, end, place in _longest(lower):
        if (
            start >= end_of_last
            and _whole(text, start, end)
            and (_is_meant(text, start, end) or _continues(text, end_of_last, start))
        ):
            code, municipality = place.code, place.municipality
            reading.add("place", place.name, start, end, code=code, municipality=municipality)
            end_of_last = end
    return doc


def _continues(text: str, end_of_last: int, start: int) -> bool:
    """Tell whether a place stands in a list right after another one: `Ede en Best`."""
    return end_of_last > 0 and text[start].isupper() and _JOINT.fullmatch(text, end_of_last, start) is not None


def _longest(lower: str) -> list[tuple[int, int, Place]]:
    found = [(last - len(name) + 1, last + 1, place) for last, (name, place) in _automaton().iter(lower)]
    return sorted(found, key=lambda item: (item[0], -item[1]))


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in ("_", "@", "#") or after in ("_", "@"):
        return False
    if after == "." and text[end + 1 : end + 3].lower() in ("nl", "co", "be", "de"):
        return False
    joined = (after in ("-", "'", "’") and text[end + 1 : end + 2].isalpha()) or (
        before == "-" and text[start - 2 : start - 1].isalpha()
    )
    return not joined and not _STREET_AFTER.match(text[end : end + 8])


def _is_meant(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 24) : start]
    capital = text[start].isupper() or text[start : start + 2].lower() == "'s"
    led = _PREPOSITION.search(before) is not None
    if text[start:end].lower() in _ORDINARY:
        return capital and led
    return capital or led or _LISTED.search(before) is not None
