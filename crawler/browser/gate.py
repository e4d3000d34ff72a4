"""The one way out of the browser: a SOCKS5 proxy on loopback that connects to what a site's reach covers.

Chromium is told to resolve no name and to connect to nothing but this gate (`chromium.confined`). Whatever asks,
a page, a redirect, a WebSocket, a prefetch or the browser itself: the gate looks the name up, checks the address
and connects to that very address, so that no later look-up can lead elsewhere.
"""

import asyncio
import contextlib
from asyncio import IncompleteReadError, StreamReader, StreamWriter
from ipaddress import ip_address

from crawler.reach import PrivateAddress, Reach, endpoint

LOOPBACK = "127.0.0.1"
CONNECT_SECONDS = 10.0
REMEMBERED = 1_000  # refused endpoints; a hostile page can name any number
_CHUNK = 1 << 16
_ACCEPTED = b"\x05\x00\x00\x01" + bytes(6)
_REFUSED = b"\x05\x02\x00\x01" + bytes(6)
_NAME, _IPV4, _IPV6 = 3, 1, 4
Endpoint = tuple[str, int]


class Gate:
    """Lets connections through or refuses them, and remembers why it refused which."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._server: asyncio.Server | None = None
        self._refused: dict[Endpoint, str] = {}
        self._reached: dict[Endpoint, str] = {}
        self.port = 0

    async def open(self) -> None:
        """Listen on a free port of the loopback address."""
        self._server = await asyncio.start_server(self._serve, LOOPBACK, 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    def why_refused(self, url: str) -> str | None:
        """Return the name of the failure under which a URL's host was last refused, if it was."""
        return self._refused.get(endpoint(url))

    def address(self, url: str) -> str | None:
        """Return the address that a URL's host was last reached at."""
        return self._reached.get(endpoint(url))

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        with contextlib.suppress(OSError, IncompleteReadError, KeyError):
            outward = await self._connect(*await _asked_for(reader, writer))
            writer.write(_ACCEPTED if outward else _REFUSED)
            if outward:
                await asyncio.gather(_pipe(reader, outward[1]), _pipe(outward[0], writer), return_exceptions=True)
        writer.close()

    async def _connect(self, host: str, port: int) -> tuple[StreamReader, StreamWriter] | None:
        if not self._reach.admits(host, port):
            self._refuse(host, port, "off_allow_list")
            return None
        kind = "site_down"
        try:
            addresses = await self._reach.addresses(host)
        except PrivateAddress:
            kind, addresses = "private_address", []
        except OSError:
            kind, addresses = "dns", []
        for address in addresses:
            with contextlib.suppress(OSError, TimeoutError):
                streams = await asyncio.wait_for(asyncio.open_connection(address, port), CONNECT_SECONDS)
                self._refused.pop((host, port), None)
                self._reached[host, port] = address
                return streams
        self._refuse(host, port, kind)
        return None

    def _refuse(self, host: str, port: int, kind: str) -> None:
        self._refused.pop((host, port), None)
        self._refused[host, port] = kind
        if len(self._refused) > REMEMBERED:
            del self._refused[next(iter(self._refused))]


async def _asked_for(reader: StreamReader, writer: StreamWriter) -> Endpoint:
    """Read a SOCKS5 client's greeting and what it wants to connect to (RFC 1928)."""
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x00")
    _, _, _, kind = await reader.readexactly(4)
    if kind == _NAME:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode("ascii", "replace").lower()
    else:
        host = str(ip_address(await reader.readexactly({_IPV4: 4, _IPV6: 16}[kind])))
    return host.strip("[]"), int.from_bytes(await reader.readexactly(2))


async def _pipe(source: StreamReader, target: StreamWriter) -> None:
    try:
        while data := await source.read(_CHUNK):
            target.write(data)
            await target.drain()
    finally:
        target.close()
