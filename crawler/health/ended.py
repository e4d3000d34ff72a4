"""Monitors of a crawl that ended or was paused, beside the finished crawls before it. One function a monitor.

Each takes the crawl, its predecessors (newest first) and its limits from `monitors.yaml`, and gives the values
of what it noticed; nothing when all is as before.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import takewhile
from statistics import median
from typing import Any

from crawler.error_kinds import failures
from crawler.health.counts import FIELDS
from crawler.health.figures import CrawlFigures
from crawler.health.warned import HealthWarning, monitors, warn

Earlier = Sequence[CrawlFigures]
Limits = Mapping[str, float]
Values = dict[str, Any]
Watch = Callable[[CrawlFigures, Earlier, Limits], Iterable[Values]]
WATCHES: dict[str, Watch] = {}


def warnings_of(crawl: CrawlFigures, earlier: Earlier) -> list[HealthWarning]:
    """Return what a person should look at, in the order of `monitors.yaml`; empty when all is as before."""
    return [
        warn(ident, values)
        for ident, monitor in monitors().items()
        if ident in WATCHES
        for values in WATCHES[ident](crawl, earlier, monitor.limits)
    ]


def _watches(ident: str) -> Callable[[Watch], Watch]:
    def register(watch: Watch) -> Watch:
        WATCHES[ident] = watch
        return watch

    return register


@_watches("block.pages")
def _blocked(crawl: CrawlFigures, _earlier: Earlier, _limits: Limits) -> Iterator[Values]:
    if "blocked" in crawl.errors:
        yield {}


@_watches("block.same_pages")
def _same_pages(crawl: CrawlFigures, _earlier: Earlier, limits: Limits) -> Iterator[Values]:
    count = crawl.errors.get("same_page_again", 0)
    if count >= limits["errors"]:
        yield {"count": count}


@_watches("field.empty")
def _empty_fields(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    def ads_read(of: CrawlFigures) -> bool:
        return (of.figure("read") or 0) >= limits["ads"]

    before = [past for past in earlier if ads_read(past)][: int(limits["crawls"])]
    if not before or not ads_read(crawl):
        return
    for name in FIELDS:
        usual = median(past.health["filled"].get(name, 0.0) for past in before)
        now = crawl.health["filled"].get(name, 0.0)
        if usual >= limits["usual"] and now < limits["share"] * usual:
            yield {"field": name, "usual": usual, "now": now}


@_watches("ads.none")
def _no_ads(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    usual = _ads_of_whole_lists(earlier, limits)
    if crawl.complete and crawl.ads == 0 and any(usual):
        yield {"usual": median(usual)}


@_watches("ads.drop")
def _drop(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    usual = _ads_of_whole_lists(earlier, limits)
    if not crawl.complete or crawl.ads == 0 or len(usual) < limits["earlier"]:
        return
    if median(usual) >= limits["usual"] and crawl.ads < limits["share"] * median(usual):
        yield {"ads": crawl.ads, "usual": median(usual)}


@_watches("ads.all_new")
def _all_new(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    shares = [past.new / past.ads for past in earlier if past.ads >= limits["ads"]][: int(limits["crawls"])]
    if not crawl.complete or crawl.ads < limits["ads"] or len(shares) < limits["earlier"]:
        return
    if crawl.new >= limits["share"] * crawl.ads and median(shares) <= limits["usual"]:
        yield {"new": crawl.new, "ads": crawl.ads, "usual": median(shares)}


@_watches("ads.stale")
def _stale(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    if crawl.state != "finished":
        return
    crawls = [crawl, *earlier]
    dry = list(takewhile(lambda past: past.new == 0, crawls))
    before = crawls[len(dry) : len(dry) + int(limits["before"])]
    if len(dry) < limits["crawls"] or sum(past.new > 0 for past in before) < limits["before_with_new"]:
        return
    since = crawl.started_at - before[0].started_at
    if since >= timedelta(days=limits["days"]):
        yield {"crawls": len(dry), "days": since / timedelta(days=1)}


@_watches("listing.incomplete")
def _incomplete(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    if crawl.state != "finished":
        return
    in_a_row = len(list(takewhile(lambda past: not past.complete, [crawl, *earlier])))
    if in_a_row >= limits["crawls"]:
        yield {"crawls": in_a_row}


def _doubted(kind: str) -> Watch:
    def watch(crawl: CrawlFigures, _earlier: Earlier, _limits: Limits) -> Iterator[Values]:
        doubt = crawl.health.get("doubt", {})
        if doubt.get("kind") == kind:
            yield {"count": doubt["count"], "of": doubt["of"]}

    return watch


for _kind in ("refused", "vanished", "unlisted"):
    _watches(f"removal.{_kind}")(_doubted(_kind))


@_watches("errors.share")
def _many_errors(crawl: CrawlFigures, _earlier: Earlier, limits: Limits) -> Iterator[Values]:
    asked = max(crawl.pages, crawl.failures)
    if asked >= limits["asked"] and crawl.failures > limits["share"] * asked:
        yield {"errors": crawl.failures, "pages": crawl.pages}


@_watches("errors.new_kind")
def _new_kinds(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    if len(earlier) < limits["earlier"]:
        return
    known = {kind for past in earlier for kind in past.errors}
    for kind, count in sorted(failures(crawl.errors).items()):
        if kind not in known and count >= limits["errors"]:
            yield {"kind": kind, "count": count}


@_watches("latency.high")
def _slow(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    now, usual = _beside_usual("latency", crawl, [past for past in earlier if past.pages >= limits["pages"]], limits)
    if now is None or usual is None or crawl.pages < limits["pages"]:
        return
    if now >= limits["seconds"] and now > limits["factor"] * usual:
        yield {"now_ms": round(now * 1000), "usual_ms": round(usual * 1000)}


@_watches("page.size")
def _other_size(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    def ad_pages(of: CrawlFigures) -> bool:
        return (of.figure("ad_pages") or 0) >= limits["pages"]

    now, usual = _beside_usual("page_size", crawl, [past for past in earlier if ad_pages(past)], limits)
    if not now or not usual or not ad_pages(crawl):
        return
    if max(now / usual, usual / now) > limits["factor"]:
        yield {"now_kb": round(now / 1000, 1), "usual_kb": round(usual / 1000, 1)}


@_watches("clock.off")
def _clock(crawl: CrawlFigures, _earlier: Earlier, limits: Limits) -> Iterator[Values]:
    offset = crawl.figure("clock_offset")
    if offset is not None and crawl.pages >= limits["pages"] and abs(offset) > limits["seconds"]:
        yield {"seconds": round(abs(offset))}


@_watches("budget.cut_short")
def _cut_short(crawl: CrawlFigures, earlier: Earlier, limits: Limits) -> Iterator[Values]:
    pauses = [int(past.figure("pauses") or 0) for past in (crawl, *earlier)]
    times = sum(takewhile(bool, pauses))
    if times >= limits["times"]:
        yield {"times": times, "reason": crawl.health.get("paused_by", "")}


def _ads_of_whole_lists(earlier: Earlier, limits: Limits) -> list[int]:
    return [past.ads for past in earlier if past.complete][: int(limits["crawls"])]


def _beside_usual(
    name: str, crawl: CrawlFigures, earlier: Earlier, limits: Limits
) -> tuple[float | None, float | None]:
    """Return a figure of the crawl and its median in earlier crawls; None for what too few crawls can tell."""
    before = [figure for past in earlier if (figure := past.figure(name)) is not None][: int(limits["crawls"])]
    return crawl.figure(name), median(before) if len(before) >= limits["earlier"] else None
