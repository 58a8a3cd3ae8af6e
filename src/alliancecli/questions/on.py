"""What happened on a day of the year."""

from alliancecli.query import anniversary, events
from alliancecli.query.engine import Engine
from alliancecli.query.windows import Window
from alliancecli.questions.param import Param
from alliancecli.questions.params import EVENTS, filters, weight
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import anniversary as view
from alliancecli.views.timeline import COLUMNS, lighter
from alliancecli.views.view import counting_lead


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The events of one day of the year, in any year."""
    month, day = given["day"]
    least = given["weight"] or "background"
    when = anniversary.on(month, day, 7 if given["week"] else 1)
    named = [when, *filters(connection, "event", EVENTS, given)]
    chosen = [*named, *events.weighing(least)]
    shown = view.anniversaries(events.timeline(connection, chosen, Window(), wanted.limit), footnotes=wanted.footnotes)
    shown = shown._replace(lead=counting_lead("event", when.description))
    shown = shown._replace(notes=lambda: lighter(events.lighter(connection, named, Window(), least)))
    days = when.description if given["week"] else f"to {anniversary.name(month, day)}"
    empty = f"no event is dated {days} of any year; `alliance timeline` has those of a month or a season"
    return Answer(shown, empty, lambda: events.count(connection, "event", chosen, Window()))


QUESTION = Question(
    "on",
    """What happened on a day of the year, in any year, oldest first: DAY is 09-12, 12 Sep, Sep 12 or today (also where it is left out).

    Only events whose source gives the very day; a month or a season is no day.
    """,
    """
    alliance on 09-12
    alliance on 12 Sep --actor nato
    alliance on today --week
    """,
    (
        Param("day", "day", "09-12, 12 Sep, Sep 12 or today.", place="words"),
        Param("week", "flag", "On that day and the six days after it."),
        *EVENTS,
        weight("everything unless said"),
    ),
    {"": COLUMNS},
    ask,
)
