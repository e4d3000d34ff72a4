"""Collects public ads of listed sites, passively and politely, with evidence."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("baken")
except PackageNotFoundError:  # running from a source tree that was never installed
    VERSION = "0"
SOFTWARE = f"Baken/{VERSION}"
