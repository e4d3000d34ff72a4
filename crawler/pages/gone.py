"""Pages that answer 200 and say that the ad is not there any more (soft 404)."""

import re

LONGEST = 600  # characters; a page with more text than this says more than that something is gone
_GONE = re.compile(
    r"niet meer (?:beschikbaar|actief|online|te vinden|geldig|zichtbaar)|bestaat niet(?: meer)?\b|niet gevonden"
    r"|is (?:verwijderd|verlopen|offline|gedeactiveerd)|pagina (?:is )?niet"
    r"|no longer (?:available|active|online|exists|listed)|does(?: not|n.t) exist|(?:page|ad|listing|profile) not found"
    r"|has (?:been (?:removed|deleted|deactivated)|expired)|was (?:removed|deleted)|404 not found"
    r"|nicht mehr (?:verfügbar|online|aktiv|vorhanden)|nicht gefunden|wurde (?:gelöscht|entfernt)"
    r"|n.est plus disponible|introuvable|ya no está disponible",
    re.IGNORECASE,
)


def says_gone(text: str) -> bool:
    """Tell whether a page's whole visible text is little more than the news that something is gone."""
    return len(text) <= LONGEST and _GONE.search(text) is not None
