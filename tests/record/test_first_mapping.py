"""`alliance new mapping` and `alliance check --sample`: what is guessed of a table, and what its rows become by it."""

import csv
import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli.errors import RecordFaults
from alliancecli.record import read
from alliancecli.record.first_mapping import first_mapping
from alliancecli.record.first_mapping.columns import Column
from alliancecli.record.sample import Sample
from conftest import Cli

HEADING = 'title: t\nversion: "1"\ndate: "2020"\nlicence: l\ntheatres: {}\nscopes: {}\n'

EVENTS = """Event ID,Event Date,Event Type,Actor1,Actor2,Country,Fatalities,Notes,Source URL
E1,14/03/2001,Battle,Noria Army,Rebels,Noria,"1,200",A battle is fought near the river,https://a.org/1
E2,02/04/2001,Protest,Citizens,,Noria,NA,People gather in the square,https://a.org/2
E3,28/04/2001,Battle,Noria Army,Rebels,Sudria,15,Another battle is fought in the hills,https://a.org/3
E4,30/05/2001,Parade,Noria Army,Rebels,Noria,0,Soldiers march through the town,https://a.org/4
E5,30/06/2001,Battle,Noria Army,Rebels,Noria,3,A last battle is fought by the sea,https://a.org/5
E6,01/07/2001,Protest,Citizens,,Noria,0,People gather once more,https://a.org/6
"""


def guessed(path: Path, text: str, makes: str = "", name: str = "table.csv") -> str:
    (path / name).write_text(text, encoding="utf-8")
    return "".join(first_mapping(str(path / name), makes=makes))


def record(alliance: Cli, folder: Path, text: str, name: str = "table.csv", *options: str) -> Path:
    """A new record with a table and its first mapping."""
    alliance("new", "record", str(folder))
    (folder / name).write_text(text, encoding="utf-8")
    made = alliance("new", "mapping", str(folder / name), *options)
    assert (made.code, made.err) == (0, "")
    with (folder / "record.yaml").open("a", encoding="utf-8") as file:
        file.write(made.out)
    return folder


def test_a_table_of_events(tmp_path: Path) -> None:
    assert (
        guessed(tmp_path, EVENTS)
        == """\
tables:
  # Guessed from 6 rows. Put right what is marked as a doubt. `alliance check --sample 20` shows
  # what rows become, and docs/own-record.md says what else a mapping can.
  - file: table.csv
    makes: events  # or figures: --makes says it
    source: {id: table, type: dataset, title: table, issued: "2001", tier: B}  # doubt: who made it, and when: an entry as in sources.yaml
    date_format: "%d/%m/%Y"
    missing: [NA]  # 1 cell
    thousands: ","  # as in {Fatalities}
    columns:
      id: "{Event ID}"
      date: "{Event Date}"
      title: "{Notes}"
      kind: "{Event Type}"  # see `values`
      theatres: "{Country}"
      actors: "{Actor1};{Actor2}"
      locator: "{Source URL}"  # where in the source a row is found
    values:
      "Event Type":
        "Battle": conflict  # 3 rows
        "Protest": politics  # 2 rows
        "Parade": operation  # doubt: 1 row; `alliance help fields` lists the kinds
    new:  # names that the record does not have become institutions of that kind, or theatres
      actors: group
      theatres: theatre
    figures:  # numbers of a row, each a figure of its own; doubt: what each measures, and in what unit
      - {title: Fatalities, measure: casualties, value: "{Fatalities}", unit: people}
"""
    )


def test_places_that_no_two_rows_share_are_no_theatres(tmp_path: Path) -> None:
    places = iter("abcdef")
    text = "".join(
        line.replace(",Noria,", f",Town {next(places)},").replace(",Sudria,", ",Town g,") + "\n" for line in EVENTS.split("\n")[1:-1]
    )
    assert "theatres:" not in guessed(tmp_path, EVENTS.split("\n")[0] + "\n" + text)


def test_its_rows_are_shown_as_what_they_become(alliance: Cli, tmp_path: Path) -> None:
    folder = record(alliance, tmp_path / "data", EVENTS)
    told = alliance("check", str(folder), "--sample", "2")
    assert told.code == 0
    assert told.out.startswith(f"""\
# {folder}/table.csv:2:
- id: e1
  date: "2001-03-14"
  title: A battle is fought near the river
  kind: conflict
  theatres: [noria]
  actors: [noria-army, rebels]
  sources: [{{source: table, locator: "https://a.org/1"}}]
- id: e1-fatalities
  title: Fatalities
  subject: e1
  measure: casualties
  value: 1200
  unit: people
  date: "2001-03-14"
  sources: [{{source: table, locator: "https://a.org/1"}}]
# {folder}/table.csv:3:
- id: e2
""")
    assert "name: Noria Army\n  kind: group\n" in told.out
    assert told.err.splitlines()[-1] == "2 rows: 2 events, 1 figure, 2 institutions"


def test_what_cannot_be_read_is_shown_in_its_place(alliance: Cli, tmp_path: Path) -> None:
    folder = record(alliance, tmp_path / "data", EVENTS.replace("02/04/2001", "soon"))
    told = alliance("check", str(folder), "--sample", "3")
    assert told.code == 5
    assert f"# {folder}/table.csv:3: cannot be read: date: 'soon' is not written as %d/%m/%Y\n" in told.out
    assert told.err.splitlines()[-1].startswith("3 rows: 2 events")
    assert told.err.splitlines()[-1].endswith("1 cannot be read")


def test_a_sample_of_a_faulty_record_tells_its_faults(alliance: Cli, tmp_path: Path) -> None:
    folder = record(alliance, tmp_path / "data", EVENTS)
    (folder / "events.yaml").write_text("- id: x\n", encoding="utf-8")
    told = alliance("check", str(folder), "--sample", "3")
    assert (told.code, told.out) == (5, "")
    assert "events.yaml:1: x.date: is missing; write it" in told.err


def test_a_mapping_that_does_not_fit_is_told(alliance: Cli, tmp_path: Path) -> None:
    folder = record(alliance, tmp_path / "data", EVENTS)
    (folder / "table.csv").write_text(EVENTS.replace("Notes", "Remarks"), encoding="utf-8")
    told = alliance("check", str(folder), "--sample", "3")
    assert told.code == 5
    assert "there is no column 'Notes'" in told.err


def test_years_across_are_figures(alliance: Cli, tmp_path: Path) -> None:
    text = "Country,Notes,2001,2002,2003\nNoria,,1.5,2,...\nSudria,x,3,xxx,4\n"
    folder = record(alliance, tmp_path / "data", text)
    made = (folder / "record.yaml").read_text(encoding="utf-8")
    assert 'wide: {columns: "[12]???", name: year, value: amount}  # 3 columns of years' in made
    assert 'missing: ["...", x, xxx]  # 3 cells' in made
    assert "{2001}" not in made
    told = alliance("check", str(folder), "--sample", "20")
    assert (told.code, told.err.splitlines()[-1]) == (0, "2 rows: 4 figures, 2 institutions")


@pytest.mark.parametrize(
    "word", ["Total", "Sum", "Summe", "Gesamt", "Insgesamt", "All", "Totale", "Total général", "Grand total", "TOTAL:"]
)
def test_a_row_that_adds_up_the_others_is_left_out_with_a_doubt(alliance: Cli, tmp_path: Path, word: str) -> None:
    folder = record(alliance, tmp_path / "data", f"Country,2007,2008,2009\nNoria,3,4,5\nSudria,1,1,1\n{word},4,5,6\n")
    made = (folder / "record.yaml").read_text(encoding="utf-8")
    assert f"unless: {{Country: {word}}}" in made.replace('"', "")
    assert "# doubt: rows that add up others, which would be counted twice" in made
    told = alliance("sum", "--data", str(folder), "--by", "year", "--measure", "other", "--json")
    assert [row["value_min"] for row in told.rows] == [4, 5, 6]


def test_a_row_that_adds_up_the_others_does_not_make_of_days_what_is_none(tmp_path: Path) -> None:
    said = guessed(tmp_path, "Datum;Land;Anzahl\n12.01.2009;Noria;3405\n13.01.2009;Sudria;2780\nSumme;;6185\n")
    assert 'date: "{Datum}"\n' in said
    assert "unless: {Datum: Summe}" in said


def test_who_is_called_like_a_word_that_adds_up_is_no_row_that_does(tmp_path: Path) -> None:
    assert "unless" not in guessed(tmp_path, "Country,2001,2002,2003\nTotality,1,2,3\nAllland,1,2,3\n")


@pytest.mark.parametrize("force", ["Force", "Mission", "Operation"])
def test_of_a_force_and_a_country_the_force_is_the_subject(alliance: Cli, tmp_path: Path, force: str) -> None:
    text = f"Date,{force},Country,Troops,Source,Page\n" + "".join(
        f"2009-{month},ISAF,{nation},{troops},NATO,1\n"
        for month in ("01", "10")
        for nation, troops in (("Noria", 23220), ("Sudria", 3405), ("Westland", 8300))
    )
    folder = record(alliance, tmp_path / "data", text)
    made = (folder / "record.yaml").read_text(encoding="utf-8")
    assert f'      subject: "{{{force}}}"\n      contributor: "{{Country}}"  # whose part of the force a number is\n' in made
    assert f"      subject: {force.lower()}\n      contributor: state\n" in made
    told = alliance("figures", "--data", str(folder), "--subject", "isaf", "--contributor", "noria", "--as-of", "2009-12", "--json")
    assert [row["value"] for row in told.rows] == [23220]


def test_a_country_alone_is_the_subject(tmp_path: Path) -> None:
    made = guessed(tmp_path, "Year,Country,Troops\n2001,Noria,12\n2002,Noria,15\n2003,Noria,17\n")
    assert 'subject: "{Country}"' in made
    assert "contributor" not in made


def test_numbers_without_words_are_figures(tmp_path: Path) -> None:
    rows = "".join(f"Noria,{year},June,{year * 3},{year}\n" for year in range(1950, 1970))
    made = guessed(tmp_path, f"country,year,month,troops,gadgets\n{rows}")
    assert "makes: figures" in made
    assert 'date: "[{month} ]{year}"' in made
    assert '- {title: troops, measure: troops, value: "{troops}", unit: troops}' in made
    assert '- {title: gadgets, measure: other, value: "{gadgets}", unit: units}' in made


def test_a_few_numbers_whose_name_is_a_measure_are_figures(tmp_path: Path) -> None:
    said = guessed(tmp_path, "country,troops,year\nFrance,12,2001\nItaly,15,2002\n")
    assert "makes: figures" in said
    assert 'measure: troops, value: "{troops}"' in said
    assert "makes: events" in guessed(tmp_path, "date,title,troops\n2001-02-03,They arrive,300\n2001-02-04,They leave,200\n")


def test_what_the_rows_make_can_be_said(tmp_path: Path) -> None:
    assert "makes: figures\n" in guessed(tmp_path, EVENTS, "figures")
    assert "makes: events\n" in guessed(tmp_path, "Country,2001,2002,2003\nNoria,1,2,3\n", "events")


def test_year_month_and_day_in_columns_of_their_own_and_an_end(tmp_path: Path) -> None:
    header = "Year,Month,Day,End Year,End Month,End Day,Headline,Text,Type\n"
    made = guessed(tmp_path, header + ",,,,,,A title,,title\n1815,12,3,1852,11,27,Ada,<p>x</p>,\n1943,7,,,,,B,,\n")
    assert 'date: "{Year}[-{Month}[-{Day}]][/{End Year}[-{End Month}[-{End Day}]]]"' in made
    assert "unless: {Type: [title, era]}  # slides that are no events" in made
    assert "html: [Text]" in made


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("01/02/2003", "03/04/2003"), 'date: "{Date}"  # doubt: no day is above 12, so %m/%d/%Y reads them too'),
        (("01/02/2003", "03/24/2003"), 'date_format: "%m/%d/%Y"'),
        (("2003-01-31", "24.12.2003", "25.12.2003"), 'date_format: ["%d.%m.%Y", edtf]'),
        (("1/14/80", "2/3/81"), "years of two digits, which are not read: the century is a guess"),
        (("2003", "2004", "2005", "2006", "2007", "soon"), "doubt: in {Date} these are none, unless `values` says what they mean: 'soon'"),
        (("September 2003", "12 Oct 2004"), 'date: "{Date}"\n'),
        (("20030131", "20031224"), 'date_format: "%Y%m%d"'),
        (("1996–1997", "1999", "2001-02", "2003"), "doubt: in {Date}, 2001-02 is a month, 2001/2002 would be years; `values` says which"),
        (("1998-99", "1999", "2001-02", "2003", "2004", "2005"), "2001-02 is a month, 2001/2002 would be years"),
        (("1999", "2000", "2001-02", "2003", "2004", "2005"), "2001-02 is a month, 2001/2002 would be years"),
    ],
)
def test_dates(tmp_path: Path, cells: tuple[str, ...], said: str) -> None:
    rows = "".join(f"{cell},Thing {n} happens\n" for n, cell in enumerate(cells))
    assert said in guessed(tmp_path, f"Date,Event\n{rows}")


@pytest.mark.parametrize("cells", [("2001-02", "2001-03-04"), ("2001-02", "2009-01", "1999"), ("2003-02", "2004", "2005")])
def test_months_among_days_or_among_years_are_no_doubt(tmp_path: Path, cells: tuple[str, ...]) -> None:
    """From 2009 to 2001, or from 2003 to 2002, nothing can be."""
    assert "would be years" not in guessed(
        tmp_path, "Date,Event\n" + "".join(f"{cell},Thing {n} happens\n" for n, cell in enumerate(cells))
    )


def test_a_start_and_an_end_that_has_not_come(alliance: Cli, tmp_path: Path) -> None:
    text = "rivalry,start,end\nA-B,1990,1995\nC-D,1991,ongoing\nE-F,1992,1999\nG-H,1993,1999\nI-J,1994,1999\n"
    folder = record(alliance, tmp_path / "data", text)
    told = alliance("check", str(folder), "--sample", "2")
    assert told.code == 0
    assert 'date: "1991/.."' in told.out


def test_many_columns_of_one_thing_are_one_pattern(tmp_path: Path) -> None:
    text = "Name,Date,StateA,StateB,StateC\n" + "".join(f"Ex {n},2001-01-0{n},Noria,Sudria,\n" for n in range(1, 7))
    made = guessed(tmp_path, text)
    assert 'actors: "{State*}"' in made
    assert "actors: state" in made
    assert "Not read" not in made


def test_places_and_times_of_day_are_kept_as_attributes(alliance: Cli, tmp_path: Path) -> None:
    text = "Title,Date,Launch Time,Lat,Longitude\nOne happens,2001-09-11,08:46:00,40.7,-74\nTwo happens,2001-09-12,,,\n"
    folder = record(alliance, tmp_path / "data", text)
    made = (folder / "record.yaml").read_text(encoding="utf-8")
    assert 'attributes: {lat: Lat, lon: Longitude, time: "Launch Time"}' in made
    assert "Not read" not in made
    told = alliance("check", str(folder), "--sample", "1")
    assert '  attributes: {"lat": 40.7, "lon": -74, "time": "08:46:00"}\n' in told.out


def test_a_cell_with_a_line_break_is_one_row(tmp_path: Path) -> None:
    assert "Guessed from 2 rows" in guessed(tmp_path, 'Date,Event\n2001-01-01,"One\nhappens"\n2001-01-02,Two happens\n')


def test_notes_beside_the_table_are_passed_over(tmp_path: Path) -> None:
    said = guessed(tmp_path, "day,title,,\n2001-03-14,A treaty is signed,x,\n2001-03-15,It is signed again,,y\n")
    assert "# Guessed from 2 rows." in said
    assert 'date: "{day}"' in said


def test_a_column_called_locator_is_where_a_row_is_found(tmp_path: Path) -> None:
    said = guessed(tmp_path, "day,title,locator\n2001-03-14,A treaty is signed,p. 3\n2001-03-15,It is signed again,p. 4\n")
    assert 'locator: "{locator}"  # where in the source a row is found' in said


def test_titles_above_the_names_of_columns(tmp_path: Path) -> None:
    made = guessed(tmp_path, "A table of things,,\n,,\nDate,Event,Place\n2001-01-01,One happens,Noria\n2001-01-02,Two happens,Noria\n")
    assert "header: 3  # titles stand above" in made
    assert "header: 2  # titles" in guessed(tmp_path, "A table of things,,\nDate,Event,Place\n2001-01-01,One happens,Noria\n")
    assert "header:" not in guessed(tmp_path, "Date,Event,Place\n2001-01-01,One happens,Noria\n")


@pytest.mark.parametrize(
    ("cells", "kind", "thousands", "decimal", "units"),
    [
        (("1,200", "3"), "number", ",", "", set()),
        (("1.200.000", "1.200,5"), "number", ".", ",", set()),
        (("12,5", "3"), "number", "", ",", set()),
        (("200 km", "1 km"), "number", "", "", {"km"}),
        (("US$ 20", "$5"), "number", "", "", {"US$", "$"}),
        (("5%", "7%"), "number", "", "", {"%"}),
        (("1\u2019234", "3", "\u22125"), "number", "'", "", set()),
        (("1'234'567.5", "3"), "number", "'", "", set()),
        (("-$5", "$7"), "number", "", "", {"$"}),
        (("E1", "E2"), "text", "", "", set()),
        (("-9", "4", "NA"), "number", "", "", set()),
        (("", "..."), "empty", "", "", set()),
    ],
)
def test_numbers(cells: tuple[str, ...], kind: str, thousands: str, decimal: str, units: set[str]) -> None:
    column = Column("troops", list(cells))
    assert (column.kind, column.thousands, column.decimal, column.units) == (kind, thousands, decimal, units)


def test_a_column_of_per_cent_is_a_share(tmp_path: Path) -> None:
    made = guessed(tmp_path, "Year,Country,Effort\n2001,Noria,1.5%\n2002,Noria,2%\n2003,Noria,3%\n")
    assert 'units: ["%"]' in made
    assert 'measure: share, value: "{Effort}", unit: percent' in made


def test_two_signs_between_thousands_are_a_doubt(tmp_path: Path) -> None:
    table = 'Year,Country,Deaths,Wounded\n2001,Noria,"1,234",{other}\n2002,Noria,"2,345",{other}\n'
    made = guessed(tmp_path, table.format(other="1 234"))
    assert """# as in {Deaths}; doubt: ',' and ' ' are both there""" in made
    assert "are both there" not in guessed(tmp_path, table.format(other='"1,234"'))


def test_points_that_may_be_thousands_are_a_doubt(tmp_path: Path) -> None:
    made = guessed(tmp_path, "Date;Event;Deaths\n2001-01-01;One happens;1.234\n2001-01-02;Two happens;2.345\n2001-01-03;Three happens;17\n")
    assert '# thousands: "."  # doubt: {Deaths} has 1.234, 2.345; if those are thousands, say so, and decimal: ","' in made
    assert "# its cells are taken to stand between ';'" in made


def test_other_formats_are_looked_at_too(alliance: Cli, tmp_path: Path) -> None:
    slides = [{"start_date": {"year": "2001", "month": str(n)}, "text": {"headline": f"<b>Slide</b> {n}"}} for n in range(1, 5)]
    folder = record(alliance, tmp_path / "data", json.dumps({"events": slides}), "slides.json")
    told = alliance("check", str(folder), "--sample", "1")
    assert told.code == 0
    assert 'date: "2001-01"\n  title: "Slide 1"\n' in told.out


def test_names_of_columns_that_yaml_would_misread_are_quoted(alliance: Cli, tmp_path: Path) -> None:
    rows = "".join(f"2001-01-0{n},Number {n} happens,Battle\n" for n in range(1, 5))
    folder = record(alliance, tmp_path / "data", f'"Event\nDate","Event: name, [x]",# Type\n{rows}')
    told = alliance("check", str(folder), "--sample", "1")
    assert told.code == 0
    assert 'date: "2001-01-01"\n  title: "Number 1 happens"\n  kind: conflict\n' in told.out


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        ("", "table.csv:1: is empty; its first line names the columns", 5),
        ("a,b\n", "table.csv: holds no rows under its header, so nothing can be guessed from them", 5),
        ("a,a\n1,2\n", "table.csv: no column can be named: each is there twice, or called nothing that can be written; rename them", 5),
    ],
)
def test_what_is_no_table_is_told_in_a_line(alliance: Cli, tmp_path: Path, text: str, said: str, code: int) -> None:
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    told = alliance("new", "mapping", str(tmp_path / "table.csv"))
    assert (told.code, told.out, told.err) == (code, "", f"{tmp_path}/{said}\n")


@pytest.mark.parametrize(
    ("arguments", "said", "code"),
    [
        (("mapping",), "a mapping needs a table to look at", 2),
        (("mapping", "nowhere.csv"), "nowhere.csv: cannot be read: No such file or directory", 1),
        (("event", "--part", "x"), "--part belongs to a mapping", 2),
        (("record", "--makes", "events"), "--makes belongs to a mapping", 2),
    ],
)
def test_what_was_typed_wrong(alliance: Cli, arguments: tuple[str, ...], said: str, code: int) -> None:
    told = alliance("new", *arguments)
    assert (told.code, told.out) == (code, "")
    assert said in told.err


def test_units_are_those_of_the_numbers_that_are_read(tmp_path: Path) -> None:
    rows = "".join(f"{n}@x,2001-01-0{n},Thing {n} happens,{n} km\n" for n in range(1, 7))
    assert "units: [km]\n" in guessed(tmp_path, f"uid,Date,Event,way\n{rows}")
    assert "units:" not in guessed(tmp_path, f"uid,Date,Event,precision\n{rows}")


def test_an_id_that_comes_again_is_a_doubt(tmp_path: Path) -> None:
    rows = "e1,A happens,2001\ne1,B happens,2002\ne2,C happens,2003\ne3,D happens,2004\n"
    assert "# id: \"{id}\"  # doubt: more than one row has 'e1'; an id belongs to one\n" in guessed(tmp_path, f"id,title,date\n{rows}")
    assert '      id: "{id}"\n' in guessed(tmp_path, f"id,title,date\n{rows}".replace("e1,B", "e4,B"))


def test_a_second_row_that_names_columns_is_a_doubt(tmp_path: Path) -> None:
    said = "# doubt: the first row has 'Dec', 'Jan' above numbers; where it names columns too, make one row of both\n"
    text = "Country,2007,2008,2009\n,,Dec,Jan\nNoria,1,2,3405\nSudria,1,2,3\n"
    assert said in guessed(tmp_path, text)
    assert "doubt: the first row" not in guessed(tmp_path, text.replace(",,Dec,Jan\n", ""))


def test_months_in_words_are_dates_and_no_numbers_with_a_unit(tmp_path: Path) -> None:
    said = guessed(tmp_path, "Date,Force,Troops\nJan 2009,ISAF,10\nFeb 2009,ISAF,20\nSept 2009,ISAF,30\n")
    assert '      date: "{Date}"\n' in said
    assert "units:" not in said


def test_at_least_twelve_is_not_twelve_of_a_kind(tmp_path: Path) -> None:
    assert "units:" not in guessed(tmp_path, "date,force,troops\n2010-01,ISAF,12+\n2010-02,ISAF,15\n2010-03,ISAF,20\n")


@pytest.mark.parametrize("days", ["05/04/2010\n2010-05-01", "2010-05-01\n2010-05-02\n05/04/2010"])
def test_days_before_months_are_a_doubt_beside_other_ways_to_write_dates_too(tmp_path: Path, days: str) -> None:
    rows = "".join(f"{day},It happens\n" for day in days.split("\n"))
    assert "doubt: no day is above 12, so %m/%d/%Y reads them too\n" in guessed(tmp_path, f"date,event\n{rows}")


def test_a_mapping_alone_is_told_what_it_lacks_in_one_line(alliance: Cli, tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text("date,event\n2010,It happens\n", encoding="utf-8")
    (tmp_path / "record.yaml").write_text(alliance("new", "mapping", str(tmp_path / "votes.csv")).out, encoding="utf-8")
    told = alliance("check", str(tmp_path))
    said = "record: has no head, title, version, date, licence, theatres, scopes; `alliance new record FOLDER` writes one to copy"
    assert told.err.splitlines()[0] == f"{tmp_path}/record.yaml:1: {said}"
    assert told.err.count("record.yaml") == 1


def test_a_bibliography_is_told_what_it_is(alliance: Cli, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{x, title={T}, year=2001}\n", encoding="utf-8")
    told = alliance("new", "mapping", str(tmp_path / "refs.bib"))
    said = f"{tmp_path}/refs.bib: is a bibliography, which needs no mapping; called sources.bib it is read beside record.yaml\n"
    assert (told.code, told.out, told.err) == (5, "", said)


WORDS = ["", "NA", "-9", "1,234", "1.5", "200 km", "2001-09-11", "03/04/2001", "1980-01-xx", "June 1950", "P1494", "ongoing", "'", "{a}"]
NAMES = ["Date", "start", "end", "Year", "Month", "Day", "Title", "Type", "Actor1", "StateA", "id", "low", "high", "2001", "2002", "2003"]
CELLS = st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12)


@given(
    header=st.lists(st.sampled_from(NAMES) | CELLS, min_size=1, max_size=6),
    rows=st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=6),
    makes=st.sampled_from(["", "events", "figures"]),
)
def test_whatever_a_table_holds_its_mapping_is_yaml_that_fits_it(header: list[str], rows: list[list[str]], makes: str) -> None:
    with TemporaryDirectory() as place:
        path = Path(place) / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *(row[: len(header)] for row in rows)])
        with suppress(RecordFaults):  # no table
            made = "".join(first_mapping(str(path), makes=makes))
            (Path(place) / "record.yaml").write_text(HEADING + made, encoding="utf-8")
            record, faults = read(Path(place))
            assert not [fault for fault in map(str, faults) if "record.yaml" in fault], made
            list(Sample(record, 20))


@pytest.mark.parametrize(
    ("name", "text", "part", "said"),
    [
        ("it.json", '{"a": [{"x": 1}], "b": [{"x": 1}]}', "", "has several lists; say which with `--part`: 'a', 'b'"),
        ("it.jsonl", '{"x": 1}', "a", "has no parts: a line is a row; take out `--part`"),
        ("it.csv", "x\n1\n", "a", "--part 'a': text has no parts; take it out"),
    ],
)
def test_what_is_wrong_with_a_part_is_said_as_it_is_typed(
    alliance: Cli, tmp_path: Path, name: str, text: str, part: str, said: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    told = alliance("new", "mapping", str(tmp_path / name), *(["--part", part] if part else []))
    assert (told.code, told.out) == (5, "")
    assert told.err.strip().endswith(said)
