"""The benchmark's labels: each passage stands where it says, each verdict rests on what the record has, and what is right remains so.

After a change of verdicts that is meant: `ALLIANCE_GOLDEN=write pytest tests/factcheck`, then read the diff.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
import yaml

from alliancecli.environment import cache_folder, data_folders
from alliancecli.factcheck import document
from alliancecli.factcheck.check import Checker
from alliancecli.index import connect
from alliancecli.query.statements import Claims
from alliancecli.record import TableReader, read
from conftest import ROOT, Cli
from held import hold

FOLDER = ROOT / "benchmarks" / "factcheck"
VERDICTS = {"supported", "refuted", "not-enough-info"}
KINDS = {"figure", "event", "holder", "member", "lineage", "share"}
SETS = (
    *("tune", "held", "later", "recent", "fresh", "newer", "last", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
)
FIELDS = {"id", "line", "text", "verdict", "kind", "why", "trap", "mixed", "note", "command"}


@cache
def labels() -> dict[str, Any]:
    drafts: dict[str, Any] = yaml.safe_load((FOLDER / "labels.yaml").read_text(encoding="utf-8"))
    return drafts


def statements() -> list[dict[str, Any]]:
    return [one for draft in labels().values() for one in draft["statements"]]


def test_every_draft_has_labels_and_a_set() -> None:
    assert sorted(path.stem for path in (FOLDER / "drafts").iterdir()) == sorted(labels())
    assert {draft["set"] for draft in labels().values()} == set(SETS)
    assert {tuple(draft) for draft in labels().values()} == {("set", "statements", "uncheckable")}


@pytest.mark.parametrize("name", labels())
def test_every_passage_stands_just_once_in_its_line_and_apart_from_the_others(name: str) -> None:
    (path,) = (FOLDER / "drafts").glob(f"{name}.*")
    lines = path.read_text(encoding="utf-8").split("\n")
    draft = labels()[name]
    taken: set[tuple[int, int]] = set()
    for one in (*draft["statements"], *draft["uncheckable"]):
        line = lines[one["line"] - 1]
        assert line.count(one["text"]) == 1, one
        begin = line.index(one["text"])
        places = {(one["line"], place) for place in range(begin, begin + len(one["text"]))}
        assert not taken & places, one
        taken |= places


def test_every_label_has_its_form() -> None:
    for one in statements():
        assert one.keys() <= FIELDS, one
        assert one["verdict"] in VERDICTS, one
        assert one["kind"] in KINDS, one
        assert (one["why"] == "silent") == (one["verdict"] == "not-enough-info"), one
        assert "mixed" not in one or one["verdict"] == "refuted", one
        assert one["command"].startswith("alliance "), one
        assert one["command"].endswith(" --json"), one
    assert [name for name, times in Counter(one["id"] for one in statements()).items() if times > 1] == []


def test_the_record_has_every_id_that_a_label_rests_on() -> None:
    ids = {name for one in statements() if one["why"] != "silent" for name in one["why"]}
    record, faults = read(ROOT / "data")
    assert faults == []
    known = {one.id for one in (*record.events, *record.figures, *record.institutions, *record.relations, *TableReader(record))}
    assert sorted(ids - known) == []


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    with closing(connect(data_folders(), cache_folder())) as connection:
        yield Checker(Claims(connection))


@pytest.mark.parametrize("name", SETS)
def test_what_is_found_as_a_label_has_it_is_so_found_ever_after(checker: Checker, name: str) -> None:
    """With the claims of the label that the verdict rests on; and no verdict that is not as the label has it comes unseen."""
    pairs: Any = run_path(str(ROOT / "benchmarks" / "factcheck.py"))["pairs"]
    told = []
    for draft in (draft for draft in labels() if labels()[draft]["set"] == name):
        (path,) = (FOLDER / "drafts").glob(f"{draft}.*")
        rows = list(checker.check(document.read(path.read_bytes(), path.name)))
        for row, label in pairs(path.read_text(encoding="utf-8"), rows, labels()[draft]["statements"]):
            if label and label["verdict"] == row["verdict"]:
                told.append(" ".join((label["id"], row["verdict"], *(one for one in row["claims"] if one in label["why"]))))
            elif row["verdict"] != "not-enough-info":
                told.append(f"{draft} line {row['line']}: {row['verdict']}, and not so by the label")
    hold(f"labelled/{name}.txt", "".join(f"{line}\n" for line in sorted(told)))


@pytest.mark.parametrize("draft", sorted((FOLDER / "drafts").iterdir()), ids=lambda path: path.stem[:2])
def test_a_draft_about_other_things_than_the_record_is_read_all_the_same(mini: Cli, draft: Path) -> None:
    told = mini("factcheck", str(draft), "--csv")
    assert (told.code, told.out[:4]) == (0, "line")
