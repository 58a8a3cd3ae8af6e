"""A cell that a spreadsheet would run is made inert, whatever it begins with."""

import pytest

from alliancecli.model.csv_injection import neutralise, restore


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_what_begins_a_formula_stands_after_a_quotation_mark(first: str) -> None:
    assert neutralise(f"{first}SUM(A1)") == f"'{first}SUM(A1)"


@pytest.mark.parametrize("text", ["", "1 = 1", "a-b"])
def test_any_other_text_is_as_it_was(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [("'=1", "=1"), ("''=1", "'=1"), ("'＝1", "＝1"), ("'tis", "'tis"), ("'", "'"), ("", ""), ("=1", "=1"), ("a'=1", "a'=1")],
)
def test_what_was_made_inert_is_read_back_and_nothing_else_is_changed(written: str, text: str) -> None:
    assert restore(written) == text
    assert restore(neutralise(text)) == text
