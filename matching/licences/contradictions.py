"""What makes a real number plainly someone else's."""

from dataclasses import dataclass
from functools import cache

from domain.verdicts import LicenceKind
from matching.licences.agreement import Agreement, Fit

_NO_NAME = {Fit.SILENT, Fit.COMMON}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Evidence that contradicts, and why; `kind` limits it to one kind of licence."""

    reason: str
    when: dict[str, set[Fit]]
    kind: LicenceKind | None = None


# Read in this order when no phone in the ad is on the licence's list. docs/licences.md gives the ground for each.
CONTRADICTIONS = (
    Contradiction("The ad's phone number belongs to another holder's licence.", {"phone": {Fit.ANOTHERS}}),
    Contradiction("The ad carries the name of another holder in the register.", {"name": {Fit.ANOTHERS}}),
    Contradiction("Both phone and place differ from the licence.", {"phone": {Fit.DIFFERS}, "place": {Fit.DIFFERS}}),
    Contradiction("Both phone and name differ from the licence.", {"phone": {Fit.DIFFERS}, "name": {Fit.DIFFERS}}),
    Contradiction("The phone differs and no name in the ad supports the number.",
                  {"phone": {Fit.DIFFERS}, "name": _NO_NAME}),
    Contradiction("Both place and name differ from the licence.", {"place": {Fit.DIFFERS}, "name": {Fit.DIFFERS}}),
    Contradiction("It is licensed in another municipality and nothing else supports the number.",
                  {"phone": {Fit.SILENT}, "place": {Fit.DIFFERS}, "name": _NO_NAME}),
    Contradiction("The name differs and nothing else supports the number.",
                  {"phone": {Fit.SILENT}, "place": {Fit.SILENT}, "name": {Fit.DIFFERS}}),
    Contradiction("The name is none of those the self-employed holder registered, and no phone supports the number.",
                  {"phone": {Fit.SILENT}, "name": {Fit.DIFFERS}}, "self_employed"),
)  # fmt: skip
ANOTHERS_NAME = CONTRADICTIONS[1]


def contradiction(agreement: Agreement, kind: LicenceKind) -> str | None:
    """Return why a number is plainly not this advertiser's, or None. `kind` is the licence's."""
    return _contradiction(agreement.phone, agreement.name, agreement.place, agreement.anothers_kind, kind)


@cache  # at most some hundreds of combinations
def _contradiction(phone: Fit, name: Fit, place: Fit, anothers: LicenceKind | None, kind: LicenceKind) -> str | None:
    if phone is Fit.AGREES:
        # A business's worker may have a licence of her own; anyone else with a listed phone has one name.
        worker = kind == "business" and anothers == "self_employed"
        return ANOTHERS_NAME.reason if name is Fit.ANOTHERS and not worker else None
    seen = {"phone": phone, "name": name, "place": place}
    for rule in CONTRADICTIONS:
        if all(seen[what] in allowed for what, allowed in rule.when.items()) and rule.kind in {None, kind}:
            return rule.reason
    return None
