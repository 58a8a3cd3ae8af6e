"""Times that are told from another one: from the day of writing, or from what was spoken of before."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from alliancecli.dates.days import numbered_day
from alliancecli.factcheck.calendar import ago, day_of, edge_of, edge_of_month, month_of, week_of, weekday
from alliancecli.factcheck.periods import NUMBER, Period, counted, shifted, year_of
from alliancecli.recognise.numbers import ORDINALS


class Base(NamedTuple):
    """What time is counted from.

    `before` is what the paragraph told last, `counted` that or, in a history of long ago, what the draft told last, `last` what the
    paragraph told before this sentence, `said` what the draft did, `written` when it was written, and `now` that, or what its heading
    is about.
    """

    before: Period | None
    counted: Period | None
    last: Period | None
    said: Period | None
    written: Period | None
    now: Period | None


def told_from(match: re.Match[str], base: Base) -> Period | None:
    """The time that a match of RELATIVE tells; None where what it is counted from is not known, or not closely enough."""
    return _KINDS[match.lastgroup or ""][1](match, base)


def _weekday(match: re.Match[str], base: Base) -> Period | None:
    if not base.written or base.written.days > 1:
        return None
    text, start, end = match.string, match.start(), match.end()
    ahead = _AHEAD.search(text[max(0, start - 80) : start]) or _TO_COME.match(text, end)
    day = weekday(base.written, match["name"].capitalize(), ahead=ahead is not None)
    return Period(shifted(day.first, -7), shifted(day.last, -7)) if match["week_before"] else day


def _now(match: re.Match[str], base: Base) -> Period | None:
    week = week_of(base.now, 0) if base.now else None  # `this week`, and `now` where that was spoken of
    return week if week and ("week" in match[0] or base.last == week) else base.now


def _then(match: re.Match[str], base: Base) -> Period | None:
    before = None if base.before == base.written else base.before  # `then` is not the day of writing
    before = before or (base.said if match["of"] in ("year", "month") or base.before else None)
    if before and match["of"] == "year":
        return year_of(before.year)
    if before and match["of"] == "month":
        year, month, _ = numbered_day(before.first)
        return month_of(year, month) if before.days <= 31 else None
    return before


def _close(match: re.Match[str], base: Base) -> Period | None:
    known = base.before or base.now
    if "hristmas" in match[0] and base.now and base.before and base.before.year != base.now.year:
        return None  # that before the day of writing may be meant
    return known and Period(known.year * 10_000 + 1201, known.year * 10_000 + 1231)


def _turn(match: re.Match[str], base: Base) -> Period | None:
    """The month before and the month after the end of a year that is nearest."""
    known = base.now or base.before
    if not known:
        return None
    year, month, _ = numbered_day(known.first)
    year -= month <= _HALF_A_YEAR
    return Period(year * 10_000 + 1201, (year + 1) * 10_000 + 131)


_HALF_A_YEAR: Final = 6
"""The months of half a year."""


def _day(match: re.Match[str], base: Base) -> Period | None:
    return day_of(match["number"].lower(), base.before)


def _which(match: re.Match[str], base: Base) -> Period | None:
    if not base.now:
        return None
    way = {"last": -1, "this": 0, "next": 1}[match["way"].lower()]
    if match["unit"] == "year":
        return year_of(base.now.year + way)
    if match["unit"] == "week":
        return week_of(base.now, way)
    year, month, _ = numbered_day(base.now.first)
    return month_of(year, month + way)


def _edge(match: re.Match[str], base: Base) -> Period | None:
    """The beginning or the end of a year or a month."""
    which = match["whose"].lower()
    known = (base.before if which == "the" else None) or base.now
    if match["span"] == "month":
        return known and edge_of_month(match["edge_of"], known, {"last": -1}.get(which, 0))
    return edge_of(match["edge_of"], known, {"last": -1}.get(which, 0))


def _following(match: re.Match[str], base: Base) -> Period | None:
    return _counted(match, base, match["a"], -1 if match["previous"] else 1)


def _beside(match: re.Match[str], base: Base) -> Period | None:
    return _counted(match, base, match["one"], -1 if match["side"] == "before" else 1)


def _later(match: re.Match[str], base: Base) -> Period | None:
    way = -1 if match["later_way"].startswith(("earlier", "before")) else 1
    years = way * counted(match["years"]) * 10_000 if match["years"] else 0
    return _counted(match, base, match["each"], way * counted(match["count"]), years)


def _past(match: re.Match[str], base: Base) -> Period | None:
    return base.now and ago(base.now, match["ago"], match["of_past"], to_the_day=match["to_the_day"] is not None)


def _counted(match: re.Match[str], base: Base, unit: str, count: int, years: int = 0) -> Period | None:
    """The time so many units from what was spoken of, and so many years (times 10,000) besides."""
    if not base.counted:
        return None
    before = Period(base.counted.first + years, base.counted.last + years)
    year, month, day = numbered_day(before.first)
    if unit == "year" and before.days <= 31 and re.match(r"(?: on)?,? (?:in )?the same month", match.string[match.end() :]):
        return month_of(year + count, month)
    if unit == "year":
        return year_of(before.year + count)
    if unit == "month":
        if before.days > 31:
            return None
        then = month_of(year, month + count)
        to_the_day = before.days == 1 and re.match(" to the day", match.string[match.end() :])
        return Period(then.first - 1 + day, then.first - 1 + day) if then and to_the_day else then
    if before.days > 7:
        return None
    days, loose = (7 * count, 3) if unit == "week" else (count, 0)
    return Period(shifted(before.first, days - loose), shifted(before.last, days + loose))


_AHEAD = re.compile(r"\b(?:will|(?:becomes?|takes?|hands?|is to|are to|is due|are due)\b|next)\b[^.;]*$")
"""What says before a day of the week that it is still to come: `when he becomes SACEUR on Friday`."""
_TO_COME = re.compile(r"[^.;,]{0,60}?\b(?:will|is to|are to|is due|are due|makes? way|hands? over|takes? over|steps? down|becomes?)\b")
"""What says so behind it: `On Monday he makes way for another`."""

_KINDS: Final[dict[str, tuple[str, Callable[[re.Match[str], Base], Period | None]]]] = {
    "weekday": (
        r"(?:on |last |this |(?P<week_before>a week last ))?(?P<name>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday)",
        _weekday,
    ),
    "at_present": (r"today|this very day|now|currently|at present|at the moment|this week", _now),
    "then": (
        r"then(?! (?:came|on|there))|at (?:the|that) (?:same )?time"
        r"|(?:(?:in|of|on|by) )?(?:the same|that) (?P<of>day|month|year|summer|spring|autumn|winter)|by then",
        _then,
    ),
    "close": (
        r"(?:at |by |towards )?(?:(?:the )?year's end|year-end|(?:the )?end of that year|New Year's Eve)"
        r"|(?<!home )(?:by|at) Christmas(?! [0-9])",
        _close,
    ),
    "turn": (r"(?:at )?the turn of the year|into the new year", _turn),
    "day": (
        rf"(?:on|and|until|by|of) the (?P<number>[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})"
        r"(?=[,.;:)]|$| of (?:that|the same) month| the\b| [A-Z]| it\b)(?: of (?:that|the same) month)?",
        _day,
    ),
    "which": (r"(?P<way>[Ll]ast|[Nn]ext|[Tt]his(?! week)) (?P<unit>year|month|week)", _which),
    "edge": (r"the (?P<edge_of>start|beginning|end|close) of (?P<whose>the|this|last) (?P<span>year|month)", _edge),
    "following": (r"the (?:very )?(?:following|next|(?P<previous>previous|preceding)) (?P<a>year|month|day)", _following),
    "past": (
        rf"(?P<ago>{NUMBER}) (?P<of_past>year|month|week|fortnight|day)s? ago(?P<to_the_day>,? (?:today|tonight|to the (?:very )?day))?",
        _past,
    ),
    "later": (
        rf"(?:(?P<years>{NUMBER}) years? and )?(?P<count>{NUMBER}) (?P<each>year|month|week|day)s? (?P<later_way>later"
        r"|earlier|after (?:that|this|them|those|it(?=,| (?-i:[A-Z])))"
        r"|on(?=[,.;]|$| (?:it|the|there|they)\b| [0-9])"
        r"|afterwards?(?=[,.;]|$)|before(?: that| this)?(?=[,.;]|$| (?:it|the|there|they)\b))",
        _later,
    ),
    "beside": (r"the (?P<one>year|month|week|day) (?P<side>after|before|afterwards)(?=[,.;]|$| (?:it|he|she|they|the)\b)", _beside),
}
"""Ways to tell a time from another: what it is told by, and what it then is."""

RELATIVE: Final = re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, (words, _) in _KINDS.items())})\b", re.IGNORECASE)
"""All of them."""
