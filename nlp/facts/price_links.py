"""How well an amount and a duration belong together, by the words between them."""

import re
from functools import lru_cache

from nlp.facts.duration import WORD
from nlp.facts.duration_words import words

FARTHEST, TIGHT, NEAR, SHORTEST_CLAUSE = 60, 6, 3, 8
_BREAK = re.compile(r"[.!?…]\s+(?=[^\W\d_]|[€$£•*\-]|\d|$)|[.!?]$|\n")
_ABBREVIATED = re.compile(r"\b(incl|inkl|excl|ca|min|max|pp|evt|resp|approx)\.")
_LEADERS = re.compile(r"(?:\.\s?){2,}|(?:-\s?){2,}|_{2,}|…+")
# Between an amount and the duration after it: the duration is what it buys.
_BUYS = frozenset(
    words(
        "per pro por pour pe for voor für an a each the het een één de die la las el za le l one elke ieder "
        "iedere every p pr o un una une egy am als is 1 na im zu zum der das"
    )
)
_COSTS = frozenset(
    words(
        "kost kosten is are costs cost kostet kosztuje cuesta cuestan coute coûte costa costă vraag reken "
        "betaal betaalt doe ask charge want pay werk voor for à a per vanaf from ab nur only maar slechts "
        "prijs price tarief rate rates fee the de het een en euro ik je i you u mij me bij met komt zit ligt "
        "bedraagt wordt was sind ist está es starts start begint begins at about ongeveer al so dus ca circa "
        "totaal total in all allin pris pret cena ár incall outcall escort ontvangst thuis ontvang massage "
        "samen genieten of vol full inclusief inkl incl my time will set back runs comes takes legt leg neer "
        "blijven that s dat das this dit dan then "
        "langer wil mijn met with"
    )
)
# Between an amount and the duration after it, where a sentence says what is had for it.
_GIVES = frozenset(
    words(
        "that gives give you get gets buys have krijg krijgt heb hebt ben je mag kun kan kom blijf daarvoor hiervoor "
        "daar dan ik u jij i am can stay will be yours with me bij mij terecht en and"
    )
)
_FOR_THAT = re.compile(r"^[.,!]?\s*(?:daarvoor|hiervoor|for that|for this|(?:en|and) (?:that|dat|daar|dan))\b")
_PAYS = frozenset(
    words(
        "kost kosten costs cost vraag vragen reken rekenen kostet is betaal betaalt betalen legt leg pay pays charge "
        "charges ask asks bedraagt hanteer doe neem cuesta coûte kosztuje"
    )
)
# A field that says the price, behind one that says how long: `Duur: uur. Prijs: 175`.
PRICE_FIELD = re.compile(
    r"[.,;|/)]?\s*(?:prij[sz]e?n?|price|tarief|rate|fee|kosten|costs?|bedrag|donatie|donation|preis|precio|"
    r"pre[tț]|prix|cena)"
    r"\s*[:=]\s*€?\s*"
)
# What is had for it, in a clause of its own: `you leave 150 on the table and then we have an hour`.
_AND_THEN = re.compile(
    r"[^\d.!?;:|\n]{0,30}\b(?:dan|then|daarvoor|daarna)\b(?: \w+){0,3} (?:heb|hebt|hebben|krijg|krijgt|krijgen|"
    r"have|get|gets|"
    r"is|zijn|are|am|ben|spend|blijf)\b[^\d.!?;\n]{0,24}"
)
_ASIDE = re.compile(r" ?\([^()\d]{1,40}\)")
_WEAK_WORDS = frozenset(words("en and und of or y et i si și és oder ou lub plus but maar dan then also ook"))
_ITEM = re.compile(r"[,;|•·/&+]|\s-\s")
_SYMBOL = re.compile(r"[^\w\s.,:;=()\[\]|/&+\-–—'’\"!?€$£…_*]")


@lru_cache(maxsize=4096)
def strength(gap: str, amount_first: bool, sure: bool) -> int:  # noqa: PLR0911  # one case a line
    """Return how strongly an amount and a duration with `gap` between them are one, 0 for not at all."""
    stripped = _ABBREVIATED.sub(r"\1", _LEADERS.sub(" : ", gap)).strip()
    if not stripped:
        return 9
    if not amount_first and PRICE_FIELD.fullmatch(gap):
        return 9
    if amount_first and len(gap) > SHORTEST_CLAUSE and _AND_THEN.fullmatch(gap.rstrip() if gap[-1] == " " else gap):
        return NEAR + 1
    if not amount_first and "(" in stripped:
        stripped = _ASIDE.sub("", stripped)
    if amount_first and _FOR_THAT.match(stripped):
        stripped = _FOR_THAT.sub("for", stripped)
        return 7 if all(word in _BUYS or word in _GIVES for word in WORD.findall(stripped)) else 0
    if len(gap) > FARTHEST and ":" not in stripped:
        return 0
    between = WORD.findall(stripped)
    if sure and not amount_first:
        stripped = stripped.replace("?", ",")
    if _BREAK.search(stripped) or (stripped[0] in ".!" and between) or stripped in (".", "!"):
        return 5 if stripped == "?" and not amount_first else 0
    return _by_words(stripped, between, amount_first, sure) if between else _by_marks(stripped, amount_first)


def _by_marks(marks: str, amount_first: bool) -> int:
    if "," in marks or ";" in marks or "•" in marks or "·" in marks or "&" in marks or "*" in marks:
        return NEAR
    if "|" in marks:
        return 5 if amount_first else 8
    if marks == "/":
        return 8 if amount_first else 4
    if marks in (")", "(") or marks.startswith("(") == amount_first:
        return 9 if marks in ("(", ")") else 8
    if _SYMBOL.search(marks) and len(marks) < 3:
        return 5 if amount_first else 7
    return 7 if amount_first else 8


def _by_words(stripped: str, said: list[str], amount_first: bool, sure: bool) -> int:
    known = _BUYS if amount_first else _COSTS
    if amount_first and said[-1] in _BUYS and len(said) == 1 and stripped == said[0]:
        return 10 if said[0] != "is" else 7
    if not amount_first and said[0] in _COSTS and len(said) == 1 and "," not in stripped:
        return 8
    if amount_first and said[-1] in ("per", "pro", "voor", "for") and len(said) < 5:
        return 7
    unknown = sum(word not in known for word in said[said[0] in _WEAK_WORDS :])
    weak = said[0] in _WEAK_WORDS or bool(_ITEM.search(stripped))
    costs = not amount_first and any(word in _PAYS for word in said)
    if unknown > ((6 if sure else 4) if costs else 4 if sure else 2) or (
        not sure and ("(" in stripped or ")" in stripped[1:])
    ):
        return 0
    base = NEAR + 1 if weak and not costs else 8
    return max(base - unknown, 1) if sure or base > NEAR + 1 else 0
