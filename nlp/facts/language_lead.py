"""What the words around a row of languages say: who speaks them, or that nobody does."""

from typing import Literal

from nlp.facts import language_cues as cues
from nlp.facts.language_names import CODES

Verdict = Literal["spoken", "denied", "other", "mine", "open"]
_BEING = frozenset(("is", "ben", "am", "are", "bin", "i'm", "im"))
_UNKNOWN_WORDS = 4


def lead(words: list[str], trail: list[str]) -> Verdict:
    """Judge by the words before the names, from the nearest on."""
    unknown, near = 0, True
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in cues.SPEAK or word in cues.LABELS:
            return _speaker(words, place)
        if (verdict := _of_word(words, place, near, trail)) is not None:
            return verdict
        if word not in cues.JOIN or word in cues.CONTRASTS:
            near = near and word in cues.CONTRASTS
            unknown += word not in cues.LIGHT and word not in CODES
            if unknown > _UNKNOWN_WORDS:
                break
    return "open"


def _of_word(words: list[str], place: int, near: bool, trail: list[str]) -> Verdict | None:
    word, follows = words[place], words[place + 1] if place + 1 < len(words) else ""
    verdict: Verdict | None = None
    if word in cues.NEGATIONS:
        contrasted = not cues.CONTRASTS.isdisjoint(words[place + 1 :])
        verdict = "denied" if near and not contrasted and follows not in cues.NOT_MUCH else None
    elif word in cues.SITE or (word in cues.AWAY and follows not in cues.SELF) or (near and word in cues.ORIGIN):
        verdict = "other"
    elif near and word in cues.SOME:
        verdict = "denied" if place and words[place - 1] in cues.NEGATIONS else "spoken"
    elif near and word in cues.MINE:
        verdict = "spoken" if trail and trail[0] in cues.PREDICATES and cues.HOPELESS.isdisjoint(trail[:4]) else "other"
    elif near and word in cues.IN and not (place and words[place - 1] in cues.SPEAK):
        around = words[max(0, place - 8) : place] + trail[:3]
        verdict = "spoken" if not cues.CONTACTING.isdisjoint(around) else "other"
    return verdict


def _speaker(words: list[str], place: int) -> Verdict:
    """Judge who is said to speak, or whose label it is."""
    before = words[max(0, place - 4) : place]
    follows = words[place + 1] if place + 1 < len(words) else ""
    nearest = before[-1] if before else ""
    further = words[place + 2] if place + 2 < len(words) else ""
    negated = nearest in cues.NEGATIONS or (nearest in cues.LIGHT and before[-2:-1] and before[-2] in cues.NEGATIONS)
    negated = negated or (nearest == "nu" and words[place] in cues.ROMANIAN)
    if negated and words[place] not in cues.LABELS:
        return "denied"
    if follows in cues.NEGATIONS and further not in cues.NOT_MUCH and further not in cues.CONTRASTS:
        return "denied"
    if words[place] in cues.LABELS:
        return "other" if not cues.SITE.isdisjoint(before[-2:]) else "spoken"
    if nearest in cues.FIRST or follows in cues.FIRST or words[place] in cues.FIRST_PERSON:
        return "spoken"
    if (nearest in cues.READER or follows in cues.READER) and cues.MODALS.isdisjoint(before):
        return "other"
    return "other" if of_clients(before) else "spoken"


def of_clients(words: list[str]) -> bool:
    """Tell whether the clients are meant, and not ours."""
    return not cues.CLIENTS.isdisjoint(words) and cues.OURS.isdisjoint(words)


def denied_behind(trail: list[str]) -> bool:
    """Tell whether the words behind the last name deny it: `German: no`, `Duits spreek ik niet`."""
    for place, word in enumerate(trail[:4]):
        if word in cues.NEGATIONS:
            follows = trail[place + 1] if place + 1 < len(trail) else ""
            return not follows or follows in cues.SPEAK
        if word in cues.HOPELESS:
            return True
        if word not in cues.LIGHT and word not in cues.SPEAK and word not in cues.PREDICATES:
            return False
    return False


def said_behind(before: list[str], trail: list[str]) -> bool:
    """Tell whether the words behind the last name say that it is spoken."""
    if before and before[-1] in _BEING and trail and trail[0] in cues.CONTRASTS:
        return False
    for word in trail[:4]:
        if word in cues.BEHIND:
            return not of_clients(before[-5:])
        known = word in cues.LIGHT or word in cues.PREDICATES or word in cues.NEGATIONS or word in cues.AWAY
        if not known:
            return False
    return False
