"""Disjoint sets, for the small joins between the engine's large ones."""


class Forest:
    """Nodes 0 to count-1 in disjoint sets; a set is named by its smallest node."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def __len__(self) -> int:
        return len(self._above)

    def root(self, node: int) -> int:
        """Return the smallest node of the set `node` is in."""
        while self._above[node] != node:
            self._above[node] = self._above[self._above[node]]
            node = self._above[node]
        return node

    def join(self, one: int, other: int) -> bool:
        """Join two sets; tell whether they were apart."""
        left, right = sorted((self.root(one), self.root(other)))
        self._above[right] = left
        return left != right
