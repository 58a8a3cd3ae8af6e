"""What the process gives a command: the record asked, its index, the day it is."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

import click

from alliancecli import index
from alliancecli.query.engine import Engine
from alliancecli.surroundings import cache_folder, data_folders, today

__all__ = ["asked", "building", "connect", "data_folders", "folders", "forget_index", "record_options", "today", "version_line"]

F = TypeVar("F", bound=Callable[..., Any])


class Asked(NamedTuple):
    """What the command line says of the record: its folders, if not the usual ones, and whether to go on without what cannot be read."""

    data: tuple[str, ...] = ()
    keep_going: bool = False


def record_options(function: F) -> F:
    """--data and --keep-going, for `connect`; the command itself is not bothered with them."""
    for name, attributes in reversed(_OPTIONS):
        function = click.option(f"--{name}", expose_value=False, is_eager=True, callback=_noted, **attributes)(function)
    return function


_OPTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("data", {"multiple": True, "metavar": "DIR", "help": "Ask the record in DIR; several are joined, `bundled` is the usual one."}),
    ("keep-going", {"is_flag": True, "help": "Set rows of tables aside that cannot be read, and go on."}),
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
    """The index of the record asked; while one is built a terminal is told how far it has come."""
    keep_going, cache = asked().keep_going, cache_folder()
    _opened[:] = [(folders(), cache, keep_going)]
    with building() as watch:
        connection = index.connect(folders(), cache, keep_going=keep_going, watch=watch)
    if keep_going:
        _say_aside(connection)
    return connection


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

    (said,) = connection.execute("SELECT value FROM meta WHERE key = 'aside'", {}).fetchone()
    for line in json.loads(said):
        click.echo(line, err=True)


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
