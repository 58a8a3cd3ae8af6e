"""Text as search compares it: without case, accents and punctuation."""

import re
from unicodedata import combining, normalize

BETWEEN = " · "
"""Stands between the parts of a searched text: between names, quotations, sentences that have nothing to do with one another."""


def fold(text: str) -> str:
    """The words of a text, case and accents folded, one space between them: `Côte d'Ivoire` is `cote d ivoire`."""
    if text.isascii():
        return " ".join(re.findall("[a-z0-9]+", text.lower()))
    bare = "".join(c for c in normalize("NFKD", text) if not combining(c)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())
