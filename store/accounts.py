"""Local accounts: argon2 hashes, lock-out after failures, every log-in on the audit log."""

from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.clock import now
from domain.errors import BakenError
from domain.places import municipalities
from domain.roles import Role, Viewer
from store.audit import record
from store.tables import User

FAILURES_ALLOWED = 5
LOCKED_FOR = timedelta(minutes=15)
SHORTEST_PASSWORD = 12
_HASHER = PasswordHasher()


class LogInFailed(BakenError):
    """The name or password is wrong, or the account is locked. Says no more than that."""

    keeps_work = True  # the failure must be counted and logged


def add_user(
    session: Session,
    username: str,
    password: str,
    role: str,
    *,
    municipality: str | None = None,
    display_name: str = "",
) -> User:
    """Add an account.

    Raises `BakenError` for a name in use, an unknown role, a short password, or an inspector without
    an existing municipality (CBS code).
    """
    if not username.strip() or session.scalar(select(User.id).where(User.username == username)):
        raise BakenError(f"the name {username!r} is empty or in use")
    if role not in [known.value for known in Role]:
        raise BakenError(f"no role {role!r}; there are: {', '.join(known.value for known in Role)}")
    if role == Role.INSPECTOR.value and municipality not in municipalities():
        raise BakenError("an inspector needs a municipality by its CBS code, such as GM0344")
    user = User(username=username, role=role, municipality=municipality, display_name=display_name or username)
    user.password_hash = _hash(password)
    session.add(user)
    session.flush()
    return user


def set_password(session: Session, username: str, password: str) -> None:
    """Give an account a new password and unlock it.

    Raises `BakenError` for an unknown name or a short password.
    """
    user = session.scalar(select(User).where(User.username == username))
    if user is None:
        raise BakenError(f"no account named {username!r}")
    user.password_hash, user.failed_logins, user.locked_until = _hash(password), 0, None


def log_in(session: Session, username: str, password: str) -> Viewer:
    """Return the viewer when name and password are right.

    Raises `LogInFailed` otherwise; after `FAILURES_ALLOWED` failures the account is locked for
    `LOCKED_FOR`. `store.session.transaction` commits the failure's count and log entry.
    """
    user = session.scalar(select(User).where(User.username == username, User.active).with_for_update())
    right = _verify(user.password_hash if user else _decoy_hash(), password)
    if user is None:
        record(session, actor=username[:60], role="", action="log_in.failed", subject="unknown account")
        raise LogInFailed("wrong name or password")
    if user.locked_until and user.locked_until > now():
        record(session, actor=username, role=user.role, action="log_in.failed", subject="locked")
        raise LogInFailed("wrong name or password, or the account is locked; try again in a quarter of an hour")
    if not right:
        user.failed_logins += 1
        if user.failed_logins >= FAILURES_ALLOWED:
            user.locked_until, user.failed_logins = now() + LOCKED_FOR, 0
        record(session, actor=username, role=user.role, action="log_in.failed")
        raise LogInFailed("wrong name or password")
    user.failed_logins, user.locked_until = 0, None
    record(session, actor=username, role=user.role, action="log_in")
    return Viewer(user.id, user.username, Role(user.role), user.municipality, user.display_name)


def viewer_named(session: Session, username: str) -> Viewer:
    """Return the viewer in whose name a command is given on this machine.

    Raises `BakenError` when there is no active account of that name.
    """
    user = session.scalar(select(User).where(User.username == username, User.active))
    if user is None:
        raise BakenError(f"no active account named {username!r}; see `baken user list`")
    return Viewer(user.id, user.username, Role(user.role), user.municipality, user.display_name)


def _hash(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise BakenError(f"a password needs at least {SHORTEST_PASSWORD} characters")
    return _HASHER.hash(password)


def _verify(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


@cache
def _decoy_hash() -> str:
    """A hash to verify against for unknown names, so that they take as long as known ones."""
    return _HASHER.hash("no account has this password")
