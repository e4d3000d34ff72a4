"""Stage: read facts and hits out of every version that has not been read with today's rules."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Engine, Select, delete, func, insert, or_, select
from sqlalchemy.orm import Session, selectinload

from chain.report import Progress, StageClock, StageReport, silent
from domain.ads import AdText
from domain.facts import Extraction, Fact, FactValue
from nlp.pipeline import RULES_VERSION, AdReader
from store.session import transaction
from store.tables import Ad, FactRow, HitRow, Site, Version

BATCH = 200


@cache
def _reader(country: str) -> AdReader:
    return AdReader(default_country=country)


def run_stage(engine: Engine, progress: Progress = silent) -> StageReport:
    """Extract all stale versions, a batch a transaction. An unreadable one is reported and passed over."""
    clock = StageClock("extract")
    with transaction(engine) as session:
        total = session.scalar(_stale(select(func.count()).select_from(Version))) or 0
    done = 0
    progress("extract", done, total)
    while count := _extract_batch(engine, clock):
        done += count
        progress("extract", done, max(done, total))
    return clock.report()


def _stale(query: Select[Any]) -> Select[Any]:
    return query.where(or_(Version.rules.is_(None), Version.rules != RULES_VERSION))


def _extract_batch(engine: Engine, clock: StageClock) -> int:
    with transaction(engine) as session:
        query = _stale(select(Version)).order_by(Version.id).limit(BATCH)
        versions = session.scalars(query.options(selectinload(Version.ad).selectinload(Ad.site))).all()
        by_country: dict[str, list[Version]] = {}
        for version in versions:
            by_country.setdefault(version.ad.site.country, []).append(version)
        for country, group in by_country.items():
            _store_group(session, group, _read(group, _reader(country), clock))
        for version in versions:
            clock.count(version.ad.site.name)
        return len(versions)


def _read(versions: Sequence[Version], reader: AdReader, clock: StageClock) -> list[Extraction]:
    texts = [_as_text(version, version.ad.site) for version in versions]
    return [_known(text, found, clock) for text, found in zip(texts, reader.read_batch(texts), strict=True)]


def _known(text: AdText, found: Extraction | Exception, clock: StageClock) -> Extraction:
    """Report an ad that could not be read; nothing is known of it then."""
    if isinstance(found, Extraction):
        return found
    clock.problems.append(f"ad {text.url or text.id} could not be read: {found}")
    return Extraction(id=text.id, language="und", facts=(), hits=())


def _as_text(version: Version, site: Site) -> AdText:
    return AdText(
        id=str(version.id),
        text=version.text,
        title=version.title,
        url=version.url,
        site=site.name,
        posted_at=version.posted_at,
        city=version.city,
    )


def _store_group(session: Session, versions: Sequence[Version], extractions: Sequence[Extraction]) -> None:
    ids = [version.id for version in versions]
    session.execute(delete(FactRow).where(FactRow.version_id.in_(ids)))
    session.execute(delete(HitRow).where(HitRow.version_id.in_(ids), HitRow.computed.is_(False)))
    facts = [_fact_row(v.id, fact) for v, found in zip(versions, extractions, strict=True) for fact in found.facts]
    hits = [
        {
            "version_id": version.id,
            "indicator": hit.indicator,
            "source": hit.source,
            "spans": [list(span) for span in hit.spans],
            "detail": hit.detail,
            "computed": False,
        }
        for version, found in zip(versions, extractions, strict=True)
        for hit in found.hits
    ]
    if facts:
        session.execute(insert(FactRow), facts)
    if hits:
        session.execute(insert(HitRow), hits)
    for version, found in zip(versions, extractions, strict=True):
        version.rules = RULES_VERSION
        version.language = found.language
        version.ad.flags_stale = True
        version.ad.municipality = version.ad.municipality or _municipality(found)


def _fact_row(version_id: int, fact: Fact) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "kind": fact.kind,
        "key": key_of(fact.value),
        "value": fact.value,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text.replace("\x00", "\ufffd"),
        "source": fact.source,
        "extra": fact.extra,
    }


def key_of(value: FactValue) -> str:
    """Return a fact's value as text, for looking it up: prices as `150.0 EUR/60`."""
    if isinstance(value, dict):
        return f"{value.get('amount')} {value.get('currency')}/{value.get('minutes')}"
    return str(value)


def _municipality(found: Extraction) -> str | None:
    codes = [fact.extra.get("code") for fact in found.facts if fact.kind == "place"]
    return next((code for code in codes if code), None)
