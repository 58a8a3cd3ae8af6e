"""Counts and sums are computed and called so: vague dates are at most, hedges stay, nothing is added that may not be."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import alliancecli
from alliancecli.query.sums import Nested
from conftest import Cli
from folders import folder

FIGURES = "id,subject,contributor,measure,status,value,low,high,qualifier,unit,scope,missing,date,source,locator"


def figure(identity: str, date: str, value: object, *, of: str = "force", by: str = "", measure: str = "casualties", **more: str) -> str:
    told = {"status": "actual", "low": "", "high": "", "qualifier": "", "unit": "people", "scope": "", "missing": ""} | more
    first = [identity, of, by, measure, told["status"], str(value)]
    rest = [told[key] for key in ("low", "high", "qualifier", "unit", "scope", "missing")]
    return ",".join([*first, *rest, date, "diary", "p. 1"])


Summed = Callable[..., tuple[list[Any], tuple[str, ...]]]


@pytest.fixture
def summed(tmp_path: Path) -> Summed:
    """The sums of figures, each as its group, ends and hedge, and the notes."""

    def ask(*rows: str, by: str = "year", **asked: Any) -> tuple[list[Any], tuple[str, ...]]:
        with alliancecli.open(folder(tmp_path / "record", *rows, header=FIGURES, name="figures.csv")) as record:
            found = record.sum(by=by, **asked)
        return [(row["group"], row["value_min"], row["value_max"], row["qualifier"]) for row in found], found.notes

    return ask


def counts(run: Cli, words: str) -> dict[str, tuple[int, int]]:
    return {row["group"]: (row["at_least"], row["at_most"]) for row in run("count", *words.split(), "--json").rows}


def test_a_vague_date_may_be_in_each_month_and_is_at_most(mini: Cli) -> None:
    found = counts(mini, "--by month --during 2003")
    assert list(found) == [f"2003-{month:02}" for month in range(1, 13)]
    assert found["2003-01"] == (0, 1)  # the year 2003
    assert found["2003-07"] == (0, 2)  # and the summer
    assert found["2003-08"] == (1, 3)  # and the 11th


def test_on_a_page_months_of_which_nothing_is_sure_and_as_much_may_be_are_one_line(mini: Cli) -> None:
    assert [line.rstrip(" ░█") for line in mini("count", "--by", "month", "--during", "2003").out.splitlines()[3:]] == [
        "Jan 2003 – May 2003  up to 1 each",
        "Jun 2003 – Jul 2003  up to 2 each",
        "Aug 2003                      1–3",
        "Sep 2003 – Dec 2003  up to 1 each",
    ]
    assert mini("count", "--to", "-0300").out.splitlines()[3].startswith("400 BC – 301 BC  up to 1 each")


def test_a_set_is_surely_in_the_years_of_its_members_and_in_none_between(mini: Cli) -> None:
    found = counts(mini, "--by year --theatre south")
    assert found == {"2003": (1, 1), "2004": (1, 1), "2008": (1, 1)}


def test_a_century_may_be_each_of_its_years_and_what_is_longer_is_counted_apart(mini: Cli, tmp_path: Path) -> None:
    assert set(counts(mini, "--to -0300").values()) == {(0, 1)}
    assert len(counts(mini, "--to -0300")) == 100
    made = folder(tmp_path / "record", "long,1800/1950,Long,idea,,diary,p. 1")
    with alliancecli.open(made) as record:
        assert [(row["group"], row["at_least"], row["at_most"]) for row in record.count()] == [(None, 1, 1)]


def test_what_goes_on_is_surely_of_no_year_however_soon_its_source_appeared(tmp_path: Path) -> None:
    made = folder(tmp_path / "record", "open,2009-01/..,Open,idea,,paper-2009,p. 1", "done,2009-01,Done,idea,,paper-2009,p. 1")
    with alliancecli.open(made) as record:
        assert [(row["group"], row["at_least"], row["at_most"]) for row in record.count()] == [("2009", 1, 2)]


def test_other_groups_are_counted_the_greatest_first_and_what_has_none_last(mini: Cli) -> None:
    found = counts(mini, "--by theatre")
    assert list(found)[-1] is None
    assert found["south"] == (2, 2)
    numbers = [most for group, (_, most) in found.items() if group]
    assert numbers == sorted(numbers, reverse=True)


def test_a_window_makes_what_may_lie_outside_at_most(mini: Cli) -> None:
    assert counts(mini, "--by kind --during 2003-08-11")
    assert sum(least for least, _ in counts(mini, "--by kind --during 2003-08-11").values()) == 1


def test_a_filter_of_the_other_kind_is_refused_with_the_way_out(mini: Cli) -> None:
    result = mini("count", "--measure", "troops")
    assert result.code == 2
    assert "--measure goes with --of figures" in result.err


def test_figures_are_counted_too(mini: Cli) -> None:
    assert counts(mini, "--of figures --by kind")["money"] == (1, 1)


def test_the_page_says_that_it_is_computed(mini: Cli) -> None:
    assert mini("count", "--during", "2003").out.startswith("Events during 2003, by year, computed\n")
    assert mini("sum", "--during", "2010").out.startswith("Sums of figures during 2010, by year, computed\n")
    assert mini("sum", "--measure", "troops").out.startswith("Sums of figures, measure troops, by year, computed\n")
    assert mini("count", "--from", "2003", "--theatre", "north").out.startswith("Events since 2003, theatre north, by year, computed\n")


def test_what_accrues_is_added_over_time(summed: Summed) -> None:
    assert summed(figure("a", "2005-01", 3), figure("b", "2005-02", 4))[0] == [("2005", 7, 7, "exact")]


def test_what_stands_is_not_added_over_time(summed: Summed) -> None:
    rows = [figure("a", "2005-01", 300, measure="troops"), figure("b", "2005-09", 400, measure="troops")]
    assert summed(*rows)[0] == [("2005", 300, 400, "range")]


def test_of_a_count_that_runs_on_the_last_number_is_the_sum(tmp_path: Path) -> None:
    """The dead by January are among those by June; who died in June alone is counted by another scope, and added."""
    dated = (("by-jan", "2005-01", 30), ("by-june", "2005-06", 70), ("by-june-2", "2005-06", 72))
    rows = [figure(*one, scope="in-force") for one in dated]
    made = folder(tmp_path / "record", *rows, header=FIGURES, name="figures.csv", mapping="cumulative: [in-force]\n")
    with alliancecli.open(made) as record:
        (found,) = record.sum(by="year")
    assert (found["value_min"], found["value_max"], found["claims"]) == (70, 72, ("by-june", "by-june-2"))
    assert found["left_out"] == ("by-jan",)


def test_rivals_widen_a_sum_and_are_not_added(summed: Summed) -> None:
    rows = [figure("a", "2005-01", 3), figure("b", "2005-01", 5), figure("c", "2005-03", 1)]
    assert summed(*rows)[0] == [("2005", 4, 6, "range")]


def test_a_longer_time_is_not_added_to_what_lies_within_it(summed: Summed) -> None:
    rows, notes = summed(figure("whole", "2005", 10), figure("a", "2005-01", 3), figure("b", "2005-02", 4))
    assert rows == [("2005", 10, 10, "exact")]
    assert notes == ("not added: 2 of a time within that of another claim; the column left_out names them",)


def test_a_vague_date_counts_as_at_most(summed: Summed) -> None:
    rows, _ = summed(figure("a", "2005-01", 3), figure("b", "2005-03/2006-02", 4))
    assert rows == [("2005", 3, 7, "range"), ("2006", 0, 4, "up-to")]


def test_what_is_only_possible_does_not_stand_beside_what_is_certain(summed: Summed) -> None:
    rows, notes = summed(figure("a", "2005-01", 3), figure("b", "2004/2005", 40))
    assert rows == [("2004", 0, 40, "up-to"), ("2005", 3, 3, "exact")]
    assert "1 only possible beside one that is certain" in notes[0]


def test_hedges_are_carried(summed: Summed) -> None:
    rows, _ = summed(
        figure("a", "2005-01", 12, qualifier="at-least"),
        figure("b", "2005-02", 3),
        figure("c", "2006-01", 50, qualifier="about"),
        figure("d", "2006-02", 5),
        figure("e", "2007-01", 9, qualifier="up-to"),
    )
    assert rows == [("2005", 15, None, "at-least"), ("2006", 55, 55, "about"), ("2007", 0, 9, "up-to")]


def test_a_total_is_never_added_to_its_parts(summed: Summed) -> None:
    rows, notes = summed(figure("t", "2005", 10), figure("p", "2005", 4, by="noria"), figure("q", "2005", 3, by="cote"))
    assert rows == [("2005", 10, 10, "exact")]
    assert "2 a part of a total" in notes[0]


def test_parts_are_added_where_there_is_no_total(summed: Summed) -> None:
    assert summed(figure("p", "2005", 4, by="noria"), figure("q", "2005", 3, by="cote"))[0] == [("2005", 7, 7, "exact")]


@pytest.mark.parametrize("other", [{"unit": "soldiers"}, {"status": "planned"}, {"measure": "affected"}])
def test_units_status_and_measures_are_never_mixed(summed: Summed, other: dict[str, str]) -> None:
    assert len(summed(figure("a", "2005", 4), figure("b", "2005", 3, **other))[0]) == 2


def test_what_cannot_be_added_is_told(summed: Summed) -> None:
    rows, notes = summed(figure("a", "2005", "", missing="withheld"), figure("b", "2005", 30, measure="share", unit="percent"))
    assert [row[1:] for row in rows] == [(None, None, None)] * 2
    assert "1 of a measure that is not added" in notes[0]
    assert "1 without a number" in notes[0]


@pytest.mark.parametrize(("measure", "unit"), [("nations", "nations"), ("duration", "days"), ("share", "people"), ("other", "percent")])
def test_what_would_count_twice_is_never_added(summed: Summed, measure: str, unit: str) -> None:
    rows, notes = summed(figure("a", "2005-01", 3, measure=measure, unit=unit), figure("b", "2005-02", 4, measure=measure, unit=unit))
    assert rows == [("2005", None, None, None)]
    assert "2 of a measure that is not added" in notes[0]


@pytest.mark.parametrize(
    ("first", "then", "ends"),
    [
        ("2005-01-01/2005-02-10", "2005-02-10/2005-03-31", (3, 5)),  # they share a day, so they are rivals
        ("2005-01-01/2005-02-10", "2005-02-11/2005-03-31", (8, 8)),
        ("2005-01", "2005-01", (3, 5)),
        ("2005-01-01/2005-06-30", "2005-03-01/2005-06-30", (3, 3)),  # what ends with the longer lies within it
        ("2005-01-01/2005-06-30", "2005-01-01/2005-02-28", (3, 3)),
        ("2005-01-01/2005-06-30", "2005-03-01/2005-07-01", (3, 5)),
    ],
)
def test_claims_that_share_a_day_are_no_two_summands(summed: Summed, first: str, then: str, ends: tuple[int, int]) -> None:
    assert [row[1:3] for row in summed(figure("a", first, 3), figure("b", then, 5))[0]] == [ends]


def test_what_stood_between_two_rivals_is_added_to_neither(summed: Summed) -> None:
    """The year 2005 and a half: certain are only the claims of months, which are no rivals once what joined them is gone."""
    rows, notes = summed(figure("a", "2005-01", 3), figure("b", "2005-03", 4), figure("long", "2005-01/2006-06", 100))
    assert rows[0] == ("2005", 7, 7, "exact")
    assert "1 only possible beside one that is certain" in notes[0]


@pytest.mark.parametrize(
    ("whole", "part", "of_2005", "why"),
    [
        ("2005-02", "2005-02", (10, 10, "exact"), "1 a part of a total"),
        ("2004/2005", "2005-02", (4, 4, "exact"), "1 only possible beside one that is certain"),
        ("2005-02", "2004/2005", (10, 10, "exact"), "1 a part of a total"),
        ("2004/2005", "2004/2005", (0, 10, "up-to"), "1 a part of a total"),
    ],
)
def test_a_total_stands_for_its_parts_unless_they_alone_are_certain(
    summed: Summed, whole: str, part: str, of_2005: tuple[int, int, str], why: str
) -> None:
    rows, notes = summed(figure("whole", whole, 10), figure("part", part, 4, by="noria"))
    assert rows[-1] == ("2005", *of_2005)
    assert why in notes[0]


def test_of_rivals_the_least_and_the_most_with_every_hedge(summed: Summed) -> None:
    rows, _ = summed(
        figure("a", "2005-01", 3, qualifier="over"),
        figure("b", "2005-01", 5),
        figure("c", "2006-01", 50, qualifier="about"),
        figure("d", "2006-01", 70),
    )
    assert rows == [("2005", 3, None, "at-least"), ("2006", 50, 70, "about")]


def test_of_what_is_part_of_another_subject_nothing_is_added_to_it(tmp_path: Path) -> None:
    rows = [figure("all", "2005", 10, of="league"), figure("below", "2005", 4, of="vanguard"), figure("none", "2006", 1, of="vanguard")]
    made = folder(tmp_path / "record", *rows, header=FIGURES, name="figures.csv")
    ties = "".join(
        f"- {{id: {below}-parent, subject: {below}, relation: parent, object: {above}, sources: [{{source: diary, locator: p. 1}}]}}\n"
        for below, above in (("force", "league"), ("vanguard", "force"))
    )
    (made / "relations.yaml").write_text(ties, encoding="utf-8")
    with alliancecli.open(made) as record:
        found = record.sum(by="year")
    assert [(row["group"], row["value_min"], row["claims"], row["left_out"]) for row in found] == [
        ("2005", 10, ("all",), ("below",)),
        ("2006", 1, ("none",), ()),
    ]
    assert "1 counted in another subject" in found.notes[0]


@pytest.mark.parametrize(
    ("claims", "added"),
    [
        ((("coalition", "force", "", 150), ("own", "vanguard", "noria", 120)), ["coalition"]),
        ((("given", "force", "noria", 110), ("own", "vanguard", "noria", 120)), ["given"]),
        ((("others", "force", "cote", 30), ("own", "vanguard", "noria", 120)), ["others", "own"]),
    ],
)
def test_a_states_own_force_is_not_added_to_one_that_it_gives_a_part_to(
    tmp_path: Path, claims: tuple[tuple[str, str, str, int], ...], added: list[str]
) -> None:
    rows = [figure(name, "2005", value, of=of, by=by, measure="troops", unit="troops") for name, of, by, value in claims]
    gives = figure("gives", "2003", 100, by="noria", measure="troops", unit="troops")
    made = folder(tmp_path / "record", *rows, gives, header=FIGURES, name="figures.csv")
    tie = "- {id: own-parent, subject: vanguard, relation: parent, object: noria, sources: [{source: diary, locator: p. 1}]}\n"
    (made / "relations.yaml").write_text(tie, encoding="utf-8")
    with alliancecli.open(made) as record:
        (found,) = record.sum(by="kind", during="2005")
    assert sorted(found["claims"]) == added


@pytest.mark.parametrize(
    ("rows", "ends"),
    [
        ([("a", "2005", 300, ""), ("b", "2005", 50, "vanguard"), ("c", "2006", 400, ""), ("d", "2006", 20, "vanguard")], (350, 420)),
        ([("a", "2005", 300, ""), ("b", "2007", 50, "vanguard")], (50, 300)),
        ([("a", "2005", 300, ""), ("b", "2007", 0, "")], (0, 300)),
        ([("a", "2005", 300, ""), ("b", "2005/2007", 50, "vanguard"), ("c", "2009", 40, "vanguard")], (40, 350)),
        ([("a", "2005/2007", 300, ""), ("b", "2006/2008", 50, "vanguard")], (350, 350)),
    ],
)
def test_what_stands_comes_in_many_years_to_the_least_and_the_most_of_one(
    summed: Summed, rows: list[tuple[str, str, int, str]], ends: tuple[int, int]
) -> None:
    told = [figure(name, date, value, of=of or "force", measure="troops", unit="troops") for name, date, value, of in rows]
    assert [row[1:3] for row in summed(*told, by="kind")[0]] == [ends]


@pytest.mark.parametrize(("last", "ends"), [(60, (50, 400, "about")), (900, (50, None, "at-least"))])
def test_a_year_that_is_open_to_one_side_counts_on_the_other(summed: Summed, last: int, ends: tuple[int, int | None, str]) -> None:
    rows = [("2005", 300, "exact"), ("2006", 50, "over"), ("2007", 400, "up-to"), ("2008", last, "over")]
    told = [figure(f"of-{date}", date, value, measure="troops", unit="troops", qualifier=how) for date, value, how in rows]
    assert [row[1:] for row in summed(*told, by="kind")[0]] == [ends]


def test_on_a_page_of_sums_a_source_stands_once(tmp_path: Path, alliance: Cli) -> None:
    rows = [figure(f"in-{month:02}", f"2005-{month:02}", 3).replace("p. 1", f"p. {month}") for month in range(1, 5)]
    for some, where in ((rows[:3], "p. 1; p. 2; p. 3"), (rows, "4 passages")):
        made = folder(tmp_path / f"{len(some)}", *some, header=FIGURES, name="figures.csv")
        page = alliance("sum", "--data", str(made), "--measure", "casualties").out
        assert page.partition("\nSources\n")[2] == f"1  FRC, The Force's own diary, 1 Feb 2010, {where} (diary)\n"


def test_what_a_state_has_of_its_own_is_of_no_theatre(tmp_path: Path) -> None:
    """A budget is not spent, nor an army stationed, where the state lies; but who died there did so, and what others give goes there."""
    rows = [
        figure("budget", "2005", 100, of="noria", measure="money", unit="USD"),
        figure("army", "2005", 9000, of="noria", measure="personnel"),
        figure("aid", "2005", 30, of="noria", by="sudland", measure="money", unit="USD"),
        figure("dead", "2005", 7, of="noria"),
    ]
    made = folder(tmp_path / "record", *rows, header=FIGURES, name="figures.csv")
    states = made / "institutions.yaml"
    told = states.read_text(encoding="utf-8")
    states.write_text(told.replace("  name: Noria\n", "  name: Noria\n  theatres: [north, south]\n"), encoding="utf-8")
    with alliancecli.open(made) as record:
        found = {(row["group"], *row["claims"]) for row in record.sum(by="theatre")}
        assert [row["claims"] for row in record.sum(by="year", theatre="north", measure="personnel")] == [("army",)]
    assert found == {(None, "budget"), (None, "army"), ("north", "aid"), ("south", "aid"), ("north", "dead"), ("south", "dead")}


@pytest.mark.parametrize("by", ["month", "theatre"])
def test_what_has_no_known_beginning_is_added_to_no_time_before_its_end(summed: Summed, by: str) -> None:
    rows, notes = summed(figure("until", "../2005", 50_000, measure="troops"), by=by, during="2005-03")
    assert [row[1:] for row in rows] == [(None, None, None)]
    assert notes == ("not added: 1 of a time whose beginning is not known; the column left_out names them",)


def test_what_has_no_known_beginning_is_added_where_all_of_its_time_was_asked_about(summed: Summed) -> None:
    assert summed(figure("until", "../2005", 50_000, measure="troops"), by="theatre")[0] == [("north", 50_000, 50_000, "exact")]


def test_what_is_a_part_of_itself_has_no_end_of_wholes() -> None:
    assert list(islice(Nested({"a": "b", "b": "c", "c": "b"}, set()).above("a"), 9)) == ["b", "c"]


def test_a_sum_names_its_claims_and_their_sources(mini: Cli) -> None:
    (row,) = mini("sum", "--measure", "money", "--json").rows
    assert (row["group"], row["claims"], row["value_min"], row["value_max"]) == ("2010", ["force-cost-2010"], 2000000, 2500000)
    assert [cited["source"] for cited in row["sources"]] == ["diary"]
