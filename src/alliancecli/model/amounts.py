"""A number as its source gives it, in figures and with its hedge."""

from collections.abc import Mapping
from typing import Any

HEDGES = {"exact": "", "at-least": "at least ", "up-to": "up to ", "estimated": "est. "}


def amount(row: Mapping[str, Any]) -> str:
    """`about 55,100`, `20,000–25,000`, `withheld`, from the row of a figure: its missing, qualifier, value, value_min and value_max."""
    if row["missing"]:
        return str(row["missing"]).replace("-", " ")
    if row["qualifier"] == "range":
        return f"{row['value_min']:,}–{row['value_max']:,}"
    return f"{HEDGES.get(row['qualifier'], row['qualifier'] + ' ')}{row['value']:,}"
