"""Words around amounts: currencies, what else an amount may be, and what an amount is paid for that is no meeting."""

from nlp.stems import Stems

SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
CURRENCIES = {
    **dict.fromkeys(
        "e eu eur euro euros eurootjes euri euró euroa euroo roses rose rozen roosjes donation donations "
        "donatie donaties diamonds diamanten diamantjes piek tribute".split(),
        "EUR",
    ),
    **dict.fromkeys(("gbp", "pond", "pounds", "quid", "pound"), "GBP"),
    **dict.fromkeys(("usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("chf", "franken", "sfr", "stutz"), "CHF"),
    **dict.fromkeys(("lei", "ron", "leu"), "RON"),
    **dict.fromkeys(("ft", "huf", "forint", "forintért"), "HUF"),
    **dict.fromkeys(("zł", "zl", "pln", "zloty", "złotych", "zlotych", "złoty"), "PLN"),
    **dict.fromkeys(("kč", "czk"), "CZK"),
}
# Money only where a duration is named: people also send them.
KISSES = frozenset(("kusjes", "kisses", "kus", "kussen", "kiss", "xxx"))
CURRENCY_BEFORE = frozenset(("eur", "euro", "euros", "usd", "gbp", "chf", "ron", "huf", "pln", "donatie", "donation"))
# After a number: what it counts, when not money.
MEASURES = frozenset(
    "jaar jaren jarige jr jrs j year years yr yrs yo y ans jahre jährige años ani éves lat cm kg km kilo kilos kilometer "
    "kilometers m2 meter meters m mm dagen dag days weken weeks maanden months keer x x times personen persons heren "
    "mannen dames vrouwen meiden meisjes girls ladies men guests gasten reviews recensies beoordelingen foto photos "
    "pics pictures procent percent cent cents graden punten points berichten messages minuutjes kamers rooms clubs "
    "likes volgers followers vrienden friends klanten clients people mensen ml liter gram mb gb tm t/m januari februari "
    "maart april mei juni juli augustus september oktober november december january february march may june july august "
    "october jan feb mrt mar apr jun jul aug sep sept okt oct nov dec uhr pm am cup d c e dd b stuks kinderen steden "
    "cities locaties locations st nd rd th e plus per".split()
) - {"per", "e"}
LABELS_OF_OTHERS = (
    "nr", "nr.", "no.", "nummer", "number", "huisnummer", "kamer", "kamernummer", "room", "lengte", "height", "gewicht",
    "weight", "maat", "size", "leeftijd", "age", "cup", "bus", "tram", "lijn", "line", "huis", "sinds", "since", "anno",
    "postbus", "box", "id", "ref", "pagina", "weg", "straat", "laan", "plein", "kade", "singel", "gracht", "dijk",
    "dreef", "hof", "street", "road", "steenweg", "boulevard", "unit", "appartement", "apartment", "flat", "jaren",
    "boven de", "onder de", "over", "above", "under", "below", "ouder dan", "tussen", "between", "n", "a", "top",
    "schoenmaat", "kleding", "dress", "bust", "borst", "taille", "waist", "heup", "hips", "iban", "kvk", "btw", "vat",
    "in", "het jaar", "artikel", "zaaknummer", "dossier", "straße", "strasse", "út", "utca", "rue", "calle", "strada",
)  # fmt: skip
# What an amount is for, or what becomes of it, when it is no price of a meeting. Hard ones hold whatever is near;
# soft ones where no duration stands between; weak ones give way to a duration beside the amount.
HARD = (
    "verdien", "verdient", "verdienen", "salaris", "loon", "uurloon", "omzet", "inkomsten", "uitbetaald", "huur",
    "te huur", "huurprijs", "verhuur", "salary", "wage", "wages", "earn", "earning", "income", "rent", "rental",
    "parkeer", "parkeren", "parking", "parkeergarage", "parkeerkosten", "parkeergeld", "garage", "schuld", "debt",
    "owe", "owes", "lening", "loan", "boete", "fine of", "fines", "korting", "discount", "rabatt", "verdiensten",
    "verdienst", "miete", "lohn", "gehalt", "alquiler", "chirie", "câștig", "castig", "loyer", "gagne", "zarob",
    "czynsz", "bérleti", "kereset", "deweg", "park ", "descuento", "reducere", "kedvezmény", "remise", "zniżk",
    "must make", "have to make", "need to make", "afdragen", "afstaan", "opbrengen", "binnenhalen", "afbetalen",
    "betaald per week", "get paid", "paid per", "vergoeding", "toeristenbelasting", "gewonnen", "staanplaats",
)  # fmt: skip
SOFT = (
    "reiskosten", "reiskost", "reisvergoeding", "reistoeslag", "vervoer", "voorrij", "kilometerverg", "kmvergoeding",
    "km-vergoeding", "benzine", "brandstof", "taxi", "uber", "trein", "travel", "transport", "fuel", "petrol", "gas money",
    "mileage", "aanbetal", "vooruitbetal", "voorschot", "vooraf", "vooruit", "voorhand", "borg", "waarborg", "deposit",
    "reservering", "reservation", "booking fee", "boekingskosten", "prepay", "upfront", "up front", "in advance",
    "advance", "no-show", "no show", "noshow", "annuler", "cancel", "niet komen", "niet op komen", "afzeg", "te laat",
    "drank", "drink", "fles", "bottle", "champagne", "prosecco", "bier", "beer", "wijn", "wine", "cocktail", "frisdrank",
    "koffie", "coffee", "anzahlung", "fahrtkosten", "anfahrt", "fahrt", "kaution", "strafe", "gastos de", "depósito",
    "deposito", "desplaz", "anticipo", "avans", "deplas", "transportul", "előleg", "útiköltség", "kiszállás", "acompte",
    "frais de", "déplacement", "deplacement", "arrhes", "zaliczk", "dojazd", "kaucja", "per km", "toegangskaart",
    "cadeaubon", "gift card", "giftcard", "ov-kaart", "kaartje", "ticket", "tol", "toll", "veerboot", "tunnel",
    "schoonmaakkosten", "administratiekosten", "inschrijf", "lidmaatschap", "membership", "abonnement", "contributie",
    "bewijs van", "sleutelgeld", "onderdak", "woonruimte", "woning", "kost en inwoning", "belkosten", "sms", "call charges",
    "wisselgeld", "briefjes", "biljet", "notes", "change for", "train", "buiten", "outside", "bezine", "tank",
)  # fmt: skip
WEAK = (
    "tikkie", "betaalverzoek", "hotelkamer", "kamerprijs", "hotel room", "hotelroom", "hotelkosten", "kamerhuur", "kamer kost",
    "paysafe", "bankoverschrijving", "overmaken", "bitcoin", "voucher", "cadeau", "gift", "fooi", "tip ", "tips",
    "half vooruit", "helft",
)  # fmt: skip
NEGATORS = Stems((*HARD, *SOFT, *WEAK))
HARD_WORDS, WEAK_WORDS = frozenset(HARD), frozenset(WEAK)
DENIALS = (
    "geen ", "geen extra ", "no ", "zonder ", "without ", "incl ", "incl. ", "inclusief ", "including ", "included ", "never ",
    "nooit ", "kein ", "keine ", "ohne ", "sans ", "sin ", "fără ", "fara ", "bez ", "nélkül ", "gratis ", "free ", "niet ",
    "not ", "geen gedoe met ", "pas de ", "inklusive ", "inkl. ", "of ", "vrij ",
)  # fmt: skip
