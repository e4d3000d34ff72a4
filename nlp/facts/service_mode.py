"""Where people meet: incall (the advertiser receives) or outcall (the advertiser travels)."""

import re

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

_MODES = {
    "incall": re.compile(
        r"(?:in\s?/\s?out-?\s?call|in-?\s?call|(?:priv[eé]|thuis|hotel)[- ]?ontvangst|ontvangst|ik\s+ontvang\w*|"
        r"wij\s+ontvangen|ontvangt?\s+(?:je|u|jou|in|bij|thuis|discreet|priv[eé])|(?:bij|op)\s+mij\s+(?:thuis|locatie)|"
        r"visit\s+me|at\s+my\s+(?:place|apartment|studio)|my\s+place|i\s+(?:can\s+)?host|i\s+receive|"
        r"kom\s+(?:bij|naar)\s+mij)\b",
        re.IGNORECASE,
    ),
    "outcall": re.compile(
        r"(?:in\s?/\s?out-?\s?call|out-?\s?call|escort(?:service)?|aan\s+huis|hotelbezoek|hotel\s?visits?|home\s?visits?|"
        r"(?:kom|komt|komen|rij|reis)\s+(?:ook\s+|graag\s+)?(?:naar|bij)\s+(?:je|jou|u|jullie)\b|bij\s+(?:jou|u|je)\s+thuis|"
        r"bezoek\s+(?:ook\s+)?(?:je|u|jou|jullie)\b|(?:visit|come\s+to)\s+(?:you|your)|at\s+your\s+(?:place|home|hotel)|op\s+locatie\s+bij)",
        re.IGNORECASE,
    ),
}
_MODE_WORDS = {
    "incall": Stems(
        ("in call", "in/", "in /", "in-call", "incall", "priv", "thuis", "hotel", "ontvang", "ik", "wij ontvangen",
         "bij mij",
         "op mij", "visit me", "at my", "my place", "i ", "kom bij", "kom naar")
    ),
    "outcall": Stems(
        ("out call", "in/", "in /", "out-call", "outcall", "escort", "aan", "hotel", "home", "kom", "rij", "reis",
         "bij", "visit", "bezoek", "come to", "at your", "op locatie")
    ),
}  # fmt: skip
_DENIED = re.compile(
    r"\b(?:geen|niet|no|not|nooit|never|zonder|without|don['’]?t\s+do)\s+(?:aan\s+|do\s+|any\s+)?$", re.I
)
_DENIED_AFTER = re.compile(r"\s*:?\s*(?:is\s+|doe\s+ik\s+)?(?:niet|nee|not|no)\b")


def find_service_modes(doc: Doc) -> Doc:
    """Attach `service_mode` facts, `incall` or `outcall`; denied ones (`geen escort`) are left out."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    for mode, shape in _MODES.items():
        reached = 0
        for start in reading.starts(_MODE_WORDS[mode]):
            match = shape.match(text, start) if start >= reached else None
            if match is None:
                continue
            reached = match.end()
            if not _DENIED.search(text[max(0, match.start() - 16) : match.start()]) and not (
                _DENIED_AFTER.match(text, match.end())
            ):
                reading.add("service_mode", mode, *match.span())
    return doc
