"""Each page, run without a browser: what a role sees, and what deciding does."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filled_review import fill
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

import review_ui
from domain.roles import Viewer
from review_ui.state import IDLE_SECONDS
from store.accounts import log_in
from store.migrate import upgrade
from store.session import engine, transaction
from store.tables import AuditEntry, Decision, Flag

SCREEN = Path(review_ui.__file__).parent / "entry" / "screen.py"
WAIT = 30


@pytest.fixture
def flags(own_home: Path) -> Iterator[dict[str, int]]:
    upgrade(engine())
    with transaction() as session:
        made = fill(session)
    yield made
    engine().dispose()


def person(name: str) -> Viewer:
    with transaction() as session:
        return log_in(session, name, "a password for tests")


def screen(name: str | None, **state: object) -> AppTest:
    app = AppTest.from_file(str(SCREEN), default_timeout=WAIT)
    if name:
        app.session_state["viewer"] = person(name)
        app.session_state["last_active"] = time.monotonic()
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    """All words on the screen, tables and texts of ads included."""
    kinds = (app.title, app.subheader, app.caption, app.markdown, app.info, app.error, app.success)
    words = [element.value for kind in kinds for element in kind]
    return "\n".join([*words, *(element.proto.body for element in app.get("html"))])


@pytest.mark.usefixtures("flags")
def test_without_log_in_there_is_nothing_but_the_form() -> None:
    app = screen(None)
    assert [field.label for field in app.text_input] == ["Naam", "Wachtwoord"]
    assert "Lisa" not in shown(app)


@pytest.mark.usefixtures("flags")
def test_logging_in_opens_the_queue_and_a_wrong_password_does_not() -> None:
    app = screen(None)
    app.text_input[0].set_value("officer")
    app.text_input[1].set_value("not the password")
    app.button[0].click().run()
    assert [error.value for error in app.error] == ["De naam of het wachtwoord klopt niet."]
    app.text_input[1].set_value("a password for tests")
    app.button[0].click().run()
    assert not app.exception
    assert "Wachtrij" in shown(app)
    assert "Lisa in Utrecht" in shown(app)


@pytest.mark.usefixtures("flags")
def test_an_officer_sees_every_track_most_urgent_first() -> None:
    words = shown(screen("officer"))
    assert words.index("Lisa in Utrecht") < words.index("vet") < words.index("Zonder nummer in Utrecht")
    assert "Amsterdamse advertentie" in words
    assert "4 signalen" in words


@pytest.mark.usefixtures("flags")
def test_an_inspector_sees_only_the_own_municipalitys_administrative_flags() -> None:
    app = screen("inspector")
    words = shown(app)
    assert "Zonder nummer in Utrecht" in words
    assert "Amsterdamse" not in words
    assert "Lisa" not in words
    assert [box.label for box in app.selectbox] == ["Voorrang", "Site", "Uitkomst vergunning", "Aanwijzing", "Stand"]
    assert "Nadruk op jeugdigheid" not in app.selectbox[3].options


@pytest.mark.usefixtures("flags")
@pytest.mark.parametrize(("label", "value", "left"), [
    ("Spoor", "care", 1), ("Voorrang", "high", 1), ("Uitkomst vergunning", "missing", 2), ("Site", "plain", 4),
    ("Aanwijzing", "language.trust", 1), ("Gemeente", "GM0363", 1), ("Stand", "decided", 0),
])  # fmt: skip
def test_each_filter_narrows_the_queue_and_the_count_is_true(label: str, value: str, left: int) -> None:
    app = screen("officer")
    next(box for box in app.selectbox if box.label == label).set_value(value).run()
    assert not app.exception
    assert len([button for button in app.button if button.label == "Openen"]) == left
    assert ("1 signaal" if left == 1 else f"{left} signalen") in shown(app)


def open_flag(name: str, flag_id: int) -> AppTest:
    app = screen(name)
    app.button(key=f"open-{flag_id}").click().run()
    assert not app.exception
    return app


def test_a_flag_shows_its_words_sum_licence_and_record(flags: dict[str, int]) -> None:
    words = shown(open_flag("officer", flags["criminal"]))
    for needed in ("Waarom dit signaal", '<mark class="hit"', "100% echt", "<td>7</td>", "Eén aanwijzing alleen",
                   "Geldig tot en met 2026-05-25", "één teken anders", "Lisa weer", "Beide advertenties tonen", "Niet beoordeeld: foto's"):  # fmt: skip
        assert needed in words, needed


def test_deciding_needs_a_kind_and_a_reason(flags: dict[str, int]) -> None:
    app = open_flag("officer", flags["utrecht"])
    submit = next(button for button in app.button if button.label == "Beslissing vastleggen")
    submit.click().run()
    assert app.error[0].value == "Kies eerst een beslissing."
    app.radio[0].set_value("watch")
    next(button for button in app.button if button.label == "Beslissing vastleggen").click().run()
    assert "reden nodig" in app.error[0].value
    with transaction() as session:
        assert session.scalars(select(Decision)).all() == []


def test_deciding_writes_the_decision_and_opens_the_next_flag(flags: dict[str, int]) -> None:
    app = open_flag("officer", flags["criminal"])
    app.radio[0].set_value("dismiss")
    app.text_area[0].set_value("Bekend bij het team.")
    next(button for button in app.button if button.label == "Beslissing vastleggen").click().run()
    assert not app.exception
    assert "volgende signaal" in app.success[0].value
    with transaction() as session:
        assert [(d.flag_id, d.kind) for d in session.scalars(select(Decision))] == [(flags["criminal"], "dismiss")]
    assert app.session_state["flag_id"] == flags["hostile"]


def test_a_flag_that_changed_meanwhile_is_told_and_not_overwritten(flags: dict[str, int]) -> None:
    app = open_flag("officer", flags["utrecht"])
    app.radio[0].set_value("dismiss")
    app.text_area[0].set_value("Te laat.")
    with transaction() as session:
        flag = session.get_one(Flag, flags["utrecht"])
        flag.state, flag.revision = "decided", flag.revision + 1
    submit = next(button for button in app.button if button.label == "Beslissing vastleggen")
    submit.click().run()
    assert not app.exception
    with transaction() as session:
        assert session.scalars(select(Decision)).all() == []
    assert "niet open" in shown(app)


def test_new_evidence_is_told_before_anything_is_written(flags: dict[str, int]) -> None:
    app = open_flag("officer", flags["utrecht"])
    with transaction() as session:
        session.get_one(Flag, flags["utrecht"]).revision += 1
    for outcome in ("niets overschreven", None):
        app.radio[0].set_value("watch")
        app.text_area[0].set_value("Nog eens kijken.")
        next(button for button in app.button if button.label == "Beslissing vastleggen").click().run()
        assert [outcome in error.value for error in app.error] == ([True] if outcome else [])
    with transaction() as session:
        assert [decision.kind for decision in session.scalars(select(Decision))] == ["watch"]


def test_looking_at_a_flag_is_logged_once(flags: dict[str, int]) -> None:
    app = open_flag("officer", flags["utrecht"])
    app.run()
    with transaction() as session:
        assert len(session.scalars(select(AuditEntry).where(AuditEntry.action == "flag.view")).all()) == 1


def test_a_referral_waits_for_another_person(flags: dict[str, int]) -> None:
    app = open_flag("officer", flags["criminal"])
    app.radio[0].set_value("refer_criminal")
    app.text_area[0].set_value("Drie aanwijzingen.")
    next(button for button in app.button if button.label == "Beslissing vastleggen").click().run()
    with transaction() as session:
        assert session.get_one(Flag, flags["criminal"]).state == "awaiting_second"


@pytest.mark.usefixtures("flags")
def test_a_researcher_gets_counts_and_no_ads() -> None:
    words = shown(screen("researcher"))
    assert "Overzicht" in words
    assert "onder vijf" in words
    assert "Lisa" not in words


@pytest.mark.usefixtures("flags")
def test_an_auditor_gets_the_log_and_no_ads() -> None:
    app = screen("auditor")
    assert "ingelogd" in shown(app)
    assert "Lisa in" not in shown(app)
    app.button[0].click().run()
    assert not app.exception


@pytest.mark.usefixtures("flags")
def test_an_admin_gets_the_configuration_and_no_ads() -> None:
    words = shown(screen("admin"))
    for needed in ("Site plain", "researcher", "Mandaten", "Utrecht"):
        assert needed in words
    assert "Lisa" not in words


@pytest.mark.usefixtures("flags")
def test_english_by_switch() -> None:
    words = shown(screen("officer", language="en"))
    assert "Queue" in words
    assert "Wachtrij" not in words


@pytest.mark.usefixtures("flags")
def test_half_an_hour_of_nothing_logs_out() -> None:
    app = screen("officer")
    app.session_state["last_active"] = time.monotonic() - IDLE_SECONDS - 1
    app.run()
    assert "viewer" not in app.session_state
    assert "half uur" in shown(app)
    assert "Lisa" not in shown(app)
