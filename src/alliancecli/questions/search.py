"""Words, looked for in every kind of record."""

from alliancecli.query.engine import Engine
from alliancecli.query.filters import column_in, has_facet
from alliancecli.query.names import RECORDS, resolve_all
from alliancecli.query.search import no_hit_report, search
from alliancecli.query.search_advice import advised
from alliancecli.query.search_query import search_query, widened
from alliancecli.questions.param import Param
from alliancecli.questions.params import WINDOW, span_of
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views import search as search_view


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """What has the words, the best hit first."""
    asked, span = widened(connection, search_query(given["words"])), span_of(given)
    chosen = [*column_in("type", given["kind"]), *has_facet("text.theatre", resolve_all(connection, given["theatre"], "theatre"))]
    found = search(connection, asked, chosen, span, wanted.limit)
    empty = "" if found.total else search_view.nothing(asked.shown, no_hit_report(connection, asked), bool(chosen or span.bounded))
    shown = search_view.hits(found, asked.shown, footnotes=wanted.footnotes)
    notes = search_view.understood(asked)
    if command := advised(connection, given["words"], asked):
        notes.append(f"the answer itself: `{command}`")
    return Answer(shown, empty, lambda: found.total, notes)


QUESTION = Question(
    "search",
    """Full text over events, figures, relations, institutions, terms and sources: what has all of the WORDS, the best hit first.

    Ask as you would ask a person. Endings, case, accents and the difference of British and American spelling do not count, common words
    (who, was, the) neither; words of the field stand for one another (soldiers, troops), and so do the names of an institution. A time
    (september 2008, 1999) is a window. Where hardly any record has all of the words, those that have most of them follow; a note says so.

    "Quoted words" stand together and are just words; a * at the end of a word lets it go on. AND, OR and NOT are words as any other. What
    bears the very name, an institution before all, comes first.
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
        Param("kind", "choice", "Only this kind of record.", RECORDS, many=True),
        Param("theatre", "name", "Where it acted; terms and sources have no theatre.", ("theatre",), many=True),
        *WINDOW,
    ),
    {"": search_view.COLUMNS},
    ask,
    "Full text over events, figures, relations, institutions, terms and sources: all of the words, else most of them, best first; endings, "
    "synonyms, names and times (september 2008) are understood. To find ids; then ask show.",
    shell="""Quotes and * want quotes that the shell leaves: '"balance of power"', 'stabili*'.""",
)
