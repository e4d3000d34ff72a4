"""A home with one site definition and commands run on it, each crawl in a process of its own as in use."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import forked
import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from store.mandates import add_mandate
from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import Crawl

DEFINITION = {
    "name": "test", "title": "Test", "owner": "test", "allow_private": True, "delay": 0,
    "listing": {"ad_links": "a.ad", "next_page": "a.next", "ad_url": r"/ad/(?P<id>\d+)"},
    "ad": {"title": "h1", "text": ".d", "city": ".city", "posted_at": "time", "gone": ".gone"},
}  # fmt: skip


class Site:
    """A home with one site definition, and commands run on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir()
        self.engine = open_engine(f"sqlite:///{home / 'baken.db'}")
        upgrade(self.engine)

    def define(self, port: int, **changes) -> None:
        definition = {**DEFINITION, "base_url": f"http://127.0.0.1:{port}", **changes}
        folder = self.home / "sites" / str(definition["name"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "site.yaml").write_text(yaml.safe_dump(definition), encoding="utf-8")

    def allow(self, *sites: str, until: date = date(2099, 1, 1)) -> None:
        with transaction(self.engine) as session:
            add_mandate(
                session, name="m", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2026, 1, 1),
                ends_on=until, sites=sites or ["test"],
            )  # fmt: skip

    def crawl(self, *names: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return self.baken("crawl", *names, **changes)

    def baken(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        return forked.run(arguments, environment(self.home, **changes), timeout=120)

    def start(self, *arguments: str, **changes: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "baken", "crawl", *arguments],
            env=environment(self.home, **changes), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def all(self, query):
        with Session(self.engine) as session:
            return list(session.scalars(query))

    def errors(self):
        return self.all(select(Crawl).order_by(Crawl.id))[-1].errors


def environment(home: Path, **changes: str) -> dict[str, str]:
    """Return the environment in which a command uses this home."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
    return {**clean, "BAKEN_HOME": str(home), "COLUMNS": "220", **changes}
