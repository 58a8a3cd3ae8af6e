"""When a source appeared, in each style: as exact as the record has it, and no exacter."""

import pytest

from alliancecli.render.citations.bibtex import _date
from alliancecli.render.citations.parts import issued


@pytest.mark.parametrize(
    ("date", "kind", "full"),
    [
        ("", "book", "n.d."),
        ("../..", "book", "n.d."),
        ("1999", "book", "1999"),
        ("1999~", "book", "[ca. 1999]"),
        ("1999?", "book", "[1999?]"),
        ("199X", "book", "1990s"),
        ("1999-22", "book", "Summer 1999"),
        ("1999-01", "article", "January 1999"),
        ("1999-12", "article", "December 1999"),
        ("1999-12-31", "article", "December 31, 1999"),
        ("1999/..", "book", "1999–"),
        ("../1999", "book", "by 1999"),
        ("1999/2001", "book", "1999–2001"),
        ("1999/2001", "collection", "1999–2001"),
        ("1999/2001", "report", "[between 1999 and 2001]"),
        ("1999-05-29/1999-05-30", "article", "May 29–30, 1999"),
        ("1999-05-29/1999-06-01", "article", "May 29–June 1, 1999"),
        ("1999-05/1999-06", "article", "May–June 1999"),
        ("1999-01/1999-12", "article", "January–December 1999"),
        ("1999-12-01/1999-12-02", "article", "December 1–2, 1999"),
        ("1999-21/1999-22", "article", "1999"),
        ("1999-05/1999-22", "article", "1999"),
        ("1999-21/1999-08", "article", "1999"),
    ],
)
def test_a_source_appeared_when_its_date_says(date: str, kind: str, full: str) -> None:
    assert issued({"issued": date, "type": kind}, brackets=True).full == full


def test_without_brackets_what_is_not_sure_stands_bare() -> None:
    assert issued({"issued": "1999/2001", "type": "report"}, brackets=False).full == "between 1999 and 2001"
    assert issued({"issued": "1999~", "type": "report"}, brackets=False).full == "ca. 1999"


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        ("", {}),
        ("../..", {}),
        ("1999", {"year": "{1999}"}),
        ("1999-01", {"year": "{1999}", "month": "jan"}),
        ("1999-12", {"year": "{1999}", "month": "dec"}),
        ("1999-12-31", {"year": "{1999}", "month": "dec", "date": "{1999-12-31}"}),
        ("1999-22", {"year": "{1999}", "date": "{1999-22}"}),
        ("1999~", {"year": "{c. 1999}", "date": "{1999~}"}),
        ("0001", {"year": "{AD 1}"}),
        ("0000", {"year": "{1 BC}", "date": "{0000}"}),
        ("1999/2001", {"year": "{1999--2001}", "date": "{1999/2001}"}),
        ("1999-01/1999-02", {"year": "{1999}", "date": "{1999-01/1999-02}"}),
    ],
)
def test_bibtex_has_two_fields_that_every_style_reads_and_one_that_says_all(date: str, fields: dict[str, str]) -> None:
    assert dict(_date(date)) == fields
