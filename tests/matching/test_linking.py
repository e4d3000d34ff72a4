"""Who posts what: contacts join, values of half the market do not, wording and pictures join with care."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.links import LinkInput
from matching.linking import link_ads
from matching.linking.engine.duckdb import DuckDbEngine
from matching.linking.forest import Forest

LONG = (
    "Welkom bij mij in een rustige omgeving waar je gratis kunt parkeren. Ik neem de tijd voor een goed gesprek en "
    "een ontspannen massage bij kaarslicht. Ik hou van muziek, lange wandelingen aan zee en lekker eten. Stuur een "
    "bericht met je naam en het tijdstip waarop je wilt komen, dan maken wij samen een afspraak. Tot gauw!"
)
WORDS = LONG.replace(".", "").replace(",", "").lower().split()


def phone(number: int) -> str:
    return f"+3160{number:07d}"


def own_text(number: int) -> str:
    """Return a text that no other number gives."""
    drawn = random.Random(number)
    return " ".join(f"{drawn.choice(WORDS)}{''.join(drawn.choices('abcdefgh', k=4))}" for _ in range(40))


def groups(linked):
    found = {}
    for ad, advertiser in linked.advertiser.items():
        found.setdefault(advertiser, set()).add(ad)
    return sorted(map(sorted, found.values()))


def together(linked, *ads):
    return len({linked.advertiser[ad] for ad in ads}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"phones": ("06 0000 0001",)}, {"phones": ("+31600000001",)}),
        ({"emails": ("Lisa@Demo.example",)}, {"emails": ("lisa@demo.example",)}),
        ({"handles": ("telegram:@Lisa_Demo",)}, {"handles": ("Telegram:lisa_demo",)}),
        ({"urls": ("https://www.lisa-demo.example/over-mij",)}, {"urls": ("lisa-demo.example",)}),
        ({"urls": ("https://t.me/lisademo?x=1",)}, {"urls": ("http://t.me/LisaDemo",)}),
    ],
)
def test_a_shared_contact_joins_two_ads_and_says_so(one, other):
    linked = link_ads([LinkInput("1", **one), LinkInput("2", **other), LinkInput("3")])
    assert groups(linked) == [["1", "2"], ["3"]]
    (link,) = linked.links
    assert (link.left, link.right, link.kept) == ("1", "2", True)
    assert link.value in link.reason or "Both ads show this" in link.reason


@pytest.mark.parametrize(
    "same",
    [
        {"emails": ("info@site.example",)},
        {"urls": ("https://www.site.example/ad/3",)},
        {"urls": ("https://instagram.com/",)},
        {"handles": ("telegram:",)},
        {"phones": ("00",)},
        {"image_hashes": ("0000000000000000",)},
    ],
)
def test_what_is_the_sites_own_or_says_nothing_joins_nobody(same):
    linked = link_ads([LinkInput("1", site="site.example", **same), LinkInput("2", site="site.example", **same)])
    assert groups(linked) == [["1"], ["2"]]


def test_joins_go_on_from_ad_to_ad():
    ads = [LinkInput(str(n), phones=(phone(n), phone(n + 1))) for n in range(40)]
    assert len(groups(link_ads(ads))) == 1


def strangers_with(value, count=60):
    """Strangers, each with two ads, a phone and texts of their own, who all show `value` too."""
    return [
        LinkInput(f"{n:03d}-{copy}", text=own_text(2 * n + copy), phones=(phone(n),), **value)
        for n in range(count)
        for copy in range(2)
    ]


@pytest.mark.parametrize("value", [{"handles": ("telegram:sitesupport",)}, {"emails": ("help@all.example",)}])
def test_a_value_of_the_whole_market_fuses_nobody_and_is_listed_as_dropped(value):
    linked = link_ads(strangers_with(value))
    assert len(groups(linked)) == 60
    dropped = [link for link in linked.links if not link.kept]
    assert {link.value for link in dropped} == set(next(iter(value.values())))
    assert all("ads" in link.reason and link.weight == 0 for link in dropped)


def test_a_sites_own_number_among_others_does_not_fuse_a_small_part_of_the_market():
    poisoned = [LinkInput(f"p{n}", text=own_text(n), phones=(phone(n), phone(999_999))) for n in range(30)]
    others = [LinkInput(f"o{n}", text=own_text(1000 + n), phones=(phone(5000 + n // 3),)) for n in range(900)]
    linked = link_ads(poisoned + others)
    assert max(map(len, groups(linked))) < 10


def test_one_large_advertiser_is_not_taken_for_a_market():
    agency = [LinkInput(f"a{n}", text=own_text(n), phones=(phone(1),)) for n in range(40)]
    others = [LinkInput(f"o{n}", text=own_text(1000 + n), phones=(phone(5000 + n),)) for n in range(900)]
    assert together(link_ads(agency + others), *(ad.id for ad in agency))


def test_an_ad_that_lists_many_peoples_numbers_joins_none_of_them():
    people = [LinkInput(str(n), text=own_text(n), phones=(phone(n),)) for n in range(8)]
    directory = LinkInput("list", phones=tuple(phone(n) for n in range(8)))
    linked = link_ads([*people, directory])
    assert len(groups(linked)) == 9
    assert any("list of others" in link.reason for link in linked.links if not link.kept)


def test_a_copy_without_contacts_belongs_to_the_one_party_that_uses_its_wording():
    ads = [LinkInput("known", text=LONG, phones=(phone(1),)), LinkInput("copy", text=f"{LONG} met liefs")]
    linked = link_ads(ads)
    assert together(linked, "known", "copy")
    assert "of the wording is the same" in linked.links[0].reason


def test_short_texts_and_templates_with_another_name_join_nobody():
    short = [LinkInput(str(n), text="Ik ben lief en leuk, bel mij") for n in range(3)]
    assert len(groups(link_ads(short))) == 3
    named = [LinkInput(name, text=f"Hallo, mijn naam is {name}. {LONG}", phones=(phone(n),))
             for n, name in enumerate(("Lisa", "Eva", "Nina"))]  # fmt: skip
    lower = [LinkInput(f"x{n}", text=own_text(n)) for n in range(20)]
    assert not together(link_ads(named + lower), "Lisa", "Eva")


def test_a_wording_of_many_parties_is_a_template_and_joins_none_of_them():
    ads = [LinkInput(str(n), text=LONG, phones=(phone(n),)) for n in range(6)]
    linked = link_ads(ads)
    assert len(groups(linked)) == 6
    assert all("template" in link.reason for link in linked.links)


def test_phones_prices_and_places_do_not_make_texts_differ():
    ads = [
        LinkInput("1", text=f"{LONG} Utrecht, 100 euro, bel 0600000001"),
        LinkInput("2", text=f"{LONG} Groningen, 150 euro, bel 0600000002"),
    ]
    linked = link_ads(ads)
    assert [link.kind for link in linked.links] == ["text"]


def test_a_copied_picture_does_not_fuse_strangers_but_two_pictures_may():
    one = [
        LinkInput(str(n), phones=(phone(n),), text=own_text(n), image_hashes=("a1b2c3d4e5f60718",)) for n in range(2)
    ]
    assert len(groups(link_ads(one))) == 2
    two = [LinkInput(ad.id, phones=ad.phones, text=ad.text, image_hashes=("a1b2c3d4e5f60718", "18273645f0e1d2c3"))
           for ad in one]  # fmt: skip
    assert len(groups(link_ads(two))) == 1
    many = [
        LinkInput(str(n), phones=(phone(n),), text=own_text(n), image_hashes=("a1b2c3d4e5f60718",)) for n in range(9)
    ]
    linked = link_ads(many)
    assert len(groups(linked)) == 9
    assert all("copied" in link.reason for link in linked.links)


def test_ads_of_one_id_are_one_ad_and_none_at_all_is_no_error():
    linked = link_ads(
        [LinkInput("1", phones=(phone(1),)), LinkInput("1", phones=(phone(2),)), LinkInput("2", phones=(phone(2),))]
    )
    assert groups(linked) == [["1", "2"]]
    assert link_ads([]).advertiser == {}


def market(size, seed):
    drawn = random.Random(seed)
    for n in range(size):
        owner = drawn.randrange(size // 3)
        yield LinkInput(
            f"{n:04d}",
            text=own_text(owner) if drawn.random() < 0.5 else LONG,
            phones=(phone(owner),) if drawn.random() < 0.8 else (),
            handles=(f"telegram:h{owner}",) if drawn.random() < 0.3 else (),
            image_hashes=(f"{drawn.randrange(60):016x}",) if drawn.random() < 0.3 else (),
        )


def test_order_does_not_matter_and_the_same_ads_give_the_same_advertisers():
    ads = list(market(400, 3))
    first = link_ads(ads)
    for seed in range(3):
        shuffled = random.Random(seed).sample(ads, len(ads))
        again = link_ads(shuffled)
        assert again.advertiser == first.advertiser
        assert set(again.links) == set(first.links)


def test_kept_links_and_nothing_else_make_the_advertisers():
    ads = list(market(400, 4))
    linked = link_ads(ads)
    numbers = {ad.id: n for n, ad in enumerate(ads)}
    forest = Forest(len(ads))
    for link in linked.links:
        if link.kept:
            forest.join(numbers[link.left], numbers[link.right])
    by_links = {ad.id: forest.root(numbers[ad.id]) for ad in ads}
    pairs = {(linked.advertiser[ad.id], by_links[ad.id]) for ad in ads}
    assert len(pairs) == len(set(linked.advertiser.values())) == len(set(by_links.values()))


texts = st.text(max_size=40)


@given(st.lists(st.builds(LinkInput, id=texts, text=texts, phones=st.lists(texts, max_size=3).map(tuple),
                          handles=st.lists(texts, max_size=3).map(tuple), urls=st.lists(texts, max_size=3).map(tuple)),
                max_size=8))  # fmt: skip
def test_nothing_an_ad_may_contain_breaks_linking(ads):
    linked = link_ads(ads)
    assert set(linked.advertiser) == {ad.id for ad in ads}


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40))
def test_components_are_those_of_a_plain_union(pairs):
    forest = Forest(30)
    for left, right in pairs:
        forest.join(left, right)
    left, right = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    found = DuckDbEngine().components(30, left, right)
    assert found.tolist() == [forest.root(node) for node in range(30)]
