"""Every question, of SQLite and of a Spark cluster, on the same record: the same bytes."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cluster import Cluster, missing

from alliancecli import index
from alliancecli.dates.words import read
from alliancecli.model.columns import FIGURE
from alliancecli.query.engine import Answered, Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import observations
from alliancecli.query.filters import column_in, has_facet
from alliancecli.query.windows import Window, window
from alliancecli.spark.layout import TABLES, VERSION
from alliancecli.spark.metrics import scans
from conftest import ROOT, TESTS, Cli, Result
from questions import RECORDS

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=missing() or "Spark is here"),
    pytest.mark.filterwarnings("ignore"),
]

if TYPE_CHECKING:
    from alliancecli.spark.engine import SparkEngine

Folder = Callable[[str], Path]
Asked = Callable[..., Result]


def connect(paths: list[str], master: str) -> "SparkEngine":
    from alliancecli.spark.engine import start

    return start(paths, master, debug=False)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A master and two workers, and this process's own Spark gone when they are."""
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    before = {name: os.environ.get(name) for name in started.environment}
    os.environ.update(started.environment)
    yield started
    from pyspark.sql import SparkSession

    from alliancecli.spark import launch

    if (running := SparkSession.getActiveSession()) is not None:
        launch.stop(running)
    started.stop()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


def data(record: str) -> Path:
    return ROOT / "data" if record == "bundled" else TESTS / record


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The partitioned folder of a record, written once."""
    made: dict[str, Path] = {}

    def write(record: str) -> Path:
        if record not in made:
            made[record] = tmp_path_factory.mktemp("parquet") / "record"
            export(data(record), made[record])
        return made[record]

    return write


def export(folder: Path, dest: Path) -> None:
    from alliancecli.export import Selection as Wanted
    from alliancecli.export import export as exported

    with closing(index.connect([str(folder)], None)) as connection:
        exported(connection, "parquet", Wanted(partition="year"), str(dest))


@pytest.fixture
def spark(cluster: Cluster, written: Folder, alliance: Cli) -> Asked:
    """Run `alliance ARGUMENTS` on the cluster."""

    def ask(record: str, *arguments: str) -> Result:
        return alliance(*arguments, "--engine", "spark", "--master", cluster.url, "--data", str(written(record)))

    return ask


@pytest.fixture
def sqlite(alliance: Cli) -> Asked:
    """Run `alliance ARGUMENTS` on the index."""

    def ask(record: str, *arguments: str) -> Result:
        return alliance(*arguments, "--data", str(data(record)))

    return ask


EVERY = [(record, arguments) for record, every in RECORDS.items() for arguments in every]


def formatted(arguments: tuple[str, ...]) -> tuple[str, ...]:
    """With --json, but where another format is asked for or there is no choice."""
    chosen = {"--csv", "--format", "cite"} & set(arguments)
    return arguments if chosen else (*arguments, "--json")


@pytest.mark.parametrize(("record", "arguments"), EVERY, ids=lambda value: value if isinstance(value, str) else " ".join(value))
def test_both_engines_answer_the_same(record: str, arguments: tuple[str, ...], sqlite: Asked, spark: Asked) -> None:
    expected, found = sqlite(record, *formatted(arguments)), spark(record, *formatted(arguments))
    assert (found.code, found.err) == (expected.code, expected.err)
    assert found.out == expected.out


def test_a_dump_of_the_whole_record_has_every_row(cluster: Cluster, written: Folder) -> None:
    engine = connect([str(written("bundled"))], cluster.url)
    with closing(index.connect([str(ROOT / "data")], None)) as connection:
        for table in TABLES:
            columns = ", ".join(column.key for column in table.columns)
            asked = f"SELECT {columns} FROM {table.name} r ORDER BY {', '.join(column.key for column in table.columns[:3])}"
            rows = connection.execute(asked).fetchall()
            if table.name == "carried":
                rows = [row for row in rows if row[1]]  # how many there are in all is counted where folders are joined
            if table.name != "meta":
                assert len(engine.execute(asked).fetchall()) == len(rows)


def test_a_window_reads_only_its_partitions(cluster: Cluster, written: Folder) -> None:
    engine = connect([str(written("bundled"))], cluster.url)
    plan = planned(engine, lambda asked: list(timeline(asked, list(column_in("kind", ["meeting"])), window(during=read("2003")))))
    brief, long, unbegun = (line for line in plan.splitlines() if line.startswith("PartitionFilters"))
    assert "= 1)" in brief
    assert ">= 2002)" in brief
    assert "<= 2003)" in brief
    assert "= 0)" in long
    assert "<= 2003)" in long
    assert "= 0)" in unbegun
    assert "= -10000000000)" in unbegun
    pushed = [
        line for line in plan.splitlines() if line.startswith("PushedFilters") and "reach" in line
    ]  # others are of the members of sets
    assert len(pushed) == 3
    assert all("EqualTo(kind,meeting)" in line and "GreaterThanOrEqual(reach,20030101)" in line for line in pushed)


def test_a_limit_is_kept_by_the_engine_and_no_list_is_joined(cluster: Cluster, written: Folder) -> None:
    engine = connect([str(written("bundled"))], cluster.url)
    plan = planned(engine, lambda asked: list(timeline(asked, list(has_facet("event.actor", ["nato"])), Window(), 5)))
    assert "TakeOrderedAndProject" in plan
    assert "arrays_overlap" in plan
    assert "Join" not in plan


def test_few_files_are_read_of_many(cluster: Cluster, written: Folder) -> None:
    engine = connect([str(written("bundled"))], cluster.url)
    engine.execute("SELECT id FROM event").fetchall()
    every = len(engine.session.sql("SELECT id FROM event").inputFiles())
    asked = Recording(engine)
    list(timeline(asked, [], window(during=read("2003"))))
    assert 0 < files_read(engine, *asked.asked[0]) < every / 3


def test_explain_says_statement_and_plan(spark: Asked) -> None:
    result = spark("mini", "timeline", "--during", "2003", "--explain", "--json")
    assert {row["id"] for row in result.rows} >= {"year-2003", "vanguard-leaves"}
    assert "FROM event r" in result.err
    assert "PartitionFilters: [" in result.err
    assert "Physical Plan" in result.err


def test_explain_says_why_a_claim_answers_on_either_engine(sqlite: Asked, spark: Asked) -> None:
    asked = ("samples/spark", "troops", "corps", "--as-of", "2006-01", "--explain", "--json")
    chosen = sqlite(*asked).err
    assert chosen.startswith("rule: certain before possible")
    told = iter(spark(*asked).err.splitlines())
    assert [line for line in chosen.splitlines() if line not in told] == []  # all of them, in this order, among the statements


class Recording:
    """An engine, and the statements that it was asked."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def execute(self, sql: str, parameters: Mapping[str, Any] = {}, /) -> Answered:
        self.asked.append((sql, dict(parameters)))
        return self.engine.execute(sql, parameters)

    def close(self) -> None:
        self.engine.close()


def planned(engine: Engine, question: Callable[[Engine], object]) -> str:
    """The plan of the one statement that a question asks."""
    recording = Recording(engine)
    question(recording)
    ((sql, parameters),) = recording.asked
    return "\n".join(line for *_, line in engine.execute(f"EXPLAIN QUERY PLAN {sql}", parameters))


def files_read(engine: "SparkEngine", sql: str, parameters: dict[str, Any]) -> int:
    """How many files a statement reads."""
    frame = engine.frame(sql, parameters)
    frame.collect()
    return sum(metrics["numFiles"] for metrics in scans(frame))


def partition_gone(folder: Path) -> str:
    shutil.rmtree(folder / "events" / "brief=1" / "year=2003")
    return "events/brief=1/year=2003 is missing, which files.parquet names"


def table_gone(folder: Path) -> str:
    shutil.rmtree(folder / "events")
    return "events is missing, and files.parquet names 5 partitions there"


def small_table_gone(folder: Path) -> str:
    (folder / "meta.parquet").unlink()
    return "no record in Parquet here, meta.parquet is missing"


def another_layout(folder: Path) -> str:
    from pyarrow import Table, parquet

    rows = [{"key": "parquet", "value": "99"}]
    parquet.write_table(Table.from_pylist(rows), folder / "meta.parquet")
    return f"is of layout 99, and this alliance reads layout {VERSION}"


def changed(folder: Path, change: Callable[[Any], Any], files: str) -> None:
    from pyarrow import parquet

    for file in (folder / "events").glob(files):
        parquet.write_table(change(parquet.ParquetFile(file).read()), file)


def no_column(folder: Path) -> str:
    changed(folder, lambda table: table.drop(["reach"]), "*/*/*.parquet")
    return "files of another schema: no column 'reach' (bigint)"


def column_of_another_type(folder: Path) -> str:
    changed(folder, lambda table: table.set_column(0, "id", table["first"]), "*/*/*.parquet")
    return "files of another schema: 'id' is bigint, not string"


def one_file_without_a_column(folder: Path) -> str:
    changed(folder, lambda table: table.drop(["first"]), "brief=1/year=2003/*.parquet")
    return "a file of another schema"


def one_file_of_another_type(folder: Path) -> str:
    changed(folder, lambda table: table.set_column(0, "id", table["first"]), "brief=1/year=2003/*.parquet")
    return "events/brief=1/year=2003/part-0.parquet: a file of another schema than the rest"


def damaged(folder: Path) -> str:
    (folder / "events" / "brief=1" / "year=2003" / "part-0.parquet").write_bytes(b"PAR1 no more")
    return "events/brief=1/year=2003/part-0.parquet: cannot be read; it is damaged"


def folder_gone(folder: Path) -> str:
    shutil.rmtree(folder)
    return "there is no such folder"


FAULTS = (
    partition_gone,
    table_gone,
    small_table_gone,
    another_layout,
    no_column,
    column_of_another_type,
    one_file_without_a_column,
    one_file_of_another_type,
    damaged,
    folder_gone,
)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_folder_is_told_in_a_line(
    fault: Callable[[Path], str], cluster: Cluster, written: Folder, alliance: Cli, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(written("mini"), tmp_path / "it"))
    said = fault(folder)
    result = alliance("timeline", "--data", str(folder), "--engine", "spark", "--master", cluster.url)
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1), result.err
    assert said in result.err
    assert str(folder) in result.err


@pytest.mark.parametrize(("record", "said"), [("mini", "is a record in YAML"), ("flat", "is an export without partitions")])
def test_a_folder_that_is_none_says_what_to_do(record: str, said: str, cluster: Cluster, alliance: Cli, tmp_path: Path) -> None:
    folder = TESTS / "mini"
    if record == "flat":
        assert alliance("export", "parquet", str(tmp_path / "it"), "--data", str(folder)).code == 0
        folder = tmp_path / "it"
    result = alliance("timeline", "--data", str(folder), "--engine", "spark", "--master", cluster.url)
    assert result.code == 1
    assert said in result.err


def test_a_folder_of_the_team_s_own_may_lack_what_is_optional(cluster: Cluster, written: Folder, alliance: Cli, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(written("mini"), tmp_path / "it [a] {b}, ç"))
    changed(folder, lambda table: table.drop(["summary", "tags", "date_min", "date_max"]), "*/*/*.parquet")
    for name in ("files", "carried", "terms", "scopes"):
        (folder / f"{name}.parquet").unlink()
    asked = ("--data", str(folder), "--engine", "spark", "--master", cluster.url, "--json")
    found = alliance("timeline", "--theatre", "north", *asked).rows
    assert {row["id"] for row in found} == {"year-2003", "vanguard-leaves", "force-takes-over"}
    assert all(row["summary"] is None and row["tags"] == [] and row["date_min"] for row in found)
    assert {row["id"]: row["events"] for row in alliance("sources", *asked).rows} == {
        "book-1998": 2,
        "diary": 5,
        "history-2015": 0,
        "paper-2009": 1,
    }


def test_two_folders_are_one_record(cluster: Cluster, written: Folder, alliance: Cli) -> None:
    asked = ("--engine", "spark", "--master", cluster.url, "--data", str(written("mini")))
    both = alliance("timeline", "--weight", "background", *asked, "--data", str(written("samples/days")), "--json").rows
    assert {row["id"] for row in both} >= {"hellenic-league", "leap-day"}
    page = alliance("timeline", *asked, "--data", str(written("samples/archive")), "--format", "html").out
    assert "record 7 of 2020-01-01" in page  # the first folder describes it
    clash = alliance("institutions", *asked, "--data", str(written("samples/compare")))
    assert (clash.code, clash.out) == (1, "")
    assert "each has another institution" in clash.err


def test_search_says_that_it_cannot(spark: Asked) -> None:
    result = spark("mini", "search", "force")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert "search ranks full text, and Spark has no index of words" in result.err


def test_a_worker_killed_in_the_middle_changes_no_answer(cluster: Cluster, written: Folder) -> None:
    engine = connect([str(written("bundled"))], cluster.url)
    with closing(index.connect([str(ROOT / "data")], None)) as connection:
        expected = list(observations(connection, [], Window()))
    rows = observations(engine, [], Window())
    found = [next(rows)]
    busy = cluster.executors()
    assert busy, "what runs the tasks are processes of their own"
    for process in busy:
        os.kill(process, signal.SIGKILL)
    cluster.workers[0].kill()
    found += rows
    keys = [column.key for column in FIGURE.row if column.nested]
    assert [[row[key] for key in keys] for row in found] == [[row[key] for key in keys] for row in expected]
    cluster.workers[0] = cluster.worker()
