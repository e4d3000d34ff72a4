"""What fails: fields that are lost, ads that read as empty, ids that do not tell ads apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from crawler.check.report import AdSeen, FieldVerdict
from crawler.health.counts import FIELDS
from crawler.health.warned import monitors

NEEDED = ("title", "text")
ALIKE = 3  # ads with the very same page
FEWEST_LOST = 2  # known ads without a field they had: one may have dropped it


def field_verdicts(ads: Sequence[AdSeen], usual: dict[str, float]) -> tuple[FieldVerdict, ...]:
    """Return how each field fares over the ads that could be read."""
    return tuple(_verdict(name, [ad for ad in ads if ad.is_read], usual.get(name)) for name in FIELDS)


def _verdict(name: str, ads: Sequence[AdSeen], usual: float | None) -> FieldVerdict:
    filled = sum(ad.has(name) for ad in ads)
    had = sum(ad.fields[name].was_there for ad in ads)
    lost = sum(ad.fields[name].lost for ad in ads)
    why = _most_often(ad.fields[name].why for ad in ads if not ad.has(name))
    failing = ""
    if ads and _is_lost(filled, len(ads), usual):
        failing = f"{name} used to be filled in {usual:.0%} of ads, now in {filled} of {len(ads)}: {why}"
    elif name in NEEDED and filled * 2 < len(ads):
        failing = f"{name} is missing in {len(ads) - filled} of {len(ads)} ads: {why}"
    elif lost >= FEWEST_LOST and lost * 2 > had:
        failing = f"{name} is missing in {lost} of {had} ads that the store has it of: {why}"
    verdict = "fails" if failing else _in_words(filled, len(ads))
    return FieldVerdict(name, filled, len(ads), usual, lost, why, verdict, failing)


def _most_often(whys: Iterable[str]) -> str:
    return next((why for why, _ in Counter(whys).most_common(1)), "")


def _in_words(filled: int, of: int) -> str:
    if not of:
        return "not read"
    return "ok" if filled == of else "in some" if filled else "in none"


def _is_lost(filled: int, of: int, usual: float | None) -> bool:
    """Tell whether a field that used to be filled is not any more, by the limits of a crawl's health."""
    limits = monitors()["field.empty"].limits
    return usual is not None and usual >= limits["usual"] and filled / of < limits["share"] * usual


def failings(ads: Sequence[AdSeen], verdicts: Sequence[FieldVerdict]) -> Iterator[str]:
    """Yield what fails of the ads looked at, one sentence each."""
    yield from (verdict.failing for verdict in verdicts if verdict.failing)
    there = [ad for ad in ads if not ad.gone]
    unread = [ad for ad in there if ad.trouble]
    if not there:
        yield f"all {len(ads)} ads looked at are gone, though the list shows them"
    if len(unread) * 2 > len(there):
        why = _most_often(ad.trouble for ad in unread)
        yield f"{len(unread)} of {len(there)} ads could not be read: {why}"
    empty = [ad.id for ad in ads if ad.known and ad.is_read and _reads_as_empty(ad)]
    if empty:
        yield f"known and still online, but read as empty: {', '.join(empty)}"
    alike = Counter(ad.digest for ad in ads if ad.is_read)
    if (most := max(alike.values(), default=0)) >= ALIKE:
        yield f"{most} different ads answer the very same page"


def _reads_as_empty(ad: AdSeen) -> bool:
    return ad.fields["text"].lost or not (ad.has("title") or ad.has("text"))
