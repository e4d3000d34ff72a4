"""A tokenizer that cuts at white space only.

The finders read characters, so finer tokens would go unused, and spaCy's Dutch rules take most of the time of
reading an ad (0.44 of 1.6 ms) and quadratic time on long words: ten thousand emoji without a space, ten seconds.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

LONGEST_WORD = 80
_RUNS = re.compile(rf"\S{{1,{LONGEST_WORD}}}|[^\S ]+| ")


class SpaceTokenizer:
    """Makes Docs whose tokens are the words between white space; very long words become several tokens."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text; its text is the same."""
        words: list[str] = []
        spaces: list[bool] = []
        for run in _RUNS.findall(text):
            if run == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(run)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: the tokenizer has no state of its own; spaCy asks when a pipeline is saved."""
        return b""

    def from_bytes(self, data: bytes, **_: Any) -> "SpaceTokenizer":
        """Return itself."""
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, path: str | Path, **_: Any) -> "SpaceTokenizer":
        """Return itself."""
        return self


@registry.tokenizers("baken.SpaceTokenizer.v1")  # type: ignore[untyped-decorator]  # spaCy's registry has no types
def space_tokenizer() -> Callable[[Language], SpaceTokenizer]:
    """Return what makes the tokenizer of a pipeline; named in its configuration."""
    return lambda nlp: SpaceTokenizer(nlp.vocab)
