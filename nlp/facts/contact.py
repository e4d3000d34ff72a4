"""E-mail addresses, web addresses and handles on other platforms."""

import re

from spacy.tokens import Doc

from nlp.facts.finding import add_fact, taken

_EMAIL = re.compile(
    r"(?<![\w.+-])(?P<user>[A-Za-z0-9](?:[\w.+-]{0,62}[A-Za-z0-9])?)\s?(?:@|\(at\)|\[at\]|\(apenstaartje\))\s?"
    r"(?P<host>[A-Za-z0-9-]{1,60}(?:\s?(?:\.|\(dot\)|\[dot\]|\(punt\))\s?[A-Za-z0-9-]{2,30}){1,3})(?![\w@])"
)
_URL = re.compile(
    r"(?<![\w@.-])(?:https?://[^\s<>\"'\x00]{3,300}|www\.[^\s<>\"'\x00]{3,300}|"
    r"[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,30})?\.(?:nl|com|be|de|eu|net|org|me|link)\b(?:/[^\s<>\"']{0,200})?)(?![@])",
    re.IGNORECASE,
)
_PLATFORMS = {
    "telegram": "telegram", "tg": "telegram", "instagram": "instagram", "insta": "instagram", "ig": "instagram",
    "snapchat": "snapchat", "snap": "snapchat", "twitter": "twitter", "onlyfans": "onlyfans", "signal": "signal",
    "kik": "kik", "skype": "skype", "line": "line", "wechat": "wechat", "discord": "discord", "threema": "threema",
}  # fmt: skip
_HANDLE = re.compile(
    rf"\b(?P<platform>{'|'.join(_PLATFORMS)})\b(?P<between>\s*(?:id|naam|name|user(?:name)?|account|app)?\s*"
    r"(?:[:=>-]|is\b|@)?\s*@?)(?P<name>[A-Za-z0-9_][A-Za-z0-9_.]{2,31})",
    re.IGNORECASE,
)
_HANDLE_URL = re.compile(
    r"(?:^|[/.\s])(?P<host>t\.me|telegram\.me|instagram\.com|snapchat\.com/add|twitter\.com|x\.com|onlyfans\.com)/"
    r"@?(?P<name>[A-Za-z0-9_][A-Za-z0-9_.]{2,31})",
    re.IGNORECASE,
)
_HOSTS = {
    "t.me": "telegram", "telegram.me": "telegram", "instagram.com": "instagram", "snapchat.com/add": "snapchat",
    "twitter.com": "twitter", "x.com": "twitter", "onlyfans.com": "onlyfans",
}  # fmt: skip
_PAGES = {"share", "joinchat", "add", "home", "intent", "p", "explore"}


def find_contacts(doc: Doc) -> Doc:
    """Attach `email`, `handle` and `url` facts; addresses and names are lower-cased."""
    text = doc._.shadow.plain
    for match in _EMAIL.finditer(text) if "@" in text or "at" in text else ():
        host = re.sub(r"\(dot\)|\[dot\]|\(punt\)", ".", match.group("host"))
        address = f"{match.group('user')}@{''.join(host.split())}".lower()
        add_fact(doc, "email", address, *match.span())
    _find_handles(doc, text)
    if doc._.source != "url":
        _find_urls(doc, text)
    return doc


def _find_handles(doc: Doc, text: str) -> None:
    for match in _HANDLE_URL.finditer(text):
        name = match.group("name").rstrip(".").lower()
        if name not in _PAGES and not name.isdigit():
            _add_handle(doc, _HOSTS[match.group("host").lower()], name, match)
    for match in _HANDLE.finditer(text):
        name = match.group("name").rstrip(".").lower()
        marked = re.search(r"[:=>@-]|is", match.group("between"))
        if marked and not name.isdigit() and name not in _PLATFORMS and not taken(doc, *match.span("name")):
            _add_handle(doc, _PLATFORMS[match.group("platform").lower()], name, match)


def _add_handle(doc: Doc, platform: str, name: str, match: re.Match[str]) -> None:
    start, end = match.span("name")
    add_fact(doc, "handle", f"{platform}:{name}", start, end - (match.group("name").endswith(".")))


def _find_urls(doc: Doc, text: str) -> None:
    for match in _URL.finditer(text):
        written = match.group().rstrip(".,;:!?)]}")
        start = match.start()
        if written and not taken(doc, start, start + len(written), "email"):
            add_fact(doc, "url", written.lower(), start, start + len(written))
