"""Amounts that are sent before a meeting, or are the least that can be paid by card."""

import re

from nlp.facts.pieces import Amount

MOST_BY_CARD = 50
_SENT_FIRST = re.compile(r" (?:overmaken|over te maken|overboeken|overschrijven|storten|transfer\b|überweisen|pagar\b)")
_FIRST = re.compile(r"\b(?:eerst|alvast|first|vooraf|vorab|zuerst|primero|moet)\b[^.!?\d]{0,24}\Z")
_SENT = re.compile(
    r"\b(?:stuur|stort|send|transfer|wire)(?: (?:me|mij|eerst|first|alvast|even|dan|then|us|ons|graag)){0,3} \Z"
)
_SENT_ENDS = (
    "stuur ", "stort ", "send ", "transfer ", "wire ", "me ", "mij ", "eerst ", "first ", "alvast ", "even ", "dan ",
    "then ", "us ", "ons ", "graag ",
)  # fmt: skip
_LEAST_ENDS = (
    "vanaf ", "from ", "ab ", "minimum ", "minimaal ", "boven ", "above ", "over ", "desde ", "min. ", "min ", "of ",
    "partir de ", "mindestens ",
)  # fmt: skip
_BY_CARD = re.compile(
    r"\b(?:pin(?:nen)?|pinbetaling\w*|cards?|card payments?|kaartbetaling\w*|kartenzahlung|karte|tarjeta)\b"
    r"[^.!?;,\n\d]{0,24}\Z"
)
_FOR_CARD = re.compile(
    r" (?:for|voor|bij|when|with|für|bei|con) (?:\w+ ){0,2}(?:cards?|pin(?:nen)?|pinbetaling\w*|kaart\w*|karte\w*|"
    r"tarjeta)\b"
)


def is_least_by_card(text: str, amount: Amount) -> bool:
    """Tell whether an amount is the least that can be paid by card: `pinnen vanaf 20 euro`."""
    if not text.endswith(_LEAST_ENDS, 0, amount.start):
        return False
    if _FOR_CARD.match(text, amount.end):
        return True
    return amount.value <= MOST_BY_CARD and _BY_CARD.search(text, max(0, amount.start - 40), amount.start) is not None


def is_sent_first(text: str, amount: Amount) -> bool:
    """Tell whether an amount is sent before the meeting: `eerst 20 euro overmaken`."""
    if text[amount.end : amount.end + 1] != " " or _SENT_FIRST.match(text, amount.end) is None:
        return False
    return _FIRST.search(text, max(0, amount.start - 34), amount.start) is not None


def is_asked_for(text: str, amount: Amount) -> bool:
    """Tell whether an amount is to be sent, by the words right before it: `stuur eerst 20 euro`."""
    if not text.endswith(_SENT_ENDS, 0, amount.start):
        return False
    return _SENT.search(text, max(0, amount.start - 32), amount.start) is not None
