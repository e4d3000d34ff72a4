"""A register's row in words. What stands in it comes from elsewhere and is shown as text."""

import re
from typing import Any

from reports.compliance.licences import in_cell
from review_ui.i18n import has_words, t

FIELDS = (
    "number", "kind", "holder", "trade_names", "municipality", "phones", "valid_from", "valid_until", "status",
)  # fmt: skip

DAYS = ("valid_from", "valid_until")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def cell_words(name: str, value: object) -> str:
    """Return one value of a row: its kind and status in words, several values on one line, a dash for none."""
    written = in_cell(value)
    if name in DAYS and _ISO_DAY.fullmatch(written):
        return "-".join(reversed(written.split("-")))
    key = f"{name}.{written}"
    return (t(key) if has_words(key) else written) or "—"


def row_line(content: dict[str, Any]) -> str:
    """Return the holder, the municipality, the kind and the status on one line."""
    parts = [(name, content.get(name)) for name in ("holder", "municipality", "kind", "status")]
    return " · ".join(cell_words(name, value) for name, value in parts if value)


def changed_fields(new: dict[str, Any], old: dict[str, Any]) -> list[str]:
    """Return what changed between two rows of one licence, each as `field: old → new`."""
    return [
        f"{t(f'register.{name}')}: {cell_words(name, old.get(name))} → {cell_words(name, new.get(name))}"
        for name in FIELDS
        if in_cell(new.get(name)) != in_cell(old.get(name))
    ]
