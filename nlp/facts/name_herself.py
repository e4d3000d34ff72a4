"""Another name of hers, told by what follows it: `ask for Robin, that's what I go by here`."""

import re
from collections.abc import Iterator

from nlp.facts.name_context import known_name
from nlp.reading import Reading
from nlp.stems import Stems

FARTHEST = 60
_HERSELF = Stems(
    (
        "zo heet ik", "dat ben ik", "dit ben ik", "ben ik ook", "dat is mijn", "zo noem", "mijn echte naam",
        "mijn eigen naam",
        "mijn werknaam", "my real name", "my own name", "that's me", "that’s me", "thats me", "that is me",
        "it's me", "is me",
        "what i go by", "i go by", "what they call me",
    )
)  # fmt: skip
_BEFORE = re.compile(
    r"\b(?:naar|achter|om|op|for|to|at|als|as|by|with|met|naam|name|van|"
    r"tegen) [\"“‘']?([^\W\d_]{2,12})(?=[^\w])(?=[^.!?\n]*\Z)"
)
_NAMED = re.compile(r" ?(?:\w+ )?(?:naam|name)\b")


def named_as_herself(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield the names before words by which she says that they are hers."""
    plain, lower = reading.shadow.plain, reading.shadow.lower
    for start, end in reading.sights(_HERSELF):
        if lower[end : end + 1].isalpha() or (lower[start:end] == "dat is mijn" and not _NAMED.match(lower, end)):
            continue
        for found in _BEFORE.finditer(plain, max(0, start - FARTHEST), start):
            word = found.group(1)
            if word[0].isupper() and known_name(word.lower()):
                yield (*found.span(1), "alias")
