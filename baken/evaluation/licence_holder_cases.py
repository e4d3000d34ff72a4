"""Kinds of checks in which the number is real and in force, but someone else's."""

from datetime import date

from baken.evaluation import licence_writing as writing
from baken.evaluation.licence_setting import LabelledCheck, Setting, Shown
from baken.evaluation.licence_view import Entry, key, places_in

Found = list[LabelledCheck]


def _victim_and_other(s: Setting, listed: bool = True) -> tuple[Entry, Entry, date] | None:
    found = s.pick_in_force(wanted=lambda e: bool(e.phones) == listed and bool(places_in(e.cbs_code)))
    other = found and s.other_holder(found[0], lambda e: bool(e.phones))
    return (found[0], other, found[1]) if found and other else None


def of_another_elsewhere(s: Setting) -> Found:
    """Phone, town and perhaps name are those of another licence's holder."""
    if not (drawn := _victim_and_other(s, listed=s.random.random() < 0.8)):
        return []
    entry, other, day = drawn
    names = (s.random.choice(other.names),) if s.random.random() < 0.6 else ()
    shown = Shown((s.random.choice(other.phones),), names, places_in(other.cbs_code)[0])
    why = f"phone and place are those of {other.number}"
    return [s.check([entry.number], shown, day, "mismatch", why, [entry.number])]


def of_another_in_town(s: Setting) -> Found:
    """The town agrees, but phone and name are those of another licence's holder."""
    if not (drawn := _victim_and_other(s)):
        return []
    entry, other, day = drawn
    shown = Shown((s.random.choice(other.phones),), (s.random.choice(other.names),), places_in(entry.cbs_code)[0])
    why = f"phone and name are those of {other.number}"
    return [s.check([entry.number], shown, day, "mismatch", why, [entry.number])]


def other_phone_and_place(s: Setting) -> Found:
    """A phone that no licence lists, in another municipality, and no name that could agree."""
    found = s.pick_in_force(wanted=lambda e: bool(e.phones))
    if not found:
        return []
    entry, day = found
    shown = Shown((s.unlisted_phone(),), (), s.town_outside(entry.cbs_code))
    return [s.check([entry.number], shown, day, "mismatch", "neither phone nor place agrees", [entry.number])]


def other_business_elsewhere(s: Setting) -> Found:
    """A business's number under another business's name, in another municipality, without a phone."""
    found = s.pick_in_force(wanted=lambda e: e.kind == "business")
    if not found:
        return []
    entry, day = found
    other = s.other_holder(entry, lambda e: e.kind == "business")
    if not other:
        return []
    shown = Shown((), (s.random.choice(other.names),), places_in(other.cbs_code)[0])
    why = f"name and place are those of {other.number}"
    kind = s.random.choice(("", "business"))
    return [s.check([entry.number], shown, day, "mismatch", why, [entry.number], kind=kind)]


def slip_onto_another(s: Setting) -> Found:
    """One slip of the pen that yields a number of someone else: phone, name and place tell whose it should be."""
    other = s.pick(lambda e: bool(e.phones) and bool(places_in(e.cbs_code)))
    if not other:
        return []
    for _ in range(40):
        written = s.random.choice((writing.one_edit, writing.transposed))(other.number, s.random)
        hit = s.view.by_key.get(key(written or ""), [])
        if len(hit) == 1 and _strangers(s, hit[0], other):
            entry = hit[0]
            day = s.day_between(entry.first, entry.last)
            shown = _shown_by(s, other)
            why = f"{entry.number} is another holder's; everything else is that of {other.number}"
            return [s.check([entry.number], shown, day, "mismatch", why, [other.number])]
    return []


def _strangers(s: Setting, entry: Entry, other: Entry) -> bool:
    return (
        entry.status == "active"
        and entry.first <= s.today
        and bool(entry.phones)
        and not set(entry.phones) & set(other.phones)
        and entry.cbs_code != other.cbs_code
        and not s.alike(entry.names, other.names)
    )


def _shown_by(s: Setting, holder: Entry) -> Shown:
    return Shown((s.random.choice(holder.phones),), (s.random.choice(holder.names),), places_in(holder.cbs_code)[0])


def in_two_ads(s: Setting) -> Found:
    """One number in two ads on one day: the holder's is valid, the stranger's is not."""
    if not (drawn := _victim_and_other(s)):
        return []
    entry, other, day = drawn
    own = Shown((s.random.choice(entry.phones),), (), places_in(entry.cbs_code)[0])
    theirs = _shown_by(s, other)
    return [
        s.check([entry.number], own, day, "valid", "the holder's own of two ads", [entry.number]),
        s.check([entry.number], theirs, day, "mismatch", f"the ad of {other.number}'s holder", [entry.number]),
    ]
