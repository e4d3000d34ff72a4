"""How made-up advertisers stand with their licence, and the verdict that is true of them."""

from datetime import date, timedelta
from random import Random

from baken.demo.world import numbers
from baken.demo.world.model import DemoLicence
from domain.places import find_place

# situation: (share of advertisers in per cent, true verdict of their ads)
SITUATIONS: dict[str, tuple[int, str]] = {
    "valid": (34, "valid"),
    "expired": (8, "expired"),
    "not_yet_valid": (3, "not_yet_valid"),
    "suspended": (4, "suspended"),
    "revoked": (4, "revoked"),
    "borrowed": (6, "mismatch"),
    "mistyped": (4, "unknown"),
    "invented": (5, "unknown"),
    "malformed": (4, "malformed"),
    "none": (28, "missing"),
}


def pick_situation(random: Random) -> str:
    """Return a situation, by its share."""
    return random.choices(list(SITUATIONS), weights=[share for share, _ in SITUATIONS.values()])[0]


def licence_for(
    situation: str, number: str, holder: str, city: str, phones: tuple[str, ...], today: date, random: Random
) -> DemoLicence:
    """Return the register's row for a number that is really in it."""
    start, end = today - timedelta(days=random.randrange(200, 700)), today + timedelta(days=random.randrange(200, 700))
    if situation == "expired":
        end = today - timedelta(days=random.randrange(90, 190))
    elif situation == "not_yet_valid":
        start = today + timedelta(days=random.randrange(30, 120))
    status = situation if situation in ("suspended", "revoked") else "active"
    place = find_place(city)
    assert place is not None  # noqa: S101  # every city in wording.yaml is a place
    return DemoLicence(
        number=number,
        kind="business" if number.startswith("SB") else "self_employed",
        holder=holder,
        trade_names=holder if number.startswith("SB") else "",
        municipality=place.municipality,
        cbs_code=place.code,
        phones=";".join(phones),
        valid_from=start.isoformat(),
        valid_until=end.isoformat(),
        status=status,
    )


def new_number(random: Random) -> str:
    """Return a number of either kind; most workers are self-employed."""
    return numbers.business_number(random) if random.random() < 0.35 else numbers.worker_number(random)
