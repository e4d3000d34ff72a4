"""An English Next.js site: Tailwind classes, `__NEXT_DATA__`, UUID addresses, overlay links without text, /nl/ copies."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, days_ago, live, number_in, paged, photo, picked, price, renderer, slug
from .texts import about_city, posts, texts

NAME = "next-tailwind"
PER_PAGE = 18
LANGUAGES = ("en", "nl")
SORTS = {"newest": "Newest", "price_asc": "Price", "name": "A to Z"}
LEGAL = {"terms": "terms", "privacy": "privacy", "cookies": "privacy"}
PLAIN = {"about": "about", "contact": "contact", "help": "", "sign-in": "", "sign-up": "", "post": "", "saved": ""}


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad, in English."""
    return f"/en/ads/{ident(ad)}"


def ident(ad: DemoAd) -> str:
    """Return the ad's UUID."""
    return str(uuid5(NAMESPACE_URL, f"companion-board {ad.external_id}"))


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_id = {ident(ad): ad for ad in self.shown}
        self.guides = {post.slug: post for post in posts("en")}
        self.render = renderer("next_tailwind", says=texts("en"), ident=ident, cities=CITIES)

    def page(self, request: Request, kind: str, status: int = 200, **values: Any) -> Response:
        language = request.path_params.get("lang", "en")
        if language not in LANGUAGES:
            raise HTTPException(404)
        listed = values["part"].items if "part" in values else [values["ad"]] if "ad" in values else []
        props = [{"id": ident(ad), "title": ad.title, "city": ad.city, "createdAt": f"{ad.posted_at}"} for ad in listed]
        data = {"props": {"pageProps": {"items": props}}, "page": f"/[lang]/{kind}", "buildId": "k3JvQx8Rw"}
        rest = request.url.path.removeprefix(f"/{language}")
        return self.render(kind, status, lang=language, rest=rest, data=data, **values)

    async def root(self, request: Request) -> Response:
        return RedirectResponse("/en", 307)

    async def home(self, request: Request) -> Response:
        return self.page(request, "home", items=picked(self.shown, 6, "hero"), guides=list(self.guides.values())[:3])

    async def listing(self, request: Request) -> Response:
        city = next((c for c in CITIES if slug(c) == request.path_params.get("city")), None)
        if "city" in request.path_params and city is None:
            raise HTTPException(404)
        sort = request.query_params.get("sort", "newest")
        chosen = [ad for ad in self.shown if city in (None, ad.city)]
        if sort != "newest":
            chosen.sort(key=lambda ad: price(ad, 60) if sort == "price_asc" else ad.title)
        part = paged(chosen, number_in(request, "page"), PER_PAGE)
        if not 0 < part.number <= part.last:
            raise HTTPException(404)
        extra = f"&sort={sort}" if sort in SORTS and sort != "newest" else ""
        text = about_city("en", city, 8) if city else []
        return self.page(request, "list", part=part, city=city, sorts=SORTS, sort=sort, extra=extra, text=text)

    async def ad_page(self, request: Request) -> Response:
        ad = self.by_id.get(request.path_params["ident"])
        if ad is None:
            raise HTTPException(404)
        age = days_ago(ad.posted_at)
        near = [other for other in self.shown if other.city == ad.city and other != ad][:3]
        return self.page(request, "ad", ad=ad, age=age, near=near or picked(self.shown, 3, ad.external_id))

    async def towns(self, request: Request) -> Response:
        return self.page(request, "cities")

    async def guide_list(self, request: Request) -> Response:
        return self.page(request, "guides", guides=list(self.guides.values()))

    async def guide(self, request: Request) -> Response:
        if request.path_params["slug"] not in self.guides:
            raise HTTPException(404)
        return self.page(request, "guide", post=self.guides[request.path_params["slug"]])

    async def text(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in {**LEGAL, **PLAIN}:
            raise HTTPException(404)
        lines = texts("en").get({**LEGAL, **PLAIN}[name], [])
        return self.page(request, "text", name=name, title=name.replace("-", " ").capitalize(), lines=lines)

    async def german(self, request: Request) -> Response:
        return self.render("soon", lang="en", rest="", data={})

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /api/\nDisallow: /*/saved\n")

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.render("missing", 404, lang="en", rest="", data={})


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/robots.txt", site.robots),
            Route("/", site.root),
            Route("/de", site.german),
            Route("/{lang}", site.home),
            Route("/{lang}/ads", site.listing),
            Route("/{lang}/ads/{ident}", site.ad_page),
            Route("/{lang}/cities", site.towns),
            Route("/{lang}/cities/{city}", site.listing),
            Route("/{lang}/guides", site.guide_list),
            Route("/{lang}/guides/{slug}", site.guide),
            Route("/{lang}/legal/{name}", site.text),
            Route("/_next/{file:path}", photo),
            Route("/{lang}/{name}", site.text),
        ],
        exception_handlers={404: site.missing},
    )
