"""Licences that a number may mean which is not itself in the register, or is somebody else's."""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from domain.verdicts import Candidate
from matching.licences.agreement import Agreement, Fit, Shown, compare
from matching.licences.index import RegisterIndex
from matching.licences.normalise import key, look_alike_key
from matching.licences.shortened import SHORTEST

LIMIT = 5
SAME, LOOK_ALIKE, SWAP, EDIT, SHORT_FORM, BY_PHONE, BY_NAME = 0.87, 0.85, 0.80, 0.75, 0.70, 0.65, 0.50
PHONE_BONUS, NAME_BONUS, PLACE_BONUS, PLACE_MALUS, NUMBER_BONUS = 0.12, 0.06, 0.03, -0.05, 0.10
LEAST_ALIKE = 0.6  # of a number, for a licence that only a name in the ad points to
MOST_OF_ONE_NAME = 20
MOST_COMPARED = 200
Found = dict[int, tuple[float, str]]


def near_misses(numbers: Iterable[str], shown: Shown, index: RegisterIndex) -> tuple[Candidate, ...]:
    """Return the licences that may be meant, best first, at most five, with scores below 1.

    The score is how alike the numbers are, raised by an agreeing phone, name or place.
    """
    keys = [compared for compared in dict.fromkeys(map(key, numbers)) if len(compared) >= SHORTEST]
    found: Found = {}
    for compared in keys:
        _keep_best(found, _misspelled(compared, index))
        _keep_best(found, _shortened(compared, index))
    _keep_best(found, _by_phone(shown, keys, index))
    _keep_best(found, _by_name(shown, keys, index))
    return _ranked(found, shown, index)


def phone_candidates(shown: Shown, index: RegisterIndex) -> tuple[Candidate, ...]:
    """Return the licences on whose list one of the ad's phones stands, best first, at most five."""
    found: Found = {}
    _keep_best(found, _by_phone(shown, (), index))
    return _ranked(found, shown, index)


def _ranked(found: Found, shown: Shown, index: RegisterIndex) -> tuple[Candidate, ...]:
    """Turn positions with base scores into candidates, each number once, best first, at most five."""
    best: dict[str, Candidate] = {}
    first = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))[:MOST_COMPARED]
    for position, (base, reason) in first:
        candidate = _weighed(index.licences[position].number, base, reason, compare(shown, position, index))
        if candidate.number not in best or candidate.score > best[candidate.number].score:
            best[candidate.number] = candidate
    return tuple(sorted(best.values(), key=lambda c: (-c.score, c.number))[:LIMIT])


def _weighed(number: str, base: float, reason: str, agreement: Agreement) -> Candidate:
    score, support = base, []
    if agreement.phone is Fit.AGREES:
        score += PHONE_BONUS
        support.append("phone")
    if agreement.name in {Fit.AGREES, Fit.COMMON}:
        score += NAME_BONUS
        support.append("name")
    if agreement.place is Fit.AGREES:
        score += PLACE_BONUS
        support.append("place")
    elif agreement.place is Fit.DIFFERS:
        score += PLACE_MALUS
    if support:
        reason += f"; {' and '.join(support)} agree{'s' if len(support) == 1 else ''}"
    return Candidate(number, round(min(score, 0.99), 4), reason)


def _keep_best(found: Found, more: Iterable[tuple[int, float, str]]) -> None:
    for position, score, reason in more:
        if position not in found or found[position][0] < score:
            found[position] = (score, reason)


def _misspelled(number: str, index: RegisterIndex) -> Iterator[tuple[int, float, str]]:
    """Yield licences whose number is one look-alike class, edit or swap away from `number`."""
    for position, distance in index.neighbours.near(look_alike_key(number)):
        yield position, *_slip(number, index.keys[position], distance)


def _slip(shown: str, known: str, distance: int) -> tuple[float, str]:
    if shown == known:
        return SAME, "the same letters and digits, otherwise separated"
    if distance == 0:
        return LOOK_ALIKE, "look-alike characters (such as O and 0) were used"
    if len(shown) == len(known) and sorted(look_alike_key(shown)) == sorted(look_alike_key(known)):
        return SWAP, "two neighbouring characters are swapped"
    kind = {-1: "is missing", 0: "differs", 1: "is too many"}[len(shown) - len(known)]
    return EDIT, f"one character {kind}"


def _shortened(number: str, index: RegisterIndex) -> Iterator[tuple[int, float, str]]:
    """Yield licences of whose number `number` leaves out the prefix, the year or leading zeros."""
    alike = look_alike_key(number)
    for position in index.by_short_form.get(alike, ()):
        whole = index.look_alike_keys[position]
        left_out = "the start of the number is missing" if whole.endswith(alike) else "the year or zeros are missing"
        yield position, SHORT_FORM * (0.8 + 0.2 * len(alike) / len(whole)), left_out


def _by_phone(shown: Shown, keys: Iterable[str], index: RegisterIndex) -> Iterator[tuple[int, float, str]]:
    for phone in shown.phones:
        for position in index.by_phone.get(phone, ()):
            bonus = NUMBER_BONUS * _likeness(keys, position, index)
            yield position, BY_PHONE + bonus, "the register lists this licence with the ad's phone number"


def _by_name(shown: Shown, keys: Iterable[str], index: RegisterIndex) -> Iterator[tuple[int, float, str]]:
    """Yield licences of a holder or trade name in the ad whose number has much of the one shown."""
    for name in shown.names:
        positions = index.by_name.get(name.key, ())
        for position in positions if len(positions) <= MOST_OF_ONE_NAME else ():
            alike = _likeness(keys, position, index)
            if alike >= LEAST_ALIKE:
                yield position, BY_NAME + NUMBER_BONUS * alike, "the name is the same and much of the number"


def _likeness(keys: Iterable[str], position: int, index: RegisterIndex) -> float:
    known = index.look_alike_keys[position]
    return max((OSA.normalized_similarity(look_alike_key(shown), known) for shown in keys), default=0.0)
