"""Where an ad's title, text, city and date stand on its page, told from several ads' pages."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from cssselect import SelectorError
from lxml.html import HtmlElement

from crawler.pages.content import block_text, place_in, stated_date
from crawler.pages.dates import written_date
from crawler.propose.page import REPEATS, Page, shares_words, stable_classes, stable_id, words
from domain.clock import today
from domain.places import find_place

BOILERPLATE_SHARE = 0.5  # of the ads' pages, from which on a line is the site's and not the ad's
COMMON_SHARE = 0.3  # of the pages that have an element worth trying
LEAST_GAIN = 0.04  # of the ads' own text that a further selector must add
MOST_SELECTORS = 4
SELECTORS_KEPT = 50_000  # whose matches are remembered
LOST_BY_CARD, LOST_BY_FRAME, LOST_BY_REPETITION = (
    1.0,
    0.3,
    0.1,
)  # how much a character of other ads, or of the site, weighs against one's own
LONGEST_TITLE, LONGEST_PLACE = 200, 60
NEARLY_ALL, MOST = 0.8, 0.6  # of the pages
TITLES_APART = 0.4  # different titles a page
MOST_PLACE_WORDS, DATES_TRIED = 6, 20
NO_FIELDS = frozenset(("option", "script", "style", "title", "body", "html", "head", "meta", "link"))
_UNSAFE = re.compile(r"[^\w-]")
_HASHED = re.compile(r"^(?:css|sc|jsx|svelte)-|^[a-z]{1,3}[A-Z][\w-]*$|^_|[A-Z].*[a-z].*[A-Z]|--[A-Za-z\d]{5}")
_TITLES = ("h1", "h2", "[itemprop=name]", "[class*=title]", "[class*=titel]", "[class*=name]", "h3", "b", "strong")
_HEADINGS = ("h1", "h2", "h3")
_TITLE_META = ("meta[property='og:title']", "title")
_DATES = (
    "[itemprop=datePosted]", "[itemprop=datePublished]", "time", "meta[property='article:published_time']",
    "[class*=date]", "[class*=datum]", "[class*=posted]", "[class*=geplaatst]",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fields:
    """CSS selectors of an ad page's parts; empty where none was found."""

    title: str
    text: str
    city: str = ""
    posted_at: str = ""


class AdPages:
    """Several ads' pages of one site. `is_ad_address` tells addresses of ads."""

    def __init__(self, pages: Sequence[Page], is_ad_address: Callable[[str], object]) -> None:
        self.pages = pages
        self._is_ad_address = is_ad_address
        counts = Counter(text for page in pages for text in {line.text for line in page.lines})
        self._least = max(2, BOILERPLATE_SHARE * len(pages))
        self._common = {text for text, count in counts.items() if count >= self._least}
        self._said = Counter(said for page in pages for said in {_said_where(e) for e in _short(page, LONGEST_PLACE)})

    def weigh(self, *known: str) -> list["Weights"]:
        """Return how much of each page's text is the ad's own, the site's, and other ads', under each element.

        What the selectors `known` say already does not count.
        """
        return [Weights(page, self._common, self._other_ads(page), _said(page, known)) for page in self.pages]

    def _other_ads(self, page: Page) -> set[HtmlElement]:
        """Return the cards and blocks that lead to other ads."""
        links = [link for link in page.links if self._is_ad_address(link.address)]
        spots = Counter(link.spot for link in links)
        return {link.card if spots[link.spot] >= REPEATS else link.element for link in links}

    def short(self, page: Page) -> list[HtmlElement]:
        """Return the elements of a page with a short text, without those of menus: the same in the same place."""
        return [e for e in _short(page, LONGEST_PLACE) if self._said[_said_where(e)] < self._least]


def _said_where(element: HtmlElement) -> tuple[str, str]:
    return next(selectors_of(element), element.tag), words(element)


def _said(page: Page, selectors: Sequence[str]) -> set[str]:
    found = (match for css in selectors if css for match in page.response.selector.css(css))
    return {line for match in found for line in (words(match.root), match.attrib.get("content", ""))}


class Weights:
    """Characters of text under each element of one page: the ad's own, the site's frame, other ads' cards."""

    def __init__(
        self, page: Page, common: set[str], other_ads: set[HtmlElement], said_elsewhere: Container[str] = ()
    ) -> None:
        self.page = page
        self.own: Counter[HtmlElement] = Counter()
        self.lost: Counter[HtmlElement] = Counter()
        self.total = 0
        for line in page.lines:
            above = [line.block, *line.block.iterancestors()]
            if line.text in said_elsewhere:
                self._add(self.lost, above, LOST_BY_REPETITION * len(line.text))
                continue
            linked = any(element in other_ads for element in (*above, *line.block.iterdescendants("a")))
            if linked:
                self._add(self.lost, above, LOST_BY_CARD * len(line.text))
            elif line.text in common:
                self._add(self.lost, above, LOST_BY_FRAME * len(line.text))
            else:
                self._add(self.own, above, len(line.text))
                self.total += len(line.text)

    @staticmethod
    def _add(counter: Counter[HtmlElement], elements: Sequence[HtmlElement], weight: float) -> None:
        for element in elements:
            counter[element] += weight  # type: ignore[assignment]  # a Counter of shares of characters

    def matched(self, css: str) -> list[HtmlElement]:
        """Return the outermost elements that a selector matches."""
        found = [match.root for match in self.page.response.selector.css(css)]
        inside = set(found)
        return [e for e in found if not any(above in inside for above in e.iterancestors())]


def find_fields(ads: AdPages, labels: dict[str, str]) -> Fields:
    """Tell where the parts of an ad stand. `labels` are the words of links to the ads, by the page's address."""
    title = _title(ads, labels)
    city, posted_at = _city(ads, title), _posted_at(ads)
    return Fields(title, _text(ads.weigh(title, city, posted_at, "title")), city, posted_at)


def _title(ads: AdPages, labels: dict[str, str]) -> str:
    """Return the selector of the first heading that each page has for its own and that its link or title names.

    Where nothing names the ads, it is the first heading of their own; a page's title as the last resort.
    """
    for css in (*_TITLES, *_title_like(ads, labels), *_TITLE_META):
        said = {block_text(page.response.selector, css) for page in ads.pages}
        if len(said) < TITLES_APART * len(ads.pages):
            continue
        if _share(ads, partial(_names_the_ad, css=css, labels=labels)) >= NEARLY_ALL:
            return css
    headings = (css for css in _HEADINGS if _share(ads, partial(_is_one_line, css=css)) >= NEARLY_ALL)
    return next(headings, "title")


def _title_like(ads: AdPages, labels: dict[str, str]) -> list[str]:
    """Return selectors of short elements that say what the page's title or the link to it says, likeliest first."""
    found: Counter[str] = Counter()
    for page in ads.pages:
        said = f"{labels.get(page.url, '')} {page.title}"
        found.update(
            {css for e in _short(page, LONGEST_TITLE) if shares_words(words(e), said) for css in selectors_of(e)}
        )
    likely = [css for css, count in found.items() if count >= NEARLY_ALL * len(ads.pages)]
    return sorted(likely, key=lambda css: (_clumsiness(css), len(css)))


def _names_the_ad(page: Page, css: str, labels: dict[str, str]) -> bool:
    """Tell whether a selector gives one line that the page's title or the links to it say."""
    said = labels.get(page.url, "") if css in _TITLE_META else f"{labels.get(page.url, '')} {page.title}"
    return _is_one_line(page, css) and shares_words(block_text(page.response.selector, css), said)


def _is_one_line(page: Page, css: str) -> bool:
    text = block_text(page.response.selector, css)
    single = css in _TITLE_META or _matches(page, css) == 1
    return bool(text) and "\n" not in text and len(text) <= LONGEST_TITLE and single


def _short(page: Page, longest: int) -> Iterator[HtmlElement]:
    """Yield the elements with little inside and a short text."""
    for element in page.tree.iter():
        may = isinstance(element.tag, str) and element.tag not in NO_FIELDS and len(element) < 4
        if may and 2 < len(words(element)) <= longest:
            yield element


def _text(pages: Sequence[Weights]) -> str:
    """Return selectors that together hold nearly all of the ads' own text and little else; greedily chosen."""
    candidates = _candidates(pages)
    taken: list[set[HtmlElement]] = [set() for _ in pages]
    chosen: list[str] = []
    total = sum(weights.total for weights in pages) or 1
    while len(chosen) < MOST_SELECTORS:
        gains = {css: _gain(pages, found, taken) for css, found in candidates.items() if css not in chosen}
        best = max(gains, key=lambda css: (round(gains[css] / total, 2), -_clumsiness(css), gains[css]), default=None)
        if best is None or gains[best] < LEAST_GAIN * total:
            break
        chosen.append(best)
        for mine, found in zip(taken, candidates[best], strict=True):
            mine.update(found)
    return ", ".join(chosen) or "body"


def _gain(pages: Sequence[Weights], found: list[list[HtmlElement]], taken: list[set[HtmlElement]]) -> float:
    """Return the characters that a selector adds, less those of others; nothing when it holds what is taken."""
    gain = 0.0
    for weights, elements, mine in zip(pages, found, taken, strict=True):
        for element in elements:
            if element in mine or any(above in mine for above in element.iterancestors()):
                continue
            if any(element in taken_one.iterancestors() for taken_one in mine):
                return 0.0
            gain += weights.own[element] - weights.lost[element]
    return gain


def _candidates(pages: Sequence[Weights]) -> dict[str, list[list[HtmlElement]]]:
    """Return selectors of elements with the ads' own text, with what each matches on every page."""
    names: Counter[str] = Counter()
    for weights in pages:
        names.update({css for element in weights.own if element.tag != "html" for css in selectors_of(element)})
    likely = [css for css, count in names.items() if count >= COMMON_SHARE * len(pages)]
    return {css: [weights.matched(css) for weights in pages] for css in likely}


def _clumsiness(css: str) -> float:
    """Return how unlikely a selector is to outlive the site's next change; 0 for an id or a plain class."""
    return (
        3 * css.count(":nth")
        + css.count(">")
        + css.count("[")
        + 0.2 * bool(re.match(r"\w+\.", css))
        + 0.5 * css.count(" ")
        + 2 * bool(any(_HASHED.search(name) for name in re.findall(r"\.([\w-]+)", css)))
    )


def _city(ads: AdPages, title: str) -> str:
    """Return the selector of the one element that names a known place on most pages."""
    found: Counter[str] = Counter()
    for page in ads.pages:
        elements = (e for e in ads.short(page) if _is_place(words(e)))
        found.update({css for e in elements for css in _ways_to(page, e)})
    likely = [css for css, count in found.items() if count >= MOST * len(ads.pages) and _varies(ads, css)]
    ranked = sorted(likely, key=lambda css: (-found[css], _clumsiness(css), _length(ads, css)))
    in_title = _share(ads, lambda page: bool(find_place(place_in(block_text(page.response.selector, title))))) >= MOST
    return next(iter(ranked), title if in_title else "")


def _is_place(text: str) -> bool:
    return len(re.findall(r"\w+", text)) <= MOST_PLACE_WORDS and find_place(place_in(text)) is not None


def _ways_to(page: Page, element: HtmlElement) -> set[str]:
    """Return selectors that match this element alone."""
    return {css for css in (*selectors_of(element), *_labelled(element)) if _matches(page, css) == 1}


def _length(ads: AdPages, css: str) -> float:
    """Return how long the text is that a selector gives, on average."""
    return sum(len(block_text(page.response.selector, css)) for page in ads.pages) / len(ads.pages)


def _varies(ads: AdPages, css: str) -> bool:
    places = {place_in(block_text(page.response.selector, css)) for page in ads.pages}
    return len(places) > 1 or len(ads.pages) < 3


def _labelled(element: HtmlElement) -> Iterator[str]:
    """Yield selectors that find an element by the label before it: `dt:contains("Plaats") + dd`."""
    label = element.getprevious()
    if label is not None and isinstance(label.tag, str):
        said = words(label)
        if 1 < len(said) <= 20 and '"' not in said:
            yield f'{label.tag}:contains("{said}") + {element.tag}'


def _posted_at(ads: AdPages) -> str:
    """Return the selector of an element with a sensible date on most pages."""
    like = Counter(css for page in ads.pages for css in _dated(ads, page))
    ranked = [*_DATES, *(css for css, _ in like.most_common(DATES_TRIED))]
    shares = {css: _share(ads, partial(_only_date, css=css)) for css in ranked}
    best = max(shares, key=lambda css: (shares[css], -_clumsiness(css), -_length(ads, css)), default="")
    return best if shares.get(best, 0) >= MOST else ""


def _dated(ads: AdPages, page: Page) -> set[str]:
    elements = (e for e in ads.short(page) if written_date(words(e), today()))
    return {css for e in elements for css in _ways_to(page, e)}


def _only_date(page: Page, css: str) -> bool:
    return _matches(page, css) in (1, 2) and stated_date(page.response.selector, css) is not None


def _share(ads: AdPages, holds: Callable[[Page], bool]) -> float:
    return sum(holds(page) for page in ads.pages) / len(ads.pages)


@lru_cache(maxsize=SELECTORS_KEPT)
def _matches(page: Page, css: str) -> int:
    """Return how many elements a selector matches."""
    try:
        return len(page.response.selector.css(css))
    except (SelectorError, ValueError):
        return 0


def selectors_of(element: HtmlElement) -> Iterator[str]:
    """Yield selectors that an element's like on other pages has too: by id, class, property, place."""
    if identity := stable_id(element):
        yield f"#{identity}" if not _UNSAFE.search(identity) else f'[id="{identity}"]'
    if prop := element.get("itemprop"):
        yield f'[itemprop="{prop}"]'
    classes = [name for name in stable_classes(element) if not _UNSAFE.search(name)]
    for name in classes:
        yield f".{name}"
        yield f"{element.tag}.{name}"
    if len(classes) > 1:
        yield "".join(f".{name}" for name in classes)
    parent = element.getparent()
    anchor = "" if parent is None else stable_id(parent) or next(iter(stable_classes(parent)), "")
    if parent is not None and anchor and not _UNSAFE.search(anchor):
        yield f"{'#' if stable_id(parent) else '.'}{anchor} > {element.tag}"
    if not classes and not identity:
        yield _placed(element)


def _placed(element: HtmlElement) -> str:
    """Return a selector by tag and presentation, below the nearest element with an id or class."""
    steps = [_step(element)]
    for above in element.iterancestors():
        if identity := stable_id(above):
            steps.append(f'[id="{identity}"]')
            break
        if classes := [name for name in stable_classes(above) if not _UNSAFE.search(name)]:
            steps.append("".join(f".{name}" for name in classes))
            break
        steps.append(_step(above))
        if above.tag == "body":
            break
    return " > ".join(reversed(steps))


def _step(element: HtmlElement) -> str:
    if element.tag in ("body", "main", "article", "h1", "address", "dl"):
        return str(element.tag)
    before = sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    return f"{element.tag}:nth-of-type({before + 1})"
