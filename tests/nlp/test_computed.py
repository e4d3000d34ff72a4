"""Indicators over several ads: what each needs before it speaks, and that it is silent below that."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from nlp.indicators.computed import (
    MarketAd,
    below_market,
    conflicting_ages,
    reused_image,
    rotation,
    shared_phone,
    template,
)

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


@pytest.mark.parametrize(
    ("function", "field"), [(template, {"template": "t"}), (reused_image, {"image_hashes": ("ff00",)})]
)
def test_shared_by_strangers_only(function, field):
    one, other = ad(1, phones=("+31600000001",), **field), ad(2, phones=("+31600000002",), **field)
    assert found(function, [one, other]) == ["1", "2"]
    assert found(function, [one, replace(other, phones=one.phones)]) == []
    assert found(function, [one]) == []
