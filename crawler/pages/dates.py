"""Dates as sites write them: ISO, `30-10-2026`, `30 oktober 2026`, `3 dagen geleden`."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import dateparser

LANGUAGES = ["nl", "en", "de", "fr", "es"]
OLDEST = timedelta(days=3650)
_MONTH = (
    r"(?:jan|feb|mar|mrt|maa|mär|apr|mei|mai|may|jun|jul|aug|sep|okt|oct|nov|dec|dez|fév|avr|juin|juil|aoû|déc|ene|abr|ago|dic)"
    r"[a-zé]*\.?"
)
_UNIT = (
    r"(?:minu(?:ut|ten)|minutes?|minuten?|uu?r(?:en)?|hours?|stunden?|dag(?:en)?|days?|tage?n?|we(?:ek|ken)|weeks?"
    r"|wochen?|maand(?:en)?|months?|monate?n?)"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ONE = re.compile(r"\b(?:een|eine[mrn]?|one|an?)\b", re.IGNORECASE)
_LOOSE = re.compile(
    rf"\b(?:\d+|een|a|an|one) {_UNIT} (?:geleden|ago)|\bvor (?:\d+|eine[mrn]?) {_UNIT}"
    r"|\b(?:vandaag|gisteren|eergisteren|today|yesterday|heute|gestern)\b",
    re.IGNORECASE,
)
_FIXED = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\b\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:\d{{4}}|\d{{2}})\b"
    rf"|\b\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?|\b{_MONTH} \d{{1,2}},? \d{{4}}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date that a text names. `loose`: it was told from the day of reading, so the next reading may differ."""

    day: date
    loose: bool


def written_date(text: str, on: date) -> WrittenDate | None:
    """Return the first date that a short text names, read on the day `on`; None without one of the last ten years."""
    found = _FIXED.search(text) or _LOOSE.search(text)
    if found is None:
        return None
    words, loose = found.group(), _LOOSE.fullmatch(found.group()) is not None
    day = _iso(words) if _ISO.fullmatch(words) else _parsed(_ONE.sub("1", words) if loose else words, on)
    if day is None or not on - OLDEST <= day <= on + timedelta(days=1):
        return None
    return WrittenDate(day, loose)


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _parsed(words: str, on: date) -> date | None:
    wanted = {"DATE_ORDER": "DMY", "RELATIVE_BASE": datetime.combine(on, time(12)), "PREFER_DATES_FROM": "past"}
    parsed = dateparser.parse(words, languages=LANGUAGES, settings=wanted)
    return parsed.date() if parsed else None
