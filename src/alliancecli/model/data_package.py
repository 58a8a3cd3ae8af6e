"""What a data package of ours and who reads it have in common."""

DESCRIPTOR = "datapackage.json"
"""The file that describes a package."""

OURS = "alliance"
"""The property of a package that says what of a record the standard has no place for; only a package of ours has it."""

LAYOUT = 1
"""Raised whenever a reader of the older layout would go wrong; the property `layout` of OURS."""


def is_number(cell: str) -> bool:
    """Whether a cell reads as a number does in JSON."""
    from re import ASCII, fullmatch  # a run that reads no package needs none

    return bool(fullmatch(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,2})?", cell, ASCII))
