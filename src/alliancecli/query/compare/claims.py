"""What the comparisons share: which figures are a strength, what a series is called, and a claim as columns of a wider row."""

from collections.abc import Iterable
from typing import Any

from alliancecli.query.figures import KEY, STRENGTHS
from alliancecli.query.filters import Filter
from alliancecli.query.rows import Row

SERIES = ("measure", "status", "scope", "unit")
"""What must be the same in figures of two institutions before they can be compared."""

STRONG = {f"strength{n}": measure for n, measure in enumerate(STRENGTHS)}
"""The measures of a strength, as parameters of a statement."""


def strength() -> Filter:
    """Figures that count people in a force."""
    return Filter(f"r.measure IN ({', '.join(':' + name for name in STRONG)})", STRONG, "strength")


def key_of(row: Row) -> tuple[Any, ...]:
    """The key of the series of one institution and contributor."""
    return tuple(row[column] for column in KEY)


def series_of(row: Row) -> tuple[Any, ...]:
    """What a claim must share with that of another institution to be like it."""
    return tuple(row[column] for column in SERIES)


def size(claim: Row) -> Any:
    """The number of a claim; of a range its high end, of an open hedge the bound that it has; None where there is none."""
    return next((claim[key] for key in ("value", "value_max", "value_min") if claim[key] is not None), None)


def about(row: Row) -> str:
    """What a series counts: `troops, in-force`; its unit where that is another word, its status where it is not actual."""
    unit = row["unit"] if row["unit"] != row["measure"] else None
    return ", ".join(filter(None, (row["measure"], row["scope"], unit, row["status"] if row["status"] != "actual" else None)))


def cited(claims: Iterable[Row]) -> list[dict[str, Any]]:
    """The sources of several claims, each entry with the id of its claim; a claim once."""
    return [{**entry, "claim": one["id"]} for one in {claim["id"]: claim for claim in claims}.values() for entry in one["sources"]]


SIDE = ("id", "value", "value_min", "value_max", "qualifier", "missing", "date")


def side_of(name: str, claim: Row | None) -> Row:
    """A claim as columns whose names begin with `name`; all None where there is no claim."""
    return {f"{name}_{key}": claim[key] if claim else None for key in SIDE}


def count(many: int, what: str) -> str:
    """`1 claim`, `2 claims`."""
    return f"{many:,} {what}" + ("s" if many != 1 else "")
