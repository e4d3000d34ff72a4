"""Working names, as the ad states them."""

import re

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

_INTRODUCTIONS = Stems(
    ("mijn naam", "m'n naam", "m’n naam", "mn naam", "ik ben", "je ben", "jullie ben", "ik heet", "je heet", "my name",
     "her name", "the name", "i'm", "i’m", "i´m", "i`m", "i 'm", "i ’m", "i am", "call me", "noem mij", "vraag naar",
     "ask for", "naam", "werknaam", "name", "hier is", "this is", "bel met")
)  # fmt: skip
_INTRODUCED = re.compile(
    r"(?:(?:mijn|m['’]?n)\s+naam\s+is|(?:ik|je|jullie)\s+(?:ben|heet)|ik\s+ben|ik\s+heet|(?:my|her|the)\s+name\s+is|"
    r"i\s?['’´`]\s?m|i\s+am|i['’]m\s+called|call\s+me|noem\s+mij|vraag\s+naar|ask\s+for|her\s+name\s+is|"
    r"(?:werk)?naam\s*:|name\s*:|hier\s+is|this\s+is|bel\s+met)"
    r"\s+(?P<name>[A-Z][a-zà-ÿ]{1,14}(?:[ -][A-Z][a-zà-ÿ]{2,14})?)(?![\w’'])",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    [
        "een",
        "de",
        "het",
        "geen",
        "niet",
        "nu",
        "pas",
        "net",
        "zelfstandig",
        "beschikbaar",
        "alleen",
        "nieuw",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "vandaag",
        "morgen",
        "heel",
        "erg",
        "zeer",
        "now",
        "today",
        "tonight",
        "back",
        "anytime",
        "later",
        "mature",
        "sensual",
        "spontaan",
        "gezellig",
        "verzorgd",
        "rustig",
        "vriendelijk",
        "sympathiek",
        "gezond",
        "volwassen",
        "altijd",
        "direct",
        "new",
        "available",
        "independent",
        "here",
        "your",
        "a",
        "an",
        "the",
        "not",
        "in",
        "at",
        "very",
        "really",
        "always",
        "just",
        "only",
        "online",
        "open",
        "discreet",
        "gediplomeerd",
        "ervaren",
        "lief",
        "mooi",
        "jong",
        "jouw",
        "uw",
        "je",
        "hier",
        "vanaf",
        "dagelijks",
        "single",
        "licensed",
        "vergund",
        "geregistreerd",
        "registered",
        "blond",
        "brunette",
        "slank",
        "slim",
        "sweet",
        "nice",
        "hot",
        "sexy",
        "friendly",
        "classy",
        "elegant",
        "masseuse",
        "masseur",
        "escort",
        "student",
        "studente",
        "vrouw",
        "dame",
        "man",
        "meisje",
        "girl",
        "woman",
        "lady",
        "looking",
        "op",
        "bij",
        "te",
        "van",
        "also",
        "ook",
    ]
)
_DEMONYM = re.compile(
    r"(?:nederland|belgisch|duits|frans|spaan|italiaan|pools|roemeen|bulgaar|hongaar|oekra|russisch|turk|marokk|surina|"
    r"thais|chine|japan|braz|latij|latin|europe|europ|asia|aziat|afri|dutch|german|french|spanish|italian|polish|"
    r"roman|bulgar|hungar|ukrain|russian|turkish|moroc|thai|colomb|domini|cuba|vene|portug|grie|greek|czech|slov|"
    r"engels|english|british|american|amerik|antil|carib|indone|filip|vietna)",
    re.IGNORECASE,
)


def find_names(doc: Doc) -> Doc:
    """Attach a `name` fact for every name someone is introduced by; origins are not names."""
    reading: Reading = doc._.reading
    for found in reading.starts(_INTRODUCTIONS):
        match = _INTRODUCED.match(reading.shadow.plain, found)
        if match is None:
            continue
        start = match.start("name")
        name = _as_name(match.group("name"))
        if name:
            reading.add("name", name, start, start + len(name))
    return doc


def _as_name(written: str) -> str | None:
    first, _, second = written.partition(" ")
    if not first[0].isupper() or first.lower() in _NOT_NAMES or _DEMONYM.match(first):
        return None
    keep_second = second and second[0].isupper() and second.lower() not in _NOT_NAMES and not _DEMONYM.match(second)
    name = written if keep_second and " " in written else first
    return name.title() if len(name) > 2 and name.isupper() else name
