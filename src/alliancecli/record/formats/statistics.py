"""Files of Stata, SPSS and SAS: labels of values stand for the values, and months and quarters are dates, as those programs show them."""

from datetime import date, timedelta
from typing import Any

import pyreadstat

from alliancecli.record.formats import FormatError, Rows

BATCH = 10_000
"""Rows in memory at a time."""

_READERS = {"dta": "read_dta", "sav": "read_sav", "zsav": "read_sav", "sas7bdat": "read_sas7bdat"}

_UNREADABLE = tuple(getattr(pyreadstat, name) for name in ("ReadstatError", "PyreadstatError") if hasattr(pyreadstat, name))
"""What pyreadstat raises of a file; older releases have no second."""


def rows(path: str, part: str) -> Rows:
    """Each row of the file."""
    if part:
        raise FormatError("has no parts; take out `part:`")
    read = getattr(pyreadstat, _READERS[path.lower().rsplit(".", 1)[-1]])
    start, named = 0, False
    try:
        while True:
            found, about = read(path, row_offset=start, row_limit=BATCH, output_format="dict")
            columns = about.column_names
            if not named:
                yield columns
                named = True
            many = len(found[columns[0]]) if columns else 0
            labels, formats = about.variable_value_labels, about.original_variable_types
            yield from zip(
                *(
                    [labels[name].get(one, one) for one in found[name]]
                    if name in labels
                    else [_shown(one, formats[name]) for one in found[name]]
                    for name in columns
                ),
                strict=True,
            )
            start += many
            if many < BATCH:
                return
    except (*_UNREADABLE, OSError, UnicodeDecodeError, ValueError) as error:
        raise FormatError(f"cannot be read: {error}") from None


_A_YEAR = {"%tm": (12, "{}-{:02}"), "%tq": (4, "{}-Q{}"), "%th": (2, "{}h{}"), "%tw": (52, "{}w{}")}
"""Of the formats in which Stata counts from 1960: how many of them a year has, and how one is written."""


def _shown(value: Any, form: str) -> Any:
    """A value, but of a month or a quarter that is kept as a count since 1960, or in SPSS as seconds since 1582, what it means."""
    if not isinstance(value, float) or value != value:
        return value
    if form[:3] in _A_YEAR:
        many, written = _A_YEAR[form[:3]]
        return written.format(1960 + int(value) // many, int(value) % many + 1)
    if form.startswith(("MOYR", "QYR")):
        day = date(1582, 10, 14) + timedelta(seconds=value)
        return f"{day:%Y-%m}" if form.startswith("MOYR") else f"{day.year}-Q{(day.month + 2) // 3}"
    return value
