"""The pipeline: a Doc a field of an ad, spaCy components that attach facts, then the hits of the whole ad."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from stdnum.nl import bsn

from domain.ads import AdText, Source
from domain.facts import Extraction, Fact
from domain.hits import Hit
from nlp.facts import age, contact, kvk_number, licence_number, person, phone, place, price, service
from nlp.indicators.catalogue import catalogue
from nlp.indicators.matcher import PhraseFinder
from nlp.indicators.rules import RULES
from nlp.language import language_of
from nlp.reading import Reading, register_extensions
from nlp.shadow import Shadow
from nlp.tokens import SpaceTokenizer

FIELDS: tuple[Source, ...] = ("title", "text", "url")
DEFAULT_MINIMUM_AGE = 21
LONGEST_TEXT = 20_000_000
RENEWED_AFTER = 50_000  # texts
SHORT_TEXT, SAMPLE = 200, 1_000
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_A_DIGIT = re.compile(r"\D")

# In this order: a finder may look at what earlier ones took.
FINDERS: dict[str, Callable[[Doc], Doc]] = {
    "baken_licence_numbers": licence_number.find_licence_numbers,
    "baken_kvk_numbers": kvk_number.find_kvk_numbers,
    "baken_contacts": contact.find_contacts,
    "baken_phones": phone.find_phones,
    "baken_prices": price.find_prices,
    "baken_ages": age.find_ages,
    "baken_places": place.find_places,
    "baken_names": person.find_names,
    "baken_languages_spoken": person.find_languages_spoken,
    "baken_service_modes": service.find_service_modes,
    "baken_posting_dates": service.find_posting_dates,
}
for _name, _finder in FINDERS.items():
    Language.component(_name, func=_finder)


def _rules_version() -> str:
    """Hash everything under nlp/ and the data of domain/ that decides what is read out of an ad."""
    digest = hashlib.sha256(version("spacy").encode())
    for package in ("nlp", "domain"):
        for file in _files(files(package)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".yaml", ".csv")):
            yield entry


RULES_VERSION = _rules_version()


def build_pipeline() -> Language:
    """Return the spaCy pipeline: a blank Dutch one, cut at white space, with one component a group of fact kinds."""
    register_extensions()
    nlp = spacy.blank("nl")
    nlp.max_length = LONGEST_TEXT
    nlp.tokenizer = SpaceTokenizer(nlp.vocab)
    for name in FINDERS:
        nlp.add_pipe(name)
    return nlp


class AdReader:
    """Reads facts and hits out of ads. Made once; not shared between threads.

    `default_country` is the region of phone numbers without a country code, `minimum_age` the age
    under which `age.below_minimum` speaks.
    """

    def __init__(self, default_country: str = "NL", minimum_age: int = DEFAULT_MINIMUM_AGE) -> None:
        self._nlp = build_pipeline()
        self._tokenizer = _tokenizer()
        self._tokenized_docs = 0
        self._country = default_country
        self._minimum_age = minimum_age
        self._entries = catalogue()
        self._phrases = PhraseFinder(self._entries.values())

    def read(self, ad: AdText) -> Extraction:
        """Read one ad."""
        return next(self.read_many([ad]))

    def read_many(self, ads: Iterable[AdText]) -> Iterator[Extraction]:
        """Read ads one after another, in order, in constant memory."""
        fields = ((ad, source) for ad in ads for source in FIELDS if source == "text" or ad.field(source))
        docs = self._nlp.pipe(self._doc(ad, source) for ad, source in fields)
        readings: Iterator[Reading] = (doc._.reading for doc in docs)
        for _, of_one_ad in groupby(readings, key=lambda reading: id(reading.ad)):
            yield self._extraction(list(of_one_ad))

    def _doc(self, ad: AdText, source: Source) -> Doc:
        original = ad.field(source)
        text = _SURROGATES.sub("\ufffd", original)  # no encoder takes lone surrogates; positions stay
        doc = self._tokenized(text)
        doc._.reading = Reading(ad, source, original, Shadow(text), phone.region_of(ad.url, self._country))
        return doc

    def _tokenized(self, text: str) -> Doc:
        """Tokenize, with a fresh vocabulary now and then: spaCy keeps every word it has ever seen."""
        self._tokenized_docs += 1
        if self._tokenized_docs % RENEWED_AFTER == 0:
            self._tokenizer = _tokenizer()
        return self._tokenizer(text)

    def _extraction(self, readings: list[Reading]) -> Extraction:
        ad = readings[0].ad
        for reading in readings:
            reading.facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
        facts = tuple(fact for reading in readings for fact in reading.facts if not _is_citizen_number(fact))
        spoken = f"{ad.title}\n{ad.text}" if len(ad.text) < SHORT_TEXT else ad.text[:SAMPLE]
        hits = tuple(self._hits(readings, facts))
        return Extraction(ad.id, language_of(_SURROGATES.sub("\ufffd", spoken)), facts, hits)

    def _hits(self, readings: list[Reading], facts: tuple[Fact, ...]) -> Iterator[Hit]:
        for reading in readings:
            if reading.source != "url":
                yield from self._phrases.find(reading)
        for entry in self._entries.values():
            if entry.rule:
                yield from RULES[entry.rule](entry.id, facts, self._minimum_age)


def _tokenizer() -> SpaceTokenizer:
    return SpaceTokenizer(spacy.blank("nl").vocab)


def _is_citizen_number(fact: Fact) -> bool:
    """Tell whether a bare number of nine digits passes the eleven-test; one with letters is no citizen's."""
    digits = _NOT_A_DIGIT.sub("", fact.text)
    bare = not any(char.isalpha() for char in fact.text)
    return fact.kind in ("kvk_number", "licence_number") and bare and len(digits) == 9 and bsn.is_valid(digits)
