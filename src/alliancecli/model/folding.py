"""Text as search compares it: without case, accents and punctuation."""

from unicodedata import combining, normalize

SEPARATOR = " · "
"""Stands between the parts of a searched text: between names, quotations, sentences that have nothing to do with one another."""


_ASCII = "".join(c.lower() if c.isalnum() else " " for c in map(chr, range(128)))
"""What each character of ASCII becomes."""


def fold(text: str) -> str:
    """The words of a text, case and accents folded, one space between them: `Côte d'Ivoire` is `cote d ivoire`."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    bare = "".join(c for c in normalize("NFKD", text) if not combining(c)).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in bare).split())


def keys(*names: str) -> str:
    """Names folded, each once, between bars: |nato|north atlantic treaty organization|."""
    return f"|{'|'.join(filter(None, dict.fromkeys(map(fold, names))))}|"


def called(identity: str, name: str, names: str) -> str:
    """The keys of a record: of its id, its name, and its other names as the index joins them."""
    return keys(identity, name, *names.split(SEPARATOR))
