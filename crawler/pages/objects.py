"""A site's page object: the class that turns its ad pages into ads, loaded by its file."""

import importlib.util
import inspect
import sys
from functools import lru_cache
from pathlib import Path
from types import ModuleType

import andi
from web_poet import (
    AnyResponse,
    BrowserHtml,
    BrowserResponse,
    HttpClient,
    HttpRequest,
    HttpResponse,
    ItemPage,
    PageParams,
    RequestUrl,
    ResponseUrl,
    Stats,
    WebPage,
)
from web_poet.pages import is_injectable

from crawler.definition import SiteDefinition
from crawler.pages.content import AdContent, by_selectors
from domain.errors import BakenError

ALWAYS = frozenset({HttpResponse, AnyResponse, HttpClient, HttpRequest, PageParams, RequestUrl, ResponseUrl, Stats})
BY_BROWSER = frozenset({BrowserResponse, BrowserHtml})

PageClass = type[ItemPage[AdContent]]


def page_class_of(definition: SiteDefinition) -> PageClass:
    """Return the site's page object class; for a site without, one that reads by its selectors.

    Raises `BakenError` when the file cannot be loaded, does not define the class, or the class asks for what
    there is none of.
    """
    if not definition.page_object:
        return _by_its_selectors(definition)
    file, _, name = definition.page_object.partition(":")
    path = Path(definition.folder) / file
    page_class = getattr(_module(path, definition.name, definition.digest), name, None)
    if not inspect.isclass(page_class) or not issubclass(page_class, ItemPage):
        raise BakenError(f"{path} defines no web-poet page object named {name!r}")
    plan_of(page_class, definition)
    return page_class


def plan_of(page_class: PageClass, definition: SiteDefinition) -> andi.Plan:
    """Return how to build a page object from what a page and a crawl give.

    Raises `BakenError` naming what it asks for and does not get.
    """
    given = ALWAYS | (BY_BROWSER if definition.fetch == "browser" else frozenset())
    try:
        return andi.plan(page_class, is_injectable=is_injectable, externally_provided=given, full_final_kwargs=True)
    except andi.NonProvidableError as error:
        wanted = inspect.signature(page_class).parameters.values()
        hint = " (those of a browser need `fetch: browser`)" if _asks_browser(page_class) else ""
        names = ", ".join(str(parameter) for parameter in wanted)
        raise BakenError(
            f"page object {page_class.__name__}({names}) asks for what it cannot be given{hint}; "
            f"there are {', '.join(sorted(kind.__name__ for kind in given))}"
        ) from error


def _asks_browser(page_class: PageClass) -> bool:
    signature = str(inspect.signature(page_class))
    return any(kind.__name__ in signature for kind in BY_BROWSER)


@lru_cache(maxsize=1000)
def _module(path: Path, site: str, digest: str) -> ModuleType:
    """Load a file as a module of its own; another content (`digest`) is another module."""
    name = f"baken_site_{site.replace('-', '_')}_{digest[:12]}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise BakenError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # annotations are looked up there
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # foreign code: whatever it raises is its fault
        del sys.modules[name]
        line = f", line {error.lineno}" if isinstance(error, SyntaxError) else ""
        raise BakenError(f"{path}{line}: {type(error).__name__}: {error}") from error
    return module


def _by_its_selectors(definition: SiteDefinition) -> PageClass:
    class SelectedAd(WebPage[AdContent]):
        """Reads by the selectors of `site.yaml`."""

        async def to_item(self) -> AdContent:
            assert definition.ad is not None  # noqa: S101  # load_definition made sure of it
            return by_selectors(definition.ad, self.selector)

    return SelectedAd
