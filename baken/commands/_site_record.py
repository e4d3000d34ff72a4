"""`baken site record`: keep one page of a site, to try its page object on it."""

from typing import Annotated

import typer


def record(
    site: Annotated[str, typer.Argument(help="the site's name")],
    url: Annotated[str, typer.Argument(help="the address of an ad")],
    case: Annotated[
        str, typer.Option(help="a name for it: lower case, digits, dashes; default: page-1, page-2, …")
    ] = "",
) -> None:
    """Keep an ad's page with what is read of it, as a fixture that `baken site check` tries again.

    Needs a mandate that names the site. Pages of real sites hold personal data: they stay in BAKEN_HOME and fall
    under retention like everything collected.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from baken.commands._store import ready_engine
    from baken.commands.crawl import chosen_definitions
    from crawler.check.recording import record_page
    from store import audit
    from store.session import transaction

    [definition] = chosen_definitions([site])
    engine = ready_engine()
    with Console(stderr=True).status(f"asking {site} …"):
        recording = record_page(engine, definition, url, case)
    with transaction(engine) as session:
        kept = {"kept": f"{recording.folder.parent.name}/{recording.folder.name}"}
        audit.record(session, actor="command line", role="admin", action="site.record", subject=site, detail=kept)
    table = Table("field", "value", box=None, pad_edge=False, header_style="bold")
    for name, value in recording.fields.items():
        table.add_row(name, Text(value or "-"))
    Console().print(table)
    print(f"recorded{' (the page says that the ad is gone)' if recording.gone else ''}: {recording.folder}")
    print(
        "The page holds what its ad says, personal data included. It stays in BAKEN_HOME and falls under retention: "
        "delete the folder when the mandate's period is over, and never copy it elsewhere."
    )
