"""A record that is open, and how it is asked: what every question has in common."""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from alliancecli import index
from alliancecli.api import coerce
from alliancecli.api.rows import Rows, rows_of
from alliancecli.errors import AllianceError
from alliancecli.query.edition import edition
from alliancecli.query.engine import Engine
from alliancecli.query.rows import more_columns
from alliancecli.questions import question_named
from alliancecli.questions.question import AnswerOptions, Question


class Opened:
    """A record that is open; `ask` puts a question to it by its name. One that is dropped closes itself."""

    _connection: Engine | None = None

    def __init__(self, folders: tuple[str, ...], cache: str | None, keep_going: bool = False) -> None:
        self.folders, self._cache, self._keep_going = folders, cache, keep_going
        self._kept: dict[str, Any] = {}
        self._connect()

    def _connect(self) -> None:
        connection = index.connect(self.folders, self._cache, keep_going=self._keep_going)
        self._connection, self._told = connection, index.told(connection)

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # collected in another thread than the one that opened it
            self.close()

    def __repr__(self) -> str:
        return f"<alliancecli.Record {' + '.join(self.folders)}>"

    def close(self) -> None:
        """Let go of the index. Rows that were answered stay."""
        if self._connection:
            self._connection.close()
            self._kept.clear()
        self._connection = None

    @property
    def version(self) -> str:
        """The version of the record."""
        return edition(self._opened()).version

    @property
    def date(self) -> str:
        """The date of that version, ISO 8601."""
        return edition(self._opened()).date

    def ask(self, name: str, given: Mapping[str, Any], *, limit: int | None = None, explain: bool = False) -> Rows[Any]:
        """The rows of the question of that name; `given` has what callers pass for its parameters, by their names.

        Where SQLite gives out, as on a damaged index, that is built anew and asked once more.
        """
        with coerce.python_messages():
            asked = question_named(name)
            read = {param.name: coerce.value(param, given.get(param.name)) for param in asked.params}
            wanted = AnswerOptions(coerce.at_most(limit), explain=explain, kept=self._kept)
            try:
                return self._answer(asked, read, wanted)
            except sqlite3.DatabaseError:
                self.close()
                index.discard(self.folders, self._cache)
                self._connect()
                return self._answer(asked, read, wanted)

    def _answer(self, asked: Question, read: Mapping[str, Any], wanted: AnswerOptions) -> Rows[Any]:
        connection = self._opened()
        with asked.placing():
            answer = asked.ask(connection, read, wanted)
        rows = rows_of(answer.view.with_more(lambda kind: more_columns(connection, kind)), answer.notes)
        none = not rows and not (wanted.limit == 0 and answer.total and answer.total())
        notes = (answer.empty, *rows.notes) if none else rows.notes
        return Rows(rows, (coerce.in_python(note) for note in (*self._told, *notes)))

    def _opened(self) -> Engine:
        if self._connection is None:
            raise AllianceError("this record is closed; open it again with alliancecli.open()")
        return self._connection
