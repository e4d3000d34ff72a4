"""The words around licence numbers: labels, what leads from one to its number, and what speaks of something else."""

import re

from nlp.stems import Stems

_DUTCH = (
    "exploitatie", "escort", "escortbedrijfs", "escortbureau", "seks", "seksinrichting", "seksinrichtings",
    "seksbedrijf", "seksbedrijfs", "seksbedrijven", "sekswerk", "sekswerkers", "seksclub", "prostitutie",
    "prostitutiebedrijfs", "bedrijfs", "gemeente", "stads", "burgemeesters", "bordeel", "club", "salon", "raam",
    "massage", "massagesalon", "basis", "werkplek", "apv",
)  # fmt: skip
_GERMAN = (
    "betriebs", "gewerbe", "prostitutions", "prostitutionsgewerbe", "prostitutionsstätten", "escort", "bordell",
    "bordellbetriebs", "ausübungs", "agentur", "stadt", "amts", "club", "sonder", "haupt",
)  # fmt: skip
_GERMAN_HEADS = ("erlaubnis", "genehmigung", "lizenz", "konzession", "zulassung")
# These name a licence only where the words around speak of a business of this kind, or of who gave it.
GUARDED = (
    "beschikking", "besluit", "toestemming", "ontheffing", "goedkeuring", "goedgekeurd", "erkend", "erkenning",
    "toegelaten", "approval", "approved", "exemption", "zulassung", "zugelassen", "bescheid", "certified", "consent",
    "decree",
)  # fmt: skip
LABELS = Stems(
    ("vergun", "lisen", "liscen", "exploitatien", "exploitatie-", *(f"{first}verg" for first in _DUTCH),
     *(f"{first}-verg" for first in _DUTCH), *(first + head for first in _GERMAN for head in _GERMAN_HEADS),
     "gewerbeschein", "gewerbeanmeldung",
     "register van", "gemeentelijk register", "municipal register", "register of", "verg", "licentie", "licen", "lic",
     "permit", "permis", "authori", "autori", "registrat", "reg.", "reg ", "reg-", "regnr", "registered",
     "geregistreerd", "ingeschreven", "inschrijf", "peesnummer", "peesnr", "dossier", "erlaubnis", "genehmigung",
     "genehmigt", "lizenz", "konzession", "anmeldebescheinigung", "licență", "licenţ", "engedély", "működési",
     "zezwoleni", "koncesj", *GUARDED)
)  # fmt: skip

_NUMBER = r"(?:nummers?|numbers?|numarul|nrs?|no|num|id|kenmerk|code|szám(?:a|ú)?|ref)"
# `weak` labels also speak of other registers; `number` tells that the label itself announces a number.
LABEL = re.compile(
    r"(?:(?P<number>peesn(?:ummer|r)|exploitatien(?:ummer|r)|"
    r"(?:verg|lic)(?:\.\s?|[\s-]|(?=nr|no))(?=(?:nr|no|num|#|:)))|"
    rf"(?P<guarded>{'|'.join(sorted(GUARDED, key=len, reverse=True))})|"
    r"(?P<weak>vergunde?(?![a-z])|licen[cs]ed|authori[sz]ed|geregistreerd|registered|ingeschreven|registratie|"
    r"registration|register (?:van|of) (?:de|the) (?:gemeente|municipality|city)|"
    r"(?:gemeentelijk|municipal) register|(?:lizenz|konzession)iert|genehmigt|licenciado|autorizado|"
    r"inschrijf(?=n)|dossier(?=[\s-]?n)|reg(?:\.|(?=[\s-]?(?:nr|no|num|#))))|"
    rf"(?P<plain>(?:(?:{'|'.join(sorted(_DUTCH, key=len, reverse=True))})-?)?"
    r"vergunn?i(?:ng|gn|n|g)(?:en|houd(?:st)?er|verlen(?:er|ing)|s?be(?:sluit|schikking))?|"
    rf"(?:{'|'.join(sorted(_DUTCH, key=len, reverse=True))})?verg(?:\.|(?![a-z]))|"
    r"lic(?:\.|(?![a-z]))|licenties?|li(?:s?c|s)en[cs]es?|"
    r"permits?(?! (?:me|us|you|any|yourself)\b)|"
    r"authori[sz]ations?|autorisation|autoriza[tțţ]i[ea]|autorización|permis(?:o|ului)?|licencias?|licen[țţt][aă]|"
    rf"(?:{'|'.join(sorted(_GERMAN, key=len, reverse=True))})?(?:{'|'.join(_GERMAN_HEADS)})(?:en|s(?=[nk]))?|"
    r"gewerbeschein|gewerbeanmeldung|anmeldebescheinigung|(?:működési )?engedély(?:e|ünk|em)?|zezwolenie|koncesja))"
    rf"(?:s?[\s.-]{{0,3}}(?P<mark>{_NUMBER}(?![a-z])))?(?:(?<=[.])|(?![a-z])[.]?)"
)
# What the words around a guarded label, or a label that others use too, must speak of.
BUSINESS = re.compile(
    r"seks|sex|escort|prostit|bord[ei]+l|brothel|club|priv[eé]-?huis|exploit|vergun|burgemeester|gemeente|municip|mayor|"
    r"stadt|bureau|agency|\bapv\b|permit|licen|sauna|massage|parlou?r|studio|city of|council|\bsalon|betrieb|dames"
)
NO_BUSINESS = re.compile(
    r"parke|belasting|bouw|huur|\brent|rechtbank|\bcourt|politie|omgevings|parking|tax\b|school|visum|\bvisa\b|verblijf|"
    r"taxi|uitkering|keurmerk|bezwaar|\bwoz\b"
)
OTHER_PERMIT = re.compile(
    r"(?:\b(?:residence|work|parking|building|driving|drivers?|driver's|taxi|cab|liquor|alcohol|gun|fishing|marriage|software|"
    r"wi-?fi|planning|environment\w*|event|travel|tourist|stay|horeca|drank|parkeer|bouw|omgevings?|werk|verblijfs?|rij|"
    r"terras|music|tv|radio|permit|dog|conduire|conducir|conducere|séjour|residencia)[\s-]{1,2}|(?:de|van de|of) )\Z"
)
NEGATED = re.compile(
    r"\b(?:geen|zonder|no|without|not|niet|kein|keine|ohne|nooit|never|sans|sin|fără|fara)\s+(?:[\w-]+\s+)?\Z"
)
PENDING = re.compile(
    r"\b(?:aangevra|(?:vergunn?ings?)?aanvra|behandeling\b|afwachting|wacht(?:en)?(?: nu)?(?: nog)?(?: steeds)? op|"
    r"waiting for|warten auf|pending|appl(?:y|ied|ication)|await|"
    r"beantragt|antrag|request|solicit|en trámite|in procedure|nog niet|niet\b|not yet|not\b|loopt nog|ingediend|"
    r"submitted|igényel|geweiger|weiger|afgewezen|afwijz|beroep\b|bezwaar|appeal(?:s|ed)?\b|denied|denial|refus|reject|"
    r"rechter\b|rechtbank|moet nog|nog (?:te|geen)\b|yet to be|abgelehnt|versagt|widerspruch|ablehn|respins|refuz|"
    r"odmow|elutasít|deneg|concept|being processed|consideration|in progress|under review|"
    r"lopende|expected\b|verwacht\b)"
)
# Of these a word elsewhere in the sentence says nothing of the licence.
PENDING_LOOSE = (
    "aanvra",
    "request",
    "niet",
    "not",
    "appl",
    "await",
    "wacht",
    "concept",
    "nog te",
    "nog geen",
    "refus",
    "weiger",
    "expect",
    "verwacht",
    "reject",
)
_SAYS = (
    r"is|was|werd|nog|still|currently|momenteel|now|thans|status|in|op|wordt|under|al|the|has|have|had|been|which|die|"
    r"dat|maar|but|deze|this|it|hij|inmiddels|helaas|unfortunately|ist|wurde|de|door|gemeente|on|we|wij|zijn|are|kregen|"
    r"krijgen|hebben|ik|did|do|get|got|received|ontvangen|nummer"
)
PENDING_AFTER = re.compile(
    rf"[\s,;:(–—\"'-]{{0,4}}(?:(?:{_SAYS})[\s:]+){{0,5}}"
    r"(?:aanvraag|aangevraagd|behandeling|pending|appli(?:ed|cation)|review|procedure|beantragt|trámite|geweigerd|"
    r"afgewezen|ingediend|niet (?:verleend|toegekend|gekregen|afgegeven|rond|binnen)|"
    r"not (?:yet |been ){0,2}(?:issued|granted|given|approved)|"
    r"moet(?:en)? nog|nog niet|yet to be|denied|refused|rejected|beroep|bezwaar|appeal(?:s|ed)?\b|afwachting|"
    r"abgelehnt|versagt|submitted|requested|awaiting|niet door|being processed|kregen we niet|"
    r"(?:niet|not)(?=\s{0,2}(?:[.;!,)\n]|\Z)))"
)
RENEWAL = re.compile(r"verleng|renew|verlänger|uitbreiding|wijziging")
OTHER_REGISTER = re.compile(
    r"\b(?:big|skj|rbcz|vbag|agb|crkbo|gat|cat|nibig|lid\w*|member\w*|k\.?v\.?k|koophandel|commerce|branch|company|business|"
    r"trade|vehicle|car|auto|kenteken|trademark|brand|vestiging\w*|vat|btw|handels\w*)[^a-z0-9]{1,3}(?:nr\.? )?\Z"
)
REPORTED = re.compile(r"melding|politie|aangifte|police|report|klacht|complaint|rechtszaak|aanvra|aangevra")

# Words that may stand between a label and its number without making the number another thing's.
NEUTRAL = frozenset(
    ("worker", "workers", "sekswerker", "sekswerkers", "zelfstandig", "zelfstandige", "self-employed", "independent",
     "de", "het", "een", "the", "a", "an", "van", "of", "by", "bij", "door", "voor", "for", "in", "te", "aan",
     "with", "met", "from", "uit", "our", "onze", "ons", "mijn", "my", "zijn", "their", "die", "dat", "gemeente",
     "gemeentelijk", "gemeentelijke", "municipality", "municipal", "city", "town", "council", "burgemeester",
     "mayor", "stad", "gem", "college", "b&w", "verleend", "afgegeven", "uitgegeven", "issued", "granted",
     "geldig", "valid", "until", "tot", "t/m", "sinds", "since", "vanaf", "op", "on", "dated", "datum", "d.d",
     "dd", "seksbedrijf", "seksinrichting", "escort", "escortbedrijf", "escortbureau", "escortservice",
     "prostitutiebedrijf", "bedrijf", "sekswerk", "seksclub", "bordeel", "prostitutie", "sex", "brothel", "agency",
     "business", "club", "privéhuis", "massagesalon", "salon", "studio", "exploitatie", "heeft", "draagt", "has",
     "carries", "ter", "to", "weten", "namely", "namelijk", "luidt", "der", "des", "von", "stadt", "le", "la",
     "du", "l", "della", "ville", "mairie", "ayuntamiento", "primăria", "primaria", "orașului", "város",
     "önkormányzat", "miasta", "wydana", "expl", "exploitatievergunning", "utl", "and", "en", "januari",
     "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
     "december", "january", "february", "march", "may", "june", "july", "august", "october", "jan", "feb", "mrt",
     "apr", "jun", "jul", "aug", "sep", "sept", "okt", "oct", "nov", "dec", "bureau", "bedrijven", "agentschap",
     "premises", "exploitant", "holder", "houder", "houdster", "privehuis", "huis", "house", "parlour", "parlor",
     "raam", "sauna", "erotisch", "erotische", "erotic", "aanwezig", "orde", "rond", "wel", "ok", "oké", "okay",
     "compleet", "present", "zichtbaar", "officieel", "officiële", "official", "officially", "wij", "we",
     "ik", "you", "u", "seks", "sexclub", "sekshuis", "sexbedrijf", "seit", "seitdem", "erteilt", "ausgestellt",
     "durch", "vom", "werk", "werken", "werkt", "works", "work", "operate", "operating", "active", "actief",
     "verlengd", "renewed", "loopt", "af", "door", "runs", "expires", "verloopt", "naam", "name", "ende")
)  # fmt: skip
MARKS = frozenset(
    ("nr", "nrs", "no", "nos", "num", "numéro", "número", "număr", "nummer", "nummers", "number", "numbers",
     "kenmerk", "onder", "under", "is", "are", "zijn:", "reference", "ref", "referentie", "n°", "nº", "no°", "#",
     "registratienummer", "dossiernummer", "dossiernr", "dossier", "zaaknummer", "zaaknr", "zaak",
     "case", "file", "kenmerknummer", "besluit",
     "beschikking", "vergunningnr", "vergunningsnr", "registriert",
     "vergunningnummer", "vergunningsnummer", "szám", "száma", "numer", "numărul", "sub", "bajo", "sous",
     "unter", "als", "as", "az", "aktenzeichen", "luidt", "id", "registratie", "reg")
)  # fmt: skip
BLOCKING = frozenset(
    ("kvk", "k.v.k", "koophandel", "commerce", "coc", "handelsregister", "btw", "btw-id", "btw-nr", "vat", "iban",
     "bic", "tel", "telefoon", "telefoonnummer", "telephone", "phone", "bel", "bellen", "belt", "call", "app",
     "whatsapp", "wapp", "sms", "mob", "mobiel", "mobile", "text", "postcode", "rsin", "big", "agb", "vbag",
     "rbcz", "skj", "crkbo", "kenteken", "lid", "iso", "bsn",
     "advertentie", "advertentienummer", "adverteerder", "ad", "adnr", "order", "ordernummer", "bestelling",
     "factuur", "factuurnr", "factuurnummer", "invoice", "ticket", "kamer", "room", "suite", "appartement",
     "apartment", "huisnummer", "flat", "box", "bus", "lijn", "pincode", "deurcode", "key", "plate", "account",
     "rekening", "rekeningnummer", "rekeningnr", "versie", "version", "profiel", "profile", "klant", "klantnummer",
     "member", "lidnummer", "vlucht", "flight", "trademark", "brand", "auto", "car", "vehicle", "euro", "eur",
     "prijs", "price", "uur", "uren", "hour", "hours", "vestiging", "vestigingsnr",
     "vestigingsnummer", "branch", "postbus", "melding", "politie", "police", "rule",
     "concession", "boete", "kost", "kostte", "costs", "leeftijd", "age", "tarief", "tarieven", "rsvp", "insta",
     "instagram", "telegram", "snap", "signal", "ggd-nummer", "polis", "polisnummer", "verzekering", "insurance",
     "bank", "register.", "wifi", "wi-fi", "folder",
     "wachtwoord", "password", "parking", "parkeren", "zone", "unit")
)  # fmt: skip
# The number after these is of a law, not of a licence.
LAW = frozenset(("artikel", "artikelen", "art", "article", "section", "§", "lid"))
KNOWN = NEUTRAL | MARKS | BLOCKING | LAW
