"""The words around licence numbers: labels, what leads from one to its number, and what speaks of something else."""

import re

from nlp.stems import Stems

LABELS = Stems(
    ("vergun", "lisen", "liscen",
     "register van", "gemeentelijk register", "municipal register", "register of",
     "exploitatie", "escortvergunning", "seks", "prostitutievergunning", "bedrijfsvergunning",
     "gemeentevergunning", "bordeelvergunning", "clubvergunning", "salonvergunning", "verg", "vergund",
     "licentie", "licen", "lic", "permit", "permis", "authori", "autori", "registrat", "reg.", "reg ", "reg-", "regnr",
     "registered", "geregistreerd", "ingeschreven", "inschrijf", "peesnummer", "peesnr", "dossier",
     "erlaubnis", "genehmigung", "lizenz", "konzession", "anmeldebescheinigung", "licență", "licenţ", "engedély",
     "működési", "zezwoleni", "koncesj")
)  # fmt: skip

_NUMBER = r"(?:nummers?|numbers?|numarul|nr|no|num|id|kenmerk|code|szám(?:a|ú)?|ref)"
# `weak` labels also speak of other registers; `number` tells that the label itself announces a number.
LABEL = re.compile(
    r"(?:(?P<number>peesn(?:ummer|r)|exploitatien(?:ummer|r)|"
    r"(?:verg|lic)(?:\.\s?|[\s-]|(?=nr|no))(?=(?:nr|no|num|#|:)))|"
    r"(?P<weak>vergund|licen[cs]ed|authori[sz]ed|geregistreerd|registered|ingeschreven|registratie|registration|"
    r"register (?:van|of) (?:de|the) (?:gemeente|municipality|city)|"
    r"(?:gemeentelijk|municipal) register|"
    r"inschrijf(?=n)|dossier(?=[\s-]?n)|reg(?:\.|(?=[\s-]?(?:nr|no|num|#))))|"
    r"(?P<plain>(?:(?:exploitatie|escort|seks(?:inrichtings?|bedrijfs?|bedrijven|werk(?:ers)?)|prostitutie|bedrijfs|"
    r"gemeente|bordeel|club|salon)-?)?vergunn?i(?:ng|gn|n|g)(?:en)?|verg\.|lic\.|licenties?|li(?:s?c|s)en[cs]es?|"
    r"permits?(?! (?:me|us|you|any|yourself)\b)|"
    r"authori[sz]ations?|autorisation|autoriza[tțţ]i[ea]|autorización|permis(?:o|ului)?|licencias?|licen[țţt][aă]|"
    r"erlaubnis|genehmigung|lizenz|konzession|anmeldebescheinigung|(?:működési )?engedély(?:e|ünk|em)?|"
    r"zezwolenie|koncesja))"
    rf"(?:s?[\s.-]{{0,3}}(?P<mark>{_NUMBER}(?![a-z])))?(?:(?<=[.])|(?![a-z])[.]?)"
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
    r"\b(?:aanvra|aangevra|behandeling\b|afwachting|wachten? op|pending|appl(?:y|ied|ication)|await|beantragt|antrag|"
    r"request|solicit|en trámite|in procedure|nog niet|niet\b|not yet|not\b|loopt nog|ingediend|submitted|igényel)"
)
PENDING_AFTER = re.compile(
    r"[\s,;:(–—-]{0,4}(?:(?:is|nog|still|currently|momenteel|now|thans|status|in|op|wordt|under|al|the)[\s:]+){0,3}"
    r"(?:aanvraag|aangevraagd|behandeling|pending|applied|application|review|procedure|beantragt|trámite)"
)
RENEWAL = re.compile(r"verleng|renew|verlänger")
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
     "december", "january", "february", "march", "may", "june", "july", "august", "october")
)  # fmt: skip
MARKS = frozenset(
    ("nr", "nrs", "no", "nos", "num", "numéro", "número", "număr", "nummer", "nummers", "number", "numbers",
     "kenmerk", "onder", "under", "is", "are", "zijn:", "reference", "ref", "referentie", "n°", "nº", "no°", "#",
     "registratienummer", "dossiernummer", "dossiernr", "dossier", "zaaknummer", "zaaknr", "zaak", "kenmerknummer",
     "vergunningnummer", "vergunningsnummer", "szám", "száma", "numer", "numărul", "sub", "bajo", "sous",
     "unter", "als", "as", "az", "aktenzeichen", "luidt", "id", "registratie", "reg")
)  # fmt: skip
BLOCKING = frozenset(
    ("kvk", "k.v.k", "koophandel", "commerce", "coc", "handelsregister", "btw", "btw-id", "btw-nr", "vat", "iban",
     "bic", "tel", "telefoon", "telefoonnummer", "telephone", "phone", "bel", "bellen", "belt", "call", "app",
     "whatsapp", "wapp", "sms", "mob", "mobiel", "mobile", "text", "postcode", "rsin", "big", "agb", "vbag",
     "rbcz", "skj", "crkbo", "kenteken", "artikel", "art", "article", "section", "§", "lid", "iso", "bsn",
     "advertentie", "advertentienummer", "adverteerder", "ad", "adnr", "order", "ordernummer", "bestelling",
     "factuur", "factuurnr", "factuurnummer", "invoice", "ticket", "kamer", "room", "suite", "appartement",
     "apartment", "huisnummer", "flat", "box", "bus", "lijn", "pincode", "deurcode", "key", "plate", "account",
     "rekening", "rekeningnummer", "rekeningnr", "versie", "version", "profiel", "profile", "klant", "klantnummer",
     "member", "lidnummer", "vlucht", "flight", "trademark", "brand", "auto", "car", "vehicle", "euro", "eur",
     "prijs", "price", "uur", "per", "uren", "jaar", "year", "years", "hour", "hours", "vestiging", "vestigingsnr",
     "vestigingsnummer", "branch", "establishment", "postbus", "melding", "politie", "police", "rule",
     "concession", "boete", "kost", "kostte", "costs", "leeftijd", "age", "tarief", "tarieven", "rsvp", "insta",
     "instagram", "telegram", "snap", "signal", "ggd-nummer", "polis", "polisnummer", "verzekering", "insurance",
     "bank", "register.")
)  # fmt: skip
KNOWN = NEUTRAL | MARKS | BLOCKING
