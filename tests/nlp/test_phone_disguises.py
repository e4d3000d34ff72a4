"""Any Dutch mobile number in any disguise, between any of the things that ads write around it."""

import random

import pytest

from domain.ads import AdText
from nlp.pipeline import AdReader

READER = AdReader()
DUTCH = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
ENGLISH = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LOOKALIKE = {"0": "O", "1": "l", "5": "S", "8": "B"}


def pairs(tail):
    return [tail[at : at + 2] for at in range(0, 8, 2)]


def shifted(digits, zero):
    return "".join(chr(ord(zero) + int(digit)) for digit in digits)


DISGUISES = {
    "dash": lambda t: f"06-{t}",
    "pairs": lambda t: "06 " + " ".join(pairs(t)),
    "prefix": lambda t: f"+31 (0)6-{t}",
    "double_zero": lambda t: f"00 31 6 {t}",
    "link": lambda t: f"https://wa.me/316{t}",
    "slashes": lambda t: f"06/{t[:4]}/{t[4:]}",
    "dutch_words": lambda t: " ".join(DUTCH[int(d)] for d in "06" + t),
    "english_words": lambda t: " ".join(ENGLISH[int(d)] for d in "06" + t),
    "words_run_together": lambda t: "".join(DUTCH[int(d)] for d in "06" + t),
    "half_words": lambda t: " ".join(DUTCH[int(d)] if at % 2 else d for at, d in enumerate("06" + t)),
    "full_width": lambda t: shifted("06" + t, "０"),
    "arabic": lambda t: shifted("06" + t, "٠"),
    "bold": lambda t: shifted("06" + t, "𝟎"),
    "keycaps": lambda t: "".join(d + "\ufe0f\u20e3" for d in "06" + t),
    "circled": lambda t: "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(d)] for d in "06" + t),
    "lookalikes": lambda t: "O6-" + "".join(LOOKALIKE.get(d, d) for d in t),
    "invisible": lambda t: "\u200b".join("06" + t),
    "stars": lambda t: "*".join("06" + t),
    "brackets": lambda t: "".join(f"({d})" for d in "06" + t),
    "emoji": lambda t: f"06📞{t}",
}
AROUND = (
    "Bel {}", "Bel of app {} voor een afspraak", "Ik ben Lisa, 24 jaar. {} 150 euro per uur", "{} 24/7",
    "KvK 61234567\n{}\nopen 10:00-22:00", "Vergunningnummer SB-2025-00417 {}", "100 per half uur {}",
    "Afspraak? {} of via mail", "Ik ben 1 van de 2 dames. {}", "30 min 80, 60 min 150. {}",
)  # fmt: skip


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
@pytest.mark.parametrize("around", AROUND)
def test_a_number_is_read_in_every_disguise(disguise, around):
    chance = random.Random(around)
    for _ in range(3):
        tail = f"{chance.randint(0, 99_999_999):08d}"
        text = around.format(disguise(tail))
        phones = [fact for fact in READER.read(AdText("x", text)).facts if fact.kind == "phone"]
        assert [fact.value for fact in phones] == [f"+316{tail}"], text
        assert all(text[fact.start : fact.end] == fact.text for fact in phones)


@pytest.mark.parametrize(
    "decoy",
    ["IBAN NL12 RABO 0123 4567 89", "12-03-2026 t/m 14-03-2026", "ma-vr 10.00-18.00 za 12.00-17.00", "order #0612345678",
     "30min 60 60min 100 90min 150 120min 200", "€ 60 / € 100 / € 150 / € 200", "165 cm 55 kg 75C 36 38",
     "vergunning 0612345678", "Ad nr: 0612345678", "kenmerk 0612345678", "zaaknummer 2025-0612345678", "id=0612345678",
     "zes uur tot nul uur, een twee drie vier vijf zes", "Z/2023/0612345678", "tussen 10 en 20 30 40 50 60"],
)  # fmt: skip
def test_what_only_looks_like_a_number(decoy):
    assert READER.read(AdText("x", f"Info: {decoy} ok")).values("phone") == []
