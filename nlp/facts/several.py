"""Whether an ad speaks of several persons on offer, so that two names or ages in it do not contradict each other."""

import re
from functools import lru_cache

from nlp.facts.name_cues import OF_SEVERAL, PLURALS
from nlp.reading import Reading
from nlp.stems import Stems

_SEVERAL = Stems(OF_SEVERAL | PLURALS)
_IN_TITLE = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, OF_SEVERAL | PLURALS), key=len, reverse=True))})")
_NOT_OFFERED = re.compile(
    r"\b(?:moeder van|mama van|mother of|mum of|mom of|mummy of|ouder van|parent of|voor|for|geen|no|not|niet|"
    r"never|nooit|andere?|other|like|dan|than|most|meeste|zoals|without|zonder|any|some|"
    r"veel|many|alle andere|zoek\w*|wanted|hiring|hire|recruit\w*|beste|dear|hi|hoi|hallo|hello|former|oud|ex|sommige|"
    r"van (?:mijn|andere)|dag)(?: \w+)? \Z"
)
_WANTED = re.compile(
    r"['’]?\w*[ ,]{0,2}(?:gezocht|gevraagd|wanted|interested|die (?:willen|zoeken|ook|interesse)|who (?:want|would|"
    r"are look)|"
    r"welkom|welcome|zoeken|met interesse|let op|opgelet|beware|doe ik|do(?:en)? (?:ik|we) niet|not|niet|geen|no\b|"
    r"only\b|"
    r"friendly)"
)


def speaks_of_several(reading: Reading) -> bool:
    """Tell whether this field, or the title of its ad, speaks of several persons."""
    if seen := reading.sights(_SEVERAL):
        lower = reading.shadow.lower
        if any(_are_offered(lower, start, end) for start, end in seen):
            return True
    return reading.source == "text" and _in_title(reading.ad.title)


@lru_cache(maxsize=16)
def _in_title(title: str) -> bool:
    lower = title.lower()
    return any(_are_offered(lower, *match.span()) for match in _IN_TITLE.finditer(lower))


def _are_offered(lower: str, start: int, end: int) -> bool:
    """Tell whether the word is said of persons on offer: not `no other girls`, not `ladies wanted`."""
    before = lower[max(0, start - 24) : start]
    if _WANTED.match(lower, end):
        return False
    return lower[start:end] not in PLURALS or _NOT_OFFERED.search(before) is None
