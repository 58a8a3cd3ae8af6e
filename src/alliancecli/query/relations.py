"""Relations as claims: what ties institutions to one another, to people, and to their own beginning and end."""

from collections.abc import Iterator

from alliancecli.model.columns import RELATION
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, where
from alliancecli.query.rows import Row, fetch, lists, selected

_CALLED = "(SELECT coalesce(json_extract(acronyms, '$[0]'), name) FROM institution WHERE id = r.{})"

_KINDS = "instr('life name predecessor parent holder member partner', r.relation)"
"""The order of kinds: what a thing is before those who belong to it."""


_RIVALS = """(SELECT json_group_array(id) FROM (
                    SELECT o.id FROM relation o
                    WHERE o.subject = r.subject AND o.relation = r.relation AND o.object IS r.object AND o.name IS r.name
                    AND o.office IS r.office AND o.id <> r.id AND o.first <= r.last AND o.last >= r.first ORDER BY o.id
                ))"""


def relations(connection: Engine, filters: list[Filter]) -> Iterator[Row]:
    """The relations that pass the filters, by subject and kind, in order of time, those without a beginning after the others.

    `rivals` are other claims of the same that may be of the same time.
    """
    clause, parameters = where(filters)
    sql = f"""
        SELECT {selected(RELATION.row, rivals=_RIVALS)}, coalesce(r.shown, '') AS shown, r.first, r.last, r.tier,
               {_CALLED.format("subject")} AS subject_name, coalesce({_CALLED.format("object")}, r.name) AS other_name
        FROM relation r {clause}
        ORDER BY r.subject, {_KINDS}, r.date IS NULL, r.date_min IS NULL,
                 CASE WHEN r.date_min IS NULL THEN r.last ELSE r.first END, r.last, r.id"""
    return fetch(connection, sql, parameters, lists(RELATION.row))


def touching(institution: str) -> Filter:
    """Relations of an institution, on either side."""
    return Filter("r.subject = :institution OR r.object = :institution", {"institution": institution}, institution)
