"""A long series on a page: the last observation of each year, and which of them is the first, the greatest and the last of all."""

from collections.abc import Iterable
from typing import NamedTuple

from alliancecli.model.quantity import largest
from alliancecli.query.figures import counts, key_of
from alliancecli.query.rows import Row

LONG = 40
"""The most observations that a series shows all of."""


class Brief(NamedTuple):
    """The rows that a page shows, in their order; the remark on some, by id; and a line on each series that is not shown whole."""

    rows: list[Row]
    remarks: dict[str, str]
    notes: list[str]


def brief(rows: list[Row], option: str, longest: int = LONG) -> Brief:
    """The rows with each series of more than `longest` cut to the last of each year, the first and the greatest; `option` shows all."""
    series: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        series.setdefault(key_of(row), []).append(row)
    remarks: dict[str, str] = {}
    notes: list[str] = []
    hidden: set[str] = set()
    for mine in series.values():
        if len(mine) <= longest:
            continue
        marked = {"first": mine[0], "greatest": max(mine, key=largest), "last": mine[-1]}
        kept = _ids(marked.values()) | set({row["last"] // 10_000: row["id"] for row in mine}.values())
        for word, row in marked.items():
            remarks[row["id"]] = ", ".join(filter(None, (remarks.get(row["id"]), word)))
        hidden |= _ids(mine) - kept
        one = mine[0]
        what = " ".join(filter(None, (one["subject_name"], one["contributor_name"], *counts(one))))
        notes.append(f"{what}: the last of each year; {len(_ids(mine) - kept):,} more of {len(mine):,}: {option}")
    return Brief([row for row in rows if row["id"] not in hidden], remarks, notes)


def _ids(rows: Iterable[Row]) -> set[str]:
    return {row["id"] for row in rows}
