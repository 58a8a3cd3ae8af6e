"""What the comparisons share: what a claim must be like to be compared, and claims as columns of a wider row."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from alliancecli.query.figures import about
from alliancecli.query.rows import Row


class Series(NamedTuple):
    """What must be the same in figures of two institutions before they can be compared."""

    measure: str
    status: str
    scope: str | None
    unit: str

    def __str__(self) -> str:
        return ", ".join(about(self._asdict()))


def series_of(row: Row) -> Series:
    """The series of a claim, whatever it is about."""
    return Series(*(row[key] for key in Series._fields))


def cited(claims: Iterable[Row | None]) -> list[dict[str, Any]]:
    """The sources of several claims, each entry with the id of its claim; a claim once."""
    every = {claim["id"]: claim for claim in claims if claim}
    return [{**entry, "claim": one} for one, claim in every.items() for entry in claim["sources"]]


SIDE = ("id", "status", "value", "value_min", "value_max", "qualifier", "missing", "date")


def side_of(name: str, claim: Row | None) -> Row:
    """A claim as columns whose names begin with `name`, all None where there is none; whole under `{name}_claim`."""
    return {**{f"{name}_{key}": claim[key] if claim else None for key in SIDE}, f"{name}_claim": claim}
