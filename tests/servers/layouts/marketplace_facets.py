"""A Dutch marketplace full of facets: "meer" by offset, tracking parameters, seller pages, removed ads that answer 200."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, fact, live, number_in, paged, photo, picked, renderer, slug
from .texts import city_posts, posts, texts

NAME = "marketplace-facets"
PER_PAGE, TIPS_PER_PAGE = 15, 10
AGES = {"18-25": range(18, 26), "26-35": range(26, 36), "36-99": range(36, 100)}
FACETS = ("plaats", "soort", "leeftijd", "sort")
MODES = {"ontvangst": "incall", "bezoek": "outcall"}
PLAIN = {"over": "about", "contact": "contact", "voorwaarden": "terms", "privacy": "privacy", "cookies": "privacy"}
PLAIN |= {"help": "", "login": "", "nieuw": "", "bewaard": "", "app": "about"}


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/v/{slug(ad.city)}/m{ad.external_id}"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_path, self.gone = {ad_path(ad): ad for ad in self.shown}, {ad_path(ad): ad for ad in ads if ad.gone}
        self.sellers = {
            ad.advertiser.lower(): [a for a in self.shown if a.advertiser == ad.advertiser] for ad in self.shown
        }
        self.tips = {post.slug: post for post in posts("nl") + city_posts()}
        self.recent = [*list(self.gone.values())[:1], *picked(self.shown, 3, "recent")]
        self.page = renderer(
            "marketplace_facets",
            says=texts("nl"),
            path_of=ad_path,
            cities=CITIES,
            ages=list(AGES),
            modes=list(MODES),
            promoted=picked(self.shown, 2, "promoted"),
            recent=self.recent,
        )

    def chosen(self, request: Request) -> list[DemoAd]:
        query = request.query_params
        place, mode, age = query.get("plaats"), query.get("soort"), query.get("leeftijd")
        out = [ad for ad in self.shown if place in (None, slug(ad.city))]
        out = [ad for ad in out if mode not in MODES or fact(ad, "service_mode") == MODES[mode]]
        out = [ad for ad in out if age not in AGES or fact(ad, "age") in AGES[age]]
        return sorted(out, key=lambda ad: ad.title) if query.get("sort") == "titel" else out

    async def listing(self, request: Request) -> Response:
        found, start = self.chosen(request), number_in(request, "van", 0)
        kept = {key: request.query_params[key] for key in FACETS if key in request.query_params}
        after = start + PER_PAGE if start + PER_PAGE < len(found) else None
        items, view = found[start : start + PER_PAGE], request.query_params.get("weergave", "lijst")
        return self.page(
            "list", items=items, total=len(found), after=after, kept=kept, view=view, front=request.url.path == "/"
        )

    async def ad_page(self, request: Request) -> Response:
        path = request.url.path
        if path in self.gone:
            return self.page("gone", ad=self.gone[path], items=picked(self.shown, 6, path))
        if path not in self.by_path:
            raise HTTPException(404)
        ad = self.by_path[path]
        return self.page("ad", ad=ad, items=picked([other for other in self.shown if other != ad], 5, path))

    async def report(self, request: Request) -> Response:
        ad = self.by_path.get(f"/v/{request.path_params['city']}/{request.path_params['ident']}")
        if ad is None:
            raise HTTPException(404)
        return self.page("report", ad=ad)

    async def seller(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self.sellers:
            raise HTTPException(404)
        return self.page("seller", items=self.sellers[name], name=name)

    async def tip_list(self, request: Request) -> Response:
        part = paged(list(self.tips.values()), number_in(request, "blad"), TIPS_PER_PAGE)
        return self.page("tips", part=part)

    async def tip(self, request: Request) -> Response:
        if request.path_params["slug"] not in self.tips:
            raise HTTPException(404)
        return self.page("tip", post=self.tips[request.path_params["slug"]])

    async def plain(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in PLAIN:
            raise HTTPException(404)
        return self.page("text", name=name, title=name.capitalize(), lines=texts("nl").get(PLAIN[name], []))

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /login\nDisallow: /*weergave=\nDisallow: /*sort=\n")

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404)


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.listing),
            Route("/robots.txt", site.robots),
            Route("/zoeken", site.listing),
            Route("/v/{city}/{ident}", site.ad_page),
            Route("/v/{city}/{ident}/melden", site.report),
            Route("/verkoper/{name}", site.seller),
            Route("/tips", site.tip_list),
            Route("/tips/{slug}", site.tip),
            Route("/plaatje/{file:path}", photo),
            Route("/{name}", site.plain),
        ],
        exception_handlers={404: site.missing},
    )
