"""The language an ad is written in, and that of its parts where it mixes several, out of those seen on Dutch sites.

Words that only one of the languages has decide most ads; lingua is asked about the others.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from lingua import IsoCode639_1, Language, LanguageDetector, LanguageDetectorBuilder

UNKNOWN = "und"
FEWEST_LETTERS = 15
ENOUGH_CHARACTERS = 240
SAMPLE = 1_000  # characters that decide about the whole
ENOUGH_WORDS, LEAD = 3, 2
FOREIGN_WORDS = 3  # as many words of another language make an ad worth cutting into parts
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
_OWN_WORDS = {
    "nl": "ik jij je het een van voor niet ook naar bij mijn maar uur graag geen jouw onze wij zijn ben en of jou met "
    "heb hebt kan kun wil alleen samen nog naar dan wat aan uit",
    "en": "you the and with for your are have this that from please only our will what when my am me i to of at by can "
    "all not just or call",
    "de": "ich du und der die das nicht mit für ein eine einen auf bei dich mich dir mir bin ist auch oder uhr nur wir "
    "sind gerne zu nach von",
    "es": "y el los las una con para por que soy mi tu muy también más estoy te sin pero como del hola llama llámame "
    "solo horas",
    "fr": "je et les des une avec pour vous suis mon ma sur dans pas est qui moi très bien votre tu ou du au",
    "ro": "și si sunt cu pentru la mine tine te ore numai doar fără din mai sau vă îmi imi bună doresc este eu",
    "hu": "és egy nem hogy vagyok van csak a az meg már nagyon szia hívj óra várlak hozzám nálam vagy is",
    "pl": "i się nie jest na z do dla jestem tylko oraz mnie ciebie godzina zapraszam moje lub w o od",
}
_VOTES: dict[str, str] = {}
for _language, _words in _OWN_WORDS.items():
    for _word in _words.split():
        # A word of two languages votes for neither.
        _VOTES[_word] = "" if _word in _VOTES and _VOTES[_word] != _language else _language
_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n.!?]*[\n.!?]*")

Part = tuple[str, int, int]


def is_function_word(word: str) -> bool:
    """Tell whether a word in lower case is one of the small common ones by which languages are told apart."""
    return word in _VOTES


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_CANDIDATES).build()


def _asked(sample: str) -> str:
    """Return lingua's answer for a stretch of text."""
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return UNKNOWN
    found = _detector().detect_language_of(sample)
    return UNKNOWN if found is None else IsoCode639_1.__str__(found.iso_code_639_1).rsplit(".", 1)[-1].lower()


def _votes(text: str) -> list[tuple[str, int]]:
    """Return the languages with words of their own in the text and how many, most first."""
    votes = [language for word in _WORD.findall(text.lower()) if (language := _VOTES.get(word))]
    return Counter(votes).most_common(2) if votes else []


def _prevailing(votes: list[tuple[str, int]], enough: int = ENOUGH_WORDS) -> str | None:
    """Return the language whose own words plainly prevail."""
    if not votes or votes[0][1] < enough:
        return None
    return votes[0][0] if len(votes) == 1 or votes[0][1] > LEAD * votes[1][1] else None


def language_of(text: str) -> tuple[str, list[Part]]:
    """Return the ISO 639-1 code of the text's language, `und` when there is too little to tell, and its parts.

    The parts of a text in several languages are (language, start, end): whole sentences or lines, neighbours of one
    language joined; sentences too short to tell belong to the part before them. A text that keeps to one has none.
    """
    votes = _votes(text[:SAMPLE])
    language = _prevailing(votes) or _asked(text[:ENOUGH_CHARACTERS])
    several = len(votes) > 1 and votes[1][1] >= FOREIGN_WORDS
    return language, _parts(text) if several else []


def _parts(text: str) -> list[Part]:
    parts: list[Part] = []
    for start, end in _sentences(text):
        language = _of_sentence(text[start : min(end, start + ENOUGH_CHARACTERS)])
        if parts and language in (UNKNOWN, parts[-1][0]):
            parts[-1] = (parts[-1][0], parts[-1][1], end)
        elif language != UNKNOWN:
            parts.append((language, start, end))
    return parts if len({language for language, _, _ in parts}) > 1 else []


@lru_cache(maxsize=50_000)  # ads repeat each other's sentences
def _of_sentence(sentence: str) -> str:
    votes = _votes(sentence)
    if votes or len(sentence) < 2 * FEWEST_LETTERS:
        return _prevailing(votes, enough=1) or UNKNOWN
    return _asked(sentence)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        if match.group().strip():
            yield match.span()
