"""Files of Stata, SPSS and SAS: labels of values stand for the values, as those programs show them."""

import pyreadstat

from alliancecli.record.formats import FormatError, Rows

BATCH = 10_000
"""Rows in memory at a time."""

_READERS = {"dta": "read_dta", "sav": "read_sav", "zsav": "read_sav", "sas7bdat": "read_sas7bdat"}


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
            labels = about.variable_value_labels
            yield from zip(
                *([labels[name].get(one, one) for one in found[name]] if name in labels else found[name] for name in columns), strict=True
            )
            start += many
            if many < BATCH:
                return
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError, UnicodeDecodeError, ValueError) as error:
        raise FormatError(f"cannot be read: {error}") from None
