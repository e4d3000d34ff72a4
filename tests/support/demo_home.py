"""A demo home with its servers running, for tests that need the real chain on real sites."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import select

from baken.demo.run import demo_servers, make_home, place_definitions, prepare_store, register_address
from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import (
    Ad,
    Advertiser,
    Capture,
    Crawl,
    FactRow,
    Flag,
    HitRow,
    LicenceCheck,
    LinkRow,
    Sighting,
    Site,
    Version,
)  # fmt: skip


@contextlib.contextmanager
def running_world(folder: Path, ads: int, seed: int = 3) -> Iterator[dict[str, int]]:
    """Make a world in `folder` and serve it; give the ports."""
    make_home(folder, ads, seed)
    with demo_servers(folder) as ports:
        yield ports


def prepared_home(home: Path, ports: dict[str, int]) -> dict[str, str]:
    """Make a home for those sites; return the environment in which commands use it."""
    home.mkdir(parents=True)
    place_definitions(home, ports)
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    upgrade(engine)
    prepare_store(engine)
    engine.dispose()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
    return {**environment, "COLUMNS": "200", "BAKEN_HOME": str(home), "BAKEN_REGISTER": register_address(ports)}


def baken(environment: dict[str, str], *arguments: str) -> subprocess.Popen:
    """Start a command."""
    command = [sys.executable, "-m", "baken", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def end_state(home: Path) -> dict[str, list]:
    """Return everything in a home's store by natural keys, without times and row numbers."""
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    key = (Site.name, Ad.external_id)
    queries = {
        "ads": select(*key, Ad.removed_at.is_(None), Ad.municipality, Advertiser.key)
        .join(Ad, Ad.site_id == Site.id)
        .outerjoin(Advertiser, Advertiser.id == Ad.advertiser_id),
        "versions": select(*key, Version.content_sha256, Version.language, Version.rules)
        .join(Ad, Ad.site_id == Site.id)
        .join(Version, Version.ad_id == Ad.id),
        "sightings": select(*key, Version.content_sha256)
        .join(Ad, Ad.site_id == Site.id)
        .join(Sighting, Sighting.ad_id == Ad.id)
        .join(Version, Version.id == Sighting.version_id),
        "captures": select(Site.name, Capture.url, Capture.sha256, Capture.status)
        .join(Crawl, Crawl.site_id == Site.id)
        .join(Capture, Capture.crawl_id == Crawl.id),
        "crawls": select(Site.name, Crawl.state).join(Crawl, Crawl.site_id == Site.id),
        "facts": select(*key, FactRow.kind, FactRow.key, FactRow.start, FactRow.source)
        .join(Ad, Ad.site_id == Site.id)
        .join(FactRow, FactRow.version_id == Ad.version_id),
        "hits": select(*key, HitRow.indicator, HitRow.source)
        .join(Ad, Ad.site_id == Site.id)
        .join(HitRow, HitRow.version_id == Ad.version_id),
        "checks": select(*key, LicenceCheck.verdict, LicenceCheck.licence)
        .join(Ad, Ad.site_id == Site.id)
        .join(LicenceCheck, LicenceCheck.version_id == Ad.version_id),
        "flags": select(*key, Flag.track, Flag.tier, Flag.points, Flag.state)
        .join(Ad, Ad.site_id == Site.id)
        .join(Flag, Flag.ad_id == Ad.id),
        "links": select(LinkRow.kind, LinkRow.value, LinkRow.kept, LinkRow.reason),
    }
    with transaction(engine) as session:
        state = {name: sorted(map(repr, session.execute(query))) for name, query in queries.items()}
    engine.dispose()
    return state
