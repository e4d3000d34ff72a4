"""What the register sends: the documented shapes of its answers."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator


class LicenceRecord(BaseModel):
    """One licence or registration."""

    model_config = ConfigDict(str_strip_whitespace=True)

    number: str = Field(min_length=1, description="the number as the register writes it")
    kind: Literal["business", "self_employed"]
    holder: str = Field(description="the person or firm the licence is given to")
    trade_names: list[str] = Field(default_factory=list, description="names the holder may advertise under")
    municipality: str = ""
    cbs_code: str = Field("", description="CBS code of the municipality, like GM0363")
    phones: list[str] = Field(
        default_factory=list, description="phones (E.164) notified for advertising; empty: none are recorded"
    )
    valid_from: date | None = Field(None, description="first day")
    valid_until: date | None = Field(None, description="last day")
    status: Literal["active", "suspended", "revoked"]

    @field_validator("trade_names", "phones", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return [item.strip() for item in value.split(";") if item.strip()]
        return value

    @field_validator("valid_from", "valid_until", mode="before")
    @classmethod
    def _no_day(cls, value: object) -> object:
        return value or None

    @model_validator(mode="after")
    def _days_in_order(self) -> "LicenceRecord":
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("valid_until lies before valid_from")
        return self


class LicencePage(BaseModel):
    """Part of the register. Follow `next` until it is null; `digest` must be the same on every page."""

    as_of: datetime = Field(description="the time the register vouches for (UTC)")
    count: int = Field(description="number of licences in the whole register")
    digest: str = Field(description="SHA-256 of the whole register's content")
    licences: list[LicenceRecord]
    next: str | None = Field(None, description="address of the next page, relative to this one")


class LicenceRows(BaseModel):
    """All rows of one number: several when the register records renewals as rows of their own."""

    as_of: datetime
    licences: list[LicenceRecord]


class Health(BaseModel):
    """Whether the register can answer."""

    status: Literal["ok", "unreadable"]
    licences: int
    problems: list[str] = Field(description="rows left out, named by line")


class Problem(BaseModel):
    """Why the register did not answer."""

    detail: str
