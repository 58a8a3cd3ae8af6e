"""How the Security Council voted: `by eight votes to none, with three abstentions`, held against the resolution that a text speaks of."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from alliancecli.factcheck.finding import REFUTED, SUPPORTED, Finding
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims
from alliancecli.recognise.numbers import UNITS

_NONE: Final = {"none": 0, "no": 0, "nobody": 0, "nil": 0, "a": 1, "single": 1}
_N = rf"\d{{1,2}}|{'|'.join((*UNITS, *_NONE))}"


SEATS: Final = (11, 15)
"""How many members the Council had until 1965, and has."""


class Vote(NamedTuple):
    """Votes for, votes against and abstentions; None for what is not said."""

    given: int | None
    against: int | None = None
    abstained: int | None = None

    @property
    def shown(self) -> str:
        """In words."""
        parts = zip(("for", "against", "abstaining"), self, strict=True)
        return ", ".join(f"{number} {name}" for name, number in parts if number is not None)


class Votes:
    """Checks what sentences say of votes and vetoes. A number of a resolution carries over to the sentences after it in its paragraph."""

    def __init__(self, claims: Claims) -> None:
        self._resolutions: dict[str, tuple[Row, Vote]] = {}
        self._on: dict[int, list[str]] = {}
        self._vetoes = [one for one in claims.events if "veto" in one["tags"] and one["kind"] == "decision"]
        for one in claims.events:
            if one["kind"] == "resolution" and (vote := recorded(one["summary"] or "")):
                for number in re.findall(r"(?<=unscr-)\d+", one["id"]):
                    self._resolutions[number] = one, vote
                    self._on.setdefault(one["first"], []).append(number)
        self._paragraph: object = None
        self._last = ""

    def check(self, sentence: Sentence) -> Iterator[Finding]:
        """What the record makes of each vote that a sentence tells."""
        text = sentence.paragraph.text
        if self._paragraph is not sentence.paragraph:
            self._paragraph, self._last = sentence.paragraph, ""
        numbers = list(_NUMBER.finditer(text, sentence.start, sentence.end))
        for match in _VOTE.finditer(text, sentence.start, sentence.end):
            before = [one[1] for one in numbers if one.end() <= match.start()]
            meant = before[-1:] or [one[1] for one in numbers[:1]] or self._of_that_day(sentence) or [self._last]
            told, known = _told(match), [found for number in meant if (found := self._resolutions.get(number))]
            if not known or not told or not (numbers or all(_is_about(when.period, known[0][0]) for when in sentence.whens)):
                continue
            row, vote = next((found for found in known if _agree(told, found[1])), known[0])
            wrong = not _agree(told, vote)
            if wrong and not numbers and _REJECTED.search(sentence.text):
                continue
            says = {"event": row["id"], "votes": told.shown}
            yield Finding(
                match.start(), match.end(), REFUTED if wrong else SUPPORTED, "event", says, f"{vote.shown}: {row['title']}", (row,)
            )
        if numbers:
            self._last = numbers[-1][1]
        yield from self._cast(sentence)

    def _cast(self, sentence: Sentence) -> Iterator[Finding]:
        """Who vetoed a draft on a day, or within a month: those who did are on record, and it was no other of a day."""
        text = sentence.paragraph.text
        for match in _VETO.finditer(text, sentence.start, sentence.end):
            who = [name for name in sentence.names if name.kind == "state" and 0 <= match.start() - name.end < 24]
            whens = [when for when in sentence.whens if when.period.days <= 31]
            again = [when for one, when in pairwise(whens) if _AGAIN.fullmatch(text, one.end, when.start)]
            if not who or len(whens) - len(again) != 1:
                continue
            for when in whens:
                then = [one for one in self._vetoes if when.period.meets(one["first"], one["last"])]
                cast = [one for one in then if who[-1].id in one["actors"]]
                if cast or (then and when.period.days == 1 and when.sure):
                    found = (cast or then)[:2]
                    says = {"event": "veto", "actor": who[-1].id, "date": when.period.text}
                    note = "; ".join(f"{one['title']} ({one['shown']})" for one in found)
                    span = (when.start, when.end) if when in again else (who[-1].start, when.end if again else match.end())
                    yield Finding(*span, SUPPORTED if cast else REFUTED, "event", says, note, tuple(found))

    def _of_that_day(self, sentence: Sentence) -> list[str]:
        """The resolutions of the day that a sentence on the Council names."""
        days = [when.period.first for when in sentence.whens if when.period.days == 1]
        return self._on.get(days[-1], []) if days and re.search(r"\bCouncil\b|\b[Rr]esolution\b|\b[Vv]otes?\b", sentence.text) else []


def _agree(told: Vote, known: Vote) -> bool:
    """Whether nothing that is told of a vote is otherwise on record."""
    return not any(said is not None and on_record is not None and said != on_record for said, on_record in zip(told, known, strict=True))


def was_no_failure(event: Row, text: str) -> bool:
    """Whether an event is a resolution, which was adopted, and a text tells of a draft that was not."""
    return event["kind"] == "resolution" and _REJECTED.search(text) is not None


def _is_about(period: Period, event: Row) -> bool:
    """Whether a time is that of an event, give or take a month: another is of another vote."""
    return period.meets(event["first"] - 100, event["last"] + 100)


def recorded(summary: str) -> Vote | None:
    """The vote that a record of a resolution tells."""
    if match := re.search(r"adopted (\d+)-(\d+)-(\d+)", summary):
        return Vote(*map(int, match.groups()))
    if match := re.search(r"\bby (\d+) to (\d+)\b", summary):
        return Vote(*map(int, match.groups()))
    vote = _told(match) if (match := _VOTE.search(summary)) else None
    if vote and vote.given and vote.against is None and vote.given + (vote.abstained or 0) in SEATS:
        return vote._replace(against=0, abstained=vote.abstained or 0)
    return vote


def _told(match: re.Match[str]) -> Vote | None:
    """The vote that words tell; where the votes for are told, nobody is left out in silence but those who abstain."""
    if match["all"]:
        return Vote(None, 0, 0)
    if match["unopposed"]:
        return Vote(None, 0, None)
    if match["dissent"]:
        return Vote(None, _count(match["dissent"]), None)
    if match["alone"]:
        return Vote(None, None, _count(match["alone"]))
    against, abstained = match["against"] or match["counter"], match["abstained"]
    return Vote(_count(match["given"]), _count(against) if against else None, _count(abstained) if abstained else None)


def _count(word: str) -> int:
    word = word.lower()
    return int(word) if word.isdecimal() else _NONE[word] if word in _NONE else UNITS[word]


_REJECTED = re.compile(r"\b(?:reject|refus|turn(?:s|ed) down|vot\w+ down|(?:defeat|block|fail|veto)(?:e?s|e?d)?\b)")
"""What tells that a draft did not become a resolution."""
_VETO = re.compile(r"\bvetoe[sd]\b|\bblocked (?:the|a|this|that) draft\b|\b(?:cast|used|uses|wielded) (?:its|the|a|her|his) veto\b")
_AGAIN = re.compile(r",? (?:and|then) (?:again )?(?:in |on )?")
"""What stands between the times at which someone did the same."""
_NUMBER = re.compile(r"\b(?:(?:[Rr]esolution|Res\.?|UNSCR|SCR|No\.) (?:\d+ \()?|[Rr]esolutions (?=\d+ and \d+, the first\b))(\d{1,4})\b")
_ABSTAINED = rf"(?:,?\ (?:and\ |with\ |there\ (?:was|were)\ )*(?P<abstained>{_N})\ (?:(?:members?|states?)\ )?abst\w+)?"
_VOTE = re.compile(
    rf"""\b(?:(?:by|with|passed|won|got|adopted|received|found|drew|had|carried|was|gained|gathered)\ (?:a\ vote\ of\ )?
          |(?=(?:{_N})\ (?:votes?\ )?in\ favou?r\b))(?P<given>{_N})
        (?:\ (?:votes?\b(?:\ (?:in\ favou?r|for))?|in\ favou?r|yes|ayes)|(?=,?\ (?:with\ |to\ none,?\ with\ )(?:{_N})\ (?:\w+\ )?abst))
        (?:,?\ (?:to|and)\ (?P<against>{_N})(?:\ against)?(?!\ (?:abst|mem))(?:\ noe?s?)?|,?\ (?P<counter>{_N})\ against)?{_ABSTAINED}
      | (?P<all>\bunanimous(?:ly)?\b|\ball\ (?:eleven|fifteen|11|15)(?:\ (?:of\ its\ )?members|\ hands|\ voted|\ votes)?(?![\ -]\w*s\b))
      | (?P<unopposed>\b(?:not\ a\ single|without\ an?(?:y|\ single)?|no|not\ one)
        \ (?:(?:dissenting|negative|opposing)\ votes?|votes?\ against|dissent)\b)
      | \b(?P<dissent>{_N})\ (?:(?:dissenting|negative|opposing)\ votes?|votes?\ against)\b
      | \b(?P<alone>{_N})\ (?:(?:members?|states?|of\ its\ members|of\ them|countries|governments)\ )?
        (?:abstain(?:ed|ing)|abstentions?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Ways in which a vote is told."""
