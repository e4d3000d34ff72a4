"""Who may do what (SPEC section 1)."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The six kinds of user."""

    OFFICER = "officer"
    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    RESEARCHER = "researcher"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Viewer:
    """A logged-in person. `municipality` is a CBS code and set for inspectors only."""

    user_id: int
    username: str
    role: Role
    municipality: str | None = None
    display_name: str = ""
