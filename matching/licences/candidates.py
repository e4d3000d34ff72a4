"""Licences that a number may mean which is not itself in the register, or is somebody else's."""

from collections.abc import Iterable, Iterator
from itertools import product

from rapidfuzz.distance import OSA, Levenshtein

from domain.verdicts import Candidate
from matching.licences.agreement import SAME_NAME, Fit, Shown, place_fit
from matching.licences.index import RegisterIndex
from matching.licences.names import similarity
from matching.licences.normalise import key, look_alike_key
from matching.licences.shortened import SHORTEST

LIMIT = 5
SPREAD = 0.10  # docs/licences.md gives the measured curve
SAME, LOOK_ALIKE, SWAP, EDIT, SHORT_FORM, BY_PHONE, BY_NAME = 0.87, 0.85, 0.80, 0.75, 0.70, 0.65, 0.50
PHONE_BONUS, NAME_BONUS, PLACE_BONUS, PLACE_MALUS, NUMBER_BONUS = 0.12, 0.06, 0.03, -0.05, 0.10
LEAST_ALIKE = 0.6  # of a number, for a licence that only a name in the ad points to
MOST_OF_ONE_NAME = 20
COMPARED_BY_NAME = 6
Found = dict[int, tuple[float, str]]


def near_misses(
    numbers: Iterable[str], shown: Shown, index: RegisterIndex, spread: float = SPREAD
) -> tuple[Candidate, ...]:
    """Return the licences that may be meant, best first, at most five, with scores below 1.

    The score is how alike the numbers are, raised by an agreeing phone, name or place. What lies more than `spread`
    below the best is left out.
    """
    keys = [compared for compared in dict.fromkeys(map(key, numbers)) if len(compared) >= SHORTEST]
    found: Found = {}
    for compared in keys:
        _keep_best(found, _misspelled(compared, index))
        _keep_best(found, _shortened(compared, index))
    _keep_best(found, _by_phone(shown, keys, index))
    _keep_best(found, _by_name(shown, keys, index))
    return _ranked(found, shown, index, spread)


def phone_candidates(shown: Shown, index: RegisterIndex) -> tuple[Candidate, ...]:
    """Return the licences on whose list one of the ad's phones stands, best first, at most five."""
    found: Found = {}
    _keep_best(found, _by_phone(shown, (), index))
    return _ranked(found, shown, index, SPREAD)


def _ranked(found: Found, shown: Shown, index: RegisterIndex, spread: float) -> tuple[Candidate, ...]:
    """Turn positions with base scores into candidates, each number once, best first, at most five.

    Slips in names are looked for in the best few only.
    """
    listed = {position for phone in shown.phones for position in index.by_phone.get(phone, ())}
    named = {position for name in shown.names for position in index.by_name.get(name.key, ())}
    scored = []
    for position, (base, reason) in found.items():
        place = place_fit(shown, index.known(position)) if shown.place else Fit.SILENT
        phone, name = position in listed, position in named
        score = base + PHONE_BONUS * phone + NAME_BONUS * name + _OF_PLACE[place]
        scored.append((-score, position, reason, phone, name, place is Fit.AGREES))
    scored.sort()
    best: dict[str, Candidate] = {}
    for minus, position, reason, phone, named_so, placed in scored[:COMPARED_BY_NAME]:
        name = named_so or (bool(shown.names) and _like_named(shown, position, index))
        score = min(NAME_BONUS * (name and not named_so) - minus, 0.99)
        number = index.licences[position].number
        if number not in best or score > best[number].score:
            best[number] = Candidate(number, round(score, 4), reason + _AGREEING[phone, name, placed])
    ranked = sorted(best.values(), key=lambda c: (-c.score, c.number))[:LIMIT]
    return tuple(candidate for candidate in ranked if candidate.score >= ranked[0].score - spread)


def _like_named(shown: Shown, position: int, index: RegisterIndex) -> bool:
    known = index.known(position).names
    return any(similarity(one, other) >= SAME_NAME for one in shown.names for other in known)


def _agreeing(*agree: bool) -> str:
    what = [word for word, said in zip(("phone", "name", "place"), agree, strict=True) if said]
    return f"; {' and '.join(what)} agree{'s' if len(what) == 1 else ''}" if what else ""


_OF_PLACE = dict.fromkeys(Fit, 0.0) | {Fit.AGREES: PLACE_BONUS, Fit.DIFFERS: PLACE_MALUS}
_AGREEING = {agree: _agreeing(*agree) for agree in product((True, False), repeat=3)}


def _keep_best(found: Found, more: Iterable[tuple[int, float, str]]) -> None:
    for position, score, reason in more:
        if position not in found or found[position][0] < score:
            found[position] = (score, reason)


def _misspelled(number: str, index: RegisterIndex) -> Iterator[tuple[int, float, str]]:
    """Yield licences whose number differs from `number` in look-alike characters only; if none, in one edit or swap."""
    alike = look_alike_key(number)
    for position in index.by_look_alike.get(alike, ()):
        if index.keys[position] == number:
            yield position, SAME, "the same letters and digits, otherwise separated"
        else:
            yield position, LOOK_ALIKE, "look-alike characters (such as O and 0) were used"
    if alike not in index.by_look_alike:
        for position in index.neighbours.near(alike):
            yield position, *_slip(alike, index.look_alike_keys[position])


def _slip(shown: str, known: str) -> tuple[float, str]:
    """Name the one slip between two texts. A swap costs Levenshtein's distance, which knows none, two edits."""
    if len(shown) < len(known):
        return EDIT, "one character is missing"
    if len(shown) > len(known):
        return EDIT, "one character is too many"
    if Levenshtein.distance(shown, known, score_cutoff=1) > 1:
        return SWAP, "two neighbouring characters are swapped"
    return EDIT, "one character differs"


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
