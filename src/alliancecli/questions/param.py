"""What a parameter is, of a question or of a command that is none."""

from typing import Any, NamedTuple


class Param(NamedTuple):
    """A parameter: its name, its kind, its help.

    `kind` is date, when (a date, or an event), age, day (of the year), box, count, name, pair (of names), term, choice, text, file, draft,
    folder, field, column, format, engine, export, topic or flag. `of` says what may be given: the types of a name, the vocabulary of a
    term, the choices, the least of a count; `without` what of a kind may not. `many` may be repeated. `place` is that of an argument:
    `one`, `maybe` (at most one), `any` or `words` (at least one, joined); other parameters are options. `option` is how the command line
    spells it, where not as its name, `short` its letter there, `usual` its value where none is given. A shell is offered only names
    `having` something: a key of query.names.HAVING.
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
    without: tuple[str, ...] = ()
    short: str = ""
    usual: Any = None

    @property
    def spelled(self) -> str:
        """The option as the command line spells it, less its hyphens before."""
        return self.option or self.name.replace("_", "-")

    @property
    def several(self) -> bool:
        """Whether an argument takes as many words as there are."""
        return self.place in ("any", "words")

    @property
    def needed(self) -> bool:
        """Whether an argument may not be left out; a day may, for which today stands."""
        return self.place in ("one", "words") and self.kind != "day"

    @property
    def takes(self) -> int:
        """How many words an option takes."""
        return {"flag": 0, "pair": 2}.get(self.kind, 1)
