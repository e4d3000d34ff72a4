"""Hostile and broken pages in the browser: one crawl over many; each has its name, none stops the others."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from subprocess import CompletedProcess

import pytest
from crawl_home import Site
from hostile import Behaviour, dripping, flood, hostile, nothing, page
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from crawler.evidence.verify import verify_evidence
from store.tables import Version

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HTML = "Content-Type: text/html; charset=utf-8"
GOOD = "<h1>Lisa {0}</h1><p class=city>Utrecht</p><div class=d>Ik ben Lisa {0}.</div>"
READ = "read"


@dataclass
class Web:
    """The ports of the site, of a site that is not listed, and of one under a certificate that nobody trusts."""

    site: int
    other: int
    tls: int


Case = Callable[[str, Web], Behaviour]


def script(code: str, body: str = GOOD) -> Case:
    """Answer with a page and a script; OTHER, ALSO and ID in it stand for hosts and the ad's id."""

    def made(ident: str, web: Web) -> Behaviour:
        filled = code.replace("OTHER", f"localhost:{web.other}").replace("ALSO", f"127.0.0.2:{web.site}")
        filled = filled.replace("ID", ident)
        return page(f"<!doctype html><body>{body.format(ident)}<script>{filled}</script></body>".encode(), HTML)

    return made


def empty(code: str) -> Case:
    return script(code, "")


def always(behaviour: Behaviour) -> Case:
    return lambda ident, web: behaviour


def moved(to: str) -> Case:
    return lambda ident, web: page(b"", f"Location: {to.format(ident, web=web)}", status="302 Found")


TICK = "const e = document.createElement('p'); document.body.append(e); setTimeout(() => e.remove(), 50)"
LATE = "document.body.insertAdjacentHTML('beforeend', '<h1>Laat</h1><div class=d>Laat.</div>')"
DOWNLOAD = "Object.assign(document.createElement('a'), {href: URL.createObjectURL(new Blob(['x'])), download: 'f'})"
LINKS = "document.body.append(Object.assign(document.createElement('nav'), {hidden: true, innerHTML: '<a href=/x>y</a>'.repeat(1e5)}))"
HOARD = "(window.kept ??= []).push(new Uint8Array(1 << 26).fill(1))"
TAMPERED = (
    "Document.prototype.querySelectorAll = Document.prototype.querySelector = () => null;"
    "Object.defineProperty(Element.prototype, 'outerHTML', {get() { return 'fake' }});"
    "window.MutationObserver = null; window.setTimeout = JSON.stringify = () => 'x'; performance.now = () => 0"
)
CASES: dict[str, tuple[Case, str]] = {
    "asks and asks": (script("(async () => { for (;;) await fetch('/x?' + Math.random()) })()"), READ),
    "never stops moving": (script(f"setInterval(() => {{ {TICK} }}, 20)"), READ),
    "never stops moving and says nothing": (empty(f"setInterval(() => {{ {TICK} }}, 20)"), "not_ready"),
    "removes itself": (script("document.documentElement.remove()"), "not_ready"),
    "shows its content after two seconds": (empty(f"setTimeout(() => {{ {LATE} }}, 2000)"), READ),
    "endless loop": (script("while (true) {}"), "timeout"),
    "alert for ever": (script("while (true) alert(1)"), "dialog_loop"),
    "dialogs": (script("alert(1); confirm(2); prompt(3); window.onbeforeunload = () => 'stay'"), READ),
    "endless reload": (script("location.reload()"), "redirect_loop"),
    "attachment": (always(page(b"x", HTML, "Content-Disposition: attachment; filename=x.html")), "download"),
    "pdf": (always(page(b"%PDF-1.4", "Content-Type: application/pdf")), "download"),
    "program": (always(page(b"MZ\0", "Content-Type: application/octet-stream")), "download"),
    "blob download": (script(f"const a = {DOWNLOAD}; document.body.append(a); a.click()"), READ),
    "json": (always(page(b"{}", "Content-Type: application/json")), "ad_not_html"),
    "too deep": (script("let e = document.body; for (let i = 0; i < 1e5; i++) e = e.appendChild(document.createElement('b'))"), "browser_crash"),
    "all memory": (empty(f"setInterval(() => {{ {HOARD}; {TICK} }}, 20)"), "browser_crash"),
    "many links": (script(LINKS), READ),
    "flood": (always(flood(200)), "too_large"),
    "flood by script": (script("fetch('/flood').then(answer => answer.text())"), "too_large"),
    "drip": (always(dripping(20)), "timeout"),
    "hang up": (always(nothing), "no_answer"),
    "cut off": (always(page(b"<h1>Lisa</h1><div class=d>half", HTML, length=5000)), "truncated"),
    "nothing to say": (always(page(b"", HTML, status="204 No Content")), "no_content"),
    "broken server": (always(page(b"", HTML, status="500 Oops")), "ad_500"),
    "redirect": (moved("/ad/{0}-lisa"), READ),
    "redirect to another listed host": (moved("http://localhost:{web.site}/ad/{0}-lisa"), READ),
    "script to another listed host": (script("location = 'http://ALSO/ad/ID-lisa'"), "robots_unreachable"),
    "redirect by script": (script("location = '/ad/ID-lisa'", ""), READ),
    "redirect to itself": (moved("/ad/{0}?again=1"), "redirect_loop"),
    "redirect off the list": (moved("http://localhost:{web.other}/x"), "off_allow_list"),
    "redirect to a private address": (moved("http://169.254.169.254/latest"), "off_allow_list"),
    "redirect to a file": (moved("file:///etc/passwd"), "bad_redirect"),
    "script off the list": (script("location = 'http://OTHER/x'"), "off_allow_list"),
    "refresh off the list": (script("", "<meta http-equiv=refresh content='0;url=http://OTHER/x'>"), "off_allow_list"),
    "to what robots.txt forbids": (script("location = '/secret'"), "robots_disallowed"),
    "popups": (script("for (let i = 0; i < 50; i++) window.open('/popup' + i)"), READ),
    "another address in the bar": (script("history.pushState({}, '', '/elsewhere')"), READ),
    "half a character": (script(r"document.querySelector('.d').textContent += '\ud800x'"), READ),
    "tampered browser": (script(TAMPERED), READ),
}  # fmt: skip


@dataclass
class Crawled:
    """What the one crawl left."""

    result: CompletedProcess[str]
    errors: dict[str, int]
    texts: dict[str, str]
    asked: list[str]
    asked_elsewhere: list[str]
    evidence: list[str]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory) -> Crawled:
    ids = {name: str(100 + number) for number, name in enumerate(CASES)}
    with hostile({}) as server, hostile({}) as other, hostile({}, tls=True) as untrusted:
        web = Web(server.port, other.port, untrusted.port)
        server.pages |= {f"/ad/{ids[name]}": case(ids[name], web) for name, (case, _) in CASES.items()}
        server.pages |= {f"/ad/{n}-lisa": page(GOOD.format(n).encode(), HTML) for n in ids.values()}
        links = [f"/ad/{n}" for n in ids.values()] + [f"https://127.0.0.1:{untrusted.port}/ad/99"]
        server.pages |= {
            "/": page("".join(f'<a class=ad href="{link}">x</a>' for link in links).encode(), HTML),
            "/robots.txt": page(b"User-agent: *\nDisallow: /secret\n", "Content-Type: text/plain"),
            "/flood": flood(200),
        }
        site = Site(tmp_path_factory.mktemp("hostile") / "home")
        site.allow()
        hosts = [f"{name}:{server.port}" for name in ("127.0.0.1", "localhost", "127.0.0.2")]
        hosts.append(f"127.0.0.1:{untrusted.port}")
        site.define(server.port, fetch="browser", hosts=hosts)
        result = site.crawl(BAKEN_PAGE_TIMEOUT="8")
        names = {ident: name for name, ident in ids.items()}
        with Session(site.engine) as session:
            versions = session.scalars(select(Version).options(joinedload(Version.ad))).all()
            texts = {names[version.ad.external_id]: version.text for version in versions}
        evidence = verify_evidence(site.engine, site.home / "warc")
        made = Crawled(result, site.errors(), texts, server.paths, other.paths, evidence)
        site.engine.dispose()
        return made


def test_each_bad_page_is_counted_under_its_name_and_the_crawl_ends_by_itself(crawled):
    assert (crawled.result.returncode, "Traceback" in crawled.result.stderr) == (0, False), crawled.result.stderr
    expected = Counter(outcome for _, outcome in CASES.values() if outcome != READ) + Counter(["tls"])
    assert crawled.errors == expected


def test_every_page_that_has_an_ad_is_read_for_all_that_its_scripts_do(crawled):
    assert crawled.texts.keys() == {name for name, (_, outcome) in CASES.items() if outcome == READ}
    assert crawled.texts["shows its content after two seconds"] == "Laat."
    assert crawled.texts["tampered browser"].startswith("Ik ben Lisa")


def test_nothing_off_the_list_nor_forbidden_nor_in_a_window_of_its_own_was_asked_for(crawled):
    assert crawled.asked_elsewhere == []
    assert not [path for path in crawled.asked if path.startswith(("/popup", "/secret", "/favicon"))]
    assert sum(path.startswith("/x?") for path in crawled.asked) <= 700, "a page that never stops is cut off"


def test_the_evidence_of_it_all_holds(crawled):
    assert crawled.evidence == []
