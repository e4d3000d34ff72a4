"""The review screen in a real browser, on a real store: log in, open, decide, and find it in the database."""

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from builders import PASSWORD, add_ad, add_crawl, add_flag, add_people, add_verdict
from playwright.sync_api import Browser, Page, expect, sync_playwright
from sqlalchemy import select
from sqlalchemy.orm import Session

from crawler.settings import CHROMIUM_ARGUMENTS, chromium
from review_ui.serve import start_review, stop
from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import AuditEntry, Decision, Flag

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOSTILE = "<script>document.title='taken'</script><img src=x onerror=alert(1)> **vet** \u202eomgekeerd"


@pytest.fixture
def screen(own_home: Path) -> Iterator[str]:
    own_home.mkdir(parents=True)
    engine = open_engine(f"sqlite:///{own_home / 'baken.db'}")
    upgrade(engine)
    with transaction(engine) as session:
        add_people(session)
        crawl = add_crawl(session)
        for name, place in (("Lisa", "GM0344"), ("Eva", "GM0363")):
            ad = add_ad(session, crawl, name, title=f"Afspraak met {name}", municipality=place)
            add_verdict(session, ad)
            for track in ("administrative", "criminal", "care"):
                add_flag(session, ad, track, "high" if track == "criminal" else "low")
        hostile = add_ad(session, crawl, "x", title=HOSTILE, text=HOSTILE, municipality="GM0344")
        add_flag(session, hostile, "criminal", "immediate", 10).reasons = []
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    os.environ["BAKEN_HOME"] = str(own_home)
    child = start_review(port)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/_stcore/health")
        yield address
    finally:
        stop(child)
        engine.dispose()


def wait_for(address: str) -> None:
    for _ in range(120):
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the screen did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(chromium()), args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    yield opened
    opened.close()


def log_in(page: Page, address: str, name: str, password: str = PASSWORD) -> None:
    page.goto(address)
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_test_id("stBaseButton-primaryFormSubmit").click()


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by the keyboard."""
    page.get_by_label(label).click()
    page.keyboard.type(option)
    page.keyboard.press("Enter")


def stored(own_home: Path, query):
    engine = open_engine(f"sqlite:///{own_home / 'baken.db'}")
    with Session(engine) as session:
        found = list(session.scalars(query))
    engine.dispose()
    return found


def decide(page: Page, kind: str, reason: str) -> None:
    page.get_by_text(kind, exact=True).click()
    page.get_by_label("Reden (verplicht)").fill(reason)
    page.get_by_role("button", name="Beslissing vastleggen").click()


def test_an_officer_logs_in_opens_the_first_flag_and_decides_it(screen, page, own_home):
    log_in(page, screen, "officer")
    expect(page.get_by_text("7 signalen open")).to_be_visible()
    choose(page, "Spoor", "Bestuurlijk")
    expect(page.get_by_text("2 signalen open")).to_be_visible()
    page.get_by_role("button", name="Openen").first.click()
    expect(page.get_by_text("Waarom dit signaal")).to_be_visible()
    expect(page.locator("mark.hit").first).to_contain_text("Ik")
    decide(page, "Doorgeven aan toezicht", "geen nummer in de tekst")
    expect(page.get_by_text("Vastgelegd: Doorgeven aan toezicht")).to_be_visible()
    (decision,) = stored(own_home, select(Decision))
    assert (decision.kind, decision.reason) == ("refer_administrative", "geen nummer in de tekst")
    assert [f.state for f in stored(own_home, select(Flag).where(Flag.id == decision.flag_id))] == ["decided"]
    actions = stored(own_home, select(AuditEntry.action).order_by(AuditEntry.sequence))
    assert actions[:3] == ["log_in", "flag.view", "flag.decide"]


def test_a_criminal_referral_waits_for_a_second_person_who_signs(screen, browser, own_home):
    first, second = browser.new_page(), browser.new_page()
    log_in(first, screen, "officer")
    first.get_by_role("button", name="Openen").first.click()
    decide(first, "Doorgeven aan opsporing", "drie aanwijzingen")
    expect(first.get_by_text("Een tweede persoon moet dit nog bevestigen.")).to_be_visible(timeout=20_000)
    log_in(second, screen, "supervisor")
    second.get_by_role("link", name="Tweede handtekening").click()
    expect(second.get_by_text("officer besloot: Doorgeven aan opsporing")).to_be_visible(timeout=20_000)
    second.get_by_role("button", name="Akkoord", exact=True).click()
    expect(second.get_by_text("Er wacht niets op een tweede persoon.")).to_be_visible(timeout=20_000)
    (decision,) = stored(own_home, select(Decision))
    assert decision.second_agrees is True
    assert decision.second_user_id != decision.user_id


def test_an_inspector_sees_their_municipalitys_administrative_flags_only(screen, page):
    log_in(page, screen, "inspector")
    expect(page.get_by_text("1 signalen open")).to_be_visible()
    expect(page.get_by_text("Afspraak met Lisa")).to_be_visible()
    expect(page.get_by_text("Afspraak met Eva")).to_have_count(0)
    expect(page.get_by_role("link", name="Tweede handtekening")).to_have_count(0)
    page.get_by_role("button", name="Openen").first.click()
    expect(page.get_by_text("Geen actie")).to_be_visible()
    expect(page.get_by_text("Doorgeven aan opsporing")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "sees", "not_links"),
    [
        ("researcher", "Aantallen onder vijf worden niet getoond.", ["Wachtrij", "Advertentie", "Logboek", "Beheer"]),
        ("auditor", "log_in", ["Wachtrij", "Advertentie", "Overzicht", "Beheer"]),
        ("admin", "Mandaten", ["Wachtrij", "Advertentie", "Overzicht", "Logboek"]),
    ],
)
def test_who_reviews_no_ads_has_no_way_to_them(screen, page, name, sees, not_links):
    log_in(page, screen, name)
    if name == "auditor":
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    else:
        expect(page.get_by_text(sees)).to_be_visible()
    for link in not_links:
        expect(page.get_by_role("link", name=link)).to_have_count(0)
    page.goto(f"{screen}/queue")
    expect(page.get_by_text("Afspraak met")).to_have_count(0)


def test_a_wrong_password_says_so_and_is_logged(screen, page, own_home):
    log_in(page, screen, "officer", "not the password")
    expect(page.get_by_text("wrong name or password")).to_be_visible()
    assert stored(own_home, select(AuditEntry.action)) == ["log_in.failed"]


def test_markup_in_an_ad_never_runs(screen, page):
    alarms = []
    page.on("dialog", lambda dialog: alarms.append(dialog.message) or dialog.dismiss())
    log_in(page, screen, "officer")
    page.get_by_role("button", name="Openen").first.click()
    expect(page.locator(".baken-ad").nth(1)).to_contain_text("<script>document.title='taken'</script>")
    expect(page.locator(".baken-ad").nth(1)).to_contain_text("**vet** \ufffdomgekeerd")
    assert page.locator(".baken-ad img, .baken-ad script").count() == 0
    assert page.title() != "taken"
    assert alarms == []


def test_english_by_switch(screen, page):
    page.goto(screen)
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
