"""Ages written as words, 12 to 79, in the languages of the ads; and the words that ages stand with."""

from functools import cache
from itertools import product

from nlp.facts.number_words import in_words

YOUNGEST, OLDEST = 12, 79
# Twelve to nineteen, then twenty, thirty and so on, then one to nine as they stand behind the tens.
_GERMAN_TEENS = "zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig"
_GERMAN_UNITS = "ein zwei drei vier fünf sechs sieben acht neun"
_SPANISH_TEENS = "doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"
_SPANISH_TENS = "veinte treinta cuarenta cincuenta sesenta setenta"
_SPANISH_TWENTIES = (
    "veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_SPANISH_UNITS = "un dos tres cuatro cinco seis siete ocho nueve"
_ROMANIAN_TEENS = (
    "doisprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece"
)
_ROMANIAN_TENS = "douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci"
_ROMANIAN_UNITS = "unu doi trei patru cinci șase șapte opt nouă"
_HUNGARIAN_TENS = "húsz harminc negyven ötven hatvan hetven"
_HUNGARIAN_UNITS = "egy két három négy öt hat hét nyolc kilenc"
_FRENCH_TEENS = "douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
_FRENCH_TENS = "vingt trente quarante cinquante soixante"
_FRENCH_UNITS = "un deux trois quatre cinq six sept huit neuf"
_POLISH_TEENS = "dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście"
_POLISH_TENS = "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt"
_POLISH_UNITS = "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć"
_PLAIN = str.maketrans("áéíóúüößăâîșşțţąćęłńśźżűőñ", "aeiouuosaaissttacelnszzuon")
_UMLAUTS = str.maketrans({"ü": "ue", "ö": "oe", "ß": "ss"})


@cache
def age_words() -> dict[str, int]:
    """Return every word for a number of 12 to 79 (lower case), also without its accents: `vierentwintig` → 24."""
    words: dict[str, int] = {}
    for made in (_german(), _spanish(), _romanian(), _hungarian(), _french(), _polish()):
        for word, value in made.items():
            words |= {word: value, word.translate(_PLAIN): value, word.translate(_UMLAUTS): value}
    for value in range(YOUNGEST, OLDEST + 1):
        dutch, english = in_words(value, "nl"), in_words(value, "en")
        words |= dict.fromkeys((dutch, dutch.replace("ë", "e"), english, english.replace(" ", "-")), value)
    return {word: value for word, value in words.items() if YOUNGEST <= value <= OLDEST}


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + step * number for number, word in enumerate(words.split())}


def _joined(tens: str, units: str, joints: tuple[str, ...]) -> dict[str, int]:
    pairs = product(_numbered(tens, 20, 10).items(), _numbered(units, 1).items(), joints)
    return {f"{ten}{joint}{unit}": value + more for (ten, value), (unit, more), joint in pairs}


def _german() -> dict[str, int]:
    pairs = product(_numbered(_GERMAN_TENS, 20, 10).items(), _numbered(_GERMAN_UNITS, 1).items())
    compounds = {f"{unit}und{ten}": value + more for (ten, value), (unit, more) in pairs}
    return _numbered(_GERMAN_TEENS, 12) | _numbered(_GERMAN_TENS, 20, 10) | compounds


def _spanish() -> dict[str, int]:
    plain = _numbered(_SPANISH_TEENS, 12) | _numbered(_SPANISH_TENS, 20, 10) | _numbered(_SPANISH_TWENTIES, 21)
    return plain | _joined(_SPANISH_TENS, _SPANISH_UNITS, (" y ",))


def _romanian() -> dict[str, int]:
    plain = _numbered(_ROMANIAN_TEENS, 12) | _numbered(_ROMANIAN_TENS, 20, 10)
    return plain | _joined(_ROMANIAN_TENS, _ROMANIAN_UNITS, (" și ",))


def _hungarian() -> dict[str, int]:
    teens = {f"tizen{unit}": 10 + value for unit, value in _numbered(_HUNGARIAN_UNITS, 1).items()}
    plain = teens | _numbered(_HUNGARIAN_TENS, 20, 10)
    twenties = {f"huszon{unit}": 20 + value for unit, value in _numbered(_HUNGARIAN_UNITS, 1).items()}
    return plain | twenties | _joined(_HUNGARIAN_TENS, _HUNGARIAN_UNITS, ("",))


def _french() -> dict[str, int]:
    plain = _numbered(_FRENCH_TEENS, 12) | _numbered(_FRENCH_TENS, 20, 10)
    return plain | _joined(_FRENCH_TENS, _FRENCH_UNITS, ("-", " ", " et "))


def _polish() -> dict[str, int]:
    plain = _numbered(_POLISH_TEENS, 12) | _numbered(_POLISH_TENS, 20, 10)
    return plain | _joined(_POLISH_TENS, _POLISH_UNITS, (" ",))


LABELS = frozenset(
    ("leeftijd", "lft", "age", "alter", "edad", "vârsta", "varsta", "vârstă", "kor", "életkor", "korom", "âge",
     "wiek", "years", "ages", "leeft", "leeftijden", "profielleeftijd", "lftd", "leeftyd")
)  # fmt: skip
# What stands before a label that is not the advertiser's: `minimum age`.
LIMITS = frozenset(
    ("minimum", "minimale", "minimal", "min", "maximum", "maximale", "max", "legal", "site", "your", "jouw", "uw",
     "hun", "their", "days", "since", "sinds", "vanaf", "from", "client", "clients", "klant", "klanten", "gasten")
)  # fmt: skip
SAID = frozenset(
    ("ben", "am", "i'm", "im", "i’m", "i´m", "i`m", "bin", "soy", "sunt", "jestem", "aged", "m", "ikzelf", "tengo",
     "bennik", "turned", "ik'm", "i'am", "iam", "mit")
)  # fmt: skip
JUST = frozenset(
    ("pas", "net", "just", "only", "barely", "gerade", "nauwelijks", "slechts", "recién", "recien", "doar")
)  # fmt: skip
STILL = frozenset(
    ("nu", "now", "inmiddels", "ondertussen", "intussen", "al", "already", "nog", "maar", "still", "currently",
     "jetzt", "momenteel", "ook", "also", "zelf", "wel", "gewoon", "actually", "eigenlijk", "bijna", "almost",
     "nearly", "ongeveer", "een", "officieel", "honestly", "eerlijk", "proudly", "trots", "trotse", "toch", "dus",
     "echt", "really", "ik", "jullie")
)  # fmt: skip
IS = frozenset(
    ("is", "zijn", "are", "ist", "es", "este", "est", "jest", "être", "she's", "she’s", "he's", "ze's", "word",
     "wordt")
)  # fmt: skip
OF = frozenset(("van", "of", "von", "de"))
PERSONS = frozenset(
    ("vrouw", "vrouwtje", "dame", "meid", "meisje", "meiske", "man", "studente", "student", "moeder", "mama",
     "weduwe", "huisvrouw", "masseuse", "masseur", "gastvrouw", "medewerkster", "minderjarig", "minderjarige",
     "tiener", "travestiet", "transvrouw", "trans", "shemale", "blondine", "brunette", "latina", "blondje",
     "schoonheid", "escort", "escortdame", "collega", "vriendin", "girl", "woman", "lady", "lass", "milf", "mom",
     "teen", "teenager", "minor", "female", "blonde", "redhead", "widow", "housewife", "companion", "hostess",
     "model", "cougar", "frau", "mädchen", "studentin", "chica", "mujer", "fata", "fată", "femeie", "lány", "lany",
     "nő", "fille", "femme", "étudiante", "dziewczyna", "kobieta", "studentka", "beauty", "oma", "omaatje", "granny",
     "grandma", "person", "persoon", "jongen", "gigolo", "boy", "colleague", "friend",
     "adverteerder", "adverteerster", "advertiser", "accounthouder", "holder", "medewerker", "meid", "inwoonster")
)  # fmt: skip
OFFERED = frozenset(
    (
        "dames",
        "meiden",
        "meisjes",
        "girls",
        "ladies",
        "vriendinnen",
        "women",
        "friends",
        "sisters",
        "zussen",
        "zusjes",
        "escorts",
        "models",
        "modellen",
        "gastvrouwen",
        "hostesses",
        "companions",
        "masseuses",
        "studentes",
        "vrouwen",
        "mädchen",
        "damen",
        "frauen",
        "chicas",
        "fete",
        "lányok",
        "filles",
        "dziewczyny",
        "duo",
        "trio",
        "medewerksters",
        "collega's",
        "escortdames",
        "zusters",
        "moeder en dochter",
    )
)
# Who `is 26` is said of, besides names and persons.
SUBJECTS = frozenset(
    ("mine", "mij", "leeftijd", "age", "alter", "medewerkster", "girl", "meisje", "jongste", "oudste", "youngest",
     "eldest", "oldest", "other", "others", "andere", "ander", "one", "tweede", "eerste", "second", "nieuwste", "these",
     "who", "die")
)  # fmt: skip
# Words right behind a bare number that opens a line or sentence and makes it an age.
ADJECTIVES = frozenset(
    ("blond", "blonde", "brunette", "brunet", "slank", "slanke", "slim", "curvy", "petite", "tall", "volslank",
     "volslanke", "mollig", "mollige", "sportief", "sportieve", "sporty", "jong", "jonge", "young", "lief", "lieve",
     "sweet", "sexy", "mooi", "mooie", "single", "rijp", "rijpe", "mature", "roodharig", "roodharige", "redhead",
     "busty", "vrolijk", "vrolijke", "gezellig", "gezellige", "rustig", "rustige", "friendly", "vriendelijk",
     "vriendelijke", "fit", "getint", "getinte", "gescheiden", "divorced", "latina", "discreet", "discrete",
     "verzorgd", "verzorgde", "elegant", "elegante", "schlank", "schlanke", "morena", "rubia", "delgada", "bruneta",
     "blonda", "blondă", "brunetă", "barna", "szőke", "karcsú", "brune", "mince", "brunetka", "blondynka", "szczupła",
     "spontaan", "spontane", "stylish", "classy", "ervaren", "experienced", "zelfstandig", "zelfstandige",
     "independent", "warm", "warme", "passionate", "trans", "geil", "geile", "lekker", "lekkere", "stout", "stoute",
     "nuchter", "nuchtere", "lovely", "gorgeous", "beautiful", "pretty", "leuk", "leuke", "lange", "kleine",
     "donkere", "ondeugend", "ondeugende", "sensual", "sensuele", "pittig", "pittige", "knap", "knappe", "jolie",
     "belle", "guapa", "dulce")
)  # fmt: skip
# Further words right behind a bare number that opens a line or sentence and makes it an age.
DESCRIBING = ADJECTIVES | frozenset(
    ("lang", "klein", "from", "uit", "nu", "now", "en", "and", "student", "studente", "donker", "dark", "rood",
     "bruin", "bruine", "brown", "zwart", "rond", "ronde", "calm", "new", "nieuw", "nieuwe", "old", "oud", "moeder",
     "mother", "grijs", "net", "pas", "just", "aus", "neu", "din", "de", "z", "open", "dutch", "nederlandse",
     "natural", "all", "met", "with", "maat", "maatje", "size", "cup", "j")
)  # fmt: skip
MEASURES = frozenset(
    ("maat", "maatje", "size", "cup", "cupmaat", "bust", "bh", "bra", "kleding", "kledingmaat", "schoenmaat", "dress",
     "lengte", "gewicht", "weight", "height", "taille", "waist", "hips", "heupen", "kamer", "room", "nr", "nummer",
     "number", "no", "uur", "hour", "half", "kwartier", "halfuur", "tarief", "prijs", "price", "rate", "kost",
     "kosten", "cost", "week", "route", "club", "bus", "lijn", "tram", "huisnummer", "tel", "om", "at", "around",
     "rond", "vanaf", "tot", "from", "to", "till", "until", "shoe", "konfektion", "größe", "schuhgröße",
     "kleidergröße", "konfektionsgröße", "körbchengröße", "min", "perron", "afslag",
     "exit", "flat", "unit", "apt", "deur", "bel", "toets", "zone", "etage", "verdieping", "circa", "ca", "ongeveer",
     "about", "nog", "only", "suite", "block", "level", "floor", "box", "gate", "line", "pin", "code", "gew", "lgt",
     "kilo", "bijna", "almost", "minimaal", "per", "euro", "extra", "anal", "advance", "aanbetaling", "borg", "taxi",
     "reiskosten", "oktober", "november", "december", "januari", "februari", "maart", "april", "mei", "juni", "juli",
     "augustus", "september", "january", "february", "march", "may", "june", "july", "august", "october", "ma", "di",
     "wo", "do", "vr", "za", "zo", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "maandag", "dinsdag", "woensdag",
     "donderdag", "vrijdag", "zaterdag", "zondag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
     "sunday", "top", "pagina", "page", "chapter", "uur-", "korting", "discount", "hotel", "poort", "pand", "blok")
)  # fmt: skip
