"""The register as it stood on earlier days: dated copies of its file, in a folder beside it.

Beside `register.csv` lies `register.history/`, with a copy for each day on which the register was replaced:
`register.history/2026-11-03.csv` is what the register held from 3 November 2026 until the day of the next copy.
The register's own file is today's; without copies it stands for the days since it was last changed.
"""

import os
from datetime import UTC, date, datetime
from pathlib import Path

from registry_stub.licences import LicenceFile, LicenceFileError, read_licences, write_licences
from registry_stub.schema import LicenceRecord


class NotKeptError(Exception):
    """The register has no copy for that day."""


class History:
    """One register file and its dated copies. A file is read anew when its time or size changes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: dict[Path, tuple[tuple[int, int], LicenceFile]] = {}

    @property
    def folder(self) -> Path:
        """Return the folder of dated copies."""
        return self._file.with_suffix(".history")

    def now(self) -> LicenceFile:
        """Return the register as it stands. Raises `LicenceFileError` when the file is gone or no register."""
        return self._read(self._file)

    def on(self, day: date, today: date) -> LicenceFile:
        """Return the register as it stood at the end of `day`.

        Raises `NotKeptError` for a day ahead or before the first copy, `LicenceFileError` as `now`.
        """
        if day > today:
            raise NotKeptError(f"{day} lies ahead")
        if day == today:
            return self.now()
        copies = self.copies()
        if earlier := [first for first in copies if first <= day]:
            return self._read(copies[max(earlier)])
        if not copies and self._changed_on() <= day:
            return self.now()
        raise NotKeptError(
            f"nothing is kept of {day}; the first day is {min(copies) if copies else self._changed_on()}"
        )

    def copies(self) -> dict[date, Path]:
        """Return the dated copies by their first day. Files with other names are passed over."""
        found = {}
        for path in self.folder.glob("*.csv"):
            try:
                found[date.fromisoformat(path.stem)] = path
            except ValueError:
                continue
        return found

    def replace(self, licences: tuple[LicenceRecord, ...], today: date) -> None:
        """Make these the register from `today` on, keeping what it held before.

        A register that has no copies yet is kept under the day it was last changed. Of several replacements on one
        day the last counts. Raises `OSError` when it cannot be written.
        """
        if not self.copies() and self._file.is_file() and (changed := self._changed_on()) < today:
            write_licences(self._copy(changed), self.now().licences)
        write_licences(self._copy(today), licences)
        write_licences(self._file, licences)

    def _copy(self, day: date) -> Path:
        return self.folder / f"{day.isoformat()}.csv"

    def _changed_on(self) -> date:
        return datetime.fromtimestamp(self._stat(self._file).st_mtime, UTC).date()

    def _read(self, path: Path) -> LicenceFile:
        stat = self._stat(path)
        stamp = (stat.st_mtime_ns, stat.st_size)
        held = self._held.get(path)
        if held is None or held[0] != stamp:
            held = self._held[path] = (stamp, read_licences(path))
        return held[1]

    @staticmethod
    def _stat(path: Path) -> os.stat_result:
        try:
            return path.stat()
        except OSError as error:
            raise LicenceFileError(f"cannot read {path}: {error.strerror}") from None
