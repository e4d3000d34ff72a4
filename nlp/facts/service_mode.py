"""Where people meet: incall (the advertiser receives) or outcall (the advertiser travels)."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc

from domain.facts import FactKind
from nlp.facts import service_mode_cues as cues
from nlp.facts.service_mode_ads import NOTICES, hiring_from, same_sentence
from nlp.facts.service_mode_rules import RULES, Mode, Rule
from nlp.reading import Reading
from nlp.stems import Sight, Stems

_KIND: FactKind = "service_mode"
_OTHER: dict[Mode, Mode] = {"incall": "outcall", "outcall": "incall"}
_FIRSTS = Stems(RULES)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[❌🚫⛔✗✘✖☐]")
_CLAUSE = re.compile(r"[.,;!?\n|()/]| - ")
_COMING = ("kom", "com", "drop", "visit", "bezoek", "rij", "reis", "reiz", "travel", "drive", "go", "ga", "langs")
_DASHED = re.compile(r"\s?[:=|]\s?[-–—](?=\s*[\n|/,]|\s*$)")
_NOT_NARROW = (["op", "hotel"], ["op", "hotels"], ["op", "kamers"])
_ROMANIAN = ("prim", "te prim", "la ", "loca", "vin", "deplas", "ma ", "mă ", "fac ")
_AFFIRMED = (" ja", " yes", " j", " y", "✔", "✓", "✅", "☑", ":ja", ":yes")
_BEFORE, _AFTER, _LINE = 60, 50, 80


_THINGS = re.compile(
    r"\b(?:bevestiging\w*|bericht\w*|mails?|e-?mails?|"
    r"sms\w*|apps?|whatsapp\w*|codes?|links?|fotos?|foto's|foto’s|photos?|pictures?|pics|korting\w*|"
    r"discount\w*|aanbetaling\w*|betaling\w*|payments?|deposits?|tikkie\w*|voorschot|reacties?|reply|replies|answers?|"
    r"antwoord\w*|geld|money|cash|bonus|gegevens|details|"
    r"(?<!at )(?<!op )(?<!in )(?<!by )(?:nummers?|numbers?)|gifts?|cadeau\w*|"
    r"confirmations?|messages?|texts?|"
    r"calls?|telefoontjes?|oproep\w*|informatie|information|info|nieuwsbrief|newsletter|salar\w+|"
    r"loon|factuur|bon|cv|resume|prijslijst|brochure|folder|"
    r"feedback|vragen|questions|opmerkingen|reviews?|recensies?|klachten|complaints|aanmelding\w*)\b"
    r"|(?<!op )(?<!at )\b(?:het|the|my|mijn) (?:\w+ )?addre?s"
)
_RECEIPT = re.compile(r"\b(?:na|bij|goede|after|upon) (?:de )?$")


_THING_STEMS = Stems(
    ("bevestiging", "bericht", "mail", "email", "e-mail", "sms", "app", "whatsapp", "code", "link", "foto", "photo",
     "picture", "pic", "korting", "discount", "aanbetaling", "betaling", "payment", "deposit", "tikkie", "voorschot",
     "reactie", "reply", "replies", "answer", "antwoord", "geld", "money", "cash", "bonus", "gegevens", "details",
     "nummer", "number", "gift", "cadeau", "confirmation", "message", "text", "call", "telefoontje", "oproep",
     "informatie", "information", "info", "nieuwsbrief", "newsletter", "salar", "loon", "factuur", "bon", "cv",
     "resume", "prijslijst", "brochure", "folder", "feedback", "vragen", "question", "opmerking", "review", "recensie",
     "klacht", "complaint", "aanmelding", "het", "the",
     "my", "mijn", "na", "bij", "goede", "after", "upon")
)  # fmt: skip
_CUES = Stems({*cues.NEGATIONS, *cues.ONLY} - {"nu", "ne", "si", "nie", "no"} | {"nu ", "ne ", "nie ", "no"})
# What a field that seeks people to come and work may still say of itself.
_SAYING = (
    "ontvang", "receive", "i receive", "incall", "in-call", "i host", "outcall", "out-call", "bezoek", "visit",
    "i visit", "ik kom", "wij komen", "we come", "komen", "i travel", "they travel", "u kom", "jij kom", "guests",
    "gentlemen", "kom langs", "kom gezellig langs", "kom gerust langs", "come and see", "come see", "come by",
     "bij mij langs",
    "je kunt langs", "u kunt langs", "u bent welkom", "welkom in on", "alleen escort", "escort only",
)  # fmt: skip


@dataclass(slots=True)
class _Find:
    mode: Mode
    start: int
    end: int
    rule: Rule


def find_service_modes(doc: Doc) -> Doc:
    """Attach `service_mode` facts, `incall` or `outcall`; denied ones (`geen escort`) are left out."""
    reading: Reading = doc._.reading
    seen = reading.sights(_FIRSTS)
    if not seen or reading.source == "url":
        return doc
    hiring = hiring_from(reading)
    notice = bool(reading.sights(NOTICES))
    finds, denied = _finds(reading, seen, hiring > 0)
    finds = [find for find in finds if not (find.rule.weak and _is_part(find, finds))]
    strong = Counter([find.mode for find in finds if not find.rule.weak])
    for find in finds:
        if hiring > 0:
            said = (
                find.rule.act
                or (not find.rule.weak and find.end <= hiring)
                or reading.shadow.lower.startswith(_SAYING, find.start)
            )
            said = said and not same_sentence(reading, find.start, find.end)
        elif notice:
            said = not find.rule.weak and not find.rule.lone
        else:
            said = not find.rule.weak or (
                _hint_holds(find, strong, denied) and not (find.mode == "incall" and reading.source == "title")
            )
        if said:
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
    hinted: dict[Mode, int] = {"incall": 0, "outcall": 0}
    seen_cues = sorted([start for start, _ in reading.sights(_CUES)])
    things = sorted([start for start, _ in reading.sights(_THING_STEMS)])
    for start, end in seen:
        for rule in RULES[text[start:end]]:
            mode = rule.mode
            match = rule.goes_on.match(text, end) if start >= max(reached[mode], hinted[mode] * rule.weak) else None
            if match is None or (rule.thing and _is_thing(text, things, start, match.end())):
                continue
            if _is_others(text, mode, start, match.end()):
                continue
            (hinted if rule.weak else reached)[mode] = match.end()
            denial, only = _judged(text, seen_cues, start, match.end())
            if denial:
                if not rule.lone:
                    denied.add(mode)
                continue
            finds.append(_Find(mode, start, match.end(), rule))
            if only and not rule.weak:
                denied.add(_OTHER[mode])
            if not (rule.weak or every):
                reached[mode] = len(text) + 1
    return finds, denied


def _is_part(hint: _Find, finds: list[_Find]) -> bool:
    """Tell whether a plain wording of the same mode covers part of a hint."""
    return any(
        not find.rule.weak and find.mode == hint.mode and find.start < hint.end and hint.start < find.end
        for find in finds
    )


def _hint_holds(find: _Find, strong: Counter[Mode], denied: set[Mode]) -> bool:
    """Tell whether a mode that is only hinted at goes with what the field says plainly."""
    mode = find.mode
    alone = find.rule.lone or mode == "incall"
    return mode not in denied and not (alone and strong[_OTHER[mode]] and not strong[mode])


def _near(places: list[int], start: int, end: int) -> bool:
    """Tell whether one of the sorted places lies from `start` up to `end`."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _judged(text: str, places: list[int], start: int, end: int) -> tuple[bool, bool]:
    """Return whether a wording is denied, and whether it is said to be the only way."""
    if _DASHED.match(text, end):
        return True, False
    if not _near(places, start - _BEFORE, end + _AFTER):
        return False, False
    before, behind = _around(text, start, end)
    if not text.startswith(_ROMANIAN, start):  # `nu` is `not` there, and `now` in Dutch
        before, behind = [word for word in before if word != "nu"], [word for word in behind if word != "nu"]
    marks_lead = _marks_lead(text, start) if not cues.MARKS.isdisjoint(before + behind) else None
    denied = _denied_before(before, marks_lead)
    denied = denied or (not text.endswith(_AFFIRMED, start, end) and _denied_behind(behind, marks_lead))
    denied = denied or not cues.PAST.isdisjoint(before)
    if not denied and _near(places, start, end):
        denied = _denied_within(_WORD.findall(text, start, end))
    only = (bool(before) and before[-1] in cues.ONLY) or (bool(behind) and behind[0] in cues.ONLY)
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


def _marks_lead(text: str, start: int) -> bool:
    """Tell whether the line begins with a mark: then each stands before what it crosses out, otherwise behind."""
    line = max(text.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE, 0)
    words = text[line:start].split(None, 1)
    return bool(words) and not words[0][0].isalnum()


def _denied_before(words: list[str], marks_lead: bool | None) -> bool:
    for word in reversed(words):
        if word in cues.NEGATIONS and (marks_lead or word not in cues.MARKS):
            return True
        if word in cues.BREAKS or word not in cues.FILL:
            return False
    return False


def _denied_behind(words: list[str], marks_lead: bool | None) -> bool:
    for place, word in enumerate(words):
        if word in cues.NEGATIONS and word not in cues.WITHOUT and not (marks_lead and word in cues.MARKS):
            rest = words[place + 1 :]
            narrowed = bool(rest) and rest[0] in cues.NARROW and rest[:2] not in _NOT_NARROW
            narrowed = narrowed and not (rest[0] == "meer" and rest[1:2] != ["dan"])
            return not narrowed and cues.CONTRASTS.isdisjoint(rest[:3])
        if word in cues.BREAKS or word not in cues.FILL_BEHIND:
            return False
    return False


def _denied_within(words: list[str]) -> bool:
    """Tell whether the last negation within a wording is not taken back, as by `maar wel`."""
    last = max((place for place, word in enumerate(words) if word in cues.NEGATIONS), default=-1)
    return last >= 0 and cues.CONTRASTS.isdisjoint(words[last:])


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
        return nearest in cues.YOURS
    follows = _WORD.match(text, end + 1)
    return nearest in cues.OURS or (follows is not None and follows.group() in cues.OURS)
