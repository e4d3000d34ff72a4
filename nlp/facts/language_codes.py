"""Languages by their codes (`NL / EN`) and flags, behind a label."""

import re

from nlp.facts import language_cues as cues
from nlp.facts.language_names import AMBIGUOUS, CODES, FLAGS, LANGUAGES
from nlp.reading import Reading

_ITEM = re.compile(r"[\U0001f1e6-\U0001f1ff]{2}|[^\W\d_]+|[\n.!?;]")
_MARKS = frozenset("/,+|&·-–•)(")
_STOPS = frozenset("\n.!?;")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LISTED = 120


def read_codes(reading: Reading, start: int, end: int) -> None:
    """Read `NL / EN` and flags behind a label."""
    text = reading.shadow.lower
    if text[end : end + 1].isalpha():
        return
    last = ""  # what was read last: a `code`, a `short` form (`Eng.`), a `name`, or nothing
    for item in _ITEM.finditer(text, end, end + _LISTED):
        word = item.group()
        code = FLAGS.get(word) or CODES.get(word)
        if word in _STOPS:
            if last and not (word == "." and last == "short"):
                return
        elif code and _is_code(reading.shadow.plain, item, last):
            if not last and not cues.NOT_BEFORE_LABEL.isdisjoint(_WORD.findall(text, max(0, start - 14), start)):
                return
            reading.add("language_spoken", code, *item.span())
            last = "short" if len(word) == 3 else "code"
        elif word in LANGUAGES:
            if last == "name":
                return
            last = "name"
        elif word not in cues.JOIN and word != "s":  # `Language(s)`
            return


def _is_code(plain: str, item: re.Match[str], last: str) -> bool:
    word = item.group()
    if word in FLAGS:
        return True
    start, end = item.span()
    if word not in AMBIGUOUS:
        return word != "fr" or last != "name" or plain[start].isupper()
    if last == "name" and not plain[start:end].isupper():
        return False
    before, after = plain[max(0, start - 3) : start].strip(), plain[end : end + 3].lstrip(" ")
    if (before and before[-1] in _MARKS) or (after and after[0] in _MARKS):
        return True
    named = _WORD.match(after) and _WORD.match(plain[end : end + 20].lstrip().lower())
    follows = named.group() if named else ""
    return plain[start:end].isupper() and last != "name" and follows not in LANGUAGES
