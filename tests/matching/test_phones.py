"""The short way for Dutch numbers already in E.164 says what the phone library says."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.phones import e164


@given(st.from_regex(r"\+31[1-9][0-9]{8}", fullmatch=True), st.sampled_from(["NL", "BE", "AU"]))
def test_a_dutch_number_stays_as_the_library_writes_it(number, region):
    parsed = phonenumbers.parse(number, region)
    assert phonenumbers.is_possible_number(parsed)
    assert e164(number, region) == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("06 0001 0001", "+31600010001"),
        ("0031600010001", "+31600010001"),
        ("12", None),
        ("+310600010001", "+31600010001"),
    ],
)
def test_other_writings_go_the_long_way(written, expected):
    assert e164(written) == expected
