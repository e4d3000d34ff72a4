"""Languages that the ad says are spoken."""

import re

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

_LANGUAGES = {
    "nederlands": "nl", "dutch": "nl", "engels": "en", "english": "en", "duits": "de", "german": "de", "frans": "fr",
    "french": "fr", "spaans": "es", "spanish": "es", "italiaans": "it", "italian": "it", "pools": "pl", "polish": "pl",
    "roemeens": "ro", "romanian": "ro", "bulgaars": "bg", "bulgarian": "bg", "hongaars": "hu", "hungarian": "hu",
    "russisch": "ru", "russian": "ru", "oekraiens": "uk", "oekraïens": "uk", "ukrainian": "uk", "turks": "tr",
    "turkish": "tr", "arabisch": "ar", "arabic": "ar", "portugees": "pt", "portuguese": "pt", "thais": "th",
    "thai": "th", "chinees": "zh", "chinese": "zh", "tsjechisch": "cs", "czech": "cs", "grieks": "el", "greek": "el",
}  # fmt: skip
_ONE = rf"(?P<one>{'|'.join(_LANGUAGES)})"
_SPEECH = Stems(("spreek", "spreken", "speak", "talen", "taal", "language", "gesproken"))
_SPEAKS = re.compile(
    r"(?:spreek|spreekt|spreken|speak|speaks|speaking|talen|taal|languages?|gesproken)\b"
    rf"[^.!?\n]{{0,30}}?(?=\b(?:{'|'.join(_LANGUAGES)})\b)",
    re.IGNORECASE,
)
_SPEAKS_NOT = re.compile(r"\b(?:geen|niet|no|not|don['’]?t)\b")
_SPEAKING = re.compile(rf"{_ONE}[\s-]?(?:sprekende?|speaking)\b")
_NEXT = re.compile(
    rf"(?:[\s,/&+:;]|\b(?:en|and|ook|also|een beetje|a little|a bit of|goed|good|vloeiend|fluent|or|of)\b)*{_ONE}\b",
    re.I,
)


def find_languages_spoken(doc: Doc) -> Doc:
    """Attach a `language_spoken` fact (ISO 639-1) for every language the ad says is spoken."""
    reading: Reading = doc._.reading
    text = reading.shadow.lower
    for start in reading.starts(_SPEECH):
        speaks = _SPEAKS.match(text, start)
        position = speaks.end() if speaks and not _SPEAKS_NOT.search(speaks.group()) else len(text)
        while (named := _NEXT.match(text, position, position + 60)) is not None:
            reading.add("language_spoken", _LANGUAGES[named.group("one").lower()], *named.span("one"))
            position = named.end()
    for named in _SPEAKING.finditer(text) if "speak" in text or "sprekend" in text else ():
        reading.add("language_spoken", _LANGUAGES[named.group("one")], *named.span("one"))
    return doc
