"""The compliance pages, run without a browser: who sees what, what it says, and that looking is logged."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import PASSWORD, add_ad, add_check, add_crawl, add_people
from compliance_world import ELSEWHERE, HOSTILE, NUMBER, fill_compliance
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

import review_ui
from domain.places import provinces
from domain.settings import settings
from domain.verdicts import Verdict
from review_ui.components.compliance_words import GROUPS
from review_ui.components.tiles import TILES
from store.accounts import log_in
from store.migrate import upgrade
from store.session import engine, transaction
from store.tables import AuditEntry, VerdictChange

SCREEN = Path(review_ui.__file__).parent / "entry" / "screen.py"
PAGES = {"to_compliance": "Naleving", "to_licences": "Vergunningen", "to_changes": "Gewijzigde uitkomsten",
         "to_registers": "Registers"}  # fmt: skip


@pytest.fixture
def made(own_home: Path) -> Iterator[dict[str, Any]]:
    upgrade(engine())
    with transaction() as session:
        made = fill_compliance(session)
    yield made
    engine().dispose()


@pytest.fixture
def nothing(own_home: Path) -> Iterator[None]:
    upgrade(engine())
    with transaction() as session:
        add_people(session)
    yield
    engine().dispose()


def screen(name: str, page: str, **asked: str) -> AppTest:
    """Log in and go to a page, with what its address asks for."""
    app = AppTest.from_file(str(SCREEN), default_timeout=30)
    with transaction() as session:
        app.session_state["viewer"] = log_in(session, name, PASSWORD)
    app.session_state["last_active"] = time.monotonic()
    app.run()
    for key, value in asked.items():
        app.query_params[key] = value
    app._page_hash = app.session_state[page]._script_hash
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    kinds = (app.title, app.subheader, app.caption, app.markdown, app.info, app.error, app.success, app.warning)
    words = [element.value for kind in kinds for element in kind]
    return "\n".join([*words, *(element.proto.body for element in app.get("html"))])


def logged(action: str) -> list[tuple[str, str]]:
    with transaction() as session:
        rows = session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.sequence))
        return [(entry.actor, entry.subject) for entry in rows]


def test_every_verdict_stands_in_one_group_and_every_province_has_a_tile() -> None:
    told = [verdict for group in GROUPS.values() for verdict in group]
    assert sorted(told) == sorted(Verdict)
    assert set(TILES) == {province.name for province in provinces()}
    assert len(set(TILES.values())) == len(TILES)


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_page_opens_for_an_officer_in_both_languages(page: str, language: str) -> None:
    app = screen("officer", page)
    assert [title.value for title in app.title] == [PAGES[page]]
    app.session_state["language"] = language
    app.run()
    assert not app.exception
    assert not [line for line in shown(app).splitlines() if line.split(" ")[0] in ("compliance.", "changes.")]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("name", ["auditor", "admin"])
def test_who_has_no_licences_has_no_such_page(name: str) -> None:
    for page, title in PAGES.items():
        app = screen(name, page)
        assert title not in [found.value for found in app.title]
        assert NUMBER not in shown(app)


@pytest.mark.usefixtures("made")
def test_a_researcher_has_the_counts_and_none_of_the_other_pages() -> None:
    words = shown(screen("researcher", "to_compliance"))
    assert "Aantallen onder vijf" in words
    assert "Amsterdam" in words
    assert "Groningen</td>" not in words
    for page in ("to_licences", "to_licence", "to_changes", "to_registers"):
        app = screen("researcher", page, licence=NUMBER)
        assert PAGES.get(page) not in [title.value for title in app.title]
        assert "Maanlicht" not in shown(app)


@pytest.mark.usefixtures("made")
def test_an_inspector_sees_one_municipality_and_cannot_ask_for_another() -> None:
    words = shown(screen("inspector", "to_compliance"))
    assert "Utrecht" in words
    assert "Amsterdam" not in words
    app = screen("inspector", "to_compliance", municipality="GM0363")
    assert [error.value for error in app.error] == ["Dit valt buiten uw gemeente."]
    assert not app.metric
    app = screen("inspector", "to_changes", municipality="GM0363")
    assert [error.value for error in app.error] == ["Dit valt buiten uw gemeente."]
    app = screen("inspector", "to_licence", licence=ELSEWHERE)
    assert [error.value for error in app.error] == ["Deze vergunning bestaat niet of valt buiten uw rol."]
    words = shown(screen("inspector", "to_licence", licence=NUMBER))
    assert "Maanlicht in Utrecht" in words
    assert "Maanlicht in Amsterdam" not in words


@pytest.mark.usefixtures("made")
def test_an_officer_narrows_to_a_municipality_which_is_another_logged_view() -> None:
    app = screen("officer", "to_compliance")
    assert {metric.label: metric.value for metric in app.metric}["Gecontroleerd"] == "103"
    app.selectbox(key="compliance_place").set_value("GM0014").run()
    assert not app.exception
    assert {metric.label: metric.value for metric in app.metric}["Gecontroleerd"] == "12"
    assert app.query_params["municipality"] in ("GM0014", ["GM0014"])
    app.run()
    assert logged("compliance.view") == [("officer", ""), ("officer", "GM0014")]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(("order", "first"), [
    ("ads", "Amsterdam"), ("name", "Amsterdam"), ("share", "Rotterdam"), ("unverified", "Rotterdam"),
])  # fmt: skip
def test_the_list_is_sorted_as_asked_and_turned_round(order: str, first: str) -> None:
    app = screen("officer", "to_compliance")
    app.selectbox(key="compliance_sort").set_value(order).run()
    names = listed(app)
    assert names[0] == first
    toggle = app.toggle(key=f"compliance_upward_{order}")
    toggle.set_value(not toggle.value).run()
    assert listed(app) == names[::-1]


def listed(app: AppTest) -> list[str]:
    table = next(html.proto.body for html in app.get("html") if "Aandeel geldig" in html.proto.body)
    return [row.partition("</td>")[0].removeprefix("<td>") for row in table.split("<tr>")[2:]]


@pytest.mark.usefixtures("made")
def test_a_licence_is_found_opened_and_tells_its_history() -> None:
    app = screen("officer", "to_licences")
    assert "3 vergunningen in het register" in shown(app)
    app.text_input(key="licence_words").set_value("maanlicht demo").run()
    assert logged("licence.search") == [("officer", "maanlicht demo")]
    assert NUMBER in shown(app)
    words = shown(screen("officer", "to_licence", licence=NUMBER))
    for needed in ("Maanlicht Demo BV", "Status: van kracht → geschorst", "twee tekens naast elkaar verwisseld",
                   "toont het niet meer", "Zelfde nummer bij verschillende adverteerders", "31-12-2027"):  # fmt: skip
        assert needed in words, needed
    assert ("officer", NUMBER) in logged("licence.view")


@pytest.mark.usefixtures("made")
def test_words_from_ads_and_registers_stay_words() -> None:
    for page, asked in (("to_licence", {"licence": NUMBER}), ("to_changes", {})):
        words = shown(screen("officer", page, **asked))
        assert HOSTILE not in words
        assert "&lt;img src=x onerror=" in words
    app = screen("officer", "to_licence", licence='<img src=x onerror="1">')
    assert [error.value for error in app.error] == ["Deze vergunning bestaat niet of valt buiten uw rol."]
    assert "<img" not in shown(app)


def test_a_change_is_marked_as_seen_by_name_and_its_decision_stands(made: dict[str, Any]) -> None:
    app = screen("inspector", "to_changes")
    assert "2 wijzigingen" in shown(app)
    assert "Eerst nabellen." in shown(app)
    assert "Register gewijzigd · vandaag · " in shown(app), "for the ad's own date it stayed as it was"
    assert "Het register noemt de vergunning geschorst." in shown(app)
    app.button(key=f"seen-{made['changes']['utrecht']}").click().run()
    assert not app.exception
    assert "1 wijziging als gezien gemarkeerd." in shown(app)
    app.selectbox(key="changes_shown").set_value("seen").run()
    assert "Gezien door inspector" in shown(app)
    with transaction() as session:
        assert session.get_one(VerdictChange, made["changes"]["utrecht"]).seen_at is not None
        assert session.get_one(VerdictChange, made["changes"]["amsterdam"]).seen_at is None
    assert logged("changes.seen") == [("inspector", "")]


def test_a_change_leads_to_its_flag(made: dict[str, Any]) -> None:
    app = screen("officer", "to_changes")
    app.button(key=f"flag-{made['changes']['utrecht']}").click().run()
    assert not app.exception
    assert "Waarom dit signaal" in shown(app)


@pytest.mark.usefixtures("made")
def test_registers_say_what_is_too_old_and_hide_what_lets_somebody_in() -> None:
    words = shown(screen("officer", "to_registers"))
    assert "Te oud om op te oordelen sinds" in words
    assert "row 7: the date 2026-13-40" in words
    assert "secret" not in words
    words = shown(screen("inspector", "to_registers"))
    assert "row 7" not in words
    assert "zien alleen zij die elke gemeente zien" in words


@pytest.mark.usefixtures("nothing")
@pytest.mark.parametrize(("page", "said"), [
    ("to_compliance", "nog geen gecontroleerde advertenties"), ("to_licences", "Elke vergunning hier is in een advertentie gezien."),
    ("to_licence", "Kies eerst een vergunning."), ("to_changes", "Geen gewijzigde uitkomsten"),
    ("to_registers", "Er is geen register ingesteld"),
])  # fmt: skip
def test_an_empty_store_says_so(page: str, said: str) -> None:
    assert said in shown(screen("officer", page))


@pytest.mark.usefixtures("nothing")
def test_a_register_that_never_answered_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAKEN_REGISTER", "http://register.example/")
    settings.cache_clear()
    assert "Het register heeft nog niet geantwoord" in shown(screen("officer", "to_registers"))


@pytest.mark.usefixtures("nothing")
def test_ads_are_counted_without_any_week_or_register() -> None:
    with transaction() as session:
        add_check(session, add_ad(session, add_crawl(session), "1"), "missing")
    app = screen("officer", "to_compliance")
    assert {metric.label: metric.value for metric in app.metric}["Gecontroleerd"] == "1"
    assert "Nog geen gegevens." in shown(app)
    assert "Nog geen register heeft geantwoord." in shown(app)
