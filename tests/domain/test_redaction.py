"""Citizen service numbers are masked on sight; other numbers stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.redaction import MASK, redact_bsn


@pytest.mark.parametrize("text", ["bsn 111222333", "111222333.", "nr: 1112.22.333 hier", "111 222 333"])
def test_a_number_passing_the_eleven_test_is_masked(text):
    assert not any(part in redact_bsn(text) for part in ("111222333", "1112.22.333", "111 222 333"))
    assert MASK in redact_bsn(text)


@pytest.mark.parametrize(
    "text",
    ["RSIN 111222333", "btw NL111222333B01", "tel 111222333", "06 11122233", "0611122233", "+31111222333",
     "111222334", "KvK 11122233"],
)  # fmt: skip
def test_named_rsin_vat_and_phone_numbers_and_other_digits_stay(text):
    assert redact_bsn(text) == text


@given(st.text(max_size=300))
def test_length_never_changes_so_spans_hold(text):
    assert len(redact_bsn(text)) == len(text)
