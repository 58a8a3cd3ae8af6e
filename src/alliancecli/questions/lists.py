"""What the record knows by name: institutions, terms, sources."""

from alliancecli.model.columns import INSTITUTION, SOURCE, TERM
from alliancecli.query import institutions as query
from alliancecli.query.engine import Engine
from alliancecli.query.filters import column_in, describe
from alliancecli.query.names import resolve_all
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Param, Question
from alliancecli.views import lists as view
from alliancecli.views.view import tally


def _institutions(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    places = query.within("theatres", resolve_all(connection, given["theatre"], "theatre"))
    chosen = [*column_in("kind", dict.fromkeys(given["kind"])), *places]
    shown = view.institutions(query.institutions(connection, chosen, wanted.limit), footnotes=wanted.footnotes)
    shown = shown._replace(lead=tally("institution", describe(chosen)))
    return Answer(shown, "no institutions match", lambda: sum(1 for _ in query.institutions(connection, chosen)))


def _terms(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    shown = view.terms(query.terms(connection, [], wanted.limit), footnotes=wanted.footnotes)
    return Answer(shown._replace(lead=tally("term")), "no terms", lambda: sum(1 for _ in query.terms(connection, [])))


def _sources(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    chosen = list(column_in("tier", given["tier"]))
    shown = view.sources(query.sources(connection, chosen, wanted.limit))
    return Answer(
        shown._replace(lead=tally("source", describe(chosen))),
        "no sources match",
        lambda: sum(1 for _ in query.sources(connection, chosen)),
    )


INSTITUTIONS = Question(
    "institutions",
    "Alliances, organisations, commands, missions, forces, states: names, life spans, what came before and after.",
    """
    alliance institutions --kind mission
    alliance institutions --theatre iraq --csv
    alliance show isaf
    """,
    (
        Param("kind", "term", "What sort: `alliance help fields`.", "kind (institutions)", many=True),
        Param("theatre", "name", "Where it acts.", ("theatre",), many=True),
    ),
    {"": INSTITUTION.row},
    _institutions,
)

TERMS = Question(
    "terms",
    "What the words of the field mean, by whom, and what they are set against.",
    """
    alliance terms
    alliance show collective-security
    """,
    (),
    {"": TERM.row},
    _terms,
)

SOURCES = Question(
    "sources",
    "The bibliography: what everything rests on, and how much rests on each.",
    """
    alliance sources
    alliance sources --json
    alliance timeline --source yost-1998
    """,
    (Param("tier", "choice", "How close to the facts: `alliance help status`.", ("A", "B", "S"), many=True, metavar="[A|B|S]"),),
    {"": SOURCE.row},
    _sources,
    "The bibliography: author, title, date of issue and tier (A the issuing body itself, B an agency, newspaper or scholarly data that "
    "passes on official figures, S a scholarly study), and how much rests on each.",
)
