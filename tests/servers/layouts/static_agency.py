"""A German agency of static .html files: figures, relative links, an arrow icon for the next page, sub-pages of an ad."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, days_ago, fact, flower, live, paged, photo, picked, renderer, slug
from .texts import about_city, posts, texts

NAME = "static-agency"
PER_PAGE = 16
PLAIN = {"agentur": "about", "kontakt": "contact", "agb": "terms", "datenschutz": "privacy", "impressum": "contact"}
PLAIN |= {"faq": "", "preise": "", "jobs": "about"}
BELOW = ("galerie", "bewertungen", "anfrage")


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/damen/{stem(ad)}.html"


def stem(ad: DemoAd) -> str:
    """Return the name of the ad's file."""
    return f"{slug(str(fact(ad, 'name')))}-{flower(ad)}"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_stem = {stem(ad): ad for ad in self.shown}
        self.magazine = {post.slug: post for post in posts("de")}
        self.says = texts("de")
        self.page = renderer(
            "static_agency", says=self.says, stem=stem, days_ago=days_ago, cities=CITIES, magazine=self.magazine
        )

    async def index(self, request: Request) -> Response:
        return self.page("index", up="", items=self.shown[:4], week=picked(self.shown, 1, "week")[0])

    async def listing(self, request: Request) -> Response:
        part = paged(self.shown, int(request.path_params.get("number", 1)), PER_PAGE)
        if not 0 < part.number <= part.last:
            raise HTTPException(404)
        return self.page("list", up="", part=part)

    async def town(self, request: Request) -> Response:
        city = next((c for c in CITIES if slug(c) == request.path_params["city"]), None)
        if city is None:
            raise HTTPException(404)
        items = [ad for ad in self.shown if ad.city == city]
        return self.page("town", up="../", city=city, items=items, text=about_city("de", city, 8))

    async def of_ad(self, request: Request) -> Response:
        name = request.path_params["file"]
        if name in self.by_stem:
            at = self.shown.index(self.by_stem[name])
            return self.page(
                "ad",
                up="../",
                ad=self.shown[at],
                before=self.shown[at - 1],
                after=self.shown[(at + 1) % len(self.shown)],
            )
        stem_, _, sub = name.rpartition("-")
        if stem_ in self.by_stem and sub in BELOW:
            return self.page(sub, up="../", ad=self.by_stem[stem_])
        raise HTTPException(404)

    async def article(self, request: Request) -> Response:
        name = request.path_params["file"]
        if name == "index":
            return self.page("magazine", up="../")
        if name not in self.magazine:
            raise HTTPException(404)
        return self.page("article", up="../", post=self.magazine[name])

    async def plain(self, request: Request) -> Response:
        name = request.path_params["file"]
        if name not in PLAIN:
            raise HTTPException(404)
        return self.page(
            "text", up="", name=name, title=name.upper() if len(name) < 4 else name.capitalize(), shown=self.shown
        )

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow:\n")

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404, up="/")


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.index),
            Route("/index.html", site.index),
            Route("/damen.html", site.listing),
            Route("/damen-{number:int}.html", site.listing),
            Route("/staedte/{city}.html", site.town),
            Route("/damen/{file}.html", site.of_ad),
            Route("/magazin/{file}.html", site.article),
            Route("/bilder/{file:path}", photo),
            Route("/robots.txt", site.robots),
            Route("/{file}.html", site.plain),
        ],
        exception_handlers={404: site.missing},
    )
