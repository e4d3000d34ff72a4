"""A Dutch house behind an age gate: root-level slugs for ads, news and pages alike, hashed classes, a wrong JSON-LD city."""

from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, fact, flower, live, number_in, paged, photo, renderer, slug
from .texts import city_posts, posts, texts

NAME = "gated-root-slugs"
PER_PAGE, COOKIE = 20, "meerderjarig"
OPEN = ("/leeftijd", "/robots.txt", "/media")
PLAIN = {"contact": "contact", "over-ons": "about", "huisregels": "terms", "privacyverklaring": "privacy"}
PLAIN |= {"tarieven": "", "route": "", "werken-bij": "about", "inloggen": "", "bewaard": "", "vragen": ""}
BELOW = ("fotos", "reserveren", "reacties")


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/{slug(str(fact(ad, 'name')))}-{flower(ad)}-{slug(ad.city)}"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_path = {ad_path(ad): ad for ad in self.shown}
        self.news = {post.slug: post for post in posts("nl")[:6] + city_posts()[:6]}
        self.page = renderer(
            "gated_root_slugs", says=texts("nl"), path_of=ad_path, cities=CITIES, news=list(self.news.values())
        )

    async def listing(self, request: Request) -> Response:
        city = request.query_params.get("stad", "")
        chosen = [ad for ad in self.shown if city in ("", slug(ad.city))]
        part = paged(chosen, number_in(request, "p"), PER_PAGE)
        extra = f"stad={city}&" if city else ""
        return self.page("list", part=part, extra=extra, chosen=city)

    async def any_page(self, request: Request) -> Response:
        name = request.path_params["name"]
        ad = self.by_path.get(f"/{name}")
        if ad is not None:
            return self.page(
                "ad", ad=ad, near=[other for other in self.shown if other.city == ad.city and other != ad][:3]
            )
        if name in self.news:
            return self.page("post", post=self.news[name])
        if name == "nieuws":
            return self.page("news")
        if name not in PLAIN:
            raise HTTPException(404)
        lines = texts("nl").get(PLAIN[name], [])
        return self.page("text", name=name, title=name.replace("-", " ").capitalize(), lines=lines)

    async def below(self, request: Request) -> Response:
        ad = self.by_path.get(f"/{request.path_params['name']}")
        if ad is None or request.path_params["sub"] not in BELOW:
            raise HTTPException(404)
        return self.page(request.path_params["sub"], ad=ad)

    async def gate(self, request: Request) -> Response:
        return self.page("gate", onward=quote(_local(request.query_params.get("verder", "/"))))

    async def pass_gate(self, request: Request) -> Response:
        answer = RedirectResponse(_local(request.query_params.get("verder", "/")), 302)
        answer.set_cookie(COOKIE, "ja", max_age=86400 * 30, path="/")
        return answer

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /inloggen\nDisallow: /bewaard\n")

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404)


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.listing),
            Route("/robots.txt", site.robots),
            Route("/leeftijd", site.gate),
            Route("/leeftijd/akkoord", site.pass_gate),
            Route("/media/{file:path}", photo),
            Route("/{name}", site.any_page),
            Route("/{name}/{sub}", site.below),
        ],
        exception_handlers={404: site.missing},
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=_ask_age)],
    )


async def _ask_age(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Send who has no cookie to the gate."""
    if COOKIE in request.cookies or request.url.path.startswith(OPEN):
        return await go_on(request)
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/leeftijd?verder={quote(wanted)}", 302)


def _local(address: str) -> str:
    return address if address.startswith("/") and not address.startswith("//") else "/"
