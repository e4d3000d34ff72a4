"""Scores agree with scikit-learn and with small cases done by hand."""

from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score
from sklearn.metrics.cluster import pair_confusion_matrix

from baken.evaluation.scores import Score, adjusted_rand_index, compare, pairwise

LABELS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=40)


def test_sets():
    score = compare({1, 2, 3}, {2, 3, 4, 5})
    assert (score.hits, score.wrong, score.missed) == (2, 1, 2)
    assert (round(score.precision, 3), score.recall, round(score.f1, 3)) == (0.667, 0.5, 0.571)
    assert Score(0, 0, 0).f1 == 1.0
    assert score + score == Score(4, 2, 4)


@given(LABELS)
def test_groupings_agree_with_scikit_learn(labels):
    true = {str(n): t for n, (t, _) in enumerate(labels)}
    found = {str(n): f for n, (_, f) in enumerate(labels)}
    assert abs(adjusted_rand_index(found, true) - adjusted_rand_score(list(true.values()), list(found.values()))) < 1e-9
    (_, wrong), (missed, hits) = pair_confusion_matrix(list(true.values()), list(found.values())) // 2
    assert pairwise(found, true) == Score(hits, wrong, missed)
