"""Whether the advertiser receives or travels, in many wordings, and wordings that say neither."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
INCALL = [
    "ik ontvang in Breda", "Ontvang thuis", "ontvangst in hotel", "Privéontvangst", "prive ontvangst", "privé-ontvangst",
    "Je kunt bij mij langskomen", "Kom gezellig langs", "Kom je snel bij mij langs?", "ontvangt u discreet",
    "Bezoek mij in mijn studio", "op mijn adres in Zwolle", "in mijn salon", "In mijn knusse appartement in Tilburg",
    "Welkom in onze salon", "Onze club is dagelijks open vanaf 14 uur", "Onze dames ontvangen u graag", "incall", "In-call only",
    "in call", "Ontvangst: ja", "| ontvangst | ja |", "Ontvangst........ja, praktijkruimte", "Type: thuisontvangst",
    "Alleen ontvangst, geen escort", "Escort: nee\nOntvangst: ja", "Jij komt naar mij", "u komt bij mij", "Je komt bij mij thuis",
    "jij bij mij", "half uur 80, bij mij thuis", "Je bent welkom in mijn werkkamer", "U kunt bij ons terecht van 10 tot 22",
    "We ontvangen je met een drankje", "zelf ontvang ik in een studio boven een winkel", "waar ik je op afspraak ontvang, niet thuis",
    "ik ontvang alleen overdag, niet 's avonds", "Ik ontvang niet op zondag", "Ontvang op discreet adres", "eigen werkruimte, eigen ingang",
    "Discreet adres in Den Bosch", "mijn kleine studio ligt naast het station", "Mijn praktijk zit in het centrum", "Salon aan huis",
    "praktijk aan huis", "Locatie: eigen studio", "Waar: werkruimte in het centrum", "Kom naar onze salon", "Je kunt me bezoeken op dinsdag",
    "vanuit mijn appartement", "ik werk in een kleine studio", "Kamers met jacuzzi", "Neem de lift naar mijn kamer",
    "I receive in a private flat", "I host in Tilburg", "can host", "Hosting in Amsterdam", "come over to my place", "my place",
    "Visit me in my apartment", "You can visit me", "Come to mine", "you come to me", "u come 2 me", "come by and relax",
    "Guests are received from noon", "Gentlemen are received by appointment", "our studio in Breda", "At our salon", "At my studio: Mon, Wed",
    "Our treatment room, Soesterweg 0", "Incall: yes\nOutcall: no", "Incalls only, no outcalls", "I don't do outcalls, incall only",
    "I don't travel, you come to me", "find me in a quiet house behind the market", "You'll find me above the bakery",
    "Own cabin in holiday park", "private flat, 3rd floor", "Where: studio, wheelchair accessible", "my apt - 3rd floor", "Rooms upstairs by the half hour",
    "parking at my place", "I wait you in Middelburg", "I'm waiting for you in my hotel room", "Visits by appointment to my practice",
    "I see gentlemen in my own flat", "You come here, I have a room", "Pop in any afternoon", "We welcome you at our house",
    "Come see us at the club", "ring the bell twice", "Ich empfange dich in Köln", "Besuche mich in meiner Wohnung", "bei mir zu Hause",
    "Privat bei mir, keine Hausbesuche", "te recibo en mi piso", "Recibo en apartamento privado", "primesc la mine", "Primesc in locatie proprie",
    "Fogadlak saját lakásomon", "fogadok diszkrét helyen", "je reçois chez moi", "Je reçois à Bruxelles", "przyjmuję u siebie",
    "Zapraszam do siebie", "ik ontvang heren op mijn kantoor", "ONTVANG THUIS", "ontvang in eigen huis", "kan ontvangen in Ede",
    "Je wordt ontvangen met koffie", "Ontvangst boven", "ontvangst op afspraak, bel voor het adres", "Ik ontvang je in een hotel",
    "Geen hotelbezoek, wel ontvangst", "nette ontvangst mogelijk", "We hebben vijf kamers, u kiest aan de bar",
    "Ik ontvang in Utrecht. Na ontvangst van je bericht bel ik terug.",
]  # fmt: skip
OUTCALL = [
    "escort door heel Nederland", "Escort: ja", "escortservice", "Escortbureau Lavendel", "escort agency in The Hague", "Escort service Breda",
    "Alleen escort", "ik kom naar je toe", "Ik kom ook naar jou toe", "kom ook aan huis", "Massage aan huis", "op locatie",
    "hotelbezoek", "Hotel bezoek mogelijk", "bij jou thuis", "Bij u thuis of in uw hotel", "huisbezoek", "Huisbezoek: ja", "Huis- en hotelbezoek",
    "wij komen bij u thuis", "Onze dames bezoeken u thuis", "Ik bezoek je thuis", "ik reis graag naar je hotel", "ik rijd naar je toe",
    "Ik kom bij jou op bezoek", "Wij komen aan huis en in hotels", "onze meiden komen naar elk hotel in Amsterdam", "ik bij jou",
    "een gezelschapsdame bij u aan de deur", "Bezoek aan huis in Kampen", "Alleen bij jou thuis", "zij reizen door Amsterdam en Haarlem",
    "Ik kom naar jouw huis of B&B", "Ik kom langs bij jou", "Ik doe alleen escort", "Geen ontvangst, alleen escort", "Ontvangst: nee\nEscort: ja",
    "Zelf ontvangen doe ik niet, ik kom naar jou", "Ik ontvang niet thuis, ik kom naar je toe", "ik ontvang niemand, ik kom bij je langs",
    "In jouw hotelkamer", "op je hotelkamer", "outcall", "Outcalls only", "Out-call", "outcall only, I don't host", "I travel to you",
    "visits to hotels", "we come to your door", "I come to u", "I'll come to you", "I visit your house or hotel", "hotel visits",
    "Home visits in Utrecht", "House and hotel visits as always", "At your place", "in the comfort of your home", "I'll drive to your place",
    "They travel across Flevoland", "Our ladies travel to your hotel", "I visit gentlemen at home", "Mobile massage", "Mobile: yes, whole region",
    "I can't host, I come to you", "No incalls, outcalls to hotels", "house calls", "Discreet visits to hotels and homes", "I travel to hotels",
    "available for outcalls", "meet you at your hotel", "I can come over to yours", "auch Escort", "Haus- und Hotelbesuche",
    "Ich komme zu dir nach Hause", "Hausbesuche möglich", "Ich besuche dich im Hotel", "salidas a hotel y domicilio", "Salidas a domicilio",
    "voy a tu hotel", "ma deplasez la hotel", "deplasari la hotel", "vin la tine acasa", "házhoz megyek", "kimegyek szállodába", "je me déplace",
    "déplacement à domicile", "dojazd do hotelu", "dojeżdżam do ciebie", "Ik ga ook naar hotels", "Escorts in Rotterdam",
    "high class escort", "gratis vervoer, ik kom bij u op kantoor", "Onze escorts zijn binnen een uur bij u", "reiskosten 25 euro",
    "bezoekt u thuis of op kantoor", "KOM NAAR JE TOE", "kom naar u toe in Almere", "Geen thuisontvangst, wel hotelbezoek",
    "Thuis of hotel bij jou", "In hotels en bij particulieren thuis kom ik graag", "I do not receive at home, only visit hotels",
]  # fmt: skip
BOTH = [
    "IN/OUT", "in & outcall", "in/outcall", "Incall & outcall", "incall and outcall", "in- en outcall", "Incall en outcall", "in and out calls",
    "Type: thuisontvangst en escort", "ontvangst en escort", "bij mij of bij jou", "your place or mine", "I host and I travel",
    "Ontvang en bezoek", "ik ontvang thuis en kom ook naar je toe", "privé ontvangst + escort", "🏠 ontvangst 🚗 escort",
    "jij bij mij of ik bij jou", "recibo en mi piso y salidas a hotel", "primesc si ma deplasez", "fogadlak vagy házhoz megyek",
    "je reçois et je me déplace", "przyjmuję u siebie, możliwy dojazd", "Ich empfange dich und mache auch Hausbesuche",
    "Zowel ontvangst als escort", "Niet alleen ontvangst maar ook escort", "I receive at my flat and visit hotels", "Incall: yes\nOutcall: hotels only",
    "Mijn salon is in Ede, huisbezoek in overleg", "Kom langs of ik kom naar jou", "can host or travel to you",
    "Ontvangst: ja\nEscort: ja\nHotel: ja", "In my studio or at your hotel", "I receive Tuesdays. On other days I come to you.",
    "Kun je niet naar mij komen? Dan kom ik naar jou. Ik ontvang in Almelo.", "Thuis bij mij of bij jou in je hotel",
]  # fmt: skip
NEITHER = [
    "geen escort", "no outcalls", "Escort: nee", "ontvang niet thuis", "I don't host", "keine Hausbesuche", "ik rijd niet",
    "Ontvang je een bevestiging?", "Na ontvangst van de betaling", "bezoek onze website", "visit our site", "we komen terug",
    "Je ontvangt een bevestiging per sms", "You will receive a confirmation", "Bij ontvangst van je bericht bel ik terug",
    "Ik wil graag eerst een foto ontvangen", "I'd like to receive a message first", "Eerst ontvang ik een aanbetaling",
    "geen ontvangst", "geen ontvangst, geen escort", "ik ontvang niet", "Zelf ontvangen doe ik niet", "Ontvangen kan ik niet",
    "Ik doe geen huisbezoek", "geen hotelbezoek of huisbezoek", "no hotel or home visits", "Escort doe ik niet", "ik kom niet aan huis",
    "Hotelbezoek niet mogelijk", "Outcall: no", "Incall: no", "Outcall ❌", "❌ escort", "I do not visit holiday parks", "I never come to hotels",
    "Wij zijn geen escortbureau maar een taxibedrijf", "Dames gevraagd voor escort en massage", "Escortbureau zoekt nieuwe dames",
    "We are hiring girls for our escort agency", "Gezocht: masseuses voor onze salon", "Ladies wanted for our club",
    "kom uit Brabant", "ik kom uit Spanje", "We komen snel met nieuwe foto's", "I come from Poland", "I love to travel", "I travel a lot",
    "Ik reis graag en hou van lezen", "Kom maar op met je vragen", "come on, call me", "Welkom op mijn profiel", "Welcome to my profile",
    "Welkom op onze site", "find me on Instagram", "Je vindt me op Telegram", "visit my website", "Bezoek ook mijn Instagram",
    "de keuze is aan jou", "ik wil bij je zijn", "Bij mij geen haast", "Bij mij ben je aan het juiste adres", "hostess gezocht voor beurs",
    "the hostess of the evening", "Bekijk alle escort advertenties op deze site", "Escort sites vergelijken", "escortforum", "in 2 uur", "in out of office hours",
    "Travel safe everyone", "I travel to Paris next week", "We visit the zoo", "ik woon op mezelf", "thuis heb ik een kat", "a hotel bar is nice",
    "Ik ben een lieve vrouw van 30", "Bel voor een afspraak", "Book me for dinner", "lekker thuis op de bank", "Ik kom klaar", "je komt te laat",
    "kom niet te laat", "not at my place", "nicht bei mir", "kein Escort", "ohne Escort", "no recibo", "no hago salidas", "nu primesc", "nu ma deplasez",
    "nem fogadok", "nem megyek házhoz", "je ne reçois pas", "je ne me déplace pas", "nie przyjmuję", "bez dojazdu", "pas de déplacement",
    "Als u komt te overlijden", "your receipt", "host file", "Betaling ontvangen, dank u", "Wij ontvangen geen foto's graag",
    "voor hem kom ik op", "kom tot rust", "kom helemaal tot jezelf", "Laat je niet thuis liggen", "I host parties no longer",
]  # fmt: skip

# Whole sentences and mixtures: the text, then what holds.
SENTENCES = [
    (
        "Hoi ik ben Kim, 24. Ik heb een eigen plekje in Zaandam waar we rustig samen kunnen zijn. Engels en Nederlands is prima.",
        "in",
    ),
    ("Lieve heren, ik sta voor jullie klaar in een discreet appartement. Douche aanwezig. Tot zo!", "in"),
    ("Wij sturen binnen het uur een dame naar uw adres of hotel.", "out"),
    ("Dames komen aan de deur, ook in de weekenden.", "out"),
    ("Bel ons en wij brengen de dame bij u.", "out"),
    ("Ik heb geen eigen adres, dus ik kom altijd naar de klant toe.", "out"),
    ("Thuis kan ik niet ontvangen want ik heb huisgenoten. Een hotel boek jij, ik kom erheen.", "out"),
    ("Je stapt bij mij binnen via de achterdeur.", "in"),
    ("Bij aankomst bel je even, dan doe ik open.", "in"),
    ("Afspreken kan bij mij in Almere Haven.", "in"),
    ("Zin in een date? Jij regelt het hotel, ik de rest.", "out"),
    ("Ik ben mobiel en heb een auto, regio Twente.", "out"),
    ("Alleen uitgaande afspraken (hotel/thuis).", "out"),
    ("geen thuisontvangst wel cardates", ""),
    ("Bezoekadres: Kerkstraat 5, achterom", "in"),
    ("Ons huis is zeven dagen per week geopend. Er zijn altijd minstens vijf dames.", "in"),
    ("Raam 14, Wallen. Elke avond vanaf 8.", "in"),
    ("Ik werk achter het raam in Groningen", "in"),
    ("Tantramassage in een warme ruimte met houtkachel. Afspraak via de app.", "in"),
    ("Massage kan ook bij u op de zaak, ik neem mijn tafel mee.", "out"),
    ("Ik neem mijn massagetafel mee", "out"),
    ("We do outcalls only, hotels and private residences.", "out"),
    ("Incall near the station, outcall by arrangement.", "in out"),
    ("I don't have a place so it has to be your hotel.", "out"),
    ("I have a place of my own, very private, with parking.", "in"),
    ("Our house opens at noon. Six rooms, each with a shower.", "in"),
    ("We send our ladies to any address in The Hague", "out"),
    ("She can be at your door within an hour.", "out"),
    ("My door is open for respectful men", "in"),
    ("Call when you are downstairs and I'll buzz you in.", "in"),
    ("I'm based in Delft and travel to Rotterdam and The Hague on request.", "out"),
    ("Available for hotel and home visits. No private reception.", "out"),
    ("Sorry, no incall. Outcall to 4 and 5 star hotels.", "out"),
    ("Not available for outcall. I work from a discreet location downtown.", "in"),
    ("Dinner dates, overnights and travel companion. Based in Amsterdam.", ""),
    ("Text me for the address. No outcall.", "in"),
    ("Parking in front, 3rd floor, no lift", "in"),
    ("Come hang out at mine", "in"),
    ("Visiting Utrecht until Friday, staying at a hotel near Jaarbeurs, hosting there", "in"),
    ("I am touring: Breda 1-3 May, Tilburg 4-6 May", ""),
    ("Deze advertentie is ook in het Engels te lezen", ""),
    ("Nederlandse klanten welkom, wij verkopen Belgische bonbons", ""),
    ("Italian coffee is served, Spanish music on", ""),
    ("Ik volg een cursus Spaans", ""),
    ("Voor Engels: zie beneden", ""),
    ("Ik ben een Duits-Nederlandse dame", ""),
    ("Wij ontvangen in ons pand aan de haven", "in"),
    ("Welkom, de koffie staat klaar. Bel bij nr 12 aan.", "in"),
    ("Heren ontvangen wij van 11 tot 23 uur", "in"),
    ("gastvrije ontvangst in onze club", "in"),
    ("Escort, ook buiten kantooruren", "out"),
    ("Escortdame Lina, 30, Groningen", "out"),
    ("duo met vriendin, bij jou in bad of bij ons", "in out"),
    ("wij rijden door heel Limburg", "out"),
    ("Massage bij u aan huis of in mijn praktijk", "in out"),
    ("Ik kom ook op campings en boten", "out"),
    ("Boek een dame op uw kamer", "out"),
    ("je komt niet bij mij, ik kom bij jou", "out"),
    ("Reistijd reken ik niet", ""),
    ("uitsluitend op afspraak in mijn atelier", "in"),
    ("Zij ontvangt heren in haar eigen woning", "in"),
    ("Stuur een bericht en ontvang direct antwoord", ""),
    ("u ontvangt onze prijslijst per mail", ""),
    ("We ontvangen graag je cv", ""),
    ("het hotel waar ik verblijf ligt centraal, kom op bezoek", "in"),
    ("Hallo, ik ben Sanne en ik zoek een lieve man voor een vaste relatie.", ""),
    ("Massage cursus volgen? Ontvang nu 10% korting op je inschrijving.", ""),
    ("Heeft iemand ervaring met de dame in de Kerkstraat? Ik kom er vrijdag.", ""),
    ("Waarschuwing: deze dame vroeg een aanbetaling en kwam nooit opdagen.", ""),
    ("Je ontvangt van mij een adres na je boeking. Geen huisbezoek.", "in"),
    ("Wij bemiddelen dames naar hotels door heel Nederland. Welkom bij bureau Roos.", "out"),
    ("Op mijn profiel vind je meer foto's. Ik kom graag bij je langs!", "out"),
    ("Bij ons staat discretie voorop. Onze dames komen naar uw hotel.", "out"),
    ("Ik hou van dansen, reizen en lekker eten. Stuur me een bericht.", ""),
    ("Elite escort, only outcall. My hotel fee is included.", "out"),
    ("Independent escort. Incall only, Zuid. 200/h", "in"),
    ("No escort, only massage at my studio.", "in"),
    ("You pay my taxi and I come right over", "out"),
    ("We come highly recommended. Our girls are waiting for you in the club.", "in"),
    ("I like to go out for dinner. Your place or a hotel.", "out"),
    ("Please be clean when you come to me", "in"),
    ("Kom je naar Zwolle? App me. Je bent welkom in mijn huisje.", "in"),
    ("Ik kom niet naar hotels en ontvang alleen vaste klanten thuis.", "in"),
    ("Vrijdag kom ik naar Breda", ""),
    ("I'm coming to Rotterdam next week", ""),
    ("Hotel: nee. Thuis bij jou: ja.", "out"),
    ("Escort ✅ Ontvangst ❌", "out"),
    ("Incall ✔ Outcall ✖", "in"),
    ("🏠 nee 🚗 ja, kom naar jou", "out"),
    ("Thuisontvangst: nee / Escort: ja", "out"),
    ("Outcall - no, incall - yes", "in"),
    ("Geen in- of outcall zonder afspraak", ""),
    ("I visit you or you visit me, both fine", "in out"),
    ("met auto dus ik rij naar jou, kan helaas niet bij mij", "out"),
    ("bij mij kan niet. hotel of bij jou.", "out"),
    ("not possible at my home, only at yours", "out"),
    ("Wij gaan samen naar een hotel in de buurt", ""),
    ("De salon is gesloten op maandag. Ontvangst vanaf 11 uur.", "in"),
    ("vacature: gastvrouw voor onze club, werktijden in overleg", ""),
    ("Collega gezocht! Kom werken in onze salon in Ede. Eigen kamer.", ""),
    ("Looking for new colleagues for our house in Venlo, own room available", ""),
    ("Ich empfange keine Anrufe mit unterdrückter Nummer", ""),
    ("Besuche in Hotels gerne, privat empfange ich nicht", "out"),
    ("Nur Haus- und Hotelbesuche, kein Empfang", "out"),
    ("Solo salidas, no tengo piso", "out"),
    ("No recibo en casa, solo hoteles y domicilio", "out"),
    ("Je ne reçois pas, uniquement déplacements", "out"),
    ("Nu ma deplasez, primesc doar la mine", "in"),
    ("Csak nálam, házhoz nem megyek", "in"),
    ("Tylko u mnie, bez wyjazdów", "in"),
    ("Dojazd do klienta, nie przyjmuję u siebie", "out"),
    ("Vin la hotel sau la tine acasa", "out"),
    ("Chez moi ou à ton hôtel", "in out"),
    ("Thai lady, Thai massage, Thai oil", ""),
    ("Grieks mogelijk, Russisch ook, Spaans 20 extra", ""),
    ("Frans (pijpen) zonder condoom, Grieks, Trio", ""),
    ("Bel alleen als je Nederlands of Engels spreekt", ""),
    ("Please only contact me if you speak English", ""),
    ("Alle nationaliteiten: Nederlands, Pools, Hongaars", ""),
    ("Dames van alle afkomst: Spaans, Italiaans en Nederlands", ""),
    ("We have Dutch, Polish and Spanish girls", ""),
    ("Our ladies are Dutch, Polish and Hungarian.", ""),
    ("In het Nederlands heet dat een 'vrijgezellenfeest'", ""),
    ("Zoals we in het Engels zeggen: no strings attached", ""),
    ("Mijn naam is Pools en betekent ster", ""),
    ("Duits bier en Belgische friet op de kaart", ""),
]


def modes(text):
    return {fact.value for fact in READER.read(AdText("x", text)).facts if fact.kind == "service_mode"}


@pytest.mark.parametrize("text", INCALL)
def test_the_advertiser_receives(text):
    assert modes(text) == {"incall"}


@pytest.mark.parametrize("text", OUTCALL)
def test_the_advertiser_travels(text):
    assert modes(text) == {"outcall"}


@pytest.mark.parametrize("text", BOTH)
def test_both(text):
    assert modes(text) == {"incall", "outcall"}


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text):
    assert modes(text) == set()


@pytest.mark.parametrize(("text", "said"), SENTENCES)
def test_sentences(text, said):
    assert modes(text) == {f"{word}call" for word in said.split()}
