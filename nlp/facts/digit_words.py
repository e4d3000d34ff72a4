"""Numbers written as words: Dutch, English and German digits, tens and compounds."""

import re
from functools import cache

_DIGITS = {
    "nul": 0, "een": 1, "één": 1, "eén": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9,
    "zero": 0, "oh": 0,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "null": 0, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "fünf": 5, "sechs": 6, "sieben": 7, "neun": 9,
}  # fmt: skip
_TEENS = {
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_DUTCH_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
_ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_DUTCH_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_ENGLISH_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TWICE = ("dubbel", "dubbele", "double")


@cache
def number_words() -> dict[str, str]:
    """Return every number word (lower case) with the digits it stands for: `vierentwintig` → `24`."""
    words = {**_DIGITS, **_TEENS, **_DUTCH_TENS, **_ENGLISH_TENS}
    for tens, value in _DUTCH_TENS.items():
        for unit, word in enumerate(_DUTCH_UNITS, start=1):
            joint = "ën" if word in ("twee", "drie") else "en"
            words[f"{word}{joint}{tens}"] = words[f"{word}en{tens}"] = value + unit
    for tens, value in _ENGLISH_TENS.items():
        for unit, word in enumerate(_ENGLISH_UNITS, start=1):
            words[f"{tens}-{word}"] = words[f"{tens} {word}"] = value + unit
    return {word: str(value) for word, value in words.items()}


@cache
def words_pattern() -> str:
    """Return a regular expression that matches one number word, longest first."""
    return "|".join(re.escape(word) for word in sorted(number_words(), key=lambda w: (-len(w), w)))
