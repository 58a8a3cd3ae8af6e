"""What is computed, in words for people: `+9,000`, `about -5,100`, `-2,000 to +3,000`, `at least +500`."""

from collections.abc import Callable
from typing import Any

from alliancecli.query.figures import about
from alliancecli.query.rows import Row


def band(row: Row) -> str:
    """The heading of a series: `troops · in-force`; nothing where the row has none."""
    return " · ".join(about(row)) if row["measure"] else ""


def difference(row: Row) -> str:
    """The computed change in words: `+9,000`, `about -5,100`, `-2,000 to +3,000`, `at least +500`; nothing where there is none."""
    points = " points" if row["unit"] == "percent" else ""
    text = _between(row, "change", _signed)
    return text + points if text else ""


def in_percent(row: Row) -> str:
    """The computed change in percent, in words."""
    text = _between(row, "change_percent", _whole)
    return f"{text} %" if text else ""


def _between(row: Row, key: str, write: Callable[[Any], str]) -> str:
    value, least, most = row[key], row[f"{key}_min"], row[f"{key}_max"]
    hedge = "about " if row["change_qualifier"] == "about" else ""
    if value is not None:
        return hedge + write(value)
    if least is not None and most is not None:
        return f"{hedge}{write(least)} to {write(most)}"
    if least is not None:
        return f"at least {hedge}{write(least)}"
    return f"at most {hedge}{write(most)}" if most is not None else ""


def _signed(number: Any) -> str:
    return f"{number:+,}" if number else "0"


def _whole(number: float) -> str:
    """A percentage without decimals, but never 0 for what is not."""
    if round(number):
        return f"{number:+,.0f}"
    return f"{number:+.1g}" if number else "0"
