"""Indicators over several ads: what each needs before it speaks, and that it is silent below that."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.indicators.computed import (
    MarketAd,
    below_market,
    conflicting_ages,
    reused_image,
    rotation,
    shared_phone,
    template,
)
from nlp.indicators.pictures import same_pictures

DAY = date(2026, 11, 3)


def ad(ident, **fields):
    empty = MarketAd(str(ident), f"advertiser {ident}", (), (), (), (), None, DAY)
    return replace(empty, **fields)


def found(function, ads):
    return [ident for ident, _ in function(ads)]


@pytest.mark.parametrize(
    ("names", "expected"), [(("Eva", "eva", "Lisa"), []), (("Eva", "Lisa", "Noor"), ["0", "1", "2"])]
)
def test_one_phone_under_several_names(names, expected):
    assert (
        found(shared_phone, [ad(n, phones=("+31600012345",), names=(name,)) for n, name in enumerate(names)])
        == expected
    )


@pytest.mark.parametrize(("days", "expected"), [((0, 7, 14), ["2"]), ((0, 8, 16), [])])
def test_three_municipalities_within_fourteen_days(days, expected):
    ads = [ad(n, advertiser="a", municipality=f"GM000{n}", day=DAY + timedelta(d)) for n, d in enumerate(days)]
    assert found(rotation, ads) == expected


def test_ages_apart_under_one_name_of_one_advertiser():
    ads = [ad(1, advertiser="a", names=("Eva",), ages=(22,)), ad(2, advertiser="a", names=("Eva",), ages=(27,))]
    assert found(conflicting_ages, ads) == ["1", "2"]
    assert found(conflicting_ages, [ads[0], replace(ads[1], advertiser="b")]) == []
    assert found(conflicting_ages, [ads[0], replace(ads[1], ages=(24,))]) == []


def market(count):
    return [ad(n, hourly_prices=(140.0 + n % 5 * 10,)) for n in range(count)]


def test_a_price_far_below_the_market_needs_a_market():
    cheap = ad("cheap", hourly_prices=(40.0,))
    assert found(below_market, [*market(25), cheap]) == ["cheap"]
    assert found(below_market, [*market(10), cheap]) == []
    assert found(below_market, market(25)) == []


def test_copies_by_one_advertiser_do_not_make_the_market():
    copies = [ad(f"copy {n}", advertiser="one", hourly_prices=(40.0,)) for n in range(100)]
    assert set(found(below_market, [*market(25), *copies])) == {copy.id for copy in copies}


def test_the_market_is_that_of_the_place_and_the_week():
    dear = [ad(f"dear {n}", hourly_prices=(200.0 + n % 5 * 10,), municipality="GM0363") for n in range(25)]
    plain = [ad(f"plain {n}", hourly_prices=(100.0 + n % 5 * 10,), municipality="GM0114") for n in range(25)]
    here = ad("here", hourly_prices=(100.0,), municipality="GM0363")
    there, later = replace(here, id="there", municipality="GM0114"), replace(here, id="later", day=DAY + timedelta(14))
    found_ads = dict(below_market([*dear, *plain, here, there, later]))
    assert set(found_ads) == {"here"}
    # By hand: 26 prices with median 220; deviations from it have median 10; 220 - 3 * 1.4826 * 10 = 175.52.
    expected = {"price": 100.0, "median": 220.0, "limit": 175.52, "advertisers": 26}
    assert found_ads["here"] == expected | {"area": "Amsterdam", "week": "2026-W45"}


@pytest.mark.parametrize(
    ("function", "field"), [(template, {"template": "t"}), (reused_image, {"image_hashes": ("ff00",)})]
)
def test_shared_by_strangers_only(function, field):
    one, other = ad(1, phones=("+31600000001",), **field), ad(2, phones=("+31600000002",), **field)
    assert found(function, [one, other]) == ["1", "2"]
    assert found(function, [one, replace(other, phones=one.phones)]) == []
    assert found(function, [one]) == []


def test_a_picture_is_known_again_a_few_bits_away():
    one = "f0e1d2c3b4a59687"
    near, far = f"{int(one, 16) ^ 0b1011:016x}", f"{int(one, 16) ^ 0xFFFF:016x}"
    ads = [
        ad(n, phones=(f"+3160000000{n}",), image_hashes=(digest,))
        for n, digest in enumerate((one, near, far, "0" * 16))
    ]
    assert found(reused_image, ads) == ["0", "1"]


@given(st.integers(0, 2**64 - 1), st.sets(st.integers(0, 63), max_size=8))
def test_pictures_are_the_same_up_to_four_bits(value, flipped):
    other = value
    for bit in flipped:
        other ^= 1 << bit
    digests = {f"{value:016x}", f"{other:016x}"}
    if all(len(set(digest)) > 2 for digest in digests):
        assert (len(set(same_pictures(digests).values())) == 1) is (len(flipped) <= 4)
