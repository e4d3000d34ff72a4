"""The shadow of a text: the same words without disguise, with a way back to the original positions."""

import re
import unicodedata
from array import array
from functools import cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_INVISIBLE = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u20e3", "\u180e", "\u034f"}
# Letters of other scripts that look like Latin ones (Unicode TR 39 confusables, the ones seen in ads).
_LOOKALIKE = {"ー": "-"} | dict(
    zip(
        "АВЕКМНОРСТУХІЈЅавекмнорстухіјѕԁɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορν",
        "ABEKMHOPCTYXIJSabekmhopctyxijsdgABEZHIKMNOPTYXaopv",
        strict=True,
    )
)


@cache
def _plain(char: str) -> str:
    """Return what one character stands for; empty for invisible ones. Kept per character seen."""
    if char in _INVISIBLE or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ""
    if char in _LOOKALIKE:
        return _LOOKALIKE[char]
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char.isspace() and char not in "\n\r\t ":
        return "\n" if char in "\u2028\u2029\x85" else " "
    folded = unicodedata.normalize("NFKC", char)
    is_sign = len(folded) == 1 and not folded.isspace()
    return folded if folded.isascii() and (folded.isalnum() or is_sign) else char


class Shadow:
    """A text without zero-width characters, with look-alike letters and digits made plain.

    `plain` keeps case, `lower` is its lower case of equal length. Positions in both map back to the
    original by `span`. `disguised` says whether a stretch of the original differs from its shadow.
    """

    __slots__ = ("_origin", "lower", "original", "plain")

    def __init__(self, text: str) -> None:
        self.original = text
        self._origin: array[int] | None = None
        if text.isascii():
            self.plain = text
            self.lower = text.lower()
            return
        table = {char: plain for char in set(_NOT_ASCII.findall(text)) if (plain := _plain(char)) != char}
        self.plain = text.translate({ord(char): plain for char, plain in table.items()}) if table else text
        if any(len(plain) != 1 for plain in table.values()):
            self._origin = _origins(text, table)
        self.lower = _lower(self.plain)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that `plain[start:end]` came from; needs start < end."""
        if self._origin is None:
            return start, end
        return self._origin[start], self._origin[end - 1] + 1

    def disguised(self, start: int, end: int) -> bool:
        """Tell whether `plain[start:end]` was written with look-alike or invisible characters."""
        first, last = self.span(start, end)
        return self.original[first:last] != self.plain[start:end]


def _origins(text: str, table: dict[str, str]) -> "array[int]":
    """Return for each position of the shadow the position it came from."""
    origin = array("q")
    done = 0
    resized = "".join(re.escape(char) for char, plain in table.items() if len(plain) != 1)
    for odd in re.finditer(f"[{resized}]", text):
        at = odd.start()
        origin.extend(range(done, at))
        origin.extend([at] * len(table[odd.group()]))
        done = at + 1
    origin.extend(range(done, len(text)))
    return origin


def _lower(text: str) -> str:
    """Return the text in lower case, of the same length: what would become two characters stays as it is."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
