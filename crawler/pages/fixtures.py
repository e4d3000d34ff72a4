"""Recorded pages beside a site's definition: web-poet's fixtures, by which its page object is tried without the site.

A fixture is `fixtures/CLASS/CASE/` with `inputs/`, `output.json` and `meta.json`. Those of real sites hold personal
data: they are kept in BAKEN_HOME, whatever folder the definition comes from.
"""

import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from web_poet.testing import Fixture
from web_poet.testing.itemadapter import WebPoetTestItemAdapter

from crawler.definition import SiteDefinition
from crawler.pages.content import AdContent
from crawler.pages.objects import PageClass, page_class_of
from domain.clock import now
from domain.errors import UsageError
from domain.masking import in_passing
from domain.settings import settings

FOLDER = "fixtures"
_CASE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


class AdAdapter(WebPoetTestItemAdapter):
    """An ad's content as a fixture keeps it: title, text, and what else differs from nothing."""

    def asdict(self) -> dict[str, Any]:
        """Return the fields as JSON can hold them."""
        usual = {field.name: field.default for field in fields(AdContent)}
        told = {name: value for name, value in super().asdict().items() if value != usual[name]}
        return {name: str(value) if isinstance(value, date) else value for name, value in told.items()}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recorded page: of which page object, under which name, where."""

    page_class: str
    case: str
    fixture: Fixture


def recorded_pages(definition: SiteDefinition) -> list[Recorded]:
    """Return the site's recorded pages: those beside its definition and those in BAKEN_HOME."""
    found = {}
    for root in (definition.folder / FOLDER, _home_of(definition) / FOLDER):
        for folder in sorted(root.glob("*/*/")):
            fixture = Fixture(folder)
            if fixture.is_valid():
                found[folder.resolve()] = Recorded(folder.parent.name, folder.name, fixture)
    return list(found.values())


def faults_of(definition: SiteDefinition, recorded: Iterable[Recorded]) -> list[str]:
    """Return what the site's page object reads otherwise than was recorded: one line a field.

    Not to be called while an event loop runs. Raises `BakenError` when the page object cannot be loaded.
    """
    page_class = page_class_of(definition)
    return [f"{one.page_class}/{one.case}: {fault}" for one in recorded for fault in _faults(one, page_class)]


def _faults(recorded: Recorded, page_class: PageClass) -> list[str]:
    if recorded.page_class != page_class.__name__:
        return [f"recorded for another page object; the site's is {page_class.__name__}"]
    fixture = recorded.fixture
    try:
        if fixture.exception_path.exists():
            fixture.assert_toitem_exception(page_class)
            return []
        expected, got = fixture.get_expected_output(), fixture.get_output(page_class)
    except Exception as error:  # foreign code, or a file that was changed by hand
        return [f"cannot be read any more: {in_passing(repr(error), 120)}"]
    plain = _as_json(got)
    return [
        f"{name} was {_shown(expected.get(name))}, is now {_shown(plain.get(name))}"
        for name in [*expected, *(plain.keys() - expected.keys())]
        if name not in plain or name not in expected or plain[name] != expected[name]
    ]


def _shown(value: Any) -> str:
    return "nothing" if value is None else repr(in_passing(str(value)))


def _as_json(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}


def save(definition: SiteDefinition, page_class: PageClass, case: str, inputs: Iterable[Any], item: AdContent) -> Path:
    """Save a fixture in BAKEN_HOME, whole or not at all, and return its folder."""
    folder = free_folder(definition, page_class, case)
    folder.parent.mkdir(parents=True, exist_ok=True)
    meta = {"adapter": AdAdapter, "frozen_time": now().replace(microsecond=0).isoformat()}
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as unfinished:
        Fixture.save(unfinished, inputs=inputs, item=item, meta=meta, fixture_name=folder.name)
        Path(unfinished, folder.name).rename(folder)
    return folder


def free_folder(definition: SiteDefinition, page_class: PageClass, case: str = "") -> Path:
    """Return the folder for a new fixture; without a name for it, the next that is free.

    Raises `UsageError` when the name is taken or is none.
    """
    base = _home_of(definition) / FOLDER / page_class.__name__
    if not case:
        return next(folder for n in range(1, 100_000) if not (folder := base / f"page-{n}").exists())
    if not _CASE.fullmatch(case):
        raise UsageError(f"{case!r} is no name for a fixture: lower case, digits and dashes")
    if (base / case).exists():
        raise UsageError(f"{base / case} is there already; choose another --case")
    return base / case


def _home_of(definition: SiteDefinition) -> Path:
    """Return the site's folder in BAKEN_HOME."""
    sites = settings().sites_folder
    beside = definition.folder.resolve().parent == sites.resolve()
    return definition.folder if beside else sites / definition.name
