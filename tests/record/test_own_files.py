"""Files that people have, from the file to right answers by the mappings of `docs/example/own`.

The numbers are those that pandas gives for the files themselves, which are not shipped with the project.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

import alliancecli
from conftest import ROOT

FILES = next((files for up in ROOT.parents if (files := up / "shared" / "own").is_dir()), ROOT.parent / "shared" / "own")
MAPPINGS = ROOT / "docs" / "example" / "own"
NEEDS = {".xlsx": "openpyxl", ".rda": "pyreadr"}

Asked: TypeAlias = Callable[[Any], object]
"""What is asked of an open record."""


def timeline(record: Any, **given: Any) -> list[Any]:
    return list(record.timeline(weight="background", **given))


def groups(rows: Any, *names: str) -> dict[str, tuple[int, int]]:
    """Of the groups of those names how many there are at least and at most."""
    return {row["group"]: (row["at_least"], row["at_most"]) for row in rows if row["group"] in names}


def value(record: Any, subject: str, **given: Any) -> list[Any]:
    return [row["missing"] or row["value"] for row in record.figures(subject=subject, **given)]


def names(rows: Any) -> list[str]:
    return [row["name"] for row in rows]


QUESTIONS: dict[str, list[tuple[Asked, object]]] = {
    "exercises": [
        (lambda record: len(timeline(record)), 3701),  # of 3,707: six end before they begin, and are told
        (lambda record: len(timeline(record, actor="United States")), 1880),
        (lambda record: len(timeline(record, actor="poland", during="199X", certain=True)), 100),
        (lambda record: groups(record.count(by="year", during=1999), "1999"), {"1999": (112, 112)}),
        (lambda record: len(record.institutions()), 193),
    ],
    "troops": [
        (lambda record: sum(row["at_most"] for row in record.count(of="figures", by="kind")), 146279),
        (lambda record: value(record, "US forces in Germany", during="1968-09", scope="active-duty"), [213596]),
        (lambda record: value(record, "us-forces-in-germany", during="1968-09", scope="army"), [178599]),
        (lambda record: value(record, "us forces in afghanistan", during="2011-06", scope="active-duty"), [82174]),
        (lambda record: record.troops("us-forces-in-germany", as_of="1955-07")[0]["value"], 538520),
    ],
    "computing": [
        (lambda record: len(timeline(record)), 10),
        (lambda record: timeline(record)[0]["date"], "1815-12-10/1852-11-27"),
        (lambda record: [row["date"] for row in timeline(record, during=1943)], ["1943-06-05", "1943-07/1946"]),
        (lambda record: len(timeline(record, during="195X", certain=True)), 3),
        (lambda record: timeline(record)[-1]["date"], "1985"),
    ],
    "spending": [
        (lambda record: len(record.figures()), 13224),
        (lambda record: value(record, "germany", during=2023), [61187424918.6002]),
        (lambda record: value(record, "poland", during=1990), [6646886549.30681]),
        (lambda record: value(record, "ukraine", during=1991), ["unknown"]),
        (lambda record: [sum(row["missing"] == word for row in record.figures()) for word in ("unknown", "not-covered")], [4797, 236]),
    ],
    "missiles": [
        (lambda record: len(timeline(record)), 140),
        (lambda record: [len(timeline(record, tag=tag)) for tag in ("success", "failure", "ICBM")], [109, 28, 3]),
        (lambda record: groups(record.count(by="year"), "2016", "2019"), {"2016": (24, 24), "2019": (22, 22)}),
        (lambda record: [timeline(record)[n]["date"] for n in (0, -1)], ["1984-04-09", "2019-11-28"]),
        (lambda record: [(len(found), max(found)) for word in ("Apogee", "Distance") if (found := [
            row["value"] for row in record.figures(unit="km") if row["title"].startswith(word)])], [(71, 4475), (62, 3700)]),
    ],
    "rivalries": [
        (lambda record: len(timeline(record)), 263),  # of 264: one ends before it begins
        (lambda record: len(timeline(record, during=1914)), 40),
        (lambda record: len(timeline(record, tag="principal")), 46),
        (lambda record: sum(row["date"].startswith("199") for row in timeline(record)), 41),
        (lambda record: [sum(row["date"].startswith("../") for row in timeline(record)),
                         sum(row["date"].endswith("/..") for row in timeline(record))], [14, 56]),
    ],
    "conflicts": [
        (lambda record: len(timeline(record)), 5652),
        (lambda record: [len(timeline(record, tag=tag)) for tag in ("interstate", "extrasystemic")], [355, 125]),
        (lambda record: sum(row["precision"] == "day" for row in timeline(record)), 4501),
        (lambda record: sum(row["precision"] == "month" for row in timeline(record)), 594),
        (lambda record: len(timeline(record, during="1900/1959", certain=True)), 497),
    ],
    "leaders": [
        (lambda record: names(record.holders("leader of state 2", as_of="1950-06-25")), ["Truman"]),
        (lambda record: names(record.holders("leader of state 200", as_of="1940-06-01")), ["Churchill"]),
        (lambda record: names(record.holders("leader of state 365", as_of="1962-10-20")), ["Khrushchev"]),
        (lambda record: [row["date"] for row in record.holders(person="churchill")],
         ["1940-05-10/1945-07-27", "1951-10-26/1955-04-05"]),
        (lambda record: len(record.institutions()), 188),
    ],
    "syria": [
        (lambda record: len(timeline(record)), 16566),
        (lambda record: groups(record.count(by="month", during=2016), "2016-08"), {"2016-08": (490, 502)}),
        (lambda record: len(timeline(record, actor="IS")), 6472),
        (lambda record: [(row["value_min"], row["value_max"]) for row in record.sum(by="year", during=2016)], [(43538, 49642)]),
        (lambda record: len(timeline(record, box="37,36,38,37")), 2407),
    ],
    "executive": [
        (lambda record: names(record.holders("us executive", office="president", as_of="1862-06-01")), ["Abraham Lincoln"]),
        (lambda record: names(record.holders("us executive", office="vice president", as_of="1945-03-01")), ["Harry Truman"]),
        (lambda record: names(record.holders("us executive", office="president", as_of="1974-08-01")), ["Richard Nixon"]),
        (lambda record: names(record.holders("us executive", office="vice president", as_of="2009-06-01")), ["Joseph Biden"]),
        (lambda record: len(set(names(record.holders("us executive")))), 78),
    ],
}  # fmt: skip


MANY = ("syria", "troops")
"""Those that take longer than the others together."""


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.scale] * (name in MANY)) for name in QUESTIONS])
def test_a_file_that_people_have_answers_as_pandas_does(tmp_path: Path, name: str) -> None:
    mapping = MAPPINGS / f"{name}.yaml"
    (table,) = yaml.safe_load(mapping.read_text(encoding="utf-8"))["tables"]
    file = FILES / table["file"]
    if not file.is_file():
        pytest.skip("the files that people have are not shipped with the project; put them beside it to run this")
    pytest.importorskip(NEEDS.get(file.suffix, "json"), exc_type=ImportError)
    shutil.copyfile(mapping, tmp_path / "record.yaml")
    shutil.copyfile(file, tmp_path / file.name)
    with alliancecli.open(tmp_path, cache=None, keep_going=True) as record:
        for number, (ask, right) in enumerate(QUESTIONS[name], 1):
            assert (number, ask(record)) == (number, right)


@pytest.mark.parametrize("mapping", sorted(MAPPINGS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_mapping_is_brief(mapping: Path) -> None:
    assert len(mapping.read_text(encoding="utf-8").splitlines()) < 40
    assert mapping.stem in QUESTIONS
