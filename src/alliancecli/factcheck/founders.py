"""Who was there when an alliance began, as a draft has it."""

import re
from collections.abc import Iterator

from alliancecli.factcheck.belonging import bodies_of, groups_of, nations_of, told
from alliancecli.factcheck.edges import begun
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Founders:
    """Checks who is called a founder of an alliance."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of who founded an alliance by a sentence."""
        text = sentence.paragraph.text
        everyone, bodies = groups_of(text, nations_of(sentence)), bodies_of(sentence, [])
        for match in (match for pattern in (_FOUNDER, _FOUNDED_BY) for match in pattern.finditer(text, sentence.start, sentence.end)):
            ahead = match.re is _FOUNDER
            groups = [
                one for one in everyone if (one[-1].end <= match.start() < one[-1].end + 30 if ahead else one[0].start == match.end())
            ]
            near = match.start() if ahead else match.start() - 40
            named = [name for name in bodies if near <= name.start < match.end() + 24]
            body = named[0].id if named else sentence.context.alliance
            if not groups or not body:
                continue
            group = groups[-1]
            who = [name.id for name in group]
            verdict, found, note = self._verdict(body, who)
            yield Finding(
                min(match.start(), group[0].start),
                max(match.end(), group[-1].end, named[0].end if named else 0),
                verdict,
                "member",
                {"subject": body, "founder": who},
                note or told(self.claims, found),
                tuple(found[:4]),
            )

    def _verdict(self, body: str, nations: list[str]) -> tuple[str, list[Row], str]:
        """Who joined within a year of its beginning founded a body, and none did who joined later or is in no list that is complete.

        Of one that something went before nobody is borne out: who founded that may be meant.
        """
        relations = self.claims.relations(body)
        starts = [edge for row in relations if row["relation"] == "life" and (edge := begun(row))]
        entries = [[row for row in relations if row["relation"] == "member" and row["object"] == one and begun(row)] for one in nations]
        late = [row for mine in entries if not any(_is_early(row, starts) for row in mine) for row in mine]
        if not starts or late:
            return REFUTED if starts else UNKNOWN, late, ""
        lists = [one for one in self.claims.complete_members(body) if any(edge.meets(one["first"], one["last"]) for edge in starts)]
        if not all(entries):
            return (REFUTED, [{**lists[0], "id": body}], f"not in the list of {lists[0]['shown']}") if lists else (UNKNOWN, [], "")
        went_before = any(row["relation"] == "predecessor" for row in relations)
        return UNKNOWN if went_before else SUPPORTED, [row for mine in entries for row in mine if _is_early(row, starts)], ""


def _is_early(row: Row, starts: list[Period]) -> bool:
    """Whether a membership began when the body did, give or take a year."""
    edge = begun(row)
    return edge is not None and any(abs(edge.year - start.year) <= 1 for start in starts)


_FOUNDER = re.compile(
    r"\b(?:was|were|is|are|as|been) (?:(?:also|both|all|itself) )?(?:among |(?:one|two|some) of )?"
    r"(?:its |an? |(?:the )?(?:[A-Z]\w+['’]s? ){0,2})?(?:\w+ )?(?:founding (?:members?|states?|nations?)|founders?)\b"
)
"""What makes one of those who were there at the beginning."""
_FOUNDED_BY = re.compile(r"\b(?:founded|set up|created|formed)(?: (?:in|on) [^,;.()]{3,24})? by (?:the )?")
"""What stands before all of them: `founded on 14 May 1955 by the Soviet Union, Albania ...`."""
