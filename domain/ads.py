"""An advertisement as text, before anything has been read out of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from domain.errors import BakenError

Source = Literal["title", "text", "url"]


@dataclass(frozen=True, slots=True)
class AdText:
    """One ad's content as the pure stages see it.

    `id` is opaque and unique within one run. `text` may be empty. `posted_at` is the date the
    site states, if any. `city` is the place as the site states it, unresolved.
    """

    id: str
    text: str
    title: str = ""
    url: str = ""
    site: str = ""
    posted_at: date | None = None
    city: str = ""

    def field(self, source: Source) -> str:
        """Return the content of the field that a span with this `source` indexes."""
        return {"title": self.title, "text": self.text, "url": self.url}[source]


def ad_from_record(record: dict[str, Any]) -> AdText:
    """Read one JSON record (`{"id", "text"}` plus optional fields) into an `AdText`.

    Raises `BakenError` naming the field that is missing or of the wrong type.
    """
    if not isinstance(record, dict):
        raise BakenError("not a JSON object")
    if not isinstance(record.get("id"), str | int):
        raise BakenError('field "id" is missing or not text')
    if not isinstance(record.get("text"), str):
        raise BakenError('field "text" is missing or not text')
    optional: dict[str, str] = {}
    for name in ("title", "url", "site", "city"):
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise BakenError(f'field "{name}" is not text')
        optional[name] = value or ""
    return AdText(id=str(record["id"]), text=record["text"], posted_at=iso_date(record.get("posted_at")), **optional)


def iso_date(value: object) -> date | None:
    """Read an ISO date or date-time into a date; None stays None.

    Raises `BakenError` when the value is neither.
    """
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BakenError(f'field "posted_at" is not an ISO date: {str(value)[:40]!r}') from None
