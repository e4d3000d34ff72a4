"""What people conclude about flags. Referrals to police or care take two different people."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.clock import now
from domain.errors import BakenError
from domain.indicators import Track
from domain.roles import Viewer
from store.access import AccessDenied, may, require, visible_flags
from store.audit import record
from store.tables import Decision, Flag

TWO_PEOPLE = frozenset({"refer_criminal", "refer_care"})
KINDS = ("dismiss", "watch", "refer_administrative", "refer_criminal", "refer_care")


class Conflict(BakenError):
    """Somebody else, or new evidence, changed the flag since it was opened."""


def kinds_for(viewer: Viewer, track: str) -> tuple[str, ...]:
    """Return the decisions the viewer may take on a flag of this track."""
    if not may(viewer, "decide"):
        return ()
    administrative = ("dismiss", "watch", "refer_administrative")
    if not may(viewer, "refer_to_police_or_care"):
        return administrative
    return (
        administrative if track == Track.ADMINISTRATIVE.value else ("dismiss", "watch", "refer_criminal", "refer_care")
    )


def decide(session: Session, viewer: Viewer, flag_id: int, kind: str, reason: str, revision: int) -> Decision:
    """Write a decision on an open flag, which then is decided or waits for a second person.

    `revision` is the flag's when the viewer opened it. Raises `Conflict` when it has changed since,
    `AccessDenied` for a flag or decision outside the viewer's role, `BakenError` without a reason.
    """
    require(viewer, "decide")
    if not reason.strip():
        raise BakenError("a decision needs a reason")
    flag: Flag | None = session.scalar(visible_flags(viewer).where(Flag.id == flag_id))
    if flag is None or kind not in kinds_for(viewer, flag.track):
        raise AccessDenied(f"{viewer.username} ({viewer.role.value}) may not take this decision on this flag")
    state = "awaiting_second" if kind in TWO_PEOPLE else "decided"
    _change(session, flag, ("open",), state, revision)
    decision = Decision(
        flag_id=flag.id,
        user_id=viewer.user_id,
        kind=kind,
        reason=reason.strip(),
        decided_at=now(),
        grounds=flag.grounds,
    )
    session.add(decision)
    session.flush()
    detail = {"kind": kind, "state": state, "decision": decision.id}
    record(
        session,
        actor=viewer.username,
        role=viewer.role.value,
        action="flag.decide",
        subject=f"flag {flag.id}",
        detail=detail,
    )
    return decision


def confirm(session: Session, viewer: Viewer, decision_id: int, agrees: bool) -> Decision:
    """Give the second signature on a referral, or refuse it: then the flag is open again.

    Raises `AccessDenied` for the person who decided or a role without the right, `Conflict` when
    it no longer waits.
    """
    require(viewer, "confirm")
    decision = session.get(Decision, decision_id)
    if decision is None or decision.kind not in TWO_PEOPLE:
        raise BakenError("there is no referral with this number")
    if decision.user_id == viewer.user_id:
        raise AccessDenied("the second signature must be another person's")
    flag: Flag | None = session.scalar(visible_flags(viewer).where(Flag.id == decision.flag_id))
    if flag is None:
        raise AccessDenied("this flag is outside your role")
    if decision.second_at is not None:
        raise Conflict("somebody has signed or refused this referral already")
    _change(session, flag, ("awaiting_second",), "decided" if agrees else "open", flag.revision)
    decision.second_user_id, decision.second_at, decision.second_agrees = viewer.user_id, now(), agrees
    session.flush()
    detail = {"decision": decision.id, "agrees": agrees}
    record(
        session,
        actor=viewer.username,
        role=viewer.role.value,
        action="flag.confirm",
        subject=f"flag {flag.id}",
        detail=detail,
    )
    return decision


def awaiting_second(session: Session, viewer: Viewer) -> list[Decision]:
    """Return the referrals that wait for a second person, oldest first."""
    if not may(viewer, "confirm"):
        return []
    query = (
        select(Decision)
        .join(Flag, Flag.id == Decision.flag_id)
        .where(Flag.state == "awaiting_second", Decision.second_at.is_(None), Decision.kind.in_(sorted(TWO_PEOPLE)))
        .order_by(Decision.decided_at)
    )
    return list(session.scalars(query))


def _change(session: Session, flag: Flag, from_states: tuple[str, ...], state: str, revision: int) -> None:
    """Move the flag on in one statement that only one of two people can win."""
    changed = session.connection().execute(
        update(Flag)
        .where(Flag.id == flag.id, Flag.revision == revision, Flag.state.in_(from_states))
        .values(state=state, revision=Flag.revision + 1)
    )
    if changed.rowcount != 1:
        raise Conflict("this flag was changed by someone else, or by new evidence, since you opened it")
    session.refresh(flag)
