"""Sections from locators."""

import pytest
from paper import PAPER

from alliancecli.verify.document import Document
from alliancecli.verify.sections import Sections, Standing, key

LOCATORS = ["Introduction", "1(1)", "1(2)(b)", "Conclusions", "n. 16", "p. 4", "Preface"]
LINES = Document(PAPER).lines
SECTIONS = Sections(LINES, LOCATORS)


@pytest.mark.parametrize(
    ("line", "locator"),
    [(1, ""), (4, "Introduction"), (6, "1"), (8, "1(1)"), (12, "1(2)"), (14, "1(2)(a)"), (16, "1(2)(b)"), (21, "Conclusions")],
)
def test_a_line_stands_in_its_innermost_section_cited_or_not(line: int, locator: str) -> None:
    assert SECTIONS.at(line) == locator


@pytest.mark.parametrize(
    ("locator", "line", "standing"),
    [
        ("1(2)(b)", 16, Standing.EXACTLY),
        ("1(2)(b)", 14, Standing.OUTSIDE),
        ("1(2)", 14, Standing.INSIDE),
        ("1", 16, Standing.INSIDE),
        ("section 1", 6, Standing.EXACTLY),
        ("introduction", 5, Standing.EXACTLY),
        ("Introduction", 21, Standing.OUTSIDE),
        ("Preface", 5, Standing.UNKNOWN),
        ("p. 4", 5, Standing.UNKNOWN),
        ("9(9)", 5, Standing.UNKNOWN),
        ("n. 16", 22, Standing.EXACTLY),
        ("n. 16", 5, Standing.OUTSIDE),
        ("n. 99", 5, Standing.UNKNOWN),
    ],
)
def test_where_a_line_stands(locator: str, line: int, standing: Standing) -> None:
    assert SECTIONS.standing(locator, line) is standing


def test_named_sections_nest_and_are_found_without_regard_to_case() -> None:
    lines = ["Introduction", "one", "THESIS AND STRUCTURE", "two", "WHY IT MATTERS", "three"]
    sections = Sections(lines, ["Introduction", "Introduction, Thesis and Structure", "Introduction, Why It Matters"])
    assert [sections.at(line) for line in (2, 4, 6)] == [
        "Introduction",
        "Introduction, Thesis and Structure",
        "Introduction, Why It Matters",
    ]
    assert sections.standing("Introduction", 6) is Standing.INSIDE


def test_a_title_may_hold_a_comma() -> None:
    sections = Sections(["Preface", "x", "War, Peace and After", "y"], ["Preface", "War, Peace and After"])
    assert sections.standing("War, Peace and After", 4) is Standing.EXACTLY
    assert sections.standing("War, Peace and After", 2) is Standing.OUTSIDE


def test_dotted_sections() -> None:
    sections = Sections(["2. Two", "a", "2.1 First Part", "b", "2.2 Second Part", "c", "3. Three", "d"], ["2.1", "2"])
    assert sections.standing("2.1", 4) is Standing.EXACTLY
    assert sections.standing("2.1", 6) is Standing.OUTSIDE


def test_a_table_of_contents_makes_it_less_sure_and_fails_nothing() -> None:
    sections = Sections(["1. One", "2. Two", "", "1. One", "text", "2. Two", "more"], ["1", "2"])
    assert sections.standing("1", 5) is Standing.EXACTLY
    assert sections.standing("2", 5) is Standing.INSIDE
    assert sections.standing("2", 7) is Standing.EXACTLY
    assert not sections.sure("2")
    assert sections.standing("1", 7) is Standing.OUTSIDE


def test_numbered_items_of_a_list_do_not_end_a_section() -> None:
    lines = ["3. The Third", "1. An item", "2. Another item", "text", "4. The Fourth", "x"]
    assert Sections(lines, ["3"]).standing("3", 4) is not Standing.OUTSIDE


def test_notes_under_a_column_of_numbers() -> None:
    lines = ["text", "15", "16", "", "17", "Gordon, Survival", "Final Report", *["text"] * 60, "far"]
    sections = Sections(lines, ["n. 16"])
    assert sections.standing("n. 16", 7) is Standing.INSIDE
    assert sections.standing("n. 16", len(lines)) is Standing.OUTSIDE
    assert not sections.sure("n. 16")


def test_a_number_alone_may_be_that_of_a_page() -> None:
    sections = Sections(["text", "59", "A note", *["text"] * 60, "far"], ["n. 59"])
    assert sections.standing("n. 59", 3) is Standing.INSIDE
    assert sections.standing("n. 59", 64) is Standing.UNKNOWN


def test_locators_that_name_no_section() -> None:
    assert [key(text) for text in ("p. 12", "pp. 3-4", "n. 5", "para. 7", "12-13", "table 2")] == [None] * 6
