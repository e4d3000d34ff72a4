"""What an amount has from the one it is listed with: its duration, and that it is a price."""

import re
from collections.abc import Iterator

from nlp.facts.pieces import Amount, Duration
from nlp.facts.price_context import stands_alone

Piece = Amount | Duration
LISTING = re.compile(
    r"(?:[\s/|\-–—&,():]|tot|t/m|to|of|or|en|and|à|bis|oder|und|a|incall|outcall|in|out|escort|thuis|hotel|bij|mij|jou|"
    r"ontvangst|ontvang)*"
)
_RANGING = re.compile(r"(?:[\s/|\-–—():]|tot|t/m|to|à|bis|incall|outcall|in|out)*")
# Who, when or where another price is for.
_VARIED = re.compile(
    r"\b(?:incall|outcall|escort|bij jou|bij mij|daarna|thereafter|after|hotel|thuis|samen|together|duo|stel|stellen|"
    r"koppels?|paar|paren|couples?|dames|heren|ladies|gentlemen|men|women|mannen|vrouwen|beiden?|both|alle(?:bei|en)|"
    r"(?:twee|two|2|een|one|1|drie|three|3) (?:vrouw\w*|dames?|meiden|meisjes?|girls?|"
    r"ladies|lady|woman|women|personen|of us)|"
    r"met een|met één|met ons|van ons|with us|of us|with one|of one|for one|"
    r"(?:maan|dins|woens|donder|vrij|zater|zon)dags?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|doordeweeks|weekdays|in plaats van|i\.?p\.?v\b\.?|"
    r"instead of|single|alleen|solo|afzonderlijk|apart|los|separately?|alone|apiece|met z['’]?n (?:twee|drie|"
    r"vier)\w+|p\.?p\b\.?|each|vandaag|today|(?:deze|this) (?:week|maand|month)|actie\w*|promo|korting|special|"
    r"normaal|normally|student\w*|regulars?|vaste (?:klant|gast)\w*|nieuwe|new|jongeren|under \d\d|"
    r"overdag|daytime|'?s avonds|evenings?|middag|afternoon|nights?|nu|now|was|zonder|without)\b"
)
_NO_LISTING = re.compile(r"[.!?]\s|\n|\b(?:extra|toeslag|bij|meerprijs|\+|erbij|entree|trio met)\b(?! (?:jou|mij)\b)")
_EACH_AFTER = re.compile(
    r" (?:each|every|elk|ieder|per)\w* (?:one |uur |hour )?(?:after|daarna|erna|thereafter)|,? daarna|"
    r" (?:voor |for )?(?:each|every|any|elk|ieder|per|the|het|de|een|an)(?:e|er)? (?:volgend|verder|further|next|"
    r"following|additional|subsequent|"
    r"extra|langer|longer)\w*(?! (?:half|kwart|quarter))"
)
_EACH_BEFORE = re.compile(
    r"\b(?:jede|elk|ieder|every|each|cada|chaque|fiecare|każda)\w{0,2} (?:weiter|volgend|verder|further|next|following|"
    r"additional|subsequent|adicional|supplémentaire|extra|nog|more)\w{0,3}(?: (?:is|kost|costs?|kostet|für|for|voor))?"
    r"[ :=]{1,3}\Z"
)
_WORD_RIGHT_BEFORE = re.compile(r"\b[^\W\d_]+ \Z")
_PAID_BY = frozenset(
    ("asks ", "vraagt ", "kost ", "costs ", "rekent ", "charges ", "betaalt ", "pays ", "doet ", "is ", "voor ")
)
DEARER, CHEAPER = 2.2, 0.5
INHERITED_WITHIN = 40
LONGEST_JOINT, LONGEST_GAP, LEAST_IN_RHYTHM = 4, 6, 4


def in_rhythm(text: str, pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the minutes of amounts in a line of equal pairs, where the first joint is as tight as the rest.

    Amount and duration take turns, `15'/50 30'/80 60'/140`: what stands first and last has no other to go with.
    """
    first = 0
    while first + 3 < len(pieces):
        last = first
        joint = text[pieces[first].end : pieces[first + 1].start]
        if joint.strip() and len(joint) <= LONGEST_JOINT and joint.strip(" ") not in ("en", "of", "and", "or", ","):
            while last + 1 < len(pieces) and _is_pair(text, pieces, first, last, joint):
                last += 2
        if last - first >= LEAST_IN_RHYTHM and not _goes_on(pieces, first, last):
            for place in range(first, last, 2):
                left, right = pieces[place], pieces[place + 1]
                if isinstance(left, Duration):
                    yield place + 1, left.minutes
                elif isinstance(right, Duration):
                    yield place, right.minutes
        first = max(first + 1, last)


def _is_pair(text: str, pieces: list[Piece], first: int, place: int, joint: str) -> bool:
    """Tell whether a piece and the next are a pair like the first two, with few marks before it."""
    left, right = pieces[place], pieces[place + 1]
    if not isinstance(left, type(pieces[first])) or isinstance(left, type(right)):
        return False
    if text[left.end : right.start] != joint:
        return False
    return place == first or left.start - pieces[place - 1].end <= LONGEST_GAP


def _goes_on(pieces: list[Piece], first: int, last: int) -> bool:
    """Tell whether a piece right before or after the pairs may make them pairs of another order."""
    before = first and pieces[first].start - pieces[first - 1].end <= 3 * LONGEST_GAP
    after = last < len(pieces) and pieces[last].start - pieces[last - 1].end <= 3 * LONGEST_GAP
    return bool(
        (before and not isinstance(pieces[first - 1], type(pieces[first])))
        or (after and not isinstance(pieces[last], type(pieces[last - 1])))
    )


def inherit(text: str, pieces: list[Piece], minutes: dict[int, int]) -> None:
    """Give an amount without duration that of the amount it is listed with: `100-150 per uur`, `150, outcall 180`."""
    for place in range(len(pieces) - 2, -1, -1):
        left, right = pieces[place], pieces[place + 1]
        if isinstance(left, Amount) and isinstance(right, Amount) and place not in minutes and place + 1 in minutes:
            gap = text[left.end : right.start]
            if _listed_before(left, right, gap) and not _is_aside(text, left):
                minutes[place] = minutes[place + 1]
    before: int | None = None
    asides = 0
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Amount):
            continue
        if place not in minutes and _is_aside(text, piece):
            asides += 1
            continue
        last = pieces[before] if before is not None else None
        if (
            place not in minutes
            and before in minutes
            and isinstance(last, Amount)
            and _continues(text, last, piece, place - (before or 0) - asides)
        ):
            minutes[place] = minutes[before or 0]
        before, asides = place, 0


def _is_aside(text: str, amount: Amount) -> bool:
    """Tell whether a bare number is all there is in brackets, as ages are: `Fay (26) asks 180`."""
    return (
        not amount.currency
        and text[amount.start - 1 : amount.start] == "("
        and text[amount.end : amount.end + 1] == ")"
    )


def _same_verb(text: str, last: Amount, amount: Amount) -> bool:
    """Tell whether the same word stands before both: `Fay asks 180 an hour, Josephine asks 210`."""
    word = _WORD_RIGHT_BEFORE.search(text, max(0, amount.start - 12), amount.start)
    return word is not None and word.group() in _PAID_BY and text.endswith(word.group(), 0, last.start)


def _listed_before(left: Amount, right: Amount, gap: str) -> bool:
    """Tell whether an amount has the duration of the next one: `normaal 150, maandag 130 per uur`."""
    if "\n" in gap or len(gap) > INHERITED_WITHIN:
        return False
    if (
        len(gap) < 16
        and LISTING.fullmatch(gap)
        and (_alike(left, right, gap) or bool(left.currency) != bool(right.currency))
    ):
        return _alike(left, right, gap)
    close = CHEAPER * left.value <= right.value <= DEARER * left.value
    return close and not left.plus and _VARIED.search(gap) is not None and not _NO_LISTING.search(gap)


def _alike(left: Amount, right: Amount, gap: str) -> bool:
    comparable = left.value <= right.value <= 4 * left.value or bool(left.currency)
    joined = "," not in gap and not gap.isspace()
    return comparable and not left.plus and (joined or bool(left.currency and right.currency))


def _continues(text: str, last: Amount, amount: Amount, apart: int) -> bool:
    """Tell whether an amount is another price of the same duration: a range, another place, a dearer company."""
    gap = text[last.end : amount.start]
    if "\n" in gap or len(gap) > INHERITED_WITHIN or apart > 2 or amount.plus:
        return False
    if apart == 1 and _RANGING.fullmatch(gap) and (gap.strip() or amount.currency or len(gap) > 1):
        return True
    each = _EACH_BEFORE.search(text, max(last.end, amount.start - 30), amount.start) is not None
    if not each and _NO_LISTING.search(gap):
        return False
    said = each or _VARIED.search(gap) or _same_verb(text, last, amount) or _EACH_AFTER.match(text, amount.end)
    close = (CHEAPER if said else 1) * last.value <= amount.value <= DEARER * last.value
    return close and bool(amount.currency or said) and not stands_alone(text, amount)


def follows_a_price(text: str, last: Amount, amount: Amount) -> bool:
    """Tell whether a bare amount is another price of what the last one is for: `entree 40 euro, woensdag 30`."""
    gap = text[last.end : amount.start].removeprefix(" entree").removeprefix(" entrance")
    return (
        len(gap) <= INHERITED_WITHIN
        and CHEAPER * last.value <= amount.value <= DEARER * last.value
        and (_VARIED.search(gap) is not None or _same_verb(text, last, amount))
        and not _NO_LISTING.search(gap)
    )
