"""What the index has and the files have not: JSON of lists, days as ISO writes them."""

from alliancecli.dates import FAR
from alliancecli.spark.layout import Column


def made(column: Column) -> str:
    """The expression that makes a column of the index of that of the files, `_value` in it; empty where it is the same."""
    if column.kind == "day":
        return _ISO
    if column.nested:
        return _JSON.format(options=", map('ignoreNullFields', 'false')" if column.kind == "citations" else "")
    return ""


_JSON = "coalesce(to_json(_value{options}), '[]')"
"""A list as the index has it: entries of sources with all their keys, other objects without the empty ones."""

_YEAR = "((_value - pmod(_value, 10000)) div 10000)"

_ISO = f"""CASE WHEN abs(_value) < {FAR} THEN format_string(
    '%s%04d-%02d-%02d', if({_YEAR} < 0, '-', ''), abs({_YEAR}), pmod(_value, 10000) div 100, pmod(_value, 100)) END"""
"""A day number as ISO writes it, before the year 1 too; null where it is open."""
