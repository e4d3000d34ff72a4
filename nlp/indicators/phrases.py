"""The small language in which catalogue entries write what they look for, compiled to regular expressions.

Words stand for themselves, in any case; white space and punctuation between words are loose. `word*` any ending ·
`{a,b c}` one of these · `word?` may be missing · `...` up to three words between · `#` a number.
"""

import re

from domain.errors import BakenError

_TOKEN = re.compile(r"\{[^{}]*\}\??|\S+")
_BETWEEN = r"[^\w\n]{1,3}"
_GAP = rf"(?:[^\W_][\w'’-]{{0,24}}{_BETWEEN}){{0,3}}"


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return the regular expression of one phrase, to be searched in lower-case text.

    Raises `BakenError` for a phrase without any certain word.
    """
    if not anchors(phrase):
        raise BakenError(f"the phrase {phrase!r} has no certain word to look for")
    parts: list[str] = []
    tokens = _TOKEN.findall(phrase.lower())
    for position, token in enumerate(tokens):
        last = position == len(tokens) - 1
        if token == "...":
            parts.append(_GAP)
            continue
        optional, token = token.endswith("?") and len(token) > 1, token.removesuffix("?")
        body = _alternatives(token) if token.startswith("{") else _word(token)
        body = body if last else body + _BETWEEN
        parts.append(f"(?:{body})?" if optional else body)
    return re.compile(rf"(?<![\w]){''.join(parts)}(?!\w)")


def anchors(phrase: str) -> list[str]:
    """Return literals of which one must occur in any text that the phrase matches: those of its longest token."""
    best: list[str] = []
    for token in _TOKEN.findall(phrase.lower()):
        if token == "..." or token.endswith("?"):
            continue
        words = token.strip("{}").split(",") if token.startswith("{") else [token]
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
