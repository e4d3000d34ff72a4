"""The page on crawls, run without a browser: who sees it, what it says, and that looking is logged."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from builders import PASSWORD, add_people
from crawl_history import HOSTILE, fill_crawls
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

import review_ui
from crawler.status import site_statuses
from domain.clock import now
from domain.roles import Viewer
from review_ui.pages.crawl_site import told_apart
from store.access import AccessDenied
from store.accounts import log_in
from store.migrate import upgrade
from store.queries.crawls import log_look
from store.session import engine, transaction
from store.tables import AuditEntry, Crawl

SCREEN = Path(review_ui.__file__).parent / "entry" / "screen.py"


@pytest.fixture(autouse=True)
def crawled(own_home: Path) -> Iterator[None]:
    upgrade(engine())
    with transaction() as session:
        add_people(session)
        fill_crawls(session, own_home)
    yield
    engine().dispose()


def person(name: str) -> Viewer:
    with transaction() as session:
        return log_in(session, name, PASSWORD)


def screen(name: str, **state: object) -> AppTest:
    """Log in and go to the page on crawls."""
    app = AppTest.from_file(str(SCREEN), default_timeout=30)
    app.session_state["viewer"] = person(name)
    app.session_state["last_active"] = time.monotonic()
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    return go(app, "to_crawls")


def go(app: AppTest, page: str) -> AppTest:
    """Go to a page as a click on its link does."""
    app._page_hash = app.session_state[page]._script_hash
    app.run()
    assert not app.exception
    return app


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    kinds = (app.title, app.subheader, app.caption, app.markdown, app.info, app.error, app.success)
    words = [element.value for kind in kinds for element in kind]
    return "\n".join([*words, *(element.proto.body for element in app.get("html"))])


def looks() -> list[tuple[str, str]]:
    with transaction() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "crawls.view"))
        return [(entry.actor, entry.subject) for entry in entries]


@pytest.mark.parametrize("name", ["officer", "supervisor", "admin"])
def test_who_may_see_crawls_gets_the_page_and_no_ads(name: str) -> None:
    app = screen(name)
    assert [title.value for title in app.title] == ["Verzamelen"]
    assert "Kompas Advertenties" in shown(app)


@pytest.mark.parametrize("name", ["inspector", "researcher", "auditor"])
def test_who_may_not_is_refused_by_the_page_and_by_the_data(name: str) -> None:
    app = screen(name)
    assert "Verzamelen" not in [title.value for title in app.title]
    assert "Kompas" not in shown(app)
    with transaction() as session:
        with pytest.raises(AccessDenied):
            site_statuses(session, person(name), now())
        with pytest.raises(AccessDenied):
            log_look(session, person(name))


def test_what_needs_action_comes_first_and_what_is_well_is_not_warned_of() -> None:
    app = screen("officer")
    warned = [str(button.key).removeprefix("warned-") for button in app.button if str(button.key).startswith("warned-")]
    assert warned == ["avondster", "maanlicht", "noorderzon", "bosrand", "rivier"]
    words = shown(app)
    for said in (
        "De site antwoordt met een blokkade", "De plaats was gevuld in 96% van de advertenties, nu in 2%.",
        "haalde al 180 minuten geen pagina op", "Geen mandaat noemt deze site vandaag",
        "3 keer op rij aan een grens gestopt (dagbudget van 2000 pagina&#x27;s op)",
    ):  # fmt: skip
        assert said in words, said
    assert "1.800" in words, "numbers as the Dutch write them"
    metrics = {metric.label: metric.value for metric in app.metric}
    assert metrics["Sites die actie vragen"] == "3"


def test_each_site_stands_in_its_state() -> None:
    badges = [element.value for element in screen("officer").markdown if "-badge[" in element.value]
    for state in ("mislukt", "geen mandaat", "afgerond", "staat stil", "gepauzeerd", "nog niet bezocht"):
        assert any(state in badge for badge in badges), state


def test_what_comes_from_a_site_is_never_markup() -> None:
    app = screen("officer")
    assert HOSTILE not in shown(app)
    assert "&lt;img src=x onerror=" in shown(app)
    click(app, "site-noorderzon")
    assert HOSTILE not in shown(app)
    assert "&lt;img src=x onerror=" in shown(app)


def test_a_site_s_own_page_shows_its_history_errors_in_words_and_plan() -> None:
    app = click(screen("officer"), "site-rivier")
    words = shown(app)
    for said in ("Rivierenland", "Fouten naar soort", "Storing bij een advertentie (500)", "Geen antwoord op tijd",
                 "De server had een storing bij deze pagina&#x27;s.", "dagbudget van 2000 pagina&#x27;s op", "Rondes", "1.909",
                 "1,90 s / 3,40 s", "1,5 s tussen twee vragen", "nu aan de beurt", "pilot"):  # fmt: skip
        assert said in words, said
    assert len(app.get("vega_lite_chart")) == 2
    words = shown(go(app, "to_crawls"))
    assert "Eerst kijken" in words


def test_two_crawls_of_one_minute_are_two_bars() -> None:
    assert told_apart(["a", "b", "a", "a"]) == ["a", "b", "a (2)", "a (3)"]


def test_a_site_that_was_never_crawled_has_a_page_too() -> None:
    words = shown(click(screen("admin"), "site-zeewind"))
    assert "nog niet bezocht" in words
    assert "Geen fouten in deze rondes." in words


def test_without_a_choice_the_site_s_page_asks_for_one() -> None:
    assert "Kies eerst een site" in shown(go(screen("officer"), "to_crawl_site"))


def test_a_failed_crawl_s_reason_shows_no_address_of_an_ad() -> None:
    with transaction() as session:
        crawl = session.scalars(select(Crawl).where(Crawl.state == "failed")).one()
        crawl.reason, crawl.errors = "https://avondster.example/ad/lisa-24: timed out <b>", {"timeout": 1}
    words = shown(click(screen("officer"), "site-avondster"))
    assert "lisa" not in words
    assert "mislukt: https://avondster.example/… timed out &lt;b&gt;." in words


def test_each_look_is_logged_once_and_a_new_visit_is_a_new_look() -> None:
    app = screen("officer")
    app.run()
    click(app, "site-kompas")
    app.run()
    go(app, "to_crawls")
    assert looks() == [("officer", ""), ("officer", "kompas"), ("officer", "")]
    go(app, "to_queue")
    go(app, "to_crawls")
    assert looks()[3:] == [("officer", "")]


def test_in_english() -> None:
    words = shown(screen("admin", language="en"))
    assert "The city was filled in 96% of ads, now in 2%." in words
    assert "Stopped at a bound 3 times in a row (daily budget of 2000 pages used)." in words
    for dutch in ("Eerst kijken", "ronde", "mandaat"):
        assert dutch not in words


def test_when_all_is_well_nothing_is_warned_of() -> None:
    with transaction() as session:
        for crawl in session.scalars(select(Crawl)):
            crawl.state, crawl.reason, crawl.errors = "finished", "", {}
            crawl.finished_at, crawl.health = now() - timedelta(hours=1), {}
    app = screen("officer")
    warned = [button.key for button in app.button if str(button.key).startswith("warned-")]
    assert warned == ["warned-bosrand"], "it has no mandate"


def test_an_empty_store_is_told(own_home: Path) -> None:
    import shutil

    shutil.rmtree(own_home / "sites")
    with transaction() as session:
        from store.tables import Mandate, Site

        for table in (Crawl, Site, Mandate):
            for row in session.scalars(select(table)):
                session.delete(row)
    assert "Er zijn nog geen sites" in shown(screen("admin"))
