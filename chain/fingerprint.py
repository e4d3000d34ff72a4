"""Fingerprints of what a result rests on, so that a re-run works only on what is stale."""

import hashlib
import json
from typing import Any


def fingerprint(*parts: Any) -> str:
    """Return the SHA-256 (hex) of `parts` as canonical JSON; parts without JSON form are taken as text."""
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
