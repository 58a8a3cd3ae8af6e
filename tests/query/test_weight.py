"""What is shown by weight, what lets more in, and what is said of the rest."""

import json
from pathlib import Path

import pytest

import alliancecli
from alliancecli.errors import BadUsage
from alliancecli.model.vocabulary import Weight
from alliancecli.query.events import WEIGHTS
from conftest import TESTS, Cli


def weights(cli: Cli, *arguments: str) -> dict[str, str]:
    result = cli(*arguments, "--json")
    assert result.code == 0, result.err
    return {row["id"]: row["weight"] for row in result.rows}


def test_a_warm_run_knows_the_weights_of_the_vocabulary_in_their_order() -> None:
    assert tuple(Weight) == WEIGHTS


def test_landmarks_and_events_are_shown_and_the_rest_is_counted(mini: Cli) -> None:
    result = mini("timeline", "--json")
    assert {row["weight"] for row in result.rows} == {"landmark", "event"}
    assert result.err == "left out 1 detail, 1 background: --weight detail, --weight background\n"
    assert mini("timeline", "--json", "-q").err == ""


@pytest.mark.parametrize(
    ("least", "expected", "said"),
    [
        ("landmark", ["landmark"], "left out 4 events, 1 detail, 1 background: --weight event, --weight detail, --weight background\n"),
        ("event", ["landmark", "event"], "left out 1 detail, 1 background: --weight detail, --weight background\n"),
        ("detail", ["landmark", "event", "detail"], "left out 1 background: --weight background\n"),
        ("BACKGROUND", ["landmark", "event", "detail", "background"], ""),
    ],
)
def test_a_weight_shows_itself_and_all_that_weighs_more(mini: Cli, least: str, expected: list[str], said: str) -> None:
    result = mini("timeline", "--weight", least, "--json")
    assert {row["weight"] for row in result.rows} == set(expected)
    assert result.err == said


def test_background_is_the_whole_record_of_events(mini: Cli) -> None:
    assert len(weights(mini, "timeline", "--weight", "background")) == 7


@pytest.mark.parametrize("named", [["--kind", "meeting,idea"], ["--tag", "withdrawal"], ["--source", "diary", "--source", "book-1998"]])
def test_a_named_kind_tag_or_source_lets_details_in_and_no_background(mini: Cli, named: list[str]) -> None:
    every = weights(mini, "timeline", "--weight", "background", *named)
    assert weights(mini, "timeline", *named) == {one: weight for one, weight in every.items() if weight != "background"}
    assert weights(mini, "timeline", "--weight", "landmark", *named) == {
        one: weight for one, weight in every.items() if weight == "landmark"
    }


@pytest.mark.parametrize(
    "named", [["--theatre", "south"], ["--status", "actual"], ["--from", "2004"], ["--between", "two-fairs", "two-fairs"]]
)
def test_nothing_else_that_narrows_lets_details_in(mini: Cli, named: list[str]) -> None:
    assert "detail" in weights(mini, "timeline", "--weight", "background", *named).values()
    assert "detail" not in weights(mini, "timeline", *named).values()
    assert "1 detail" in mini("timeline", *named).err


def test_around_a_date_and_on_a_day_everything_is_looked_at(days: Cli) -> None:
    assert weights(days, "timeline", "--around", "2001-09-12", "--within", "1d")["two-days"] == "background"
    assert weights(days, "timeline", "--around", "2001-09-12", "--within", "1d", "--weight", "landmark") == {"nine-twelve": "landmark"}
    assert weights(days, "on", "09-12")["summit-planned"] == "detail"
    assert weights(days, "on", "09-12", "--weight", "landmark") == {"nine-twelve": "landmark"}
    assert days("on", "09-12", "--weight", "landmark", "--json").err == "left out 2 events, 1 detail: --weight event, --weight detail\n"
    assert days("on", "09-12", "--json").err == ""


def test_search_and_show_look_at_everything(mini: Cli) -> None:
    assert [row["id"] for row in mini("search", "hellenes", "--json").rows] == ["hellenic-league"]
    assert mini("show", "hellenic-league", "--json").rows[0]["weight"] == "background"


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (["--during", "2004"], "1 detail"),
        (["--during", "2006"], ""),  # between the fairs of 2004 and of 2008 there was none
        (["--during", "2004", "--certain"], ""),
        (["--from", "2003", "--certain"], "1 detail"),
        (["--to", "-0300"], "1 background"),
        (["--to", "2003", "--theatre", "north"], ""),
        (["--during", "1999"], ""),
    ],
)
def test_only_what_the_window_and_the_filters_would_show_is_counted(mini: Cli, window: list[str], said: str) -> None:
    told = mini("timeline", *window).err
    assert [line for line in told.splitlines() if "--weight" in line] == ([f"left out {said}: --weight {said.split()[1]}"] if said else [])


def test_what_has_no_beginning_is_counted_too(days: Cli) -> None:
    told = days("timeline", "--weight", "landmark", "--to", "1949")
    assert told.err.splitlines()[-1].startswith("left out 5 events, 1 detail:")


def test_an_answer_without_rows_says_what_it_left_out(mini: Cli) -> None:
    told = mini("timeline", "--to", "-0300", "--csv")
    assert told.out.count("\n") == 1
    assert told.err == "no events match\nleft out 1 background: --weight background\n"


def test_a_limit_counts_only_what_would_be_shown(mini: Cli) -> None:
    told = mini("timeline", "--limit", "2", "--json").err
    assert told.splitlines()[0] == "2 of 5 shown (--limit)"


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "yaml", "markdown", "html"])
def test_every_format_and_every_file_has_the_same_rows(mini: Cli, tmp_path: Path, form: str) -> None:
    text = mini("timeline", "-f", form).out
    wrote = f"wrote {tmp_path / 'out'}: 5 rows\n"
    assert mini("timeline", "-f", form, "-o", str(tmp_path / "out")).err == wrote + mini("timeline", "--json").err
    assert (tmp_path / "out").read_bytes().decode() == text
    assert "The Force takes over" in text
    assert "Fairs are held" not in text
    assert "A league of the Hellenes" not in text
    assert ("left out 1 detail, 1 background: --weight detail, --weight background" in text) == (form == "html")


def test_weight_stands_before_what_came_later(mini: Cli) -> None:
    assert mini("timeline", "--csv").out.splitlines()[0].endswith(",source,locator,weight,anchor,source_date")
    assert list(mini("timeline", "--json").rows[0])[-2:] == ["sources", "weight"]


def test_a_table_has_weights_and_a_row_without_one_is_an_event(alliance: Cli, tmp_path: Path) -> None:
    for name in ("record", "sources", "institutions"):
        (tmp_path / f"{name}.yaml").write_bytes((TESTS / "mini" / f"{name}.yaml").read_bytes())
    head, row = "id,date,title,kind,weight,source,locator", "{0},200{1},Title,meeting,{2},diary,p. 1"
    kinds = [*WEIGHTS, ""]
    lines = [head, *(row.format(f"row-{n}", n, weight) for n, weight in enumerate(kinds))]
    (tmp_path / "events.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = weights(alliance, "timeline", "--weight", "background", "--data", str(tmp_path))
    assert found == {f"row-{n}": weight or "event" for n, weight in enumerate(kinds)}
    (tmp_path / "events.csv").write_text(f"{head}\n{row.format('row', 1, 'heavy')}\n", encoding="utf-8")
    told = alliance("timeline", "--data", str(tmp_path))
    assert told.code == 5
    assert "events.csv:2: weight: 'heavy' is no term; write one of landmark, event, detail, background" in told.err


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("heavy", "'heavy' is none of landmark, event, detail, background"),
        ("event,detail", "'event,detail' is more than one term; write one of them"),
        ("", "'' is none of landmark"),
    ],
)
def test_a_weight_is_one_term_of_the_vocabulary(mini: Cli, value: str, said: str) -> None:
    told = mini("timeline", "--weight", value)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    with alliancecli.open(TESTS / "mini", cache=None) as record, pytest.raises(BadUsage, match="weight: "):
        record.timeline(weight=value)


def test_the_library_shows_what_the_command_line_shows(mini: Cli) -> None:
    with alliancecli.open(TESTS / "mini", cache=None) as record:
        for options in ({}, {"weight": "landmark"}, {"weight": "background"}, {"kind": "meeting"}, {"around": "2004", "within": "1y"}):
            typed = [part for name, value in options.items() for part in (f"--{name}", value)]
            told = mini("timeline", *typed, "--json")
            found = record.timeline(**options)  # type: ignore[arg-type]
            assert [row["id"] for row in found] == [row["id"] for row in told.rows]
            assert [note.replace("weight ", "--weight ") for note in found.notes if "left out" in note] == [
                line for line in told.err.splitlines() if "left out" in line
            ]


def test_an_export_holds_everything_unless_a_weight_is_named(mini: Cli, tmp_path: Path) -> None:
    def exported(name: str, *options: str) -> dict[str, list[str]]:
        assert mini("export", "jsonld", str(tmp_path / name), *options).code == 0
        graph = json.loads((tmp_path / name).read_text(encoding="utf-8"))["@graph"]
        return {node["identifier"]: node["keywords"] for node in graph if node["@type"] == "Event"}

    assert len(exported("whole")) == 7
    assert "background" in exported("again")["hellenic-league"]
    assert list(exported("landmarks", "--weight", "landmark")) == ["force-takes-over"]
    mini("export", "datapackage", str(tmp_path / "package"))
    header, *rows = (tmp_path / "package" / "events.csv").read_text(encoding="utf-8").splitlines()
    assert header.endswith(",weight")
    assert {row.rsplit(",", 1)[1] for row in rows} == set(WEIGHTS)
