"""Starting the review screen as a child process on loopback."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from domain.errors import BakenError
from domain.settings import settings
from store.migrate import require_current
from store.session import engine

ENTRY = Path(__file__).parent / "entry" / "server.py"
ADDRESS = "127.0.0.1"
OPTIONS = {
    "server.address": ADDRESS,
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "logger.hideWelcomeMessage": "true",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.base": str(Path(__file__).parent / "theme.toml"),
}


def serve_review(port: int) -> int:
    """Serve the review screen until Ctrl-C (or the end of its terminal); return its exit code, 0 after Ctrl-C.

    Raises `BakenError` when the port is taken or the database is missing or at another revision.
    """
    require_current(engine())
    with _ended_like_ctrl_c():
        child = start_review(port)
        try:
            print(f"review screen: http://{ADDRESS}:{port}  (Ctrl-C stops it)", flush=True)
            return child.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            stop(child)


@contextlib.contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Treat a request to end, and a closed terminal, like Ctrl-C, so that the screen never outlives this process."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def start_review(port: int) -> "subprocess.Popen[bytes]":
    """Start the screen on `port` and return its process.

    Raises `BakenError` when the port is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise BakenError(f"port {port} is taken; choose another with --port") from None
    options = [f"--{name}={value}" for name, value in OPTIONS.items()]
    command = [sys.executable, "-m", "streamlit", "run", str(ENTRY), f"--server.port={port}", *options]
    environment = {**os.environ, "BAKEN_HOME": str(settings().home.resolve())}
    return subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603  # our own app


def stop(child: "subprocess.Popen[bytes]") -> None:
    """End the screen's process."""
    child.terminate()
    try:
        child.wait(timeout=10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
