"""The plain site: a paged list and one HTML page an ad."""

from collections.abc import Sequence
from html import escape

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

PER_PAGE = 25
ROBOTS = "User-agent: *\nDisallow: /prive/\n"


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    shown = {ad.external_id: ad for ad in ads if not ad.gone}

    async def listing(request: Request) -> Response:
        page = max(1, int(request.query_params.get("pagina", "1")))
        part = list(shown.values())[(page - 1) * PER_PAGE : page * PER_PAGE]
        links = "".join(
            f'<li><a class="ad" href="/advertentie/{ad.external_id}?ref=lijst">{escape(ad.title)}</a></li>'
            for ad in part
        )
        more = f'<a rel="next" href="/?pagina={page + 1}">verder</a>' if page * PER_PAGE < len(shown) else ""
        return _page(
            "Alle advertenties", f'<ul class="ads">{links}</ul><nav>{more}</nav><a href="/prive/">inloggen</a>'
        )

    async def ad_page(request: Request) -> Response:
        ad = shown.get(request.path_params["ident"])
        if ad is None:
            return PlainTextResponse("niet gevonden", 404)
        blocks = "".join(f"<p>{escape(line)}</p>" for line in ad.text.split("\n"))
        return _page(
            ad.title,
            f'<h1>{escape(ad.title)}</h1><p class="city">{escape(ad.city)}</p>'
            f'<time datetime="{ad.posted_at.isoformat()}">{ad.posted_at:%d-%m-%Y}</time>'
            f'<div class="description">{blocks}</div>',
        )

    async def robots(request: Request) -> Response:
        return PlainTextResponse(ROBOTS)

    return Starlette(routes=[Route("/", listing), Route("/advertentie/{ident}", ad_page), Route("/robots.txt", robots)])


def _page(title: str, body: str) -> HTMLResponse:
    return HTMLResponse(
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body>{body}<footer>Deze site is alleen voor bezoekers van 18 jaar en ouder.</footer></body></html>"
    )
