"""Who belonged."""

from alliancecli.errors import BadUsage, NoAnswer
from alliancecli.query.as_of import as_of
from alliancecli.query.engine import Engine
from alliancecli.query.membership.changes import changes
from alliancecli.query.membership.completeness import complete
from alliancecli.query.membership.standing import Found, standing
from alliancecli.query.membership.terms import instead, members
from alliancecli.query.names import known_as, resolve
from alliancecli.questions.param import Param
from alliancecli.questions.params import WINDOW, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import membership as view
from alliancecli.views.view import counting_lead


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The members of an institution, those of a day, or the changes in a window. Raises BadUsage for what does not go together."""
    day, changing, span = given["as_of"], given["changes"], span_of(given)
    if changing and day:
        raise BadUsage("--as-of asks about one day, --changes about a window; give one of them")
    if span.description and not changing:
        raise BadUsage("--from, --to and --during go with --changes; for one day write --as-of")
    if span.certain and not (changing or day):
        raise BadUsage("--certain goes with --as-of or --changes: without a day there is nothing to be certain of")
    one = resolve(connection, given["name"], "institution")
    name = known_as(connection, one)
    rows, relation = members(connection, one), "member"
    if not rows and (partners := members(connection, one, "partner")):
        rows, relation = partners, "partner"
    lists = tuple(complete(connection, rows, relation))
    empty = f"no members of {name} are on record"
    if not rows:
        empty = "; ".join(filter(None, (empty, instead(connection, one))))
        if day:
            raise NoAnswer(empty)
    if changing:
        found = changes(rows, span)
        empty = f"no member of {name} is known to have joined or left {span.description}".rstrip()
    elif day:
        found = standing(rows, as_of(day), f"{relation} of {name}", lists=lists, certain=span.certain)
    else:
        found = Found(rows, lists=lists)
    when = f"as of {day.display()}" if day else span.phrase
    again = len({row["member"] for row in found.rows}) < len(found.rows)
    noun, whose = ("change", f"of {relation}s of") if changing else (f"{relation}ship" if again else relation, "of")
    whole = any(row["complete"] for row in found.rows) if day else bool(lists)
    known = "" if changing or whole else "on record"
    shown = view.members(found, wanted.limit, footnotes=wanted.footnotes)
    shown = shown._replace(lead=counting_lead(noun, " ".join(filter(None, (whose, name, known, when)))))
    return Answer(shown, empty, lambda: len(found.rows))


QUESTION = Question(
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
        Param("name", "name", "The institution.", ("institution",), place="one", having="members"),
        Param("as_of", "date", "Who belonged at the end of this period."),
        Param("changes", "flag", "Who joined or left, in the window of --from, --to or --during."),
        *WINDOW,
    ),
    {"": view.MEMBERS},
    ask,
)
