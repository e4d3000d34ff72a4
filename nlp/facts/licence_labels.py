"""Labels of licence numbers: whether the words around one let it speak of a licence, and of one that is granted."""

import re
from dataclasses import dataclass

from nlp.facts import licence_words as words

_CLAUSE = re.compile(r"[.!?]\s|\n|;")
_PART = re.compile(r"[,|•()–:]| - ")
_AROUND = 70


@dataclass(slots=True)
class Label:
    """A label seen: where it begins and ends, whether other registers use it too, whether it names a number."""

    start: int
    end: int
    weak: bool
    announces: bool


def label_at(lower: str, start: int) -> Label | None:
    """Return the label that begins at `start`, if there is one and it speaks of a licence that is there."""
    match = words.LABEL.match(lower, start)
    if match is None:
        return None
    before = lower[max(0, start - 30) : start]
    if before and (words.NEGATED.search(before) or _is_other_permit(before)):
        return None
    guarded, weak = match.group("guarded") is not None, match.group("weak") is not None
    if guarded and not _speaks_of_business(lower, *match.span()):
        return None
    if weak and (
        words.OTHER_REGISTER.search(before) or (match.group().startswith("dossier") and _is_report(lower, start))
    ):
        return None
    announces = match.group("number") is not None or match.group("mark") is not None
    return Label(start, match.end(), weak or guarded, announces)


def _is_other_permit(before: str) -> bool:
    match = words.OTHER_PERMIT.search(before)
    return match is not None and not match.group().endswith(("de ", "of "))


def _speaks_of_business(lower: str, start: int, end: int) -> bool:
    """A decision or consent is a licence only beside words for such a business or for who grants it."""
    first = max(lower.rfind("\n", 0, start) + 1, start - _AROUND)
    line = lower.find("\n", end)
    last = min(end + _AROUND, line if line >= 0 else len(lower))
    around = lower[first:last]
    return words.BUSINESS.search(around) is not None and words.NO_BUSINESS.search(around) is None


def _is_report(lower: str, start: int) -> bool:
    """A bare file number is a licence's only as a field of its own, in a text that reports nothing."""
    line = lower.rfind("\n", 0, start) + 1
    return (
        bool(words.REPORTED.search(lower, max(0, start - 80), start + 80))
        or lower[max(line, start - 3) : start].strip() != ""
    )


def is_pending(lower: str, label: int, start: int, end: int) -> bool:
    """Tell whether the sentence says that the licence of this number is not granted, or not yet."""
    from_here = max(0, label - 90)
    for mark in _CLAUSE.finditer(lower, from_here, label):
        from_here = mark.end()
    said = _not_granted(lower, from_here, label) or words.PENDING.search(lower, label, start)
    if said and words.RENEWAL.search(lower, from_here, start):
        return False
    return bool(said) or words.PENDING_AFTER.match(lower, end) is not None


def _not_granted(lower: str, start: int, end: int) -> bool:
    """Look before the label; words that speak of many things count only in the same part of the sentence."""
    for said in words.PENDING.finditer(lower, start, end):
        loose = said.group().startswith(words.PENDING_LOOSE)
        if not loose or not _PART.search(lower, said.end(), end):
            return True
    return False
