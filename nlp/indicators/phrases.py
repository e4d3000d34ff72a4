"""The small language in which catalogue entries write what they look for, compiled to regular expressions.

Words stand for themselves, in any case; white space and punctuation between words are loose, but no phrase runs on
into another sentence. `word*` any ending · `{a,b c}` one of these · `word?` may be missing · `...` up to three words
between (nothing at either end) · `#` a number.
"""

import re

from domain.errors import BakenError

_PIECE = re.compile(r"\{[^{}]*\}\??|\S+")
_LOOSE = re.compile(r"[*#'’-]")
_ANYTHING = "..."
_BETWEEN = r"(?:(?![.!?]\s)[^\w\n]){1,3}"
_GAP = rf"(?:{_BETWEEN}[^\W_][\w'’-]{{0,24}}){{0,3}}"


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return the regular expression of one phrase, to be searched in lower-case text.

    Raises `BakenError` for a phrase without any certain word.
    """
    if not literals(phrase):
        raise BakenError(f"the phrase {phrase!r} has no certain word to look for")
    before, after = "", ""
    for written in _PIECE.findall(phrase.lower()):
        if written == _ANYTHING:
            after += _GAP if after else ""
            continue
        piece = written.removesuffix("?")
        body = _alternatives(piece) if piece.startswith("{") else _word(piece)
        if piece != written:
            before, after = (
                (before, f"{after}(?:{_BETWEEN}{body})?") if after else (f"{before}(?:{body}{_BETWEEN})?", "")
            )
        else:
            after += _BETWEEN + body if after else body
    return re.compile(rf"(?<!\w){before}{after}(?!\w)")


def literals(phrase: str) -> list[list[str]]:
    """Return, for each certain token, the literals one of which begins a word of any text that the phrase matches.

    The rarest token comes first: the one whose shortest literal is longest.
    """
    groups = []
    for piece in _PIECE.findall(phrase.lower()):
        if piece == _ANYTHING or piece.endswith("?"):
            continue
        words = piece.strip("{}").split(",") if piece.startswith("{") else [piece]
        group = [_LOOSE.split(word.strip().split(" ")[0])[0] for word in words]
        if all(group):
            groups.append(group)
    return sorted(groups, key=lambda group: -min(map(len, group)))


def _alternatives(token: str) -> str:
    words = [_BETWEEN.join(_word(word) for word in option.split()) for option in token.strip("{}").split(",")]
    return f"(?:{'|'.join(words)})"


def _word(word: str) -> str:
    shapes = {"*": r"[\w'’-]*", "#": r"\d{1,4}", "-": "[ -]?", "'": "['’´`]"}
    return "".join(shapes.get(char) or re.escape(char) for char in word)
