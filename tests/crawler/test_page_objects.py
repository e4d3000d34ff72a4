"""Page objects: whatever web-poet offers, and every further page asked for as the crawl asks for its own."""

import time
from itertools import pairwise

import pytest
from misbehaving import ad, html, listing, serving
from sqlalchemy import select
from warcio.archiveiterator import ArchiveIterator

from crawler.definition import load_definition
from crawler.pages.objects import page_class_of
from domain.errors import BakenError
from store.tables import Ad, Capture, Crawl, Version

HEAD = """
import attrs
from web_poet import *
from crawler.pages.content import AdContent
"""
PLAIN = (
    HEAD
    + """
class MyAd(WebPage[AdContent]):
    async def to_item(self):
        return AdContent(self.css("h1::text").get(""), self.css(".d").xpath("string()").get(""))
"""
)
FURTHER = (
    HEAD
    + """
@attrs.define
class MyAd(WebPage[AdContent]):
    client: HttpClient

    async def to_item(self):
        answer = await self.client.{call}
        return AdContent(self.css("h1::text").get(""), answer.text)
"""
)


def with_page_object(site, port, code, **changes):
    site.define(port, page_object="page.py:MyAd", **changes)
    (site.home / "sites" / "test" / "page.py").write_text(code, encoding="utf-8")


def texts(site):
    return sorted(site.all(select(Version.text)))


def records(site):
    found = {}
    for path in sorted((site.home / "warc" / "test").glob("*.warc.gz")):
        with path.open("rb") as source:
            for record in ArchiveIterator(source):
                if record.rec_type == "response":
                    found[record.rec_headers.get_header("WARC-Target-URI")] = record.content_stream().read()
    return found


def test_a_further_page_of_the_site_is_read_decoded_and_kept_as_evidence(site):
    more = (200, {"Content-Type": "text/plain; charset=utf-8"}, "Zoë, café €50".encode("cp1252"))
    pages = {"/": listing("/ad/1", "/ad/2"), "/ad/1": ad(), "/ad/2": ad("Eva"), "/more": more}
    with serving(pages) as server:
        code = FURTHER.format(call="get(self.response.urljoin('/more?of=' + self.css('h1::text').get()[:3]))")
        with_page_object(site, server.port, code)
        assert site.crawl().returncode == 0
        further = [agent for path, agent in server.requested if path.startswith("/more")]
    assert texts(site) == ["Zoë, café €50"] * 2
    assert len(further) == 2
    assert all(agent.startswith("Baken/") for agent in further)
    kept = records(site)
    assert kept[f"http://127.0.0.1:{server.port}/more?of=Lis"] == more[2], "as it came over the wire"
    assert f"http://127.0.0.1:{server.port}/more?of=Eva" in set(site.all(select(Capture.url)))
    assert site.all(select(Crawl.pages)) == [6], "they count for the budget"


@pytest.mark.parametrize(
    ("call", "robots", "kind", "asked"),
    [
        ("get('http://localhost:{port}/more')", "", "off_allow_list", False),
        ("get('http://127.0.0.1:{port}/away')", "", "off_allow_list", True),
        ("get('http://127.0.0.1:{port}/more')", "Disallow: /more", "robots_disallowed", False),
        ("get('http://127.0.0.1:1/more')", "", "off_allow_list", False),
        ("post('http://127.0.0.1:{port}/more', body=b'hello')", "", None, False),
    ],
    ids=["another host", "redirect to another host", "robots.txt", "another port", "sending something"],
)
def test_a_further_page_that_may_not_be_asked_for_is_refused(site, call, robots, kind, asked):
    pages = {"/": listing("/ad/1"), "/ad/1": ad(), "/more": html("secret")}
    pages["/robots.txt"] = (200, {}, f"User-agent: *\n{robots}\n".encode())
    with serving(pages) as server:
        pages["/away"] = (302, {"Location": f"http://localhost:{server.port}/more"}, b"")
        with_page_object(site, server.port, FURTHER.format(call=call.format(port=server.port)))
        assert site.crawl().returncode == 0
        assert server.paths == ["/robots.txt", "/", "/ad/1", *(["/away"] if asked else [])]
    assert site.errors() == {"ad_unreadable": 1, **({kind: 1} if kind else {})}
    assert site.all(select(Ad.id)) == []


def test_further_pages_keep_the_site_s_pace(site):
    times = []

    def timed(answer):
        return lambda path: times.append(time.monotonic()) or answer

    pages = {"/": timed(listing("/ad/1", "/ad/2")), "/more": timed(html("more"))}
    pages |= {f"/ad/{n}": timed(ad(f"Ad {n}")) for n in "12"}
    with serving(pages) as server:
        with_page_object(site, server.port, FURTHER.format(call="get(self.response.urljoin('/more'))"), delay=0.3)
        site.crawl()
    assert len(times) == 5
    assert min(b - a for a, b in pairwise(times)) > 0.27


def test_a_site_that_refuses_further_pages_is_left_alone(site):
    pages = {"/": listing(*(f"/ad/{n}" for n in range(40))), "/more": (403, {}, b"no")}
    pages |= {f"/ad/{n}": ad(f"Ad {n}") for n in range(40)}
    with serving(pages) as server:
        with_page_object(site, server.port, FURTHER.format(call="get(self.response.urljoin('/more'))"), delay=0.01)
        result = site.crawl()
        assert server.paths.count("/more") < 8
    assert result.returncode == 1
    assert "blocked" in result.stdout


def test_everything_a_page_object_may_ask_for_is_given(site):
    code = (
        HEAD
        + """
@attrs.define
class Heading(WebPage[dict]):
    @property
    def words(self):
        return self.css("h1::text").get("")

@attrs.define
class MyAd(ItemPage[AdContent]):
    heading: Heading
    url: ResponseUrl
    asked: RequestUrl
    request: HttpRequest
    either: AnyResponse
    params: PageParams
    stats: Stats

    def to_item(self):
        text = f"{self.url} {self.asked} {self.request.method} {self.either.css('.d::text').get()} {dict(self.params)}"
        self.stats.inc("ads")
        return AdContent(self.heading.words, text)
"""
    )
    lying = (200, {"Content-Type": "text/html; charset=utf-8"}, "<h1>Zoë</h1><div class=d>€50".encode("cp1252"))
    with serving({"/": listing("/ad/1"), "/ad/1": lying}) as server:
        with_page_object(site, server.port, code)
        assert site.crawl().returncode == 0
    url = f"http://127.0.0.1:{server.port}/ad/1"
    assert texts(site) == [f"{url} {url} GET €50 {{}}"]
    assert site.all(select(Version.title)) == ["Zoë"]


@pytest.mark.browser
def test_a_browser_site_s_page_object_gets_the_page_as_the_browser_built_it(site):
    code = (
        HEAD
        + """
@attrs.define
class MyAd(BrowserPage[AdContent]):
    html: BrowserHtml
    client: HttpClient

    async def to_item(self):
        more = await self.client.get(self.response.urljoin("/more"))
        assert self.html == self.response.html
        return AdContent(self.css("h1::text").get(), f"{self.css('.d::text').get()} {more.text}")
"""
    )
    script = "<body><script>document.body.innerHTML = '<h1>Lisa</h1><div class=d>gebouwd</div>'</script>"
    pages = {"/": listing("/ad/1"), "/ad/1": html(script), "/more": (200, {"Content-Type": "text/plain"}, b"en meer")}
    with serving(pages) as server:
        with_page_object(site, server.port, code, fetch="browser", wait_for="a.ad, .d")
        assert site.crawl().returncode == 0
    assert texts(site) == ["gebouwd en meer"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("class MyAd(WebPage:", "page.py, line 1: SyntaxError"),
        ("import nowhere_at_all", "ModuleNotFoundError"),
        ("MyAd = 3", "defines no web-poet page object named 'MyAd'"),
        (HEAD + "@attrs.define\nclass MyAd(WebPage[AdContent]):\n    x: int", "asks for what it cannot be given"),
        (HEAD + "@attrs.define\nclass MyAd(ItemPage[AdContent]):\n    x: BrowserHtml", "need `fetch: browser`"),
    ],
    ids=["syntax", "import", "no class", "asks for a number", "asks for a browser"],
)
def test_a_page_object_that_cannot_be_used_is_said_and_fetches_nothing(site, code, said):
    with serving({"/": listing("/ad/1"), "/ad/1": ad()}) as server:
        with_page_object(site, server.port, code)
        with pytest.raises(BakenError) as raised:
            page_class_of(load_definition(site.home / "sites" / "test"))
        assert said in str(raised.value)
        if said.endswith("SyntaxError"):
            result = site.crawl(COLUMNS="400")
            assert result.returncode == 1
            assert said in result.stdout
        assert server.requested == []


def test_what_a_page_object_does_wrong_on_a_page_is_counted_and_the_rest_goes_on(site):
    code = (
        HEAD
        + """
class MyAd(WebPage[AdContent]):
    async def to_item(self):
        title = self.css("h1::text").get()
        wrong = {"none": None, "dict": {}, "title": AdContent(None, ""), "day": AdContent("t", "t", "", "3 mei")}
        return AdContent(title, "text") if title == "good" else wrong[title]
"""
    )
    pages = {f"/ad/{n}": ad(title) for n, title in enumerate(["none", "dict", "title", "day", "raises", "good"])}
    with serving({"/": listing(*pages), **pages}) as server:
        with_page_object(site, server.port, code)
        assert site.crawl().returncode == 0
    assert site.errors() == {"ad_unreadable": 5}
    assert site.all(select(Version.title)) == ["good"]


def test_a_changed_page_object_is_loaded_anew(tmp_path):
    import yaml
    from crawl_home import DEFINITION

    folder = tmp_path / "test"
    folder.mkdir()
    (folder / "site.yaml").write_text(
        yaml.safe_dump({**DEFINITION, "base_url": "http://s.example", "page_object": "page.py:MyAd"})
    )
    (folder / "page.py").write_text(PLAIN)
    first = page_class_of(load_definition(folder))
    assert page_class_of(load_definition(folder)) is first
    (folder / "page.py").write_text(PLAIN + "    number = 2")
    assert page_class_of(load_definition(folder)).number == 2
