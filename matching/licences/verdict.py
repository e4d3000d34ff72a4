"""The rules that turn one number, its register rows and the ad's evidence into a verdict."""

from dataclasses import dataclass
from datetime import date

from domain.verdicts import CheckRequest, Licence, LicenceKind, Verdict
from matching.licences.agreement import Agreement, Fit, compare
from matching.licences.index import RegisterIndex

PHONE_NOT_LISTED = "licence.phone_not_listed"
# Of several numbers in one ad the one highest in this list counts: what speaks for the advertiser first.
BEST_FIRST = (
    Verdict.VALID,
    Verdict.UNVERIFIED,
    Verdict.NOT_YET_VALID,
    Verdict.EXPIRED,
    Verdict.SUSPENDED,
    Verdict.REVOKED,
    Verdict.MISMATCH,
    Verdict.UNKNOWN,
    Verdict.MALFORMED,
)
_WORST_STATUS = ("revoked", "suspended", "active")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Evidence that makes a number plainly someone else's; `kind` limits it to one kind of licence."""

    reason: str
    when: dict[str, set[Fit]]
    kind: LicenceKind | None = None


# Read when no phone in the ad is on the licence's list. docs/licences.md gives the ground for each.
CONTRADICTIONS = (
    Contradiction("The ad's phone number belongs to another holder's licence.", {"phone": {Fit.ANOTHERS}}),
    Contradiction("The ad carries the name of another holder in the register.", {"name": {Fit.ANOTHERS}}),
    Contradiction("Both phone and place differ from the licence.", {"phone": {Fit.DIFFERS}, "place": {Fit.DIFFERS}}),
    Contradiction("Both phone and name differ from the licence.", {"phone": {Fit.DIFFERS}, "name": {Fit.DIFFERS}}),
    Contradiction(
        "The phone differs and nothing else in the ad supports the number.",
        {"phone": {Fit.DIFFERS}, "place": {Fit.SILENT}, "name": {Fit.SILENT}},
    ),
    Contradiction(
        "The business is licensed in another municipality and nothing else supports the number.",
        {"phone": {Fit.SILENT}, "place": {Fit.DIFFERS}, "name": {Fit.SILENT, Fit.DIFFERS}},
        "business",
    ),
    Contradiction("Both place and name differ from the licence.", {"place": {Fit.DIFFERS}, "name": {Fit.DIFFERS}}),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one number shown."""

    verdict: Verdict
    number: str
    licence: Licence | None
    reasons: tuple[str, ...]
    findings: tuple[str, ...] = ()


def judge(
    number: str, rows: list[Licence], request: CheckRequest, on: date, index: RegisterIndex, region: str
) -> Judgement:
    """Judge a number that the register has, for the day `on`. `rows` has at least one licence."""
    licence = row_for_day(rows, on)
    agreement = compare(request, licence, index, region)
    reasons = [f"{licence.number} is in the register ({licence.kind.replace('_', '-')})."]
    reasons += _reasons(agreement, licence, request)
    findings = (PHONE_NOT_LISTED,) if agreement.unlisted else ()
    verdict, why = _standing(licence, on)
    if verdict is Verdict.VALID and (contradiction := _contradiction(agreement, licence)):
        verdict, why = Verdict.MISMATCH, contradiction
    return Judgement(verdict, number, licence, (*reasons, why), findings)


def row_for_day(rows: list[Licence], on: date) -> Licence:
    """Return the row of a number that tells for `on`: of those in force the worst, else the nearest."""
    covering = [row for row in rows if _covers(row, on)]
    if covering:
        return min(covering, key=lambda row: (_WORST_STATUS.index(row.status), str(row.valid_from)))
    return min(rows, key=lambda row: (_days_off(row, on), str(row.valid_from)))


def _covers(row: Licence, on: date) -> bool:
    return (row.valid_from or date.min) <= on <= (row.valid_until or date.max)


def _days_off(row: Licence, on: date) -> int:
    if row.valid_from and on < row.valid_from:
        return (row.valid_from - on).days
    return (on - row.valid_until).days if row.valid_until else 0


def _standing(licence: Licence, on: date) -> tuple[Verdict, str]:
    """What the register alone says of a licence. Its status goes before its dates."""
    if licence.status == "revoked":
        return Verdict.REVOKED, "The register calls it revoked."
    if licence.status == "suspended":
        return Verdict.SUSPENDED, "The register calls it suspended."
    if licence.valid_from and on < licence.valid_from:
        return Verdict.NOT_YET_VALID, f"It is valid from {licence.valid_from}; judged for {on}."
    if licence.valid_until and on > licence.valid_until:
        return Verdict.EXPIRED, f"It was valid until {licence.valid_until}; judged for {on}."
    return Verdict.VALID, f"It was active and in force on {on}."


def _contradiction(agreement: Agreement, licence: Licence) -> str | None:
    """Return why the number is plainly not this advertiser's, or None."""
    if agreement.phone is Fit.AGREES:
        return None
    seen = {"phone": agreement.phone, "name": agreement.name, "place": agreement.place}
    for rule in CONTRADICTIONS:
        fits = all(seen[evidence] in allowed for evidence, allowed in rule.when.items())
        if fits and rule.kind in {None, licence.kind}:
            return rule.reason
    return None


def _reasons(agreement: Agreement, licence: Licence, request: CheckRequest) -> list[str]:
    said = []
    if agreement.phone is Fit.AGREES:
        said.append("A phone number in the ad is on the licence's list.")
    if agreement.unlisted:
        many = "phone numbers are" if len(agreement.unlisted) > 1 else "phone number is"
        said.append(f"{len(agreement.unlisted)} {many} not on the licence's list.")
    if agreement.name is Fit.AGREES:
        said.append("A name in the ad agrees with the licence.")
    elif agreement.name is not Fit.SILENT:
        said.append("No name in the ad agrees with the licence; working names may differ.")
    if agreement.place is Fit.DIFFERS:
        said.append(f"The ad says {request.city.strip()[:60]}, the licence {licence.municipality}.")
    elif agreement.place is Fit.AGREES:
        said.append("The place agrees with the licence.")
    return said
