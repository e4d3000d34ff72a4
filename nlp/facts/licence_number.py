"""Licence and registration numbers: by the formats of the jurisdiction packs, and by the label beside them."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from domain.licence_numbers import all_formats, normalise
from nlp.facts import licence_words as words
from nlp.facts.licence_labels import Label, is_pending, label_at
from nlp.facts.licence_shapes import TIGHT, is_plate, judge, number_at, signature
from nlp.reading import Reading
from nlp.stems import Stems

_TOKEN = re.compile(r"[^\s|,;:()\[\]=→►»•·●!?\"<>{}*~]+")
_ENDS = re.compile(r"[!?;]|[•●]|\n\s*\n")
_ANNOUNCES = re.compile(r"[:=#→►»(\[|]|[.…]{2,}")
_AND = re.compile(
    r"\s?(?:\([^()\n\d]{0,30}\))?\s?(?:,|;|/|&|\+|\||\n\s?[-•*–]?|en|and|und|et|y|e|și|és)(?:\s(?:en|and|und|et))?(?:\s|(?<=\n))",
    re.IGNORECASE,
)
_BEFORE_LABEL = re.compile(
    r"(?<![\w€./-])(?P<value>[A-Za-z0-9]+(?:[-–/._][A-Za-z0-9]+){0,8})\s?"
    r"(?:[(\[=]|\sis\s|\s=\s)\s?(?:(?:ons|onze|mijn|our|my|the|het|de|gemeentelijke|geldige|unsere?)\s){0,2}\Z"
)
_NUMBER_WORD = re.compile(
    r"(?:(?:its|the|het|dit|ons|our|this|dat|that|met|with) )?"
    r"(?:nr|nummer|number|no|id|ref|kenmerk|zaaknummer|dossier|dossiernummer|file|onder|under|reference|ja|yes|#)(?![a-z])"
)
_INITIAL = re.compile(r"(?<![A-Za-z])[A-Za-z]\.\Z")
REACH, MOST_OTHER_WORDS, MOST_IN_A_ROW = 130, 8, 12


@dataclass(slots=True)
class _Way:
    """What was passed on the way from a label to its number."""

    announced: bool
    named: bool = False
    others: int = 0
    commas: int = 0
    municipal: bool = False
    law: bool = False


@cache
def _formats() -> tuple[Stems, re.Pattern[str]]:
    """Return where numbers of a self-evident shape may begin, and their shapes.

    Such a shape begins with the letters its example begins with; that is what makes it self-evident.
    """
    shapes = [known for known in all_formats() if known.self_evident]
    begins = [re.match(r"[a-z]*", known.example.lower()) for known in shapes]
    union = "|".join(f"(?:{known.pattern})" for known in shapes)
    return Stems(b.group() for b in begins if b), re.compile(rf"(?:{union or '(?!)'})(?![A-Za-z0-9])", re.IGNORECASE)


def find_licence_numbers(doc: Doc) -> Doc:
    """Attach a `licence_number` fact for every number shown, normalised as its format writes it."""
    reading: Reading = doc._.reading
    text, lower = reading.shadow.plain, reading.shadow.lower
    begins, shapes = _formats()
    evident: dict[int, int] = {}
    for start in reading.starts(begins):
        match = shapes.match(text, start)
        if match and not reading.taken(*match.span()) and not is_pending(lower, start, *match.span()):
            reading.add("licence_number", normalise(match.group()), *match.span())
            evident[start] = match.end()
    for start in reading.starts(words.LABELS):
        label = label_at(lower, start)
        if label:
            _read_label(reading, text, lower, label, evident)
    return doc


def _read_label(reading: Reading, text: str, lower: str, label: Label, evident: dict[int, int]) -> None:
    at = next((at for at in range(label.end + 1, label.end + 3) if at in evident), None) if evident else None
    found = (at, evident[at]) if at else _first_number(text, lower, label)
    if found is None:
        _before_label(reading, text, lower, label)
        return
    start, end = found
    for _ in range(MOST_IN_A_ROW):
        if not reading.taken(start, end):
            reading.add("licence_number", normalise(text[start:end]), start, end)
        following = _next_number(text, lower, start, end)
        if following is None:
            return
        start, end = following


def _first_number(text: str, lower: str, label: Label) -> tuple[int, int] | None:
    """Walk from the label word by word to its number; None where the words turn to something else."""
    way = _Way(label.announces)
    done = label.end
    limit = min(len(text), label.end + REACH)
    while token := _TOKEN.search(text, done, limit):
        if not _goes_on(text, lower, label, done, token.start(), way):
            return None
        if not any(char.isalnum() for char in token.group()):
            way.announced = way.announced or token.group() in ("#", "->", "=>") or token.group().startswith("..")
            done = token.end()
            continue
        number = _number_from(text, token.start(), token.end(), way.announced)
        if number is None:
            if not _passes(lower[token.start() : token.end()], text[token.start()], way):
                return None
            done = token.end()
            continue
        if way.law:
            way.law, done = False, number[1]
            continue
        verdict = judge(text, *number, way.announced and way.others < 3)
        if verdict == "number" and _belongs(text[slice(*number)], label, way):
            return None if is_pending(lower, label.start, *number) else number
        if verdict != "other":
            return None
        way.announced, way.named, done = False, False, number[1]
    return None


def _number_from(text: str, start: int, end: int, announced: bool) -> tuple[int, int] | None:
    """Return the span of what may be a number in the token at `start`; None when the token is a word."""
    token = text[start:end]
    if not any(char.isdigit() for char in token) and not _is_prefix(token, announced):
        return None
    first = start + len(token) - len(token.lstrip("#.-–'’/_+"))
    match = number_at(text, first)
    if match is None or not any(char.isdigit() for char in match.group()):
        return None
    return match.span()


def _is_prefix(token: str, announced: bool) -> bool:
    """Tell whether letters that stand by themselves may be the beginning of a number (`EV 22 0098`)."""
    if not (token.isascii() and token.isalpha() and len(token) <= 5):
        return False
    known = token.lower() in words.KNOWN and not (token.isupper() and len(token) == 1)
    return not known and (token.isupper() or (announced and token.islower() and len(token) < 4))


def _goes_on(text: str, lower: str, label: Label, done: int, start: int, way: _Way) -> bool:
    """Tell whether what stands between two words lets the search go on, and note marks such as a colon."""
    gap = text[done:start]
    if _stops(text, label, done, gap) and not _continues(lower, start):
        return False
    if "\n" in gap and done > label.end and not way.announced and not _continues(lower, start):
        return False
    if "," in gap:
        way.commas += 1
    if _ANNOUNCES.search(gap):
        way.announced = way.announced or way.others < 3
    return "|" not in gap or done == label.end or _continues(lower, start)


def _stops(text: str, label: Label, done: int, gap: str) -> bool:
    if _ENDS.search(gap):
        return True
    if done == 0 or text[done - 1] != "." or (done == label.end and not gap.startswith(" ")):
        return False
    if _INITIAL.search(text, max(0, done - 4), done):
        return False
    word = text[max(label.start, done - 12) : done - 1].lower()
    return not word.endswith(
        (
            "nr",
            "no",
            "num",
            "verg",
            "lic",
            "reg",
            "gem",
            "ref",
            "exp",
            "expl",
            "nrs",
            "evt",
            "d.d",
            "az",
            "ca",
            "mr",
            "mw",
            "dhr",
            "mevr",
            "kenm",
            "dos",
            "doss",
            "nro",
            "..",
            "nº",
            "n°",
        )
    )


def _continues(lower: str, start: int) -> bool:
    """A new line or clause still speaks of the label when it begins with a word for number."""
    return _NUMBER_WORD.match(lower, start) is not None


def _passes(word: str, first: str, way: _Way) -> bool:
    """Note a word on the way; False when the number after it would be another thing's."""
    word = word.strip(".'’\"-–")
    if word in words.LAW:
        way.law = True
    elif word in words.BLOCKING or words.PENDING.match(word):
        return False
    if word in words.MARKS:
        way.announced = way.named = True
    elif word not in words.NEUTRAL and not first.isupper():
        way.others += 1
        way.announced = False
    else:
        way.municipal = way.municipal or word.startswith(("gemeente", "municipal"))
    return way.others <= MOST_OTHER_WORDS


def _belongs(written: str, label: Label, way: _Way) -> bool:
    """Tell whether a number of this shape is the label's, given what stood between."""
    digits = sum(char.isdigit() for char in written)
    mixed = any(char.isalpha() for char in written)
    parted = any(not char.isalnum() for char in written)
    near = way.others == 0
    if label.weak and (is_plate(written) or (not mixed and not parted and digits in (8, 11) and not way.municipal)):
        return False
    if mixed and parted:
        return near or way.announced or _may_be_far(written, digits, label, way)
    if mixed:
        return way.announced or (near and digits >= 4)
    if parted:
        return way.announced or (near and not way.commas and digits >= 5 and not label.weak)
    if label.weak and not (label.announces or way.named):
        return False
    return (way.announced and digits >= 4) or (near and not way.commas and digits >= 6)


def _may_be_far(written: str, digits: int, label: Label, way: _Way) -> bool:
    """Tell whether a number of letters and digits in parts may be the label's with other words between."""
    if label.weak:
        return digits >= 3 and way.others < 3 and not way.commas
    return digits >= 3 or (way.others < 5 and any(char.isupper() for char in written))


def _next_number(text: str, lower: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of a further number of the same plan, joined by a comma or `and`."""
    joint = _AND.match(text, end)
    if joint is None:
        return None
    done = joint.end()
    for _ in range(4):
        token = _TOKEN.match(text, done)
        if token is None:
            return None
        number = _number_from(text, token.start(), token.end(), announced=False)
        if number:
            return number if _is_alike(text, (start, end), number) else None
        word = token.group().lower().strip(".")
        if word in words.BLOCKING or not (word in words.NEUTRAL or word in words.MARKS or token.group()[0].isupper()):
            return None
        done = (
            token.end()
            + len(text[token.end() : token.end() + 2])
            - len(text[token.end() : token.end() + 2].lstrip(" :"))
        )
    return None


def _is_alike(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    one, other = text[slice(*first)], text[slice(*second)]
    if signature(one) != signature(other) or judge(text, *second, announced=True) != "number":
        return False
    return not one.isdigit() or len(one) == len(other)


def _before_label(reading: Reading, text: str, lower: str, label: Label) -> None:
    """Read `NUMBER (licence)` and `NUMBER is our licence number`."""
    match = _BEFORE_LABEL.search(text, max(0, label.start - 60), label.start)
    if match is None or reading.taken(*match.span("value")):
        return
    written, (start, end) = match.group("value"), match.span("value")
    previous = lower[max(0, start - 20) : start].split()
    if previous and previous[-1].strip(".:") in words.BLOCKING:
        return
    plain = written.isdigit() and len(written) < 6
    if TIGHT.fullmatch(written) and not plain and judge(text, start, end, announced=True) == "number":
        reading.add("licence_number", normalise(written), start, end)
