"""What a record says reaches its reader as text: no terminal, spreadsheet, page or program acts upon it, whichever field it stands in."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from alliancecli.cli.columns import columns_of
from alliancecli.export import EXPORTS
from alliancecli.render import FORMATS, unfit
from alliancecli.render.citations import STYLES
from conftest import Cli, Result
from harm import FORMULAS, MARKUP, STEERING, folder, steers

CONTROL = {chr(number) for number in range(32)}
"""What no file of ours holds raw; what else does not print is for the program that reads it."""

COMMANDS = (
    ("timeline",),
    ("timeline", "--during", "2001"),
    ("timeline", "--fields", "title,summary,tags,caveat,source,locator"),
    ("on", "09-11"),
    ("figures",),
    ("troops", "one", "--as-of", "2009"),
    ("compare", "one", "two"),
    ("institutions",),
    ("lineage", "one"),
    ("members", "one"),
    ("holders", "one"),
    ("terms",),
    ("show", "one"),
    ("show", "event"),
    ("show", "figure"),
    ("show", "term"),
    ("show", "book"),
    ("conflicts",),
    ("coverage",),
    ("sources",),
    ("search", "x"),
    ("cite", "book"),
    ("cite", "event"),
)


def record(folder: Path, text: str) -> Path:
    """A record that says a text wherever it can say any."""
    cited = [{"source": "book", "locator": text, "anchor": text}]
    body = {
        "name": text,
        "aliases": [f"{text} too"],
        "summary": text,
        "kind": "force",
        "caveat": text,
        "sources": cited,
        "theatres": ["here"],
    }
    ties = [
        {"id": "named", "relation": "name", "name": text, "date": "2001"},
        {"id": "held", "relation": "holder", "office": text, "name": text, "date": "2001"},
        {"id": "joined", "relation": "member", "object": "two"},
    ]
    given = {"title": text, "caveat": text, "sources": cited}
    figure = {"subject": "one", "measure": "troops", "unit": text, "date": "2009", "scope": "all", **given}
    defined = {"theatres": {"here": text}, "scopes": {"all": text}}
    event = {"summary": text, "tags": [text], "theatres": ["here"], "actors": ["one"]}
    author = [{"family": text, "given": text}, {"literal": text}]
    book = {"type": "book", "title": text, "author": author, "container-title": text, "publisher": text, "publisher-place": text}
    book |= {"volume": text, "issue": text, "page": text, "section": text, "URL": text, "DOI": text, "note": text}
    written: dict[str, Any] = {
        "record": {"title": text, "version": text, "date": "2020-01-01", "licence": text, **defined},
        "sources": [{"id": "book", **book, "issued": "2010", "tier": "S"}],
        "institutions": [{"id": "one", **body}, {"id": "two", **body, "name": f"{text} two", "aliases": []}],
        "relations": [{"subject": "one", "caveat": text, "sources": cited, **tie} for tie in ties],
        "events": [{"id": "event", "date": "2001-09-11", "kind": "report", **event, **given}],
        "figures": [{"id": f"figure{n or ''}", "value": 5 + n, **figure, **({"contributor": "two"} if n == 2 else {})} for n in range(3)],
        "terms": [{"id": "term", "name": text, "aliases": [text], "definition": text, "author": text, "caveat": text, "sources": cited}],
    }  # fmt: skip
    folder.mkdir()
    for name, value in written.items():
        (folder / f"{name}.yaml").write_text(json.dumps(value), encoding="utf-8")
    return folder


Told = Callable[..., Result]


TEXTS = {"steering": STEERING, "markup": MARKUP, **{one[:9]: one for one in FORMULAS}}
LATER = [*TEXTS][3:]
"""One formula stands for all in the run that one waits for; tests/model/test_cells.py has every beginning of one."""


@pytest.fixture(scope="module", params=[pytest.param(one, marks=[pytest.mark.scale] * (one in LATER)) for one in TEXTS])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    text = TEXTS[request.param]
    return text, record(tmp_path_factory.mktemp("hostile") / "data", text)


@pytest.fixture
def tell(hostile: tuple[str, Path], alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Run a command on the hostile record; it must have an answer."""
    monkeypatch.setenv("ALLIANCE_DATA", str(hostile[1]))

    def call(*arguments: str) -> Result:
        told = alliance(*arguments)
        assert told.code == 0, told.err
        return told

    return call


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "sarif"])
def test_nothing_steers_a_terminal(tell: Told, form: str) -> None:
    for command in COMMANDS:
        if command[0] != "cite" and form not in unfit(columns_of(command[0])):
            told = tell(*command, "-f", form)
            assert steers(told.out) == set(), command
            assert steers(told.err) == set(), command


def test_nothing_but_colour_steers_a_coloured_terminal(tell: Told) -> None:
    for command in COMMANDS:
        if command[0] != "cite":
            assert steers(re.sub(r"\x1b\[[0-9;]*m", "", tell(*command, "--color", "always").out.replace(r"\x1b", ""))) == set(), command


@pytest.mark.parametrize("style", STYLES)
def test_no_reference_steers_a_terminal(tell: Told, style: str) -> None:
    for one in ("book", "event", "figure"):
        assert steers(tell("cite", one, "--style", style).out) == set()


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_no_cell_is_a_formula(tell: Told, form: str, separator: str) -> None:
    for command in COMMANDS:
        if command[0] != "cite":
            rows = list(csv.reader(io.StringIO(tell(*command, "-f", form).out, newline=""), delimiter=separator))
            assert rows, command
            for cells in rows:
                assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"}], command


class Elements(HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_no_page_holds_an_element_that_the_record_wrote(tell: Told) -> None:
    for command in COMMANDS:
        if command[0] != "cite":
            page = Elements(tell(*command, "-f", "html").out).found
            assert not {tag for tag, _ in page} & {"img", "iframe", "object", "embed", "base"}, command
            assert [tag for tag, _ in page].count("script") <= 1
            assert not [name for _, given in page for name in given if name.startswith("on") or name == "style"]
            assert not [at["href"] for tag, at in page if tag == "a" and not str(at["href"]).startswith("#")]


@pytest.mark.parametrize("text", ["- one", "+ one", "1. one", "2) one", "--- one", "~~~ one", "~~one~~", "&amp; &#65; one", "-1 & 1.5 one"])
def test_markdown_shows_a_text_as_it_stands(mini: Cli, tmp_path: Path, text: str) -> None:
    table = f"id,date,title,kind,source,locator,caveat\na,2001,{text},report,diary,p. 1,{text}\n"
    made = mini("timeline", "--data", str(folder(tmp_path / "data", table)), "-f", "markdown").out
    shown = [one.children for one in MarkdownIt().enable(["table", "strikethrough"]).parse(made) if one.type == "inline"]
    said = ["".join(child.content for child in children or []) for children in shown]
    assert said.count(text) == 1
    assert f"{text}, 2001: {text}" in said


def test_markdown_holds_no_markup(tell: Told) -> None:
    for command in COMMANDS:
        if command[0] != "cite":
            assert not re.search(r"(?<!\\)<", tell(*command, "-f", "markdown").out), command


def texts(value: object) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(one)


def test_json_gives_the_text_as_it_is(tell: Told, hostile: tuple[str, Path]) -> None:
    for form in ("json", "jsonl"):
        (row,) = map(json.loads, [tell("timeline", "-f", form).out])
        assert list(texts(row)).count(hostile[0]) >= 6


@pytest.mark.parametrize("name", EXPORTS)
def test_no_export_holds_what_another_program_would_act_upon(tell: Told, hostile: tuple[str, Path], tmp_path: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    dest = tmp_path / f"out{EXPORTS[name].ending}"
    tell("export", name, str(dest))
    files = [dest] if dest.is_file() else [path for path in dest.rglob("*") if path.is_file()]
    assert all(tmp_path in path.resolve().parents for path in files)
    if name == "sqlite":
        with closing(sqlite3.connect(dest)) as made:
            found = made.execute("SELECT title FROM events").fetchall()
        assert found == [(hostile[0],)]
    for path in files if name not in ("parquet", "sqlite") else ():
        text = path.read_text(encoding="utf-8")
        assert steers(text) & CONTROL == set(), path
        if path.suffix == ".csv":
            cells = [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]
            assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
        if name == "timelinejs":
            assert "<script" not in text
            assert "<img" not in text
        if name == "ics":
            assert text.count("BEGIN:VEVENT") == text.count("\nEND:VEVENT") == 1


@pytest.mark.parametrize("ending", [".svg", pytest.param(".html", marks=pytest.mark.scale), ".json"])
def test_no_chart_runs_what_the_record_says(tell: Told, tmp_path: Path, ending: str) -> None:
    if ending != ".json":
        pytest.importorskip("vl_convert")
    path = tmp_path / f"chart{ending}"
    tell("troops", "one", "--chart", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    if ending != ".json":
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    if ending == ".svg":
        drawn = Elements(text).found
        assert {tag for tag, _ in drawn} <= {
            "svg",
            "g",
            "path",
            "text",
            "tspan",
            "line",
            "rect",
            "defs",
            "clippath",
            "lineargradient",
            "stop",
        }
        assert not [name for _, given in drawn for name in given if name.startswith("on") or name.endswith("href")]
    if ending != ".html":  # the page holds the program that draws it
        assert steers(text) & CONTROL == set()


def test_no_shell_is_offered_what_steers_it(tell: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    for shell, words in (("bash", "2"), ("zsh", "2"), ("fish", "")):
        monkeypatch.setenv("_ALLIANCE_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", "alliance show ")
        monkeypatch.setenv("COMP_CWORD", words)
        assert steers(tell().out) == set()


def test_check_says_which_character_it_is_and_does_not_print_it(hostile: tuple[str, Path], alliance: Cli) -> None:
    told = alliance("check", str(hostile[1]))
    assert steers(told.out + told.err) == set()
