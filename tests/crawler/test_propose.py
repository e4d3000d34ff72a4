"""Finding out how unknown sites are built, on made-up sites of many shapes, by real requests to real servers."""

import re

import pytest
import yaml
from crawl_home import Site
from exploring import explored, score, told
from further import all_further
from hypothesis import given
from hypothesis import strategies as st
from layouts import all_layouts
from layouts.serve import serving_layout
from misbehaving import ad, html, listing, serving
from sqlalchemy import select

from baken.demo.run import demo_servers, make_home
from baken.demo.serve import site_folders
from baken.demo.world.files import load_world
from baken.demo.world.make import make_world
from crawler.definition import SiteDefinition, load_definition
from crawler.propose.draft import as_yaml, name_for
from crawler.propose.patterns import ad_pattern
from store.tables import Ad, Crawl, Version

IN_A_BROWSER = {"client-rendered"}
WORLD = make_world(400, 11)


def found_out(module, seed):
    """Return how well a layout is found out; what must hold of every site is looked at here."""
    with serving_layout(module, WORLD.ads, seed) as site:
        reached = score(site, *explored(site.base))
    assert reached.recall >= 0.95
    assert reached.precision >= 0.98
    assert reached.asked <= 100
    assert min(reached.title, reached.text) >= 0.95
    return reached


@pytest.mark.parametrize("module", [m for m in all_layouts() if m.NAME not in IN_A_BROWSER], ids=lambda m: m.NAME)
def test_an_unknown_site_is_found_out(module):
    assert found_out(module, seed=5).city >= 0.95


@pytest.mark.parametrize("module", all_further(), ids=lambda m: m.NAME)
def test_sites_written_after_the_method_are_found_out_too(module):
    found_out(module, seed=2)


def propose_and_crawl(home: Site, base: str, name: str):
    """Propose a site by the command, crawl it by what was proposed; return what the store then has of it."""
    home.allow(name)
    proposed = home.baken("site", "propose", f"{base}/", "--name", name, "--allow-private", "--delay", "0")
    assert proposed.returncode == 0, proposed.stderr
    assert "Traceback" not in proposed.stderr
    crawled = home.crawl(name)
    assert crawled.returncode == 0, crawled.stdout + crawled.stderr
    with home.engine.connect() as connection:
        rows = connection.execute(select(Ad.url, Version.text).join(Version, Version.ad_id == Ad.id)).all()
    return proposed, {url: text for url, text in rows if url.startswith(base)}


@pytest.mark.slow
@pytest.mark.browser
def test_the_demo_sites_are_found_out_and_crawled_without_their_definitions(site, tmp_path):
    world_home = tmp_path / "world"
    make_home(world_home, 300, 7)
    ads = load_world(world_home).ads
    with demo_servers(world_home) as ports:
        for name, folder in site_folders().items():
            written = re.compile(yaml.safe_load((folder / "site.yaml").read_text("utf-8"))["listing"]["ad_url"])
            _, found = propose_and_crawl(site, f"http://127.0.0.1:{ports[name]}", name)
            texts = {match.group("id"): text for url, text in found.items() if (match := written.search(url))}
            truth = {made.external_id: made for made in ads if made.site == name and not made.gone}
            right = truth.keys() & texts.keys()
            assert len(right) >= 0.95 * len(truth), name
            assert len(right) >= 0.98 * len(found), name
            whole = sum(all(told(line) in told(texts[i]) for line in truth[i].text.split("\n")) for i in right)
            assert whole >= 0.95 * len(right), name


@pytest.mark.slow
@pytest.mark.browser
def test_a_site_that_a_script_builds_is_found_out_by_the_browser(site):
    [module] = [m for m in all_layouts() if m.NAME in IN_A_BROWSER]
    with serving_layout(module, make_world(150, 5).ads, seed=1) as served:
        proposed, found = propose_and_crawl(site, served.base, "unknown")
        definition = load_definition(site.home / "sites" / "unknown")
    assert definition.fetch == "browser"
    ids = {definition.external_id(served.base + path) for path in served.truth}
    right = ids & {definition.external_id(url) for url in found}
    assert len(right) >= 0.95 * len(ids)
    assert len(right) >= 0.98 * len(found)
    assert "What it reads" in proposed.stdout


def small_site(count: int = 8) -> dict[str, object]:
    """Return a little site whose ads have plain numbers and a phone each."""
    pages = {f"/ad/{n}": ad(f"Lisa {n} in Utrecht", f"Ik ben Lisa {n}, 2{n} jaar. Bel 06-0001{n:04}. 150 euro per uur.")
             for n in range(1, count + 1)}  # fmt: skip
    return {"/": listing(*pages, extra="<p>Advertenties</p>"), **pages}


def test_the_file_is_one_a_person_can_read_the_crawl_takes_and_no_phone_is_shown(site):
    with serving(small_site()) as server:
        site.allow("small")
        result = site.baken(
            "site", "propose", f"http://127.0.0.1:{server.port}/", "--name", "small", "--allow-private", "--delay", "0",
            "--owner", "its owner", "--legal-basis", "a test",
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
    written = site.home / "sites" / "small" / "site.yaml"
    definition = load_definition(written.parent)
    assert (definition.owner, definition.legal_basis) == ("its owner", "a test")
    assert definition.external_id(f"http://127.0.0.1:{server.port}/ad/3") == "3"
    assert written.read_text("utf-8").startswith("# Proposed by `baken site propose http://127.0.0.1:")
    assert "06-0001" not in result.stdout
    assert "••" in result.stdout
    assert site.all(select(Ad)) == [] == site.all(select(Crawl)), "nothing of what is read is kept"
    assert not list(site.home.glob("warc/**/*.warc*"))


def test_it_asks_as_politely_as_a_crawl(site):
    robots = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /ad/2\n")
    with serving({"/robots.txt": robots, **small_site()}) as server:
        site.allow("small")
        site.baken("site", "propose", f"http://127.0.0.1:{server.port}", "--name", "small", "--allow-private",
                   "--delay", "0")  # fmt: skip
    assert "/ad/2" not in server.paths
    assert server.paths[0] == "/robots.txt"
    assert max(map(server.paths.count, server.paths)) == 1


def refused(site: Site, *arguments: str, code: int = 1) -> str:
    """Run the command, which must fail with one line; return it."""
    result = site.baken("site", "propose", *arguments)
    assert result.returncode == code, result.stderr
    assert "Traceback" not in result.stderr
    return result.stderr


def test_what_cannot_be_proposed_is_said_in_one_line_and_writes_nothing(site):
    site.allow("known", "nowhere", "empty", "door")
    (site.home / "sites" / "known").mkdir(parents=True)
    (site.home / "sites" / "known" / "site.yaml").write_text("name: known\n", encoding="utf-8")
    with serving({"/": html("<h1>Welkom</h1><p>Er is hier niets.</p>"), "/no": (403, {}, b"")}) as server:
        base = f"http://127.0.0.1:{server.port}/"
        assert "no mandate" in refused(site, base, "--name", "stranger", "--allow-private")
        assert "--force" in refused(site, base, "--name", "known", "--allow-private", code=2)
        assert server.paths == []
        assert "private" in refused(site, base, "--name", "empty")
        assert "no ads found" in refused(site, base, "--name", "empty", "--allow-private", "--delay", "0")
        assert "403" in refused(site, f"{base}no", "--name", "door", "--allow-private", "--delay", "0")
        assert "name" in refused(site, base, "--name", "Not A Name", "--allow-private", code=2)
    assert "http" in refused(site, "ftp://site.example/", "--name", "empty", code=2)
    refused(site, "https://no-such-host.invalid/", "--name", "nowhere", "--delay", "0")
    assert [path.parent.name for path in site.home.glob("sites/*/site.yaml")] == ["known"]


def test_names_are_made_of_hosts():
    assert name_for("https://www.Site.example/nl/") == "site-example"
    assert name_for("http://127.0.0.1:8080/") == "127-0-0-1-8080"


def test_a_written_definition_is_read_back_as_it_was(tmp_path):
    made = SiteDefinition.model_validate({
        "name": "x", "title": "A: 'b' # c", "owner": "o", "base_url": "https://site.example/",
        "listing": {"ad_links": "a", "ad_url": r"^https?://[^/]+/ad/(?P<id>\d+)", "list_url": r"/p/\d+$"},
        "ad": {"title": "h1", "text": '[class*="d"]'},
    })  # fmt: skip
    (tmp_path / "site.yaml").write_text(as_yaml(made, ["read it"]), encoding="utf-8")
    same = {"exclude": {"folder", "digest"}}
    assert load_definition(tmp_path).model_dump(**same) == made.model_dump(**same)


SLUGS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8)


@given(st.lists(SLUGS, min_size=4, max_size=12), st.lists(SLUGS, max_size=12), st.integers(3, 9), st.data())
def test_a_pattern_takes_all_ads_by_an_id_of_their_own_and_keeps_off_other_folders(names, others, digits, data):
    low = 10 ** (digits - 1)
    numbers = data.draw(st.lists(st.integers(low, 10 * low - 1), min_size=len(names), max_size=len(names), unique=True))
    ads = [f"https://site.example/ads/{name}-{number}" for name, number in zip(names, numbers, strict=True)]
    rest = [f"https://site.example/blog/{name}" for name in others] + [f"https://site.example/{n}" for n in others]
    pattern = re.compile(ad_pattern(ads, rest))
    assert [int(pattern.search(url).group("id")) for url in ads] == numbers
    assert not [url for url in rest if pattern.search(url)]
    assert pattern.search(f"https://site.example/ads/anders-{low + 1}").group("id") == str(low + 1)


@given(st.lists(st.integers(1, 10**6), min_size=3, unique=True), st.sampled_from(["t", "nr", "id"]))
def test_a_pattern_by_a_parameter_takes_its_value(numbers, name):
    ads = [f"https://site.example/show.php?{name}={number}" for number in numbers]
    pattern = re.compile(ad_pattern(ads, ["https://site.example/list.php?page=2", "https://site.example/"]))
    assert [int(pattern.search(url).group("id")) for url in ads] == numbers
    assert not pattern.search("https://site.example/list.php?page=2")


def test_a_pattern_keeps_off_later_numbers_too_but_never_off_an_ad():
    ads = [f"https://site.example/people/{name}" for name in ("anna", "bo-lina", "carla", "dina", "page-turner")]
    rest = [f"https://site.example/people/page{n}" for n in (2, 3)]
    pattern = re.compile(ad_pattern(ads, rest))
    assert all(pattern.search(url) for url in ads)
    assert not pattern.search("https://site.example/people/page17")
