"""A claim as a mark: where it stands in time, how its number is hedged, and what is said of it."""

from collections.abc import Sequence
from typing import Any

from alliancecli.dates.days import OPEN_DAY, numbered_day, ordinal
from alliancecli.model.quantity import Quantity, amount, measured, quantity
from alliancecli.query.rows import Row

INSTANT_DAYS = 31
"""Days that a date may last before its whole period is drawn."""

MS = 86_400_000


def mark(row: Row, who: str, panel: str, number: str) -> dict[str, Any]:
    """The claim for a chart: `start` and `end` are its period in milliseconds since 1970, None where it is open. Lives cut it.

    `who` names its series, `panel` what it may be drawn beside, `number` its sources; `open` says which of its ends its source leaves
    open, also where a life cuts it.
    """
    said = quantity(row)
    ranged = said.hedge == "range"
    start, end = time(row["first"]), time(row["last"], after=True)
    return {
        "id": row["id"],
        "who": who,
        "panel": panel,
        "status": row["status"],
        "value": row["value"],
        "low": said.low if ranged else None,
        "high": said.high if ranged else None,
        "hedge": _shape(said),
        "start": start,
        "end": end,
        "long": start is None or end is None or end - start > INSTANT_DAYS * MS,
        "open": [row["date_min"] is None, row["date_max"] is None],
        "amount": amount(row),
        "unit": row["unit"],
        "claim": measured(row),
        "date": row["shown"],
        "edtf": row["date"],
        "certainty": row["certainty"],
        "source": "; ".join(f"{cited['source']}, {cited['locator']}" for cited in row["sources"]),
        "number": number,
        "caveat": row["caveat"],
    }


def _shape(said: Quantity) -> str:
    """The shape of a hedge: a hollow point for rough, an arrow for up or down, a bar for a range, a full point for exact."""
    if said.rounded or said.hedge == "range":
        return "rough" if said.rounded else "range"
    return "exact" if said.low == said.high else "up" if said.high is None else "down"


def time(day: int, *, after: bool = False) -> int | None:
    """The number of a day as milliseconds since 1970, also before the year 1; its end if `after`; None beyond every day."""
    return None if abs(day) == OPEN_DAY else (ordinal(numbered_day(day)) - ordinal((1970, 1, 1)) + after) * MS


def domain(marks: Sequence[dict[str, Any]]) -> tuple[int, int]:
    """The span of time that holds every mark, with room at both sides."""
    days = [end for one in marks for end in (one["start"], one["end"]) if end is not None] or [0]
    room = max((max(days) - min(days)) // 25, 60 * MS)
    return min(days) - room, max(days) + room


def placed(one: dict[str, Any], span: tuple[int, int]) -> dict[str, Any]:
    """The mark with `at`, the middle of its period as far as that is seen: `from` and `until`. Open ends reach the edge."""
    start = span[0] if one["start"] is None else one["start"]
    end = span[1] if one["end"] is None else one["end"]
    return {**one, "from": start, "until": end, "at": (start + end) // 2}


def top(one: dict[str, Any]) -> float:
    """The greatest number that the mark reaches."""
    return float(one["value"] if one["value"] is not None else one["high"])
