"""Which words are first names, which never are, and whether a name belongs to somebody else than who advertises."""

import re
from functools import cache
from importlib.resources import files


@cache
def first_names() -> frozenset[str]:
    """Return the names of `domain/data/first_names.txt`, in lower case: those that are no ordinary words."""
    return frozenset(files("domain").joinpath("data/first_names.txt").read_text(encoding="utf-8").split())


# Names in use that are also words, so that they need a place where a name is expected.
NAMES_AND_WORDS = frozenset(
    ("amber", "angel", "april", "ariel", "asia", "aurora", "autumn", "bambi", "beau", "belle", "blessing", "blossom", "bo", "brandy", "bunny",
     "candy", "carmel", "charity", "chelsea", "cherry", "clementine", "cleo", "crystal", "daisy", "dakota", "dawn", "destiny", "diamond", "ebony",
     "eden", "ella", "emerald", "eve", "faith", "fawn", "feline", "floor", "flora", "flor", "florence", "gem", "georgia", "ginger", "goldie",
     "grace", "harmony", "haven", "hazel", "heather", "heaven", "holly", "hope", "ice", "india", "ivy", "jade", "jan", "jasmine", "jet", "jewel",
     "jip", "job", "joy", "june", "juno", "kiki", "kit", "lace", "lake", "lea", "lee", "lilac", "lily", "linde", "ling", "lien",
     "lotus", "lou", "lux", "luz", "lynn", "linn", "madison", "magnolia", "mai", "maan", "may", "mei", "mees", "melody", "mercedes", "mercy", "mina", "misty", "moon",
     "morena", "nada", "nina", "noi", "nok", "nova", "noël", "ocean", "olive", "opal", "paris", "patience", "peach", "pearl", "penny", "peony", "perla", "ploy", "poppy",
     "precious", "princess", "puck", "queen", "rain", "raven", "reina", "ria", "river", "robin", "roma", "roos", "rose", "ruby", "sable", "saffron", "sage",
     "sam", "sandy", "savannah", "scarlet", "scarlett", "serenity", "siena", "sierra", "silver", "sky", "skye", "sol", "star", "storm", "sugar", "summer", "sunny",
     "sunshine", "tea", "tess", "tiger", "tina", "trinity", "velvet", "venus", "victoire", "vienna", "viola", "violet", "virginia", "vanilla", "willow",
     "winter", "zen", "zon", "pien", "yu", "lin", "mia", "pim", "max", "jolie", "cherie", "chérie", "bijou", "dior", "chanel", "gucci", "porsche", "bentley",
     "ola", "kata", "pam", "dolores", "consuelo", "sien", "joan", "mae", "fay", "dee", "bea", "sissi", "indra", "nong", "mali", "som", "hong")
)  # fmt: skip
MONTHS = frozenset(("april", "mei", "may", "june", "august", "mai"))
NOT_NAMES = frozenset(
    (
        "een de het geen niet nu pas net zelfstandig beschikbaar alleen nieuw nieuwe maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag "
        "morgen vanavond vannacht heel erg zeer now today tonight back anytime later mature sensual spontaan spontane gezellig gezellige verzorgd rustig "
        "vriendelijk sympathiek gezond volwassen altijd direct new available independent here there your my mijn a an the not in at very really always just only "
        "online open discreet gediplomeerd ervaren lief lieve mooi mooie jong jonge jouw uw je jij jullie hier vanaf dagelijks single licensed vergund "
        "geregistreerd registered blond blonde brunette slank slanke slim sweet nice hot sexy friendly classy elegant masseuse masseur escort student studente "
        "vrouw dame dames man heren meisje meisjes meid meiden girl girls woman women lady ladies looking op bij te van also ook en and or of maar want dus die dat "
        "dit deze this that these who wie wat what met with zonder without voor for aan uit naar om tot to from on so too een zo wel nog al weer ik wij we zij ze hij "
        "he she it its i you u us our ons onze hun their als if when wanneer waar where hoe how waarom why ja nee yes no oh hey hi hoi hallo hello dag heey "
        "welkom welcome massage massages salon club studio privé prive private privéhuis ontvangst ontvangen bezoek hotel thuis home home apartment appartement woning huis "
        "escorts agency bureau ontspanning ontspannen relax relaxing relaxed genieten tantra tantrisch body erotisch erotische erotic sensuele nuru gfe duo trio top vip "
        "geile geil lekker lekkere heerlijk heerlijke mooiste mooi leuke leuk stoute stout wilde wild hete zacht zachte warm warme nette net echt echte real genuine "
        "tijd time tarief tarieven prijs prijzen price prices rates rate uur hour hours half halfuur kwartier minuten minutes min euro contant cash betaling "
        "tel telefoon phone whatsapp app sms bel bellen call text mail email telegram signal insta instagram snap snapchat contact info informatie adres address locatie location "
        "leeftijd age lengte height gewicht weight maat size cup cupmaat haar hair ogen eyes taal talen language languages services service diensten about over mij me "
        "naam name profiel profile foto foto's fotos photos pics pictures beschikbaarheid availability openingstijden werkdagen weekend avond nacht night day dagje ochtend "
        "middag lunch diner dinner date incall outcall kvk btw vergunning licence license nummer number nr postcode centrum station near nabij dichtbij regio omgeving "
        "january february march april may june july august september october november december januari februari maart mei juni juli augustus oktober "
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun ma di wo do vr za zo moeder mama mother vader zus zusje "
        "vriend vriendin vriendinnen friend friends sister sisters schat schatje lieverd honey darling baby babe love liefs kus kusjes kusje xx xxx groet groetjes "
        "groeten liefste baas boss driver chauffeur manager eigenaar owner klant klanten client clients gast gasten heer meneer mevrouw mister sir madam "
        "on request aanvraag gewoon zelf soms nooit never ever every elke elk iedere graag please sorry dank bedankt thanks tot snel straks gauw binnenkort "
        "will would can could may might should do does did am is are was were be been have has had get got go going come coming ready happy glad born raised "
        "ben bent zijn waren heb hebt heeft had kan kun kunt wil wilt mag moet ga gaat gaan kom komt komen zoek zoekt zoeken ontvang ontvangt werk werkt geef geeft doe doet "
        "blij klaar geboren opgegroeid getrouwd gescheiden alleenstaand moeder actief fulltime parttime volslank mollig rijp rijpe stevig groot klein kleine lang lange kort "
        "full fully big small tall short young old older fit fun funny calm curvy busty petite natural naturel clean safe veilig schoon hygiënisch professional professioneel "
        "gecertificeerd certified qualified trained trans travestiet shemale transgender latina latino milf teen tiener student gigolo hostess gastvrouw model "
        "mooi jarige jarig jaar years year old vol nieuwste nieuwtje studenten dutch "
        "studentin frau dame mädchen neu hier allein wieder immer nur sehr auch gern gerne ein eine der die das nicht hausfrau anfängerin privat diskret deutsche "
        "una un una el la los las muy nueva nuevo sola aqui aquí chica mujer joven independiente disponible "
        "o noua nouă disponibila disponibilă o fata fată aici singura din la cu "
        "egy uj új itt csak lány nő vagyok une le les nouvelle disponible jeune femme fille ici très seule "
        "nowa sama tutaj dostępna młoda kobieta dziewczyna "
        "bijzonder speciaal special special offer actie aanbieding korting discount gratis free sauna wellness praktijk massagepraktijk massagesalon kamer room werkplek "
        "gezocht gevraagd wanted vacature personeel job jobs werk work kingsize douche shower parkeren parking gratis wifi "
        "snelle fijne goede beste betrouwbaar betrouwbare discrete klassieke thaise chinese oosterse aziatische tropische exotische exotic"
    ).split()
)
_DEMONYM = re.compile(
    r"(?:nederland|belg|vlaam|duits|deutsch|frans|franç|franc(?:aise|uska)|spaan|españ|italia|pools|polk|polin|polish|roemeen|român|roman(?:ian|ca)|bulgaar|hongaar|magyar|oekra|"
    r"russ|turk|marok|marrok|surina|thai|chine|japan|brazi|brasil|latijn|latein|latin|europe|asia|aziat|afri|dutch|german|french|spanish|"
    r"bulgar|hungar|ukrain|moroc|colomb|domini[ck]aa|dominican|cuba|venez|portug|grie|greek|czech|tsjech|slov|slow|engels|english|british|american|"
    r"amerik|antil|carib|indone|indisch|filip|vietna|kosova|alban|servi|serb|kroa|croat|lets|latvia|litou|lithu|eston|fries|limburg|brabant|zeeuws|twent|"
    r"rotterdam|amsterdam|haag|utrecht|gooi|londoner|ghan|nigeri|somal|eritr|ethiop|kaapverd|curaç|curac|arub|mexic|argent|peru|chile|ecuador|"
    r"zweed|swed|deen|danish|noor(?:s|we)|norweg|fin(?:s|nish)$|ier(?:s|$)|irish|schot|scott|oostenr|austria|zwits|swiss|iraans|persi|irani|arab|koerd|kurd)"
)
_VENUES = (
    "club", "salon", "huize", "huis", "house", "villa", "studio", "bar", "café", "cafe", "hotel", "sauna", "restaurant", "massagesalon", "pension",
    "massagepraktijk", "privéhuis", "privehuis", "bureau", "escortbureau", "escortservice", "praktijk", "instituut", "st", "sint", "saint", "santa", "santo",
    "stichting", "firma", "kapsalon", "parlour", "parlor", "lounge", "wellness", "nagelstudio", "boutique", "maison", "casa", "prins", "prinses", "koning",
    "koningin", "burgemeester", "prince", "princess", "camping", "kasteel", "domein", "massagehuis", "schoonheidssalon", "restaurant", "agency", "bordeel",
)  # fmt: skip
_OTHERS = (
    "driver", "chauffeur", "manager", "manageress", "baas", "boss", "eigenaar", "eigenaresse", "owner", "gastheer", "telefoniste", "telefonist", "receptioniste",
    "receptionist", "receptie", "reception", "dj", "fotograaf", "photographer", "man", "husband", "vriend", "boyfriend", "zoon", "zoontje", "dochter", "dochtertje", "son",
    "daughter", "broer", "brother", "hond", "dog", "kat", "cat", "klant", "klanten", "client", "gast", "meneer", "mr", "mister", "dhr", "heer", "mevrouw", "mevr", "mrs",
    "buurman", "beheerder", "moderator", "bedrijfsleider", "bedrijfsleidster", "huisbaas", "dokter", "dr", "ex", "operator", "secretaris", "planner", "directeur", "zus", "zusje",
    "moeder", "vader", "mother", "father", "mama", "papa", "administratie", "beveiliger", "security", "portier", "tnv", "t.n.v", "t.n.v.", "iban", "fahrer", "chef", "escortbaas",
    "contactpersoon", "webmaster", "boekhouder", "bemiddelaar", "assistent", "assistente", "assistant", "colleague", "regular", "buurvrouw", "oma", "opa", "nichtje", "neef",
)  # fmt: skip
_WITH_OTHERS = frozenset(("getrouwd met", "married to", "gescheiden van", "woon met", "live with", "zoals met", "verloofd met", "vriend van", "moeder van"))
_ABBREVIATED = ("t.n.v.", "tnv.", "mr.", "mrs.", "dhr.", "dr.", "mevr.", "st.")
_SOMEONE_ELSE = frozenset(_VENUES + _OTHERS)
_VENUE_AFTER = re.compile(
    r"(?: [\w.]{1,14}){0,2} \w{3,16}(?:straat|laan|kade|plein|gracht|weg|dijk|singel|steeg|park)\b|(?:['’]?s)? ?(?:straat|str\.|weg\b|laan\b|plein\b|gracht|kade\b|park\b|singel|hof\b|street|avenue|road\b|lane\b|massage ?salon|salon|escorts?\b|club\b|house\b|lounge|"
    r"spa\b|companions|agency|models?\b|ladies|hotel|ziekenhuis|kerk|beach|institute)|,? (?:\(?(?:onze|our|de|the|mijn|my) )?(?:chauffeur|driver|manager|eigenaar|owner|"
    r"receptioniste?|bedrijfsleider)|\(?(?:chauffeur|driver|manager|owner|eigenaar)\b| (?:brengt|rijdt|drives|brings|haalt|plant|regelt|neemt op|waits outside)"
)
_QUOTE_BEFORE = re.compile(r"[\"”’'»]\s?[-–—(~]\s?\Z|[\"”»]\s\Z")


def known_name(word: str) -> bool:
    """Tell whether a word in lower case is a first name, also one that is an ordinary word too."""
    return word in FIRST_NAMES or word in NAMES_AND_WORDS


def is_demonym(word: str) -> bool:
    """Tell whether a word in lower case says where somebody comes from; the word itself matters to nobody."""
    return _DEMONYM.match(word) is not None


def is_someone_else(lower: str, start: int, end: int = 0) -> bool:
    """Tell whether the name at `start` is a venue's, a street's, or another person's than who advertises."""
    before = lower[max(0, start - 26) : start]
    if before[-1:] in "\"”’'“‘ -–—(~" and _QUOTE_BEFORE.search(before[-4:]):
        return True
    words = before.rpartition("\n")[2].split()
    last = words[-1].strip("\"“‘'(") if words else ""
    if " ".join(words[-2:]) in _WITH_OTHERS:
        return True
    if last in ("is", "heet", "called", "named", "genaamd", "=", "-") and len(words) > 1:
        last = words[-2]
    if last.rstrip(":,.") in _SOMEONE_ELSE and (not last.endswith((",", ".")) or last in _ABBREVIATED):
        return True
    return bool(end) and _VENUE_AFTER.match(lower, end) is not None


FIRST_NAMES = first_names()
