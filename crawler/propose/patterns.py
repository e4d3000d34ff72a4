"""From example addresses to the pattern of all such addresses."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from urllib.parse import parse_qsl, urlsplit

ID_DIGITS = 3
END = r"/?(?:[?#].*)?$"
ANY = "[^/?#]+"
_NUMBER = re.compile(r"\d+$")
_TAIL_NUMBER = re.compile(rf"(?<!\d)(\d{{{ID_DIGITS},}})(?=\.\w+$|$)")
_HEAD_NUMBER = re.compile(rf"^(\d{{{ID_DIGITS},}})(?!\d)")


Rough = tuple[int, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Address:
    """An address in parts: path segments, and the values of its parameters."""

    url: str
    segments: tuple[str, ...]
    query: tuple[tuple[str, str], ...]

    @classmethod
    @cache
    def of(cls, url: str) -> "Address":
        """Cut an address into its parts."""
        parts = urlsplit(url)
        return cls(url, tuple(s for s in parts.path.split("/") if s), tuple(parse_qsl(parts.query, True)))

    @property
    def rough(self) -> Rough:
        """What addresses of one kind have in common: depth, ending, names of parameters."""
        last = self.segments[-1] if self.segments else ""
        ending = last.rpartition(".")[2].lower() if "." in last else ""
        return len(self.segments), ending if len(ending) <= 5 else "", tuple(sorted({name for name, _ in self.query}))

    @property
    def leading(self) -> tuple[str, ...]:
        """What stands before the part that tells the page: the folders, or the whole path before parameters."""
        return self.segments if self.query else self.segments[:-1]


def ad_pattern(ads: Collection[str], others: Collection[str]) -> str:
    """Return the pattern of ads' addresses with a group named id, made from canonical examples.

    `others` are addresses on the same site that are no ads; the pattern keeps off them as far as it can.
    """
    addresses = [Address.of(url) for url in ads]
    path, count = (
        Counter(a.segments for a in addresses if a.query).most_common(1)[0] if _have_query(addresses) else ((), 0)
    )
    if count > len(addresses) / 2:
        return _by_query([a for a in addresses if a.segments == path and a.query], others)
    ending, _ = Counter(a.rough[1] for a in addresses).most_common(1)[0]
    return _by_path([a for a in addresses if a.rough[1] == ending and a.segments], others)


def matches(pattern: str, urls: Iterable[str]) -> list[str]:
    """Return the addresses that a pattern is found in."""
    compiled = re.compile(pattern)
    return [url for url in urls if compiled.search(url)]


def _have_query(addresses: Sequence[Address]) -> bool:
    return any(a.query for a in addresses)


def _by_query(addresses: Sequence[Address], others: Collection[str]) -> str:
    named = Counter(tuple(sorted(dict(a.query))) for a in addresses).most_common(1)[0][0]
    queries = [dict(a.query) for a in addresses if set(named) <= set(dict(a.query))]
    values = {name: [query[name] for query in queries] for name in named}
    telling = max(named, key=lambda name: (len(set(values[name])), all(map(_NUMBER.match, values[name]))))
    fixed = [name for name in named if len(set(values[name])) == 1 and not values[name][0].isdigit()]
    wanted = "".join(f"(?={_holds(name, [values[name][0]])})" for name in fixed if name != telling)
    value = r"\d+" if all(map(_NUMBER.match, values[telling])) else r"[^&#]+"
    path = "/".join(map(re.escape, addresses[0].segments))

    def pattern(kept_off: str) -> str:
        return rf"^https?://[^/]+/{path}{wanted}{kept_off}\?(?:[^#]*&)?{re.escape(telling)}=(?P<id>{value})(?:[&#]|$)"

    wrong = [dict(Address.of(url).query) for url in matches(pattern(""), others)]
    kept_off = ""
    for name in named:
        bad = sorted({query[name] for query in wrong if name in query} - set(values[name])) if name != telling else []
        kept_off += f"(?!{_holds(name, bad)})" if bad else ""
    return pattern(kept_off)


def _holds(name: str, values: Sequence[str]) -> str:
    return rf"[^#]*[?&]{re.escape(name)}=(?:{'|'.join(map(re.escape, values))})(?:[&#]|$)"


def _by_path(addresses: Sequence[Address], others: Collection[str]) -> str:
    depths = Counter(len(a.segments) for a in addresses)
    depth, _ = depths.most_common(1)[0]
    columns = list(zip(*(a.segments for a in addresses if len(a.segments) == depth), strict=True))
    where = _identifying(columns)
    pattern = ""
    for parts in choices_of_parts(columns, where):
        pattern = _join(parts, columns, where, depths)
        if not matches(pattern, others):
            return pattern
    keep_off = sorted({Address.of(url).segments[where] for url in matches(pattern, others)})
    return _join(parts, columns, where, depths, keep_off)


def choices_of_parts(columns: Sequence[Sequence[str]], open_column: int | None = None) -> Iterator[list[str]]:
    """Yield patterns for the columns of like addresses, from the widest to the one that names every value seen.

    `open_column` stays open in all of them.
    """
    varying = [n for n, column in enumerate(columns) if len(set(column)) > 1 and n != open_column]
    for count in range(len(varying) + 1):
        for closed in combinations(varying, count):
            yield [part_of(column, n in closed) for n, column in enumerate(columns)]


def part_of(column: Sequence[str], closed: bool) -> str:
    """Return the pattern of one part: its value, a number, any of the values (`closed`), or anything."""
    values = sorted(set(column))
    if len(values) == 1:
        return re.escape(values[0])
    if all(_NUMBER.match(value) for value in values):
        return r"\d+"
    return f"(?:{'|'.join(map(re.escape, values))})" if closed else ANY


def _identifying(columns: Sequence[Sequence[str]]) -> int:
    """Return the column that tells the addresses apart; the last of the best."""
    return max(range(len(columns)), key=lambda n: (len(set(columns[n])), n))


def _join(
    parts: Sequence[str],
    columns: Sequence[Sequence[str]],
    where: int,
    depths: Counter[int],
    keep_off: Sequence[str] = (),
) -> str:
    named = _with_id(parts[where], columns[where])
    if keep_off:
        named = f"(?!(?:{'|'.join(map(re.escape, keep_off))})(?:[/?#]|$)){named}"
    before = "".join(f"/{part}" for part in parts[:where])
    if len(depths) > 1 and where == len(parts) - 1 and any(p == ANY for p in parts[:where]):
        extra = (min(depths) - len(parts), max(depths) - len(parts))
        before = _of_varying_depth(list(parts[:where]), extra)
    after = "".join(f"/{part}" for part in parts[where + 1 :])
    return f"^https?://[^/]+{before}/{named}{after}{END}"


def _of_varying_depth(parts: list[str], extra: tuple[int, int]) -> str:
    first = parts.index(ANY)
    run = sum(1 for part in parts[first:] if part == ANY)
    low, high = max(0, run + extra[0]), run + extra[1]
    fixed_before = "".join(f"/{part}" for part in parts[:first])
    return f"{fixed_before}(?:/{ANY}){{{low},{high}}}"


def _with_id(part: str, column: Sequence[str]) -> str:
    """Return the part with the id in it: a number at its end or start if every value has its own, else the whole."""
    ending = _common_ending(column)
    if part != ANY:
        return f"(?P<id>{part})" + ending if part != re.escape(column[0]) else f"(?P<id>{part})"
    for number, shape in ((_TAIL_NUMBER, r"[^/?#]*?(?P<id>\d+)"), (_HEAD_NUMBER, r"(?P<id>\d+)[^/?#]*")):
        found = [number.search(value) for value in column]
        if all(found) and len({m.group(1) for m in found if m}) == len(set(column)):
            return shape + (ending if number is _TAIL_NUMBER else "")
    return f"(?P<id>[^/?#]+?){ending}" if ending else "(?P<id>[^/?#]+)"


def _common_ending(column: Sequence[str]) -> str:
    endings = {value.rpartition(".")[2] if "." in value else "" for value in column}
    return rf"\.{re.escape(endings.pop())}" if len(endings) == 1 and endings != {""} else ""
