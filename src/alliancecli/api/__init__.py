"""The record asked from Python: `alliancecli.open()`. The same questions, filters, rows and errors as the command line."""

from alliancecli.api.record import Record, open
from alliancecli.api.rows import Row, Rows

__all__ = ["Record", "Row", "Rows", "open"]
