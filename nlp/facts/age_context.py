"""Whether a number that looks like an age is said of someone or something else."""

import re

NEAR = 64
_WORD_JOINTS = frozenset("'’´`-")
_UNITS = (
    r"(?:jaar|jaren|jarig|jrs?\b|j\b|years?|yrs?\b|old\b|ages?\b|y/?o\b|y\.o\b|y\b|lentes?\b|zomers\b|winters\b|"
    r"springs\b|"
    r"summers\b|candles\b|kaarsjes\b|jahre?\b|jähr|jaehr|años|"
    r"anos\b|añitos|(?:de )?ani\b|(?:de )?anisori\b|éves|eves\b|év\b|ev\b|ans\b|lata?\b|latek\b|anni\b)"
)
UNIT = re.compile(rf"[ \t\xa0-]{{0,2}}\n?{_UNITS}")
_JOINT = r"(?:-|–|tot|to|of|or|en|and|und|à|a|t/m|till|until|bis|/|&)"
NO_AGE_UNIT = re.compile(
    rf"(?: ?{_JOINT} ?\d{{1,3}}(?!\d))? ?(?:[€$£%°'’′\"″]|,-|\+(?! ?\w\w)|[.,:]\d|/\d|euro?s?\b|eur\b|cm\b|kg\b|"
    rf"kil[oó]|km\b|mtr|perc|fős\b|"
    rf"meter|min\b|min\.|mins\b|minu|uur|uren|"
    r"u\b|h\b|hrs?\b|hours?|uhr|std|stunden|hora|ore\b|óra|heures?|godzin|x\b|keer|times|dag|day|weken|weeks?|"
    r"maand|month|mnd|jan\b|januar|"
    r"feb|maart|march|mrt|märz|apr|mei\b|may\b|mai\b|juni?\b|june|juli?\b|july|aug|sept|sep\b|okt|oct|nov\b|novem|"
    r"dec|dez|plus\b|ste\b|th\b|foto|pics|photos|pers|man\b|"
    r"mensen|people|guests|stuks|sterren|stars|inch|ft\b|lbs|pond|jongens|(?:voor|for) (?:een |an? |the )?(?:half|"
    r"\d|uur|hour|kwart|quarter|one)|half|"
    r"halfuur|kwartier|quarter|per\b|p/?u\b|e\b|de\b(?= (?:minu|eeuw))|roses|rozen|o'?clock|am\b|pm\b|[ab]\b(?![ ,]))"
)
_OTHER_PEOPLE = (
    r"heren|heer|mannen|mannelijke?|klant\w*|gast|gasten|bezoekers?|jongens|men|gentlem[ae]n|clients?|guests?|"
    r"visitors?|customers?|guys|boys|males|"
    r"herren|männer|kunden|hombres|caballeros|clientes?|bărbați\w*|barbati\w*|barbat|domni\w*|clienți|clienti|"
    r"férfi\w*|ferfi\w*|vendég\w*|"
    r"hommes|messieurs|panów|panowie|mężczyzn\w*|klient\w*|zoon|zoontje|zoons|dochter\w*|(?:klein)?kind(?:eren|je)?|"
    r"tweeling|twins|grand\w+|son|daughters?|kids?|child|children|"
    r"hij[ao]s?|niet[oa]s?|copi[il]\w*|fiul?|fiic[aă]|nepo\w+|gyerek\w*|lány(?:a|om|ai|aim)|fi(?:a|am|ai|aim)|unok\w*|"
    r"enfants?|fils|dzieci|syn|córka|söhne?|sohn|tochter|töchter|hond|kat|dog|cat|"
    r"echtgenoot|husband|boyfriend|bf|hubby|slaaf|slave|aldus|reviewer|"
    r"mijn (?:man|vriend|zus|broer|moeder|vader)|my (?:man|sister|brother|mother|father)|"
    r"manager|chauffeur|driver|baas|boss|neef|nephew|buurman|deze site|this site|website|huwelijk|marriage|puppies|"
    r"pups|"
    r"\w*tafel|auto|pand|gebouw|building|table|car|whisky|wijn|wine"
)
_SOUGHT = (
    r"zoek(?:t|en)?(?! (?:je|jij|u)\b)|gezocht|gevraagd|wanted|(?<!you )looking for|seeking|hiring|seeks|vacature|"
    r"suche|gesucht|busco|caut|cherche|"
    r"szukam"
)
_OFF = re.compile(rf"\b(?:{_OTHER_PEOPLE}|{_SOUGHT})\b")
_OFF_IN_PART = re.compile(
    r"\b(?:was|were|when|since|sinds|toen|begon\w*|started|look(?:s|ing)?|lijk\w*|eruit|feel\w*|voel\w*|"
    r"(?:energie|energy|body|lichaam|lijf|looks?|huid|skin|billen|uiterlijk|conditie|figuur|figure|libido|stamina|"
    r"uitstraling|borsten|kont|ass|spirit|temperament) (?:van|of|as|als) (?:een|an?|the|iemand|someone|somebody)|"
    r"schat(?:ten|te)?|(?:at|from|since) (?:the |an? )?age of|"
    r"geen|niet|not|no longer|never|kein\w*|nicht|nie|must|moet\w*|dient|should|need to|have to|(?:je|u|jij|"
    r"jullie) bent|bent (?:je|u|jij)|you are|you['’]re|"
    r"if|als je|indien|eras|eres|morgen|tomorrow|volgend|next)\b"
)
_LASTING_BEFORE = re.compile(
    r"\b(?:(?:ge)?woon[dt]?|living|lived?|werkt?|works?|worked|working|bestaat|bestaan|established|gevestigd|"
    r"getrouwd|married|ha[sv]e? been|"
    r"experience|\w*ervaring|jarenlang|tapasztalat|gyakorlat|doświadczeni\w+|experien[țt]\w*|"
    r"experiencia|"
    r"\w*erfahrung)\b"
)
_THEMSELVES = re.compile(
    r"(?:\b(?:ik|ikzelf|zelf|myself|ben|am|i['’´`]?m|ze|zij|she|ich|bin|leeftijd|age|soy|tengo|sunt|vagyok|jestem|"
    r"wij|we|onze|our)\b|\()"
)
_LIMIT = re.compile(
    r"\b(?:vanaf|boven|onder|minimaal|min\.?|minimum|minstens|ten ?minste|maximaal|max\.?|ouder|jonger|tussen|tot|"
    r"rond|rondom|from|over|above|under|"
    r"below|at least|older|younger|than|dan|between|up to|until|around|ab|über|unter|mindestens|zwischen|bis|desde|"
    r"mayores de|partir de|peste|sub|"
    r"între|intre|plus de|moins de|entre|powyżej|poniżej|midden|eind|begin|csak|min|"
    r"al|alweer|ruim|reeds|meer dan|for|already|seit|hace|depuis|binnen|elke|every|per|na|after|within|almost|"
    r"bijna|last|past|afgelopen|"
    r"sinds|since|zeker|passe?\w* for)\s+(?:de |the |den |al |ruim |over |bijna |meer dan |almost |about |zo'n )?\Z"
)
OR_OLDER = re.compile(
    r"(?:\+(?! ?\d)| \+(?! ?\w)| plus\b|(?: (?:oud|old|alt))? ?(?:en|of|and|or|und|oder|et|y|és|i) (?:ouder|older|"
    r"over|jonger|"
    r"younger|above|up\b|hoger|älter|más|plus|afelett)"
    r"|,? ?(?:of|or) (?:meer|more)| (?:felett|fölött|felüli|alatt)|,? (?:is|zijn|are) (?:ook )?(?:welkom|welcome)|"
    r" welkom| welcome"
    r"| was\b| were\b| when i)"
)
_LASTING = re.compile(
    r"['’]? ?(?:kantoor|werkervaring|ervaring|experience|of (?:experience|practice)|praktijk|in (?:het|dit|de|the|"
    r"this|my|mijn|"
    r"meserie|a |business|dienst)|actief|active|geleden|"
    r"ago|long\b|lang(?! \w*(?:blond|donker|haar|zwart|bruin|rood|en))|garantie|bestaan|een begrip|getrouwd|"
    r"married|gescheiden|huwelijk|werkzaam|alweer|"
    r"werk\w*|gedaan|gereden|gewoond|gezeten|gestaan|done\b|on the(?! (?:cake|clock|counter))|op de(?! (?:teller|"
    r"taart))|at (?:the|your|it)|later|samen|together|(?:de )?experien[țt]\w*|de experiencia|"
    r"d'expérience|\w*erfahrung|doświadczenia|w zawodzie|w branży|tapasztalat|gyakorlat|"
    r"als (?:een )?\w|as (?:an? )?\w|bij (?!m[ie]j)|voor een|for an?\b|aan (?:de|het)|"
    r"hier\b|masseu|bezig|zit ik|doe ik|dienst|rijbewijs|op deze|geldig|valid)"
)
# She of whom this is said is no one on offer: `my sister (she is 19)`.
_OF_KIN = re.compile(
    r"\b(?:mijn|my|m'n|haar|her) (?:zus|zusje|sister|dochter|daughter|moeder|mother|nichtje|niece|"
    r"cousin)\b[^.!?]{0,16}?"
    r"\(?\b(?:ze|zij|she)(?:['’]s| is)? \Z"
)
_NOT_SO = re.compile(
    r"\b(?:ask|asking|vraag|vragen|vraagt|wonder) (?:me |mij )?(?:if|whether|of) (?:i['’]?m|i am|ik|ik ben) \Z"
)
_BUT = re.compile(r", |\b(?:maar|but) ")
_ANY_OFF = re.compile("|".join(part.pattern for part in (_OFF, _OFF_IN_PART, _LASTING_BEFORE)))
_OLD_AFTER = re.compile(r"[ -]?(?:oud|old|jong|young|alt|jung)\b")
_GREETING = re.compile(
    r"\A\W*(?:hi|hello|hey|heya?|hiya|hoi|hallo|dag|lieve|beste|dear|hee|hé|geachte|good \w+|goede\w+) (?:there )?"
    r"(?:(?:lieve|dear|lovely|beste|leuke|gentle|nette|all|fellow) )?(?:guys|heren|mannen|gentlem[ae]n|men|boys|"
    r"jongens|"
    r"heer|gasten|klanten)\b"
)
_RANKED = re.compile(r"\b(?:jongste|oudste|youngest|eldest|oldest)\b")
RANKED_NEAR = 120
_SENTENCE_ENDS = (". ", "! ", "? ", ";", "|", "•")


def clause_before(text: str, start: int) -> str:
    """Return what stands before `start` in its sentence or line, at most `NEAR` characters."""
    chunk = text[max(0, start - NEAR) : start]
    cut = chunk.rfind("\n") + 1
    for end in _SENTENCE_ENDS:
        at = chunk.rfind(end, cut)
        if at >= 0:
            cut = at + len(end)
    return chunk[cut:]


def word_before(text: str, end: int) -> tuple[str, int, int]:
    """Return the last word before `end`, where it begins, and where it ends."""
    least = max(0, end - 40)
    last = end
    while last > least and not text[last - 1].isalnum():
        last -= 1
    first = last
    while first > least and (text[first - 1].isalnum() or text[first - 1] in _WORD_JOINTS):
        first -= 1
    return text[first:last], first, last


def of_another(text: str, start: int, end: int, *, years: bool) -> bool:  # noqa: PLR0911  # one case a line
    """Tell whether the number at `start`, said to the `end` of its unit, is no age of who advertises.

    `years` says that it has a unit of years, which durations have too.
    """
    if OR_OLDER.match(text, end):
        return True
    before = clause_before(text, start)
    old = _OLD_AFTER.match(text, end) is not None
    if years and not old and _LASTING.match(text, end):
        return True
    limit = _LIMIT.search(before[-28:])
    if limit and not _said_of_oneself(before, limit.group().split()[0], old):
        return True
    if _RANKED.search(before, before.rfind(", ") + 1) and not _OFFERED_ONES.search(
        text, max(0, start - RANKED_NEAR), start
    ):
        return True
    before = _GREETING.sub("", before, count=1)
    if _ANY_OFF.search(before) is None:
        return False
    if _left_standing(_OFF, before) or _OF_KIN.search(before) or _NOT_SO.search(before):
        return True
    part = _BUT.split(before)[-1]
    return _left_standing(_OFF_IN_PART, part) or (years and not old and _left_standing(_LASTING_BEFORE, part))


def _left_standing(off: re.Pattern[str], before: str) -> bool:
    """Tell whether such a word stands in the clause and nobody speaks of themselves after it."""
    ends = [match.end() for match in off.finditer(before)]
    return bool(ends) and _THEMSELVES.search(before, ends[-1]) is None


def _said_of_oneself(before: str, limit: str, old: bool) -> bool:
    """Tell whether the limit is none: `ik ben al 45 jaar oud`, `ik ben bijna 30`."""
    words = before.split()
    if words[-2:-1] in (["van"], ["of"]):
        return limit in ("bijna", "almost")
    if len(words) < 2 or words[-2] not in ("ben", "am", "i'm", "im", "is"):
        return False
    return limit in ("bijna", "almost") or (old and limit in ("al", "already", "reeds", "ruim"))


def offers_people(before: str, after: str = "") -> bool:
    """Tell whether the clause speaks of the people on offer, not of clients or of people sought."""
    return (
        _OFFERED.search(before) is not None
        and _OFF_OFFER.search(before) is None
        and "welkom" not in after[:24]
        and "welcome" not in after[:24]
        and _RENTED.search(after) is None
    )


_OFFERED_ONES = re.compile(
    r"\b(?:dames?|meid(?:en)?|meisjes?|girls?|lad(?:y|ies)|models?|modellen|escorts?|companions?|masseuses?|"
    r"vriendin\w*|"
    r"medewerksters?|collega\w*|colleagues?|friends?|zus\w*|sisters?|women|vrouwen|wij|we|us|ons|team)\b"
)
_RENTED = re.compile(r"\b(?:te huur|for rent|kamers|rooms|gezocht|wanted)\b")
_OFFERED = re.compile(
    r"\b(?:dames|meiden|meisjes|girls|ladies|models|modellen|escorts|gastvrouwen|hostesses|companions|women|"
    r"masseuses|vriendinnen|vrouwen|studentes|"
    r"ages|leeftijden|leeftijd van|(?:are|zijn) (?:all |allemaal )?(?:between|tussen)|medewerksters|others|anderen|"
    r"friends|sisters|zussen|zusjes|wij|we|mädchen|damen|frauen|chicas|fete|lány\w*|filles|dziewczyny)\b"
)
_OFF_OFFER = re.compile(
    rf"\b(?:{_OTHER_PEOPLE}|{_SOUGHT}|welkom|welcome|vanaf|boven|onder|minimaal|"
    r"(?:voor|for|für) (?:\w+ )?(?:dames|vrouwen|meiden|meisjes|ladies|girls|women))\b"
)
