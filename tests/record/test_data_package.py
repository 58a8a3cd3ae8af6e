"""A data package is the record that was exported: every answer is the same, and so are the bytes of the next export."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_round_trip import EVENT, ITEM, TEXT, made

import alliancecli
from alliancecli.export.tables import CITING
from conftest import ROOT, TESTS, Cli, tries
from harm import MINI

SAMPLES = ("mini", "samples/lineage", "samples/lives", "samples/membership")
LISTS = (
    ("timeline", "--weight", "background"),
    ("figures",),
    ("conflicts",),
    ("institutions",),
    ("sources",),
    ("terms",),
    ("coverage",),
)


def exported(alliance: Cli, folder: object, dest: Path) -> Path:
    told = alliance("export", "datapackage", str(dest), "--data", str(folder))
    assert told.code == 0, told.err
    return dest


def content(package: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in package.iterdir()}


def table(package: Path, name: str) -> list[dict[str, str]]:
    with open(package / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_answer_of_a_package_is_that_of_the_record(alliance: Cli, tmp_path: Path, sample: str) -> None:
    folder = copytree(TESTS / sample, tmp_path / "record")
    package = exported(alliance, folder, tmp_path / "package")
    institutions = [row["id"] for row in alliance("institutions", "--data", str(folder), "--json").rows]
    about = [(command, one, "--json") for command in ("members", "holders", "lineage") for one in institutions]
    lists = [(*one, form) for one in LISTS for form in ("--json", "--csv")]
    shown = [("show", row["id"], "--json") for name in CITING for row in table(package, name) if name != "lists"]
    for one in (*lists, *about, *shown):
        before, after = (alliance(*one, "--data", str(data)) for data in (folder, package))
        assert after == before, one
    assert content(exported(alliance, package, tmp_path / "again")) == content(package)


@pytest.mark.scale
def test_the_bundled_record_comes_back_whole(alliance: Cli, tmp_path: Path) -> None:
    package = exported(alliance, "bundled", tmp_path / "package")
    assert content(exported(alliance, package / "datapackage.json", tmp_path / "again")) == content(package)
    for one in (*LISTS, ("members", "nato"), ("holders", "saceur"), ("troops", "isaf", "--as-of", "2009-10")):
        assert alliance(*one, "--json", "--data", str(package)) == alliance(*one, "--json"), one
    assert alliance("check", str(package)).out == alliance("check").out


ODD = st.text(st.sampled_from("a\u200e\u061c\\x5cu200e;,|='é ")).filter(lambda text: text == text.strip() != "")
VALUE = st.one_of(TEXT, ODD, st.integers(-(10**15), 10**15), st.floats(-1e6, 1e6, allow_nan=False).map(lambda n: round(n, 6)))
ATTRIBUTES = st.dictionaries(st.sampled_from(["code", "Größe", "a_b"]), st.one_of(VALUE, st.just(0.00001)))
CITED = st.fixed_dictionaries(
    {"source": st.sampled_from(["diary", "book-1998", "paper-2009", "made"]), "locator": st.one_of(TEXT, ODD)},
    optional={"anchor": st.one_of(TEXT, ODD), "date": st.just("2003~"), "outlet": TEXT, "url": ITEM, "published": st.just("2003-01")},
)
MORE = st.fixed_dictionaries(
    {"attributes": ATTRIBUTES, "tags": st.lists(st.one_of(TEXT, ODD), max_size=3), "sources": st.lists(CITED, max_size=3)}
)
FIGURE = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["force", "event-0"]),
        "measure": st.sampled_from(["troops", "money"]),
        "unit": TEXT,
        "date": st.sampled_from(["2001", "../2001", "2006~"]),
        "sources": st.lists(CITED, max_size=2),
        "attributes": ATTRIBUTES,
    },
    optional={"contributor": st.just("noria"), "caveat": ODD, "title": TEXT},
)
NUMBER = st.one_of(
    st.fixed_dictionaries(
        {"value": st.integers(0, 10**17), "qualifier": st.sampled_from(["exact", "about", "over", "up-to", "estimated"])}
    ),
    st.sampled_from([{"value": 0.25}, {"value": 0.00001}]),
    st.just({"low": 1, "high": 2.5, "qualifier": "range"}),
    st.just({"low": 1, "high": 3, "value": 2, "qualifier": "range"}),
    st.just({"missing": "withheld"}),
)
HELD = st.fixed_dictionaries({"name": st.one_of(TEXT, ODD), "sources": st.lists(CITED, max_size=2)}, optional={"date": st.just("2003/..")})
AUTHOR = st.one_of(
    st.fixed_dictionaries({"family": TEXT}, optional={"given": TEXT}), st.fixed_dictionaries({"literal": st.one_of(TEXT, ODD)})
)


@settings(max_examples=tries(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.tuples(EVENT, MORE), min_size=1, max_size=6),
    st.lists(st.tuples(FIGURE, NUMBER), max_size=6),
    st.lists(HELD, min_size=1, max_size=4),
    st.lists(AUTHOR, max_size=3),
)
@example(
    [({"date": "2001", "title": "\u200e\\u200e", "kind": "report"}, {"attributes": {"code": "0012"}, "tags": ["a;b"], "sources": []})],
    [],
    [{"name": "x", "sources": []}],
    [],
)
def test_any_record_comes_back_from_its_package(
    alliance: Cli,
    tmp_path_factory: pytest.TempPathFactory,
    events: list[tuple[dict[str, Any], dict[str, Any]]],
    figures: list[tuple[dict[str, Any], dict[str, Any]]],
    holders: list[dict[str, Any]],
    authors: list[dict[str, str]],
) -> None:
    here = tmp_path_factory.mktemp("trip")
    folder = made(here / "record")
    complete = {"date": "2003", "sources": [{"source": "diary", "locator": "all of it"}]}
    written = {
        "events": [{"id": f"event-{n}", **event, **more} for n, (event, more) in enumerate(events)],
        "figures": [
            {"series": "half", "complete": complete, "observations": [{"id": f"figure-{n}", **figure, **number}]}
            if n % 2
            else {"id": f"figure-{n}", **figure, **number}
            for n, (figure, number) in enumerate(figures)
        ],
        "relations": [
            {
                "series": "held",
                "subject": "force",
                "relation": "holder",
                "office": "head",
                "complete": complete,
                "observations": [{"id": f"held-{n}", **one} for n, one in enumerate(holders)],
            }
        ],
    }
    for name, said in written.items():
        (folder / f"{name}.yaml").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    source = {"id": "made", "type": "book", "title": "=Made", "author": authors, "issued": "2012~", "tier": "B"}
    with open(folder / "sources.yaml", "a", encoding="utf-8") as file:
        file.write("\n- " + json.dumps(source, ensure_ascii=False))
    package = exported(alliance, folder, here / "package")
    for one in (*LISTS[:2], ("holders", "force"), ("show", "made"), ("show", "held-0")):
        before, after = (alliance(*one, "--json", "--data", str(data)) for data in (folder, package))
        assert after == before, one
    assert content(exported(alliance, package, here / "again")) == content(package)


@pytest.mark.scale
def test_a_package_joins_with_other_folders_as_its_record_does(alliance: Cli, tmp_path: Path) -> None:
    votes = ROOT / "docs" / "example"
    package = exported(alliance, votes, tmp_path / "package")
    joined = ("timeline", "--weight", "background", "--json", "--data", "bundled", "--data")
    assert alliance(*joined, str(package)) == alliance(*joined, str(votes))


def test_the_library_opens_a_package_by_its_descriptor(alliance: Cli, tmp_path: Path) -> None:
    package = exported(alliance, MINI, tmp_path / "package")
    with alliancecli.open(package / "datapackage.json", cache=None) as record:
        assert record.show("noria")["id"] == "noria"


def test_checks_of_a_package_are_those_of_its_record(alliance: Cli, tmp_path: Path) -> None:
    folder = copytree(MINI, tmp_path / "mini")
    heading = folder / "record.yaml"
    heading.write_text(heading.read_text(encoding="utf-8") + "quiet: [titles are short, definitions are used]\n", encoding="utf-8")
    package = exported(alliance, folder, tmp_path / "package")
    assert json.loads((package / "datapackage.json").read_text(encoding="utf-8"))["alliance"]["quiet"] == [
        "titles are short",
        "definitions are used",
    ]
    assert alliance("check", str(package)).out == alliance("check", str(folder)).out


def descriptor(package: Path, change: Callable[[Any], object]) -> None:
    path = package / "datapackage.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    change(said)
    path.write_text(json.dumps(said), encoding="utf-8")


def cells(package: Path, name: str, old: str, new: str) -> None:
    path = package / f"{name}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


def resource(said: Any, name: str) -> Any:
    return next(one for one in said["resources"] if one["name"] == name)


def column(said: Any, table: str, name: str) -> Any:
    return next(one for one in resource(said, table)["schema"]["fields"] if one["name"] == name)


FAULTY: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file is missing": (
        lambda package: (package / "authors.csv").unlink(),
        "authors.csv:1: is missing, and datapackage.json names it; put it back, or export the package again",
    ),
    "a table is not described": (
        lambda package: descriptor(package, lambda said: said["resources"].pop(0)),
        "datapackage.json:1: resources: has no 'theatres'; export the package again",
    ),
    "a number is a word": (
        lambda package: cells(package, "figures", ",60000,", ",many,"),
        "value: should be a number in bare digits (20000, 2.5), is 'many'",
    ),
    "a type is another": (
        lambda package: descriptor(package, lambda said: column(said, "events", "tags").update(type="string")),
        ".tags: should be a list, is text",
    ),
    "a newer alliance wrote it": (
        lambda package: descriptor(package, lambda said: said["alliance"].update(layout=2)),
        "datapackage.json:1: is of layout 2, and this alliance reads 1: a newer one wrote it; pip install -U alliancecli",
    ),
    "another program wrote it": (
        lambda package: descriptor(package, lambda said: said.pop("alliance")),
        "datapackage.json:1: describes a package that alliance did not write; map its tables in a record.yaml beside it",
    ),
    "it is no JSON": (
        lambda package: (package / "datapackage.json").write_text("{\n'", encoding="utf-8"),
        "datapackage.json:2: is no JSON",
    ),
    "it is a list": (
        lambda package: (package / "datapackage.json").write_text("[]", encoding="utf-8"),
        "describes a package that alliance did not write",
    ),
    "it says no layout": (
        lambda package: descriptor(package, lambda said: said["alliance"].update(layout="one")),
        "alliance.layout: should be the number of a layout",
    ),
    "a path leads out": (
        lambda package: descriptor(package, lambda said: resource(said, "events").update(path="../events.csv")),
        "events.path: '../events.csv' is no CSV file of this folder; write its bare name",
    ),
    "it names no columns": (
        lambda package: descriptor(package, lambda said: resource(said, "events").pop("schema")),
        "events.schema.fields: should be a list of columns",
    ),
    "a column is nobody's": (
        lambda package: descriptor(package, lambda said: resource(said, "terms")["schema"]["fields"].append({"name": "extra"})),
        "terms: there is no field 'extra'; what a record has beyond its fields is called attributes.extra",
    ),
    "a column is gone": (
        lambda package: cells(package, "events", "kind,", "sort,"),
        "events.csv:1: the column 'sort' is here or in the descriptor, and not in both; mend one of them",
    ),
    "a column that is needed is gone": (
        lambda package: descriptor(package, lambda said: resource(said, "lists")["schema"]["fields"].pop()),
        "lists: has no column 'date'",
    ),
    "a citation is of nothing": (
        lambda package: cells(package, "citations", "events,year-2003,", "events,nothing,"),
        "there is no 'nothing' in events; mend the name, or take the row out",
    ),
    "a row is short": (
        lambda package: cells(package, "theatres", "\r\nnorth,", "\r\nnorth"),
        "theatres.csv:2: theatres: has 1 cell, the header 2",
    ),
    "it was exported with filters": (
        lambda package: descriptor(package, lambda said: said["alliance"].update(whole=False)),
        "was exported with filters, so what its lists and references name is not all there; export it without them",
    ),
    "an id is gone": (
        lambda package: cells(package, "institutions", "\r\nnoria,", "\r\nnoria-x,"),
        "there is no 'noria' in institutions",
    ),
}


@pytest.mark.parametrize("case", FAULTY)
def test_a_package_that_is_not_whole_is_told_in_one_line(alliance: Cli, tmp_path: Path, case: str) -> None:
    spoil, said = FAULTY[case]
    package = exported(alliance, MINI, tmp_path / "package")
    spoil(package)
    told = alliance("timeline", "--data", str(package))
    assert (told.code, told.out) == (5, "")
    assert said in told.err
    assert "Traceback" not in told.err


def test_a_filtered_export_says_that_it_is_no_whole_record(mini: Cli, alliance: Cli, tmp_path: Path) -> None:
    assert mini("export", "datapackage", str(tmp_path / "part"), "--actor", "noria").code == 0
    assert "was exported with filters" in alliance("timeline", "--data", str(tmp_path / "part")).err


def test_a_foreign_package_beside_a_record_is_let_be(mini: Cli, alliance: Cli, tmp_path: Path) -> None:
    folder = copytree(MINI, tmp_path / "mini")
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    assert alliance("timeline", "--json", "--data", str(folder)) == mini("timeline", "--json")
