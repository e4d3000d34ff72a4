"""Does what the ad shows beside the number fit the licence? Phone, name and place, each on its own."""

from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz

from domain.places import find_place, fold
from domain.verdicts import CheckRequest, Licence
from matching.licences.index import RegisterIndex, plain_name
from matching.phones import e164

SAME_NAME = 88.0
WHOLE_NAME = 6


class Fit(Enum):
    """How one piece of evidence compares. `SILENT`: one side shows nothing to compare."""

    AGREES = "agrees"
    SILENT = "silent"
    DIFFERS = "differs"
    ANOTHERS = "belongs to another licence"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The three comparisons, and the ad's phones that are not on the licence's list."""

    phone: Fit
    name: Fit
    place: Fit
    unlisted: tuple[str, ...] = ()


def compare(request: CheckRequest, licence: Licence, index: RegisterIndex, region: str) -> Agreement:
    """Compare an ad with a licence. `region` is the country of phones written without one."""
    shown = shown_phones(request, region)
    unlisted = tuple(p for p in shown if licence.phones and p not in licence.phones)
    return Agreement(
        phone=_phone(shown, unlisted, licence, index),
        name=_name(request.names, licence, index),
        place=_place(request.city, licence),
        unlisted=unlisted,
    )


def shown_phones(request: CheckRequest, region: str) -> tuple[str, ...]:
    """Return the ad's phones in E.164, without those that are none."""
    parsed = (e164(phone, region) for phone in request.phones)
    return tuple(dict.fromkeys(phone for phone in parsed if phone))


def _phone(shown: tuple[str, ...], unlisted: tuple[str, ...], licence: Licence, index: RegisterIndex) -> Fit:
    if any(phone in licence.phones for phone in shown):
        return Fit.AGREES
    for phone in shown:
        owners = [index.licences[position] for position in index.by_phone.get(phone, ())]
        if owners and not any(_same_holder(owner, licence) for owner in owners):
            return Fit.ANOTHERS
    return Fit.DIFFERS if unlisted else Fit.SILENT


def _same_holder(one: Licence, other: Licence) -> bool:
    return one.number == other.number or plain_name(one.holder) == plain_name(other.holder) != ""


def _name(names: tuple[str, ...], licence: Licence, index: RegisterIndex) -> Fit:
    shown = [name for name in map(plain_name, names) if name]
    known = [name for name in map(plain_name, (licence.holder, *licence.trade_names)) if name]
    if not shown or not known:
        return Fit.SILENT
    if any(_alike(one, other) for one in shown for other in known):
        return Fit.AGREES
    if any(_is_anothers(name, licence, index) for name in shown):
        return Fit.ANOTHERS
    return Fit.DIFFERS if any(_tells(name, licence) for name in shown) else Fit.SILENT


def _alike(shown: str, known: str) -> bool:
    """Same name, a slip in it, or the whole of one within the other word for word."""
    if fuzz.ratio(shown, known) >= SAME_NAME:
        return True
    short, long = sorted((shown.split(), known.split()), key=len)
    return set(short) <= set(long) and sum(map(len, short)) >= 3


def _is_anothers(name: str, licence: Licence, index: RegisterIndex) -> bool:
    """A whole name of two words or more that exactly one other holder has in the register."""
    if len(name.split()) < 2 or len(name) < WHOLE_NAME:
        return False
    holders = {plain_name(index.licences[p].holder) for p in index.by_name.get(name, ())}
    return len(holders) == 1 and plain_name(licence.holder) not in holders


def _tells(name: str, licence: Licence) -> bool:
    """Whether this name could be expected in the register.

    A self-employed worker's working names are her trade names; a business's workers are not in it, so
    only a name of several words (like a business's) speaks.
    """
    if not licence.trade_names:
        return False
    return licence.kind == "self_employed" or len(name.split()) > 1


def _place(city: str, licence: Licence) -> Fit:
    if not city.strip() or not (licence.municipality or licence.cbs_code):
        return Fit.SILENT
    if fold(city) == fold(licence.municipality):
        return Fit.AGREES
    shown = find_place(city)
    if shown is None or not shown.code or not licence.cbs_code:
        return Fit.SILENT
    return Fit.AGREES if shown.code == licence.cbs_code else Fit.DIFFERS
