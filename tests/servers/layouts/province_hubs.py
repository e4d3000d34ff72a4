"""A Dutch city guide whose home page has no ads: province, city, then ads in deep paths, under much text for engines."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, PROVINCES, fact, live, paged, photo, province, renderer, slug
from .texts import about_city, posts, texts

NAME = "province-hubs"
PER_PAGE = 10
EMPTY = {"Noord-Holland": ["Alkmaar"], "Zuid-Holland": ["Delft", "Gouda"], "Limburg": ["Roermond"]}
KINDS = {"ontvangst": "incall", "bezoek": "outcall"}
PLAIN = {"over-ons": "about", "contact": "contact", "voorwaarden": "terms", "privacy": "privacy"}
PLAIN |= {"veelgestelde-vragen": "", "aanmelden": ""}


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    name = slug(str(fact(ad, "name")))
    return f"/{slug(province(ad.city))}/{slug(ad.city)}/{name}-{ad.external_id}.html"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.gone = {ad_path(ad): ad for ad in ads if ad.gone}
        self.by_path = {ad_path(ad): ad for ad in self.shown}
        self.places = {name: sorted([*cities, *EMPTY.get(name, [])]) for name, cities in PROVINCES.items()}
        self.articles = {post.slug: post for post in posts("nl")}
        self.counts = {
            city: sum(ad.city == city for ad in self.shown) for cities in self.places.values() for city in cities
        }
        self.page = renderer(
            "province_hubs", says=texts("nl"), places=self.places, path_of=ad_path, counts=self.counts, cities=CITIES
        )

    def place(self, request: Request) -> tuple[str, str | None]:
        area = next((name for name in self.places if slug(name) == request.path_params["area"]), None)
        if area is None:
            raise HTTPException(404)
        wanted = request.path_params.get("city")
        city = next((name for name in self.places[area] if slug(name) == wanted), None)
        if wanted is not None and city is None:
            raise HTTPException(404)
        return area, city

    async def home(self, request: Request) -> Response:
        return self.page("home", total=len(self.shown), articles=list(self.articles.values())[:3])

    async def hub(self, request: Request) -> Response:
        area, _ = self.place(request)
        return self.page("province", area=area, text=about_city("nl", area, 60))

    async def listing(self, request: Request) -> Response:
        area, city = self.place(request)
        kind = request.path_params.get("kind")
        if kind is not None and kind not in KINDS:
            raise HTTPException(404)
        chosen = [ad for ad in self.shown if ad.city == city and kind in (None, *_kind_of(ad))]
        part = paged(chosen, int(request.path_params.get("number", 1)), len(self.shown) if kind else PER_PAGE)
        if part.number > part.last:
            return RedirectResponse(f"/{slug(area)}/{slug(str(city))}/", 302)
        text = about_city("nl", str(city), 160)
        return self.page("list", area=area, city=city, part=part, text=text, subject=kind, kinds=list(KINDS))

    async def ad_page(self, request: Request) -> Response:
        area, city = self.place(request)
        if request.url.path in self.gone:
            return RedirectResponse(f"/{slug(area)}/{slug(str(city))}/", 302)
        ad = self.by_path.get(request.url.path)
        if ad is None:
            raise HTTPException(404)
        row = [other for other in self.shown if other.city == ad.city]
        at = row.index(ad)
        after = row[at + 1] if at + 1 < len(row) else None
        return self.page("ad", ad=ad, area=area, before=row[at - 1] if at else None, after=after)

    async def articles_page(self, request: Request) -> Response:
        return self.page("articles", articles=list(self.articles.values()))

    async def info(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name in self.articles:
            return self.page("article", post=self.articles[name])
        if name not in PLAIN:
            raise HTTPException(404)
        lines = texts("nl").get(PLAIN[name], [])
        return self.page("text", name=name, title=name.replace("-", " ").capitalize(), lines=lines)

    async def index(self, request: Request) -> Response:
        return self.page("index")

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /beheer/\nCrawl-delay: 0\n")

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404)


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.home),
            Route("/robots.txt", site.robots),
            Route("/steden-a-z.html", site.index),
            Route("/info/", site.articles_page),
            Route("/info/{name}.html", site.info),
            Route("/beeld/{file:path}", photo),
            Route("/{area}/", site.hub),
            Route("/{area}/{city}/", site.listing),
            Route("/{area}/{city}/pagina-{number:int}/", site.listing),
            Route("/{area}/{city}/{file}.html", site.ad_page),
            Route("/{area}/{city}/{kind}/", site.listing),
        ],
        exception_handlers={404: site.missing},
    )


def _kind_of(ad: DemoAd) -> list[str]:
    return [kind for kind, mode in KINDS.items() if mode == fact(ad, "service_mode")]
