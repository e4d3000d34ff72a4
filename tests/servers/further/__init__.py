"""Further made-up sites, built unlike the ten layouts, to see whether what works there works elsewhere."""

from importlib import import_module
from types import ModuleType

NAMES = ("bem_sections", "weekly_index")


def all_further() -> list[ModuleType]:
    """Return the module of every further site."""
    return [import_module(f".{name}", __name__) for name in NAMES]
