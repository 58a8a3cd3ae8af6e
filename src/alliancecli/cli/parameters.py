"""The declared parameters as click's, and the types of what people write: dates, terms, counts, and what packages add."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import click

from alliancecli.cli.values import READERS, REGISTRIES, registry
from alliancecli.cli.words import spellings
from alliancecli.errors import AllianceError
from alliancecli.questions import QUESTIONS
from alliancecli.questions.param import Param

if TYPE_CHECKING:
    from alliancecli.plugins import Registry


class RegistryChoice(click.Choice):  # type: ignore[type-arg,unused-ignore]
    """A name of ours, or one that another package adds; those are looked up for other names and for help.

    Names `without` which the command has to do are no choice.
    """

    def __init__(self, registry: "Registry[Any]", without: tuple[str, ...] = ()) -> None:
        self.registry, self.without = registry, without
        super().__init__(self._but(registry.usual()))

    def _but(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in self.without) if self.without else names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name, or a usage error."""
        if value not in self.choices:
            self.choices = self._but(self.registry.names())
            value = next((name for name in self.choices if name.lower() == value.lower()), value)
        return super().convert(value, param, ctx)

    def get_metavar(self, *args: Any, **kwargs: Any) -> str | None:
        """Every name."""
        self.choices = self._but(self.registry.names())
        return super().get_metavar(*args, **kwargs)


class ParsedType(click.ParamType):  # type: ignore[type-arg]
    """A value that a function reads from text. The function's own error becomes the usage error."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name, self._read = name, read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value read, or a usage error."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(value)
        except AllianceError as error:
            self.fail(str(error), param, ctx)


class TermType(ParsedType):
    """A term of a closed vocabulary, or several with commas."""

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """A usage error, which also says where the word has its place, if it is a tag or a name."""
        word = message[1:].partition("'")[0]
        if ctx and ctx.info_name in QUESTIONS:
            from alliancecli.cli.advice import advice

            there = advice([word], str(ctx.info_name))
            message += "" if there.startswith("`alliance search") else f"; it is found by {there}"
        super().fail(message, param, ctx)


NAMES = {"when": "date"}
"""What a value is called in help, where not as its kind."""

TYPES: dict[str, Callable[[Param], Any]] = {
    **{kind: lambda param: ParsedType(NAMES.get(param.kind, param.kind), partial(READERS[param.kind], param)) for kind in READERS},
    "term": lambda param: TermType("term", partial(READERS["term"], param)),
    "choice": lambda param: click.Choice(list(param.of), case_sensitive=False),
    **{kind: lambda param: RegistryChoice(registry(param.kind), param.without) for kind in REGISTRIES},
}
"""The type of what is written, by the kind of a parameter; others are texts as they are."""


def parameter(param: Param) -> click.Parameter:
    """A declared parameter as click's."""
    kind: Any = TYPES[param.kind](param) if param.kind in TYPES else None
    if param.place:
        metavar = param.metavar or {"any": f"[{'NAME' if param.kind == 'name' else param.name.upper()}]..."}.get(param.place)
        return click.Argument([param.name], type=kind, nargs=-1 if param.several else 1, required=param.needed, metavar=metavar)
    usual: dict[str, Any] = {} if param.usual is None else {"default": param.usual}
    if param.kind == "flag":
        spelled = [*spellings(param)]
        spelled = [*spelled[:-2], "/".join(spelled[-2:])] if param.usual is True else spelled
        return click.Option([*spelled, param.name], is_flag=True, help=param.help, **usual)
    metavar = param.metavar or {"name": "NAME", "age": "6m"}.get(param.kind)
    return click.Option(
        [*spellings(param), param.name],
        type=kind,
        nargs=param.takes,
        multiple=param.many,
        metavar=metavar,
        help=param.help,
        **usual,
    )
