"""The page on crawls in a real browser, on the store of made-up crawls."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import PASSWORD, add_people
from crawl_history import HOSTILE, fill_crawls
from playwright.sync_api import Page, Request, expect, sync_playwright
from review_screen import running_screen
from sqlalchemy import select

from crawler.browser import ARGUMENTS, chromium
from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import AuditEntry

pytestmark = pytest.mark.browser
PATIENCE = 20_000


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("crawls") / "home"
    made.mkdir()
    engine = open_engine(f"sqlite:///{made / 'baken.db'}")
    upgrade(engine)
    with transaction(engine) as session:
        add_people(session)
        fill_crawls(session, made)
    engine.dispose()
    return made


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with running_screen(home) as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
        opened = browser.new_page(
            viewport={"width": 1360, "height": 900}, timezone_id="Europe/Amsterdam", color_scheme=request.param
        )
        opened.set_default_timeout(PATIENCE)
        yield opened
        browser.close()


def test_an_officer_finds_what_needs_action_and_why(page: Page, address: str, home: Path) -> None:
    elsewhere: list[str] = []
    refused: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((address, address.replace("http", "ws"), "data:", "blob:")):
            elsewhere.append(request.url)

    page.on("request", note)
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.get_by_label("Naam").fill("officer")
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name="Verzamelen").click()
    expect(page.get_by_text("De plaats was gevuld in 96% van de advertenties, nu in 2%.")).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.get_by_text(HOSTILE).first).to_be_visible()
    assert page.locator("[data-testid=stMain] img, [data-testid=stMain] strong", has_text="vet").count() == 0
    assert page.title() != "owned"
    bars = page.get_by_role("img", name="Advertenties in de laatste rondes (14)").first
    assert (bars.bounding_box() or {"height": 0})["height"] > 20, "the small bars are drawn"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "nothing runs off the screen"
    page.locator(".st-key-warned-maanlicht").get_by_role("button").click()
    expect(page.get_by_text("Een veld blijft leeg")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg")).to_have_count(2)
    expect(page.get_by_text("De site antwoordde niet binnen de wachttijd.")).to_be_visible()
    page.get_by_role("link", name="Terug naar verzamelen").click()
    expect(page.get_by_text("Eerst kijken")).to_be_visible()
    assert (elsewhere, refused) == ([], [])
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    with transaction(engine) as session:
        entries = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "crawls.view").order_by(AuditEntry.sequence)
        )
        assert [entry.subject for entry in entries][-3:] == ["", "maanlicht", ""]
    engine.dispose()
