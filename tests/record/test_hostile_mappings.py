"""A mapping says what a cell means, and leaves nothing to be guessed."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alliancecli.errors import RecordFaults
from alliancecli.model.mapping import TableMapping
from alliancecli.model.record import Location, Record, TableFile
from alliancecli.model.records import Event
from alliancecli.record import load
from alliancecli.record.csv_mapping import RowDecoder
from alliancecli.record.row_error import RowError
from harm import MINI

RECORD = load(MINI)


def made(cell: str, *, column: str = "d", form: str = "", title: str = "T") -> Event:
    """The event of a row whose date stands in one cell."""
    columns = {"date": "{" + column + "}", "title": title, "kind": "report", "source": "diary", "locator": "p"}
    mapping = TableMapping(columns=columns, date_format=form)
    table = TableFile(kind="events", path="x.csv", mapping=mapping, mapping_location=Location(file="record.yaml", line=1))
    (event,) = RowDecoder(Event, [column, "z"], table, RECORD)([cell, "1"])
    assert isinstance(event, Event)
    return event


@pytest.mark.parametrize("form", ["%y", "%d/%m/%y", "%y%m%d", "%Y %y", "%e %y"])
def test_no_century_is_guessed(form: str) -> None:
    with pytest.raises(RecordFaults, match=r"^record.yaml:1: tables: date_format .* has years of two digits, which leave"):
        made("01/02/99", form=form)


@pytest.mark.parametrize("form", ["%x", "%c", "%D", "%G-%V", "%Y %U", "%-d %m %Y", "%Y%", "%", "%Ey", "%s", "%Y\0%q"])
def test_what_differs_from_place_to_place_is_refused(form: str) -> None:
    with pytest.raises(RecordFaults, match=r"^record.yaml:1: tables: date_format (.|\n)*which is not read; write %Y"):
        made("x", form=form)


@pytest.mark.parametrize("form", ["no", "%d/%m", "%m", "%Y %d", "%Y %Y", "%Y %m %b", "%Y-%m %j", "%H:%M", "%H %H %Y", "%Y %j %d"])
def test_no_part_of_a_date_is_guessed(form: str) -> None:
    with pytest.raises(RecordFaults, match="is no whole date"):
        made("x", form=form)


@pytest.mark.parametrize(
    ("form", "cell", "edtf"),
    [
        ("%d %B %Y", "12 September 2001", "2001-09-12"),
        ("%d %b %Y", "1 SEP 2001", "2001-09-01"),
        ("%Y-%j", "2004-060", "2004-02-29"),
        ("%m/%d/%Y %H:%M", "2/3/2001 04:05", "2001-02-03"),
        ("%B %Y", "May 1994", "1994-05"),
        ("%Y", "0001", "0001"),
        ("(%Y]*", "(1994]*", "1994"),
        ("%%%Y", "%1994", "1994"),
    ],
)
def test_a_date_is_read_as_its_format_says(form: str, cell: str, edtf: str) -> None:
    assert str(made(cell, form=form).date) == edtf


@pytest.mark.parametrize(
    ("form", "cell"),
    [("%Y%m%d", "2009111"), ("%Y%m%d", "200911"), ("%d.%m.%Y", "31.02.2001"),
     ("%d %B %Y", "12 septembre 2001"), ("%Y", "99"), ("%Y", "0000"),
     ("%d/%m/%Y", "13/13/2001"), ("%Y-%j", "2003-366"), ("%d/%m/%Y", "1/2/2001 "), ("%d/%m/%Y", "2001-02-01\0")],
)  # fmt: skip
def test_a_cell_that_is_not_written_so_is_refused(form: str, cell: str) -> None:
    if cell.strip() == cell:
        with pytest.raises(RowError, match=r"^date: "):
            made(cell, form=form)
    else:
        assert str(made(cell, form=form).date) == "2001-02-01"


@given(st.dates(), st.sampled_from(["%d/%m/%Y", "%m-%d-%Y", "%Y%m%d", "%d %B %Y", "%b %d, %Y", "%Y-%j", "%A %d %B %Y", "%d%m%Y"]))
def test_every_day_is_read_back_from_every_format(day: date, form: str) -> None:
    assert str(made(day.strftime(form.replace("%Y", f"{day.year:04}")), form=form).date) == day.isoformat()


@given(st.text(max_size=12), st.sampled_from(["%d/%m/%Y", "%Y%m%d", "%b %Y"]))
@example("1/1/1", "%d/%m/%Y")
def test_any_cell_is_a_date_or_refused(cell: str, form: str) -> None:
    with suppress(RowError):
        assert made(cell, form=form).date.min


@given(st.text(st.characters(codec="utf-8", exclude_characters="{}\r\n"), max_size=10).map(str.strip).filter(bool))
@example("a b")
@example("a.b")
@example("a:b")
@example("a!r")
@example("a[0]")
@example("a%s")
@example("0")
def test_a_column_may_have_any_name(column: str) -> None:
    if column != "z":
        event = made("2001", column=column, title="{{100% {" + column + "} %s}} {z}")
        assert (str(event.date), event.title) == ("2001", "{100% 2001 %s} 1")


@pytest.mark.parametrize("title", ["{", "}", "{d", "d}", "{{d}", "{d}}", "{{}", "{a{d}b}"])
def test_a_brace_that_stands_alone_is_a_fault(title: str) -> None:
    with pytest.raises(RecordFaults, match=r"is no template; write \{column\}, and \{\{ for a brace"):
        made("2001", title=title)


@pytest.mark.parametrize("title", ["{}", "{0}", "{d.year}", "{d.__class__}", "{d!r}", "{d:>99999999}", "{d[0]}", "{ d}", "{D}"])
def test_a_template_names_columns_and_nothing_else(title: str) -> None:
    with pytest.raises(RecordFaults, match="there is no column "):
        made("2001", title=title)


@given(st.text(st.sampled_from("{}d x") | st.characters(codec="utf-8"), max_size=30))
@example("{{{d}}}")
@example("x {d}{d}")
def test_any_template_is_the_text_that_it_says_or_a_fault(title: str) -> None:
    try:
        event = made("2001", title=title)
    except (RecordFaults, RowError):
        return
    assert event.title.split() == title.format(d="2001").split()


@given(st.lists(st.sampled_from(["%Y", "%m", "%d", "%b", "%j", "%H", "%%", "-", "/", " "]) | st.text(max_size=3), max_size=5).map("".join))
@example("%Y")
def test_any_date_format_reads_what_it_writes_or_is_a_fault(form: str) -> None:
    day = date(2001, 11, 23)
    try:
        event = made(day.strftime(form.replace("\0", "")), form=form)
    except (RecordFaults, RowError):
        assert form != "%Y"
    else:
        assert event.date.min is not None
        assert event.date.min[0] == 2001


def test_the_record_is_not_changed_by_what_is_made_of_it(tmp_path: Path) -> None:
    assert isinstance(RECORD, Record)
    assert [one.id for one in RECORD.events] == [one.id for one in load(MINI).events]
