"""The small language in which catalogue entries write what they look for, compiled to regular expressions.

Words stand for themselves, in any case; white space and punctuation between words are loose. `word*` any ending ·
`{a,b c}` one of these · `word?` may be missing · `...` up to three words between · `#` a number.
"""

import re

from domain.errors import BakenError

_PIECE = re.compile(r"\{[^{}]*\}\??|\S+")
_ANYTHING = "..."
_BETWEEN = r"[^\w\n]{1,3}"
_GAP = rf"(?:[^\W_][\w'’-]{{0,24}}{_BETWEEN}){{0,3}}"


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return the regular expression of one phrase, to be searched in lower-case text.

    Raises `BakenError` for a phrase without any certain word.
    """
    if not anchors(phrase):
        raise BakenError(f"the phrase {phrase!r} has no certain word to look for")
    parts: list[str] = []
    tokens = _PIECE.findall(phrase.lower())
    for position, written in enumerate(tokens):
        last = position == len(tokens) - 1
        if written == _ANYTHING:
            parts.append(_GAP)
            continue
        optional, piece = written.endswith("?"), written.removesuffix("?")
        body = _alternatives(piece) if piece.startswith("{") else _word(piece)
        body = body if last else body + _BETWEEN
        parts.append(f"(?:{body})?" if optional else body)
    return re.compile(rf"(?<![\w]){''.join(parts)}(?!\w)")


def anchors(phrase: str) -> list[str]:
    """Return literals of which one must occur in any text that the phrase matches: those of its longest token."""
    best: list[str] = []
    for piece in _PIECE.findall(phrase.lower()):
        if piece == _ANYTHING or piece.endswith("?"):
            continue
        words = piece.strip("{}").split(",") if piece.startswith("{") else [piece]
        literals = [re.split(r"[*#]", word.strip().split(" ")[0])[0] for word in words]
        if min(map(len, literals)) > min(map(len, best), default=1):
            best = literals
    return best


def _alternatives(token: str) -> str:
    words = [_BETWEEN.join(_word(word) for word in option.split()) for option in token.strip("{}").split(",")]
    return f"(?:{'|'.join(words)})"


def _word(word: str) -> str:
    shapes = {"*": r"[\w'’-]*", "#": r"\d{1,4}", "-": "[ -]?", "'": "['’´`]"}
    return "".join(shapes.get(char) or re.escape(char) for char in word)
