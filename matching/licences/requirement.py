"""Who must show a number, where and when, in the words of the answer."""

from datetime import date

from domain.jurisdictions import Ask, Jurisdiction, Required
from domain.places import find_place
from domain.verdicts import LicenceKind


def requirement(pack: Jurisdiction, city: str, kind: LicenceKind | None, on: date) -> tuple[Ask, str]:
    """Return whether an ad of this kind (None: cannot be told) must show a number, and why."""
    rule = pack.rule_for(municipality_code(pack, city), on)
    asked = rule.asks(kind)
    if not rule.in_force:
        return asked, f"The rules of {pack.id} were not in force on {on}."
    if asked == "no" and kind == "self_employed" and rule.required != "none":
        return asked, f"{pack.id} asks self-employed workers for no number."
    if kind == rule.required == "business":
        return asked, f"{pack.id} asks businesses for a number."
    return asked, _SAID[rule.required].format(pack=pack)


_SAID: dict[Required, str] = {
    "all": "{pack.id} asks everyone to show a number.",
    "business": "{pack.id} asks only businesses for a number; whether this is one cannot be told.",
    "self_employed": "{pack.id} asks only self-employed workers for a number.",
    "none": "{pack.id} asks for no number.",
    "unknown": "It is not recorded whether {pack.id} asks for a number here.",
}


def municipality_code(pack: Jurisdiction, city: str) -> str | None:
    """Return the code of the municipality a city lies in, where the pack has rules of municipalities."""
    place = find_place(city) if pack.municipalities and city.strip() else None
    return place.code if place else None
