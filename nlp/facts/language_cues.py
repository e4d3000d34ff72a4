"""Words around the name of a language that tell whether it is spoken."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Somebody speaks; `who` is judged apart.
SPEAK = _words(
    "sprak spreek spreekt spreken gesproken praat praten versta verstaan begrijp begrijpt beheers beheerst beheersen "
    "speak speaks speaking spoken understand understands speek spreeken talk talks spk spreche spricht sprechen "
    "sprech verstehe versteht hablo habla hablamos hablan entiendo parlo vorbesc vorbeste vorbește vorbim "
    "vorbesti înțeleg inteleg stiu știu beszélek beszél beszélünk beszélnek beszelek értek tudok parle parlons "
    "parlent parlant comprends mówię mowie mówi mowi mówimy mowimy znam znamy rozumiem leer learning leren "
    "studying"
)
LABELS = _words(
    "taal talen spreektaal spreektalen voertaal voertalen talenkennis taalvaardigheid moedertaal moedertalen "
    "language languages lang tongue tongues sprache sprachen muttersprache sprachkenntnisse idioma idiomas "
    "lengua lenguas limba limbi limbile limbă nyelv nyelvek nyelven anyanyelv anyanyelvem nyelvtudás langue "
    "langues język jezyk języki jezyki bilingual tweetalig drietalig trilingual meertalig multilingual "
    "zweisprachig communicatie communication taalkennis"
)
# Right before a name these say by themselves that it is spoken.
SOME = _words(
    "vloeiend vloeiende fluent fluently beetje little bit conversational gebroken broken woordje woordjes "
    "fließend fliessend bisschen etwas gebrochen poco fluido peu couramment puțin putin putina puțină kicsit "
    "folyékonyan trochę troche płynnie native weinig basiskennis fluente steenkolen woord word bad slecht "
    "poor enough genoeg voldoende some"
)
# Somebody writes or calls; followed by `in`.
CONTACT = _words(
    "app apps appen whatsapp whatsappen bel bellen sms sms'en smsen mail mailen schrijf schrijven communicatie "
    "communiceer communiceren contact chat chatten chatting praten spreken reageer reageren bericht berichtje "
    "stuur antwoord call text texting write message contacting communicate communication email e-mail "
    "conversation conversations gesprek gesprekken leg uitleggen schreib schreiben anrufen kommunikation escribe "
    "escríbeme llama scrie sună écris écrire appelle napisz pisz írj gesprekje converse reply answer schrijft "
    "aanschrijft aanspreken belt appt mailt writes reageert sturen vragen antwoorden "
    "reacties red redden"
)
IN = _words("in auf en po în im")
# May stand between verb or label and name, and between names.
JOIN = _words(
    "en and und y e i et și si és es oraz a ook also auch también aussi is of or oder o ou sau vagy lub plus "
    "evenals een beetje klein kleine little bit the het der la il le el goed good well better beter gut bien bine "
    "jól dobrze redelijk fair fairly prima perfect vloeiend fluent fluently vloeiende fließend fliessend basis "
    "basic basics basisch conversational native moedertaal matig maar but wel some wat weinig iets etwas ein "
    "bisschen un poco de peu puțin putin putina kicsit trochę troche po très very heel erg zeer aber pero mais "
    "dar ale nur only alleen natuurlijk of-course uiteraard liefst liefste even zelfs dus daarnaast verder "
    "bovendien beginner gevorderd advanced intermediate uitstekend excellent ok oké okay school slecht bad "
    "not-bad gebroken broken woordje woordjes bissel ausreichend min meer less sowie as eveneens te ja yes met "
    "with both ambele zowel als nog steeds still currently momenteel besides naast so goede niveau level "
    "basiskennis genoeg enough voldoende sufficient decent behoorlijk inmiddels intussen reasonable aardig "
    "simpel simple now"
)
# Of no weight between verb and name.
LIGHT = JOIN | _words(
    "ik wij we i they she ze zij hij you je u in at least minstens minimaal only mainly vooral voornamelijk beide "
    "both liever graag gerust kun kunt kan can may mag mij me ons us mich mit mir do does dus doen want mostly "
    "fine allebei fluent dog toch right dear lieverd schat hier here easily alle all volgende following four drie "
    "three two twee vier five vijf talen languages: namelijk: namely zoals like such as perfectly correct "
    "accentless accentloos vloeiende behalve next to naast een soul hoofdzakelijk meestal usually worden "
    "wordt ge beiden thuis home jou"
)
NEGATIONS = _words(
    "geen niet no not nicht kein keine keinen nie niemals fără nem nincs ne pas sin ni zonder without don't "
    "dont don’t doesn't doesnt doesn’t cannot can't cant can’t nooit never nor noch nee none sans ohne bez nope "
    "nein"
)
CONTRASTS = _words("maar but wel aber pero mais dar ale doch sondern only alleen nur just enkel slechts solo seulement")
# After a negation these make it `a little`.
NOT_MUCH = _words(
    "zo so bad slecht perfect that very heel altijd great good goed best much veel fluent fluently vloeiend yet "
    "helemaal entirely super optimaal all zoveel schlecht gut muy très foarte túl bardzo geweldig"
)
HOPELESS = _words("hopeless hopeloos terrible nul zero nihil nonexistent non-existent onbestaand none")
YES = _words("ja yes oui sí si da igen tak")
# Right behind a name, with at most light words between, these say that it is spoken.
BEHIND = SPEAK | _words(
    "matig uitstekend gaat excellent better beter besser fluent fluently vloeiend fließend well ok okay oké prima "
    "redelijk goed moedertaal native problem probleem perfect basis basic little beetje good fine bisschen etwas "
    "poco peu gut bien bine jól dobrze ja yes kicsit speaker speakers possible mogelijk not gaan vlot vlotjes "
    "small klein weinig red redden lukt geleerd learned learnt gestudeerd studied few paar words woorden "
    "zinnen sentences "
    "taal language tongue first eerste second tweede mother understood verstaanbaar rusty roestig welcome "
    "welkom begrijpelijk "
    "enough genoeg voldoende beginner matige school broken gebroken"
)
RAISED = _words("opgegroeid grew raised geleerd learned learnt gestudeerd studied opgevoed")
NEEDED = _words("needed required vereist gewenst verplicht nodig noodzakelijk must mandatory necessary")
PREDICATES = _words(
    "better beter besser matig uitstekend excellent basic basis vloeiend fluent is isn't isnt isn’t not niet nog "
    "gaat goes ist era redelijk prima perfect good goed ok okay oké so needs van was e este est es jest nie no "
    "bad slecht well kan could only komt sounds klinkt improves fine nicht ben heb heeft have has had zijn my "
    "mijn m'n mij learned"
)
ORIGIN = _words(
    "ben am i'm im i’m bin soy sunt vagyok suis jestem half halb roots nationaliteit nationality nationaliteiten "
    "nationalities afkomst afkomstig herkomst origin origins geboren born ethnicity etniciteit achtergrond "
    "background staatsangehörigkeit herkunft nacionalidad origen nationalité origine naționalitate nemzetiség "
    "narodowość mix mixed blood land country gezin familie family parents ouders look type stijl style like love "
    "loves hou houdt kook kookt koken cook cooks cooking eat eats eet eten drink drinkt dans danst dansen dance dances "
    "luister luistert listen kijk kijkt watch zing zingt sing"
)
# The reader, not the advertiser.
CLIENTS = _words(
    "heren mannen men gentlemen gentleman guys clients client klanten klant gasten gast guests guest bellers "
    "callers caller kunden gäste herren clientes hombres messieurs hommes klienci panowie klienti férfiak must "
    "moet moeten should als if wanneer when zoek zoeken zoekt gezocht looking seeking seek wanted hiring vacature "
    "suche suchen busco buscamos cherche caut keres szukam wenn si iemand someone anyone who wie wenst require "
    "required vereist verplicht speakers prefer voorkeur people mensen"
)
OURS = _words("onze our my mijn unsere nuestras nos ons")
MODALS = _words("can kan kunt kun mag may könnt kannst kann puedes peux poți możesz lehet")
READER = _words("je jij jullie u you ya du ihr sie tú usted tu vous")
SITE = _words(
    "site website advertentie ad advert page pagina profiel profile app version versie tekst text translation "
    "vertaling vertaald translated translate scroll kies choose select change wijzig selecteer body kiezen"
)
SELF = _words("me mij ons us mir uns moi nous mí conmigo mine velem ze now")
AWAY = _words(
    "with met to for voor from uit van by tegen naar mit für zu aus von con para por avec pour cu pentru over "
    "about between tussen"
)
# A name right before one of these is an adjective.
NOUNS = _words(
    "girl girls lady ladies woman women man men guy guys boy boys beauty beauties babe babes masseuse masseur "
    "model models escort escorts student students clients client gentlemen guests people speaker-only customers "
    "callers massage massages masaj masaje masajes masaż masszázs food wine breakfast kitchen cuisine music movie "
    "film kiss kissing kisses version versie text tekst translation below hieronder beneden onder under "
    "underneath above follows volgt unten abajo bas jos alatt poniżej page site website manicure nails style "
    "stijl type look looks origin afkomst roots blood descent nationality mix mixed passport paspoort licence "
    "license plate plates kenteken number nummer numbers phone tax law police border town city company car cars "
    "tv soap accent bloed gezin restaurant bath bed salon sauna hotel spa parlour parlor doll princess queen "
    "goddess milf blonde brunette couple couples time hospitality courage tea coffee quality standards weather "
    "summer market bull shepherd plumber vrouw dame dames meisje mannen heren klanten beach coast club zonder "
    "trio mogelijk possible lessons letters friend friends vriendin vriend touch born based holiday holidays sim "
    "whatsapp bank account iban men's"
)
# Kinds of service and massage bear these names too.
SERVICES = frozenset(("fr", "es", "el", "ru", "it", "th", "sv"))
FIRST = _words("ik i we wij ich wir yo nosotros eu noi én mi ja my our onze")
FIRST_PERSON = _words(
    "hablo hablamos entiendo parlo vorbesc vorbim înțeleg inteleg stiu știu beszélek beszélünk értek tudok parle "
    "parlons comprends mówię mowie mówimy mowimy znam znamy rozumiem spreche verstehe"
)
MINE = _words("my mijn m'n mein mon mi moj mój her haar")
NOT_BEFORE = _words("the a an is are zijn een de het be like love and en")
NOT_BEFORE_LABEL = NEGATIONS | SITE
CONTACTING = CONTACT | SPEAK | SOME
SIDES = NEGATIONS | CONTRASTS | YES | BEHIND
# Behind `nu`, which is `now` in Dutch.
ROMANIAN = _words("vorbesc vorbeste vorbește vorbim vorbesti inteleg înțeleg stiu știu")
WELL = _words("well goed good gut bien fluently vloeiend perfect perfectly")
