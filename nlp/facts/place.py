"""Places by official name or alias: Dutch, and near the border; not streets, adjectives, ordinary words or origins."""

import re
import unicodedata
from functools import cache

from spacy.tokens import Doc

from domain.places import Place, find_place, places, provinces
from nlp.reading import Reading
from nlp.stems import Stems

_PREPOSITION = re.compile(
    r"\b(?:in|te|uit|nabij|bij|regio|omgeving|omg|rond|rondom|vanuit|vlakbij|centrum|near|around|from|at|to|naar|"
    r"gemeente|stad|dorp|city|town|region|area|of|plaats|place|locatie|location|woonplaats|werkgebied|tussen|between|"
    r"richting|door|via|hartje|provincie|province|nähe|raum|bei|aus|nach|stadt|ort|en|cerca de|desde|lângă|langa|din|"
    r"în|orașul|orasul|à|près de|ville|w|koło|miasto|város)\s*[:.]?\s*"
    r"(?:de\s|het\s|the\s|of\s|groot[ -]|heel\s|hele\s|all of\s|ganz\s)?$"
)
_LABEL = re.compile(
    r"\b(?:plaats|place|locatie|location|woonplaats|stad|city|gemeente|regio|region|werkgebied|standplaats|ort|stadt|"
    r"ciudad|oraș|oras|város|ville|miasto)\s*[:=|-]?\s*$"
)
_LISTED = re.compile(r"(?:^|[,/&|;(\n•·–—-]|\b(?:en|and|of|or|und|oder|y|o|și|si|sau|és|vagy|et|ou|i|lub))\s*$")
_JOINT = re.compile(
    r"\s?(?:,|/|&|\+|\||-|–|→|>|en|and|of|or|und|oder|y|o|și|si|sau|és|vagy|et|ou|i|lub|dan|daarna|then|dann|tot|to|bis)\s?"
    r"(?:ook\s|in\s|naar\s|dan\s)?|\s"
)
_ORIGIN = re.compile(
    r"\b(?:(?:kom|komt|kwam)(?: oorspronkelijk| eigenlijk| zelf| van oorsprong)? uit|afkomstig uit|oorspronkelijk uit|"
    r"(?:geboren|opgegroeid|gestudeerd|opgeleid|gewoond|woonde)\b[^.!?\n,]{0,20}\b(?:in|uit|te)|verhuisd (?:van|uit)|"
    r"(?:originally|come|comes|came|moved here)(?: \w+)? from|"
    r"(?:born|raised|grew up|lived|studied|trained)(?: \w+)? in|"
    r"(?:bezoekers?|gast(?:en)?|klant(?:en)?|heren|mannen|guests?|clients?|visitors?|men|gäste|herren|kunden|clientes)"
    r"(?: \w+)? (?:uit|from|aus|de)|kommen aus|vroeger in|voorheen in|formerly in|"
    r"(?:geboren|aufgewachsen) in|(?:stamme|komme)(?: \w+)? aus|roots in|née? à)\s+$"
)
_ORIGIN_AFTER = re.compile(r"\s+(?:afkomstig|geboren|opgegroeid|born|bred|aufgewachsen)\b")
_NAMED_AFTER = re.compile(
    r"(?:^|[^\w])(?:hotel|motel|hostel|club|villa|huize|café|cafe|restaurant|sauna|van der valk|valk|ibis|novotel|"
    r"hilton|mercure|bastion|fletcher|postillion|golden tulip|airport|luchthaven|stadion|universiteit|university|"
    r"fc|van|aan de|aan het|rue de|rue des|calle|avenida|avenue de|strada|ulica)\s+$"
)
_STREET_AFTER = re.compile(r"\s?(?:straat|weg|laan|plein|gracht|kade|str\.|dijk|steeg|singel|straße|strasse)\b")
_QUARTER = re.compile(r"-(?:noord|zuid|oost|west|centrum|zuidoost|noordoost|stad|city|mitte|nord|süd|based|area)\b")
_COMPOUND_BEFORE = ("regio-", "groot-", "omgeving-", "regio ", "midden-")
_INFLECTED = re.compile(r"(?:ban|ben|ból|ből|bol|nál|nél|nal|nel|tól|től|tol|hoz|ról|ről|ra|re|ba|be)\b")
_DOMAIN_AFTER = re.compile(r"\.(?:nl|com|be|de|eu|net)\b")
_APART_BEFORE = re.compile(r"[^\w\s'’]\s*$")
_APART_AFTER = re.compile(r"\s*(?:$|[^\w\s'’])")
LONGEST_JOINT = 14
SURE_CHARACTERS = 5  # shorter names in small letters need something beside them that tells
ALIAS_CHARACTERS = 4  # shorter aliases are too often something else


def _spellings(name: str) -> set[str]:
    """Return how a name is written in lower case: with and without diacritics, apostrophe and hyphens."""
    lower = name.lower().replace("’", "'")
    plain = "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
    return {spelling for written in (lower, plain) for spelling in (written, written.replace("-", " "))}


@cache
def _names() -> dict[str, Place]:
    names: dict[str, Place] = {}
    for place in (*provinces(), *(place for place in places() if place.kind != "district")):
        plain = place.name.partition(" (")[0]
        long_aliases = (alias for alias in place.aliases if len(alias) >= ALIAS_CHARACTERS or "'" in alias)
        for written in (plain, *long_aliases):
            meant = find_place(written)
            for spelling in _spellings(written):
                names[spelling] = meant or place
    return names


_STEMS = Stems(_names())


def find_places(doc: Doc) -> Doc:
    """Attach a `place` fact for every place named: official name, `country`, `code` of the Dutch municipality."""
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    shadow = reading.shadow
    text, lower = shadow.plain, shadow.lower
    if "’" in lower:
        lower = lower.replace("’", "'")
    end_of_last = -1
    is_title = reading.source == "title"
    for start, end in sorted(reading.sights(_STEMS), key=lambda sight: (sight[0], -sight[1])):
        if start < end_of_last or not _whole(lower, start, end) or reading.taken(start, end, "email", "url", "handle"):
            continue
        place = _names()[lower[start:end]]
        meant = _continues(text, end_of_last, start, place) or _is_meant(text, lower, start, end, place, is_title)
        if meant and not _is_something_else(text, lower, start, end):
            code, municipality = place.dutch_municipality, place.municipality
            name = place.name.partition(" (")[0]
            reading.add("place", name, start, end, code=code, municipality=municipality, country=place.country)
            end_of_last = end
    return doc


def _continues(text: str, end_of_last: int, start: int, place: Place) -> bool:
    """Tell whether a place stands in a list right after another one: `Ede en Best`."""
    if end_of_last < 0 or start - end_of_last > LONGEST_JOINT or (place.ordinary and not text[start].isupper()):
        return False
    joint = _JOINT.fullmatch(text, end_of_last, start)
    return joint is not None and (not place.ordinary or not joint.group().isspace())


def _whole(lower: str, start: int, end: int) -> bool:
    """Tell whether the name stands by itself, not in a longer word, an address or the name of a street."""
    before, after = lower[start - 1 : start], lower[end : end + 1]
    if before in ("_", "@", "#") or after in ("_", "@"):
        return False
    if after.isalnum():
        return _INFLECTED.match(lower, end) is not None
    if after == "." and _DOMAIN_AFTER.match(lower, end):
        return False
    if after in ("-", "'") and lower[end + 1 : end + 2].isalpha() and not _QUARTER.match(lower, end):
        return False
    if before == "-" and lower[start - 2 : start - 1].isalpha():
        return lower[max(0, start - 9) : start].endswith(_COMPOUND_BEFORE)
    return not _STREET_AFTER.match(lower, end)


def _is_meant(text: str, lower: str, start: int, end: int, place: Place, is_title: bool) -> bool:
    before = lower[max(0, start - 24) : start]
    if _LABEL.search(before):
        return True
    capital = text[start].isupper() or lower.startswith("'s", start)
    if place.ordinary and text[start:end].isupper() and text.isupper():
        return False
    if place.ordinary:
        apart = is_title and _APART_BEFORE.search(before) is not None and _APART_AFTER.match(lower, end) is not None
        return capital and (apart or _PREPOSITION.search(before) is not None)
    known = place.kind == "municipality" and end - start >= SURE_CHARACTERS
    return capital or known or _PREPOSITION.search(before) is not None or _LISTED.search(before) is not None


def _is_something_else(text: str, lower: str, start: int, end: int) -> bool:
    """Tell whether the words around make it where someone comes from, or a name that holds that of the place."""
    before = lower[max(0, start - 48) : start]
    if before.endswith("van ") and text[start - 4] != "V":
        return _ORIGIN.search(before) is not None
    named = _NAMED_AFTER.search(before[-24:]) or _ORIGIN.search(before) or _ORIGIN_AFTER.match(lower, end)
    return named is not None
