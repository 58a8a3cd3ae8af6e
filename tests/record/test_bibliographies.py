"""Sources from the bibliographies of other programs."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from alliancecli.errors import AllianceError
from alliancecli.model.records import Source
from alliancecli.record import read
from conftest import TESTS, Cli

BIB = r"""% Encoding: UTF-8
@string{jpr = {Journal of Peace Research}}

@Article{Goemans:2009,
  author = {Henk E. Goemans and Kristian Skrede Gleditsch and de la Cruz, Jr., Ana},
  title = {Introducing {A}rchigos: \emph{A} Dataset \& More},
  journal = jpr, year = 2009, month = may, volume = {46}, number = {2}, pages = {269--83},
  doi = {https://doi.org/10.1000/a_b},
  keywords = {leaders},
}
@Other{cow_2016, author = {{Correlates of War}}, title = {State {System}}, year = {2011}, url = {http://a.org/x\_y}, tier = {A}}
@incollection{s1972, editor = {J{\"o}rg M{\"u}ller}, title = {Of {\O}}, booktitle = {Peace}, publisher = {Sage}, address = {London},
  date = {1972-03/1972-05}}
@misc{web, title = {Site}, howpublished = {\url{https://b.org}}, year = {2001}, month = {10}, day = {3}}
"""

CSL: list[dict[str, Any]] = [
    {
        "id": "http://zotero.org/users/1/items/AB",
        "citation-key": "smith2001",
        "type": "article-newspaper",
        "title": "A <i>Title</i> &amp; more",
        "author": [
            {"family": "Smith", "given": "Ann", "suffix": "Jr."},
            {"literal": "NATO"},
            {"family": "Gaulle", "non-dropping-particle": "de"},
        ],
        "container-title": "The Times",
        "issued": {"date-parts": [["2001", 9, 12]]},
        "volume": 7,
        "URL": "https://c.org/?a=1&copy=2",
        "abstract": "not kept",
    },
    {"id": 12, "type": "book", "title": "Old", "issued": {"date-parts": [[-50], [20]]}, "custom": {"tier": "A"}},
    {"id": "c", "type": "report", "title": "Vague", "issued": {"date-parts": [[1998]], "season": 2, "circa": True}},
    {"id": "d", "type": "report", "title": "In words", "issued": {"literal": "October 2004"}},
]


def beside(path: Path, name: str, text: str) -> Path:
    """The mini record with a bibliography beside its own."""
    made = shutil.copytree(TESTS / "mini", path)
    (made / name).write_text(text, encoding="utf-8")
    return made


def sources(folder: Path) -> dict[str, Source]:
    record, faults = read(folder)
    assert not faults
    return {one.id: one for one in record.sources}


def faults(folder: Path) -> list[str]:
    return [str(fault).removeprefix(f"{folder}/") for fault in read(folder)[1]]


def test_bibtex(tmp_path: Path) -> None:
    found = sources(beside(tmp_path / "data", "sources.bib", BIB))
    one = found["goemans-2009"]
    assert (one.type, one.title, str(one.issued)) == ("article-journal", "Introducing Archigos: A Dataset & More", "2009-05")
    assert [(name.family, name.given) for name in one.author] == [
        ("Goemans", "Henk E."),
        ("Gleditsch", "Kristian Skrede"),
        ("de la Cruz", "Ana, Jr."),
    ]
    assert (one.container_title, one.volume, one.issue, one.page) == ("Journal of Peace Research", "46", "2", "269-83")
    assert (one.DOI, one.tier) == ("10.1000/a_b", "S")
    other = found["cow-2016"]
    assert (other.type, other.author[0].literal, other.title) == ("document", "Correlates of War", "State System")
    assert (other.URL, other.tier) == ("http://a.org/x_y", "A")
    part = found["s1972"]
    assert (part.author[0].family, part.title, part.container_title, part.publisher_place) == ("Müller", "Of Ø", "Peace", "London")
    assert str(part.issued) == "1972-03/1972-05"
    assert (found["web"].URL, str(found["web"].issued), found["web"].tier) == ("https://b.org", "2001-10-03", "B")


def test_csl_json(tmp_path: Path) -> None:
    found = sources(beside(tmp_path / "data", "sources.json", json.dumps(CSL, indent="\t")))
    one = found["smith2001"]
    assert (one.title, one.container_title, str(one.issued), one.volume) == ("A Title & more", "The Times", "2001-09-12", "7")
    assert [(name.family, name.given, name.literal) for name in one.author] == [
        ("Smith", "Ann, Jr.", ""),
        ("", "", "NATO"),
        ("", "", "de Gaulle"),
    ]
    assert (one.URL, one.tier) == ("https://c.org/?a=1&copy=2", "B")
    assert (str(found["12"].issued), found["12"].tier) == ("-0049/0020", "A")
    assert [str(found[name].issued) for name in "cd"] == ["1998-22~", "2004-10"]


def test_tiers_that_were_taken_from_the_type_are_told(tmp_path: Path) -> None:
    notes = read(beside(tmp_path / "data", "sources.bib", BIB))[0].notes
    assert notes == [
        f"{tmp_path}/data/sources.bib: tier S for 2 and B for 1 of 4 entries, by their types; `tier` in an entry says it otherwise"
    ]


def test_a_bibliography_is_enough_and_need_not_be_used_up(alliance: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    alliance("new", "record", str(folder))
    (folder / "sources.yaml").unlink()
    (folder / "sources.bib").write_text(BIB + "@book{family-1999, title = {T}, year = 1999}\n", encoding="utf-8")
    told = alliance("check", str(folder))
    assert (told.code, told.out) == (0, "sound: 1 event, 0 figures, 0 relations, 1 institution, 0 terms, 5 sources; 24 checks\n")
    assert "cited by no record" not in told.err


@pytest.mark.parametrize(("style", "name"), [("bibtex", "sources.bib"), ("csl-json", "sources.json")])
def test_what_was_exported_comes_back(alliance: Cli, tmp_path: Path, style: str, name: str) -> None:
    folder = shutil.copytree(TESTS / "mini", tmp_path / "data")
    before = sources(folder)
    assert alliance("export", style, str(folder / name), "--data", str(folder)).code == 0
    (folder / "sources.yaml").unlink()
    after = sources(folder)
    assert after.keys() == before.keys()
    for one in before.values():
        assert (after[one.id].title, after[one.id].author, after[one.id].issued) == (one.title, one.author, one.issued)


def test_an_index_is_made_anew_where_a_bibliography_changes(alliance: Cli, tmp_path: Path) -> None:
    folder = beside(tmp_path / "data", "sources.bib", BIB)
    assert "Site" in alliance("sources", "--data", str(folder), "--csv").out
    (folder / "sources.bib").write_text(BIB.replace("{Site}", "{Another}"), encoding="utf-8")
    assert "Another" in alliance("sources", "--data", str(folder), "--csv").out


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("sources.bib", "@book{a, title = {T}}", "sources.bib:1: a.issued: is missing; write it"),
        ("sources.bib", "\n@book{a, title = {T}, year = {in press}}", "sources.bib:2: a.issued: 'in press' is not a date"),
        ("sources.bib", "@book{a, title = {T}, year = 1999}\n@book{a, title = {U}, year = 1999}", "sources.bib:2: sources: is no BibTeX: "),
        ("sources.bib", "@book{a,\n title = {T", "sources.bib:2: sources: is no BibTeX: syntax error: premature end of file"),
        ("sources.bib", "@book{a, title = {T\u202e}, year = 1999}", "sources.bib:1: a.title: holds the invisible character U+202E"),
        ("sources.json", '{"id": "a"}', "sources.json:1: sources: is no CSL-JSON: it should be a list, from [ to ]"),
        ("sources.json", "[\n1]", "sources.json:2: sources: is no CSL-JSON: an item of it is no object"),
        ("sources.json", '[\n{"id": "a", "title": }]', "sources.json:2: sources: is no CSL-JSON: "),
        ("sources.json", '[{"id": "a", "type": "book", "title": "T", "issued": {}}]', "sources.json:1: a.issued: is missing"),
        (
            "sources.json",
            '[{"id": "a", "type": "book", "title": "T", "issued": "1999", "tier": "C"}]',
            "sources.json:1: a.tier: 'C' is no term",
        ),
        ("sources.json", "[" * 200_000, "sources.json:1: sources: is no CSL-JSON: "),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    found = faults(beside(tmp_path / "data", name, text))
    assert [one for one in found if one.startswith(told)]
    assert not [one for one in found if "\n" in one]


def test_another_encoding_is_told(tmp_path: Path) -> None:
    folder = beside(tmp_path / "data", "sources.bib", "")
    (folder / "sources.bib").write_bytes(b"@book{a, title = {Caf\xe9}}")
    assert faults(folder) == ["sources.bib:1: sources: the file is not UTF-8; save it as UTF-8"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.bib").write_text(BIB, encoding="utf-8")
    folder = shutil.copytree(TESTS / "mini", tmp_path / "data")
    (folder / "sources.bib").symlink_to(tmp_path / "elsewhere.bib")
    assert faults(folder) == ["sources.bib:1: sources: is a link out of the data folder; put the file itself here"]


def test_without_the_package_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "alliancecli.record.bibliography.bibtex", raising=False)
    monkeypatch.setitem(sys.modules, "pybtex.database", None)
    with pytest.raises(
        AllianceError, match=r"sources.bib: is read with pybtex, which is not installed: pip install 'alliancecli\[formats\]'"
    ):
        read(beside(tmp_path / "data", "sources.bib", BIB))
