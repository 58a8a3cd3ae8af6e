"""One record by its name, with what the rest of the record says of it."""

from typing import NamedTuple

from alliancecli.errors import UnknownName
from alliancecli.query import events
from alliancecli.query.as_of import AsOf, last_known
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import concerning, observations, strength
from alliancecli.query.filters import Filter, column_in, this
from alliancecli.query.institutions import institutions, sources, terms
from alliancecli.query.names import ambiguous, find
from alliancecli.query.relations import relations, touching
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window


class RecordCard(NamedTuple):
    """A record, its type, and what hangs on it.

    An institution has milestones, the latest of its figures, its relations, every claim of its own strength, who belonged to it and led it,
    and what it belonged to; an event has the numbers that are about it and the relations that it made.
    """

    kind: str
    row: Row
    milestones: list[Row]
    figures: list[Row]
    relations: list[Row]
    strengths: list[Row] = []  # noqa: RUF012  # nobody adds to it
    members: list[Row] = []  # noqa: RUF012
    holders: list[Row] = []  # noqa: RUF012
    belonging: list[Row] = []  # noqa: RUF012


def show(connection: Engine, name: str) -> list[RecordCard]:
    """Every record that a name means: mostly one.

    Raises UnknownName, with suggestions.
    """
    return [_one(connection, kind, one) for kind, one in find(connection, name)]


def the_one(connection: Engine, name: str) -> RecordCard:
    """The record that a name means. Raises UnknownName where it means none or more than one."""
    found = show(connection, name)
    if len(found) > 1:
        raise UnknownName(ambiguous(name, ((one.kind, one.row["id"]) for one in found)))
    return found[0]


def _one(connection: Engine, kind: str, one: str) -> RecordCard:
    named = [this(one)]
    match kind:
        case "event":
            row = next(timeline(connection, named, Window()))
            made = Filter("r.event = :event", {"event": one}, one)
            numbers = list(observations(connection, list(column_in("subject", [one])), Window()))
            return RecordCard(kind, row, [], numbers, list(relations(connection, [made])))
        case "figure":
            row = next(observations(connection, named, Window()))
        case "relation":
            row = next(relations(connection, named))
        case "source":
            row = next(sources(connection, named))
        case "term":
            row = next(terms(connection, named))
        case _:
            return _institution(connection, one, next(institutions(connection, named)))
    return RecordCard(kind, row, [], [], [])


def _institution(connection: Engine, one: str, row: Row) -> RecordCard:
    from alliancecli.query.membership.terms import belonging, holders, members  # other records do without, and so do other questions

    milestones = list(timeline(connection, [events.touching([one])], Window()))
    figures = [answer.row for answer in last_known(connection, [concerning([one])], AsOf()).answers]
    own = [*column_in("subject", [one]), strength(), *column_in("status", ["actual"]), TOTALS]
    strengths = list(observations(connection, own, Window()))
    ties = list(relations(connection, [touching([one])]))
    belonged = [span for kind in ("member", "partner") for span in belonging(connection, one, kind)]
    led = holders(connection, one)
    return RecordCard("institution", row, milestones, figures, ties, strengths, members(connection, one), led, belonged)


TOTALS = Filter("r.contributor IS NULL AND r.missing IS NULL", {}, "totals")
