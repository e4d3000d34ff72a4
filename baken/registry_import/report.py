"""The validation report of an import, for the people who keep the list."""

import csv
import json
from dataclasses import asdict, fields
from pathlib import Path

from baken.registry_import.read import BadRow, Imported
from domain.errors import BakenError, UsageError


def write_report(path: Path, source: Path, imported: Imported) -> None:
    """Write what was left out and why, as CSV (one line a row) or JSON, by the file's ending.

    Cells that a spreadsheet would run as formulas get an apostrophe. Raises `UsageError` for another ending and
    `BakenError` when the file cannot be written.
    """
    check_name(path)
    try:
        with path.open("w", encoding="utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8", newline="") as out:
            if path.suffix.lower() == ".csv":
                writer = csv.writer(out)
                writer.writerow(field.name for field in fields(BadRow))
                writer.writerows([_safe(str(cell)) for cell in asdict(row).values()] for row in imported.bad)
            else:
                content = {
                    "file": str(source),
                    "imported": len(imported.licences),
                    "bad_rows": [asdict(row) for row in imported.bad],
                    "lines_passed_over_as_headings": list(imported.passed_over),
                }
                json.dump(content, out, ensure_ascii=False, indent=2)
    except OSError as error:
        raise BakenError(f"cannot write {path}: {error.strerror}") from None


def check_name(path: Path) -> None:
    """Raise `UsageError` unless the report's name ends in .csv or .json."""
    if path.suffix.lower() not in (".csv", ".json"):
        raise UsageError(f"the report {path} should end in .csv or .json")


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
