"""What is said of a row that cannot be read."""


class RowError(Exception):
    """A row that cannot be read; each of its arguments is a fault, and says why."""

    args: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.args)
