"""Addresses of sources: a DOI however it was written, and what an address may hold."""

import re


def bare_doi(text: str) -> str:
    """A DOI without the address that people write before it."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi: ?)", "", text, flags=re.IGNORECASE)


def doi_link(text: str) -> str:
    """The address of a DOI; signs that no address has, as the `<` of old ones, in percent (DOI Handbook, 2.5.2.4)."""
    from urllib.parse import quote  # few pages write one, and all import this

    return f"https://doi.org/{quote(bare_doi(text), safe=URL)}"


URL = ":/?#[]@!$&'()*+,;=%"
"""What of an address stands as it is, besides letters and digits."""
