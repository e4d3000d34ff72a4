"""What all these files have in common: who made them, when, of what, on which answers of the registers."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from domain.clock import now
from domain.places import municipalities
from domain.roles import Role, Viewer
from reports.sheet import CellValue, Sheet
from store.audit import record
from store.queries.registers import latest_answers


class Wording(Protocol):
    """Gives the words for a key in the reader's language, with values filled in."""

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return the words."""


Columns = Sequence[tuple[str, Callable[[Any], CellValue]]]


def framed(
    session: Session,
    viewer: Viewer,
    word: Wording,
    *,
    name: str,
    columns: Columns,
    rows: Sequence[Any],
    narrowed: Sequence[str] = (),
) -> Sheet:
    """Make the sheet of these rows, and write the export to the audit log under the viewer's name."""
    who = f"{viewer.display_name or viewer.username} ({word(f'role.{viewer.role.value}')})"
    answers = [f"{source}: {moment(as_of)}" for source, as_of in latest_answers(session, viewer).items()]
    about = [
        (word("export.what"), word(f"export.{name}.what")),
        (word("export.by"), who),
        (word("export.at"), moment(now())),
        (word("export.filter"), "; ".join(narrowed) or word("export.no_filter")),
        (word("export.rows"), str(len(rows))),
        (word("export.register"), "\n".join(answers) or word("export.no_register")),
        (word("export.mind"), word("export.mind_words")),
    ]
    if viewer.role is Role.RESEARCHER:
        about.append((word("export.hidden"), word("compliance.small")))
    record(
        session,
        actor=viewer.username,
        role=viewer.role.value,
        action=f"export.{name}",
        subject="; ".join(narrowed),
        detail={"rows": len(rows)},
    )
    return Sheet(
        title=word(f"export.{name}"),
        columns=tuple(word(key) for key, _ in columns),
        rows=[[value(row) for _, value in columns] for row in rows],
        about_title=word("export.about"),
        about=tuple(about),
    )


def moment(at: datetime) -> str:
    """Return a time in UTC as all files write it."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def place_name(code: str | None, word: Wording) -> str:
    """Return a municipality's name, or that it is not known."""
    place = municipalities().get(code or "")
    return place.name if place else code or word("compliance.no_place")
