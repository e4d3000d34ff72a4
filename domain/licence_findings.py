"""What a licence check can find, worded like the indicator catalogue (administrative track).

The grade is `rule` unless the file says otherwise: what is no breach as such may not raise a flag by itself.
"""

from functools import cache
from importlib.resources import files

import yaml

from domain.indicators import Barrier, Grade, Indicator, Track

SOURCES = (
    "Plan van Aanpak 2011-2014 Task Force Mensenhandel II, chapter 11",
    "the licence register's answer on the date shown",
)


@cache
def licence_findings() -> dict[str, Indicator]:
    """Return every licence finding by its id (`licence.missing`, …)."""
    data = yaml.safe_load(files("domain").joinpath("licence_findings.yaml").read_text(encoding="utf-8"))
    return {
        ident: Indicator(
            id=ident,
            barrier=Barrier.IDENTITY,
            track=Track.ADMINISTRATIVE,
            sources=SOURCES,
            **{"grade": Grade.RULE, **entry},
        )
        for ident, entry in data.items()
    }
