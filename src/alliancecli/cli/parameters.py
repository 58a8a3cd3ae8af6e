"""The declared parameters as click's, and the types of what people write: dates, names of the record, terms, and what packages add."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import click

from alliancecli.cli.values import READERS
from alliancecli.errors import AllianceError
from alliancecli.plugins import Registry
from alliancecli.query.engines import ENGINES
from alliancecli.questions import QUESTIONS
from alliancecli.questions.question import Param
from alliancecli.render import FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class RegistryChoice(click.Choice):  # type: ignore[type-arg,unused-ignore]
    """A name of ours, or one that another package adds; those are looked up for other names, for help, and for the TAB key.

    Names `without` which the command has to do are no choice.
    """

    def __init__(self, registry: Registry[Any], without: tuple[str, ...] = ()) -> None:
        self.registry, self.without = registry, without
        super().__init__(self._but(registry.usual()))

    def _but(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in self.without) if self.without else names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name, or a usage error."""
        if value not in self.choices:
            self.choices = self._but(self.registry.names())
        return super().convert(value, param, ctx)

    def get_metavar(self, *args: Any, **kwargs: Any) -> str | None:
        """Every name."""
        self.choices = self._but(self.registry.names())
        return super().get_metavar(*args, **kwargs)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The names that begin so."""
        self.choices = self._but(self.registry.names())
        return super().shell_complete(ctx, param, incomplete)


class AnyCase(click.Choice):  # type: ignore[type-arg,unused-ignore]
    """One of some words, in any case; the shell is offered them as they are written."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(list(words), case_sensitive=False)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The words that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.choices if word.lower().startswith(incomplete.lower())]


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


class NameParam(click.types.StringParamType):
    """A name of some types of the record, or `several` with commas; what it means is looked up when the question is asked.

    Only names `having` something are offered: see query.names.HAVING.
    """

    def __init__(self, *kinds: str, several: bool = False, having: str = "") -> None:
        self.kinds, self.several, self.having = kinds, several, having

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The names that begin so."""
        from alliancecli.cli.completion import offer_names

        return offer_names(ctx, self.kinds, incomplete, several=self.several, having=self.having)


class TermParam(ParsedType):
    """A term of a closed vocabulary, or several with commas; it is imported when a term is given or help is asked for."""

    def __init__(self, param: Param) -> None:
        super().__init__("term", partial(READERS["term"], param))
        self.vocabulary, self.several = param.of, param.many

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # type: ignore[type-arg,unused-ignore]
        """The terms that begin as the last one does."""
        from alliancecli.cli.completion import offer_terms

        return offer_terms(self.vocabulary, incomplete, several=self.several)

    def fail(self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None) -> NoReturn:
        """A usage error, which also says where the word has its place, if it is a tag or a name."""
        word = message[1:].partition("'")[0]
        if ctx and ctx.info_name in QUESTIONS and not ctx.resilient_parsing:
            from alliancecli.cli.advice import advice

            there = advice([word], str(ctx.info_name))
            message += "" if there.startswith("`alliance search") else f"; it is found by {there}"
        super().fail(message, param, ctx)


TYPES: dict[str, Callable[[Param], Any]] = {
    "name": lambda param: NameParam(*param.of, several=param.many, having=param.having),
    "pair": lambda param: NameParam(*param.of),
    "date": lambda param: ParsedType("date", partial(READERS["date"], param)),
    "when": lambda param: ParsedType("date", partial(READERS["when"], param)),
    "age": lambda param: ParsedType("age", partial(READERS["age"], param)),
    "box": lambda param: ParsedType("box", partial(READERS["box"], param)),
    "term": TermParam,
    "choice": lambda param: AnyCase(param.of),
    "count": lambda _: click.IntRange(min=0),
    "format": lambda param: RegistryChoice(FORMATS, param.of),
    "engine": lambda _: RegistryChoice(ENGINES),
}
"""The type of what is written, by the kind of a parameter; others are texts as they are."""


def parameter(param: Param) -> click.Parameter:
    """A declared parameter as click's."""
    kind: Any = TYPES[param.kind](param) if param.kind in TYPES else None
    if param.place:
        of_names = param.kind == "name"
        needed = param.place in ("one", "words") and param.kind != "day"
        metavar = {"any": f"[{'NAME' if of_names else param.name.upper()}]..."}.get(param.place)
        many = -1 if param.place in ("any", "words") else 1
        return click.Argument([param.name], type=kind, nargs=many, required=needed, metavar=metavar)
    spelled = [*([f"-{param.short}"] if param.short else []), f"--{param.spelled}", param.name]
    usual: dict[str, Any] = {} if param.usual is None else {"default": param.usual}
    if param.kind == "flag":
        if param.usual:
            spelled[-2] += f"/--no-{param.spelled}"
        return click.Option(spelled, is_flag=True, help=param.help, **usual)
    metavar = param.metavar or {"name": "NAME", "age": "6m"}.get(param.kind)
    several = 2 if param.kind == "pair" else 1
    return click.Option(spelled, type=kind, nargs=several, multiple=param.many, metavar=metavar, help=param.help, **usual)
