"""The rules that turn one number, its register rows and the ad's evidence into a verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.verdicts import Licence, Verdict
from matching.licences.agreement import Agreement, Fit, Shown, compare
from matching.licences.contradictions import contradiction
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
class Judgement:
    """The verdict on one number shown."""

    verdict: Verdict
    number: str
    licence: Licence | None
    reasons: tuple[str, ...]
    findings: tuple[str, ...] = ()


class Unregistered:
    """A number the register does not have, or cannot be asked for: its verdict is the same on every day."""

    __slots__ = ("_verdict", "_why", "number")

    def __init__(self, number: str, verdict: Verdict, why: str) -> None:
        self.number, self._verdict, self._why = number, verdict, why

    def verdict(self, on: date) -> Verdict:
        """Return the verdict, whatever the day."""
        return self._verdict

    def judgement(self, on: date) -> Judgement:
        """Return the verdict with its reason."""
        return Judgement(self._verdict, self.number, None, (self._why,))

    def turning_days(self, after: date) -> Iterable[date]:
        """Return no day: only another register can change this."""
        return ()


class Registered:
    """A number that the register has, judged for any day; what the ad shows is compared once a row.

    Where rows of one number are of several holders (municipalities number alike), those of the holder whom
    the ad fits best count.
    """

    __slots__ = ("_index", "_rows", "_seen", "_shown", "number")

    def __init__(self, number: str, positions: Sequence[int], shown: Shown, index: RegisterIndex) -> None:
        self.number = number
        self._shown, self._index = shown, index
        self._seen: dict[int, Agreement] = {}
        self._rows = positions if len(positions) == 1 else self._of_one_holder(positions)

    def verdict(self, on: date) -> Verdict:
        """Return the verdict for a day."""
        position = self._row(on)
        licence = self._index.licences[position]
        standing = _standing(licence, on)
        if standing is Verdict.VALID and contradiction(self._agreement(position), licence.kind):
            return Verdict.MISMATCH
        return standing

    def judgement(self, on: date) -> Judgement:
        """Return the verdict for a day, with reasons and findings."""
        position = self._row(on)
        licence, agreement = self._index.licences[position], self._agreement(position)
        verdict = _standing(licence, on)
        why = contradiction(agreement, licence.kind) if verdict is Verdict.VALID else None
        said = (
            f"{licence.number} is in the register ({licence.kind.replace('_', '-')}).",
            *_evidence(agreement, licence, self._shown),
            why or _SAID[verdict].format(licence=licence, on=on),
        )
        findings = (PHONE_NOT_LISTED,) if agreement.unlisted else ()
        return Judgement(Verdict.MISMATCH if why else verdict, self.number, licence, said, findings)

    def turning_days(self, after: date) -> Iterable[date]:
        """Return the days after a day on which a period begins or has ended."""
        days = []
        for position in self._rows:
            licence = self._index.licences[position]
            if licence.valid_from and licence.valid_from > after:
                days.append(licence.valid_from)
            if licence.valid_until and after <= licence.valid_until < date.max:
                days.append(licence.valid_until + timedelta(days=1))
        return days

    def _agreement(self, position: int) -> Agreement:
        found = self._seen.get(position)
        if found is None:
            found = self._seen[position] = compare(self._shown, position, self._index)
        return found

    def _row(self, on: date) -> int:
        if len(self._rows) == 1:
            return self._rows[0]
        return row_for_day(self._rows, self._index.licences, on)

    def _of_one_holder(self, positions: Sequence[int]) -> Sequence[int]:
        holders: dict[tuple[str, str], list[int]] = {}
        for position in positions:
            known = self._index.known(position)
            holders.setdefault((known.holder, known.licence.cbs_code), []).append(position)
        if len(holders) == 1:
            return positions
        fits = {who: max(self._agreement(row).support for row in rows) for who, rows in holders.items()}
        most = max(fits.values())
        return [row for who, rows in holders.items() if fits[who] == most for row in rows]


def row_for_day(positions: Sequence[int], licences: Sequence[Licence], on: date) -> int:
    """Return the row of a number that tells for `on`: of those in force the worst, else the nearest."""
    covering = [row for row in positions if _days_off(licences[row], on) == 0]
    if covering:
        return min(covering, key=lambda row: (_WORST_STATUS.index(licences[row].status), str(licences[row].valid_from)))
    return min(positions, key=lambda row: (_days_off(licences[row], on), str(licences[row].valid_from)))


def _days_off(row: Licence, on: date) -> int:
    if row.valid_from and on < row.valid_from:
        return (row.valid_from - on).days
    return (on - row.valid_until).days if row.valid_until and on > row.valid_until else 0


_SAID = {
    Verdict.REVOKED: "The register calls it revoked.",
    Verdict.SUSPENDED: "The register calls it suspended.",
    Verdict.NOT_YET_VALID: "It is valid from {licence.valid_from}; judged for {on}.",
    Verdict.EXPIRED: "It was valid until {licence.valid_until}; judged for {on}.",
    Verdict.VALID: "It was active and in force on {on}.",
}


def _standing(licence: Licence, on: date) -> Verdict:
    """What the register alone says of a licence. Its status goes before its dates."""
    if licence.status != "active":
        return Verdict.REVOKED if licence.status == "revoked" else Verdict.SUSPENDED
    if licence.valid_from and on < licence.valid_from:
        return Verdict.NOT_YET_VALID
    if licence.valid_until and on > licence.valid_until:
        return Verdict.EXPIRED
    return Verdict.VALID


def _evidence(agreement: Agreement, licence: Licence, shown: Shown) -> list[str]:
    said = []
    if agreement.phone is Fit.AGREES:
        said.append("A phone number in the ad is on the licence's list.")
    if agreement.unlisted:
        many = "phone numbers are" if len(agreement.unlisted) > 1 else "phone number is"
        said.append(f"{len(agreement.unlisted)} {many} not on the licence's list.")
    if agreement.name is Fit.AGREES:
        said.append("A name in the ad agrees with the licence.")
    elif agreement.name is Fit.COMMON:
        said.append("A name in the ad agrees with the licence, but many in the register have it.")
    elif agreement.name is not Fit.SILENT:
        said.append("No name in the ad agrees with the licence; working names may differ.")
    if agreement.place is Fit.DIFFERS:
        said.append(f"The ad says {shown.city}, the licence {licence.municipality}.")
    elif agreement.place is Fit.AGREES:
        said.append("The place agrees with the licence.")
    return said
