"""Removed ads are noticed; a site under maintenance, a changed layout or a broken page removes none."""

import pytest
from misbehaving import ad, html, listing, redirect, serving
from sqlalchemy import select

from crawler.pages.content import AdContent
from crawler.pages.gone import is_farewell, says_gone
from crawler.removal import Removal
from store.tables import Ad, Crawl

ADS = [str(n) for n in range(12)]


def removed(site):
    return sorted(site.all(select(Ad.external_id).where(Ad.removed_at.is_not(None))))


def whole():
    return {"/": listing(*(f"/ad/{n}" for n in ADS)), **{f"/ad/{n}": ad(f"Ad {n}") for n in ADS}}


@pytest.mark.parametrize(
    ("list_page", "ad_page", "gone"),
    [
        (html("<h1>Onderhoud</h1>We zijn zo terug"), None, []),
        (html("<h1>Onderhoud</h1>We zijn zo terug"), html("<h1>Onderhoud</h1>We zijn zo terug"), []),
        (html("<h1>Onderhoud</h1>We zijn zo terug"), (503, {}, b""), []),
        (None, redirect("/onderhoud"), []),
        (None, (404, {}, b"gone"), []),
        (html("<h1>Nog geen advertenties</h1>"), (404, {}, b"gone"), ADS),
        (html("<h1>Nog geen advertenties</h1>"), redirect("/"), ADS),
        (html("<h1>Nog geen advertenties</h1>"), html("<h1>Helaas</h1><p>Deze advertentie is verwijderd."), ADS),
    ],
    ids=["empty list, ads there", "one page for all", "ads fail", "ads lead elsewhere", "listed yet 404", "all 404",
         "all lead to the list", "all say so"],
)  # fmt: skip
def test_when_all_ads_vanish_at_once_their_own_pages_decide(site, list_page, ad_page, gone):
    pages = {**whole(), "/onderhoud": html("<h1>Onderhoud</h1>")}
    with serving(pages) as server:
        site.define(server.port)
        site.crawl()
        pages |= {"/": list_page or pages["/"], **({f"/ad/{n}": ad_page for n in ADS} if ad_page else {})}
        done = site.crawl()
    assert removed(site) == sorted(gone)
    last = site.all(select(Crawl).order_by(Crawl.id))[-1]
    doubts = [warning for warning in last.health["warnings"] if warning["id"].startswith("removal.")]
    assert not doubts if gone else last.health["warnings"], done.stderr


def test_a_single_ad_that_leads_to_the_list_is_gone_and_one_that_leads_elsewhere_is_not(site):
    pages = {**whole(), "/blog": html("<h1>Blog</h1>")}
    with serving(pages) as server:
        site.define(server.port)
        site.crawl()
        pages |= {"/ad/1": redirect("/"), "/ad/2": redirect("/blog"), "/ad/3": redirect("/ad/4")}
        site.crawl()
    assert removed(site) == ["1", "3"]
    assert site.errors() == {"ad_moved": 1}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Deze advertentie is niet meer beschikbaar.", True),
        ("Niet gevonden", True),
        ("This ad has been removed. Have a look at our other ads in Utrecht and surroundings." + " More." * 20, True),
        ("Diese Anzeige ist leider nicht mehr verfügbar", True),
        (
            "Hoi, ik ben Lisa uit Utrecht. Op zondag ben ik niet meer beschikbaar. Bel me gerust." + " Tot dan." * 9,
            False,
        ),
        ("Ik ben Lisa.", False),
    ],
)
def test_the_news_that_an_ad_is_gone_is_told_from_what_an_ad_says(text, gone):
    assert says_gone(text) is gone


def test_a_farewell_within_a_large_page_is_seen_by_its_heading():
    from parsel import Selector

    rest = "<p>Bekijk ook deze advertenties</p>" * 100
    page = Selector(f"<title>Advertentie niet gevonden</title><body>{rest}</body>")
    assert is_farewell(AdContent("", ""), page)
    assert not is_farewell(AdContent("Lisa", "woord " * 200), page)


def test_probes_decide_only_when_most_of_them_answer():
    for there, gone, taken in (({"0"}, set(), 0), (set(), {"0", "1"}, 2), (set(), set(ADS[:10]), 12)):
        removal = Removal(set(ADS), gone=gone, there=there, probed=set(ADS[:10]))
        assert len(removal.removed(True)[0]) == taken
    assert Removal(set(ADS), listed=set(ADS[:9])).removed(True) == (set(ADS[9:]), None)
    assert Removal(set(ADS), listed=set(ADS[:9])).removed(False) == (set(), None)
    assert Removal(set(ADS), listed=set(ADS[:9])).to_probe() == []
