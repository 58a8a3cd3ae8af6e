"""Drafts as paragraphs: text, Markdown, HTML, Word, PDF, and what is none of these."""

import sys
import time
from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli.errors import BadUsage
from alliancecli.factcheck import document
from alliancecli.factcheck.document import MOST_BYTES, Draft, read


def paragraphs(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in Draft(text).paragraphs]


def test_what_comes_in_has_no_file() -> None:
    assert [Draft("A text.", name=name).name for name in ("-", "a.md", "")] == ["", "a.md", ""]


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


def test_a_quotation_goes_on_over_its_lines() -> None:
    text = (
        "> KFOR had 5,000 \n> troops\nin all. \n>> More\n\n> another\n- an item\nthat goes on\n**A bold line**\ntext\n---\nmore\n> quoted"
    )
    assert paragraphs(text) == [
        ("quote", "KFOR had 5,000 troops in all. More"),
        ("quote", "another"),
        ("item", "an item that goes on"),
        ("heading", "A bold line"),
        ("text", "text"),
        ("text", "more"),
        ("quote", "quoted"),
    ]


def cells(text: str) -> list[list[tuple[str, str]]]:
    """What stands in the cells of each row, and at the head of its column."""
    return [[(one.text[start:end].strip(), head) for start, end, head in one.cells] for one in Draft(text).paragraphs if one.kind == "row"]


def test_a_cell_stands_under_the_head_of_its_column() -> None:
    table = "| a | b |\n|---|---|\n| c | d | e |\n\nText.\n\n| f |\n| g |\n"
    wanted = [[("a", ""), ("b", "")], [("c", "a"), ("d", "b"), ("e", "")], [("f", "")], [("g", "f")]]
    assert cells(table) == wanted
    page = (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td><td>e</td></tr></table>"
        "<table><tr><td>f</td></tr><tr><td>g</td></tr></table><td>loose</td>"
    )
    assert cells(page) == wanted
    assert paragraphs(page)[-1] == ("text", "loose")


def test_html() -> None:
    text = "<h2>Force</h2><script>1 < 2</script><p>Some <b>5&#44;000</b> men&nbsp;there</p><ul><li>one<li>two</ul>"
    assert paragraphs(text) == [("heading", "Force"), ("text", "Some 5,000 men there"), ("item", "one"), ("item", "two")]


def test_links_notes_and_signs_are_made_plain() -> None:
    assert paragraphs("See [the paper](https://x.org/1)[3] – 5\u202f000 “men”") == [("text", 'See the paper - 5,000 "men"')]


def test_a_letter_with_its_accents_behind_it_is_one_with_them_on_it() -> None:
    """As macOS writes the names of files; q with a tilde is no letter of its own."""
    (paragraph,) = Draft("Tu\u0308rkiye, q\u0303, E\u0302\u0301").paragraphs
    assert paragraph.text == "Türkiye, q\u0303, Ế"
    assert paragraph.places == [0, 1, *range(3, 15)]
    assert Draft("q\u0344").paragraphs[0].places == [0, 1, 1]  # two accents in one, which never stand so


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


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str) -> bytes:
    """A Word document with a body."""
    styles = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    content = BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        packed.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
    return content.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"a\0b", "is no text"),
        ("Größe".encode("latin-1"), "byte 3 is no UTF-8"),
        (b"\x7fELF\xff", "is no UTF-8"),
        (b"a" * (MOST_BYTES + 1), "more than 20 MB is no draft"),
    ],
)
def test_what_is_no_draft_is_told_in_one_line(content: bytes, said: str) -> None:
    with pytest.raises(BadUsage, match=said) as caught:
        read(content, "draft.docx")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 nothing", word("")[:200], word("<w:p>"), word("").replace(b"document.xml", b"documents.xm")]
)
def test_what_is_no_word_document_is_told_in_one_line(content: bytes) -> None:
    with pytest.raises(BadUsage, match="is no Word document") as caught:
        read(content, "draft.docx")
    assert "\n" not in str(caught.value)


def test_what_is_no_pdf_is_told_in_one_line() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(BadUsage, match="is no PDF that can be read") as caught:
        read(b"%PDF-1.7 nothing", "draft.pdf")
    assert "\n" not in str(caught.value)


def test_what_a_pdf_broke_in_its_reader_is_kept_for_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise KeyError("/Root")

    monkeypatch.setitem(sys.modules, "pypdf", SimpleNamespace(PdfReader=broken))
    with pytest.raises(BadUsage, match="is no PDF that can be read") as caught:
        read(b"%PDF-1.7", "draft.pdf")
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_pdf_that_cannot_be_read_without_more_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(BadUsage, match=r"pip install 'alliancecli\[documents\]'"):
        read(b"%PDF-1.7", "x")


def test_a_draft_of_20_mb_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_BYTES", 4)
    assert read(b"four", "x").text == "four"
    with pytest.raises(BadUsage):
        read(b"five!", "x")


def test_utf_16_and_windows_line_ends() -> None:
    assert read("one\r\ntwo".encode("utf-16"), "x.txt").text == "one\ntwo"


def test_markup_may_nest_for_ever() -> None:
    begun = time.process_time()
    draft = Draft("<p>" + "<div>" * 200_000 + "KFOR")
    assert draft.paragraphs[-1].text == "KFOR"
    assert Draft("[" * 50_000 + "*" * 50_000).paragraphs
    assert time.process_time() - begun < 10


def test_word() -> None:
    head = '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>' + run("ISAF") + "</w:p>"
    cells = (f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("Nation", "January 2009", "Italy", "2,350"))
    table = "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>".format(*cells)
    draft = read(word(f"{head}<w:p>{run('In January 2009 it had ')}{run('55,100 troops.')}</w:p>{table}"), "paper.docx")
    assert [(one.kind, one.text) for one in draft.paragraphs] == [
        ("heading", "ISAF"),
        ("text", "In January 2009 it had 55,100 troops."),
        ("row", "| Nation | January 2009 |"),
        ("row", "| Italy | 2,350 |"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('It had ')}<w:ins>{run('9,999')}</w:ins>{run(' troops.')}</w:p>", "It had 9,999 troops."),
        (f"<w:p>{run('It had ')}<w:del><w:r><w:delText>1,111</w:delText></w:r></w:del>{run('9,999.')}</w:p>", "It had 9,999."),
        (f"<w:sdt><w:sdtContent><w:p>{run('It had 9,999.')}</w:p></w:sdtContent></w:sdt>", "It had 9,999."),
        (f"<w:p><w:smartTag>{run('Kabul')}</w:smartTag>{run(' fell.')}</w:p>", "Kabul fell."),
        ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>line</w:t></w:r></w:p>", "One line"),
        (
            f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p>{run('In')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('out')}</w:p></w:tc></w:tr></w:tbl>",
            "| In out |",
        ),
    ],
)
def test_nothing_that_stands_in_a_word_document_is_dropped(body: str, text: str) -> None:
    assert [one.text for one in read(word(body), "paper.docx").paragraphs] == [text]


def test_what_a_library_takes_out_of_a_document_is_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library: something that has what is asked of its own stands in for it."""
    page = SimpleNamespace(extract_text=lambda: "One page,\nand")
    monkeypatch.setitem(sys.modules, "pypdf", SimpleNamespace(PdfReader=lambda _: SimpleNamespace(pages=[page] * 2)))
    assert [one.text for one in read(b"%PDF-1.7", "paper.pdf").paragraphs] == ["One page, and"] * 2


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
