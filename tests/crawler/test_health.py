"""Health figures stay small and outlive a kill; each monitor warns when it should and is silent when not."""

import json
import re
import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import HtmlResponse

import crawler
from crawler.error_kinds import error_kinds, has_own_words, meaning_of, title_of
from crawler.health import ended, standing
from crawler.health.counts import Health
from crawler.health.ended import warnings_of
from crawler.health.figures import CrawlFigures
from crawler.health.spread import Spread
from crawler.health.standing import Standing, standing_warnings
from crawler.health.warned import HealthWarning, advice, monitors, sentence, title
from crawler.pages.content import AdContent
from store.tables import Mandate

AT = datetime(2026, 11, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


# the spread of many numbers


@given(
    st.lists(st.floats(-1e8, 1e8).filter(lambda x: x == 0 or abs(x) > 0.01), min_size=1, max_size=60), st.floats(0, 1)
)
def test_a_quantile_is_one_of_the_numbers_within_two_percent(numbers, share):
    spread = Spread()
    for number in numbers:
        spread.add(number)
    found = spread.quantile(share)
    assert any(abs(found - number) <= 0.021 * abs(number) + 0.0001 for number in numbers)
    below = sum(number <= found + 0.021 * abs(found) + 0.0001 for number in numbers)
    assert below >= share * len(numbers)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True)), st.lists(st.floats(allow_nan=True)))
def test_a_spread_is_the_same_after_it_was_stored_whatever_came_when(first, second):
    whole, part = Spread(), Spread()
    for number in [*second, *first]:
        whole.add(number)
    for number in first:
        part.add(number)
    part = Spread.restored(json.loads(json.dumps(part.stored())))
    for number in second:
        part.add(number)
    assert part.stored() == whole.stored()
    assert part.quantile(0.5) == whole.quantile(0.5)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), max_size=300))
def test_any_numbers_at_all_fit_in_the_promised_buckets(numbers):
    spread = Spread()
    for exponent in range(-320, 309):
        spread.add(10.0**exponent)
        spread.add(-(10.0**exponent))
    for number in numbers:
        spread.add(number)
    assert len(spread.stored()) <= 1411


def test_of_nothing_there_is_no_quantile():
    assert Spread().quantile(0.5) is None


# counting while a crawl goes


def count(health, page):
    stated = (AT + timedelta(seconds=page % 3)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    request = Request(f"http://x.example/{page}", meta={"download_latency": 0.1 + page % 17 / 10})
    response = HtmlResponse(
        request.url, status=200 if page % 5 else 404, headers={"Date": stated}, body=b"x" * (page % 700)
    )
    health.count_page(request, response, AT, is_ad=page % 2 == 0)
    health.count_ad(AdContent("t", "x" * (page % 2), "Utrecht" if page % 3 else ""))
    health.unchanged += page % 4 == 0


@pytest.mark.parametrize("cut", [0, 1, 60, 199, 200])
def test_a_crawl_that_was_killed_and_goes_on_has_the_figures_of_an_unbroken_one(cut):
    whole, part = Health(), Health()
    for page in range(200):
        count(whole, page)
    for page in range(cut):
        count(part, page)
    part = Health.restored(json.loads(json.dumps(part.stored())))
    for page in range(cut, 200):
        count(part, page)
    assert {**part.figures(), "seconds": 0} == {**whole.figures(), "seconds": 0}
    assert whole.figures()["statuses"] == {"200": 160, "404": 40}
    assert whole.figures()["filled"]["city"] == pytest.approx(0.665)
    assert whole.figures()["latency"] == pytest.approx(0.9, rel=0.03)
    assert whole.figures()["latency_p95"] == pytest.approx(1.7, rel=0.03)


def test_fifty_thousand_pages_take_no_more_room_than_some():
    health = Health()
    for page in range(50_000):
        count(health, page)
    assert len(json.dumps(health.stored())) < 10_000


def test_time_goes_on_over_the_parts_of_a_crawl():
    stored = Health(seconds_before=100.0).stored()
    assert 100.0 <= Health.restored(stored).figures()["seconds"] < 110.0


def test_a_bound_is_counted_as_a_pause_and_an_interruption_is_not():
    health = Health()
    health.paused("interrupted")
    assert health.figures()["pauses"] == 0
    health.paused("page limit of 5 reached")
    health = Health.restored(health.stored())
    health.paused("outside its hours 22:00-06:00")
    assert (health.pauses, health.figures()["paused_by"]) == (2, "outside its hours 22:00-06:00")


def test_a_crawl_that_goes_on_after_a_long_pause_moves_and_keeps_its_warnings_until_it_is_judged_again():
    health = Health(last_active_at=(AT - 3 * DAY).isoformat())
    stored = {**health.stored(), "warnings": [{"id": "block.pages", "level": "broken", "values": {}}]}
    kept = Health.restored(stored).goes_on(AT)
    assert (kept["last_active_at"], kept["warnings"]) == (AT.isoformat(), stored["warnings"])
    assert "warnings" not in Health().goes_on(AT), "a new crawl was not judged yet"


def test_a_date_that_is_none_is_no_reason_to_stop():
    health = Health()
    request = Request("http://x.example/")
    for date in (b"", b"yesterday", b"Mon, 99 Foo 99999 99:99:99", b"\xff\xfe", b"0" * 400):
        health.count_page(request, HtmlResponse(request.url, headers={"Date": date}), AT)
    assert health.clock.count == 0


# monitors of a crawl that ended

HEALTH = {
    "read": 100, "filled": {"title": 1.0, "text": 1.0, "city": 0.9, "posted_at": 0.4}, "latency": 0.4, "page_size": 9e3,
    "ad_pages": 100, "clock_offset": -1.0, "pauses": 0, "complete": True,
}  # fmt: skip
USUAL = CrawlFigures(
    1, "finished", "", AT, AT, pages=100, bytes=1000, ads=100, new=10, changed=3, gone=4, errors={}, health=HEALTH
)


def earlier(number=5, **changes):
    """Earlier crawls, one a day, newest first."""
    return [replace(USUAL, started_at=AT - n * DAY, **changes) for n in range(1, number + 1)]


def healthy(**changes):
    return {**HEALTH, **changes}


def filled(**changes):
    return healthy(filled={**HEALTH["filled"], **changes})


def dry(number):
    return [replace(past, new=0) for past in earlier(number)]


def older(number):
    return [replace(past, started_at=past.started_at - 4 * DAY) for past in earlier(number)]


# id, the crawl, those before it, whether it warns
ENDED = [
    *(
        (f"removal.{kind}", replace(USUAL, health=healthy(doubt={"kind": noticed, "count": 12, "of": 20})), [], warns)
        for kind, noticed, warns in (
            ("refused", "refused", True), ("refused", "vanished", False),
            ("vanished", "vanished", True), ("vanished", "unlisted", False),
            ("unlisted", "unlisted", True), ("unlisted", "refused", False),
        )
    ),
    ("block.pages", replace(USUAL, errors={"blocked": 1}), [], True),
    ("block.pages", replace(USUAL, errors={"ad_403": 1}), [], False),
    ("block.same_pages", replace(USUAL, errors={"same_page_again": 3}), [], True),
    ("block.same_pages", replace(USUAL, errors={"same_page_again": 2}), [], False),
    ("field.empty", replace(USUAL, health=filled(city=0.4)), earlier(), True),
    ("field.empty", replace(USUAL, health=filled(city=0.4)), earlier(1), True),
    ("field.empty", replace(USUAL, health=filled(city=0.5)), earlier(), False),
    ("field.empty", replace(USUAL, health=filled(posted_at=0.0)), earlier(), False),  # it was seldom filled
    ("field.empty", replace(USUAL, health=filled(city=0.0)), [], False),
    ("field.empty", replace(USUAL, health={**filled(city=0.0), "read": 9}), earlier(), False),
    ("field.empty", replace(USUAL, health=filled(city=0.0)), earlier(health=healthy(read=3)), False),
    ("field.empty", replace(USUAL, health=healthy(filled={})), earlier(), True),
    # the median counts: one bad crawl among the earlier ones neither hides nor causes a warning
    ("field.empty", replace(USUAL, health=filled(city=0.1)), [*earlier(1, health=filled(city=0.1)), *earlier(4)], True),
    ("field.empty", USUAL, [*earlier(1, health=filled(city=0.0)), *earlier(4)], False),
    ("ads.none", replace(USUAL, ads=0), earlier(1), True),
    ("ads.none", replace(USUAL, ads=0), earlier(ads=0), False),
    ("ads.none", replace(USUAL, ads=0), [], False),
    ("ads.none", replace(USUAL, ads=0, health=healthy(complete=False)), earlier(), False),
    ("ads.drop", replace(USUAL, ads=49), earlier(2), True),
    ("ads.drop", replace(USUAL, ads=50), earlier(2), False),
    ("ads.drop", replace(USUAL, ads=0), earlier(), False),  # told as ads.none
    ("ads.drop", replace(USUAL, ads=1), earlier(1), False),
    ("ads.drop", replace(USUAL, ads=1), earlier(ads=9), False),
    ("ads.drop", replace(USUAL, ads=1, health=healthy(complete=False)), earlier(), False),
    ("ads.drop", replace(USUAL, ads=1), earlier(health=healthy(complete=False)), False),
    ("ads.all_new", replace(USUAL, new=80), earlier(3), True),
    ("ads.all_new", replace(USUAL, new=79), earlier(3), False),
    ("ads.all_new", replace(USUAL, new=100), earlier(2), False),
    ("ads.all_new", replace(USUAL, new=90), earlier(new=40), False),
    ("ads.all_new", replace(USUAL, ads=9, new=9), earlier(), False),
    ("ads.stale", replace(USUAL, new=0), [*dry(3), *older(5)], True),
    ("ads.stale", replace(USUAL, new=1), [*dry(3), *older(5)], False),
    ("ads.stale", replace(USUAL, new=0), earlier(), False),  # the first without
    ("ads.stale", replace(USUAL, new=0), [*dry(6), *older(2)], False),  # there never were many
    ("ads.stale", replace(USUAL, new=0, started_at=AT), [replace(p, started_at=AT - DAY) for p in [*dry(5), *earlier(5)]], False),
    ("ads.stale", replace(USUAL, new=0, state="running"), [*dry(3), *older(5)], False),
    ("listing.incomplete", replace(USUAL, health=healthy(complete=False)), earlier(2, health=healthy(complete=False)), True),
    ("listing.incomplete", replace(USUAL, health=healthy(complete=False)), earlier(1, health=healthy(complete=False)), False),
    ("listing.incomplete", USUAL, earlier(5, health=healthy(complete=False)), False),
    ("listing.incomplete", replace(USUAL, state="failed", health=healthy(complete=False)), earlier(2, health=healthy(complete=False)), False),
    ("errors.share", replace(USUAL, errors={"ad_500": 21}), [], True),
    ("errors.share", replace(USUAL, errors={"ad_500": 20}), [], False),
    ("errors.share", replace(USUAL, pages=1, errors={"timeout": 40}), [], True),  # those never became pages
    ("errors.share", replace(USUAL, pages=9, errors={"ad_500": 9}), [], False),
    ("errors.share", replace(USUAL, errors={"robots_disallowed": 90, "asked_to_wait": 50}), [], False),  # obedience
    ("errors.new_kind", replace(USUAL, errors={"tls": 3}), earlier(3), True),
    ("errors.new_kind", replace(USUAL, errors={"tls": 2}), earlier(3), False),
    ("errors.new_kind", replace(USUAL, errors={"tls": 3}), earlier(2), False),
    ("errors.new_kind", replace(USUAL, errors={"tls": 3}), [*earlier(8), *earlier(1, errors={"tls": 1})], False),
    ("latency.high", replace(USUAL, health=healthy(latency=1.21)), earlier(2), True),
    ("latency.high", replace(USUAL, health=healthy(latency=1.19)), earlier(2), False),
    ("latency.high", replace(USUAL, health=healthy(latency=0.49)), earlier(health=healthy(latency=0.01)), False),
    ("latency.high", replace(USUAL, health=healthy(latency=9.0)), earlier(1), False),
    ("latency.high", replace(USUAL, pages=19, health=healthy(latency=9.0)), earlier(), False),
    ("latency.high", replace(USUAL, health=healthy(latency=None)), earlier(), False),
    ("page.size", replace(USUAL, health=healthy(page_size=18_100.0)), earlier(2), True),
    ("page.size", replace(USUAL, health=healthy(page_size=4400.0)), earlier(2), True),
    ("page.size", replace(USUAL, health=healthy(page_size=17_900.0)), earlier(2), False),
    ("page.size", replace(USUAL, health=healthy(page_size=99_000.0)), earlier(1), False),
    ("page.size", replace(USUAL, health=healthy(page_size=99_000.0, ad_pages=9)), earlier(), False),
    ("page.size", replace(USUAL, health=healthy(page_size=None, ad_pages=0)), earlier(), False),
    ("clock.off", replace(USUAL, health=healthy(clock_offset=-121.0)), [], True),
    ("clock.off", replace(USUAL, health=healthy(clock_offset=119.0)), [], False),
    ("clock.off", replace(USUAL, pages=4, health=healthy(clock_offset=9e9)), [], False),
    ("clock.off", replace(USUAL, health=healthy(clock_offset=None)), [], False),
    ("budget.cut_short", replace(USUAL, health=healthy(pauses=3)), [], True),
    ("budget.cut_short", replace(USUAL, health=healthy(pauses=1)), earlier(2, health=healthy(pauses=1)), True),
    ("budget.cut_short", replace(USUAL, health=healthy(pauses=2)), earlier(), False),
    ("budget.cut_short", USUAL, earlier(health=healthy(pauses=3)), False),
]  # fmt: skip


@pytest.mark.parametrize(("ident", "crawl", "before", "warns"), ENDED)
def test_a_monitor_warns_past_its_limit_and_not_before(ident, crawl, before, warns):
    said = [warning for warning in warnings_of(crawl, before) if warning.id == ident]
    assert bool(said) is warns
    for warning in said:
        assert warning.level == monitors()[ident].level
        assert HealthWarning.restored(json.loads(json.dumps(warning.stored()))) == warning
        told(warning)


def test_a_crawl_like_those_before_it_gives_no_warning():
    assert warnings_of(USUAL, earlier(30)) == []
    assert warnings_of(USUAL, []) == []


def test_rows_of_earlier_versions_are_no_obstacle():
    bare = replace(USUAL, health={})
    assert warnings_of(bare, [replace(bare, health={"read": 50, "filled": {}}), *earlier()]) == []
    assert warnings_of(USUAL, [bare] * 6) == []


# monitors of a site as it stands


def site(**changes):
    from crawler.definition import SiteDefinition

    listing = {"ad_links": "a", "ad_url": r"/(?P<id>\d+)"}
    definition = SiteDefinition.model_validate(
        {
            "name": "x",
            "title": "X",
            "owner": "o",
            "base_url": "http://x.example",
            "listing": listing,
            "ad": {"title": "h1", "text": "p"},
        }
    )
    mandate = Mandate(name="m", starts_on=(AT - 9 * DAY).date(), ends_on=(AT + 90 * DAY).date(), sites=["x"])
    plain = Standing(AT, definition, "", mandate, USUAL, AT - timedelta(hours=20), 0)
    return replace(plain, **changes)


def with_ends(days):
    return replace(site()).mandate.__class__(
        name="m", starts_on=(AT - 9 * DAY).date(), ends_on=(AT + days * DAY).date(), sites=["x"]
    )


def running(minutes, reason="", **health):
    return replace(USUAL, state="running", reason=reason, started_at=AT - timedelta(minutes=minutes), health=health)


def minutes_ago(minutes):
    return (AT - timedelta(minutes=minutes)).isoformat()


SLOW = site().definition.model_copy(update={"delay": 60.0})
STANDING = [
    ("budget.nearly_used", site(used_today=45_000), True),
    ("budget.nearly_used", site(used_today=44_999), False),
    ("crawl.failed", site(last=replace(USUAL, state="failed", reason="timeout")), True),
    ("crawl.failed", site(last=replace(USUAL, state="failed", reason="blocked", errors={"blocked": 1})), False),
    ("crawl.failed", site(), False),
    ("crawl.stalled", site(last=running(61)), True),
    ("crawl.stalled", site(last=running(59)), False),
    ("crawl.stalled", site(last=running(600, last_active_at=minutes_ago(59))), False),
    ("crawl.stalled", site(last=running(600, last_active_at=minutes_ago(61))), True),
    ("crawl.stalled", site(last=running(600, "interrupted", last_active_at=minutes_ago(61))), False),
    ("crawl.stalled", site(last=running(600, last_active_at=minutes_ago(90)), definition=SLOW), False),
    ("crawl.stalled", site(last=None), False),
    ("site.overdue", site(finished_at=AT - timedelta(hours=49)), True),
    ("site.overdue", site(finished_at=AT - timedelta(hours=47)), False),
    ("site.overdue", site(finished_at=None, last=None), False),
    ("site.overdue", site(finished_at=AT - 99 * DAY, mandate=None), False),
    ("site.overdue", site(finished_at=AT - 99 * DAY, definition=None), False),
    ("mandate.ends_soon", site(mandate=with_ends(14)), True),
    ("mandate.ends_soon", site(mandate=with_ends(0)), True),
    ("mandate.ends_soon", site(mandate=with_ends(15)), False),
    ("mandate.ends_soon", site(mandate=with_ends(-1)), False),
    ("mandate.missing", site(mandate=with_ends(-1)), True),
    ("mandate.missing", site(mandate=None), True),
    ("mandate.missing", site(), False),
    ("mandate.missing", site(mandate=None, definition=None), False),
    ("definition.missing", site(definition=None), True),
    ("definition.missing", site(definition=None, mandate=None), False),
    ("definition.missing", site(definition=None, problem="not YAML"), False),
    ("definition.unreadable", site(definition=None, problem="not YAML"), True),
    ("definition.unreadable", site(), False),
]


@pytest.mark.parametrize(("ident", "stands", "warns"), STANDING)
def test_a_site_is_warned_of_for_its_own_reason(ident, stands, warns):
    said = [warning for warning in standing_warnings(stands) if warning.id == ident]
    assert bool(said) is warns
    for warning in said:
        told(warning)


def test_a_site_in_order_gives_no_warning():
    assert standing_warnings(site()) == []


# words


def told(warning):
    """Look that a warning reads well in both languages."""
    for language in ("nl", "en"):
        for words in (title(warning, language), sentence(warning, language), advice(warning, language)):
            assert words
            assert not re.search(r"[{}…]|None", words), words


def slots(text):
    return {(name, form) for _, name, form, _ in string.Formatter().parse(text) if name}


def test_every_monitor_has_a_function_words_in_both_languages_and_tests_both_ways():
    watched = ended.WATCHES.keys() | standing.WATCHES.keys()
    assert monitors().keys() == watched
    for ident, monitor in monitors().items():
        for words in (monitor.title, monitor.says, monitor.do):
            assert words.keys() == {"nl", "en"}, ident
        assert slots(monitor.says["nl"]) == slots(monitor.says["en"]), ident
        tried = {warns for known, *_, warns in [*ENDED, *STANDING] if known == ident}
        assert tried == {True, False}, ident


def test_every_monitor_stands_in_the_manual():
    manual = (Path(crawler.__file__).parents[1] / "docs" / "crawling.md").read_text("utf-8")
    for ident in monitors():
        assert f"`{ident}`" in manual


def test_a_warning_of_a_monitor_that_is_no_more_is_still_told():
    gone = HealthWarning("moon.full", "look", {"phase": 1})
    assert "moon.full" in sentence(gone, "nl")
    assert (title(gone), advice(gone)) == ("moon.full", "")
    assert "…" in sentence(HealthWarning("ads.drop", "look", {"ads": 3}), "nl"), "a value that is missing"
    assert "many" in sentence(HealthWarning("ads.drop", "look", {"ads": 3, "usual": "many"}), "en")


def test_markup_in_a_value_is_kept_as_it_is_and_never_filled_in_again():
    warning = HealthWarning("crawl.failed", "broken", {"reason": "{kind} <b>{0.__class__}</b>"})
    assert "{kind} <b>{0.__class__}</b>" in sentence(warning, "nl")


KIND_IN_SOURCE = re.compile(r"""(?:count_error|listing_failed|OffList)\(\s*f?"([a-z_{}.]+)\"""")


def test_every_kind_of_error_in_the_source_has_words_of_its_own():
    folder = Path(crawler.__file__).parent
    kinds = {kind for file in folder.rglob("*.py") for kind in KIND_IN_SOURCE.findall(file.read_text("utf-8"))}
    failing = (folder / "failures.py").read_text("utf-8")
    kinds |= set(re.findall(r'(?:Error|words), "([a-z_]+)"\)', failing)) | set(
        re.findall(r'", "([a-z_]+)"\),', failing)
    )
    assert len(kinds) > 20
    made = {kind.replace("{response.status}", status) for kind in kinds for status in ("404", "503")}
    assert [kind for kind in sorted(made) if not has_own_words(kind)] == []


@pytest.mark.parametrize("kind", ["dns", "ad_404", "ad_503", "listing_500", "failed_ValueError", "never_heard_of"])
def test_a_kind_of_error_is_explained_in_both_languages(kind):
    for language in ("nl", "en"):
        assert "{" not in title_of(kind, language)
        assert meaning_of(kind, language)
    assert "503" in title_of("ad_503")
    assert "never_heard_of" in title_of("never_heard_of", "nl")


def test_every_kind_has_both_languages():
    for kind, entry in error_kinds().items():
        assert entry.title.keys() == entry.means.keys() == {"nl", "en"}, kind
