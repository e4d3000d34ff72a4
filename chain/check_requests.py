"""What the store knows of an ad, put as the question of a licence check."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.verdicts import CheckRequest, LicenceKind
from store.tables import FactRow, HitRow, Version

SHOWN = ("licence_number", "phone", "name")
SEVERAL_PERSONS = ("control.multiple_persons", "control.third_person")


def requests_for(session: Session, versions: Sequence[Version]) -> list[CheckRequest]:
    """Return one question a version, in their order."""
    ids = [version.id for version in versions]
    shown: dict[tuple[int, str], list[str]] = defaultdict(list)
    facts = select(FactRow.version_id, FactRow.kind, FactRow.key).where(
        FactRow.version_id.in_(ids), FactRow.kind.in_(SHOWN)
    )
    for version_id, kind, key in session.execute(facts.order_by(FactRow.id)):
        shown[version_id, kind].append(key)
    signs: dict[int, set[str]] = defaultdict(set)
    hits = select(HitRow.version_id, HitRow.indicator).where(
        HitRow.version_id.in_(ids), HitRow.indicator.in_(SEVERAL_PERSONS), HitRow.computed.is_(False)
    )
    for version_id, indicator in session.execute(hits):
        signs[version_id].add(indicator)

    def texts(version: Version, kind: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(shown.get((version.id, kind), ())))

    return [
        CheckRequest(
            id=str(version.id),
            numbers=texts(version, "licence_number"),
            phones=texts(version, "phone"),
            names=texts(version, "name"),
            city=version.city,
            on=version.posted_at or version.first_seen_at.date(),
            kind=plain_kind(signs.get(version.id, set())),
        )
        for version in versions
    ]


def plain_kind(indicators: set[str]) -> LicenceKind | None:
    """Return `business` where an ad plainly is one, None where that cannot be told (never `self_employed`).

    Plainly: the words offer several persons, and somebody else speaks for the person offered. One alone is not
    enough: a friend who joins in and a driver who answers the phone make no business. Nor does a Chamber of
    Commerce number add anything, one-person firms have it too; docs/registers.md gives the figures.
    """
    return "business" if indicators.issuperset(SEVERAL_PERSONS) else None
