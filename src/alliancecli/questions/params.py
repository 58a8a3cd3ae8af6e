"""The parameters that questions share, and what they mean: windows and filters."""

from collections.abc import Callable, Iterator
from typing import Any

from alliancecli.dates.edtf import Date
from alliancecli.errors import BadDate, BadUsage, UnknownName
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, column_in, facet_count, has_facet, inside
from alliancecli.query.names import resolve, resolve_all, spelled
from alliancecli.query.windows import Age, Window, around, between, window
from alliancecli.questions.param import Param
from alliancecli.questions.question import Arguments

WINDOW = (
    Param("start", "date", "From the first day of this period on.", option="from"),
    Param("end", "date", "Up to the last day of this period.", option="to"),
    Param("during", "date", "Within this period."),
    Param("certain", "flag", "Only what surely lies inside (default: also what may, marked ?)."),
)

NEAR = (
    Param(
        "around", "when", "From --within before this period, or an event of this id, to as long after it.", ("event",), metavar="DATE|EVENT"
    ),
    Param("within", "age", "How far around: 90d, 6w, 6m (default), 2y."),
    Param("between", "pair", "From one event to another, by their ids.", ("event",), metavar="EVENT EVENT"),
)

THEATRE = Param("theatre", "name", "Where it acted.", ("theatre",), many=True)
SOURCE = Param("source", "name", "Who says so: id of a source.", ("source",), many=True)
STATUS = Param("status", "term", "Terms: `alliance help status`.", "status", many=True)

BOX = Param("box", "box", "Only what was in this box of degrees: west, south, east, north (attributes lat and lon).", metavar="W,S,E,N")
SUBJECT = Param("subject", "name", "What the number is about: an institution, or an event.", ("institution", "event"), many=True)

EVENTS = (
    THEATRE,
    Param("actor", "name", "Who acted: id, acronym or alias.", ("institution",), many=True),
    Param("institution", "name", "Whom or what it is about.", ("institution",), many=True),
    Param("tag", "name", "A tag.", ("tag",), many=True),
    SOURCE,
    Param("kind", "term", "Terms: `alliance help fields`.", "kind (events)", many=True),
    STATUS,
    BOX,
)
"""What events are filtered by."""

FIGURES = (
    THEATRE,
    SOURCE,
    Param("contributor", "name", "Who gives the part.", ("institution",), many=True, having="parts"),
    Param("scope", "name", "Who or what is counted.", ("scope",), many=True),
    Param("measure", "term", "Terms: `alliance help fields`.", "measure", many=True),
    STATUS,
    Param("unit", "text", "What one is: troops, people, percent, USD.", many=True, metavar="UNIT"),
    BOX,
)
"""What figures are filtered by."""


def weight(usually: str) -> Param:
    """The parameter that says down to which weight events are shown; `usually` says what is shown without it."""
    said = f"Events of this weight and all that weigh more: landmark, event, detail, background ({usually})."
    return Param("weight", "term", said, "weight")


LISTS = {"theatre", "actor", "institution", "tag", "source"}
"""The filters on what a record carries in a list; the others are on a column."""


def age(text: str) -> Age:
    """The length of time that `90d`, `6w`, `6m` or `2y` says. Raises BadUsage."""
    short = text.strip().lower()
    if not short[:-1].isdecimal() or short[-1:] not in tuple("dwmy") or len(short) > 6:
        raise BadUsage(f"'{text}' is no length of time; write 90d, 6w, 6m or 2y")
    return int(short[:-1]), short[-1]


def terms(vocabulary: str, text: str) -> tuple[str, ...]:
    """The terms of a closed vocabulary that a text names, commas between them. Raises BadUsage, with all that there are."""
    from alliancecli.model.vocabulary import VOCABULARIES

    known = list(VOCABULARIES[vocabulary])
    wanted = tuple(part.strip().lower() for part in text.split(","))
    for one in wanted:
        if one not in known:
            raise BadUsage(f"'{one}' is none of {', '.join(known)}")
    return wanted


def term(vocabulary: str, text: str) -> str:
    """The one term of a closed vocabulary that a text names. Raises BadUsage."""
    found = terms(vocabulary, text)
    if len(found) > 1:
        raise BadUsage(f"'{text}' is more than one term; write one of them")
    return found[0]


def span_of(given: Arguments) -> Window:
    """The window of --from, --to, --during and --certain. Raises BadUsage."""
    return window(given["start"], given["end"], given["during"], certain=given["certain"])


def near(connection: Engine, given: Arguments) -> Window:
    """The window asked for: from one day to another, around a date, or between two events. Raises BadUsage where it is said twice."""
    span = span_of(given)
    around_, within, between_ = given["around"], given["within"], given["between"]
    if around_ and between_:
        raise BadUsage("give one of --around and --between")
    if within and not around_:
        raise BadUsage("--within says how far around --around DATE; give both")
    if (around_ or between_) and span.description:
        raise BadUsage(f"{'--around' if around_ else '--between'} says both ends; leave out --from, --to and --during")
    if around_:
        return around(when(connection, around_), *(within or (6, "m")), certain=span.certain)
    return between(connection, *between_, certain=span.certain) if between_ else span


def date_or_id(text: str, read: Callable[[str], Date | None]) -> Date | str | None:
    """The date that `read` makes of a text, or the text itself where it may be the id of an event: it begins as no date does.

    Raises BadDate.
    """
    try:
        return read(text)
    except BadDate:
        if not text[:1].isalpha():
            raise
        return text


def when(connection: Engine, given: Date | str) -> Date:
    """The date that a "when" means: itself, or that of the event of that id. Raises BadDate, with the forms of dates and near ids."""
    if isinstance(given, Date):
        return given
    try:
        one = resolve(connection, given, "event")
    except UnknownName as error:
        from alliancecli.dates.words import FORMS

        raise BadDate(f"'{given}' is neither a date nor the id of an event ({error}); write a date as {FORMS}") from None
    from alliancecli.query.events import date_of

    return date_of(connection, one)


def filters(connection: Engine, table: str, params: tuple[Param, ...], given: Arguments) -> list[Filter]:
    """Filters on a table ("event", "figure"): any of the values of one parameter, all of the parameters.

    Raises UnknownName, with suggestions.
    """
    return [one for param in params for one in _filter(connection, table, param, given[param.name])]


def _filter(connection: Engine, table: str, param: Param, values: Any) -> Iterator[Filter]:
    if param.kind == "box":
        if values:
            yield inside(table, values)
        return
    if param.kind == "text":
        values = spelled(connection, table, param.name, values) if values else values
    if param.kind in ("term", "text"):
        yield from column_in(param.name, dict.fromkeys(values))
        return
    ids = resolve_all(connection, values, *param.of)
    if param.name in LISTS:
        field = f"{table}.{param.name}"
        yield from has_facet(field, ids, facet_count(connection, field, ids) if ids else 0)
    else:
        yield from column_in(param.name, ids)
