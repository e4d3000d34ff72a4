"""Working names in the ways people state them, beside words and names that are something else."""

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()


def names(text, title=""):
    facts = READER.read(AdText("x", text, title=title)).facts
    return [fact.value for fact in facts if fact.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Dutch introductions
        ("Ik ben Lisa en woon in Breda", ["Lisa"]), ("Hoi, ik heet Noor.", ["Noor"]), ("Mijn naam is Eva", ["Eva"]), ("ik ben lisa, 24", ["Lisa"]),
        ("me naam is demi", ["Demi"]), ("Noem mij Kiki", ["Kiki"]), ("Ze noemen me Coco", ["Coco"]), ("Vraag naar Truus", ["Truus"]),
        ("Naam: Eva", ["Eva"]), ("Naam\nEva\nLeeftijd\n24", ["Eva"]), ("Werknaam: Roxie", ["Roxie"]), ("naam = Xandria", ["Xandria"]),
        ("Je spreekt met Lisa aan de lijn", ["Lisa"]), ("Bel Eva op 06-00012345", ["Eva"]), ("app Eva gerust", ["Eva"]), ("Eva ontvangt in Ede", ["Eva"]),
        ("Lizzy hier, ik kom naar je toe", ["Lizzy"]), ("Hier is Mandy weer", ["Mandy"]), ("ik ben de Lisa van vroeger", ["Lisa"]),
        ("Liefs, Eva", ["Eva"]), ("xx Mila", ["Mila"]), ("Kusjes Lisa", ["Lisa"]), ("Kus van Noor", ["Noor"]), ("Groetjes,\nXandria", ["Xandria"]),
        ("tot snel, kusje Ruby", ["Ruby"]), ("groetjes inge", ["Inge"]), ("Groet, Wendy", ["Wendy"]), ("XXX Amber", ["Amber"]),
        ("Lisa (24), Eva (27)", ["Lisa", "Eva"]), ("Lisa (24) en Roxanda (27)", ["Lisa", "Roxanda"]), ("Mila 22 | Noor 25", ["Mila", "Noor"]),
        ("Vandaag aanwezig: Nova, Gina, Xenia en Mirjam", ["Nova", "Gina", "Xenia", "Mirjam"]), ("Jessy & Bo, samen of apart", ["Jessy", "Bo"]),
        ("Lisa's kamer is warm. Lisa wacht.", ["Lisa", "Lisa"]), ("Ik ben Xandria. Xandria ontvangt thuis.", ["Xandria", "Xandria"]),
        ("BEL TRUUS NU", ["Truus"]), ("VRAAG NAAR CHANTAL", ["Chantal"]), ("sara 19 uit hoorn", ["Sara"]), ("Ik ben Anne-Marie", ["Anne-Marie"]),
        ("Ik ben Ana Maria uit Bogota", ["Ana Maria"]), ("Ik ben Eva, Poolse van afkomst", ["Eva"]), ("Carola Janssen, erkend masseuse", ["Carola Janssen"]),
        ("Masseur: Ruud (45)", ["Ruud"]), ("🌸Luna🌸 Haarlem", ["Luna"]), ("Thuis bij Tamara", ["Tamara"]), ("Een middag met Saskia", ["Saskia"]),
        ("Ik ben Daisy", ["Daisy"]), ("Ik ben Amber, 25 jaar", ["Amber"]), ("Amber (25) ontvangt", ["Amber"]), ("Naam: Angel", ["Angel"]),
        ("Mijn vriendin Eva doet soms mee", ["Eva"]), ("Onze Samantha is terug", ["Samantha"]), ("wij zijn lisa en eva", ["Lisa", "Eva"]),
        # English
        ("I'm Anna, from Utrecht", ["Anna"]), ("im carmen 32", ["Carmen"]), ("My name is Emma Rose", ["Emma Rose"]), ("Call me Mia", ["Mia"]),
        ("They call me Ginger", ["Ginger"]), ("Name: Eva", ["Eva"]), ("Name\nEva", ["Eva"]), ("Yvonne here, fifty", ["Yvonne"]), ("Gwen is the name", ["Gwen"]),
        ("hi my name amy", ["Amy"]), ("heya its zoe!!", ["Zoe"]), ("This is Molly", ["Molly"]), ("ask for Amy", ["Amy"]), ("Love, Bettie", ["Bettie"]),
        ("Kisses, Carmen xx", ["Carmen"]), ("XOXO Tiffany", ["Tiffany"]), ("Regards\nPhilippa", ["Philippa"]), ("I'm called Philippa", ["Philippa"]),
        ("Tonight: Chantal 29, Ivy 34 and Rochelle 41", ["Chantal", "Ivy", "Rochelle"]), ("Who: Judy (36) and Marieke (44)", ["Judy", "Marieke"]),
        ("I am Xiulan, new here", ["Xiulan"]), ("we is Lin 34 and Yu 37", ["Lin", "Yu"]), ("Text Emily for details", ["Emily"]),
        # German, Spanish, Romanian, Hungarian, French, Polish
        ("Ich bin Katja und neu hier", ["Katja"]), ("Ich heiße Lena", ["Lena"]), ("Mein Name ist Sabine", ["Sabine"]), ("Liebe Grüße, Heike", ["Heike"]),
        ("Me llamo Lucia", ["Lucia"]), ("Soy Valentina, venezolana", ["Valentina"]), ("Mi nombre es Camila", ["Camila"]), ("Besos, Daniela", ["Daniela"]),
        ("Mă numesc Andreea", ["Andreea"]), ("Ma numesc Ioana", ["Ioana"]), ("Sunt Denisa, noua in oras", ["Denisa"]), ("Te pup, Alina", ["Alina"]),
        ("A nevem Zsófia", ["Zsófia"]), ("Kata vagyok, 24 éves", ["Kata"]), ("Puszi, Réka", ["Réka"]), ("Név: Eszter", ["Eszter"]),
        ("Je m'appelle Léa", ["Léa"]), ("Je suis Manon", ["Manon"]), ("Moi c'est Chloé", ["Chloé"]), ("Bisous, Léa", ["Léa"]),
        ("Mam na imię Kasia", ["Kasia"]), ("Jestem Monika", ["Monika"]), ("Buziaki, Ola", ["Ola"]), ("Imię: Natalia", ["Natalia"]),
    ],
)  # fmt: skip
def test_working_names(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # descriptions, not names
        "Ik ben Nederlandse", "Ik ben Op zoek", "Ik ben Vrijdag beschikbaar", "IK BEN LIEF EN GEZELLIG", "Ik ben Latina", "I am Available now", "I'm Polish",
        "I'm Dutch and tall", "Ich bin Studentin", "Ich bin Polin", "Je suis Française", "Soy Colombiana", "Jestem Polką", "Sunt Disponibila", "Call me Now",
        "ik ben lief", "ik ben nu thuis", "im back", "its nice here", "Noem mij gewoon schat", "My name does not matter", "Mijn naam hou ik voor mij",
        "Naam: op aanvraag", "Name: on request", "Naam salon: Zijde", "Liefs en tot snel", "Kusjes!", "xx tot zo", "Groetjes uit Breda", "Love to meet you",
        "Dan kom je boven", "Ben je er klaar voor?", "Kom erin. ERIN ZIJN IS FIJN", "Elke dag open", "Mei en juni gesloten", "May I see you?",
        "Summer is here", "Joy and relaxation", "Rose petals and candles", "Amber kaarsen", "Grace and style", "Hope to see you", "Angel eyes",
        "Massage in Utrecht", "Lekkere massage", "Privé ontvangst in Almere", "Studente uit Leiden", "Douche aanwezig", "Dinsdag tot vrijdag", "Dame 46 ontvangt",
        # clubs, houses, agencies, hotels, streets, places
        "Club Diana", "Salon Sylvia in Oss", "Huize Violet", "Massagesalon Angelique", "Hotel Victoria", "Villa Roxanne heeft zes kamers", "Studio Eva",
        "Escortbureau Monique", "Eva Escorts", "Anna Paulownastraat 5", "Wilhelminastraat", "Prinses Beatrixlaan", "Koningin Emmakade", "Anna Paulowna",
        "Sint Maarten", "Café Marie", "Meridian Escorts", "Privéhuis Esther", "Stichting Maria", "Maria straat 3", "Sauna Helena",
        # drivers, managers, clients and others
        "Mijn chauffeur Marco brengt me", "Onze manager Linda plant alles", "My driver Tom waits outside", "manager: Peter", "eigenaar Henk", '"Topvrouw" (Kees, 68)',
        "mijn zoon Daan", "mijn man Erik weet het", "our owner Patrick", "dj Leon draait vrijdag", "vaste klant Robert", "my dog Bruno", "Marco, onze chauffeur",
        "betaling t.n.v. Marco", "Wij zoeken dames. Vraag naar Henk", "Gezocht: masseuse. Bel 055-5550177 (Karin, dagelijks)", "We are hiring. Ask for Petra",
        "“Great time” – Peter", "mijn telefoniste Karin neemt op", "Solliciteren kan bij Johan", "Moderator: Jeroen", "dokter Anna", "mijn zus Anja past op",
    ],
)  # fmt: skip
def test_other_words_are_no_names(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Katja – neu in Kleve", "", ["Katja"]), ("Lisa 24 uit Breda", "", ["Lisa"]), ("NIEUW: Mila!", "", ["Mila"]), ("💋 Ruby 💋 Nijmegen", "", ["Ruby"]),
        ("DAISY VLAARDINGEN 28 JAAR", "", ["Daisy"]), ("tina heerlen", "", ["Tina"]), ("19 jarige kelly in tilburg", "", ["Kelly"]), ("chanel 20 almere", "", ["Chanel"]),
        ("Xantippa | Hengelo", "Ik ben Xantippa", ["Xantippa", "Xantippa"]), ("Xantippa 27 Delft", "", ["Xantippa"]), ("Candy", "", ["Candy"]),
        ("Marloes verwelkomt je in Zwolle", "Tot snel bij Marloes", ["Marloes", "Marloes"]), ("Amber in Gouda", "Amber wacht op je", ["Amber", "Amber"]),
        ("Massage Utrecht", "", []), ("Ontspanning | Breda", "", []), ("Samen de stad in", "", []), ("Zwolle - vandaag", "", []), ("Club Amber", "", []),
        ("Jade massage salon", "", []), ("TOP MASSAGE ROTTERDAM", "", []), ("New in town", "", []), ("Mooie Lisa", "", ["Lisa"]), ("Bel Michelle, Gouda", "", ["Michelle"]),
        ("Violet and Rose, duo", "", ["Violet", "Rose"]), ("tina heerlen", "ask for tina", ["Tina", "Tina"]), ("Sexy Anouk wil jou", "", ["Anouk"]),
    ],
)  # fmt: skip
def test_names_in_titles(title, text, expected):
    assert names(text, title) == expected


@pytest.mark.parametrize(
    ("title", "text", "conflict"),
    [
        ("Bel Michelle", "Ik ben Natasja", True), ("Bella 23", "Ik ben Yara 23", True), ("Lisa", "Ik ben Lisa", False), ("Sofia", "Mijn naam is Camila", True),
        ("Lisa & Eva", "Ik ben Lisa", False), ("", "Lisa (24) en Eva (31)", False), ("Ana Maria", "Ik ben Ana", False), ("Lizzy", "Ik ben Liz", False),
        ("Onze dames", "Anna en Kate", False), ("tina heerlen", "hi my name amy", True), ("", "Naam: Jade. Groetjes Mandy", True), ("", "Mila 22\nNoor 25", False),
        ("Lisa", "Ik ben Lisa, samen met vriendin Eva als duo", False), ("Carola Janssen", "Carola hier", False), ("", "Ik ben Lisa. Liefs, Lisa", False),
    ],
)  # fmt: skip
def test_different_names_of_one_person_are_a_conflict(title, text, conflict):
    hits = READER.read(AdText("x", text, title=title)).hits
    assert any(hit.indicator == "identity.name_conflict" for hit in hits) == conflict
