"""What is said around an amount: that it is a price though bare, or that it is for something else."""

import re
from bisect import bisect_left, bisect_right

from nlp.facts.pieces import Amount
from nlp.facts.price_sent import is_asked_for, is_least_by_card, is_sent_first
from nlp.facts.price_words import (
    ACCOMPANYING,
    BY_MEANS,
    COMPANIONS,
    DENIALS,
    EXCLUDING,
    HARD_WORDS,
    NEGATORS,
    PRICE_WORDS,
    SERVICE_HEADS,
    VEHICLES,
    WEAK_WORDS,
    WHOLE_WORDS,
)
from nlp.reading import Reading

BEFORE, AFTER, CLOSE = 64, 26, 14
_SENTENCE = re.compile(r"(?<!t\.w\.v)(?<!\bong)(?<!\bca)(?<!\bapprox)[.!?…;]\s|\n")
_KEY = re.compile(r"[\w-]{0,24}\s*[:\s]*\n+[^\w\n€$£]*")
_CUT_AFTER = re.compile(
    r"[^\w\s'’\-]|\n|\b(?:en|and|und|plus|excl|exclusief|excluding|incl|inclusief|including|ex|zonder|geen|no|met|with|"
    r"without|mit|ohne|is|maar|but|als|if|bel|call|dan|then|includes?|included|inbegrepen)\b"
)
_PRICED_FROM = re.compile(r"\b(?:prijs|prijzen|tarief|tarieven|rates?|prices?)\s(?:van|is|vanaf|from|starts?\sat)\Z")
_FROM_WORDS = frozenset(("van", "is", "vanaf", "from", "at"))
_LABEL_MARKS = " \t\n\xa0:=→>–-+(€)"
_OF_SERVICE = re.compile(
    r"(?<![^\W_])(?:quick(?:ie|y)|vluggertje|anaal|anal|griek(?:s|se)?|greek|cim|cof|cob|owo|bbbj|gfe|pse|squirt\w*|"
    r"(?:tong)?zoenen|kissing|pijpen(?: zonder)?|blow ?job|blowen|trio|duo|dildo\w*|toys?|speeltjes|voorbinddildo|"
    r"strap-?on|"
    r"rimmen|rimming|plassex|golden ?shower|pee|facial|gezicht|swallow|slikken|video|filmen|filming|foto'?s|pics|"
    r"outfit|"
    r"lingerie|uniform|rollenspel|role ?play|bdsm|massage|prostaat\w*|prostate massage|nuru|bodyslide|douche samen)"
    r"(?: (?:extra|erbij|meerprijs))?\s?[:=→>–-]?\s?\(?\Z"
)
_QUICK_AFTER = re.compile(r" (?:snel(?:tje)?|quick(?:ie|y)?|vluggertje|pijpen|blow ?job|hand ?job|trekken|aftrekken)\b")
_AFTER_FROM = frozenset(("vanaf", "from", "at", "ab"))
_ITEM_ENDS = re.compile(r"\)?\s{0,2}(?:[,;/|&+•·\n]|[.!](?!\d)|\Z|(?:en|and) )(?!\s?\d{1,3}\s?(?:min|m\b|uur|u\b|h))")
_ONLY_FROM = re.compile(r"(?:\A|\n|[.!?]\s)\w+ \Z")
_EXTRA_LABEL = re.compile(r"\b(?:extra|toeslag|surcharge|supplement)\s(?:\w{1,14}\s?){1,2}[:=]\s*$")
_EXTRA_AFTER = re.compile(
    r"\s?(?:extra|erbij|bij\b|bovenop|on top\b|toeslag|surcharge|(?:more|meer)(?=\s*(?:[.,;)\n]|$)))"
)
_NOT_PAID = re.compile(
    r" (?:aan\b(?!\s(?:huis|de deur))|fine\b|off\b|korting|minder\b|goedkoper|cheaper|less\b|reduction)"
    r"|,? (?:op|on|in|to|into|naar|aan) (?:mijn|my|m['’]n|onze|our|zijn|his|haar|her|the|de) (?:\w+ )?(?:rekening|"
    r"bank\w*|"
    r"account|revolut|paypal)|,? (?:through|via|per|by|met|with) (?:an? |een |the )?(?:payment ?link|betaal ?link)"
    r"|(?: van te ?voren| vooraf)? over(?=[.,;)]|$| (?:als|ter|via|naar|met|op|vooraf|om)\b)"
    r"|\) (?:moet|must|vooraf|in advance|upfront)"
)
# Before a bare amount: `entree stel 45`.
_ENTRANCE = re.compile(
    r"\b(?:entree|entre|toegang|entrance|entry|eintritt|admission)[ :=]{1,2}(?:voor |for |een |a )?(?:man|mannen|"
    r"heren|heer|vrouw|vrouwen|dame|dames|stel|"
    r"stellen|koppels?|paar|paren|singles?|men|women|gents|gentlem[ae]n|ladies|lady|couples?|herren|damen|"
    r"paare)(?: alleen| solo)?[ :=-]{1,3}\Z"
)
_ALSO_TRAVEL = re.compile(
    r"[^\d.!?\n]{0,24}[,;/|\n]?\s?(?:(?:en|and|und) )?(?:zone|zona|ring|gebied|area) ?\w{1,2} ?[:=]? ?"
)
_ELSEWHERE = re.compile(
    r" (?:daarbuiten|elders|elsewhere|beyond|outside|buiten|außerhalb|verder weg|further away|fuera)\b"
)
_COMPOUNDS = ("borg", "borgsom", "boete", "huur", "voorschot", "geld", "kosten", "vergoeding", "korting", "aanbetaling")
_COMPOUND = re.compile(rf"\w{{3}}(?:{'|'.join(_COMPOUNDS)})\Z")
_JOINING = (" van", " is", " bedraagt", " à", " of")
_FROM = re.compile(r"\b(?:vanaf|from|starting at|ab)\s$")

_ITEM = re.compile(r"[^\w\n]*[^\W\d][^\d\n:=→|!?]{0,34}[\s:=→|.\-–+]+")
_ITEM_LINE = re.compile(r"[^\w\n]*[^\W\d][^\d\n]{0,34}\d{1,3}\W*(?:euro?)?\W*")
_SERVICE = re.compile(
    r"\b(?:quick\w*|vluggertje|trio|duo|stel|koppel|couples?|greek|grieks|frans|french|gfe|pse|kus\w*|kiss\w*|zoen\w*|"
    r"tongzoen\w*|toys?|video|film\w*|massage|massages|nuru|tantra|whirlpool|jacuzzi|sauna|douchen?|shower|"
    r"lingerie|uniform|"
    r"overnight|dinner ?date|escort|incall|outcall|entree|toeslag|meerprijs|dagkaart|day ticket)\b"
)
_EXTRAS = re.compile(
    r"(?:^|\n)[^\w\n]*(?:extra'?s?|extra’s|add-?ons?|opties|options|toeslagen|meerprijs|meerprijzen|prijs|prijzen|"
    r"prijslijst|"
    r"tarief|tarieven|rates|prices|price list|services? & tarieven)\b[^\n\d]{0,20}(?=\n)"
)


class Refusals:
    """Judges the amounts of one text: which are no price of a meeting by the words near them."""

    def __init__(self, reading: Reading, pieces: list[int]) -> None:
        self._text = reading.shadow.lower
        text = self._text
        longest = {
            start: end
            for start, end in sorted(reading.sights(NEGATORS))
            if not (text[start:end] in WHOLE_WORDS and text[end : end + 1].isalpha())
        }
        self._words = list(longest.items())
        self._starts = [start for start, _ in self._words]
        self._pieces = pieces
        self._refused: set[int] = set()

    def refuses(self, amount: Amount) -> bool:
        """Tell whether an amount is for travel, a deposit, wages, rent, drinks. Call from first to last."""
        if _NOT_PAID.match(self._text, amount.end) or self._text.endswith((" geen ", " no "), 0, amount.start):
            return True
        if is_asked_for(self._text, amount):
            return True
        refused = _is_compound(self._text, amount.start) and not self._bought(amount)
        refused = refused or is_least_by_card(self._text, amount) or is_sent_first(self._text, amount)
        if not self._words and not refused:
            return False
        refused = refused or self._by_before(amount) or self._by_after(amount) or self._by_chain(amount)
        if refused:
            self._refused.add(amount.end)
        return bool(refused)

    def _by_before(self, amount: Amount) -> bool:  # noqa: C901  # one case a line
        text = self._text
        first = bisect_left(self._starts, amount.start - BEFORE)
        last = bisect_left(self._starts, amount.start)
        between_pieces = (
            self._pieces[bisect_left(self._pieces, amount.start) - 1] if self._pieces[0] < amount.start else -1
        )
        for start, end in reversed(self._words[first:last]):
            word, gap = text[start:end], text[end : amount.start]
            if _SENTENCE.search(gap) and not (_KEY.fullmatch(gap) and _begins_line(text, start)):
                return False
            led = text[max(0, start - 16) : start].replace("(", " ")
            if led.endswith(DENIALS) and gap in (" van ", " of ", " of just "):
                return True
            if led.endswith(DENIALS) or (word in ACCOMPANYING and led.endswith(COMPANIONS)):
                continue
            if word in VEHICLES and led.endswith(BY_MEANS) and self._bought(amount):
                continue
            if led.endswith(EXCLUDING) and self._bought(amount):
                continue
            if word in ("ticket", "kaartje") and led.endswith(("day ", "club ", "entrance ", "entry ")):
                continue
            if word.startswith("park") and self._bought(amount) and gap.count(" ") > 3:
                continue
            hard = word in HARD_WORDS
            if between_pieces > start and not (hard and not re.search("[,;|•]", gap)):
                continue
            comma = re.search("[,;|•+]", gap) is not None
            if (comma or word in WEAK_WORDS) and self._bought(amount):
                continue
            return True
        return False

    def _bought(self, amount: Amount) -> bool:
        """Tell whether a duration, or another amount, follows at once."""
        after = bisect_right(self._pieces, amount.start)
        return (
            after < len(self._pieces)
            and self._pieces[after] - amount.end <= CLOSE
            and not re.search(
                r"[.!?,;]\s|\n|^\s?(?:-|–|tot|to|à)\s?[€$£]?\Z", self._text[amount.end : self._pieces[after]]
            )
        )

    def _by_after(self, amount: Amount) -> bool:
        text = self._text
        place = bisect_left(self._starts, amount.end)
        if place == len(self._starts) or self._starts[place] > amount.end + AFTER:
            return False
        start, end = self._words[place]
        gap = text[amount.end : start]
        after = bisect_right(self._pieces, amount.start)
        crossed = after < len(self._pieces) and self._pieces[after] < start
        return (
            not _CUT_AFTER.search(gap)
            and (text[start:end] in HARD_WORDS or not crossed)
            and text[start:end] not in WEAK_WORDS
        )

    def _by_chain(self, amount: Amount) -> bool:
        """Tell whether the amount is the end of a range that was refused: `reiskosten 15 tot 40`."""
        if not self._refused:
            return False
        before = self._text[max(0, amount.start - 6) : amount.start]
        range_ = re.search(r"\s?(?:-|–|tot|to|/|à)\s?$", before)
        if range_ is not None and amount.start - len(range_.group()) in self._refused:
            return True
        last = max(self._refused)
        gap = self._text[last : amount.start]
        if len(gap) > CLOSE * 3 or self._bought(amount):
            return False
        if _ALSO_TRAVEL.fullmatch(gap):
            return True
        return _SENTENCE.search(gap) is None and _ELSEWHERE.match(self._text, amount.end) is not None


def _is_compound(text: str, start: int) -> bool:
    """Tell whether the word before an amount is a compound that says what else it is for: `Sleutelborg 100`."""
    label = text[max(0, start - 24) : start].rstrip(" :=")
    for joint in _JOINING:
        label = label.removesuffix(joint)
    return label.endswith(_COMPOUNDS) and _COMPOUND.search(label) is not None


def stands_alone(text: str, amount: Amount) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether a bare amount is said to be a price, or an extra of one: `meerprijs 50`, `+20`, `tarief: 120`."""
    if amount.plus:
        return not text[amount.end : amount.end + 1].isalnum() and not re.match(
            r"[\s\-]?\(?\d", text[amount.end : amount.end + 3]
        )
    if _QUICK_AFTER.match(text, amount.end):
        return True
    if text[amount.start].isdigit() and _EXTRA_AFTER.match(text, amount.end):
        return True
    before = text[max(0, amount.start - 28) : amount.start]
    if ("ent" in before or "toe" in before or "adm" in before or "ein" in before) and _ENTRANCE.search(before):
        return True
    if _ends_line(text, amount) and _of_a_service(text, amount.start):
        return True
    label = before.rstrip(_LABEL_MARKS)
    word = label[max(label.rfind(" "), label.rfind("\n")) + 1 :].lstrip("(*•+/|-")
    if word in PRICE_WORDS or (word in _FROM_WORDS and _PRICED_FROM.search(label)):
        return True
    if (
        word[:3] in SERVICE_HEADS
        and amount.value % 5 == 0
        and _ITEM_ENDS.match(text, amount.end)
        and _OF_SERVICE.search(before)
    ):
        return True
    if word in _AFTER_FROM and _FROM.search(before):
        least = 30 if before[-1] == "\n" or _ONLY_FROM.search(before) else 60
        return amount.value >= least and amount.value % 5 == 0
    return ("extra" in label or "toeslag" in label or "su" in label) and _EXTRA_LABEL.search(before) is not None


def _begins_line(text: str, start: int) -> bool:
    """Tell whether at most a word stands before `start` on its line."""
    return len(text[max(0, start - 40) : start].rpartition("\n")[2].split()) <= 1


def _ends_line(text: str, amount: Amount) -> bool:
    return (
        not text[amount.end : amount.end + 2].strip(" .;|\r")
        or text[amount.end : amount.end + 2].lstrip(" ")[:1] == "\n"
    )


def _of_a_service(text: str, start: int) -> bool:
    """Tell whether a line up to an amount is an item of a price list: `Quickie - 50`, or under `Extra's`."""
    begin = text.rfind("\n", max(0, start - 40), start) + 1
    if not begin and start > 40:
        return False
    label = text[begin:start]
    if _ITEM.fullmatch(label) is None:
        return False
    if _SERVICE.search(label):
        return True
    above = text[max(0, begin - 160) : begin]
    headings = list(_EXTRAS.finditer(above))
    headed = headings[-1] if headings else None
    return headed is not None and all(_ITEM_LINE.fullmatch(line) for line in above[headed.end() :].split("\n")[1:-1])
