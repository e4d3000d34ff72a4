"""`baken run`, killed at any moment and started again, ends as an unbroken run does."""

import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from demo_home import baken, end_state, prepared_home, running_world

from crawler.evidence.verify import verify_evidence
from store.session import open_engine

KILLS = 8
SITES = ("demo-plain", "demo-awkward")


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_runs_end_like_an_unbroken_one(tmp_path: Path):
    with running_world(tmp_path / "world", ads=150) as ports:
        whole = prepared_home(tmp_path / "whole", ports)
        began = time.monotonic()
        output, errors = baken(whole, "run", *SITES).communicate(timeout=200)
        needed = time.monotonic() - began
        assert "finished" in output, errors
        broken = prepared_home(tmp_path / "broken", ports)
        moments = random.Random(5)
        killed = 0
        for _ in range(KILLS):
            began = time.monotonic()
            if killed_after(broken, moments.uniform(0.25, 0.98) * needed):
                killed += 1
            else:  # a run with less left to do ends sooner
                needed = time.monotonic() - began
        assert killed >= 3, "most runs should have been killed before their end"
        output, errors = baken(broken, "run", *SITES).communicate(timeout=200)
        assert "finished" in output, errors
        assert baken(broken, "run", *SITES).communicate(timeout=200)
    unbroken, resumed = end_state(tmp_path / "whole"), end_state(tmp_path / "broken")
    for name in unbroken:
        if name in ("sightings", "captures", "crawls"):  # the last run of all is one crawl more
            assert set(unbroken[name]) == set(resumed[name]), name
        else:
            assert unbroken[name] == resumed[name], name
    assert unbroken["flags"]
    for home in ("whole", "broken"):
        engine = open_engine(f"sqlite:///{tmp_path / home / 'baken.db'}")
        assert verify_evidence(engine, tmp_path / home / "warc") == []
        engine.dispose()


def killed_after(environment: dict[str, str], seconds: float) -> bool:
    """Start a run and SIGKILL it after so many seconds; tell whether it was still running."""
    process = baken(environment, "run", *SITES)
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True
    return False
