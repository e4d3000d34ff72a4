"""What the kinds of licence checks are made with: a register, a jurisdiction pack, a day, and a random source."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from baken.evaluation.licence_view import Entry, RegisterView, all_towns, key, places_in
from domain.jurisdictions import Jurisdiction
from domain.places import fold

_TRIES = 60
_COMMON = 0.04  # a word in more than this share of business names tells no two businesses apart


@dataclass(frozen=True, slots=True)
class LabelledCheck:
    """One check with its truth.

    `record` is a line of `baken check`'s input. `accepted` are the licence numbers of which the answer must name
    one, as its licence or among its candidates (empty: nothing must be named). `case` names the kind of check.
    """

    record: dict[str, Any]
    verdict: str
    accepted: frozenset[str]
    why: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an ad shows beside its numbers."""

    phones: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    city: str = ""


class Setting:
    """Draws licences and the ads around them. All `pick` functions return None when nothing fitting was found.

    Raises `ValueError` when no number of the register has a form of the pack.
    """

    def __init__(self, view: RegisterView, pack: Jurisdiction, today: date, random: Random) -> None:
        self.view, self.pack, self.today, self.random = view, pack, today, random
        self._usable = [entry for entry in view.entries if self._fits(entry.number)]
        if not self._usable:
            raise ValueError(
                f"none of the register's {len(view.entries)} rows has a number of a form that {pack.id} knows"
            )

    def pick(self, wanted: Callable[[Entry], bool]) -> Entry | None:
        """Return a licence whose number fits the pack and for which `wanted` holds."""
        for _ in range(_TRIES):
            entry = self.random.choice(self._usable)
            if wanted(entry):
                return entry
        return None

    def pick_in_force(
        self, status: str = "active", wanted: Callable[[Entry], bool] = lambda _: True
    ) -> tuple[Entry, date] | None:
        """Return the only row of a number, and a day up to today on which it is in force with this status."""
        entry = self.pick(lambda e: e.status == status and e.first <= self.today and self.view.single(e) and wanted(e))
        return (entry, self.day_between(entry.first, entry.last)) if entry else None

    def day_between(self, first: date, last: date) -> date:
        """Return a day of the period: not after today, and of the last three years where that leaves any."""
        last = min(last, self.today)
        first = min(max(first, self.today - timedelta(days=1000)), last)
        return first + timedelta(days=self.random.randrange((last - first).days + 1))

    def well_formed(self, text: str) -> bool | None:
        """Say whether the pack knows the form; None where marks decide, so that it may be argued about."""
        fits, bare = self._fits(text.strip()), self._fits(key(text))
        return fits if fits == bare else None

    def _fits(self, text: str) -> bool:
        return any(known.matches(text) for known in self.pack.formats)

    def own(self, entry: Entry) -> Shown:
        """Return what the holder's own ad may show: something that agrees or nothing, never a contradiction."""
        town = self.random.choice(places_in(entry.cbs_code)[:1] or ("",))
        name = self.random.choice(entry.names)
        ways = [Shown(), Shown(names=(name,), city=town), Shown(names=(name,)), Shown(city=town)]
        if entry.phones:
            listed = tuple(self.random.sample(entry.phones, self.random.randint(1, len(entry.phones))))
            ways += [Shown(listed), Shown(listed, (), town), Shown(listed, (name,), town), Shown(listed, (name,))]
        else:
            ways += [Shown((self.unlisted_phone(),), (name,), town), Shown((self.unlisted_phone(),), (), town)]
        return self.random.choice(ways)

    def own_with_proof(self, entry: Entry) -> Shown | None:
        """Return what the holder's own ad shows, with a listed phone in it, or both name and town."""
        town = places_in(entry.cbs_code)[:1]
        name = self.random.choice(entry.names)
        if entry.phones and self.random.random() < 0.8:
            return Shown(
                (self.random.choice(entry.phones),),
                self.random.choice(((), (name,))),
                self.random.choice(("", *town)),
            )
        return Shown((), (name,), town[0]) if town else None

    def other_holder(self, entry: Entry, wanted: Callable[[Entry], bool] = lambda _: True) -> Entry | None:
        """Return the licence of someone else: no phone, no name and not the municipality in common with `entry`."""
        return self.pick(
            lambda e: (
                e.cbs_code != entry.cbs_code
                and not set(e.phones) & set(entry.phones)
                and bool(places_in(e.cbs_code))
                and not self.alike(e.names, entry.names)
                and wanted(e)
            )
        )

    def alike(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Say whether names share a word that is not one of the trade's common words."""
        shared = _words(some) & _words(others)
        return any(word not in self.common_words for word in shared)

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Return the words that a good part of the register's businesses have in their names."""
        firms = [entry for entry in self.view.entries if entry.kind == "business"]
        counts = Counter(word for entry in firms for word in _words(entry.names))
        return frozenset(word for word, count in counts.items() if len(word) <= 3 or count > _COMMON * len(firms))

    def unlisted_phone(self) -> str:
        """Return a phone of no licence, of the range that belongs to no one."""
        while True:
            phone = f"+31600{self.random.randrange(10**6):06d}"
            if phone not in self.view.by_phone:
                return phone

    def town_outside(self, *cbs_codes: str) -> str:
        """Return a Dutch town in none of the given municipalities."""
        return self.random.choice([names[0] for code, names in all_towns().items() if code not in cbs_codes])

    def check(
        self,
        numbers: Sequence[str],
        shown: Shown,
        day: date,
        verdict: str,
        why: str,
        accepted: Iterable[str] = (),
        kind: str = "",
    ) -> LabelledCheck:
        """Return the check; id and case are filled in later."""
        record: dict[str, Any] = {
            "id": "",
            "numbers": list(numbers),
            "phones": list(shown.phones),
            "names": list(shown.names),
            "city": shown.city,
            "posted_at": day.isoformat(),
        }
        if kind:
            record["kind"] = kind
        return LabelledCheck(record, verdict, frozenset(accepted), why)


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in fold(name).split()}
