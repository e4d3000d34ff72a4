"""Words that say how long: units, halves and counts, in the languages of the ads."""

QUARTER, HALF, HOUR, NIGHT, DAY, WEEKEND = 15, 30, 60, 720, 1440, 2880


def words(listed: str) -> tuple[str, ...]:
    """Return the words of a list written as one string."""
    return tuple(listed.split())


def _table(**words: str) -> dict[str, str]:
    return {word: name for name, listed in words.items() for word in listed.split()}


_UNITS = _table(
    MINUTE="min mins dk dakika minuut minuten minuutjes minute minutes minutos minuto minut minuta minuty perc perces",
    QUARTER="kwartier kwartierke kwartiertje kwartiertjes quarter quarters viertelstunde kwadrans",
    HALF="hu hh hhr halfuur halfuurke halfuurken halfuurtje halfuurtjes halfu "
    "félóra félórás félórára félóráért halbstündig halbstunde pólgodziny",
    HOUR="uur uurke uurken uurtje uurtjes uren hour hours hr hrs std stunde stunden hora horas horita ora ore oră "
    "orei óra órás "
    "óráért órára heure heures godzina godzinę godzine godziny godzin godz saat",
    NIGHT="nacht nachtje overnight overnights overnachting overnachten night nights nächte noche noches noapte noaptea "
    "éjszaka éjszakára nuit nuits noc nocka",
    DAY="dag etmaal day tag día dia ziua zi doba",
    WEEKEND="weekend weekendje wochenende",
)
_MINUTES = {
    "MINUTE": 1,
    "QUARTER": QUARTER,
    "HALF": HALF,
    "HOUR": HOUR,
    "NIGHT": NIGHT,
    "DAY": DAY,
    "WEEKEND": WEEKEND,
}
UNITS = {word: _MINUTES[name] for word, name in _UNITS.items()}
# Said of the price of an hour.
RATES = dict.fromkeys(
    words("uurprijs uurtarief uurloon hourly stundenpreis stundensatz stündlich óradíj óránként uurtarieven"),
    HOUR,
) | {
    **dict.fromkeys(words("halfuurtarief halfuurprijs halfuursprijs halfuurstarief"), HALF),
    **dict.fromkeys(words("nachttarief nachtprijs overnachtingsprijs overnachtingstarief"), NIGHT),
    **dict.fromkeys(words("dagtarief dagprijs"), DAY),
    **dict.fromkeys(words("weekendprijs weekendarrangement"), WEEKEND),
}
SHORT_UNITS = {"u": HOUR, "h": HOUR, "ur": HOUR, "hs": HOUR, "uu": HOUR, "m": 1, "mn": 1}
ABBREVIATED = frozenset(("min", "mins", "std", "hr", "hrs", "godz", "u", "h"))
# Halves and wholes that need no unit where another duration is named: "half 80, full 150".
ELLIPSES = {
    "half": HALF, "halve": HALF, "halfje": HALF, "halbe": HALF, "media": HALF, "jumătate": HALF, "jumatate": HALF,
    "jumate": HALF,
    "helft": HALF, "kwart": QUARTER, "pół": HALF, "fél": HALF, "halfhour": HALF,
    "full": HOUR, "heel": HOUR, "hele": HOUR, "ganze": HOUR, "whole": HOUR,
    "driekwart": 45, "anderhalf": 90, "anderthalb": 90, "double": 120,
}  # fmt: skip
HALVES = frozenset(
    ("half", "halve", "halbe", "halben", "media", "jumătate", "jumatate", "jumate", "juma", "demi", "pół", "pol", "fél")
)
QUANTITIES: dict[str, float] = {
    **dict.fromkeys(HALVES, 0.5),
    "anderhalf": 1.5, "anderhalve": 1.5, "anderthalb": 1.5, "eineinhalb": 1.5, "półtorej": 1.5, "másfél": 1.5,
    "quarter": 0.25, "kwart": 0.25, "sfert": 0.25, "quart": 0.25,
    "een": 1, "één": 1, "eén": 1, "1e": 1, "one": 1, "an": 1, "a": 1, "eine": 1, "einer": 1, "una": 1, "o": 1, "une": 1,
    "egy": 1, "jedna": 1, "twee": 2, "two": 2, "zwei": 2, "dos": 2, "două": 2, "doua": 2, "deux": 2, "két": 2,
    "dwie": 2, "drie": 3, "three": 3, "drei": 3, "tres": 3, "trei": 3, "trois": 3, "három": 3, "trzy": 3,
    "vier": 4, "four": 4, "cuatro": 4, "patru": 4, "quatre": 4, "négy": 4, "cztery": 4, "vijf": 5, "five": 5,
    "fünf": 5, "cinco": 5, "zes": 6, "six": 6, "sechs": 6, "zeven": 7, "seven": 7, "acht": 8, "eight": 8,
    "negen": 9, "nine": 9, "tien": 10, "ten": 10, "zehn": 10, "twaalf": 12, "twelve": 12, "zwölf": 12,
    "vijftien": 15, "fifteen": 15, "twintig": 20, "twenty": 20, "dertig": 30, "thirty": 30, "veertig": 40,
    "forty": 40, "vijfenveertig": 45, "forty-five": 45, "zestig": 60, "sixty": 60, "negentig": 90, "ninety": 90,
}  # fmt: skip
ARTICLES = frozenset(("an", "a", "de", "d", "of", "het", "the"))
# A time of the day or a stretch of time that is not sold, by what stands before or after it.
CLOCK_BEFORE = (
    "om ", "om ca ", "binnen ", "within ", "in under ", "na ", "after ", "over ", "sinds ", "since ", "um ", "a las ",
    "la ora ", "rond ", "around ", "about ", "ongeveer ", "minder dan ", "less than ", "langer dan ", "elke dag ",
    "minstens ", "at least ", "minimaal ", "minimum ", "min. ", "minimal ", "mindestens ", "dag en ", "day and ",
    "goede", "good ", "fijne ", "tag und ", "afgelopen ", "last ", "vorige ", "elke ", "every ", "in a ", "op een ",
    "at ", "al ", "geen ", "no ", "uur langer", "eerst ", "halb ", "um halb ", "geboekt ", "kwart voor ", "kwart over ",
    "voor ", "ai ", "during the ", "in de ", "'s ", "by ", "day or ", "dag of ", "overdag en ", "noc i ", "zi și ",
    "día y ", "jour et ", "tonight ", "all ", "late at ", "tussen ", "tot ", "until ", "till ", "bis ", "vanaf ",
    "from ", "ab ", "od ", "do ", "de la ", "à ",
)  # fmt: skip
CLOCK_AFTER = (
    "van tevoren", "van te voren", "vantevoren", "tevoren", "vooraf", "van tevoor", "vooruit", "before", "in advance",
    "ahead", "geleden", "ago", "rijden", "drive", "away", "later", "open", "bereikbaar", "beschikbaar", "available",
    "'s ", "’s ", "snachts", "savonds", "smorgens", "lopen", "walk", "vorher", "im voraus", "antes", "înainte",
    "înaintea", "avant", "wcześniej", "per dag", "per week", "a day", "a week", "per day", "am tag", "notice",
    "onderweg", "reistijd", "reizen", "vanaf ", "met de ", "with the train", "by car", "by train", "fietsen", "te laat",
    "late", "wachten", "wait", "from ", "eerder", "earlier", "van amsterdam", "na ", "after", "daarvoor", "bellen",
)  # fmt: skip


def _grouped(listed: tuple[str, ...], part: slice) -> dict[str, tuple[str, ...]]:
    keys = {word[part] for word in listed}
    return {key: tuple(word for word in listed if word[part] == key) for key in keys}


# By two letters, as only few need be tried.
CLOCK_BEFORE_BY = _grouped(CLOCK_BEFORE, slice(-2, None))
CLOCK_AFTER_BY = _grouped(CLOCK_AFTER, slice(2))
SELLING = (
    "voor ", "minimaal ", "minimum ", "min. ", "minstens ", "at least ", "from ", "vanaf ", "ab ", "all ", "à ",
    "over ", "elke ", "every ", "minimal ", "mindestens ", "de la ", "ai ",
)  # fmt: skip
LIMITS = ("from ", "vanaf ", "ab ", "à ", "voor ", "de la ")


def ends_with(before: str, endings: tuple[str, ...]) -> bool:
    """Tell whether `before` ends with one of `endings`, as whole words."""
    if not before.endswith(endings):
        return False
    return any(before.endswith(word) and not before[-len(word) - 1 : -len(word)].isalpha() for word in endings)
