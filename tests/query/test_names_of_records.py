"""Names of records: those that begin so, those that are like an unknown one, and how many of them are told."""

import json
import os
import shlex
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from alliancecli import index
from alliancecli.errors import UnknownName
from alliancecli.model.words import in_short
from alliancecli.query.called import called
from alliancecli.query.cite import MAX_SUGGESTED, cite
from alliancecli.query.engine import Engine
from alliancecli.query.membership.terms import of_person
from alliancecli.query.names import CALLED, beginning, elsewhere, unknown
from alliancecli.query.search import near_words
from conftest import ROOT, TESTS, Cli
from folders import folder

OF_2009 = [f"force-2009{rest}" for rest in ("", "-01-cote", "-01-norianda", "-01-paper", "-01-sudland", "-01-total")]


@pytest.fixture(scope="module")
def mini_index() -> Iterator[Engine]:
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        yield connection


def test_sql_and_python_call_an_institution_alike() -> None:
    """Of the bundled record, in which some states have acronyms too."""
    with closing(index.connect([str(ROOT / "data")], os.environ["ALLIANCE_CACHE"])) as connection:
        rows = connection.execute(f"SELECT {CALLED}, name, kind, acronyms FROM institution").fetchall()
    assert [row[0] for row in rows] == [in_short(name, kind, json.loads(acronyms)) for _, name, kind, acronyms in rows]
    assert {kind == "state" for *_, kind, acronyms in rows if acronyms != "[]"} == {True, False}


@pytest.mark.parametrize(
    ("limit", "found"), [(1, [0, 5]), (2, [0, 1, 5]), (5, [0, 1, 2, 3, 4, 5]), (6, [0, 1, 2, 3, 4, 5]), (7, [0, 1, 2, 3, 4, 5])]
)
def test_of_many_names_that_begin_so_the_first_are_told_and_the_very_last(mini_index: Engine, limit: int, found: list[int]) -> None:
    assert [name for name, _ in beginning(mini_index, "Force-2009", ("figure",), limit)] == [OF_2009[n] for n in found]


def test_a_few_unknown_names_get_suggestions_and_the_rest_do_not(mini_index: Engine) -> None:
    problems = cite(mini_index, [f"force-{n}x" for n in range(MAX_SUGGESTED + 1)]).problems
    assert ["did you mean" in problem for problem in problems] == [True] * MAX_SUGGESTED + [False]
    assert problems[-1] == f"no record is called 'force-{MAX_SUGGESTED}x'"


def test_what_is_known_costs_no_suggestion_and_is_cited_once(mini_index: Engine) -> None:
    known = cite(mini_index, ["force", "FRC", *(f"force-{n}x" for n in range(MAX_SUGGESTED)), "league"])
    assert [one.id for one in known.claims] == ["force", "league"]
    assert all("did you mean" in problem for problem in known.problems)


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 60 + "…")])
def test_an_unknown_name_is_repeated_up_to_a_length(mini_index: Engine, length: int, shown: str) -> None:
    (problem,) = cite(mini_index, ["x" * length]).problems
    assert f"called '{shown}'" in problem


@pytest.mark.parametrize(
    ("said", "author"),
    [
        ("author: [{family: A}]", "A"),
        ("author: [{family: A}, {family: B}]", "A and B"),
        ("author: [{family: A}, {family: B}, {family: C}]", "A et al."),
        ("author: [{literal: The Force}]", "FRC"),
        ("author: [{literal: Nobody}], publisher: P", "Nobody"),
        ("publisher: P, container-title: T", "P"),
        ("container-title: T", "T"),
        ("section: S", ""),
    ],
)
def test_a_page_calls_a_source_by_who_wrote_it(tmp_path: Path, said: str, author: str) -> None:
    data = copytree(TESTS / "mini", tmp_path / "data")
    with (data / "sources.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n- {{id: s, type: webpage, title: A title, issued: '2009', URL: 'https://example.org/s', tier: B, {said}}}\n")
    with closing(index.connect([str(data)], None)) as connection:
        found = called(connection, ["s"])
    assert found == {"s": {"author": author, "title": "A title", "date": "2009", "url": "https://example.org/s"}}


def test_three_words_like_an_unknown_one_are_told() -> None:
    rows = [{"name": f"Ada Byron{ending}"} for ending in "abcd"]
    with pytest.raises(UnknownName) as told:
        of_person(rows, "byron")
    assert str(told.value).count("Ada Byron") == 3


@pytest.mark.parametrize(
    ("name", "kinds", "said"),
    [
        ("league", ("event",), "'league' is an institution and no event: `alliance show league`"),
        ("diary", ("event", "figure"), "'diary' is a source and no event or figure: `alliance show diary`"),
        ("leagu", ("institution",), "no institution is called 'leagu'; did you mean league?"),
        ("zzzz", ("institution",), "no institution is called 'zzzz'; see `alliance institutions`"),
        ("zzzz", ("tag",), "no tag is called 'zzzz'; see `alliance help tags`"),
        ("zzzz", ("event", "figure", "term"), "no record is called 'zzzz'; see `alliance search zzzz`"),
    ],
)
def test_an_unknown_name_is_told_with_the_way_on(mini_index: Engine, name: str, kinds: tuple[str, ...], said: str) -> None:
    assert str(unknown(mini_index, name, kinds)) == said


def test_a_name_says_what_it_is_wherever_it_is_asked(mini_index: Engine) -> None:
    assert elsewhere(mini_index, "North") == ("theatre", "alliance timeline --theatre north")
    assert elsewhere(mini_index, "old league") == ("institution", "alliance show 'old league'")
    assert elsewhere(mini_index, "nothing") is None


@pytest.mark.parametrize(("length", "is_found"), [(40, True), (41, False)])
def test_words_like_an_unknown_one_are_looked_for_up_to_a_length(tmp_path: Path, length: int, is_found: bool) -> None:
    made = folder(tmp_path / "record", f"a,2001,{'x' * (length - 1)} it is,report,,diary,p. 1")
    with closing(index.connect([str(made)], None)) as connection:
        assert bool(near_words(connection, ["x" * length])) is is_found


def test_of_many_unknown_words_the_first_five_are_told_like_ones(mini_index: Engine) -> None:
    words = ["leagu", "vanguar", "sudlan", "norand", "hellene", "fairss"]
    assert list(near_words(mini_index, words)) == [word for word in words[:5] if near_words(mini_index, [word])]
    assert near_words(mini_index, ["fairss"])["fairss"][0] == "fairs"


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("show 'Dayton Agreement'", "dayton-peace"),
        ("show 'resolution 1373'", "unscr-1373"),
        ("show 'minsk agreement'", "minsk-protocol"),
        ("troops isaff", "isaf"),
        ("timeline --around 'dayton agreement'", "dayton-peace"),
    ],
)
def test_what_an_unknown_name_may_mean_is_found_by_its_words(alliance: Cli, asked: str, offered: str) -> None:
    result = alliance(*shlex.split(asked))
    assert result.code in (2, 3)
    assert offered in result.err.partition("did you mean ")[2]


@pytest.mark.parametrize("name", ["nobody", "none", "never"])
def test_a_word_of_some_text_is_no_name(alliance: Cli, name: str) -> None:
    said = alliance("show", name).err
    assert alliance("search", name, "--csv").out.count("\n") > 1
    assert "unscr" not in said
    assert "gaddafi" not in said
