"""The embedded engine: grouping in DuckDB, connected components in SciPy."""

from typing import Any

import duckdb
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from matching.linking.engine import Numbers

_STARS = """
SELECT kind, value, hub, ad, size FROM (
    SELECT kind, value, ad, min(ad) OVER shared AS hub, count(*) OVER shared AS size
    FROM (SELECT DISTINCT ad, kind, value FROM shown)
    WINDOW shared AS (PARTITION BY kind, value)
) WHERE size > 1 ORDER BY kind, value, ad
"""
_PAIRS = """
WITH placed AS (
    SELECT text, min(text) OVER bucket_of AS hub, lag(text) OVER (bucket_of ORDER BY text) AS before
    FROM buckets
    WINDOW bucket_of AS (PARTITION BY band, bucket)
)
SELECT DISTINCT "left", "right" FROM (
    SELECT hub AS "left", text AS "right" FROM placed WHERE hub <> text
    UNION ALL
    SELECT before, text FROM placed WHERE before IS NOT NULL
) ORDER BY "left", "right"
"""


class DuckDbEngine:
    """Works in memory on this machine."""

    def stars(self, shown: Any) -> Any:
        """Group what ads show (see `LinkEngine`)."""
        with duckdb.connect() as connection:
            connection.register("shown", shown)
            return connection.sql(_STARS).to_arrow_table()

    def bucket_pairs(self, buckets: Any) -> tuple[Numbers, Numbers]:
        """Pair texts of one bucket (see `LinkEngine`)."""
        with duckdb.connect() as connection:
            connection.register("buckets", buckets)
            found = connection.execute(_PAIRS).fetchnumpy()
        return np.asarray(found["left"], dtype=np.int64), np.asarray(found["right"], dtype=np.int64)

    def components(self, count: int, left: Numbers, right: Numbers) -> Numbers:
        """Label each node with the smallest node of its component (see `LinkEngine`)."""
        if count == 0:
            return np.empty(0, dtype=np.int64)
        ones = np.ones(len(left), dtype=np.int8)
        graph = coo_array((ones, (left, right)), shape=(count, count)).tocsr()
        _, labels = connected_components(graph, directed=False)
        _, first = np.unique(labels, return_index=True)
        return np.asarray(first[labels], dtype=np.int64)
