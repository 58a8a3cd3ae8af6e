"""What verifying finds: one row for each thing checked, and for each date and number that no record claims."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """What a check comes to."""

    PASSES = "passes"
    FAILS = "fails"
    UNCLAIMED = "unclaimed"


class Confidence(StrEnum):
    """How sure that is."""

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
