"""Every date that anything can make, in every place where a date is read: an answer, or a line that says what is wrong."""

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import MONTHS, SUB_YEARS, parse
from alliancecli.dates.words import read
from alliancecli.errors import BadDate
from conftest import Cli, tries
from harm import HEADER, MINI, folder, rejects

YEAR = st.from_regex(r"Y?-?[0-9]{1,9}[X]{0,2}", fullmatch=True)
PIECE = st.sampled_from(
    ["-01", "-13", "-00", "-XX", "-31", "-21", "-41", "-42", "~", "?", "%", "Q1", "-Q4", "T00:00:00Z", "/", "..", ",", "{", "}", " "]
)
WORD = st.sampled_from([*MONTHS, "summer", "early", "mid-", "today", "c.", "BC", "the", *(part.name for part in SUB_YEARS.values())])
TEXT = st.lists(YEAR | PIECE | WORD | st.text(max_size=3), max_size=7).map("".join) | st.lists(
    YEAR | WORD | st.text(max_size=2), max_size=4
).map(" ".join)
OFTEN = settings(max_examples=tries(1000), deadline=None)
SELDOM = settings(max_examples=tries(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@OFTEN
@given(TEXT)
@example("Y-999999999/Y999999999")
@example("{" + "2001," * 5000 + "2001}")
@example("2001/" * 5000)
@example("9" * 5000)
@example("-" * 5000)
@example("٢٠٠١")
@example("2001-0\u0661")
@example("\u202e2001")
def test_any_text_is_a_date_that_can_be_written_shown_and_placed_or_refused(text: str) -> None:
    for understand in (parse, read):
        try:
            date = understand(text)
        except BadDate:
            continue
        assert parse(str(date)) == date
        assert date.display().isprintable()
        assert -OPEN_DAY < day_number(date.min, 0) <= OPEN_DAY
        assert date.min is None or date.max is None or date.min <= date.max


@SELDOM
@given(TEXT.filter(lambda text: "\0" not in text))
@example("Y-999999999")
@example("Y999999999/..")
@example("../..")
def test_any_text_is_a_window_or_a_mistake(mini: Cli, text: str) -> None:
    for option in ("--during", "--from", "--to", "--around"):
        told = mini("timeline", option, text, "--json")
        assert told.code in (0, 2)
        assert told.code == 2 or isinstance(told.rows, list)


@SELDOM
@given(TEXT.filter(lambda text: "\0" not in text))
def test_any_text_is_a_day_to_ask_as_of_or_a_mistake(mini: Cli, text: str) -> None:
    if "Y" not in text:
        assert mini("troops", "force", "--as-of", text).code in (0, 2, 4)
    assert mini("on", "--", text).code in (0, 2)


@pytest.mark.parametrize("day", ["Y10000", "Y999999999-12-31"])
def test_a_day_beyond_the_year_9999_can_be_asked_of(mini: Cli, day: str) -> None:
    assert mini("troops", "force", "--as-of", day).code in (0, 4)


@pytest.mark.parametrize("bad", ["2001-13", "2001-02-30", "99", "01/02/2003", "yesterday", "2001-09-11T08:46", "Y1", "٢٠٠١", "x" * 10_000])
def test_a_date_that_is_none_is_told_with_file_and_line(alliance: Cli, tmp_path: Path, bad: str) -> None:
    in_yaml = copytree(MINI, tmp_path / "yaml")
    text = (in_yaml / "events.yaml").read_text(encoding="utf-8")
    (in_yaml / "events.yaml").write_text(text.replace('"2003-08-11"', f'"{bad}"', 1), encoding="utf-8")
    in_table = folder(tmp_path / "table", HEADER + f"a,{bad},T,report,FRC,diary,p\n")
    for data, place in ((in_yaml, "events.yaml:"), (in_table, "events.csv:2: date: ")):
        told = alliance("timeline", "--data", str(data))
        assert told.code == 5
        assert told.err.startswith(f"{data}/{place}")
        assert max(map(len, told.err.splitlines())) < 500


@settings(SELDOM, max_examples=tries(15))
@given(st.lists(TEXT.map(lambda text: text.replace('"', "").replace("\r", " ").replace("\n", " ")), min_size=20, max_size=40))
def test_any_column_of_dates_is_read_or_set_aside(alliance: Cli, tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    lines = [f'r{n},"{text}",T,report,FRC,diary,p\n' for n, text in enumerate(texts)]
    data = folder(tmp_path_factory.mktemp("dates") / "data", HEADER.encode() + "".join(lines).encode("utf-8", "replace"))
    told = alliance("timeline", "--data", str(data), "--keep-going", "--json")
    assert len(told.rows) + len(rejects(data)) == len(texts)
