"""An engine that says what it is asked, and how it goes about it."""

from collections.abc import Callable, Mapping
from inspect import cleandoc
from typing import Any

from alliancecli.query.engine import Answered, Engine, shares


class ExplainingEngine:
    """An engine that tells each statement, its parameters and its plan, a line at a time, before it first runs it."""

    def __init__(self, engine: Engine, tell: Callable[[str], None]) -> None:
        self._engine, self._tell = engine, tell
        self._told: set[str] = set()
        self.shares = shares(engine)

    def execute(self, sql: str, parameters: Mapping[str, Any] = {}, /) -> Answered:
        """The rows of one statement."""
        if sql in self._told:
            return self._engine.execute(sql, parameters)
        self._told.add(sql)
        used = {key: value for key, value in parameters.items() if f":{key}" in sql}
        for line in (*cleandoc(sql).splitlines(), *(f"  :{key} = {value!r}" for key, value in used.items())):
            self._tell(line)
        depths: dict[int, int] = {}
        for step, above, _, detail in self._engine.execute(f"EXPLAIN QUERY PLAN {sql}", parameters):
            depths[step] = depths.get(above, 0) + 1
            self._tell("  " * depths[step] + detail)
        self._tell("")
        return self._engine.execute(sql, parameters)

    def close(self) -> None:
        """Let go of what it holds."""
        self._engine.close()
