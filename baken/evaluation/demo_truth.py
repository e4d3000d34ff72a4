"""Comparing what is in the store with the demo world's truth."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from baken.demo.world.model import DemoAd, World
from baken.evaluation.scores import Score, adjusted_rand_index, compare, pairwise
from domain.licence_numbers import normalise
from store.session import transaction
from store.tables import Ad, Advertiser, FactRow, HitRow, LicenceCheck, Site


@dataclass
class Evaluation:
    """Scores per fact kind and indicator, the verdicts' confusion, and how well ads were grouped."""

    ads_true: int = 0
    ads_found: int = 0
    facts: dict[str, Score] = field(default_factory=dict)
    indicators: dict[str, Score] = field(default_factory=dict)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    pairs: Score = field(default_factory=lambda: Score(0, 0, 0))
    rand_index: float = 0.0

    @property
    def verdict_accuracy(self) -> float:
        """Share of verdicts that are the true ones."""
        right = sum(count for (true, found), count in self.verdicts.items() if true == found)
        return right / max(1, self.verdicts.total())

    def as_record(self) -> dict[str, Any]:
        """Return everything as plain JSON."""

        def numbers(score: Score) -> dict[str, Any]:
            shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
            return {**shares, "hits": score.hits, "wrong": score.wrong, "missed": score.missed}

        return {
            "ads": {"true": self.ads_true, "found": self.ads_found},
            "facts": {kind: numbers(score) for kind, score in sorted(self.facts.items())},
            "indicators": {name: numbers(score) for name, score in sorted(self.indicators.items())},
            "verdict_accuracy": self.verdict_accuracy,
            "verdicts": {f"{true} -> {found}": n for (true, found), n in sorted(self.verdicts.items())},
            "links": {**numbers(self.pairs), "adjusted_rand_index": self.rand_index},
        }


@dataclass(frozen=True)
class _Stored:
    """What the store says of one ad."""

    facts: set[tuple[str, str]]
    indicators: set[str]
    verdict: str
    advertiser: str


def evaluate(engine: Engine, world: World) -> Evaluation:
    """Compare the store with the truth. Ads the crawl did not find count as not found, not as wrong."""
    with transaction(engine) as session:
        stored = _read(session)
    true = {f"{ad.site}/{ad.external_id}": ad for ad in world.ads if not ad.gone}
    result = Evaluation(ads_true=len(true))
    found = {ident: stored[ident] for ident in true if ident in stored}
    result.ads_found = len(found)
    computed_only = _indicators_of_text(true)
    for ident, ad in found.items():
        _score_ad(result, true[ident], ad, computed_only)
    advertisers = {ident: true[ident].advertiser for ident in found}
    groups = {ident: ad.advertiser for ident, ad in found.items()}
    result.pairs, result.rand_index = pairwise(groups, advertisers), adjusted_rand_index(groups, advertisers)
    return result


def _indicators_of_text(true: dict[str, DemoAd]) -> set[str]:
    """Return the indicators the truth speaks of; those over several ads have no truth in the demo world."""
    return {indicator for ad in true.values() for indicator in ad.indicators}


def _score_ad(result: Evaluation, true: DemoAd, found: _Stored, spoken_of: set[str]) -> None:
    true_facts = {(kind, _key(kind, value)) for kind, value in true.facts}
    for kind in {kind for kind, _ in true_facts} | {kind for kind, _ in found.facts}:
        score = compare((f for f in found.facts if f[0] == kind), (f for f in true_facts if f[0] == kind))
        result.facts[kind] = result.facts.get(kind, Score(0, 0, 0)) + score
    for name in spoken_of:
        score = compare(found.indicators & {name}, set(true.indicators) & {name})
        result.indicators[name] = result.indicators.get(name, Score(0, 0, 0)) + score
    result.verdicts[(true.verdict, found.verdict)] += 1


def _key(kind: str, value: Any) -> str:
    if kind == "licence_number":
        return normalise(str(value))
    return json.dumps(value, sort_keys=True) if isinstance(value, dict) else str(value)


def _read(session: Session) -> dict[str, _Stored]:
    facts: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for version_id, kind, value in session.execute(select(FactRow.version_id, FactRow.kind, FactRow.value)):
        facts[version_id].add((kind, _key(kind, value)))
    indicators: dict[int, set[str]] = defaultdict(set)
    for version_id, name in session.execute(select(HitRow.version_id, HitRow.indicator).where(~HitRow.computed)):
        indicators[version_id].add(name)
    rows = session.execute(
        select(Site.name, Ad.external_id, Ad.version_id, LicenceCheck.verdict, Advertiser.key)
        .join(Ad, Ad.site_id == Site.id)
        .outerjoin(LicenceCheck, LicenceCheck.version_id == Ad.version_id)
        .outerjoin(Advertiser, Advertiser.id == Ad.advertiser_id)
    )
    return {
        f"{site}/{external_id}": _Stored(facts[version], indicators[version], verdict or "none", advertiser or ident)
        for ident, (site, external_id, version, verdict, advertiser) in ((str(n), row) for n, row in enumerate(rows))
        if version is not None
    }
