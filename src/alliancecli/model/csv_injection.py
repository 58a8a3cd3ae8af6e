"""What a cell of a spreadsheet may hold: text that it would run as a formula gets an apostrophe, and loses it when read back."""

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a formula begins with; some programs take the wide signs for the plain ones."""


def neutralise(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run as a formula."""
    return "'" + text if _runs(text) else text


def restore(text: str) -> str:
    """The text that `neutralise` was given."""
    return text[1:] if text[:1] == "'" and _runs(text) else text


def _runs(text: str) -> bool:
    """Whether it begins a formula, apostrophes before that not counted: what already has one gets another."""
    return text.lstrip("'")[:1] in FORMULA_STARTS
