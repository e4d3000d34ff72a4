"""A Dutch phpBB board used for ads: a forum a province, sticky rules, replies, other ways to the same topic."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .kit import PROVINCES, live, number_in, photo, picked, province, renderer
from .texts import posts, texts

NAME = "phpbb-board"
PER_PAGE = 15
AD_FORUMS = dict(enumerate(PROVINCES, 10))
TALK_FORUMS = {2: "Mededelingen", 3: "Aan de leestafel"}
OFFICIAL, RULES = 40, 7


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad."""
    return f"/viewtopic.php?f={forum_of(ad)}&t={ad.external_id}"


def forum_of(ad: DemoAd) -> int:
    """Return the number of the forum of the ad's province."""
    return next(number for number, name in AD_FORUMS.items() if name == province(ad.city))


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_id = {int(ad.external_id): ad for ad in self.shown}
        self.talk = {OFFICIAL + number: post for number, post in enumerate(posts("nl"))}
        self.says = texts("nl")
        self.forums = {**TALK_FORUMS, **AD_FORUMS}
        self.topics = {number: [ad for ad in self.shown if forum_of(ad) == number] for number in AD_FORUMS}
        self.page = renderer(
            "phpbb_board",
            says=self.says,
            forums=self.forums,
            ad_forums=AD_FORUMS,
            topics=self.topics,
            forum_of=forum_of,
            rules=RULES,
        )

    def talk_in(self, forum: int) -> list[tuple[int, object]]:
        return [(number, post) for number, post in self.talk.items() if number % 2 == forum % 2]

    async def index(self, request: Request) -> Response:
        return self.page("index", total=len(self.shown), talk={number: self.talk_in(number) for number in TALK_FORUMS})

    async def forum_page(self, request: Request) -> Response:
        number, start = number_in(request, "f", 0), number_in(request, "start", 0)
        if number not in self.forums:
            raise HTTPException(404)
        rows = self.topics.get(number, [])
        if request.query_params.get("sk") == "t":
            rows = sorted(rows, key=lambda ad: ad.title)
        part = rows[start : start + PER_PAGE]
        entries = self.talk_in(number) if number in TALK_FORUMS else []
        return self.page("forum", f=number, rows=part, count=len(rows), start=start, size=PER_PAGE, entries=entries)

    async def topic(self, request: Request) -> Response:
        number = number_in(request, "t", 0) or number_in(request, "p", 0) // 10
        if number in self.by_id:
            ad = self.by_id[number]
            replies = picked(self.says["replies"], number % 4, number)
            kind = "print" if request.query_params.get("view") == "print" else "topic"
            return self.page(kind, ad=ad, f=forum_of(ad), replies=replies)
        if number in self.talk:
            return self.page("talk", entry=self.talk[number], t=number, f=2 if number % 2 == 0 else 3)
        if number == RULES:
            return self.page("rules", f=number_in(request, "f", 2))
        raise HTTPException(404)

    async def search(self, request: Request) -> Response:
        return self.page("search", rows=self.shown[:PER_PAGE])

    async def member(self, request: Request) -> Response:
        if request.query_params.get("mode") == "viewprofile":
            number = number_in(request, "u", 0)
            who = self.by_id.get(number)
            if number < 1000:
                return self.page("login")
            if who is None:
                raise HTTPException(404)
            return self.page("profile", ad=who)
        if request.query_params.get("mode") == "team":
            return self.page("faq")
        return self.page("members", rows=sorted(self.shown, key=lambda ad: ad.advertiser)[:25])

    async def login(self, request: Request) -> Response:
        return self.page("login")

    async def help_page(self, request: Request) -> Response:
        return self.page("faq")

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /ucp.php\nDisallow: /posting.php\nDisallow: /search.php\n")

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404)


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.index),
            Route("/index.php", site.index),
            Route("/viewforum.php", site.forum_page),
            Route("/viewtopic.php", site.topic),
            Route("/search.php", site.search),
            Route("/memberlist.php", site.member),
            *[Route(f"/{name}.php", site.login) for name in ("ucp", "posting", "report")],
            Route("/faq.php", site.help_page),
            Route("/styles/{file:path}", photo),
            Route("/robots.txt", site.robots),
        ],
        exception_handlers={404: site.missing},
    )
