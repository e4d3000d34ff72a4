"""A fetched page as the survey sees it: its links with the spot each stands in, and its lines of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from scrapy.http import HtmlResponse

from crawler.addresses import canonical
from crawler.pages.content import decoded

INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var",
))  # fmt: skip
UNSEEN = frozenset((
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "iframe", "object", "select",
    "option", "button",
))  # fmt: skip
REPEATS = 3
SHARED = 0.6  # of the words
BREAK = "\v"
_VARIES = re.compile(r"\d|^(?:odd|even|first|last|active|current|selected|is-|has-)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a link in a page's structure: what repeats there, and the way from there to the link."""

    container: str
    way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the same site; `address` is its canonical one. `card` is the repeated element around it."""

    url: str
    address: str
    text: str
    rel: str
    spot: Spot
    card: HtmlElement
    element: HtmlElement


@dataclass(frozen=True, slots=True)
class Line:
    """A line of visible text and the block it stands in."""

    text: str
    block: HtmlElement


class Page:
    """A page that answered 200. `asked` is the address asked for, `url` the one that answered."""

    def __init__(self, response: HtmlResponse, asked: str) -> None:
        self.response = decoded(response)
        self.asked = asked
        self.url = self.response.url
        self.tree: HtmlElement = self.response.selector.root
        self._netloc = urlsplit(self.url).netloc

    @cached_property
    def links(self) -> list[Link]:
        """Links to other pages of this site, in order, one per element."""
        anchors = [
            (anchor, url)
            for anchor in self.tree.iter("a", "area")
            if (url := self._target(anchor.get("href"))) is not None
        ]
        repeats = _Repeats(_targets_inside(anchors))
        return [self._link(anchor, url, repeats) for anchor, url in anchors]

    @cached_property
    def head_links(self) -> list[tuple[str, str, str]]:
        """What `<link>` elements name on this site: rel, hreflang, absolute address."""
        found = ((e.get("rel", ""), e.get("hreflang", ""), self._target(e.get("href"))) for e in self.tree.iter("link"))
        return [(rel.lower(), language.lower(), url) for rel, language, url in found if url]

    @cached_property
    def title(self) -> str:
        """What the page calls itself in its head."""
        return words(title) if (title := self.tree.find(".//title")) is not None else ""

    @cached_property
    def lines(self) -> list[Line]:
        """The visible text, one line per innermost block, in order."""
        return list(_lines(self.tree))

    @cached_property
    def skeleton(self) -> frozenset[tuple[str, str]]:
        """Which kinds of elements stand in which: pages of one template have nearly the same."""
        elements = (e for e in self.tree.iter() if isinstance(e.tag, str) and e.getparent() is not None)
        return frozenset((_kind(e.getparent()), _kind(e)) for e in elements if e.tag not in UNSEEN)

    def likeness(self, other: "Page") -> float:
        """Return how alike the structures of two pages are, 0 to 1 (Jaccard)."""
        return len(self.skeleton & other.skeleton) / max(1, len(self.skeleton | other.skeleton))

    def _target(self, href: str | None) -> str | None:
        """Return the absolute address a link leads to, if that is another page of this site."""
        if not href or href.lstrip().startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
            return None
        try:
            url = urljoin(self._base, href.strip()).partition("#")[0]
            parts = urlsplit(url)
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or parts.netloc != self._netloc:
            return None
        return url if canonical(url) != canonical(self.url) else None

    @cached_property
    def _base(self) -> str:
        return str(self.response.urljoin(""))

    def _link(self, anchor: HtmlElement, url: str, repeats: "_Repeats") -> Link:
        card, container = _card(anchor, repeats)
        way = tuple(_step(element) for element in _between(anchor, card))
        label = (
            words(anchor) or " ".join(image.get("alt", "") for image in anchor.iter("img")) or anchor.get("title", "")
        )
        rel = f"{anchor.get('rel', '')} {anchor.get('aria-label', '')} {anchor.get('class', '')}".strip().lower()
        return Link(url, canonical(url), _tidy(label), rel, Spot(_named(container), way), card, anchor)


def words(element: HtmlElement) -> str:
    """Return an element's text on one line."""
    return _tidy(" ".join(element.itertext()))


def shares_words(text: str, other: str) -> bool:
    """Tell whether most words of a text, and there are some, are in another."""
    said, named = ({word.lower() for word in re.findall(r"\w+", part)} for part in (text, other))
    return bool(said) and len(said & named) >= SHARED * len(said)


def stable_classes(element: HtmlElement) -> list[str]:
    """Return the classes of an element that its like on other pages have too."""
    return sorted(name for name in (element.get("class") or "").split() if not _VARIES.search(name))


def stable_id(element: HtmlElement) -> str:
    """Return the id of an element unless it carries a number."""
    name = element.get("id") or ""
    return "" if _VARIES.search(name) or _SPACE.search(name) else name


def _targets_inside(anchors: list[tuple[HtmlElement, str]]) -> dict[HtmlElement, set[str]]:
    """Return the distinct pages that the links inside each element lead to."""
    inside: dict[HtmlElement, set[str]] = {}
    for anchor, url in anchors:
        address = canonical(url)
        for element in (anchor, *anchor.iterancestors()):
            inside.setdefault(element, set()).add(address)
    return inside


class _Repeats(dict[tuple[HtmlElement, str], bool]):
    """Tells whether children with a tag of an element repeat; `inside` has the pages their links lead to."""

    def __init__(self, inside: dict[HtmlElement, set[str]]) -> None:
        super().__init__()
        self._inside = inside

    def __missing__(self, key: tuple[HtmlElement, str]) -> bool:
        parent, tag = key
        brothers = [self._inside[brother] for brother in parent.iterchildren(tag) if brother in self._inside]
        self[key] = len(brothers) >= REPEATS and len(set().union(*brothers)) >= REPEATS
        return self[key]


def _card(anchor: HtmlElement, repeats: _Repeats) -> tuple[HtmlElement, HtmlElement]:
    """Return the repeated element a link stands in, and that element's parent.

    That is the nearest ancestor with at least three brothers of its kind that lead to different pages.
    """
    child = anchor
    for parent in anchor.iterancestors():
        if repeats[parent, child.tag]:
            return child, parent
        child = parent
    return anchor, anchor.getparent() if anchor.getparent() is not None else anchor


def _between(anchor: HtmlElement, card: HtmlElement) -> Iterator[HtmlElement]:
    element = anchor
    while element is not card:
        yield element
        element = element.getparent()
    yield card


def _step(element: HtmlElement) -> str:
    """Name one element on the way to a link; of table cells the column counts."""
    if element.tag in ("td", "th"):
        return f"{element.tag}{len(list(element.itersiblings(preceding=True)))}"
    return str(element.tag)


def _kind(element: HtmlElement) -> str:
    return ".".join([str(element.tag), *stable_classes(element)])


def _named(element: HtmlElement) -> str:
    parents = [element, *list(element.iterancestors())[:2]]
    return " < ".join(f"{_kind(e)}#{stable_id(e)}" for e in parents)


def _lines(root: HtmlElement) -> Iterator[Line]:
    body = root.find(".//body")
    gathered: dict[HtmlElement, list[str]] = {}
    for text, block in _texts(root if body is None else body):
        gathered.setdefault(block, []).append(text)
    for block, texts in gathered.items():
        for part in "".join(texts).split(BREAK):
            if line := _tidy(part):
                yield Line(line, block)


def _texts(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield each piece of visible text with the block it stands in."""
    pending: list[tuple[HtmlElement, HtmlElement, bool]] = [(element, element, False)]
    while pending:
        node, block, tail = pending.pop()
        if tail:
            yield node.tail or "", block
            continue
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            continue
        inner = block if node.tag in INLINE else node
        yield node.text or "", inner
        if node.tag == "br":
            yield BREAK, block
        for child in reversed(list(node)):
            pending.append((child, inner, True))
            pending.append((child, inner, False))


def _tidy(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
