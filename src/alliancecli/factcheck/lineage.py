"""What came from what, as a draft has it."""

import re
from collections.abc import Iterator

from alliancecli.factcheck.edges import CHOSEN, apart, was_then_by_events
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import FORCES
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.statements import Claims


class Lineage:
    """Checks sentences against the successions of a record."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of the successions that a sentence states."""
        text = sentence.paragraph.text
        bodies = [name for name in sentence.names if name.kind not in ("state", "person", "position", "group")]
        bodies = [name for name in bodies if not _LED.match(text, name.end)]
        one: str | None = None
        for match in _REPLACED.finditer(text, sentence.start, sentence.end):
            goes_on = one is not None and _AND.search(text, sentence.start, match.start()) is not None
            before = [name for name in bodies if name.end <= match.start() and match.start() - name.end < 60]
            behind = [
                name
                for name in bodies
                if name.start >= match.end() and name.start - match.end() < 30 and not _SOMEONE_OF.search(text, match.end(), name.start)
            ]
            pronoun = _IT.match(text, match.end())
            if match["its"]:  # of what the sentence, or the one before, spoke of
                behind, pronoun = [], match
                spoken = [name.id for name in bodies if name.end <= match.start() and name.id != (before[-1].id if before else None)]
                other = spoken[-1] if spoken else sentence.context.body or sentence.context.force
            else:
                other = behind[0].id if behind else (sentence.context.body or sentence.context.force) if pronoun else None
            one = one if goes_on else before[-1].id if before else sentence.context.force
            last = behind[0].end if behind else pronoun.end() if pronoun else match.end()
            later, earlier = (other, one) if match["passive"] else (one, other)
            if not later or not earlier or later == earlier:
                continue
            verbs = [verb.start() for verb in _REPLACED.finditer(text, match.end(), sentence.end)]
            verbs += [word.start() for word in _GOES_ON.finditer(text, last, sentence.end)]
            if _ASIDE.search(text, sentence.start, match.start()) and (comma := text.find(",", last, sentence.end)) >= 0:
                verbs.append(comma)  # `UNAMID, which grew out of AMIS, lost 44 in 2013`
            whens = [when for when in sentence.whens if match.start() <= when.start < min(verbs, default=sentence.end)] or [
                when for when in sentence.whens if when.end <= match.start() and not _GOES_ON.search(text, when.end, match.start())
            ]
            when = whens[0] if (whens and abs(whens[0].start - last) < 60) or (whens and len(sentence.whens) == 1) else None
            says = {"subject": later, "predecessor": earlier, "date": when.period.text if when else None}
            rows = [row for row in self.claims.relations(later) if row["relation"] == "predecessor"]
            start = before[-1].start if before and not goes_on else match.start()
            end = max(last, when.end) if when else last
            mine = [row for row in rows if row["object"] == earlier]
            called = self.claims.called
            note = "; ".join(
                dict.fromkeys(f"{called(later)} from {called(row['object'])}, {row['shown'] or 'undated'}" for row in (mine or rows))
            )
            reverse = [row for row in self.claims.relations(earlier) if row["relation"] == "predecessor" and row["object"] == later]
            if not mine and reverse:
                note = f"{called(earlier)} from {called(later)}, {reverse[0]['shown'] or 'undated'}"
                yield Finding(start, end, REFUTED, "lineage", says, note, tuple(reverse[:2]))
                continue
            if not rows:
                continue
            if not mine:
                known = self.claims.institutions
                alike = known[earlier]["kind"] == known[later]["kind"] or {known[earlier]["kind"], known[later]["kind"]} <= FORCES
                yield Finding(start, end, REFUTED if alike else UNKNOWN, "lineage", says, note, tuple(rows[:3]))
                continue
            dated = [row for row in mine if row["date"]]
            if (
                when is None
                or not dated
                or any(when.period.meets(row["first"], row["last"]) for row in dated)
                or was_then_by_events(self.claims.event_dates, dated, when.period)
            ):
                yield Finding(start, end, SUPPORTED if when is None or dated else UNKNOWN, "lineage", says, note, tuple(mine[:2]))
            else:
                sure = all(apart(Period(row["first"], row["last"]), when.period) for row in dated) and not re.search(CHOSEN, sentence.text)
                yield Finding(start, end, REFUTED if sure else UNKNOWN, "lineage", says, note, tuple(dated[:2]))


_REPLACED = re.compile(
    r"\b(?:(?P<passive>(?:was|were|been|is) (?:later |then )?(?:replaced|succeeded|followed) by"
    r"|(?:g(?:a|i)ves? way|ma(?:d|k)es? way)(?: \w+){0,3} (?:to|for)"
    r"|handed (?:over )?(?:its |the )?(?:\w+ )?(?:over )?to|became|turned into|evolved into)"
    r"|replac(?:ed|es|ing)|succeed(?:ed|s|ing)|(?:took|taken|takes|taking) over (?:\w+ )?from|(?:the )?successor (?:of"
    r"|to)|grew out of|emerged from|followed on from|(?:took|taken|takes|taking) (?:the place of|(?P<its>its place)))\b"
)
_GOES_ON = re.compile(r"\b(?:and|but|then)\b|;")
"""What ends the clause of a date: `It ended on 31 December and was replaced by another`."""
_ASIDE = re.compile(r", (?:which|itself|who) (?:\w+ )?$")
"""What begins a clause that is aside, and ends with a comma."""
_AND = re.compile(r"(?: and|,) (?:later |then )?$")
"""What goes on with the subject of the verb before: `The Force replaced the Vanguard and was replaced by another`."""
_LED = re.compile(r"-led\b|'s\b")
_SOMEONE_OF = re.compile(r"\b(?:as|commander|chief|head|deputy|leader|member|part)\b")
"""What stands before a body that is not itself what something turned into: `became commander of SFOR`."""
_IT = re.compile(r" it\b(?! \w+ed\b)")
