"""Claims as columns of a wider row, and the change from one to another: a computed number, never a claim."""

from collections.abc import Iterable
from typing import Any

from alliancecli.model.quantity import Number, quantity
from alliancecli.query.rows import Row


def cited(claims: Iterable[Row | None]) -> list[dict[str, Any]]:
    """The sources of several claims, each entry with the id of its claim; a claim once."""
    every = {claim["id"]: claim for claim in claims if claim}
    return [{**entry, "claim": one} for one, claim in every.items() for entry in claim["sources"]]


SIDE = ("id", "status", "value", "value_min", "value_max", "qualifier", "missing", "date")


def side_of(name: str, claim: Row | None) -> Row:
    """A claim as columns whose names begin with `name`, all None where there is none; whole under `{name}_claim`."""
    return {**{f"{name}_{key}": claim[key] if claim else None for key in SIDE}, f"{name}_claim": claim}


NO_CHANGE: Row = dict.fromkeys(
    ("change", "change_min", "change_max", "change_percent", "change_percent_min", "change_percent_max", "change_qualifier")
)
"""The columns of a change where nothing can be computed."""


def change(before: Row, after: Row) -> Row:
    """The columns of a change from one claim to the next, in number and percent of the first.

    Between two bare numbers it is one number, between ranges and open hedges the least and the most that it may be. `change_qualifier` says
    which: exact, range, at-least, up-to, or about where either number is hedged. All None where a claim has no number, or
    neither bound is known. Percents of zero, and percents of percents, are not computed.
    """
    first, then = quantity(before), quantity(after)
    least, most, hedge, _ = then.minus(first)
    if before["unit"] != after["unit"] or (least is None and most is None):
        return dict(NO_CHANGE)
    percents = (None, None) if before["unit"] == "percent" else (_percent(then.low, first.high), _percent(then.high, first.low))
    hedged = hedge == "about"
    return {**_spread("change", least, most, hedged), **_spread("change_percent", *percents, hedged), "change_qualifier": hedge}


def is_nothing(row: Row) -> bool:
    """Whether a claim says zero, without a hedge."""
    return bool(row["value"] == 0 and row["qualifier"] == "exact")


def _spread(name: str, least: Number | None, most: Number | None, hedged: bool) -> Row:
    one = least is not None and least == most
    bare = one and hedged
    return {name: least if one else None, f"{name}_min": None if bare else least, f"{name}_max": None if bare else most}


def _percent(part: Number | None, whole: Number | None) -> float | None:
    if part is None or whole is None or whole <= 0:
        return None
    return float(round((part - whole) / whole * 100, 2))
