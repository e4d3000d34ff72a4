"""Securing an ad: who may order it, for which page, under which mandate; and the row that makes it count."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from domain.errors import BakenError
from domain.roles import Viewer
from store.access import require
from store.audit import record
from store.evidence import SECURED
from store.mandates import active_mandate
from store.queries.evidence import find_ad
from store.tables import Secured


@dataclass(frozen=True, slots=True)
class Order:
    """One ad's page to secure, in whose name, why, and under which mandate."""

    ad_id: int
    site: str
    external_id: str
    url: str
    viewer: Viewer
    reason: str
    mandate: dict[str, str]


def order_securing(session: Session, viewer: Viewer, named: str, canonical: str, reason: str, on: date) -> Order:
    """Return what is to be secured.

    Raises `AccessDenied` for a role that may not, or an ad that is not there for it; `BakenError` without a
    reason, or without a mandate in force for the ad's site.
    """
    require(viewer, "secure_evidence")
    if not reason.strip():
        raise BakenError("securing an ad needs a reason")
    ad = find_ad(session, viewer, named, canonical)
    mandate = active_mandate(session, ad.site.name, on)
    under = {
        "name": mandate.name,
        "purpose": mandate.purpose,
        "legal_basis": mandate.legal_basis,
        "owner": mandate.owner,
        "until": mandate.ends_on.isoformat(),
    }
    return Order(ad.id, ad.site.name, ad.external_id, ad.url, viewer, reason.strip(), under)


def record_secured(
    session: Session, order: Order, at: datetime, status: int, folder: str, manifest_sha256: str
) -> Secured:
    """Write down that an ad was secured, with its audit entry; before this nothing of it counts."""
    require(order.viewer, "secure_evidence")
    row = Secured(
        ad_id=order.ad_id,
        user_id=order.viewer.user_id,
        at=at,
        reason=order.reason,
        status=status,
        folder=folder,
        manifest_sha256=manifest_sha256,
    )
    session.add(row)
    session.flush()
    _log(session, order, SECURED, secured=row.id, status=status, manifest_sha256=manifest_sha256)
    return row


def log_failure(session: Session, order: Order, kind: str) -> None:
    """Write to the audit log that an ad could not be secured."""
    _log(session, order, "evidence.secure.failed", kind=kind)


def _log(session: Session, order: Order, action: str, **detail: object) -> None:
    viewer = order.viewer
    record(
        session,
        actor=viewer.username,
        role=viewer.role.value,
        action=action,
        subject=f"ad {order.ad_id}",
        detail=detail,
    )
