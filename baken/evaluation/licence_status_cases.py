"""Kinds of checks in which the number is the advertiser's own: what its period and status make of it."""

from collections.abc import Callable
from datetime import timedelta

from baken.evaluation import licence_writing as writing
from baken.evaluation.licence_setting import LabelledCheck, Setting, Shown
from baken.evaluation.licence_view import places_in
from domain.places import fold

Found = list[LabelledCheck]
_LEGAL_FORMS = ("B.V.", "BV", "V.O.F.", "VOF", "C.V.", "Holding B.V.", "")
_NEW_NAMES = (
    "Lisa",
    "Anna",
    "Sofia",
    "Eva",
    "Mistress Noir",
    "Kim 24/7",
    "Studio 99",
    "De Blauwe Deur",
    "Yasmin",
    "Tessa",
)


def plain(s: Setting) -> Found:
    """A number as the register writes it, in force; beside it something that agrees, or nothing."""
    if not (found := s.pick_in_force()):
        return []
    entry, day = found
    return [s.check([entry.number], s.own(entry), day, "valid", "in force, nothing contradicts", [entry.number])]


def written_differently(s: Setting) -> Found:
    """The same number in another writing: marks, spaces, case, label, full-width, other dashes."""
    if not (found := s.pick_in_force()):
        return []
    entry, day = found
    text, way = writing.same_number(entry.number, s.random)
    return [s.check([text], s.own(entry), day, "valid", f"in force; written with {way}", [entry.number])]


def expired(s: Setting) -> Found:
    """The only period of the number had ended."""
    entry = s.pick(lambda e: e.status == "active" and e.last < s.today and s.view.single(e))
    if not entry:
        return []
    day = s.day_between(entry.last + timedelta(days=1), s.today)
    return [s.check([entry.number], s.own(entry), day, "expired", f"ended on {entry.last}", [entry.number])]


def not_yet_valid(s: Setting) -> Found:
    """The only period of the number had not begun."""
    entry = s.pick(lambda e: e.status == "active" and s.view.single(e) and e.first.year > 2000)
    if not entry:
        return []
    before = min(entry.first - timedelta(days=1), s.today)
    day = s.day_between(before - timedelta(days=200), before)
    return [s.check([entry.number], s.own(entry), day, "not_yet_valid", f"begins on {entry.first}", [entry.number])]


def first_and_last_day(s: Setting) -> Found:
    """The first and the last day count; the days beside them do not."""
    entry = s.pick(lambda e: e.status == "active" and s.view.single(e) and e.first.year > 2000)
    if not entry:
        return []
    one = timedelta(days=1)
    days = [(entry.first, "valid"), (entry.last, "valid"), (entry.first - one, "not_yet_valid")]
    days += [(entry.last + one, "expired")] if entry.last.year < 2100 else []
    past = [(day, verdict) for day, verdict in days if day <= s.today]
    if not past:
        return []
    day, verdict = s.random.choice(past)
    why = f"{day} against {entry.first} to {entry.last}, both days included"
    return [s.check([entry.number], s.own(entry), day, verdict, why, [entry.number])]


def renewed(s: Setting) -> Found:
    """A number with several rows: the row in force on the day counts, not an ended or a later one."""
    entry = s.pick(lambda e: e.status == "active" and len(s.view.rows_of(e)) > 1 and e.first <= s.today)
    if not entry:
        return []
    day = s.day_between(entry.first, entry.last)
    rows = [row for row in s.view.rows_of(entry) if row.in_force(day)]
    if rows != [entry]:
        return []
    why = f"the row of {entry.first} to {entry.last} is in force; the number's other row is not"
    return [s.check([entry.number], s.own(entry), day, "valid", why, [entry.number])]


def suspended(s: Setting) -> Found:
    """In its period, but suspended."""
    return _by_status(s, "suspended")


def revoked(s: Setting) -> Found:
    """In its period, but revoked."""
    return _by_status(s, "revoked")


def _by_status(s: Setting, status: str) -> Found:
    if not (found := s.pick_in_force(status)):
        return []
    entry, day = found
    return [s.check([entry.number], s.own(entry), day, status, f"the register says {status}", [entry.number])]


def working_name_differs(s: Setting) -> Found:
    """Another name with a listed phone: people work under names of their own, which contradicts nothing."""
    if not (found := s.pick_in_force(wanted=lambda e: bool(e.phones))):
        return []
    entry, day = found
    names = [name for name in _NEW_NAMES if fold(name) not in s.view.listed_names]
    if not names:
        return []
    town = s.random.choice(("", *places_in(entry.cbs_code)[:1]))
    shown = Shown((s.random.choice(entry.phones),), (s.random.choice(names),), town)
    why = "the phone is listed; the name is a working name"
    return [s.check([entry.number], shown, day, "valid", why, [entry.number])]


def new_phone(s: Setting) -> Found:
    """A phone that is not listed, with the holder's name and place: `licence.phone_not_listed`, still valid."""
    return _agreeing_name(s, lambda _, name: name, "a phone not listed, but name and place agree")


def name_written_differently(s: Setting) -> Found:
    """A phone that is not listed; the name agrees once diacritics, legal forms, case and marks are folded."""
    return _agreeing_name(s, _rewritten, "name (diacritics and legal forms apart) and place agree")


def _agreeing_name(s: Setting, write: Callable[[Setting, str], str], why: str) -> Found:
    found = s.pick_in_force(wanted=lambda e: bool(e.phones) and bool(places_in(e.cbs_code)))
    if not found:
        return []
    entry, day = found
    towns = places_in(entry.cbs_code)
    town = towns[0] if s.random.random() < 0.7 else s.random.choice(towns)
    name = write(s, s.random.choice(entry.names))
    shown = Shown((s.unlisted_phone(),), (name,), town)
    return [s.check([entry.number], shown, day, "valid", why, [entry.number])]


def _rewritten(s: Setting, name: str) -> str:
    bare = name
    for form in ("Holding B.V.", "Beheer B.V.", "B.V. i.o.", "B.V.", "BV", "V.O.F.", "vof", "C.V.", "Eenmanszaak"):
        bare = bare.removesuffix(f" {form}")
    changed = [fold(bare), fold(bare).title(), bare.upper(), bare]
    if bare != name:
        changed += [f"{bare} {form}".strip() for form in _LEGAL_FORMS]
    return s.random.choice([text for text in changed if text != name] or [name])
