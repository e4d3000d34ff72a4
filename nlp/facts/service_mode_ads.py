"""What kind of ad it is: one that looks for people to work, or a notice, where places are no invitation."""

import re

from nlp.reading import Reading
from nlp.stems import Stems

_HIRING = Stems(
    ("gezocht", "gevraagd", "vacature", "wanted", "hiring", "vacanc", "zoekt", "zoeken", "looking for", "seeking",
     "op zoek naar", "recruit", "sollicit", "welcome to join", "join our", "kom werken", "werken bij",
     "werkplekken", "voor zelfstandig", "verhuren",
     "werken als", "meld je aan", "work as", "work with us", "come work", "apply", "te huur", "for rent", "to rent",
     "verhuur", "huren", "wij zoek", "need ladies", "need girls", "bijverdienen", "earn", "verdien")
)  # fmt: skip
_WORKERS = re.compile(
    r"\b(?:dames|meiden|meisjes?|masseuses?|masseurs?|gastvrouw\w*|collega'?s?|colleagues?|girls|ladies|medewerk\w*|personeel|"
    r"chauffeu\w*|modellen|models|hostess\w*|escorts?|vacature|vacanc\w*|zelfstandigen?|women|therapists?|"
    r"sollicit\w*|hiring|recruit\w*|staff)\b"
)
_NOT = re.compile(r"\b(?:not|niet|geen|no|are you|ben je|bent u|ben jij|if you(?:'re| are)?|als je|als u)\b")
_ASKED = re.compile(r"\s+(?:u|je|jij|jullie)\b|[^.!\n?]{0,80}\?")
# Somebody warns, reports, moderates or calls for help: a place named there is no invitation.
NOTICES = Stems(
    ("moderator", "moderatie", "waarschuwing", "hulpvraag", "vastgehouden", "mishandel", "gedwongen", "politie is",
     "the police", "bring police", "bij de politie", "de politie", "gemeld", "meld misdaad", "aangifte",
     "free will", "vrije wil", "not here by choice", "not by choice", "trafficking", "mensenhandel",
     "paspoort is afgenomen", "took my passport",
     "has my passport", "heeft mijn paspoort", "help me", "help mij", "durf niet", "i can not leave", "i cannot leave",
     "please report", "reported", "warning", "minderjarig", "wil hier weg", "owes him", "beware", "pas op")
)  # fmt: skip
_SEEKS = ("zoek", "looking", "seeking", "op zoek", "wij zoek")
_STAFFED = re.compile(r"[^.!?\n]{0,60}\b(?:niet|geen|vol|full|not|no|fully)\b")
_SENTENCE = ".!?\n💖"
_HIRING_TITLE = re.compile(
    r"gezocht|gevraagd|vacature|wanted|hiring|vacanc|werkplek|welcome to join|"
    r"werken (?:als|bij)|meld je aan|join (?:us|our)|"
    r"recruit|kom werken|work with|te huur|for rent|zoekt (?:nieuwe |\w+ )?(?:dames|meid)"
)
_HIRING_WORDS = (
    "gezocht", "gevraagd", "vacature", "wanted", "hiring", "vacanc", "werkplek", "welcome to join", "zoekt",
    "werken als", "meld je aan", "join us", "join our", "recruit", "kom werken", "werken bij", "work with",
    "te huur", "for rent",
)  # fmt: skip


def hiring_from(reading: Reading) -> int:
    """Return from where on the ad looks for people to come and work; 0 if it does not."""
    title = reading.ad.title.lower()
    if any(word in title for word in _HIRING_WORDS) and _HIRING_TITLE.search(title):
        return 1
    text = reading.shadow.lower
    for start, end in reading.sights(_HIRING):
        if _hires(text, start, end):
            return max(1, start)
    return 0


def _hires(text: str, start: int, end: int) -> bool:
    """Tell whether a wording of seeking has people to work as its object."""
    seeks = text.startswith(_SEEKS, start)
    return (
        _WORKERS.search(text, start if seeks else max(0, start - 30), end + 45) is not None
        and not (seeks and text.startswith((":", " :", " |"), end))
        and not _NOT.search(text, max(0, start - 12), start)
        and not _ASKED.match(text, end)
        and not (text.startswith(("sollicit", "vacature", "vacanc", "apply"), start) and _STAFFED.match(text, end))
    )


def same_sentence(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the sentence of a wording is the one that seeks people."""
    text = reading.shadow.lower
    begins = max(text.rfind(mark, max(0, first - 120), first) for mark in _SENTENCE)
    ends = min((at for mark in _SENTENCE if (at := text.find(mark, last, last + 120)) >= 0), default=last + 60)
    return any(
        max(begins, first - 120) < start < ends and _hires(text, start, end) for start, end in reading.sights(_HIRING)
    )
