"""Which ads does one party post? Links with their reasons, and the advertisers they make."""

import hashlib
from pathlib import Path

from matching.linking.advertisers import link_ads

__all__ = ["LINKING_VERSION", "link_ads"]


def _version() -> str:
    """Hash this package's sources, so that results of older rules are known to be stale."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(here.rglob("*.py")):
        digest.update(path.relative_to(here).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


LINKING_VERSION: str = _version()
