"""The tables of the questions over a folder of Parquet files: views under the names and columns of the index."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any

from alliancecli.errors import AllianceError
from alliancecli.model.columns import OF_ONE_PASSAGE, SOURCES, STRUCTS, Column
from alliancecli.spark.expressions import made
from alliancecli.spark.faults import plain
from alliancecli.spark.layout import ABSENT, FILES, MADE_ANEW, OTHERWISE, TABLES, UNBEGUN_YEAR, VERSION, StoredTable

_TYPES = {"text": "string", "integer": "bigint", "number": "double", "texts": "array<string>"}

_PARTITIONS = ("CAST(brief AS int) AS brief", f"coalesce(CAST(year AS bigint), {UNBEGUN_YEAR}) AS year")
"""The columns that say where a row lies; what has no first day has the year of the sentinel."""

_CARRIED = """
    SELECT 'event.weight' AS field, weight AS term FROM event
    UNION ALL SELECT 'event.theatre', explode(array_distinct(theatres)) AS term FROM event
    UNION ALL SELECT 'event.actor', explode(array_distinct(actors)) FROM event
    UNION ALL SELECT 'event.institution', explode(array_distinct(institutions)) FROM event
    UNION ALL SELECT 'event.tag', explode(array_distinct(tags)) FROM event
    UNION ALL SELECT 'event.source', explode(array_distinct(sources.source)) FROM event
    UNION ALL SELECT 'figure.source', explode(array_distinct(sources.source)) FROM figure
    UNION ALL SELECT 'relation.source', explode(array_distinct(sources_list.source)) FROM relation
    UNION ALL SELECT 'figure.theatre', explode(array_distinct(i.theatres_list)) FROM figure f JOIN institution i ON i.id = f.subject"""


class TableViews:
    """The views over the folders at `paths`, together one record, each made when it is first asked.

    Raises AllianceError where a folder is none of this layout, is of another version of it, or lacks a part.
    """

    def __init__(self, session: Any, paths: Sequence[str]) -> None:
        self.session = session
        self.paths = paths
        self.folders = [_Folder(session, path) for path in paths]
        self.made: set[str] = set()

    def need(self, names: Iterable[str]) -> None:
        """Make the views of that name which are not made yet; names of other things are passed over."""
        for table in TABLES:
            if table.name in names and table.name not in self.made:
                self.made.add(table.name)
                self._make(table)

    def _make(self, table: StoredTable) -> None:
        found = [frame for folder in self.folders if (frame := folder.read(table)) is not None]
        if not found and table.name == "carried":
            self.need(("event", "figure", "institution", "relation"))
            whole = self.session.sql(f"SELECT field, term, count(*) AS records FROM ({_CARRIED}) GROUP BY field, term")
        elif not found:
            whole = self.session.createDataFrame([], ", ".join(f"`{name}` {kind}" for name, kind in _columns(table)))
        elif table.name == "meta":
            whole = found[0]  # the first folder describes the record
        else:
            whole = reduce(lambda one, other: one.unionByName(other), found)
            if len(found) > 1 and not table.parted:
                whole = _merged(table, whole, self.paths)
        whole.createOrReplaceTempView(table.name)


def _merged(table: StoredTable, whole: Any, paths: Sequence[str]) -> Any:
    """The rows of a small table out of several folders, each once."""
    if table.name == "carried":
        return whole.groupBy("field", "term").agg({"records": "sum"}).withColumnRenamed("sum(records)", "records")
    whole = whole.distinct()
    if table.columns[0].key == "id":
        twice = whole.groupBy("id").count().where("count > 1").select("id").limit(1).collect()
        if twice:
            raise AllianceError(f"{' and '.join(paths)}: each has another {table.name} '{twice[0][0]}'; rename one of the two")
    return whole


def _columns(table: StoredTable) -> Iterator[tuple[str, str]]:
    """The columns of a view, with their types."""
    for column in table.columns:
        yield column.key, _type(column) if table.parted or not column.encoded else "string"
        if column.encoded and not table.parted:
            yield f"{column.key}_list", _type(column)
    if table.parted:
        yield from (("brief", "int"), ("year", "bigint"))
    if table.name == "figure":
        yield from dict.fromkeys(MADE_ANEW, "bigint").items()


OPTIONAL = ("term", "theatre", "scope", "carried", "more_column", "complete_list")
"""The small tables that a folder may lack."""

META = next(table for table in TABLES if table.name == "meta")


def _type(column: Column) -> str:
    if column.kind in STRUCTS:
        return f"array<struct<{','.join(f'{key}:string' for key in STRUCTS[column.kind])}>>"
    return _TYPES[column.kind]


class _Folder:
    """One folder of the layout, as Spark sees it."""

    def __init__(self, session: Any, path: str) -> None:
        self.session = session
        self.path = path.rstrip("/")
        self.url = self.path if "://" in path else f"file:{os.path.abspath(path)}"
        self._check()

    def _check(self) -> None:
        """Raise AllianceError where this is no folder of the layout, or one of another version."""
        if not self._has("meta.parquet"):
            if not self._has(""):
                why = "there is no such folder"
            elif self._has("record.yaml"):
                why = "is a record in YAML; Spark reads Parquet: `alliance export parquet DIR --partition year` writes it"
            elif self._has("events.parquet"):
                why = "is an export without partitions; write it with `alliance export parquet DIR --partition year`"
            else:
                why = "no record in Parquet here, meta.parquet is missing; `alliance export parquet DIR --partition year` writes one"
            raise AllianceError(f"{self.path}: {why}")
        version = dict(self._small("meta.parquet", META).select("key", "value").collect()).get("parquet")
        if version != VERSION:
            found = f"is of layout {version}" if version else "does not say its layout"
            raise AllianceError(f"{self.path}: {found}, and this alliance reads layout {VERSION}; export it anew")

    def read(self, table: StoredTable) -> Any | None:
        """The rows of a table in the columns of its view; None where the folder has none, and need not."""
        return self._parted(table) if table.parted else self._whole(table)

    def _whole(self, table: StoredTable) -> Any | None:
        name = f"{table.stored}.parquet"
        if self._has(name):
            raw = self._small(name, table)
            return raw.selectExpr(*self._columns(table, dict(raw.dtypes)))
        if table.name in OPTIONAL:
            return None
        raise AllianceError(f"{self.path}: {name} is missing; a folder of this layout holds one")

    def _parted(self, table: StoredTable) -> Any | None:
        expected = self._partitions(table)
        if not self._has(table.stored):
            if expected:
                raise AllianceError(f"{self.path}: {table.stored} is missing, and files.parquet names {len(expected):,} partitions there")
            return None
        raw = self._raw(table.stored)
        present = {url.rsplit("/", 1)[0].rsplit(f"/{table.stored}/", 1)[-1] for url in raw.inputFiles()} if expected else ()
        missing = [one for one in expected if one not in present]
        if missing:
            more = f" and {len(missing) - 1:,} more" if len(missing) > 1 else ""
            verb = "are" if more else "is"
            raise AllianceError(f"{self.path}: {table.stored}/{missing[0]}{more} {verb} missing, which files.parquet names; export it anew")
        view = raw.selectExpr(*self._columns(table, dict(raw.dtypes)))
        self._refuse_gaps(table, raw)
        return view

    def _refuse_gaps(self, table: StoredTable, raw: Any) -> None:
        """Raise AllianceError where a file lacks a column that is needed, or values of it: Spark would leave its rows out without a word.

        The footers tell; no row is read where they are sound.
        """
        gaps = " OR ".join(f"`{column.key}` IS NULL" for column in table.columns if column.required)
        found = raw.where(gaps).select("_metadata.file_path").limit(1).collect()
        if found:
            raise AllianceError(
                f"{plain(found[0][0])}: a file of another schema: it lacks columns, or values, that are needed; see docs/scale.md"
            )

    def _columns(self, table: StoredTable, found: dict[str, str]) -> Iterator[str]:
        """The columns of the view of a table, made of those found.

        Raises AllianceError where one that is needed is not there, or of another type.
        """
        where = f"{self.path}/{table.stored}"
        for column in table.columns:
            kind, wanted = found.get(column.key), _type(column)
            if kind is None and column.required:
                raise AllianceError(f"{where}: files of another schema: no column '{column.key}' ({wanted}); see docs/scale.md")
            older = kind == _BEFORE_PASSAGES and wanted == _type(SOURCES[0])
            if kind not in (None, wanted) and (kind, wanted) not in _WIDENED and not older:
                raise AllianceError(f"{where}: files of another schema: '{column.key}' is {kind}, not {wanted}; see docs/scale.md")
            there = f"`{column.key}`" if kind else ABSENT.get(column.key, "NULL") if table.parted else "NULL"
            value = there if kind == wanted else _WITH_PASSAGES.format(there) if older else f"CAST({there} AS {wanted})"
            if column.key in OTHERWISE:
                value = f"coalesce({value}, {OTHERWISE[column.key]})"
            if column.encoded and not table.parted:
                yield f"{made(column).replace('_value', value)} AS `{column.key}`"
                yield f"{value} AS `{column.key}_list`"
            else:
                yield f"{value} AS `{column.key}`"
        if table.parted:
            if "brief" not in found or "year" not in found:
                raise AllianceError(f"{where}: is not in partitions by brief and year: {table.stored}/brief=1/year=2003/...")
            yield from _PARTITIONS
        if table.name == "figure":
            yield from (f"{value} AS {key}" for key, value in MADE_ANEW.items())

    def _partitions(self, table: StoredTable) -> list[str]:
        """The partitions that there should be, if the folder says."""
        name, start = f"{FILES.stored}.parquet", f"{table.stored}/"
        if not self._has(name):
            return []
        return [path.removeprefix(start) for (path, *_) in self._small(name, FILES).collect() if path.startswith(start)]

    def _has(self, name: str) -> bool:
        context = self.session.sparkContext
        path = context._jvm.org.apache.hadoop.fs.Path(f"{self.url}/{name}".rstrip("/"))
        return bool(path.getFileSystem(context._jsc.hadoopConfiguration()).exists(path))

    def _small(self, name: str, table: StoredTable) -> Any:
        """A file of our own layout, read without a look at its footer first."""
        schema = ", ".join(f"`{column.key}` {_type(column)}" for column in table.columns)
        return self.session.read.option("__globPaths__", "false").schema(schema).parquet(f"{self.url}/{name}")

    def _raw(self, name: str) -> Any:
        return self.session.read.option("__globPaths__", "false").parquet(f"{self.url}/{name}")


_BEFORE_PASSAGES = "array<struct<source:string,locator:string,anchor:string,date:string>>"
"""What entries of sources were before a passage could be published by itself, and are in the folders of other makers."""

_WITH_PASSAGES = "transform({{}}, c -> named_struct({}))".format(
    ", ".join(f"'{key}', {'CAST(NULL AS string)' if key in OF_ONE_PASSAGE else f'c.{key}'}" for key in STRUCTS["citations"])
)
"""The same with the keys of such a passage."""

_WIDENED = {("int", "bigint"), ("smallint", "bigint"), ("float", "double"), ("int", "double"), ("bigint", "double")}
"""Types that may stand for a wider one."""
