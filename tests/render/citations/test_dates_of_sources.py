"""When a source appeared, as biblatex and as readers of RIS have it."""

import pytest

from alliancecli.dates.edtf import parse
from alliancecli.render.citations import bibtex, csl_json, parts, ris

BIBLATEX = """
2009              | year 2009
2009-01           | year 2009, month jan
2009-01-12        | year 2009, month jan, date 2009-01-12
2009~             | year c. 2009, date 2009~
2003-22           | year 2003, date 2003-22
2009-33           | year 2009, date 2009-01/2009-03
2009-41           | year 2009, date 2009-07/2009-12
2009-28           | year 2009, date 2009-12/2010-02
199X              | year 1990s, date 199X
-0043             | year 44 BC, date -0043
-0043-03-15       | year 44 BC, month mar, date -0043-03-15
2001/2003         | year 2001--2003, date 2001/2003
2009-01/2009-03   | year 2009, date 2009-01/2009-03
2006/..           | year from 2006, date 2006/..
../2009           | year until 2009, date ../2009
2009-33/2010-34   | year 2009--2010, date 2009-01/2010-06
{2001,2003}       | year 2001 and 2003
Y12000            | year 12000
"""

RIS = """
2009              | PY 2009
2009-01           | PY 2009, DA 2009/01//
2009-01-12        | PY 2009, DA 2009/01/12/
2003-22           | PY 2003, DA 2003///summer 2003
2001/2003         | PY 2001, DA 2001///2001–2003
2006/..           | PY 2006, DA 2006///from 2006
../2009           | PY 2009, DA 2009///until 2009
{2001,2003}       | PY 2001, DA 2001///2001 and 2003
199X              | DA ///1990s
-0043             | DA ///44 BC
../..             |
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip("\n").splitlines()]


@pytest.mark.parametrize(("edtf", "fields"), rows(BIBLATEX))
def test_biblatex_reads_what_year_and_month_cannot_say(edtf: str, fields: str) -> None:
    assert ", ".join(f"{key} {value.strip('{}')}" for key, value in bibtex._date(edtf)) == fields


@pytest.mark.parametrize(("edtf", "fields"), rows(RIS))
def test_ris_has_a_year_where_there_is_one(edtf: str, fields: str) -> None:
    assert ", ".join(f"{tag} {value}" for tag, value in ris._date(edtf)) == fields


@pytest.mark.parametrize("date", ["2009", "2009-01", "2009-01-12", "2009-22", "-0043-03-15", "Y12000", "199X", "2009~"])
@pytest.mark.parametrize("written", ["{}/{}", "{{{}}}"])
def test_a_span_of_one_date_and_a_set_of_one_are_that_date(date: str, written: str) -> None:
    again = written.format(date, date)
    assert list(bibtex._date(again)) == list(bibtex._date(date))
    assert list(ris._date(again)) == list(ris._date(date))
    assert csl_json.issued(parse(again)) == csl_json.issued(parse(date))
    assert parts.issued({"issued": again}, brackets=False) == parts.issued({"issued": date}, brackets=False)
