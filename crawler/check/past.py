"""What the store knows of a site, to tell what its pages used to hold."""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Engine

from crawler.health.counts import FIELDS
from crawler.health.figures import CrawlFigures
from crawler.health.warned import monitors
from store.collecting import filled_fields
from store.queries.crawls import finished_crawls, known_sites
from store.session import transaction


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier crawls found. `usual`: the share of ads that had each field, empty when none was ever read."""

    engine: Engine
    site_id: int | None = None
    usual: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, engine: Engine, site: str) -> "Past":
        """Return the past of a site; an empty one when it was never crawled."""
        with transaction(engine) as session:
            row = known_sites(session, None).get(site)
            if row is None:
                return cls(engine)
            crawls = [CrawlFigures.of(crawl) for crawl in finished_crawls(session, row.id)]
            return cls(engine, row.id, usually_filled(crawls))

    def fields_of(self, external_ids: Collection[str]) -> dict[str, set[str]]:
        """Return which fields the store has of those of these ads that it knows and does not take for removed."""
        if self.site_id is None:
            return {}
        with transaction(self.engine) as session:
            return filled_fields(session, self.site_id, external_ids)


def usually_filled(crawls: Collection[CrawlFigures]) -> dict[str, float]:
    """Return the share of ads that had each field, over the last crawls (newest first) that read any."""
    last = [crawl for crawl in crawls if crawl.figure("read")][: int(monitors()["field.empty"].limits["crawls"])]
    read = sum(crawl.figure("read") or 0 for crawl in last)
    if not read:
        return {}
    filled = {name: sum((c.figure("read") or 0) * c.health["filled"].get(name, 0.0) for c in last) for name in FIELDS}
    return {name: amount / read for name, amount in filled.items()}
