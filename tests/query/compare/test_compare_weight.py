"""Timelines side by side show what a timeline does."""

from pathlib import Path
from shutil import copytree

import pytest

import alliancecli
from conftest import TESTS, Cli


@pytest.fixture
def weighed(tmp_path: Path) -> Path:
    """The record made to be compared, one of its events a detail and one background."""
    data = copytree(TESTS / "samples" / "compare", tmp_path / "data")
    events = data / "events.yaml"
    text = events.read_text(encoding="utf-8")
    for title, weight in (("Talks on both", "detail"), ("War in the north", "background")):
        text = text.replace(f"  title: {title}\n", f"  title: {title}\n  weight: {weight}\n")
    events.write_text(text, encoding="utf-8")
    return data


SIDES = ("compare", "theatre:north", "theatre:south", "--to", "2002")


def test_landmarks_and_events_are_compared_and_the_rest_is_counted(alliance: Cli, weighed: Path) -> None:
    told = alliance(*SIDES, "--data", str(weighed), "--json")
    assert [row["id"] for row in told.rows] == ["north-votes"]
    assert told.err.splitlines()[-1] == "left out 1 detail, 1 background: --weight detail, --weight background"
    assert list(told.rows[0])[-1] == "weight"


def test_a_weight_lets_more_in(alliance: Cli, weighed: Path) -> None:
    told = alliance(*SIDES, "--data", str(weighed), "--weight", "background", "--json")
    assert [row["id"] for row in told.rows] == ["war-north", "talks", "north-votes"]
    assert "left out" not in told.err
    with alliancecli.open(weighed, cache=None) as record:
        assert len(record.compare("theatre:north", "theatre:south", end=2002, weight="background")) == 3


def test_nothing_else_that_is_compared_has_a_weight(alliance: Cli, weighed: Path) -> None:
    told = alliance("compare", "afor", "bfor", "--data", str(weighed), "--weight", "detail")
    assert told.code == 2
    assert "--weight has no meaning here: this compares forces, and it is for timelines" in told.err
