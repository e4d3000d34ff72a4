"""Does what the ad shows beside the number fit the licence? Phone, name and place, each on its own."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from domain.places import find_place, fold
from domain.verdicts import CheckRequest, LicenceKind
from matching.licences.index import Known, RegisterIndex
from matching.licences.names import Name, in_common, shown_names, similarity
from matching.phones import e164

# docs/licences.md gives the measured curve behind each.
SAME_NAME = 80.0  # one slip in a word of five letters or more; a changed letter in a shorter one is another name
BY_CHANCE = 0.001  # a name that a stranger shares more often than this, in this register and place, is no support
WHOLE_NAME = 6


class Fit(StrEnum):
    """How one piece of evidence compares. `SILENT`: one side shows nothing to compare."""

    AGREES = "agrees"
    COMMON = "agrees, but many have it"
    SILENT = "silent"
    DIFFERS = "differs"
    ANOTHERS = "belongs to another licence"


class Shown(NamedTuple):
    """What an ad shows beside its numbers, read once: phones in E.164, names, and the place with its code."""

    phones: tuple[str, ...]
    names: tuple[Name, ...]
    city: str
    place: str
    code: str


class Agreement(NamedTuple):
    """The three comparisons, and the ad's phones that are not on the licence's list.

    `anothers_kind` is the kind of the licence whose name the ad carries, where `name` is `ANOTHERS`.
    """

    phone: Fit
    name: Fit
    place: Fit
    unlisted: tuple[str, ...] = ()
    anothers_kind: LicenceKind | None = None

    @property
    def support(self) -> int:
        """Return how much speaks for the ad being this licence's own; phone before name before place."""
        return (
            4 * (self.phone is Fit.AGREES)
            + 2 * (self.name is Fit.AGREES)
            + (self.name is Fit.COMMON)
            + (self.place is Fit.AGREES)
        )


def read(request: CheckRequest, region: str) -> Shown:
    """Read what an ad shows. `region` is the country of phones written without one."""
    place, code = _place_of(request.city)
    names: tuple[Name, ...] = ()
    for text in request.names:
        names += shown_names(text)
    return Shown(shown_phones(request, region), names, request.city.strip()[:60], place, code)


def shown_phones(request: CheckRequest, region: str) -> tuple[str, ...]:
    """Return the ad's phones in E.164, without those that are none."""
    if not request.phones:
        return ()
    parsed = dict.fromkeys([e164(phone, region) for phone in request.phones])
    return tuple([phone for phone in parsed if phone])


@lru_cache(maxsize=20_000)
def _place_of(city: str) -> tuple[str, str]:
    place = find_place(city) if city.strip() else None
    return fold(city), place.code if place else ""


def compare(shown: Shown, position: int, index: RegisterIndex) -> Agreement:
    """Compare an ad with the licence at a position of the register."""
    known = index.known(position)
    listed = known.licence.phones
    unlisted = tuple(p for p in shown.phones if p not in listed) if listed and shown.phones else ()
    place = place_fit(shown, known)
    name, anothers_kind = _name(shown, known, place, index) if shown.names else (Fit.SILENT, None)
    return Agreement(_phone(shown, known, unlisted, index), name, place, unlisted, anothers_kind)


def _phone(shown: Shown, known: Known, unlisted: tuple[str, ...], index: RegisterIndex) -> Fit:
    if not shown.phones:
        return Fit.SILENT
    if any(phone in known.licence.phones for phone in shown.phones):
        return Fit.AGREES
    for phone in shown.phones:
        owners = index.by_phone.get(phone)
        if owners and not any(_same_holder(index.known(owner), known) for owner in owners):
            return Fit.ANOTHERS
    return Fit.DIFFERS if unlisted else Fit.SILENT


def _same_holder(one: Known, other: Known) -> bool:
    return one.licence.number == other.licence.number or one.holder == other.holder


def _name(shown: Shown, known: Known, place: Fit, index: RegisterIndex) -> tuple[Fit, LicenceKind | None]:
    if not known.names:
        return Fit.SILENT, None
    chance = chance_by_name(shown.names, known, place is Fit.AGREES, index)
    if chance is not None:
        return Fit.AGREES if chance <= BY_CHANCE else Fit.COMMON, None
    for name in shown.names:
        if kind := _anothers(name, shown, index):
            return Fit.ANOTHERS, kind
    return Fit.DIFFERS if any(_tells(name, known) for name in shown.names) else Fit.SILENT, None


def chance_by_name(names: tuple[Name, ...], known: Known, same_place: bool, index: RegisterIndex) -> float | None:
    """Return how often a stranger would agree in name (and place, where it is the same) with a licence as this ad does.

    None where no name agrees. The share is that of this register: of its licences, for the name, and for the place.
    """
    agreeing = [pair for one in names for other in known.names if _alike(*(pair := (one, other)), index)]
    if not agreeing:
        return None
    chance = min(_chance(one, other, index) for one, other in agreeing)
    return chance * index.place_licences[known.licence.cbs_code] / len(index.licences) if same_place else chance


def _alike(shown: Name, known: Name, index: RegisterIndex) -> bool:
    """Same words, or a slip in them; a slip that makes it the whole name of somebody else is none."""
    alike = similarity(shown, known)
    return alike == 100.0 or (alike >= SAME_NAME and shown.key not in index.by_name)


def _chance(shown: Name, known: Name, index: RegisterIndex) -> float:
    """Return the share of licences whose holders would agree too: by the whole name, or its rarest common word."""
    if shown.key == known.key:
        holders = len(index.holders(known.key))
    else:
        holders = min((index.word_holders[word] for word in in_common(known, shown, SAME_NAME)), default=1)
    return (holders - 1) / len(index.licences)


def _anothers(name: Name, shown: Shown, index: RegisterIndex) -> LicenceKind | None:
    """Return the kind of the one other holder whose whole name this is; None where it is nobody's or several's.

    A single word must be a business's: as a working name it says nothing. Who lists one of the ad's phones
    is no stranger to the ad.
    """
    if name.length < WHOLE_NAME:
        return None
    if len(index.holders(name.key)) != 1:
        return None
    licences = [index.licences[position] for position in index.by_name[name.key]]
    if any(phone in licence.phones for licence in licences for phone in shown.phones):
        return None
    kinds = {licence.kind for licence in licences}
    if len(name.words) == 1 and "business" not in kinds:
        return None
    return "business" if "business" in kinds else "self_employed"


def _tells(name: Name, known: Known) -> bool:
    """Whether this name could be expected in the register.

    A self-employed worker's working names are her trade names; a business's workers are not in it, so
    only a name of several words (like a business's) speaks.
    """
    if known.licence.kind == "self_employed":
        return bool(known.licence.trade_names)
    return len(name.words) > 1


def place_fit(shown: Shown, known: Known) -> Fit:
    """Compare the ad's place with the licence's: by name, else by municipality."""
    licence = known.licence
    if not shown.place or not (known.place or licence.cbs_code):
        return Fit.SILENT
    if shown.place == known.place:
        return Fit.AGREES
    if not shown.code or not licence.cbs_code:
        return Fit.SILENT
    return Fit.AGREES if shown.code == licence.cbs_code else Fit.DIFFERS
