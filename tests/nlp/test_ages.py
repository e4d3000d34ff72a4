"""Ages of those who advertise, in the ways people write them, beside numbers that are something else."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()


def ages(text, title=""):
    facts = READER.read(AdText("x", text, title=title)).facts
    return [fact.value for fact in facts if fact.kind == "age"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Dutch: with a unit
        ("Ik ben 24 jaar en woon in Delft", [24]), ("Ik ben 24jr", [24]), ("Marit, 24 j, slank", [24]),
        ("24j blond", [24]), ("31jaar jong en vrolijk", [31]), ("Een 27-jarige studente", [27]), ("27 jarige dame", [27]),
        ("Ik ben 33 lentes jong", [33]), ("vierentwintig jaar oud", [24]), ("een tweeëntwintigjarige blondine", [22]),
        ("Ik tel 41 jaren", [41]), ("Ik ben 38 jaar, moeder van twee kinderen van 8 en 10 jaar", [38]),
        ("✨ 26 jaar ✨ 1.70m ✨", [26]), ("Ik ben al 45 jaar oud maar nog fit", [45]), ("ik word morgen 30", []),
        # Dutch: said without a unit
        ("Ik ben Eva, 29, en ontvang in Ede", [29]), ("ik ben 22 en studeer", [22]), ("Ben 35, getrouwd", [35]),
        ("ik ben nu 31", [31]), ("Ik ben inmiddels 52.", [52]), ("Mijn leeftijd is 47", [47]), ("Leeftijd: 24", [24]),
        ("Leeftijd : 24", [24]), ("Lft 24", [24]), ("lft. 39", [39]), ("Leeftijd\n24\nLengte\n170", [24]),
        ("LEEFTIJD = 44", [44]), ("leeftijd – 28", [28]), ("| leeftijd | 36 |", [36]), ("Leeftijd......30", [30]),
        ("Leeftijd → 27", [27]), ("Mijn leeftijd? 43!", [43]),
        ("Ik ben een vrouw van 51", [51]), ("Lieve meid van 23 ontvangt", [23]), ("een blonde dame van 44 uit Epe", [44]),
        ("Sanne (24)", [24]), ("Sanne, 24", [24]), ("Sanne 24 uit Breda", [24]), ("Sanne - 24 - Breda", [24]),
        ("🌸 Sanne 🌸 24 🌸", [24]), ("Sanne/24/Breda", [24]), ("sanne 24 breda", [24]), ("Sanne | 24 | Breda", [24]),
        ("Sanne\n24\nBreda", [24]), ("Dame 46 ontvangt", [46]), ("Rijpe vrouw, 55, met humor", [55]),
        ("Mooie studente (21) zoekt nette heer", [21]), ("27, slank en blond", [27]), ("33 lang donker haar", [33]),
        ("Ik ben Lisa van 27", [27]), ("ik ben vijfendertig en trots", [35]), ("Karin, achtenveertig, rustig", [48]),
        ("Zij is 26 en heel lief", [26]), ("Ons nieuwe meisje is 23", [23]), ("Ze is net 19 geworden", [19]),
        ("ik ben net 18", [18]), ("net 18, eigenlijk ben ik 22 jaar", [22]), ("meisje van 17", [17]),
        ("Er werkt een meisje van zestien", [16]), ("Dit meisje is volgens haar zus pas 16", [16]),
        ("ik ben vijftien jaar", [15]), ("leeftijd 14", [14]), ("het meisje zegt dat ze 17 is", [17]),
        # Dutch: several persons
        ("Lisa (24) en Eva (27)", [24, 27]), ("Mila 22 | Noor 25", [22, 25]), ("Mila, 22 & Noor, 25", [22, 25]),
        ("twee vriendinnen, 20 en 25 jaar", [20, 25]), ("Onze dames van 22 tot 35 staan klaar", [22, 35]),
        ("Wij zijn 24 en 31", [24, 31]), ("drie meiden (22, 25 en 31 jaar)", [22, 25, 31]), ("26 & 29 jaar, samen te boeken", [26, 29]),
        ("Onze meisjes zijn tussen de 21 en 30 jaar", [21, 30]), ("Dames in de leeftijd van 25 t/m 40 jaar", [25, 40]),
        # English
        ("I am 24 years old", [24]), ("24 yo brunette", [24]), ("24yo", [24]), ("24 y/o", [24]), ("24y", [24]),
        ("I'm 31 and single", [31]), ("im 28 from Riga", [28]), ("I’m forty-two, curvy", [42]), ("twenty-four years young", [24]),
        ("Age 24", [24]), ("Age: 24", [24]), ("AGE - 33", [33]), ("Age\n29\nHeight\n168", [29]), ("aged 37", [37]),
        ("A woman of 45", [45]), ("Mature lady, 52, own flat", [52]), ("a 26-year-old student", [26]), ("26 year old girl", [26]),
        ("Emily (26) from Leeds", [26]), ("Emily, 26.", [26]), ("Emily 26", [26]), ("EMILY 26 ROTTERDAM", [26]),
        ("just 18", [18]), ("I turned 40 and feel great", [40]), ("just 18 in spirit, I am 34 years old", [34]),
        ("she is only 16", [16]), ("the girl is 17, a minor", [17]), ("I'm fifty now", [50]), ("27, from Prague", [27]),
        ("I am thirty-eight", [38]), ("My age is 29", [29]), ("two girls, 22 and 25", [22, 25]), ("our ladies, 22 to 35", [22, 35]),
        ("Anna (24), Kate (29) and Zoe (31) tonight", [24, 29, 31]), ("girls aged 21-29", [21, 29]), ("29 yrs, 172cm", [29]),
        ("No spring chicken (53), but a good listener", [53]), ("I'm no spring chicken (53)", [53]),
        # German, Spanish, Romanian, Hungarian, French, Polish
        ("Ich bin 24 Jahre alt", [24]), ("24 Jahre, blond", [24]), ("24j. aus Köln", [24]), ("Alter: 33", [33]),
        ("Ich bin vierundzwanzig", [24]), ("eine 30-jährige Frau", [30]), ("Lena (22)", [22]), ("Ich bin 27 und neu hier", [27]),
        ("Tengo 24 años", [24]), ("Edad: 31", [31]), ("chica de 22 años", [22]), ("veinticinco años", [25]),
        ("Am 24 de ani", [24]), ("24 ani, bruneta", [24]), ("Vârsta: 26", [26]), ("am 23 si sunt noua", [23]),
        ("24 éves vagyok", [24]), ("24 eves barna lany", [24]), ("Kor: 30", [30]), ("huszonöt éves", [25]),
        ("J'ai 24 ans", [24]), ("âge : 35", [35]), ("femme de 40 ans", [40]), ("vingt-cinq ans", [25]),
        ("Mam 24 lata", [24]), ("mam 26 lat", [26]), ("Wiek: 32", [32]), ("dwadzieścia pięć lat", [25]),
    ],
)  # fmt: skip
def test_ages_of_those_who_advertise(text, expected):
    assert ages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # clients
        "heren vanaf 25 jaar", "Alleen heren 30+", "mannen tussen 30 en 60", "liefst boven de 40", "Je bent minimaal 35",
        "Voor de man van rond de 50", "geen jongens onder 23", "u bent 40 of ouder", "Klanten: vanaf 25 jaar",
        "ik zoek heren tussen de 45 en 65 jaar", "Gasten van 60 jaar zijn welkom", "als je 55 bent ben je ook welkom",
        "men over 35 only", "gentlemen from 35", "for clients aged 30 to 60", "you are at least 30", "if you are over 40",
        "guests under 25 not admitted", "Minimum age of guests: 27", "no boys under 21", "Herren ab 25", "Männer zwischen 30 und 60",
        "hombres mayores de 30 años", "barbati peste 30 de ani", "csak 30 év feletti férfiak", "hommes de plus de 35 ans",
        "panowie od 30 lat", "ook voor heren van 70 jaar", "A gentleman of 60 is welcome",
        # the site, the house, staff
        "18+", "21+ only", "Deze site is voor 18 jaar en ouder", "Toegang vanaf 18 jaar", "Strictly 21 and over", "members must be 18 years or older",
        "minimaal 21 jaar, met geldig ID", "Wij zoeken dames tussen 21 en 35 jaar", "Gezocht: masseuse vanaf 21 jaar", "minimumleeftijd: 21",
        "minimum age 21", "We are hiring girls aged 21 to 30", "je moet 21 zijn om hier te werken", "40 plus", "you must be 18",
        "Al 22 jaar een begrip", "ons bedrijf bestaat 25 jaar", "established for 30 years", "sinds 12 jaar in Breda",
        # experience and durations
        "18 jaar ervaring", "17 jaar werkervaring als masseuse", "ruim 20 jaar in het vak", "al meer dan 15 jaar masseuse",
        "22 years of experience", "20 years in the trade", "I have lived here for 15 years", "woon al 14 jaar in Nederland",
        "25 jaar getrouwd geweest", "na 20 jaar huwelijk", "12 jaar geleden begonnen", "15 years ago", "30 minuten", "45 min", "24 uur per dag", "24/7",
        "24 hours a day", "ik ben 24 uur bereikbaar", "ik ben 60 minuten voor jou", "seit 20 Jahren", "desde hace 15 años", "de 15 ani in meserie",
        # the past, looks, comparison
        "sinds mijn 18e", "since I was 19", "toen ik 19 was", "I was eighteen when I joined", "look like 20", "ik zie eruit als 25", "ik voel me 25",
        "iedereen schat me 30", "ik ben geen twintig meer", "people say I look 28", "op mijn 21e begonnen", "at the age of 16 I left home",
        # other persons
        "mijn zoon is 12 jaar", "de jongste is 19 en studeert", "my daughter is 14", "mijn hond is 13 jaar", "moeder van een dochter van 17",
        "mijn man van 60 weet het", '"Fijne dame" (Kees, 68)',
        # sizes, prices, dates, hours, addresses
        "maat 38, cup 75C", "kleding: 40", "Gewicht: 58", "58 kg", "Lengte 1.70", "schoenmaat 39", "half uur 70, uur 120", "50 euro", "€ 65", "30 min 50",
        "Kwartier 45,-", "20 december", "14 en 15 maart", "open 10-22", "van 12 tot 22", "12.00-22.00 uur", "slots at 12, 14 and 16 h",
        "Kerkstraat 24", "Annastraat 24", "kamer 24", "Lisa 12:00-18:00", "Lisa 50 euro", "Lisa 60 min", "06 12 34 56 78", "geboren in 2001",
        "binnen 30 km", "tot 40 km", "25% korting", "size 40", "bust 75", "open since 19 may", "week 24", "dertiger", "een vrouw van in de dertig",
        "Ik ben 15 minuten van het station", "I am 20 minutes away", "ik ben 14 februari terug", "3 keer 20", "vanaf 50", "ab 60", "Uur 75 Halfuur 45",
    ],
)  # fmt: skip
def test_other_numbers_are_no_ages(text):
    assert ages(text) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Lisa 24", [24]), ("Lisa (24) Utrecht", [24]), ("LISA 24 UTRECHT", [24]), ("19 jarige Lisa", [19]), ("💋 Lisa 💋 24 💋", [24]),
        ("Roxana, 31, nieuw", [31]), ("22 en nieuw in Breda", [22]), ("Geile Mandy 35 uit Assen", [35]), ("Lisa – 24 jaar", [24]),
        ("Xantippa 27 Delft", [27]), ("Utrecht 24 uur", []), ("Massage 60 min", []), ("Club 21", []), ("Voor de lieve man rond de 45", []), ("Jonge vrouw voor de man van rond de 60", []), ("Route 66", []), ("LADY 47 ALMELO", [47]),
        ("Almere 24/7", []), ("Lisa & Mia (22/25)", [22, 25]), ("Twee dames 30 en 38", [30, 38]),
    ],
)  # fmt: skip
def test_ages_in_titles(title, expected):
    assert ages("Bel mij", title) == expected


@pytest.mark.parametrize(
    ("title", "text", "conflict"),
    [
        ("Kelly 19", "hoi ik ben Kelly en ben 23", True), ("Kelly 22", "Ik ben 23 jaar", False),
        ("Zoe (24)", "Age: 31", True), ("", "Lisa (24) en Eva (31)", False), ("Lisa & Eva", "22 en 30 jaar", False),
        ("Onze dames", "Mila 22\nNoor 35", False), ("", "Our ladies, 22 to 35", False), ("Twee vriendinnen", "Ik ben 22, zij is 29", False),
        ("Joyce, 22", "Joyce hier. Ik ben zevenentwintig trouwens", True), ("Eva 25", "leeftijd 25", False),
        ("Kim 25", "Voor heren van 30 tot 60", False),
    ],
)  # fmt: skip
def test_two_ages_of_one_person_are_a_conflict(title, text, conflict):
    hits = READER.read(AdText("x", text, title=title)).hits
    assert any(hit.indicator == "age.conflict" for hit in hits) == conflict
