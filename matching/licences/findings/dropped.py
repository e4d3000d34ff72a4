"""Ads that no longer show a number that their advertiser showed before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from matching.licences.normalise import key

DROPPED = "licence.dropped"


@dataclass(frozen=True, slots=True)
class RegisteredShown:
    """A version of an ad with a number that stood in the register; `present`: it is what the site shows now."""

    ad: str
    advertiser: str
    licence: str
    since: datetime
    present: bool


@dataclass(frozen=True, slots=True)
class NoneShown:
    """An ad that shows no number although it should; `version` is what the site shows since `since`."""

    version: str
    ad: str
    advertiser: str
    since: datetime


@dataclass(frozen=True, slots=True)
class DroppedNumber:
    """A version without a number, and the number its advertiser showed from `since` on."""

    version: str
    licence: str
    since: datetime


def dropped_numbers(shown: Iterable[RegisteredShown], without: Iterable[NoneShown]) -> list[DroppedNumber]:
    """Return the ads without a number of which an earlier version, or an earlier ad of the advertiser, showed one.

    A number that another present ad of the advertiser still shows was not dropped there; an ad's own earlier
    number always was. Of several the latest counts.
    """
    rows = list(shown)
    kept = {(row.advertiser, key(row.licence)) for row in rows if row.present}
    of_ad: dict[str, list[RegisteredShown]] = defaultdict(list)
    of_advertiser: dict[str, list[RegisteredShown]] = defaultdict(list)
    for row in rows:
        of_ad[row.ad].append(row)
        if (row.advertiser, key(row.licence)) not in kept:
            of_advertiser[row.advertiser].append(row)
    found = []
    for bare in without:
        earlier = [row for row in of_ad[bare.ad] + of_advertiser[bare.advertiser] if row.since < bare.since]
        if earlier:
            last = max(earlier, key=attrgetter("since", "licence"))
            found.append(DroppedNumber(bare.version, last.licence, last.since))
    return sorted(found, key=attrgetter("version"))
