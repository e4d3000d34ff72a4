"""The JavaScript site: an empty shell; a script fetches JSON and builds the page."""

from collections.abc import Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from baken.demo.world.model import DemoAd

PER_PAGE = 50
SHELL = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Ontmoet</title></head>
<body><main id="app">Even geduld</main><script>
const el = (tag, attributes, text) => {
  const made = Object.assign(document.createElement(tag), attributes || {});
  if (text !== undefined) made.textContent = text;
  return made;
};
async function show() {
  const app = document.getElementById("app");
  const answer = await fetch("/api" + location.pathname + location.search);
  const data = answer.ok ? await answer.json() : {};
  app.textContent = "";
  if (data.ads) {
    const list = app.appendChild(el("div", { id: "list" }));
    for (const ad of data.ads) list.appendChild(el("a", { href: "/a/" + ad.id }, ad.title));
    const more = app.appendChild(el("div", { id: "more" }));
    if (data.next) more.appendChild(el("a", { href: "/?p=" + data.next }, "meer"));
  } else if (data.ad) {
    const ad = app.appendChild(el("article", { id: "ad" }));
    ad.appendChild(el("h2", {}, data.ad.title));
    ad.appendChild(el("span", { className: "where" }, data.ad.city));
    const posted = ad.appendChild(el("span", {}, data.ad.posted));
    posted.dataset.posted = "yes";
    const body = ad.appendChild(el("div", { className: "body" }));
    for (const line of data.ad.lines) body.appendChild(el("p", {}, line));
  } else app.textContent = "Niet gevonden";
  document.body.dataset.ready = "yes";
}
show();
</script></body></html>"""


def create_app(ads: Sequence[DemoAd]) -> Starlette:
    """Return the site that shows these ads."""
    shown = {ad.external_id: ad for ad in ads if not ad.gone}

    async def shell(request: Request) -> Response:
        return HTMLResponse(SHELL)

    async def listing(request: Request) -> Response:
        page = max(1, int(request.query_params.get("p", "1")))
        part = list(shown.values())[(page - 1) * PER_PAGE : page * PER_PAGE]
        following = page + 1 if page * PER_PAGE < len(shown) else None
        return JSONResponse({"ads": [{"id": ad.external_id, "title": ad.title} for ad in part], "next": following})

    async def one(request: Request) -> Response:
        ad = shown.get(request.path_params["ident"])
        return JSONResponse({"ad": _as_json(ad)} if ad else {}, 200 if ad else 404)

    async def robots(request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nAllow: /\n")

    return Starlette(
        routes=[
            Route("/robots.txt", robots),
            Route("/api/", listing),
            Route("/api/a/{ident}", one),
            Route("/", shell),
            Route("/a/{ident}", shell),
        ]
    )


def _as_json(ad: DemoAd) -> dict[str, Any]:
    return {"title": ad.title, "city": ad.city, "posted": ad.posted_at.isoformat(), "lines": ad.text.split("\n")}
