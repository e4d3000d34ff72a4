"""The shapes in which names stand, as regular expressions."""

import re

NAME = r"[^\W\d_]{2,15}(?:-[^\W\d_]{2,12})?"
WORD = re.compile(NAME)
CAPITALISED = re.compile(r"[A-ZÀ-ÞŁŚŻŹĆĂÂÎȘȚŐŰČŠŽĽĎŇŘİĄĘ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?")
SECOND = re.compile(rf" ({NAME})")
SURNAME = re.compile(r" (?:de|van der|van de|van den|den|ter) ([A-Z][^\W\d_]{2,14})\b")
CLOSED = re.compile(r"$|[,.;)\n]| (?:en|and) (?:ik|i|ben|am)\b")
AFTER_INTRODUCTION = re.compile(
    rf"(?!{NAME})[ \t]*[:,]? ?[\"“‘'*]?(?:(?:de|die|the|gewoon|jullie|jouw|your) (?=[A-ZÀ-Þ]))?({NAME})"
)
AFTER_STATEMENT = re.compile(
    r"(?:(?: (?!is\b)\w{1,9}){0,3}(?=:)|)(?:[ \t]*(?:[:=→|—–>*\"“]|\.{2,}|-(?= ))[ \t.:=→|—–>*\"“-]{0,16}\n?|"
    r"[ \t]*\n)[ \t]*(?:[^\w\s] ?)?"
    rf"({NAME})"
)
AFTER_GREETING = re.compile(
    r"[ \t,.!:~*–—-]{0,4}(?:[^\w\s]{1,3} ?)?\n{0,2}(?:(?:van|from|de|von|od|par) )?[^\w\s\n]{0,2} ?" rf"({NAME})"
)
SIGNED_OFF = re.compile(r"\s*(?:$|[.!,;)\n]|x+\b|[^\w\s])")
JOINT = re.compile(
    r"(?: ?\(?\d\d\)?(?: ?(?:jaar|jr|j|years?|yo|y)\b)?)?(?:\s?(?:,|&|\+|/|\||·|•)\s?| (?:en|and|und|et|y|și|si|és|"
    r"i|met|with) |, (?:en|and) )"
)
LIST_BEFORE = re.compile(r"[ \n]([A-Z][^\W\d_]{2,11})(?:, | & | en | and )\Z")
LIST_AFTER = re.compile(r"(?:, | & | en | and )([A-Z][^\W\d_]{2,11})\b")
CLOSES = re.compile(r"\s*(?:$|[,.!;:\n]|[^\w\s]|weer|again|from|uit|in\b|jou|je\b|you|vagyok|\d)")
OPENS = re.compile(r"\W*")
OPENING = re.compile(
    r"\s*(?:$|\d|[^\w\s'’(-]|[(–-]|(?:in|uit|te|from|at|nieuw|new|zoekt|ontvangt|verwelkomt|is|en|and|van|of|the|"
    r"heeft|heet|xx|xxx|bij|near|nu|vandaag|today)\b)"
)
CONTACT = re.compile(
    r"\b(?:bel\w*|call|contact\w*|ring|mail\w*|app|sollicit\w*|vraag naar|vragen naar|ask for|reage\w*|reactie|"
    r"write|pregunta|llama|escribe|[iî]ntreb\w*|suna|scrie|keres\w*|hívd|frag\w*|schreib\w*|"
    r"tel\w*|info\w*|bij|tnv|phone|"
    r"text|whatsapp|message|bericht|dm|apply|aanmeld\w*|spreek\w*|afspra\w*|see you)\b[^.!?\n]{0,40}\Z"
)
INTRODUCED = (
    "ben ", "heet ", "naam is ", "name is ", "i'm ", "i am ", "naam: ", "name: ", "im ", "my name ", "i’m ", "bin ",
    "liefs, ", "liefs ", "xx ",
)  # fmt: skip
JARIGE = re.compile(r"(?:[ -]?(?:jarige?|jaar|jr|j|yo|y/o|year old|years old)\.?)? ([^\W\d_]{3,15})\b")
LISTED = re.compile(r"(?:[,&+/|•]|\b(?:en|and|und|et|y)) ?\Z", re.IGNORECASE)
AGE_BEHIND = re.compile(r"[ ,(–-]{1,3}\d\d(?!\d)")
CLOSING = re.compile(rf"(?:[.!?…\n)]|[^\w\s,:]) ?({NAME})[ ,.!]*(?:x+|xo+)?[^\w]*\Z")
HOST = re.compile(
    r"(?:\b(?:bij|by|with|door) (?=[^ ]+[!. ]*\Z)|\b(?:[Dd]ame|[Tt]rans|T[Ss]|[Mm]asseuse|[Mm]ama|[Oo]ma|[Mm]eesteres|"
    r"[Mm]istress) |"
    r"\A(?=[^ ]+ (?:is (?:back|terug|weer|new|nieuw|er\b)|verwelkomt|ontvangt|verhuist|"
    r"welcomes)))([A-ZÀ-Þ][a-zà-ÿ]{2,12})\b"
)
BEFORE_ALIAS = re.compile(r"(?<!\w)([A-ZÀ-Þ][^\W\d_]{2,12})[ ,(/|–-]{1,4}\Z")
BEFORE_PHONE = re.compile(r"(?:^|[.?!\n]) ?([A-ZÀ-Þ][a-zà-ÿ]{2,11}), \Z")
