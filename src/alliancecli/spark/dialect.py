"""A statement of the questions, as SQLite reads it, in the words of Spark.

sqlglot knows most of the difference. What it cannot know is rewritten on the syntax tree: which lists of the record are arrays there, that
rows lie in partitions by the year of their first day, and what becomes of a JSON array in a table's place.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import sqlglot
from sqlglot import exp

from alliancecli.errors import AllianceError
from alliancecli.spark.expressions import made
from alliancecli.spark.layout import TABLES, UNBEGUN_YEAR

PARTED = ("event", "figure")

UNRANKED = (
    "search ranks full text, and Spark has no index of words; search without --engine spark, or use the filters of timeline and figures"
)

LISTS = {
    "event.theatre": "theatres",
    "event.actor": "actors",
    "event.institution": "institutions",
    "event.tag": "tags",
    "event.source": "sources.source",
    "figure.source": "sources.source",
}
"""Where the words of a facet stand in a row: lists of the files, which the index has as JSON."""


MADE = {table.name: {column.key: made(column) for column in table.columns if made(column)} for table in TABLES if table.parted}
"""The columns that are made where they are asked, by table; `_value` stands for the column that they are made of."""


class Statement(NamedTuple):
    """A statement for Spark, with the same named parameters, and the tables that it asks."""

    sql: str
    tables: frozenset[str]


@lru_cache(maxsize=256)
def translated(sql: str) -> Statement:
    """The statement for Spark.

    Raises AllianceError for what Spark cannot do.
    """
    tree = sqlglot.parse_one(sql, read="sqlite")
    if tree.find(exp.Match) or any(table.name in ("text", "word") for table in tree.find_all(exp.Table)):
        raise AllianceError(UNRANKED)
    for rewrite in (_made_columns, _arrays_for_facets, _rows_for_json, _years_for_days, _cut_arms):
        rewrite(tree)
    return Statement(tree.sql(dialect="spark"), frozenset(table.name for table in tree.find_all(exp.Table)))


def _spark(sql: str, **parts: exp.Expr) -> exp.Expr:
    """An expression of Spark; `_name` in it stands for a part."""

    def filled(node: exp.Expr) -> exp.Expr:
        found = parts.get(node.name.removeprefix("_")) if isinstance(node, exp.Column) and node.name.startswith("_") else None
        return found.copy() if found is not None else node

    return sqlglot.parse_one(sql, read="spark").transform(filled)


def _arrays_for_facets(tree: exp.Expr) -> None:
    """Asking which records carry a word becomes asking the lists of the record itself: no join, and Spark filters as it reads."""
    for select in list(tree.find_all(exp.Select)):
        source = select.args.get("from_")
        if source is None or source.this.name != "facet" or not isinstance(source.this, exp.Table):
            continue
        outer = select.find_ancestor(exp.In, exp.Exists)
        assert outer is not None, "a facet is only ever asked for its records"
        condition, row = select.args["where"].this, None
        if isinstance(outer, exp.In):
            row = outer.this
        else:  # EXISTS (... AND record = r.row)
            tied = next(one for one in condition.find_all(exp.EQ) if one.this.name == "record")
            row = tied.expression
            tied.replace(exp.true())
        outer.replace(exp.paren(_carrying(condition, row.table)))


def _carrying(node: exp.Expr, alias: str) -> exp.Expr:
    """A condition on field and term, as one on the lists of a row."""
    node = node.unnest()
    if isinstance(node, exp.Or):
        return exp.or_(_carrying(node.this, alias), _carrying(node.expression, alias))
    parts = [part.unnest() for part in node.flatten()] if isinstance(node, exp.And) else [node]
    parts = [part for part in parts if not isinstance(part, exp.Boolean)]
    fields = [literal.name for part in parts if part.this.name == "field" for literal in part.find_all(exp.Literal)]
    (sought,) = (part for part in parts if part.this.name == "term")
    terms = sought.expressions if isinstance(sought, exp.In) else [sought.expression]
    return exp.or_(*(_listed(field, alias, terms) for field in fields)) if terms else exp.false()


def _listed(field: str, alias: str, terms: list[exp.Expr]) -> exp.Expr:
    words = exp.Array(expressions=[term.copy() for term in terms])
    if field == "figure.theatre":  # a figure is where its subject is
        return _spark(
            f"{alias}.subject IN (SELECT id FROM institution WHERE arrays_overlap(theatres_list, _words))",
            words=words,
        )
    return _spark(f"arrays_overlap({alias}.{LISTS[field]}, _words)", words=words)


def _rows_for_json(tree: exp.Expr) -> None:
    """The table function json_each: an array of JSON texts, a row an entry."""
    for table in list(tree.find_all(exp.Table)):
        call = table.this
        if isinstance(call, exp.Anonymous) and call.name.lower() == "json_each":
            rows = _spark("SELECT 1 FROM LATERAL explode(from_json(_json, 'array<string>')) AS j(value)", json=call.expressions[0])
            lateral = rows.args["from_"].this
            if table.alias:
                lateral.args["alias"].set("this", exp.to_identifier(table.alias))
            table.replace(lateral)


def _cut_arms(tree: exp.Expr) -> None:
    """Where a UNION is cut to its first rows, each arm is cut to as many first: before anything is made of rows that are not wanted."""
    for union in list(tree.find_all(exp.Union)):
        for arm in _arms(union) if union.args.get("limit") else ():
            (base,) = _tables(arm)
            cut = exp.select("*").from_(base.copy()).where(arm.args["where"].this.copy())
            cut.set("order", union.args["order"].copy())
            cut.set("limit", union.args["limit"].copy())
            base.replace(cut.subquery(base.alias_or_name))


def _arms(union: exp.Union) -> Iterator[exp.Select]:
    """The questions that a UNION joins, be they two or more."""
    for side in (union.this, union.expression):
        if isinstance(side, exp.Union):
            yield from _arms(side)
        elif isinstance(side, exp.Select):
            yield side


def _made_columns(tree: exp.Expr) -> None:
    """Columns of events and figures that the index has and the files have not: JSON of lists."""
    for column in list(tree.find_all(exp.Column)):
        select = column.find_ancestor(exp.Select)
        tables = [one for one in _tables(select) if one.name in PARTED] if select else []
        owner = next((one for one in tables if column.table in ("", one.alias_or_name)), None)
        if owner and (making := MADE[owner.name].get(column.name)):
            value = _spark(making, value=exp.column(column.name, table=column.table or None))
            column.replace(exp.alias_(value, column.name) if column.parent is select else value)


_LOOSE: dict[type[exp.Expr], type[exp.Expr]] = {
    exp.GT: exp.GTE,
    exp.GTE: exp.GTE,
    exp.LT: exp.LTE,
    exp.LTE: exp.LTE,
    exp.EQ: exp.EQ,
}
"""What a comparison of days says of their years."""


def _years_for_days(tree: exp.Expr) -> None:
    """What is asked of the first day, or of the place in time, is asked of the year too: Spark then reads only what can hold it."""
    for node in list(tree.find_all(exp.GTE, exp.GT, exp.LTE, exp.LT, exp.EQ, exp.Between)):
        column = node.this
        if not (isinstance(column, exp.Column) and column.name in ("first", "place") and node.find_ancestor(exp.Where)):
            continue
        ends = [node.args[key] for key in ("expression", "low", "high") if node.args.get(key) is not None]
        if not _is_parted(column) or any(end.find(exp.Column) for end in ends):
            continue
        year = exp.column("year", table=column.table)
        years = [_spark("floor((_day) / 10000)", day=end) for end in ends]
        if isinstance(node, exp.Between):
            implied: exp.Expr = exp.Between(this=year, low=years[0], high=years[1])
        else:
            implied = _LOOSE[type(node)](this=year, expression=years[0])
        if not isinstance(node, (exp.LTE, exp.LT)):  # a date without a first day lies in a year of its own, before all others
            implied = exp.paren(exp.or_(implied, _spark(f"_year = {UNBEGUN_YEAR}", year=year)))
        node.replace(exp.paren(exp.and_(implied, node.copy())))


def _is_parted(column: exp.Column) -> bool:
    """Whether a column is one of the tables that lie in partitions."""
    select = column.find_ancestor(exp.Select)
    return select is not None and any(table.name in PARTED and table.alias_or_name == column.table for table in _tables(select))


def _tables(select: exp.Expr) -> Iterator[exp.Table]:
    for part in (select.args.get("from_"), *(select.args.get("joins") or ())):
        if part is not None and isinstance(part.this, exp.Table):
            yield part.this
