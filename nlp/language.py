"""The language an ad is written in (lingua), out of those seen on Dutch sites."""

from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

UNKNOWN = "und"
FEWEST_LETTERS = 15
ENOUGH_CHARACTERS = 240
_CANDIDATES = (
    Language.DUTCH,
    Language.ENGLISH,
    Language.GERMAN,
    Language.SPANISH,
    Language.FRENCH,
    Language.ROMANIAN,
    Language.HUNGARIAN,
    Language.POLISH,
)


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_CANDIDATES).with_low_accuracy_mode().build()


# Words that no other candidate language has; several of them make a detector unnecessary.
_OWN_WORDS = {
    "nl": frozenset(
        ("ik", "jij", "je", "het", "een", "van", "voor", "niet", "ook", "naar", "bij", "mijn", "maar", "uur", "graag",
         "geen", "jouw", "onze", "wij", "zijn")
    ),
    "en": frozenset(
        ("you", "the", "and", "with", "for", "your", "are", "have", "this", "that", "from", "please", "only", "our",
         "will", "what", "when")
    ),
}  # fmt: skip
ENOUGH_WORDS, SAMPLE = 4, 700


def _plain_case(sample: str) -> str | None:
    """Return the language whose own words plainly prevail, so that the detector need not be asked."""
    words = set(sample.lower().split())
    counts = {language: len(words & own) for language, own in _OWN_WORDS.items()}
    language = max(counts, key=lambda name: counts[name])
    others = sum(counts.values()) - counts[language]
    return language if counts[language] >= max(ENOUGH_WORDS, others + 2) else None


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, `und` when there is too little to tell."""
    sample = text[:ENOUGH_CHARACTERS]
    if sum(char.isalpha() for char in sample) < FEWEST_LETTERS:
        return UNKNOWN
    plain = _plain_case(text[:SAMPLE])
    if plain is not None:
        return plain
    found = _detector().detect_language_of(sample)
    return UNKNOWN if found is None else IsoCode639_1.__str__(found.iso_code_639_1).rsplit(".", 1)[-1].lower()
