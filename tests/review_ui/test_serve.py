"""`baken review`: starts with one clear line or not at all, and leaves nothing running."""

import signal
import socket
import sqlite3
import time
from pathlib import Path

import pytest
from review_screen import answers, filled_home, free_port, review, wait_until_it_answers


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_with_nothing_left_running(tmp_path: Path, end: signal.Signals) -> None:
    filled_home(tmp_path / "home")
    port = free_port()
    child = review(tmp_path / "home", port)
    wait_until_it_answers(child, port)
    child.send_signal(end)
    out, error = child.communicate(timeout=20)
    assert child.returncode == 0
    assert f"http://127.0.0.1:{port}" in out
    assert "Traceback" not in error
    deadline = time.monotonic() + 5
    while answers(port) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not answers(port)


def refused(home: Path, port: int) -> str:
    child = review(home, port)
    _, error = child.communicate(timeout=60)
    assert child.returncode == 1
    assert len(error.strip().splitlines()) == 1
    return error


def test_a_taken_port_gives_one_clear_line(tmp_path: Path) -> None:
    filled_home(tmp_path / "home")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        error = refused(tmp_path / "home", port)
    assert f"port {port} is taken" in error


def test_a_missing_database_gives_one_clear_line(tmp_path: Path) -> None:
    assert "baken db upgrade" in refused(tmp_path / "nothing", free_port())


def test_a_database_at_another_revision_gives_one_clear_line(tmp_path: Path) -> None:
    filled_home(tmp_path / "home")
    with sqlite3.connect(tmp_path / "home" / "baken.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    assert "0001" in refused(tmp_path / "home", free_port())
