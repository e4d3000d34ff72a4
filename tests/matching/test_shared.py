"""A number in the ads of several advertisers."""

from matching.licences.shared import NumberShown, shared_numbers


def row(ad, advertiser, licence="SB-2025-00417", kind="business"):
    return NumberShown(ad, advertiser, licence, kind)


def test_a_number_of_several_advertisers_is_found_with_all_its_ads():
    rows = [row("1", "A"), row("2", "B", "sb 2025 00417"), row("3", "A"), row("4", "C", "RP-0041735", "self_employed")]
    for order in (rows, rows[::-1]):
        (found,) = shared_numbers(order)
        assert found.licence == "SB-2025-00417"
        assert (found.advertisers, found.ads) == (("A", "B"), ("1", "2", "3"))
        assert "may be its workers" in found.reason


def test_a_self_employed_workers_number_is_said_to_be_one_workers():
    (found,) = shared_numbers([row("1", "A", "RP-1", "self_employed"), row("2", "B", "RP-1", "self_employed")])
    assert "one self-employed worker" in found.reason


def test_one_advertiser_with_many_ads_shares_with_nobody():
    assert shared_numbers([row(str(n), "A") for n in range(20)]) == []
    assert shared_numbers([]) == []
