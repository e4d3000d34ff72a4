"""Dutch and English are both complete, and ads' words are shown as text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import review_ui
from domain.verdicts import Verdict
from review_ui.components.highlight import Mark, highlighted
from review_ui.components.theme import VERDICT_COLOURS
from review_ui.i18n import words
from store.decisions import KINDS

SOURCE = "".join(path.read_text("utf-8") for path in Path(review_ui.__file__).parent.rglob("*.py"))


def test_both_languages_have_the_same_words():
    assert words("nl").keys() == words("en").keys()
    for key, text in words("nl").items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", words("en")[key])), key


def test_every_word_asked_for_is_there():
    asked = set(re.findall(r"""\bt\(\s*["']([a-z_]+(?:\.[a-z_]+)*)["']""", SOURCE))
    assert asked <= words("nl").keys()
    assert {f"verdict.{verdict.value}" for verdict in Verdict} <= words("nl").keys()
    assert {f"decide.{kind}" for kind in KINDS} <= words("nl").keys()
    assert {verdict.value for verdict in Verdict} == set(VERDICT_COLOURS)


@given(st.text(max_size=120), st.lists(st.tuples(st.integers(-5, 130), st.integers(-5, 130)), max_size=6))
def test_any_text_and_spans_give_escaped_text(text, spans):
    shown = highlighted(text, [Mark(start, end, "<b>label</b>") for start, end in spans])
    inside = re.sub(r"</?(?:div|mark|sup)[^<>]*>|<br>", "", shown)
    assert "<" not in inside
    assert shown.count("<mark") == shown.count("</mark>")


@pytest.mark.parametrize("control", ["\u202e", "\u2066", "\u200f"])
def test_turning_controls_are_made_visible(control):
    assert control not in highlighted(f"a{control}b", [])
