"""The pages of JSON that an HTTP register sends (registry_stub's API, docs/registers.md)."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ValidationError, field_validator

from domain.errors import BakenError


class PageError(BakenError):
    """What came is no page of a register; the message says what it lacks, for the end of a sentence."""


class RegisterPage(BaseModel):
    """One page. Rows are read one by one later, so that a bad one leaves the others."""

    as_of: datetime
    licences: list[Any]
    count: int | None = None
    digest: str | None = None
    next: str | None = None

    @field_validator("as_of")
    @classmethod
    def _in_utc(cls, moment: datetime) -> datetime:
        """The time the register vouches for; without a zone it counts as UTC."""
        try:
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except OverflowError:
            raise ValueError("no time that a calendar has") from None


def read_page(body: bytes) -> RegisterPage:
    """Read one page. Raises `PageError` when it is not JSON, lacks a field, or cannot be paged on."""
    try:
        page = RegisterPage.model_validate_json(body)
    except ValidationError as error:
        raise PageError(_said(error)) from None
    if page.next and not page.licences:
        raise PageError("it sends empty pages without end")
    return page


def _said(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return "its answer is not JSON; is the address right?"
    if not first["loc"] or first["type"] == "missing":
        return 'its answer has no "licences" and "as_of"; is it a licence register?'
    return f'its "{first["loc"][0]}" cannot be read ({first["msg"].lower()})'
