"""`baken link`: which ads one party posts."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from domain.ads import AdText
    from domain.links import Linked, LinkInput

ORDER = 50
PANEL = "One stage of the chain"
KINDS = {"phone": "phones", "email": "emails", "handle": "handles", "url": "urls"}
LISTS = ("phones", "emails", "handles", "urls", "image_hashes")


def register(cli: typer.Typer) -> None:
    """Add the command."""
    cli.command("link", rich_help_panel=PANEL)(link)


def link(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[IN.jsonl]", help="JSON Lines, - for standard input; none: the store"),
    ] = None,
    out: Annotated[str, typer.Option("-o", "--out", help="JSON Lines out, - for standard output")] = "-",
    explain: Annotated[
        str | None, typer.Option(help="file for every link kept and every link rejected, with the reason")
    ] = None,
) -> None:
    """Group ads into advertisers by shared contact details, wording and pictures."""
    if source is not None:
        _link_lines(source, out, explain)
        return
    from baken.commands._stage import run_stage_command
    from chain.link import run_stage
    from domain.errors import UsageError

    if explain:
        raise UsageError("--explain goes with IN.jsonl; the store keeps its links with their reasons")
    run_stage_command(run_stage)


def _link_lines(source: str, out: str, explain: str | None) -> None:
    from baken.commands._jsonl import BadLine, error_record, open_in, open_out, read_items, write_record
    from matching.linking import link_ads

    with open_in(source) as lines:
        items = list(read_items(lines, _shown_ad))
    ads = _with_facts([item for item in items if isinstance(item, _ShownAd)])
    linked = link_ads(ads)
    bad = 0
    with open_out(out) as written:
        for item in items:
            if isinstance(item, BadLine):
                bad += 1
                print(f"baken: {source} {item}", file=sys.stderr)
                write_record(written, error_record(item))
            else:
                ident = item.text.id
                write_record(written, {"id": ident, "advertiser": linked.advertiser[ident]})
    if explain:
        _explain(linked, explain)
    if bad:
        raise typer.Exit(1)


def _explain(linked: "Linked", path: str) -> None:
    from baken.commands._jsonl import open_out, write_record

    with open_out(path) as written:
        for found in linked.links:
            write_record(written, asdict(found))


@dataclass(frozen=True, slots=True)
class _ShownAd:
    """One input line: the ad's text, and the lists it gives beside it (None: not given)."""

    text: "AdText"
    given: dict[str, tuple[str, ...] | None]


def _shown_ad(record: Any) -> _ShownAd:
    from domain.ads import ad_from_record

    text = ad_from_record(record)
    return _ShownAd(text, {name: _texts(record, name) for name in LISTS})


def _texts(record: dict[str, Any], name: str) -> tuple[str, ...] | None:
    from domain.errors import BakenError

    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BakenError(f'field "{name}" is not a list of texts: {json.dumps(value)[:40]}')
    return tuple(value)


def _with_facts(shown: list[_ShownAd]) -> Iterator["LinkInput"]:
    """Yield linking's inputs; phones and handles that were not given are read from the text."""
    yield from _read(item for item in shown if _needs_reading(item))
    for item in shown:
        if not _needs_reading(item):
            yield _input(item, {})


def _needs_reading(item: _ShownAd) -> bool:
    return item.given["phones"] is None or item.given["handles"] is None


def _read(shown: Iterable[_ShownAd]) -> Iterator["LinkInput"]:
    from domain.settings import settings

    waiting = list(shown)
    if not waiting:
        return
    from nlp.pipeline import AdReader

    extractions = AdReader(settings().default_country).read_many(item.text for item in waiting)
    for item, extraction in zip(waiting, extractions, strict=True):
        facts: dict[str, dict[str, None]] = {}
        for fact in extraction.facts:
            if fact.kind in KINDS and fact.source != "url":  # the ad's own address does not say who posts it
                facts.setdefault(KINDS[fact.kind], {})[str(fact.value)] = None
        yield _input(item, {name: tuple(facts.get(name, ())) for name in KINDS.values()})


def _input(item: _ShownAd, facts: dict[str, tuple[str, ...]]) -> "LinkInput":
    from domain.links import LinkInput
    from matching.linking.evidence.email import found_in

    text = item.text
    lists = {name: item.given[name] if item.given[name] is not None else facts.get(name) for name in LISTS}
    if lists["emails"] is None:
        lists["emails"] = found_in(f"{text.title}\n{text.text}")
    filled = {name: values or () for name, values in lists.items()}
    return LinkInput(id=text.id, site=text.site, title=text.title, text=text.text, **filled)
