"""Whether an ad speaks of several persons on offer, so that two names or ages in it do not contradict each other."""

import re
from functools import lru_cache

from nlp.facts.name_cues import OF_SEVERAL
from nlp.reading import Reading
from nlp.stems import Stems

_SEVERAL = Stems(OF_SEVERAL)
_IN_TITLE = re.compile(rf"\b(?:{'|'.join(map(re.escape, OF_SEVERAL))})")


def speaks_of_several(reading: Reading) -> bool:
    """Tell whether this field, or the title of its ad, speaks of several persons."""
    if reading.sights(_SEVERAL):
        return True
    return reading.source == "text" and _in_title(reading.ad.title)


@lru_cache(maxsize=16)
def _in_title(title: str) -> bool:
    return _IN_TITLE.search(title.lower()) is not None
