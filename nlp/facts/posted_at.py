"""When the ad says it was posted: dates, and days gone by counted from the ad's own date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Doc

from nlp.facts.day_words import COUNTS, MONTHS, NEAR_DAYS, POSTED, UNITS, WEEKDAYS
from nlp.reading import Reading
from nlp.stems import Stems

BEFORE = 60


def _any(words: dict[str, int] | dict[str, tuple[int, int]]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_COUNT = rf"(?:\d{{1,3}}|{_any(COUNTS)})"
_UNIT = rf"(?:{_any(UNITS)})"
_WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\b\.?|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch),?\s+"
)
_DATE = (
    rf"(?:{_WEEKDAY})?(?:(?P<iso>\d{{4}}[-/.]\s?\d{{1,2}}[-/.]\s?\d{{1,2}})"
    r"|(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})(?:\s?[-/.]\s?(?P<y>\d{4}|\d{2}(?![\d:])))?(?![\d:])"
    rf"|(?:the\s|den\s|de\s)?(?P<wd>\d{{1,2}})(?:st|nd|rd|th|e|\.|er)?\s+(?:of\s|de\s)?"
    rf"(?P<wm>{_any(MONTHS)})\b\.?,?(?:\s+(?:de\s)?(?P<wy>(?:19|20)\d{{2}}))?"
    rf"|(?P<mm>{_any(MONTHS)})\b\.?\s+(?P<md>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<my>(?:19|20)\d{{2}}))?)"
)
_AGO = (
    rf"(?:(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\s+(?:geleden|ago|temu|terug)"
    rf"|(?:vor|hace|acum|il y a)\s+(?:ca\.?\s)?(?P<count2>{_COUNT})\s+(?P<unit2>{_UNIT})"
    rf"|(?P<count3>{_COUNT})\s+(?P<unit3>napja|hete|hónapja|órája|perce))(?!\w)"
)
_NEAR = rf"(?P<near>{_any(NEAR_DAYS)})(?!\w)"
_WEEKDAY_ALONE = (
    rf"(?:(?P<lead>vorige week|last week|afgelopen|vorige|last|this|letzten?)\s+)?(?:on\s)?"
    rf"(?P<weekday>{_any(WEEKDAYS)})(?!\w)(?!,?\s+(?:the\s)?\d)"
)
_WHEN = rf"(?P<when>{_AGO}|{_WEEKDAY_ALONE}|{_NEAR}|{_DATE})"
_FILLERS = (
    "op on the sinds since am vom seit le la el pe dnia z it this my ad advertentie deze mijn up is was werd "
    "heb ik i have online gezet about around ongeveer ca zo'n al already laatst het hem datum date again "
    "opnieuw weer listing profiel profile here ieder anzeige diese habe wurde anuncio hace depuis desde din "
    "nap site de advert data"
)
_FILLER = rf"(?:(?:{'|'.join(_FILLERS.split())})\b\.?\s*|[:\-=|.→>(]++\s*+){{0,7}}"
_AFTER = re.compile(rf"\s*{_FILLER}{_WHEN}")
_WHEN_ALONE = re.compile(_WHEN)
_BEFORE_FILLER = re.compile(rf"[\s,]*{_FILLER}$")
_AGO_ALONE = re.compile(rf"(?P<when>{_AGO})")
_ENDS_WORD = re.compile(r"[a-z]{0,2}(?!\w)")
_POSTING = Stems(POSTED)
_PASTS = Stems(
    ("geleden", "ago", "temu", "terug", "napja", "hete", "hónapja", "órája", "vor ", "hace ", "acum ", "il y a ")
)
_CELL_START = re.compile(r"(?:^|[\n|•·(\[]|\s[-–]\s)[^\w\n]*$")
_CELL_END = re.compile(r"[^\w\n|]*(?:$|\n|\||\)|•|·|\s[-–]\s)")
_ONLY_DATED = frozenset(("datum", "date", "online", "update", "added", "placed", "listed", "created", "put up"))
_NOT_POSTED = re.compile(
    r"\b(?:foto'?s?|photos?|pics?|nummer|number|review\w*|reactie|vergunning|licen[cs]e)\s(?:\w+\s)?$"
)


def find_posting_dates(doc: Doc) -> Doc:
    """Attach `posted_at` facts (ISO dates); what counts from today only when the ad's own date is known."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    known: date | None = reading.ad.posted_at
    done: set[int] = set()
    for match in (*_said(reading, text), *_alone(reading, text)):
        day = _day(match, known)
        start, end = match.span("when")
        if day is not None and start not in done:
            done.add(start)
            reading.add("posted_at", day.isoformat(), start, end)
    return doc


def _said(reading: Reading, text: str) -> Iterator[re.Match[str]]:
    """Yield what a word for posting is followed by, or comes after."""
    for start, end in reading.sights(_POSTING):
        word = text[start:end]
        if not _ENDS_WORD.match(text, end) or _NOT_POSTED.search(text[max(0, start - 24) : start]):
            continue
        after = _AFTER.match(text, end)
        if after and not (word in _ONLY_DATED and not _plainly(text[end : after.start("when")], word)):
            yield after
        elif word not in ("datum", "date", "added", "placed", "created") and not after:
            before = _last_before(text, start, word)
            if before is not None:
                yield before


def _plainly(gap: str, word: str) -> bool:
    """Tell whether a word that may mean anything is tied to a day: by a colon, or by what says since when."""
    if word == "online":
        return any(since in gap for since in ("sinds", "since", "seit", "gezet", "desde", "depuis"))
    return (
        ":" in gap
        or ".." in gap
        or "|" in gap
        or " on " in gap
        or " op " in gap
        or "up" in gap
        or gap.strip() in ("", "=", "→", "-")
    )


def _last_before(text: str, start: int, word: str) -> re.Match[str] | None:
    """Return the day that stands right before a word for posting: `gisteren geplaatst`, `op 3 november geplaatst`."""
    first = max(0, start - BEFORE)
    for at in _places(text, first, start):
        match = _WHEN_ALONE.match(text, at, start)
        if match and _BEFORE_FILLER.match(text, match.end(), start):
            if (
                word == "online"
                and "sinds" not in text[max(0, at - 7) : at]
                and "since" not in text[max(0, at - 7) : at]
            ):
                return None
            return match
    return None


def _places(text: str, first: int, last: int) -> Iterator[int]:
    for word in re.finditer(r"(?<![\w-])\w", text[first:last]):
        yield first + word.start()


def _alone(reading: Reading, text: str) -> Iterator[re.Match[str]]:
    """Yield `3 dagen geleden` and `gisteren 14:20` where a line or a cell says nothing else."""
    if reading.source == "url":
        return
    for start, end in reading.sights(_PASTS):
        first = (
            text.rfind("\n", max(0, start - 30), start) + 1
            if "\n" in text[max(0, start - 30) : start]
            else max(0, start - 30)
        )
        for word in re.finditer(r"(?<!\w)\w", text[first:end]):
            match = _AGO_ALONE.match(text, first + word.start())
            if match and _in_cell(text, *match.span()):
                yield match
                break


def _in_cell(text: str, start: int, end: int) -> bool:
    return _CELL_START.search(text[max(0, start - 8) : start]) is not None and _CELL_END.match(text, end) is not None


def _day(match: re.Match[str], known: date | None) -> date | None:
    found = match.groupdict()
    for count, unit in (("count", "unit"), ("count2", "unit2"), ("count3", "unit3")):
        if found.get(count):
            times = int(found[count]) if found[count].isdigit() else COUNTS[found[count]]
            days, months = UNITS[found[unit]]
            return _back(known, times * days, times * months)
    if found.get("weekday"):
        return _on_weekday(known, WEEKDAYS[found["weekday"]], found["lead"] or "")
    if found.get("near"):
        return _back(known, *NEAR_DAYS[found["near"]])
    if found.get("iso"):
        return _date(*(int(part) for part in re.findall(r"\d+", found["iso"])))
    if found.get("d"):
        year, month, day = found["y"], int(found["m"]), found["d"]
    elif found.get("wd"):
        year, month, day = found["wy"], MONTHS[found["wm"]], found["wd"]
    else:
        year, month, day = found["my"], MONTHS[found["mm"]], found["md"]
    return _dated(year, month, int(day), known)


def _dated(year: str | None, month: int, day: int, known: date | None) -> date | None:
    """Return the date; one without year is the last such day up to the ad's own."""
    if month > 12 >= day:
        month, day = day, month
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if known is None:
        return None
    this_year = _date(known.year, month, day)
    return this_year if this_year and this_year <= known else _date(known.year - 1, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_weekday(known: date | None, weekday: int, lead: str) -> date | None:
    """Return the last such day before `known`, or the one of the week before."""
    if known is None:
        return None
    if lead.endswith(("week",)):
        return known - timedelta(days=known.weekday() + 7 - weekday)
    return known - timedelta(days=(known.weekday() - weekday - 1) % 7 + 1)


def _back(known: date | None, days: int, months: int) -> date | None:
    """Return the day so many days and calendar months before `known`."""
    if known is None:
        return None
    month = known.year * 12 + known.month - 1 - months
    year, month = month // 12, month % 12 + 1
    if year < 1:
        return None
    try:
        return date(year, month, min(known.day, monthrange(year, month)[1])) - timedelta(days=days)
    except OverflowError:
        return None
