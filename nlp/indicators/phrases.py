"""The small language in which catalogue entries write what they look for, compiled to regular expressions.

Words stand for themselves, in any case; white space and punctuation between words are loose, but a phrase stays
within its sentence. `word*` any ending · `{a,b c}` one of these, and they nest · `word?` or `{a,b}?` may be missing ·
`...` up to three words of the clause between · `#` a number · `<girls>` the words of that class in `WORDS`. A letter
with a diacritic also stands for the ways to write it without one, and a hyphen for a space or nothing.
"""

import re
import unicodedata
from itertools import product

from domain.errors import BakenError

WORDS = {
    # Persons on offer, several and one; then what praises them. One class a language, named by one of its words.
    "dames": "{dames,meisjes,meiden,vrouwen,vriendinnen,modellen,escorts,escortdames,masseuses,ladies,girls,meisje's}",
    "dame": "{dame,meisje,meid,vrouw,model,escort,escortdame,masseuse,lady,girl}",
    "leuke": "{{zeer,heel,erg,super}? {leuke,lieve,mooie,knappe,nieuwe,jonge,sexy,gezellige,ervaren,verschillende,"
    "diverse,prachtige,geile,hete,spontane,charmante,verzorgde,vaste,andere,eigen,zelfstandige,discrete,nette,"
    "aantrekkelijke,slanke,rijpe,vrolijke,nieuw,lief,jong,mooi,knap,leuk,spontaan,gezellig,echte}}",
    "girls": "{girls,ladies,women,models,escorts,babes,masseuses,companions,girl's}",
    "girl": "{girl,lady,woman,model,escort,babe,masseuse,companion}",
    "nice": "{{very,really}? {nice,new,beautiful,lovely,sweet,sexy,young,hot,gorgeous,pretty,stunning,different,"
    "charming,elegant,experienced,independent,selected,other,attractive,friendly,discreet,mature}}",
    "damen": "{damen,mädchen,mädels,frauen,girls,ladies,models,modelle,masseurinnen,escortdamen}",
    "hübsche": "{hübsche*,nette*,neue*,schöne*,junge*,attraktive*,liebe*,verschiedene*,sexy,heiße*,süße*,wechselnde*,"
    "selbständige*,selbstständige*}",
    "chicas": "{chicas,mujeres,señoritas,damas,modelos,escorts,masajistas,acompañantes,amigas}",
    "chica": "{chica,mujer,señorita,dama,modelo,escort,masajista,acompañante}",
    "fete": "{fete,fetele,femei,femeile,doamne,doamnele,domnișoare,domnișoarele,escorte,escortele,modele,modelele,"
    "colege,colegele,prietene}",
    "fată": "{fată,fata,femeie,doamnă,doamna,domnișoară,domnișoara,escortă,escorta}",
    "lányok": "{lányok,lányaink,lányokat,lányt,lány,hölgyek,hölgyeink,hölgyeket,hölgyet,hölgy,nők,nőket,nőt,csajok,"
    "csajokat,csajt,masszőrök,masszőröket,kolléganők,kolléganőket}",
    # Numbers of persons.
    "két": "{két,kettő,három,négy,öt,hat,2,3,4,5,6}",
    "two": "{two,three,four,five,six,seven,eight,ten,2,3,4,5,6,7,8,10}",
    "twee": "{twee,drie,vier,vijf,zes,zeven,acht,tien,2,3,4,5,6,7,8,10}",
    "zwei": "{zwei,drei,vier,fünf,sechs,2,3,4,5,6}",
    "dos": "{dos,tres,cuatro,cinco,seis,2,3,4,5,6}",
    "două": "{două,trei,patru,cinci,șase,2,3,4,5,6}",
    # A whole day.
    "24h": "{24 uur,24uur,24 u,24u,24 u.,24u.,24-uurs,vierentwintig uur,24 h,24h,24 hr,24hr,24 hrs,24hrs,24 hours,"
    "24hours,24 hour,24hour,twenty-four hours,24 stunden,24 std,24std,24 std.,24 horas,24horas,24 hs,24hs,24 ore,"
    "24 de ore,24 óra,24 órás,24 órában}",
    # Whoever arranges for another.
    "manager": "{manager,chauffeur,baas,agent,assistent,assistente,vriend,vriendje,man,partner,begeleider,bemiddelaar,"
    "regelaar,planner,telefoniste,receptioniste,bureau,agentschap,kantoor}",
    "boss": "{manager,driver,boss,agent,assistant,boyfriend,husband,partner,handler,booker,receptionist,secretary,"
    "agency,office,operator}",
    "chef": "{manager,managerin,fahrer,chef,agent,agentur,assistent,assistentin,freund,partner,mann,büro,vermittler,"
    "telefonistin,empfangsdame}",
    "jefe": "{manager,mánager,chofer,chófer,conductor,jefe,jefa,agente,agencia,novio,marido,pareja,asistente,"
    "secretaria,encargado,encargada,recepcionista,representante}",
    "șef": "{managerul,șoferul,șeful,agentul,agenția,iubitul,prietenul,asistenta,asistentul,partenerul,secretara,"
    "patronul,impresarul}",
    "főnök": "{menedzser*,manager*,sofőr*,főnök*,ügynök*,barátom*,barátja*,barátjá*,párom*,asszisztens*,titkárnő*}",
    # Where one lives.
    "woning": "{woning,huis,huisje,thuis,appartement,appartementje,app.,flat,flatje,studio,studiootje,woonhuis,"
    "bovenwoning,benedenwoning,etagewoning,rijtjeshuis,huurwoning,huurhuis,slaapkamer,woonkamer,zolderkamer,penthouse,"
    "loft,privéwoning,privéappartement,privéstudio,bovenhuis,stulpje,stekkie,stekje,huiskamer}",
    "flat": "{flat,apartment,apartement,appartment,apt,house,home,condo,studio,studio apartment,residence,penthouse,"
    "loft,townhouse,bedroom,living room}",
    "wohnung": "{wohnung,privatwohnung,haus,apartment,appartement,appartment,studio,einfamilienhaus,mietwohnung,"
    "altbauwohnung,reihenhaus}",
    "piso": "{piso,apartamento,casa,departamento,estudio,apto,chalet,vivienda,domicilio}",
    "apartament": "{apartament,apartamentul,apartamentu,casă,casa,garsonieră,garsoniera,locuință,locuința,studioul,"
    "studio}",
    "lakás": "{lakás*,otthonom*,ház*,apartman*,garzon*,albérlet*}",
    # What praises a place, nl and en.
    "fijn": "{luxe,mooi,mooie,net,nette,schoon,schone,rustig,rustige,discreet,discrete,gezellig,gezellige,klein,kleine,"
    "eigen,privé,prive,goed,goede,groot,grote,ruim,ruime,chic,chique,comfortabel,comfortabele,modern,moderne,knus,knusse,"
    "warm,warme,sfeervol,sfeervolle,stijlvol,stijlvolle,gewoon,gewone,anoniem,anonieme,huiselijk,huiselijke,veilig,"
    "veilige,centraal,gelegen,centraal gelegen,gehuurd,gehuurde,tijdelijk,tijdelijke,leuk,leuke,lief,lieve,heerlijk,"
    "heerlijke,prachtig,prachtige,bestaand,goedkoop,goedkope,viersterren,vijfsterren,4-sterren,5-sterren,vier sterren,"
    "heel,hele,erg,zeer,echt,echte,licht,lichte,oud,oude,particulier,particuliere,nieuw,nieuwe,en,vrijstaand,vrijstaande}",
    "cosy": "{nice,luxury,luxurious,luxe,lovely,private,discreet,clean,quiet,central,upscale,comfortable,beautiful,"
    "good,comfy,cosy,cozy,four star,five star,4-star,5-star,three star,3-star,high class,stylish,small,little,local,"
    "own,very,really,modern,warm,big,large,spacious,safe,budget,cheap,boutique,elegant,classy,charming,temporary,simple,"
    "ordinary,normal,regular,furnished,bright,and,residential,downtown,seaside,old,new,pretty,tiny,decent,smart,fine,rented}",
    # Where one stays.
    "hotel": "{hotel,hotelkamer,hotelletje,hotelsuite,suite,bed and breakfast,b&b,bnb,airbnb,pension,vakantiepark,"
    "vakantiehuis,vakantiehuisje,vakantiewoning,vakantiebungalow,bungalow,bungalowpark,chalet,chaletpark,recreatiepark,"
    "recreatiewoning,camping,stacaravan,motel,hostel,short stay,shortstay,short-stay appartement,huisje,*hotel,park,"
    "vakantieresort,resort,caravan,appartementenhotel}",
    "inn": "{hotel,hotel room,hotelroom,hotel suite,suite,b&b,bnb,airbnb,air bnb,bed and breakfast,guesthouse,"
    "guest house,holiday park,holiday home,holiday house,holiday flat,holiday cottage,holiday let,short-let,short-stay,"
    "short stay apartment,motel,hostel,vacation rental,bungalow park,bungalow,chalet,caravan,campsite,"
    "serviced apartment,serviced flat,aparthotel,apart hotel,lodge,resort}",
}
_CLASS = re.compile(r"<([^<>\s]+)>")
_TOKEN = re.compile(r"[{},?]|\s+|[^{},?\s]+")
_ANYTHING = "..."
_BETWEEN = r"(?:(?![.!?;]\s)[^\w\n]){1,4}"
_GAP = r"(?:[^\W_][\w'’-]{0,24}[^\w\n.!?;:,]{1,4}){0,3}"  # within its clause
_UNCERTAIN = re.compile(r"[*#'’-]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SPELLINGS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ș": "ş", "ț": "ţ", "ő": "ö", "ű": "ü"}
_SHAPES = {"*": r"[\w'’-]*", "#": r"\d{1,4}", "-": "[ –-]?", "'": "['’´`]?"}

Item = tuple["str | list[Sequence]", bool]  # a word or the options of a group, and whether it may be missing
Sequence = list[Item]


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """Return the regular expression of one phrase, to be searched in lower-case text.

    Raises `BakenError` for a phrase that is not well formed.
    """
    return re.compile(rf"(?<!\w){_sequence(_parse(phrase))}(?!\w)")


def literals(phrase: str) -> list[list[str]]:
    """Return, for each certain token, the literals one of which begins a word of any text that the phrase matches.

    The rarest token comes first: the one whose shortest literal is longest. Raises `BakenError` for a phrase without
    any certain word.
    """
    groups = _literals(_parse(phrase))
    if not groups:
        raise BakenError(f"the phrase {phrase!r} has no certain word to look for")
    return groups


def _parse(phrase: str) -> Sequence:
    written = _CLASS.sub(lambda name: _class(name[1], phrase), phrase)
    options, rest = _options(_TOKEN.findall(written.lower()), phrase)
    if rest or len(options) != 1:
        raise _malformed(phrase)
    return options[0]


def _malformed(phrase: str) -> BakenError:
    return BakenError(f"the phrase {phrase!r} has a brace, a comma or a ? out of place")


def _class(name: str, phrase: str) -> str:
    if name not in WORDS:
        raise BakenError(f"the phrase {phrase!r} names an unknown class of words: {name}")
    return WORDS[name]


def _options(tokens: list[str], phrase: str) -> tuple[list[Sequence], list[str]]:
    """Read options up to the brace that closes their group, and return them with the tokens after it."""
    options: list[Sequence] = [[]]
    while tokens:
        piece, *tokens = tokens
        if piece == "}":
            break
        if piece == ",":
            options.append([])
        elif piece == "?" and options[-1]:
            options[-1][-1] = (options[-1][-1][0], True)
        elif piece == "{":
            group, tokens = _options(tokens, phrase)
            if not tokens:
                raise _malformed(phrase)
            tokens = tokens[1:]
            options[-1].append((group, False))
        elif not piece.isspace():
            options[-1].append((piece, False))
    else:
        piece = ""
    if any(all(missing or word == _ANYTHING for word, missing in option) for option in options):
        raise _malformed(phrase)
    return options, [piece, *tokens] if piece else []


def _literals(sequence: Sequence) -> list[list[str]]:
    groups: list[list[str]] = []
    for piece, optional in sequence:
        if optional or piece == _ANYTHING:
            continue
        if isinstance(piece, str):
            found = _beginnings(piece)
        else:
            of_options = [_literals(option) for option in piece]
            found = sorted({word for option in of_options for word in option[0]}) if all(of_options) else []
        if found and all(found):
            groups.append(found)
    return sorted(groups, key=lambda group: -min(map(len, group)))


def _beginnings(word: str) -> list[str]:
    """Return how a word begins, up to what is uncertain in it, in all its spellings if little of it is plain."""
    certain = _UNCERTAIN.split(word)[0]
    plain = _NOT_ASCII.split(certain)[0]
    if certain == plain or len(plain) > 2:
        return [plain]
    return ["".join(way) for way in product(*map(_ways, certain))]


def _sequence(sequence: Sequence) -> str:
    """Return the expression of pieces in a row; each is joined to the first one that is certain."""
    parts: list[str] = []
    pivot = next(at for at, (piece, optional) in enumerate(sequence) if not optional and piece != _ANYTHING)
    last = max(at for at, (piece, _) in enumerate(sequence) if piece != _ANYTHING)
    gap = ""
    for at, (piece, optional) in enumerate(sequence[: last + 1]):
        if piece == _ANYTHING:
            gap += _GAP if at > 0 else ""
            continue
        body = _word(piece) if isinstance(piece, str) else f"(?:{'|'.join(map(_sequence, piece))})"
        if at < pivot:
            body = f"{gap}{body}{_BETWEEN}"
        elif at > pivot:
            body = f"{_BETWEEN}{gap}{body}"
        else:
            body = gap + body
        parts.append(f"(?:{body})?" if optional else body)
        gap = ""
    return "".join(parts)


def _word(word: str) -> str:
    return "".join(_SHAPES.get(char) or _letter(char) for char in word)


def _letter(char: str) -> str:
    return re.escape(char) if char.isascii() else f"(?:{'|'.join(_ways(char))})"


def _ways(char: str) -> list[str]:
    """Return how people write a letter: as it is, spelled out, without its diacritic."""
    ways = (char, _SPELLINGS.get(char, char), unicodedata.normalize("NFD", char)[0])
    return list(dict.fromkeys(ways))
