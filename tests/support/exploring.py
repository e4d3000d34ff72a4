"""Proposing a definition of a served layout and walking the site by it, with a plain client; and how well that went."""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from layouts.serve import Serving
from scrapy.http import HtmlResponse, Request, Response

from baken.demo.world.model import DemoAd
from crawler.addresses import canonical
from crawler.definition import SiteDefinition
from crawler.pages.content import AdContent, decoded, read_content
from crawler.propose.explore import Proposal, propose
from domain.places import find_place

MOST_LISTS = 500


class Visitor:
    """Asks a site for pages with a plain client, and walks it by a definition as the crawler does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def __call__(self, url: str, **_meta: object) -> Response:
        """Return the answer to a GET."""
        answer = await self._client.get(url)
        kind = HtmlResponse if "html" in answer.headers.get("content-type", "") else Response
        return kind(str(answer.url), answer.status_code, dict(answer.headers), answer.content, request=Request(url))

    async def ads(self, definition: SiteDefinition) -> dict[str, Response]:
        """Return the pages of all ads that the definition leads to, by id."""
        waiting, seen, found = list(definition.start_addresses()), set(), {}
        while waiting:
            url = waiting.pop()
            if canonical(url) in seen:
                continue
            seen.add(canonical(url))
            assert len(seen) < MOST_LISTS, "too many lists"
            page = await self(url)
            if page.status < 400 and isinstance(page, HtmlResponse):
                for link in [page.urljoin(href.strip()) for href in page.css("a, link").xpath("@href").getall()]:
                    if urlsplit(link).netloc != urlsplit(page.url).netloc:
                        continue
                    if ident := definition.external_id(link):
                        found.setdefault(ident, link)
                    elif definition.is_listing(link):
                        waiting.append(link)
        return {ident: await self(url) for ident, url in found.items()}


def explored(base: str) -> tuple[Proposal, dict[str, AdContent]]:
    """Return the proposal for the site at `base`, and what it reads of every ad it leads to, by id."""
    draft = SiteDefinition.model_validate(
        {"name": "x", "title": "x", "owner": "x", "base_url": f"{base}/", "listing": {"ad_url": "(?P<id>.)"}}
    )

    async def go() -> tuple[Proposal, dict[str, AdContent]]:
        async with httpx.AsyncClient(follow_redirects=True) as client:
            visitor = Visitor(client)
            proposal = await propose(visitor, draft)  # type: ignore[arg-type]  # it needs no crawler here
            pages = await visitor.ads(proposal.definition)
            return proposal, {
                ident: await read_content(proposal.definition, decoded(page))
                for ident, page in pages.items()
                if page.status < 400 and isinstance(page, HtmlResponse)
            }

    return asyncio.run(go())


def told(text: str) -> str:
    """Return a text without what layouts may change: spaces and capitals."""
    return " ".join(text.split()).lower()


@dataclass(frozen=True, slots=True)
class Score:
    """How well a site was found out: shares from 0 to 1. The parts are of the ads rightly found."""

    asked: int
    recall: float
    precision: float
    title: float
    text: float
    city: float
    posted_at: float


def score(site: Serving, proposal: Proposal, read: dict[str, AdContent]) -> Score:
    """Hold what a proposal reads against the truth about the site."""
    made = {proposal.definition.external_id(site.base + path): ad for path, ad in site.truth.items()}
    right = [(made[ident], read[ident]) for ident in made.keys() & read.keys() if ident]

    def share(truths: list[bool]) -> float:
        return sum(truths) / len(truths) if truths else 0.0

    return Score(
        asked=proposal.pages_asked,
        recall=len(right) / len(site.truth),
        precision=len(right) / len(read) if read else 0.0,
        title=share([told(ad.title) in told(got.title) for ad, got in right]),
        text=share([_has_all(ad, got) for ad, got in right]),
        city=share([find_place(got.city) == find_place(ad.city) for ad, got in right]),
        posted_at=share([got.posted_at == ad.posted_at for ad, got in right]),
    )


def _has_all(ad: DemoAd, got: AdContent) -> bool:
    return all(told(line) in told(got.text) for line in ad.text.split("\n"))
