"""Extraction speed on one core beside the bare tokenizer of spaCy in one run: `benchmarks/extraction.py [ADS]`."""

import random
import sys
import time
from collections.abc import Callable, Iterator

import spacy

from domain.ads import AdText
from nlp.pipeline import AdReader

SENTENCES = (
    "Ik ben {name}, {age} jaar, en ik ontvang je graag bij mij thuis in {place}.",
    "Bel mij op 06-{tail} of stuur een bericht.",
    "Een uur kost €{price}, half uur {half} euro.",
    "Ik ben discreet en neem de tijd voor een goed gesprek.",
    "Geen anonieme nummers, geen sms.",
    "Bereikbaar van 10:00 tot 22:00 uur, op maandag gesloten.",
    "Vergunningnummer: SB-2025-{serial}.",
    "Ook escort in de regio {place} mogelijk, reiskosten in overleg.",
    "Ik spreek Nederlands, Engels en een beetje Duits.",
    "Wees netjes en op tijd, dan maken we er iets moois van.",
    "I am {name}, {age} years old, and I love a good conversation.",
    "Please call me in advance, no hidden numbers.",
    "Echte foto’s, je ziet wie je ontmoet 😊.",
    "Parkeren kan gratis voor de deur.",
)


def made_up_ads(count: int) -> Iterator[AdText]:
    """Yield ads of about 700 characters, the same on every run."""
    chance = random.Random(7)
    for number in range(count):
        sentences = (
            chance.choice(SENTENCES).format(
                name=chance.choice(["Lisa", "Eva", "Anna", "Sophie"]),
                age=chance.randint(21, 45),
                place=chance.choice(["Utrecht", "Zeist", "Breda", "Den Haag", "Almere"]),
                tail=f"{chance.randint(0, 99_999_999):08d}",
                price=chance.randint(100, 200),
                half=chance.randint(50, 99),
                serial=f"{chance.randint(0, 99_999):05d}",
            )
            for _ in range(14)
        )
        yield AdText(str(number), " ".join(sentences))


def per_second(count: int, work: Callable[[], Iterator[object]]) -> float:
    """Return how many of `count` items a second the work yields."""
    began = time.perf_counter()
    for _ in work():
        pass
    return count / (time.perf_counter() - began)


def main() -> None:
    """Print one row a method: ads a second, and the share of the bare tokenizer's speed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    ads = list(made_up_ads(count))
    blank, reader = spacy.blank("nl"), AdReader()
    list(reader.read_many(ads[:50]))
    bare = per_second(count, lambda: iter(blank.pipe(ad.text for ad in ads)))
    whole = per_second(count, lambda: reader.read_many(ads))
    print(f"{count} ads, {sum(len(ad.text) for ad in ads) / count:.0f} characters each on average, one core")
    print(f"{'method':<38}{'ads/s':>8}{'ratio':>8}")
    print(f"{'spacy.blank(nl).pipe, tokens only':<38}{bare:>8.0f}{1:>8.2f}")
    print(f"{'AdReader.read_many, facts and hits':<38}{whole:>8.0f}{whole / bare:>8.2f}")


if __name__ == "__main__":
    main()
