"""Exports: written whole or not at all, never over what is there, and what is left out is said."""

import json
import re
import sys
from pathlib import Path

import pytest

from alliancecli.export import EXPORTS
from conftest import Cli

BASE = [name for name in EXPORTS if name != "parquet"]


def entries(path: Path) -> set[str]:
    return {one.name for one in path.iterdir()}


@pytest.mark.parametrize("name", BASE)
def test_it_writes_what_was_asked_and_nothing_beside_it(mini: Cli, tmp_path: Path, name: str) -> None:
    result = mini("export", name, str(tmp_path / "it"))
    assert (result.code, result.out) == (0, "")
    assert " written" in result.err
    assert entries(tmp_path) == {"it"}
    assert (tmp_path / "it").is_dir() == (not EXPORTS[name].ending)
    assert mini("export", name, str(tmp_path / "quiet"), "-q").err == ""


@pytest.mark.parametrize("name", [name for name in BASE if name != "sqlite"])
def test_the_same_record_gives_the_same_bytes(mini: Cli, tmp_path: Path, name: str) -> None:
    written = []
    for folder in ("a", "b"):
        mini("export", name, str(tmp_path / folder))
        path = tmp_path / folder
        written.append({str(one.relative_to(path)): one.read_bytes() for one in path.rglob("*") if one.is_file()} or path.read_bytes())
    assert written[0] == written[1]


@pytest.mark.parametrize("name", ["ics", "datapackage"])
def test_what_is_there_is_kept_unless_force_is_given(mini: Cli, tmp_path: Path, name: str) -> None:
    dest = tmp_path / "it"
    mini("export", name, str(dest))
    before = {one: one.stat().st_ino for one in tmp_path.rglob("*")}
    again = mini("export", name, str(dest))
    assert (again.code, again.err) == (1, f"alliance: {dest}: holds something already; --force replaces it\n")
    assert {one: one.stat().st_ino for one in tmp_path.rglob("*")} == before
    assert mini("export", name, str(dest), "--force").code == 0
    assert entries(tmp_path) == {"it"}


def test_an_empty_file_or_folder_is_filled(mini: Cli, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    assert mini("export", "datapackage", str(tmp_path / "folder")).code == 0
    assert mini("export", "ics", str(tmp_path / "file")).code == 0


@pytest.mark.parametrize(
    ("name", "dest", "said"),
    [
        ("ics", "none/it.ics", "there is no folder"),
        ("datapackage", "none/it", "there is no folder"),
        ("ics", "folder", "is a folder; name a file"),
        ("datapackage", "file", "is a file; name a folder"),
        ("datapackage", "folder", "holds something that is no export"),
    ],
)
def test_a_wrong_place_is_refused_in_one_line(mini: Cli, tmp_path: Path, name: str, dest: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "thesis.doc").write_text("dear")
    (tmp_path / "file").write_text("dear")
    result = mini("export", name, str(tmp_path / dest), "--force")
    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert said in result.err
    assert entries(tmp_path) == {"folder", "file"}
    assert (tmp_path / "folder" / "thesis.doc").read_text() == "dear"


def test_what_may_lie_outside_the_window_is_counted(mini: Cli, tmp_path: Path) -> None:
    said = "2 of the events chosen may lie outside the window; --certain leaves them out\n"
    assert mini("export", "markwhen", str(tmp_path / "a"), "--during", "2003-08").err == "3 events written\n" + said
    assert mini("export", "markwhen", str(tmp_path / "b"), "--during", "2003-08", "--certain").err == "1 event written\n"


def test_a_format_that_fails_leaves_what_was_there(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dest = tmp_path / "it.ics"
    dest.write_text("old")

    def fail(*_: object) -> list[str]:
        raise OSError(28, "it is full")

    monkeypatch.setattr("alliancecli.export.ics.write", fail)
    result = mini("export", "ics", str(dest), "--force")
    assert (result.code, result.err) == (1, f"alliance: {dest}: cannot be written: it is full\n")
    assert dest.read_text() == "old"
    assert entries(tmp_path) == {"it.ics"}


def test_parquet_without_pyarrow_names_the_extra(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = mini("export", "parquet", str(tmp_path / "it"))
    assert (result.code, result.err) == (
        1,
        "alliance: parquet needs pyarrow, which is not installed: pip install 'alliancecli[parquet]'\n",
    )
    assert entries(tmp_path) == set()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["sqlite", "it", "--from", "2001"], 2, "leave out the filters"),
        (["ics", "it", "--partition", "year"], 2, "--partition is for parquet"),
        (["ics", "it", "--actor", "frcx"], 3, "did you mean force?"),
        (["ics", "it", "--from", "2009-13"], 2, "has no month 13"),
        (["nonsense", "it"], 2, "nonsense"),
        (["ics"], 2, "DEST"),
    ],
)
def test_a_mistake_gets_one_line_and_writes_nothing(
    mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = mini("export", *arguments)
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1)
    assert said in result.err
    assert entries(tmp_path) == set()


@pytest.mark.parametrize(
    "filters",
    [
        [],
        ["--from", "2003", "--to", "2003"],
        ["--during", "2003-08", "--certain"],
        ["--theatre", "south"],
        ["--actor", "league"],
        ["--source", "paper-2009"],
        ["--status", "planned"],
        ["--during", "1066"],
    ],
)
def test_filters_keep_the_same_events_as_in_the_timeline(mini: Cli, tmp_path: Path, filters: list[str]) -> None:
    expected = [row["id"] for row in mini("timeline", "--json", "--weight", "background", *filters).rows]
    assert mini("export", "jsonld", str(tmp_path / "it"), *filters).code == 0
    graph = json.loads((tmp_path / "it").read_text(encoding="utf-8"))["@graph"]
    assert [node["identifier"] for node in graph if node["@type"] == "Event"] == expected


def test_the_help_explains_every_format(mini: Cli) -> None:
    told = mini("export", "--help").out
    for name, one in EXPORTS.items():
        assert f"{name} " in told
        assert one.describe in told


def test_the_bundled_record_goes_into_every_format(alliance: Cli, tmp_path: Path) -> None:
    for name in BASE:
        assert alliance("export", name, str(tmp_path / name)).code == 0


@pytest.mark.parametrize(("name", "filters"), [("bibtex", ("--theatre", "south")), ("csl-json", ("--from", "2004", "--to", "2004"))])
def test_a_part_has_the_sources_that_it_rests_on_and_no_other(mini: Cli, tmp_path: Path, name: str, filters: tuple[str, ...]) -> None:
    rows = [*mini("timeline", *filters, "--weight", "background", "--json").rows, *mini("figures", *filters, "--json").rows]
    wanted = {cited["source"] for row in rows for cited in row["sources"]}
    every = {row["id"] for row in mini("sources", "--json").rows}
    assert mini("export", name, str(tmp_path / "it"), *filters).code == 0
    written = (tmp_path / "it").read_text(encoding="utf-8")
    assert {one for one in every if re.search(rf'\{{{one},|"{one}"', written)} == wanted < every
