"""Prices whose duration stands in a clause or field of its own, and amounts that are no prices of a meeting."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
CASES = [
    ("Duur: 60 min\nPrijs: 120\nPlaats: Almere", [(120, 60)]),
    ("Duration: 1 hour. Price: 150. City: Ede", [(150, 60)]),
    ("Geef mij 100 euro en dan heb je een half uur mijn aandacht.", [(100, 30)]),
    ("You leave 120 on the shelf and then I am all yours for an hour.", [(120, 60)]),
    ("Anderhalf uur met ons (ik en mijn nicht) kost 200.", [(200, 90)]),
    ("130 per uur, elk volgend uur 100.", [(130, 60), (100, 60)]),
    ("180 the first hour, 140 every next one.", [(180, 60), (140, 60)]),
    ("Lina vraagt 120 per uur, Dora vraagt 150.", [(120, 60), (150, 60)]),
    ("Fay (26) asks 180 an hour, Josephine (41) asks 210.", [(180, 60), (210, 60)]),
    ("Samen 300 het uur, apart 170.", [(300, 60), (170, 60)]),
    ("Met mij alleen 130 per uur, met z'n drieën 280.", [(130, 60), (280, 60)]),
    ("Entree: heren 60, stellen 70.", [(60, None), (70, None)]),
    ("Half uurtje 55, uur 95, jacuzzi room 30 on top.", [(55, 30), (95, 60), (30, None)]),
    ("Twelve hundred euro for the night.", [(1200, 720)]),
    ("Nu honderd twintig euro per uur, vijf en zeventig euro per half uur.", [(120, 60), (75, 30)]),
    ("KWARTIER\n- hand 30\n- alles 50\nHALF UUR\n- hand 55\n- alles 85\n", [(30, 15), (50, 15), (55, 30), (85, 30)]),
    ("         1 hr    2 hrs\nAnn      120     220\nBea      140     260\n", [(120, 60), (220, 120), (140, 60), (260, 120)]),
    ("30m80€ 45m110€ 1h140€", [(80, 30), (110, 45), (140, 60)]),
    ("Sleutelborg 100 euro, terug bij vertrek.", []),
    ("Zonder 30 euro op mijn rekening kom ik niet.", []),
    ("Stuur eerst 25 euro. 140 per uur.", [(140, 60)]),
    ("Geen tikkie van 10 euro vooraf. 140 per uur.", [(140, 60)]),
    ("Lost locker key: €25.", []),
    ("Voor mannen tot een jaar of 60. 150 per uur.", [(150, 60)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "prices"), CASES)
def test_prices_in_clauses(text, prices):
    found = [fact.value for fact in READER.read(AdText("x", text)).facts if fact.kind == "price"]
    assert [(one["amount"], one["minutes"]) for one in found] == prices


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("ik ben in mei jarig en word dan 28", [28]),
        ("Zij is in werkelijkheid vijfendertig.", [35]),
        ("Ik ben 32 om precies te zijn.", [32]),
        ("ik ben zestig nou ja zevenenvijftig", [60, 57]),
        ("Ik ben een meid van bijna 33 met humor.", [33]),
        ("Mijn huisgenote en ik. zij 24 ik 25. Enschede", [24, 25]),
        ("Na controle van het paspoort bleek de adverteerster 17 jaar te zijn.", [17]),
        ("Na een scheiding en twintig jaar kantoor ben ik vrij.", []),
        ("We split sixty-forty.", []),
        ("Don't ask if I'm 20.", []),
        ("Lashes by my sister (she's 19, leave her out).", []),
        ("Vervoer heb ik 40 jaar gedaan.", []),
    ],
)
def test_ages_in_time(text, ages):
    assert [fact.value for fact in READER.read(AdText("x", text)).facts if fact.kind == "age"] == ages


@pytest.mark.parametrize(
    ("title", "text", "conflict"),
    [
        ("Anouk, Delft", "I'm Anouk. Ask for Robin when you ring, that's what I go by here.", True),
        ("Petra uit Assen", "Kent u mij nog, Ingrid van vroeger?", True),
        ("Jenny 23", "Welkom bij Sharon. 24 jaar, 1m65.", True),
        ("", "Iemand gebruikt mijn foto's onder de naam Melissa. Ik ben Saskia, 42.", False),
        ("", "Mijn naam is Gerda. Mijn dochter schreef dit, zij heet Sandra.", False),
    ],
)
def test_names_of_one(title, text, conflict):
    hits = READER.read(AdText("x", text, title=title)).hits
    assert any(hit.indicator == "identity.name_conflict" for hit in hits) is conflict
