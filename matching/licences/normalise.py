"""How licence numbers are written, and what does not count when two are compared."""

import re
import string
import unicodedata

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2043\u00ad\ufe58\ufe63\uff0d]")
_KIND = (
    "(?:exploitatie|escort|sekswerk)?vergunnings?|registratie|licentie|licen[cs]e|permit|authori[sz]ation|registration"
)
_LABEL = re.compile(
    rf"^(?:(?:{_KIND}|zaak|dossier|verg|reg|lic|kenmerk|id|ons|onze|mijn|our|my|under|onder|met|with)?[-. ]*"
    rf"(?:nummer|number|num|nr|no|n[o°]|{_KIND}|verg|reg|lic|kenmerk)(?![A-Z0-9])\s*[.:#]*\s*|#\s*)+(?=\S)",
    re.IGNORECASE,
)
_EDGE = " \t.,;:()[]{}'\"#*!?/-"
_MARKS = str.maketrans("", "", string.punctuation + " ")
# Characters that people and keyboards confuse; each maps to the digit it is taken for.
LOOK_ALIKES = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"})
_HOMOGLYPHS = str.maketrans("АВЕЅЗКМНОРСТУХІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABES3KMHOPCTYXIJABEZHIKMNOPTYX")


def written(number: str) -> str:
    """Return a number as one would print it: upper case, plain dashes, single spaces, ASCII digits.

    Invisible characters go, and so does punctuation around it. May be empty.
    """
    if number.isascii() and number.isprintable():
        return " ".join(number.split()).strip(_EDGE).upper()
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", number))
    kept = (_plain_character(c) for c in plain if unicodedata.category(c) not in {"Cf", "Cc"} or c.isspace())
    return " ".join("".join(kept).split()).strip(_EDGE).upper()


def without_label(number: str) -> str:
    """Return a written number without a word like `vergunningnummer:` before it."""
    return _LABEL.sub("", number).strip(_EDGE)


def key(number: str) -> str:
    """Return what is compared: letters and digits only. `SB-2025-00417` and `sb 2025 00417` agree."""
    if number.isascii() and number.isprintable():
        return number.translate(_MARKS).upper()
    return "".join(c for c in written(number) if c.isalnum())


def look_alike_key(compared: str) -> str:
    """Return a key in which characters that are easily confused (O/0, I/1, S/5, B/8 ...) are one."""
    if compared.isascii():
        return compared.translate(LOOK_ALIKES)
    return compared.translate(_HOMOGLYPHS).translate(LOOK_ALIKES)


def _plain_character(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
