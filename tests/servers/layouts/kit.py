"""What every layout shares: rendering its template, paging, slugs, facts and made-up photos. No markup lives here."""

import re
import unicodedata
from base64 import b64decode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from baken.demo.world.model import DemoAd

T = TypeVar("T")
Render = Callable[..., HTMLResponse]
PAGES = Path(__file__).parent / "pages"
GREY = b64decode("R0lGODlhBAADAIAAAMzMzP///yH5BAAAAAAALAAAAAAEAAMAAAIDhI9WADs=")
MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
PROVINCES = {
    "Noord-Holland": ("Amsterdam", "Haarlem", "Hoofddorp"),
    "Zuid-Holland": ("Rotterdam", "Den Haag", "Leiden", "Dordrecht", "Zoetermeer"),
    "Utrecht": ("Utrecht",),
    "Flevoland": ("Almere",),
    "Noord-Brabant": ("Eindhoven", "Tilburg", "Breda", "Den Bosch"),
    "Gelderland": ("Nijmegen", "Arnhem", "Apeldoorn"),
    "Overijssel": ("Enschede", "Zwolle"),
    "Groningen": ("Groningen",),
    "Friesland": ("Sneek",),
    "Drenthe": ("Assen",),
    "Limburg": ("Maastricht",),
    "Zeeland": ("Middelburg",),
}
CITIES = sorted(city for cities in PROVINCES.values() for city in cities)
_FLOWERS = (
    "lelie roos tulp iris linde wilg hazel anemoon jasmijn klaver margriet viool dahlia salie tijm munt lavendel mirte "
    "varen brem heide klimop krokus narcis sering zinnia papaver kamille hulst esdoorn berk eik beuk olm vlier meidoorn "
    "kastanje ceder den spar"
)


def renderer(name: str, **shared: Any) -> Render:
    """Return what renders `pages/<name>.html`; the template switches on `kind`."""
    environment = Environment(loader=FileSystemLoader(PAGES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(slug=slug, long_date=long_date, ago=days_ago)
    environment.globals.update(fact=fact, price=price, phone=phone, picked=picked)
    template = environment.get_template(f"{name}.html")

    def render(kind: str, status: int = 200, **values: Any) -> HTMLResponse:
        return HTMLResponse(template.render({"kind": kind, **shared, **values}), status)

    return render


def slug(text: str) -> str:
    """Return the text as a piece of an address."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def flower(ad: DemoAd) -> str:
    """Return a word, or two, that only this ad has: for addresses without a number."""
    words = _FLOWERS.split()
    nth = (int(ad.external_id) - 100_000) // 17
    first, second = divmod(nth, len(words))
    return words[second] if first == 0 else f"{words[second]}-{words[first % len(words)]}"


def fact(ad: DemoAd, kind: str) -> Any:
    """Return the first true fact of this kind, or an empty text."""
    return next((value for name, value in ad.facts if name == kind), "")


def price(ad: DemoAd, minutes: int) -> int:
    """Return the price of so many minutes, or 0."""
    return next((int(v["amount"]) for name, v in ad.facts if name == "price" and v["minutes"] == minutes), 0)


def phone(ad: DemoAd) -> str:
    """Return the number in E.164."""
    return str(fact(ad, "phone"))


def province(city: str) -> str:
    """Return the province of a city of the made-up world."""
    return next(name for name, cities in PROVINCES.items() if city in cities)


def long_date(day: date, language: str = "nl") -> str:
    """Write a date in full: "5 november 2026"."""
    return f"{day.day} {MONTHS[language].split()[day.month - 1]} {day.year}"


def days_ago(day: date) -> int:
    """Return how many days ago a day was, by this machine's clock."""
    return max(0, (date.today() - day).days)


def live(ads: Sequence[DemoAd]) -> list[DemoAd]:
    """Return the ads that are not gone, newest first."""
    return sorted((ad for ad in ads if not ad.gone), key=lambda ad: ad.posted_at, reverse=True)


def picked(ads: Sequence[T], count: int, key: object) -> list[T]:
    """Return a few of them, always the same for the same key."""
    return Random(str(key)).sample(list(ads), min(count, len(ads)))


def number_in(request: Request, name: str, default: int = 1) -> int:
    """Return a number out of the query; nonsense is the default."""
    text = request.query_params.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else default


@dataclass(frozen=True)
class Part(Generic[T]):
    """One page of a list."""

    items: list[T]
    number: int
    last: int
    total: int

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.number - 1 if 1 < self.number <= self.last else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.number + 1 if self.number < self.last else None

    def window(self, around: int = 1) -> list[int | None]:
        """Return the page numbers to show; None is a gap."""
        shown = [n for n in range(1, self.last + 1) if n in (1, self.last) or abs(n - self.number) <= around]
        out: list[int | None] = []
        for n in shown:
            if out and out[-1] is not None and n > out[-1] + 1:
                out.append(None)
            out.append(n)
        return out


def paged(items: Sequence[T], number: int, size: int) -> Part[T]:
    """Return one page; beyond the end it is empty."""
    part = list(items[(number - 1) * size : number * size]) if number > 0 else []
    return Part(part, number, max(1, ceil(len(items) / size)), len(items))


async def photo(request: Request) -> Response:
    """Answer any photo with the same grey picture."""
    return Response(GREY, media_type="image/gif", headers={"cache-control": "max-age=3600"})
