"""How numbers get written in advertisements: other ways to write the same number, and errors in it."""

from itertools import pairwise
from random import Random

_FULL_WIDTH = {ord(c): chr(ord(c) + 0xFEE0) for c in map(chr, range(0x21, 0x7F))}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
_LABELS = (
    "vergunning {}",
    "Vergunningnummer: {}",
    "vergunningsnr. {}",
    "Vergunning nr {}",
    "licence number {}",
    "Licence: {}",
    "permit number # {}",
    "registratienummer {}",
    "reg.nr. {}",
)
_LOOK_ALIKE = {"0": "O", "1": "Il", "2": "Z", "5": "S", "8": "B", "S": "5", "B": "8", "O": "0", "Z": "2"}
_HOMOGLYPHS = {"S": "Ѕ", "B": "В", "P": "Р", "E": "Е", "C": "С", "A": "А", "T": "Т", "H": "Н", "V": "Ѵ", "X": "Х"}


def same_number(number: str, random: Random) -> tuple[str, str]:
    """Return the number written in another way, and which; it stays the same number to every reader."""
    ways = {
        "spaces instead of marks": number.replace("-", " ").replace("/", " "),
        "no marks": number.replace("-", "").replace("/", ""),
        "spaces around marks": number.replace("-", " - ").replace("/", " / "),
        "lower case": number.lower(),
        "label before it": random.choice(_LABELS).format(number),
        "full-width characters": number.translate(_FULL_WIDTH),
        "dashes of another kind": number.replace("-", random.choice(_DASHES)),
        "spaces between the characters": " ".join(number),
        "brackets or a full stop around it": random.choice(("({})", "[{}]", "{}.", " {} ", "{},", "#{}")).format(
            number
        ),
        "characters without width": "\u200b".join(number),
    }
    way = random.choice([way for way, written in ways.items() if written != number])
    return ways[way], way


def look_alike(number: str, random: Random) -> str | None:
    """Return the number with one or two characters replaced by ones that look like them (0 and O)."""
    places = [i for i, c in enumerate(number) if c in _LOOK_ALIKE]
    if not places:
        return None
    text = list(number)
    for i in random.sample(places, min(len(places), random.choice((1, 1, 1, 2)))):
        text[i] = random.choice(_LOOK_ALIKE[text[i]])
    return "".join(text)


def homoglyph(number: str, random: Random) -> str | None:
    """Return the number with one Latin letter replaced by the Cyrillic one of the same shape."""
    places = [i for i, c in enumerate(number) if c in _HOMOGLYPHS]
    if not places:
        return None
    i = random.choice(places)
    return number[:i] + _HOMOGLYPHS[number[i]] + number[i + 1 :]


def one_edit(number: str, random: Random) -> str:
    """Return the number with one digit replaced, added or left out."""
    i = random.choice([i for i, c in enumerate(number) if c.isdigit()])
    other = random.choice([d for d in "0123456789" if d != number[i]])
    way = random.random()
    if way < 0.5:
        return number[:i] + other + number[i + 1 :]
    return number[:i] + number[i + 1 :] if way < 0.75 else number[:i] + other + number[i:]


def transposed(number: str, random: Random) -> str | None:
    """Return the number with two different neighbouring digits swapped; None where there are none."""
    pairs = [i for i, (a, b) in enumerate(pairwise(number)) if a != b and a.isdigit() and b.isdigit()]
    if not pairs:
        return None
    i = random.choice(pairs)
    return number[:i] + number[i + 1] + number[i] + number[i + 2 :]


def without_prefix(number: str) -> str | None:
    """Return what is left of a number when its leading letters (and the mark after them) are left out."""
    rest = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.").lstrip("-/")
    return rest if rest != number and rest else None


def without_year(number: str, year_marks: str = "-/.") -> str | None:
    """Return the number without its year; None when it shows none."""
    for year in map(str, range(2015, 2030)):
        for mark in year_marks:
            for part in (f"{year}{mark}", f"{mark}{year}"):
                if number.startswith(part) or f"{mark}{part}" in number or number.endswith(part):
                    return number.replace(part, "", 1)
    return None
