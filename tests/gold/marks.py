"""Ads with marks in their text, turned into the gold set's JSON Lines: `python -m tests.gold.marks IN.txt OUT.jsonl`.

The notation and the labelling rules stand in `tests/gold/README.md`.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MARK = re.compile(r"⟦(?P<label>[^|⟦⟧]+)\||(?P<close>⟧)")
_OPTIONAL = ("style", "url", "posted_at", "city")


def ads_of(marked: str) -> Iterator[dict[str, Any]]:
    """Yield the ads of a marked text as records. Raises `ValueError` naming the ad that does not hold."""
    for block in re.split(r"(?m)^@@ ", marked)[1:]:
        header, _, body = block.partition("\n")
        fields = dict(part.split("=", 1) for part in header.split())
        try:
            yield _ad(fields, body)
        except (KeyError, ValueError) as error:
            raise ValueError(f"ad {fields.get('id', header)!r}: {error}") from None


def _ad(fields: dict[str, str], body: str) -> dict[str, Any]:
    title, text = "", body
    if body.startswith("# "):
        title, _, text = body[2:].partition("\n")
    record: dict[str, Any] = {"id": fields["id"], "language": fields["language"]}
    record |= {name: fields[name] for name in _OPTIONAL if name in fields}
    facts: list[dict[str, Any]] = []
    spans: dict[str, list[list[Any]]] = {name: [] for name in fields.get("indicators", "").split(",") if name}
    for source, marked in (("title", title), ("text", text.strip("\n"))):
        record[source] = _unmarked(marked, source, facts, spans)
    record["facts"] = facts
    record["indicators"] = [{"id": name, "spans": found} for name, found in sorted(spans.items())]
    return record


def _unmarked(marked: str, source: str, facts: list[dict[str, Any]], spans: dict[str, list[list[Any]]]) -> str:
    plain, done, opened = "", 0, []
    for mark in _MARK.finditer(marked):
        plain += marked[done : mark.start()]
        done = mark.end()
        if not mark.group("close"):
            opened.append((mark.group("label"), len(plain)))
            continue
        if not opened:
            raise ValueError(f"a mark is closed that was not opened, after {plain[-20:]!r}")
        label, start = opened.pop()
        if label.startswith("!"):
            spans.setdefault(label[1:], []).append([source, start, len(plain)])
        else:
            facts.append(_fact(label) | {"source": source, "start": start, "end": len(plain)})
    if opened:
        raise ValueError(f"the mark {opened[-1][0]!r} is never closed")
    plain += marked[done:]
    if "⟦" in plain:
        raise ValueError("a mark without a bar")
    return plain


def _fact(label: str) -> dict[str, Any]:
    kind, _, value = label.partition(" ")
    if kind == "phone":
        number, style = value.split()
        return {"kind": kind, "value": number, "style": style}
    if kind == "age":
        return {"kind": kind, "value": int(value)}
    if kind == "price":
        amount, currency, minutes = value.split()
        duration = None if minutes == "-" else int(minutes)
        return {"kind": kind, "value": {"amount": float(amount), "currency": currency, "minutes": duration}}
    if not value:
        raise ValueError(f"the mark {label!r} has no value")
    return {"kind": kind, "value": value}


def main() -> None:
    """Convert one file; say how many ads, facts and indicators it holds."""
    source, target = map(Path, sys.argv[1:3])
    ads = list(ads_of(source.read_text(encoding="utf-8")))
    target.write_text("".join(json.dumps(ad, ensure_ascii=False) + "\n" for ad in ads), encoding="utf-8")
    facts, indicators = sum(len(ad["facts"]) for ad in ads), sum(len(ad["indicators"]) for ad in ads)
    print(f"{len(ads)} ads, {facts} facts, {indicators} indicators")


if __name__ == "__main__":
    main()
