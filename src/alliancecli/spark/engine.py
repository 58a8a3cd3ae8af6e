"""Spark as the engine of the questions: a session, statements that run there, rows that stream back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from alliancecli.spark import faults, launch, tables
from alliancecli.spark.dialect import translated

PLAN = "EXPLAIN QUERY PLAN "
"""What stands before a statement whose plan is wanted; SQLite's own words."""


def start(paths: Sequence[str], master: str | None, *, debug: bool) -> "SparkEngine":
    """The engine over the Parquet folders at `paths`. Raises AllianceError."""
    with faults.told(master or launch.LOCAL):
        session = launch.session(master, debug=debug)
        master = str(session.sparkContext.master)
    try:
        with faults.told(master):
            return SparkEngine(session, master, tables.TableViews(session, paths))
    except BaseException:
        launch.stop(session)
        raise


class SparkEngine:
    """Runs the questions' statements on Spark. As a connection to SQLite, it streams rows and knows named parameters."""

    def __init__(self, session: Any, master: str, views: tables.TableViews) -> None:
        self.session = session
        self.master = master
        self.tables = views

    def execute(self, sql: str, parameters: Mapping[str, Any] = {}, /) -> "Rows":
        """The rows of one statement; of one that begins with EXPLAIN QUERY PLAN the lines of its plan. Raises AllianceError."""
        if sql.startswith(PLAN):
            return Rows(("id", "parent", "notused", "detail"), iter(self._plan(sql.removeprefix(PLAN), parameters)), self.master)
        with faults.told(self.master):
            frame = self.frame(sql, parameters)
            return Rows(tuple(frame.columns), map(_reader(frame.dtypes), frame.toLocalIterator()), self.master)

    def frame(self, sql: str, parameters: Mapping[str, Any]) -> Any:
        """A statement as a DataFrame that has not run yet."""
        statement = translated(sql)
        self.tables.need(statement.tables)
        return self.session.sql(statement.sql, args=dict(parameters))

    def _plan(self, sql: str, parameters: Mapping[str, Any]) -> list[tuple[int, int, int, str]]:
        with faults.told(self.master):
            execution = self.frame(sql, parameters)._jdf.queryExecution()
            text = self.session.sparkContext._jvm.PythonSQLUtils.explainString(execution, "formatted")
        lines = [translated(sql).sql, *text.rstrip().splitlines()]
        return [(n, 0, 0, line) for n, line in enumerate(lines, 1)]

    def close(self) -> None:
        """Stop the session."""
        launch.stop(self.session)


class Rows:
    """The rows of a statement, read once."""

    def __init__(self, names: tuple[str, ...], rows: Iterator[Any], master: str) -> None:
        self.description = tuple((name, None, None, None, None, None, None) for name in names)
        self._rows = rows
        self._master = master

    def __iter__(self) -> Iterator[Any]:
        """The rows, one by one. Raises AllianceError where Spark fails on the way."""
        with faults.told(self._master):
            yield from self._rows

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(iter(self), None)

    def fetchall(self) -> list[Any]:
        """The rows that are left."""
        return list(self)


def _reader(types: list[tuple[str, str]]) -> Callable[[Any], tuple[Any, ...]]:
    """What makes the values of a row those that SQLite gives: whole numbers as ints, true as 1."""
    loose = [n for n, (_, kind) in enumerate(types) if kind in ("double", "boolean") or kind.startswith("decimal")]

    def read(row: Any) -> tuple[Any, ...]:
        values = list(row)
        for n in loose:
            if values[n] is not None and values[n] == int(values[n]):
                values[n] = int(values[n])
        return tuple(values)

    return read if loose else tuple
