"""Languages that the ad says are spoken.

The names decide where to look; what stands around a row of names (`English, French and a little Dutch`) decides
whether they are spoken, denied, or mean something else. Codes and flags count only behind a label.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from domain.facts import FactKind
from nlp.facts import language_cues as cues
from nlp.facts.language_codes import read_codes
from nlp.facts.language_lead import Verdict, denied_behind, lead, of_clients, said_behind
from nlp.facts.language_names import LANGUAGES
from nlp.reading import Reading
from nlp.stems import Sight, Stems

_KIND: FactKind = "language_spoken"
_NAMES = Stems(LANGUAGES)
_LABELS = Stems({*cues.LABELS, *cues.SPEAK, "🗣"})
_TALKING = re.compile(
    r"talige?n?\b|s?[ -]?sprekende?n?\b|[ -]speaking\b|sprachige?[nrms]?\b|s?kenntnisse\b|[ -]talige?\b"
)
_TALKING_STARTS = ("tal", "sprek", "ssprek", "s sprek", " s", "-s", "sprach", "kennt", "skennt", " tal", "-tal")
_IN_WORDS = frozenset("_’'")
_PLAIN_GAPS = frozenset((", ", " en ", " and ", " & ", "/", " / ", ",", " ", " und ", " + ", " y ", " et ", " e "))
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPLIT = re.compile(r"[,;/|\n()]")
_ENDS = re.compile(r"[,.!?;\n]")
_LEADERS = " .…:=→-|*\t"
_BULLETS = " \t-•*·–—>|✓✔+,:"
_CROSSES = ("✘", "✗", "❌", "✖", "🚫")
_BEFORE, _AFTER, _GAP = 90, 50, 60


@dataclass(slots=True)
class _Name:
    start: int
    end: int
    code: str
    talking: bool
    denied: bool | None = None  # None: as the name before it
    own: bool = False  # denied by what follows it


@dataclass(slots=True)
class _Row:
    """Names joined by commas, `and`, `a little` and the like."""

    names: list[_Name] = field(default_factory=list)
    lines: bool = False
    said: bool = False  # by words between the names, as in `Engels goed, Duits redelijk`


def find_languages_spoken(doc: Doc) -> Doc:
    """Attach a `language_spoken` fact (ISO 639-1) for every language the ad says is spoken."""
    reading: Reading = doc._.reading
    if reading.source == "url":
        return doc
    text = reading.shadow.lower
    if seen := reading.sights(_NAMES):
        for row in _rows(text, _names(text, seen)):
            if _is_spoken(text, row):
                _add(reading, row)
    for start, end in reading.sights(_LABELS):
        read_codes(reading, start, end)
    return doc


def _add(reading: Reading, row: _Row) -> None:
    denied = False
    for name in row.names:
        denied = denied if name.denied is None else name.denied
        if not denied and not name.own:
            reading.add(_KIND, name.code, name.start, name.end)


def _names(text: str, seen: list[Sight]) -> list[_Name]:
    """Return the whole words among what was seen, in order."""
    names: dict[int, _Name] = {}
    for start, end in seen:
        following = text[end : end + 1]
        talking = _TALKING.match(text, end) if text.startswith(_TALKING_STARTS, end) else None
        if talking is None and (following.isalnum() or following in _IN_WORDS):
            continue
        crossed = text[end : end + 2].lstrip(" :").startswith(_CROSSES)
        names[start] = _Name(start, end, LANGUAGES[text[start:end]], talking is not None, own=crossed)
    return [names[start] for start in sorted(names)]


def _rows(text: str, names: list[_Name]) -> list[_Row]:
    rows: list[_Row] = []
    for name in names:
        if rows and _joined(text, rows[-1], name):
            rows[-1].names.append(name)
        else:
            rows.append(_Row([name]))
    return rows


def _joined(text: str, row: _Row, name: _Name) -> bool:
    """Tell whether a name goes on with the row, and note what the words between deny."""
    last = row.names[-1]
    gap = text[last.end : name.start]
    if len(gap) > _GAP or gap == "-" or last.talking:
        return False
    if "\n" in gap:
        line = max(text.rfind("\n", max(0, last.start - _BEFORE), last.start) + 1, last.start - _BEFORE, 0)
        row.lines = not (text[line : last.start].strip(_BULLETS) or gap.strip(_BULLETS + "\n"))
        return row.lines
    return gap in _PLAIN_GAPS or _links(gap, row, name)


def _links(gap: str, row: _Row, name: _Name) -> bool:
    """Tell whether a stretch within one line joins the names around it."""
    last = row.names[-1]
    if "." in gap or "!" in gap or "?" in gap:
        return False
    words = set(_WORD.findall(gap))
    if not words <= cues.JOIN:
        if not words - cues.JOIN <= cues.NEGATIONS:
            return False
    elif words.isdisjoint(cues.SIDES):
        row.said = row.said or not words.isdisjoint(cues.SOME)
        return True
    row.said = row.said or _note_sides(gap, last, name)
    return True


def _note_sides(gap: str, last: _Name, name: _Name) -> bool:
    """Give a negation to the name on its side of the comma; without one, to the name that follows.

    Tells whether the name before the comma is said to be spoken.
    """
    parts = [_WORD.findall(part) for part in _SPLIT.split(gap)]
    if len(parts) > 1 and _denies(parts[0]):
        last.own = True
    for word in parts[-1]:
        if word in cues.NEGATIONS:
            name.denied = not _softened(parts[-1])
        elif word in cues.CONTRASTS or word in cues.YES:
            name.denied = False
    return len(parts) > 1 and not last.own and not cues.BEHIND.isdisjoint(parts[0])


def _denies(words: list[str]) -> bool:
    return any(word in cues.NEGATIONS for word in words) and not _softened(words)


def _softened(words: list[str]) -> bool:
    """Tell whether `not` goes on as in `not so good`, `not only`, `no problem`."""
    return any(
        word in cues.NEGATIONS and (follows in cues.NOT_MUCH or follows in cues.CONTRASTS)
        for word, follows in pairwise(words)
    )


def _is_spoken(text: str, row: _Row) -> bool:
    first, last = row.names[0], row.names[-1]
    before = _words_before(text, first.start)
    after = text[last.end : last.end + _AFTER]
    ends = _ENDS.search(after)
    trail = _WORD.findall(after[: ends.start()] if ends else after)
    if last.talking:
        return not of_clients([*before[-4:], *_talking_of(trail)]) and not _denies(before[-1:])
    if before and len(before) <= 2 and cues.YES.issuperset(before) and _answers(text, first.start):
        before = []
    if trail and trail[0] in cues.NOUNS and after[0] in " -":
        # `English, Spanish lady`: the last one is her origin.
        row.names.pop()
        if not row.names:
            return False
        trail = []
    if trail and trail[0] in cues.NEEDED:
        return False
    verdict = _verdict(text, row, before, trail)
    last.own = last.own or denied_behind(trail)
    first.denied = verdict == "denied" if first.denied is None else first.denied
    if verdict != "open":
        return verdict in ("spoken", "denied")
    return row.said or said_behind(before, trail) or (bool(row.names[1:]) and _stands_alone(text, row, before, trail))


def _verdict(text: str, row: _Row, before: list[str], trail: list[str]) -> Verdict:
    """Judge a row by the words before it, and by those behind it that outweigh them."""
    verdict = lead(before, trail)
    if not before and ((trail and trail[0] in ("only", "please")) or _answers(text, row.names[0].start)):
        return "spoken"
    if verdict == "other":
        offered = row.names[1:] and not cues.IN.isdisjoint(before[-2:]) and not cues.MODALS.isdisjoint(before)
        return "spoken" if offered or not cues.RAISED.isdisjoint(trail[:4]) else verdict
    return "spoken" if verdict == "denied" and not cues.WELL.isdisjoint(trail[:3]) else verdict


def _answers(text: str, start: int) -> bool:
    """Tell whether names answer a question: `Do you speak Dutch? Yes: Dutch and English`."""
    before = text[max(0, start - _BEFORE) : start]
    asked = before.rfind("?")
    if asked < 0 or not cues.YES.issuperset(_WORD.findall(before, asked)):
        return False
    question = _WORD.findall(before, 0, asked)[-8:]
    return not cues.SPEAK.isdisjoint(question) or not cues.LABELS.isdisjoint(question)


def _talking_of(trail: list[str]) -> list[str]:
    """Return the words behind `English speaking`, without the suffix itself."""
    rest = trail[1:] if trail and (trail[0] in ("speaking", "sprekend", "sprekende") or "tal" in trail[0]) else trail
    return [word if word != "only" else "clients" for word in rest[:2]]


def _words_before(text: str, start: int) -> list[str]:
    """Return the words of the clause before a name, or those of a label on the line before."""
    before = text[max(0, start - _BEFORE) : start]
    if before.rstrip(" ").endswith(("...", "…")):
        before = before.rstrip(_LEADERS)
    before = before.replace("....", "    ").replace("., ", ",  ")  # leaders; `Ned., Fries`
    rfind = before.rfind
    cut = max(rfind("."), rfind("!"), rfind("?"), rfind(";"), rfind("\n"))
    words = _WORD.findall(before, cut + 1) if cut >= 0 else _WORD.findall(before)
    if not words and cut >= 0 and before[cut] == "\n":
        line = before[:cut].rstrip(" \n:*-")
        words = _WORD.findall(line[line.rfind("\n") + 1 :])
        return words if len(words) <= 3 and not cues.LABELS.isdisjoint(words) else []
    return words


def _stands_alone(text: str, row: _Row, before: list[str], trail: list[str]) -> bool:
    """Tell whether a row without a word on speaking is a list of languages: `spaans engels.`"""
    codes = {name.code for name in row.names}
    if row.lines or len(codes) < 2 or codes <= cues.SERVICES or "el" in codes:
        return False
    start, end = row.names[0].start, row.names[-1].end
    if before and text[start - 2 : start - 1].isalpha() and (before[-1] in cues.NOT_BEFORE or before[-1] in cues.AWAY):
        return False
    goes_on = text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isalpha()
    return not goes_on or (bool(trail) and trail[0] in cues.LIGHT)
