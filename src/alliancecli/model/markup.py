"""Text for pages and pictures, in which nothing is markup."""

from html import escape

from alliancecli.model.characters import escape_controls


def safe(text: object) -> str:
    """Text for an element or a quoted attribute: nothing in it is markup, nothing steers."""
    return escape(escape_controls(str(text)))
