"""Whether an event of the record bears a clause of a draft out, is another than it, or leaves it open."""

import re
from typing import NamedTuple

from alliancecli.factcheck.details import RESOLUTION, Details, names_resolution, numbers_of
from alliancecli.factcheck.edges import was_then
from alliancecli.factcheck.event_times import RETURNS, is_near, is_slip, may_remember, one_part_off
from alliancecli.factcheck.event_words import Clause, EventWords, Scored
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN
from alliancecli.factcheck.periods import NUMBER, Period
from alliancecli.factcheck.roles import Roles
from alliancecli.factcheck.strange import Strange
from alliancecli.factcheck.votes import was_no_failure
from alliancecli.factcheck.wording import are_opposed, stems
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Verdict(NamedTuple):
    """A verdict, the event that it rests on, a note, and where in the text a detail is that is wrong."""

    verdict: str = UNKNOWN
    event: Row | None = None
    note: str = ""
    wrong: tuple[int, int] | None = None


def _on(verdict: str, event: Row) -> Verdict:
    return Verdict(verdict, event, f"{event['title']} ({event['shown']})")


_ASKED = re.compile(r"\b(?:requests?|asks? for|recommends?|proposes?|plans? (?:to|for|of)|offers? to|pledges?)\b")
_CAME = re.compile(
    rf"\b(?:ha[sd]|have|counted|numbered) (?:about |some |over )?(?:{NUMBER}|[0-9])|\b(?:sent|deployed|dispatched|arrived|landed"
    r"|received)\b"
)
"""What was asked for in an event, and in a draft came."""
_WHO = frozenset(stems("soldiers troops peacekeepers men people personnel forces mission operation"))
"""Words for those who did something, whatever that was."""
_DECIDED = re.compile(
    r"\b(?:[Cc]ouncil|[Aa]ssembly|[Rr]esolutions?|adopt|authori[sz]|mandat|vot(?:e|ing)|decid|establish|creat|extend|impos|lift)"
)
"""What is told of a resolution, and not of what it brought about: a mission that a resolution ends goes home months later."""
_NAME_OF_MONTH = re.compile(r"\b[A-Z][a-z]{2,}")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def _is_vaguer(event: Row, period: Period) -> bool:
    """Whether an event of no known month is held against a month or a day: it may have been then."""
    return period.days <= 62 and event["precision"] in ("year", "decade", "century")


class EventVerdicts:
    """Decides on what a draft tells of an event."""

    def __init__(self, claims: Claims, words: EventWords, details: Details, roles: Roles) -> None:
        self._claims, self._events, self._words, self._details = claims, claims.events, words, details
        self._strange, self._roles = Strange(claims, words, details), roles

    def of(self, told: Clause) -> Verdict:
        """The verdict on a clause and its date."""
        scored = self._words.scored(told)
        return (
            self._borne_out(told, scored)
            or self._of_another_year(told, scored)
            or self._of_resolution(told)
            or self._wrong(told, scored)
            or self._slipped(told, scored)
            or self._misdated_anyhow(told, scored)
        )

    def _misdated_anyhow(self, told: Clause, scored: list[Scored]) -> Verdict:
        """That the clause surely means an event of another time, in whichever year its date is."""
        found = self._misdated(told, scored)
        written = told.sentence.paragraph.text[told.when.start : told.when.end]
        nearest = found.event if found.verdict == UNKNOWN and _NAME_OF_MONTH.search(written) else None
        for year in told.sentence.other_years(told.when) if nearest else ():
            when = told.when._replace(period=year, told=True)
            if nearest and one_part_off(nearest, year) and (other := self._misdated(told._replace(when=when), scored)).verdict == REFUTED:
                return other
        return found

    def of_span(self, told: Clause, loose: Period) -> Verdict:
        """Whether the event that a clause speaks of fell in a time that is worked out, or surely outside a looser one."""
        scored = self._words.scored(told)
        named = [one for one in self._events if one["kind"] == "resolution" and names_resolution(one, told.clause)]
        if len(named) == 1:
            fits = was_then(named[0], told.when.period)
            return _on(SUPPORTED if fits else REFUTED, named[0])
        if found := self._borne_out(told, scored):
            return found
        if not scored:
            return Verdict()
        best, *others = sorted(scored[:12], key=lambda one: one.strength, reverse=True)
        if best.likeness < 0.5 or best.points < 9 or best.common < 2 or best.length > 3:
            return Verdict()
        rest = any(one.strength > 0.8 * best.strength or was_then(one.event, loose) for one in others if one.points > 0.5 * best.points)
        meant = self.is_linked(told, best.event) and self._has_all_named(told, best)
        fits = self._details.fit(best.event, told)
        off = not was_then(best.event, loose) and not rest and meant and fits
        return _on(REFUTED if off else UNKNOWN, best.event)

    def _borne_out(self, told: Clause, scored: list[Scored]) -> Verdict | None:
        """That an event of that time has the words of the clause, and tells of its details."""
        period = told.when.period
        best, barred = max((one.strength for one in scored), default=0), 0.0
        for one in [one for one in scored if was_then(one.event, period) and not _is_vaguer(one.event, period)][:8]:
            event, length = one.event, one.event["last"] - one.event["first"]
            least = (5.0, 0.3) if period.days <= 3 and length < 7 else (8.0, 0.45)
            like = one.common >= 2 and one.points >= least[0] and one.likeness >= least[1]
            numbers = [word for word in re.findall(r"[0-9]{3,}", told.clause.replace(",", "")) if word in numbers_of(event)]
            like = like or (
                length < 7
                and period.days <= 31
                and self.is_linked(told, event)
                and one.points >= 8
                and one.likeness >= 0.25
                and one.common + len(numbers) >= (2 if period.days <= 3 else 3)
            )
            like = like or (period.days == 1 and length < 4 and self._has_a_name(told, one) and self.is_linked(told, event))
            asked = _ASKED.search(event["title"]) and _CAME.search(told.clause)
            outshone = one.is_outshone(best) and period.days < 62
            fits = self._details.fit(event, told, told.settled if period.days <= 3 else ())
            beside, exact = self._beside_names(told, event), period.days <= 3 and length < 7
            says = any(exact or word in one.wording.words for word in beside)
            else_done = (
                are_opposed(told.own, one.wording.title) or was_no_failure(event, told.clause) or self._roles.are_exchanged(told, event)
            )
            if else_done:
                barred = max(barred, one.strength)
            else_done = one.strength <= barred or one.wording.is_topic(told.own)
            if like and says and not (asked or outshone or else_done) and length < 10_000 and fits and not self._strange.names(told, one):
                return _on(SUPPORTED, event)
        return None

    def _of_another_year(self, told: Clause, scored: list[Scored]) -> Verdict | None:
        """That an event of another year that the draft has named bears the clause out, where the year is only likely."""
        others = (told._replace(when=told.when._replace(period=one)) for one in told.sentence.other_years(told.when))
        return next((found for other in others if (found := self._borne_out(other, scored[:20]))), None)

    def _of_resolution(self, told: Clause) -> Verdict | None:
        """Whether a resolution that the clause gives by number was adopted then."""
        resolution, when = RESOLUTION.search(told.clause), told.when
        for event in self._events if resolution else ():
            if resolution and event["kind"] == "resolution" and re.search(rf"\b{resolution[1]}\b", event["title"] + event["id"]):
                text = told.sentence.paragraph.text
                head = told.clause[: when.start - told.start]
                dated = re.search(rf"\b(?:pass|adopt|vote|approv)|\b{resolution[1]},? (?:was )?(?:of|on|dated)? ?$", head)
                dated = dated or re.search(r"\b(?:pass|adopt|vote|approv|put|place|g[ai]ve|authori|mandate)", told.clause)
                off = not is_near(event, when.period) and when.period.days <= 31 and not when.bound
                if not re.search(r"[0-9]{4}", text[when.start : when.end]):  # then the year is only worked out
                    off = off and when.period.first % 10_000 != event["first"] % 10_000
                fits = was_then(event, when.period) and self._strange.is_of_all(told, event) and not was_no_failure(event, told.clause)
                verdict = SUPPORTED if fits else REFUTED if dated and off and when.sure else UNKNOWN
                return _on(verdict, event)
        return None

    def _wrong(self, told: Clause, scored: list[Scored]) -> Verdict | None:
        """That the clause surely means an event of that time, and gets a detail of it wrong."""
        for one in sorted(scored[:12], key=lambda one: one.strength, reverse=True)[:3]:
            exact = one.event["last"] - one.event["first"] < 100 and told.when.period.days <= 62
            meant = exact and was_then(one.event, told.when.period) and one.strength >= 4.5 and one.common >= 2
            if meant and (wrong := self._details.wrong(one.event, told.sentence, told.start, told.end)):
                said = told.sentence.paragraph.text[slice(*wrong)]
                return Verdict(REFUTED, one.event, f"{one.event['title']} ({one.event['shown']}): not {said}", wrong)
        return None

    def _slipped(self, told: Clause, scored: list[Scored]) -> Verdict | None:
        """That the clause has the very day of an event of those words but for its year or month; the words may then be few."""
        period, sentence = told.when.period, told.sentence
        if not told.plain or RETURNS.search(sentence.text) or not self._written(told):
            return None
        least = (8.0, 0.3) if period.days == 1 else (9.0, 0.45)
        slips = [
            one
            for one in scored
            if is_slip(one.event, period)
            and (told.when.told or one.event["first"] // 10_000 == period.year)  # a year that is left out is not wrong
            and one.common >= 2
            and one.points >= least[0]
            and one.likeness >= least[1]
        ]
        if not slips:
            return None
        best, *others = sorted(slips, key=lambda one: one.strength, reverse=True)
        event = best.event
        rivals = [one for one in scored if one.strength > 1.5 * best.strength]
        alike = [one for one in scored if one.points > 0.5 * best.points and not one.is_outshone(best.strength)]
        then = [one for one in alike if was_then(one.event, period) or is_near(one.event, period)]
        if not self._is_meant(told, best):
            return None
        likely = (best.likeness >= 0.8 or self.is_linked(told, event)) and self._has_all_named(told, best)
        fits = self._details.fit(event, told)
        if rivals or then or not likely or not fits or any(one.strength > 0.8 * best.strength for one in others):
            return None
        return _on(REFUTED, event)

    def _beside_names(self, told: Clause, event: Row) -> frozenset[str]:
        """The words of a clause beside who it was, where and how many: a heading, as `ISAF soldiers in Kosovo, 2009`, has none."""
        known = self._claims.institutions
        names = [name for name in told.sentence.names if told.start <= name.start < told.end]
        called = [word for one in {name.id for name in names} & known.keys() for word in (known[one]["name"], *known[one]["acronyms"])]
        words = told.own - _WHO - frozenset(stems(" ".join((*called, *(name.text for name in names), *event["theatres"]))))
        return frozenset(word for word in words if word.isalpha())

    def _does(self, told: Clause, one: Scored) -> bool:
        """Whether a clause tells what happened in an event, not only who and where."""
        return bool(told.own & one.wording.deeds)

    def _is_meant(self, told: Clause, one: Scored) -> bool:
        """Whether a clause with the day of an event in another year means that: what is told of a later year may be its anniversary."""
        ways = (self._does(told, one), self._is_all_of(told, one))
        later = told.when.period.year > one.event["first"] // 10_000
        return all(ways) if later else any(ways) or one.likeness >= 0.5

    def _is_all_of(self, told: Clause, one: Scored) -> bool:
        """Whether nearly all that a clause says is of an event: on the same day of a later year something else may be told of it."""
        strange = [word for word in told.own - one.wording.words if not word.isdecimal()]
        return 24 * len(strange) <= self._words.weight(told.own & one.wording.words)

    def _written(self, told: Clause) -> bool:
        """Whether the year stands in the text, or is sure by what does."""
        when = told.when
        return when.sure or re.search(r"[0-9]{4}", told.sentence.paragraph.text[when.start : when.end]) is not None

    def _misdated(self, told: Clause, scored: list[Scored]) -> Verdict:
        """That the clause surely means an event of another time; else the one that is nearest."""
        when, sentence = told.when, told.sentence
        if not scored:
            return Verdict()
        best, *others = sorted(scored[:12], key=lambda one: one.strength, reverse=True)
        event, points, likeness = best.event, best.points, best.likeness
        rest = [other for other in others if other.strength > 0.8 * best.strength]
        close = one_part_off(event, when.period)
        does = self._does(told, best)
        alike = (
            (likeness >= 0.72 and points >= 9)
            or (best.strength >= 12 and likeness >= 0.45)
            or (close and does and likeness >= 0.55 and points >= 8.5)
        )
        alike = alike or (does and points >= 12 and likeness >= 0.33 and best.common >= 2 and self._day_is_off(told, event))
        brief = event["weight"] in ("landmark", "event") or close or best.strength >= 15
        brief = brief and best.length < (1_200 if when.period.days > 62 else 200)
        then = any(was_then(event, one.period) for one in (when, *sentence.whens)) or is_near(event, when.period)
        meant = (
            alike
            and (self._is_meant(told, best) or not is_slip(event, when.period) or not may_remember(event, when.period, sentence.text))
            and best.common >= 2
            and told.plain
            and not are_opposed(told.own, best.wording.title)
            and (when.told or when.period.year == event["first"] // 10_000)
            and brief
            and not rest
            and not then
            and bool(told.own & best.wording.title)
            and self._has_all_named(told, best)
            and self._details.fit(event, told)
            and (event["kind"] != "resolution" or _DECIDED.search(told.clause) is not None)
        )
        another = any(was_then(other.event, when.period) for other in others if other.points > 0.5 * points and other.length < 10_000)
        if meant and not another:
            return _on(REFUTED, event)
        if points >= 6 and likeness >= 0.2 and best.common >= 2 and told.own & best.wording.title and self._has_all_named(told, best):
            return Verdict(UNKNOWN, event, f"nearest: {event['title']} ({event['shown']})")
        return Verdict()

    def _day_is_off(self, told: Clause, event: Row) -> bool:
        """Whether day, month or year alone is another than that of an event of the very thing; a year that is worked out must be right."""
        period = told.when.period
        written = re.search(r"[0-9]{4}", told.sentence.paragraph.text[told.when.start : told.when.end])
        day = period.days == 1 and event["last"] - event["first"] <= 3 and one_part_off(event, period)
        return day and self.is_linked(told, event) and bool(written or (told.when.sure and period.year == event["first"] // 10_000))

    def _has_all_named(self, told: Clause, best: Scored) -> bool:
        """Whether an event is one of every body that the clause names, beside nations and what they are members of, and has more of it."""
        event = best.event
        own = {*event["institutions"], *event["actors"]}
        named = {name.id for name in told.sentence.names if told.start <= name.start < told.end and name.id in self._claims.institutions}
        bodies = {one for one in named if self._claims.institutions[one]["kind"] not in ("state", "alliance", "organisation")}
        names = frozenset(stems(" ".join(self._claims.institutions[one]["name"] for one in named)))
        more = (told.own & best.wording.words) - names
        return bool(more) and all(one in own or self._details.names(event, one) for one in bodies)

    def is_linked(self, told: Clause, event: Row) -> bool:
        """Whether an event is one of what the clause names, or where it names nothing of what was spoken of."""
        named = self._named(told)
        own = {*event["institutions"], *event["actors"], *event["theatres"]}
        theatres = {place for one in named for place in self._claims.institutions[one]["theatres"]}
        return not named or bool((named | theatres) & own) or any(self._details.names(event, one) for one in named)

    def _has_a_name(self, told: Clause, one: Scored) -> bool:
        """Whether a clause is about something by name: what the record knows, or a word that the title of an event has too."""
        return bool(self._named(told)) or any(stem in one.wording.title for stem in stems(" ".join(_NAME.findall(told.clause))))

    def _named(self, told: Clause) -> set[str]:
        """What a clause names, or where it names nothing what was spoken of."""
        sentence = told.sentence
        named = {name.id for name in sentence.names if told.start <= name.start < told.end and name.id in self._claims.institutions}
        return named or {one for one in (sentence.context.force or sentence.context.topic, sentence.context.alliance) if one}
