"""What happened, in order of time."""

from alliancecli.query import events
from alliancecli.query.engine import Engine
from alliancecli.questions.params import EVENTS, NEAR, WINDOW, filters, near
from alliancecli.questions.question import Answer, Given, Question, Wanted
from alliancecli.views import timeline as view


def ask(connection: Engine, given: Given, wanted: Wanted) -> Answer:
    """The events of a window that pass the filters."""
    span, chosen = near(connection, given), filters(connection, "event", EVENTS, given)
    left_out = events.left_out(connection, "event", chosen, span)
    rows = events.timeline(connection, chosen, span, wanted.limit)
    shown = view.timeline(rows, certain=span.certain, left_out=left_out, footnotes=wanted.footnotes)
    return Answer(shown, "no events match", lambda: events.count(connection, "event", chosen, span))


QUESTION = Question(
    "timeline",
    """Events and milestones, in order of time.

    A date is its whole period: an event that may lie outside the window is kept and marked ?.
    """,
    """
    alliance timeline --from 2001
    alliance timeline --from 2001-09 --to 2003-08 --theatre afghanistan --csv
    alliance timeline --during 2003 --actor nato --certain
    alliance timeline --around 2001-09-11 --within 6m
    alliance timeline --between nine-eleven-attacks nato-takes-isaf --theatre afghanistan
    """,
    (*WINDOW, *NEAR, *EVENTS),
    {"": view.COLUMNS},
    ask,
    "Events and milestones in order of time. Each row is one event with date, status, sources and locators; dates are whole periods.",
)
