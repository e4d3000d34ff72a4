"""Numbers as a person writes them in the language in force."""

from review_ui.i18n import language

_DUTCH = str.maketrans(",.", ".,")
MB = 1e6


def number(value: float, decimals: int = 0) -> str:
    """Return a number with its thousands apart: 1.234,5 in Dutch, 1,234.5 in English."""
    written = f"{value:,.{decimals}f}"
    return written.translate(_DUTCH) if language() == "nl" else written


def share(part: float, whole: float) -> str:
    """Return a part of a whole in percent; a few of many is under one percent, not none."""
    percent = 100 * part / whole if whole else 0.0
    return "<1%" if 0 < percent < 1 else f"{number(percent)}%"


def seconds(value: float | None) -> str:
    """Return a duration of an answer; a dash when it was not measured."""
    return "—" if value is None else f"{number(value, 2 if value < 10 else 0)} s"


def megabytes(value: float) -> str:
    """Return an amount of data."""
    return f"{number(value / MB, 1)} MB"
