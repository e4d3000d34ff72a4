"""Serving one layout on a free loopback port, with the truth about its ads."""

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import ModuleType

import uvicorn

from baken.demo.world.model import DemoAd

FEWEST, MOST = 60, 150


@dataclass(frozen=True)
class Serving:
    """A layout being served: `base` has no slash at its end; `truth` holds the live ads by path and query."""

    base: str
    truth: dict[str, DemoAd]
    ads: list[DemoAd]


def chosen(module: ModuleType, ads: Sequence[DemoAd], seed: int) -> list[DemoAd]:
    """Return the ads of this layout: 60 to 150 of the given ones, in an order of its own."""
    random = Random(f"{seed} {module.NAME}")
    return random.sample(list(ads), min(len(ads), random.randrange(FEWEST, MOST + 1)))


def truth_of(module: ModuleType, ads: Sequence[DemoAd]) -> dict[str, DemoAd]:
    """Return the live ads by the path and query of their page."""
    return {module.ad_path(ad): ad for ad in ads if not ad.gone}


@contextmanager
def serving_layout(module: ModuleType, ads: Sequence[DemoAd], seed: int) -> Iterator[Serving]:
    """Serve a layout in a thread until the block ends."""
    shown = chosen(module, ads, seed)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or every answer waits 40 ms
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(module.create_app(shown), log_level="error", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            raise RuntimeError(f"{module.NAME} did not start")
        time.sleep(0.01)
    try:
        yield Serving(f"http://127.0.0.1:{listener.getsockname()[1]}", truth_of(module, shown), shown)
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()
