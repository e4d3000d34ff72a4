"""What the made-up world consists of."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class DemoLicence:
    """One row of the made-up register, with SPEC section 3's columns."""

    number: str
    kind: str
    holder: str
    trade_names: str
    municipality: str
    cbs_code: str
    phones: str
    valid_from: str
    valid_until: str
    status: str


@dataclass(frozen=True)
class DemoAdvertiser:
    """One party behind ads. `situation` says how it stands with its licence (see `situations.py`)."""

    id: str
    names: tuple[str, ...]
    ages: tuple[int, ...]
    phones: tuple[str, ...]
    city: str
    situation: str
    number: str
    language: str


@dataclass(frozen=True)
class DemoAd:
    """One made-up ad and its truth: facts as `[kind, value]`, indicators, verdict, advertiser."""

    site: str
    external_id: str
    title: str
    text: str
    city: str
    posted_at: date
    facts: list[list[Any]]
    indicators: list[str]
    verdict: str
    advertiser: str
    gone: bool = False


@dataclass(frozen=True)
class World:
    """The whole of it."""

    seed: int
    ads: list[DemoAd] = field(default_factory=list)
    licences: list[DemoLicence] = field(default_factory=list)
    advertisers: list[DemoAdvertiser] = field(default_factory=list)
