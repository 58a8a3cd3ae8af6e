"""What a window of time makes of rows: how many are only possibly inside, and what is said of it."""

from collections.abc import Iterable, Iterator

from alliancecli.query.rows import Row


def outside(many: int) -> str:
    """What is said of so many rows that are marked."""
    return f"may lie outside the window; {_without(many)}"


def beyond(many: int) -> str:
    """What is said of so many that were left out."""
    return f"may fall in the window; {_without(many)}"


def _without(many: int) -> str:
    return f"--certain leaves {'it' if many == 1 else 'them'} out"


class Seen:
    """Counts, as rows pass by, those whose place in the window is only possible."""

    def __init__(self) -> None:
        self.possible = 0

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows."""
        for row in rows:
            self.possible += row["certainty"] == "possible"
            yield row
