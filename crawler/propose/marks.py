"""What a page shows that ads show: contact details, age, prices, a place; and what other pages show instead."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extruct.jsonld import JsonLdExtractor
from lxml.etree import LxmlError

from crawler.propose.page import Line, Page
from domain.ads import AdText
from domain.facts import Fact
from nlp.pipeline import AdReader

ENOUGH_TEXT = 40  # characters
PERSONAL = frozenset(("age", "service_mode", "licence_number"))
CONTACTS = ("phone", "email", "handle")
POINTS = {"age": 1.0, "price": 1.0, "place": 0.5, "service_mode": 0.5, "name": 0.5, "licence_number": 1.0}
CONTACT_POINTS, TEXT_POINTS, SEVERAL_POINTS = 2.0, 1.0, 1.5
ONES_OWN = 3  # ages or phone numbers; more are several people's
AD_TYPES = frozenset(("person", "product", "offer", "service", "localbusiness", "individualproduct", "profilepage"))
OTHER_TYPES = frozenset(
    ("article", "newsarticle", "blogposting", "itemlist", "collectionpage", "faqpage", "aboutpage", "contactpage",
     "searchresultspage", "discussionforumposting")
)  # fmt: skip
# Words in the addresses of pages that are no ads.
OTHER_WORDS = re.compile(
    r"(?:^|[/_.?=&-])(?:blogs?|nieuws|news|artikel(?:en)?|articles?|faq|help|hulp|voorwaarden|terms|tos|privacy|cookies?"
    r"|contact|over(?:-ons)?|about(?:-us)?|log-?in|inloggen|sign-?(?:in|up)|register|registreren|registrieren|anmelden"
    r"|account|wachtwoord|password|favou?rites?|favorieten|merkliste|plaatsen|adverteren|advertise|post-ad|impressum"
    r"|datenschutz|agb|sitemap|rss|feed|melden|report|delen|share|print|reviews?|reacties|foto-?s?|photos?|gallery|tags?)"
    r"(?:$|[/_.?=&-])",
    re.IGNORECASE,
)
_TEL = re.compile(r"^(?:tel:|sms:|mailto:|whatsapp:)|(?:wa\.me|api\.whatsapp\.com|t\.me)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found in the part of a page that its like do not have.

    `points` grow with likeness to an ad; `personal` counts the kinds of facts that no ad for goods or rooms shows.
    """

    points: float
    kinds: frozenset[str]
    length: int
    personal: int = 0


def marks_of(page: Page, own: Iterable[Line], own_targets: Iterable[str]) -> Marks:
    """Look for what ads show in a page's own lines and in the targets of its own links."""
    text = "\n".join(line.text for line in own)
    facts = _reader().read(AdText(id="1", text=text, url=page.url)).facts
    kinds = {str(fact.kind) for fact in facts if fact.source == "text"}
    if any(_TEL.search(target) for target in own_targets):
        kinds.add("phone")
    points = sum(POINTS.get(kind, 0.0) for kind in kinds)
    points += CONTACT_POINTS if kinds & set(CONTACTS) else 0.0
    points += TEXT_POINTS if len(text) >= ENOUGH_TEXT else 0.0
    several = {kind: len({str(fact.value) for fact in facts if fact.kind == kind}) for kind in ("age", "phone")}
    points -= SEVERAL_POINTS if any(count > ONES_OWN for count in several.values()) else 0.0
    personal = len(kinds & PERSONAL) + any(_is_by_time(fact) for fact in facts)
    return Marks(points + _said_type(page), frozenset(kinds), len(text), personal)


def _is_by_time(fact: Fact) -> bool:
    return isinstance(fact.value, dict) and fact.value.get("minutes") is not None


def contact_targets(page: Page) -> set[str]:
    """Return the targets of links by which someone is called or written to."""
    targets = (anchor.get("href") or "" for anchor in page.tree.iter("a"))
    return {target for target in targets if _TEL.search(target)}


def said_types(page: Page) -> set[str]:
    """Return the types (lower case) that a page's JSON-LD, microdata and Open Graph claim for it."""
    types = {kind.lower() for item in json_ld(page) for kind in _types(item)}
    types |= {str(e.get("itemtype", "")).rpartition("/")[2].lower() for e in page.tree.iterfind(".//*[@itemtype]")}
    types |= {str(e.get("content", "")).lower() for e in page.tree.iterfind(".//meta[@property='og:type']")}
    return types


def json_ld(page: Page) -> list[dict[str, Any]]:
    """Return the page's JSON-LD objects, those inside `@graph` too; none when it is broken."""
    try:
        items = JsonLdExtractor().extract_items(page.tree)
    except (ValueError, json.JSONDecodeError, LxmlError, TypeError, AttributeError, RecursionError):
        return []
    return list(_flat(items))


def _flat(items: Any) -> Iterator[dict[str, Any]]:
    for item in items if isinstance(items, list) else [items]:
        if isinstance(item, dict):
            yield item
            yield from _flat(item.get("@graph", []))


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type", "")
    return [str(k) for k in kind] if isinstance(kind, list) else [str(kind)]


def _said_type(page: Page) -> float:
    types = said_types(page)
    return (0.5 if types & AD_TYPES else 0.0) - (1.0 if types & OTHER_TYPES else 0.0)


@cache
def _reader() -> AdReader:
    return AdReader()
