"""Relations as claims: what ties institutions to one another, to people, and to their own beginning and end."""

from collections.abc import Iterable, Iterator

from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, among, either, where
from alliancecli.query.institutions import CALLED
from alliancecli.query.rows import Row, fetch

_CALLED = f"(SELECT {CALLED} FROM institution WHERE id = r.{{}})"

_KINDS = "instr('life name predecessor parent holder member partner', r.relation)"
"""The order of kinds: what a thing is before those who belong to it."""


def relations(connection: Engine, filters: list[Filter]) -> Iterator[Row]:
    """The relations that pass the filters, by subject and kind, in order of time, those without a beginning after the others.

    `rivals` are other claims of the same that may be of the same time.
    """
    clause, parameters = where(filters)
    sql = f"""
        SELECT r.id, r.subject, r.relation, r.object, r.name, r.office, r.change, r.event, r.status,
               r.date, r.date_min, r.date_max, r.precision,
               (SELECT json_group_array(id) FROM (
                    SELECT o.id FROM relation o
                    WHERE o.subject = r.subject AND o.relation = r.relation AND o.object IS r.object AND o.name IS r.name
                    AND o.office IS r.office AND o.id <> r.id AND o.first <= r.last AND o.last >= r.first ORDER BY o.id
                )) AS rivals,
               r.caveat, r.sources, coalesce(r.shown, '') AS shown, r.first, r.last, r.tier,
               {_CALLED.format("subject")} AS subject_name, coalesce({_CALLED.format("object")}, r.name) AS other_name
        FROM relation r {clause}
        ORDER BY r.subject, {_KINDS}, r.date IS NULL, r.date_min IS NULL,
                 CASE WHEN r.date_min IS NULL THEN r.last ELSE r.first END, r.last, r.id"""
    return fetch(connection, sql, parameters, ("rivals", "sources"))


def touching(institutions: Iterable[str]) -> Filter:
    """Relations of one of the institutions, on either side."""
    ids = list(institutions)
    return either([*among("subject", ids), *among("object", ids)])
