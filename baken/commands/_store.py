"""Opening the store for a command, at the right revision."""

from sqlalchemy import Engine

from store.migrate import require_current, upgrade
from store.session import engine


def ready_engine() -> Engine:
    """Return the configured store, set up if this is its first use.

    Raises `BakenError` with the mend when it is at another revision or cannot be reached.
    """
    opened = engine()
    if opened.dialect.name == "sqlite" and _is_new(opened):
        upgrade(opened)
    require_current(opened)
    return opened


def _is_new(opened: Engine) -> bool:
    from sqlalchemy import inspect

    return not inspect(opened).get_table_names()
