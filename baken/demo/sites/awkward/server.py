"""The awkward site: Windows-1252 said to be UTF-8, unclosed tags, session ids, removed and broken pages."""

from collections.abc import Sequence
from html import escape

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

PER_PAGE = 30
NOT_HTML, EMPTY = "999901", "999902"
GONE_PAGE = "<html><body><p>Deze advertentie is niet meer beschikbaar."


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads, removed ones included."""
    known = {ad.external_id: ad for ad in ads}
    order = [*known, NOT_HTML, EMPTY]

    async def listing(request: Request) -> Response:
        page = max(1, int(request.query_params.get("blad", "1")))
        part = order[(page - 1) * PER_PAGE : page * PER_PAGE]
        rows = "".join(_row(known.get(ident), ident, position) for position, ident in enumerate(part))
        more = (
            f'<a class=volgende href="/?blad={page + 1}&sid=x{page}">volgende' if page * PER_PAGE < len(order) else ""
        )
        return _badly(f"<table><tr>{rows}</table>{more}")

    async def ad_page(request: Request) -> Response:
        ident = request.query_params.get("nr", "")
        ad = known.get(ident)
        if ident == NOT_HTML:
            return Response(b"%PDF-1.4 not a page", media_type="application/pdf")
        if ident == EMPTY:
            return _badly("<font size=5></font>")
        if ad is None or ad.gone:
            return _badly(GONE_PAGE) if ident[-1:] in "13579" else PlainTextResponse("weg", 410)
        lines = "<br>".join(escape(line) for line in ad.text.split("\n"))
        return _badly(
            f"<center><font size=5>{escape(ad.title)}</center><font size='2'>{escape(ad.city)} -- "
            f"{ad.posted_at:%d/%m/%Y}</font><table border=1><tr><td class=tekst>{lines}</table></b></div>"
        )

    async def old_address(request: Request) -> Response:
        return RedirectResponse(f"/toon?nr={request.path_params['ident']}&sid=oud", 301)

    async def robots(request: Request) -> Response:
        return PlainTextResponse("niet gevonden", 404)

    return Starlette(
        routes=[
            Route("/", listing),
            Route("/toon", ad_page),
            Route("/oud/{ident}", old_address),
            Route("/robots.txt", robots),
        ]
    )


def _row(ad: DemoAd | None, ident: str, position: int) -> str:
    """Two links to the same ad, with other session ids and in another order of parameters."""
    title = escape(ad.title) if ad else "zonder titel"
    return (
        f'<tr><td class=x><a href="/toon?nr={ident}&sid=a{position}">{title}</a>'
        f'<td class=x><a href="/toon?sid=b{position}&nr={ident}">lees verder'
    )


def _badly(body: str) -> Response:
    page = f"<html><head><title>Marktplein</title></head><body bgcolor=white>{body}"
    return Response(page.encode("cp1252", "xmlcharrefreplace"), media_type="text/html; charset=utf-8")
