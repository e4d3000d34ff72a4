"""Who may do what (SPEC section 1), enforced where data is read and written."""

from typing import Any, TypeVar

from sqlalchemy import Select, false, select

from domain.errors import BakenError
from domain.indicators import Track
from domain.roles import Role, Viewer
from store.tables import Ad, Flag

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])

ACTIONS: dict[str, frozenset[Role]] = {
    "see_flags": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR}),
    "see_ads": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR}),
    "decide": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR}),
    "refer_to_police_or_care": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "confirm": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "secure_evidence": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "export_crawls": frozenset({Role.OFFICER, Role.SUPERVISOR}),
    "see_overview": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR, Role.RESEARCHER}),
    "see_compliance": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR, Role.RESEARCHER}),
    "see_licences": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR}),
    "see_registers": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR}),
    "review_changes": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR}),
    "export_compliance": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR, Role.RESEARCHER}),
    "export_licences": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.INSPECTOR}),
    "see_crawls": frozenset({Role.OFFICER, Role.SUPERVISOR, Role.ADMIN}),
    "see_audit": frozenset({Role.AUDITOR}),
    "configure": frozenset({Role.ADMIN}),
}


class AccessDenied(BakenError):
    """This person's role does not allow the action."""


def may(viewer: Viewer, action: str) -> bool:
    """Tell whether the viewer's role allows the action."""
    return viewer.role in ACTIONS[action]


def require(viewer: Viewer, action: str) -> None:
    """Raise `AccessDenied` unless the viewer's role allows the action."""
    if not may(viewer, action):
        raise AccessDenied(f"{viewer.username} ({viewer.role.value}) may not {action.replace('_', ' ')}")


def own_place(viewer: Viewer, municipality: str | None) -> str | None:
    """Return the municipality (CBS code) to look at: an inspector's own, whatever was left open; None for all.

    Raises `AccessDenied` when an inspector asks for another one.
    """
    if viewer.role is not Role.INSPECTOR:
        return municipality
    if municipality not in {None, viewer.municipality}:
        raise AccessDenied("this is outside your municipality")
    return viewer.municipality or ""


def visible_tracks(viewer: Viewer) -> tuple[Track, ...]:
    """Return the tracks whose flags, reasons and decisions the viewer may see."""
    if viewer.role in (Role.OFFICER, Role.SUPERVISOR):
        return tuple(Track)
    return (Track.ADMINISTRATIVE,) if viewer.role is Role.INSPECTOR else ()


def only_visible(query: Query, viewer: Viewer) -> Query:
    """Narrow a query over `flags` to what the viewer may see; to nothing where the role sees no flags."""
    if not may(viewer, "see_flags"):
        return query.where(false())
    query = query.where(Flag.track.in_([track.value for track in visible_tracks(viewer)]))
    return query.where(Flag.municipality == viewer.municipality) if viewer.role is Role.INSPECTOR else query


def visible_flags(viewer: Viewer) -> Select[Any]:
    """Return a query for the flags the viewer may see."""
    return only_visible(select(Flag), viewer)


def only_visible_ads(query: Query, viewer: Viewer) -> Query:
    """Narrow a query over `ads` to what the viewer may see."""
    if not may(viewer, "see_ads"):
        return query.where(false())
    return query.where(Ad.municipality == viewer.municipality) if viewer.role is Role.INSPECTOR else query
