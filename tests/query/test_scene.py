"""What one picture shows, and in which colours: on records of a few forces."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from alliancecli import index
from alliancecli.query.hues import HUES, apart, hues
from alliancecli.query.scene import FEW, Scene, _title, scene
from alliancecli.query.windows import Window
from folders import folder

HEADER = "id,subject,contributor,measure,status,value,unit,scope,missing,date,source,locator"

Drawn = Callable[..., Scene]


def figure(identity: str, subject: str, date: str, value: object, *, by: str = "", status: str = "actual", scope: str = "in-force") -> str:
    missing = "" if value else "withheld"
    return f"{identity},{subject},{by},troops,{status},{value},troops,{scope},{missing},{date},diary,p. 1"


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    """The scene of institutions or theatres of a record with such figures."""

    def ask(*figures: str, **asked: Any) -> Scene:
        made = folder(tmp_path / "record", *figures, header=HEADER, name="figures.csv")
        record = made / "record.yaml"
        scopes = "parts: [few]\nscopes:\n  other: of another kind\n  few: a part of them\n"
        record.write_text(record.read_text(encoding="utf-8").replace("scopes:\n", scopes), encoding="utf-8")
        with closing(index.connect([str(made)], None)) as connection:
            return scene(connection, [], Window(), **asked)

    return ask


@pytest.mark.parametrize(("strength", "seen"), [(30, ["a", "b"]), (29, ["a"])])
def test_a_force_of_less_than_three_in_a_hundred_of_the_greatest_is_left_out(drawn: Drawn, strength: int, seen: list[str]) -> None:
    found = drawn(figure("a", "force", "2003", 1000), figure("b", "vanguard", "2004", strength), institutions=["force", "vanguard"])
    assert [row["id"] for row in found.claims] == seen
    assert {one.id for one in found.forces} == {"force", "vanguard"}  # who is asked after has its life drawn all the same


def test_drawn_are_totals_that_were_of_the_whole(drawn: Drawn) -> None:
    found = drawn(
        figure("total", "force", "2003", 10),
        figure("part", "force", "2004", 5, by="noria"),
        figure("plan", "force", "2005", 20, status="planned"),
        figure("missing", "force", "2006", ""),
        figure("some", "force", "2007", 7, scope="few"),
        institutions=["force"],
    )
    assert [row["id"] for row in found.claims] == ["total"]


def test_of_two_scopes_that_of_the_most_claims_is_drawn(drawn: Drawn) -> None:
    rows = [
        figure("a", "force", "2003", 10),
        figure("b", "force", "2004", 90, scope="other"),
        figure("c", "force", "2005", 80, scope="other"),
    ]
    assert [row["id"] for row in drawn(*rows, institutions=["force"]).claims] == ["b", "c"]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({"institutions": ["force"]}, "FRC: 10 troops, 2003"),
        ({"theatres": ["north"]}, "North: 10 troops in FRC, 2003"),
        ({"theatres": ["north"], "about": "All of it"}, "All of it: 10 troops in FRC, 2003"),
        ({"theatres": ["north"], "institutions": ["league"]}, "North, The League: at most 10 troops in FRC, 2003"),
        ({"theatres": ["south"]}, "South"),
        ({}, ""),
    ],
)
def test_the_title_says_what_is_asked_after(drawn: Drawn, asked: dict[str, Any], title: str) -> None:
    assert drawn(figure("a", "force", "2003", 10), **asked).title == title


def row(name: str, year: int, value: int) -> dict[str, Any]:
    dates = {"date_min": f"{year}-01-01", "date_max": f"{year}-12-31", "first": year * 10_000, "shown": str(year)}
    return {
        **dates,
        "subject_name": name,
        "unit": "troops",
        "missing": None,
        "qualifier": "exact",
        "value": value,
        "value_min": None,
        "value_max": None,
    }


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("F", 2001, 10), row("F", 2002, 30), row("F", 2003, 20)], "F: from 10 troops, 2001, up to 30, 2002, to 20, 2003"),
        (
            [row("F", 2001, 10), row("F", 2002, 20), row("F", 2003, 20)],
            "F: from 10 troops, 2001, to 20, 2003",
        ),  # the last is the greatest too
        ([row("F", 2001, 30), row("F", 2002, 20), row("F", 2003, 20)], "F: from 30 troops, 2001, to 20, 2003"),
        ([row("F", 2001, 30)], "F: 30 troops, 2001"),
        ([row("F", 2001, 10), row("G", 2002, 20)], "F: from 10 troops, 2001, to 20 in G, 2002"),
        ([row("G", 2001, 10), row("G", 2002, 20)], "F: from 10 troops in G, 2001, to 20, 2002"),
        ([], "F"),
        ([row("F", 2001, 10) | {"date_min": None}, row("F", 2002, 20) | {"date_max": None}], "F"),
    ],
)
def test_a_title_tells_the_first_the_greatest_and_the_last(rows: list[dict[str, Any]], told: str) -> None:
    assert _title("F", rows, alone=True) == told


@pytest.mark.parametrize(("forces", "is_told"), [(FEW, True), (FEW + 1, False)])
def test_a_title_tells_the_greatest_of_a_few_forces(forces: int, is_told: bool) -> None:
    told = _title("All", [row(f"F{n}", 2001, 10 + n) for n in range(forces)], alone=False)
    assert (told != "All") is is_told


def test_names_that_have_one_colour_get_the_next_that_is_free() -> None:
    assert apart(["b", "a", "new", "a"], {"a": 3, "b": 3}) == {"a": 3, "b": 4, "new": 2}
    assert apart(["a", "b", "c"], {"a": HUES - 1, "b": HUES - 1, "c": 0}) == {"a": HUES - 1, "c": 0, "b": 1}
    many = {f"n{n}": n % HUES for n in range(HUES + 1)}
    assert apart([*many], many) == many
    assert sorted(apart([*many][:HUES], {}).values()) == list(range(HUES))


def test_forces_that_are_seen_together_differ_in_colour(tmp_path: Path) -> None:
    """Each next force of one theatre takes another colour, until all are taken; one of another theatre and time takes the first again."""
    names = [f"f{n}" for n in range(HUES + 1)]
    made = folder(tmp_path / "record", *(figure(f"a-{one}", one, "2003", 10) for one in (*names, "far")), header=HEADER, name="figures.csv")
    cited = "sources: [{source: diary, locator: p. 1}]}\n"
    with (made / "institutions.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + "".join(f"- {{id: {one}, name: Unit {one}, kind: force, theatres: [north], {cited}" for one in names))
        file.write(f"- {{id: far, name: Unit far, kind: force, theatres: [south], {cited}")
    lives = [*((one, f"200{n}-01/2011") for n, one in enumerate(names)), ("far", "2015/2016")]
    (made / "relations.yaml").write_text(
        "".join(f'- {{id: {one}-life, subject: {one}, relation: life, date: "{date}", {cited}' for one, date in lives), encoding="utf-8"
    )
    with closing(index.connect([str(made)], None)) as connection:
        found = hues(connection)
    assert [found[one] for one in names[:HUES]] == list(range(HUES))
    assert found[names[HUES]] == 0
    assert found["far"] == 1  # fewest have it
