"""The state of one run: the record that it asks, the connection to it, and whether anything of the answer was written."""

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from alliancecli.cli.stderr import say
from alliancecli.environment import cache_folder, data_folders, named_folders

if TYPE_CHECKING:
    from alliancecli.query.engine import Engine
    from alliancecli.record.csv_reader import OnProgress, Progress
    from alliancecli.render.progress import Bar


ENGINE_PREFIX = "engine_"
"""Prefix of the parameters that are an engine's own options."""


class Target(NamedTuple):
    """The record options: where the record is, whether every row must be right, which engine runs the question, and with what options."""

    data: tuple[str, ...] = ()
    keep_going: bool = False
    engine: str = "sqlite"
    explain: bool = False
    options: Mapping[str, str] = {}
    """The engine's own, by their names."""

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Target":
        """Read the record options, and take them out of `values`."""
        own = {name.removeprefix(ENGINE_PREFIX): values.pop(name) for name in list(values) if name.startswith(ENGINE_PREFIX)}
        given = {name: values.pop(name) for name in cls._fields if name in values}
        return cls(**given, options={name: value for name, value in own.items() if value is not None})

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the record."""
        return data_folders(self.data)


_ENTERED: ContextVar["App"] = ContextVar("entered")


class App:
    """The owner of the connection, for as long as it is entered; then the connection is closed.

    `begun` is set with the first piece of an answer that is written: what has begun cannot be begun again. Where a shell asks, which has
    its prompt on the terminal, the App is `silent`.
    """

    def __init__(self, *, silent: bool = False) -> None:
        self.silent = silent
        self.begun = False
        self.debug = False
        self._opened: list[Engine] = []
        self._piped: bytes | None = None
        self._indexes: list[tuple[tuple[str, ...], str | None]] = []

    @classmethod
    def current(cls) -> "App":
        """The App that is entered. Raises LookupError where none is."""
        return _ENTERED.get()

    def __enter__(self) -> "App":
        self._before = _ENTERED.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        _ENTERED.reset(self._before)
        self.close()

    def connect(self, target: Target = Target(), *, explains: bool = False) -> "Engine":  # noqa: B008  # it is immutable
        """The engine that answers for the record. Shows progress on a terminal while an index is built.

        Where the question `explains` itself how it chose, SQLite's plan is not told too.
        """
        engine = self._sqlite(target) if target.engine == "sqlite" else self._offered(target)
        if target.explain and not (target.engine == "sqlite" and explains):
            from alliancecli.query.explain import ExplainingEngine

            return ExplainingEngine(engine, say)
        return engine

    def _sqlite(self, target: Target) -> "Engine":
        from alliancecli import index  # help asks no record

        asked = (target.folders, cache_folder())
        self._indexes.append(asked)
        with building() as watch:
            connection = index.connect(*asked, keep_going=target.keep_going, on_progress=watch)
        self._opened.append(connection)
        if not self.silent:
            _notify(index.told(connection))
        return connection

    def _offered(self, target: Target) -> "Engine":
        from alliancecli.query.engines import ENGINES

        offered = ENGINES[target.engine]
        engine = offered.connect(named_folders(target.data), target.options, self.debug)
        if not offered.lasts:
            self._opened.append(engine)
        return engine

    def close(self) -> None:
        """Close every connection but those that last as long as the process, as Spark's."""
        while self._opened:
            self._opened.pop().close()

    def discard_indexes(self) -> None:
        """Delete the indexes that were asked."""
        from alliancecli import index

        self.close()
        while self._indexes:
            index.discard(*self._indexes.pop())

    def piped(self, most: int = -1) -> bytes:
        """What comes in on stdin, at most so many bytes, read once: the run may have to begin again."""
        if self._piped is None:
            self._piped = sys.stdin.buffer.read(most)
        return self._piped


@contextmanager
def building() -> "Iterator[OnProgress | None]":
    """A callback that shows progress on the terminal; None where stderr is no terminal, or the run is silent."""
    if not sys.stderr.isatty() or App.current().silent:
        yield None
    else:
        bar = _Bar()
        try:
            yield bar
        finally:
            bar.close()


def _notify(told: list[str]) -> None:
    """Tell what was set aside, guessed or taken off when the index was built."""
    for line in told:
        say(line)


class _Bar:
    """The bar of a build, imported when that takes longer than a person would notice."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._since = time.monotonic()

    def __call__(self, progress: "Progress") -> None:
        if self._bar is None:
            if time.monotonic() - self._since < 0.5:
                return
            from alliancecli.render.progress import Bar

            self._bar = Bar()
        self._bar.show(progress)

    def close(self) -> None:
        """Remove it."""
        if self._bar is not None:
            self._bar.close()


def version_line() -> str:
    """The versions of the tool and of the record, with the record's date."""
    from alliancecli import __version__
    from alliancecli.query.edition import edition

    return f"alliance {__version__}, {edition(App.current().connect()).brief}"
