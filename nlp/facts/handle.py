"""Handles: names on other platforms, by the platform's word beside them or by a link to its page."""

import re
from bisect import bisect_right

from nlp.facts import handle_words as words
from nlp.reading import Reading
from nlp.stems import Stems

_PLATFORMS = Stems(words.PLATFORMS)
_HOSTS = Stems(words.HOSTS)
_LONGEST_FIRST = sorted(map(re.escape, words.PLATFORMS), key=len, reverse=True)
_PLATFORM = re.compile(
    rf"(?P<platform>{'|'.join(_LONGEST_FIRST)})(?:(?<![a-z])|(?=(?:naam|name|account|id|kanaal|channel|groep|profiel|nick)?(?![a-z0-9_@])))"
)
_PICTURED = re.compile(r"[:=\s→➡➜>–-]{0,5}(?:@\s?(?=[a-z0-9_])|(?=[a-z0-9_.-]+(?:\s*$|\s*[\n|,;•)])))", re.MULTILINE)
_SKYPE = re.compile(r"live:[a-z0-9_](?:[a-z0-9_]|[.-](?=[a-z0-9_])){1,31}")
_X_AT = re.compile(r"\s?[:=→-]?\s?@[a-z0-9_]")
_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_]|[.-](?=[a-z0-9_])){1,31}(?:#\d{4})?(?![a-z0-9_])")
_PAGE = re.compile(
    rf"(?P<host>{'|'.join(map(re.escape, words.HOSTS))})/"
    r"(?P<name>@?[a-z0-9_](?:[a-z0-9_-]|\.(?=[a-z0-9_])){2,31})(?![a-z0-9_])"
)
# What leads from a platform to a name: words such as `account` and `is`, and marks.
_LEADS = re.compile(
    r"(?P<more>(?:\s?(?:/|&|\+|,|en|and|und)\s?(?:x|twitter|insta(?:gram)?|snap(?:chat)?|telegram|tg|tiktok|fb|facebook)(?![a-z0-9])){0,2})"
    r"(?P<words>(?:[\s'’-]{0,2}(?:id|naam|name|username|user|gebruikersnaam|account|accountnaam|profiel|profielnaam|profile|handle|"
    r"app|me|mij|am|als|as|naar|to|op|on|under|onder|via|met|with|at|is|heet|ben|i'm|ik|now|nu|contact|page|pagina|kanaal|"
    r"channel|add|alleen|only|te|vinden|bereikbaar|bereik|find|found|reach|reachable|volg|follow|ook|also|"
    r"it's|the|de(?= naam)|van|s|mijn|my|"
    r"zelfde|dezelfde|same|both|beide|nick|nickname|nom|nombre|nume|név)(?![a-z0-9])){0,4})"
    r"(?P<mark>\s{0,2}(?:\.{2,20}|…|[:=|→➡➜⇒👉►»(\[–—?!>-]{1,2}>?)?[\s:]{0,3})(?P<at>@\s?)?"
)
_NAMED = re.compile(
    r"(?:id|name?|naam|username|user|gebruikersnaam|accountnaam|profielnaam|handle|nick|nickname|nom|nombre|nume|név)\Z"
)
_SENTENCE = re.compile(r"[.!?](?:\s|\Z)|\n")
_LOOKS_NAMED = re.compile(r"[a-z]\d|\d[a-z]|_|live:|[a-z0-9]{2}\.[a-z0-9]|-[a-z]*\d|#\d")
_PERIOD = re.compile(r"\d+(?:min|uur|u|h|hr|hrs|x|e|st|nd|th|rd|km|cm|jaar|yo|euro|pm|am)\Z|\d+(?:[.-]\d+)*\Z")
_IN_BRACKET = re.compile(
    r"(?<![\w.@/+-])(?P<name>[a-z0-9_][a-z0-9_.]{2,31})\s?(?:[(\[=:–-]\s?|→\s?|\s(?:op|on|via|@)\s(?:mijn |my )?)\Z"
)
_BEFORE, _AFTER = 60, 40
Platform = tuple[int, int, str]


def find_handles(reading: Reading) -> None:
    """Attach a `handle` fact (`platform:name`, lower case) for every name on a platform."""
    text = reading.shadow.lower
    for start in reading.starts(_HOSTS):
        match = _PAGE.match(text, start)
        if match:
            _read_page(reading, match)
    platforms = _platforms(reading, text)
    if not platforms:
        return
    for platform in platforms:
        _after(reading, text, platform)
    _at_names(reading, text, platforms)
    for platform in platforms:
        _before(reading, text, platform)


def _read_page(reading: Reading, match: re.Match[str]) -> None:
    name = match.group("name").lstrip("@")
    start = match.end("name") - len(name)
    if name not in words.PAGES and not name.isdigit() and not reading.taken(start, match.end(), "email"):
        _add(reading, words.HOSTS[match.group("host")], name, start)


def _platforms(reading: Reading, text: str) -> list[Platform]:
    """Return where platforms are named, in order."""
    found = []
    for start in reading.starts(_PLATFORMS):
        match = _PLATFORM.match(text, start)
        if match and text[match.end() : match.end() + 2].lstrip(".")[:1].isalnum() and text[match.end()] == ".":
            continue
        if match and _is_meant(reading, text, match) and not reading.taken(start, match.end(), "email"):
            found.append((start, match.end(), words.PLATFORMS[match.group("platform")]))
    return sorted(found)


def _is_meant(reading: Reading, text: str, match: re.Match[str]) -> bool:
    """A platform whose name is a common word or a letter or two needs more than its word."""
    written = match.group("platform")
    if written not in words.AMBIGUOUS:
        return True
    start, end = match.span()
    if written in words.PICTURES:
        lead = _PICTURED.match(text, end)
        name = _NAME.match(text, lead.end()) if lead else _NAME.match(text, end + 1)
        return name is not None and ((lead is not None and lead.group().strip() != "") or _looks_named(name.group()))
    original = reading.shadow.plain[start:end]
    marked = (
        text[end : end + 2].lstrip()[:1] in (":", "=", "@", "→")
        or text[end : end + 3] in (" id", " @")
        or (text[end : end + 2] == "/t")
    )
    if written in ("of", "x"):
        before = text[max(0, start - 9) : start]
        named = before.endswith((" op ", " on ", "my ", "mijn ", "via ")) or _named_next(text, end)
        pointed = written == "x" and _X_AT.match(text, end) is not None
        return pointed or (original.isupper() and (marked or named))
    return marked or (original == "LINE" and _named_next(text, end))


def _named_next(text: str, end: int) -> bool:
    name = _NAME.match(text, end + 1)
    return name is not None and _looks_named(name.group())


def _after(reading: Reading, text: str, platform: Platform) -> None:
    """Read the name that follows a platform."""
    _, end, kind = platform
    lead = _LEADS.match(text, end, end + 90)
    match = _NAME.match(text, lead.end()) if lead else None
    if lead is None or match is None:
        return
    if kind == "skype":
        match = _SKYPE.match(text, match.start()) or match
    name = match.group()
    marked = lead.group("mark").strip(" \n\t(?!") != "" or _NAMED.search(lead.group("words")) is not None
    in_line = "\n" not in lead.group() or lead.group("mark").strip()[-1:] in (":", "=", "|", ">", "→")
    if not in_line or not (
        lead.group().endswith("@") or (marked and _may_be_name(reading, name, match, kind)) or _looks_named(name)
    ):
        return
    if (
        _is_word(name, lead.group().endswith("@"))
        or reading.taken(*match.span())
        or text[match.end() : match.end() + 1] in ("@", "/")
    ):
        return
    for other in [kind, *_also(lead.group("more"))]:
        if kind != "x" or other != "twitter":
            _add(reading, other, name, match.start())


def _also(more: str) -> list[str]:
    """Return the platforms joined to the first: `insta / snap: name`."""
    return [
        words.PLATFORMS[word]
        for word in re.findall(r"[a-z]{2,}", more)
        if word in words.PLATFORMS and word != "twitter"
    ]


def _may_be_name(reading: Reading, name: str, match: re.Match[str], kind: str) -> bool:
    """After a colon any one word is a name, unless more words of a sentence follow it."""
    if name in words.NO_NAMES or _PERIOD.match(name):
        return False
    if _looks_named(name):
        return True
    rest = reading.shadow.lower[match.end() : match.end() + 12]
    following = re.match(r"[ ]([a-z]{2,})", rest)
    return following is None or following.group(1) in words.FOLLOWS


def _looks_named(name: str) -> bool:
    return _LOOKS_NAMED.search(name) is not None and _PERIOD.match(name) is None


def _is_word(name: str, at: bool) -> bool:
    return (
        name.isdigit()
        or len(name) < 3
        or name.endswith(".com")
        or name in words.PLATFORMS
        or (not at and name in words.NO_NAMES)
    )


def _at_names(reading: Reading, text: str, platforms: list[Platform]) -> None:
    """Read `@name` where a platform stands near it in the same sentence: rather before it than after."""
    at = text.find("@")
    while at >= 0:
        match = _NAME.match(text, at + 1)
        if (
            match
            and not reading.taken(at, match.end())
            and not text[at - 1 : at].isalnum()
            and not _is_word(match.group(), True)
        ):
            kind = _nearest(text, at, match.end(), platforms)
            if kind:
                _add(reading, kind, match.group(), match.start())
        at = text.find("@", at + 1)


def _nearest(text: str, at: int, end: int, platforms: list[Platform]) -> str | None:
    place = bisect_right(platforms, (at, at, ""))
    if place and at - platforms[place - 1][1] <= _BEFORE and not _SENTENCE.search(text, platforms[place - 1][1], at):
        return platforms[place - 1][2]
    if place < len(platforms):
        start, _, kind = platforms[place]
        if start - end <= _AFTER and not _SENTENCE.search(text, end, start):
            return kind
    return None


def _before(reading: Reading, text: str, platform: Platform) -> None:
    """Read `name_x (telegram)` and `name_x on telegram`, where the name looks like one."""
    start, _, kind = platform
    match = _IN_BRACKET.search(text, max(0, start - 50), start)
    if match is None or not _looks_named(match.group("name")) or reading.taken(*match.span("name")):
        return
    name = match.group("name").rstrip(".")
    if not name.isdigit() and name not in words.NO_NAMES:
        _add(reading, kind, name, match.start("name"))


def _add(reading: Reading, platform: str, name: str, start: int) -> None:
    reading.add("handle", f"{platform}:{name}", start, start + len(name))
