"""Numbers that cannot belong to anyone, and the ways people write them.

Dutch mobile numbers begin 061 to 065 or 068; 060 is not handed out for mobile telephony, so every number
here begins 0600.
"""

from random import Random

_WORDS = {
    "nl": ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_LOOKALIKE = str.maketrans("015", "OlS")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
PLAIN_FORMS = 8


def phone(random: Random) -> str:
    """Return a made-up mobile number in E.164."""
    return f"+31600{random.randrange(10**6):06d}"


def written_plainly(number: str, random: Random) -> str:
    """Write an E.164 number in one of the usual ways."""
    local = "0" + number.removeprefix("+31")
    return (
        local,
        f"{local[:2]}-{local[2:]}",
        f"{local[:2]} {local[2:4]} {local[4:6]} {local[6:8]} {local[8:]}",
        f"{local[:2]}.{local[2:6]}.{local[6:]}",
        f"+31 6 {local[2:]}",
        f"+31 (0)6 {local[2:6]} {local[6:]}",
        f"0031{local[1:]}",
        f"({local[:2]}) {local[2:]}",
    )[random.randrange(PLAIN_FORMS)]


def written_in_disguise(number: str, language: str, random: Random) -> str:
    """Write an E.164 number so that people read it and programs should not."""
    local = "0" + number.removeprefix("+31")
    words = _WORDS[language]
    form = random.randrange(5)
    if form == 0:
        return " ".join(words[int(digit)] for digit in local)
    if form == 1:
        return " ".join(words[int(d)] if random.random() < 0.5 or i < 2 else d for i, d in enumerate(local))
    if form == 2:
        return local[:2].translate(_LOOKALIKE) + "-" + local[2:].translate(_LOOKALIKE)
    if form == 3:
        return local.translate(_FULL_WIDTH)
    return random.choice("*~_ ").join(local)


def business_number(random: Random) -> str:
    """Return a made-up business licence number of the scenario pack."""
    return f"SB-{random.randrange(2022, 2027)}-{random.randrange(10**5):05d}"


def worker_number(random: Random) -> str:
    """Return a made-up registration number of the scenario pack."""
    return f"RP-{random.randrange(10**7):07d}"


def mistyped(number: str, random: Random) -> str:
    """Return the number with two neighbouring different digits swapped, or the last digit changed."""
    places = [i for i in range(3, len(number) - 1) if number[i : i + 2].isdigit() and number[i] != number[i + 1]]
    if places and random.random() < 0.6:
        at = random.choice(places)
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    return number[:-1] + str((int(number[-1]) + random.randrange(1, 10)) % 10)


def malformed(random: Random) -> str:
    """Return something shown as a licence number that has no known form."""
    return random.choice(
        (
            f"{random.randrange(10**4, 10**5)}",
            f"AB/{random.randrange(10**4, 10**5)}/X1",
            f"RP-{random.randrange(10**4):04d}",
        )
    )
