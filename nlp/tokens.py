"""The Dutch tokenizer, kept from texts on which it takes quadratic time."""

import re

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

# spaCy strips prefixes and suffixes one at a time from what stands between two spaces, looking at all of
# it each time: 10,000 emoji without a space take ten seconds.
LONGEST_WORD = 80
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_RUNS = re.compile(rf"\S{{1,{LONGEST_WORD}}}|[^\S ]+| ")


class LinearTokenizer:
    """Tokenizes as the given tokenizer; texts with very long words are cut at white space only."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._vocab = tokenizer.vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of a text; its text is the same."""
        if _LONG.search(text) is None:
            doc: Doc = self._tokenizer(text)
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for run in _RUNS.finditer(text):
            if run.group() == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(run.group())
                spaces.append(False)
        return Doc(self._vocab, words=words, spaces=spaces)
