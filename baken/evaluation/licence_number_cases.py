"""Kinds of checks that turn on the number itself: slips, invented, malformed, none, and several of them."""

from collections.abc import Callable
from datetime import date, timedelta

from baken.evaluation import licence_writing as writing
from baken.evaluation.licence_setting import LabelledCheck, Setting, Shown
from baken.evaluation.licence_view import Entry, key, places_in

Found = list[LabelledCheck]
_NO_NUMBERS = (
    "12",
    "n.v.t.",
    "aanwezig",
    "in aanvraag",
    "vergund",
    "op aanvraag",
    "ja",
    "???",
    "2023",
    "A-1",
    "vergunning",
)


def look_alike(s: Setting) -> Found:
    """Characters that look alike (O for 0): a near miss, which keeps its verdict and names the candidate."""
    return _slip(s, lambda number: writing.look_alike(number, s.random), "look-alike characters")


def homoglyph(s: Setting) -> Found:
    """A Cyrillic letter of the same shape: look-alike characters too, hence no exact match (a convention)."""
    return _slip(s, lambda number: writing.homoglyph(number, s.random), "a look-alike letter of another script")


def one_edit(s: Setting) -> Found:
    """One digit replaced, added or left out."""
    return _slip(s, lambda number: writing.one_edit(number, s.random), "one edit")


def transposed(s: Setting) -> Found:
    """Two neighbouring digits swapped."""
    return _slip(s, lambda number: writing.transposed(number, s.random), "two digits swapped")


def without_prefix(s: Setting) -> Found:
    """The leading letters left out."""
    return _slip(s, writing.without_prefix, "the prefix left out")


def without_year(s: Setting) -> Found:
    """The year left out."""
    return _slip(s, writing.without_year, "the year left out")


def _slip(s: Setting, write: Callable[[str], str | None], what: str) -> Found:
    found = s.pick_in_force()
    shown = found and s.own_with_proof(found[0])
    text = found and write(found[0].number)
    if not found or not shown or not text or key(text) in s.view.by_key:
        return []
    entry, day = found
    formed = s.well_formed(text)
    if formed is None:
        return []
    why = f"{what} in {entry.number}; the pack {'knows' if formed else 'does not know'} such a form"
    return [s.check([text], shown, day, "unknown" if formed else "malformed", why, [entry.number])]


def invented(s: Setting) -> Found:
    """A well-formed number that is not in the register."""
    number = _invented(s)
    if not number:
        return []
    shown = Shown((s.unlisted_phone(),), (), s.random.choice(("", s.town_outside())))
    return [s.check([number], shown, _some_day(s), "unknown", "well formed, not in the register")]


def _invented(s: Setting) -> str | None:
    entry = s.pick(lambda _: True)
    if not entry:
        return None
    for _ in range(20):
        number = "".join(s.random.choice("0123456789") if c.isdigit() else c for c in entry.number)
        if key(number) not in s.view.by_key and s.well_formed(number):
            return number
    return None


def malformed(s: Setting) -> Found:
    """Something given as the number that has no form the pack knows."""
    text = _malformed(s)
    shown = Shown((s.unlisted_phone(),), (), s.random.choice(("", s.town_outside())))
    return [s.check([text], shown, _some_day(s), "malformed", "no form the pack knows")] if text else []


def _malformed(s: Setting) -> str | None:
    digits = "".join(s.random.choices("0123456789", k=s.random.randint(2, 12)))
    letters = "".join(s.random.choices("ABCDEFGHKLMNPRSTVWXZ", k=2))
    drawn = (
        *s.random.sample(_NO_NUMBERS, 3),
        digits,
        f"SB-{digits[:2]}-{digits[2:5]}",
        f"{letters}-{digits}",
        f"RP {digits}",
    )
    for text in s.random.sample(drawn, len(drawn)):
        if s.well_formed(text) is False and key(text) not in s.view.by_key:
            return text
    return None


def missing(s: Setting) -> Found:
    """No number where the pack asks for one."""
    shown = Shown((s.unlisted_phone(),), (), s.random.choice(("", s.town_outside())))
    return [s.check([], shown, _some_day(s), "missing", "no number is shown", kind=_kind_that_must(s))]


def missing_with_listed_phone(s: Setting) -> Found:
    """No number, but the phone is on a licence's list: that licence is the candidate."""
    entry = s.pick(lambda e: bool(e.phones))
    if not entry:
        return []
    phone = s.random.choice(entry.phones)
    town = s.random.choice(("", *places_in(entry.cbs_code)[:1]))
    accepted = [e.number for e in s.view.by_phone[phone]]
    why = f"no number is shown; {phone} is on the list of {entry.number}"
    return [s.check([], Shown((phone,), (), town), _some_day(s), "missing", why, accepted, kind=_kind_that_must(s))]


def not_required(s: Setting) -> Found:
    """No number, and the pack asks none of a self-employed person (only under packs that license businesses)."""
    if s.pack.required != "business":
        return []
    shown = Shown((s.unlisted_phone(),), (), s.random.choice(("", s.town_outside(*s.pack.municipalities))))
    return [s.check([], shown, _some_day(s), "not_required", "only businesses are asked for one", kind="self_employed")]


def _kind_that_must(s: Setting) -> str:
    return "business" if s.pack.required == "business" else s.random.choice(("", "business", "self_employed"))


def one_of_several(s: Setting) -> Found:
    """Several numbers of which one is valid: the best one counts."""
    if not (found := s.pick_in_force()):
        return []
    entry, day = found
    shown = s.own_with_proof(entry)
    expired = s.pick(lambda e: e.last < day and s.view.single(e))
    others = [_invented(s), _malformed(s), expired.number if expired else None]
    more = [number for number in others if number]
    if not shown or not more:
        return []
    numbers = [entry.number, *s.random.sample(more, s.random.randint(1, min(2, len(more))))]
    s.random.shuffle(numbers)
    return [s.check(numbers, shown, day, "valid", f"{entry.number} is valid, the others are not", [entry.number])]


def none_of_several(s: Setting) -> Found:
    """Several numbers, all invented: unknown."""
    numbers = [number for number in (_invented(s), _invented(s)) if number]
    if len(numbers) < 2:
        return []
    return [s.check(numbers, Shown((s.unlisted_phone(),)), _some_day(s), "unknown", "neither is in the register")]


def both_of_others(s: Setting) -> Found:
    """Two real numbers of two holders, and phone and town of neither."""
    one = s.pick_in_force(wanted=lambda e: bool(e.phones))
    if not one:
        return []
    entry, day = one

    def also(e: Entry) -> bool:
        return (
            e.status == "active"
            and e.in_force(day)
            and bool(e.phones)
            and s.view.single(e)
            and e.number != entry.number
        )

    second = s.pick(also)
    if not second:
        return []
    shown = Shown((s.unlisted_phone(),), (), s.town_outside(entry.cbs_code, second.cbs_code))
    accepted = [entry.number, second.number]
    return [s.check(accepted, shown, day, "mismatch", "phone and place agree with neither number", accepted)]


def _some_day(s: Setting) -> date:
    return s.today - timedelta(days=s.random.randrange(400))
