"""The demo as a newcomer runs it: three sites, the summary, the evaluation, and nothing left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from demo_home import end_state

from baken.demo.run import MARK, fresh_home
from baken.demo.world.files import load_world, save_world
from baken.demo.world.make import make_world
from domain.errors import BakenError

SITES = ("demo-plain", "demo-script", "demo-awkward")


def environment(**changes: str) -> dict[str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
    return {**clean, "COLUMNS": "200", **changes}


def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "baken", *arguments]
    return subprocess.run(command, env=environment(**changes), capture_output=True, text=True, timeout=240, check=False)


@pytest.mark.slow
@pytest.mark.browser
def test_the_demo_goes_through_the_whole_chain_on_all_three_sites(tmp_path):
    home = tmp_path / "demo"
    done = run("demo", "--no-ui", "--ads", "90", "--seed", "7", "--home", str(home))
    assert done.returncode == 0, done.stderr
    for word in (*SITES, "crawled", "extract", "check", "link", "flag", "seconds"):
        assert word in done.stdout
    state = end_state(home)
    for site in SITES:
        for what in ("ads", "facts", "checks", "flags"):
            assert any(f"'{site}'" in row for row in state[what]), (site, what)
    figures = tmp_path / "figures.json"
    shown = run("evaluate", "--home", str(home), "--json", str(figures))
    assert shown.returncode == 0, shown.stderr
    for word in ("phone", "licence_number", "contact.obscured_phone", "Adjusted Rand index"):
        assert word in shown.stdout
    scores = json.loads(figures.read_text("utf-8"))
    assert scores["ads"]["found"] == scores["ads"]["true"]
    assert scores["links"]["precision"] > 0.9
    assert run("audit", "verify", BAKEN_HOME=str(home)).returncode == 0
    assert run("evidence", "verify", BAKEN_HOME=str(home)).returncode == 0


@pytest.mark.slow
def test_without_chromium_it_says_so_and_does_the_other_two(tmp_path):
    home = tmp_path / "demo"
    done = run("demo", "--no-ui", "--ads", "30", "--home", str(home), BAKEN_CHROMIUM="/nowhere/chromium")
    assert done.returncode == 0
    assert "no Chromium on this machine" in done.stderr
    shown = " ".join(end_state(home)["ads"])
    assert "demo-plain" in shown
    assert "demo-awkward" in shown
    assert "demo-script" not in shown


@pytest.mark.slow
def test_ctrl_c_ends_the_screen_and_leaves_nothing_running(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "baken", "demo", "--ads", "20", "--home", str(tmp_path / "d"), "--port", str(port)]
    started = subprocess.Popen(
        command, env=environment(BAKEN_CHROMIUM="/nowhere"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/_stcore/health"))
        started.send_signal(signal.SIGINT)
        assert started.wait(timeout=90) in (0, 130)
    finally:
        started.kill()
    wait_until(lambda: not answers(f"http://127.0.0.1:{port}/_stcore/health"))
    wait_until(lambda: str(tmp_path) not in running_commands())


def answers(address: str) -> bool:
    try:
        with urlopen(address):
            return True
    except OSError:
        return False


def wait_until(true) -> None:
    for _ in range(240):
        if true():
            return
        time.sleep(0.25)
    raise AssertionError("waited in vain")


def running_commands() -> str:
    found = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(process.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return "\n".join(found)


def test_a_folder_that_is_no_demos_is_never_wiped(tmp_path):
    (tmp_path / "precious.txt").write_text("keep me")
    with pytest.raises(BakenError, match="not a demo's folder"):
        fresh_home(tmp_path)
    assert (tmp_path / "precious.txt").exists()
    demo = tmp_path / "demo"
    fresh_home(demo)
    (demo / "old").touch()
    fresh_home(demo)
    assert [path.name for path in demo.iterdir()] == [MARK]


def test_the_same_seed_gives_the_same_world(tmp_path):
    save_world(make_world(50, 3), tmp_path / "a")
    save_world(make_world(50, 3), tmp_path / "b")
    for name in ("truth.json", "register.csv"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert load_world(tmp_path / "a") == make_world(50, 3)
    assert make_world(50, 4) != make_world(50, 3)


def test_made_up_numbers_belong_to_nobody_and_truths_stand_in_the_text():
    world = make_world(200, 11)
    for ad in world.ads:
        for kind, value in ad.facts:
            if kind == "phone":
                assert value.startswith("+31600")
            elif kind in ("licence_number", "name", "kvk_number"):
                assert str(value) in ad.text, (kind, value)
    assert {ad.site for ad in world.ads} == set(SITES)
    assert {ad.verdict for ad in world.ads} >= {"valid", "expired", "missing", "mismatch", "unknown"}
