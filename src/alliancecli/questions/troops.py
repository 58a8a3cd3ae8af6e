"""The strength of a force."""

from alliancecli.query.engine import Engine
from alliancecli.query.figures import STRENGTHS, strength
from alliancecli.query.filters import Filter
from alliancecli.query.names import meant
from alliancecli.questions import claims
from alliancecli.questions.param import Param
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Drawing, Question
from alliancecli.views.figures import COLUMNS


def _about(connection: Engine, given: Arguments) -> tuple[list[Filter], list[str]]:
    about, said = claims.subjects(connection, [given["force"]] if given["force"] else [], given["with_predecessors"])
    return [*about, strength()], [*said, *_forces_there(connection, given)]


def _forces_there(connection: Engine, given: Arguments) -> list[str]:
    """Where the forces in a theatre are told, if that is what was named: `troops bosnia` is asked of them more often than of the state."""
    places = meant(connection, given["force"], ("theatre",)) if given["force"] else []
    return [f"{one} is a theatre too: `alliance troops --theatre {one}` has the forces there" for _, one in places]


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """Claims of strength."""
    return claims.answer(connection, *_about(connection, given), given, wanted, latest=not given["force"])


def draw(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Drawing:
    """Claims of strength, to be drawn."""
    only = () if given["measure"] else STRENGTHS
    return claims.drawing(connection, *_about(connection, given), given, wanted, latest=not given["force"], only=only)


QUESTION = Question(
    "troops",
    """How many, and as of when: the strength of a force and its parts.

    With --as-of, what was last known at the end of that period: a line for the total and for each contributor, with its date and
    its age. Without, every observation, oldest first. Without FORCE, the latest claim for every force.

    Totals are claims of their own, never our sum; planned, requested and actual strengths are never mixed.
    """,
    """
    alliance troops isaf --as-of 2009-01
    alliance troops isaf
    alliance troops
    alliance troops sfor --with-predecessors
    alliance troops isaf --chart -o isaf.svg
    alliance troops isaf --as-of 2009-01 --csv | mlr --icsv --opprint sort -nr value
    """,
    (
        Param("force", "name", "The force: id, acronym or alias, as isaf.", ("institution",), place="maybe", having="strength"),
        *claims.PARAMS,
    ),
    {"": COLUMNS},
    ask,
    "How many people a force has and as of when: its total and each contributor's part, as claimed. Give as_of to learn what was last "
    "known then and how old it was; without it every observation comes, oldest first; without force the latest of every force. "
    "A total is a claim of its own: never add parts up, never mix statuses or scopes.",
    explains=True,
    draw=draw,
    shell="""
    With --chart every claim is a point in time, its hedge and its period drawn as such; totals, or the parts that --contributor names.
    With --as-of too, what was last known is drawn as ranked bars.
    """,
    main=("as_of", "contributor", "start", "end", "chart"),
)
