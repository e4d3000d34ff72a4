"""Linking beside plain joining of equal values, in one run: `benchmarks/linking.py [ADS]`."""

import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from domain.links import LinkInput
from matching.linking import link_ads
from matching.linking.forest import Forest

TEXT = (
    "rustig gezellig afspraak ontvangst discreet verzorgd massage gesprek muziek koffie wandelen zondag avond "
    "parkeren netjes bericht telefoon welkom tijd ontspannen omgeving station kamer douche vriendelijk lachen"
)
WORDS = TEXT.split()


def made_up_ads(count: int) -> Iterator[LinkInput]:
    """Yield ads of about 60 words: three an advertiser on average, a third of them near-copies."""
    chance = random.Random(7)
    texts: dict[int, list[str]] = {}
    for number in range(count):
        owner = chance.randrange(count // 3)
        words = texts.setdefault(owner, [f"{chance.choice(WORDS)}{chance.randrange(300)}x" for _ in range(60)])
        text = " ".join(words if chance.random() < 0.33 else chance.choices(WORDS, k=60))
        yield LinkInput(
            f"{number:07d}",
            text=text,
            phones=(f"+3160{owner:07d}",) if chance.random() < 0.8 else (),
            handles=(f"telegram:h{owner}",) if chance.random() < 0.3 else (),
        )


def join_equal_values(ads: Sequence[LinkInput]) -> int:
    """Join ads that show the same phone or handle, without guard, wording or reasons; return the groups."""
    forest, first = Forest(len(ads)), {}  # type: ignore[var-annotated]
    for number, ad in enumerate(ads):
        for value in (*ad.phones, *ad.handles):
            forest.join(first.setdefault(value, number), number)
    return len({forest.root(number) for number in range(len(ads))})


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Return the seconds the work took and the groups it found."""
    began = time.perf_counter()
    groups = work()
    return time.perf_counter() - began, groups


def main() -> None:
    """Print one row a method: seconds, advertisers found, ratio of the times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    ads = list(made_up_ads(count))
    plain, joined = timed(lambda: join_equal_values(ads))
    whole, linked = timed(lambda: len(set(link_ads(ads).advertiser.values())))
    print(f"{count} ads")
    print(f"{'method':<52}{'seconds':>9}{'groups':>9}{'ratio':>8}")
    print(f"{'equal phones and handles only, in a dict':<52}{plain:>9.2f}{joined:>9}{1:>8.1f}")
    print(f"{'link_ads: contacts, wording, guard, reasons':<52}{whole:>9.2f}{linked:>9}{whole / plain:>8.1f}")


if __name__ == "__main__":
    main()
