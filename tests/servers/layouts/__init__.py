"""Made-up advertising sites, one module a layout, to measure how well an unknown site is found out."""

from importlib import import_module
from types import ModuleType

NAMES = (
    "bootstrap_cards",
    "old_table",
    "next_tailwind",
    "wp_directory",
    "province_hubs",
    "phpbb_board",
    "static_agency",
    "client_rendered",
    "gated_root_slugs",
    "marketplace_facets",
)


def all_layouts() -> list[ModuleType]:
    """Return the module of every layout."""
    return [import_module(f".{name}", __name__) for name in NAMES]
