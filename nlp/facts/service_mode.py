"""Where people meet: incall (the advertiser receives) or outcall (the advertiser travels)."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from nlp.facts.service_mode_rules import RULES, Mode
from nlp.reading import Reading
from nlp.stems import Sight, Stems

_KIND = "service_mode"
_OTHER: dict[Mode, Mode] = {"incall": "outcall", "outcall": "incall"}
_FIRSTS = Stems(RULES)
_HIRING = Stems(
    ("gezocht", "gevraagd", "vacature", "wanted", "hiring", "vacanc", "zoekt", "zoeken", "looking for", "seeking",
     "op zoek naar", "werkplek", "recruit", "sollicit", "welcome to join", "join our team", "kom werken", "werken bij")
)  # fmt: skip
_WORKERS = re.compile(
    r"\b(?:dames|meiden|meisjes?|masseuses?|masseurs?|gastvrouw\w*|collega'?s?|colleagues?|girls|ladies|medewerk\w*|personeel|"
    r"chauffeu\w*|modellen|models|hostess\w*|escorts?|vacature|vacanc\w*|zelfstandigen|werkplek\w*|women|therapists?|"
    r"sollicit\w*|hiring|recruit\w*|staff)\b"
)
_NOT = re.compile(r"\b(?:not|niet|geen|no|are you|ben je|bent u|ben jij|if you(?:'re| are)?|als je|als u)\b")
_ASKED = re.compile(r"\s+(?:u|je|jij|jullie)\b|[^.!\n?]{0,80}\?")
_HIRING_TITLE = re.compile(
    r"gezocht|gevraagd|vacature|wanted|hiring|vacanc|werkplek|welcome to join|zoekt (?:nieuwe |\w+ )?(?:dames|meid)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[❌🚫⛔✗✘✖]")
_CLAUSE = re.compile(r"[.,;!?\n|()/]| - ")
_COMING = ("kom", "com", "drop", "visit", "bezoek", "rij", "reis", "reiz", "travel", "drive", "go", "ga", "langs")
_BEFORE, _AFTER = 60, 50


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATIONS = _words(
    "geen niet no not nicht kein keine keinen nie niemals nu fără fara nem nincs ne pas sin ni zonder without don't dont "
    "don’t doesn't doesnt doesn’t cannot can't cant can’t couldn't won't wont won’t nooit never nor noch nee none sans ohne "
    "bez niemand nobody anyone nein nope isn't aren't ❌ 🚫 ⛔ ✗ ✘ ✖ non impossible onmogelijk aren’t neither"
)
# May stand between a negation and what it denies.
_FILL = _words(
    "aan doe doen do does any of or ik i je we wij u you me mij ze zij voor naar meer thuis hotel hotels home house huis private prive "
    "privé escort outcall outcalls incall incalls longer willing able available to be offer offering provide mogelijk "
    "kan kunnen in a an het de zelf ook bij op mich dich ma mă se la te hago fac offer accept anymore possible bied "
    "biedt aanbieden at my mijn own eigen huisbezoek hotelbezoek thuisontvangst mogelijkheid tot for currently momenteel "
    "helaas sorry wil will go come visit visits travel or/and either megyek mehr more een zu und/oder plus recibo thuis- privé- "
    "het's eigenlijk really doing did ontvangst receive host ontvangen also doing je reçois me allowed mehr mache biete auch przyjmuję przyjmuje primesc empfange fogadok recibimos déplace"
)
_FILL_BEHIND = _words(
    "doe ik ich wij we do is are je u jou u hem ons zelf ook helaas op dit moment at the moment thuis in hotel hotels kan kunnen you "
    "i service hier here meer possible mogelijk wordt worden bij mij mijn gentlemen guests heren klanten sind ist das kommt service: "
    "aan huis voor naar to ga kom rij ontvang bezoek me am currently unfortunately te home at my dames sie dich dir calls visits "
    "bezoek your place doen bieden bied er wil"
)
# Behind `not` these only narrow it: `not on Sundays`, `not only`.
_NARROW = _words(
    "op na voor before after on 's tijdens zonder without als if alleen only vanaf tot until outside buiten between "
    "tussen meer than in-het nur just solo later earlier eerder binnen zomaar anders altijd always every"
)
_BREAKS = _words(
    "maar but aber pero mais dar ale wel wél doch sondern alleen only nur just enkel slechts solo en and und y et és și si"
)
_ONLY = _words("alleen only uitsluitend enkel nur solo seulement slechts strictly exclusively just doar csak tylko")
_OURS = _words(
    "ik wij we i i'll ill i’ll i'd i’d zij dames meiden escorts girls ladies models companions masseurs masseuses meisjes modellen ook they "
    "she he ich wir"
)
_YOURS = _words("je jij u you jullie ge ya")
_THINGS = re.compile(
    r"\b(?:bevestiging\w*|bericht\w*|mails?|e-?mails?|"
    r"sms\w*|apps?|whatsapp\w*|codes?|links?|fotos?|foto's|foto’s|photos?|pictures?|pics|korting\w*|"
    r"discount\w*|aanbetaling\w*|betaling\w*|payments?|deposits?|tikkie\w*|voorschot|reacties?|reply|replies|answers?|"
    r"antwoord\w*|geld|money|cash|bonus|gegevens|details|nummers?|numbers?|gifts?|cadeau\w*|confirmations?|messages?|texts?|"
    r"calls?|telefoontjes?|oproep\w*|informatie|information|info|nieuwsbrief|newsletter|salar\w+|loon|factuur|bon|cv|resume|prijslijst|brochure|folder)\b"
    r"|(?<!op )(?<!at )\b(?:het|the|my|mijn) (?:\w+ )?addre?s"
)
_RECEIPT = re.compile(r"\b(?:na|bij|goede|after|upon) (?:de )?$")


_THING_STEMS = Stems(
    ("bevestiging", "bericht", "mail", "email", "e-mail", "sms", "app", "whatsapp", "code", "link", "foto", "photo",
     "picture", "pic", "korting", "discount", "aanbetaling", "betaling", "payment", "deposit", "tikkie", "voorschot",
     "reactie", "reply", "replies", "answer", "antwoord", "geld", "money", "cash", "bonus", "gegevens", "details",
     "nummer", "number", "gift", "cadeau", "confirmation", "message", "text", "call", "telefoontje", "oproep",
     "informatie", "information", "info", "nieuwsbrief", "newsletter", "salar", "loon", "factuur", "bon", "cv", "resume", "prijslijst", "brochure", "folder", "het", "the",
     "my", "mijn", "na", "bij", "goede", "after", "upon")
)  # fmt: skip
_CUES = Stems({*_NEGATIONS, *_ONLY} - {"nu", "ne", "si", "nie", "no"} | {"nu ", "ne ", "nie ", "no"})
# What a field that seeks people to come and work may still say of itself.
_SAYING = (
    "ontvang", "receive", "i receive", "incall", "in-call", "i host", "outcall", "out-call", "bezoek", "visit", "i visit",
    "ik kom", "wij komen", "we come", "komen", "i travel", "they travel", "u kom", "jij kom", "guests", "gentlemen",
)  # fmt: skip
_HIRING_WORDS = (
    "gezocht",
    "gevraagd",
    "vacature",
    "wanted",
    "hiring",
    "vacanc",
    "werkplek",
    "welcome to join",
    "zoekt",
)


@dataclass(slots=True)
class _Find:
    mode: Mode
    start: int
    end: int
    weak: bool


def find_service_modes(doc: Doc) -> Doc:
    """Attach `service_mode` facts, `incall` or `outcall`; denied ones (`geen escort`) are left out."""
    reading: Reading = doc._.reading
    seen = reading.sights(_FIRSTS)
    if not seen or reading.source == "url":
        return doc
    hiring = _is_hiring(reading)
    finds, denied = _finds(reading, seen, hiring)
    strong = Counter([find.mode for find in finds if not find.weak])
    for find in finds:
        said = reading.shadow.lower.startswith(_SAYING, find.start) if hiring else not find.weak
        if said or (not hiring and _hint_holds(find.mode, strong, denied)):
            reading.add(_KIND, find.mode, find.start, find.end)
    return doc


def _finds(reading: Reading, seen: list[Sight], every: bool) -> tuple[list[_Find], set[Mode]]:
    """Return what is said, and the modes that are denied somewhere.

    Each mode once is enough, unless `every` one is asked for.
    """
    text = reading.shadow.lower
    finds: list[_Find] = []
    denied: set[Mode] = set()
    reached: dict[Mode, int] = {"incall": 0, "outcall": 0}
    cues = sorted([start for start, _ in reading.sights(_CUES)])
    things = sorted([start for start, _ in reading.sights(_THING_STEMS)])
    for start, end in seen:
        for rule in RULES[text[start:end]]:
            mode = rule.mode
            match = rule.goes_on.match(text, end) if start >= reached[mode] else None
            if match is None or (rule.thing and _is_thing(text, things, start, match.end())):
                continue
            if _is_others(text, mode, start, match.end()):
                continue
            reached[mode] = match.end()
            denial, only = _judged(text, cues, start, match.end())
            if denial:
                denied.add(mode)
                continue
            finds.append(_Find(mode, start, match.end(), rule.weak))
            if only and not rule.weak:
                denied.add(_OTHER[mode])
            if not (rule.weak or every):
                reached[mode] = len(text) + 1
    return finds, denied


def _hint_holds(mode: Mode, strong: Counter[Mode], denied: set[Mode]) -> bool:
    """Tell whether a mode that is only hinted at goes with what the field says plainly."""
    return mode not in denied and not (mode == "incall" and strong["outcall"] and not strong["incall"])


def _near(places: list[int], start: int, end: int) -> bool:
    """Tell whether one of the sorted places lies from `start` up to `end`."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _judged(text: str, cues: list[int], start: int, end: int) -> tuple[bool, bool]:
    """Return whether a wording is denied, and whether it is said to be the only way."""
    if not _near(cues, start - _BEFORE, end + _AFTER):
        return False, False
    before, behind = _around(text, start, end)
    denied = _denied_before(before) or _denied_behind(behind)
    if not denied and _near(cues, start, end):
        denied = not _NEGATIONS.isdisjoint(_WORD.findall(text, start, end))
    only = (bool(before) and before[-1] in _ONLY) or (bool(behind) and behind[0] in _ONLY)
    return denied, only


def _around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the words of the clause before and behind a wording."""
    before = text[max(0, start - _BEFORE) : start]
    cut = 0
    for stop in _CLAUSE.finditer(before):
        cut = stop.end()
    behind = text[end : end + _AFTER]
    stop_behind = _CLAUSE.search(behind)
    if stop_behind and stop_behind.group() in ("|", " - ", "(", "/") and stop_behind.start() <= 1:
        stop_behind = _CLAUSE.search(behind, stop_behind.end())
    return _WORD.findall(before, cut), _WORD.findall(behind, 0, stop_behind.start() if stop_behind else len(behind))


def _denied_before(words: list[str]) -> bool:
    for word in reversed(words):
        if word in _NEGATIONS:
            return True
        if word in _BREAKS or word not in _FILL:
            return False
    return False


def _denied_behind(words: list[str]) -> bool:
    for place, word in enumerate(words):
        if word in _NEGATIONS:
            rest = words[place + 1 :]
            narrowed = bool(rest) and rest[0] in _NARROW
            return not narrowed and not any(word in _BREAKS for word in rest[:3])
        if word in _BREAKS or word not in _FILL_BEHIND:
            return False
    return False


def _is_thing(text: str, things: list[int], start: int, end: int) -> bool:
    """Tell whether a thing is what is received: `ontvang je een bevestiging`."""
    if not _near(things, start - _BEFORE, end + _AFTER):
        return False
    before, behind = _around(text, start, end)
    around = f"{' '.join(before[-6:])} {text[start:end]} {' '.join(behind[:8])}"
    return _THINGS.search(around) is not None or _RECEIPT.search(text, max(0, start - 20), start) is not None


def _is_others(text: str, mode: Mode, start: int, end: int) -> bool:
    """Tell whether it is the other party who comes: `I come over` is no incall, `you come to your ...` no outcall."""
    if not text.startswith(_COMING, start):
        return False
    words = _WORD.findall(text, max(0, start - 14), start)
    nearest = words[-1] if words and _CLAUSE.search(text, max(0, start - 3), start) is None else ""
    if mode == "outcall":
        return nearest in _YOURS
    follows = _WORD.match(text, end + 1)
    return nearest in _OURS or (follows is not None and follows.group() in _OURS)


def _is_hiring(reading: Reading) -> bool:
    """Tell whether the ad looks for people to come and work."""
    title = reading.ad.title.lower()
    if any(word in title for word in _HIRING_WORDS) and _HIRING_TITLE.search(title):
        return True
    text = reading.shadow.lower
    return any(
        _WORKERS.search(text, max(0, start - 30), end + 45) is not None
        and not _NOT.search(text, max(0, start - 12), start)
        and not _ASKED.match(text, end)
        for start, end in reading.sights(_HIRING)
    )
