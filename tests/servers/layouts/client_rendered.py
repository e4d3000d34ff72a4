"""A Dutch single-page app that only a browser can read: an empty shell, a JSON API, and "meer laden" as a plain link."""

from collections.abc import Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, PAGES, days_ago, fact, live, number_in, paged, photo, picked, price, slug
from .texts import Post, posts, texts

NAME = "client-rendered"
PER_PAGE = 15
PLAIN = {"over-ons": "about", "contact": "contact", "voorwaarden": "terms", "privacy": "privacy"}
PLAIN |= {"hulp": "", "inloggen": "", "plaatsen": "", "favorieten": ""}


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/profiel/{ad.external_id}"


def api_path(path: str) -> str:
    """Return where the shell of this address fetches its data."""
    return f"/api/v2{path}"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_id = {ad.external_id: ad for ad in self.shown}
        self.blog = {post.slug: post for post in posts("nl")}
        self.page = (PAGES / "client_rendered.html").read_text("utf-8")

    def data(self, path: str, request: Request) -> dict[str, Any] | None:
        first, _, rest = path.strip("/").partition("/")
        if first == "":
            return _list(self.shown, number_in(request, "pagina"), "/", "Alle profielen")
        if first == "stad" and rest in map(slug, CITIES):
            chosen = [ad for ad in self.shown if slug(ad.city) == rest]
            return _list(chosen, number_in(request, "pagina"), f"/stad/{rest}", rest.capitalize())
        if first == "profiel" and rest in self.by_id:
            others = picked([ad for ad in self.shown if ad.external_id != rest], 4, rest)
            return {"profile": _full(self.by_id[rest]), "related": [_card(ad) for ad in others]}
        return self.other(first, rest)

    def other(self, first: str, rest: str) -> dict[str, Any] | None:
        if first == "blog" and not rest:
            return {"posts": [_post(post) for post in self.blog.values()]}
        if first == "blog" and rest in self.blog:
            return {"post": _post(self.blog[rest])}
        if first == "steden" and not rest:
            return {"title": "Steden", "links": [[city, f"/stad/{slug(city)}"] for city in CITIES]}
        if first in PLAIN and not rest:
            lines = texts("nl").get(PLAIN[first], [])
            return {"title": first.replace("-", " ").capitalize(), "lines": lines or [a for _, a in texts("nl")["faq"]]}
        return None

    async def api(self, request: Request) -> Response:
        answer = self.data(request.path_params["path"], request)
        return JSONResponse(answer or {"error": "niet gevonden"}, 200 if answer else 404)

    async def shell(self, request: Request) -> Response:
        return HTMLResponse(self.page, 200 if self.data(request.url.path, request) else 404)

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nAllow: /\n")


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/robots.txt", site.robots),
            Route("/cdn/{file:path}", photo),
            Route("/api/v2{path:path}", site.api),
            Route("/{path:path}", site.shell),
        ]
    )


def _list(ads: Sequence[DemoAd], number: int, base: str, title: str) -> dict[str, Any]:
    part = paged(ads, number, PER_PAGE)
    more = f"{base}?pagina={part.after}" if part.after else None
    return {"title": title, "total": part.total, "profiles": [_card(ad) for ad in part.items], "more": more}


def _card(ad: DemoAd) -> dict[str, Any]:
    return {"href": ad_path(ad), "title": ad.title, "city": ad.city, "price": price(ad, 60), "id": ad.external_id}


def _full(ad: DemoAd) -> dict[str, Any]:
    days = days_ago(ad.posted_at)
    ago = "vandaag" if days == 0 else "gisteren" if days == 1 else f"{days} dagen geleden"
    return {**_card(ad), "age": fact(ad, "age"), "ago": ago, "phone": fact(ad, "phone"), "lines": ad.text.split("\n")}


def _post(post: Post) -> dict[str, Any]:
    return {"href": f"/blog/{post.slug}", "title": post.title, "day": f"{post.day:%d-%m-%Y}", "lines": post.lines}
