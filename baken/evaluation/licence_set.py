"""Made-up licence checks with their truth, from any register in the CSV's columns.

Every check is built from what is true of it, and judged by SPEC section 3 and the jurisdiction pack alone; nothing
here calls the code that is measured. `KINDS` lists the kinds with their shares.

Left out, because the specification leaves them open: one phone that is not listed and nothing else to compare; a
place that differs while nothing else is shown; a self-employed person's other name in another place; a status or a
period that fails while the holder differs too; a day in the gap between two periods of one number; the order among
several numbers of which none is valid; a number of a form that only another pack knows.

Conventions, where the specification can be read in two ways:

- A look-alike letter of another script (Cyrillic В for B) is a near miss like O for 0, never an exact match.
  Full-width characters, other dashes, characters without width, a label or brackets around a number are ways to
  write the number, and match.
- Which number a suspended or revoked row bears counts on every day of its period: a register gives no day of
  suspension.
- A register that lists phones for a licence speaks through them: an unlisted phone together with another place is
  a mismatch; an unlisted phone with name and place agreeing is valid (`licence.phone_not_listed` is its own finding).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from baken.evaluation import licence_holder_cases as holder
from baken.evaluation import licence_number_cases as number
from baken.evaluation import licence_status_cases as status
from baken.evaluation.licence_setting import LabelledCheck, Setting
from baken.evaluation.licence_view import RegisterView
from domain.jurisdictions import jurisdiction
from registry_stub.generate import REFERENCE_DAY

__all__ = ["KINDS", "LabelledCheck", "make_checks"]

KINDS: dict[Callable[[Setting], list[LabelledCheck]], int] = {
    status.plain: 12,
    status.written_differently: 8,
    status.expired: 5,
    status.not_yet_valid: 4,
    status.first_and_last_day: 3,
    status.renewed: 4,
    status.suspended: 4,
    status.revoked: 4,
    status.working_name_differs: 4,
    status.new_phone: 3,
    status.name_written_differently: 4,
    holder.of_another_elsewhere: 4,
    holder.of_another_in_town: 3,
    holder.other_phone_and_place: 3,
    holder.other_business_elsewhere: 3,
    holder.slip_onto_another: 3,
    holder.in_two_ads: 2,
    number.look_alike: 4,
    number.homoglyph: 1,
    number.one_edit: 5,
    number.transposed: 4,
    number.without_prefix: 2,
    number.without_year: 2,
    number.invented: 4,
    number.malformed: 4,
    number.missing: 4,
    number.missing_with_listed_phone: 4,
    number.not_required: 4,
    number.one_of_several: 3,
    number.none_of_several: 1,
    number.both_of_others: 1,
}


def make_checks(
    register: Sequence[Mapping[str, str]],
    count: int,
    seed: int,
    pack: str = "nl-wrp",
    today: date = REFERENCE_DAY,
) -> list[LabelledCheck]:
    """Return `count` checks of every kind that the register and the pack allow, the same for the same arguments.

    `register` holds rows in the CSV's columns (`registry_stub.generate.make_register` makes them). Ads are dated up
    to `today`. Raises `ValueError` when no number of the register has a form of the pack, and `BakenError` for an
    unknown pack.
    """
    random = Random(f"checks:{seed}:{pack}")
    setting = Setting(RegisterView(register), jurisdiction(pack), today, random)
    made: list[LabelledCheck] = []
    kinds, shares = list(KINDS), list(KINDS.values())
    while len(made) < count:
        kind = random.choices(kinds, shares)[0]
        made.extend(replace(check, case=kind.__name__) for check in kind(setting))
    return [
        replace(check, record={**check.record, "id": f"check-{i:05d}"}) for i, check in enumerate(made[:count], start=1)
    ]
