"""Which ads a crawl may take as removed. A mass of ads that vanish at once is doubted first.

A site under maintenance answers with an empty list, or leads every ad to one page; a changed layout hides its
links. Neither removes an ad. So when most of a site's ads are missing, a few of them are asked for at their own
addresses, and only what those answer decides.
"""

import random
from collections.abc import Set
from dataclasses import dataclass, field

ENOUGH = 10  # ads; with fewer, a share says nothing
DOUBTFUL_SHARE = 0.5
PROBES = 20
AGREEING = 0.9


def is_doubtful(vanished: int, of: int) -> bool:
    """Tell whether so many of a site's ads do not go at once without another cause."""
    return vanished >= ENOUGH and vanished > DOUBTFUL_SHARE * of


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why ads were not taken as removed: `count` ads out of `of`.

    `refused`: listed, yet their own pages say that they are gone; `vanished`: most ads are missing from the lists,
    and their pages do not say that they are gone; `unlisted`: ads asked for are there, and the lists show them not.
    """

    kind: str
    count: int
    of: int


@dataclass(slots=True)
class Removal:
    """What a crawl saw of the ads that were there before it. All sets hold external ids."""

    active: Set[str]
    listed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    probed: set[str] = field(default_factory=set)
    there: set[str] = field(default_factory=set)

    def missing(self) -> set[str]:
        """Return the active ads that no listing page showed and whose page was not read."""
        return set(self.active) - self.listed - self.there

    def to_probe(self) -> list[str]:
        """Return the missing ads to ask for at their own addresses; empty when there is nothing to doubt."""
        missing = self.missing()
        if self.probed or not is_doubtful(len(missing), len(self.active)):
            return []
        return sorted(random.sample(sorted(missing), min(PROBES, len(missing))))

    def removed(self, complete: bool) -> tuple[set[str], Doubt | None]:
        """Return the ads to mark as removed, and what a person should know about those that are not.

        `complete` means that the whole listing was walked.
        """
        refused = self.gone & self.listed
        if is_doubtful(len(refused), len(self.listed)):
            return set(), Doubt("refused", len(refused), len(self.listed))
        missing = self.missing() - self.gone if complete else set()
        doubtful = self.probed or is_doubtful(len(missing | (self.gone - refused)), len(self.active))
        if doubtful and missing and not self._probes_agree():
            return set(self.gone), Doubt("vanished", len(missing), len(self.active))
        there = self.probed & self.there
        return self.gone | missing, Doubt("unlisted", len(there), len(self.probed)) if there else None

    def _probes_agree(self) -> bool:
        answered = self.probed & (self.gone | self.there)
        return len(answered) * 2 >= len(self.probed) > 0 and len(self.gone & answered) >= AGREEING * len(answered)
