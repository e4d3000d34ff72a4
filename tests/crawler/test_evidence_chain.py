"""Whoever alters, removes or adds evidence, or cuts the chain of crawls, is found out by `baken evidence verify`."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from hashlib import sha256

import pytest
import yaml
from crawl_home import DEFINITION, Site
from misbehaving import ad, listing, serving
from sqlalchemy import delete, select, update

from crawler.evidence.verify import Verification, verify_evidence
from store.mandates import add_mandate
from store.session import open_engine, transaction
from store.tables import Capture, Crawl, Sighting, Version

PAGES = {"/": listing("/ad/1", "/ad/2", "/ad/3"), **{f"/ad/{n}": ad(f"Ad {n}") for n in "123"}}


@pytest.fixture(scope="module")
def three_crawls(tmp_path_factory):
    """Give a home with three crawls of one site, to be copied."""
    site = Site(tmp_path_factory.mktemp("evidence") / "home")
    site.allow()
    with serving(PAGES, etags=True) as server:
        site.define(server.port)
        for _ in range(3):
            assert site.crawl().returncode == 0
    site.engine.dispose()
    return site.home


class Evidence:
    """A copy of that home's evidence, to be tampered with."""

    def __init__(self, home):
        self.root = home / "warc"
        self.folder = self.root / "test"
        self.engine = open_engine(f"sqlite:///{home / 'baken.db'}")

    def warc(self, crawl):
        return self.folder / f"crawl-{crawl:06d}-001.warc.gz"

    def manifest(self, crawl):
        return self.folder / f"crawl-{crawl:06d}.manifest.json"

    def rewrite(self, crawl, **changes):
        content = json.loads(self.manifest(crawl).read_text()) | changes
        self.manifest(crawl).write_text(json.dumps(content, indent=2) + "\n")

    def run(self, statement):
        with transaction(self.engine) as session:
            session.execute(statement)

    def forge(self, crawl, **changes):
        """Rewrite a manifest and the store's hash of it too."""
        self.rewrite(crawl, **changes)
        digest = sha256(self.manifest(crawl).read_bytes()).hexdigest()
        self.run(update(Crawl).where(Crawl.id == crawl).values(manifest_sha256=digest))


@pytest.fixture
def evidence(three_crawls, tmp_path):
    shutil.copytree(three_crawls, tmp_path / "copy")
    copy = Evidence(tmp_path / "copy")
    yield copy
    copy.engine.dispose()


def flip(path, at):
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


def add_record(evidence):
    warc = evidence.warc(2)
    warc.write_bytes(warc.read_bytes() + evidence.warc(1).read_bytes())


def lose_crawl(evidence):
    """Cut the last crawl off: its rows, its files, its manifest."""
    for path in (evidence.warc(3), evidence.manifest(3)):
        path.unlink()
    evidence.run(update(Version).values(capture_id=None))
    for table in (Capture, Sighting):
        evidence.run(delete(table).where(table.crawl_id == 3))
    evidence.run(delete(Crawl).where(Crawl.id == 3))


def previous(evidence, crawl):
    return json.loads(evidence.manifest(crawl).read_text())["previous"]


def capture(**values):
    return update(Capture).where(Capture.crawl_id == 1, Capture.external_id == "2").values(**values)


TAMPERING = {
    "a manifest altered": (lambda e: e.rewrite(2, software="Other/1"), "SHA-256 differs from the store's"),
    "a manifest missing": (lambda e: e.manifest(2).unlink(), "the manifest is missing"),
    "a manifest unreadable": (lambda e: e.manifest(2).write_text("{"), "the manifest cannot be read"),
    "the chain cut off": (lambda e: e.forge(3, previous=None), "follows none, by the store crawl-000002"),
    "a crawl skipped": (lambda e: e.forge(3, previous=previous(e, 2)), "follows crawl-000001"),
    "an older manifest forged": (lambda e: e.forge(1, software="Other/1"), "the chain is broken"),
    "the last manifest forged": (lambda e: e.forge(3, software="Other/1"), "the audit log has another hash"),
    "the store's hash removed": (lambda e: e.run(update(Crawl).values(manifest_sha256="")), "no hash of its manifest"),
    "a file altered": (lambda e: flip(e.warc(1), 900), "differs from the manifest"),
    "a file cut": (lambda e: e.warc(1).write_bytes(e.warc(1).read_bytes()[:-40]), "the file ends within a record"),
    "a file missing": (lambda e: e.warc(2).unlink(), "is missing"),
    "a file added": (lambda e: shutil.copy(e.warc(1), e.folder / "crawl-000001-002.warc.gz"), "not named in the"),
    "a file of no crawl": (lambda e: shutil.copy(e.warc(1), e.folder / "crawl-000009-001.warc.gz"), "of no crawl"),
    "a record added": (add_record, "differs from the manifest"),
    "a capture's hash altered": (lambda e: e.run(capture(sha256="0" * 64)), "content not as in the store"),
    "a capture's address altered": (lambda e: e.run(capture(url="http://x")), "address not as in the store"),
    "a capture's status altered": (lambda e: e.run(capture(status=404)), "status not as in the store"),
    "a capture moved": (lambda e: e.run(capture(warc_offset=5)), "no record for"),
    "a crawl lost": (lose_crawl, "crawl 3: was closed by the audit log, but is not in the store"),
}  # fmt: skip


def test_untouched_evidence_holds_and_all_of_it_was_looked_at(evidence):
    verification = Verification(evidence.engine, evidence.root)
    assert list(verification.problems()) == []
    looked = verification.looked["test"]
    assert (looked.crawls, looked.files, looked.captures, looked.problems) == (3, 3, 3 * 5, 0)
    assert looked.records == 3 * (1 + 2 * 5), "warcinfo, and an answer with its request for each capture"
    assert [previous(evidence, crawl) and previous(evidence, crawl)["crawl"] for crawl in (1, 2, 3)] == [None, 1, 2]


@pytest.mark.parametrize(("tamper", "said"), TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found(evidence, tamper, said):
    tamper(evidence)
    found = verify_evidence(evidence.engine, evidence.root)
    assert any(said in line for line in found), found


def test_the_command_counts_names_each_problem_on_a_line_and_exits_1(three_crawls, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(three_crawls, home)
    site = Site.__new__(Site)
    site.home = home
    whole = site.baken("evidence", "verify")
    assert (whole.returncode, whole.stderr) == (0, "")
    assert "all evidence is as it was written" in whole.stdout
    Evidence(home).warc(2).unlink()
    one = site.baken("evidence", "verify", "--crawl", "3")
    assert (one.returncode, one.stderr) == (0, ""), "crawl 3 itself is whole"
    broken = site.baken("evidence", "verify")
    assert broken.returncode == 1
    assert broken.stderr == f"baken: {home}/warc/test/crawl-000002-001.warc.gz: is missing\n"
    assert site.baken("evidence", "verify", "--crawl", "77").stderr == "baken: there is no crawl 77\n"


def test_a_paused_crawl_is_looked_at_too_and_goes_on(site):
    with serving(PAGES) as server:
        site.define(server.port, page_limit=3)
        site.crawl()
        assert site.all(select(Crawl.state)) == ["running"]
        assert verify_evidence(site.engine, site.home / "warc") == []
        warc = next((site.home / "warc" / "test").glob("*.warc.gz"))
        whole = warc.read_bytes()
        flip(warc, 700)
        assert verify_evidence(site.engine, site.home / "warc") != []
        warc.write_bytes(whole)
        site.define(server.port)
        assert site.crawl().returncode == 0
    assert site.all(select(Crawl.state)) == ["finished"]
    assert len(list((site.home / "warc" / "test").glob("*.warc.gz"))) == 2
    assert verify_evidence(site.engine, site.home / "warc") == []


class Machines:
    """Homes of their own, as machines have, with one PostgreSQL and the folder of evidence that each is given."""

    def __init__(self, folder, url, port):
        self.folder, self.url, self.port = folder, url, port
        self.engine = open_engine(url)
        with transaction(self.engine) as session:
            add_mandate(
                session, name="m", purpose="p", legal_basis="l", area="a", owner="o", starts_on=date(2026, 1, 1),
                ends_on=date(2099, 1, 1), sites=["test"],
            )  # fmt: skip

    def crawl(self, machine, evidence=None, **changes):
        where = self.folder / machine / "sites" / "test"
        where.mkdir(parents=True, exist_ok=True)
        definition = {**DEFINITION, "base_url": f"http://127.0.0.1:{self.port}", **changes}
        (where / "site.yaml").write_text(yaml.safe_dump(definition), encoding="utf-8")
        environment = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
        environment |= {"BAKEN_HOME": str(where.parent.parent), "BAKEN_DATABASE_URL": self.url, "COLUMNS": "300"}
        if evidence:
            environment["BAKEN_WARC"] = str(evidence)
        command = [sys.executable, "-m", "baken", "crawl"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.postgres
def test_machines_that_share_the_folder_go_on_with_one_chain_and_others_are_refused(tmp_path, migrated_postgres):
    shared = tmp_path / "shared"
    with serving(PAGES) as server:
        machines = Machines(tmp_path, migrated_postgres, server.port)
        assert machines.crawl("first", shared).returncode == 0
        assert machines.crawl("second", shared, page_limit=3).returncode == 0, "paused"
        asked = len(server.requested)
        alone = machines.crawl("third")
        assert alone.returncode == 1
        assert "crawl 2 was begun elsewhere: test/crawl-000002-001.warc.gz is not in" in alone.stdout
        assert len(server.requested) == asked, "nothing is fetched"
        assert machines.crawl("first", shared).returncode == 0
    assert verify_evidence(machines.engine, shared) == []
    manifest = json.loads((shared / "test" / "crawl-000002.manifest.json").read_text())
    first = sha256((shared / "test" / "crawl-000001.manifest.json").read_bytes()).hexdigest()
    assert manifest["previous"] == {"crawl": 1, "name": "crawl-000001.manifest.json", "sha256": first}
    assert sorted(manifest["files"]) == ["crawl-000002-001.warc.gz", "crawl-000002-002.warc.gz"]
    machines.engine.dispose()
