"""The rows of a table that are set aside: a file beside the table with line, reason and the row as it stood."""

import csv
import os
from contextlib import suppress
from typing import Any

from alliancecli.errors import AllianceError
from alliancecli.model.csv_injection import neutralise

COLUMNS = ("line", "reason", "row")


class Rejects:
    """The file of rejects at `path`, written beside it and moved there by `close`; one of an earlier run goes first."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._file: Any = None
        if _is_ours(path):
            os.unlink(path)

    def write(self, line: int, reason: str, row: str) -> None:
        """Set a row aside. Raises AllianceError where the file cannot be written, or another stands in its place."""
        try:
            if self._file is None:
                if os.path.lexists(self.path) and not _is_ours(self.path):
                    raise AllianceError(f"{self.path}: stands where rows would be set aside, and did not come from here; move it away")
                self._file = open(f"{self.path}.{os.getpid()}.tmp", "x", encoding="utf-8", errors="surrogateescape", newline="")  # noqa: SIM115
                csv.writer(self._file).writerow(COLUMNS)
            csv.writer(self._file).writerow((line, neutralise(reason), neutralise(row.rstrip("\r\n"))))
        except OSError as error:
            raise AllianceError(f"{self.path}: the rows set aside cannot be written: {error.strerror}; make room, or mend them") from None

    def close(self) -> None:
        """Put the file in its place."""
        if self._file:
            self._file.close()
            os.replace(self._file.name, self.path)
            self._file = None

    def __del__(self) -> None:
        if self._file:
            self._file.close()
            with suppress(OSError):
                os.unlink(self._file.name)


def _is_ours(path: str) -> bool:
    """True if a file is one that rejects were written to."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.readline(100).strip() == ",".join(COLUMNS)
    except OSError:
        return False
