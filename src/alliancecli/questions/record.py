"""What the record holds: one of its records whole, words in it, what disagrees, where it is silent."""

from typing import TYPE_CHECKING

from alliancecli.query.conflicts import SearchSpace, concerning, conflicts
from alliancecli.query.coverage import coverage
from alliancecli.query.engine import Engine
from alliancecli.query.events import WEIGHTS
from alliancecli.query.filters import Window, column_in, has_facet
from alliancecli.query.names import RECORDS, known_as, resolve, resolve_all
from alliancecli.query.rows import Row
from alliancecli.query.search import KINDS, no_hit_report, search
from alliancecli.query.search_query import search_query, widened
from alliancecli.query.show import the_one
from alliancecli.questions.params import WINDOW, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Param, Question
from alliancecli.views import conflicts as conflicts_view
from alliancecli.views import coverage as coverage_view
from alliancecli.views import search as search_view
from alliancecli.views.detail import COLUMNS as CARDS
from alliancecli.views.detail import card
from alliancecli.views.view import tally

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene


def _show(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    one = the_one(connection, given["name"])
    shown = card(one, footnotes=wanted.footnotes)
    drawn = [row for row in one.milestones if row["weight"] in WEIGHTS[:2]]
    if one.kind == "institution" and drawn:
        shown = shown._replace(scene=lambda _: _scene(connection, drawn, one.row["id"]))
    return Answer(shown, "")


def _scene(connection: Engine, rows: list[Row], institution: str) -> "Scene":
    """What a picture of an institution shows; imported when one is drawn."""
    from alliancecli.query.scene import scene

    return scene(connection, rows, Window(), institutions=[institution])


def _search(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    asked, span = widened(connection, search_query(given["words"])), span_of(given)
    chosen = [*column_in("type", given["kind"]), *has_facet("text.theatre", resolve_all(connection, given["theatre"], "theatre"))]
    found = search(connection, asked, chosen, span, wanted.limit)
    empty = "" if found.total else search_view.nothing(asked.shown, no_hit_report(connection, asked), bool(chosen or span.bounded))
    shown = search_view.hits(found, asked.shown, footnotes=wanted.footnotes)
    return Answer(shown, empty, lambda: found.total, search_view.understood(asked))


def _conflicts(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    found = conflicts(connection, concerning(connection, given["name"]) if given["name"] else SearchSpace())
    shown = conflicts_view.conflicts(found[: wanted.limit], footnotes=wanted.footnotes)
    return Answer(shown, "no claims conflict")


def _coverage(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    one = resolve(connection, given["name"], "institution") if given["name"] else None
    span = span_of(given)
    rows = list(coverage(connection, one, span))
    about = f"of {known_as(connection, one)}" if one else ""
    shown = coverage_view.coverage(rows[: wanted.limit])._replace(lead=tally("series", f"{about} {span.phrase}".strip()))
    return Answer(shown, "no claims at all", lambda: len(rows))


SHOW = Question(
    "show",
    """One record, whole, with source, locator and the words to find there; for an institution a card.

    NAME is an id, an acronym or an alias.
    """,
    """
    alliance show isaf
    alliance show nato-takes-isaf
    alliance show collective-security
    """,
    (Param("name", "name", "Id, acronym or alias.", RECORDS, place="one"),),
    CARDS,
    _show,
    "One record, whole, with source, locator and the words to find there (anchor); of an institution its milestones and latest claims.",
    single=True,
)

SEARCH = Question(
    "search",
    """Full text over events, figures, institutions, terms and sources: what has all of the WORDS, the best hit first.

    Ask as you would ask a person. Endings, case, accents and the difference of British and American spelling do not count, common words
    (who, was, the) neither; words of the field stand for one another (soldiers, troops), and so do the names of an institution. A time
    (september 2008, 1999) is a window. Where hardly any record has all of the words, those that have most of them follow; a note says so.

    "Quoted words" (in quotes that the shell leaves, as '"balance of power"') stand together and are just words; a * at the end of a word
    lets it go on. AND, OR and NOT are words as any other. What bears the very name, an institution before all, comes first.
    """,
    """
    alliance search kosovo war
    alliance search us troops in iraq september 2008
    alliance search '"security sector reform"' iraq --kind event --from 2004
    alliance search 'stabili*' --theatre afghanistan --csv
    alliance search isaf --fields id --csv | alliance cite
    """,
    (
        Param("words", "text", 'Words; "quoted words" stand together; a * at the end of a word lets it go on.', place="words"),
        Param("kind", "choice", "Only this kind of record.", KINDS, many=True),
        Param("theatre", "name", "Where it acted; terms and sources have no theatre.", ("theatre",), many=True),
        *WINDOW,
    ),
    {"": search_view.COLUMNS},
    _search,
    "Full text over events, figures, institutions, terms and sources: all of the words, else most of them, best first; endings, synonyms, "
    "names and times (september 2008) are understood. To find ids; then ask show.",
)

CONFLICTS = Question(
    "conflicts",
    """Claims about the same thing at the same time that differ by more than their own hedges allow.

    Numbers, with their spread and the likely reason (another scope, another date, rounding, contradiction); and events,
    lives, memberships and terms of office that two sources put at different times. NAME is an institution, or the id of a claim.
    """,
    """
    alliance conflicts
    alliance conflicts isaf
    alliance conflicts nato-takes-isaf --json
    """,
    (
        Param(
            "name",
            "name",
            "An institution, an event, a figure or a relation.",
            ("institution", "event", "figure", "relation"),
            place="maybe",
        ),
    ),
    {"": conflicts_view.COLUMNS},
    _conflicts,
    "Claims about the same thing at the same time that differ by more than their hedges allow, with the likely reason; the sides of "
    "one share `conflict`. Name every side; do not choose or average.",
)

COVERAGE = Question(
    "coverage",
    """For which years there are claims, and where the record is silent.

    Events by theatre and totals by institution; with NAME the events and every series of that institution, contributor by contributor.
    """,
    """
    alliance coverage
    alliance coverage isaf
    alliance coverage --from 1990 --json
    """,
    (Param("name", "name", "An institution.", ("institution",), place="maybe"), *WINDOW),
    {"": coverage_view.COLUMNS},
    _coverage,
)
