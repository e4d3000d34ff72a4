"""Names by what introduces them: `ik ben Lisa`, `Naam: Eva`, `liefs, Mila`, `Noor hier`."""

import re
from collections.abc import Iterator

from domain.places import find_place
from nlp.facts.name_context import FIRST_NAMES, is_demonym, is_someone_else, known_name
from nlp.facts.name_cues import AFTER_NAME, ALIASES, INTRODUCING, OF_ANOTHER, OTHERS_AD, SIGNING, STATING
from nlp.facts.name_herself import named_as_herself
from nlp.facts.name_shapes import (
    AFTER_GREETING,
    AFTER_INTRODUCTION,
    AFTER_STATEMENT,
    AGE_BEHIND,
    BEFORE_ALIAS,
    CLOSES,
    CONTACT,
    SIGNED_OFF,
)
from nlp.facts.name_words import MEN, MONTHS, NAMES_AND_WORDS, NOT_NAMES, SOMEONE_ELSE
from nlp.reading import Reading
from nlp.stems import Stems

_CUES = Stems({*INTRODUCING, *STATING, *SIGNING, *ALIASES})
_ONLY_ALIASES = frozenset(ALIASES) - {*INTRODUCING, *STATING, *SIGNING}
_AFTER = Stems(AFTER_NAME)
_OTHERS = Stems(OTHERS_AD)
_OF_A_ROLE = frozenset(
    ("masseur", "masseuse", "practitioner", "therapist", "gastvrouw", "nieuw", "new", "nieuw meisje", "new girl")
)
LONGEST_QUOTE = 90
_OPENED = re.compile(r"(?:(?<=[\s:(])|\A)['‘](?![stnkm]\b)(?=\w|\Z)")
_ENDED = re.compile(r"['’](?!\w)")
# Who goes about under a name, when it is not her: `someone uses my photos under the name Melissa`.
_OF_SOMEONE = re.compile(
    r"\b(?:iemand|someone|somebody|nepp?\w*|fake\w*|oplichter|scammer|misbruik\w*|stole|gestolen)\b[^.!?\n]*\Z"
)
_OF_YOURS = frozenset(("your", "jouw"))
_HEADINGS = frozenset(("about", "over"))
_ARTICLES = frozenset(("de ", "die", "the", "gew", "van", "fro", "von"))
_BEGINNINGS = frozenset(name[:3] for name in FIRST_NAMES | NAMES_AND_WORDS) | _ARTICLES
_MALE = (
    "masseur ",
    "masseur,",
    "gigolo",
    "male",
    "mannelijk",
    "jongen",
    "gay",
    " boy",
    "sportmasseur",
    "ik ben een man",
)
_NO_NAME_ENDS = ("ing", "heid", "ung", "keit", "tin", "haar", "ness", "ment")


def introduced(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield where names stand that are introduced, known or not, and how: as an `own` name, an `alias`, or `other`."""
    plain, lower = reading.shadow.plain, reading.shadow.lower
    for start, end in reading.sights(_CUES):
        following = plain[end : end + 2]
        if following[:1].isalnum():
            continue
        # Most words behind `ik ben` are no names; the first letters show it soonest.
        if (
            following[:1] == " "
            and following[1:].islower()
            and lower[end + 1 : end + 4] not in _BEGINNINGS
            and ":" not in lower[end : end + 20]
        ):
            continue
        cue = lower[start:end]
        found = _after_cue(reading, cue, end)
        if found and _is_no_cue(lower, cue, start, lower[slice(*found)]):
            continue
        if found is None or is_quoted(lower, start) or (cue in OF_ANOTHER and is_someone_else(lower, *found)):
            continue
        other = BEFORE_ALIAS.search(plain, max(0, start - 20), start) if cue in ALIASES else None
        if other and known_name(other.group(1).lower()):
            yield (*other.span(1), "own")
        yield (*found, _how(cue))
    yield from named_as_herself(reading)
    for start, end in reading.sights(_AFTER):
        if not lower[end : end + 1].isalnum() and (found := _before_cue(reading, start, end)):
            yield (*found, "own")


def _is_no_cue(lower: str, cue: str, start: int, word: str) -> bool:
    """Tell whether `im` is German for `in the`, or an alias is said of somebody who poses as her."""
    if cue == "im":
        return not known_name(word) or word in MONTHS
    if cue not in ALIASES and cue not in ("naam", "name"):
        return False
    return _OF_SOMEONE.search(lower, max(0, start - 60), start) is not None


def _how(cue: str) -> str:
    """Return whether a cue tells the advertiser's `own` name, an `alias` of hers, or a name of any `other`."""
    if cue in OF_ANOTHER or cue in _OF_A_ROLE:
        return "other"
    return "alias" if cue in ALIASES else "own"


def is_quoted(lower: str, start: int) -> bool:
    """Tell whether a quotation begins before `start` on its line and has not ended: what another says."""
    line = lower[max(0, start - LONGEST_QUOTE) : start].rpartition("\n")[2]
    if line.count('"') % 2 or line.rfind("“") > line.rfind("”") or line.rfind("«") > line.rfind("»"):
        return True
    opened = [match.start() for match in _OPENED.finditer(line)]
    return bool(opened) and _ENDED.search(line, opened[-1] + 1) is None


def is_contact_of_others(reading: Reading, start: int) -> bool:
    """Tell whether the name is who to call at a house or agency: `we zoeken dames, vraag naar Henk`."""
    end = start
    lower = reading.shadow.lower
    while end < len(lower) and lower[end].isalpha():
        end += 1
    man = lower[start:end] in MEN and not any(word in lower for word in _MALE)
    if not man and not reading.sights(_OTHERS):
        return False
    return CONTACT.search(reading.shadow.lower, max(0, start - 52), start) is not None


def _after_cue(reading: Reading, cue: str, end: int) -> tuple[int, int] | None:
    plain = reading.shadow.plain
    shape = AFTER_INTRODUCTION
    if cue in SIGNING:
        shape = AFTER_GREETING
    elif cue in STATING:
        shape = AFTER_STATEMENT
    found = shape.match(plain, end)
    bare = found is None and cue in ("naam", "name", "werknaam")
    if bare:
        found = AFTER_INTRODUCTION.match(plain, end)
    if found is None or (bare and not known_name(found.group(1).lower())):
        return None
    if cue in STATING and not SOMEONE_ELSE.isdisjoint(
        reading.shadow.lower[end : found.start(1)].replace(":", " ").split()
    ):
        return None
    if not _may_be_name(reading, cue, *found.span(1)):
        return None
    labelled = cue in ("naam", "name", "werknaam") and not bare
    if not labelled and is_contact_of_others(reading, found.start(1)):
        return None
    return found.span(1)


def _may_be_name(reading: Reading, cue: str, start: int, end: int) -> bool:  # noqa: PLR0911  # one case a line
    written, word = reading.shadow.plain[start:end], reading.shadow.lower[start:end]
    if cue in _HEADINGS:
        return (
            written[0].isupper()
            and known_name(word)
            and reading.shadow.lower[end : end + 2].strip(" ")[:1] in (":", "\n")
        )
    if cue in _OF_YOURS:
        return written[0].isupper() and word in FIRST_NAMES and SIGNED_OFF.match(reading.shadow.plain, end) is not None
    if word in FIRST_NAMES:
        return cue not in _ONLY_ALIASES or written[0].isupper() or reading.shadow.plain == reading.shadow.lower
    if cue in _ONLY_ALIASES:
        return written[0].isupper() and word in NAMES_AND_WORDS and word not in MONTHS
    if not written[0].isupper():
        named = cue in STATING or any(part in cue for part in ("na", "heet", "call", "noem"))
        signed = cue in SIGNING and not reading.shadow.lower[end:].strip(" x.!♥❤\n")
        return (named or signed) and word in NAMES_AND_WORDS and word not in NOT_NAMES
    if (
        word in NAMES_AND_WORDS
        and any(part in cue for part in ("na", "heet", "call", "noem"))
        and not written.isupper()
    ):
        return True
    if word in NOT_NAMES or word in NAMES_AND_WORDS or is_demonym(word):
        return word in NAMES_AND_WORDS and word not in NOT_NAMES
    if len(word) < 3 or (written.isupper() and reading.shadow.plain[max(0, start - 4) : start].strip().isupper()):
        return False
    signed = cue not in SIGNING or (SIGNED_OFF.match(reading.shadow.plain, end) is not None and not find_place(word))
    return signed and not word.endswith(_NO_NAME_ENDS)


def _before_cue(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Return the name that opens a sentence before `hier`, `is the name`, `ontvangt`."""
    plain, lower = reading.shadow.plain, reading.shadow.lower
    least = max(0, start - 24)
    last = start - 1
    first = max(lower.rfind(" ", least, last), lower.rfind("\n", least, last)) + 1
    word = lower[first:last] if first > least or not least else ""
    if plain[last:start] != " " or not word.isalpha() or word in NOT_NAMES:
        return None
    if word in FIRST_NAMES:
        return first, last
    before = plain[max(0, first - 4) : first].rstrip(" ")
    opens = not before or before[-1] in ".!?\n,"
    aged = word in NAMES_AND_WORDS and AGE_BEHIND.match(lower, end) is not None
    if not opens or not (plain[first].isupper() or aged) or not CLOSES.match(lower, end):
        return None
    return None if is_demonym(word) or find_place(word) else (first, last)
