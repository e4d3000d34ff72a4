"""Mandates: purpose first. Without one in force for a site nothing is fetched from it."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.errors import BakenError
from store.tables import Mandate


def add_mandate(
    session: Session,
    *,
    name: str,
    purpose: str,
    legal_basis: str,
    area: str,
    owner: str,
    starts_on: date,
    ends_on: date,
    sites: Sequence[str],
) -> Mandate:
    """Register a mandate for the named sites, or replace the one of this name.

    Raises `BakenError` when a text is empty, no site is named, or it ends before it starts.
    """
    texts = {"name": name, "purpose": purpose, "legal basis": legal_basis, "area": area, "owner": owner}
    for label, text in texts.items():
        if not text.strip():
            raise BakenError(f"a mandate needs its {label}")
    if not sites:
        raise BakenError("a mandate names at least one site")
    if ends_on < starts_on:
        raise BakenError(f"the mandate ends ({ends_on}) before it starts ({starts_on})")
    mandate = session.scalar(select(Mandate).where(Mandate.name == name))
    if mandate is None:
        mandate = Mandate(name=name)
        session.add(mandate)
    mandate.purpose, mandate.legal_basis, mandate.area, mandate.owner = purpose, legal_basis, area, owner
    mandate.starts_on, mandate.ends_on, mandate.sites = starts_on, ends_on, sorted(set(sites))
    session.flush()
    return mandate


def active_mandate(session: Session, site_name: str, on: date) -> Mandate:
    """Return the mandate under which `site_name` may be crawled on this day; the one ending last.

    Raises `BakenError` when there is none, saying whether one existed and when it ended.
    """
    mandate = mandate_of(session.scalars(select(Mandate)), site_name, on)
    if mandate and mandate.starts_on <= on <= mandate.ends_on:
        return mandate
    if mandate:
        raise BakenError(
            f"site {site_name}: its mandate {mandate.name!r} runs from {mandate.starts_on} to {mandate.ends_on}, "
            f"not on {on}; nothing is fetched"
        )
    raise BakenError(f"site {site_name}: no mandate names it, nothing is fetched; see `baken mandate add --help`")


def mandate_of(mandates: Iterable[Mandate], site_name: str, on: date) -> Mandate | None:
    """Return the mandate that counts for a site on this day: in force, else any; the one ending last."""
    named = [mandate for mandate in mandates if site_name in mandate.sites]
    return max(named, key=lambda m: (m.starts_on <= on <= m.ends_on, m.ends_on, m.id), default=None)
