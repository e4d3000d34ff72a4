"""An ad's text is shown as text, whatever it holds, with the right words marked."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from review_ui.components.highlight import Mark, highlighted, plain


def text_of(markup: str) -> str:
    without_labels = re.sub(r"<sup>.*?</sup>", "", markup)
    return html.unescape(re.sub(r"<[^>]*>", "", without_labels.replace("<br>", "\n")))


marks = st.lists(
    st.builds(Mark, st.integers(-2, 40), st.integers(-2, 45), st.sampled_from(["a & b", "<i>", "c"])), max_size=6
)


@given(st.text(max_size=40), marks)
def test_the_words_survive_and_nothing_else_becomes_markup(text: str, found: list[Mark]) -> None:
    markup = highlighted(text, found)
    assert text_of(markup) == plain(text)
    assert set(re.findall(r"</?(\w+)", markup)) <= {"mark", "sup", "br"}


def test_overlapping_marks_say_both_reasons() -> None:
    markup = highlighted("abcdef", [Mark(0, 4, "one"), Mark(2, 6, "two", "fact")])
    assert 'title="one, two">cd' in markup
    assert re.findall(r"<sup>(.*?)</sup>", markup) == ["one", "two"]
    assert markup.count('class="hit"') == 2


def test_a_label_is_written_once() -> None:
    markup = highlighted("ja en ja", [Mark(0, 2, "zegt ja"), Mark(6, 8, "zegt ja")])
    assert markup.count("<sup>") == 1
    assert markup.count('title="zegt ja"') == 2


def test_direction_controls_are_shown_not_obeyed() -> None:
    assert plain("jong\u202e81\u202c \u2066x\u2069") == "jong\ufffd81\ufffd \ufffdx\ufffd"
