"""The parts of a reference: dates as exact as they are known, names, locators, punctuation."""

import pytest

from alliancecli.dates.edtf import parse
from alliancecli.query.rows import Row
from alliancecli.render.citations.apa import entry as apa
from alliancecli.render.citations.bibtex import escaped
from alliancecli.render.citations.chicago import entry, note
from alliancecli.render.citations.csl_json import issued as csl_issued
from alliancecli.render.citations.parts import authors, issued, locator, quoted


def source(**fields: object) -> Row:
    return {"id": "x", "type": "book", "title": "T", "issued": "2001", **fields}


@pytest.mark.parametrize(
    ("edtf", "full", "year"),
    [
        ("2003", "2003", "2003"),
        ("2003-08", "August 2003", "2003"),
        ("2003-08-12", "August 12, 2003", "2003"),
        ("2003-22", "Summer 2003", "2003"),
        ("2003-39", "late 2003", "late 2003"),
        ("2003-XX", "2003", "2003"),
        ("1998~", "[ca. 1998]", "[ca. 1998]"),
        ("1998?", "[1998?]", "[1998?]"),
        ("1998%", "[ca. 1998?]", "[ca. 1998?]"),
        ("199X", "1990s", "1990s"),
        ("1993/1995", "1993–1995", "1993–1995"),
        ("2006/..", "2006–", "2006–"),
        ("../2009", "by 2009", "by 2009"),
        ("1999-06-30/1999-07-02", "June 30–July 2, 1999", "1999"),
        ("1999-06/1999-07", "June–July 1999", "1999"),
        ("/", "n.d.", "n.d."),
        ("-0399", "400 BC", "400 BC"),
    ],
)
def test_a_date_is_as_exact_as_the_record_has_it(edtf: str, full: str, year: str) -> None:
    found = issued(source(issued=edtf), brackets=True)
    assert (found.full, found.year) == (full, year)


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2003-08", {"date-parts": [[2003, 8]]}),
        ("1998~", {"date-parts": [[1998]], "circa": True}),
        ("2003-24", {"date-parts": [[2003]], "season": 4}),
        ("2003-39", {"literal": "late 2003"}),
        ("199X", {"literal": "1990s"}),
        ("2006/..", {"literal": "from 2006"}),
        ("1993/1995-02", {"date-parts": [[1993], [1995, 2]]}),
        ("{2004,2008}", {"literal": "2004 and 2008"}),
        ("-0399", {"date-parts": [[-400]]}),
        ("0000", {"date-parts": [[-1]]}),
    ],
)
def test_csl_gets_parts_where_it_can_and_words_where_it_must(edtf: str, csl: Row) -> None:
    assert csl_issued(parse(edtf)) == csl


@pytest.mark.parametrize(
    ("text", "section", "said"),
    [
        ("2(1)", "sec.", "sec. 2(1)"),
        ("3(1)(b)", "Section", "Section 3(1)(b)"),
        ("2.1", "sec.", "sec. 2.1"),
        ("p. 4", "sec.", "p. 4"),
        ("n. 17", "sec.", "n. 17"),
        ("para 4", "sec.", "para. 4"),
        ("paras 1-2", "sec.", "paras. 1-2"),
        ("Introduction", "sec.", "Introduction"),
        ("", "sec.", ""),
    ],
)
def test_a_bare_number_is_a_section_and_never_taken_for_a_page(text: str, section: str, said: str) -> None:
    assert locator(text, section) == said


NAMES = [
    {"family": "A", "given": "Ann"},
    {"family": "B", "given": "Bo"},
    {"family": "C", "given": "Jean-Cy"},
    {"family": "D", "given": "D.E."},
]


@pytest.mark.parametrize(
    ("count", "noted", "listed", "apa_listed"),
    [
        (1, "Ann A, T", "A, Ann. T", "A, A. (2001)"),
        (2, "Ann A and Bo B, T", "A, Ann, and Bo B. T", "A, A., & B, B. (2001)"),
        (3, "Ann A et al., T", "A, Ann, Bo B, and Jean-Cy C. T", "A, A., B, B., & C, J.-C. (2001)"),
        (4, "Ann A et al., T", "A, Ann, Bo B, Jean-Cy C, and D.E. D. T", "A, A., B, B., C, J.-C., & D, D. E. (2001)"),
        (7, "Ann A et al., T", "A, Ann, Bo B, Jean-Cy C, et al. T", "A, A., B, B., C, J.-C., D, D. E., A, A., B, B., & C, J.-C. (2001)"),
    ],
)
def test_authors_are_named_as_the_style_counts_them(count: int, noted: str, listed: str, apa_listed: str) -> None:
    made = source(author=(NAMES * 2)[:count])
    assert note(made).at("").startswith(noted)
    assert entry(made).startswith(listed)
    assert apa(made).startswith(apa_listed)


def test_more_than_twenty_authors_are_cut_in_apa_before_the_last() -> None:
    made = apa(source(author=[{"family": f"N{n}", "given": "X"} for n in range(22)]))
    assert "N18, X., . . . N21, X. (2001)" in made
    assert "N19" not in made


def test_without_an_author_the_title_leads() -> None:
    assert entry(source(publisher="P")) == "T. P, 2001."
    assert apa(source(publisher="P")) == "T. (2001). P."
    assert authors(source(author=[{}])) == []


def test_a_title_that_asks_takes_no_second_mark() -> None:
    assert quoted("Why?", ",") == "“Why?”"
    assert quoted('The "Long" War', ",") == "“The ‘Long’ War,”"
    assert quoted("Die „Straße“ nach „Rom“") == "“Die ‚Straße‘ nach ‚Rom‘”"
    assert entry(source(title="Why?", publisher="Co.")) == "Why? Co., 2001."


def test_text_with_ends_of_line_and_controls_stays_on_its_line() -> None:
    assert entry(source(title="A\r\nB\x1b[1m")) == "A B\\x1b[1m. 2001."
    assert escaped("a\n\nb") == "a b"


def test_a_doi_is_a_link_once_however_it_is_written() -> None:
    for doi in ("10.1/x", "https://doi.org/10.1/x", "doi:10.1/x"):
        assert apa(source(DOI=doi, URL="https://example.org")) == "T. (2001). https://doi.org/10.1/x"


def test_an_old_doi_is_a_link_that_an_address_can_hold() -> None:
    """What no address has is written in percent (RFC 3986, 2; DOI Handbook, 2.5.2.4)."""
    old = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
    assert apa(source(DOI=old)).endswith(" https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2")


@pytest.mark.parametrize(("page", "shown"), [("5", "p. 5"), ("5-20", "pp. 5–20"), ("5, 7", "pp. 5, 7"), ("xii", "p. xii")])
def test_one_page_of_a_book_is_p_and_more_are_pp(page: str, shown: str) -> None:
    assert f"In Bk ({shown})." in apa(source(type="chapter", page=page) | {"container-title": "Bk"})
