"""Numbers from 0 to 999 written as words in the languages of ads (num2words), as people also misspell them."""

import re
import unicodedata
from functools import cache

from num2words import num2words

from nlp.stems import Stems

HUNDRED, MOST = 100, 999
_JOINT = {
    "nl": re.compile(r"^(een|twee|drie|vier|vijf|zes|zeven|acht|negen)([eë]n)(\w+tig)$"),
    "de": re.compile(r"^(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)(und)(\w+[zß]ig)$"),
}
LANGUAGES = ("nl", "en", "de", "es", "fr", "ro", "hu", "pl")
_SPELLINGS = {
    "een": 1, "oh": 0, "eén": 1, "ein": 1, "eine": 1, "zwo": 2, "una": 1, "doua": 2, "două": 2, "ket": 2, "két": 2,
    "dwie": 2, "jedna": 1, "jedno": 1, "fuenf": 5, "fuenfzehn": 15, "zwoelf": 12,
}  # fmt: skip
# Number words of one language that are common words of another: digits only between other digits.
_WEAK = frozenset(("het", "ot", "un", "on", "hat", "opt", "ein", "eine", "una", "once", "dos", "elf", "ten"))
TWICE = frozenset(("dubbel", "dubbele", "double", "doppel", "doppelt", "doble", "dublu", "dupla", "podwójne"))
THRICE = frozenset(("triple", "tripel", "driedubbel", "driedubbele", "dreifach", "triplu", "tripla"))
TIMES = frozenset(("x", "keer", "maal", "times", "mal", "fois", "veces", "ori", "razy", "de"))
PLURALS = {
    plural: str(digit)
    for digit, plurals in enumerate(
        (
            "nullen zeros zeroes ohs ceros zéros zerouri zera",
            "enen eentjes ones einsen unos",
            "tweeën tweeen twos zweien",
            "drieën drieen threes dreien",
            "vieren fours",
            "vijven fives fünfen",
            "zessen sixes sechsen",
            "zevens sevens siebenen sietes",
            "achten eights ochos",
            "negens nines neunen nueves",
        )
    )
    for plural in plurals.split()
}


def _plain(word: str) -> str:
    """Return a word without diacritics."""
    decomposed = unicodedata.normalize("NFD", word.replace("ß", "ss").replace("ł", "l"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def number_words() -> dict[str, str]:
    """Return every number word in lower case, one space between its parts, with its digits: `sixty seven` → `67`."""
    words = {spelling: str(value) for spelling, value in _SPELLINGS.items()}
    for language in LANGUAGES:
        for value in range(MOST + 1):
            written = in_words(value, language)
            joined = written.replace(" ", "") if language == "en" and value < HUNDRED else written
            for spelling in (written, _plain(written), written.replace("ë", "e"), _apart(written, language), joined):
                words.setdefault(spelling, str(value))
    return words


def in_words(value: int, language: str) -> str:
    """Return a number in words, in lower case, one space between its parts; `language` is an ISO 639-1 code."""
    return str(num2words(value, lang=language)).lower().replace("-", " ")


def _apart(written: str, language: str) -> str:
    """Return a Dutch or German compound as people cut it: `zeven en zeventig`."""
    joint = _JOINT.get(language)
    return joint.sub(r"\1 \2 \3", written) if joint else written


@cache
def strong_words() -> frozenset[str]:
    """Return the number words of one part that are no common words of another language."""
    return frozenset(word for word in number_words() if _is_strong(word))


def _is_strong(word: str) -> bool:
    round_or_small = len(number_words()[word]) < 3 or number_words()[word].endswith("00")
    return " " not in word and word not in _WEAK and round_or_small and (len(word) > 2 or word == "oh")


@cache
def first_parts() -> frozenset[str]:
    """Return the words with which numbers of several parts begin: `sixty`, `treinta`, `quatre`."""
    return frozenset(word.split(" ")[0] for word in number_words() if " " in word)


@cache
def second_parts() -> frozenset[str]:
    """Return the words that stand second in numbers of several parts: `seven`, `y`, `vingt`."""
    return frozenset(word.split(" ")[1] for word in number_words() if " " in word)


NUMBER_STEMS = Stems({*strong_words(), *TWICE, *THRICE, *PLURALS})
