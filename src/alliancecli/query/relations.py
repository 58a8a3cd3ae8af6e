"""Relations as claims: what ties institutions to one another, to people, and to their own beginning and end."""

from collections.abc import Iterable, Iterator

from alliancecli.model.columns import RELATION
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, column_in, either, where
from alliancecli.query.names import CALLED
from alliancecli.query.overlaps import Rivals
from alliancecli.query.rows import Row, fetch, lists, selected

_CALLED = f"(SELECT {CALLED} FROM institution WHERE id = r.{{}})"

_KINDS = "instr('life name predecessor parent holder member partner', r.relation)"
"""The order of kinds: what a thing is before those who belong to it."""


def positions(connection: Engine) -> dict[str, int]:
    """By the id of a relation a number that grows in the order of the record: of two that say the same the first one counts."""
    return dict(connection.execute("SELECT id, coalesce(position, 0) FROM relation", {}).fetchall())


KEY = ("subject", "relation", "object", "name", "office")
"""What two relations share that are about the same thing."""

_KEY = ", ".join(f"r.{column}" for column in KEY)


def relations(connection: Engine, filters: list[Filter]) -> Iterator[Row]:
    """The relations that pass the filters, by subject and kind, in order of time, those without a beginning after the others.

    `rivals` are other claims of the same that may be of the same time.
    """
    clause, parameters = where(filters)
    sql = f"""
        SELECT {selected(RELATION.row, rivals="'[]'")}, coalesce(r.shown, '') AS shown, r.first, r.last, r.tier,
               {_CALLED.format("subject")} AS subject_name, coalesce({_CALLED.format("object")}, r.name) AS other_name
        FROM relation r {clause}
        ORDER BY r.subject, {_KINDS}, r.date IS NULL, r.date_min IS NULL,
                 CASE WHEN r.date_min IS NULL THEN r.last ELSE r.first END, r.last, r.id"""
    of_them = f"WHERE r.subject IN (SELECT r.subject FROM relation r {clause})" if clause else ""
    every = connection.execute(f"SELECT r.id, {_KEY}, r.first, r.last FROM relation r {of_them}", parameters)
    rivals = Rivals((identity, tuple(key), first, last) for identity, *key, first, last in every)
    for row in fetch(connection, sql, parameters, lists(RELATION.row)):
        row["rivals"] = sorted(rivals.of(row["id"], tuple(row[column] for column in KEY), row["first"], row["last"]))
        yield row


def touching(institutions: Iterable[str]) -> Filter:
    """Relations of one of the institutions, on either side."""
    ids = list(institutions)
    return either([*column_in("subject", ids), *column_in("object", ids)])
