"""A real web server with one resource a misbehaviour, run in a thread."""

import contextlib
import hashlib
import http.server
import inspect
import threading
from collections.abc import Callable, Iterator
from email.message import Message

Answer = tuple[int, dict[str, str], bytes]
Page = Callable[..., Answer] | Answer


def html(body: str, status: int = 200, charset: str = "utf-8", **headers: str) -> Answer:
    """Return an HTML answer."""
    return status, {"Content-Type": f"text/html; charset={charset}", **headers}, body.encode(charset)


def redirect(to: str) -> Answer:
    """Return a redirect."""
    return 302, {"Location": to}, b""


def ad(title: str = "Lisa in Utrecht", text: str = "Ik ben Lisa. Bel 06-00012345.") -> Answer:
    """Return an ad's page."""
    return html(
        f'<h1>{title}</h1><p class="city">Utrecht</p><time datetime="2026-10-30"></time><div class="d">{text}</div>'
    )


def listing(*paths: str, extra: str = "") -> Answer:
    """Return a listing page."""
    return html("".join(f'<a class="ad" href="{path}">x</a>' for path in paths) + extra)


@contextlib.contextmanager
def serving(pages: dict[str, Page], etags: bool = False) -> Iterator["Server"]:
    """Serve `pages` by path on a free loopback port; other paths answer 404.

    With `etags` the server names the content of each page and answers 304 to whoever has it.
    """

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.requested.append((self.path, self.headers.get("User-Agent", "")))
            page = pages.get(self.path.split("?")[0], (404, {}, b"not found"))
            status, headers, body = _answer(page, self.path, self.headers)
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            if etags and status == 200:
                headers = {**headers, "ETag": tag}
                if self.headers.get("If-None-Match") == tag:
                    status, body = 304, b""
            server.sent += len(body) + 200
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    listener.daemon_threads = True
    server = Server(listener.server_port)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()


def _answer(page: Page, path: str, headers: Message) -> Answer:
    """Return a page's answer; a function takes the path, and the request's headers if it wants them."""
    if not callable(page):
        return page
    return page(path, headers) if len(inspect.signature(page).parameters) > 1 else page(path)


class Server:
    """Where the server is, and what was asked of it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.sent = 0
        self.requested: list[tuple[str, str]] = []

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [path for path, _ in self.requested]
