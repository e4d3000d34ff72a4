"""A hand-kept Dutch weekly sheet: ads by week and by letter, rooms and goods on the very same template, a guestbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from zlib import crc32

from layouts.kit import CITIES, fact, live, number_in, paged, photo
from layouts.texts import posts, texts
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

from .render import renderer

NAME = "weekly-index"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TODAY = date(2026, 11, 20)
SIZE, ENTRIES_A_PAGE = 9, 8
TEXTS = {
    "over": ("Over dit blad", "about"),
    "spelregels": ("Spelregels", "terms"),
    "privacy": ("Uw gegevens", "privacy"),
    "redactie": ("De redactie", "contact"),
    "vragen": ("Veelgestelde vragen", ""),
    "opgeven": ("Een oproep opgeven", ""),
}
_ROOMS = ("Kamer met eigen opgang", "Gemeubileerde studio", "Kamer voor doordeweeks", "Zolderkamer", "Logeerkamer")
_GOODS = ("Behandeltafel", "Set handdoeken", "Staande lamp", "Kamerscherm", "Wasdroger", "Badjassen")
_ROOM_LINES = (
    "De kamer is ongeveer achttien vierkante meter en ligt aan de achterkant.",
    "Keuken en badkamer worden gedeeld met een huisgenoot.",
    "Huisdieren zijn niet toegestaan, roken kan op het balkon.",
    "Borg is een maand huur, inschrijven op het adres is mogelijk.",
    "Het station is acht minuten fietsen, de bus stopt om de hoek.",
    "Bezichtigen kan op dinsdag en donderdag na zes uur.",
    "Servicekosten en internet zijn bij de prijs inbegrepen.",
)
_GOODS_LINES = (
    "Weinig gebruikt en altijd schoon gehouden.",
    "Ophalen na afspraak, verzenden kan tegen kostprijs.",
    "De bon is er nog, de garantie loopt tot volgend jaar.",
    "Weg wegens verhuizing, bieden mag.",
    "Maten staan op de foto, vraag gerust naar een foto erbij.",
    "Kleur is iets lichter dan op het scherm.",
)
_GUESTS = ("Henk", "Ria", "een lezer", "Tine", "bezoeker", "Wout", "K. uit Assen", "Ans", "Bram", "lezer sinds 2004")
_GREETINGS = (
    "Mooi overzichtelijk blad, zo hoort het. Ga zo door!",
    "Ik mis de oproepen van vorige maand, zijn die verlopen?",
    "De lijst op letter werkt bij mij weer goed, dank voor het maken.",
    "Kan er ook een lijst per provincie komen? Dat zou schelen met zoeken.",
    "Via dit blad een kamer gevonden in Zwolle, bedankt redactie.",
    "Elke vrijdag kijk ik even. Groet uit Sneek.",
    "Op mijn telefoon zijn de letters nogal klein, verder niets dan lof.",
)


def week_of(day: date) -> str:
    """Return the year and the week: "2026-47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-{week:02d}"


def ad_path(ad: DemoAd) -> str:
    """Return the address of an ad: week and number, never its title."""
    return f"/oproep/{week_of(ad.posted_at)[2:]}-{ad.external_id}.htm"


@dataclass(frozen=True)
class Notice:
    """Something beside an ad that is shown in the same way: a room or a thing for sale."""

    folder: str
    number: int
    title: str
    text: str
    city: str
    posted_at: date

    @property
    def path(self) -> str:
        """Its address."""
        return f"/{self.folder}/{week_of(self.posted_at)[2:]}-{self.number}.htm"


@dataclass(frozen=True)
class Greeting:
    """One entry in the guestbook."""

    name: str
    day: date
    text: str


def notices(folder: str, first: int, count: int, titles: Sequence[str], lines: Sequence[str]) -> list[Notice]:
    """Return the rooms or the goods, newest first."""
    random, made = Random(folder), []
    for nth in range(count):
        city, day, number = random.choice(CITIES), TODAY - timedelta(nth), first + 13 * nth
        asked, number_shown = f"Vraagprijs {random.randrange(15, 650)} euro.", f"Bellen kan via 06000{number:05d}."
        text = "\n".join([*random.sample(lines, 4), asked, number_shown])
        made.append(Notice(folder, number, f"{random.choice(titles)} ({city})", text, city, day))
    return made


def guestbook() -> list[Greeting]:
    """Return every entry, newest first."""
    random = Random("gastenboek")
    days = [TODAY - timedelta(3 * number + 1) for number in range(44)]
    return [Greeting(random.choice(_GUESTS), day, " ".join(random.sample(_GREETINGS, 2))) for day in days]


class _Site:
    def __init__(self, ads: Sequence[DemoAd]) -> None:
        self.shown = live(ads)
        self.by_path = {ad_path(ad): ad for ad in self.shown}
        self.gone = {ad_path(ad): week_of(ad.posted_at) for ad in ads if ad.gone}
        self.notices = {
            "kamers": notices("kamers", 20_000, 26, _ROOMS, _ROOM_LINES),
            "spullen": notices("spullen", 40_000, 34, _GOODS, _GOODS_LINES),
        }
        self.weeks = [week_of(TODAY - timedelta(7 * back)) for back in range(20)]
        self.letters = {letter: [ad for ad in self.by_name() if initial(ad) == letter] for letter in LETTERS}
        self.news = {post.slug: post for post in posts("nl")}
        self.page = renderer(
            "weekly_index",
            says=texts("nl"),
            path_of=ad_path,
            week_of=week_of,
            weeks=self.weeks,
            letters=self.letters,
            opening=lambda key, many: many[crc32(str(key).encode()) % len(many)],
        )

    def by_name(self) -> list[DemoAd]:
        return sorted(self.shown, key=lambda ad: (str(fact(ad, "name") or ad.title), ad.external_id))

    async def home(self, request: Request) -> Response:
        fresh = {folder: found[:4] for folder, found in self.notices.items()}
        return self.page("home", fresh=fresh, news=list(self.news.values())[:3], total=len(self.shown))

    async def week(self, request: Request) -> Response:
        week = request.path_params["week"]
        if week not in self.weeks:
            raise HTTPException(404)
        nth = self.weeks.index(week)
        ads = [ad for ad in self.shown if week_of(ad.posted_at) == week]
        beside = {key: [n for n in found if week_of(n.posted_at) == week][:3] for key, found in self.notices.items()}
        newer, older = ([None, *self.weeks][nth], [*self.weeks, None][nth + 1])
        return self.page("week", week=week, found=ads, beside=beside, newer=newer, older=older)

    async def letter(self, request: Request) -> Response:
        letter = request.path_params["letter"]
        if letter not in self.letters:
            raise HTTPException(404)
        part = paged(self.letters[letter], request.path_params.get("number", 1), SIZE)
        if not 0 < part.number <= part.last:
            raise HTTPException(404)
        return self.page("letter", letter=letter, part=part)

    async def ad_page(self, request: Request) -> Response:
        path = request.url.path
        if path in self.gone:
            return RedirectResponse(f"/week/{self.gone[path]}.htm", 302)
        if path not in self.by_path:
            raise HTTPException(404)
        ad = self.by_path[path]
        same = [a for a in self.shown if week_of(a.posted_at) == week_of(ad.posted_at)]
        nth = same.index(ad)
        around = same[nth - 1 : nth] + same[nth + 1 : nth + 2]
        return self.page("ad", ad=ad, path=path, around=around, folder="oproep", number=ad.external_id)

    async def shelf(self, request: Request) -> Response:
        folder = request.url.path.split("/")[1]
        return self.page("shelf", folder=folder, found=self.notices[folder])

    async def notice(self, request: Request) -> Response:
        folder = request.url.path.split("/")[1]
        for item in self.notices[folder]:
            if item.path == request.url.path:
                return self.page("ad", ad=item, path=item.path, around=[], folder=folder, number=item.number)
        raise HTTPException(404)

    async def guests(self, request: Request) -> Response:
        part = paged(guestbook(), request.path_params.get("number", 1), ENTRIES_A_PAGE)
        if not 0 < part.number <= part.last:
            raise HTTPException(404)
        return self.page("guests", part=part)

    async def article(self, request: Request) -> Response:
        if request.path_params["slug"] not in self.news:
            raise HTTPException(404)
        return self.page("article", post=self.news[request.path_params["slug"]])

    async def links(self, request: Request) -> Response:
        return self.page("links", cities=CITIES)

    async def old_news(self, request: Request) -> Response:
        return self.page("news", news=list(self.news.values()))

    async def answer(self, request: Request) -> Response:
        number = str(number_in(request, "nr", 0))
        ad = next((ad for ad in self.shown if ad.external_id == number), None)
        item = next((n for found in self.notices.values() for n in found if str(n.number) == number), None)
        return self.page("answer", about=ad or item, back=ad_path(ad) if ad else item.path if item else "/")

    async def text(self, request: Request) -> Response:
        name = request.url.path.strip("/").removesuffix(".htm")
        title, key = TEXTS[name]
        return self.page("text", name=name, title=title, lines=texts("nl").get(key, []))

    async def missing(self, request: Request, error: Exception) -> Response:
        return self.page("missing", 404)


def initial(ad: DemoAd) -> str:
    """Return the letter under which an ad is kept."""
    return str(fact(ad, "name") or ad.title)[0].lower()


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    site = _Site(ads)
    return Starlette(
        routes=[
            Route("/", site.home),
            Route("/index.htm", site.home),
            Route("/week/{week}.htm", site.week),
            Route("/az/{letter:str}-{number:int}.htm", site.letter),
            Route("/az/{letter}.htm", site.letter),
            Route("/oproep/{number}.htm", site.ad_page),
            *[Route(f"/{folder}/index.htm", site.shelf) for folder in site.notices],
            *[Route(f"/{folder}/{{number}}.htm", site.notice) for folder in site.notices],
            Route("/gastenboek.htm", site.guests),
            Route("/gastenboek-{number:int}.htm", site.guests),
            Route("/links.htm", site.links),
            Route("/nieuws.htm", site.old_news),
            Route("/nieuws/{slug}.htm", site.article),
            Route("/reageer.htm", site.answer),
            *[Route(f"/{name}.htm", site.text) for name in TEXTS],
            Route("/plaatjes/{file:path}", photo),
        ],
        exception_handlers={404: site.missing},
    )
