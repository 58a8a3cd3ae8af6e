"""Who was in charge."""

from alliancecli.errors import BadUsage
from alliancecli.model.words import counted
from alliancecli.query.as_of import as_of
from alliancecli.query.engine import Engine
from alliancecli.query.membership.changes import within
from alliancecli.query.membership.completeness import complete
from alliancecli.query.membership.standing import Found, standing
from alliancecli.query.membership.terms import every_holder, holders, in_office, of_person
from alliancecli.query.names import known_as, meant
from alliancecli.questions.param import Param
from alliancecli.questions.params import WINDOW, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import membership as view
from alliancecli.views.view import counting_lead


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The holders of an office, those of a day or of a window. Raises BadUsage for what does not go together."""
    name, day, person, span = given["name"], given["as_of"], given["person"], span_of(given)
    if not (name or person or span.bounded):
        raise BadUsage("holders of what? name an office or an institution, or give --person, or a window as --during")
    if day and span.bounded:
        raise BadUsage("--as-of asks about one day, --from, --to and --during about a window; give one of them")
    if span.certain and not (day or span.bounded):
        raise BadUsage("--certain goes with --as-of or a window: without a day there is nothing to be certain of")
    rows = in_office(holders(connection, name) if name else every_holder(connection), given["office"])
    if person:
        rows = of_person(rows, person)
    lists = tuple(complete(connection, rows, "holder"))
    called = _called(connection, name) if name else ""
    offices = dict.fromkeys(row["office"] for row in rows)
    whose = called if called and len(offices) <= 1 else " of ".join(filter(None, ("an office", called)))
    of = " ".join(filter(None, (f"holder of {whose}", f"called {person}" if person else "")))
    if day:
        found = standing(rows, as_of(day), of, lists=lists, succession=True, certain=span.certain)
    elif span.bounded:
        found = within(rows, span)
    else:
        found = Found(rows, lists=lists, picked=bool(person))
    shown = view.holders(found, wanted.limit, footnotes=wanted.footnotes)
    what = next(iter(offices)) if len(offices) == 1 else whose
    when = f"as of {day.display()}" if day else span.phrase
    people = len({row["name"] for row in found.rows})
    noun, by = ("term", f"of {counted(people, 'holder')} of") if people < len(found.rows) else ("holder", "of")
    shown = shown._replace(lead=counting_lead(noun, f"{by} {what} {when}".rstrip()))
    empty = f"no holders of {called} are on record" if not span.bounded else f"no {of} is known {span.description}"
    return Answer(shown, empty, lambda: len(found.rows))


def _called(connection: Engine, name: str) -> str:
    """What is called so in a sentence: an institution as it is known, an office as it was written."""
    found = meant(connection, name, ("institution",))
    return known_as(connection, found[0][1]) if found else name


QUESTION = Question(
    "holders",
    """Who held an office, in order of time, the undated last.

    NAME is an institution, a position, or an office as the record words it; without it --person finds what someone held, and a window who
    held anything then. With --as-of, who surely or possibly (?) held it at the end
    of that period: someone whose end no source gives yields to the next who is known to have held the same office.
    """,
    """
    alliance holders saceur --as-of 2004
    alliance holders mnf-i --office commander
    alliance holders "secretary of defense" --csv
    alliance holders saceur --from 1990 --to 2009
    alliance holders --person jones
    """,
    (
        Param("name", "name", "The office, or the institution.", ("institution",), place="maybe", having="holders"),
        Param("as_of", "date", "Who held it at the end of this period."),
        Param("person", "text", "Only those of whose name these are words.", metavar="NAME"),
        Param("office", "text", "Only this office, as the record words it.", many=True, metavar="OFFICE"),
        *WINDOW,
    ),
    {"": view.HOLDERS},
    ask,
)
