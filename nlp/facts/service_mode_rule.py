"""How wordings of receiving and travelling are written down: first words, and how they go on.

A rule begins at one of its first words and goes on as its expression says. A `weak` one counts only where the field
does not say otherwise: it hints (rooms, appointments; travel costs), or names a trade rather than a promise (escort).
"""

import re
from dataclasses import dataclass
from typing import Literal

Mode = Literal["incall", "outcall"]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a wording goes on behind its first word, and what it says."""

    mode: Mode
    goes_on: re.Pattern[str]
    weak: bool = False
    lone: bool = False  # weak, and only where the field says nothing plain of the other mode
    act: bool = False  # somebody comes or receives; others name a place or a trade
    thing: bool = False  # may have a thing as object: `receive a message`


_LOOKBEHIND = re.compile(r"\(\?<[!=][^)]*\)")  # must keep its width
_NAMES = {
    "PLACE": r"(?!ziekenhuis|stadhuis|gemeentehuis|thuis|badkamer|woonkamer|verhuis)"
    r"(?:(?:werk|hotel|massage|privé|prive|"
    r"behandel|praktijk|thuis|sm|tantra|eigen|slaap|logeer|boven|beneden|tuin|huis|studenten|gast|wellness|sauna|woon|"
    r"hoek|zolder|vakantie|stad|bos|kelder|atelier|club|sex|swingers|zorg)s?-?)?"
    r"(?:studio(?:otje)?|salon(?:netje)?|praktijk(?:ruimte|adres|pand|je)?|kamer(?:tje)?s?|ruimtes?|werkplek|plek(?:je)?|"
    r"appartement(?:je)?|apartement|apartament|flat(?:je)?|huis(?:je)?|woning|locatie|adres(?:je)?|club|boudoir|loft|"
    r"atelier|chalet|bungalow|villa|caravan|camper|suites?|sauna|instituut|kelder|bed|bordeel|bar|pand|etage|boot|"
    r"cabine|zaak|domein|dungeon|deur|voordeur|achterdeur|zolder|winkel|centrum|hut|stulpje|raam|matras|sofa|bank)\b",
    "ROOM": r"(?:(?:massage|treatment|hotel|private|guest|consulting|bed|garden|work)[ -]?)?"
    r"(?:place|studio|salon|practice|"
    r"room|apartment|appartment|apt|flat|house|home|parlou?r|club|loft|suite|cabin|chalet|guesthouse|premises|dungeon|"
    r"boudoir|villa|sauna|brothel|bungalow|condo|residence|bed|door|spa|bar|atelier|airbnb|venue|lounge|clinic|shop|"
    r"annexe?|barn|boat|houseboat|caravan|attic|basement|cottage|window|b&b|inn|ranch|farm|couch|sofa|building|centre)"
    r"s?\b",
    # No verb, pronoun or article stands between a possessive and its noun.
    "ADJ": r"(?:(?!(?:is|are|was|geeft|geef|gives?|mij|me|you|the|het|een|huisbaas|man|vriend|boss?|boyfriend|husband|"
    r"manager|driver|chauffeur|to|of|that|die|dat|wil|will|have|has|heeft|hebt|uit|from) )[^\W\d_][\w-]*,? ){0,3}?",
    "ANY": r"(?:[^\W\d_][\w'’-]*,? ){0,3}?",
    "ME": r"(?:mij|me|ons|mijn|m'n|onze|haar)\b",
    "FILL": r"(?:(?:ook|graag|gerust|gezellig|lekker|even|snel|eens|dan|nu|maar|gewoon|discreet|altijd|direct|alleen|"
    r"wel|natuurlijk|zelf|dus|zo|een keer|keertje|vandaag|vanavond|morgen|met plezier|persoonlijk|rechtstreeks|hier|"
    r"also|just|gladly|happily|always|only|discreetly|right|over|straight|directly|out|down|round|around|in|privately|"
    r"heerlijk|fijn|bijna|overal|desgewenst|bij|mij|me|ons|thuis|langs|binnen) ){0,3}",
}


def rules(mode: Mode, rows: str, **flags: bool) -> list[tuple[str, Rule]]:
    """Read rows of `first words | how it goes on`; several first words are divided by commas.

    A line that begins with blanks goes on with the row above it.
    """
    read: list[tuple[str, Rule]] = []
    for row in rows.replace("\n    ", "").strip().splitlines():
        firsts, _, rest = row.partition(" | ")
        for name, expression in _NAMES.items():
            rest = rest.replace(f"<{name}>", expression)
        rest = _LOOKBEHIND.sub(lambda behind: behind.group().replace(" ", r"\s"), rest)
        rule = Rule(mode, re.compile(rest.replace(" ", r"\s{1,3}")), **flags)
        read.extend((first.strip("'"), rule) for first in firsts.split(","))
    return read
