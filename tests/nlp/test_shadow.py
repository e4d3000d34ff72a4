"""The shadow of a text, its way back, and the tokenizer that stays linear."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from nlp.shadow import Shadow
from nlp.stems import Stems, sights, starts_of
from nlp.tokens import SpaceTokenizer

TOKENIZER = SpaceTokenizer(spacy.blank("nl").vocab)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("０６", "06"), ("①②", "12"), ("0\ufe0f\u20e36\ufe0f\u20e3", "06"), ("a\u200bb", "ab"), ("Ьel", "Ьel"), ("ВЕL", "BEL")],
)  # fmt: skip
def test_disguises_fall_away(text, plain):
    assert Shadow(text).plain == plain


@given(st.text(max_size=60))
def test_every_position_leads_back_into_the_original(text):
    shadow = Shadow(text)
    assert len(shadow.lower) == len(shadow.plain)
    for position in range(len(shadow.plain)):
        start, end = shadow.span(position, position + 1)
        assert 0 <= start < end <= len(text)
        assert Shadow(text[start:end]).plain[:1] or not text[start:end].strip()


@given(st.text(max_size=300) | st.lists(st.sampled_from(["😀" * 90, " ", "  ", "\n", "woord", "_" * 200])).map("".join))
def test_the_tokenizer_keeps_the_text(text):
    assert TOKENIZER(text).text == text


@pytest.mark.parametrize("piece", ["😀", "_", "+", "-", "\n", "a.", "een "])
def test_the_tokenizer_is_quick_on_anything(piece):
    began = time.monotonic()
    TOKENIZER(piece * 50_000)
    assert time.monotonic() - began < 5


def test_stems_are_found_where_words_begin():
    stems = Stems(("ver", "vergun"))
    assert list(starts_of(sights("vergund, onvergund en ver")[stems.number])) == [0, 22]
