"""Names with which titles open."""

from domain.places import find_place
from nlp.facts.age_words import ADJECTIVES
from nlp.facts.name_context import is_whole
from nlp.facts.name_shapes import INTRODUCED, OPENING, OPENS, WORD
from nlp.facts.name_words import MONTHS, NAMES_AND_WORDS

_FOLLOWING = frozenset(
    ("hot", "vip", "gaat", "verhuist", "terug", "back", "moves", "escort", "masseuse", "trans", "only")
)


def opening_name(title: str) -> set[str]:
    """Return the name that is a word too with which a title opens: `Ruby – Nijmegen`."""
    opens = OPENS.match(title)
    first = WORD.match(title, opens.end()) if opens else None
    if (
        first is None
        or not (first.group()[0].isupper() or title.islower())
        or first.group().lower() not in NAMES_AND_WORDS
    ):
        return set()
    rest = title[first.end() :].split(maxsplit=1)
    if first.group().islower():
        surely = rest and (rest[0][:2].isdigit() or find_place(rest[0])) and first.group() not in MONTHS
        return {first.group()} if surely else set()
    following = WORD.match(title, first.end() + 1)
    if following and (following.group().lower() in ADJECTIVES or following.group().lower() in _FOLLOWING):
        return {first.group().lower()}
    if OPENING.match(title.lower(), first.end()) or (rest and find_place(rest[0])):
        return {first.group().lower()}
    return set()


def is_introduced(text: str, word: str) -> bool:
    """Tell whether the text introduces someone by a word of the title, with a capital."""
    for written in {word, word.title()}:
        at = text.find(written)
        if at > 0 and text[max(0, at - 12) : at].lower().endswith(INTRODUCED) and is_whole(text, at, at + len(written)):
            return True
    return False
