"""E-mail addresses, web addresses and handles on other platforms."""

import re

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

_EMAIL = re.compile(
    r"(?<![\w.+-])(?P<user>[A-Za-z0-9](?:[\w.+-]{0,62}[A-Za-z0-9])?)\s?(?:@|\(at\)|\[at\]|\(apenstaartje\))\s?"
    r"(?P<host>[A-Za-z0-9-]{1,60}(?:\s?(?:\.|\(dot\)|\[dot\]|\(punt\))\s?[A-Za-z0-9-]{2,30}){1,3})(?![\w@])"
)
_URL = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"'\x00]{3,300}|www\.[^\s<>\"'\x00]{3,300}|"
    r"[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,30})?\.(?:nl|com|be|de|eu|net|org|me|link)\b(?:/[^\s<>\"']{0,200})?)(?![@])",
    re.IGNORECASE,
)
_AT = re.compile(r"@|[(\[]at[)\]]|\(apenstaartje\)")
_DOT = re.compile(r"\.(?=[a-z0-9])")
LONGEST_USER, LONGEST_HOST, LONGEST_URL = 66, 130, 330
_PLATFORMS = {
    "telegram": "telegram", "tg": "telegram", "instagram": "instagram", "insta": "instagram", "ig": "instagram",
    "snapchat": "snapchat", "snap": "snapchat", "twitter": "twitter", "onlyfans": "onlyfans", "signal": "signal",
    "kik": "kik", "skype": "skype", "line": "line", "wechat": "wechat", "discord": "discord", "threema": "threema",
}  # fmt: skip
_PLATFORM_NAMES = Stems(_PLATFORMS)
_HANDLE = re.compile(
    rf"(?P<platform>{'|'.join(_PLATFORMS)})\b(?P<between>\s*(?:id|naam|name|user(?:name)?|account|app)?\s*"
    r"(?:[:=>-]|is\b|,\s*(?=@)|@)?\s*@?)(?P<name>[A-Za-z0-9_][A-Za-z0-9_.]{2,31})",
    re.IGNORECASE,
)
_HANDLE_URL = re.compile(
    r"(?P<host>t\.me|telegram\.me|instagram\.com|snapchat\.com/add|twitter\.com|x\.com|onlyfans\.com)/"
    r"@?(?P<name>[A-Za-z0-9_][A-Za-z0-9_.]{2,31})",
    re.IGNORECASE,
)
_HOSTS = {
    "t.me": "telegram", "telegram.me": "telegram", "instagram.com": "instagram", "snapchat.com/add": "snapchat",
    "twitter.com": "twitter", "x.com": "twitter", "onlyfans.com": "onlyfans",
}  # fmt: skip
_HOST_NAMES = Stems(_HOSTS)
_PAGES = {"share", "joinchat", "add", "home", "intent", "p", "explore"}


def find_contacts(doc: Doc) -> Doc:
    """Attach `email`, `handle` and `url` facts; addresses and names are lower-cased."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    _find_emails(reading, text)
    _find_handles(reading, text)
    if reading.source != "url":
        _find_urls(reading, text)
    return doc


def _find_emails(reading: Reading, text: str) -> None:
    """Look around each at sign; what lies further away than the longest address cannot belong to it."""
    reached = 0
    for sign in _AT.finditer(text):
        if sign.start() < reached:
            continue
        match = _EMAIL.search(text, max(reached, sign.start() - LONGEST_USER), sign.end() + LONGEST_HOST)
        if match:
            host = re.sub(r"\(dot\)|\[dot\]|\(punt\)", ".", match.group("host"))
            reading.add("email", f"{match.group('user')}@{''.join(host.split())}", *match.span())
            reached = match.end()


def _find_handles(reading: Reading, text: str) -> None:
    for start in reading.starts(_HOST_NAMES):
        match = _HANDLE_URL.match(text, start)
        name = match.group("name").rstrip(".") if match else ""
        if match and name not in _PAGES and not name.isdigit():
            _add_handle(reading, _HOSTS[match.group("host")], name, match)
    for start in reading.starts(_PLATFORM_NAMES):
        match = _HANDLE.match(text, start)
        name = match.group("name").rstrip(".") if match else ""
        if match is None or not _is_handle(match):
            continue
        if not name.isdigit() and name not in _PLATFORMS and not reading.taken(*match.span("name")):
            _add_handle(reading, _PLATFORMS[match.group("platform")], name, match)


def _is_handle(match: re.Match[str]) -> bool:
    """A name follows a mark such as `:` or `@`, or does not look like a word."""
    return (
        re.search(r"[:=>@-]", match.group("between")) is not None
        or re.search(r"[\d_]", match.group("name")) is not None
    )


def _add_handle(reading: Reading, platform: str, name: str, match: re.Match[str]) -> None:
    start = match.start("name")
    reading.add("handle", f"{platform}:{name}", start, start + len(name))


def _find_urls(reading: Reading, text: str) -> None:
    """Look where a dot stands between letters; a web address begins at most `LONGEST_HOST` before it."""
    reached = 0
    for dot in _DOT.finditer(text):
        if dot.start() < reached:
            continue
        first = max(reached, dot.start() - LONGEST_HOST)
        first += max(map(text[first : dot.start()].rfind, " \n\t\r")) + 1
        match = _URL.search(text, first, dot.start() + LONGEST_URL)
        if match is None or match.start() > dot.start():
            continue
        reached = match.end()
        written = match.group().rstrip(".,;:!?)]}")
        start = match.start()
        if written and not reading.taken(start, start + len(written), "email"):
            reading.add("url", written, start, start + len(written))
