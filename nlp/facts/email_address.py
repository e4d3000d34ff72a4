"""E-mail addresses, also with the at sign and the dots in words."""

import re
from collections.abc import Iterator

from nlp.facts.web_words import TOP_LEVELS
from nlp.reading import Reading
from nlp.stems import Stems

_AT_WORDS = Stems(
    (
        "at",
        "ät",
        "apenstaart",
        "apestaart",
        "apestaartje",
        "aapje",
        "arroba",
        "chiocciola",
        "klammeraffe",
        "kukac",
        "małpa",
    )
)
_AT_WORD = re.compile(r"(?:at|ät|ap(?:en)?staart(?:je)?|aapje|arroba|chiocciola|klammeraffe|kukac|małpa)(?![a-z])")
_OPENING, _CLOSING = "([{<*-|_", ")]}>*-|_"
_DOT_WORDS = r"(?:dot|punt|point|punto|punkt|pont|punct|kropka|stip)"
_SPELLED_DOT = rf"(?:\s?[(\[{{<*|]\s?(?:{_DOT_WORDS}|\.)\s?[)\]}}>*|]\s?|\s{_DOT_WORDS}\s|-{_DOT_WORDS}-)"
_HOST = re.compile(
    rf"(?P<first>[a-z0-9](?:[a-z0-9]|-(?!{_DOT_WORDS}-)){{0,60}})(?P<rest>(?:(?:{_SPELLED_DOT}|\.|\s\.\s?|\.\s(?=(?:com|nl|net|org|eu|info)\b))"
    r"[a-z0-9-]{2,30}){1,4})(?![a-z0-9_])"
)
_SPELLED = re.compile(_SPELLED_DOT)
_SPACED_DOT = re.compile(r"\s?\.\s?")
# The name before the sign is read from its end, so words are reversed.
_JOINTS = {
    "tod": ".",
    "tnup": ".",
    "tniop": ".",
    "otnup": ".",
    "tknup": ".",
    "erocsrednu": "_",
    "ejpeerts": "-",
    "hsad": "-",
}
_JOINT = re.compile(rf"[\s)\](\[-]{{1,3}}({'|'.join(_JOINTS)})[\s)\](\[-]{{1,3}}")
_USER = re.compile(
    r"(?P<user>[a-z0-9_][a-z0-9_.+-]{0,62}?(?=[^a-z0-9_.+-]|\Z|-)"
    rf"(?:[\s)\](\[-]{{1,3}}(?:{'|'.join(_JOINTS)})[\s)\](\[-]{{1,3}}[a-z0-9_][a-z0-9_.+-]{{0,40}}){{0,3}})(?P<before>.?)",
    re.DOTALL,
)
_LABEL = re.compile(r"\b(?:e-?mail\w*|mailen|mail\w*|gmail|@)\W{0,3}(?:\w+\W{1,3}){0,2}\Z")
_NO_NAME = frozenset(
    ("me", "us", "ons", "mij", "look", "looking", "find", "visit", "see", "available", "ads", "profile", "more",
     "meet", "be", "am", "is", "are", "here", "live", "staying", "work", "working", "book", "call", "i", "you",
     "check", "also", "kom", "kijk", "als", "op", "insta", "instagram", "telegram", "snap", "snapchat", "tg", "ig",
     "twitter", "of", "and", "en", "site", "website", "arrive", "home", "stay", "view", "reviews", "photos",
     "pics", "met", "or", "woon", "contact")
)  # fmt: skip
_PROVIDERS = frozenset(
    ("gmail", "hotmail", "outlook", "live", "yahoo", "icloud", "proton", "protonmail", "gmx", "ziggo", "kpnmail",
     "xs4all", "hetnet", "planet", "upcmail", "home", "web", "mail", "tutanota", "tuta", "msn", "aol", "zoho",
     "email", "googlemail")
)  # fmt: skip
_LONGEST_USER, _LONGEST_HOST = 130, 150
Sign = tuple[int, int, str]


def find_emails(reading: Reading) -> None:
    """Attach an `email` fact for every address, lower-cased and without disguise."""
    text = reading.shadow.lower
    reached = 0
    for start, end, how in _signs(reading, text):
        if start < reached:
            continue
        host = _HOST.match(text, end, end + _LONGEST_HOST)
        user = _user_before(text, max(reached, start - _LONGEST_USER), start) if host else None
        if host is None or user is None:
            continue
        name, first = user
        domain, last = _domain(reading.shadow.plain, host)
        if domain and _holds(text, (first, start, end), name, host.group(0)[: last - host.start()], how):
            reading.add("email", f"{name}@{domain}", first, last)
            reached = last


def _signs(reading: Reading, text: str) -> Iterator[Sign]:
    """Yield what may be an at sign, with the space and brackets around it, in order: `@`, `(at)` or a bare word."""
    found: list[Sign] = []
    at = text.find("@")
    while at >= 0:
        found.append(_widened(text, at, at + 1, "sign"))
        at = text.find("@", at + 1)
    for letter in ("(a)", "[a]"):
        at = text.find(letter)
        while at >= 0:
            found.append(_widened(text, at + 1, at + 2, "sign"))
            at = text.find(letter, at + 1)
    for start in reading.starts(_AT_WORDS):
        match = _AT_WORD.match(text, start)
        if match:
            found.append(_widened(text, start, match.end(), "at" if match.group() == "at" else "word"))
    return iter(sorted(found))


def _widened(text: str, start: int, end: int, how: str) -> Sign:
    """Take in brackets and one space on either side."""
    before, after = start, end
    if text[start - 1 : start] == " ":
        before -= 1
    if text[end : end + 1] == " ":
        after += 1
    if before and text[before - 1] in _OPENING and text[after : after + 1] and text[after] in _CLOSING:
        before, after, how = before - 1, after + 1, "bracket"
        before -= text[before - 1 : before] == " "
        after += text[after : after + 1] == " "
    return before, after, how


def _user_before(text: str, first: int, end: int) -> tuple[str, int] | None:
    """Return the name that ends at `end`, and where it begins."""
    backwards = text[first:end][::-1]
    match = _USER.match(backwards)
    if match is None:
        return None
    joined = _JOINT.sub(lambda joint: _JOINTS[joint.group(1)], match.group("user"))[::-1]
    name = joined.lstrip("._+-")
    start = end - match.end("user") + len(joined) - len(name)
    return (name, start) if name and text[start - 1 : start] != "@" else None


def _domain(plain: str, host: re.Match[str]) -> tuple[str, int]:
    """Return the domain without disguise and its end; a sentence that follows its last dot at once is cut off."""
    written = host.group()
    end = host.end()
    tail = written.rfind(".")
    original = plain[host.start() + tail + 1 : end]
    if tail > 0 and original[:1].isupper() and not original.isupper() and original.lower() not in TOP_LEVELS:
        written, end = written[:tail], host.start() + tail
    domain = _SPACED_DOT.sub(".", _SPELLED.sub(".", written))
    last = domain.rsplit(".", 1)[-1]
    return (domain, end) if "." in domain and not last.isdigit() and not last.startswith("-") else ("", end)


def _holds(text: str, around: tuple[int, int, int], name: str, host: str, how: str) -> bool:
    """Tell whether name and host make an address; the less the sign looks like one, the more must speak for it."""
    first, start, end = around
    last = host.replace("]", " ").replace(")", " ").replace(".", " ").split()[-1].rsplit("-", 1)[-1]
    if how == "bracket":
        return True
    if how == "sign":
        gap = text[start:end] != "@"
        return not gap or (name not in _NO_NAME and last in TOP_LEVELS and ("@ " in text[start:end] or " " not in host))
    if name in _NO_NAME or last not in TOP_LEVELS:
        return False
    if _SPELLED.search(host) or how == "word":
        return True
    marked = not name.isalpha() or host.partition(".")[0] in _PROVIDERS
    return " " not in host and (
        marked or _LABEL.search(text, max(0, first - 30), first) is not None or _mail_after(text, end, host)
    )


def _mail_after(text: str, end: int, host: str) -> bool:
    return "mail" in text[end + len(host) : end + len(host) + 10]
