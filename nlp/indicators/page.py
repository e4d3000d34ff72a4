"""The catalogue as a page of documentation: `python -m nlp.indicators.page > docs/indicators.md`."""

from collections.abc import Iterable, Iterator

from domain.indicators import Barrier
from nlp.indicators.catalogue import CatalogueEntry, catalogue

_INTRODUCTION = """# Indicators

Made from the files in `nlp/indicators/catalogue/` by `make docs`; change those, not this page. One indicator alone
means little: four ads in five carry one. Each stands with what it does **not** mean. *Points* count within its track
only; evidence that was tested and contradicted counts for nothing and is shown as context.
"""
_BARRIERS = {
    Barrier.RECRUITMENT: "Recruitment and entry",
    Barrier.HOUSING: "Housing",
    Barrier.IDENTITY: "Identity",
    Barrier.WORK: "Work",
    Barrier.FINANCE: "Finance",
}


def page(entries: Iterable[CatalogueEntry]) -> str:
    """Return the catalogue as Markdown: a table of all entries, then one section each, by barrier."""
    ordered = sorted(entries, key=lambda entry: (list(_BARRIERS).index(entry.barrier), entry.id))
    return "\n".join([_INTRODUCTION, *_table(ordered), *_sections(ordered)])


def _table(entries: list[CatalogueEntry]) -> Iterator[str]:
    yield "| id | title | barrier | track | evidence | points |"
    yield "|---|---|---|---|---|---|"
    for entry in entries:
        barrier, track, grade = entry.barrier.value, entry.track.value, entry.grade.value
        anchor = entry.id.replace(".", "")
        yield f"| [`{entry.id}`](#{anchor}) | {entry.title['en']} | {barrier} | {track} | {grade} | {entry.points} |"


def _sections(entries: list[CatalogueEntry]) -> Iterator[str]:
    barrier = None
    for entry in entries:
        if entry.barrier is not barrier:
            barrier = entry.barrier
            yield f"\n## {_BARRIERS[barrier]}"
        yield f"\n### {entry.id}\n"
        yield f"**{entry.title['en']}** ({entry.title['nl']}). {entry.means['en']}\n"
        yield f"*Does not mean:* {entry.does_not_mean['en']}\n"
        yield f"*Found by:* {_method(entry)}. *Sources:* {'; '.join(entry.sources)}."


def _method(entry: CatalogueEntry) -> str:
    ways = []
    if entry.patterns:
        ways.append(f"words in {', '.join(sorted(entry.patterns))}")
    if entry.rule:
        ways.append(f"facts of one ad (`{entry.rule}`)")
    if entry.computed:
        ways.append(f"several ads compared (`{entry.computed}`)")
    return " and ".join(ways)


if __name__ == "__main__":
    print(page(catalogue().values()))
