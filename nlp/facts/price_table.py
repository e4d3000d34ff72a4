"""Tables whose first line says how long, with a column a duration, cells of which may be empty."""

import re
from collections.abc import Iterator, Sequence

from nlp.facts.duration_lists import MINUTES_SAID
from nlp.facts.pieces import Amount, Duration

_CELL = re.compile(r"\s*(\d{2,3})\s*(?:min\w*|m|')?\.?\s*")
_MONEY = re.compile(r"\s*(?:€|eur)?\s*(\d{2,4})\s*(?:€|,-|eur\w*)?\s*")
LEAST_COLUMNS = 2


def columns(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a number of such a table stands, with the minutes of its column; 0 for those of its first line."""
    minutes: dict[int, int] = {}
    start, inside = 0, False
    mark = "|" if "|" in text else "/"
    for line in text.split("\n"):
        cells = line.split(mark)
        said = {place: int(cell.group(1)) for place, text_ in enumerate(cells) if (cell := _CELL.fullmatch(text_))}
        usual = [value for value in said.values() if str(value) in MINUTES_SAID]
        alike = len({cells[place].strip()[-1].isdigit() for place in said}) == 1
        header = not inside and alike and len(usual) == len(said) >= LEAST_COLUMNS and usual == sorted(set(usual))
        inside = len(cells) >= LEAST_COLUMNS
        if not inside:
            minutes = {}
        at = start
        for place, cell_text in enumerate(cells):
            money = _MONEY.fullmatch(cell_text)
            if money and header and place in said:
                yield at + money.start(1), 0
            elif money and place in minutes:
                yield at + money.start(1), minutes[place]
            at += len(cell_text) + 1
        if header:
            minutes = said
        start += len(line) + 1


_ROW_REST = re.compile(r"[^\w\n]{0,8}(?:\n|\Z)")
_NAME_BEFORE = re.compile(r"[^\w\n]*[^\W\d][^\n]{0,40}")


def under_names(text: str, pieces: Sequence[Amount | Duration]) -> Iterator[tuple[int, int]]:
    """Yield the minutes of rows that end in as many amounts as the line above them ends in durations.

    `NAME AGE 1 HOUR 2 HOURS` stands above `Liz 24 150 280`; what stands before the amounts has 0 minutes.
    """
    heading: list[int] = []
    line: list[int] = []
    for place, piece in enumerate(pieces):
        line.append(place)
        ended = _ROW_REST.match(text, piece.end)
        if ended is None:
            if "\n" in text[piece.end : pieces[place + 1].start if place + 1 < len(pieces) else piece.end]:
                heading, line = [], []
            continue
        times = [number for number in line if isinstance(pieces[number], Duration)]
        if len(times) == len(line) >= LEAST_COLUMNS and _is_heading(text, pieces, times):
            heading = line
        elif heading and not times and len(line) >= len(heading) and _has_name(text, pieces[line[0]].start):
            for number, column in zip(line[-len(heading) :], heading, strict=True):
                over = pieces[column]
                if isinstance(over, Duration):
                    yield number, over.minutes
            yield from ((number, 0) for number in line[: -len(heading)])
        else:
            heading = []
        line = []


def _is_heading(text: str, pieces: Sequence[Amount | Duration], line: list[int]) -> bool:
    """Tell whether only marks stand between the durations of a line."""
    between = (text[pieces[left].end : pieces[left + 1].start] for left in line[:-1])
    return all(not any(map(str.isalnum, gap)) and "\n" not in gap for gap in between)


def _has_name(text: str, start: int) -> bool:
    begin = text.rfind("\n", max(0, start - 48), start) + 1
    return bool(begin) and _NAME_BEFORE.fullmatch(text, begin, start) is not None


_HEADING_END = re.compile(r"[^\w\n€$£]{0,3}\n")
_ITEM_BEFORE = re.compile(r"[^\w\n]*[^\W\d][^\d\n]{0,34}")
_ITEM_AFTER = re.compile(r"[^\w\n]{0,4}(?:\n|\Z)")


def under_headings(text: str, pieces: Sequence[Amount | Duration]) -> Iterator[tuple[int, int]]:
    """Yield the minutes of the items listed under a duration that is a line of its own: `HALF UUR\\n- massage 50`."""
    at, minutes = -1, 0
    for place, piece in enumerate(pieces):
        begin = text.rfind("\n", max(0, piece.start - 40), piece.start) + 1
        if not begin and piece.start > 40:
            at = -1
        elif isinstance(piece, Duration):
            ended = _HEADING_END.match(text, piece.end)
            alone = ended is not None and not any(map(str.isalnum, text[begin : piece.start]))
            at, minutes = (ended.end(), piece.minutes) if ended and alone else (-1, 0)
        elif (
            begin == at
            and (ended := _ITEM_AFTER.match(text, piece.end))
            and _ITEM_BEFORE.fullmatch(text, begin, piece.start)
        ):
            at = ended.end()
            yield place, minutes
        else:
            at = -1
