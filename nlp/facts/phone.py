"""Phone numbers, also when written to be read by people only.

Runs of digits, digit words and look-alike letters are read into digits with their positions; stretches that
have the shape of a number of some country become facts. phonenumbers knows the countries' shapes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import merge
from itertools import pairwise

import ahocorasick
import phonenumbers
from spacy.tokens import Doc

from domain.facts import PhoneStyle
from nlp.facts.digit_words import TWICE, number_words, words_pattern
from nlp.reading import Reading

LOOKALIKE = str.maketrans("oilsbz", "011582")
MOST_DIGITS, FEWEST_DIGITS = 15, 9
_WORD = rf"(?<![^\W\d_])(?>{words_pattern()}|{'|'.join(TWICE)})+(?![^\W\d_])"
_MIXED = r"(?<![^\W\d_])[oilsbz]{0,7}\d[\doilsbz]*(?![^\W\d_])"
_LONE = r"(?<![^\W_])[oilsbz]{1,4}(?![^\W_])"
_GAP = r"[\W_]{0,7}"
_RUN = re.compile(rf"(?:\+{_GAP})?(?:{_WORD}|{_MIXED})(?:{_GAP}(?:{_WORD}|{_MIXED}|{_LONE}))*")
_UNIT = re.compile(rf"(?P<word>{_WORD})|(?P<mixed>{_MIXED})|(?P<lone>{_LONE})")
_ONE_WORD = re.compile(rf"{words_pattern()}|{'|'.join(TWICE)}")
# What looks like a phone number and is not. Blanked before reading.
_DECOYS = re.compile(
    r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)"  # 03-11-2026
    r"|(?<!\d)(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"  # 2026-11-03
    r"|(?<!\d)\d{1,2}[:.]\d{2}\s?(?:-|–|tot|to|t/m|until)\s?\d{1,2}[:.]\d{2}(?!\d)"  # 10:00 - 22:00
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d)"
    r"|\b[a-z]{2}\d{2}\s?[a-z]{4}\s?(?:\d{4}\s?){2}\d{2}\b"  # IBAN
    r"|\bnl\s?\d{9}\s?b\s?\d{2}\b"  # VAT
    r"|(?:€|\beur(?:o)?\b)\s?\d{1,4}(?:[.,]\d{2})?(?!\d)"
    r"|(?<!\d)\d{1,4}(?:[.,]\d{2})?\s?(?:€|euro?\b|,-)"
    r"|(?<![\d-])\d{1,3}\s?(?:cm|kg|jaar|jr|min|minuten|minutes|uur|hours?|years?|%)\b"
    r"|(?<!\d)24\s?/\s?7(?!\d)"
    r"|(?<![\w/.*~+=-])(?<!\d )[1-9]\d{3}\s?[a-z]{2}(?![a-z\d])",  # postcode
)
_OTHER_LABEL = re.compile(
    r"(?:\bk\.?v\.?k\b|\biban\b|\bbtw|\bvat\b|\brsin\b|\bbsn\b|koophandel|\bcoc\b|vergunning\w*|licen[cs]e|permit|"
    r"registratie\w*|registration|\bad(?:vertentie)?[- ]?(?:id|nummer|nr|number)\b|\bid\b|"
    r"\bref(?:erentie|erence)?\b|\bkenmerk\b|\border\b|(?:klant|lid|bestel|artikel)nummer)"
    r"(?:(?!bel\b|tel|app\b|whats|call|phone|mobiel|[.!?]\s)[^\d\n+]){0,18}\Z",
)
_LETTERS_BEFORE = re.compile(r"(?:^|[^a-z.])(?!tel)[a-z]{1,4}[-/.]\Z|\d[-/.]\Z|[a-z0-9]\Z")
_PLUS = re.compile(r"\+[\s(]{0,2}$")
_DUTCH = re.compile(r"6[1-9]?\d{7,8}|[1-57]\d{8}|8[458]\d{7}|9[17]\d{7}")
_REGION_OF_HOST = {
    ".be": "BE",
    ".de": "DE",
    ".fr": "FR",
    ".co.uk": "GB",
    ".es": "ES",
    ".at": "AT",
    ".ch": "CH",
}


_DIGITS = re.compile(r"[oilsbz]{0,7}\d[\doilsbz]*")
REGION_GAP, REGION_WEIGHT, MARGIN = 18, 6, 14


@dataclass(frozen=True, slots=True)
class _Unit:
    digits: str
    start: int
    end: int
    form: str


def find_phones(doc: Doc) -> Doc:
    """Attach a `phone` fact (E.164, with `style`) for every number read in this field."""
    reading: Reading = doc._.reading
    regions = list(_regions(reading.shadow.lower))
    text = _without_decoys(reading.shadow.lower, regions)
    for first, last in regions:
        for run in _RUN.finditer(text, first, last):
            if run.end() - run.start() < FEWEST_DIGITS:
                continue
            units = list(_units(text, run.start(), run.end()))
            if sum(len(unit.digits) for unit in units) >= FEWEST_DIGITS:
                _read_run(reading, text, units)
    return doc


def _regions(lower: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches with enough digits or number words close together to hold a phone number."""
    digits = ((match.start(), match.end(), match.end() - match.start()) for match in _DIGITS.finditer(lower))
    words = ((last + 1 - size, last + 1, worth) for last, (size, worth) in _number_word_automaton().iter(lower))
    start = end = -REGION_GAP - 1
    weight = 0
    for first, last, worth in merge(digits, words):
        if first - end > REGION_GAP:
            if weight >= REGION_WEIGHT:
                yield max(0, start - MARGIN), end + MARGIN
            start, weight = first, 0
        weight += worth
        end = max(end, last)
    if weight >= REGION_WEIGHT:
        yield max(0, start - MARGIN), end + MARGIN


@cache
def _number_word_automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word, digits in (number_words() | dict.fromkeys(TWICE, "2")).items():
        automaton.add_word(word, (len(word), len(digits)))
    automaton.make_automaton()
    return automaton


def _without_decoys(text: str, regions: list[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for first, last in regions:
        begin = max(first, done)
        pieces += [text[done:begin], _DECOYS.sub(lambda match: "\x00" * len(match.group()), text[begin:last])]
        done = max(done, last)
    return "".join([*pieces, text[done:]])


def _units(text: str, start: int, end: int) -> Iterator[_Unit]:
    twice = False
    for match in _UNIT.finditer(text, start, end):
        written = match.group()
        if match.lastgroup == "word":
            for piece in _ONE_WORD.finditer(text, match.start(), match.end()):
                word = piece.group()
                if word in TWICE:
                    twice = True
                    continue
                digits = number_words()[word] * (2 if twice else 1)
                yield _Unit(digits, piece.start(), piece.end(), "word")
                twice = False
        else:
            plain = written.translate(LOOKALIKE)
            yield _Unit(
                plain * (2 if twice else 1),
                match.start(),
                match.end(),
                "look" if plain != written else "digit",
            )
            twice = False


def _read_run(reading: Reading, text: str, units: list[_Unit]) -> None:
    position = 0
    while position < len(units):
        found = _number_at(reading, text, units, position)
        if found is None:
            position += 1
            continue
        value, last = found
        start, end = units[position].start, units[last].end
        if text[max(0, start - 1) : start] == "+":
            start -= 1
        if not reading.taken(start, end, "licence_number", "kvk_number", "email", "handle"):
            reading.add("phone", value, start, end, style=_style(reading, text, units[position : last + 1]))
        position = last + 1


def _number_at(reading: Reading, text: str, units: list[_Unit], first: int) -> tuple[str, int] | None:
    """Return the number that starts at unit `first` and the index of its last unit."""
    start, digits = units[first].start, units[first].digits
    plus = "+" in text[max(0, start - 3) : start] and _PLUS.search(text[max(0, start - 3) : start]) is not None
    if not plus and reading.region == "NL" and digits[0] not in "03":
        return None
    longest = 10 if digits[0] == "0" and digits[:2] not in ("00", "0") and not plus else MOST_DIGITS + 3
    digits, best = "", None
    for last in range(first, len(units)):
        digits += units[last].digits
        if len(digits) > longest:
            break
        if len(digits) < FEWEST_DIGITS or _glued(text, units, last):
            continue
        value = _as_number(digits, plus, reading.region)
        if value is not None and (best is None or not best[2]):
            best = (value[0], last, value[1])
    if best is None or (not plus and _named_otherwise(text, start)):
        return None
    return best[0], best[1]


def _named_otherwise(text: str, start: int) -> bool:
    """Tell whether the words right before `start` say that what follows is another kind of number."""
    before = text[max(0, start - 30) : start]
    return bool(_OTHER_LABEL.search(before) or _LETTERS_BEFORE.search(before[-6:]))


def _glued(text: str, units: list[_Unit], last: int) -> bool:
    """A number does not end where the next digits follow without a space, as in a longer code."""
    if last + 1 == len(units):
        return text[units[last].end : units[last].end + 1].isalpha()
    between = text[units[last].end : units[last + 1].start]
    return units[last + 1].form != "word" and between in ("", "-", ".")


@cache
def _as_number(digits: str, plus: bool, region: str) -> tuple[str, bool] | None:
    """Return (E.164, whether the country's plan knows it as valid), or None for no phone number."""
    international = plus or digits.startswith("00")
    bare = digits.removeprefix("00") if international and not plus else digits
    if international or (region == "NL" and re.fullmatch(r"316\d{8}", digits)):
        return _international(bare)
    if region == "NL":
        if re.fullmatch(rf"0(?:{_DUTCH.pattern})", digits) and len(digits) == 10:
            return f"+31{digits[1:]}", True
        return None
    try:
        parsed = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), True


def _international(digits: str) -> tuple[str, bool] | None:
    if digits.startswith("31"):
        national = digits[2:].removeprefix("0")
        return (f"+31{national}", True) if len(national) == 9 and _DUTCH.fullmatch(national) else None
    try:
        parsed = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed) or len(str(parsed.national_number)) < 7:
        return None
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return written, phonenumbers.is_valid_number(parsed)


def _style(reading: Reading, text: str, units: list[_Unit]) -> PhoneStyle:
    start, end = units[0].start, units[-1].end
    if any(unit.form == "word" for unit in units):
        return "spelled"
    if any(unit.form == "look" for unit in units) or reading.shadow.disguised(start, end):
        return "homoglyph"
    gaps = [text[left.end : right.start] for left, right in pairwise(units)]
    if any("\n" in gap or re.search(r"[^\s().\-–/+]", gap) or len(gap) > 3 for gap in gaps) or len(units) > 8:
        return "split"
    return "plain"


def region_of(url: str, default: str) -> str:
    """Return the phone region of an ad: the country of its site's host, else the default."""
    host = re.sub(r"^[a-z]+://", "", url.lower()).split("/")[0].split(":")[0]
    return next((region for ending, region in _REGION_OF_HOST.items() if host.endswith(ending)), default)
