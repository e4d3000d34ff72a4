"""Measuring extraction on ads labelled by hand: scores with intervals, and what was confused.

The labels' meaning stands in `tests/gold/README.md`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import bootstrap

from baken.evaluation.scores import Score
from domain.ads import AdText, ad_from_record
from domain.errors import BakenError
from domain.facts import Extraction, Fact
from domain.licence_numbers import normalise

Interval = tuple[float, float]
RESAMPLES, CONFIDENCE, SEED = 1_000, 0.95, 0
CONTEXT = 30
# Where saying it once is enough, ads are compared by what they say, not by how often.
BY_AD = frozenset({"service_mode"})


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A labelled fact; `style` only of phones."""

    kind: str
    value: Any
    source: str
    start: int
    end: int
    style: str | None = None


@dataclass(frozen=True, slots=True)
class GoldAd:
    """A labelled ad: its text, language, facts, and the indicators of its text with the stretches that show them."""

    ad: AdText
    language: str
    facts: tuple[GoldFact, ...]
    indicators: dict[str, tuple[tuple[str, int, int], ...]]


@dataclass(frozen=True, slots=True)
class Confusion:
    """One difference: what the label says and what was read, either of them empty."""

    ad: str
    subject: str
    labelled: str
    read: str
    words: str


@dataclass
class GoldEvaluation:
    """Scores by ad for each subject (fact kind or indicator), and every difference."""

    scores: dict[str, list[Score]] = field(default_factory=lambda: defaultdict(list))
    confusions: list[Confusion] = field(default_factory=list)
    languages: Score = field(default_factory=lambda: Score(0, 0, 0))

    def total(self, subject: str) -> Score:
        """Return the pooled score of a subject."""
        return sum(self.scores[subject], Score(0, 0, 0))

    def intervals(self, subject: str) -> dict[str, Interval]:
        """Return 95 % intervals of precision, recall and F1 by the percentile bootstrap over ads (Efron 1979)."""
        counts = np.array([(s.hits, s.wrong, s.missed) for s in self.scores[subject] if s != Score(0, 0, 0)])
        if len(counts) < 2:
            return dict.fromkeys(("precision", "recall", "f1"), (0.0, 1.0))
        return {name: _interval(counts, measure) for name, measure in _MEASURES.items()}

    def as_record(self) -> dict[str, Any]:
        """Return everything as plain JSON."""
        rows = {}
        for subject in sorted(self.scores):
            total = self.total(subject)
            shares = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
            counts = {"hits": total.hits, "wrong": total.wrong, "missed": total.missed}
            rows[subject] = shares | counts | {"intervals": self.intervals(subject)}
        confusions = [[c.ad, c.subject, c.labelled, c.read, c.words] for c in self.confusions]
        return {"subjects": rows, "language_accuracy": self.languages.precision, "confusions": confusions}


def load_gold(folder: Path) -> list[GoldAd]:
    """Read all `*.jsonl` of a folder (or one file). Raises `BakenError` naming the file and line that do not hold."""
    files = [folder] if folder.is_file() else sorted(folder.glob("*.jsonl"))
    if not files:
        raise BakenError(f"no labelled ads (*.jsonl) in {folder}")
    return [ad for file in files for ad in _read_file(file)]


def _read_file(file: Path) -> Iterator[GoldAd]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield _gold_ad(json.loads(line))
        except (KeyError, TypeError, ValueError, BakenError) as error:
            raise BakenError(f"{file}, line {number}: not a labelled ad: {error}") from None


def _gold_ad(record: dict[str, Any]) -> GoldAd:
    facts = tuple(GoldFact(**fact) for fact in record["facts"])
    indicators = {
        found["id"]: tuple((source, start, end) for source, start, end in found["spans"])
        for found in record["indicators"]
    }
    return GoldAd(ad_from_record(record), record["language"], facts, indicators)


def evaluate(gold: Sequence[GoldAd], found: Iterable[Extraction], indicators: Iterable[str]) -> GoldEvaluation:
    """Compare what was read of each ad, in the same order, with its labels.

    `indicators` are those that a text alone can show; others are left out.
    """
    result = GoldEvaluation()
    judged = sorted(indicators)
    for labelled, extraction in zip(gold, found, strict=True):
        _compare_facts(result, labelled, extraction)
        _compare_indicators(result, labelled, extraction, judged)
        same = labelled.language == extraction.language
        result.languages += Score(same, not same, not same)
    return result


def _compare_facts(result: GoldEvaluation, labelled: GoldAd, extraction: Extraction) -> None:
    read = [fact for fact in extraction.facts if fact.source != "url"]
    missed = list(labelled.facts)
    wrong: list[Fact] = []
    hits: Counter[str] = Counter()
    for fact in read:
        match = next((gold for gold in missed if _same(gold, fact)), None)
        if match is None:
            wrong.append(fact)
            continue
        missed.remove(match)
        hits[fact.kind] += 1
        if match.style is not None:
            _compare_style(result, labelled, match, fact)
    said = {(g.kind, g.value) for g in labelled.facts if g.kind in BY_AD}
    got = {(f.kind, f.value) for f in read if f.kind in BY_AD}
    missed = [gold for gold in missed if gold.kind not in BY_AD or (gold.kind, gold.value) not in got]
    wrong = [fact for fact in wrong if fact.kind not in BY_AD or (fact.kind, fact.value) not in said]
    for kind in {*hits, *(g.kind for g in missed), *(f.kind for f in wrong)}:
        counts = (hits[kind], sum(f.kind == kind for f in wrong), sum(g.kind == kind for g in missed))
        result.scores[kind].append(Score(*counts))
    _confuse(result, labelled, missed, wrong)


def _same(gold: GoldFact, fact: Fact) -> bool:
    overlap = gold.source == fact.source and gold.start < fact.end and fact.start < gold.end
    return gold.kind == fact.kind and overlap and _plain(gold.kind, gold.value) == _plain(fact.kind, fact.value)


def _plain(kind: str, value: Any) -> Any:
    if kind == "licence_number":
        return normalise(str(value))
    if kind == "place":
        return str(value).partition(" (")[0]
    if kind == "name":
        return str(value).casefold()
    return value


def _compare_style(result: GoldEvaluation, labelled: GoldAd, gold: GoldFact, fact: Fact) -> None:
    style = fact.extra.get("style")
    result.scores["phone style"].append(Score(1, 0, 0) if style == gold.style else Score(0, 1, 1))
    if style != gold.style:
        result.confusions.append(Confusion(labelled.ad.id, "phone style", str(gold.style), str(style), fact.text))


def _confuse(result: GoldEvaluation, labelled: GoldAd, missed: list[GoldFact], wrong: list[Fact]) -> None:
    for gold in missed:
        near = [f for f in wrong if f.source == gold.source and gold.start < f.end and f.start < gold.end]
        read = "; ".join(f"{f.kind} {f.value}" for f in near)
        words = _words(labelled.ad, gold.source, gold.start, gold.end)
        result.confusions.append(Confusion(labelled.ad.id, gold.kind, f"{gold.kind} {gold.value}", read, words))
        wrong = [f for f in wrong if f not in near]
    for fact in wrong:
        words = _words(labelled.ad, fact.source, fact.start, fact.end)
        result.confusions.append(Confusion(labelled.ad.id, fact.kind, "", f"{fact.kind} {fact.value}", words))


def _compare_indicators(
    result: GoldEvaluation, labelled: GoldAd, extraction: Extraction, judged: Sequence[str]
) -> None:
    hits = {hit.indicator: hit for hit in extraction.hits}
    for name in judged:
        said, got = name in labelled.indicators, name in hits
        if said or got:
            result.scores[name].append(Score(said and got, got and not said, said and not got))
        if said and not got:
            words = " | ".join(_words(labelled.ad, *span, context=0) for span in labelled.indicators[name])
            result.confusions.append(Confusion(labelled.ad.id, name, name, "", words))
        if got and not said:
            hit = hits[name]
            words = " | ".join(_words(labelled.ad, hit.source, *span) for span in hit.spans)
            result.confusions.append(Confusion(labelled.ad.id, name, "", name, words))


def _words(ad: AdText, source: str, start: int, end: int, context: int = CONTEXT) -> str:
    whole = ad.title if source == "title" else ad.text
    return " ".join(f"{whole[max(0, start - context) : start]}[{whole[start:end]}]{whole[end : end + context]}".split())


def _precision(hits: Any, wrong: Any, missed: Any, axis: int = -1) -> Any:
    hits, found = hits.sum(axis=axis), (hits + wrong).sum(axis=axis)
    return np.where(found > 0, hits / np.maximum(found, 1), 1.0)


def _recall(hits: Any, wrong: Any, missed: Any, axis: int = -1) -> Any:
    hits, true = hits.sum(axis=axis), (hits + missed).sum(axis=axis)
    return np.where(true > 0, hits / np.maximum(true, 1), 1.0)


def _f1(hits: Any, wrong: Any, missed: Any, axis: int = -1) -> Any:
    hits, total = hits.sum(axis=axis), (2 * hits + wrong + missed).sum(axis=axis)
    return np.where(total > 0, 2 * hits / np.maximum(total, 1), 1.0)


_MEASURES = {"precision": _precision, "recall": _recall, "f1": _f1}


def _interval(counts: Any, measure: Any) -> Interval:
    result = bootstrap(
        tuple(counts.T),
        measure,
        paired=True,
        vectorized=True,
        method="percentile",
        n_resamples=RESAMPLES,
        confidence_level=CONFIDENCE,
        rng=np.random.default_rng(SEED),
    )
    return float(result.confidence_interval.low), float(result.confidence_interval.high)
