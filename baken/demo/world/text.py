"""Composing one ad's text from sentences, and writing down its truth at the same time."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

import yaml

from baken.demo.world import numbers
from baken.demo.world.model import DemoAdvertiser
from domain.places import find_place

EURO = "EUR"
MINIMUM_AGE = 21


@dataclass
class Draft:
    """A text under construction, with what is true of it."""

    title: str = ""
    lines: list[str] = field(default_factory=list)
    facts: list[list[Any]] = field(default_factory=list)
    indicators: set[str] = field(default_factory=set)

    def add_fact(self, kind: str, value: Any) -> None:
        """Note a true fact once."""
        if [kind, value] not in self.facts:
            self.facts.append([kind, value])


@cache
def wording() -> dict[str, Any]:
    """Return the sentences, names and places of wording.yaml."""
    data: dict[str, Any] = yaml.safe_load(files("baken.demo.world").joinpath("wording.yaml").read_text("utf-8"))
    return data


def compose(
    advertiser: DemoAdvertiser, person: int, indicators: list[str], disguise: bool, city: str, random: Random
) -> Draft:
    """Write one ad for one of the advertiser's persons in `city`."""
    says = wording()[advertiser.language]
    hour = random.randrange(12, 22) * 10
    values = {
        "name": advertiser.names[person],
        "age": advertiser.ages[person],
        "city": city,
        "hour": hour,
        "half": hour * 6 // 100 * 10,
    }
    draft = Draft()
    draft.title = random.choice(says["title"]).format(**values)
    draft.lines.append(random.choice(says["intro"]).format(**values))
    body = [_mode(draft, says, values, random), _price(draft, says, values, random)]
    body += random.sample(says["neutral"], random.randrange(3, 6))
    body += random.sample(says["decoy"], random.randrange(0, 3))
    body += [_indicator(draft, says, indicator, random) for indicator in indicators]
    random.shuffle(body)
    draft.lines += body
    _facts_of_person(draft, values)
    _extras(draft, says, advertiser, random)
    _contact(draft, says, advertiser, disguise, random)
    return draft


def _mode(draft: Draft, says: dict[str, Any], values: dict[str, Any], random: Random) -> str:
    mode = random.choice(("incall", "outcall"))
    draft.add_fact("service_mode", mode)
    place = find_place(str(values["city"]))
    assert place is not None  # noqa: S101  # every city in wording.yaml is a place
    draft.add_fact("place", place.name)
    return str(random.choice(says[mode])).format(**values)


def _price(draft: Draft, says: dict[str, Any], values: dict[str, Any], random: Random) -> str:
    for minutes, amount in ((60, values["hour"]), (30, values["half"])):
        draft.add_fact("price", {"amount": float(amount), "currency": EURO, "minutes": minutes})
    return str(random.choice(says["price"])).format(**values)


def _indicator(draft: Draft, says: dict[str, Any], indicator: str, random: Random) -> str:
    draft.indicators.add(indicator)
    return str(random.choice(says["indicators"][indicator]))


def _facts_of_person(draft: Draft, values: dict[str, Any]) -> None:
    draft.add_fact("name", values["name"])
    draft.add_fact("age", values["age"])
    if values["age"] < 18:
        draft.indicators.add("age.minor")
    elif values["age"] < MINIMUM_AGE:
        draft.indicators.add("age.below_minimum")


def _extras(draft: Draft, says: dict[str, Any], advertiser: DemoAdvertiser, random: Random) -> None:
    if random.random() < 0.2:
        kvk = f"{random.randrange(10**7, 10**8)}"
        draft.add_fact("kvk_number", kvk)
        draft.lines.append(random.choice(says["kvk"]).format(kvk=kvk))
    handle = f"demo_{advertiser.id.lower().replace('-', '')}"
    if random.random() < 0.15:
        draft.add_fact("email", f"{handle}@voorbeeld.example")
        draft.lines.append(random.choice(says["email"]).format(email=f"{handle}@voorbeeld.example"))
    if random.random() < 0.2:
        draft.add_fact("handle", f"telegram:{handle}")
        draft.lines.append(random.choice(says["handle"]).format(handle=handle))
    if random.random() < 0.25:
        draft.add_fact("language_spoken", "nl")
        draft.add_fact("language_spoken", "en")
        draft.lines.append(random.choice(says["languages"]))


def _contact(draft: Draft, says: dict[str, Any], advertiser: DemoAdvertiser, disguise: bool, random: Random) -> None:
    phone = random.choice(advertiser.phones)
    if disguise:
        written = numbers.written_in_disguise(phone, advertiser.language, random)
        draft.indicators.add("contact.obscured_phone")
    else:
        written = numbers.written_plainly(phone, random)
    draft.add_fact("phone", phone)
    draft.lines.append(random.choice(says["contact"]).format(phone=written))
    if advertiser.number:
        draft.add_fact("licence_number", advertiser.number)
        draft.lines.append(random.choice(says["licence"]).format(number=advertiser.number))
