"""The dates and numbers of a document that no record claims, less those that are no facts.

Page numbers and note marks are out of the flow already; names and references (`AK-47`, `Resolution 1546`, `Vol. 43`) are marked by
`numbers`; what numbers a heading or a note is known by its place on the line.
"""

import re
from collections.abc import Iterable, Iterator

from alliancecli.recognise.token import Token
from alliancecli.verify.checks import Checker
from alliancecli.verify.claims import CitedClaim
from alliancecli.verify.findings import Confidence, Finding, Verdict


def unclaimed(checker: Checker, claims: Iterable[CitedClaim]) -> Iterator[Finding]:
    """Every date and number of the document that stands by no anchor of a claim that carries it, in order."""
    flow = checker.document.flow
    claimed: set[int] = set()
    for claim in claims:
        for cited in claim.citations:
            for hit in checker.document.find(cited.anchor):
                if hit.flow is flow:
                    near = checker.between(*flow.around(hit.start, hit.end))
                    claimed |= {token.start for token in near if token.start not in claimed and claim.carries(token)}
    for token in checker.tokens:
        if token.named or token.start in claimed or _numbers_a_line(checker, token):
            continue
        line = flow.line(token.start)
        yield Finding(
            None,
            Verdict.UNCLAIMED,
            "date" if token.dates else "number",
            line,
            token.text,
            None,
            _confidence(token),
            checker.sections.at(line) or None,
            flow.snippet(token.start, token.end),
        )


def _numbers_a_line(checker: Checker, token: Token) -> bool:
    """True if a token numbers the heading, the note or the item of a list that begins with it."""
    flow = checker.document.flow
    if not token.text.isdigit() or len(token.text) > 3 or not flow.begins_line(token.start):
        return False
    if re.match(r"[.)] ?[A-Z\"']", flow.text[token.end : token.end + 4]):
        return True
    ended = flow.text[max(0, token.start - 3) : token.start].rstrip()[-1:] in tuple(".!?:>)\"'")
    return ended and bool(re.match(r" [A-Z\"']", flow.text[token.end : token.end + 3]))


def _confidence(token: Token) -> Confidence:
    """The confidence that a token is a fact to claim: sure if written out, unsure for a bare month, season or small number word."""
    if not token.firm:
        return Confidence.UNSURE
    return Confidence.SURE if token.dates or not token.text.isdigit() or len(token.text) > 1 else Confidence.PROBABLE
