"""Words for months, for stretches of days gone by, and for days near today, in the languages of the ads."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january januar jan janvier janv enero ene ianuarie ian január stycznia styczeń sty",
            "februari february februar feb février fevrier févr febrero februarie február lutego luty lut",
            "maart march märz maerz mrt mar mär mars marzo martie március marca marzec",
            "april apr avril avr abril abr aprilie április kwietnia kwiecień kwi",
            "mei may mai mayo május maja maj",
            "juni june jun juin junio iunie iun június czerwca czerwiec cze",
            "juli july jul juillet juil julio iulie iul július lipca lipiec lip",
            "augustus august aug août aout agosto ago augusztus sierpnia sierpień sie",
            "september sept sep septembre septiembre septembrie szeptember września wrzesień wrz",
            "oktober october okt oct octobre octubre octombrie október października październik paź",
            "november nov novembre noviembre noiembrie listopada listopad lis",
            "december dec dezember dez décembre déc diciembre dic decembrie grudnia grudzień gru",
        ),
        start=1,
    )
    for name in names.split()
}
COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "een één eén a an one einem einer un una o egy",
            "twee two zwei dos două doua deux két dwa",
            "drie three drei tres trei trois három trzy",
            "vier four cuatro patru quatre négy cztery",
            "vijf five fünf cinco cinci cinq öt pięć",
            "zes six sechs seis șase hat sześć",
            "zeven seven sieben siete șapte sept hét siedem",
            "acht eight ocho opt huit nyolc osiem",
            "negen nine neun nueve nouă neuf kilenc",
            "tien ten zehn diez zece dix tíz",
        ),
        start=1,
    )
    for word in words.split()
}
# Days, or months where the second is not 0.
UNITS = {
    word: span
    for words, span in (
        (
            "minuten minuut minutes minute min uur uren uurtje hours hour hrs stunden stunde minuto minutos hora horas "
            "ora ore heures heure perce órája godziny godzin godzinę sekunden seconden seconds",
            (0, 0),
        ),
        ("dagen dag days day tagen tag días día dias dia zile zi jours jour napja dni dzień", (1, 0)),
        (
            "weken week weekje weeks wochen woche semanas semana săptămâni saptamani săptămână semaines semaine hete "
            "tygodnie tydzień",
            (7, 0),
        ),
        ("maanden maand months month monaten monat meses mes luni lună mois hónapja miesiące miesiąc", (0, 1)),
        ("jaar jaren years year jahren jahr años año ani an ans éve lata rok", (0, 12)),
    )
    for word in words.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "maandag monday montag", "dinsdag tuesday dienstag", "woensdag wednesday mittwoch",
            "donderdag thursday donnerstag", "vrijdag friday freitag", "zaterdag saturday samstag",
            "zondag sunday sonntag",
        )
    )
    for name in names.split()
}  # fmt: skip
NEAR_DAYS = {
    "vandaag": (0, 0), "today": (0, 0), "heute": (0, 0), "hoy": (0, 0), "azi": (0, 0), "astăzi": (0, 0), "ma": (0, 0),
    "aujourd'hui": (0, 0), "aujourd’hui": (0, 0), "dzisiaj": (0, 0), "dziś": (0, 0), "vanochtend": (0, 0),
    "vanmorgen": (0, 0), "vanmiddag": (0, 0), "vanavond": (0, 0), "zojuist": (0, 0), "just now": (0, 0),
    "this morning": (0, 0), "net": (0, 0),
    "gisteren": (1, 0), "gister": (1, 0), "gisteravond": (1, 0), "yesterday": (1, 0), "gestern": (1, 0), "ayer": (1, 0),
    "last night": (1, 0), "ieri": (1, 0), "tegnap": (1, 0), "hier": (1, 0), "wczoraj": (1, 0),
    "eergisteren": (2, 0), "vorgestern": (2, 0), "anteayer": (2, 0), "alaltăieri": (2, 0), "tegnapelőtt": (2, 0),
    "avant-hier": (2, 0), "przedwczoraj": (2, 0), "the day before yesterday": (2, 0),
    "vorige week": (7, 0), "afgelopen week": (7, 0), "last week": (7, 0), "letzte woche": (7, 0),
    "la semana pasada": (7, 0), "săptămâna trecută": (7, 0), "múlt héten": (7, 0), "la semaine dernière": (7, 0),
    "w zeszłym tygodniu": (7, 0),
    "vorige maand": (0, 1), "afgelopen maand": (0, 1), "last month": (0, 1), "letzten monat": (0, 1),
    "el mes pasado": (0, 1), "luna trecută": (0, 1), "múlt hónapban": (0, 1), "le mois dernier": (0, 1),
    "w zeszłym miesiącu": (0, 1),
}  # fmt: skip
# What says of a day that an ad was put up on it.
POSTED = (
    "geplaatst", "geplaats", "gepost", "gepubliceerd", "plaatsingsdatum", "datum plaatsing",
    "datum van plaatsing", "posted", "published", "placed", "added", "toegevoegd", "bijgewerkt", "geüpdatet",
    "geupdate", "updated", "update", "vernieuwd", "renewed", "refreshed", "ververst", "listed", "uploaded",
    "opgehoogd", "omhoog geplaatst", "bumped", "reposted", "herplaatst", "aangemaakt", "advertentie van",
    "advertentie d.d.", "bericht van", "oproep van", "oproepje van", "berichtje van", "post van", "plaatsing van",
    "message of", "post of", "post from", "message from", "dit bericht is van", "erop sinds", "live since", "ad of",
    "ad from", "ad dated", "created", "put this ad", "put my ad", "put this up",
    "put up", "eingestellt", "veröffentlicht", "inseriert", "online gestellt", "aktualisiert", "anzeige vom",
    "inserat vom", "publicado", "publicada", "anuncio del", "actualizado", "publicat", "postat", "adăugat",
    "adaugat", "actualizat", "anunț din", "feladva", "feltéve", "frissítve", "hirdetés feladása", "publié",
    "publiée", "mise en ligne", "mis en ligne", "annonce du", "dodano", "dodane", "dodany", "opublikowan",
    "ogłoszenie z", "zaktualizowano", "online sinds", "online since", "online seit", "online gezet",
    "online gekomen", "online depuis", "online desde", "staat online", "staat erop", "datum", "date",
    "erop gezet", "online", "geactualiseerd", "gewijzigd", "post date", "date posted", "on site since",
    "op de site sinds", "data publicării", "fecha de publicación",
)  # fmt: skip
