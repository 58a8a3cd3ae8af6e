"""What came from what, and when it began and ended, as a draft has it."""

import re
from collections.abc import Iterator

from alliancecli.dates import numbered_day, ordinal
from alliancecli.factcheck.edges import CHOSEN, apart, begun, ended, sharpest, source_periods, year_off
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import FORCES, Named
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Lineage:
    """Checks sentences against the successions and the lives of a record."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of successions and lives that a sentence states."""
        yield from self._successions(sentence)
        yield from self._lives(sentence)

    def _successions(self, sentence: Sentence) -> Iterator[Finding]:
        text = sentence.paragraph.text
        bodies = [name for name in sentence.names if name.kind not in ("state", "person", "position", "group")]
        for match in _REPLACED.finditer(text, sentence.start, sentence.end):
            before = [name for name in bodies if name.end <= match.start() and match.start() - name.end < 60]
            behind = [name for name in bodies if name.start >= match.end() and name.start - match.end() < 30]
            if not behind or (not before and not sentence.force):
                continue
            one = before[-1].id if before else sentence.force
            other = behind[0].id
            later, earlier = (other, one) if match["passive"] else (one, other)
            if not later or not earlier or later == earlier:
                continue
            verbs = [verb.start() for verb in _REPLACED.finditer(text, match.end(), sentence.end)]
            whens = [when for when in sentence.whens if match.start() <= when.start < min(verbs, default=sentence.end)] or [
                when for when in sentence.whens if when.end <= match.start()
            ]
            when = whens[0] if (whens and abs(whens[0].start - behind[0].end) < 60) or (whens and len(sentence.whens) == 1) else None
            says = {"subject": later, "predecessor": earlier, "date": when.period.text if when else None}
            rows = [row for row in self.claims.relations(later) if row["relation"] == "predecessor"]
            start = before[-1].start if before else match.start()
            end = max(behind[0].end, when.end if when else 0)
            mine = [row for row in rows if row["object"] == earlier]
            note = "; ".join(
                dict.fromkeys(
                    f"{self._called(later)} from {self._called(row['object'])}, {row['shown'] or 'undated'}" for row in (mine or rows)
                )
            )
            if not rows:
                continue
            if not mine:
                known = self.claims.institutions
                alike = known[earlier]["kind"] in FORCES and known[later]["kind"] in FORCES
                yield Finding(start, end, REFUTED if alike else UNKNOWN, "lineage", says, note, tuple(rows[:3]))
                continue
            dated = [row for row in mine if row["date"]]
            if (
                when is None
                or not dated
                or any(when.period.meets(row["first"], row["last"]) for row in dated)
                or self._event_at(dated, when.period)
            ):
                yield Finding(start, end, SUPPORTED if when is None or dated else UNKNOWN, "lineage", says, note, tuple(mine[:2]))
            else:
                sure = all(apart(Period(row["first"], row["last"]), when.period) for row in dated) and not re.search(CHOSEN, sentence.text)
                yield Finding(start, end, REFUTED if sure else UNKNOWN, "lineage", says, note, tuple(dated[:2]))

    def _called(self, institution: str) -> str:
        one = self.claims.institutions.get(institution)
        return one["name"] if one else institution

    def _event_at(self, rows: list[Row], period: Period) -> bool:
        return any(
            event and (period.meets(event["first"], event["last"]) or any(period.meets(*one) for one in source_periods(event)))
            for row in rows
            if (event := self.claims.event_dates.get(row["event"] or ""))
        )

    def _lives(self, sentence: Sentence) -> Iterator[Finding]:
        text = sentence.paragraph.text
        bodies = [name for name in sentence.names if name.kind not in ("state", "person", "position", "group", "agency", "government")]
        bodies = [name for name in bodies if not _ATTRIBUTE.match(text, name.end)]
        for match in _LIFE.finditer(text, sentence.start, sentence.end):
            before = [name for name in bodies if name.end <= match.start()]
            meant = sentence.body or sentence.force
            if not before and meant and (pronoun := _PRONOUN.match(text, sentence.start)) and pronoun.end() <= match.start():
                before = [Named(sentence.start, pronoun.end(), pronoun[0], meant, "force")]
            if object_ := self._object(bodies, text, match):
                before = [object_]
            if (
                not before
                or (before[-1].end <= match.start() and len(text[before[-1].end : match.start()]) > 45)
                or re.search(r"[,;].*[,;]|\b(?:who|whose|after|before|since)\b", text[before[-1].end : match.start()])
            ):
                continue
            one = before[-1]
            match_end = max(one.end, match.end())
            whens = [when for when in sentence.whens if when.start >= match_end and when.start - match_end < 60]
            whens = whens or [when for when in sentence.whens if when.end <= min(one.start, match.start())]
            if not whens:
                continue
            when = whens[0]
            opening = match["begun"] is not None
            rows = [row for row in self.claims.relations(one.id) if row["relation"] == "life"]
            edges = [(edge, row) for row in rows if (edge := begun(row) if opening else ended(row))]
            says = {"subject": one.id, "life": "begins" if opening else "ends", "date": when.period.text}
            start = min(one.start, match.start()) if match.start() - one.end < 40 else match.start()
            end = max(match_end, when.end)
            sharp = sharpest(edges, when.period)
            fitting = [row for edge, row in sharp if edge.meets(*when.period)]
            if not fitting:
                for event in self._own_events(one.id):
                    dates = [one for one in source_periods(event) if one.days <= max(3, when.period.days)]
                    then = when.period.meets(event["first"], event["last"]) or any(when.period.meets(*one) for one in dates)
                    if then and (_OPENS if opening else _CLOSES).search(event["title"]) and event["last"] - event["first"] < 500:
                        fitting.append(event)
            if fitting:
                note = "; ".join(row.get("title") or f"{self._called(one.id)} {row['shown']}" for row in fitting[:2])
                yield Finding(start, end, SUPPORTED, "event", says, note, tuple(fitting[:2]))
                continue
            note = "; ".join(dict.fromkeys(f"{self._called(one.id)} {row['shown']}" for _, row in edges))
            strict = match["strict"] is not None or match["over"] is not None or year_off(sharp, when.period)
            sure = (
                sharp
                and strict
                and (one.text != "It" or sentence.body)
                and all(_is_elsewhen(edge, when.period, opening) for edge, _ in sharp)
                and not re.search(r"\bas of\b", text[match.end() : when.start])
                and all(_apart_event(event, when.period, opening, year_off(sharp, when.period)) for event in self._own_events(one.id))
            )
            yield Finding(
                start,
                end,
                REFUTED if sure else UNKNOWN,
                "event",
                says,
                note or "nothing on record about just that",
                tuple(row for _, row in edges[:3]),
            )

    def _object(self, bodies: list[Named], text: str, match: re.Match[str]) -> Named | None:
        """What someone founded or ended: the body right behind the verb."""
        if re.search(r"\b(?:was|were|been|is|are|be|being)(?: \w+)?\s*$", text[max(0, match.start() - 24) : match.start()]):
            return None
        behind = [name for name in bodies if name.start >= match.end() and re.fullmatch(_ARTICLE, text[match.end() : name.start])]
        return behind[0] if behind else None

    def _own_events(self, institution: str) -> list[Row]:
        return [event for event in self.claims.events if institution in event["institutions"] or institution in event["actors"]]


def _is_elsewhen(edge: Period, period: Period, opening: bool) -> bool:
    """Whether something surely began or ended at another time: what begins was decided on up to a year before."""
    if not apart(edge, period):
        return False
    ahead = ordinal(numbered_day(edge.first)) - ordinal(numbered_day(period.last))
    late = ordinal(numbered_day(period.first)) - ordinal(numbered_day(edge.last))
    return late > (31 if opening else 0) or ahead > (366 if opening else 31) or _is_day_of_another_year(edge, period)


def _is_day_of_another_year(edge: Period, period: Period) -> bool:
    """Whether a day is the very one, in another year."""
    return edge.days == 1 and period.days == 1 and edge.first % 10_000 == period.first % 10_000


def _apart_event(event: Row, period: Period, opening: bool, slip: bool) -> bool:
    """Whether an event is of another time, or opens or ends nothing; one of the same week may be what is meant, but for a `slip`."""
    if (period.days > 62 or slip) and not (_OPENS if opening else _CLOSES).search(event["title"]):
        return True
    return not (event["first"] - 7 <= period.last and period.first <= event["last"] + 7) or event["kind"] in ("meeting", "statement")


_OPENS = re.compile(
    r"\b(?:set[s]? up|establish\w*|found\w*|creat\w+|authoris\w+|launch\w*|begin\w*|start\w*|first|open\w*|form\w*|deploys?)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:dissol\w+|disband\w*|end[s]?|ended|terminat\w+|clos\w+|complet\w+|withdraw\w*|leave\w*|last|hand\w* over|takes over)\b",
    re.IGNORECASE,
)
_REPLACED = re.compile(
    r"\b(?:(?P<passive>(?:was|were|been|is) (?:replaced|succeeded|followed) by|(?:gave|made) way to"
    r"|handed (?:over )?(?:its |the )?(?:\w+ )?(?:over )?to|became|turned into|evolved into)"
    r"|replac(?:ed|es|ing)|succeed(?:ed|s|ing)|took over (?:\w+ )?from|takes over from|taking over from|(?:the )?successor (?:of"
    r"|to)|grew out of|emerged from|followed on from|took the place of)\b"
)
_ATTRIBUTE = re.compile(
    r"(?:'s| [Ll]ed|-led)? (?:\w+ ){0,2}?(?:mission|force|operation|headquarters|command|campaign|bombing|council|summit|treaty|agency)s?\b"
)
"""What is an alliance's and not the alliance: `an EU mission which began`."""
_ARTICLE = r"\s*(?:the |its |a |an )?(?:new |own |second |first )?(?:mission |force |operation |Operation )?"
_PRONOUN = re.compile(r"(?:It|(?:The|Its) (?:force|mission|operation|command|mandate|organi[sz]ation|alliance|union|pact))\b|its mandate\b")
_LIFE = re.compile(
    r"\b(?:(?P<begun>(?P<strict>founded|established|created|set up|came into being|formed|was born|inaugurated"
    r"|goes back to|dates (?:back to|from))"
    r"|launched|began|begun|started|activated|opened|deployed|kicked off)"
    r"|(?P<over>dissolved|disbanded|ended|stood down|wrapped up"
    r"|terminated|wound up|ran out|expired|lapsed|passed away|closed down|ceased|was closed|concluded|came to an end|completed))\b"
)
