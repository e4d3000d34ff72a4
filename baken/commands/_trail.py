"""What was fetched of an ad, on the terminal: the record only, no words of the ad."""

from pathlib import Path

from crawler.evidence.show import Exchange, read_exchange
from store.queries.evidence import AdCapture, AdEvidence

KINDS = {"revisit": "revisit: not modified", "resource": "the page as the browser rendered it"}


def print_trail(evidence: AdEvidence, root: Path) -> bool:
    """Print every capture with its headers and what was secured; tell whether every record holds."""
    ad, holds = evidence.ad, True
    print(f"ad {ad.id}: {plain(ad.site.name)}:{plain(ad.external_id)}  {plain(ad.url)}")
    print(f"{len(evidence.captures)} captures, {evidence.versions} versions, {len(evidence.secured)} times secured")
    for number, one in enumerate(evidence.captures, start=1):
        exchange = read_exchange(root, one.capture)
        holds = holds and not exchange.problem
        print(f"\n[{number}] " + "\n    ".join(_lines(one, exchange)))
    for row in evidence.secured:
        print(f"\nsecured {row.at:%Y-%m-%d %H:%M:%S} UTC by {row.user.username}: status {row.status}, {row.folder}")
        print(f"    manifest SHA-256 {row.manifest_sha256}\n    reason: {plain(row.reason)}")
    return holds


def _lines(one: AdCapture, exchange: Exchange) -> list[str]:
    capture = one.capture
    kind = KINDS.get(exchange.kind, exchange.kind)
    refers_to = f", as fetched {exchange.refers_to}" if exchange.refers_to else ""
    return [
        f"{capture.fetched_at:%Y-%m-%d %H:%M:%S.%f} UTC  crawl {capture.crawl_id}  {plain(capture.url)}",
        f"status {capture.status}, {capture.length} bytes, SHA-256 {capture.sha256}",
        f"{capture.warc_file} at {capture.warc_offset}: {exchange.problem or 'the record holds'}",
        f"{kind}{refers_to}; {_led_to(one, exchange)}",
        *(f"> {plain(line)}" for line in exchange.asked),
        *(f"< {plain(line)}" for line in exchange.answer),
    ]


def _led_to(one: AdCapture, exchange: Exchange) -> str:
    if one.version is not None:
        return f"brought version {one.version}" if one.first else f"shows version {one.version} again"
    fields = (line.partition(":") for line in exchange.answer[1:])
    target = next((value.strip() for name, _, value in fields if name.lower() == "location"), "")
    return f"redirects to {plain(target)}" if target else "led to no version"


def plain(text: str) -> str:
    """Return text with whatever could steer a terminal written out."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
