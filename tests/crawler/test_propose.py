"""Finding out how unknown sites are built, on made-up sites of many shapes, by real requests to real servers."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import yaml
from crawl_home import Site
from further import all_further
from hypothesis import given
from hypothesis import strategies as st
from layouts import all_layouts
from layouts.serve import serving_layout
from misbehaving import ad, html, listing, serving
from scrapy.http import HtmlResponse, Request, Response
from sqlalchemy import select

from baken.demo.run import demo_servers, make_home
from baken.demo.serve import site_folders
from baken.demo.world.files import load_world
from baken.demo.world.make import make_world
from crawler.addresses import canonical
from crawler.definition import SiteDefinition, load_definition
from crawler.pages.content import decoded, read_content
from crawler.propose.draft import as_yaml, name_for
from crawler.propose.explore import propose
from crawler.propose.patterns import ad_pattern
from domain.places import find_place
from store.tables import Ad, AuditEntry, Crawl, Evidence, Version

IN_A_BROWSER = {"client-rendered"}
WORLD = make_world(400, 11)


class Visitor:
    """Asks a site for pages with a plain client, and walks it by a definition as the crawler does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def __call__(self, url: str, **_meta: object) -> Response:
        answer = await self._client.get(url)
        kind = HtmlResponse if "html" in answer.headers.get("content-type", "") else Response
        return kind(str(answer.url), answer.status_code, dict(answer.headers), answer.content, request=Request(url))

    async def ads(self, definition: SiteDefinition) -> dict[str, HtmlResponse]:
        waiting, seen, found = list(definition.start_addresses()), set(), {}
        while waiting:
            url = waiting.pop()
            if canonical(url) in seen:
                continue
            seen.add(canonical(url))
            assert len(seen) < 400, "too many lists"
            page = await self(url)
            if page.status < 400 and isinstance(page, HtmlResponse):
                for link in [page.urljoin(href.strip()) for href in page.css("a, link").xpath("@href").getall()]:
                    if urlsplit(link).netloc != urlsplit(page.url).netloc:
                        continue
                    if ident := definition.external_id(link):
                        found.setdefault(ident, link)
                    elif definition.is_listing(canonical(link)):
                        waiting.append(link)
        return {ident: await self(url) for ident, url in found.items()}


def explored(base: str):
    draft = SiteDefinition.model_validate(
        {"name": "x", "title": "x", "owner": "x", "base_url": f"{base}/", "listing": {"ad_url": "(?P<id>.)"}}
    )

    async def go():
        async with httpx.AsyncClient(follow_redirects=True) as client:
            visitor = Visitor(client)
            proposal = await propose(visitor, draft)
            pages = await visitor.ads(proposal.definition)
            read = {
                ident: await read_content(proposal.definition, decoded(page))
                for ident, page in pages.items()
                if page.status < 400
            }
            return proposal, read

    return asyncio.run(go())


def told(text: str) -> str:
    return " ".join(text.split()).lower()


@pytest.mark.parametrize("module", [m for m in all_layouts() if m.NAME not in IN_A_BROWSER], ids=lambda m: m.NAME)
def test_an_unknown_site_is_found_out(module):
    with serving_layout(module, WORLD.ads, seed=5) as site:
        proposal, read = explored(site.base)
    truth = {proposal.definition.external_id(site.base + path): made for path, made in site.truth.items()}
    right = truth.keys() & read.keys()
    assert len(right) >= 0.95 * len(site.truth), "recall"
    assert len(right) >= 0.98 * len(read), f"precision: {sorted(read.keys() - right)[:5]}"
    assert proposal.pages_asked <= 60
    for part, holds in {
        "title": lambda made, got: told(made.title) in told(got.title),
        "text": lambda made, got: all(told(line) in told(got.text) for line in made.text.split("\n")),
        "city": lambda made, got: find_place(got.city) == find_place(made.city),
    }.items():
        held = sum(holds(truth[ident], read[ident]) for ident in right)
        assert held >= 0.95 * len(right), f"{part} of {held} of {len(right)} ads"
