"""How much of a site may be asked, and when: pages a crawl and a day, hours, time, and how deep lists go."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crawler.definition import SiteDefinition
from domain.clock import now

ZONE = ZoneInfo("Europe/Amsterdam")
BARREN_LISTS = 5  # listing pages in a row without a new ad, after which their chain is a trap or at its end
DEEPEST_LIST = 2_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of one crawl that began at `started`, when the site had given `used_today` pages already."""

    definition: SiteDefinition
    started: datetime
    used_today: int = 0

    def reached(self, pages: int) -> str | None:
        """Return which bound forbids a further page after `pages` of this crawl, or None."""
        schedule, at = self.definition.schedule, now()
        if pages >= self.definition.page_limit:
            return f"page limit of {self.definition.page_limit} reached"
        if self.used_today + pages >= schedule.daily_pages:
            return f"daily budget of {schedule.daily_pages} pages used"
        if at - self.started >= timedelta(minutes=schedule.longest_minutes):
            return f"time limit of {schedule.longest_minutes:g} minutes reached"
        if not within(schedule.hours, at):
            return f"outside its hours {schedule.hours}"
        return None


def within(hours: str, at: datetime) -> bool:
    """Tell whether a moment falls in `hours` (`22:00-06:00`, Dutch time; empty: always)."""
    if not hours:
        return True
    start, end = _times(hours)
    clock = at.astimezone(ZONE).time()
    return start <= clock < end if start <= end else clock >= start or clock < end


def opens(hours: str, at: datetime) -> datetime | None:
    """Return the first moment from `at` on that falls in `hours`; None when none ever does."""
    if within(hours, at):
        return at
    day = at.astimezone(ZONE).date()
    starts = (datetime.combine(day + timedelta(days=n), _times(hours)[0], ZONE).astimezone(UTC) for n in range(3))
    return next((start for start in starts if start > at and within(hours, start)), None)


def _times(hours: str) -> list[time]:
    return [time.fromisoformat(part) for part in hours.split("-")]
