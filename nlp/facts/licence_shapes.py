"""The shapes of licence numbers, and of what stands near a label without being one."""

import re
from typing import Literal

Verdict = Literal["number", "other", "stop"]

TIGHT = re.compile(r"[A-Za-z0-9]+(?:[-–/._&][A-Za-z0-9]+){0,8}")
# Letters, then figures, spaced in one way; or figures in groups that begin with a year or a short number.
_LETTERS_FIRST = re.compile(
    r"[A-Za-z]{1,5}(?:(?P<dash>\s[-–/]\s)\d{1,8}(?:(?P=dash)[A-Za-z0-9]{1,8}){0,3}|"
    r"\s?[-–/]?\s?\d{2,4}(?: \d{3,8}){1,2}|\s\d[A-Za-z0-9]*(?:[-–/.][A-Za-z0-9]+){0,5}"
    r"(?: [A-Z](?=\s*(?:[.,;)|\n]|\Z)))?)(?![A-Za-z0-9])"
)
_SPACED = re.compile(
    r"(?:(?:19|20)?\d{2}(?P<dash>\s[-–/]\s)\d{2,8}(?:(?P=dash)[A-Z0-9]{1,6}){0,2}|"
    r"\d{2,4} [A-Z]{1,4} \d{2,6}|(?:19|20)\d{2} \d{4,7}(?: [A-Z]{1,2})?|\d{2} \d{5,7} [A-Z]{1,2})"
    r"(?![A-Za-z0-9])(?![-–/ .]\d)"
)
# Every character by itself, or at least the last ones.
_SPELLED = re.compile(
    r"(?:[A-Za-z0-9]{1,5}\s?[-–/.]\s?){0,3}(?:[A-Za-z0-9](?:\s?[-–/.]\s?|\s)){2,20}"
    r"[A-Za-z0-9](?![A-Za-z0-9])(?![ .-]\d)"
)
_SPELLED_DIGITS = re.compile(r"\d \d \d")
_OTHERS_PREFIX = re.compile(
    r"(?:kvk|btw|vat|tel|iban|iso|big|rsin|bsn|vbag|rbcz|skj|agb|ad|kamer|room|art|covid|usb|wifi|top|nr|no)[-/. ]?\d|"
    r"nl\d{2}[a-z]{4}|nl[\d.]{9,12}b|www\.|https?",
    re.IGNORECASE,
)
_SITE = re.compile(r"\.(?:nl|com|be|de|eu|net|org|example)\Z", re.IGNORECASE)
_DATE = re.compile(
    r"(?:[0-3]?\d([-/.])[01]?\d\1(?:19|20)?\d{2}|(?:19|20)\d{2}([-/.])[01]?\d\2[0-3]?\d|"
    r"(?:19|20)\d{2}(?:[-–/](?:(?:19|20)?\d{2}))?|[01]?\d[-/](?:19|20)\d{2})\Z"
)
_TIME = re.compile(r"[0-2]?\d\.[0-5]\d(?:[-–/][0-2]?\d\.[0-5]\d)?\Z")
_CLOCK = re.compile(r"\d:\Z|:\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")
_WITH_YEAR = re.compile(r"(?!06)\d{2,5}([-/.])(?:19|20)\d{2}\1\d{1,6}\Z")
_PHONE = re.compile(r"(?:0|0031|31)[1-9]\d{8}\Z|0[89]00\d{4,7}\Z|00\d{8,}\Z")
_MEASURE = re.compile(
    r"\d+(?:min|mins|uur|u|h|hr|hrs|euro|eur|e|x|jaar|jr|yo|cm|mm|m|km|kg|st|nd|rd|th|ste|de|er|persoons|pers|sterren)\Z",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[\s,.-]{0,3}(?:€|euro?\b|,-|%|jaar\b|jr\b|years?\b|yo\b|uur\b|u\b|min\b|minuten|minutes|hours?\b|hrs?\b|km\b|cm\b|kg\b|"
    r"p/u|pu\b|per (?:uur|keer|hour)|dames|girls|personen|roses|m2)"
)
_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}\Z")
_POSTCODE_LETTERS = re.compile(r"\s[A-Z]{2}(?![A-Za-z0-9])")
_PLATE = re.compile(r"(?=(?:[A-Z\d]-?){6}\Z)[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,2}\Z", re.IGNORECASE)
_LONG_LETTERS = re.compile(r"[a-z]{6}|[A-Za-z]{13}")
_CHUNKS = re.compile(r"\d+|[A-Za-z]+")
_ESTABLISHMENT = re.compile(r"0000\d{8}\Z")
_SERIAL_YEAR = re.compile(r"(?:[01]?\d[-/](?:19|20)\d{2}|(?:19|20)\d{2}[-/]\d{2})\Z")
_YEAR_AND = re.compile(r"(?:19|20)(\d\d)[-/](\d\d)\Z")
_INITIALS = re.compile(r"[A-Z]{2,5}[-/.][A-Z]{1,4}[-/.]\d[A-Z]?\Z")
MOST_CHARACTERS = 30


def number_at(text: str, start: int) -> re.Match[str] | None:
    """Return the longest thing at `start` that may be one number, in whichever way it is spaced."""
    spaced = _LETTERS_FIRST.match(text, start) or _SPACED.match(text, start)
    if spaced is None or text[spaced.end() : spaced.end() + 1] == " ":
        spelled = _SPELLED.match(text, start)
        if spelled and _SPELLED_DIGITS.search(spelled.group()):
            return spelled
    tight = TIGHT.match(text, start)
    if spaced and tight and spaced.end() > tight.end() and not _runs_on(text, spaced):
        return spaced
    return tight


def _runs_on(text: str, spaced: re.Match[str]) -> bool:
    """Tell whether spaced groups belong to a phone, a price or another thing that goes on after them."""
    after = text[spaced.end() : spaced.end() + 12]
    last = spaced.group().rsplit(None, 1)[-1]
    return (
        _UNIT.match(after.lower()) is not None
        or re.match(r"[ .-]{1,3}\d", after) is not None
        or re.match(r"0[1-9]\Z", last) is not None
        or _is_dated(spaced.group())
        or (last.isdigit() and _PHONE.match(last) is not None)
    )


def signature(number: str) -> str:
    """Return the plan of a number: `2021-EXP-11` is `9-A-9`."""
    return re.sub(r"[A-Za-z]+", "A", re.sub(r"\d+", "9", number))


def judge(text: str, start: int, end: int, announced: bool) -> Verdict:
    """Tell whether `text[start:end]` has a number's shape, is some other thing to pass by, or ends the search.

    `announced` says that a word for number stands right before it.
    """
    written = text[start:end]
    digits = "".join(char for char in written if char.isdigit())
    before, after = text[max(0, start - 2) : start], text[end : end + 14]
    if len(written) > MOST_CHARACTERS or any(sign in before for sign in "€$£+@") or after[:1] in ("@", "%"):
        return "stop"
    if _OTHERS_PREFIX.match(written) or _SITE.search(written):
        return "stop"
    if (
        (_DATE.match(written) and not _is_serial(written))
        or _TIME.match(written)
        or _CLOCK.search(before)
        or _CLOCK.match(after)
    ):
        return "other"
    if _UNIT.match(after.lower()):
        return "stop" if len(digits) > 2 else "other"
    if any(char.isalpha() for char in written):
        return _judge_mixed(written, digits, announced)
    return _judge_digits(written, digits, after, announced)


def _judge_mixed(written: str, digits: str, announced: bool) -> Verdict:
    if " " in written and _is_dated(written):
        return "other"
    chunks = _CHUNKS.findall(written)
    if (
        len(digits) < (1 if _INITIALS.match(written) else 2)
        or len("".join(chunks)) < 4
        or _MEASURE.match(written)
        or _LONG_LETTERS.search(written)
    ):
        return "other"
    if _POSTCODE.match(written) and not announced:
        return "stop"
    return "number"


def _is_dated(written: str) -> bool:
    """Tell whether the last of spaced parts is a date; a short number and a year after capitals is none."""
    first, last = written.rsplit(None, 1)
    if _SERIAL_YEAR.match(last) and first.isalpha() and first.isupper() and len(first) > 1:
        return False
    return _DATE.match(last) is not None


def _is_serial(written: str) -> bool:
    """Tell whether what follows a year is neither a month nor one of the years after it."""
    match = _YEAR_AND.match(written)
    if match is None:
        return False
    year, second = int(match.group(1)), int(match.group(2))
    return second > 12 and not 0 < second - year < 15


def _judge_digits(written: str, digits: str, after: str, announced: bool) -> Verdict:
    if _PHONE.match(digits) and not _WITH_YEAR.match(written):
        return "number" if announced and written == digits and not re.match(r"[ -]\d", after) else "stop"
    if digits.startswith("0") and re.match(r"[ -]+\d", after):
        return "stop"
    if len(digits) == 4 and _POSTCODE_LETTERS.match(after):
        return "stop"
    if (re.match(r" \d", after) and len(digits) < 5) or _ESTABLISHMENT.match(written):
        return "stop"
    if len(digits) < 4 or (_THOUSANDS.match(written) and not announced):
        return "other"
    return "number"


def is_plate(written: str) -> bool:
    """Tell whether this has the shape of a car's number plate."""
    return _PLATE.match(written) is not None
