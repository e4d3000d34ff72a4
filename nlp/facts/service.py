"""Where people meet (incall, outcall), and when the ad says it was posted."""

import re
from datetime import date, timedelta

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

_MODES = {
    "incall": re.compile(
        r"(?:in\s?/\s?out-?\s?call|in-?\s?call|(?:priv[eé]|thuis|hotel)[- ]?ontvangst|ontvangst|ik\s+ontvang\w*|"
        r"wij\s+ontvangen|ontvangt?\s+(?:je|u|jou|in|bij|thuis|discreet|priv[eé])|(?:bij|op)\s+mij\s+(?:thuis|locatie)|"
        r"visit\s+me|at\s+my\s+(?:place|apartment|studio)|my\s+place|i\s+(?:can\s+)?host|i\s+receive|"
        r"kom\s+(?:bij|naar)\s+mij)\b",
        re.IGNORECASE,
    ),
    "outcall": re.compile(
        r"(?:in\s?/\s?out-?\s?call|out-?\s?call|escort(?:service)?|aan\s+huis|hotelbezoek|hotel\s?visits?|home\s?visits?|"
        r"(?:kom|komt|komen|rij|reis)\s+(?:ook\s+|graag\s+)?(?:naar|bij)\s+(?:je|jou|u|jullie)\b|bij\s+(?:jou|u|je)\s+thuis|"
        r"bezoek\s+(?:ook\s+)?(?:je|u|jou|jullie)\b|(?:visit|come\s+to)\s+(?:you|your)|at\s+your\s+(?:place|home|hotel)|op\s+locatie\s+bij)",
        re.IGNORECASE,
    ),
}
_MODE_WORDS = {
    "incall": Stems(
        ("in call", "in/", "in /", "in-call", "incall", "priv", "thuis", "hotel", "ontvang", "ik", "wij ontvangen",
         "bij mij",
         "op mij", "visit me", "at my", "my place", "i ", "kom bij", "kom naar")
    ),
    "outcall": Stems(
        ("out call", "in/", "in /", "out-call", "outcall", "escort", "aan", "hotel", "home", "kom", "rij", "reis",
         "bij", "visit", "bezoek", "come to", "at your", "op locatie")
    ),
}  # fmt: skip
_DENIED = re.compile(
    r"\b(?:geen|niet|no|not|nooit|never|zonder|without|don['’]?t\s+do)\s+(?:aan\s+|do\s+|any\s+)?$", re.I
)
_DENIED_AFTER = re.compile(r"\s*:?\s*(?:is\s+|doe\s+ik\s+)?(?:niet|nee|not|no)\b")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may", "juni june jun",
         "juli july jul", "augustus august aug", "september sept sep", "oktober october okt oct", "november nov",
         "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_POSTED = (
    r"(?:geplaatst|gepubliceerd|online sinds|online since|posted|published|datum|added|toegevoegd|bijgewerkt|updated)"
    r"(?:\s+(?:op|on|sinds|since))?\s*:?\s*"
)
_POSTING = Stems(
    (
        "geplaatst",
        "gepubliceerd",
        "online s",
        "posted",
        "published",
        "datum",
        "added",
        "toegevoegd",
        "bijgewerkt",
        "updated",
    )
)
_DATED = re.compile(
    _POSTED
    + r"(?P<when>(?P<iso>\d{4}-\d{2}-\d{2})|(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})|"
    + r"(?P<wd>\d{1,2})(?:st|nd|rd|th)?\s+"
    + rf"(?P<wm>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?,?\s+(?P<wy>\d{{4}}))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?P<when>(?P<count>\d{1,2}|een|a|one)\s+(?P<unit>dag(?:en)?|days?|we(?:ek|ken)|weeks?)\s+(?:geleden|ago)|"
    r"gisteren geplaatst)",
    re.IGNORECASE,
)


def find_service_modes(doc: Doc) -> Doc:
    """Attach `service_mode` facts, `incall` or `outcall`; denied ones (`geen escort`) are left out."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    for mode, shape in _MODES.items():
        reached = 0
        for start in reading.starts(_MODE_WORDS[mode]):
            match = shape.match(text, start) if start >= reached else None
            if match is None:
                continue
            reached = match.end()
            if not _DENIED.search(text[max(0, match.start() - 16) : match.start()]) and not (
                _DENIED_AFTER.match(text, match.end())
            ):
                reading.add("service_mode", mode, *match.span())
    return doc


def find_posting_dates(doc: Doc) -> Doc:
    """Attach `posted_at` facts (ISO dates); relative ones only when the ad's own date is known."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    for start in reading.starts(_POSTING):
        match = _DATED.match(text, start)
        day = _date_of(match) if match else None
        if match and day is not None:
            reading.add("posted_at", day.isoformat(), *match.span("when"))
    known: date | None = reading.ad.posted_at
    if known is None:
        return doc
    for match in _RELATIVE.finditer(text) if "geleden" in text or " ago" in text else ():
        count = match.group("count")
        days = int(count) if count and count.isdigit() else 1
        days *= 7 if (match.group("unit") or "").lower().startswith("we") else 1
        reading.add("posted_at", (known - timedelta(days=days)).isoformat(), *match.span("when"))
    return doc


def _date_of(match: re.Match[str]) -> date | None:
    try:
        if match.group("iso"):
            return date.fromisoformat(match.group("iso"))
        if match.group("d"):
            return date(int(match.group("y")), int(match.group("m")), int(match.group("d")))
        return date(int(match.group("wy")), _MONTHS[match.group("wm").lower()], int(match.group("wd")))
    except ValueError:
        return None
