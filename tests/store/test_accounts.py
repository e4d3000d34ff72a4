"""Local accounts: right passwords, wrong ones, lock-out, and what is refused."""

from datetime import timedelta

import pytest
from builders import PASSWORD, add_people
from sqlalchemy import select

from domain.clock import now
from domain.errors import BakenError
from store.accounts import FAILURES_ALLOWED, add_user, log_in, set_password
from store.session import transaction
from store.tables import AuditEntry, User


@pytest.fixture
def people(engine):
    with transaction(engine) as session:
        return add_people(session)


def attempt(engine, name, password):
    with transaction(engine) as session:
        return log_in(session, name, password)


def test_the_right_password_gives_the_viewer(engine, people):
    assert attempt(engine, "inspector", PASSWORD) == people["inspector"]


@pytest.mark.parametrize(("name", "password"), [("officer", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_or_password_gets_the_same_answer_and_is_logged(engine, people, name, password):
    with pytest.raises(BakenError, match="wrong name or password"):
        attempt(engine, name, password)
    with transaction(engine) as session:
        assert session.scalars(select(AuditEntry.action)).all() == ["log_in.failed"]


def test_failures_lock_the_account_until_time_passes_or_a_new_password(engine, people):
    for _ in range(FAILURES_ALLOWED):
        with pytest.raises(BakenError):
            attempt(engine, "officer", "wrong")
    with pytest.raises(BakenError, match="locked"):
        attempt(engine, "officer", PASSWORD)
    with transaction(engine) as session:
        session.scalars(select(User).where(User.username == "officer")).one().locked_until = now() - timedelta(
            seconds=1
        )
    assert attempt(engine, "officer", PASSWORD).username == "officer"
    with transaction(engine) as session:
        set_password(session, "officer", "another password")
    assert attempt(engine, "officer", "another password").username == "officer"


@pytest.mark.parametrize(("name", "password", "role", "place", "said"), [
    ("officer", PASSWORD, "officer", None, "in use"), ("new", "short", "officer", None, "at least 12"),
    ("new", PASSWORD, "boss", None, "no role"), ("new", PASSWORD, "inspector", None, "CBS code"),
    ("new", PASSWORD, "inspector", "GM9999", "CBS code"),
])  # fmt: skip
def test_accounts_that_are_refused(engine, people, name, password, role, place, said):
    with pytest.raises(BakenError, match=said), transaction(engine) as session:
        add_user(session, name, password, role, municipality=place)
