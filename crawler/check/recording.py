"""Recording one ad page of a site as a fixture, to try its page object without the site."""

from dataclasses import dataclass
from pathlib import Path

from scrapy.http import HtmlResponse
from sqlalchemy import Engine

from crawler.asking import Ask, visit_site
from crawler.check.asked import Asked, NoPage
from crawler.check.reasons import fields_of
from crawler.definition import SiteDefinition
from crawler.pages.building import PageObjects
from crawler.pages.fixtures import faults_of, free_folder, recorded_pages, save
from crawler.pages.gone import is_farewell
from crawler.pages.objects import page_class_of
from domain.errors import BakenError, UsageError
from domain.redaction import redact_bsn_in_page


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded page: where it is kept, and what was read of it, fit to be shown."""

    folder: Path
    fields: dict[str, str]
    gone: bool


def record_page(engine: Engine, definition: SiteDefinition, url: str, case: str = "") -> Recording:
    """Fetch an ad's page and save it, with what is read of it, in BAKEN_HOME.

    Once a process. Raises `UsageError` for an address that is no ad's or a name that is taken, `BakenError` when
    the page cannot be had or read, or reads otherwise when tried again.
    """
    if definition.external_id(url) is None:
        raise UsageError(f"{url} is no ad's address by the definition's ad_url")
    free_folder(definition, page_class_of(definition), case)  # says so before anything is asked

    async def record(ask: Ask) -> Recording:
        page = await Asked(ask, definition.name).page(url)
        if isinstance(page, NoPage):
            raise BakenError(f"{url} {page.why}; nothing is recorded")
        pages = PageObjects(definition, ask.crawler, keeps_answers=True)
        content, inputs = await pages.read_and_keep(_to_keep(page))
        folder = save(definition, pages.page_class, case, inputs, content)
        return Recording(folder, fields_of(content), content.gone or is_farewell(content, page.selector))

    recording = visit_site(engine, definition, record)
    again = [one for one in recorded_pages(definition) if one.fixture.path == recording.folder]
    if faults := faults_of(definition, again):
        raise BakenError(f"recorded, but tried again it reads otherwise: {'; '.join(faults)}")
    return recording


def _to_keep(page: HtmlResponse) -> HtmlResponse:
    """Return a page without what no fixture needs: citizen service numbers and the visitor's cookies."""
    headers = page.headers.copy()
    headers.pop("Set-Cookie", None)
    return page.replace(body=redact_bsn_in_page(page.body), headers=headers)
