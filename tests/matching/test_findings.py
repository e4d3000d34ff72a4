"""What the checks of several ads show together."""

from datetime import UTC, datetime, timedelta

import pytest

from matching.licences.findings.after_check import CheckedBy, FirstShown, numbers_after_check
from matching.licences.findings.dropped import DroppedNumber, NoneShown, RegisteredShown, dropped_numbers
from matching.licences.findings.shared import NumberShown, shared_numbers

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
NUMBER = "SB-2025-00417"


def row(ad, advertiser, licence=NUMBER):
    return NumberShown(ad, advertiser, licence)


def test_a_number_of_several_advertisers_is_found_with_all_its_ads():
    rows = [row("1", "A"), row("2", "B", "sb 2025 00417"), row("3", "A"), row("4", "C", "RP-0041735")]
    for order in (rows, rows[::-1]):
        (found,) = shared_numbers(order)
        assert found.licence == NUMBER
        assert (found.advertisers, found.ads) == (("A", "B"), ("1", "2", "3"))


def test_one_advertiser_with_many_ads_shares_with_nobody():
    assert shared_numbers([row(str(n), "A") for n in range(20)]) == []
    assert shared_numbers([]) == []


def shown(ad, since, advertiser="A", place="GM0344", number=NUMBER):
    return FirstShown(ad, advertiser, place, number, since)


@pytest.mark.parametrize(("after", "found"), [
    (timedelta(seconds=-1), []), (0 * DAY, [0]), (14 * DAY, [14]), (14 * DAY + timedelta(seconds=1), []),
])  # fmt: skip
def test_a_number_first_shown_within_two_weeks_after_a_check_is_found(after, found):
    rows = numbers_after_check([shown("1", AT + after)], [CheckedBy("A", "GM0344", AT)])
    assert [row.days for row in rows] == found


def test_a_number_the_advertiser_showed_before_the_check_did_not_appear_after_it():
    rows = [shown("2", AT + DAY), shown(None, AT - 30 * DAY, number="sb 2025 00417")]
    assert numbers_after_check(rows, [CheckedBy("A", "GM0344", AT)]) == []


def test_a_check_elsewhere_or_of_another_is_no_reason():
    rows = [shown("1", AT + DAY)]
    assert numbers_after_check(rows, [CheckedBy("A", "GM0363", AT), CheckedBy("B", "GM0344", AT)]) == []


def test_of_two_checks_the_last_before_the_number_counts():
    checks = [CheckedBy("A", "GM0344", AT + n * DAY) for n in (0, 3, 9)]
    (found,) = numbers_after_check([shown("1", AT + 5 * DAY)], checks)
    assert (found.checked_at, found.days) == (AT + 3 * DAY, 2)


def registered(ad, since, advertiser="A", licence=NUMBER, present=False):
    return RegisteredShown(ad, advertiser, licence, since, present)


BARE = NoneShown("v9", "9", "A", AT)


def test_an_ads_own_earlier_number_was_dropped_even_where_another_ad_keeps_it():
    rows = [registered("9", AT - DAY), registered("1", AT - 9 * DAY, present=True)]
    assert dropped_numbers(rows, [BARE]) == [DroppedNumber("v9", NUMBER, AT - DAY)]


def test_an_earlier_ads_number_was_dropped_unless_a_present_ad_keeps_it():
    gone = registered("1", AT - 9 * DAY)
    assert dropped_numbers([gone], [BARE]) == [DroppedNumber("v9", NUMBER, AT - 9 * DAY)]
    assert dropped_numbers([gone, registered("2", AT, licence="sb 2025 00417", present=True)], [BARE]) == []


def test_what_came_later_or_of_another_advertiser_was_not_dropped():
    assert dropped_numbers([registered("1", AT), registered("2", AT - DAY, advertiser="B")], [BARE]) == []
    assert dropped_numbers([], [BARE]) == []


def test_the_latest_earlier_number_counts_in_any_order():
    rows = [registered("1", AT - n * DAY, licence=f"RP-000000{n}") for n in (5, 2, 8)]
    for order in (rows, rows[::-1]):
        assert [found.licence for found in dropped_numbers(order, [BARE])] == ["RP-0000002"]
