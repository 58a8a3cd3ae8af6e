"""What is dangerous is written out; joiners, soft hyphens and every letter are left as they are."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alliancecli.model.characters import composed, escape_controls, forbidden, name_key, restored, reversibly, steering, written

WORDS = ("می\u200cخواهم", "👩\u200d🚀", "co\xadoperation", "ते\u0301ल", "a\xa0b\u2009c", "\U000323b0", "日本", "\ue000")


@pytest.mark.parametrize("text", WORDS)
def test_what_belongs_to_a_word_is_left_alone(text: str) -> None:
    assert escape_controls(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\x1b[31m", r"\x1b[31m"), ("a\u202eb", r"a\u202eb"), ("\u200f", r"\u200f"), ("\U000e0041", r"\U000e0041"), ("\ud83d", r"\ud83d")],
)
def test_what_steers_is_written_out(text: str, shown: str) -> None:
    assert escape_controls(text) == shown


def test_what_no_record_may_hold_is_written_out_too() -> None:
    assert all(steering().match(chr(code)) for code in range(0x11000) if forbidden().match(chr(code)))


@given(st.text(st.sampled_from("a\\xu5c200e\u200e\x1b\U000e0041")))
@example(r"\x5c\u200e\x5cu200e")
def test_what_is_written_out_can_be_read_back(text: str) -> None:
    assert not steering().search(reversibly(text))
    assert restored(reversibly(text)) == text


def test_the_number_of_any_other_character_is_text() -> None:
    assert restored(r"\x41 \ud800 C:\users") == r"\x41 \ud800 C:\users"


def test_every_character_that_steers_can_be_read_back() -> None:
    steers = [chr(code) for code in range(0x110000) if steering().match(chr(code)) and not 0xD800 <= code < 0xE000]
    assert all(restored(reversibly(one)) == one for one in steers)


def test_text_has_one_form() -> None:
    assert composed("Co\u0302te") == "Côte"
    assert composed("ガイド") == "ガイド"


@pytest.mark.parametrize("typed", ["Côte d'Ivoire", "CÔTE D’IVOIRE", "Co\u0302te dʼIvoire", "côte d´ivoire"])
def test_a_name_is_looked_up_however_it_is_typed(typed: str) -> None:
    assert name_key(typed) == "côte d'ivoire"
    assert name_key("Austria–Hungary") == name_key("austria-hungary") != name_key("austria hungary")


@pytest.mark.parametrize(
    ("character", "shown"),
    [("\x00", r"\x00"), ("\xff", r"\xff"), ("\u0100", r"\u0100"), ("\uffff", r"\uffff"), ("\U00010000", r"\U00010000")],
)
def test_a_character_is_written_in_as_few_digits_as_its_number_needs(character: str, shown: str) -> None:
    assert written(character) == shown
