"""A Dutch classifieds site on Bootstrap: cards with three links, numbered paging with gaps, facets, city pages."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, fact, live, number_in, paged, photo, picked, price, renderer, slug
from .texts import posts, texts

NAME = "bootstrap-cards"
SIZES, SORTS = (12, 24, 30), {"nieuw": "Nieuwste eerst", "oud": "Oudste eerst", "prijs": "Prijs", "naam": "Naam"}
SECTIONS = {"prive-ontvangst": "incall", "escort-aan-huis": "outcall"}
ROBOTS = "User-agent: *\nDisallow: /inloggen\nDisallow: /*?q=\n\nSitemap: /sitemap.xml\n"


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/advertentie/{slug(ad.title)}-{ad.external_id}"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_id = {ad.external_id: ad for ad in self.shown}
        self.blog = {post.slug: post for post in posts("nl")}
        self.says = texts("nl")
        self.page = renderer(
            "bootstrap_cards", says=self.says, path_of=ad_path, cities=CITIES, featured=picked(self.shown, 3, "top")
        )
        self.plain = "voorwaarden privacy over-ons contact veelgestelde-vragen inloggen registreren plaats-advertentie favorieten"

    def found(self, request: Request) -> DemoAd:
        ident = request.path_params["slug"].rpartition("-")[2]
        if ident not in self.by_id:
            raise HTTPException(404)
        return self.by_id[ident]

    async def home(self, request: Request) -> Response:
        return self.page("home", items=self.shown[:12], posts=list(self.blog.values())[:3], total=len(self.shown))

    async def listing(self, request: Request) -> Response:
        chosen, title, base = self.shown, "Alle advertenties", "/advertenties"
        wanted = request.path_params.get("city") or request.path_params.get("section")
        if "city" in request.path_params:
            title = next((f"Advertenties in {city}" for city in CITIES if slug(city) == wanted), "")
            chosen, base = [ad for ad in self.shown if slug(ad.city) == wanted], f"/advertenties/plaats/{wanted}"
        elif "section" in request.path_params:
            title = str(wanted).replace("-", " ").capitalize() if wanted in SECTIONS else ""
            chosen = [ad for ad in self.shown if fact(ad, "service_mode") == SECTIONS.get(str(wanted))]
            base = f"/advertenties/rubriek/{wanted}"
        sort, size = request.query_params.get("sorteer", "nieuw"), number_in(request, "per", SIZES[1])
        part = paged(ordered(chosen, sort), number_in(request, "pagina"), size if size in SIZES else SIZES[1])
        if not title or not 0 < part.number <= part.last:
            raise HTTPException(404)
        kept = [f"{k}={v}" for k, v in request.query_params.items() if k in ("sorteer", "per")]
        return self.page("list", part=part, title=title, base=base, kept=kept, sort=sort, sorts=SORTS, sizes=SIZES)

    async def ad_page(self, request: Request) -> Response:
        ad = self.found(request)
        if request.url.path != ad_path(ad):
            return RedirectResponse(ad_path(ad), 301)
        return self.page("ad", ad=ad, related=picked([a for a in self.shown if a != ad], 4, ad.external_id))

    async def below(self, request: Request) -> Response:
        if request.path_params["sub"] not in ("reviews", "melden", "bericht"):
            raise HTTPException(404)
        return self.page(request.path_params["sub"], ad=self.found(request))

    async def article(self, request: Request) -> Response:
        if request.path_params["slug"] not in self.blog:
            raise HTTPException(404)
        return self.page("post", post=self.blog[request.path_params["slug"]], posts=list(self.blog.values())[:5])

    async def overview(self, request: Request) -> Response:
        return self.page("blog", posts=list(self.blog.values()))

    async def text(self, request: Request) -> Response:
        name = request.url.path.strip("/")
        titles = {"voorwaarden": "terms", "privacy": "privacy", "over-ons": "about", "contact": "contact"}
        return self.page(
            "text", title=name.replace("-", " ").capitalize(), name=name, lines=self.says.get(titles.get(name, ""), [])
        )

    async def add_favourite(self, request: Request) -> Response:
        return RedirectResponse("/inloggen", 302)

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse(ROBOTS)

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404)


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.home),
            Route("/advertenties", site.listing),
            Route("/advertenties/plaats/{city}", site.listing),
            Route("/advertenties/rubriek/{section}", site.listing),
            Route("/advertentie/{slug}", site.ad_page),
            Route("/advertentie/{slug}/{sub}", site.below),
            Route("/blog", site.overview),
            Route("/blog/{slug}", site.article),
            Route("/favorieten/toevoegen/{slug}", site.add_favourite),
            *[Route(f"/{name}", site.text) for name in site.plain.split()],
            Route("/uploads/{file:path}", photo),
            Route("/robots.txt", site.robots),
        ],
        exception_handlers={404: site.missing},
    )


def ordered(ads: Sequence[DemoAd], sort: str) -> list[DemoAd]:
    """Return the ads in one of the orders of SORTS."""
    if sort == "oud":
        return list(reversed(ads))
    if sort == "prijs":
        return sorted(ads, key=lambda ad: price(ad, 60))
    return sorted(ads, key=lambda ad: ad.title if sort == "naam" else "")
