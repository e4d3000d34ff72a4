"""Words by which names are introduced, and words that tell whose names they are; all in lower case."""

INTRODUCING = (
    "ik ben", "ik heet", "heet ik", "mijn naam is", "mijn naam", "m'n naam is", "m’n naam is", "mn naam is",
    "me naam is", "me naam", "m'n naam", "mn naam", "noem mij", "noem me", "noemen me", "noemen mij", "noemt me",
    "vraag naar", "vraag om", "hier is", "dit is", "bel met", "belt met", "chat met", "appt met", "spreekt met",
    "talking to", "speaking with", "wij zijn", "we zijn", "i'm", "i’m",
    "i´m", "i`m", "i 'm", "i ’m", "i am", "im", "my name is", "my name's", "my name’s", "my name", "her name is",
    "the name is", "the name's", "name is", "call me", "known as", "its", "it's", "it’s", "this is", "ask for",
    "i'm called", "i am called", "we are", "we is", "we're", "we’re", "wij heten", "we heten", "ze heet", "zij heet",
    "she is called", "meet", "i go by", "je ben", "naam is", "ich bin", "ich bin die", "ich heiße", "ich heisse",
    "mein name ist", "nenn mich", "hier ist", "bin die", "me llamo", "soy", "mi nombre es", "llámame", "llamame",
    "mă numesc", "ma numesc", "numele meu este", "numele meu e", "sunt", "mă cheamă", "ma cheama", "a nevem",
    "nevem", "hívj", "je m'appelle", "je m’appelle", "je suis", "moi c'est", "moi c’est", "mon prénom est",
    "mam na imię", "mam na imie", "jestem", "nazywam się", "nazywam sie", "na imię mi", "mi chiamo", "sono",
    "meu nome é", "me chamo", "ik bin", "profiel van", "profile of", "me", "name's", "name’s", "about", "over",
    "they call", "called", "genaamd", "named", "naam", "name", "werknaam",
    "mijn werknaam is", "werknaam is", "working name is",
    "stage name is", "artiestennaam is", "profielnaam is", "oma", "tante", "meesteres", "mistress", "miss", "i call",
    "mij naam", "mij naam is", "tis", "hier schrijft", "hier typt", "hier spreekt", "i name myself", "vraag hem naar",
    "vraag haar naar", "ask him for", "ask her for",
)  # fmt: skip
# Those that say by what other name one person goes or went.
ALIASES = (
    "aka", "a.k.a.", "a.k.a", "alias", "formerly", "previously", "voorheen", "vroeger", "bekend als", "known as",
    "know me as", "knew me as", "remember me as", "kent als", "kennen als", "knows me as",
    *(
        f"{verb} {me}{still} als"
        for verb in ("kennen", "kent", "kenden", "ken je", "kende", "ken jij", "herken je")
        for me in ("me", "mij")
        for still in ("", " nog", " misschien", " vast", " wel", " ook", " al")
    ),
    "sta ik als", "stond ik als", "sta ik bekend als", "stond ik bekend als", "werkte ik als", "werkte als",
    "werk ik als", "heette ik", "was eerst", "eerst als", "onder de naam", "onder naam", "under the name",
    "under the alias", "worked as", "work as", "advertise as", "advertised as", "adverteer als", "used to be",
    "used to be called", "used to go by", "go by", "goes by", "going by", "called myself", "noemde ik me",
    "noemde ik mij", "noem ik me", "noem ik mij", "noem mezelf", "artiestennaam", "stage name", "andere naam",
    "oude naam", "old name", "other name", "ook wel genoemd", "my other ad says", "other ad says", "ad says",
    "advertentie staat", "account heet", "account is called", "profile says", "listed as", "ehemals", "früher",
    "bekannt als", "auch bekannt als", "conocida como", "antes", "cunoscută ca", "cunoscuta ca", "alias:", "aka:",
    "op whatsapp als", "op insta als", "on whatsapp as", "whatsapp as", "kent u mij nog", "ken je mij nog",
    "ken je me nog",
    "kennen jullie mij nog", "kennen jullie me nog", "remember me", "herken je mij nog",
)  # fmt: skip
# Those that introduce somebody else, or mention a name.
OF_ANOTHER = frozenset(
    ("ze heet", "zij heet", "her name is", "she is called", "meet", "called", "genaamd", "named", "we are", "we is",
     "we're", "we’re", "wij zijn", "we zijn", "wij heten", "we heten", "met", "its", "sono", "sunt", "heet")
)  # fmt: skip
STATING = frozenset(
    ("naam", "name", "werknaam", "artiestennaam", "profielnaam", "roepnaam", "voornaam", "nom", "prénom", "prenom",
     "nombre", "nume", "név", "nev", "imię", "imie", "wie", "who", "profiel", "profile", "masseur", "masseuse",
     "practitioner", "therapist", "gastvrouw", "nieuw", "new", "vorname", "nieuw meisje", "new girl", "met")
)  # fmt: skip
SIGNING = frozenset(
    ("liefs", "lieve groet", "lieve groetjes", "groet", "groetjes", "groeten", "gr", "kus", "kusjes", "kusje",
     "kussen", "dikke kus", "x", "xx", "xxx", "xxxx", "xoxo", "xo", "love", "kisses", "kiss", "regards", "best",
     "cheers", "thanks", "bisous", "bises", "bisou", "besos", "besitos", "beso", "un beso", "liebe grüße",
     "liebe gruesse", "lg", "grüße", "küsse", "küsschen", "bussi", "puszi", "pusz", "csók", "üdv", "buziaki",
     "buziaczki", "pozdrawiam", "całuski", "pupici", "te pup", "pup", "vă pup", "sărutări", "baci", "beijos",
     "tot snel", "tot dan", "tot gauw", "see you soon", "hugs", "knuffel", "hartelijke groet", "yours", "your", "jouw")
)  # fmt: skip
AFTER_NAME = (
    "heet ik", "is m'n naam", "is the name", "is de naam", "writing", "speaking", "typing", "noemen ze me",
    "hier", "here", "is the name", "is mijn naam", "is my name", "vagyok", "ontvangt", "verwelkomt", "receives",
    "welcomes", "welcome you", "ist mein name", "aan de lijn",
)  # fmt: skip
OTHERS_AD = (
    "wij zoeken", "we zoeken", "zoekt dames", "zoekt meiden", "zoekt twee", "gezocht", "vacature", "gevraagd",
    "hiring", "wanted", "personeel", "sollicit", "verhuurt", "verhuren", "rents", "welcome to join", "onze dames",
    "onze meiden", "onze meisjes", "our ladies", "our girls", "our models", "onze modellen", "onze escorts",
    "our companions", "hostesses", "gastvrouwen", "ons team", "our team", "bemiddel", "wij bieden", "we offer",
    "collega's gezocht", "nieuwe collega", "looking for girls", "vacancies", "vacancy", "werkplek", "kom werken",
    "looking for ladies", "apply", "nos filles", "unsere damen", "unsere mädchen", "our escorts",
    "masseuses gebruiken", "meiden plaatsen", "dames plaatsen", "te huur", "for rent",
    "inlichtingen", "functie:", "beste dames", "proefdag", "verdiensten", "per direct", "je werkt", "huisvesting",
    "unsere girls",
    "onze gastvrouwen", "bookings via", "all bookings", "boekingen via", "plant alles", "regelt alles", "regelt de",
    "does the bookings", "handles", "bureau", "agency", "reserveringen", "reservations",
)  # fmt: skip
OF_SEVERAL = frozenset(
    ("wij zijn", "we zijn", "we are", "we're", "we is", "wij heten", "we heten", "met vriendin", "met mijn vriendin",
     "met een vriendin", "met mijn collega", "with my friend", "with my colleague", "both of us", "met z'n twee",
     "met zijn twee", "together with my", "two therapists", "ons team", "our team", "moeder en dochter", "zijn er twee",
     "wij samen", "wij ontvangen", "wij werken", "we work", "bij ons", "with us", "our house", "ons huis",
     "vandaag aanwezig",
     "aanwezig vandaag", "present today", "on duty", "tonight:", "today:", "vandaag:", "rooster", "line-up", "lineup",
     "nous sommes", "wir sind", "somos", "suntem", "jesteśmy")
)  # fmt: skip
# Nouns for several persons, who may be clients or others too.
PLURALS = frozenset(
    ("duo", "vriendinnen", "dames", "meiden", "meisjes", "girls", "ladies", "zussen", "zusjes", "sisters", "friends",
     "models", "modellen", "gastvrouwen", "hostesses", "escorts", "companions", "masseuses", "collega's", "colleagues",
     "medewerksters", "mädels", "mädchen", "chicas", "fete", "lányok", "filles", "dziewczyny", "vier handen",
     "4 handen", "4-handen", "four hands", "four-hand", "tweeling", "twins", "collegas", "studentes")
)  # fmt: skip
# What stands before a name that is not the advertiser's own, but of someone who works with or near them.
COMPANIONS = frozenset(
    ("collega", "vriendin", "vriendinnetje", "zus", "zusje", "friend", "colleague", "sister", "neighbour", "neighbor",
     "buurvrouw", "partner", "roommate", "flatmate", "huisgenote", "huisgenoot", "maatje", "met", "with", "and",
     "en", "or",
     "of", "kollegin", "freundin", "onze", "our", "mit", "con", "cu", "avec", "tweelingzus", "nicht", "cousin",
     "bestie",
     "maat", "buddy", "voorganger", "opvolgster", "nog", "dank", "bedankt", "thanks", "dankjewel", "als", "like")
)  # fmt: skip
