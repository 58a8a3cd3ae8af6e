"""The difference between two claims, as exactly as their hedges allow: a computed number, never a claim."""

from typing import Any

from alliancecli.query.rows import Row

HEDGED = ("about", "estimated")

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
    (low, high), (low_after, high_after) = _ends(before), _ends(after)
    least = None if low_after is None or high is None else _tidy(low_after - high)
    most = None if high_after is None or low is None else _tidy(high_after - low)
    if before["unit"] != after["unit"] or (least is None and most is None):
        return dict(NO_CHANGE)
    hedged = before["qualifier"] in HEDGED or after["qualifier"] in HEDGED
    shares = before["unit"] == "percent"
    return {
        **_spread("change", least, most, hedged),
        **_spread("change_percent", *((None, None) if shares else (_percent(low_after, high), _percent(high_after, low))), hedged),
        "change_qualifier": "about" if hedged else _hedge(least, most),
    }


def is_nothing(row: Row) -> bool:
    """Whether a claim says zero, without a hedge."""
    return bool(row["value"] == 0 and row["qualifier"] == "exact")


def _ends(row: Row) -> tuple[Any, Any]:
    """The least and the most that a claim says; a hedge without a width stands at its number. None where an end is open."""
    if row["missing"]:
        return None, None
    if row["qualifier"] in HEDGED:
        return row["value"], row["value"]
    return row["value_min"], row["value_max"]


def _spread(name: str, least: Any, most: Any, hedged: bool) -> Row:
    one = least is not None and least == most
    bare = one and hedged
    return {name: least if one else None, f"{name}_min": None if bare else least, f"{name}_max": None if bare else most}


def _hedge(least: Any, most: Any) -> str:
    if least is None:
        return "up-to"
    return "at-least" if most is None else "exact" if least == most else "range"


def _percent(part: Any, whole: Any) -> float | None:
    if part is None or whole is None or whole <= 0:
        return None
    return float(round((part - whole) / whole * 100, 2))


def _tidy(number: Any) -> Any:
    """A difference of decimal fractions without the dust of binary ones."""
    return round(number, 9)
