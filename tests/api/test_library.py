"""The library gives the rows, the notes and the errors of the command line."""

import copy
import json
import pickle
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

import alliancecli
from alliancecli.api import coerce, shapes
from alliancecli.api.coerce import in_python
from alliancecli.api.record import method_of
from alliancecli.errors import AllianceError, BadDate, BadUsage, NoAnswer, UnknownName
from alliancecli.questions import QUESTIONS, question_named
from conftest import TESTS, Cli, damaged

Ask = Callable[[alliancecli.Record], Any]


@pytest.fixture
def record() -> Iterator[alliancecli.Record]:
    """The bundled record."""
    with alliancecli.open() as opened:
        yield opened


@pytest.fixture
def small() -> Iterator[alliancecli.Record]:
    """The mini record."""
    with alliancecli.open(TESTS / "mini") as opened:
        yield opened


SAME: dict[str, Ask] = {
    "timeline --from 2001-09 --to 2003-08 --theatre afghanistan": lambda r: r.timeline(
        start="2001-09", end="2003-08", theatre="afghanistan"
    ),
    "timeline --weight landmark": lambda r: r.timeline(weight="landmark"),
    "timeline --weight background --from 2001": lambda r: r.timeline(weight="background", start=2001),
    "timeline --during 2003 --actor nato --certain": lambda r: r.timeline(during=2003, actor="NATO", certain=True),
    "timeline --around 2001-09-11 --within 6m": lambda r: r.timeline(around=date(2001, 9, 11), within="6m"),
    "timeline --between nine-eleven-attacks nato-takes-isaf": lambda r: r.timeline(between=("nine-eleven-attacks", "nato-takes-isaf")),
    "timeline --kind founding,decision --status actual --limit 7": lambda r: r.timeline(
        kind=["founding", "decision"], status="actual", limit=7
    ),
    "troops isaf --as-of 2009-01": lambda r: r.troops("isaf", as_of="2009-01"),
    "troops isaf --as-of 2009-01 --contributor germany --contributor usa": lambda r: r.troops(
        "isaf", as_of="2009-01", contributor=["germany", "usa"]
    ),
    "troops": lambda r: r.troops(),
    "troops sfor --with-predecessors": lambda r: r.troops("sfor", with_predecessors=True),
    "figures --measure equipment --status reported,confirmed": lambda r: r.figures(measure="equipment", status="reported,confirmed"),
    "figures --theatre iraq --as-of 2007 --known-by 2009": lambda r: r.figures(theatre="iraq", as_of=2007, known_by="2009"),
    "compare isaf kfor ifor": lambda r: r.compare("isaf", "kfor", "ifor"),
    "compare isaf kfor --observations": lambda r: r.compare("isaf", "kfor", observations=True),
    "compare isaf --as-of 2008-06 --as-of 2009-01": lambda r: r.compare("isaf", as_of=["2008-06", "2009-01"]),
    "compare --status reported,confirmed --measure equipment": lambda r: r.compare(status=["reported", "confirmed"], measure="equipment"),
    "compare afghanistan iraq --from 2001": lambda r: r.compare("afghanistan", "iraq", start=2001),
    "institutions --kind mission --theatre iraq": lambda r: r.institutions(kind="mission", theatre="iraq"),
    "terms": lambda r: r.terms(),
    "sources --tier a": lambda r: r.sources(tier="a"),
    "search 'collective defence' --kind term": lambda r: r.search("collective defence", kind="term"),
    "search 'zzyzx'": lambda r: r.search("zzyzx"),
    "conflicts isaf": lambda r: r.conflicts("isaf"),
    "lineage ntm-i": lambda r: r.lineage("ntm-i"),
    "members nato --as-of 1995": lambda r: r.members("nato", as_of=1995),
    "members nato --changes --from 1990 --to 2009": lambda r: r.members("nato", changes=True, start=1990, end=2009),
    "holders saceur --as-of 2004": lambda r: r.holders("saceur", as_of="2004"),
    "coverage isaf": lambda r: r.coverage("isaf"),
    "count --by month --during 2003": lambda r: r.count(by="month", during=2003),
    "sum --by actor --subject isaf --measure troops": lambda r: r.sum(by="actor", subject="isaf", measure="troops"),
}


@pytest.mark.parametrize("line", SAME)
def test_rows_and_notes_are_those_of_the_command_line(line: str, record: alliancecli.Record, alliance: Cli) -> None:
    rows = SAME[line](record)
    said = alliance(*shlex.split(line), "--json")
    assert json.loads(json.dumps(rows)) == said.rows
    counted = [note for note in said.err.splitlines() if not note.endswith("(--limit)")]
    assert list(rows.notes) == [in_python(note) for note in counted]


@pytest.mark.parametrize("name", ["isaf", "nato-takes-isaf", "collective-security", "nids-2009", "isaf-2009-01"])
def test_show_gives_the_record_that_the_command_shows(name: str, record: alliancecli.Record, alliance: Cli) -> None:
    assert [json.loads(json.dumps(record.show(name)))] == alliance("show", name, "--json").rows


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_help_of_a_method_is_of_python_alone(name: str) -> None:
    said = str(method_of(question_named(name)).__doc__)
    for of_the_shell in ("--", "chart", "FORCE", "NAME", "WORDS", "DRAFT", "exit code", "the shell"):
        assert of_the_shell not in said


def test_the_command_line_has_the_help_that_is_its_own_alone(alliance: Cli) -> None:
    assert "With --chart every claim is a point in time" in alliance("troops", "--help").out
    assert "With --chart forces are drawn as marks" in alliance("compare", "--help").out


def test_an_argument_called_as_the_option_is_told_its_name(record: alliancecli.Record) -> None:
    timeline: Any = record.timeline
    show: Any = record.show
    with pytest.raises(TypeError, match=r"^timeline: got an unexpected keyword argument 'from_'; from_ is called start; to is called end$"):
        timeline(from_="2001", to="2003")
    with pytest.raises(TypeError, match=r"^show: missing a required argument: 'name'$"):
        show()


def test_a_whole_command_in_a_message_is_one_that_can_be_run(record: alliancecli.Record) -> None:
    with pytest.raises(UnknownName, match="`alliance troops --theatre kosovo`"):
        record.troops("kosovo")


WRONG: dict[str, tuple[Ask, type[AllianceError], str]] = {
    "no date": (lambda r: r.troops("force", as_of="soon"), BadDate, "as_of: 'soon' is not a date; write a date as 2009"),
    "no institution": (lambda r: r.troops("forse"), UnknownName, "no institution is called 'forse'; did you mean force"),
    "no term": (lambda r: r.figures(status="real"), BadUsage, "status: 'real' is none of actual,"),
    "no kind": (lambda r: r.search("nato", kind="person"), BadUsage, "kind: 'person' is none of institution,"),
    "no age": (lambda r: r.troops("force", as_of=2009, max_age="old"), BadUsage, "max_age: 'old' is no length of time"),
    "an age to no day": (lambda r: r.troops("force", max_age="6m"), BadUsage, "max_age needs as_of: an age"),
    "two windows": (lambda r: r.timeline(during=2003, start=2001), BadUsage, "during says both ends; leave out start and end"),
    "an empty window": (lambda r: r.timeline(start=2003, end=2001), BadUsage, "end 2001 ends before start 2003 begins"),
    "nothing known": (lambda r: r.troops("force", as_of="1900"), NoAnswer, "FRC was set up in Aug 2003"),
    "one to compare": (lambda r: r.compare("force"), BadUsage, "name another, or give as_of twice"),
    "no year": (lambda r: r.timeline(during=True), BadDate, "during: 'True' is not a date"),
    "no day": (lambda r: r.timeline(during=datetime(2003, 8, 11, 9)), BadDate, "(the record keeps days, not times)"),
    "no pair": (lambda r: r.timeline(between="a,b"), BadUsage, "between: give two ids, as ('one', 'other')"),  # type: ignore[arg-type]
    "three of a pair": (lambda r: r.timeline(between=("a", "b", "c")), BadUsage, "between: give two ids, as ('one', 'other')"),  # type: ignore[arg-type]
    "several for one": (lambda r: r.timeline(weight=["detail"]), BadUsage, "weight: give one term as text, and not ['detail']"),  # type: ignore[arg-type]
    "no count": (lambda r: r.timeline(limit="5"), BadUsage, "limit: '5' is no number of rows; give 0 or more"),  # type: ignore[arg-type]
    "fewer than none": (lambda r: r.timeline(limit=-1), BadUsage, "limit: -1 rows"),
    "a day for nothing": (lambda r: r.holders("force", certain=True), BadUsage, "certain goes with as_of"),
}


class Number:
    """A number as other libraries have their own: it says which, and is no int."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __index__(self) -> int:
        return self._number


@pytest.mark.parametrize(("given", "meant"), [(Number(2003), 2003), (Number(99), 99), (datetime(2003, 8, 11), "2003-08-11")])
def test_years_and_days_of_other_libraries_are_years_and_days(given: Any, meant: Any, small: alliancecli.Record) -> None:
    assert coerce.day("during", given) == coerce.day("during", meant)
    assert small.timeline(during=given) == small.timeline(during=meant)
    assert small.timeline(limit=Number(2)) == small.timeline(limit=2)  # type: ignore[arg-type]
    assert small.timeline(during=2003.0) == small.timeline(during=2003)  # type: ignore[arg-type]  # a column of years with a gap in it


def test_any_number_of_rows_may_be_asked_for(small: alliancecli.Record) -> None:
    assert small.timeline(limit=10**30) == small.timeline()
    assert (small.timeline(limit=0), "no events match" in small.timeline(limit=0).notes) == ((), False)


def test_a_window_without_claims_is_named(small: alliancecli.Record) -> None:
    assert small.figures(during=999).notes == ("no claims: during AD 999",)
    assert small.sum(during=999).notes == ("no claims: during AD 999",)


@pytest.mark.parametrize("case", WRONG)
def test_errors_are_those_of_the_command_line_in_the_words_of_python(case: str, small: alliancecli.Record) -> None:
    ask, kind, message = WRONG[case]
    with pytest.raises(kind) as caught:
        ask(small)
    assert message in str(caught.value)
    assert "--" not in str(caught.value)
    assert "\n" not in str(caught.value)


VALUES: dict[str, tuple[type, Ask]] = {
    "timeline": (shapes.EventRow, lambda r: r.timeline()),
    "figures": (shapes.FigureRow, lambda r: [*r.figures(), *r.troops(), *r.figures(as_of=2009)]),
    "institutions": (shapes.InstitutionRow, lambda r: r.institutions()),
    "terms": (shapes.TermRow, lambda r: r.terms()),
    "sources": (shapes.SourceRow, lambda r: r.sources()),
    "search": (shapes.HitRow, lambda r: r.search("nato")),
    "conflicts": (shapes.ConflictRow, lambda r: r.conflicts()),
    "lineage": (shapes.LinkRow, lambda r: r.lineage("sfor")),
    "members": (shapes.MemberRow, lambda r: [*r.members("nato"), *r.members("nato", changes=True), *r.members("nato", as_of=1995)]),
    "holders": (shapes.HolderRow, lambda r: [*r.holders("saceur"), *r.holders("saceur", as_of=2004)]),
    "count": (shapes.CountRow, lambda r: [*r.count(by="actor"), *r.count(of="figures", by="month")]),
    "sum": (shapes.SumRow, lambda r: r.sum(by="theatre")),
    "coverage": (shapes.CoverageRow, lambda r: [*r.coverage(), *r.coverage("isaf")]),
}


@pytest.mark.parametrize("question", VALUES)
def test_types_hold_for_every_value_of_the_bundled_record(question: str, record: alliancecli.Record) -> None:
    shape, ask = VALUES[question]
    hints = get_type_hints(shape)
    rows = ask(record)
    assert rows
    for row in rows:
        for key, value in row.items():
            parts = get_args(hints[key]) if isinstance(hints[key], UnionType) else (hints[key],)
            plain = tuple(get_origin(part) or part for part in parts)
            assert isinstance(value, plain), (row, key, value)


def test_a_row_cannot_be_changed_and_its_copy_can(small: alliancecli.Record) -> None:
    row: Any = small.timeline()[0]
    title = row["title"]
    changes: list[Callable[[], Any]] = [
        lambda: row.__setitem__("title", "x"),
        lambda: row.update(title="x"),
        lambda: row.pop("title"),
        lambda: row.__ior__({"title": "x"}),
        lambda: row["sources"][0].clear(),
    ]
    for change in changes:
        with pytest.raises(TypeError, match="change a copy"):
            change()
    assert isinstance(row["sources"], tuple)
    assert (dict(row) | {"title": "x"})["title"] == "x"
    assert row["title"] == title


def test_rows_survive_pickle_and_copy(small: alliancecli.Record) -> None:
    rows = small.timeline(during=2003)
    again = pickle.loads(pickle.dumps(rows))
    assert (again, again.notes) == (rows, rows.notes)
    assert copy.deepcopy(rows) == rows


def test_a_closed_record_says_so_and_its_rows_stay() -> None:
    with alliancecli.open(TESTS / "mini") as opened:
        rows = opened.timeline()
    assert rows[0]["id"]
    with pytest.raises(AllianceError, match="closed; open it again"):
        opened.timeline()


@pytest.mark.parametrize("cache", [None, False])
def test_no_cache_keeps_the_index_in_memory(cache: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path / "cache"))
    with alliancecli.open(TESTS / "mini", cache=cache) as record:
        assert record.timeline()
    assert not list(tmp_path.iterdir())


def test_a_cache_of_ones_own_is_used(tmp_path: Path) -> None:
    with alliancecli.open(TESTS / "mini", cache=tmp_path / "kept") as opened:
        assert opened.version
        assert opened.date
    assert list((tmp_path / "kept").glob("*.sqlite"))


def test_no_record_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(AllianceError, match="no record here that can be read"):
        alliancecli.open(tmp_path)


def test_the_import_is_free_of_all_that_it_may_not_need() -> None:
    code = "import sys; before = set(sys.modules); import alliancecli; print(*sorted(set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["alliancecli"]
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        alliancecli.opne  # noqa: B018


def test_pandas_takes_rows_as_they_are(record: alliancecli.Record) -> None:
    pandas = pytest.importorskip("pandas")
    rows = record.figures()
    frame = pandas.DataFrame(rows)
    assert (list(frame.columns), len(frame)) == (list(rows[0]), len(rows))


def test_polars_takes_rows_as_they_are(record: alliancecli.Record) -> None:
    polars = pytest.importorskip("polars")
    rows = record.figures()
    frame = polars.DataFrame(rows, infer_schema_length=None)
    assert (frame.columns, len(frame)) == (list(rows[0]), len(rows))
    assert frame["sources"].dtype == polars.List


def test_an_index_damaged_while_it_is_open_is_built_anew(tmp_path: Path) -> None:
    with alliancecli.open(TESTS / "mini", cache=tmp_path) as opened:
        rows = opened.timeline()
        opened.close()
        opened._connection = damaged(next(tmp_path.glob("*.sqlite")), tmp_path / "damaged")
        assert opened.timeline() == rows
