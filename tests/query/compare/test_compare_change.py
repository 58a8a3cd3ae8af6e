"""The change between two claims, as exactly as their hedges allow."""

from typing import Any

import pytest

from alliancecli.query.compare.pivot import change
from alliancecli.views.compare.pivot import difference, in_percent

Claim = tuple[str, Any, Any]


def row(claim: Claim, unit: str) -> dict[str, Any]:
    """A claim: its qualifier, and one or two numbers."""
    qualifier, first, second = claim
    low, high = {"range": (first, second), "over": (first, None), "under": (None, first), "exact": (first, first)}.get(
        qualifier, (None, None)
    )
    missing = qualifier if qualifier == "withheld" else None
    return {
        "qualifier": qualifier,
        "value": None if second else first,
        "value_min": low,
        "value_max": high,
        "missing": missing,
        "unit": unit,
    }


@pytest.mark.parametrize(
    ("before", "after", "number", "percent"),
    [
        (("exact", 21000, None), ("exact", 30000, None), "+9,000", "+43 %"),
        (("exact", 100, None), ("exact", 100, None), "0", "0 %"),
        (("exact", 0, None), ("exact", 5, None), "+5", ""),
        (("exact", 5, None), ("exact", 0, None), "-5", "-100 %"),
        (("exact", 100000, None), ("exact", 100200, None), "+200", "+0.2 %"),
        (("about", 60000, None), ("exact", 55100, None), "about -4,900", "about -8 %"),
        (("exact", 60000, None), ("estimated", 55100, None), "about -4,900", "about -8 %"),
        (("range", 20000, 25000), ("exact", 23000, None), "-2,000 to +3,000", "-8 to +15 %"),
        (("range", 20000, 25000), ("about", 22000, None), "about -3,000 to +2,000", "about -12 to +10 %"),
        (("exact", 500, None), ("over", 600, None), "at least +100", "at least +20 %"),
        (("over", 500, None), ("exact", 600, None), "at most +100", "at most +20 %"),
        (("under", 500, None), ("over", 600, None), "at least +100", "at least +20 %"),
        (("over", 500, None), ("over", 600, None), "", ""),
        (("exact", 0.3, None), ("exact", 0.5, None), "+0.2", "+67 %"),
        (("withheld", None, None), ("exact", 5, None), "", ""),
        (("exact", 5, None), ("withheld", None, None), "", ""),
    ],
)
def test_a_change_is_no_more_exact_than_its_claims(before: Claim, after: Claim, number: str, percent: str) -> None:
    found = {**change(row(before, "troops"), row(after, "troops")), "unit": "troops"}
    assert (difference(found), in_percent(found)) == (number, percent)


def test_nothing_is_computed_between_units() -> None:
    assert set(change(row(("exact", 1, None), "USD"), row(("exact", 2, None), "EUR")).values()) == {None}
