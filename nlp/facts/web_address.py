"""Web addresses: with scheme or `www`, or by the ending of the host."""

import re

from nlp.facts.web_words import CLEAR, WORDS
from nlp.reading import Reading
from nlp.stems import Stems

_BEGINS = Stems(("http://", "https://", "www."))
_EXPLICIT = re.compile(r"(?:https?://(?:www\.)?|www\.)[a-z0-9][^\s<>\"'|\x00]{2,300}")
_ENDING = re.compile(r"\.([a-z]{2,10})(?![a-z0-9_@-]|\.\d)")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){0,4}[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")
_PATH = re.compile(r"(?:/[^\s<>\"'|\x00]{0,200})?")
_MEANT = re.compile(
    r"(?:\b(?:op|via|sites?|website|webs(?:ite)?|webpage|zie|see|on|visit|bezoek|check|link|links|kijk|bij|naar|auf|unter|"
    r"from|page|pagina|profiel|profile|online|web|url|besuche|sur|en|with|is|at)[\s:]{1,3}|[:(|→/]\s?)\Z"
)
_CLOSING = ".,;:!?)]}*_\u2026"
_PHONE_LINK = re.compile(r"(?:https?://)?(?:www\.)?(?:wa\.me/|api\.whatsapp\.com/|t\.me/\+\d{6})")
LONGEST_HOST = 130


def find_urls(reading: Reading) -> None:
    """Attach a `url` fact for every web address that is neither an e-mail's domain nor a handle's page."""
    text = reading.shadow.lower
    for start in reading.starts(_BEGINS):
        match = _EXPLICIT.match(text, start)
        if match:
            _add(reading, start, match.group())
    reached = 0
    for seen in _ENDING.finditer(text):
        level = seen.group(1)
        if seen.start() < reached or (level not in CLEAR and level not in WORDS):
            continue
        ending = _last_ending(text, seen)
        level = ending.group(1)
        first = _host_start(text, max(reached, ending.start() - LONGEST_HOST), ending.start())
        path = _PATH.match(text, ending.end())
        end = path.end() if path else ending.end()
        reached = end
        if first >= 0 and _is_address(reading, text, (first, ending.start(), ending.end(), end), level):
            _add(reading, first, text[first:end])


def _last_ending(text: str, ending: re.Match[str]) -> re.Match[str]:
    """Return the last of endings that follow each other at once, as in `co.uk`."""
    for _ in range(3):
        further = _ENDING.match(text, ending.end())
        if further is None or (further.group(1) not in CLEAR and further.group(1) not in WORDS):
            break
        ending = further
    return ending


def _host_start(text: str, first: int, dot: int) -> int:
    """Return where the host that goes on to `dot` begins, -1 if none does."""
    token = text[first:dot]
    size = len(token)
    while size and (token[size - 1].isalnum() or token[size - 1] in "-."):
        size -= 1
    host = token[size:].lstrip(".-")
    start = dot - len(host)
    if not host or _HOST.match(host) is None or text[start - 1 : start] in ("@", "_", "/", "…"):
        return -1
    return start


def _is_address(reading: Reading, text: str, at: tuple[int, int, int, int], level: str) -> bool:
    first, dot, ended, end = at
    host = text[first:dot]
    label = host.rsplit(".", 1)[-1]
    if len(label) < 2 or not any(char.isalpha() for char in host) or text[first - 2 : first] == "..":
        return False
    written = reading.shadow.plain[dot + 1 : ended]
    if written[0].isupper() and not written.isupper():
        return False
    if level in CLEAR or end > ended:
        return True
    alone = text[first - 1 : first] in ("", "\n") and text[end : end + 2].strip(" ")[:1] in ("", "\n", "|")
    return alone or "." in host or "-" in host or _MEANT.search(text, max(0, first - 14), first) is not None


def _add(reading: Reading, start: int, written: str) -> None:
    written = written.rstrip(_CLOSING)
    end = start + len(written)
    if "." not in written or reading.taken(start, end) or _PHONE_LINK.match(written):
        return
    reading.add("url", written, start, end)
