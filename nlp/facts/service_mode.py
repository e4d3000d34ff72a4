"""Where people meet: incall (the advertiser receives) or outcall (the advertiser travels)."""

import re
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from nlp.facts.service_mode_rules import RULES, Mode, Rule
from nlp.reading import Reading
from nlp.stems import Stems

_KIND = "service_mode"
_FIRSTS = Stems(RULES)
_HIRING = Stems(
    ("gezocht", "gevraagd", "vacature", "wanted", "hiring", "vacanc", "zoekt", "zoeken", "looking for", "seeking",
     "op zoek naar", "werkplek", "recruit", "sollicit", "welcome to join", "join our team", "kom werken", "werken bij")
)  # fmt: skip
_WORKERS = re.compile(
    r"\b(?:dames|meiden|meisjes?|masseuses?|masseurs?|gastvrouw\w*|collega'?s?|girls|ladies|medewerk\w*|personeel|"
    r"chauffeu\w*|modellen|models|hostess\w*|escorts?|vacature|vacanc\w*|zelfstandigen|werkplek\w*|women|therapists?|"
    r"sollicit\w*|hiring|recruit\w*|staff)\b"
)
_NOT = re.compile(r"\b(?:not|niet|geen|no)\b")
_HIRING_TITLE = re.compile(r"gezocht|gevraagd|vacature|wanted|hiring|vacanc|werkplek|welcome to join|zoekt (?:nieuwe |\w+ )?(?:dames|meid)")
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
    "het's eigenlijk really doing did ontvangst receive host ontvangen also doing je reçois me allowed mehr mache biete auch"
)
_FILL_BEHIND = _words(
    "doe ik wij we do is are je u jou u hem ons zelf ook helaas op dit moment at the moment thuis in hotel hotels kan kunnen you "
    "i service hier here meer possible mogelijk wordt worden bij mij mijn gentlemen guests heren klanten sind ist das kommt service: "
    "aan huis voor naar to ga kom rij ontvang bezoek me am currently unfortunately te home at my dames sie dich dir calls visits "
    "bezoek your place doen bieden bied er wil"
)
# Behind `not` these only narrow it: `not on Sundays`, `not only`.
_NARROW = _words(
    "op na voor before after on 's tijdens zonder without als if alleen only vanaf tot until outside buiten between "
    "tussen meer than in-het nur just solo later earlier eerder binnen zomaar anders altijd always every"
)
_BREAKS = _words("maar but aber pero mais dar ale wel wél doch sondern alleen only nur just enkel slechts solo en and und y et és și si")
_ONLY = _words("alleen only uitsluitend enkel nur solo seulement slechts strictly exclusively just doar csak tylko")
_OURS = _words(
    "ik wij we i i'll ill i’ll i'd i’d zij dames meiden escorts girls ladies models companions masseurs masseuses meisjes modellen ook they "
    "she he ich wir"
)
_YOURS = _words("je jij u you jullie ge ya")
_THINGS = re.compile(
    r"\b(?:een |a |an |your |je |uw |de |the |geen |any |van |of |first |eerst )*(?:bevestiging\w*|bericht\w*|mails?|e-?mails?|"
    r"sms\w*|apps?|whatsapp\w*|codes?|links?|fotos?|foto's|foto’s|photos?|pictures?|pics|korting\w*|"
    r"discount\w*|aanbetaling\w*|betaling\w*|payments?|deposits?|tikkie\w*|voorschot|reacties?|reply|replies|answers?|"
    r"antwoord\w*|geld|money|cash|bonus|gegevens|details|nummers?|numbers?|gifts?|cadeau\w*|confirmations?|messages?|texts?|"
    r"calls?|telefoontjes?|oproep\w*|informatie|information|info|nieuwsbrief|newsletter|salar\w+|loon|factuur|bon)\b"
    r"|(?<!op )(?<!at )\b(?:het|the|my|mijn) (?:\w+ )?addre?s"
)
_RECEIPT = re.compile(r"\b(?:na|bij|goede|after|upon) (?:de )?$")


@dataclass(slots=True)
class _Find:
    mode: Mode
    start: int
    end: int
    weak: bool


def find_service_modes(doc: Doc) -> Doc:
    """Attach `service_mode` facts, `incall` or `outcall`; denied ones (`geen escort`) are left out."""
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    seen = reading.sights(_FIRSTS)
    if not seen:
        return doc
    finds, denied = _finds(reading.shadow.lower, seen)
    if not finds:
        return doc
    strong = Counter(find.mode for find in finds if not find.weak)
    hiring = _is_hiring(reading)
    for find in finds:
        if _holds(find, strong, denied, hiring):
            reading.add(_KIND, find.mode, find.start, find.end)
    return doc


def _finds(text: str, seen: list[tuple[int, int]]) -> tuple[list[_Find], set[Mode]]:
    """Return what is said, and the modes that are denied somewhere."""
    finds: list[_Find] = []
    denied: set[Mode] = set()
    reached = {"incall": 0, "outcall": 0}
    for start, end in seen:
        for rule in RULES[text[start:end]]:
            match = rule.goes_on.match(text, end) if start >= reached[rule.mode] else None
            if match is None:
                continue
            before, behind = _around(text, start, match.end())
            if _means_else(text, rule, start, end, before, behind):
                continue
            reached[rule.mode] = match.end()
            said = _WORD.findall(text, start, match.end())
            if _denied_before(before) or _denied_behind(behind) or not _NEGATIONS.isdisjoint(said):
                denied.add(rule.mode)
                continue
            finds.append(_Find(rule.mode, start, match.end(), rule.weak))
            if not rule.weak and ((before and before[-1] in _ONLY) or (behind and behind[0] in _ONLY)):
                denied.add("outcall" if rule.mode == "incall" else "incall")
    return finds, denied


def _holds(find: _Find, strong: Counter[Mode], denied: set[Mode], hiring: bool) -> bool:
    if hiring:
        return strong[find.mode] > 1
    if not find.weak:
        return True
    other: Mode = "outcall" if find.mode == "incall" else "incall"
    if find.mode in denied:
        return False
    return find.mode == "outcall" or not (strong[other] and not strong[find.mode])


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


def _means_else(text: str, rule: Rule, start: int, end: int, before: list[str], behind: list[str]) -> bool:
    """Tell whether the words are of something else: things received, or the other party who comes."""
    if rule.thing:
        around = f"{' '.join(before[-6:])} {text[start:end]} {' '.join(behind[:8])}"
        return _THINGS.search(around) is not None or _RECEIPT.search(text, max(0, start - 20), start) is not None
    if not text.startswith(_COMING, start):
        return False
    nearest = before[-1] if before else ""
    follows = _WORD.match(text, end + 1)
    after = follows.group() if follows else ""
    if rule.mode == "incall":
        return nearest in _OURS or after in ("ik", "wij", "we", "onze", "i")
    return nearest in _YOURS


def _is_hiring(reading: Reading) -> bool:
    """Tell whether the ad looks for people to come and work."""
    if reading.source == "text" and _HIRING_TITLE.search(reading.ad.title.lower()):
        return True
    text = reading.shadow.lower
    return any(
        _WORKERS.search(text, max(0, start - 30), end + 45) is not None and not _NOT.search(text, max(0, start - 12), start)
        for start, end in reading.sights(_HIRING)
    )
