"""A tokenizer that cuts at white space only.

The finders read characters, so finer tokens would go unused, and spaCy's Dutch rules take most of the time of
reading an ad (0.44 of 1.6 ms) and quadratic time on long words: ten thousand emoji without a space, ten seconds.
"""

import re

from spacy.tokens import Doc
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
