"""Citing: every place of a claim with its locator and the record's version, each source once for programs, and ids from anywhere."""

import io
import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from alliancecli import index
from alliancecli.environment import cache_folder, data_folders
from conftest import TESTS, Cli, Result, some

LIBRARY = TESTS / "samples" / "library"
VIA = "via alliance, record 3 of 2021-05-04, id"


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance cite ARGUMENTS` on the library."""
    monkeypatch.setenv("ALLIANCE_DATA", str(LIBRARY))
    return lambda *arguments: alliance("cite", *arguments)


Piped = Callable[..., Result]


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch, library: Cli) -> Piped:
    """Run `alliance cite ARGUMENTS` with bytes on stdin."""

    def call(given: bytes, *arguments: str) -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        return library(*arguments)

    return call


def test_a_claim_gets_a_line_a_place_with_locator_and_version(library: Cli) -> None:
    result = library("takeover")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        f"Chief, 5th Office, Alliances and Conflict Resolution (National Institute, 2009), sec. 2(1); {VIA} takeover.",
        f"James M. Goldgeier and Michael McFaul, Power and Purpose (Brookings, 2003), 96; {VIA} takeover.",
        "Brett Ashley Leeds et al., “Do ‘Alliances’ Deter?” Survival 47, no. 3 (2003): 428–429, https://doi.org/10.1111/1540; "
        f"{VIA} takeover.",
        f"“NATO Takes Command,” The Times, August 12, 2003, para. 4, https://example.org/n?a=1&b={{2}}; {VIA} takeover.",
        f"NATO, “ISAF's mission,” NATO, May 2022, Introduction, https://example.org/p; {VIA} takeover.",
    ]


@pytest.mark.parametrize(
    ("id_", "chicago", "apa"),
    [
        (
            "book",
            "Goldgeier, James M., and Michael McFaul. Power and Purpose. Brookings, 2003.",
            "Goldgeier, J. M., & McFaul, M. (2003). Power and Purpose. Brookings.",
        ),
        (
            "almanac",
            "de Hoop Scheffer, Jaap, and Ministry of War and Peace. R&D {100%} #1_a ~x^y \\z $5. Press & Co., [ca. 1998].",
            "de Hoop Scheffer, J., & Ministry of War and Peace. (ca. 1998). R&D {100%} #1_a ~x^y \\z $5. Press & Co.",
        ),
        (
            "report",
            "Chief, 5th Office. Alliances and Conflict Resolution. National Institute, 2009.",
            "Chief, 5th Office. (2009). Alliances and Conflict Resolution. National Institute.",
        ),
        (
            "article",
            "Leeds, Brett Ashley, Jean-Paul O'Neil, and Jun Ito. “Do ‘Alliances’ Deter?” Survival 47, no. 3 (2003): 427–439. "
            "https://doi.org/10.1111/1540.",
            'Leeds, B. A., O\'Neil, J.-P., & Ito, J. (2003). Do "Alliances" Deter? Survival, 47(3), 427–439. https://doi.org/10.1111/1540',
        ),
        (
            "news",
            "The Times. “NATO Takes Command.” August 12, 2003. https://example.org/n?a=1&b={2}.",
            "NATO Takes Command. (2003, August 12). The Times. https://example.org/n?a=1&b={2}",
        ),
        (
            "page",
            "NATO. “ISAF's mission.” NATO, May 2022. https://example.org/p.",
            "NATO. (2022, May). ISAF's mission. https://example.org/p",
        ),
        ("undated", "Example. “Undated page.” https://example.org/u.", "Example. (n.d.). Undated page. https://example.org/u"),
        (
            "chapter",
            "Daalder, Ivo H. “A chapter.” In The Book. Press, [2001?].",
            "Daalder, I. H. (2001?). A chapter. In The Book (pp. 1–20). Press.",
        ),
        ("communique", "NATO. Final communiqué. NATO, May 29–30, 1997.", "NATO. (1997, May 29–30). Final communiqué."),
        ("season", "The Quarterly. “A summer.” Summer 1993.", "A summer. (1993, Summer). The Quarterly."),
        ("sometime", "“Bare page.” [between 2000 and 2026].", "Bare page. (between 2000 and 2026)."),
        ("treaty", "North Atlantic Treaty, April 4, 1949.", "North Atlantic Treaty. (1949, April 4)."),
    ],
)
def test_a_source_is_cited_itself(library: Cli, id_: str, chicago: str, apa: str) -> None:
    assert library(id_).out == chicago + "\n"
    assert library(id_, "--style", "apa").out == apa + "\n"


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("two", "(de Hoop Scheffer & Ministry of War and Peace, ca. 1998, title)"),
        ("one", "(Example, n.d., n. 3)"),
        ("takeover", "(Chief, 5th Office, 2009, Section 2(1))"),
        ("takeover", "(Leeds et al., 2003, pp. 428–429)"),
        ("takeover", "(“NATO Takes Command,” 2003, para. 4)"),
    ],
)
def test_apa_says_how_to_cite_a_claim_in_the_text(library: Cli, id_: str, said: str) -> None:
    assert f"[In text: {said}; {VIA} {id_}]\n" in library(id_, "--style", "apa").out


def test_bibtex_escapes_what_tex_would_read_and_keeps_capitals(library: Cli) -> None:
    assert library("two", "--style", "bibtex").out == (
        "@book{almanac,\n"
        "  author = {{de Hoop Scheffer}, Jaap and {Ministry of War and Peace}},\n"
        "  title = {{R\\&D \\{100\\%\\} \\#1\\_a \\textasciitilde{}x\\textasciicircum{}y \\textbackslash{}z \\$5}},\n"
        "  year = {c. 1998},\n"
        "  date = {1998~},\n"
        "  publisher = {Press \\& Co.},\n"
        "  address = {London},\n"
        "  note = {only volume one was seen. For two: title. Via alliance, record 3 of 2021-05-04}\n"
        "}\n"
    )


def test_bibtex_dates_are_as_exact_as_the_record(library: Cli) -> None:
    out = library("article", "news", "season", "communique", "undated", "--style", "bibtex").out
    lines = [line.strip(" ,") for line in out.splitlines() if line.strip().startswith(("year", "month", "date"))]
    assert lines == [
        "year = {2003}", "month = jul",
        "year = {2003}", "month = aug", "date = {2003-08-12}",
        "year = {1993}", "date = {1993-22}",
        "year = {1997}", "date = {1997-05-29/1997-05-30}",
    ]  # fmt: skip
    assert "url = {https://example.org/n?a=1&b=%7B2%7D}" in out


def test_csl_json_has_dates_in_parts_and_no_field_of_our_own(library: Cli) -> None:
    items = {item["id"]: item for item in json.loads(library(*IDS, "--style", "csl-json").out)}
    assert list(items) == list(IDS)
    assert items["book"] == {
        "id": "book",
        "type": "book",
        "title": "Power and Purpose",
        "author": [{"family": "Goldgeier", "given": "James M."}, {"family": "McFaul", "given": "Michael"}],
        "publisher": "Brookings",
        "publisher-place": "Washington, DC",
        "issued": {"date-parts": [[2003]]},
    }
    assert {id_: items[id_].get("issued") for id_ in ("almanac", "news", "season", "communique", "undated")} == {
        "almanac": {"date-parts": [[1998]], "circa": True},
        "news": {"date-parts": [[2003, 8, 12]]},
        "season": {"date-parts": [[1993]], "season": 2},
        "communique": {"date-parts": [[1997, 5, 29], [1997, 5, 30]]},
        "undated": None,
    }


def test_ris_keeps_to_its_lines(library: Cli) -> None:
    out = library("article", "takeover", "--style", "ris").out
    first, *rest = out.split("\r\n\r\n")
    assert first.split("\r\n") == [
        "TY  - JOUR",
        "ID  - article",
        "AU  - Leeds, Brett Ashley",
        "AU  - O'Neil, Jean-Paul",
        "AU  - Ito, Jun",
        'TI  - Do "Alliances" Deter?',
        "PY  - 2003",
        "DA  - 2003/07//",
        "JO  - Survival",
        "VL  - 47",
        "IS  - 3",
        "SP  - 427",
        "EP  - 439",
        "DO  - 10.1111/1540",
        "N1  - For takeover: pp. 428-429",
        "N1  - Via alliance, record 3 of 2021-05-04",
        "ER  - ",
    ]
    assert len(rest) == 4
    assert all(line[2:6] == "  - " for line in out.split("\r\n") if line)


IDS = ("almanac", "article", "book", "chapter", "communique", "news", "page", "report", "season", "sometime", "treaty", "undated")


@pytest.mark.parametrize("style", ["bibtex", "csl-json", "ris"])
def test_for_programs_each_source_stands_once(library: Cli, style: str) -> None:
    out = library("takeover", "parade", "book", "twin-term", "takeover", "--style", style).out
    assert out.count("Power and Purpose") == 1
    assert out.count("For takeover: p. 96") == 1
    assert out.count("For twin-term: p. 1") == 1


def test_names_are_those_of_every_command_and_one_of_two_meanings_is_asked_back(library: Cli) -> None:
    assert library("ONE").out == library("one").out
    result = library("twin", "one")
    assert result.code == 3
    assert result.out == library("one").out
    assert result.err == "alliance: 'twin' means more than one record: one (institution), twin-term (term); name one by its id\n"


def test_an_unknown_id_is_reported_and_the_rest_is_cited(library: Cli) -> None:
    result = library("bok", "book")
    assert result.code == 3
    assert result.out.startswith("Goldgeier")
    assert result.err == "alliance: no record is called 'bok'; did you mean book?\n"


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_ids_come_from_stdin_whatever_their_line_ends(piped: Piped, arguments: tuple[str, ...]) -> None:
    result = piped(b'\xef\xbb\xbfid\r\none\r\n\r\n  two  \r\n"book"\none\n\t\nnobody', *arguments)
    assert result.code == 3
    assert [line.rsplit(" ", 1)[-1] for line in result.out.splitlines()] == ["one.", "two.", "2003."]
    assert result.err.startswith("alliance: no record is called 'nobody'")


def test_no_ids_are_no_error(piped: Piped) -> None:
    assert piped(b"\r\n \n") == (0, "", "no ids given, nothing to cite\n")
    assert piped(b"", "--style", "csl-json").out == "[]\n"


def test_bytes_of_any_kind_are_no_crash_and_steer_no_terminal(piped: Piped) -> None:
    result = piped(bytes(range(256)) * 50 + b"\n\x1b[31mred\none\n")
    assert result.code == 3
    assert result.out.endswith("id one.\n")
    assert result.err.replace("\n", "").isprintable()


def test_a_row_of_another_command_can_be_cited_later(monkeypatch: pytest.MonkeyPatch, alliance: Cli, piped: Piped) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(LIBRARY))
    listed = alliance("timeline", "--fields", "id", "--csv").out
    assert piped(listed.encode()).out.count("; via alliance") == 10


@pytest.mark.parametrize(("name", "begins"), [("a.bib", "@book{"), ("a.ris", "TY  - "), ("a.json", "[\n"), ("a.txt", "Goldgeier, ")])
def test_the_ending_of_a_file_chooses_its_style(library: Cli, tmp_path: Path, name: str, begins: str) -> None:
    assert library("book", "-o", str(tmp_path / name)) == (0, "", f"wrote {tmp_path / name}\n")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_style_that_is_asked_for_goes_before_the_ending(library: Cli, tmp_path: Path) -> None:
    library("book", "-o", str(tmp_path / "a.json"), "--style", "apa")
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("Goldgeier, J. M.")


@pytest.mark.scale
def test_ten_thousand_claims_are_cited_in_a_moment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, piped: Piped) -> None:
    for file in LIBRARY.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    event = '- id: e{0:05}\n  date: "1940"\n  title: E {0}\n  kind: meeting\n  sources: [{{source: book, locator: p. {0}, anchor: x}}]\n'
    (tmp_path / "events.yaml").write_text("".join(map(event.format, range(10_000))), encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path))
    piped(b"e00000")
    ids = "".join(f"e{n:05}\nstranger-{n}\n" for n in range(10_000)).encode()
    for style in ("chicago", "csl-json"):
        start = time.process_time()
        result = piped(ids, "--style", style)
        assert time.process_time() - start < 4
        assert (result.code, len(result.err.splitlines())) == (3, 10_000)
        assert "e09999" in result.out


@pytest.mark.parametrize("style", ["chicago", "apa", "bibtex", "csl-json", "ris"])
def test_every_source_and_claim_of_the_bundled_record_can_be_cited(alliance: Cli, style: str) -> None:
    with closing(index.connect(data_folders(), cache_folder())) as connection:
        kinds = ("source", "event", "figure", "relation", "term", "institution")
        ids = [id_ for kind in kinds for (id_,) in connection.execute(f"SELECT id FROM {kind} ORDER BY id")]
    result = alliance("cite", *some(ids, 300), "--style", style)
    assert (result.code, result.err) == (0, "")
    assert "None" not in result.out
