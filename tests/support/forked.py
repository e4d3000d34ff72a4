"""`baken` commands as processes of their own that need not load their modules first: forked from one that has.

A test's command takes two seconds to import what it needs and often less to do its work. Apart from that nothing is
different: own process, own environment, own standard streams, killed as any process is.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

LOADED = [
    "baken.cli", "baken.commands._store", "crawler.process", "crawler.check.visit", "crawler.propose.explore",
    "scrapy.core.downloader.handlers.http11", "scrapy.core.downloader.handlers.datauri", "scrapy.extensions.throttle",
    "scrapy.extensions.corestats", "crawler.browser.handler",
]  # fmt: skip
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(LOADED)


def start(arguments: Sequence[str], variables: dict[str, str], out: str, err: str) -> multiprocessing.Process:
    """Start `baken` with these arguments and environment, its standard output and error going to two files."""
    process = _FORKS.Process(target=_main, args=(list(arguments), variables, out, err), daemon=True)
    process.start()
    return process  # type: ignore[return-value]  # a ForkServerProcess is like one


def run(arguments: Sequence[str], variables: dict[str, str], timeout: float) -> subprocess.CompletedProcess[str]:
    """Run `baken` and return what came of it, as `subprocess.run` does."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = start(arguments, variables, str(out), str(err))
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(list(arguments), timeout, out.read_text("utf-8"), err.read_text("utf-8"))
        texts = [path.read_text("utf-8") if path.exists() else "" for path in (out, err)]
        return subprocess.CompletedProcess(["baken", *arguments], process.exitcode, *texts)


def _main(arguments: list[str], variables: dict[str, str], out: str, err: str) -> None:
    os.environ.clear()
    os.environ.update(variables)
    for path, stream in ((out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), stream)
    sys.argv = ["baken", *arguments]
    from baken.cli import main
    from domain.settings import settings

    settings.cache_clear()  # what the loaded process may have read of its own environment

    main(arguments)
