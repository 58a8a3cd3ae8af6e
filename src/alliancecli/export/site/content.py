"""What the pages of a site are made of: every row of the record, read once, and what hangs together with each thing."""

from collections import defaultdict
from typing import NamedTuple

from alliancecli.dates.days import read_iso
from alliancecli.dates.edtf import parse
from alliancecli.query.called import called
from alliancecli.query.definitions import definitions
from alliancecli.query.edition import Edition, edition
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import observations, partial_scopes
from alliancecli.query.hues import hues
from alliancecli.query.institutions import institutions, lives, sources, terms
from alliancecli.query.relations import relations
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window
from alliancecli.views.long_series import brief

LONG = 8
"""The most claims of one series that a page shows all of."""

Address = tuple[str, str]
"""Of a page: the kind of thing and its id, `("institution", "isaf")`."""


class Content(NamedTuple):
    """The record by kind and id, and for each address the events, figures and relations that its page tells of.

    `called` says what a source is called, `offices` which positions are part of an institution, `lives` when each institution began and
    ended, `scopes` which scopes are a part of a force, `hidden` which figures the page of their subject leaves to the CSV, `hues` which
    colours forces have.
    """

    edition: Edition
    institutions: dict[str, Row]
    events: dict[str, Row]
    figures: dict[str, Row]
    relations: dict[str, Row]
    terms: dict[str, Row]
    sources: dict[str, Row]
    theatres: dict[str, str]
    called: dict[str, dict[str, str]]
    years: list[int]
    offices: dict[str, list[str]]
    lives: dict[str, tuple[int, int]]
    scopes: list[str]
    hidden: set[str]
    hues: dict[str, int]
    of: dict[Address, dict[str, list[Row]]]

    def told(self, kind: str, one: str, what: str) -> list[Row]:
        """The events, figures, relations, members (relations from the other side) or parts (figures given) of a thing."""
        return self.of.get((kind, one), {}).get(what, [])


def read(connection: Engine) -> Content:
    """Everything, in a pass over each kind."""
    every = Window()
    found = Content(
        edition(connection),
        {row["id"]: row for row in institutions(connection, [])},
        {row["id"]: row for row in timeline(connection, [], every)},
        {row["id"]: row for row in observations(connection, [], every)},
        {row["id"]: row for row in relations(connection, [])},
        {row["id"]: row for row in terms(connection, [])},
        {row["id"]: row for row in sources(connection, [])},
        definitions(connection, "theatre"),
        {},
        [],
        defaultdict(list),
        lives(connection),
        sorted(partial_scopes(connection)),
        set(),
        hues(connection),
        defaultdict(lambda: defaultdict(list)),
    )
    found.called.update(called(connection, list(found.sources)))
    years: set[int] = set()
    for row in found.events.values():
        _hang(found, row, "events", *(("institution", one) for one in {*row["actors"], *row["institutions"]}))
        _hang(found, row, "events", *(("theatre", one) for one in row["theatres"]))
        if (year := year_of(row)) is not None:
            years.add(year)
            _hang(found, row, "events", ("year", str(year)))
    for row in found.figures.values():
        _hang(found, row, "figures", ("event" if row["subject"] in found.events else "institution", row["subject"]))
        if row["contributor"]:
            _hang(found, row, "parts", ("institution", row["contributor"]))
    for row in found.relations.values():
        _hang(found, row, "relations", ("institution", row["subject"]))
        if row["object"]:
            _hang(found, row, "members", ("institution", row["object"]))
        if row["event"]:
            _hang(found, row, "relations", ("event", row["event"]))
    for what in ("events", "figures", "relations"):
        for row in getattr(found, what).values():
            _hang(found, row, what, *(("source", one) for one in dict.fromkeys(cited["source"] for cited in row["sources"])))
    for row in found.institutions.values():
        if row["parent"] and row["kind"] == "position":
            found.offices[row["parent"]].append(row["id"])
        _hang(found, row, "institutions", *(("theatre", one) for one in row["theatres"]))
    found.years.extend(sorted(years))
    for one in found.institutions:
        figures = found.told("institution", one, "figures")
        found.hidden.update({row["id"] for row in figures} - {row["id"] for row in brief(figures, "", LONG).rows})
    return found


def _hang(found: Content, row: Row, what: str, *addresses: Address) -> None:
    for address in addresses:
        found.of[address][what].append(row)


def year_of(row: Row) -> int | None:
    """The year in which something is first said to have been; None where no source says from when."""
    if not row["date_min"]:
        return None
    return read_iso(row["date_min"])[0]


def shown(row: Row) -> str:
    """A date in words; nothing where there is none."""
    words = row.get("shown")
    return words if words is not None else parse(row["date"]).display() if row.get("date") else ""
