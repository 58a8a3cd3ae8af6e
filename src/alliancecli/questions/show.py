"""One record, whole."""

from typing import TYPE_CHECKING

from alliancecli.query.engine import Engine
from alliancecli.query.events import WEIGHTS
from alliancecli.query.names import RECORDS
from alliancecli.query.rows import Row
from alliancecli.query.show import the_one
from alliancecli.query.windows import Window
from alliancecli.questions.param import Param
from alliancecli.questions.question import Answer, AnswerOptions, Arguments, Question
from alliancecli.views.detail import COLUMNS as CARDS
from alliancecli.views.detail import card

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene


def ask(connection: Engine, given: Arguments, wanted: AnswerOptions) -> Answer:
    """The record of a name."""
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


QUESTION = Question(
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
    ask,
    "One record, whole, with source, locator and the words to find there (anchor); of an institution its milestones and latest claims.",
    single=True,
    pictured=True,
)
