"""Looking whether all evidence is as it was written: files, records, captures, the chain, what was secured.

The store says which crawls there are and what each capture's record holds; the manifests say which files
there are; the audit log says with which manifest each crawl was closed. Everything is read as a stream.
"""

from collections.abc import Generator, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from crawler.evidence.durable import file_sha256
from crawler.evidence.files import Looked, file_problems
from crawler.evidence.manifest import MANIFEST, content_of, crawl_of, files_listed, manifest_name, named
from crawler.evidence.warc import warc_files
from domain.errors import BakenError
from store.evidence import (
    CrawlEvidence,
    Link,
    SecuredFolder,
    all_crawls,
    captures_in,
    closed_by_log,
    files_named,
    secured_by_log,
    secured_folders,
)
from store.session import transaction

Problems = Iterator[str]
Listed = Generator[str, None, dict[str, str]]


def verify_evidence(engine: Engine, root: Path, crawl_id: int | None = None) -> list[str]:
    """Return one line per thing that is not as written; empty when all evidence holds."""
    return list(Verification(engine, root, crawl_id).problems())


class Verification:
    """One look at all evidence, or at one crawl's. `looked` counts what `problems` saw, by site."""

    def __init__(self, engine: Engine, root: Path, crawl_id: int | None = None) -> None:
        self._engine = engine
        self._root = root
        self._crawl_id = crawl_id
        self.looked: dict[str, Looked] = {}

    def problems(self) -> Problems:
        """Yield one line per thing that is not as written."""
        everything = self._crawl_id is None
        there = _names_by_site(self._root) if everything else {}  # before the crawls: a new one is no stray
        with transaction(self._engine) as session:
            crawls, logged = all_crawls(session), closed_by_log(session)
            secured, secured_logged = (secured_folders(session), secured_by_log(session)) if everything else ([], {})
        ids = {crawl.id for crawl in crawls}
        if self._crawl_id not in {None, *ids}:
            yield f"there is no crawl {self._crawl_id}"
        for site, of_site in groupby(crawls, key=lambda crawl: crawl.site):
            yield from self._counted(site, self._chain(list(of_site), logged, there.get(site, ())))
        for one in secured:
            logged_as = secured_logged.pop(one.id, "nothing")
            yield from self._counted(one.site, self._secured(one, logged_as))
        for gone in sorted(logged.keys() - ids) if everything else ():
            yield f"crawl {gone}: was closed by the audit log, but is not in the store"
        for gone in sorted(secured_logged):
            yield f"secured {gone}: is on the audit log, but not in the store"

    def _counted(self, site: str, problems: Problems) -> Problems:
        looked = self.looked.setdefault(site, Looked())
        for problem in problems:
            looked.problems += 1
            yield problem

    def _chain(self, crawls: list[CrawlEvidence], logged: dict[int, str], there: Iterable[str]) -> Problems:
        before: Link | None = None
        for crawl in crawls:
            if self._crawl_id in (None, crawl.id):
                yield from self._crawl(crawl, before, logged.get(crawl.id, crawl.manifest_sha256))
            before = Link(crawl.id, crawl.manifest_sha256) if crawl.manifest_sha256 else before
        known = {crawl.id for crawl in crawls}
        for name in sorted(there):
            if crawl_of(name) not in known:
                yield f"{self._root / crawls[0].site / name}: is of no crawl in the store"

    def _crawl(self, crawl: CrawlEvidence, before: Link | None, logged: str) -> Problems:
        self.looked[crawl.site].crawls += 1
        folder = self._root / crawl.site
        if logged != crawl.manifest_sha256:
            yield f"crawl {crawl.id}: the audit log has another hash of its manifest than the store"
        listed: dict[str, str] = {}
        if crawl.closed:
            listed = yield from _closed(folder / manifest_name(crawl.id), crawl, before)
        elif (folder / manifest_name(crawl.id)).is_file():  # of when it was paused
            listed = yield from _files_listed(folder / manifest_name(crawl.id))
        yield from self._files(crawl, folder, listed)

    def _files(self, crawl: CrawlEvidence, folder: Path, listed: dict[str, str]) -> Problems:
        with transaction(self._engine) as session:
            with_captures = {Path(name).name for name in files_named(session, crawl.id)}
        there = {path.name for path in warc_files(folder, crawl.id)}
        for name in sorted(there | with_captures | listed.keys()):
            if name not in there:
                yield f"{folder / name}: is missing"
                continue
            if crawl.closed and name not in listed:
                yield f"{folder / name}: is not named in the manifest"
            with transaction(self._engine) as session:
                captures = captures_in(session, crawl.id, f"{crawl.site}/{name}")
                yield from file_problems(folder / name, captures, self.looked[crawl.site], listed.get(name))

    def _secured(self, one: SecuredFolder, logged: str) -> Problems:
        looked = self.looked[one.site]
        looked.secured += 1
        folder = self._root / one.folder
        manifest = folder / MANIFEST
        if logged != one.manifest_sha256:
            yield f"secured {one.id}: the audit log has another hash of its manifest than the store"
        listed = yield from _files_listed(manifest)
        if manifest.is_file() and file_sha256(manifest) != one.manifest_sha256:
            yield f"{manifest}: its SHA-256 differs from the store's"
        there = {path.name for path in folder.iterdir()} - {MANIFEST} if folder.is_dir() else set()
        for name in sorted(there | listed.keys()):
            if name not in there:
                yield f"{folder / name}: is missing"
            elif name not in listed:
                yield f"{folder / name}: is not named in the manifest"
            elif name.endswith(".warc.gz"):
                yield from file_problems(folder / name, iter(()), looked, listed[name])
            else:
                looked.files += 1
                if file_sha256(folder / name) != listed[name]:
                    yield f"{folder / name}: its SHA-256 differs from the manifest"


def _names_by_site(root: Path) -> dict[str, list[str]]:
    folders = [folder for folder in root.iterdir() if folder.is_dir()] if root.is_dir() else []
    return {folder.name: [path.name for path in folder.iterdir() if crawl_of(path.name)] for folder in folders}


def _closed(path: Path, crawl: CrawlEvidence, before: Link | None) -> Listed:
    """Look at the manifest of a closed crawl and at its place in the chain; return the files it lists."""
    listed = yield from _files_listed(path)
    if not crawl.manifest_sha256:
        yield f"crawl {crawl.id}: the store has no hash of its manifest"
    elif path.is_file() and file_sha256(path) != crawl.manifest_sha256:
        yield f"{path}: its SHA-256 differs from the store's"
    said = content_of(path).get("previous")
    if path.is_file() and said != named(before):
        yield f"{path}: the chain is broken: it follows {_told(said)}, by the store {_told(named(before))}"
    return listed


def _told(said: Any) -> str:
    if not isinstance(said, dict):
        return "none"
    return f"{said.get('name')} ({str(said.get('sha256'))[:12]}…)"


def _files_listed(path: Path) -> Listed:
    try:
        return files_listed(path)
    except BakenError as error:
        yield str(error)
        return {}
