"""Linked data and bibliographies: a graph that holds together, and only the sources that what is asked rests on."""

import json
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

from conftest import Cli


def exported(cli: Cli, path: Path, name: str, *options: str) -> Path:
    result = cli("export", name, str(path), *options)
    assert result.code == 0, result.err
    return path


def test_the_graph_describes_the_record_and_dates_are_no_finer_than_they_were(mini: Cli, tmp_path: Path) -> None:
    graph = json.loads(exported(mini, tmp_path / "it", "jsonld").read_text(encoding="utf-8"))["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert len(nodes) == len(graph)
    assert nodes["#record"]["license"] == "https://spdx.org/licenses/CC0-1.0.html"
    dated = {one: (node.get("startDate"), node.get("endDate"), node["edtf"]) for one, node in nodes.items() if node["@type"] == "Event"}
    assert dated["#event-vanguard-leaves"] == ("2003-06", "2003-08", "2003-22")
    assert dated["#event-league-open"] == ("1990", None, "1990/..")
    assert dated["#event-two-fairs"] == ("2004", "2008", "{2004,2008}")
    assert nodes["#event-summit-planned"]["eventStatus"] == "https://schema.org/EventScheduled"
    assert {"@type": "CreativeWork", "isPartOf": {"@id": "#source-diary"}, "name": "p. 4"} in nodes["#event-force-takes-over"]["subjectOf"]


def test_a_doi_is_bare_where_one_is_wanted_and_an_address_is_one(mini: Cli, tmp_path: Path) -> None:
    """RFC 3986: `<`, `{` and spaces stand in no address."""
    data = shutil.copytree(Path(__file__).parent.parent / "mini", tmp_path / "data")
    text = (data / "sources.yaml").read_text(encoding="utf-8")
    links = '  DOI: "https://doi.org/10.1/x<1>"\n  URL: "https://example.org/a b?c={d}&e=%20"\n'
    (data / "sources.yaml").write_text(text.replace("  title: An Early Book\n", f"  title: An Early Book\n{links}"), encoding="utf-8")
    graph = json.loads(exported(mini, tmp_path / "it", "jsonld", "--data", str(data)).read_text(encoding="utf-8"))["@graph"]
    (book,) = (node for node in graph if node["@id"] == "#source-book-1998")
    assert (book["sameAs"], book["url"]) == ("https://doi.org/10.1/x%3C1%3E", "https://example.org/a%20b?c=%7Bd%7D&e=%20")
    for style, field in (("bibtex", "doi = {10.1/x<1>}"), ("ris", "DO  - 10.1/x<1>"), ("csl-json", '"DOI": "10.1/x<1>"')):
        assert field in mini("cite", "book-1998", "--style", style, "--data", str(data)).out


@pytest.mark.filterwarnings("ignore")
def test_rdflib_reads_the_graph_without_a_network_and_no_link_leads_nowhere(alliance: Cli, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rdflib: Any = pytest.importorskip("rdflib", reason="the graph is read back with rdflib")
    base = "https://example.org/record"
    graph = rdflib.Graph().parse(exported(alliance, tmp_path / "it.jsonld", "jsonld"), format="json-ld", publicID=base)
    said = rdflib.Namespace("https://schema.org/")
    events = set(graph.subjects(rdflib.RDF.type, said.Event))
    assert len(events) == len(alliance("timeline", "--weight", "background", "--json").rows)
    linked = {one for one in graph.objects() if isinstance(one, rdflib.URIRef) and one.startswith(base + "#")}
    assert not {one for one in linked if (one, None, None) not in graph}
    edtf = rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
    assert {one.datatype for event in events for one in graph.objects(event, rdflib.DCTERMS.date)} == {edtf}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], {"book-1998", "diary", "history-2015", "paper-2009"}),
        (["--source", "paper-2009", "--during", "2009"], {"paper-2009"}),
        (["--to", "2000"], {"book-1998"}),
        (["--during", "1066"], set()),
    ],
)
def test_a_bibliography_holds_the_sources_that_what_is_asked_rests_on(
    mini: Cli, tmp_path: Path, options: list[str], expected: set[str]
) -> None:
    items = json.loads(exported(mini, tmp_path / "it.json", "csl-json", *options).read_text(encoding="utf-8"))
    assert {item["id"] for item in items} == expected
    entries = re.findall(
        r"^@\w+\{(.+),$", exported(mini, tmp_path / "it.bib", "bibtex", *options).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(entries) == expected


@pytest.mark.skipif(not shutil.which("pandoc"), reason="the bibliographies are printed with pandoc")
@pytest.mark.parametrize(("name", "file"), [("csl-json", "it.json"), ("bibtex", "it.bib")])
def test_pandoc_prints_every_source(alliance: Cli, tmp_path: Path, name: str, file: str) -> None:
    path = exported(alliance, tmp_path / file, name)
    text = f'---\nbibliography: "{path}"\nnocite: "@*"\n---\n'
    asked = ["pandoc", "--citeproc", "--from", "markdown", "--to", "html"]
    printed = subprocess.run(asked, input=text, capture_output=True, text=True, check=True, timeout=110)
    assert printed.stderr == ""
    assert set(re.findall(r'id="ref-([^"]+)"', printed.stdout)) == {row["id"] for row in alliance("sources", "--json").rows}
