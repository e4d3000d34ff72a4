"""How a site's lists hang together: further pages of one list, and lists by town, category or region."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from crawler.addresses import canonical
from crawler.propose.page import Page
from crawler.propose.patterns import Address, choices_of_parts

# Parameters that order, cut or dress a list but add nothing to it.
DRESSING = re.compile(
    r"(?:sort(?:by|_by|eer|ering)?|order(?:by|_by)?|volgorde|dir(?:ection)?|richting|view|weergave|ansicht|layout|mode"
    r"|display|per(?:_?page)?|pp|limit|aantal|anzahl|size|show|lang(?:uage)?|locale|taal|sprache|filter.*|min.*|max.*|age.*"
    r"|leeftijd.*|alter.*|price.*|prijs.*|preis.*|van|tot|from|to|q|query|search|zoek.*|suche|radius|straal|afstand|ref"
    r"|source|bron|print|format|amp|currency|valuta|with_?photo|foto|online|verified|new|nieuw)$",
    re.IGNORECASE,
)
FEW_FOLDERS = 3
STRAYS = 0.1  # addresses of other things that a pattern may hit, for each list it is made from
_NEXT = re.compile(
    r"\bnext\b|volgende|weiter|nächste|suivant|siguiente|\b(?:meer|more|mehr)\b|older|ouder|[›»→>]|^\d{1,4}$|\bpag",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:(?:page|pagina|seite|pag|p|blad|offset|start)[-/_]?)?\d{1,5}(?:\.\w{2,5})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Paging:
    """How further pages of a list are named: by a parameter, a suffix of the path, or a path (patterns)."""

    parameter: str = ""
    suffix: str = ""
    path: str = ""


def paging_of(page: Page) -> list[tuple[str, Paging]]:
    """Return addresses that may be further pages of this list, one a way of naming, likeliest first."""
    here = Address.of(canonical(page.url))
    found = [
        (4.0, url, _paging(here, Address.of(url), True)) for rel, _, url in page.head_links if "next" in rel.split()
    ]
    for link in page.links:
        telling = bool(_NEXT.search(link.text[:30]) or _NEXT.search(link.rel))
        likely = telling + 2.0 * ("next" in link.rel) + 0.5 * bool(re.search(r"(?:\D)[23]$", link.url))
        found.append((likely, link.url, _paging(here, Address.of(link.address), telling)))
    kinds: dict[Paging, str] = {}
    for _, url, paging in sorted(found, key=lambda candidate: -candidate[0]):
        if paging is not None:
            kinds.setdefault(paging, url)
    return [(url, paging) for paging, url in kinds.items()]


def _paging(here: Address, there: Address, telling: bool) -> Paging | None:
    if here.segments == there.segments:
        return _by_parameter(here, there, telling)
    return _by_suffix(here, there) or (_by_number(here, there) if telling else None)


def _by_parameter(here: Address, there: Address, telling: bool) -> Paging | None:
    before, after = _choosing(here), _choosing(there)
    changed = [name for name in after if after[name] != before.get(name)]
    if len(changed) != 1 or set(before) - set(after):
        return None
    return Paging(parameter=changed[0]) if telling or after[changed[0]].isdigit() else None


def _by_suffix(here: Address, there: Address) -> Paging | None:
    """Recognise `/list/page/2`, `/list/p2`, `/list/2` beside `/list`."""
    depth = len(here.segments)
    suffix = "/".join(there.segments[depth:])
    if there.segments[:depth] != here.segments or not _SUFFIX.fullmatch(suffix):
        return None
    return Paging(suffix="/" + _numbered(suffix))


def _by_number(here: Address, there: Address) -> Paging | None:
    """Recognise `/list-2.html` or `/list/2` beside `/list.html`, `/list-1.html` or `/list/1`."""
    if not here.segments or len(here.segments) != len(there.segments) or here.segments[:-1] != there.segments[:-1]:
        return None
    stems = [_DIGITS.sub("", address.segments[-1].partition(".")[0]).strip("-_") for address in (here, there)]
    if stems[0] != stems[1] or not _DIGITS.search(there.segments[-1]):
        return None
    return Paging(path="/" + "/".join([*map(re.escape, there.segments[:-1]), _numbered(there.segments[-1])]))


def _numbered(text: str) -> str:
    return r"\d+".join(map(re.escape, _DIGITS.split(text)))


def _choosing(address: Address) -> dict[str, str]:
    """Return the parameters of an address that choose what is listed."""
    return {name: value for name, value in address.query if not DRESSING.match(name)}


def dresses_only(url: str) -> bool:
    """Tell whether an address is that of a list in another order or dress."""
    query = Address.of(url).query
    return any(DRESSING.match(name) for name, _ in query)


def list_pattern(lists: Collection[str], pagings: Collection[Paging], others: Collection[str]) -> str:
    """Return the pattern of listing pages' canonical addresses.

    `lists` are addresses of first pages; `others` are addresses that the pattern must keep off,
    but for a few beside many lists: a list without ads costs a page, a list not known costs its ads.
    """
    suffixes = sorted({paging.suffix for paging in pagings if paging.suffix})
    names = {paging.parameter for paging in pagings if paging.parameter}
    choices = []
    kinds = list(_kinds(lists))
    for kind in kinds:
        known = names | {name for address in kind for name in _choosing(address)}
        forms = [f"{path}{_either(suffixes)}/?{_query(known)}" for path in _paths(kind, kinds)]
        choices.append(next((form for form in forms if _hits(form, others) <= STRAYS * len(kind)), forms[-1]))
    choices += [f"{paging.path}/?{_query(names)}" for paging in pagings if paging.path]
    return f"^https?://[^/]+(?:{'|'.join(dict.fromkeys(choices))})$" if choices else ""


def _kinds(lists: Collection[str]) -> Iterator[list[Address]]:
    """Sort addresses of lists by depth, ending, parameters, and by folder unless there are many."""
    found = [Address.of(url) for url in lists]
    builds = {
        address: (len(address.segments), address.rough[1], tuple(sorted(_choosing(address)))) for address in found
    }
    folders: dict[object, set[tuple[str, ...]]] = {}
    for address, build in builds.items():
        folders.setdefault(build, set()).add(address.leading)
    kinds: dict[tuple[object, ...], list[Address]] = {}
    for address, build in builds.items():
        apart = address.leading if len(folders[build]) <= FEW_FOLDERS else ()
        kinds.setdefault((build, apart), []).append(address)
    yield from kinds.values()


def _paths(kind: Sequence[Address], kinds: Sequence[Sequence[Address]]) -> Iterator[str]:
    """Yield patterns of the paths of one kind, the widest first, the one that names every value seen last.

    The towns of a region that was not visited stand under a name seen among the regions.
    """
    depth = len(kind[0].segments)
    columns = list(zip(*(address.segments for address in kind), strict=True))
    above = [address.segments for other in kinds for address in other if 0 < len(address.segments) < depth]
    for n, column in enumerate(columns):
        if len(set(column)) > 1:
            columns[n] = (
                *column,
                *(s[n] for s in above if len(s) == n + 1 and s[:n] in {a.segments[:n] for a in kind}),
            )
    for parts in choices_of_parts(columns):
        yield "".join(f"/{part}" for part in parts)


def _hits(form: str, others: Collection[str]) -> int:
    compiled = re.compile(f"^https?://[^/]+(?:{form})$")
    return sum(bool(compiled.search(url)) for url in others)


def _either(suffixes: Sequence[str]) -> str:
    return f"(?:{'|'.join(suffixes)})?" if suffixes else ""


def _query(names: Collection[str]) -> str:
    if not names:
        return ""
    return rf"(?:\?(?:(?:{'|'.join(sorted(map(re.escape, names)))})=[^&#]*&?)+)?"
