"""Near misses keep their verdict and list the licences that may be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from licence_world import OTHERS, OWN, check, licence, snapshot

from matching.licences.normalise import key, look_alike_key, written

REGISTER = snapshot(
    licence("SB-2025-00417"),
    licence("RP-0041735", holder="J. Demo", trade_names=("Lisa",), phones=(OTHERS,)),
    *(licence(f"SB-2023-{number:05d}", phones=()) for number in range(10_000, 10_200)),
)


@pytest.mark.parametrize(
    ("shown", "meant", "said"),
    [
        ("SB-2O25-00417", "SB-2025-00417", "look-alike"),
        ("5B-2025-00417", "SB-2025-00417", "look-alike"),
        ("SB-2025-00471", "SB-2025-00417", "swapped"),
        ("SB-2025-0417", "SB-2025-00417", "missing"),
        ("SB-2025-004117", "SB-2025-00417", "too many"),
        ("SB-2025-00418", "SB-2025-00417", "differs"),
        ("SB-00417", "SB-2025-00417", "year"),
        ("2025-00417", "SB-2025-00417", "start"),
        ("RP-OO41735", "RP-0041735", "look-alike"),
        ("RР-0041735".replace("Р", "\u0420"), "RP-0041735", "look-alike"),
    ],
)
def test_a_slip_names_the_licence_that_may_be_meant_and_why(shown, meant, said):
    found = check(REGISTER, shown)
    assert found.verdict in {"unknown", "malformed"}
    assert found.candidates[0].number == meant
    assert said in found.candidates[0].reason
    assert 0.5 < found.candidates[0].score < 1
    assert found.score == found.candidates[0].score


def test_agreeing_phone_name_and_place_raise_a_candidate():
    alone = check(REGISTER, "SB-2025-00471").candidates[0]
    backed = check(REGISTER, "SB-2025-00471", phones=(OWN,), names=("Maanlicht",), city="Utrecht").candidates[0]
    assert backed.score > alone.score
    assert "phone and name and place agree" in backed.reason
    away = check(REGISTER, "SB-2025-00471", city="Groningen").candidates[0]
    assert away.score < alone.score


def test_what_is_far_off_has_no_candidates_and_no_more_than_five_are_named():
    assert check(REGISTER, "SB-1999-77777").candidates == ()
    assert len(check(REGISTER, "SB-2023-10050").candidates) == 0  # in the register: nothing to guess
    assert len(check(REGISTER, "SB-2023-1005").candidates) == 5


def test_the_register_decides_what_a_number_is_not_its_neighbours():
    found = check(REGISTER, "SB-2025-00418")
    assert found.verdict == "unknown"
    assert found.licence is None


@given(place=st.integers(0, 10), digit=st.sampled_from("0123456789"))
def test_one_changed_character_always_finds_the_licence(place, digit):
    number = "SB202500417"
    slipped = number[:place] + digit + number[place + 1 :]
    if key(slipped) != number:
        assert "SB-2025-00417" in [candidate.number for candidate in check(REGISTER, slipped).candidates]


@given(st.text(max_size=60))
def test_normal_forms_are_stable(text):
    once = written(text)
    assert written(once) == once
    assert key(once) == key(text)
    assert look_alike_key(look_alike_key(key(text))) == look_alike_key(key(text))
