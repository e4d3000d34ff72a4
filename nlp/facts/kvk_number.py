"""Chamber of Commerce numbers (KvK): eight digits after their label (kvk.nl, Numbers in the Business Register)."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from nlp.reading import Reading
from nlp.stems import Stems

LABELS = Stems(
    ("kvk", "k.v.k", "k v k", "k.v k", "kamer van", "kamer v",
     "chamber of", "chambers of", "chambre of", "chamber com", "coc", "c.o.c", "handelsreg", "trade reg",
     "handelskamm", "commercial reg", "company reg", "business reg", "company num", "company no",
     "chamber-of", "chambre de com",
     "cámara de com", "camara de com", "camera de com")
)  # fmt: skip
LABEL = re.compile(
    r"(?:k\.?\s?v\.?\s?k(?![a-z])\.?|kvk(?=nr|num|ins)|kamer (?:van|v\.?|v/d|vd) koop(?:h(?:andel)?)?(?![a-z])\.?|"
    r"chamb(?:er|re)s?(?:[ -]of)?(?:[ -]the)?[ -]com+er[cs]e|"
    r"c\.?o\.?c(?![a-z])\.?|handels(?:register|kammer)(?:nummer|nr)?|(?:trade|commercial) regist(?:er|ry)|"
    r"(?:company|business) (?:registration|register|registry|reg\.?|number|no\.?|nr\.?)(?: (?:number|no\.?|nr\.?))?|"
    r"chambre de commerce|c[aá]mara de comercio|"
    r"camera de comer[tțţ])"
    r"(?:\s?[/&+]\s?(?:btw|vat)(?![a-z])(?=[^a-z\d]{0,4}\d))?"
)
_ABOVE_A_LINE = re.compile(r"[\s\-.:#(]*(?:(?:nummers?|numbers?|nr|no|inschrijving|registration)\b[\s.:#(]*)*\Z")
_TO_DIGITS = re.compile(r"[^\d\n]{0,70}(?:\n[^\d\n]{0,12})?")
_OTHER = re.compile(
    r"\b(?:btw|vat|iban|tel|telefoon|telephone|phone|bel|bellen|call|app|whatsapp|sms|mob\w*|adverten\w*|ad|order\w*|"
    r"klant\w*|factuur\w*|postbus|[a-z]*vergunning\w*|licen[cs]e|permit|rsin|postcode|kbo|big|rekening\w*|euro|geen|verzoek|aanvraag|"
    r"request)\b|€"
)
_SENTENCE_END = re.compile(
    r"(?<!nr)(?<!no)(?<!num)[.!?]\s+(?!(?:mine|mijn|it|its|this|the n|nummer|number|het|dat|dit|die|nr)\b)[a-z]"
)
_PASSED = re.compile(
    r"\d{1,2}[ -]?(?:cijfer|digit|stellig|ziffer|tal)|"
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.])?(?:19|20)\d{2}(?!\d)(?![ .]\d{4}(?!\d))"
)
_RUN = re.compile(
    r"(?P<long>\d{12}|0000[ .-]\d{8}|\d{4}(?P<gap>[ .-])\d{4}(?P=gap)\d{4})(?!\d)|"
    r"(?P<short>\d{8}|\d[\do]{7}(?![a-z])|\d{2}(?P<a>[ .-])\d{3}(?P=a)\d{3}|\d{3}(?P<b>[ .-])\d{3}(?P=b)\d{2}|"
    r"(?!(?:19|20)\d\d.(?:19|20)\d\d)\d{4}[ .-]\d{4}|"
    r"\d{2}(?P<c>[ .-])\d{2}(?P=c)\d{2}(?P=c)\d{2}(?!(?P=c)\d{2}(?!\d)))(?!\d)"
)
# Grouped in any other way; nothing that goes on, and no date.
_LOOSE = re.compile(
    r"(?!\d{1,2}([-/.])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([-/. ])[01]?\d\2|(?:19|20)\d\d[ /-](?:19|20)\d\d)"
    r"(?:(?P<long>(?:0[ ._/-]?){3}[\do](?:[ ._/-]?[\do]){8})|(?P<short>[\do](?:[ ._/-]?[\do]){7}))"
    r"(?![a-z]|\d|[ ._/-]{1,3}\d|,\d|[ ]?(?:euro|€|min|uur|jaar))"
)
_AND = re.compile(r"(?:[\s,;/|&+–-]|\b(?:en|and|und|et|y)\b){1,8}")
BEFORE_LABEL = re.compile(
    r"(?:(?<![\w.])(?<!\d[ .-])|(?P<named>(?<![a-z])(?:nr|nummer|number|no|onder|under)[.:]?\s|(?:\A|[,;|•(\n]\s?)))"
    r"(?P<value>0000\d{8}|\d{8}|\d{4} \d{4}|\d{2} \d{2} \d{2} \d{2}|\d{2}[. ]\d{3}[. ]\d{3})\s*"
    r"(?:[(\[=/|–-]|,|(?:is|=|in|bij|at|with|van|as|als|staat|geregistreerd|registered|ingeschreven)\s"
    r"(?:ons |onze |mijn |our |my |het |the |de |bij |in |at |with )*|(?(named)|(?!)))\s*(?:de |the )?\Z"
)
_DENIALS = ("geen ", "zonder ", "no ", "without ", "keine ")
_MOST_IN_A_ROW = 6
Run = tuple[int, int, str]


def find_kvk_numbers(doc: Doc) -> Doc:
    """Attach a `kvk_number` fact (8 digits) for every labelled number."""
    reading: Reading = doc._.reading
    for start, end, digits in labelled_runs(reading, LABELS, LABEL):
        if len(digits) == 8 and not reading.taken(start, end):
            reading.add("kvk_number", digits, start, end)
    return doc


def labelled_runs(reading: Reading, stems: Stems, label: re.Pattern[str]) -> Iterator[Run]:
    """Yield the runs of 8 and of 12 digits that stand after (or directly before) a label, as (start, end, digits)."""
    text = reading.shadow.lower
    for start in reading.starts(stems):
        match = label.match(text, start)
        if match is None or text.endswith(_DENIALS, 0, start):
            continue
        found = False
        for run in _after(text, match.end()):
            found = True
            yield run
        if not found:
            before = BEFORE_LABEL.search(text, max(0, start - 40), start)
            if before:
                yield (*before.span("value"), "".join(filter(str.isdigit, before.group("value"))))


def _after(text: str, position: int) -> Iterator[Run]:
    """Yield the runs that a label ending at `position` speaks of."""
    at = _first_digit(text, position)
    for _ in range(_MOST_IN_A_ROW):
        run = (_RUN.match(text, at) or _LOOSE.match(text, at)) if at >= 0 else None
        if run is None:
            return
        yield (*run.span(), "".join(char for char in run.group().replace("o", "0") if char.isdigit()))
        between = _AND.match(text, run.end())
        at = between.end() if between else -1


def _first_digit(text: str, position: int) -> int:
    """Return where the first number after a label begins, passing years and dates; -1 when other matters come first."""
    at = position
    for _ in range(3):
        gap = _TO_DIGITS.match(text, at)
        at = gap.end() if gap else at
        between = text[position:at]
        line = between.rfind("\n")
        if line >= 0 and _ABOVE_A_LINE.match(between[:line]) is None:
            return -1
        if at >= len(text) or _OTHER.search(between) or _SENTENCE_END.search(between):
            return -1
        passed = _PASSED.match(text, at)
        if passed is None:
            return _with_letters(text, at)
        at = passed.end()
    return -1


def _with_letters(text: str, at: int) -> int:
    """Return where a number begins that has letters `o` for its first zeros."""
    first = at
    while first and text[first - 1] == "o" and at - first < 8:
        first -= 1
    return at if first and text[first - 1].isalnum() else first
