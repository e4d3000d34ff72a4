"""The language an ad is written in (lingua), out of those seen on Dutch sites."""

from functools import cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

UNKNOWN = "und"
FEWEST_LETTERS = 15
ENOUGH_CHARACTERS = 400
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


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, `und` when there is too little to tell."""
    sample = text[:ENOUGH_CHARACTERS]
    if sum(char.isalpha() for char in sample) < FEWEST_LETTERS:
        return UNKNOWN
    found = _detector().detect_language_of(sample)
    return UNKNOWN if found is None else IsoCode639_1.__str__(found.iso_code_639_1).rsplit(".", 1)[-1].lower()
