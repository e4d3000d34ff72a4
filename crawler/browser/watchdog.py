"""Bounds the memory of the browser's tabs: the process of a page that takes more is ended, which fails that page."""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Error

MOST_BYTES = 1 << 30  # of one tab's process
SECONDS = 0.5
_PROCESSES = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")


async def watch_memory(browser: Browser) -> None:
    """Look at the browser's tabs until it ends. Without `/proc` there is nothing to look at."""
    if not _PROCESSES.is_dir():
        return
    with suppress(Error):
        cdp = await browser.new_browser_cdp_session()
        while browser.is_connected():
            found = await cdp.send("SystemInfo.getProcessInfo")
            for process in _too_large(found["processInfo"]):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            await asyncio.sleep(SECONDS)


def _too_large(processes: list[dict[str, Any]]) -> Iterator[int]:
    for process in processes:
        if process["type"] == "renderer" and resident_bytes(process["id"]) > MOST_BYTES:
            yield process["id"]


def resident_bytes(process: int) -> int:
    """Return how much memory a process holds; 0 when it is gone."""
    try:
        return int((_PROCESSES / str(process) / "statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0
