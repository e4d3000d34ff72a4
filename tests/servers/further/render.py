"""Rendering the templates of this folder, with the layouts' filters and helpers."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from layouts.kit import Render, fact, long_date, phone, picked, price, slug
from starlette.responses import HTMLResponse

PAGES = Path(__file__).parent / "pages"


def renderer(name: str, **shared: Any) -> Render:
    """Return what renders `pages/<name>.html`; the template switches on `kind`."""
    environment = Environment(loader=FileSystemLoader(PAGES), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(slug=slug, long_date=long_date)
    environment.globals.update(fact=fact, price=price, phone=phone, picked=picked)
    template = environment.get_template(f"{name}.html")

    def render(kind: str, status: int = 200, **values: Any) -> HTMLResponse:
        return HTMLResponse(template.render({"kind": kind, **shared, **values}), status)

    return render
