"""The rows of an answer in the order of a column."""

import re
from operator import itemgetter

from alliancecli.dates.days import day_number
from alliancecli.dates.edtf import parse
from alliancecli.errors import BadUsage
from alliancecli.query.rows import Row
from alliancecli.views.view import View, pick, plain


def in_order(view: View, column: str, limit: int | None) -> list[Row]:
    """The rows of a view in the order of a column, downwards where `-` stands before it; what has nothing there comes last.

    Raises BadUsage for a column that it does not have.
    """
    key, down = column.removeprefix("-"), column.startswith("-")
    known = [one.key for one in view.columns]
    if key not in known:
        raise BadUsage(f"--sort: there is no column '{key}'; the columns are {', '.join(known)}")
    rows = [(_order(row, key), row) for row in view.rows]
    placed = sorted((one for one in rows if one[0] is not None), key=itemgetter(0), reverse=down)
    return [row for _, row in (*placed, *(one for one in rows if one[0] is None))][:limit]


_LONG_YEAR = r"^(?=-?[0-9]{5})"
"""Where EDTF has a letter before a year of five digits, which ISO 8601 has not."""


def _order(row: Row, key: str) -> tuple[float, str] | None:
    """Where a row stands by a column: numbers as numbers, dates by their first day, words without case; None where it has none."""
    value = pick(row, key)
    if value in (None, "", []):
        return None
    if key in ("date", "date_min", "date_max"):
        first = parse(re.sub(_LONG_YEAR, "Y", str(value))).min
        return (day_number(first, 0), "") if first else None
    return (value, "") if isinstance(value, int | float) else (0, plain(value).casefold())
