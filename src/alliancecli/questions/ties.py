"""Who belonged, who was in charge, what came of what."""

from alliancecli.errors import BadUsage
from alliancecli.query.as_of import as_of
from alliancecli.query.engine import Engine
from alliancecli.query.lineage import lineage
from alliancecli.query.membership.changes import changes
from alliancecli.query.membership.completeness import complete
from alliancecli.query.membership.standing import Found, standing
from alliancecli.query.membership.terms import holders, in_office, members
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
    noun, whose = ("change", f"of {relation}s of") if changing else (relation, "of")
    shown = view.members(found, wanted.limit, footnotes=wanted.footnotes)
    shown = shown._replace(lead=tally(noun, f"{whose} {known_as(connection, one)} {when}".rstrip()))
    return Answer(shown, empty, lambda: len(found.rows))


def _holders(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    name, day, certain = given["name"], given["as_of"], given["certain"]
    if certain and not day:
        raise BadUsage("--certain goes with --as-of: without a day there is nothing to be certain of")
    rows = in_office(holders(connection, name), given["office"])
    lists = tuple(complete(connection, rows, "holder"))
    if day:
        found = standing(rows, as_of(day), f"holder of {name}", lists=lists, succession=True, certain=certain)
    else:
        found = Found(rows, lists=lists)
    shown = view.holders(found, wanted.limit, footnotes=wanted.footnotes)
    offices = dict.fromkeys(row["office"] for row in rows)
    what = next(iter(offices)) if len(offices) == 1 else name
    shown = shown._replace(lead=tally("holder", f"of {what}" + (f" as of {day.display()}" if day else "")))
    return Answer(shown, f"no holders of {name} are on record", lambda: len(found.rows))


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

    NAME is an institution, a position, or an office as the record words it. With --as-of, who surely or possibly (?) held it at the end
    of that period: someone whose end no source gives yields to the next who is known to have held the same office.
    """,
    """
    alliance holders saceur --as-of 2004
    alliance holders mnf-i --office commander
    alliance holders "secretary of defense" --csv
    """,
    (
        Param("name", "name", "The office, or the institution.", INSTITUTION, place="one"),
        Param("as_of", "date", "Who held it at the end of this period."),
        Param("office", "text", "Only this office, as the record words it.", many=True, metavar="OFFICE"),
        Param("certain", "flag", "Only who surely held it (with --as-of)."),
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
