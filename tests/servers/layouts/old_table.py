"""A Dutch table-and-font PHP site of about 2002: rows with relative links, offset paging, print and reply pages."""

from collections.abc import Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import PROVINCES, live, number_in, photo, picked, province, renderer
from .texts import posts, texts

NAME = "old-table"
PER_PAGE = 20
REGIONS = dict(enumerate(PROVINCES, 1))
PLAIN = {"regels": "terms", "disclaimer": "privacy", "over": "about", "adverteren": "contact", "faq": "", "links": ""}


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/toon.php?id={ad.external_id}"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_id = {ad.external_id: ad for ad in self.shown}
        self.news = dict(enumerate(reversed(posts("nl")), 1))
        self.says = texts("nl")
        self.draw = renderer(
            "old_table", says=self.says, regions=REGIONS, top=picked(self.shown, 1, "top")[0], total=len(self.shown)
        )

    def page(self, kind: str, status: int = 200, **values: Any) -> Response:
        made = bytes(self.draw(kind, **values).body).decode()
        return Response(made.encode("cp1252", "xmlcharrefreplace"), status, media_type="text/html; charset=iso-8859-1")

    def found(self, request: Request) -> DemoAd:
        ident = request.query_params.get("id", "")
        if ident not in self.by_id:
            raise HTTPException(404)
        return self.by_id[ident]

    async def index(self, request: Request) -> Response:
        return self.page("home", items=self.shown[:10], news=dict(list(self.news.items())[-3:]))

    async def listing(self, request: Request) -> Response:
        region = number_in(request, "regio", 0)
        chosen = [ad for ad in self.shown if province(ad.city) == REGIONS.get(region)] if region else self.shown
        start = number_in(request, "start", 0)
        return self.page(
            "list",
            items=chosen[start : start + PER_PAGE],
            start=start,
            size=PER_PAGE,
            count=len(chosen),
            region=region,
            extra=f"regio={region}&" if region else "",
        )

    async def ad_page(self, request: Request) -> Response:
        return self.page("ad", ad=self.found(request))

    async def of_ad(self, request: Request) -> Response:
        return self.page(request.url.path.strip("/").removesuffix(".php"), ad=self.found(request))

    async def text(self, request: Request) -> Response:
        name = request.query_params.get("p", "")
        if name not in PLAIN:
            raise HTTPException(404)
        return self.page("text", name=name, lines=self.says.get(PLAIN[name], []))

    async def news_page(self, request: Request) -> Response:
        number = number_in(request, "id", 0)
        if number and number not in self.news:
            raise HTTPException(404)
        return self.page("item", post=self.news[number]) if number else self.page("news", news=self.news)

    async def guestbook(self, request: Request) -> Response:
        start = number_in(request, "start", 0)
        entries = [self.says["replies"][n % len(self.says["replies"])] for n in range(38)]
        return self.page("guestbook", entries=entries[start : start + 10], start=start, count=len(entries))

    async def simple(self, request: Request) -> Response:
        return self.page(request.url.path.strip("/").removesuffix(".php"))

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("Not Found", 404)

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404)


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.index),
            Route("/index.php", site.index),
            Route("/lijst.php", site.listing),
            Route("/toon.php", site.ad_page),
            *[Route(f"/{name}.php", site.of_ad) for name in ("print", "reageer", "stuurdoor", "fotos")],
            Route("/pagina.php", site.text),
            Route("/nieuws.php", site.news_page),
            Route("/gastenboek.php", site.guestbook),
            *[Route(f"/{name}.php", site.simple) for name in ("login", "plaatsen", "zoek", "regios")],
            Route("/img/{file}", photo),
            Route("/robots.txt", site.robots),
        ],
        exception_handlers={404: site.missing},
    )
