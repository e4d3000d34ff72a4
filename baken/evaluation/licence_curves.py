"""What each threshold of licence checks costs and brings, measured on a made-up register."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from baken.evaluation.licence_set import LabelledCheck
from domain.verdicts import request_from_record
from matching.licences.agreement import chance_by_name, read
from matching.licences.candidates import near_misses
from matching.licences.index import RegisterIndex
from matching.licences.names import Name, read_names, similarity
from matching.licences.register.rows import licence_from

SIMILARITIES = (70, 75, 80, 84, 88, 92, 96, 100)
SCORES = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
SPREADS = (0.0, 0.03, 0.05, 0.1, 0.15, 0.2, 0.3, 1.0)
CHANCES = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 1.0)
PAIRS = 4000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
Row = dict[str, Any]


def name_curve(register: Sequence[Mapping[str, str]], seed: int) -> list[Row]:
    """Return, for each similarity, how often a holder's own name is missed and a stranger's is taken for it.

    Own names carry one slip of the pen (a letter left out, added, changed, or two swapped). Strangers are drawn at
    random; `close` are the most alike of fifty. False mismatch: own and missed. Missed mismatch: a stranger's.
    """
    random = Random(f"names:{seed}")
    names = [name for row in register if (name := _first(row["holder"])) and len(name.joined) >= 6]
    own, strange, close = [], [], []
    for _ in range(PAIRS):
        name = random.choice(names)
        slipped = _first(_slip(" ".join(name.words), random))
        own.append(similarity(slipped, name) if slipped else 0.0)
        others = [similarity(other, name) for other in random.sample(names, 50) if other.key != name.key]
        strange.append(others[0])
        close.append(max(others))
    return [
        {
            "similarity": least,
            "false_mismatch": _share(score < least for score in own),
            "missed_mismatch": _share(score >= least for score in strange),
            "missed_mismatch_close": _share(score >= least for score in close),
        }
        for least in SIMILARITIES
    ]


def chance_curve(register: Sequence[Mapping[str, str]], seed: int) -> list[Row]:
    """Return, for each share, how often a name in the ad is refused as common, and a stranger's accepted.

    The ads show an unlisted phone, so that the name decides, and the licence's own place or (`no_place`) none. False
    mismatch: ads under a name of the licence's own. Missed mismatch: those under a random name of another holder.
    """
    random = Random(f"chance:{seed}")
    index = RegisterIndex([licence_from(row) for row in register])
    ads: list[tuple[bool, tuple[float | None, float | None]]] = []
    for _ in range(PAIRS * 5):
        mine, other = (index.known(random.randrange(len(index.licences))) for _ in range(2))
        for own, holder in ((True, mine), (False, other)):
            if mine.names and holder.names and (own or mine.holder != other.holder):
                name = (random.choice(holder.names),)
                ads.append((own, tuple(chance_by_name(name, mine, same, index) for same in (True, False))))  # type: ignore[arg-type]

    def accepted(own: bool, place: int, most: float) -> float:
        return _share((ad[place] is not None and ad[place] <= most) for whose, ad in ads if whose is own)  # type: ignore[operator]

    return [
        {
            "chance": most,
            "false_mismatch": 1 - accepted(True, 0, most),
            "missed_mismatch": accepted(False, 0, most),
            "false_mismatch_no_place": 1 - accepted(True, 1, most),
            "missed_mismatch_no_place": accepted(False, 1, most),
        }
        for most in CHANCES
    ]


def candidate_curves(
    checks: Sequence[LabelledCheck], register: Sequence[Mapping[str, str]], evidence: bool
) -> dict[str, list[Row]]:
    """Return, for each least score and each distance from the best, which share of meant licences is then listed
    (`found`), and which share of those listed is wrong.

    Only checks whose number is not in the register count. Without `evidence` phone, names and place are left out.
    """
    index = RegisterIndex([licence_from(row) for row in register])
    found: list[tuple[float, float, bool]] = []
    meant = 0
    for check in checks:
        if check.verdict not in {"unknown", "malformed"}:
            continue
        shown = {} if evidence else {"phones": [], "names": [], "city": ""}
        request = request_from_record({**check.record, **shown})
        candidates = near_misses(request.numbers, read(request, "NL"), index, spread=1.0)
        meant += bool(check.accepted)
        best = candidates[0].score if candidates else 0.0
        found += [(c.score, best - c.score, c.number in check.accepted) for c in candidates]

    def point(listed: list[bool]) -> Row:
        return {"found": sum(listed) / max(meant, 1), "wrong": 1 - sum(listed) / len(listed) if listed else 0.0}

    return {
        "least score": [
            {"score": least, **point([right for score, _, right in found if score >= least])} for least in SCORES
        ],
        "below the best": [
            {"spread": most, **point([right for _, below, right in found if below <= most + 1e-9])} for most in SPREADS
        ],
    }


def _first(text: str) -> Name | None:
    return next(iter(read_names(text)), None)


def _share(of: Iterator[bool]) -> float:
    seen = list(of)
    return sum(seen) / max(len(seen), 1)


def _slip(text: str, random: Random) -> str:
    at = random.choice([place for place, char in enumerate(text) if char != " "])
    kind = random.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + random.choice(_LETTERS) + text[at:]
    if kind == 2:
        return text[:at] + random.choice(_LETTERS) + text[at + 1 :]
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
