"""From example addresses to the pattern of all such addresses."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from os.path import commonprefix
from urllib.parse import parse_qsl, urlsplit

ID_DIGITS = 3
NEARLY_ALL = 0.95
TELLING_HYPHENS = 2  # so many in every ad's name tell it from shorter names
KEPT_OFF = 8  # values of a folder that a pattern names to keep off; beyond, it names those it takes
END = r"/?(?:[?#].*)?$"
ANY = "[^/?#]+"
_NUMBER = re.compile(r"\d+$")
_TAIL_NUMBER = re.compile(rf"(?<!\d)(\d{{{ID_DIGITS},}})(?=[a-z]{{0,2}}(?:\.\w+)?$)")
_SET_OFF_NUMBER = re.compile(r"([-_])(\d+)(?:\.[a-z]\w*)?$")
_TAIL_LETTER = re.compile(r"\d[a-z]{1,2}(?:\.\w+)?$")


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

    @property
    def telling_name(self) -> str:
        """The last part of the path with all parameters if no other thing is likely named so, else nothing."""
        last = self.segments[-1] if self.segments else ""
        tells = sum(map(str.isdigit, last)) >= ID_DIGITS or last.count("-") >= TELLING_HYPHENS
        return f"{last}?{self.query}" if tells else ""


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
    paths = _Paths.of(addresses)
    open_parts = next(choices_of_parts(paths.columns, paths.where))
    named = _named_parts(paths.columns[paths.where])
    for part in named:
        if not matches(paths.pattern(open_parts, part), others):
            return paths.pattern(open_parts, part)
    part = min(named, key=lambda part: len(matches(paths.pattern(open_parts, part), others)))
    wrong = [Address.of(url).segments for url in matches(paths.pattern(open_parts, part), others)]
    column, values = _telling_apart(paths.columns, [s for s in wrong if len(s) == len(paths.columns)])
    if values and (column == paths.where or len(values) <= KEPT_OFF):
        return paths.pattern(open_parts, part, column, values)
    for parts in choices_of_parts(paths.columns, paths.where):
        if not matches(paths.pattern(parts, part), others):
            return paths.pattern(parts, part)
    return paths.pattern(open_parts, part, paths.where, [segments[paths.where] for segments in wrong])


@dataclass(frozen=True, slots=True)
class _Paths:
    """Paths of ads cut into columns; the column `where` tells them apart. `depths` are all that were seen."""

    columns: list[tuple[str, ...]]
    where: int
    depths: range

    @classmethod
    def of(cls, addresses: Sequence[Address]) -> "_Paths":
        depths = Counter(len(a.segments) for a in addresses)
        depth, _ = depths.most_common(1)[0]
        columns = list(zip(*(a.segments for a in addresses if len(a.segments) == depth), strict=True))
        where = max(range(depth), key=lambda n: (len(set(columns[n])), n))
        return cls(columns, where, range(min(depths), max(depths) + 1))

    def pattern(self, parts: Sequence[str], named: str, column: int = 0, kept_off: Collection[str] = ()) -> str:
        """Return the pattern with these parts, `named` for the one with the id, `column` without `kept_off`."""
        all_parts = [named if n == self.where else part for n, part in enumerate(parts)]
        if kept_off:
            values = "|".join(_with_later_numbers(set(kept_off), self.columns[column]))
            all_parts[column] = f"(?!(?:{values})(?:[/?#]|$)){all_parts[column]}"
        before = "".join(f"/{part}" for part in all_parts[: self.where])
        if len(self.depths) > 1 and self.where == len(parts) - 1 and ANY in all_parts[: self.where]:
            before = self._of_any_depth(all_parts[: self.where])
        return f"^https?://[^/]+{before}{''.join(f'/{part}' for part in all_parts[self.where :])}{END}"

    def _of_any_depth(self, parts: list[str]) -> str:
        first, run = parts.index(ANY), parts.count(ANY)
        depth = len(self.columns)
        low, high = max(0, run + self.depths[0] - depth), run + self.depths[-1] - depth
        return f"{''.join(f'/{part}' for part in parts[:first])}(?:/{ANY}){{{low},{high}}}"


def _with_later_numbers(kept_off: Collection[str], taken: Collection[str]) -> list[str]:
    """Return patterns of the values to keep off; of several that differ by a number, of every such number."""
    numbered = Counter(re.sub(r"\d+", "0", value) for value in kept_off)
    found: set[str] = set()
    for value in kept_off:
        pattern = r"\d+".join(map(re.escape, re.split(r"\d+", value)))
        alike = numbered[re.sub(r"\d+", "0", value)] > 1 and not any(re.fullmatch(pattern, other) for other in taken)
        found.add(pattern if alike else re.escape(value))
    return sorted(found)


def _named_parts(column: Sequence[str]) -> list[str]:
    """Return patterns of the part that tells ads apart, with the id in it, the widest first.

    The id is a number at the end or the start of the part if every ad has its own there, else the whole part.
    """
    ending = _common_ending(column)
    if all(map(_NUMBER.match, column)):
        return [r"(?P<id>\d+)"]
    if separator := _before_every_number(column):
        return [rf"[^/?#]*{separator}(?P<id>\d+){ending}"]
    if _are_own(_TAIL_NUMBER, column):
        lettered = sum(bool(_TAIL_LETTER.search(value)) for value in column)
        tail = "[a-z]{1,2}" if lettered >= NEARLY_ALL * len(column) else "[a-z]{0,2}" if lettered else ""
        return [rf"[^/?#]*?(?P<id>\d{{{ID_DIGITS},}}){tail}{ending}"]
    prefix = commonprefix(sorted(set(column))).rstrip("0123456789")  # noqa: RUF071  # of words, not of paths
    if _are_own(re.compile(rf"^{re.escape(prefix)}(\d{{{ID_DIGITS},}})(?!\d)"), column):
        return [rf"{re.escape(prefix)}(?P<id>\d{{{ID_DIGITS},}})[^/?#]*"]
    named = [f"(?P<id>[^/?#]+?){ending}" if ending else "(?P<id>[^/?#]+)"]
    hyphens = min(value.count("-") for value in column)
    if hyphens >= TELLING_HYPHENS:
        named.append(rf"(?P<id>[^/?#-]+(?:-[^/?#-]+){{{hyphens},}}?){ending}")
    return named


def _before_every_number(column: Sequence[str]) -> str:
    """Return the sign before the number at the end of every value, where all have their own and most long ones."""
    found = [match for value in set(column) if (match := _SET_OFF_NUMBER.search(value))]
    signs, numbers = {match.group(1) for match in found}, {match.group(2) for match in found}
    long = sum(len(number) >= ID_DIGITS for number in numbers)
    return signs.pop() if len(signs) == 1 and len(numbers) == len(set(column)) and long > len(numbers) / 2 else ""


def _are_own(number: re.Pattern[str], column: Sequence[str]) -> bool:
    """Tell whether nearly every value has a number of its own there; a few strays may have slipped in."""
    found = {value: match.group(1) for value in column if (match := number.search(value))}
    return len(found) >= NEARLY_ALL * len(set(column)) and len(set(found.values())) >= NEARLY_ALL * len(found)


def _telling_apart(columns: Sequence[Sequence[str]], wrong: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """Return the column, and its values in the wrong addresses, by which these differ from the right ones.

    All of them do, or nearly all: a poor ad may have been taken for something else.
    """
    found: list[tuple[bool, int, int, list[str]]] = []
    for n, column in enumerate(columns):
        right = set(column)
        values = {segments[n] for segments in wrong} - right
        strays = sum(segments[n] in right for segments in wrong)
        if len(right) > 1 and values and strays <= (1 - NEARLY_ALL) * len(wrong):
            found.append((strays > 0, len(values), n, sorted(values)))
    return min(found)[2:] if found else (0, [])


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
    if all(_NUMBER.match(value) for value in values):
        return r"\d+"  # a single one, too: the next month is another
    if len(values) == 1:
        return re.escape(values[0])
    return f"(?:{'|'.join(map(re.escape, values))})" if closed else ANY


def _common_ending(column: Sequence[str]) -> str:
    endings = {value.rpartition(".")[2] if "." in value else "" for value in column}
    return rf"\.{re.escape(endings.pop())}" if len(endings) == 1 and endings != {""} else ""
