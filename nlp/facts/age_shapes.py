"""The shapes and words by which numbers are told to be ages, as regular expressions."""

import re

FOR_RENT = re.compile(r"\b(?:te huur|for rent|kamers?|rooms?|gezocht|wanted)\b")
PRICED = re.compile(r"prijs|price|tarie|rates?\b|€|euro|\buur|hour|minu|\bmin\b|week|slots?\b|\bopen\b|\bkm\b|korting")
AT_THAT_AGE = re.compile(r"(?:ste|de|e)(?:!| (?:heb|ben|weet|kan|kun|voel|geniet|durf|hoef|zit|sta|mag|doe|ga)\b)")
A_PERSON = re.compile(
    r"\b(?:vrouw|dame|meisje|meid|girl|woman|person|persoon|adverte\w+|advertiser|jongen|boy|medewerkster|account)\b"
)
CHILDREN = re.compile(
    r"\b(?:mum|mom|mother|moeder|mama|vader|father|dad|ouder) (?:of|van)\b|\b(?:kinder\w*|kids?|child\w*|cat|kat|"
    r"hond|dog|"
    r"zoon|dochter|son|daughter|puber\w*)\b"
)
# What she is said to be soon, in truth, or exactly.
BECOMES = re.compile(
    r"\b(?:wordt?|turn|turning|i['’]ll be|will be)(?: (?:ik|ze|zij|i|she|dan|then|dit|deze|this|jaar|year|maand|"
    r"month|week|"
    r"binnenkort|soon|alweer|in|nu|now)){0,5} \Z"
)
IN_TRUTH = re.compile(
    r"\b(?:is|ben|am|['’]?m|['’]s)(?: [^\W\d]+)? (?:in werkelijkheid|werkelijk|in het echt|in 't echt|in reality|"
    r"in truth|in fact|feitelijk) \Z"
)
EXACTLY = re.compile(r",? (?:om (?:precies|exact|eerlijk) te zijn|to be (?:exact|precise|honest))")
PASSED = re.compile(r",? (?:al |already |inmiddels |net )?(?:ben |heb |have )?(?:gepasseerd|voorbij)\b")
MEANT = re.compile(r"\b(?:van|of) (?:bijna|nearly|almost|net|just|pas|zo'n|ongeveer) \Z")
THIS_YEAR = re.compile(r"\b(?:dit|volgend|elk|per|het|vorig|ieder|komend|afgelopen) (?:jaar|jr) \Z")
CLIENT = re.compile(r"\b(?:klant\w*|clients?|gast|guest|customer|heer|vent|kerel|guy|man die|man who)\b")
NUMBER_NEXT = re.compile(r",? ?(?:en |and |& )?\d{1,2}\b(?! ?(?:cm|kg|kilo|years|jaar))")
NEXT_WORD = re.compile(r"[ ,]{0,2}([^\W\d_]+|(?=1[.,]?[4-9]\d))")
SUBORDINATE = re.compile(r" (?:is|ben|word)\b")
TO = re.compile(r" (?:tot|to|t/m|till|until|bis|of|or|oder) \d")
LISTED = re.compile(r"[\d)] ?(?:,|&|\+|/|\||•|en|and|und|y|et) ?\Z")
ENDS = re.compile(r"\s?(?:[,.;)!?|\]\n:]|$|en\b|and\b|und\b|maar\b|but\b|[^\w\s])")
TURNED = re.compile(
    r" (?:geworden|ben ik|ben 'k|am i\b|is ze\b|is zij\b|is she\b|jong\b|young\b|bin ich|is mijn leeftijd|is my age)"
)
THEN_ANOTHER = re.compile(r",? ?(?:en |and |& |/ ?)?(?:ik|i|zij|ze|hij|she|he)(?: is| ben| am)? \d\d(?!\d)")
AFTER_AT = re.compile(
    r"(?:,? i(?: (?:know|am|still|can|have|don|do|enjoy|love|like|feel)|['’]?[mv])|, i\b(?! (?:was|left|came|went|"
    r"started)))"
)
PROFILE = re.compile(r"(?: ?[/|,·-] ?)1[.,]?[4-9]\d(?: ?cm)?(?: ?[/|,·-] ?)\d\d(?!\d)")
PAPERS = re.compile(
    r"\b(?:pas|paspoort|passport|rijbewijs|licen[cs]e|id|id-kaart|identiteitskaart|kalender|calendar|ausweis|"
    r"identiteitsbewijs|certificate|geboorteakte|documents?|papers|papieren|profiel|profile|bio|website|site|advert|ad|"
    r"advertentie)[ ,:]{1,2}(?:\w+ ){0,2}?(?:staat|says|zegt|reads|shows|states|said|stond|sagt|vermeldt|noemt)"
    r"(?: \w+){0,2}[ :]{1,2}[\"“‘']?\Z"
)
ASKED = re.compile(r"\b(?:how old|hoe oud|wie alt|my age|mijn leeftijd|leeftijd|age)\b[^.!\n]{0,16}\?[\W]{1,4}\Z")
PAIRED = re.compile(r"\b(?:hij|zij|ze|he|she|ik|i)(?: is|['’]s| ben|['’]?m| am)? \d\d\b")
COMPANION = re.compile(
    r"(?<!moeder van een )(?<!mama van een )(?<!mother of )\b(?:collega|vriendin|zus|zusje|friend|colleague|sister|"
    r"partner|maatje|roommate|flatmate|huisgenote|buddy|"
    r"de een|de ander|the other|one is|een van (?:ons|de)|one of (?:us|the)|eentje|"
    r"kollegin|freundin|amiga|amie|prietena|tweeling|cousin|nicht|neighbour|buurvrouw)\b(?! van \d(?!\d))"
)
BARE_NUMBER = re.compile(r"(?<![\w.,:'’])\d{1,3}(?:[.:]\d\d)?(?![\w.:'’]| ?(?:cm|kg|kilo|m|jaar|years)\b)")
ABOUT_SOMEONE = re.compile(
    r"\b(?:ik|ikzelf|i|i'?m|i’m|my|mijn|ich|ben|am|ze|zij|she|he|hij|wij|we|vrouw|dame|meid|meisje|girls?|woman|"
    r"lady|studente?|person|persoon|adverteerder|adverteerster|advertiser|account holder|jongen|boy|"
    r"medewerkster|masseuse|moeder|friezin|escort|model|collega|vriendin|soy|sunt|vagyok|jestem|je suis|sie)\b"
)
ABOUT_ONESELF = re.compile(r"\b(?:ik ben|ben ik|i am|i['’]?m|ich bin|soy|je suis|sunt|jestem|ikzelf)\b")
AGE_LABEL = re.compile(
    r"\b(?<!min\. )(?<!minimum )(?<!max\. )(?<!legal )(?:leeftijd|age|alter|profielleeftijd)"
    r"(?: (?!limit|grens|vanaf|from|min|max|groep|group|over|boven|onder|under|range|check|tussen|between|van klant)"
    r"[a-z'’]{1,14}){1,5}(?: ?[:=]| (?:as|is|was)) ?\Z"
    r"|\b(?:leeftijd|age) (?:volgens|according to|op|on|in|per) (?:[a-z'’]{1,14} ){1,4}\Z"
)
ABOUT_AGE = re.compile(r"\b(?:mijn leeftijd|my age|mein alter)\b")
ABOUT_PRICES = re.compile(
    r"prijs|price|tarie|rate\b|rates|kost|€|euro|\buur|hour|minu|\bmin\b|\bmaat\b|\bsize\b|\bnr\b|nummer|number|week|"
    r"slots?\b|\bopen\b|bus\b|lijn|tram|\bkm\b|korting|deposit|borg|\bkamer\b|\broom\b|\btop\b"
)
