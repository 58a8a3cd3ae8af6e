"""What a cell of a spreadsheet may hold: text that it would run as a formula gets an apostrophe, and loses it when read back."""

RUN = ("=", "+", "-", "@")
"""What a formula begins with."""


def inert(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run as a formula."""
    return "'" + text if text[:1] in RUN else text


def read_back(text: str) -> str:
    """The text that `inert` was given."""
    return text[1:] if text[:1] == "'" and text[1:2] in RUN else text
