"""The audit log: append-only, each entry's hash covering the one before."""

import hashlib
import json
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from domain.clock import now
from store.tables import AuditEntry

GENESIS = "0" * 64
_APPEND_LOCK = 0x61756469


def record(
    session: Session, *, actor: str, role: str, action: str, subject: str = "", detail: dict[str, Any] | None = None
) -> AuditEntry:
    """Append one entry within the caller's transaction; writers wait for one another.

    `detail` holds plain JSON and no personal data beyond what the action needs.
    """
    _wait_for_turn(session)
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.sequence.desc()).limit(1)).first()
    entry = AuditEntry(
        sequence=last.sequence + 1 if last else 1,
        at=now(),
        actor=actor,
        role=role,
        action=action,
        subject=subject[:200],
        detail=detail or {},
        previous=last.hash if last else GENESIS,
    )
    entry.hash = entry_hash(entry)
    session.add(entry)
    session.flush()
    return entry


def _wait_for_turn(session: Session) -> None:
    """Let one transaction append at a time: a lock on PostgreSQL, the write lock on SQLite."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({_APPEND_LOCK})"))
    else:
        session.execute(text("UPDATE users SET id = id WHERE 0"))


def entry_hash(entry: AuditEntry) -> str:
    """Return the SHA-256 (hex) over the entry's fields and the previous hash, as canonical JSON."""
    fields = [
        entry.sequence,
        entry.at.isoformat(),
        entry.actor,
        entry.role,
        entry.action,
        entry.subject,
        entry.detail,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(fields, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def verify(session: Session, expected_head: str | None = None) -> list[str]:
    """Return one line per entry that was altered, removed, added or moved; empty when the log holds.

    Entries cut off the end leave no trace in the chain itself; keep the head that `baken audit verify`
    prints somewhere else and pass it as `expected_head`.
    """
    problems, previous, expected = [], GENESIS, 1
    seen_head = expected_head is None
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.sequence).execution_options(yield_per=1000)):
        if entry.sequence != expected:
            problems.append(f"entry {expected}: missing; the next one is {entry.sequence}")
        if entry.previous != previous:
            problems.append(f"entry {entry.sequence}: does not follow the entry before it")
        if entry.hash != entry_hash(entry):
            problems.append(f"entry {entry.sequence}: was altered after it was written")
        seen_head = seen_head or entry.hash == expected_head
        previous, expected = entry.hash, entry.sequence + 1
    if not seen_head:
        problems.append(f"the head {expected_head} is not in the log: entries were removed from its end")
    return problems


def head(session: Session) -> str:
    """Return the hash of the last entry, by which the whole log can be checked later."""
    last = session.scalars(select(AuditEntry.hash).order_by(AuditEntry.sequence.desc()).limit(1)).first()
    return last or GENESIS
