"""What a parameter is, of a question or of a command that is none."""

from typing import Any, NamedTuple


class Param(NamedTuple):
    """A parameter: its name, its kind, its help.

    `kind` is date, when (a date, or an event), age, day (of the year), box, name, term, choice, text, draft, pair (of names) or flag; of
    an option that commands share also count, format or engine. `of` says what may be given: the types of a name, the vocabulary of a term,
    the choices; of a format those that may not. `many` may be repeated. `place` is that of an argument: `one`, `maybe` (at most one), `any`
    or `words` (at least one, joined); other parameters are options. `option` is how the command line spells it, where not as its name,
    `short` its letter there, `usual` its value where none is given. A shell is offered only names `having` something: a key of
    query.names.HAVING.
    """

    name: str
    kind: str
    help: str
    of: Any = ()
    many: bool = False
    place: str = ""
    option: str = ""
    metavar: str = ""
    having: str = ""
    short: str = ""
    usual: Any = None

    @property
    def spelled(self) -> str:
        """The option as the command line spells it, less its hyphens before."""
        return self.option or self.name.replace("_", "-")
