"""The findings of `verify`: one for each thing checked, and one for each date and number that no record claims."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """The result of a check."""

    PASSES = "passes"
    FAILS = "fails"
    UNCLAIMED = "unclaimed"


class Confidence(StrEnum):
    """The confidence in that result."""

    SURE = "sure"
    PROBABLE = "probable"
    UNSURE = "unsure"


class Finding(NamedTuple):
    """One row of the answer; for what is unclaimed `id`, `expected` and `locator` (where no section is known) are None."""

    id: str | None
    verdict: Verdict
    check: str
    line: int | None
    said: str
    expected: str | None
    confidence: Confidence
    locator: str | None
    context: str
