"""How many claims there are of each month, year, theatre, actor, kind or source: at least, and at most where dates are vague."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from alliancecli.dates.days import OPEN_DAY
from alliancecli.dates.edtf import Point
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter
from alliancecli.query.names import CALLED
from alliancecli.query.rows import Row, fetch, set_members
from alliancecli.query.windows import Window, in_time

BY = ("year", "month", "theatre", "actor", "kind", "source")
"""What claims may be counted by. The actor of a figure is its contributor, its kind its measure, its theatres those of its subject."""

MOST_YEARS = 100
"""A date that may be of more years than these says nothing of any of them."""

_THEATRES = """
    SELECT id, theatres FROM institution
    UNION ALL SELECT id, theatres FROM event WHERE id IN (SELECT subject FROM figure WHERE of_event = 1)"""
"""The theatres of what figures are about."""

Group = int | str | None
"""A group: of time a number that orders as time does, else an id or a term; None for what has none."""

Placed = dict[Group, bool]
"""The groups that a claim may be in, and whether it surely is."""

OWN = {
    "event": {"theatre": "theatres", "actor": "actors", "kind": "kind", "source": "sources"},
    "figure": {"theatre": "subject", "actor": "contributor", "kind": "measure", "source": "sources"},
}
"""The column that says to which groups a claim belongs."""


class Grouping(NamedTuple):
    """How claims are grouped: their table ("event", "figure"), by what (one of BY), and in which window."""

    table: str
    by: str
    window: Window

    def claims(self, connection: Engine, filters: list[Filter], columns: Iterable[str] = ()) -> Iterator[tuple[Row, Placed]]:
        """The claims that pass the filters, with these columns at least, each with its groups, in order of time."""
        wanted = dict.fromkeys(("id", "first", "last", "reach", *filter(None, [OWN[self.table].get(self.by)]), *columns))
        selected = f"{self.window.certainty} AS certainty, " + ", ".join(f"r.{key}" for key in wanted)
        lists = tuple(key for key in ("theatres", "actors", "sources") if key in wanted)
        place = self._in_time(connection) if self.by in ("year", "month") else self._in_list(connection)
        for row in fetch(connection, *in_time(self.table, selected, filters, self.window, None), lists):
            yield row, place(row)

    def years(self, connection: Engine) -> Callable[[Row], Placed] | None:
        """What gives the years of a claim, where a group may be of many; None where none is."""
        if self.by in ("year", "month") or _year(self.window.low) == _year(self.window.high):
            return None
        return self._replace(by="year")._in_time(connection)

    def _in_list(self, connection: Engine) -> Callable[[Row], Placed]:
        column, theatres = OWN[self.table][self.by], {}
        if (self.table, self.by) == ("figure", "theatre"):
            theatres = {row["id"]: row["theatres"] for row in fetch(connection, _THEATRES, {}, ("theatres",))}

        def place(row: Row) -> Placed:
            value = theatres.get(row[column], []) if theatres else row[column]
            every = [one["source"] if isinstance(one, dict) else one for one in (value if isinstance(value, list) else [value])]
            return dict.fromkeys(every or [None], row["certainty"] == "certain")

        return place

    def _in_time(self, connection: Engine) -> Callable[[Row], Placed]:
        number = _month if self.by == "month" else _year
        low, high = self.window.low, self.window.high
        sets = set_members(connection)

        def place(row: Row) -> Placed:
            found: Placed = {}
            for first, last in sets.get(row["id"]) or [(row["first"], row["last"] if row["last"] < OPEN_DAY else row["reach"])]:
                begun, ended = max(first, low, row["first"]), min(last, high, row["reach"])
                if begun > ended:
                    continue
                inside = first >= low and last <= high and row["last"] < OPEN_DAY
                if begun <= -OPEN_DAY or ended >= OPEN_DAY or _year(ended) - _year(begun) >= MOST_YEARS:
                    found[None] = found.get(None, False) or row["certainty"] == "certain"
                    continue
                every = range(number(begun), number(ended) + 1)
                for one in every:
                    found[one] = found.get(one, False) or (inside and len(every) == 1)
            return found

        return place

    def order(self, groups: Iterable[tuple[Group, float]]) -> list[Group]:
        """The groups in order: of time as time goes, else the one of the greatest number first; what has none comes last."""
        if self.by in ("year", "month"):
            return sorted((one for one, _ in groups), key=lambda one: (one is None, one or 0))
        return [one for one, _ in sorted(groups, key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))]

    def called(self, connection: Engine) -> Callable[[Group], dict[str, Any]]:
        """What gives the `group` of a row, in EDTF where it is a time, its `name`, and how it is `shown`."""
        names: dict[Any, str] = {}
        if self.by == "actor":
            names = dict(connection.execute(f"SELECT id, {CALLED} FROM institution", {}))
        elif self.by == "source":
            names = dict(connection.execute("SELECT id, title FROM source", {}))

        def said(group: Group) -> dict[str, Any]:
            if isinstance(group, int):
                time = Point(group) if self.by == "year" else Point(group // 12, group % 12 + 1)
                return {"group": str(time), "name": None, "shown": time.display()}
            shown = names.get(group, group) if group is not None else self.without
            return {"group": group, "name": names.get(group), "shown": shown}

        return said

    @property
    def without(self) -> str:
        """What is said of claims that are in no group."""
        if self.by in ("year", "month"):
            return f"open, or over {MOST_YEARS} years"
        return "a total" if (self.table, self.by) == ("figure", "actor") else f"no {self.by}"


def tally(connection: Engine, grouping: Grouping, filters: list[Filter]) -> list[Row]:
    """A row a group: how many claims are surely in it (`at_least`), and how many may be (`at_most`); of time its number (`place`)."""
    counts: dict[Group, list[int]] = {}
    for _, placed in grouping.claims(connection, filters):
        for group, sure in placed.items():
            count = counts.setdefault(group, [0, 0])
            count[0] += sure
            count[1] += 1
    said = grouping.called(connection)
    order = grouping.order((group, most) for group, (_, most) in counts.items())
    return [said(group) | {"at_least": counts[group][0], "at_most": counts[group][1], "place": group} for group in order]


def _year(day: int) -> int:
    return day // 10_000


def _month(day: int) -> int:
    return _year(day) * 12 + day // 100 % 100 - 1
