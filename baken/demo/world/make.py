"""`make_world`: advertisers, their licences and ads, from a seed and a size."""

from datetime import date, timedelta
from random import Random

from baken.demo.world import numbers
from baken.demo.world.model import DemoAd, DemoAdvertiser, DemoLicence, World
from baken.demo.world.situations import SITUATIONS, licence_for, new_number, pick_situation
from baken.demo.world.text import Draft, compose, wording

SITES = ("demo-plain", "demo-script", "demo-awkward")
TODAY = date(2026, 11, 20)
IN_REGISTER = ("valid", "expired", "not_yet_valid", "suspended", "revoked")
AGENCY_SHARE, MINOR_SHARE, YOUNG_SHARE, DISGUISE_SHARE, GONE_SHARE = 0.15, 0.01, 0.08, 0.15, 0.02


def make_world(ads: int = 600, seed: int = 7) -> World:
    """Return a world of about `ads` ads; the same size and seed give the same world.

    On average an advertiser has three ads over the three sites, some of them near-copies.
    """
    random = Random(seed)
    world = World(seed)
    while len(world.ads) < ads:
        advertiser = _advertiser(world, random)
        world.advertisers.append(advertiser)
        for _ in range(min(ads - len(world.ads), random.choice((1, 1, 2, 3, 4, 6)))):
            world.ads.append(_ad(world, advertiser, random))
    random.shuffle(world.ads)
    return world


def _advertiser(world: World, random: Random) -> DemoAdvertiser:
    ident = f"P-{len(world.advertisers) + 1:05d}"
    agency = random.random() < AGENCY_SHARE
    names = tuple(random.sample(wording()["names"], random.randrange(3, 5) if agency else 1))
    phones = tuple(numbers.phone(random) for _ in range(2 if agency and random.random() < 0.3 else 1))
    situation, city = pick_situation(random), random.choice(wording()["cities"])
    return DemoAdvertiser(
        id=ident,
        names=names,
        ages=tuple(_age(random) for _ in names),
        phones=phones,
        city=city,
        situation=situation,
        number=_number(world, situation, city, phones, random),
        language="nl" if random.random() < 0.75 else "en",
    )


def _age(random: Random) -> int:
    draw = random.random()
    if draw < MINOR_SHARE:
        return random.randrange(16, 18)
    return random.randrange(18, 21) if draw < MINOR_SHARE + YOUNG_SHARE else random.randrange(21, 55)


def _number(world: World, situation: str, city: str, phones: tuple[str, ...], random: Random) -> str:
    if situation == "none":
        return ""
    if situation == "malformed":
        return numbers.malformed(random)
    if situation == "borrowed":
        return _borrowed(world, city, phones, random)
    number = new_number(random)
    if situation in IN_REGISTER or situation == "mistyped":
        holder = f"{random.choice(wording()['firms'])} {random.randrange(1, 500)} Demo"
        world.licences.append(licence_for(situation, number, holder, city, phones, TODAY, random))
    return numbers.mistyped(number, random) if situation == "mistyped" else number


def _borrowed(world: World, city: str, phones: tuple[str, ...], random: Random) -> str:
    """Return the number of a valid licence of somebody in another town."""
    number = new_number(random)
    elsewhere = random.choice([other for other in wording()["cities"] if other != city])
    holder = f"{random.choice(wording()['firms'])} {random.randrange(500, 900)} Demo"
    others = (numbers.phone(random),)
    world.licences.append(licence_for("valid", number, holder, elsewhere, others, TODAY, random))
    return number


def _ad(world: World, advertiser: DemoAdvertiser, random: Random) -> DemoAd:
    person = random.randrange(len(advertiser.names))
    earlier = [ad for ad in world.ads if ad.advertiser == advertiser.id]
    if earlier and len(advertiser.names) == 1 and random.random() < 0.4:
        return _copy(world, random.choice(earlier), random)
    draft = compose(
        advertiser, person, _indicators(advertiser, random), random.random() < DISGUISE_SHARE, advertiser.city, random
    )
    return _as_ad(world, advertiser, draft, random)


def _indicators(advertiser: DemoAdvertiser, random: Random) -> list[str]:
    """Four ads in five carry an indicator or none that counts; a few carry several."""
    pool = sorted(wording()[advertiser.language]["indicators"])
    many = random.choices((0, 1, 2, 3, 4), weights=(45, 30, 15, 7, 3))[0]
    chosen = random.sample([i for i in pool if i != "distress.stated"], many)
    if random.random() < 0.01:
        chosen.append("distress.stated")
    if len(advertiser.names) > 1 and "control.third_person" not in chosen:
        chosen.append("control.third_person")
    return chosen


def _copy(world: World, original: DemoAd, random: Random) -> DemoAd:
    """The same text again, on any site, with another greeting at its end."""
    closing = random.choice(("Tot snel!", "Groetjes", "Liefs", "Fijne dag!"))
    return DemoAd(
        **{
            **vars(original),
            "site": random.choice(SITES),
            "external_id": _external_id(world),
            "text": f"{original.text}\n{closing}",
            "posted_at": TODAY - timedelta(days=random.randrange(0, 25)),
            "gone": False,
        }
    )


def _as_ad(world: World, advertiser: DemoAdvertiser, draft: Draft, random: Random) -> DemoAd:
    return DemoAd(
        site=random.choice(SITES),
        external_id=_external_id(world),
        title=draft.title,
        text="\n".join(draft.lines),
        city=advertiser.city,
        posted_at=TODAY - timedelta(days=random.randrange(0, 25)),
        facts=draft.facts,
        indicators=sorted(draft.indicators),
        verdict=SITUATIONS[advertiser.situation][1],
        advertiser=advertiser.id,
        gone=random.random() < GONE_SHARE,
    )


def _external_id(world: World) -> str:
    return f"{100_000 + 17 * len(world.ads)}"


def licence_columns() -> list[str]:
    """Return the register's columns, in SPEC's order."""
    return list(DemoLicence.__dataclass_fields__)
