"""Who belonged, who was in charge, what came of what."""

from alliancecli.errors import BadUsage
from alliancecli.query.as_of import as_of
from alliancecli.query.engine import Engine
from alliancecli.query.lineage import lineage
from alliancecli.query.membership.changes import changes, within
from alliancecli.query.membership.completeness import complete
from alliancecli.query.membership.standing import Found, standing
from alliancecli.query.membership.terms import every_holder, holders, in_office, members, of_person
from alliancecli.query.names import known_as, resolve
from alliancecli.questions.params import WINDOW, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Param, Question
from alliancecli.views import lineage as lineage_view
from alliancecli.views import membership as view
from alliancecli.views.view import tally

INSTITUTION = ("institution",)


def _members(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    day, changing, span = given["as_of"], given["changes"], span_of(given)
    if changing and day:
        raise BadUsage("--as-of asks about one day, --changes about a window; give one of them")
    if span.description and not changing:
        raise BadUsage("--from, --to and --during go with --changes; for one day write --as-of")
    if span.certain and not (changing or day):
        raise BadUsage("--certain goes with --as-of or --changes: without a day there is nothing to be certain of")
    one = resolve(connection, given["name"], "institution")
    rows, relation = members(connection, one), "member"
    if not rows and (partners := members(connection, one, "partner")):
        rows, relation = partners, "partner"
    lists = tuple(complete(connection, rows, relation))
    empty = f"no members of {one} are on record"
    if changing:
        found = changes(rows, span)
        empty = f"no member of {one} is known to have joined or left {span.description}".rstrip()
    elif day:
        found = standing(rows, as_of(day), f"{relation} of {one}", lists=lists, certain=span.certain)
    else:
        found = Found(rows, lists=lists)
    when = f"as of {day.display()}" if day else span.phrase
    again = len({row["member"] for row in found.rows}) < len(found.rows)
    noun, whose = ("change", f"of {relation}s of") if changing else (f"{relation}ship" if again else relation, "of")
    shown = view.members(found, wanted.limit, footnotes=wanted.footnotes)
    shown = shown._replace(lead=tally(noun, f"{whose} {known_as(connection, one)} {when}".rstrip()))
    return Answer(shown, empty, lambda: len(found.rows))


def _holders(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
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
    of = " ".join(filter(None, (f"holder of {name}" if name else "holder of an office", f"called {person}" if person else "")))
    if day:
        found = standing(rows, as_of(day), of, lists=lists, succession=True, certain=span.certain)
    elif span.bounded:
        found = within(rows, span)
    else:
        found = Found(rows, lists=lists, picked=bool(person))
    shown = view.holders(found, wanted.limit, footnotes=wanted.footnotes)
    offices = dict.fromkeys(row["office"] for row in rows)
    what = next(iter(offices)) if len(offices) == 1 else name or "an office"
    when = f"as of {day.display()}" if day else span.phrase
    shown = shown._replace(lead=tally("holder", f"of {what} {when}".rstrip()))
    empty = f"no holders of {name} are on record" if not span.bounded else f"no {of} is known {span.description}"
    return Answer(shown, empty, lambda: len(found.rows))


def _lineage(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    found = lineage(connection, resolve(connection, given["name"], "institution"))
    empty = f"{found.institution['id']}: the record names no predecessor and no successor"
    return Answer(lineage_view.lineage(found, wanted.limit, footnotes=wanted.footnotes), empty, lambda: len(found.links))


MEMBERS = Question(
    "members",
    """Who belonged to an institution: every member with its time, those of one day, or those who joined and left.

    A member counts as certain where it surely had joined and surely had not left; what may be otherwise, and what no source dates, is
    marked ?.
    """,
    """
    alliance members nato
    alliance members nato --as-of 1995
    alliance members nato --changes --from 1990 --to 2009
    """,
    (
        Param("name", "name", "The institution.", INSTITUTION, place="one"),
        Param("as_of", "date", "Who belonged at the end of this period."),
        Param("changes", "flag", "Who joined or left, in the window of --from, --to or --during."),
        *WINDOW,
    ),
    {"": view.MEMBERS},
    _members,
)

HOLDERS = Question(
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
        Param("name", "name", "The office, or the institution.", INSTITUTION, place="maybe"),
        Param("as_of", "date", "Who held it at the end of this period."),
        Param("person", "text", "Only those of whose name these are words.", metavar="NAME"),
        Param("office", "text", "Only this office, as the record words it.", many=True, metavar="OFFICE"),
        *WINDOW,
    ),
    {"": view.HOLDERS},
    _holders,
)

LINEAGE = Question(
    "lineage",
    """What an institution came from and what became of it, as a tree, with dates and kinds of change (`alliance help fields`).

    The institution stands in the middle, what it came from above it, what became of it below. What is met again is marked and not
    followed twice.
    """,
    """
    alliance lineage ntm-i
    alliance lineage sfor --csv
    alliance troops sfor --with-predecessors
    """,
    (Param("name", "name", "The institution.", INSTITUTION, place="one"),),
    {"": lineage_view.COLUMNS},
    _lineage,
)
