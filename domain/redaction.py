"""Redaction of citizen service numbers (BSN) on sight (SPEC section 4)."""

import re

from stdnum.nl import bsn

MASK = "█"
_NINE_DIGITS = re.compile(r"(?<![\d+])(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?!\d)")
_NAMED_RSIN = re.compile(r"\brsin\b[^\d]{0,12}$", re.IGNORECASE)
_NAMED_OTHERWISE = re.compile(r"(?:\b(?:tel|btw|vat|nl)\b[^\d]{0,12}|\bNL)$", re.IGNORECASE)


def redact_bsn(text: str) -> str:
    """Return `text` with every citizen service number masked, its length unchanged.

    A number counts when it has nine digits, passes the eleven-test (weights 9…2, -1) and is not
    named as RSIN, phone or VAT number right before it.
    """

    def mask(match: re.Match[str]) -> str:
        before = text[max(0, match.start() - 20) : match.start()]
        if _NAMED_RSIN.search(before) or _NAMED_OTHERWISE.search(before) or not bsn.is_valid(match.group()):
            return match.group()
        return MASK * len(match.group())

    return _NINE_DIGITS.sub(mask, text)


def redact_bsn_in_page(body: bytes) -> bytes:
    """Return a page's bytes with every citizen service number in them crossed out, their length unchanged."""
    return redact_bsn(body.decode("latin-1")).replace(MASK, "X").encode("latin-1")
