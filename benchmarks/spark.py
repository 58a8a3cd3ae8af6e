"""SQLite against Spark on many rows. `python benchmarks/spark.py VOTES.csv[.gz] FOLDER [REPEATS ...]`

The file is that of `votes.py`, 870,109 rows. The record is indexed (SQLite) and exported in partitions (Parquet). Then, for each REPEATS,
the same rows are repeated so often by each engine itself: SYNTHETIC rows, under ids of their own, with the very dates and words of the real
ones. Each question is asked three times after a first (once, if that took more than five seconds); the median counts. SQLite is repeated up
to 20 times only: its file takes 0.6 GB a million rows.
"""

import json
import os
import resource
import shutil
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from votes import make

from alliancecli import index
from alliancecli.dates.words import read
from alliancecli.export import Selection, export
from alliancecli.query.engine import Answered, Engine
from alliancecli.query.events import count, timeline
from alliancecli.query.filters import Filter, has_facet
from alliancecli.query.windows import Window, window
from alliancecli.spark import connect
from alliancecli.spark.engine import SparkEngine
from alliancecli.spark.metrics import scans

MASTER = os.environ.get("MASTER", "local[2]")
LIMIT = 20
MOST = 20
"""SQLite is not repeated oftener."""


def filters(engine: Engine) -> list[Filter]:
    """Votes of one country: France."""
    return list(has_facet("event.actor", ["c063"], 20_000))  # so many that the index asks row by row, as the command line does


DAY, YEAR, DECADE = window(during=read("1989-12-06")), window(during=read("1991")), window(during=read("199X"))

QUESTIONS: dict[str, Callable[[Engine], int]] = {
    "one day": lambda e: rows(timeline(e, [], DAY)),
    "one year, first 20": lambda e: rows(timeline(e, [], YEAR, LIMIT)),
    "one year, counted": lambda e: count(e, "event", [], YEAR),
    "one country in one year": lambda e: rows(timeline(e, filters(e), YEAR)),
    "one country in ten years, counted": lambda e: count(e, "event", filters(e), DECADE),
    "one country, ever, first 20": lambda e: rows(timeline(e, filters(e), Window(), LIMIT)),
    "one country, ever, counted": lambda e: count(e, "event", filters(e), Window()),
    "one id": lambda e: rows(timeline(e, [Filter("r.id IN ('376-0-il-israel', '376-0-il-israel-0')", {}, "")], Window())),
    "everything, first 20": lambda e: rows(timeline(e, [], Window(), LIMIT)),
    "title holds 'abstain', counted": lambda e: count(e, "event", [Filter("instr(r.title, 'abstain') > 0", {}, "")], Window()),
}


def rows(found: Iterator[object]) -> int:
    return sum(1 for _ in found)


def median(question: Callable[[Engine], int], engine: Engine) -> dict[str, float]:
    """Medians of three runs after a first, by the clock and by the processors, and the answer's size; of what takes seconds one run."""
    times: list[float] = []
    cores: list[float] = []
    while len(times) < 4 and not (len(times) > 1 and times[0] > 5):
        since, busy = time.perf_counter(), processors(engine)
        size = question(engine)
        times.append(time.perf_counter() - since)
        cores.append(processors(engine) - busy)
    return {"seconds": round(statistics.median(times[1:]), 4), "core_seconds": round(statistics.median(cores[1:]), 4), "found": size}


def processors(engine: Engine) -> float:
    """Seconds of processor time so far: this process's, and of Spark's Java machine."""
    if not isinstance(engine, SparkEngine):
        return time.process_time()
    process = engine.session.sparkContext._jvm.java.lang.ProcessHandle.current().pid()
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def scanned(question: Callable[[Engine], int], engine: SparkEngine) -> tuple[int, int, int]:
    """Files and rows that Spark's scans read for a question, and bytes from the file system."""
    asked: list[Any] = []

    class Noting:
        def execute(self, sql: str, parameters: Mapping[str, Any] = {}, /) -> Answered:
            asked.append((sql, parameters))
            return engine.execute(sql, parameters)

        def close(self) -> None: ...

    question(Noting())
    before, read_ = bytes_read(engine), []
    for sql, parameters in asked:
        frame = engine.frame(sql, parameters)
        frame.collect()
        read_ += scans(frame)
    return sum(one["numFiles"] for one in read_), sum(one["numOutputRows"] for one in read_), bytes_read(engine) - before


def bytes_read(engine: SparkEngine) -> int:
    statistics_ = engine.session.sparkContext._jvm.org.apache.hadoop.fs.FileSystem.getAllStatistics()
    return sum(int(one.getBytesRead()) for one in statistics_)


def told(**said: object) -> None:
    print(json.dumps(said), flush=True)


def repeated_parquet(engine: SparkEngine, base: Path, dest: Path, times: int) -> None:
    """The folder at `base` with every event so many times, made by Spark."""
    shutil.rmtree(dest, ignore_errors=True)
    dest.mkdir()
    for file in base.glob("*.parquet"):
        if file.name != "files.parquet":
            shutil.copyfile(file, dest / file.name)
    spark = engine.session
    spark.conf.set("spark.sql.maxConcurrentOutputFileWriters", "200")
    spark.conf.set("spark.sql.files.maxPartitionBytes", "1m")
    spark.conf.set("spark.sql.files.openCostInBytes", "1m")
    one = spark.read.parquet(f"file:{base}/events")
    names = ["concat(id, '-', n) AS id" if name == "id" else f"`{name}`" for name in one.columns]
    many = one.crossJoin(spark.range(times).withColumnRenamed("id", "n").hint("broadcast")).selectExpr(*names)
    many.write.partitionBy("brief", "year").option("compression", "zstd").parquet(f"file:{dest}/events")
    for key in ("maxConcurrentOutputFileWriters", "files.maxPartitionBytes", "files.openCostInBytes"):
        spark.conf.unset(f"spark.sql.{key}")


def repeated_sqlite(base: Path, dest: Path, times: int) -> sqlite3.Connection:
    """The index at `base` with every event so many times, made by SQLite; without full text."""
    dest.unlink(missing_ok=True)
    connection = sqlite3.connect(dest)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000")
    connection.execute("ATTACH ? AS base", [str(base)])
    tables = ("meta", "source", "theatre", "scope", "name", "institution", "term", "figure", "carried")
    made = dict(connection.execute("SELECT name, sql FROM base.sqlite_master WHERE type = 'table'"))
    for table in (*tables, "event", "facet"):
        connection.execute(made[table])
    for table in tables:
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM base.{table}")
    columns = [row[1] for row in connection.execute("PRAGMA base.table_info(event)")]
    (size,) = connection.execute("SELECT max(row) FROM base.event").fetchone()
    taken = ", ".join({"row": f"row * {times} + n", "id": "id || '-' || n"}.get(name, name) for name in columns)
    numbers = f"WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < {times})"
    connection.execute(f"INSERT INTO main.event {numbers} SELECT {taken} FROM base.event, number ORDER BY base.event.row, n")
    facets = f"{numbers} SELECT field, term, record * {times} + n FROM base.facet, number WHERE field LIKE 'event.%' ORDER BY 1, 2, 3"
    connection.execute(f"INSERT INTO main.facet {facets}")
    indexes = "SELECT sql FROM base.sqlite_master WHERE type = 'index' AND sql LIKE '% ON event %'"
    for (sql,) in connection.execute(indexes).fetchall():
        connection.execute(sql)
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    assert connection.execute("SELECT count(*) FROM main.event").fetchone()[0] == size * times
    connection.execute("DETACH base")
    return connection


def size_of(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if path.is_dir() else path.stat().st_size


def asked_all(name: str, many: int, sqlite: Engine | None, spark: SparkEngine) -> None:
    for said, question in QUESTIONS.items():
        if sqlite is not None:
            told(rows=many, engine="sqlite", question=said, **median(question, sqlite), load=load())
        taken = median(question, spark)
        files, read_, of_bytes = scanned(question, spark)
        told(rows=many, engine=name, question=said, **taken, files=files, scanned=read_, bytes=of_bytes, load=load())


def load() -> float:
    return round(os.getloadavg()[0], 1)


def main(votes: Path, folder: Path, repeats: list[int]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["SPARK_LOCAL_DIRS"] = str(folder / "local")
    since = time.perf_counter()
    record = folder / "record" if (folder / "record").exists() else make(votes, folder / "record")
    connection = index.connect([str(record)], str(folder / "cache"))
    (built,) = (folder / "cache").glob("*.sqlite")
    told(step="index", seconds=round(time.perf_counter() - since, 1), bytes=size_of(built))
    since = time.perf_counter()
    if not (folder / "parquet").exists():
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        export(connection, "parquet", Selection(partition="year"), str(folder / "parquet"))
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        told(
            step="export",
            seconds=round(time.perf_counter() - since, 1),
            bytes=size_of(folder / "parquet"),
            peak=after // 1024,
            before=before // 1024,
        )
    many = count(connection, "event", [], Window())
    since = time.perf_counter()
    spark = opened(folder / "parquet")
    told(step="start", seconds=round(time.perf_counter() - since, 1), master=MASTER)
    since = time.perf_counter()
    dumped = rows(timeline(spark, [], Window()))
    told(step="dump by spark", rows=dumped, seconds=round(time.perf_counter() - since, 1))
    since = time.perf_counter()
    dumped = rows(timeline(connection, [], Window()))
    told(step="dump by sqlite", rows=dumped, seconds=round(time.perf_counter() - since, 1))
    asked_all(MASTER, many, connection, spark)
    for times in repeats:
        since = time.perf_counter()
        dest = folder / f"parquet-{times}"
        if not dest.exists():
            repeated_parquet(spark, folder / "parquet", dest, times)
            told(step="repeat parquet", rows=many * times, seconds=round(time.perf_counter() - since, 1), bytes=size_of(dest))
        since = time.perf_counter()
        repeated = None
        if times <= MOST:
            file = folder / f"{times}.sqlite"
            repeated = sqlite3.connect(file) if file.exists() else repeated_sqlite(built, file, times)
            told(step="repeat sqlite", rows=many * times, seconds=round(time.perf_counter() - since, 1), bytes=size_of(file))
        asked_all(MASTER, many * times, repeated, opened(dest))


def opened(folder: Path) -> SparkEngine:
    engine = connect([str(folder)], MASTER)
    assert isinstance(engine, SparkEngine)
    return engine


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(one) for one in sys.argv[3:]])
