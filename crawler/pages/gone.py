"""Pages that answer 200 and say that the ad is not there any more (soft 404)."""

import re

from parsel import Selector

from crawler.pages.content import AdContent, block_text

LONGEST = 600  # characters; a text longer than this says more than that something is gone
SHORTEST = 120  # so little text need not name what is gone
_SUBJECT = (
    r"\b(?:advertentie|annonce|profiel|pagina|vermelding|dame|page|ad|advert|advertisement|listing|post|profile"
    r"|anzeige|inserat|seite|profil|anuncio|página)\b"
)
_NEWS = (
    r"(?:niet meer (?:beschikbaar|actief|online|te vinden|geldig|zichtbaar)|bestaat niet(?: meer)?\b|niet gevonden"
    r"|is (?:verwijderd|verlopen|offline|gedeactiveerd)"
    r"|no longer (?:available|active|online|exists|listed)|does(?: not|n.t) exist|not found"
    r"|(?:has been|was) (?:removed|deleted|deactivated)|has expired"
    r"|nicht mehr (?:verfügbar|online|aktiv|vorhanden)|nicht gefunden|wurde (?:gelöscht|entfernt)"
    r"|n.est plus disponible|n.existe plus|introuvable|ya no está disponible)"
)
_SAID_OF = re.compile(rf"{_SUBJECT}[^.!?\n]{{0,60}}{_NEWS}|{_NEWS}[^.!?\n]{{0,30}}{_SUBJECT}", re.IGNORECASE)
_SAID = re.compile(_NEWS, re.IGNORECASE)


def is_farewell(content: AdContent, page: Selector) -> bool:
    """Tell whether a page that answered 200 says that its ad is gone.

    Either what the definition reads as the ad is little more than that news, or the whole page is, or nothing
    of an ad is there and a heading says so.
    """
    ad = f"{content.title}\n{content.text}".strip()
    if says_gone(ad):
        return True
    if len(ad) > LONGEST:
        return False
    headings = "\n".join(page.css("title, h1, h2").xpath("string()").getall())
    return says_gone(block_text(page, "body")) or (not content.text and says_gone(headings))


def says_gone(text: str) -> bool:
    """Tell whether a text is little more than the news that an ad or a page is gone."""
    if len(text) > LONGEST:
        return False
    return bool(_SAID_OF.search(text) or (len(text) <= SHORTEST and _SAID.search(text)))
