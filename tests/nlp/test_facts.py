"""The other fact kinds: what they read, and what they leave alone."""

from datetime import date

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()


def values(kind, text, **fields):
    return [f.value for f in READER.read(AdText("x", text, **fields)).facts if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Vergunningnummer: SB-2025-00417", "SB-2025-00417"), ("vergund onder nr. sb 2025 00417", "SB-2025-00417"),
        ("Reg.nr RP-0041735.", "RP-0041735"), ("RP0041735", "RP-0041735"), ("Licence number: RP-0041735", "RP-0041735"),
        ("Licensed (SB-2025-00417)", "SB-2025-00417"), ("registratienummer RP-004173", "RP-004173"),
        ("Exploitatievergunning gemeente Utrecht nr VHT-123456", "VHT-123456"),
        ("Permit no. SB-2O25-OO417", "SB-2O25-OO417"),
    ],
)  # fmt: skip
def test_licence_numbers_by_label_or_form(text, number):
    assert values("licence_number", text) == [number]


@pytest.mark.parametrize(
    "text",
    ["Geen vergunning nodig, bel 0600012345", "Vergunning aangevraagd in 2026", "Licence pending", "KvK 12345678",
     "Vergunning, 150 euro per uur", "geregistreerd bij KvK 12345678"],
)  # fmt: skip
def test_no_licence_number_where_none_is_shown(text):
    assert values("licence_number", text) == []


@pytest.mark.parametrize("text", ["KvK 61234567", "kvk-nummer: 61 234 567", "Kamer van Koophandel nr 61234567"])
def test_chamber_of_commerce_numbers(text):
    assert values("kvk_number", text) == ["61234567"]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Ik ben 23 jaar", [23]), ("Lisa, 22 jr.", [22]), ("I am 24, blonde", [24]), ("Leeftijd: 25", [25]),
        ("21 y/o student", [21]), ("ik ben zeventien jaar", [17]), ("eighteen years old", [18]),
        ("Heren vanaf 30 jaar", []), ("10 jaar ervaring", []), ("al 15 jaar actief", []), ("18+ site", []),
        ("18 jaar en ouder", []), ("minimaal 18 jaar", []), ("men over 40 years", []), ("20 years of experience", []),
        ("35 euro", []), ("open tot 23 uur", []),
    ],
)  # fmt: skip
def test_ages_are_the_advertisers(text, ages):
    assert values("age", text) == ages


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("150 p/u", [(150, 60)]), ("half uur 80", [(80, 30)]), ("€150 per uur", [(150, 60)]),
        ("30 min 80,-\n60 min 140,-", [(80, 30), (140, 60)]), ("1 hour 150 euro", [(150, 60)]),
        ("€80 half uur, €150 uur", [(80, 30), (150, 60)]), ("kwartier: € 50", [(50, 15)]),
        ("reiskosten 25 euro", []), ("open 10 tot 22 uur", []), ("23 jaar, 170 cm", []),
    ],
)  # fmt: skip
def test_prices_with_their_duration(text, prices):
    assert [(value["amount"], value["minutes"]) for value in values("price", text)] == prices


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ik ontvang in Den Haag", ["'s-Gravenhage"]), ("omgeving hoofddorp", ["Hoofddorp"]),
        ("Utrechtsestraat 5", []), ("Amsterdamse dame", []), ("de best verzorgde", []), ("The best in town", []),
        ("in Best", ["Best"]), ("Utrecht, Zeist en Breda", ["Utrecht", "Zeist", "Breda"]), ("x@breda.nl", []),
    ],
)  # fmt: skip
def test_places_not_streets_or_words(text, names):
    assert values("place", text) == names


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        ("Thuisontvangst", ["incall"]),
        ("Geen escort", []),
        ("Ik kom naar jou", ["outcall"]),
        ("No outcall", []),
    ],
)
def test_service_modes_unless_denied(text, modes):
    assert values("service_mode", text) == modes


def test_handles_addresses_names_languages():
    text = "Mijn naam is Eva. Telegram: @eva_demo of eva@voorbeeld.example, zie www.voorbeeld.nl. Ik spreek Engels en Duits."
    assert values("handle", text) == ["telegram:eva_demo"]
    assert values("email", text) == ["eva@voorbeeld.example"]
    assert values("url", text) == ["www.voorbeeld.nl"]
    assert values("name", text) == ["Eva"]
    assert values("language_spoken", text) == ["en", "de"]
    assert values("name", "Ik ben Nederlandse en ik ben beschikbaar") == []


def test_posting_dates_also_relative_to_the_sites_own():
    assert values("posted_at", "Geplaatst op 3 november 2026") == ["2026-11-03"]
    assert values("posted_at", "3 dagen geleden", posted_at=date(2026, 11, 10)) == ["2026-11-07"]
    assert values("posted_at", "3 dagen geleden") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [("Ik ontvang je graag bij mij thuis voor een ontspannen middag", "nl"), ("06", "und"),
     ("I would love to meet you for a relaxing afternoon", "en")],
)  # fmt: skip
def test_language(text, language):
    assert READER.read(AdText("x", text)).language == language
