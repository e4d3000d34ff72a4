"""A review screen running on a filled store, as a person starts it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from filled_review import fill

from store.migrate import upgrade
from store.session import open_engine, transaction

START_SECONDS = 60


def filled_home(home: Path) -> dict[str, int]:
    """Make a home with a filled store; return the flags' ids by a name."""
    home.mkdir(parents=True)
    engine = open_engine(f"sqlite:///{home / 'baken.db'}")
    upgrade(engine)
    with transaction(engine) as session:
        flags = fill(session)
    engine.dispose()
    return flags


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def review(home: Path, port: int) -> subprocess.Popen[str]:
    """Start `baken review` on a home, in a group of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BAKEN_")}
    return subprocess.Popen(
        [sys.executable, "-m", "baken", "review", "--port", str(port)],
        env={**environment, "BAKEN_HOME": str(home), "COLUMNS": "300"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def answers(port: int) -> bool:
    """Tell whether the screen answers on this port."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
            return True
    except OSError:
        return False


def wait_until_it_answers(child: subprocess.Popen[str], port: int) -> None:
    """Wait for the screen; fail with its own words when it ends first."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(port):
        assert child.poll() is None, child.stderr.read() if child.stderr else ""
        assert time.monotonic() < deadline, "the screen did not start"
        time.sleep(0.2)


@contextlib.contextmanager
def running_screen(home: Path) -> Iterator[str]:
    """Run the screen while the context is open; give its address."""
    port = free_port()
    child = review(home, port)
    try:
        wait_until_it_answers(child, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.communicate(timeout=20)
