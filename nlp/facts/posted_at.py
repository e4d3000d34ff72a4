"""When the ad says it was posted."""

import re
from datetime import date, timedelta

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

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
