"""Stage: indicators that look at several ads at once, such as one phone under several names."""

from collections import defaultdict
from dataclasses import astuple
from datetime import date
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.orm import Session

from chain.compliance_counts import count_weeks
from chain.fingerprint import fingerprint
from chain.licence_hits import LicenceHistory, Wanted, licence_history, licence_hits
from chain.report import Progress, StageClock, StageReport, silent
from domain.clock import now
from nlp.indicators.catalogue import catalogue
from nlp.indicators.computed import COMPUTED, MarketAd
from nlp.pipeline import RULES_VERSION
from store.compliance_counts import store_counts
from store.session import transaction
from store.tables import Ad, Advertiser, FactRow, HitRow, LicenceCheck, LinkRow, Site, StageMark, Version

STAGE = "indicate"
CHUNK = 500


def run_stage(engine: Engine, progress: Progress = silent) -> StageReport:
    """Compute the indicators over all ads when an ad, link, verdict or referral changed since; else rest."""
    clock = StageClock(STAGE)
    with transaction(engine) as session:
        count_weeks(session)
        store_counts(session)
        history = licence_history(session)
        basis = _basis(session, history)
        mark = session.get(StageMark, STAGE)
        if mark is not None and mark.basis == basis:
            return clock.report()
        ads, sites = _market(session)
        progress(STAGE, 0, len(ads))
        wanted = _computed(ads) | licence_hits(session, history)
        _store(session, wanted)
        session.merge(StageMark(stage=STAGE, basis=basis, finished_at=now()))
    for version_id, _ in wanted:
        clock.count(sites.get(version_id, "?"))
    progress(STAGE, len(ads), len(ads))
    return clock.report()


def _basis(session: Session, history: LicenceHistory) -> str:
    rows = session.execute(
        select(Version.id, Advertiser.key, LicenceCheck.basis)
        .join(Ad, Ad.version_id == Version.id)
        .outerjoin(Advertiser, Advertiser.id == Ad.advertiser_id)
        .outerjoin(LicenceCheck, LicenceCheck.version_id == Version.id)
        .order_by(Version.id)
    )
    return fingerprint(RULES_VERSION, [tuple(row) for row in rows], astuple(history))


def _market(session: Session) -> tuple[list[MarketAd], dict[int, str]]:
    """Return every current ad as a row whose id is its version's, and each version's site."""
    facts = _facts(session)
    templates = _templates(session)
    rows = session.execute(
        select(Ad, Version.id, Version.image_hashes, Advertiser.key, Site.name)
        .join(Version, Version.id == Ad.version_id)
        .join(Site, Site.id == Ad.site_id)
        .outerjoin(Advertiser, Advertiser.id == Ad.advertiser_id)
        .order_by(Version.id)
    )
    ads, sites = [], {}
    for ad, version_id, image_hashes, advertiser, site in rows:
        found = facts[version_id]
        sites[version_id] = site
        ads.append(
            MarketAd(
                id=str(version_id),
                advertiser=advertiser or f"ad {ad.id}",
                phones=tuple(dict.fromkeys(found["phone"])),
                names=tuple(dict.fromkeys(found["name"])),
                ages=tuple(dict.fromkeys(found["age"])),
                hourly_prices=tuple(p["amount"] for p in found["price"] if _hourly(p)),
                municipality=ad.municipality,
                day=_day(ad),
                image_hashes=tuple(image_hashes or ()),
                template=templates.get(ad.id),
            )
        )
    return ads, sites


def _day(ad: Ad) -> date:
    return ad.last_seen_at.date()


def _hourly(price: dict[str, Any]) -> bool:
    return price.get("minutes") == 60 and price.get("currency") == "EUR"


def _facts(session: Session) -> dict[int, dict[str, list[Any]]]:
    rows = session.execute(
        select(FactRow.version_id, FactRow.kind, FactRow.value)
        .join(Ad, Ad.version_id == FactRow.version_id)
        .where(FactRow.kind.in_(["phone", "name", "age", "price"]))
        .order_by(FactRow.id)
    )
    found: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for version_id, kind, value in rows:
        found[version_id][kind].append(value)
    return found


def _templates(session: Session) -> dict[int, str]:
    """Group ads by near-duplicate text, kept links and dropped ones alike: strangers share templates too."""
    parent: dict[int, int] = {}

    def root(ad_id: int) -> int:
        while parent.setdefault(ad_id, ad_id) != ad_id:
            ad_id = parent[ad_id]
        return ad_id

    for left, right in session.execute(select(LinkRow.left_id, LinkRow.right_id).where(LinkRow.kind == "text")):
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    return {ad_id: f"template {root(ad_id)}" for ad_id in parent}


def _computed(ads: list[MarketAd]) -> Wanted:
    wanted: Wanted = {}
    for entry in catalogue().values():
        if entry.computed:
            for ident, detail in COMPUTED[entry.computed](ads):
                wanted[(int(ident), entry.id)] = detail
    return wanted


def _store(session: Session, wanted: Wanted) -> None:
    """Write what is new and delete what no longer holds; every ad touched gets its flags derived anew."""
    known: dict[tuple[int, str], tuple[int, dict[str, Any]]] = {
        (version_id, indicator): (row_id, detail)
        for row_id, version_id, indicator, detail in session.execute(
            select(HitRow.id, HitRow.version_id, HitRow.indicator, HitRow.detail).where(HitRow.computed)
        )
    }
    same = {key for key, detail in wanted.items() if key in known and known[key][1] == detail}
    gone = [key for key in known if key not in same]
    new = [key for key in wanted if key not in same]
    for first in range(0, len(gone), CHUNK):
        ids = [known[key][0] for key in gone[first : first + CHUNK]]
        session.execute(delete(HitRow).where(HitRow.id.in_(ids)))
    if new:
        session.execute(
            insert(HitRow),
            [
                {
                    "version_id": v,
                    "indicator": i,
                    "source": "",
                    "spans": [],
                    "detail": wanted[v, i],
                    "computed": True,
                }
                for v, i in new
            ],
        )
    touched = sorted({version_id for version_id, _ in [*gone, *new]})
    for first in range(0, len(touched), CHUNK):
        chunk = touched[first : first + CHUNK]
        session.execute(update(Ad).where(Ad.version_id.in_(chunk)).values(flags_stale=True))
