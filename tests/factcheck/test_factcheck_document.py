"""Drafts as paragraphs: text, Markdown, HTML, Word, PDF, and what is none of these."""

import time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli.errors import BadUsage
from alliancecli.factcheck.document import MOST_BYTES, Draft, read


def paragraphs(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in Draft(text).paragraphs]


def test_markdown() -> None:
    text = "# A *head*\n\nTwo lines\nof **text**.\n- an item\n1. another\n> quoted\n\n| a | b |\n|---|---|\n| c | 12 |\n"
    assert paragraphs(text) == [
        ("heading", "A head"),
        ("text", "Two lines of text."),
        ("item", "an item"),
        ("item", "another"),
        ("quote", "quoted"),
        ("row", "| a | b |"),
        ("row", "| c | 12 |"),
    ]
    (cell,) = [cell for cell in Draft(text).paragraphs[-1].cells if cell[2] == "b"]
    assert Draft(text).paragraphs[-1].text[cell[0] : cell[1]].strip() == "12"


def test_html() -> None:
    text = "<h2>Force</h2><script>1 < 2</script><p>Some <b>5&#44;000</b> men&nbsp;there</p><ul><li>one<li>two</ul>"
    assert paragraphs(text) == [("heading", "Force"), ("text", "Some 5,000 men there"), ("item", "one"), ("item", "two")]


def test_links_notes_and_signs_are_made_plain() -> None:
    assert paragraphs("See [the paper](https://x.org/1)[3] – 5\u202f000 “men”") == [("text", 'See the paper - 5,000 "men"')]


def test_thousands_with_dots_are_read_where_a_text_writes_them_so() -> None:
    assert paragraphs("Es waren 12.600 und 1.500.") == [("text", "Es waren 12,600 und 1,500.")]
    assert paragraphs("It was 12.600 of 1,500 and 3.250.") == [("text", "It was 12.600 of 1,500 and 3.250.")]


@given(st.text())
def test_every_character_has_its_place(text: str) -> None:
    draft = Draft(text)
    for paragraph in draft.paragraphs:
        assert len(paragraph.text) == len(paragraph.places)
        assert all(0 <= place < len(text) for place in paragraph.places)
        assert paragraph.places == sorted(paragraph.places)


def test_places_are_lines_and_columns() -> None:
    draft = Draft("one\ntwo three\n")
    assert [draft.place(offset) for offset in (0, 4, 8)] == [(1, 1), (2, 1), (2, 5)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"a\0b", "is no text"),
        ("Größe".encode("latin-1"), "byte 3 is no UTF-8"),
        (b"\x7fELF\xff", "is no UTF-8"),
        (b"%PDF-1.7 nothing", "is no PDF that can be read"),
        (b"PK\x03\x04 nothing", "is no Word document"),
        (b"a" * (MOST_BYTES + 1), "MB is no draft"),
    ],
)
def test_what_is_no_draft_is_told_in_one_line(content: bytes, said: str) -> None:
    pytest.importorskip("docx")
    pytest.importorskip("pypdf")
    with pytest.raises(BadUsage, match=said) as caught:
        read(content, "draft.docx")
    assert "\n" not in str(caught.value)


def test_utf_16_and_windows_line_ends() -> None:
    assert read("one\r\ntwo".encode("utf-16"), "x.txt").text == "one\ntwo"


def test_markup_may_nest_for_ever() -> None:
    begun = time.process_time()
    draft = Draft("<p>" + "<div>" * 200_000 + "KFOR")
    assert draft.paragraphs[-1].text == "KFOR"
    assert Draft("[" * 50_000 + "*" * 50_000).paragraphs
    assert time.process_time() - begun < 10


def test_word() -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("ISAF", 1)
    made.add_paragraph("In January 2009 it had 55,100 troops.")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("Nation", "January 2009", "Italy", "2,350"), strict=True):
        cell.text = text
    content = BytesIO()
    made.save(content)
    draft = read(content.getvalue(), "paper.docx")
    assert [(one.kind, one.text) for one in draft.paragraphs] == [
        ("heading", "ISAF"),
        ("text", "In January 2009 it had 55,100 troops."),
        ("row", "| Nation | January 2009 |"),
        ("row", "| Italy | 2,350 |"),
    ]


def test_pdf() -> None:
    pypdf = pytest.importorskip("pypdf")
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    made = pypdf.PdfWriter()
    page = made.add_blank_page(300, 100)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    stream = DecodedStreamObject()
    stream.set_data(b"BT /F1 12 Tf 10 50 Td (KFOR had 10,000 troops) Tj ET")
    page[NameObject("/Contents")] = made._add_object(stream)
    content = BytesIO()
    made.write(content)
    assert [one.text for one in read(content.getvalue(), "paper.pdf").paragraphs] == ["KFOR had 10,000 troops"]
