"""When an ad says it was posted, in dates and in days gone by."""

from datetime import date

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
KNOWN = date(2026, 11, 10)  # a Tuesday

DATES = [
    ("Geplaatst op 3 november 2026", "2026-11-03"),
    ("geplaatst op 03-11-2026", "2026-11-03"),
    ("Geplaatst: 3/11/2026 om 14:22", "2026-11-03"),
    ("geplaatst 3 nov", "2026-11-03"),
    ("Geplaatst op 3 nov.", "2026-11-03"),
    ("geplaatst op 3-11", "2026-11-03"),
    ("Geplaatst op 20 december", "2025-12-20"),
    ("Datum: 2026-11-03", "2026-11-03"),
    ("Datum: 03.11.26", "2026-11-03"),
    ("Posted: Nov 3, 2026", "2026-11-03"),
    ("Posted on November 3rd, 2026", "2026-11-03"),
    ("Posted 3 Nov 2026", "2026-11-03"),
    ("posted on the 3rd of November", "2026-11-03"),
    ("Posted: November 3", "2026-11-03"),
    ("Published: 3 November 2026", "2026-11-03"),
    ("Added 2026/11/03", "2026-11-03"),
    ("Ad placed on 3 November 2026", "2026-11-03"),
    ("Advertentie van 3 november 2026", "2026-11-03"),
    ("Deze advertentie staat online sinds 3 november 2026", "2026-11-03"),
    ("Laatst bijgewerkt op 3 november 2026", "2026-11-03"),
    ("Last updated: 03-11-2026", "2026-11-03"),
    ("Plaatsingsdatum: 3 november 2026", "2026-11-03"),
    ("Datum van plaatsing: 3-11-2026", "2026-11-03"),
    ("Geplaatst op dinsdag 3 november 2026", "2026-11-03"),
    ("Geplaatst op maandag 2 november", "2026-11-02"),
    ("3 november 2026 geplaatst", "2026-11-03"),
    ("op 3 november geplaatst", "2026-11-03"),
    ("Eingestellt am 3. November 2026", "2026-11-03"),
    ("Anzeige vom 03.11.2026", "2026-11-03"),
    ("Publicado el 3 de noviembre de 2026", "2026-11-03"),
    ("Publicat pe 3 noiembrie 2026", "2026-11-03"),
    ("Feladva: 2026.11.03", "2026-11-03"),
    ("Publiée le 3 novembre 2026", "2026-11-03"),
    ("Dodano 3 listopada 2026", "2026-11-03"),
]  # fmt: skip
RELATIVE = [
    ("gisteren geplaatst", "2026-11-09"),
    ("Geplaatst: gisteren", "2026-11-09"),
    ("vandaag geplaatst", "2026-11-10"),
    ("Online sinds vandaag", "2026-11-10"),
    ("eergisteren geplaatst", "2026-11-08"),
    ("3 dagen geleden", "2026-11-07"),
    ("drie dagen geleden geplaatst", "2026-11-07"),
    ("2 weken geleden geplaatst", "2026-10-27"),
    ("een maand geleden geplaatst", "2026-10-10"),
    ("Geplaatst: 2 maanden geleden", "2026-09-10"),
    ("vorige week geplaatst", "2026-11-03"),
    ("5 uur geleden geplaatst", "2026-11-10"),
    ("Geplaatst 20 minuten geleden", "2026-11-10"),
    ("posted yesterday", "2026-11-09"),
    ("Posted 2 days ago", "2026-11-08"),
    ("posted last week", "2026-11-03"),
    ("posted a week ago", "2026-11-03"),
    ("posted an hour ago", "2026-11-10"),
    ("Ad posted today", "2026-11-10"),
    ("I put this ad up two weeks ago", "2026-10-27"),
    ("I renewed this ad yesterday", "2026-11-09"),
    ("vor 3 Tagen eingestellt", "2026-11-07"),
    ("gestern eingestellt", "2026-11-09"),
    ("Eingestellt: heute", "2026-11-10"),
    ("vor einer Woche eingestellt", "2026-11-03"),
    ("Publicado hace 3 días", "2026-11-07"),
    ("publicado ayer", "2026-11-09"),
    ("Postat acum 2 zile", "2026-11-08"),
    ("postat ieri", "2026-11-09"),
    ("feladva 3 napja", "2026-11-07"),
    ("feladva tegnap", "2026-11-09"),
    ("Publié il y a 3 jours", "2026-11-07"),
    ("publiée hier", "2026-11-09"),
    ("Dodano 2 dni temu", "2026-11-08"),
    ("dodane wczoraj", "2026-11-09"),
    ("Gisteren online gezet", "2026-11-09"),
    ("deze advertentie heb ik gisteren geplaatst", "2026-11-09"),
    ("Sinds gisteren online", "2026-11-09"),
    ("Geplaatst op: vandaag 14:20", "2026-11-10"),
    ("one month ago posted", "2026-10-10"),
    ("vorige week maandag geplaatst", "2026-11-02"),
    ("Geplaatst: afgelopen zaterdag", "2026-11-07"),
    ("posted last Friday", "2026-11-06"),
    ("bericht van eergisteren", "2026-11-08"),
    ("Bericht geplaatst: vandaag, 21:14", "2026-11-10"),
]  # fmt: skip
NONE = [
    "beschikbaar vanaf 3 november",
    "maandag beschikbaar",
    "I am free on Monday",
    "vorige week maandag verhuisd",
    "Beschikbaar t/m 28 november 2026",
    "Van 3 tot 10 november in Utrecht",
    "I will be in Amsterdam from 3 November to 10 November 2026",
    "sinds 2 weken in de stad",
    "2 weeks in town",
    "Geboren op 3 november 1999",
    "mijn verjaardag is 3 november",
    "vergunning verleend 12-06-2024, geldig tot 12-06-2027",
    "Op vakantie van 20 december tot 4 januari",
    "Vandaag beschikbaar",
    "vandaag vrij vanaf 12 uur",
    "Ik ben gisteren aangekomen",
    "available today",
    "Yesterday I met a nice man",
    "3 jaar geleden begonnen met dit werk",
    "twee jaar geleden ben ik verhuisd",
    "I moved here 3 weeks ago",
    "ik ben 2 weken geleden verhuisd naar Breda",
    "vorige week nieuwe foto's gemaakt",
    "Opened 3 November 2026",
    "de salon is geopend op 3 november 2026",
    "last week in Rotterdam",
    "morgen geplaatst in een hotel",
    "heute frei",
    "ich bin seit 3 Tagen in Köln",
    "ayer llegué",
    "Datum afspraak: 3 december 2026",
    "only this week",
    "Bel een dag van tevoren",
    "een week vooruit boeken",
    "ik ben vandaag jarig",
    "New number since yesterday",
    "Nieuw nummer sinds gisteren",
    "Ze is 3 weken geleden gescheiden",
]  # fmt: skip


def posted(text, known=KNOWN):
    return [f.value for f in READER.read(AdText("x", text, posted_at=known)).facts if f.kind == "posted_at"]


@pytest.mark.parametrize(("text", "expected"), [*DATES, *RELATIVE])
def test_the_day_of_posting(text, expected):
    assert posted(text) == [expected]


@pytest.mark.parametrize("text", NONE)
def test_days_of_something_else(text):
    assert posted(text) == []


@pytest.mark.parametrize("text", [text for text, _ in RELATIVE])
def test_relative_days_need_the_ads_own(text):
    assert posted(text, None) == []


def test_a_date_without_year_needs_the_ads_own():
    assert posted("Geplaatst op 3 november", None) == []


def test_months_end_where_they_end():
    assert posted("Geplaatst: een maand geleden", date(2026, 3, 31)) == ["2026-02-28"]
