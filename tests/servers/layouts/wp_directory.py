"""A WordPress directory theme in Dutch: /page/2/ paging, taxonomy archives, a dated blog, widgets, feeds, Yoast JSON-LD."""

from collections.abc import Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import CITIES, fact, live, paged, photo, picked, renderer, slug
from .texts import city_posts, posts, texts

NAME = "wp-directory"
PER_PAGE, POSTS_PER_PAGE = 12, 6
CATEGORIES = {"ontvangst-thuis": "incall", "op-bezoek": "outcall"}
TAGS = {"engels": "I ", "koffie": "offie", "parkeren": "arkeren", "telegram": "elegram"}
PLAIN = {"over-ons": "about", "contact": "contact", "voorwaarden": "terms", "privacyverklaring": "privacy"}
PLAIN |= {"veelgestelde-vragen": "", "mijn-account": "", "advertentie-plaatsen": "", "favorieten": ""}
ROBOTS = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: /sitemap_index.xml\n"


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/aanbod/{slug(ad.title)}-{(int(ad.external_id) - 100_000) // 17 + 2}/"


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_path = {ad_path(ad): ad for ad in self.shown}
        self.blog = posts("nl") + city_posts()[:10]
        self.by_post = {f"/{item.day:%Y/%m}/{item.slug}/": item for item in self.blog}
        self.says = texts("nl")
        self.terms = {"categories": list(CATEGORIES), "tags": list(TAGS), "cities": CITIES, "recent": self.blog[:4]}
        self.page = renderer("wp_directory", says=self.says, path_of=ad_path, **self.terms)
        self.lists = [f"/{name}/{{term}}/" for name in ("plaats", "rubriek", "label")] + ["/aanbod/"]

    def matching(self, request: Request) -> tuple[str, list[DemoAd]]:
        name = request.path_params.get("term", "")
        taxonomy = request.url.path.split("/")[1]
        if taxonomy == "plaats" and name in map(slug, CITIES):
            return next(c for c in CITIES if slug(c) == name), [ad for ad in self.shown if slug(ad.city) == name]
        if taxonomy == "rubriek" and name in CATEGORIES:
            return name.replace("-", " "), [ad for ad in self.shown if fact(ad, "service_mode") == CATEGORIES[name]]
        if taxonomy == "label" and name in TAGS:
            return name, [ad for ad in self.shown if TAGS[name] in ad.text]
        if taxonomy == "aanbod":
            return "Aanbod", self.shown
        raise HTTPException(404)

    def archive(self, request: Request, kind: str, title: str, items: Sequence[Any], size: int) -> Response:
        base, _, number = request.url.path.strip("/").partition("/page/")
        part = paged(items, int(number or 1), size)
        if not 0 < part.number <= part.last:
            raise HTTPException(404)
        return self.page(kind, part=part, title=title, base=f"/{base}/")

    async def home(self, request: Request) -> Response:
        ident = request.query_params.get("p")
        if ident is not None:
            target = next((path for path, ad in self.by_path.items() if ad.external_id == ident), None)
            return RedirectResponse(target, 301) if target else self.page("missing", 404)
        return self.page("home", items=picked(self.shown, 6, "featured"))

    async def listing(self, request: Request) -> Response:
        title, items = self.matching(request)
        return self.archive(request, "archive", title, items, PER_PAGE)

    async def ad_page(self, request: Request) -> Response:
        ad = self.by_path.get(request.url.path)
        if ad is None:
            raise HTTPException(404)
        return self.page("single", ad=ad, related=picked([a for a in self.shown if a != ad], 3, ad.external_id))

    async def news(self, request: Request) -> Response:
        month = request.path_params.get("month")
        items = (
            [p for p in self.blog if f"{p.day:%Y/%m}" == f"{request.path_params['year']}/{month}"]
            if month
            else self.blog
        )
        if not items:
            raise HTTPException(404)
        return self.archive(request, "blog", month or "Nieuws", items, POSTS_PER_PAGE)

    async def post(self, request: Request) -> Response:
        if request.url.path not in self.by_post:
            raise HTTPException(404)
        return self.page("post", post=self.by_post[request.url.path])

    async def plain(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in PLAIN:
            raise HTTPException(404)
        return self.page(
            "page", name=name, title=name.replace("-", " ").capitalize(), lines=self.says.get(PLAIN[name], [])
        )

    async def feed(self, request: Request) -> Response:
        items = "".join(f"<item><title>{p.title}</title><link>{path}</link></item>" for path, p in self.by_post.items())
        made = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ontspangids</title>{items}</channel></rss>'
        return Response(made, media_type="application/rss+xml")

    async def api(self, request: Request) -> Response:
        return JSONResponse({"name": "Ontspangids", "namespaces": ["wp/v2"]})

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
            Route("/robots.txt", site.robots),
            Route("/feed/", site.feed),
            Route("/wp-json/", site.api),
            *[Route(path, site.listing) for path in site.lists],
            *[Route(f"{path}page/{{number:int}}/", site.listing) for path in site.lists],
            Route("/aanbod/{slug}/", site.ad_page),
            Route("/nieuws/", site.news),
            Route("/nieuws/page/{number:int}/", site.news),
            Route("/author/redactie/", site.news),
            Route("/author/redactie/page/{number:int}/", site.news),
            Route("/{year:int}/{month}/", site.news),
            Route("/{year:int}/{month}/{slug}/", site.post),
            Route("/wp-content/{file:path}", photo),
            Route("/{name}/", site.plain),
        ],
        exception_handlers={404: site.missing},
    )
