"""The small language in which catalogue entries write what they look for, compiled to regular expressions.

Words stand for themselves, in any case; white space and punctuation between words are loose, but a phrase stays
within its sentence. `word*` any ending · `{a,b c}` one of these, and they nest · `word?` or `{a,b}?` may be missing ·
`...` up to three words of the clause between · `#` a number · `<girls>` the words of that class in `words.yaml`.
A letter with a diacritic also stands for the ways to write it without one, and a hyphen for a space or nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

import yaml

from domain.errors import BakenError
from nlp.language import is_function_word

_CLASS = re.compile(r"<([^<>\s]+)>")
_TOKEN = re.compile(r"[{},?]|\s+|[^{},?\s]+")
_ANYTHING = "..."
ANY_NUMBER = "#"
_BETWEEN = r"(?:(?![.!?;]\s)[^\w\n]){1,4}"
_GAP = r"(?:[^\W_][\w'’-]{0,24}[^\w\n.!?;:,]{1,4}){0,3}"  # within its clause
_MAYBE = ("-", "'")  # signs that may be missing
_PLAIN_WORD = re.compile(r"\w+\*?")
_LEADING = re.compile(r"\w+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SPELLINGS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ș": "ş", "ț": "ţ", "ő": "ö", "ű": "ü"}
_SHAPES = {"*": r"[\w'’-]*", "#": r"\d{1,4}", "-": "[ –-]?", "'": "['’´`]?"}

Item = tuple["str | list[Sequence]", bool]  # a word or the options of a group, and whether it may be missing
Sequence = list[Item]
Literal = tuple[str, bool]  # how a word begins, and whether that is the whole word


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return the regular expression of one phrase, to be searched in lower-case text.

    Raises `BakenError` for a phrase that is not well formed.
    """
    return re.compile(rf"(?<!\w){_sequence(_parse(phrase))}(?!\w)")


def literals(phrase: str, required: bool = True) -> list[list[Literal]]:
    """Return, for each certain token, the literals one of which begins a word of any text that the phrase matches.

    The rarest token comes first. Raises `BakenError` for a phrase without any certain word, where one is required.
    """
    groups = _literals(_parse(phrase))
    if required and not groups:
        raise BakenError(f"the phrase {phrase!r} has no certain word to look for")
    return groups


def openings(phrase: str) -> list[Literal] | None:
    """Return the literals with one of which any text that the phrase matches begins; None if that is uncertain."""
    return _openings(_parse(phrase))


def seconds(phrase: str) -> list[Literal] | None:
    """Return the literals with one of which the second word of any text that the phrase matches begins, if certain."""
    return _seconds(_parse(phrase), None)


@lru_cache(maxsize=16)  # one phrase is asked several things in a row
def _parse(phrase: str) -> Sequence:
    written = _CLASS.sub(lambda name: _class(name[1], phrase), phrase)
    options, closed = _options(iter(_TOKEN.findall(written.lower())), phrase)
    if closed or len(options) != 1:
        raise _malformed(phrase)
    return options[0]


@cache
def _words() -> dict[str, str]:
    """Return the classes of words of `words.yaml`, each written as a group of a phrase."""
    return dict(yaml.safe_load(files("nlp.indicators").joinpath("words.yaml").read_text(encoding="utf-8")))


def _malformed(phrase: str) -> BakenError:
    return BakenError(f"the phrase {phrase!r} has a brace, a comma or a ? out of place")


def _class(name: str, phrase: str) -> str:
    if name not in _words():
        raise BakenError(f"the phrase {phrase!r} names an unknown class of words: {name}")
    return _words()[name]


def _options(tokens: Iterator[str], phrase: str) -> tuple[list[Sequence], bool]:
    """Read options up to the brace that closes their group; return them, and whether there was such a brace."""
    options: list[Sequence] = [[]]
    closed = False
    for piece in tokens:
        if piece == "}":
            closed = True
            break
        if piece == ",":
            options.append([])
        elif piece == "?" and options[-1]:
            options[-1][-1] = (options[-1][-1][0], True)
        elif piece == "{":
            group, ended = _options(tokens, phrase)
            if not ended:
                raise _malformed(phrase)
            options[-1].append((group, False))
        elif not piece.isspace():
            options[-1].append((piece, False))
    if any(all(missing or word == _ANYTHING for word, missing in option) for option in options):
        raise _malformed(phrase)
    return options, closed


def _literals(sequence: Sequence) -> list[list[Literal]]:
    groups: list[list[Literal]] = []
    for piece, optional in sequence:
        if optional or piece == _ANYTHING:
            continue
        if isinstance(piece, str):
            found = _beginnings(piece)
        else:
            of_options = [_literals(option) for option in piece]
            found = sorted({word for option in of_options for word in option[0]}) if all(of_options) else []
        if found:
            groups.append(found)
    return sorted(groups, key=_commonness)


def _commonness(group: list[Literal]) -> tuple[bool, int]:
    """Return what sorts groups of words from rare to common ones in ads: function words and numbers, then length."""
    return any(is_function_word(word) or word.isdigit() or word == ANY_NUMBER for word, _ in group), -min(
        len(word) for word, _ in group
    )


def _openings(sequence: Sequence) -> list[Literal] | None:
    found: list[Literal] = []
    for at, (piece, optional) in enumerate(sequence):
        if piece == _ANYTHING:
            if at > 0:
                return None
            continue
        if isinstance(piece, str):
            words = _beginnings(piece)
        else:
            of_options = [_openings(option) for option in piece]
            words = [word for option in of_options for word in option or []] if all(of_options) else []
        if not words:
            return None
        found += words
        if not optional:
            return found
    return None


def _seconds(sequence: Sequence, after: list[Literal] | None) -> list[Literal] | None:
    """Return how the second word may begin; `after` is how words begin that follow the whole sequence, if certain."""
    found: list[Literal] = []
    for at, (piece, optional) in enumerate(sequence):
        if piece == _ANYTHING:
            if at > 0:
                return None
            continue
        rest = _openings(sequence[at + 1 :]) if at + 1 < len(sequence) else after
        if at + 1 < len(sequence) and sequence[at + 1][0] == _ANYTHING:
            rest = None
        of_options = (
            [rest if _PLAIN_WORD.fullmatch(piece) else None]
            if isinstance(piece, str)
            else [_seconds(option, rest) for option in piece]
        )
        if any(words is None for words in of_options):
            return None
        found += [word for words in of_options for word in words or []]
        if not optional:
            return found
    return None


def _beginnings(word: str) -> list[Literal]:
    """Return how a word begins, up to what is uncertain in it, in all its spellings if little of it is plain."""
    leading = _LEADING.match(word)
    if leading is None:
        return [(ANY_NUMBER, False)] if word[0] == ANY_NUMBER else []
    written, rest = leading.group(), word[leading.end() :]
    joined = _beginnings(written + rest[1:]) if rest[:1] in _MAYBE else []
    whole = rest[:1] not in ("*", "#")
    plain = _NOT_ASCII.split(written)[0]
    if written == plain:
        return [(plain, whole), *joined]
    if len(plain) > 2:
        return [(plain, False)]
    return [("".join(way), whole) for way in product(*map(_ways, written))] + joined


def _sequence(sequence: Sequence) -> str:
    """Return the expression of pieces in a row; each is joined to the first one that is certain."""
    parts: list[str] = []
    pivot = next(at for at, (piece, optional) in enumerate(sequence) if not optional and piece != _ANYTHING)
    last = max(at for at, (piece, _) in enumerate(sequence) if piece != _ANYTHING)
    gap = ""
    for at, (piece, optional) in enumerate(sequence[: last + 1]):
        if piece == _ANYTHING:
            gap += _GAP if at > 0 else ""
            continue
        body = _word(piece) if isinstance(piece, str) else f"(?:{'|'.join(map(_sequence, piece))})"
        if at < pivot:
            body = f"{gap}{body}{_BETWEEN}"
        elif at > pivot:
            body = f"{_BETWEEN}{gap}{body}"
        else:
            body = gap + body
        parts.append(f"(?:{body})?" if optional else body)
        gap = ""
    return "".join(parts)


def _word(word: str) -> str:
    return "".join(_SHAPES.get(char) or _letter(char) for char in word)


def _letter(char: str) -> str:
    return re.escape(char) if char.isascii() else f"(?:{'|'.join(_ways(char))})"


def _ways(char: str) -> list[str]:
    """Return how people write a letter: as it is, spelled out, without its diacritic."""
    ways = (char, _SPELLINGS.get(char, char), unicodedata.normalize("NFD", char)[0])
    return list(dict.fromkeys(ways))
