"""A statement of a draft, and what the record makes of it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

SUPPORTED, REFUTED, UNKNOWN = "supported", "refuted", "not-enough-info"
VERDICTS = (SUPPORTED, REFUTED, UNKNOWN)
"""The verdicts: a claim on just that thing and time agrees; there are such claims and none agrees; there is none."""


class Finding(NamedTuple):
    """A verdict on `text[start:end]` of a paragraph, what the statement says as understood, and the claims that decide or are nearest."""

    start: int
    end: int
    verdict: str
    kind: str
    says: dict[str, Any]
    note: str
    claims: tuple[dict[str, Any], ...] = ()

    @property
    def ids(self) -> list[str]:
        """The ids of the claims, and of the events that they make together with them."""
        return list(dict.fromkeys(one for claim in self.claims for one in (claim["id"], claim.get("event")) if one))

    @property
    def sources(self) -> list[dict[str, Any]]:
        """Where the claims are said, each place once."""
        return list({(s["source"], s["locator"]): s for claim in self.claims for s in claim["sources"]}.values())


def said(claims: Iterable[dict[str, Any]], words: str = "") -> str:
    """Several claims in a line, each with its words."""
    return "; ".join(dict.fromkeys(f"{claim.get('title') or words} ({claim['shown']})" for claim in claims))
