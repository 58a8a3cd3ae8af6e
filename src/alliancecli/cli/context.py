"""What the process gives a command: the record asked, its index, the day it is."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

import click

from alliancecli import index
from alliancecli.errors import BadUsage
from alliancecli.query.engine import Engine
from alliancecli.surroundings import cache_folder, data_folders, named_folders, today

__all__ = ["asked", "building", "connect", "data_folders", "explain", "folders", "forget_index", "record_options", "today", "version_line"]

F = TypeVar("F", bound=Callable[..., Any])


class Asked(NamedTuple):
    """What the command line says of the record: where it is, whether every row must be right, what runs the question, and how it does."""

    data: tuple[str, ...] = ()
    keep_going: bool = False
    engine: str = "sqlite"
    master: str | None = None
    explain: bool = False


def record_options(function: F) -> F:
    """--data, --keep-going, --engine, --master and --explain, for `connect`; the command itself is not bothered with them."""
    for name, attributes in reversed(_OPTIONS):
        function = click.option(f"--{name}", expose_value=False, is_eager=True, callback=_noted, **attributes)(function)
    return function


_OPTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("data", {"multiple": True, "metavar": "DIR", "help": "Ask the record in DIR; several are joined, `bundled` is the usual one."}),
    ("keep-going", {"is_flag": True, "help": "Set rows of tables aside that cannot be read, and go on."}),
    (
        "engine",
        {
            "type": click.Choice(["sqlite", "spark"]),
            "default": "sqlite",
            "help": "What runs the question; spark reads a partitioned export.",
        },
    ),
    ("master", {"metavar": "URL", "help": "The Spark cluster to run it on (default: this machine)."}),
    ("explain", {"is_flag": True, "help": "Say how it was answered: the claims to choose from, or the statements and their plans."}),
)


def _noted(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    said = context.meta.get(__name__, Asked())
    context.meta[__name__] = said._replace(**{str(parameter.name): value})


def asked() -> Asked:
    """What the command line says of the record."""
    context = click.get_current_context(silent=True)
    said: Asked = context.meta.get(__name__, Asked()) if context else Asked()
    return said


def folders() -> tuple[str, ...]:
    """The folders of the record asked."""
    return data_folders(asked().data)


_opened: list[tuple[tuple[str, ...], str | None, bool]] = []
"""What was connected to, for `forget_index`: when that is called the command is over."""


def connect() -> Engine:
    """What answers for the record asked; while an index is built a terminal is told how far it has come.

    The index is closed with click's context, whatever becomes of the command. Spark's session ends with the process.
    """
    said = asked()
    engine = _spark(said) if said.engine == "spark" else _sqlite(said)
    if said.explain and not (said.engine == "sqlite" and _explains_itself()):
        from alliancecli.query.explaining import Explaining

        return Explaining(engine, lambda line: click.echo(line, err=True))
    return engine


def _sqlite(said: Asked) -> Engine:
    if said.master:
        raise BadUsage("--master is the address of a Spark cluster; add --engine spark")
    cache = cache_folder()
    _opened[:] = [(folders(), cache, said.keep_going)]
    with building() as watch:
        connection = index.connect(folders(), cache, keep_going=said.keep_going, watch=watch)
    if context := click.get_current_context(silent=True):
        context.call_on_close(connection.close)
    if said.keep_going:
        _say_aside(connection)
    return connection


def _spark(said: Asked) -> Engine:
    from alliancecli.spark import connect

    _opened.clear()
    if not (named := named_folders(said.data)):
        raise BadUsage("--engine spark needs --data DIR, a folder that `alliance export parquet DIR --partition year` wrote")
    context = click.get_current_context(silent=True)
    return connect(named, said.master, debug=bool(context and context.find_root().params.get("debug")))


def explain() -> bool:
    """Whether to say how the answer was chosen. The command that asks says it itself, so that SQLite's plan is not told too."""
    click.get_current_context().meta[f"{__name__}.itself"] = True
    return asked().explain


def _explains_itself() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(f"{__name__}.itself"))


@contextmanager
def building() -> Iterator[Callable[[Any], None] | None]:
    """What tells a terminal how far a build has come; None where nobody looks, or where a shell that asks has its prompt."""
    context = click.get_current_context(silent=True)
    if not sys.stderr.isatty() or (context and context.resilient_parsing):
        yield None
    else:
        bar = _Bar()
        try:
            yield bar
        finally:
            bar.close()


def _say_aside(connection: Engine) -> None:
    """Tell of the rows that were set aside when the index was built."""
    import json

    from alliancecli.cli.emit import shown

    (said,) = connection.execute("SELECT value FROM meta WHERE key = 'aside'", {}).fetchone()
    for line in json.loads(said):
        click.echo(shown(line), err=True)


class _Bar:
    """The bar of a build, imported when that takes longer than a person would notice."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._since = time.monotonic()

    def __call__(self, progress: Any) -> None:
        if self._bar is None:
            if time.monotonic() - self._since < 0.5:
                return
            from alliancecli.render.progress import Bar

            self._bar = Bar()
        self._bar.show(progress)

    def close(self) -> None:
        """Take it away."""
        if self._bar is not None:
            self._bar.close()


def forget_index() -> None:
    """Throw away the index that was asked last."""
    for where, cache, keep_going in _opened:
        index.forget(where, cache, keep_going=keep_going)


def version_line() -> str:
    """The versions of the tool and of the record, with the record's date."""
    from alliancecli import __version__

    meta = dict(connect().execute("SELECT key, value FROM meta").fetchall())
    return f"alliance {__version__}, record {meta['version']} of {meta['date']}"
