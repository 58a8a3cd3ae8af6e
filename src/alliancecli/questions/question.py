"""What a question is: a name, its help, its parameters, its columns, and how it is asked. Each is declared once.

The command of the command line, the method of the library and the tool of an assistant are made from the declaration.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple, TypeAlias

from alliancecli.errors import WrongKind
from alliancecli.model.columns import Column
from alliancecli.query.engine import Engine
from alliancecli.query.names import RECORDS
from alliancecli.query.rows import Row
from alliancecli.questions.param import Param
from alliancecli.views.view import View

Arguments = Mapping[str, Any]
"""A value for each parameter of a question, by its name.

Dates are Date, boxes Box, lengths of time a count and a unit, names and terms texts, drafts Draft, flags bool; of a parameter that may be
repeated, a tuple of them; None, or an empty tuple, where nothing was given.
"""


class AnswerOptions(NamedTuple):
    """What is wanted of the answer: how many rows, sources at the foot of a page, a page at all, the reasons for the choice.

    `newest` is whether the rows come the newest first, of a question that can do so. In `kept` a question that is long in making ready
    keeps, under its name, what it made, as long as the record is open; None where that is asked once.
    """

    limit: int | None = None
    footnotes: bool = False
    page: bool = False
    explain: bool = False
    newest: bool = False
    kept: dict[str, Any] | None = None


DrawingKind: TypeAlias = Literal["claims", "last known", "days", "promises"]
"""What the rows of a drawing are: a key of charts.forms.FORMS."""


class Drawing(NamedTuple):
    """Claims to draw: which were asked for, in words, what to say of none, how many there are without a limit, and what else to say.

    Where `only` names measures, the first of them that occurs is drawn. `kind` is what the rows are: claims, what was last known, one force
    at several days, or promises with what answers them.
    """

    rows: list[Row]
    words: str
    empty: str
    total: Callable[[], int]
    notes: Sequence[str] = ()
    only: tuple[str, ...] = ()
    kind: DrawingKind = "claims"


class Answer(NamedTuple):
    """A view, what to say where it has no rows, how many rows there are without a limit, and what to say before the notes of the view.

    `failed` is whether what the caller asked to fail on is there.
    """

    view: View
    empty: str
    total: Callable[[], int] | None = None
    notes: Sequence[str] = ()
    failed: bool = False

    def drawn(self, words: str, kind: DrawingKind) -> Drawing:
        """The rows of the answer, to be drawn: `words` say what was asked for."""
        rows = list(self.view.rows)
        return Drawing(rows, words, self.empty, self.total or (lambda: len(rows)), [*self.notes, *self.view.notes()], kind=kind)


class Question(NamedTuple):
    """A question.

    `help` is paragraphs that name options as the command line does, `shell` those that are of the command line alone. `columns` are those
    of its rows, by what is asked where that decides, else under "". `tool` is what an assistant is told of it; a question without it is
    no tool. `explains` is whether it can say itself how it chose. `draw` gives the claims to draw, where it has some. A `single` question
    has one row. `main` are the parameters that matter most, by name, where they are not the first ones. One that is `in_time` has its
    rows in the order of their dates, or the newest first. Of one that is `pictured` an answer may be a picture, on an axis of time.
    """

    name: str
    help: str
    examples: str
    params: tuple[Param, ...]
    columns: Mapping[str, tuple[Column, ...]]
    ask: Callable[[Engine, Arguments, AnswerOptions], Answer]
    tool: str = ""
    explains: bool = False
    draw: Callable[[Engine, Arguments, AnswerOptions], Drawing] | None = None
    single: bool = False
    main: tuple[str, ...] = ()
    in_time: bool = False
    pictured: bool = False
    shell: str = ""

    @contextmanager
    def placing(self) -> Iterator[None]:
        """A name that is wrong where it stands is told the option of this very question that takes it; a record is shown whole."""
        try:
            yield
        except WrongKind as error:
            options = (param for param in self.params if param.kind == "name" and not param.place and param.of == (error.kind,))
            if error.kind not in RECORDS and (option := next(options, None)):
                from shlex import quote

                raise error.at(f"alliance {self.name} --{option.spelled} {quote(error.name)}") from None
            raise
