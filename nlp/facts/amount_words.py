"""Amounts written as words: `honderdvijftig`, `one hundred and twenty`, `one twenty`, `zweihundert`."""

import re
from functools import cache

from nlp.stems import Stems

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_GERMAN_UNITS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_GERMAN_TENS = ("zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_TENS_ENGLISH = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS_ENGLISH = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_UNITS_ENGLISH = "one|two|three|four|five|six|seven|eight|nine"
_ENGLISH_NUMBER = re.compile(
    rf"(?:(?P<lead>an?|{_UNITS_ENGLISH}|{_TEENS_ENGLISH})[ -](?=hundred|thousand|(?:{_TENS_ENGLISH})\b))?"
    rf"(?:(?P<scale>hundred|thousand)"
    rf"(?:[ -](?:and )?(?P<rest>(?:{_TENS_ENGLISH}|ten|fifteen)(?:[ -](?:{_UNITS_ENGLISH})\b)?))?"
    rf"|(?P<tens>(?:{_TENS_ENGLISH})(?:[ -](?:{_UNITS_ENGLISH})\b)?))(?![^\W_])"
)
_SMALL = {word: number for number, word in enumerate(_UNITS, 1)} | {"tien": 10} | _ENGLISH
_APART = re.compile(r"([^\W\d_]{3,14})(?: (en))? ([^\W\d_]{5,18})(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _compounds() -> dict[str, int]:
    """Return the Dutch and German words for 20 to 9900 that are one word."""
    small = {word: number for number, word in enumerate(_UNITS, 1)} | {w: n for n, w in enumerate(_TEENS, 10)}
    tens = {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
    for ten, value in list(tens.items()):
        for number, unit in enumerate(_UNITS, 1):
            tens[f"{unit}{'ën' if unit in ('twee', 'drie') else 'en'}{ten}"] = value + number
            tens[f"{unit}en{ten}"] = value + number
    found = {word: number for word, number in tens.items() if number >= 20}
    below = {**small, **tens}
    for number, lead in enumerate(("", *_UNITS[1:], *_TEENS), 1):
        hundreds = number * 100
        found[f"{lead}honderd"] = hundreds
        for word, value in below.items():
            found[f"{lead}honderd{word}"] = found[f"{lead}honderden{word}"] = hundreds + value
    for number, lead in enumerate(("", *_UNITS[1:]), 1):
        found[f"{lead}duizend"] = number * 1000
    return found | _german()


def _german() -> dict[str, int]:
    tens = {word: number for number, word in zip(range(20, 100, 10), _GERMAN_TENS, strict=True)}
    found = dict(tens)
    for number, lead in enumerate(("", *_GERMAN_UNITS), 0):
        hundreds = max(number, 1) * 100
        found[f"{lead}hundert"] = hundreds
        found |= {f"{lead}hundert{word}": hundreds + value for word, value in tens.items()}
    return found


def _heads() -> set[str]:
    """Return words that every amount in words begins with."""
    dutch = {f"{lead}{scale}" for lead in ("", *_UNITS, *_TEENS) for scale in ("honderd", "duizend")}
    german = {f"{lead}hundert" for lead in ("", *_GERMAN_UNITS)}
    small = {word for word, value in _compounds().items() if value < 100}
    tens = _TENS_ENGLISH.split("|")
    english = {f"{lead}{gap}{scale}" for lead in ("a", *_ENGLISH) for scale in ("hundred", "thousand") for gap in " -"}
    short = {f"{lead}{gap}{ten}" for lead in _UNITS_ENGLISH.split("|") for ten in tens for gap in " -"}
    apart = {f"{unit} en {ten}" for unit in _UNITS for ten in _TENS}
    return {*apart, *dutch, *german, *small, *tens, *english, *short, "hundred"}


# Money by the note: `vijf tientjes`, `een honderdje`, `twee briefjes van twintig`.
_NOTES = {"tientje": 10, "twintigje": 20, "vijftigje": 50, "honderdje": 100, "meier": 100, "tenner": 10, "fiver": 5}
_NOTE = re.compile(
    rf"(?:(?P<count>{'|'.join(_UNITS)}|tien|{_UNITS_ENGLISH}|an?|\d{{1,2}}) )?(?:(?P<note>{'|'.join(_NOTES)})s?"
    r"|(?:brief(?:je|ke)s?|biljet(?:ten|jes)?|notes?) (?:van|of) (?P<face>\w{2,9}))(?!\w)"
)
STEMS = Stems(
    {
        *_heads(),
        *_NOTES,
        *(
            f"{count} {note}"
            for count in (*_UNITS, "tien", "two", "three", "four", "a", *"23456789", "10", "12", "15")
            for note in (*_NOTES, "briefje", "briefke", "biljet")
        ),
    }
)


def amount_at(text: str, start: int) -> tuple[int, int, str] | None:
    """Return the number that the words at `start` say, where they end, and a currency if it counts notes."""
    note = _NOTE.match(text, start)
    if note is not None:
        return _in_notes(note)
    word = _WORD.match(text, start)
    if word is None:
        return None
    apart = _APART.match(text, start)
    if apart is not None and (value := _said_apart(apart)) is not None:
        return value, apart.end(), ""
    value = _compounds().get(word.group())
    if value is not None:
        return value, word.end(), ""
    english = _ENGLISH_NUMBER.match(text, start)
    return (_english(english), english.end(), "") if english else None


def _said_apart(apart: re.Match[str]) -> int | None:
    """Return what words say that are written apart: `vijf en zeventig`, `honderd twintig`."""
    first, joint, last = apart.group(1), apart.group(2), _compounds().get(apart.group(3), 0)
    if first in _UNITS:
        return last + _UNITS.index(first) + 1 if joint and last in range(20, 100, 10) else None
    value = _compounds().get(first, 0)
    return value + last if value % 100 == 0 and 0 < last < 100 <= value else None


def _in_notes(note: re.Match[str]) -> tuple[int, int, str] | None:
    said = note.group("count") or "een"
    count = int(said) if said.isdigit() else _SMALL.get(said, 1)
    face = note.group("face") or ""
    each = _NOTES.get(note.group("note") or "") or (int(face) if face.isdigit() else _compounds().get(face, 0))
    return (count * each, note.end(), "EUR") if each else None


def _english(match: re.Match[str]) -> int:
    lead = _ENGLISH.get(match.group("lead") or "", 1)
    if match.group("tens"):
        return (lead * 100 if match.group("lead") else 0) + _sum(match.group("tens"))
    scale = 100 if match.group("scale") == "hundred" else 1000
    return lead * scale + _sum(match.group("rest") or "")


def _sum(words: str) -> int:
    return sum(_ENGLISH[word] for word in re.split("[ -]", words) if word)
