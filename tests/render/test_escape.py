"""A record cannot attack its reader."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from alliancecli.render import FORMATS
from alliancecli.render.escape import in_ascii, in_json
from conftest import TESTS, Cli

FORMULA = "=HYPERLINK(0)"
ESCAPE = r"\e[31mred\e]0;x\a \x9b2J \u202e"


@pytest.fixture
def hostile(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The mini record with a formula for one title and escape sequences in another."""
    shutil.copytree(TESTS / "mini", tmp_path / "data")
    path = tmp_path / "data" / "events.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("title: A year of talks", f'title: "{FORMULA}"').replace("title: Fairs are held", f'title: "{ESCAPE}"'),
        encoding="utf-8",
    )
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    return mini


@pytest.mark.parametrize("form", FORMATS)
def test_no_control_character_reaches_the_reader(hostile: Cli, form: str) -> None:
    out = hostile("timeline", "--weight", "background", "-f", form, "--color", "never").out
    assert not {c for c in out if not c.isprintable()} - {"\n", "\r", "\t"}


@pytest.mark.parametrize(("form", "separator"), [("csv", ","), ("tsv", "\t")])
def test_no_cell_is_a_formula(hostile: Cli, form: str, separator: str) -> None:
    rows = list(csv.DictReader(io.StringIO(hostile("timeline", "--weight", "background", "-f", form).out), delimiter=separator))
    assert [row["title"] for row in rows if "HYPERLINK" in row["title"]] == ["'" + FORMULA]
    assert rows[0]["date_min"] == "-0399-01-01"  # a checked date keeps its minus: programs read it


def test_json_gives_the_text_as_it_is(hostile: Cli) -> None:
    titles = [row["title"] for row in json.loads(hostile("timeline", "--weight", "background", "--json").out)]
    assert FORMULA in titles
    assert "\x1b[31mred\x1b]0;x\x07 \x9b2J \u202e" in titles


def test_check_names_the_invisible_character(hostile: Cli) -> None:
    result = hostile("check")
    assert result.code == 5
    assert "two-fairs.title: holds the invisible character U+001B; take it out" in result.err


@pytest.mark.parametrize("text", ["plain", "été 日本", "\x9b2J\u202e", "\U000e0001 beyond the first plane"])
def test_json_made_harmless_still_says_the_same(text: str) -> None:
    written = in_json(json.dumps({"text": text}, ensure_ascii=False))
    assert written.isprintable()
    assert json.loads(written) == {"text": text}


def test_ascii_keeps_what_can_be_kept() -> None:
    assert in_ascii("‘Côte’ – 5 → 6 █░") == "'Cote' - 5 -> 6 #."


def test_another_encoding_keeps_what_it_has_and_no_letter_vanishes() -> None:
    assert in_ascii("Łódź – Straße – Ørsted", "cp1252") == r"\u0141ódz – Straße – Ørsted"
    assert in_ascii("日本 → 5", "cp1252") == r"\u65e5\u672c -> 5"
    assert in_ascii("Straße") == r"Stra\xdfe"
