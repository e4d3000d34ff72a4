"""The browser connects to nothing but the allow-list, whatever a page tries; every listener here is a real one."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from crawl_home import environment
from hostile import hostile, page
from playwright.sync_api import sync_playwright
from sqlalchemy import select

from crawler.browser import chromium
from crawler.browser.gate import Gate
from crawler.reach import Reach, is_public
from store.tables import Ad

HTML = "Content-Type: text/html; charset=utf-8"
LIST = b'<a class="ad" href="/ad/1" data-tried>x</a><a class="ad" href="/ad/2">y</a>'
GOOD = "<h1>Lisa</h1><p class=city>Utrecht</p><div class=d>Ik ben Lisa.</div>"
ATTEMPTS = """
const at = (host, path) => `http://${host}/${path}`, ws = (host) => `ws://${host}/`;
const add = (tag, attributes) => document.body.appendChild(Object.assign(document.createElement(tag), attributes));
const quietly = (attempt) => { try { Promise.resolve(attempt()).catch(() => {}); } catch {} };
for (const host of HOSTS) {
  for (const attempt of [
    () => fetch(at(host, "fetch"), {mode: "no-cors"}),
    () => { const asked = new XMLHttpRequest(); asked.open("GET", at(host, "xhr")); asked.send(); },
    () => navigator.sendBeacon(at(host, "beacon"), "x"),
    () => new WebSocket(ws(host)),
    () => new EventSource(at(host, "events")),
    () => new WebTransport(`https://${host}/`).ready,
    () => add("img", {src: at(host, "img")}),
    () => add("iframe", {src: at(host, "iframe")}),
    () => add("script", {src: at(host, "script")}),
    () => add("video", {src: at(host, "video"), autoplay: true}),
    () => add("object", {data: at(host, "object")}),
    () => add("a", {href: "#", ping: at(host, "ping")}).click(),
    () => add("a", {href: at(host, "blank"), target: "_blank"}).click(),
    () => add("form", {action: at(host, "form"), method: "post", target: "_blank"}).submit(),
    () => window.open(at(host, "open")),
    () => new Worker(URL.createObjectURL(new Blob([`fetch("${at(host, "worker")}", {mode: "no-cors"})`]))),
    () => navigator.serviceWorker.register(at(host, "service.js")),
    () => add("style", {textContent: `@import url(${at(host, "css")}); body {background: url(${at(host, "bg")})}`}),
    () => add("script", {type: "speculationrules", textContent: JSON.stringify(
      {prefetch: [{source: "list", urls: [at(host, "spec")]}], prerender: [{source: "list", urls: [at(host, "pre")]}]})}),
    () => new RTCPeerConnection({iceServers: [{urls: [`stun:${UDP}`]},
      {urls: [`turn:${UDP}`, `turn:${host}?transport=tcp`], username: "a", credential: "b"}]}),
  ]) quietly(attempt);
  for (const rel of ["preconnect", "dns-prefetch", "prefetch", "preload", "modulepreload", "icon", "manifest"])
    quietly(() => add("link", {rel, href: at(host, rel), as: "script"}));
}
quietly(async () => {
  const peer = new RTCPeerConnection({iceServers: [{urls: [`stun:${UDP}`]}]});
  peer.createDataChannel("x");
  await peer.setLocalDescription(await peer.createOffer());
});
"""


class Listener:
    """Counts whoever connects or sends anything to it, over TCP or UDP, on one port."""

    def __init__(self) -> None:
        self.port = 0
        self.heard: list[str] = []

    def attempts(self) -> str:
        hosts = [f"127.0.0.1:{self.port}", f"localhost:{self.port}", f"[::1]:{self.port}", "169.254.169.254"]
        return f"const HOSTS = {hosts}, UDP = '127.0.0.1:{self.port}';{ATTEMPTS}"


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen on a free port, for TCP on IPv4 and IPv6, and for UDP."""
    loop, listener, ready = asyncio.new_event_loop(), Listener(), threading.Event()

    class Heard(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            listener.heard.append("udp")

    async def heard(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            listener.heard.append((await reader.read(200)).decode("latin-1").partition("\r")[0] or "tcp")
        writer.close()

    async def serve() -> None:
        server = await asyncio.start_server(heard, "127.0.0.1", 0)
        listener.port = server.sockets[0].getsockname()[1]
        with suppress(OSError):
            await asyncio.start_server(heard, "::1", listener.port)
        await loop.create_datagram_endpoint(Heard, local_addr=("127.0.0.1", listener.port))
        ready.set()

    def run() -> None:
        loop.create_task(serve())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield listener
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)


def trying(listener: Listener) -> bytes:
    """Return an ad that tries everything, and is ready when it all had two seconds."""
    done = "setTimeout(() => document.body.dataset.tried = 1, 2000)"
    return f"<!doctype html><body>{GOOD}<script>{listener.attempts()}{done}</script></body>".encode()


@pytest.mark.browser
@pytest.mark.slow
def test_no_way_out_of_the_page_reaches_anything_off_the_list(site):
    with listening() as listener, hostile({"/": page(LIST)}) as server:
        server.pages |= {"/ad/1": page(trying(listener), HTML), "/ad/2": page(f"<p data-tried>{GOOD}".encode(), HTML)}
        site.define(server.port, fetch="browser", wait_for="[data-tried]")
        result = site.crawl()
        assert result.returncode == 0, result.stdout + result.stderr
        assert listener.heard == []
        assert not {path.split("/")[1] for path in server.paths} - {"", "ad", "robots.txt"}
    assert sorted(site.all(select(Ad.external_id))) == ["1", "2"]
    assert site.errors() == {}


@pytest.mark.browser
@pytest.mark.slow
def test_the_same_page_in_a_browser_without_the_gate_does_reach_it():
    with listening() as listener, hostile({}) as server, sync_playwright() as playwright:
        server.pages["/"] = page(trying(listener), HTML)
        browser = playwright.chromium.launch(executable_path=str(chromium()), args=["--no-sandbox"])
        opened = browser.new_page()
        opened.goto(f"http://127.0.0.1:{server.port}/")
        time.sleep(2)
        browser.close()
    ways = {line.split(" ")[1].strip("/") for line in listener.heard if " " in line}
    assert {"fetch", "xhr", "beacon", "events", "img", "iframe", "script", "worker", "prefetch", "form", "css"} <= ways
    assert "udp" in listener.heard, listener.heard


@pytest.mark.browser
@pytest.mark.slow
def test_a_listed_host_at_a_private_address_is_refused_at_the_first_request_and_after_a_move(site):
    with hostile({}) as server, listening() as inside:
        private = f"127.0.0.2:{server.port}"
        server.pages |= {
            "/": page(
                b'<a class="ad" href="/ad/1">x</a><a class="ad" href="/ad/2">y</a><a class="ad" href="/ad/3">z</a>'
            ),
            "/ad/1": page(b"", f"Location: http://{private}/ad/1", status="302 Found"),
            "/ad/2": page(GOOD.encode(), HTML),
            "/ad/3": page(f"{GOOD}<script>fetch('http://{private}/api')</script>".encode(), HTML),
        }
        site.define(server.port, fetch="browser", allow_private=False)
        assert site.crawl().returncode == 1
        assert server.paths == []
        site.define(server.port, fetch="browser", allow_private=False, hosts=[f"127.0.0.1:{server.port}", private])
        pretend = "import crawler.reach as r; r.is_public = lambda address: address == '127.0.0.1'"
        command = [sys.executable, "-c", f"{pretend}; from baken.cli import main; main()", "crawl"]
        subprocess.run(command, env=environment(site.home), check=True, capture_output=True, timeout=120)
        assert sorted(site.all(select(Ad.external_id))) == ["2", "3"]
        assert site.errors() == {"private_address": 1}
        assert "/api" not in server.paths
        assert inside.heard == []


@pytest.mark.parametrize(
    ("host", "port", "private", "said"),
    [
        ("127.0.0.1", "listed", True, None),
        ("localhost", "listed", True, "off_allow_list"),
        ("127.0.0.1", "other", True, "off_allow_list"),
        ("127.0.0.1", "listed", False, "private_address"),
        ("baken-test.invalid", "listed", True, "dns"),
        ("127.0.0.1", "closed", True, "site_down"),
    ],
)
def test_the_gate_connects_to_what_is_listed_and_says_why_it_refuses(host, port, private, said):
    with listening() as listed, listening() as other:
        ports = {"listed": listed.port, "other": other.port, "closed": 1}
        hosts = frozenset({f"127.0.0.1:{listed.port}", "127.0.0.1:1", f"baken-test.invalid:{listed.port}"})

        async def ask() -> tuple[bytes, Gate]:
            gate = Gate(Reach(hosts, private))
            await gate.open()
            reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
            name = host.encode()
            writer.write(b"\x05\x01\x00" + b"\x05\x01\x00\x03" + bytes([len(name)]) + name + ports[port].to_bytes(2))
            answer = await reader.readexactly(12)
            writer.close()
            gate.close()
            return answer, gate

        answer, gate = asyncio.run(ask())
        assert answer[:2] == b"\x05\x00"
        assert (answer[3] == 0) is (said is None)
        assert gate.why_refused(f"http://{host}:{ports[port]}/") == said
        assert gate.address(f"http://{host}:{ports[port]}/") == ("127.0.0.1" if said is None else None)
        time.sleep(0.05)
        assert other.heard == []
        assert listed.heard == [] or said is None


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2a00:1450:4001:82a::200e", True), ("127.0.0.1", False), ("10.0.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False),
        ("fe80::1%eth0", False), ("fd00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False), ("64:ff9b::7f00:1", False),
    ],
)  # fmt: skip
def test_what_counts_as_a_public_address(address, public):
    assert is_public(address) is public
