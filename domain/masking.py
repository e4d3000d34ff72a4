"""Text from sites where it is shown in passing: short, on one line, without phone numbers and addresses."""

import re

SHOWN = 40  # characters
_GAP = r"[\s().\-/]{0,3}"
_NUMBER = re.compile(rf"\+?\d(?:{_GAP}\d){{6,}}")
_MIXED = r"(?<![^\W_])[oilsbz]{0,7}\d[\doilsbz]*(?![^\W_])"
_DISGUISED = re.compile(rf"{_MIXED}(?:{_GAP}{_MIXED})*", re.IGNORECASE)  # O6-OO6946SS
_DATE = re.compile(r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:[ T]\d{1,2})?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def in_passing(text: str, length: int = SHOWN, digits: int = 7) -> str:
    """Return the beginning of a text, fit for a terminal: printable, on one line, contact details masked.

    Every number of at least `digits` digits, or letters that look like them, is masked, unless it is a date.
    """

    def mask(found: re.Match[str]) -> str:
        number = found.group()
        if sum(map(str.isalnum, number)) < digits or _DATE.fullmatch(number):
            return number
        return re.sub(r"[^\W_]", "•", number)

    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    line = _DISGUISED.sub(mask, _NUMBER.sub(mask, _MAIL.sub("…@…", line)))
    return line if len(line) <= length else line[: length - 1] + "…"
