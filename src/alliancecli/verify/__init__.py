"""Check a record against a copy of a source: which claims the text bears out, and which of its dates and numbers no record claims."""

from typing import NamedTuple

from alliancecli.model.record import Record
from alliancecli.verify.checks import Checker
from alliancecli.verify.claims import claims
from alliancecli.verify.document import Document, read
from alliancecli.verify.findings import Confidence, Finding, Verdict
from alliancecli.verify.sections import Sections
from alliancecli.verify.unclaimed import unclaimed

__all__ = ["Confidence", "Document", "Finding", "Result", "Verdict", "read", "verify"]


class Result(NamedTuple):
    """The numbers of claims (records) and of anchors checked, and every finding, those that pass included."""

    claims: int
    anchors: int
    findings: list[Finding]

    def count(self, verdict: Verdict, confidence: Confidence | None = None) -> int:
        """The number of findings of a verdict, of any confidence or of one."""
        return sum(f.verdict is verdict and confidence in (None, f.confidence) for f in self.findings)

    @property
    def failed(self) -> list[str]:
        """Ids of the claims of which a check fails, each once."""
        return list(dict.fromkeys(f.id for f in self.findings if f.verdict is Verdict.FAILS and f.id))

    @property
    def missed(self) -> int:
        """The number of anchors that are nowhere in the document."""
        return sum(f.verdict is Verdict.FAILS and f.check == "anchor" for f in self.findings)


def verify(record: Record, source: str, document: Document) -> Result:
    """Check the claims that a record makes by a source against a document, a copy of it. `source` is the id of one of its sources."""
    issued = next(s.issued for s in record.sources if s.id == source)
    listed = claims(record, source)
    if not listed:
        return Result(0, 0, [])
    sections = Sections(document.lines, [cited.locator for claim in listed for cited in claim.citations])
    checker = Checker(document, sections, issued)
    checked = [finding for claim in listed for finding in checker.check(claim)]
    findings = sorted([*checked, *unclaimed(checker, listed)], key=lambda f: (f.verdict is Verdict.UNCLAIMED, f.line or 0))
    return Result(len(listed), sum(len(claim.citations) for claim in listed), findings)
