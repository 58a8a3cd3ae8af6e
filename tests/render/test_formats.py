"""Every format of every command: whole outputs as plain files, and what must hold in all of them.

After a change of looks that is meant: `ALLIANCE_GOLDEN=write pytest tests/render`, then read the diff.
"""

import csv
import io
import json
import re
from pathlib import Path

import pytest
import yaml

from alliancecli.model.columns import CITED
from alliancecli.render import FORMATS
from conftest import Cli
from held import hold

COMMANDS = {
    "timeline": ["timeline"],
    "timeline-all": ["timeline", "--weight", "background"],
    "timeline-during": ["timeline", "--during", "2003-08"],
    "troops-as-of": ["troops", "force", "--as-of", "2009-01"],
    "troops-force": ["troops", "force"],
    "troops": ["troops"],
    "figures": ["figures"],
    "institutions": ["institutions"],
    "terms": ["terms"],
    "sources": ["sources"],
    "show-institution": ["show", "force"],
    "show-event": ["show", "force-takes-over"],
    "show-figure": ["show", "force-2009-01-cote"],
    "show-source": ["show", "diary"],
    "show-term": ["show", "open-door"],
    "show-relation": ["show", "force-member-cote"],
    "members": ["members", "force"],
    "members-as-of": ["members", "force", "--as-of", "2007-06"],
    "holders": ["holders", "force"],
    "lineage": ["lineage", "force"],
    "conflicts": ["conflicts"],
}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_the_whole_output_is_as_agreed(mini: Cli, name: str, form: str) -> None:
    result = mini(*COMMANDS[name], "-f", form)
    assert result.code == 0
    hold(f"{name}.{form}", result.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_all_formats_for_machines_say_the_same(mini: Cli, name: str) -> None:
    rows = mini(*COMMANDS[name], "--json").rows
    assert [json.loads(line) for line in mini(*COMMANDS[name], "-f", "jsonl").out.splitlines()] == rows
    assert yaml.safe_load(mini(*COMMANDS[name], "-f", "yaml").out) == rows
    by_comma = list(csv.reader(io.StringIO(mini(*COMMANDS[name], "--csv").out, newline="")))
    by_tab = list(csv.reader(io.StringIO(mini(*COMMANDS[name], "-f", "tsv").out, newline=""), delimiter="\t"))
    assert by_comma == by_tab
    assert len(by_comma) == len(rows) + 1
    assert {len(line) for line in by_comma} == {len(by_comma[0])}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("form", [form for form in FORMATS if not FORMATS[form].needs])
def test_off_a_terminal_nothing_depends_on_one(mini: Cli, monkeypatch: pytest.MonkeyPatch, name: str, form: str) -> None:
    plain = mini(*COMMANDS[name], "-f", form).out
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("TERM", "dumb")
    assert mini(*COMMANDS[name], "-f", form).out == plain
    assert "\x1b" not in plain
    assert "…" not in plain


@pytest.mark.parametrize(
    ("command", "no"), [("members", ["geojson", "sarif"]), ("timeline", ["sarif"]), ("factcheck", ["geojson"]), ("troops", ["sarif"])]
)
def test_a_command_offers_the_formats_that_it_takes(mini: Cli, tmp_path: Path, command: str, no: list[str]) -> None:
    """In its help, in what it says of another one, and of the ending of a file."""
    offered = re.search(r"--format \[([a-z|\s]+)\]", mini(command, "--help").out)
    assert offered
    assert re.sub(r"\s", "", offered[1]).split("|") == [form for form in FORMATS if form not in no]
    draft = tmp_path / "draft.md"
    draft.write_text("Nothing.", encoding="utf-8")
    asked = {"members": ["league"], "factcheck": [str(draft)]}.get(command, [])
    for form in FORMATS:
        file = tmp_path / f"out{FORMATS[form].endings[0]}"
        for result in (mini(command, *asked, "-f", form), mini(command, *asked, "-o", str(file))):
            assert result.code == (2 if form in no else 0), result.err
    refused = mini(command, *asked, "-o", "x.xyz").err
    assert [form for form in FORMATS if f" {FORMATS[form].endings[0]}" in refused] == [form for form in FORMATS if form not in no]


@pytest.mark.parametrize("form", [form for form in FORMATS if not FORMATS[form].needs])
@pytest.mark.parametrize("command", [["timeline"], ["figures"], ["institutions", "--kind", "school"]])
def test_no_rows_are_no_rows_in_every_format(mini: Cli, form: str, command: list[str]) -> None:
    far = [] if command[0] == "institutions" else ["--from", "3000"]
    result = mini(*command, *far, "-f", form)
    assert result.code == 0
    assert result.err
    expected = {"json": "[]\n", "yaml": "[]\n", "jsonl": "", "table": "", "markdown": ""}
    assert result.out == expected.get(form, result.out)
    if form in ("csv", "tsv"):
        assert len(result.out.splitlines()) == 1
    if form == "html":
        assert "No rows: nothing in the record matches." in result.out
    assert mini(*command, *far, "-f", form, "--fail-empty").code == 1


def test_a_line_of_csv_ends_as_its_rfc_has_it_and_one_of_tsv_plainly(mini: Cli) -> None:
    rows = len(mini("timeline", "--json").rows)
    by_comma, by_tab = (mini("timeline", "-f", form).out for form in ("csv", "tsv"))
    assert (by_comma.count("\n"), by_comma.count("\r\n"), by_tab.count("\n"), by_tab.count("\r")) == (rows + 1, rows + 1, rows + 1, 0)


def test_lists_are_joined_and_sources_become_two_columns_in_csv(mini: Cli) -> None:
    rows = list(csv.DictReader(io.StringIO(mini("timeline", "--csv").out)))
    row = next(row for row in rows if row["id"] == "force-takes-over")
    assert (row["source"], row["locator"]) == ("diary;paper-2009", "p. 4;col. 2")
    assert next(row for row in rows if row["id"] == "year-2003")["theatres"] == "north;south"
    assert "sources" not in row


def test_fields_choose_and_order_the_columns_in_every_format(mini: Cli) -> None:
    assert (
        mini("timeline", "--fields", "title,id", "--limit", "1", "--csv").out
        == "title,id\r\nThe League stays open to others,league-open\r\n"
    )
    assert mini("timeline", "--fields", "title,id", "--limit", "1", "--json").rows == [
        {"title": "The League stays open to others", "id": "league-open"}
    ]
    assert (
        mini("timeline", "--fields", "title,id", "--limit", "1").out
        == "title                            id\nThe League stays open to others  league-open\n"
    )


def test_no_sources_leaves_out_where_it_is_said(mini: Cli) -> None:
    assert "sources" not in mini("timeline", "--json", "--no-sources").rows[0]
    header = mini("timeline", "--csv", "--no-sources").out.splitlines()[0].split(",")
    assert not {*CITED} & {*header}
    assert "diary" not in mini("timeline", "--no-sources").out


def test_limit_says_of_how_many(mini: Cli) -> None:
    result = mini("timeline", "--weight", "background", "--limit", "2", "--json")
    assert (len(result.rows), result.err) == (2, "2 of 7 shown (--limit)\n")
    assert mini("timeline", "--weight", "background", "--limit", "7").err == ""
    none = mini("timeline", "--weight", "background", "--limit", "0", "--json")
    assert (none.out, none.err) == ("[]\n", "0 of 7 shown (--limit)\n")
    assert mini("timeline", "--tag", "withdrawal", "--actor", "noria", "--limit", "0").err == "no events match\n"


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("csv", "id,date"),
        ("json", "[\n{"),
        ("md", "## 5 events"),
        ("txt", "5 events\n"),
        ("YAML", "- id:"),
        ("tsv", "id\tdate"),
        ("jsonl", '{"id"'),
        ("HTM", "<!DOCTYPE html>"),
    ],
)
def test_a_file_gets_the_format_of_its_ending(mini: Cli, tmp_path: Path, ending: str, start: str) -> None:
    path = tmp_path / f"out.{ending}"
    result = mini("timeline", "-o", str(path))
    assert (result.code, result.out) == (0, "")
    assert path.read_text(encoding="utf-8").startswith(start)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [("none/out.csv", 1, "there is no folder"), ("out.xyz", 2, "its ending names no format"), ("dir.csv", 1, "cannot be written")],
)
def test_a_file_that_cannot_be_written_leaves_nothing(mini: Cli, tmp_path: Path, path: str, code: int, said: str) -> None:
    (tmp_path / "dir.csv").mkdir()
    result = mini("timeline", "-o", str(tmp_path / path))
    assert result.code == code
    assert said in result.err
    assert [p.name for p in tmp_path.iterdir()] == ["dir.csv"]
