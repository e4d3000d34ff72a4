"""The further sites' ads are reached by following plain links from "/", and their other pages really answer."""

import re
from collections import deque
from dataclasses import replace
from types import ModuleType
from urllib.parse import urldefrag, urljoin

import httpx
import pytest
from further import all_further
from layouts.serve import serving_layout
from lxml import html

from baken.demo.world.make import make_world

ADS = make_world(70, seed=5).ads
MOST_PAGES = 600
NO_PAGE_OF_THEIR_OWN = re.compile(r"volgorde=|next=|/bewaar/|/media/|/plaatjes/")


@pytest.fixture(params=all_further(), ids=lambda module: module.NAME)
def site(request: pytest.FixtureRequest) -> ModuleType:
    return request.param  # type: ignore[no-any-return]


def test_every_ad_is_reached_and_whole_and_no_link_is_broken(site: ModuleType) -> None:
    with serving_layout(site, ADS, seed=1) as served, httpx.Client(base_url=served.base) as client:
        pages, broken = walk(client)
    assert not broken
    assert set(served.truth) <= set(pages)
    for path, ad in served.truth.items():
        wanting = [part for part in (ad.title, ad.city, *ad.text.split("\n")) if _plain(part) not in pages[path]]
        assert not wanting, path
        assert str(ad.posted_at.year) in pages[path]
    assert min(len(text.split()) for text in pages.values()) > 60


def test_unknown_and_removed_ads_are_not_shown(site: ModuleType) -> None:
    live = next(ad for ad in ADS if not ad.gone)
    removed, unknown = replace(live, external_id="999999", gone=True), replace(live, external_id="888888")
    with serving_layout(site, [*ADS[:50], removed], seed=1) as served, httpx.Client(base_url=served.base) as client:
        assert client.get(site.ad_path(unknown)).status_code == 404
        answer = client.get(site.ad_path(removed))
    assert answer.status_code in (302, 410)
    assert removed.text.split("\n")[1] not in answer.text


def walk(client: httpx.Client) -> tuple[dict[str, str], dict[str, int]]:
    """Follow links, breadth first, up to a limit; return the pages' texts, and the links that answered no page."""
    queue, seen, broken = deque(["/"]), {"/"}, dict[str, int]()
    pages: dict[str, str] = {}
    while queue and len(pages) < MOST_PAGES:
        path = queue.popleft()
        answer = client.get(path)
        if answer.status_code != 200:
            broken[path] = answer.status_code
            continue
        tree = html.document_fromstring(answer.content, parser=html.HTMLParser(encoding="utf-8"))
        pages[path] = _plain(tree.text_content())
        for link in tree.xpath("//a/@href"):
            local = urldefrag(urljoin(str(answer.url), link).removeprefix(str(client.base_url).rstrip("/")))[0]
            if local.startswith("/") and local not in seen and not NO_PAGE_OF_THEIR_OWN.search(local):
                seen.add(local)
                queue.append(local)
    return pages, broken


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
