"""What is said of a row that cannot be read."""


class RowError(Exception):
    """A row that cannot be read; the message says why."""
