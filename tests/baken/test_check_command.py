"""`baken check` against the real register service: key, earlier days, stored answers, another pack."""

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import add_ad, add_crawl
from crawl_home import environment
from forked import run
from serving import serving
from sqlalchemy import select

from chain import extract
from domain.clock import today
from registry_stub.app import create_app
from store.migrate import upgrade
from store.session import open_engine, transaction
from store.tables import LicenceCheck, Site

HEADER = "number,kind,holder,trade_names,municipality,cbs_code,phones,valid_from,valid_until,status\n"
ROW = "SB-2025-00417,business,Demo BV,Maanlicht,Utrecht,GM0344,+31600012345,2025-01-01,,{}\n"
AD = {"id": "a", "numbers": ["SB-2025-00417"], "phones": ["+31600012345"], "city": "Utrecht", "posted_at": "2026-01-05"}
CHANGED = today() - timedelta(days=3)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a register that revoked its one licence three days ago, and an ad that shows it."""
    folder = tmp_path / "register"
    (folder / "register.history").mkdir(parents=True)
    (folder / "register.csv").write_text(HEADER + ROW.format("revoked"), encoding="utf-8")
    for day, status in [(date(2026, 1, 1), "active"), (CHANGED, "revoked")]:
        (folder / "register.history" / f"{day}.csv").write_text(HEADER + ROW.format(status), encoding="utf-8")
    (folder / "in.jsonl").write_text(json.dumps(AD) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(own_home: Path) -> Path:
    """A home with a store in which the ad is, read and not yet checked."""
    own_home.mkdir()
    engine = open_engine(f"sqlite:///{own_home / 'baken.db'}")
    upgrade(engine)
    with transaction(engine) as session:
        add_ad(session, add_crawl(session), "1", "Vergunningnummer SB-2025-00417. Bel 06-00012345.")
    extract.run_stage(engine)
    engine.dispose()
    return own_home


def check(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    done = run(["check", *arguments], environment(home, **variables), timeout=120)
    assert "Traceback" not in done.stderr
    return done


def verdict(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["verdict"])


def test_json_lines_are_judged_by_the_register_of_another_day(files, tmp_path):
    before = str(CHANGED - timedelta(days=1))
    with serving(create_app(files / "register.csv")) as address:
        lines = (str(files / "in.jsonl"), "--register", address)
        assert verdict(check(tmp_path, *lines)) == "revoked"
        assert verdict(check(tmp_path, *lines, "--as-of", before)) == "valid"
        assert verdict(check(tmp_path, *lines, "--as-of", str(CHANGED))) == "revoked"
        assert verdict(check(tmp_path, *lines, "--as-of", str(today()))) == "revoked"
        too_early = check(tmp_path, *lines, "--as-of", "2025-05-01")
    assert (too_early.returncode, too_early.stdout) == (1, "")
    assert "keeps nothing of 2025-05-01" in too_early.stderr
    a_file = check(tmp_path, str(files / "in.jsonl"), "--register", str(files / "register.csv"), "--as-of", before)
    assert a_file.returncode == 1
    assert "tells only what holds now" in a_file.stderr
    for wrong in ("2999-01-01", "yesterday", "7"):
        done = check(tmp_path, str(files / "in.jsonl"), "--register", "r.csv", "--as-of", wrong)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_the_key_opens_the_register_and_is_never_printed(files, tmp_path):
    with serving(create_app(files / "register.csv", api_key="geheim-woord")) as address:
        lines = (str(files / "in.jsonl"), "--register", address)
        assert verdict(check(tmp_path, *lines, BAKEN_REGISTER_KEY="geheim-woord")) == "revoked"
        wrong = check(tmp_path, *lines, BAKEN_REGISTER_KEY="ander-woord")
    assert verdict(wrong) == "unverified"
    assert "BAKEN_REGISTER_KEY" in wrong.stderr
    assert "woord" not in wrong.stderr


def test_a_stored_verdict_is_reproduced_after_the_register_changed(files, store):
    engine = open_engine(f"sqlite:///{store / 'baken.db'}")
    file = files / "register.csv"
    file.write_text(HEADER + ROW.format("active"), encoding="utf-8")
    assert check(store, BAKEN_REGISTER=str(file)).returncode == 0
    file.write_text(HEADER + ROW.format("suspended"), encoding="utf-8")
    assert check(store, BAKEN_REGISTER=str(file)).returncode == 0
    then = check(store, "--as-of", "1")
    assert verdict(then) == "valid"
    assert json.loads(then.stdout)["id"] == "plain:1"
    assert verdict(check(store, str(files / "in.jsonl"), "--as-of", "1")) == "valid"
    assert verdict(check(store, "--as-of", str(today()), BAKEN_REGISTER=str(file))) == "suspended"
    with transaction(engine) as session:
        assert session.scalars(select(LicenceCheck.verdict)).all() == ["suspended"]
    engine.dispose()


def test_another_pack_is_remembered(files, store):
    engine = open_engine(f"sqlite:///{store / 'baken.db'}")
    register = str(files / "register.csv")
    check(store, BAKEN_REGISTER=register)
    done = check(store, "--jurisdiction", "nl-apv", BAKEN_REGISTER=register)
    assert "nl-apv now holds for plain" in done.stdout
    check(store, BAKEN_REGISTER=register)
    with transaction(engine) as session:
        assert session.scalars(select(Site.jurisdiction)).all() == ["nl-apv"]
        assert session.scalars(select(LicenceCheck.jurisdiction)).all() == ["nl-apv"]
    engine.dispose()
    unknown = check(store, "--jurisdiction", "nowhere", BAKEN_REGISTER=register)
    assert unknown.returncode == 1
    assert "no jurisdiction pack 'nowhere'" in unknown.stderr
