"""The pipeline: a Doc a field of an ad, spaCy components that read it, then the whole ad."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby, islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from stdnum.nl import bsn

from domain.ads import AdText, Source
from domain.facts import Extraction, Fact
from domain.hits import Hit
from nlp.facts import (
    age,
    contact,
    establishment_number,
    kvk_number,
    language_spoken,
    licence_number,
    name,
    phone,
    place,
    posted_at,
    price,
    service_mode,
    vat_number,
)
from nlp.indicators.catalogue import catalogue
from nlp.indicators.matcher import PhraseFinder
from nlp.indicators.rules import RULES, AdContext
from nlp.language import UNKNOWN, language_of
from nlp.reading import Reading, register_extensions
from nlp.region import region_of
from nlp.shadow import Shadow
from nlp.tokens import SpaceTokenizer
from nlp.trained import chosen_pipeline

FIELDS: tuple[Source, ...] = ("title", "text", "url")
DEFAULT_COUNTRY = "NL"
DEFAULT_MINIMUM_AGE = 21
LONGEST_TEXT = 20_000_000
RENEWED_AFTER = 50_000  # texts
BATCH = 64  # Docs
TOKENIZER = "baken.SpaceTokenizer.v1"
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_A_DIGIT = re.compile(r"\D")
register_extensions()

# In this order: a finder may look at what earlier ones took.
FINDERS: dict[str, Callable[[Doc], Doc]] = {
    "baken_licence_numbers": licence_number.find_licence_numbers,
    "baken_kvk_numbers": kvk_number.find_kvk_numbers,
    "baken_establishment_numbers": establishment_number.find_establishment_numbers,
    "baken_vat_numbers": vat_number.find_vat_numbers,
    "baken_contacts": contact.find_contacts,
    "baken_phones": phone.find_phones,
    "baken_prices": price.find_prices,
    "baken_ages": age.find_ages,
    "baken_places": place.find_places,
    "baken_names": name.find_names,
    "baken_languages_spoken": language_spoken.find_languages_spoken,
    "baken_service_modes": service_mode.find_service_modes,
    "baken_posting_dates": posted_at.find_posting_dates,
}


class Step:
    """A component that takes its step with a batch of Docs at a time, which keeps its code and tables close at hand."""

    def __init__(self, step: Callable[[Doc], Doc]) -> None:
        self._step = step

    def __call__(self, doc: Doc) -> Doc:
        """Take the step with one Doc."""
        return self._step(doc)

    def pipe(self, docs: Iterable[Doc], batch_size: int = BATCH) -> Iterator[Doc]:
        """Take the step with every Doc, in order."""
        remaining = iter(docs)
        while batch := list(islice(remaining, min(batch_size, BATCH))):
            yield from [self._step(doc) for doc in batch]


def _register(name: str, step: Callable[[Doc], Doc]) -> None:
    Language.factory(name, func=lambda nlp, name: Step(step))


for _name, _finder in FINDERS.items():
    _register(_name, _finder)


@Language.factory("baken_reading", default_config={"default_country": DEFAULT_COUNTRY})
def _reading_component(nlp: Language, name: str, default_country: str) -> Callable[[Doc], Doc]:
    """Begin the reading of a Doc that came without one, as the text of an ad that nothing else is known of."""

    def begin(doc: Doc) -> Doc:
        if doc._.reading is None:
            doc._.reading = _reading(AdText("", doc.text), "text", default_country)
        return doc

    return begin


def _find_phrases(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    if reading.source != "url":
        reading.finds = _phrases().find(reading)
    return doc


def _find_language(doc: Doc) -> Doc:
    reading: Reading = doc._.reading
    if reading.source == "text":
        doc._.language, doc._.parts = language_of(reading.shadow.original)
        title = reading.ad.title
        if doc._.language == UNKNOWN and title:
            doc._.language, _ = language_of(_SURROGATES.sub("\ufffd", f"{title}\n{reading.original}"))
    return doc


def _close(doc: Doc) -> Doc:
    """Leave on the Doc what was found, and nothing that cannot be saved with it."""
    reading: Reading = doc._.reading
    reading.facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
    doc._.facts = [fact for fact in reading.facts if not _is_citizen_number(fact)]
    doc._.finds = reading.finds
    doc._.reading = None
    return doc


for _name, _finder in (
    ("baken_phrases", _find_phrases),
    ("baken_language", _find_language),
    ("baken_close", _close),
):
    _register(_name, _finder)


@cache
def _phrases() -> PhraseFinder:
    return PhraseFinder(catalogue().values())


def _reading(ad: AdText, source: Source, region: str) -> Reading:
    original = ad.field(source)
    # No encoder takes lone surrogates; positions stay.
    return Reading(ad, source, original, Shadow(_SURROGATES.sub("\ufffd", original)), region)


def _rules_version() -> str:
    """Hash everything under nlp/ and the data of domain/ that decides what is read out of an ad."""
    digest = hashlib.sha256(f"{version('spacy')} {chosen_pipeline()}".encode())
    for package in ("nlp", "domain"):
        for file in _files(files(package)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".yaml", ".csv", ".txt")):
            yield entry


RULES_VERSION = _rules_version()


def build_pipeline(default_country: str = DEFAULT_COUNTRY) -> Language:
    """Return the spaCy pipeline: a blank Dutch one, cut at white space, with one component a group of fact kinds.

    It can be called on plain text, saved with `to_disk`, and loaded with `spacy.load` where this module is imported.
    """
    nlp = spacy.blank("nl", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = LONGEST_TEXT
    nlp.add_pipe("baken_reading", config={"default_country": default_country})
    for component in (*FINDERS, "baken_phrases", "baken_language", "baken_close"):
        nlp.add_pipe(component)
    if trained := chosen_pipeline():
        nlp.add_pipe("baken_trained_names", config={"pipeline": trained}, after="baken_names")
    return nlp


class AdReader:
    """Reads facts and hits out of ads. Made once; not shared between threads.

    `default_country` is the region of phone numbers without a country code, `minimum_age` the age
    under which `age.below_minimum` speaks.
    """

    def __init__(self, default_country: str = DEFAULT_COUNTRY, minimum_age: int = DEFAULT_MINIMUM_AGE) -> None:
        self._nlp = build_pipeline(default_country)
        self._tokenizer = _tokenizer()
        self._tokenized_docs = 0
        self._country = default_country
        self._minimum_age = minimum_age
        self._rules = [(entry.id, RULES[entry.rule]) for entry in catalogue().values() if entry.rule]

    def read(self, ad: AdText) -> Extraction:
        """Read one ad."""
        return next(self.read_many([ad]))

    def read_many(self, ads: Iterable[AdText]) -> Iterator[Extraction]:
        """Read ads one after another, in order, in constant memory."""
        with_region = ((ad, region_of(ad, self._country)) for ad in ads)
        begun = (
            (self._doc(ad, source, region), (ad, source, region))
            for ad, region in with_region
            for source in FIELDS
            if source == "text" or ad.field(source)
        )
        docs = self._nlp.pipe(begun, as_tuples=True, batch_size=BATCH)
        for _, of_one_ad in groupby(docs, key=lambda read: id(read[1][0])):
            read = list(of_one_ad)
            ad, _, region = read[0][1]
            yield self._extraction(ad, region, {source: doc for doc, (_, source, _) in read})

    def read_batch(self, ads: Sequence[AdText]) -> list[Extraction | Exception]:
        """Read some ads; one that cannot be read has its exception in its place and costs the others nothing."""
        try:
            return list(self.read_many(ads))
        except Exception:  # whatever it was, reading one by one tells whose it is
            return [self._read_alone(ad) for ad in ads]

    def _read_alone(self, ad: AdText) -> Extraction | Exception:
        try:
            return self.read(ad)
        except Exception as error:
            return error

    def _doc(self, ad: AdText, source: Source, region: str) -> Doc:
        reading = _reading(ad, source, region)
        doc = self._tokenized(reading.shadow.original)
        doc._.reading = reading
        return doc

    def _tokenized(self, text: str) -> Doc:
        """Tokenize, with a fresh vocabulary now and then: spaCy keeps every word it has ever seen."""
        self._tokenized_docs += 1
        if self._tokenized_docs % RENEWED_AFTER == 0:
            self._tokenizer = _tokenizer()
        return self._tokenizer(text)

    def _extraction(self, ad: AdText, region: str, docs: dict[Source, Doc]) -> Extraction:
        facts = tuple(fact for doc in docs.values() for fact in doc._.facts)
        hits = tuple(self._hits(ad, region, docs, facts))
        text = docs["text"]
        return Extraction(ad.id, text._.language, facts, hits, tuple(text._.parts))

    def _hits(self, ad: AdText, region: str, docs: dict[Source, Doc], facts: tuple[Fact, ...]) -> Iterator[Hit]:
        finds = {source: doc._.finds for source, doc in docs.items()}
        yield from _phrases().hits(f"{ad.title}\n{ad.text}", finds)
        context = AdContext(self._minimum_age, region)
        for indicator, rule in self._rules:
            yield from rule(indicator, facts, context)


def _tokenizer() -> SpaceTokenizer:
    return SpaceTokenizer(Vocab())  # a language's own would work out twenty attributes of every new word


def _is_citizen_number(fact: Fact) -> bool:
    """Tell whether a bare number of nine digits passes the eleven-test; a licence with marks in it is no citizen's."""
    if fact.kind not in ("kvk_number", "licence_number"):
        return False
    digits = _NOT_A_DIGIT.sub("", fact.text)
    if fact.kind == "licence_number" and len(fact.text) != len(digits):
        return False
    bare = not any(char.isalpha() for char in fact.text)
    return bare and len(digits) == 9 and bsn.is_valid(digits)
