"""Every layout's ads are reached by following plain links from "/", and their pages show what they should."""

import re
from collections import deque
from dataclasses import replace
from types import ModuleType
from typing import Any
from urllib.parse import urldefrag, urljoin

import httpx
import pytest
from layouts import all_layouts
from layouts.serve import serving_layout
from lxml import html

from baken.demo.world.make import make_world

ADS = make_world(70, seed=3).ads
MOST_PAGES = 1500
ORDERINGS = re.compile(r"[?&](sort|sorteer|per|weergave|sk|mode|view|leeftijd|soort)=")


@pytest.fixture(params=all_layouts(), ids=lambda module: module.NAME)
def layout(request: pytest.FixtureRequest) -> ModuleType:
    return request.param  # type: ignore[no-any-return]


def test_every_ad_is_reached_and_whole(layout: ModuleType) -> None:
    with serving_layout(layout, ADS, seed=1) as site, httpx.Client(base_url=site.base, follow_redirects=True) as client:
        pages = walk(layout, set(site.truth), client)
    assert set(site.truth) == set(pages)
    for path, ad in site.truth.items():
        wanting = [part for part in (ad.title, ad.city, *ad.text.split("\n")) if _plain(part) not in pages[path]]
        assert not wanting, path


def test_unknown_and_removed_ads_are_not_shown(layout: ModuleType) -> None:
    live = next(ad for ad in ADS if not ad.gone)
    removed, unknown = replace(live, external_id="999999", gone=True), replace(live, external_id="888888")
    with serving_layout(layout, [*ADS[:50], removed], seed=1) as site, httpx.Client(base_url=site.base) as client:
        walk(layout, {layout.ad_path(live)}, client, most=9)
        assert client.get(layout.ad_path(unknown)).status_code == 404
        answer = client.get(layout.ad_path(removed))
        assert answer.status_code in (200, 301, 302, 404)
        assert removed.text.split("\n")[1] not in answer.text


def walk(layout: ModuleType, wanted: set[str], client: httpx.Client, most: int = MOST_PAGES) -> dict[str, str]:
    """Follow links until every ad is found; return the text of the ads' pages by path."""
    queue, seen, found = deque(["/"]), {"/"}, dict[str, str]()
    while queue and len(found) < len(wanted) and (most := most - 1):
        path = queue.popleft()
        answer = client.get(layout.api_path(path) if hasattr(layout, "api_path") else path, follow_redirects=True)
        if answer.status_code != 200:
            continue
        own, text, links = _read(answer, path)
        if own in wanted:
            found[own] = _plain(text)
        for link in links:
            local = urldefrag(link.removeprefix(str(client.base_url).rstrip("/")))[0]
            if local.startswith("/") and local not in seen and not ORDERINGS.search(local):
                seen.add(local)
                queue.append(local)
    return found


def _read(answer: httpx.Response, path: str) -> tuple[str, str, list[str]]:
    """Return a page's own address, its text and its links; those of a JSON API too."""
    if "json" in answer.headers["content-type"]:
        texts = _strings(answer.json())
        return path, " ".join(texts), texts
    charset = (answer.charset_encoding or "utf-8").replace("iso-8859-1", "cp1252")  # as browsers do
    tree = html.document_fromstring(answer.content, parser=html.HTMLParser(encoding=charset))
    own = next(iter(tree.xpath("//link[@rel='canonical']/@href")), answer.url.raw_path.decode())
    return own, tree.text_content(), [urljoin(str(answer.url), link) for link in tree.xpath("//a/@href")]


def _strings(data: Any) -> list[str]:
    """Return every text in some JSON."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in _strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in _strings(value)]
    return [data] if isinstance(data, str) else []


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
