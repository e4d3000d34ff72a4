"""Amounts that may be prices: `€ 150,-`, `1 200 €`, `150 roses`, `honderdvijftig euro`, bare `150`."""

import re
from collections.abc import Iterable, Iterator

from nlp.facts import amount_words
from nlp.facts.amount_bare import (
    LAST_WORD,
    LEAST,
    LEAST_BARE,
    LEAST_LENT,
    is_labelled_otherwise,
    is_lent,
    may_be_bare,
)
from nlp.facts.duration import WORD
from nlp.facts.duration_lists import HOURS_A_DAY
from nlp.facts.duration_words import HALF, HOUR, UNITS
from nlp.facts.pieces import Amount, Duration
from nlp.facts.price_words import (
    CURRENCIES,
    CURRENCY_BEFORE,
    KISSES,
    MEASURES,
    SIGNS,
)
from nlp.reading import Reading

MOST = 20_000
LEAST_OF = {"HUF": 1000}
MOST_OF = {"HUF": 500_000, "RON": 50_000, "PLN": 50_000, "CZK": 100_000}
# Not what begins with 0, years of age, times, measures. It begins with a class, as only then the search is quick.
_NUMBER = re.compile(r"[1-9](?<![0-9]{2})[0-9]*+(?:[.,][0-9]++)*+(?! jaar|:[0-5]| ?(?:cm|kg|km)|%|/7| year)")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?$")
_DECIMALS = re.compile(r"\d+[.,]\d{1,2}$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.,][0-5]\d$")
_CENTS = re.compile(r",\s?[-–=]{1,2}|\.[-–](?!\d)|\s,-|-,|,(?=-)")
_HOUR_SAID = re.compile(r"\s[hu](?=\s?(?:[.,;/)|\n–•+&-]|$))")
_PER_HALF = re.compile(r"\s?p\s?[./]?\s?(?:h\s?[./]?\s?[uh]|half\s?uur)(?![^\W\d_])\.?")
_PER_HOUR = re.compile(r"\s?(?:,\s?)?(?:p\s?[./]?\s?[uh](?![^\W\d_])\.?|/\s?1?\s?[uh](?![^\W\d_]))")
_PER_OTHER = re.compile(
    r"[^\S\n]?(?:per|al?|im|p/|/|each|pro|por|par|na|za|pe|in de|elke|iedere)\s?"
    r"(?:week|wk|maand|mnd|month|km|kilometer|woche|monat|semana|mes|săptămână|luna|hét|hó|mois|semaine|tydzień|"
    r"miesiąc|klant|client|customer|gast|drankje|drink|glas|fles|minuut|minute|min\b|m\b|jaar|year|dagdeel|half day)"
    r"|\s?(?:weekly|wekelijks|monthly|pcm|p\.?m\b)"
)
_SPACED = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?:[  ']\d{3}){1,2}(?! ?\d)"
    r"(?=(?:,\d\d)?\s?(?:€|eur|\$|£|ft\b|huf|forint|lei|ron|zł|zl|pln|chf))"
)
_EUROS = re.compile(r"\s?(?:€|eur|\$|£)")
# Romanian counts twenty and more with `de`.
_DE_COUNTED = re.compile(r"de (euro|lei|ron)\b")
_PER_BEGIN = frozenset("pa/enziwm")
_CENTS_BEGIN = frozenset(",.- \t\xa0")
_WORDS_BEFORE = tuple(CURRENCY_BEFORE)


def numbers(reading: Reading) -> list[tuple[int, int]]:
    """Return where numbers stand, with the dots and commas in them, but those of other facts, years of age, times."""
    found = [match.span() for match in _NUMBER.finditer(reading.shadow.lower)]
    if found and _as_long(reading):
        for covered in reading.covered.values():
            if 1 in covered:
                found = [span for span in found if not covered[span[0]]]
    return found


def _as_long(reading: Reading) -> bool:
    """Tell whether places in the shadow are those in the original, so that `covered` can be read at once."""
    return len(reading.shadow.plain) == len(reading.original)


def amounts(reading: Reading, spans: list[tuple[int, int]]) -> list[Amount]:
    """Return the amounts in digits (at `spans`) and in words, in no order."""
    text = reading.shadow.lower
    found = list(_in_digits(text, spans))
    if not _as_long(reading):
        found = [amount for amount in found if not reading.taken(amount.start, amount.end)]
    if reading.sights(amount_words.STEMS):
        found += _in_words(reading, text)
    return [amount for amount in found if not _is_per_other(text, amount.end)]


def _is_per_other(text: str, end: int) -> bool:
    """Tell whether an amount is for a week, a kilometre, a drink: the first letter shows most often that it is not."""
    char = text[end : end + 1]
    if char.isspace():
        char = text[end + 1 : end + 2]
    return char in _PER_BEGIN and _PER_OTHER.match(text, end) is not None


def hourly(text: str, found: Iterable[Amount]) -> list[Duration]:
    """Return the `per hour` that is written on amounts: `/u`, `p/u`, `ph`."""
    durations = []
    for amount in found:
        end = amount.end
        if text[end : end + 2].lstrip(" ,")[:1] in ("p", "/", ""):
            half = _PER_HALF.match(text, end)
            rate = half or _PER_HOUR.match(text, end)
        else:
            half, rate = None, _HOUR_SAID.match(text, end) if amount.value > HOURS_A_DAY else None
        if rate:
            durations.append(Duration(end, rate.end(), HALF if half else HOUR))
    return durations


def _in_digits(text: str, spans: list[tuple[int, int]]) -> Iterator[Amount]:
    done = -1
    for start, last in spans:
        if start < done or text[start] == "0":
            continue
        done = _spaced_end(text, start, last)
        before = text[start - 1] if start else "\n"
        if done - start > 10 or (before.isalpha() and before not in "rof" and not _follows_minutes(text, start)):
            continue
        amount = _amount(text, start, done, before)
        if amount is not None:
            yield amount


def _follows_minutes(text: str, start: int) -> bool:
    """Tell whether minutes or hours are written on to the number: `30m80€`."""
    return text[start - 1] in "muh" and text[start - 2 : start - 1].isdigit()


def _spaced_end(text: str, start: int, end: int) -> int:
    """Return where a number ends whose thousands stand apart: `1 200 €`."""
    if end - start < 4 and text[end : end + 1] in ("\u0020", "\u00a0", "'"):
        spaced = _SPACED.match(text, start)
        # "30 110 €" is no thirty thousand euros.
        return spaced.end() if spaced and (end - start == 1 or not _EUROS.match(text, spaced.end())) else end
    return end


def _amount(text: str, start: int, end: int, before: str) -> Amount | None:
    first, sign = _sign_before(text, start, before)
    written = re.sub("[ \u00a0']", "", text[start:end]) if end - start > 4 else text[start:end]
    cents = _CENTS.match(text, end) if text[end : end + 1] in _CENTS_BEGIN else None
    if cents:
        end = cents.end()
    last, after, follows = _currency_after(text, end)
    currency = sign or after
    value = _value(written, bool(currency or cents))
    if value is None:
        return None
    plus = text[first - 1 : first] == "+" or text[first - 2 : first] == "+ "
    if text[last - 1 : last] == "e" and last - 1 == end and is_labelled_otherwise(text, start, value):
        return None
    if currency or cents:
        ceiling = MOST_OF.get(currency, MOST)
        return (
            Amount(first, last, value, currency or "EUR", plus)
            if LEAST_OF.get(currency, LEAST) <= value <= ceiling
            or (LEAST_LENT <= value < LEAST and is_lent(text, first))
            else None
        )
    return Amount(start, last, value, "", plus) if may_be_bare(text, start, end, value, before, follows, plus) else None


def _sign_before(text: str, start: int, before: str) -> tuple[int, str]:
    at = start - 1 if before not in "  " else start - 2
    char = text[at] if at >= 0 else ""
    if char in SIGNS and (at == start - 1 or not text[at - 1 : at].isdigit()):
        return at, SIGNS[char]
    if text.endswith(_WORDS_BEFORE, max(0, at - 9), max(0, at + 1)):
        word = LAST_WORD.search(text[max(0, at - 9) : at + 1])
        if (
            word
            and word.group() in CURRENCY_BEFORE
            and not text[max(0, at - len(word.group())) : at].startswith(tuple("0123456789"))
        ):
            return at + 1 - len(word.group()), CURRENCIES[word.group()]
    return start, ""


def _currency_after(text: str, end: int) -> tuple[int, str, str]:
    """Return where the currency after an amount ends, the currency, and the word that follows if none."""
    at = end + 1 if text[end : end + 1] in ("\u0020", "\u00a0") else end
    char = text[at : at + 1]
    if char in SIGNS and char:
        # In "80 €120" the sign belongs to the next number.
        return (at + 1, SIGNS[char], "") if at == end or not text[at + 1 : at + 2].isdigit() else (end, "", "")
    if not char.isalpha():
        return end, "", char if at == end else ""
    word = WORD.match(text, at)
    name = word.group() if word else ""
    if name == "de" and (counted := _DE_COUNTED.match(text, at)):
        return counted.end(), CURRENCIES[counted.group(1)], ""
    if name in KISSES or (
        name == "e"
        and at - end == 0
        and text[max(0, end - 3) : end].lstrip(" ").isdigit()
        and text[end - 2 : end] < "40"
        and not text[max(0, end - 3) : end - 2].isdigit()
    ):
        return (at + len(name), "", "") if name in KISSES else (end, "", "=e")
    if name in CURRENCIES and (at == end or len(name) > 1) and not _starts_next(text, at, name):
        return at + len(name), CURRENCIES[name], ""
    return end, "", name if at > end else f"={name}"


def _starts_next(text: str, at: int, name: str) -> bool:
    """Tell whether a currency word belongs to the number after it: `uur 150 eur 280`."""
    return (
        name in CURRENCY_BEFORE and at > 0 and text[at - 1] == " " and text[at + len(name)].isdigit()
        if at + len(name) < len(text)
        else False
    )


def _value(written: str, sure: bool) -> float | None:
    if written.isdigit():
        return float(written)
    if _THOUSANDS.match(written):
        whole, cents = (written[:-3], written[-2:]) if written[-3] in ".," else (written, "0")
        return float(re.sub("[.,]", "", whole)) + float(cents) / 100
    if _DECIMALS.match(written) and (sure or not (_CLOCK.match(written) or written[-2] in ".,")):
        return float(written.replace(",", "."))
    return None


def _in_words(reading: Reading, text: str) -> Iterator[Amount]:
    done = -1
    for start in sorted(reading.starts(amount_words.STEMS)):
        if start < done:
            continue
        said = amount_words.amount_at(text, start)
        if said is None or said[0] < LEAST_BARE or reading.taken(start, said[1]):
            continue
        value, end, paid = said
        last, currency, follows = _currency_after(text, end)
        currency = currency or paid
        done = last
        if follows.lstrip("=") in MEASURES or (
            not currency and follows.lstrip("=") in UNITS and UNITS[follows.lstrip("=")] == 1
        ):
            continue
        if not _is_per_other(text, last):
            yield Amount(start, last, float(value), currency)
