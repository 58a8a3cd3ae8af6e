"""What a window of time makes of rows: how many are only possibly inside, and what is said of it."""

from collections.abc import Iterable, Iterator

from alliancecli.query.rows import Row

OUTSIDE = "may lie outside the window; --certain leaves them out"
"""What is said of so many rows that are marked."""

BEYOND = "may fall in the window; --certain leaves them out"
"""What is said of so many that were left out."""


class Seen:
    """Counts, as rows pass by, those whose place in the window is only possible."""

    def __init__(self) -> None:
        self.possible = 0

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows."""
        for row in rows:
            self.possible += row["certainty"] == "possible"
            yield row
