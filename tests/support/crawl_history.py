"""A store with made-up crawls of several sites, each in another state, and their definitions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from crawl_home import DEFINITION
from sqlalchemy.orm import Session

from crawler.health.ended import warnings_of
from crawler.health.figures import CrawlFigures
from store.mandates import add_mandate
from store.tables import Crawl, Mandate, Site

HOSTILE = "<img src=x onerror=\"document.title='owned'\"> **vet**"
FILLED = {"title": 1.0, "text": 1.0, "city": 0.96, "posted_at": 0.9}


@dataclass
class Round:
    """One made-up crawl: what stands in its row, and what differs in its health."""

    ads: int = 400
    new: int = 12
    changed: int = 9
    gone: int = 11
    state: str = "finished"
    reason: str = ""
    errors: dict[str, int] = field(default_factory=dict)
    health: dict[str, Any] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """Pages fetched."""
        return round(self.ads * 1.06) + 1


def figures_of(made: Round) -> dict[str, Any]:
    """Return the health of a made-up crawl."""
    plain = {
        "bytes": made.pages * 9000, "unchanged": made.ads // 2, "rested": made.ads // 4, "read": made.ads // 4 + 3,
        "pauses": 0, "paused_by": "", "seconds": made.pages * 1.1, "latency": 0.18, "latency_p95": 0.61,
        "clock_offset": -0.4, "page_size": 11_000.0, "ad_pages": made.ads // 2, "filled": FILLED,
        "complete": made.state == "finished", "statuses": {"200": made.pages}, "last_active_at": "",
    }  # fmt: skip
    return {**plain, **made.health}


def add_site(session: Session, name: str, title: str) -> Site:
    """Add a site's row."""
    site = Site(
        name=name, title=title, country="NL", jurisdiction="nl-wrp", base_url=f"https://{name}.example",
        fetch="http", definition_digest="d",
    )  # fmt: skip
    session.add(site)
    session.flush()
    return site


def add_rounds(
    session: Session, site: Site, mandate: Mandate, rounds: Sequence[Round], ended: datetime, every: float = 24
) -> list[Crawl]:
    """Add crawls, oldest first, the last one ended at `ended`; warnings are those that the real monitors give."""
    rows: list[Crawl] = []
    for back, made in zip(reversed(range(len(rounds))), rounds, strict=True):
        end = ended - timedelta(hours=back * every)
        health = figures_of(made)
        row = Crawl(
            site_id=site.id, mandate_id=mandate.id, state=made.state, reason=made.reason, pages=made.pages,
            started_at=end - timedelta(seconds=health["seconds"]), finished_at=None if made.state == "running" else end,
            bytes=made.pages * 9000, ads=made.ads, new_ads=made.new, changed_ads=made.changed, removed_ads=made.gone,
            errors=made.errors, health={**health, "last_active_at": health["last_active_at"] or end.isoformat()},
        )  # fmt: skip
        session.add(row)
        session.flush()
        earlier = [CrawlFigures.of(past) for past in reversed(rows) if past.state == "finished"]
        said = warnings_of(CrawlFigures.of(row), earlier)
        if made.state != "running" or made.reason:
            row.health = {**row.health, "warnings": [warning.stored() for warning in said]}
        rows.append(row)
    session.flush()
    return rows


def define(home: Path, name: str, title: str, **changes: Any) -> None:
    """Write a site's definition."""
    folder = home / "sites" / name
    folder.mkdir(parents=True, exist_ok=True)
    definition = {**DEFINITION, "name": name, "title": title, "base_url": f"https://{name}.example", "delay": 1.5}
    (folder / "site.yaml").write_text(yaml.safe_dump({**definition, **changes}), encoding="utf-8")


def fill_crawls(session: Session, home: Path, now: datetime | None = None) -> None:
    """Add seven sites: well, blocked, with a changed layout, standing still, cut short, never crawled, without mandate."""
    at = now or datetime.now(UTC)
    titles = {
        "kompas": "Kompas Advertenties", "avondster": "Avondster", "maanlicht": "Maanlicht", "noorderzon": HOSTILE,
        "rivier": "Rivierenland", "zeewind": "Zeewind",
    }  # fmt: skip
    days = timedelta(days=1)
    mandate = add_mandate(
        session, name="pilot", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2026, 1, 1),
        ends_on=(at + 200 * days).date(), sites=list(titles),
    )  # fmt: skip
    for name, title in titles.items():
        define(home, name, title, schedule={"daily_pages": 2000})
    define(home, "bosrand", "Bosrand")
    usual = [Round(400 + 7 * (n % 5) - n, 12 + n % 4, 9, 10 + n % 6, errors={"timeout": n % 3}) for n in range(13)]
    blocked = Round(0, 0, 0, 0, "failed", "blocked", {"blocked": 1})
    moved = Round(409, errors={"timeout": 1}, health={"filled": {**FILLED, "city": 0.02}, "page_size": 26_000.0})
    still = Round(130, 4, 2, 0, "running", health={"last_active_at": (at - timedelta(hours=3)).isoformat()})
    budget = "daily budget of 2000 pages used"
    cut = Round(
        1800,
        30,
        12,
        0,
        "running",
        budget,
        {"ad_500": 3},
        {"pauses": 3, "paused_by": budget, "latency": 1.9, "latency_p95": 3.4},
    )
    for name, last in {"kompas": Round(403), "avondster": blocked, "maanlicht": moved, "noorderzon": still}.items():
        site = add_site(session, name, titles[name])
        ended = at - timedelta(hours=3 if name == "noorderzon" else 5)
        add_rounds(session, site, mandate, [*usual, last], ended)
    add_rounds(
        session, add_site(session, "rivier", "Rivierenland"), mandate, [*usual[:5], cut], at - timedelta(hours=2)
    )
