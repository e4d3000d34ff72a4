"""Words around amounts: currencies, what else an amount may be, and what an amount is paid for that is no meeting."""

from nlp.stems import Stems


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
CURRENCIES = {
    word: currency
    for currency, listed in (
        (
            "EUR",
            "e eu eur euro euros eurootjes eurootje euri euró euroa euroo eurie euries euritos ero pavos "
            "roses rose rozen roosjes donation donations "
            "donatie donaties diamonds diamanten diamantjes piek tribute",
        ),
        ("GBP", "gbp pond pounds quid pound"),
        ("USD", "usd dollar dollars"),
        ("CHF", "chf franken sfr stutz"),
        ("RON", "lei ron leu"),
        ("HUF", "ft huf forint forintért"),
        ("PLN", "zł zl pln zloty złotych zlotych złoty"),
        ("CZK", "kč czk"),
    )
    for word in listed.split()
}
# Money only where a duration is named: people also send them.
KISSES = frozenset(("kusjes", "kisses", "kus", "kussen", "kiss", "xxx"))
CURRENCY_BEFORE = frozenset(_words("eur euro euros usd gbp chf ron huf pln donatie donation"))
# After a number: what it counts, when not money.
MEASURES = frozenset(
    _words(
        "am ani ans apr april aug august augustus años b beoordelingen berichten c cent cents cities clients clubs cm "
        "cup d dag dagen dames days dd dec december feb februari february followers foto friends gasten gb girls "
        "graden gram guests heren j jaar jahre jan januari january jaren jarige jr jrs jul juli july jun june juni "
        "jährige kamers keer kg kilo kilometer kilometers kilos kinderen klanten km ladies lat likes liter locaties "
        "locations m m2 maanden maart mannen mar march may mb mei meiden meisjes men mensen messages meter meters "
        "minuutjes ml mm months mrt nd nov november oct october okt oktober people percent personen persons photos "
        "pics pictures plus pm points procent punten rd recensies reviews rooms sep sept september st steden stuks "
        "t/m th times tm uhr volgers vrienden vrouwen weeks weken x y year years yo yr yrs éves"
    )
)
# Before a number: what it is, when not money; how such words end, and whole words.
LABEL_ENDINGS = (
    "straat", "weg", "laan", "plein", "kade", "singel", "gracht", "dijk", "dreef", "straße", "strasse", "steeg",
    "steenweg", "street", "road", "lengte", "gewicht", "maat", "nummer", "leeftijd", "height", "weight", "jaren",
    "het jaar",
)  # fmt: skip
LIMITS_BEFORE = ("jaar of", "jaartje of", "boven de", "onder de", "ouder dan", "older than")
_LABELS = (
    "nr", "nr.", "no.", "number", "huisnummer", "kamer", "kamernummer", "room", "size", "age", "cup", "bus",
    "tram", "lijn", "line", "huis", "sinds", "since", "anno", "postbus", "box", "id", "ref", "pagina", "hof",
    "boulevard", "unit", "appartement", "apartment", "flat", "over", "above", "under", "below", "tussen",
    "between", "top", "schoenmaat", "kleding", "dress", "bust", "borst", "taille", "waist", "heup",
    "hips", "iban", "kvk", "btw", "vat", "artikel", "zaaknummer", "dossier", "út", "utca", "rue", "calle",
    "strada",
)  # fmt: skip
LABELS_OF_OTHERS = frozenset(_LABELS)
# What an amount is for, or what becomes of it, when it is no price of a meeting. Hard ones hold whatever is near;
# soft ones where no duration stands between; weak ones give way to a duration beside the amount.
HARD = (
    "verdien", "verdient", "verdienen", "salaris", "loon", "uurloon", "omzet", "inkomsten", "uitbetaald", "huur",
    "te huur", "huurprijs", "verhuur", "salary", "wage", "wages", "earn", "earning", "income", "rent", "rental",
    "parkeer", "parkeren", "parking", "parkeergarage", "parkeerkosten", "parkeergeld", "garage", "schuld", "debt",
    "owe", "owes", "lening", "loan", "boete", "fine of", "fines", "korting", "discount", "rabatt", "verdiensten",
    "verdienst", "miete", "lohn", "gehalt", "alquiler", "chirie", "câștig", "castig", "loyer", "gagne", "zarob",
    "czynsz", "bérleti", "kereset", "park", "descuento", "reducere", "kedvezmény", "remise", "zniżk", "costs me",
    "kost mij", "kost me", "afgeven", "afstaat", "fooi", "commissie", "commission", "must make", "have to make",
    "need to make", "afdragen", "afstaan", "opbrengen", "binnenhalen", "afbetalen", "betaald per week",
    "get paid", "paid per", "vacature", "verschuldigd", "toeristenbelasting", "gewonnen", "staanplaats",
    "voor de kamer",
    "for the room", "they take", "pakt", "rekent mij", "terugbetal", "terug te betal", "terug betal", "pay back",
    "repay", "aflossen", "aflos", "storno", "stornier",
    "inleg", "the fine", "fine for", "annuler", "cancel",
)  # fmt: skip
SOFT = (
    "reiskosten", "reiskost", "reisvergoeding", "reistoeslag", "vervoer", "voorrij", "kilometerverg",
    "kmvergoeding", "km-vergoeding", "benzine", "brandstof", "taxi", "uber", "trein", "travel", "transport",
    "fuel", "petrol", "gas money", "mileage", "aanbetal", "vooruitbetal", "voorschot", "vooraf", "vooruit",
    "voorhand", "borg", "waarborg", "deposit", "reservering", "reservation", "booking fee", "boekingskosten",
    "prepay", "upfront", "up front", "in advance", "advance", "no-show", "no show", "noshow",
    "niet komen", "niet op komen", "afzeg", "te laat", "drank", "drink", "fles", "bottle", "champagne",
    "prosecco", "bier", "beer", "wijn", "wine", "cocktail", "frisdrank", "koffie", "coffee", "anzahlung",
    "fahrtkosten", "anfahrt", "fahrt", "kaution", "strafe", "gastos de", "depósito", "deposito", "desplaz",
    "anticipo", "avans", "deplas", "transportul", "előleg", "útiköltség", "kiszállás", "acompte", "frais de",
    "déplacement", "deplacement", "arrhes", "zaliczk", "dojazd", "kaucja", "per km", "toegangskaart", "cadeaubon",
    "gift card", "giftcard", "ov-kaart", "kaartje", "ticket", "tol", "toll", "veerboot", "tunnel",
    "schoonmaakkosten", "administratiekosten", "inschrijf", "lidmaatschap", "membership", "abonnement",
    "contributie", "bewijs van", "sleutelgeld", "onderdak", "woonruimte", "woning", "kost en inwoning",
    "belkosten", "sms", "call charges", "wisselgeld", "briefjes", "biljet", "they sent", "kluissleutel", "locker",
    "lost key", "sleutel kwijt", "had sent", "i sent", "stuurde", "overgemaakt", "gestort", "notes", "change for",
    "train",
    "buiten", "outside", "rit", "cab", "fare", "holding", "van tevoren", "van te voren", "beforehand",
    "bank transfer", "transfer", "kadobon", "show up", "opdagen",
    "verschijnt", "flight", "vlucht", "niet thuis", "niet aanwezig", "te koop", "for sale", "overnemen", "overname",
    "not home", "not there", "paysafe",
    "voor de rit", "for the ride", "tank", "chauffeur", "driver", "borgsom", "tolgeld", "reserveer", "reserve ",
    "to book", "om te boeken", "storting", "vorkasse", "vorauskasse", "vorauszahl", "sturen", "storten", "vastleggen",
    "secure", "to confirm", "ter bevestiging", "buiten de", "outside of",
)  # fmt: skip
WEAK = (
    "tikkie", "betaalverzoek", "hotelkamer", "kamerprijs", "hotel room", "hotelroom", "hotelkosten", "kamerhuur",
    "kamer kost", "bankoverschrijving", "overmaken", "bitcoin", "voucher", "cadeau", "gift", "fooi",
    "tip", "tips", "gemiddeld", "on average",
)  # fmt: skip
NEGATORS = Stems((*HARD, *SOFT, *WEAK))
HARD_WORDS, WEAK_WORDS = frozenset(HARD), frozenset(WEAK)
# With these before them they come along with what is paid for.
COMPANIONS = (" met ", " met een ", " with ", " with a ", " and ", " en ", " inkl ", " mit ")
ACCOMPANYING = (
    "koffie", "coffee", "drank", "drink", "bier", "beer", "wijn", "wine", "champagne", "prosecco", "frisdrank", "fles",
    "bottle", "cocktail", "chauffeur", "driver",
)  # fmt: skip
VEHICLES = ("uber", "taxi", "trein", "train", "cab", "vervoer", "transport")
BY_MEANS = (" met ", " met de ", " met een ", " by ", " per ", " own ", " eigen ", " with ")
EXCLUDING = ("exclusief ", "excl. ", "excl ", "excluding ", "ex ", "zzgl. ")
DENIALS = (
    "geen ", "geen extra ", "no ", "zonder ", "without ", "incl ", "incl. ", "inclusief ", "including ",
    "included ", "never ", "nooit ", "kein ", "keine ", "ohne ", "sans ", "sin ", "fără ", "fara ", "bez ",
    "nélkül ", "gratis ", "free ", "niet ", "not ", "geen gedoe met ", "pas de ", "inklusive ", "inkl. ", "of ",
    "vrij ",
)  # fmt: skip
# Of these the whole word only: `tol` is no `tolk`, `borg` no `Borger`.
WHOLE_WORDS = frozenset(
    (
        *_words("rent owe owes loan tol toll trein train tank sms uber notes beer bier wine wijn borg tip tips gift"),
        *_words("rit cab garage park buiten outside fahrt tickets miete lohn avans loon gagne"),
    )
)
# Right before a bare amount, by themselves or with marks: it is a price.
PRICE_WORDS = frozenset(
    _words(
        "prijs prijzen price prices tarief tarieven rate rates kost kosten costs fee preis preise precio pret "
        "preț cena prix tarif ár entree entrance entry toegang meerprijs extra extra's extras toeslag "
        "surcharge supplement vraag charge service erbij bijbetalen bijbetaling opslag bedrag ask vergoeding "
    )
)
# The first three letters of what services are called, to see soonest that a word is none.
SERVICE_HEADS = frozenset(
    _words(
        "qui vlu ana gri gre cim cof cob owo bbb gfe pse squ zoe ton kis pij zon blo job tri duo dil toy spe "
        "voo str rim pla gol sho pee fac gez swa sli vid fil fot pic out lin uni rol bds mas pro nur bod sam "
        "ext erb mee"
    )
)
