"""Columns of rows as Arrow arrays."""

from typing import Any

from alliancecli.dates import ordinal, read_iso

EPOCH = ordinal((1970, 1, 1))


def array(pa: Any, kind: str, made: Any, values: list[Any]) -> Any:
    """The values of a column as an array of type `made`; `kind` is what they are: "day" for ISO days, "number", or anything else."""
    if kind == "day":  # as days since 1970: Python's own date ends at the year 1
        return pa.array([_since_epoch(value) if value else None for value in values], pa.int32()).cast(pa.date32())
    if kind == "number":
        values = [None if value is None else float(value) for value in values]
    return pa.array(values, made)


def _since_epoch(day: str) -> int:
    return ordinal(read_iso(day)) - EPOCH
