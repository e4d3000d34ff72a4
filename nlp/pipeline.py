"""The pipeline: a Doc a field of an ad, spaCy components that attach facts, then the hits of the whole ad."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from stdnum.nl import bsn

from domain.ads import AdText, Source
from domain.facts import Extraction, Fact
from domain.hits import Hit
from nlp import extensions
from nlp.facts import age, contact, kvk_number, licence_number, person, phone, place, price, service
from nlp.indicators.catalogue import catalogue
from nlp.indicators.matcher import PhraseFinder
from nlp.indicators.rules import RULES
from nlp.language import language_of
from nlp.shadow import Shadow

FIELDS: tuple[Source, ...] = ("title", "text", "url")
DEFAULT_MINIMUM_AGE = 21
LONGEST_TEXT = 20_000_000
_SURROGATES = re.compile("[\ud800-\udfff]")
_NINE_DIGITS = re.compile(r"\D")

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
    """Return the spaCy pipeline: a blank Dutch tokenizer and one component a group of fact kinds."""
    extensions.register()
    nlp = spacy.blank("nl")
    nlp.max_length = LONGEST_TEXT
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
        self._country = default_country
        self._minimum_age = minimum_age
        self._entries = catalogue()
        self._phrases = PhraseFinder(self._entries.values())

    def read(self, ad: AdText) -> Extraction:
        """Read one ad."""
        return next(self.read_many([ad]))

    def read_many(self, ads: Iterable[AdText]) -> Iterator[Extraction]:
        """Read ads one after another, in order, in constant memory."""
        for ad in ads:
            docs = [self._read_field(ad, source) for source in FIELDS if ad.field(source)]
            facts = tuple(fact for doc in docs for fact in doc._.facts if not _is_citizen_number(fact))
            spoken = f"{ad.title}\n{ad.text}" if len(ad.text) < 200 else ad.text
            yield Extraction(ad.id, language_of(_valid(spoken)), facts, tuple(self._hits(docs, facts)))

    def _read_field(self, ad: AdText, source: Source) -> Doc:
        text = _valid(ad.field(source))
        doc = self._nlp.make_doc(text)
        doc._.ad, doc._.source, doc._.shadow, doc._.facts = ad, source, Shadow(text), []
        doc._.covered = {}
        doc._.region = phone.region_of(ad.url, self._country)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        doc._.facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
        return doc

    def _hits(self, docs: list[Doc], facts: tuple[Fact, ...]) -> Iterator[Hit]:
        for doc in docs:
            if doc._.source != "url":
                yield from self._phrases.find(doc)
        for entry in self._entries.values():
            if entry.rule:
                yield from RULES[entry.rule](entry.id, facts, self._minimum_age)


def _valid(text: str) -> str:
    """Replace lone surrogates, which no encoder takes; positions stay."""
    return _SURROGATES.sub("\ufffd", text)


def _is_citizen_number(fact: Fact) -> bool:
    digits = _NINE_DIGITS.sub("", fact.text)
    return fact.kind in ("kvk_number", "licence_number") and len(digits) == 9 and bsn.is_valid(digits)
