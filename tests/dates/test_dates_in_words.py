"""What people type means one date, or is an error that says what to write."""

import re
from collections.abc import Callable

import pytest
from any_date import DATES, DAYS, SPOKEN_DAYS, TEXTS, often, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from alliancecli.dates import days, edtf, words
from alliancecli.dates.days import Day
from alliancecli.dates.edtf import Date, DateSet, Point, parse
from alliancecli.dates.words import FORMS, read
from alliancecli.errors import BadDate, Exit
from conftest import tries

SPOKEN = """
2009-Q1           | 2009-33
2009-q4           | 2009-36
12 Sep 2001       | 2001-09-12
1 september 2001  | 2001-09-01
29 Feb, 2000      | 2000-02-29
Sep 2001          | 2001-09
MAY  2001         | 2001-05
spring 2003       | 2003-21
Summer 2003       | 2003-22
autumn 2003       | 2003-23
fall 2003         | 2003-23
winter 2003       | 2003-24
early 1995        | 1995-37
mid-1995          | 1995-38
late 1995         | 1995-39
Sept 12, 2001     | 2001-09-12
Sept 12,2001      | 2001-09-12
480 BC            | -0479
15 Mar 44 BCE     | -0043-03-15
AD 900            | 0900
900 CE            | 0900
Q1 AD 1           | 0001-33
15 Mar 79 A.D.    | 0079-03-15
44 B.C.           | -0043
300 BC – 20 AD    | -0299/0020
2009-01-12 00:00:00 | 2009-01-12
2009-01-12T00:00:00Z/2009-02-01T00:00:00Z | 2009-01-12/2009-02-01
1990s             | 199X
AD 90s            | 009X
400–391 BC        | -039X
4th century BC    | -03XX
11th century      | 10XX
first half of 2003 | 2003-40
c. Aug 2003?      | 2003-08%
from 2006         | 2006/..
until Aug 2009    | ../2009-08
Jan 2000 – ?      | 2000-01/
14 – 16 Nov 1990  | 1990-11-14/1990-11-16
Feb – May 2003    | 2003-02/2003-05
2001–2003         | 2001/2003
44–43 BC          | -0043/-0042
400 – 300 BC      | -0399/-0299
mid- – late 2003  | 2003-38/2003-39
1998, 1999 and 2001 | {1998,1999,2001}
1 Jan 10000       | Y10000-01-01
1000000000 BC     | Y-999999999
2003-Q1/2003-Q2   | 2003-33/2003-34
Sep 2001/..       | 2001-09/..
/Sep 2001         | /2001-09
2001-09/Oct 2001  | 2001-09/2001-10
from 2001-09      | 2001-09/..
from 199X         | 199X/..
until 2001-09-11~ | ../2001-09-11~
4th–3rd century BC | -03XX/-02XX
19th – 20th century | 18XX/19XX
2nd century BC – 1st century | -01XX/00XX
2003h1            | 2003-40
2003-H2           | 2003-41
2003m9            | 2003-09
2003m12           | 2003-12
2001 and 2001     | {2001}
{2001,2001}       | {2001}
{2003,2001,2003}  | {2001,2003}
{2001~,2001,2001} | {2001~,2001}
{2001,2001~}      | {2001,2001~}
"""


@pytest.mark.parametrize(("text", "edtf"), rows(SPOKEN))
def test_a_spoken_form_means_one_edtf_date(text: str, edtf: str) -> None:
    assert str(read(text)) == str(read(f" {text}\n")) == edtf


def test_today_is_the_day_that_is_given() -> None:
    assert read(" Today ", (2009, 1, 21)) == parse("2009-01-21")
    with pytest.raises(BadDate):
        read("today")


REFUSED = """
2009-13              | '2009-13' has no month 13
2009-00              | '2009-00' has no month 00
2009-20              | '2009-20' has no month 20
2009-42              | '2009-42' has no month 42
2009-13-01           | '2009-13-01' has no month 13
2001/2009-13         | '2001/2009-13' has no month 13
{2001,2009-13}       | '{2001,2009-13}' has no month 13
2001-02-31           | '2001-02-31' has no day 31: that month has 28
31 Feb 2001          | has no day 31: that month has 28
0 Sep 2001           | has no day 0: that month has 30
2009-01-00           | '2009-01-00' has no day 0: that month has 31
2003-22-05           | '2003-22-05' has a day without its month
2009-XX-05           | '2009-XX-05' has a day without its month
199X-05              | '199X-05' has a month in a year that is not whole
-0000                | year 0 has no sign; write 0000 for 1 BC
-0000-01             | year 0 has no sign; write 0000 for 1 BC
2003/2001            | '2003/2001' ends before it begins
2009-02-01/2009-01   | '2009-02-01/2009-01' ends before it begins
-0300/-0399          | '-0300/-0399' ends before it begins
2001-09-12T08:46:00  | the record keeps days, not times
2001-09-12 08:46:00  | the record keeps days, not times
2001-09-12T08:46:00Z | the record keeps days, not times
12/09/2001           | '12/09/2001' has more than one '/'; a span is written 2001/2003
2001/2002/2003       | '2001/2002/2003' has more than one '/'
12:30                | '12:30' is not a date
2001-09-12 08:46     | '2001-09-12 08:46' is not a date
                     | '' is not a date
foo                  | 'foo' is not a date
foo 2001             | 'foo 2001' is not a date
0 BC                 | '0 BC' is not a date
2003–2001            | '2003/2001' ends before it begins
– 2001               | '– 2001' is not a date
c. 2001~             | 'c. 2001~' is not a date
2003,0               | '2003,0' is not a date
20,030               | '20,030' is not a date
20–2003              | '20–2003' is not a date
mid-44–43 BC         | 'mid-44–43 BC' is not a date
90s                  | '90s' is not a date
2001, and 2003, foo  | is not a date
999-q1               | '999-q1' is not a date
999h1                | '999h1' is not a date
999m1                | '999m1' is not a date
x2001}               | 'x2001}' is not a date
{2001                | '{2001' is not a date
-0399-01-01T10:00    | the record keeps days, not times
on 2001-09-12T08:46  | 'on 2001-09-12T08:46' is not a date; write
2nd Sep 2001         | '2nd Sep 2001' is not a date
2001/foo             | '2001/foo' is not a date
2003-Q2/2003-Q1      | '2003-34/2003-33' ends before it begins
from 2001-13         | 'from 2001-13' is not a date
from 2001/2003       | 'from 2001/2003' is not a date
3rd–4th century BC   | '-02XX/-03XX' ends before it begins
4th–300 BC           | '4th–300 BC' is not a date
2003h3               | '2003h3' is not a date
2003m13              | '2003m13' is not a date
2003m0               | '2003m0' is not a date
winter 2003/04       | 'winter 2003/04' is not a date
{}                   | '{}' is not a date
{2001/2003,2005}     | '{2001/2003,2005}' is not a date
2001-1-1             | '2001-1-1' is not a date
2001-01-1            | '2001-01-1' is not a date
20010101             | '20010101' is not a date
12-Sep-2001          | '12-Sep-2001' is not a date
Sep 01               | 'Sep 01' is not a date
12 summer 2003       | '12 summer 2003' is not a date
summer               | 'summer' is not a date
yesterday            | 'yesterday' is not a date
now                  | 'now' is not a date
2009-Q5              | '2009-Q5' is not a date
2009-W05             | '2009-W05' is not a date
2009-032             | '2009-032' is not a date
209                  | '209' is not a date
20091                | '20091' is not a date
Y2009                | 'Y2009' is not a date
+2009                | '+2009' is not a date
1XXX                 | '1XXX' is not a date
156X-12-25           | has a month in a year that is not whole
2004-06~-11          | '2004-06~-11' is not a date
2009?~               | '2009?~' is not a date
[2001,2003]          | '[2001,2003]' is not a date
2001..2003           | '2001..2003' is not a date
..                   | '..' is not a date
२००९                 | '२००९' is not a date
２００９-0１         | '２００９-0１' is not a date
12 Sep ２００１      | '12 Sep ２００１' is not a date
"""


@pytest.mark.parametrize(("text", "fault"), rows(REFUSED))
def test_anything_else_is_an_error_that_names_the_fault_and_shows_the_forms(text: str, fault: str) -> None:
    with pytest.raises(BadDate, match=re.escape(fault)) as caught:
        read(text, (2009, 1, 21))
    assert str(caught.value).endswith(f"; write a date as {FORMS}")
    assert caught.value.exit == Exit.USAGE
    with pytest.raises(BadDate):
        parse(text)


def test_every_form_shown_in_an_error_is_accepted() -> None:
    for form in re.split(", | or ", FORMS):
        assert read(form, (2009, 1, 21)).min


@given(TEXTS)
@settings(often, max_examples=tries(1000))
def test_any_text_is_a_date_with_one_spelling_or_a_bad_date(text: str) -> None:
    understand: Callable[[str], Date]
    for understand in (parse, read):
        try:
            date = understand(text)
        except BadDate:
            continue
        assert parse(str(date)) == date
        assert understand is read or isinstance(date, DateSet) or str(date) == text


@given(SPOKEN_DAYS, st.sampled_from([21, 22, 23, 24, 37, 38, 39]))
@often
def test_what_is_shown_of_a_day_month_season_or_third_can_be_typed(day: Day, part: int) -> None:
    for point in (Point(*day), Point(*day[:2]), Point(day[0], part), Point(day[0])):
        assert read(point.display()) == point


@given(DATES)
@often
def test_edtf_is_read_as_it_is(date: Date) -> None:
    assert read(str(date)) == parse(str(date)) == date


@given(DATES)
@often
def test_what_is_shown_can_be_typed_and_is_shown_so_again(date: Date) -> None:
    """Words say less than EDTF (a month that nobody knows is not in them): what they are read as is shown in the same words."""
    if date.display() not in ("?", "at all times", "until ?", "from ?") and not re.fullmatch("[0-9]{5,}", date.display()):
        assert read(date.display()).display() == date.display()


@pytest.mark.parametrize(("year", "edtf"), [(2009, "2009"), (999, "0999"), (0, "0000"), (-399, "-0399"), (10000, "Y10000")])
def test_a_number_is_a_year(year: int, edtf: str) -> None:
    assert str(read(year)) == edtf


@given(DATES.map(str) | st.sampled_from([text for text, _ in rows(SPOKEN)]), DAYS, DAYS)
@often
def test_no_word_but_today_depends_on_the_clock(text: str, one: Day, other: Day) -> None:
    assert read(text, one) == read(text, other) == read(text)


def test_dates_have_no_clock_to_read() -> None:
    for module in (days, edtf, words):
        assert not {"datetime", "time", "date", "dateutil", "os"} & vars(module).keys()


@pytest.mark.parametrize(("text", "shown"), [("{2001,2001}", "2001"), ("{2001,2003,2001}", "2001 and 2003"), ("{2003,2003-XX}", "2003")])
def test_a_set_shows_none_of_its_dates_twice(text: str, shown: str) -> None:
    assert parse(text).display() == shown
