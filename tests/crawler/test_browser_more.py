"""Lists without links to further pages: a button or scrolling shows more, as far as there is more."""

import json

import pytest
from misbehaving import ad, html, serving
from sqlalchemy import select

from store.tables import Ad

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ADS, STEP = 11, 4
SCRIPT = """
let next = 0;
async function more() {
  for (const n of await (await fetch("/more?from=" + next)).json())
    list.insertAdjacentHTML("beforeend", `<p style="height: 300px"><a class="ad" href="/ad/${n}">Ad ${n}</a></p>`);
  next += STEP;
  if (next >= ADS) end.remove();
}
""".replace("STEP", str(STEP)).replace("ADS", str(ADS))
BUTTON = f"<div id=list></div><button id=end onclick='more()'>Meer</button><script>{SCRIPT} more()</script>"
ENDLESS = "new IntersectionObserver((seen) => { if (seen[0].isIntersecting) more(); }).observe(end)"
SCROLL = f"<div id=list></div><div id=end>...</div><script>{SCRIPT} {ENDLESS}</script>"
LEADS_AWAY = BUTTON.replace("<button id=end onclick='more()'>", "<a id=end href='/elsewhere'>")


def page(path):
    start = int(path.partition("=")[2])
    return 200, {"Content-Type": "application/json"}, json.dumps(list(range(start, min(ADS, start + STEP)))).encode()


@pytest.mark.parametrize(
    ("listing", "how", "found"),
    [
        (BUTTON, {"more": "#end"}, ADS),
        (SCROLL, {"scroll": True}, ADS),
        (LEADS_AWAY, {"more": "#end"}, STEP),
    ],
    ids=["button", "scroll", "a link that leads away"],
)
def test_a_list_is_asked_for_more_until_it_shows_no_more(site, listing, how, found):
    pages = {f"/ad/{n}": ad(f"Ad {n}") for n in range(ADS)} | {"/": html(listing), "/more": page}
    with serving(pages) as server:
        site.define(server.port, fetch="browser", listing={"ad_links": "a.ad", "ad_url": r"/ad/(?P<id>\d+)", **how})
        assert site.crawl().returncode == 0
        assert sum(path.startswith("/more") for path in server.paths) <= ADS // STEP + 3
        assert "/elsewhere" not in server.paths
    assert len(site.all(select(Ad.id))) == found
    assert site.errors() == {}
