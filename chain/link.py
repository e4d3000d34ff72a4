"""Stage: group all ads into advertisers, and keep every link with its reason."""

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.orm import Session

from chain.fingerprint import fingerprint
from chain.report import Progress, StageClock, StageReport, silent
from domain.clock import now
from domain.links import Link, Linked, LinkInput
from matching.linking import LINKING_VERSION, link_ads
from store.parts import in_parts
from store.session import transaction
from store.tables import Ad, Advertiser, FactRow, LinkRow, Site, StageMark, Version

STAGE = "link"
CHUNK = 5_000
KINDS = {"phone": "phones", "email": "emails", "handle": "handles", "url": "urls"}
ShownValues = dict[tuple[int, str], dict[str, None]]
LinkKey = tuple[int, int, str, str]


def run_stage(engine: Engine, progress: Progress = silent) -> StageReport:
    """Link all ads anew when any ad changed since the last time; else rest.

    Advertisers, memberships and links are written in one transaction, only where they differ.
    """
    clock = StageClock(STAGE)
    with transaction(engine) as session:
        basis = _basis(session)
        mark = session.get(StageMark, STAGE)
        if mark is not None and mark.basis == basis:
            return clock.report()
        inputs, ids = _inputs(session)
    progress(STAGE, 0, len(inputs))
    linked = link_ads(inputs)
    with transaction(engine) as session:
        _store_advertisers(session, linked, ids, clock)
        _store_links(session, linked, ids)
        session.merge(StageMark(stage=STAGE, basis=basis, finished_at=now()))
    progress(STAGE, len(inputs), len(inputs))
    return clock.report()


def _basis(session: Session) -> str:
    """Fingerprint what linking rests on. Versions are never changed in place, so ids and rules suffice."""
    current = select(Version.id, Version.rules).join(Ad, Ad.version_id == Version.id).order_by(Version.id)
    return fingerprint(LINKING_VERSION, [tuple(row) for row in session.execute(current)])


def _inputs(session: Session) -> tuple[list[LinkInput], dict[str, int]]:
    shown = _shown_values(session)
    query = (
        select(Ad.id, Ad.external_id, Site.name, Version.id, Version.title, Version.text, Version.image_hashes)
        .join(Site, Site.id == Ad.site_id)
        .join(Version, Version.id == Ad.version_id)
        .order_by(Site.name, Ad.external_id)
    )
    inputs, ids = [], {}
    for ad_id, external_id, site, version_id, title, text, image_hashes in session.execute(query):
        ident = f"{site}/{external_id}"
        ids[ident] = ad_id
        values = {field: tuple(shown.get((version_id, kind), ())) for kind, field in KINDS.items()}
        inputs.append(
            LinkInput(id=ident, site=site, title=title, text=text, image_hashes=tuple(image_hashes or ()), **values)
        )
    return inputs, ids


def _shown_values(session: Session) -> ShownValues:
    rows = session.execute(
        select(FactRow.version_id, FactRow.kind, FactRow.key)
        .join(Ad, Ad.version_id == FactRow.version_id)
        .where(FactRow.kind.in_(KINDS))
        .order_by(FactRow.id)
    )
    shown: ShownValues = {}
    for version_id, kind, key in rows:
        shown.setdefault((version_id, kind), {})[key] = None
    return shown


def _store_advertisers(session: Session, linked: Linked, ids: dict[str, int], clock: StageClock) -> None:
    sizes: dict[str, int] = {}
    for key in linked.advertiser.values():
        sizes[key] = sizes.get(key, 0) + 1
    known = {row.key: row for row in session.scalars(select(Advertiser))}
    session.add_all(Advertiser(key=key, ad_count=0) for key in sorted(sizes.keys() - known.keys()))
    session.flush()
    known = {row.key: row for row in session.scalars(select(Advertiser))}
    before = {row.id: row.advertiser_id for row in session.execute(select(Ad.id, Ad.advertiser_id))}
    moved = [
        {"id": ids[ident], "advertiser_id": known[key].id, "flags_stale": True}
        for ident, key in linked.advertiser.items()
        if before[ids[ident]] != known[key].id
    ]
    for chunk in in_parts(moved, CHUNK):
        session.execute(update(Ad), chunk)
    for row in known.values():
        row.ad_count = sizes.get(row.key, 0)
    session.flush()
    session.execute(delete(Advertiser).where(Advertiser.ad_count == 0))
    for ident in linked.advertiser:
        clock.count(ident.partition("/")[0])


def _store_links(session: Session, linked: Linked, ids: dict[str, int]) -> None:
    wanted: dict[LinkKey, Link] = {}
    for link in linked.links:
        left, right = sorted((ids[link.left], ids[link.right]))
        wanted[(left, right, link.kind, link.value[:300])] = link
    columns = (LinkRow.left_id, LinkRow.right_id, LinkRow.kind, LinkRow.value)
    known: dict[LinkKey, tuple[int, str, bool]] = {
        (left, right, kind, value): (row_id, reason, kept)
        for left, right, kind, value, row_id, reason, kept in session.execute(
            select(*columns, LinkRow.id, LinkRow.reason, LinkRow.kept)
        )
    }
    same = {key for key, link in wanted.items() if key in known and known[key][1:] == (link.reason, link.kept)}
    gone = [row_id for key, (row_id, _, _) in known.items() if key not in same]
    for chunk in in_parts(gone, CHUNK):
        session.execute(delete(LinkRow).where(LinkRow.id.in_(chunk)))
    new = [
        {
            "left_id": key[0],
            "right_id": key[1],
            "kind": link.kind,
            "value": key[3],
            "weight": link.weight,
            "kept": link.kept,
            "reason": link.reason,
        }
        for key, link in wanted.items()
        if key not in same
    ]
    for rows in in_parts(new, CHUNK):
        session.execute(insert(LinkRow), rows)
