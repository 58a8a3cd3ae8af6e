"""The text as it is searched: folded, without page furniture, every place with its line."""

import errno
import os
from pathlib import Path

import pytest
from paper import PAPER

from alliancecli.errors import AllianceError
from alliancecli.verify.document import Document, read


@pytest.mark.parametrize(
    ("anchor", "line"),
    [
        ("The Force was founded", 4),
        ("Noria (1,590)", 5),
        ("75,000 in all, were delivered by", 8),
        ("“long war”", 21),
        ('"long war"', 21),
        ("1714-67", 21),
        ("2005. The AK-47", 11),
    ],
)
def test_an_anchor_is_found_across_lines_pages_and_quotation_marks(anchor: str, line: int) -> None:
    (hit,) = Document(PAPER, ["A Paper on Forces"]).find(anchor)
    assert (hit.line, hit.exact) == (line, True)


def test_a_running_head_is_known_by_coming_again_beside_page_numbers() -> None:
    document = Document(PAPER.replace("A Paper on Forces\n\nIntro", "Other\n\nIntro"))
    assert document.find("in all, were delivered")


@pytest.mark.parametrize("head", ["A Head\n{}", "{}\nA Head", "\fA Head", "A Head {}"])
def test_a_running_head_stands_beside_the_number_of_the_page_or_first_on_it(head: str) -> None:
    document = Document(f"One ends here.\n{head.format(7)}\nNext text.\nTwo ends here.\n{head.format(8)}\nLast text.")
    assert document.flow.text == "One ends here. Next text. Two ends here. Last text. "


def test_a_running_head_is_known_in_mid_sentence_without_a_page_number() -> None:
    page = "a sentence which the page\nThe Journal of Things\ncuts in two pieces.\n"
    assert Document(page + page.replace("sentence", "phrase")).find("which the page cuts in two")[0].line == 1


def test_a_line_that_comes_again_in_prose_stays() -> None:
    document = Document("it was said of\nthe size of the force\nthat day and later of\nthe size of the force\nonce more.")
    assert document.furniture == set()


def test_a_number_alone_in_a_table_is_still_found() -> None:
    (hit,) = Document("Troops by nation\nNoria\n1590\nSudland\n900\n").find("Noria 1590")
    assert hit.line == 2


def test_an_anchor_is_found_loosely_across_a_hyphen_at_the_end_of_a_line() -> None:
    (hit,) = Document("the multina-\ntional force").find("The multinational force")
    assert (hit.line, hit.exact) == (1, False)
    (soft,) = Document("the multina\xad\ntional fo\xadrce").find("the multinational force")
    assert soft.exact


def test_a_word_of_a_date_or_number_is_whole_across_lines() -> None:
    document = Document("In Janu-\nary 2009 two mil-\nlion came, a twenty-\nfive-\nyear plan of well-\nknown people")
    assert document.flow.text == "In January 2009 two million came, a twenty- five- year plan of well- known people "
    assert next(document.flow.find("2009")).line == 2


def test_a_number_is_not_found_in_a_longer_one() -> None:
    document = Document("There were 170,000 of them, and 1.75 more.")
    assert not document.find("70,000")
    assert not document.find("170")
    assert not document.find("75 more")
    assert document.find("170,000")


@pytest.mark.parametrize(("said", "anchor"), [("20 000", "20,000"), ("20\u202f000", "20,000"), ("20,000", "20 000"), ("20’000", "20,000")])
def test_what_parts_thousands_in_an_anchor_does_not_count(said: str, anchor: str) -> None:
    (hit,) = Document(f"There were about {said} troops.").find(f"about {anchor} troops")
    assert not hit.exact


def test_the_nearest_words_help_to_mend_an_anchor() -> None:
    document = Document(PAPER)
    near = document.nearest("The Force was created in spring")
    assert near is not None
    assert near.line == 4
    assert document.nearest("nothing like this") is None
    assert document.find("") == []


def test_lines_count_as_editors_count_them() -> None:
    assert Document("one\r\ntwo\x0cthree\r\n\r\nfour five\r\n").find("four five")[0].line == 4
    assert Document("one\rtwo\rthree").find("three")[0].line == 3


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"text\nmore\0\n", "a NUL byte in line 2"),
        (b"%PDF-1.7\n", "is a PDF"),
        ("é".encode("utf-16"), "iconv -f UTF-16"),
        ("one\ntwo\ncaf\xe9\n".encode("latin-1"), "not UTF-8 (line 3); convert it, as from Windows: iconv"),
    ],
)
def test_what_is_no_text_is_said_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(data)
    with pytest.raises(AllianceError) as error:
        read(path)
    assert said in str(error.value)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_and_a_missing_file_are_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(AllianceError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(AllianceError, match=os.strerror(errno.ENOENT)):
        read(tmp_path / "none.txt")


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(b"\xef\xbb\xbfIntroduction\n")
    assert read(path).lines[0] == "Introduction"
