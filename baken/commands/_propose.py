"""`baken site propose`: find out how an unknown site is built, and write its definition for a person to check."""

from typing import TYPE_CHECKING, Annotated

import typer

from domain.errors import BakenError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from crawler.definition import SiteDefinition
    from crawler.propose.explore import Proposal


def propose(
    url: Annotated[str, typer.Argument(help="the site's address")],
    name: Annotated[str, typer.Option(help="the site's name; default: made from the address")] = "",
    title: Annotated[str, typer.Option(help="what people call it; default: its host")] = "",
    owner: Annotated[str, typer.Option(help="who runs it")] = "unknown",
    legal_basis: Annotated[str, typer.Option(help="why it may be crawled")] = "",
    country: Annotated[str, typer.Option(help="two letters; default: told by the address")] = "",
    jurisdiction: Annotated[str, typer.Option(help="jurisdiction pack; default BAKEN_JURISDICTION")] = "",
    delay: Annotated[float, typer.Option(min=0, help="seconds between two pages")] = 1.0,
    pages: Annotated[int, typer.Option(min=10, max=500, help="most pages to ask")] = 100,
    allow_private: Annotated[bool, typer.Option(help="the site is on a private address (demo and tests)")] = False,
    force: Annotated[bool, typer.Option(help="replace a definition of this name")] = False,
) -> None:
    """Explore an unknown public site and propose a definition of it.

    Needs a mandate that names the site. Nothing of what is read is kept. The definition goes to
    BAKEN_HOME/sites/NAME/site.yaml, where `baken crawl NAME` finds it; read it before.
    """
    from baken.commands._store import ready_engine
    from crawler.asking import visit_site
    from crawler.propose import explore
    from domain.settings import settings

    draft = _draft(url, name, title, owner, legal_basis, country, jurisdiction, delay, allow_private)
    target = settings().sites_folder / draft.name / "site.yaml"
    if target.exists() and not force:
        raise UsageError(f"{target} is there already; --force replaces it, --name gives the site another name")
    proposal = visit_site(ready_engine(), draft, lambda ask: explore.propose(ask, draft, pages))
    _write(proposal, target)
    _show(proposal)
    print(f"proposed: {target} ({proposal.pages_asked} pages asked). Read it, then: baken crawl {draft.name}")


def _draft(
    url: str,
    name: str,
    title: str,
    owner: str,
    legal_basis: str,
    country: str,
    jurisdiction: str,
    delay: float,
    allow_private: bool,
) -> "SiteDefinition":
    from urllib.parse import urlsplit

    from pydantic import ValidationError

    from crawler.browser import chromium
    from crawler.definition import Listing, SiteDefinition
    from crawler.propose.draft import country_for, name_for
    from domain.settings import settings

    if not urlsplit(url).netloc:
        url = f"https://{url}"
    try:
        chromium()
        fetch = "browser"
    except BakenError:
        fetch = "http"
    try:
        return SiteDefinition(
            name=name or name_for(url),
            title=title or urlsplit(url).netloc,
            owner=owner,
            country=country or country_for(url),
            jurisdiction=jurisdiction or settings().jurisdiction,
            base_url=url,
            fetch=fetch,
            delay=delay,
            allow_private=allow_private,
            legal_basis=legal_basis,
            listing=Listing(ad_url="(?P<id>.+)"),
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _write(proposal: "Proposal", target: "Path") -> None:
    from crawler.propose.draft import as_yaml
    from domain.clock import today

    asked = f"baken site propose {proposal.definition.base_url}"
    remarks = [
        f"Proposed by `{asked}` on {today()}; read it before the first crawl.",
        *(f"Look at: {note}" for note in proposal.notes),
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    written = target.with_suffix(".draft")
    written.write_text(as_yaml(proposal.definition, remarks), encoding="utf-8")
    written.replace(target)


def _show(proposal: "Proposal") -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from domain.masking import in_passing

    listing, ad = proposal.definition.listing, proposal.definition.ad
    found = Table("part", "where it stands", title="Proposed definition", title_justify="left")
    for part, where in (
        ("ads' addresses", listing.ad_url),
        ("further lists", listing.list_url or "-"),
        *((name, getattr(ad, name) or "-") for name in ("title", "text", "city", "posted_at")),
        ("fetched by", proposal.definition.fetch),
    ):
        found.add_row(part, escape(where))
    preview = Table("id", "title", "city", "date", "text", title="What it reads", title_justify="left")
    for sample in proposal.samples:
        content = sample.content
        day = f"{content.posted_at}" if content.posted_at else "-"
        shown = (sample.external_id, in_passing(content.title), content.city or "-", day, in_passing(content.text))
        preview.add_row(*map(escape, shown))
    console = Console()
    console.print(found)
    console.print(preview)
    for note in proposal.notes:
        console.print(escape(f"look at: {note}"))
