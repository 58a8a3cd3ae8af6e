"""What the record claims about one institution, read when it is first asked for: what a draft is held against."""

from functools import cached_property
from typing import Any

from alliancecli.query.engine import Engine
from alliancecli.query.events import WEIGHTS
from alliancecli.query.rows import Row, fetch

_TIME = "id, date, shown, first, last, precision, sources"
_RELATION = f"{_TIME}, tier, subject, relation, object, name, office, change, event"

MOST_EVENTS = 20_000
"""Events that a draft is held against: the weightiest of a record that has more."""


class Claims:
    """The claims of a record, by what they are about. Each list is read once and kept."""

    def __init__(self, connection: Engine) -> None:
        self._connection = connection
        self._figures: dict[str, list[Row]] = {}
        self._values: dict[str, dict[float, list[Row]]] = {}
        self._relations: dict[str, list[Row]] = {}

    def _rows(self, sql: str, lists: tuple[str, ...] = ("sources",), **parameters: Any) -> list[Row]:
        return list(fetch(self._connection, sql, parameters, lists))

    @cached_property
    def institutions(self) -> dict[str, Row]:
        """Every institution by its id, with its names, kind, parent, theatres and life (`life_first`, `life_last`)."""
        sql = (
            "SELECT id, name, acronyms, aliases, names, summary, kind, parent, theatres, life_first, life_last FROM institution ORDER BY id"
        )
        return {row["id"]: row for row in self._rows(sql, ("acronyms", "aliases", "names", "theatres"))}

    def called(self, institution: str) -> str:
        """The name of an institution; its id where the record has no such."""
        one = self.institutions.get(institution)
        return one["name"] if one else institution

    @cached_property
    def part_scopes(self) -> frozenset[str]:
        """The scopes that count a part only."""
        return frozenset(row["id"] for row in self._rows("SELECT id FROM scope WHERE part", ()))

    @cached_property
    def holders(self) -> list[Row]:
        """Every relation of an office to a person."""
        return self._rows(f"SELECT {_RELATION} FROM relation WHERE relation = 'holder' ORDER BY subject, first, id")

    def figures(self, subject: str) -> list[Row]:
        """The figures about an institution that have a number, in order of time."""
        if subject not in self._figures:
            sql = f"""SELECT {_TIME}, tier, subject, contributor, measure, status, value, value_min, value_max,
                      qualifier, missing, unit, scope FROM figure WHERE subject = :subject AND missing IS NULL ORDER BY first, id"""
            self._figures[subject] = self._rows(sql, subject=subject)
        return self._figures[subject]

    def figures_of(self, subject: str, value: float) -> list[Row]:
        """The figures about an institution that have just this number."""
        if subject not in self._values:
            self._values[subject] = {}
            for row in self.figures(subject):
                self._values[subject].setdefault(row["value"], []).append(row)
        return self._values[subject].get(value, [])

    def relations(self, subject: str) -> list[Row]:
        """The relations of an institution, in order of time."""
        if subject not in self._relations:
            sql = f"SELECT {_RELATION} FROM relation WHERE subject = :subject ORDER BY first, id"
            self._relations[subject] = self._rows(sql, subject=subject)
        return self._relations[subject]

    def complete_members(self, subject: str) -> list[Row]:
        """The lists of members of an institution that leave no one out, the sharpest first.

        `names` has for each member its id, the first and the last day on which it may have come in, and the day from which it is out.
        """
        sql = """SELECT series, shown, first, last, names, sources FROM complete
                 WHERE subject = :subject AND relation = 'member' ORDER BY first, last, series"""
        return self._rows(sql, ("names", "sources"), subject=subject)

    @cached_property
    def events(self) -> list[Row]:
        """The events, the weightiest first."""
        sql = f"""SELECT {_TIME}, title, summary, kind, weight, theatres, institutions, actors, tags FROM event
                  ORDER BY instr('{" ".join(WEIGHTS)}', weight), row LIMIT :most"""
        return self._rows(sql, ("sources", "theatres", "institutions", "actors", "tags"), most=MOST_EVENTS)

    @cached_property
    def event_dates(self) -> dict[str, Row]:
        """The events by their ids."""
        return {row["id"]: row for row in self.events}
