"""Licences that a number may mean which is not itself in the register."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.verdicts import Candidate, CheckRequest, Licence
from matching.licences.agreement import Agreement, Fit, compare, shown_phones
from matching.licences.index import RegisterIndex, block_keys
from matching.licences.normalise import key, look_alike_key

LIMIT = 5
SHORTEST = 4  # fewer characters than this say nothing about which number was meant
LOOK_ALIKE, SWAP, EDIT, NO_START, NO_YEAR, BY_PHONE = 0.85, 0.80, 0.75, 0.70, 0.60, 0.65
PHONE_BONUS, NAME_BONUS, PLACE_BONUS, PLACE_MALUS = 0.12, 0.06, 0.03, -0.05
Found = dict[int, tuple[float, str]]


def near_misses(
    numbers: Iterable[str], request: CheckRequest, index: RegisterIndex, region: str
) -> tuple[Candidate, ...]:
    """Return the licences that may be meant, best first, at most five, with scores below 1.

    The score is how alike the numbers are, raised by an agreeing phone, name or place.
    """
    found: Found = {}
    for number in dict.fromkeys(map(key, numbers)):
        if len(number) >= SHORTEST:
            _keep_best(found, _misspelled(number, index))
            _keep_best(found, _shortened(number, index))
    _keep_best(found, _by_phone(request, index, region))
    return ranked(found, request, index, region)


def phone_candidates(request: CheckRequest, index: RegisterIndex, region: str) -> tuple[Candidate, ...]:
    """Return the licences on whose list one of the ad's phones stands, best first, at most five."""
    found: Found = {}
    _keep_best(found, _by_phone(request, index, region))
    return ranked(found, request, index, region)


def ranked(found: Found, request: CheckRequest, index: RegisterIndex, region: str) -> tuple[Candidate, ...]:
    """Turn positions with base scores into candidates, each number once, best first, at most five."""
    best: dict[str, Candidate] = {}
    for position, (base, reason) in found.items():
        licence = index.licences[position]
        candidate = _weighed(licence, base, reason, compare(request, licence, index, region))
        if licence.number not in best or candidate.score > best[licence.number].score:
            best[licence.number] = candidate
    return tuple(sorted(best.values(), key=lambda c: (-c.score, c.number))[:LIMIT])


def _weighed(licence: Licence, base: float, reason: str, agreement: Agreement) -> Candidate:
    score, support = base, []
    if agreement.phone is Fit.AGREES:
        score += PHONE_BONUS
        support.append("phone")
    if agreement.name is Fit.AGREES:
        score += NAME_BONUS
        support.append("name")
    if agreement.place is Fit.AGREES:
        score += PLACE_BONUS
        support.append("place")
    elif agreement.place is Fit.DIFFERS:
        score += PLACE_MALUS
    if support:
        reason += f"; {' and '.join(support)} agree{'s' if len(support) == 1 else ''}"
    return Candidate(licence.number, round(min(score, 0.99), 4), reason)


def _keep_best(found: Found, more: Iterable[tuple[int, float, str]]) -> None:
    for position, score, reason in more:
        if position not in found or found[position][0] < score:
            found[position] = (score, reason)


def _misspelled(number: str, index: RegisterIndex) -> Iterable[tuple[int, float, str]]:
    """Yield licences whose number is one look-alike class, edit or swap away from `number`."""
    alike = look_alike_key(number)
    lengths = range(max(1, len(alike) - 1), len(alike) + 2)
    parts = {part for length in lengths for part in block_keys(alike, length)}
    block = sorted({position for part in parts for position in index.blocks.get(part, ())})
    choices = [index.look_alike_keys[position] for position in block]
    hits = process.extract(alike, choices, scorer=OSA.distance, score_cutoff=1, limit=None)
    for _, distance, place in hits:
        yield block[place], *_slip(number, index.keys[block[place]], int(distance))


def _slip(shown: str, known: str, distance: int) -> tuple[float, str]:
    if distance == 0:
        return LOOK_ALIKE, "look-alike characters (such as O and 0) were used"
    if len(shown) == len(known) and sorted(look_alike_key(shown)) == sorted(look_alike_key(known)):
        return SWAP, "two neighbouring characters are swapped"
    kind = {-1: "is missing", 0: "differs", 1: "is too many"}[len(shown) - len(known)]
    return EDIT, f"one character {kind}"


def _shortened(number: str, index: RegisterIndex) -> Iterable[tuple[int, float, str]]:
    """Yield licences of whose number `number` leaves out the prefix or the year."""
    alike = look_alike_key(number)
    for position in index.by_tail.get(alike[-4:], ()):
        known = index.look_alike_keys[position]
        if len(alike) >= len(known):
            continue
        if known.endswith(alike):
            share = len(alike) / len(known)
            yield position, NO_START if share >= 0.6 else NO_YEAR, "the start of the number is missing"
        elif _without_middle(number, index.keys[position]):
            yield position, NO_YEAR, "the year is missing"


def _without_middle(shown: str, known: str) -> bool:
    """Whether `known` is `shown` with a year (two or four digits) put in after its letters."""
    letters = len(shown) - len(shown.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    gap = len(known) - len(shown)
    middle = known[letters : letters + gap]
    return (
        letters > 0
        and gap in {2, 4}
        and middle.isdigit()
        and known[:letters] + known[letters + gap :] == shown
        and (gap == 2 or middle[:2] in {"19", "20"})
    )


def _by_phone(request: CheckRequest, index: RegisterIndex, region: str) -> Iterable[tuple[int, float, str]]:
    for phone in shown_phones(request, region):
        for position in index.by_phone.get(phone, ()):
            yield position, BY_PHONE, "the register lists this licence with the ad's phone number"
