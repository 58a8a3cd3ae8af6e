"""Who followed whom in an office, as a draft has it."""

import re
from collections.abc import Iterator

from alliancecli.dates.days import numbered_day, ordinal
from alliancecli.factcheck.edges import begun, ended, is_far, sharpest, shown
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, VERDICTS, Finding
from alliancecli.factcheck.naming import Named
from alliancecli.factcheck.offices import Offices, says
from alliancecli.factcheck.periods import Period, When
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row


class Successions:
    """Checks who came after whom against the holders of offices."""

    def __init__(self, offices: Offices) -> None:
        self._offices, self._tenures = offices, offices.tenures

    def check(self, sentence: Sentence, people: list[Named]) -> Iterator[tuple[Finding, set[int]]]:
        """What the record makes of each succession, with where the people begin of whom nothing more is said."""
        text = sentence.paragraph.text
        yield from self._after_a_pronoun(sentence, people)
        for match in _FOLLOWED.finditer(text, sentence.start, sentence.end):
            before = [name for name in people if name.end <= match.start()]
            behind = [name for name in people if name.start >= match.end() and name.start - match.end() < 60]
            if not behind or re.match(r"\s*(?:us|them|him|her|me|it|you)\b", text[match.end() :]):
                continue
            other = behind[0].id
            is_later = match["passive"] is not None
            meant = [before[-1].id] if before else [who for who in reversed(sentence.context.people) if who != other][:6]
            span = match.start(), behind[0].end
            if finding := self._of_whom(sentence, span, other, meant, is_later, bool(before)):
                office, later = finding.says["subject"], finding.says["holder"]
                whens = [
                    when for when in sentence.whens if behind[0].end <= when.start and _BETWEEN.fullmatch(text, behind[0].end, when.start)
                ]
                dated = office and whens and not any(name.start > behind[0].end for name in people)
                edge = self._edge(office, later, whens[0]) if office and dated else None
                if edge:
                    yield edge, {behind[0].start} | ({name.start for name in before[-1:]} if edge.verdict == SUPPORTED else set())
                if not edge or edge.verdict == SUPPORTED or finding.verdict == REFUTED:  # else it is not so as it is said
                    yield finding, {behind[0].start}

    def _after_a_pronoun(self, sentence: Sentence, people: list[Named]) -> Iterator[tuple[Finding, set[int]]]:
        """Those who came after, or before, him of whom the text spoke last: `Before him it was ...`, `Then came ...`."""
        text = sentence.paragraph.text
        for pattern, is_later in ((_HE_LATER, True), (_HE_EARLIER, False)):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                named = [name for name in people if name.end <= match.start() and match.start() - name.end < 12]
                named = named if match["person_first"] else [name for name in people if 0 <= name.start - match.end() < 40]
                if not named:
                    continue
                one = named[-1] if match["person_first"] else named[0]
                span = min(one.start, match.start()), max(one.end, match.end())
                named_before = [name.id for name in people if name.end <= span[0] and name.id != one.id]
                meant = named_before[-1:] or [who for who in reversed(sentence.context.people) if who != one.id][:6]
                finding = self._of_whom(sentence, span, one.id, meant, is_later, bool(named_before))
                whens = [when for when in sentence.whens if span[1] <= when.start and _BETWEEN.fullmatch(text, span[1], when.start)]
                edge = self._edge(finding.says["subject"], one.id, whens[0]) if finding and whens and is_later else None
                if edge:
                    yield edge, {one.start}
                if finding and (not edge or edge.verdict == SUPPORTED or finding.verdict == REFUTED):
                    loose = is_later and finding.verdict != REFUTED and not edge and bool(sentence.whens)
                    yield finding, set() if loose else {one.start}

    def _of_whom(
        self, sentence: Sentence, span: tuple[int, int], who: str, meant: list[str], is_later: bool, is_named: bool
    ) -> Finding | None:
        """The succession to the one of those who may be meant whom it fits; it is wrong only where but one can be."""
        found = []
        for other in meant:
            later, earlier = (who, other) if is_later else (other, who)
            if finding := self._succession(*span, self._office(sentence, later, earlier), later, earlier, sentence.whens):
                found.append(finding)
        fitting = [one for one in found if one.verdict == SUPPORTED]
        if fitting or not found:
            return fitting[0] if fitting else None
        return found[0] if is_named or sentence.context.is_alone else found[0]._replace(verdict=UNKNOWN)

    def _office(self, sentence: Sentence, later: str, earlier: str) -> str | None:
        """The office that is spoken of, if both held it; else the only one that both did."""
        office = self._offices.spoken_of(sentence, later)
        both = self._offices.held_by(later) & self._offices.held_by(earlier)
        return next(iter(both)) if office not in both and len(both) == 1 else office

    def _succession(self, start: int, end: int, office: str | None, later: str, earlier: str, whens: list[When]) -> Finding | None:
        """What the record makes of it; of rivals of a term those are meant that began when the sentence says."""
        if office is None:
            return None
        said = says(office, later, "follows " + earlier)
        mine = self._tenures.get((office, later), [])
        starts = [period for row in mine if (period := begun(row))]
        starts = [one for one in starts if any(when.period.meets(*one) for when in whens)] or starts
        if between := self._between(office, later, earlier) if mine and not starts else []:
            note = f"between them came {', '.join(dict.fromkeys(row['name'] for row in between))}"
            return Finding(start, end, REFUTED, "holder", said, note, (mine[0], *between[:3]))
        if not mine or not starts:
            return Finding(start, end, UNKNOWN, "holder", said, "nothing on record about just that succession", tuple(mine[:1]))
        found = [self._came_after(start, end, office, later, earlier, term) for term in _terms(starts)]
        return min(found, key=lambda one: VERDICTS.index(one.verdict))

    def _between(self, office: str, later: str, earlier: str) -> list[Row]:
        """Who took office surely after one of two had and before the other left it, whose beginning nobody gives."""
        first = [period for row in self._tenures.get((office, earlier), []) if (period := begun(row))]
        last = [period for row in self._tenures.get((office, later), []) if (period := ended(row))]
        if not first or not last:
            return []
        low, high = _day(max(period.last for period in first)) + 31, _day(min(period.first for period in last)) - 31
        found = []
        for (subject, name), rows in self._tenures.items():
            if subject == office and name not in (later, earlier) and not _acting(rows):
                found += [row for row in rows if (period := begun(row)) and low < _day(period.first) and _day(period.last) < high]
        return found

    def _came_after(self, start: int, end: int, office: str, later: str, earlier: str, starts: list[Period]) -> Finding:
        """Whether a term that began as its claims say came after someone's."""
        said = says(office, later, "follows " + earlier)
        mine = self._tenures.get((office, later), [])
        first, widest = min(period.first for period in starts), max(period.last for period in starts)
        soonest, latest_day = _day(first) - 62, _day(widest) + 31
        others = [(name, rows) for (subject, name), rows in self._tenures.items() if subject == office and name != later]
        before = []
        for name, rows in others:
            began = [period for row in rows if (period := begun(row))]
            over = [period for row in rows if (period := ended(row))]
            beginning = min((period.first for period in began), default=None)
            ending = max((period.last for period in over), default=None)
            if (beginning is not None and beginning < first) or (
                beginning is None and ending is not None and _day(ending) <= _day(widest) + 183
            ):
                before.append((beginning or 0, ending, name, rows))
        direct = [
            one
            for one in before
            if any(_day(period.first) <= latest_day and _day(period.last) >= soonest for row in one[3] if (period := ended(row)))
        ]
        latest = max(before, key=lambda one: one[0]) if before else None
        if any(one[2] == earlier for one in direct) or (latest and latest[2] == earlier):
            rows = next(one[3] for one in before if one[2] == earlier)
            return Finding(start, end, SUPPORTED, "holder", said, shown(rows), (mine[0], *rows[:2]))
        mine_began = [period for row in self._tenures.get((office, earlier), []) if (period := begun(row))]
        if mine_began and all(period.first > widest for period in mine_began):
            rows = self._tenures[(office, earlier)]
            return Finding(start, end, REFUTED, "holder", said, f"{earlier} came later: {shown(rows)}", (mine[0], *rows[:2]))
        if direct and latest and all(not _acting(one[3]) for one in direct):
            names = ", ".join(dict.fromkeys(one[2] for one in direct))
            rows = [row for one in direct for row in one[3]]
            return Finding(start, end, REFUTED, "holder", said, f"before {later} came {names}", (mine[0], *rows[:3]))
        return Finding(start, end, UNKNOWN, "holder", said, "the record has a gap before", (mine[0],))

    def _edge(self, office: str, who: str, when: When) -> Finding:
        """Whether a term of office began on the date of a succession."""
        rows = self._tenures.get((office, who), [])
        known = sharpest([(edge, row) for row in rows if (edge := begun(row))], when.period)
        fitting = [row for edge, row in known if edge.meets(*when.period)]
        far = bool(known) and all(is_far(edge, when.period) for edge, _ in known)
        verdict = SUPPORTED if fitting else REFUTED if far else UNKNOWN
        return Finding(
            when.start,
            when.end,
            verdict,
            "holder",
            says(office, who, when.period.text),
            shown(fitting or rows),
            tuple((fitting or rows)[:2]),
        )


def _terms(starts: list[Period]) -> list[list[Period]]:
    """The beginnings of one term each: those years apart are of two."""
    terms: list[list[Period]] = []
    for one in sorted(starts):
        if terms and one.first - terms[-1][-1].last < 10_000:
            terms[-1].append(one)
        else:
            terms.append([one])
    return terms


def _acting(rows: list[Row]) -> bool:
    return any(re.search("acting|interim|second", f"{row.get('office')} {row.get('change')}") for row in rows)


def _day(number: int) -> int:
    return ordinal(numbered_day(number))


_BETWEEN = re.compile(
    r"(?:,? of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?\s*(?:,\s*)?(?:on|in|at|by)?\s*(?:early|late|mid|the following|the next|that)?[\s-]*"
)
_HE_LATER = re.compile(
    r"\b(?P<person_first>(?:(?:then|directly|later|duly|in turn) )?(?:(?:follow|succeed|reliev|replac)ed (?:him|her)"
    r"|(?:took|got) (?:his|her) (?:place|chair|job|post)"
    r"|took over from (?:him|her)|(?:came|was) (?:(?:the )?next|after (?:him|her))))\b"
    r"|\b(?:(?i:his|her) successor(?:, [^,]{0,30},)? (?:was|is|became)|(?i:after) (?:him|her) (?:came|it was|was"
    r"|followed)|Then(?: came| it was)?(?= [A-Z])"
    r"|(?i:the) next(?: one)?(?: after (?:him|her|[A-Z]\w+))? was)\b"
)
_HE_EARLIER = re.compile(
    r"\b(?P<person_first>(?:came|was|had been(?: there)?) before (?:him|her))\b"
    r"|\b(?:(?i:his|her) predecessor(?:, [^,]{0,30},)? (?:was|is|had been)|(?i:before) (?:him|her),? (?:it was"
    r"|it had been|came|was|there was|had been))\b"
)
_FOLLOWED = re.compile(
    r"\b(?:(?P<passive>(?:was|were|is|been)? ?(?:succeeded|replaced|followed|relieved)(?: (?:at|as|in|there) ?(?:\w+ ){0,5}?)? ?by"
    r"|handed (?:over )?(?:command "
    r"|the \w+ |it |[A-Z]+ )?(?:over )?(?:\w+ly )?to"
    r"|passed (?:on )?(?:the (?:command|baton|job|post|reins)|it|command) (?:\w+ )?to|(?:was|were) (?:succeeded|replaced|followed|relieved)"
    r" [^,;.]{3,24} by|ma(?:de|kes) way for|g(?:ave|ives) way to)"
    r"|to (?:follow|succeed|replace|relieve)(?= [A-Z])|took (?:the|his|her) \w+ over from"
    r"|t(?:ook|aken) (?:(?:the )?(?:command|job|post|helm) )?over(?: \w+){0,5} from"
    r"|took (?:it|them) over from|(?:came|got) (?:in|there) after"
    r"|took command(?: of \w+)? from|taking over from|succeed(?:s|ed|ing)"
    r"|successor (?:of|to)|replac(?:es|ed|ing)|predecessor (?:was|is|had been),?|follow(?:s|ed|ing)(?= (?:[A-Z]"
    r"|the [A-Z]|Lord))|in succession to|reliev(?:ed|es|ing)|(?:took|taking) the (?:baton|reins|helm) from"
    r"|got it from|inherited (?:it|the (?:post|job|office)) from)"
)
