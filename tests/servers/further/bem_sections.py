"""A Dutch community site in BEM: ads in five folders of definition lists, members, and a calendar without end."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from zlib import crc32

from layouts.kit import CITIES, PROVINCES, live, paged, photo, picked, price, province, slug
from layouts.texts import posts, texts
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .render import renderer

NAME = "bem-sections"
SECTIONS = {
    "dames": "Dames",
    "heren": "Heren",
    "stellen": "Stellen",
    "massage-en-rust": "Massage en rust",
    "gezelschap": "Gezelschap",
}
ORDERS = {"datum": "Nieuwste boven", "prijs": "Tarief", "titel": "Alfabet"}
TEXTS = {
    "over-ons": ("Over ons", "about"),
    "huisregels": ("Huisregels", "terms"),
    "privacy": ("Privacy en cookies", "privacy"),
    "contact": ("Contact", "contact"),
    "vraag-en-antwoord": ("Vraag en antwoord", ""),
    "inloggen": ("Inloggen", ""),
    "aanmelden": ("Lid worden", ""),
}
ROBOTS = "User-agent: *\nDisallow: /inloggen/\nDisallow: /bewaar/\nCrawl-delay: 0\n"
SIZE, MEMBERS_PER_PAGE, EVENTS_A_MONTH, FIRST_YEAR, LAST_YEAR = 11, 18, 7, 1000, 9998
_FIRST = "stille gouden blauwe vroege late verre kleine groene rode zachte noorder zuider wester ooster"
_SECOND = "vogel brug haven tuin toren molen steeg rivier"
_EVENTS = ("Borrel", "Wandeling", "Filmavond", "Spreekuur", "Etentje", "Spelletjesavond", "Lezing", "Ruilbeurs")
_EVENT_LINES = (
    "Deze bijeenkomst is voor leden en wie lid wil worden. De toegang is vrij, de koffie is voor eigen rekening.",
    "We beginnen op tijd en ronden rond tien uur af. Kom gerust alleen, er is altijd iemand bij de deur.",
    "Aanmelden hoeft niet, maar dan weten we wel hoeveel stoelen er nodig zijn.",
    "De zaal ligt op vijf minuten lopen van het station. Parkeren kan achter het gebouw, na zes uur gratis.",
    "Neem iets mee om te delen, hoe klein ook. Foto's maken doen we die avond niet.",
)
_ABOUT_ME = (
    "Ik lees hier vooral mee en schrijf af en toe iets in de agenda.",
    "Ik woon al jaren in dezelfde straat en ken de buurt goed.",
    "Overdag ben ik slecht bereikbaar, in de avond antwoord ik meestal snel.",
    "Van lange berichten houd ik niet, van een goed gesprek wel.",
    "Vragen over het magazine kun je aan mij stellen, ik help daar twee middagen per week.",
    "Ik organiseer de bijeenkomsten in mijn regio en zoek nog iemand die wil helpen.",
)
_REPLIES = (
    "Netjes op tijd en vriendelijk aan de telefoon.",
    "Is dit nummer ook in het weekend bereikbaar?",
    "Ik had gisteren gebeld, wil je terugbellen?",
    "Duidelijke tekst, dank.",
    "Graag ook je tijden op donderdag vermelden.",
)


def section(ad: DemoAd) -> str:
    """Return the folder of an ad."""
    return list(SECTIONS)[crc32(ad.external_id.encode()) % len(SECTIONS)]


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad: the number and a letter stand behind the title."""
    letter = "abcdefghkmprstvw"[crc32(ad.title.encode()) % 16]
    return f"/{section(ad)}/{slug(ad.title)}_{ad.external_id}{letter}.html"


@dataclass(frozen=True)
class Member:
    """Somebody with an account; most never advertise."""

    nick: str
    city: str
    since: date
    lines: list[str]


@dataclass(frozen=True)
class Event:
    """One meeting in the calendar."""

    name: str
    city: str
    day: date
    lines: list[str]

    @property
    def path(self) -> str:
        """Its address."""
        return f"/agenda/{self.day:%Y/%m/%d}/{slug(self.name)}-{slug(self.city)}.html"


def members() -> list[Member]:
    """Return everybody, always the same."""
    random, made = Random("leden"), []
    for nick in sorted(
        f"{first}{second}" for first in _FIRST.split() for second in _SECOND.split() if (len(first) + len(second)) % 2
    ):
        since = date(2012, 1, 1) + timedelta(random.randrange(5000))
        made.append(Member(nick, random.choice(CITIES), since, random.sample(_ABOUT_ME, random.randrange(2, 5))))
    return made


def events(year: int, month: int) -> list[Event]:
    """Return the meetings of any month there ever was or will be."""
    random = Random(f"{year}-{month}")
    days = sorted(random.sample(range(1, 29), EVENTS_A_MONTH))
    return [
        Event(random.choice(_EVENTS), random.choice(CITIES), date(year, month, day), random.sample(_EVENT_LINES, 3))
        for day in days
    ]


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_id = {ad.external_id: ad for ad in self.shown}
        self.gone = {ad.external_id for ad in ads if ad.gone}
        self.members = {member.nick: member for member in members()}
        self.magazine = {post.slug: post for post in posts("nl")}
        self.labels = ["veiligheid", "uitgaan", "reizen", "nieuws-van-de-redactie"]
        self.page = renderer(
            "bem_sections",
            says=texts("nl"),
            sections=SECTIONS,
            provinces=sorted(PROVINCES),
            path_of=ad_path,
            section_of=section,
            author=self.author,
            province_of=province,
            labels=self.labels,
            soon=events(2026, 11)[-4:],
            highlighted=picked(self.shown, 2, "blikvanger"),
        )

    def author(self, ad: DemoAd) -> Member:
        names = sorted(self.members)
        return self.members[names[crc32(ad.advertiser.encode()) % len(names)]]

    async def home(self, request: Request) -> Response:
        counts = {key: sum(section(ad) == key for ad in self.shown) for key in SECTIONS}
        newest = sorted(self.members.values(), key=lambda member: member.since, reverse=True)[:6]
        return self.page("home", items=self.shown[:6], counts=counts, newest=newest, posts=list(self.magazine.values()))

    async def listing(self, request: Request) -> Response:
        key, number = request.path_params["section"], request.path_params.get("number", 1)
        where, order = request.path_params.get("province"), request.query_params.get("volgorde", "datum")
        region = next((name for name in PROVINCES if slug(name) == where), None)
        if key not in SECTIONS or (where and not region):
            raise HTTPException(404)
        chosen = [ad for ad in self.shown if section(ad) == key and region in (None, province(ad.city))]
        if order in ("prijs", "titel"):
            chosen.sort(key=lambda ad: (price(ad, 60) if order == "prijs" else 0, ad.title))
        part = paged(chosen, number, SIZE)
        if not 0 < number <= part.last:
            raise HTTPException(404)
        base = f"/{key}/in-{where}/" if where else f"/{key}/"
        return self.page("list", part=part, key=key, region=region, base=base, order=order, orders=ORDERS)

    def found(self, request: Request) -> DemoAd:
        ident = request.path_params["slug"].rpartition("_")[2][:-1]
        if ident in self.gone:
            raise HTTPException(410)
        if ident not in self.by_id:
            raise HTTPException(404)
        return self.by_id[ident]

    async def ad_page(self, request: Request) -> Response:
        ad = self.found(request)
        if request.url.path != ad_path(ad):
            return RedirectResponse(ad_path(ad), 301)
        random = Random(ad.external_id)
        replies = [
            (random.choice(list(self.members)), ad.posted_at + timedelta(random.randrange(1, 5)), says)
            for says in random.sample(_REPLIES, random.randrange(3))
        ]
        others = [a for a in self.shown if a != ad and section(a) == section(ad)]
        return self.page(
            "ad", ad=ad, at=f"{random.randrange(8, 23):02d}:{random.randrange(60):02d}", replies=replies,
            others=picked(others, 5, ad.external_id), seen=random.randrange(40, 900),
        )  # fmt: skip

    async def below(self, request: Request) -> Response:
        if request.path_params["what"] not in ("reageren", "doorsturen", "misbruik"):
            raise HTTPException(404)
        return self.page(request.path_params["what"], ad=self.found(request))

    async def keep(self, request: Request) -> Response:
        return RedirectResponse("/inloggen/", 302)

    async def member_list(self, request: Request) -> Response:
        part = paged(list(self.members.values()), request.path_params.get("number", 1), MEMBERS_PER_PAGE)
        if not 0 < part.number <= part.last:
            raise HTTPException(404)
        return self.page("members", part=part)

    async def member(self, request: Request) -> Response:
        member = self.members.get(request.path_params["nick"])
        if member is None:
            raise HTTPException(404)
        theirs = [ad for ad in self.shown if self.author(ad) is member]
        return self.page("member", member=member, theirs=theirs, random=Random(member.nick))

    async def month(self, request: Request) -> Response:
        year, month = request.path_params.get("year", 2026), request.path_params.get("month", 11)
        if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
            raise HTTPException(404)
        by_day = {event.day.day: event for event in events(year, month)}
        first = date(year, month, 1)
        before, after = first - timedelta(1), first + timedelta(31)
        weeks = Calendar().monthdayscalendar(year, month)
        return self.page("month", weeks=weeks, by_day=by_day, first=first, before=before, after=after)

    async def event(self, request: Request) -> Response:
        year, month = request.path_params["year"], request.path_params["month"]
        if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
            raise HTTPException(404)
        for event in events(year, month):
            if event.path == request.url.path:
                return self.page("event", event=event, coming=list(self.members.values())[event.day.day :][:4])
        raise HTTPException(404)

    async def magazine_page(self, request: Request) -> Response:
        label = request.path_params.get("label")
        if label not in (None, *self.labels):
            raise HTTPException(404)
        chosen = list(self.magazine.values())
        if label:
            chosen = [post for post in chosen if self.labels[crc32(post.slug.encode()) % len(self.labels)] == label]
        return self.page("magazine", posts=chosen, label=label)

    async def article(self, request: Request) -> Response:
        if request.path_params["slug"] not in self.magazine:
            raise HTTPException(404)
        return self.page("article", post=self.magazine[request.path_params["slug"]], posts=list(self.magazine.values()))

    async def text(self, request: Request) -> Response:
        name = request.url.path.strip("/")
        title, key = TEXTS[name]
        return self.page("text", name=name, title=title, lines=texts("nl").get(key, []))

    async def search(self, request: Request) -> Response:
        wanted = request.query_params.get("q", "").strip().lower()
        hits = [ad for ad in self.shown if wanted and wanted in f"{ad.title} {ad.city}".lower()]
        return self.page("search", wanted=wanted, hits=hits[:SIZE])

    async def robots(self, request: Request) -> Response:
        return PlainTextResponse(ROBOTS)

    async def missing(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self.page("missing", status, gone=status == 410)


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.home),
            Route("/robots.txt", site.robots),
            Route("/media/{file:path}", photo),
            *[Route(f"/{name}/", site.text) for name in TEXTS],
            Route("/zoeken/", site.search),
            Route("/bewaar/{number}/", site.keep),
            Route("/leden/", site.member_list),
            Route("/leden/pagina-{number:int}.html", site.member_list),
            Route("/leden/{nick}/", site.member),
            Route("/agenda/", site.month),
            Route("/agenda/{year:int}/{month:int}/", site.month),
            Route("/agenda/{year:int}/{month:int}/{day:int}/{slug}.html", site.event),
            Route("/magazine/", site.magazine_page),
            Route("/magazine/label/{label}/", site.magazine_page),
            Route("/magazine/{slug}.html", site.article),
            Route("/{section}/", site.listing),
            Route("/{section}/pagina-{number:int}.html", site.listing),
            Route("/{section}/in-{province}/", site.listing),
            Route("/{section}/in-{province}/pagina-{number:int}.html", site.listing),
            Route("/{section}/{slug}.html", site.ad_page),
            Route("/{section}/{slug}/{what}/", site.below),
        ],
        exception_handlers={404: site.missing, 410: site.missing},
    )
