"""A raw web server for what no well-behaved library sends: drips, floods, bombs, cut-off answers."""

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]


def page(body: bytes, *headers: str, length: int | None = None, status: str = "200 OK") -> Behaviour:
    """Answer with this body; `length` is what Content-Length claims."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        given = [
            f"HTTP/1.1 {status}",
            *(headers or ("Content-Type: text/html; charset=utf-8",)),
            f"Content-Length: {len(body) if length is None else length}",
            "Connection: close",
        ]
        writer.write("\r\n".join(given).encode() + b"\r\n\r\n" + body)
        await writer.drain()

    return answer


def dripping(seconds: float) -> Behaviour:
    """Send a page byte by byte, for so long."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n")
        for _ in range(int(seconds * 10)):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.1)

    return answer


def flood(megabytes: int) -> Behaviour:
    """Send so many megabytes of HTML without saying how many."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n")
        for _ in range(megabytes):
            writer.write(b"<p>" + b"x" * 1_048_570 + b"\r\n")
            await writer.drain()

    return answer


async def nothing(_writer: asyncio.StreamWriter) -> None:
    """Close the connection without an answer."""


@contextlib.contextmanager
def hostile(behaviours: dict[str, Behaviour], tls: bool = False) -> Iterator["Hostile"]:
    """Serve behaviours by path on a free loopback port; other paths answer 404.

    With `tls` under a certificate that nobody trusts.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if tls else None
    if context is not None:
        context.load_cert_chain(Path(__file__).with_name("untrusted.pem"))
    loop = asyncio.new_event_loop()
    server = Hostile(behaviours)
    started = threading.Event()

    async def serve() -> None:
        listening = await asyncio.start_server(server.answer, "127.0.0.1", 0, limit=1 << 20, ssl=context)
        server.port = listening.sockets[0].getsockname()[1]
        started.set()
        async with listening:
            await listening.serve_forever()

    def run() -> None:
        with contextlib.suppress(asyncio.CancelledError, RuntimeError):
            loop.run_until_complete(serve())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    started.wait()
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)


class Hostile:
    """Where the server is, what it answers, and what was asked of it."""

    def __init__(self, behaviours: dict[str, Behaviour]) -> None:
        self.pages = behaviours
        self.port = 0
        self.paths: list[str] = []

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection by the behaviour of its path."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            asked = (await reader.readuntil(b"\r\n\r\n")).split(b" ")[1].decode()
            self.paths.append(asked)
            behaviour = self.pages.get(asked.split("?")[0], page(b"not found", status="404 Not Found"))
            await behaviour(writer)
        writer.close()
