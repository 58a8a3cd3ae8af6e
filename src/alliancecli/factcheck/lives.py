"""When a force or body began and ended, as a draft has it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliancecli.factcheck.details import RESOLUTION, names_resolution
from alliancecli.factcheck.edges import apart, begun, ended, sharpest, was_then, year_off
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.naming import Named, is_beside
from alliancecli.factcheck.periods import FROM_TO, Period, When
from alliancecli.factcheck.reading import Sentence
from alliancecli.factcheck.wording import stems
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class _Told(NamedTuple):
    """That something began (`opening`) or ended, `text[start:end]`; it is `strict` where the words can mean nothing else.

    `by_verb` is whether a verb says that it began or ended, and not how long it lasted.
    """

    body: Named
    start: int
    end: int
    when: When
    opening: bool
    strict: bool
    by_verb: bool = False


class Lives:
    """Checks sentences against the lives of what a record knows."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of beginnings and ends that a sentence states."""
        text = sentence.paragraph.text
        bodies = [name for name in sentence.names if name.kind not in ("state", "person", "position", "group", "agency", "government")]
        bodies = [name for name in bodies if not (_ATTRIBUTE.match(text, name.end) or is_beside(text, name))]
        told = list(_by_verbs(sentence, bodies))
        for others in (_by_stretch(sentence, bodies), _by_item(sentence, bodies)):
            told += [one for one in others if not any(one.when == other.when for other in told)]
        for one in told:
            yield self._verdict(sentence, one)

    def _verdict(self, sentence: Sentence, told: _Told) -> Finding:
        body, period, opening = told.body, told.when.period, told.opening
        rows = [row for row in self.claims.relations(body.id) if row["relation"] == "life"]
        edges = [(edge, row) for row in rows if (edge := begun(row) if opening else ended(row))]
        events = [one for one in self.claims.events if body.id in one["institutions"] or body.id in one["actors"]]
        sharp = sharpest(edges, period)
        known = not edges or any(abs(edge.year - period.year) <= 1 for edge, _ in edges)  # else it is something of it that began then
        fitting = [row for edge, row in sharp if edge.meets(*period)]
        fitting = fitting or [one for one in events if known and _is_edge(one, period, opening)]
        if self._is_elsewhere(sentence, told, events):
            fitting = []
        says = {"subject": body.id, "life": "begins" if opening else "ends", "date": period.text}
        called = self.claims.institutions[body.id]["name"]
        if fitting:
            note = "; ".join(row.get("title") or f"{called} {row['shown']}" for row in fitting[:2])
            return Finding(told.start, told.end, SUPPORTED, "event", says, note, tuple(fitting[:2]))
        note = "; ".join(dict.fromkeys(f"{called} {row['shown']}" for _, row in edges)) or "nothing on record about just that"
        slip = year_off(sharp, period)
        sure = (
            sharp
            and told.when.told
            and (told.strict or (slip and told.by_verb))
            and (body.text != "It" or sentence.context.body)
            and (body in sentence.names or any(abs(edge.year - period.year) < 5 for edge, _ in sharp))  # else another is spoken of
            and all(_is_elsewhen(edge, period, opening) for edge, _ in sharp)
            and not _AS_OF.search(sentence.paragraph.text, told.start, told.when.start)
            and all(_apart_event(one, period, opening, slip) for one in events)
        )
        return Finding(told.start, told.end, REFUTED if sure else UNKNOWN, "event", says, note, tuple(row for _, row in edges[:3]))

    def _is_elsewhere(self, sentence: Sentence, told: _Told, events: list[Row]) -> bool:
        """Whether a sentence has what began or ended in a land, or by a resolution, that is none of its own."""
        text, one = sentence.paragraph.text, self.claims.institutions[told.body.id]
        known = " ".join((one["name"], *one["aliases"], one["summary"] or "", *one["theatres"]))
        known += " ".join(" ".join((event["title"], event["summary"] or "", *event["theatres"])) for event in events)
        end = _BREAK.search(text, told.end, sentence.end)
        lands = [
            name for name in sentence.names if name.kind == "state" and told.start < name.start < (end.start() if end else sentence.end)
        ]
        if any(_IN.search(text, name.start - 8, name.start) and not set(stems(name.text)) <= set(stems(known)) for name in lands):
            return True
        clause = text[sentence.start : told.end]
        resolutions = [event for event in self.claims.events if names_resolution(event, clause)] if RESOLUTION.search(clause) else []
        return bool(resolutions) and not any(event in events for event in resolutions)


def _spoken_of(sentence: Sentence, until: int) -> list[Named]:
    """What a sentence begins with in other words: `It`, `The force`."""
    pronoun = _PRONOUN.match(sentence.paragraph.text, sentence.start)
    meant = (pronoun and pronoun["force"] and sentence.context.force) or sentence.context.body or sentence.context.force
    if not meant or not pronoun or pronoun.end() > until:
        return []
    return [Named(sentence.start, pronoun.end(), pronoun[0], meant, "force")]


def _by_verbs(sentence: Sentence, bodies: list[Named]) -> Iterator[_Told]:
    """What was founded, launched, dissolved, and when."""
    text = sentence.paragraph.text
    for match in _LIFE.finditer(text, sentence.start, sentence.end):
        passive = _PASSIVE.search(text, max(0, match.start() - 24), match.start()) is not None
        before = [name for name in bodies if name.end <= match.start()] or _spoken_of(sentence, match.start())
        if object_ := None if passive else _object(sentence, bodies, match):
            before = [object_]
        elif not passive and _OBJECT.match(text, match.end()):
            continue  # what NATO launched is not NATO
        goes_on = _AND.search(text, sentence.start, match.start()) is not None
        between = text[before[-1].end : match.start()] if before else ""
        apart = len(between) > (120 if goes_on else 45) or _ASIDE.search(between) or (not goes_on and _TWO_BREAKS.search(between))
        if not before or apart:
            continue
        one = before[-1]
        match_end = max(one.end, match.end())
        whens = [when for when in sentence.whens if when.end > match_end > when.start - 60 and when.start > match.start()]
        whens = whens or [when for when in sentence.whens if when.end <= min(one.start, match.start())]
        if whens:
            start = min(one.start, match.start()) if match.start() - one.end < 40 else match.start()
            strict = match["strict"] is not None or match["over"] is not None
            yield _Told(one, start, max(match_end, whens[0].end), whens[0], match["begun"] is not None, strict, by_verb=True)


def _by_stretch(sentence: Sentence, bodies: list[Named]) -> Iterator[_Told]:
    """From when and until when something lasted: `ran until May 2010`, `Sharp Guard (June 1993 to October 1996)`."""
    text = sentence.paragraph.text
    for n, when in enumerate(sentence.whens if sentence.paragraph.kind != "heading" else ()):
        before = [name for name in bodies if name.end <= when.start] or _spoken_of(sentence, when.start)
        before = before[:1] if sentence.paragraph.kind == "row" else before
        before = [name for name in before if not _LED.search(text, sentence.start, name.start)]
        found = [
            (name, match)
            for name in before
            if (match := _DIRECT.fullmatch(text, name.end, when.start) or _LASTED.fullmatch(text, name.end, when.start))
        ]
        last = sentence.whens[n + 1] if n + 1 < len(sentence.whens) else None
        last = last if last and FROM_TO.fullmatch(text, when.end, last.start) else None
        if not found or not (when.bound in ("since", "until") or last):
            continue
        body, match = found[-1]
        strict = match["strict"] is not None if match.re is _LASTED else not _BESIDE.search(text, sentence.start, body.start)
        yield _Told(body, body.start, when.end, when, when.bound != "until", strict)
        if last:
            yield _Told(body, when.end, last.end, last, False, strict)


def _by_item(sentence: Sentence, bodies: list[Named]) -> Iterator[_Told]:
    """What an item of a list has with its date, and no word beside: that it began then, or nothing that is sure."""
    text = sentence.paragraph.text
    if sentence.paragraph.kind == "item" and len(bodies) == len(sentence.whens) == 1:
        (body,), (when,) = bodies, sentence.whens
        first, last = sorted(((body.start, body.end), (when.start, when.end)))
        alone = not text[sentence.start : first[0]].strip(" *") and not text[last[1] : sentence.end].strip(" .;*")
        if alone and _ITEM.fullmatch(text, first[1], last[0]):
            yield _Told(body, first[0], last[1], when, opening=True, strict=False)


def _object(sentence: Sentence, bodies: list[Named], match: re.Match[str]) -> Named | None:
    """What someone founded or ended: the body right behind the verb, or `it`, which was spoken of before."""
    text = sentence.paragraph.text
    behind = [name for name in bodies if name.start >= match.end() and re.fullmatch(_ARTICLE, text[match.end() : name.start])]
    meant = sentence.context.force or sentence.context.body
    if not behind and meant and (it := _IT.match(text, match.end())):
        return Named(it.start(), it.end(), it[0], meant, "force")
    return behind[0] if behind else None


def _is_edge(event: Row, period: Period, opening: bool) -> bool:
    """Whether an event of a time is one by which something began or ended."""
    told = (_OPENS if opening else _CLOSES).search(event["title"])
    return was_then(event, period) and told is not None and event["last"] - event["first"] < 500


def _is_elsewhen(edge: Period, period: Period, opening: bool) -> bool:
    """Whether something surely began or ended at another time: what begins was decided on up to a year before."""
    if not apart(edge, period):
        return False
    late, ahead = period.after(edge), edge.after(period)
    return late > (31 if opening else 0) or ahead > (366 if opening else 31) or _is_day_of_another_year(edge, period)


def _is_day_of_another_year(edge: Period, period: Period) -> bool:
    """Whether a day is the very one, in another year."""
    return edge.days == 1 and period.days == 1 and edge.first % 10_000 == period.first % 10_000


def _apart_event(event: Row, period: Period, opening: bool, slip: bool) -> bool:
    """Whether an event is of another time, or opens or ends nothing; one of the same week may be what is meant, but for a `slip`."""
    told, other = (_OPENS, _CLOSES) if opening else (_CLOSES, _OPENS)
    if not told.search(event["title"]) and (period.days > 62 or slip or other.search(event["title"])):
        return True
    then = Period(event["first"], event["last"])
    return max(then.after(period), period.after(then)) > 7 or event["kind"] in ("meeting", "statement")


_OPENS = re.compile(
    r"\b(?:set[s]? up|establish\w*|found\w*|creat\w+|authoris\w+|launch\w*|begin\w*|start\w*|first|open\w*|form\w*|deploys?)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:dissol\w+|disband\w*|end[s]?|ended|terminat\w+|clos\w+|complet\w+|withdraw\w*|leave\w*|last|hand\w* over|takes over)\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?:'s| [Ll]ed|-led)? (?:\w+ ){0,2}?(?:mission|force|operation|headquarters|command|campaign|bombing|council|summit|treaty|agency)s?\b"
)
"""What is an alliance's and not the alliance: `an EU mission which began`."""
_AND = re.compile(r",? and $")
"""What goes on with the subject of the verb before: `grew out of another mission, and closed its doors in 2005`."""
_ASIDE = re.compile(r"\b(?:who|whose|after|before|since)\b|;")
_TWO_BREAKS = re.compile(r",.*,")
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be|being)(?: \w+)?\s*$")
_IN = re.compile(r"\bin (?:the )?$")
_BREAK = re.compile("[,;:]")
_IT = re.compile(r" (?:it|them)\b")
_OBJECT = re.compile(r" (?:(?:the|a|an|another|both|two|three|new) |(?:it|them|this|that)\b|[A-Z](?!\w+ [0-9]))")
"""What stands behind a verb that is done to something: `launched Baltic Sentry`."""
_ARTICLE = r"\s*(?:the |its |a |an )?(?:new |own |second |first )?(?:mission |force |operation |Operation )?"
_PRONOUN = re.compile(
    r"(?:(?:When|Once|After|Before|Until) )?(?:[Ii]t|(?:[Tt]he|[Ii]ts) (?:(?P<force>force|mission|operation|mandate|soldiers|troops)"
    r"|command|organi[sz]ation|alliance|union|pact))\b"
    r"|its mandate\b"
)
_LIFE = re.compile(
    r"\b(?:(?P<begun>(?P<strict>founded|established|created|set up|came into being|formed|was born|inaugurated"
    r"|goes back to|dates (?:back to|from))"
    r"|launched|sent(?= to\b)|beg[au]n|started|(?:begins|starts|opens)(?= (?:on|in|at|work)\b|[,.;:])"
    r"|activated|opened|deployed|kicked off|g[eo]ts? under ?way|got (?:going|started)|set (?:sail|to work))"
    r"|(?P<over>dissolved|disbanded|ended|ends(?= (?:on|in|at)\b|[,.;:])|stood down|wrapped up"
    r"|terminated|wound up|ran out|expired|lapsed|passed away|closed down|ceased|was closed|concluded|came to an end|completed"
    r"|folded (?:its|their) tents|(?:hauled|took) down (?:its|the) flag|struck (?:its|the) (?:flag|colours)|lowered (?:its|the) flag"
    r"|shut (?:its doors|up shop|down)|packed up|closed(?: its doors| up shop|(?= (?:on|in|at)\b))))\b"
)
_AS_OF = re.compile(r"\bas of\b")
_DIRECT = re.compile(r"\)?[\s:,(*-]*(?:\|(?:[^|0-9]*\|)*)?\s*(?:from|since|until|till)? ?(?:early|late|mid)?[ -]?")
_ITEM = re.compile(r"[\s:,*]*(?:in|starts?|begins?|launch)?[\s:,*-]*")
_BESIDE = re.compile(r"\b(?:by|of|under|with|in|from|to|for|at) (?:the |its )?$")
_THE_NEXT = "(?:the (?:following|next|same) |the previous )?"
_LED = re.compile(r"\b(?:led|leads|headed|heads|commanded|commands|chaired|ran|joined|left|served)\s(?:(?:the|in|with) )?$")
"""What someone did of a body: `led NATO from 2009 to 2014` is no life of NATO."""
_LASTED = re.compile(
    r"\)?(?: \w+)? (?:(?P<strict>(?:stayed|remained|ran|lasted|continued|went on|operated)(?: \w+)?)"
    r"|(?:worked|served|(?:has|have|had) been(?: (?:going|running|under way))?"
    r"|was (?:active|under way|in place|there|an? [\w ]{3,40}))\b[^.,;]{0,50}?)"
    rf" (?:from|since|until|till|up to) {_THE_NEXT}(?:early |late |mid-)?"
)
