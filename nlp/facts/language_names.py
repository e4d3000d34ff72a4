"""What languages are called in Dutch, English, German, Spanish, French, Romanian, Hungarian and Polish ads."""

import unicodedata

# Papiamento and Sranan have no code of two letters; theirs are of ISO 639-2.
_NAMES = {
    "nl": "nederlands vlaams hollands dutch flemish niederländisch flämisch holländisch neerlandés holandés flamenco "
    "néerlandais hollandais flamand olandeză olandeza neerlandeză neerlandeza flamandă holland hollandul flamand "
    "holenderski holendersku niderlandzki niderlandzku flamandzki nederlans",
    "en": "engels english englisch inglés anglais engleză engleza angol angolul angielski angielsku inglese engles",
    "de": "duits german deutsch alemán allemand germană germana nemțește nemteste német németül niemiecki niemiecku "
    "tedesco",
    "fr": "frans french französisch francés français franceză franceza francia franciául francuski francusku francese",
    "es": "spaans spanish spanisch español castellano espagnol spaniolă spaniola spanyol spanyolul hiszpański "
    "hiszpańsku spagnolo",
    "it": "italiaans italian italienisch italiano italien italiană italiana olasz olaszul włoski włosku",
    "pt": "portugees portuguese portugiesisch portugués portugais portugheză portugheza portugál portugálul "
    "portugalski portugalsku português braziliaans",
    "pl": "pools polish polnisch polaco polonais poloneză poloneza lengyel lengyelül polski polsku",
    "ro": "roemeens romanian româna rumänisch rumano roumain română romana românește romaneste román románul rumuński "
    "rumuńsku moldavisch moldovan moldovenească moldavian",
    "hu": "hongaars hungarian ungarisch húngaro hongrois maghiară maghiara ungurește ungureste magyar magyarul "
    "węgierski węgiersku",
    "bg": "bulgaars bulgarian bulgarisch búlgaro bulgare bulgară bulgara bolgár bolgárul bułgarski bułgarsku",
    "cs": "tsjechisch czech tschechisch checo tchèque cehă ceha cseh csehül czeski czesku",
    "sk": "slowaaks slovak slowakisch eslovaco slovaque slovacă slovaca szlovák szlovákul słowacki słowacku",
    "sl": "sloveens slovenian slovene slowenisch esloveno slovène slovenă slovena szlovén szlovénül słoweński",
    "hr": "kroatisch croatian croata croate croată croata horvát horvátul chorwacki chorwacku",
    "sr": "servisch serbian serbisch serbio serbe sârbă sarba szerb szerbül serbski serbsku",
    "bs": "bosnisch bosnian bosnio bosniaque bosniacă bosniaca bosnyák bosnyákul bośniacki",
    "mk": "macedonisch macedonian mazedonisch macedonio macédonien macedoneană macedón macedoński",
    "sq": "albanees albanian albanisch albanés albanais albaneză albaneza albán albánul albański albańsku",
    "el": "grieks greek griechisch griego grec greacă greaca görög görögül grecki grecku",
    "tr": "turks turkish türkisch turco turc turcă turca török törökül turecki turecku",
    "ru": "russisch russian ruso russe rusă rusa rusește orosz oroszul rosyjski rosyjsku",
    "uk": "oekraïens ukrainian ukrainisch ucraniano ukrainien ucraineană ucraineana ukrán ukránul ukraiński ukraińsku",
    "be": "wit-russisch belarussisch belarusian bielorruso biélorusse belarusă fehérorosz białoruski",
    "lt": "litouws lithuanian litauisch lituano lituanien lituaniană litván litvánul litewski litewsku",
    "lv": "lets latvian lettisch letón letton letonă lett lettül łotewski łotewsku",
    "et": "ests estisch estonian estnisch estonio estonien estonă észt észtül estoński",
    "fi": "fins finnish finnisch finlandés finnois finlandeză finn finnül fiński fińsku",
    "sv": "zweeds swedish schwedisch sueco suédois suedeză suedeza svéd svédül szwedzki szwedzku",
    "no": "noors norwegian norwegisch noruego norvégien norvegiană norvég norvégül norweski norwesku",
    "da": "deens danish dänisch danés danois daneză daneza dán dánul duński duńsku",
    "is": "ijslands icelandic isländisch islandés islandais islandeză izlandi islandzki",
    "fy": "fries frisian friesisch frisón frison frysk fríz fryzyjski",
    "lb": "luxemburgs luxembourgish luxemburgisch luxemburgués luxembourgeois luxemburgi luksemburski",
    "ca": "catalaans catalan katalanisch catalán catalană katalán kataloński",
    "eu": "baskisch basque euskera baszk baskijski",
    "ga": "iers irish irisch irlandés irlandais ír irlandzki",
    "af": "afrikaans afrikáans afrikánsz",
    "ar": "arabisch arabic árabe arabe arabă araba arab arabul arabski arabsku marokkaans moroccan",
    "he": "hebreeuws hebrew hebräisch hebreo hébreu ebraică héber héberül hebrajski",
    "fa": "perzisch persian persisch persa persan persană perzsa perzsául perski farsi dari",
    "ku": "koerdisch kurdish kurdisch kurdo kurde kurdă kurd kurdul kurdyjski",
    "ps": "pasjtoe pashto paschtu pastún pachto pastu",
    "hi": "hindi hindoestaans hindoestani hindú",
    "ur": "urdu oerdoe",
    "pa": "punjabi panjabi",
    "bn": "bengaals bengali bengalí",
    "ne": "nepalees nepali nepalesisch",
    "ta": "tamil",
    "th": "thai thais thailändisch tailandés thaï thaïlandais thailandeză thaiul tajski tajsku",
    "vi": "vietnamees vietnamese vietnamesisch vietnamita vietnamien vietnameză vietnámi vietnámiul wietnamski",
    "zh": "chinees chinese chinesisch chino chinois chineză chineza kínai kínaiul chiński chińsku mandarijn mandarin "
    "kantonees cantonese",
    "ja": "japans japanese japanisch japonés japonais japoneză japán japánul japoński",
    "ko": "koreaans korean koreanisch coreano coréen coreeană koreai koreaiul koreański",
    "id": "indonesisch indonesian indonesio indonésien indoneziană indonéz indonezyjski bahasa",
    "ms": "maleis malay malaiisch malayo malais malajski",
    "tl": "tagalog filipijns filipino",
    "hy": "armeens armenian armenisch armenio arménien armeană örmény ormiański",
    "ka": "georgisch georgian georgiano géorgien georgiană grúz gruziński",
    "az": "azerbeidzjaans azerbaijani azeri",
    "kk": "kazachs kazakh kasachisch",
    "uz": "oezbeeks uzbek usbekisch",
    "mn": "mongools mongolian mongolisch",
    "sw": "swahili",
    "am": "amhaars amharic amharisch",
    "ti": "tigrinya",
    "so": "somalisch somali",
    "ln": "lingala",
    "yo": "yoruba",
    "ig": "igbo",
    "ha": "hausa",
    "tw": "twi",
    "wo": "wolof",
    "pap": "papiaments papiamento papiamentu",
    "srn": "sranan surinaams",
    "ber": "berbers tamazight tarifit berber",
}
_CODES = (
    "nl:nl,ned,ndl,nld,dut,hol en:en,gb,uk,eng,ing,ang de:de,at,du,ger,deu,dui,ale fr:fr,fra,fre es:es,esp,spa,sp "
    "it:it,ita pt:pt,por,br pl:pl,pol ro:ro,rom,rou,md hu:hu,hun bg:bg,bul cs:cs,cz,cze sk:sk,slk sl:sl,si hr:hr "
    "sr:sr,rs,srb bs:ba mk:mk sq:sq,al,alb el:el,gr,gre tr:tr,tur ru:ru,rus uk:ua,ukr lt:lt lv:lv et:et,ee fi:fi,fin "
    "sv:sv,se,swe no:nor da:da,dk fy:fy,fry ar:ar,ara,ma,sa fa:fa,ir th:th,tha vi:vi,vn zh:zh,cn,chn ja:ja,jp "
    "ko:ko,kr id:id tl:tl,ph sw:sw pap:pap"
)


def _bare(name: str) -> str:
    """Return the name without accents, as many write it."""
    letters = unicodedata.normalize("NFD", name.replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


LANGUAGES: dict[str, str] = {}
for _code, _names in _NAMES.items():
    for _name in _names.split():
        LANGUAGES.setdefault(_name, _code)
        if len(_name) > 3:  # `dan` is a Dutch word, `dán` is Hungarian for Danish
            LANGUAGES.setdefault(_bare(_name), _code)
# Short forms behind a label, also those of countries: `NL / EN / CZ`.
CODES = {
    short: code for code, _, shorts in (row.partition(":") for row in _CODES.split()) for short in shorts.split(",")
}
# Those that are words too.
AMBIGUOUS = frozenset(
    ("en", "de", "du", "es", "it", "da", "el", "id", "uk", "at", "si", "al", "ma", "ja", "ir", "sa", "se",
     "et", "mk", "sp",
     "ba", "ro", "fin", "por", "hol", "ale", "pol", "rom", "ang", "ing", "nor", "dut", "bul", "tur", "md", "br", "ru",
     "hun")
)  # fmt: skip
_COUNTRIES = (
    "NL:nl GB:en US:en AU:en IE:en DE:de AT:de FR:fr ES:es MX:es CO:es AR:es DO:es VE:es CU:es PE:es CL:es EC:es IT:it "
    "PT:pt BR:pt PL:pl RO:ro MD:ro HU:hu BG:bg CZ:cs SK:sk SI:sl HR:hr RS:sr BA:bs MK:mk AL:sq GR:el TR:tr RU:ru UA:uk "
    "BY:be LT:lt LV:lv EE:et FI:fi SE:sv NO:no DK:da IS:is MA:ar SA:ar AE:ar EG:ar SY:ar IQ:ar IL:he IR:fa TH:th VN:vi "
    "CN:zh TW:zh JP:ja KR:ko ID:id PH:tl IN:hi PK:ur"
)
_INDICATOR = ord("🇦") - ord("A")
FLAGS = {
    "".join(chr(ord(letter) + _INDICATOR) for letter in country): code
    for country, _, code in (row.partition(":") for row in _COUNTRIES.split())
}
