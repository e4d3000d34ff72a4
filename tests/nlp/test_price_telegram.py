"""Minutes and hours written short or left out, colloquial money, evenings, and sums that are no prices."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
# Text, then amounts with minutes (None: no duration said).
MINUTES = [
    ("Warm oil 30 m €40, 60 m €75.", [(40, 30), (75, 60)]),
    ("Hot stone 45 m €60.", [(60, 45)]),
    ("Preise: 90,00 (30 m), 160,00 (60 m)", [(90, 30), (160, 60)]),
    ("Relaxed 60 m 130 euro", [(130, 60)]),
    ("€70 voor 20 m, €110 voor 40 m.", [(70, 20), (110, 40)]),
    ("Ik ben 1.70 m lang. 140 per uur.", [(140, 60)]),
    ("30 m van het station, 140 euro per uur.", [(140, 60)]),
    ("Parking 50 m away, €150 an hour.", [(150, 60)]),
]
ONE_AND_A_HALF = [
    ("One hour 100, one and half 140.", [(100, 60), (140, 90)]),
    ("One hour £110, one and a half £150, two hours £200.", [(110, 60), (150, 90), (200, 120)]),
    ("Een uur voor 200, anderhalf voor 300.", [(200, 60), (300, 90)]),
    ("Uurtje 140, anderhalf 200.", [(140, 60), (200, 90)]),
    ("Una hora 100 euros, hora y media 150 euros.", [(100, 60), (150, 90)]),
    ("Hora y media 150.", [(150, 90)]),
    ("Een uur en drie kwartier kost 230 euro.", [(230, 105)]),
    ("An hour and three quarters is €230.", [(230, 105)]),
    ("Five quarters 180 euro.", [(180, 75)]),
    ("Two and a half hours €350, one and a half hours €220.", [(350, 150), (220, 90)]),
    ("Two hours €250, two and a half €300.", [(250, 120), (300, 150)]),
    ("Vijf kwartier 170 euro, uur 140 euro.", [(170, 75), (140, 60)]),
    ("Eine Stunde 150 €, anderthalb 210 €.", [(150, 60), (210, 90)]),
]
ELIDED = [
    ("€350 for two hours, €600 for five.", [(350, 120), (600, 300)]),
    ("£130 for one hour, £250 for two, £350 for three.", [(130, 60), (250, 120), (350, 180)]),
    ("Uur €140, twee €250, driekwart €110.", [(140, 60), (250, 120), (110, 45)]),
    ("150 euros una hora, 250 dos.", [(150, 60), (250, 120)]),
    ("150 euros una hora, 250 dos horas, 350 tres.", [(150, 60), (250, 120), (350, 180)]),
    ("140 euro een uur, 260 twee, 380 drie.", [(140, 60), (260, 120), (380, 180)]),
    ("Eine Stunde 150 €, zwei 280 €.", [(150, 60), (280, 120)]),
    ("One hour 140, two 260.", [(140, 60), (260, 120)]),
    ("Kwartier 50, driekwart 110.", [(50, 15), (110, 45)]),
    ("An hour is 140, we are two, 22 and 24.", [(140, 60)]),
]
TABLES = [
    ("Min | Incall | Outcall\n30 | 60 | 65\n60 | 110 | 130", [(60, 30), (65, 30), (110, 60), (130, 60)]),
    ("30 | 60 | 65\n45 | 80 | 90\n60 | 110 | 130", [(60, 30), (65, 30), (80, 45), (90, 45), (110, 60), (130, 60)]),
    ("Prijzen\n30 | € 80\n60 | € 140", [(80, 30), (140, 60)]),
    ("NAME    AGE   1 HOUR   2 HOURS\nLiz     24    150      280\nBo      31    140      260",
     [(150, 60), (280, 120), (140, 60), (260, 120)]),
    ("Naam | Leeftijd | Half uur | Uur\nAnn | 24 | 80 | 140\nEls | 33 | 75 | 130",
     [(80, 30), (140, 60), (75, 30), (130, 60)]),
    ("Name  Age  30 min  60 min\nKim   22   € 80    € 150\nZoe   27   € 90    € 160",
     [(80, 30), (150, 60), (90, 30), (160, 60)]),
]  # fmt: skip
TELEGRAM = [
    ("½u 80 / 1u 140", [(80, 30), (140, 60)]),
    ("½ u 80 1 u 140 2 u 260", [(80, 30), (140, 60), (260, 120)]),
    ("half u 65 - uur 110 - twee u 200", [(65, 30), (110, 60), (200, 120)]),
    ("hu 80 u 140", [(80, 30), (140, 60)]),
    ("Prijs p/½u: 75", [(75, 30)]),
    ("Prijs p/½ u 75, p/u 130", [(75, 30), (130, 60)]),
    ("kw 50 hu 80 u 140", [(50, 15), (80, 30), (140, 60)]),
    ("½h 80 1h 150", [(80, 30), (150, 60)]),
    ("½uur 80 uur 140", [(80, 30), (140, 60)]),
    ("u 140, hu 80", [(140, 60), (80, 30)]),
    ("hlf u 70 u 120", [(70, 30), (120, 60)]),
    ("Ik zie u 140 keer liever dan niet.", []),
]
MONEY = [
    ("140 euries per uur", [(140, 60)]),
    ("Half uurtje 80 euro's, uurtje 140 euro’s.", [(80, 30), (140, 60)]),
    ("120 ero per uur, 70 ero half uur", [(120, 60), (70, 30)]),
    ("Uur 140eu, half 80eu.", [(140, 60), (80, 30)]),
    ("150 e per hour", [(150, 60)]),
    ("120 euritos la hora, 70 la media hora.", [(120, 60), (70, 30)]),
    ("100 pavos una hora", [(100, 60)]),
    ("A hundred and seventy-five euros for an hour.", [(175, 60)]),
    ("Hundred and seventy-five euros an hour.", [(175, 60)]),
    ("One hundred and thirty-five euro per hour.", [(135, 60)]),
    ("Two hundred and ten euros for 90 minutes.", [(210, 90)]),
    ("Zoenen: 20 pavos extra.", [(20, None)]),
    ("Trio voor 75 euritos extra", [(75, None)]),
    ("150 eurootjes voor een uurtje", [(150, 60)]),
]
EVENINGS = [
    ("From seven to eleven, for 600 euro.", [(600, 240)]),
    ("From six to midnight € 700.", [(700, 360)]),
    ("Een avond van zeven tot elf voor 550 euro.", [(550, 240)]),
    ("Dinner date from 19:00 to 23:00, €650.", [(650, 240)]),
    ("Van 20.00 tot 24.00 uur: 600 euro", [(600, 240)]),
    ("Available from 10 to 22, €150 per hour.", [(150, 60)]),
    ("Open from ten to eleven. 150 per hour.", [(150, 60)]),
]
FURTHER = [
    ("Die erste Stunde 150 Euro, jede weitere 120 Euro.", [(150, 60), (120, 60)]),
    ("Eerste uur 150 euro, elk volgend uur 120 euro.", [(150, 60), (120, 60)]),
    ("First hour 160, each further hour 130.", [(160, 60), (130, 60)]),
    ("First hour €160, every further €130.", [(160, 60), (130, 60)]),
    ("Het eerste uur kost 150 euro, ieder volgend 120.", [(150, 60), (120, 60)]),
    ("La primera hora 150 euros, cada hora adicional 120 euros.", [(150, 60), (120, 60)]),
    ("La primera hora 150 euros, cada adicional 120 euros.", [(150, 60), (120, 60)]),
]
NONE = [
    ("Je moet eerst 20 euro overmaken. 140 per uur.", [(140, 60)]),
    ("Vorkasse 50 €. Eine Stunde 150 €.", [(150, 60)]),
    ("Ik vraag een kleine storting van 20 euro.", []),
    ("Een storting van 20 euro vooraf, 140 euro per uur.", [(140, 60)]),
    ("Reiskosten zone 1 € 20, zone 2 € 35.", []),
    ("Reiskosten: zone 1 € 20, zone 2 € 35, zone 3 € 50. Uur € 150.", [(150, 60)]),
    ("Travel: zone A €15, zone B €30.", []),
    ("Voorrijkosten € 20 in de stad, € 40 daarbuiten.", []),
    ("Storno am selben Tag 50 €.", []),
    ("Stornogebühr: 80 €. Stunde 150 €.", [(150, 60)]),
    ("Dames verdienen hier gemiddeld € 1.100 per week.", []),
    ("Gemiddeld € 1.100 per week.", []),
    ("Buscamos chicas, de 3000 a 5000 euros al mes.", []),
    ("Gana de 3000 a 5000 euros al mes.", []),
    ("Pinnen kan vanaf 20 euro.", []),
    ("Card payment from €25.", []),
    ("Minimum € 30 for card payments. €150 an hour.", [(150, 60)]),
    ("Pinnen vanaf € 10 mogelijk, uur € 140.", [(140, 60)]),
]
EXTRAS = [
    ("Extras:\nTowels € 4\nShower 15 €", [(4, None), (15, None)]),
    ("Extra's\n- Zoenen € 20\n- Handdoek € 3\n- Trio 100", [(20, None), (3, None), (100, None)]),
    ("Day pass 65 €, after 8 pm 50 €.", [(65, None), (50, None)]),
    ("Towels € 4.", [(4, None)]),
    ("An hour is 140, 15 extra for a shower.", [(140, 60), (15, None)]),
    ("Uur 140, 15 extra voor de douche.", [(140, 60), (15, None)]),
    ("Entree: € 60, na 20 uur € 45.", [(60, None), (45, None)]),
    ("Tageskarte 70 €, ab 20 Uhr 50 €.", [(70, None), (50, None)]),
    ("Badjas € 5, handdoek € 3.", [(5, None), (3, None)]),
]
CASES = MINUTES + ONE_AND_A_HALF + ELIDED + TABLES + TELEGRAM + MONEY + EVENINGS + FURTHER + NONE + EXTRAS


@pytest.mark.parametrize(("text", "prices"), CASES)
def test_prices_in_telegram_style(text, prices):
    found = [fact.value for fact in READER.read(AdText("x", text)).facts if fact.kind == "price"]
    assert [(one["amount"], one["minutes"]) for one in found] == prices
