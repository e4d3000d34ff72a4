"""`baken evidence`: look whether captures are as they were written, show them, secure an ad, pack them for others."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from domain.errors import UsageError

if TYPE_CHECKING:
    from crawler.evidence.files import Looked

ORDER = 80
PANEL = "Looking after it"
NamedAd = Annotated[str, typer.Argument(metavar="AD", help="SITE:ID, the ad's address, or its number in the store")]
InName = Annotated[str, typer.Option("--as", metavar="USER", help="the account in whose name this is done")]


def register(cli: typer.Typer) -> None:
    """Add the command group."""
    group = typer.Typer(
        help="What was fetched, when, and whether it is as it was written; securing and handing over.",
        no_args_is_help=True,
    )
    for command in (verify, show, secure, export):
        group.command(command.__name__)(command)
    cli.add_typer(group, name="evidence", rich_help_panel=PANEL)


def verify(crawl: Annotated[int | None, typer.Option(help="only this crawl")] = None) -> None:
    """Read every file again: records, digests, manifests, their chain; exit 1 with a line per thing that differs."""
    from baken.commands._store import ready_engine
    from crawler.evidence.verify import Verification
    from domain.settings import settings

    verification = Verification(ready_engine(), settings().warc_folder, crawl)
    found = 0
    for problem in verification.problems():
        found += 1
        print(f"baken: {problem}", file=sys.stderr)
    print_looked(verification.looked)
    if found:
        raise typer.Exit(1)
    print("all evidence is as it was written")


def print_looked(looked: dict[str, "Looked"]) -> None:
    """Print what was looked at, one row a site."""
    from rich.console import Console
    from rich.table import Table

    table = Table("site", *("crawls", "files", "records", "captures", "secured", "problems"))
    for site, seen in sorted(looked.items()):
        counts = (seen.crawls, seen.files, seen.records, seen.captures, seen.secured, seen.problems)
        table.add_row(site, *map(str, counts))
    Console().print(table)


def show(ad: NamedAd, user: InName) -> None:
    """Show every fetch of an ad's page: when, what came back, where its record stands, and whether it holds.

    Headers come from the WARC records themselves. No words of the ad are shown. The look is on the audit log.
    """
    from baken.commands._store import ready_engine
    from baken.commands._trail import print_trail
    from crawler.addresses import canonical
    from domain.settings import settings
    from store.accounts import viewer_named
    from store.queries.evidence import ad_evidence
    from store.session import transaction

    with transaction(ready_engine()) as session:
        evidence = ad_evidence(session, viewer_named(session, user), ad, canonical(ad))
    if not print_trail(evidence, settings().warc_folder):
        raise typer.Exit(1)


def secure(
    ad: NamedAd, user: InName, reason: Annotated[str, typer.Option(help="why; kept with what is secured")]
) -> None:
    """Have an ad's page secured as it stands now: picture of the whole page, its files, all network answers.

    Asked by the real browser, under the site's mandate, robots.txt and allow-list. For officers and supervisors.
    """
    from baken.commands._store import ready_engine
    from baken.commands._trail import plain
    from baken.commands.crawl import chosen_definitions
    from crawler.addresses import canonical
    from crawler.browser import chromium
    from crawler.evidence.manifest import MANIFEST, content_of
    from crawler.evidence.secure import secure_page
    from domain.clock import today
    from domain.settings import settings
    from store.accounts import viewer_named
    from store.securing import order_securing
    from store.session import transaction

    engine = ready_engine()
    with transaction(engine) as session:
        order = order_securing(session, viewer_named(session, user), ad, canonical(ad), reason, today())
    definition = chosen_definitions([order.site])[0]
    chromium()  # says so at once when there is none
    row = secure_page(engine, definition, order, settings().warc_folder)
    folder = settings().warc_folder / row.folder
    print(f"secured {order.site}:{order.external_id} in {folder}")
    address = content_of(folder / MANIFEST).get("address")
    if address != order.url:
        print(f"the site led from {order.url} to {plain(str(address))}")
    if row.status >= 400:
        print(f"the site answered {row.status}: what it showed is secured as it is")
    print(f"manifest SHA-256 {row.manifest_sha256}")


def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="the package to write, FILE.wacz")],
    user: InName,
    crawl: Annotated[int | None, typer.Option(help="everything a crawl fetched")] = None,
    ad: Annotated[str | None, typer.Option(help="everything fetched and secured of one ad")] = None,
) -> None:
    """Pack evidence as a WACZ file, which standard replay tools open. The export is on the audit log."""
    from baken.commands._store import ready_engine
    from crawler.addresses import canonical
    from crawler.evidence.package import package_ad, package_crawl
    from domain.settings import settings
    from store.accounts import viewer_named
    from store.queries.evidence import ad_to_export, crawl_to_export
    from store.session import transaction

    if (crawl is None) == (ad is None):
        raise UsageError("name either a crawl (--crawl ID) or an ad (--ad AD)")
    if not output.parent.is_dir():
        raise UsageError(f"cannot write {output}: there is no folder {output.parent}")
    root = settings().warc_folder
    with transaction(ready_engine()) as session:
        viewer = viewer_named(session, user)
        if ad is not None:
            exported = ad_to_export(session, viewer, ad, canonical(ad))
        else:
            exported = crawl_to_export(session, viewer, crawl or 0)
    pages = package_ad(exported, root, output) if ad is not None else package_crawl(exported, root, output)
    print(f"{output}: {exported.title}, {pages} pages")
