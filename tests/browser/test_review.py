"""People at the review screen, in a real browser on a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import PASSWORD
from filled_review import HOSTILE_TITLE
from playwright.sync_api import Browser, Page, Request, expect
from review_screen import filled_home, running_screen
from sqlalchemy import select

from store.session import open_engine, transaction
from store.tables import AuditEntry, Decision, Flag

pytestmark = pytest.mark.browser
PATIENCE = 20_000


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review") / "home"


@pytest.fixture(scope="module")
def flags(home: Path) -> dict[str, int]:
    return filled_home(home)


@pytest.fixture(scope="module")
def address(home: Path, flags: dict[str, int]) -> Iterator[str]:
    with running_screen(home) as address:
        yield address


@pytest.fixture
def elsewhere() -> list[str]:
    """Addresses that a page asked for outside this machine's own screen."""
    return []


@pytest.fixture
def page(browser: Browser, address: str, elsewhere: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1360, "height": 900}, timezone_id="Europe/Amsterdam")
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)

    def note(request: Request) -> None:
        if not request.url.startswith((address, address.replace("http", "ws"), "data:", "blob:")):
            elsewhere.append(request.url)

    opened.on("request", note)
    yield opened
    context.close()


def log_in(page: Page, address: str, name: str, password: str = PASSWORD) -> None:
    page.goto(address)
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Inloggen").click()


def decide(page: Page, kind: str, reason: str) -> None:
    page.get_by_text(kind, exact=True).click()
    page.get_by_label("Reden (verplicht)").fill(reason)
    page.get_by_role("button", name="Beslissing vastleggen").click()
    expect(page.get_by_text("Vastgelegd:")).to_be_visible(timeout=PATIENCE)


def stored(home: Path, flag_id: int) -> tuple[str, list[tuple[str, str, str]]]:
    """Return a flag's state and its decisions: who, what, why."""
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    with transaction(engine) as session:
        state = session.get_one(Flag, flag_id).state
        found = session.scalars(select(Decision).where(Decision.flag_id == flag_id).order_by(Decision.id))
        decisions = [(d.user.username, d.kind, d.reason) for d in found]
    engine.dispose()
    return state, decisions


def test_a_wrong_password_is_refused(page: Page, address: str) -> None:
    log_in(page, address, "officer", "not the password")
    expect(page.get_by_text("De naam of het wachtwoord klopt niet.")).to_be_visible()
    expect(page.get_by_text("Lisa in Utrecht")).to_have_count(0)


def test_hostile_words_stay_words(page: Page, address: str, elsewhere: list[str]) -> None:
    log_in(page, address, "officer")
    expect(page.get_by_text(HOSTILE_TITLE)).to_be_visible()
    page.get_by_role("button", name="Openen").nth(1).click()
    expect(page.get_by_text("Waarom dit signaal")).to_be_visible()
    expect(page.get_by_text("**vet**").first).to_be_visible()
    shown = page.locator(".baken-ad").inner_text()
    assert '<img src=x onerror="document.title=' in shown
    assert "\u202e" not in shown
    assert "\ufffdgnuj\ufffd &amp; einde" in shown
    assert page.title() != "owned"
    assert page.locator(".baken-ad img, .baken-ad h1, .baken-ad script, a[href*='evil']").count() == 0
    assert elsewhere == []


def test_no_other_page_may_frame_the_screen_and_no_foreign_script_may_run(page: Page, address: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    answer = page.goto(address)
    assert answer is not None
    assert answer.headers["x-frame-options"] == "DENY"
    expect(page.get_by_label("Naam")).to_be_visible()
    assert refused == []
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">')")
    page.wait_for_timeout(500)
    assert page.title() != "1"
    assert any("Content Security Policy" in words for words in refused)


def test_an_inspector_sees_only_the_own_municipalitys_administrative_flags(page: Page, address: str) -> None:
    log_in(page, address, "inspector")
    expect(page.get_by_text("Zonder nummer in Utrecht")).to_be_visible()
    expect(page.get_by_text("1 signaal")).to_be_visible()
    for hidden in ("Amsterdamse advertentie", "Lisa in Utrecht"):
        expect(page.get_by_text(hidden)).to_have_count(0)
    expect(page.get_by_role("link", name="Tweede handtekening")).to_have_count(0)


def test_a_researcher_sees_counts_and_no_ads(page: Page, address: str) -> None:
    log_in(page, address, "researcher")
    expect(page.get_by_text("Advertenties per gemeente")).to_be_visible()
    expect(page.get_by_role("link", name="Wachtrij")).to_have_count(0)
    page.goto(f"{address}/queue")
    expect(page.get_by_text("Lisa in Utrecht")).to_have_count(0)


def test_an_officer_decides_the_first_flag_and_a_second_person_signs(
    page: Page, address: str, home: Path, flags: dict[str, int], elsewhere: list[str]
) -> None:
    log_in(page, address, "officer")
    page.get_by_role("button", name="Openen").first.click()
    expect(page.get_by_text("Waarom dit signaal")).to_be_visible()
    marked = page.locator(".baken-ad mark.hit")
    expect(marked.first).to_contain_text("100% echt")
    expect(marked.first).to_contain_text("Herhaalde verzekering")
    decide(page, "Doorgeven aan opsporing", "Drie aanwijzingen over twee barrières.")
    expect(page.locator(".baken-title")).to_contain_text("**vet**")
    expected = ("officer", "refer_criminal", "Drie aanwijzingen over twee barrières.")
    assert stored(home, flags["criminal"]) == ("awaiting_second", [expected])
    page.get_by_role("link", name="Tweede handtekening").click()
    expect(page.get_by_text("een ander moet haar bevestigen")).to_be_visible()
    expect(page.get_by_role("button", name="Akkoord", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Uitloggen").click()
    log_in(page, address, "supervisor")
    page.get_by_role("link", name="Tweede handtekening").click()
    page.get_by_role("button", name="Akkoord", exact=True).click()
    expect(page.get_by_text("Bevestigd.")).to_be_visible()
    assert stored(home, flags["criminal"])[0] == "decided"
    assert elsewhere == []


def test_two_people_at_one_flag_do_not_overwrite_each_other(
    page: Page, browser: Browser, address: str, home: Path, flags: dict[str, int]
) -> None:
    log_in(page, address, "inspector")
    page.get_by_role("button", name="Openen").first.click()
    expect(page.locator(".baken-title")).to_contain_text("Zonder nummer in Utrecht")
    page.get_by_text("Geen actie", exact=True).click()
    page.get_by_label("Reden (verplicht)").fill("Te laat.")
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    with transaction(engine) as session:
        session.get_one(Flag, flags["utrecht"]).revision += 1
    engine.dispose()
    page.get_by_role("button", name="Beslissing vastleggen").click()
    expect(page.get_by_text("Er is niets overschreven.")).to_be_visible()
    expect(page.get_by_label("Reden (verplicht)")).to_have_value("Te laat.")
    assert stored(home, flags["utrecht"]) == ("open", [])
    page.get_by_role("button", name="Beslissing vastleggen").click()
    expect(page.get_by_text("Vastgelegd:")).to_be_visible()
    assert stored(home, flags["utrecht"])[0] == "decided"


def test_the_log_tells_who_looked_and_decided(page: Page, address: str, home: Path) -> None:
    log_in(page, address, "auditor")
    expect(page.get_by_text("ingelogd").first).to_be_visible()
    page.get_by_role("button", name="Hele logboek controleren").click()
    expect(page.get_by_text("Het logboek is heel")).to_be_visible()
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    with transaction(engine) as session:
        actions = {(entry.actor, entry.action) for entry in session.scalars(select(AuditEntry))}
    engine.dispose()
    assert {("officer", "flag.view"), ("officer", "flag.decide"), ("supervisor", "flag.confirm")} <= actions
