"""Compare: like with like, what is computed named so, no claim never zero."""

from typing import Any

import pytest

from alliancecli.query.compare.forces import Series, _unlike
from conftest import TESTS, Cli, Result

RECORD = TESTS / "samples" / "compare"
DAYS = ("afor", "--as-of", "2008-06", "--as-of", "2009-01", "--scope", "in-force")
LADDER = ("--status", "requested,pledged,planned,actual")


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance compare ARGUMENTS` on the record made to be compared."""
    monkeypatch.setenv("ALLIANCE_DATA", str(RECORD))
    return lambda *arguments: alliance("compare", *arguments)


def by(result: Result, *keys: str) -> dict[Any, dict[str, Any]]:
    """The rows under the values of some of their columns."""
    found = {tuple(row[key] for key in keys): row for row in result.rows}
    assert len(found) == len(result.rows)
    return {key[0] if len(keys) == 1 else key: row for key, row in found.items()}


# What is asked


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "compare what?"),
        (("afor",), "'afor' alone has nothing to be compared with"),
        (("afor", "--as-of", "2009"), "one --as-of has nothing to be compared with"),
        (("afor", "bfor", "--as-of", "2009"), "are compared by `alliance compare afor bfor --to 2009`"),
        (("afor", "bfor", "--as-of", "2008", "--as-of", "2009"), "name one force"),
        (("afor", "--as-of", "2009", "--as-of", "2009-12-31"), "end on the same day"),
        (("theatre:north", "--as-of", "2008", "--as-of", "2009"), "north is a theatre"),
        (("--status", "planned"), "name two or more"),
        (("afor", "AFOR"), "afor is named twice"),
        (("league", "pact", "--scope", "in-force"), "--scope has no meaning here: this compares timelines"),
        (("afor", "bfor", "--theatre", "north"), "--theatre has no meaning here: this compares forces"),
        ((*DAYS, "--from", "2008"), "--from has no meaning here"),
        ((*LADDER, "league", "theatre:north"), "not both"),
    ],
)
def test_a_question_that_compares_nothing_is_refused_with_what_is_missing(compare: Cli, arguments: tuple[str, ...], said: str) -> None:
    result = compare(*arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [("league", "north"), ("north", "afor"), (*LADDER, "north"), ("north", "--as-of", "2008", "--as-of", "2009")]
)
def test_a_name_of_two_kinds_asks_which_and_says_both_ways(compare: Cli, arguments: tuple[str, ...]) -> None:
    result = compare(*arguments)
    assert (result.code, result.out) == (3, "")
    assert "write theatre:north or institution:north-state" in result.err


def test_where_all_names_may_be_theatres_they_are_and_the_note_says_so(compare: Cli) -> None:
    result = compare("north", "south", "--json")
    assert {side for row in result.rows for side in row["of"]} == {"north", "south"}
    assert "institution:north-state, institution:sou" in result.err
    assert "institution" not in compare("theatre:north", "east", "--json").err


def test_the_two_ways_to_say_a_name_choose(compare: Cli) -> None:
    assert [row["id"] for row in compare("institution:north-state", "institution:sou", "--json").rows] == ["north-votes"]
    assert [row["id"] for row in compare("theatre:east", "Institution:Pact", "--json").rows] == ["south-votes", "east-meets"]


def test_an_unknown_name_is_exit_3_with_suggestions(compare: Cli) -> None:
    result = compare("leage", "pact")
    assert result.code == 3
    assert "did you mean league?" in result.err


# Forces


def test_a_row_a_force_with_its_first_greatest_and_last_claim(compare: Cli) -> None:
    rows = by(compare("afor", "bfor", "--json"), "id")
    alpha, beta = rows["afor"], rows["bfor"]
    assert [(alpha[f"{name}_id"], alpha[f"{name}_date"]) for name in ("first", "peak", "last")] == [
        ("afor-2005", "2005"),
        ("afor-2007", "2007-06"),
        ("afor-2009", "2009-01"),  # by the rule of as-of: the narrower of two periods that begin together
    ]
    assert (alpha["established"], alpha["dissolved"]) == ("2004", "2009-12")
    assert alpha["predecessors"] == [{"id": "zero", "date": "2004", "change": "replaced"}]
    assert (alpha["milestones"], alpha["claims"]) == (2, 5)
    assert (beta["last_value"], beta["last_qualifier"], beta["last_value_max"]) == (900, "over", None)


def test_contributors_are_members_and_those_that_gave_a_part_not_those_with_none(compare: Cli) -> None:
    row = by(compare("afor", "bfor", "--json"), "id")["afor"]
    assert row["contributors"] == ["noria", "wold", "albia", "mora", "sudland", "thessia", "ysland"]
    assert {entry["claim"] for entry in row["sources"]} >= {"afor-2005", "afor-2007", "afor-2009", "afor", "afor-2008-albia"}


def test_what_one_nation_gave_is_no_strength_of_a_force(alliance: Cli) -> None:
    result = alliance("compare", "isaf", "kfor", "--allow-mixed", "--json")
    assert {row["first_id"] for row in result.rows if row["id"] == "isaf" and row["scope"] == "in-country"} == set()
    assert "isaf: of troops, in-country only parts are claimed, no total" in result.err
    own = alliance("compare", "us-forces-iraq", "us-forces-afghanistan", "--json")
    assert "in-country" in {row["scope"] for row in own.rows if row["first_value"]}  # a nation's own force is counted by its claims


def test_the_axis_leaves_a_blank_where_there_is_no_claim(compare: Cli) -> None:
    page = compare("afor", "bfor", "--no-sources").out
    assert page[page.index("Every claim") :].splitlines() == [
        "Every claim, by date; a blank is no claim",
        "",
        "date             AFOR  Beta Force",
        "",
        "troops · in-force",
        "2005      about 1,000",
        "Jun 2007        5,000         800",
        "Jun 2008        4,200",
        "2009            4,600    over 900",
        "Jan 2009  about 4,500",
    ]


def test_observations_are_rows_of_their_own_for_machines(compare: Cli) -> None:
    rows = compare("afor", "bfor", "--observations", "--json").rows
    assert [row["of"] for row in rows] == ["afor", "afor", "bfor", "afor", "afor", "bfor", "afor"]
    assert all(row["sources"] for row in rows)
    assert rows[0]["id"] == "afor-2005"


def test_forces_without_claims_keep_their_place_and_three_or_more_compare(compare: Cli) -> None:
    result = compare("afor", "bfor", "gamma", "zero", "--json")
    assert [row["id"] for row in result.rows] == ["afor", "bfor", "gamma", "zero"]
    assert [(row["first_value"], row["note"]) for row in result.rows[2:]] == [(None, "no claim")] * 2
    assert "no claim of strength: gamma, zero" in result.err


def test_nothing_from_outside_the_window_is_told(compare: Cli) -> None:
    row = by(compare("afor", "bfor", "--to", "2007", "--json"), "id")["afor"]
    assert (row["last_id"], row["claims"], row["milestones"]) == ("afor-2007", 2, 1)
    assert row["contributors"] == ["noria", "wold"]


def test_unlike_forces_are_refused_with_the_reason_and_the_remedy(compare: Cli) -> None:
    result = compare("delta", "afor")
    assert (result.code, result.out) == (2, "")
    assert "delta has troops, in-country; afor has troops, in-force" in result.err
    assert "a claim of delta with scope in-force, or of afor with in-country, would make them comparable" in result.err


def test_mixed_things_are_shown_with_a_note_on_every_row(compare: Cli) -> None:
    result = compare("delta", "afor", "--allow-mixed", "--json")
    assert result.code == 0
    assert {row["note"] for row in result.rows} == {"not alike: afor has no such claim", "not alike: delta has no such claim"}
    assert all(row["note"] for row in compare("delta", "afor", "--allow-mixed", "--observations", "--json").rows)


def test_a_series_that_one_force_lacks_is_left_out_and_told(compare: Cli) -> None:
    result = compare("afor", "bfor", "--json")
    assert {row["scope"] for row in result.rows} == {"in-force"}
    assert "afor: troops, additional (1 claim) left out: others have no such claim" in result.err
    assert {row["scope"] for row in compare("afor", "bfor", "--allow-mixed", "--json").rows} == {"in-force", "additional"}


# One force at several dates


def test_a_row_a_contributor_and_day_with_the_change_between(compare: Cli) -> None:
    rows = by(compare(*DAYS, "--json"), "contributor", "as_of")
    total, noria = rows[None, "2009-01-31"], rows["noria", "2009-01-31"]
    assert (total["value"], total["qualifier"], total["change"], total["change_percent"]) == (4500, "about", 300, 7.14)
    assert (total["change_qualifier"], total["from_id"], total["id"]) == ("about", "afor-2008", "afor-2009")
    assert (total["certainty"], total["age_days"], total["rivals"]) == ("certain", 0, ["afor-2009-paper"])
    assert (noria["change"], noria["change_min"], noria["movement"]) == (600, None, "new-claim")


@pytest.mark.parametrize(
    ("who", "movement", "change", "percent"),
    [
        ("wold", "came", 80, None),  # from a claimed 0: no percent of nothing
        ("albia", "left", -500, -100.0),  # to a claimed 0
        ("ysland", "first-claim", None, None),
        ("sudland", "same-claim", None, None),  # the old claim still answers: that is no change of 0
        ("mora", "new-claim", None, None),  # withheld before
    ],
)
def test_who_came_and_who_left_is_told_apart_from_who_was_not_claimed(
    compare: Cli, who: str, movement: str, change: int | None, percent: float | None
) -> None:
    row = by(compare(*DAYS, "--json"), "contributor", "as_of")[who, "2009-01-31"]
    assert (row["movement"], row["change"], row["change_percent"]) == (movement, change, percent)


def test_no_claim_is_neither_zero_nor_minus_a_hundred_percent(compare: Cli) -> None:
    rows = by(compare(*DAYS, "--max-age", "3m", "--json"), "contributor", "as_of")
    early, late = rows["ysland", "2008-06-30"], rows["sudland", "2009-01-31"]
    for row in (early, late):
        assert (row["id"], row["value"], row["change"], row["change_percent"], row["movement"]) == (None, None, None, None, "no-claim")
        assert row["sources"] == []
    page = compare(*DAYS, "--max-age", "3m").out
    assert "no claim at Jan 2009 young enough, so perhaps left or only not named: Sudland" in page
    assert next(line for line in page.splitlines() if line.startswith("Ysland")).split()[1:3] == ["no", "claim"]


def test_the_page_says_who_came_and_left(compare: Cli) -> None:
    said = compare(*DAYS).out
    assert "came by Jan 2009 (0 at Jun 2008): Wold" in said
    assert "left by Jan 2009 (0 there): Albia" in said
    assert "no claim by Jun 2008, so perhaps come by Jan 2009 or only named since: Ysland" in said
    assert "no newer claim by Jan 2009 though others have one, so perhaps left or only not named: Sudland" in said


def test_ranges_change_between_bounds_and_hedges_are_kept(compare: Cli) -> None:
    row = by(compare(*DAYS, "--json"), "contributor", "as_of")["thessia", "2009-01-31"]
    assert (row["change"], row["change_min"], row["change_max"], row["change_qualifier"]) == (None, 30, 50, "range")
    page = compare(*DAYS).out
    for words in ("about 4,500", "about +300", "about +7 %", "100–120", "+30 to +50", "+25 to +50 %", "same claim", "withheld"):
        assert words in page


def test_dates_may_come_in_any_order_and_be_more_than_two(compare: Cli) -> None:
    forwards = compare("afor", "--as-of", "2005", "--as-of", "2008-06", "--as-of", "2009-01", "--json").rows
    assert compare("afor", "--as-of", "2009-01", "--as-of", "2005", "--as-of", "2008-06", "--json").rows == forwards
    assert [row["value"] for row in forwards if not row["contributor"] and row["scope"] == "in-force"] == [1000, 4200, 4500]


def test_shares_change_in_points_without_percents_of_percents(compare: Cli) -> None:
    arguments = ("afor", "--as-of", "2008-06", "--as-of", "2009-01", "--measure", "share")
    assert "+10 points" in compare(*arguments).out
    assert compare(*arguments, "--json").rows[-1]["change_percent"] is None


@pytest.mark.parametrize(("name", "said"), [("gamma", "no claim at all for subject gamma"), ("bfor", "nothing known for subject bfor")])
def test_an_empty_comparison_says_why(compare: Cli, name: str, said: str) -> None:
    result = compare(name, "--as-of", "1990", "--as-of", "1995", "--json")
    assert (result.code, result.out) == (0, "[]\n")
    assert said in result.err


def test_days_before_and_after_a_life_are_each_told_why_they_have_no_answer(alliance: Cli) -> None:
    told = alliance("compare", "isaf", "--as-of", "1999", "--as-of", "2016", "--json").err
    assert told.index("ISAF was set up on 20 Dec 2001; ") < told.index("ISAF ended on 31 Dec 2014")


def test_of_many_named_in_a_force_a_page_tells_a_few_and_how_many_more(alliance: Cli) -> None:
    lives = alliance("compare", "isaf", "kfor", "--no-sources").out.split("Lives\n")[1].split("Every claim")[0]
    assert "Albania, Armenia, Australia, Austria, Azerbaijan, Belgium, Bosnia and Herzegovina, Bulgaria and " in " ".join(lives.split())
    assert "United States" not in lives


# Promise and delivery


def test_each_gap_names_the_claims_it_rests_on(compare: Cli) -> None:
    row = by(compare("--status", "reported,confirmed", "--measure", "equipment", "--json"), "from_id")["rifles-reported"]
    assert (row["to_id"], row["change"], row["change_percent"], row["timing"]) == ("rifles-confirmed", -120, -60.0, "same-time")
    assert [entry["claim"] for entry in row["sources"]] == ["rifles-reported", "rifles-confirmed"]
    page = compare("--status", "reported,confirmed", "--measure", "equipment").out
    for words in ("rifles-reported", "rifles-confirmed", "-120", "-60 %", "2008"):
        assert words in page


def test_a_promise_is_answered_in_its_time_or_by_the_next_claim_and_that_is_told(compare: Cli) -> None:
    rows = by(compare(*LADDER, "--json"), "from_id", "to_id")
    pledged, sent = rows["afor-more-requested", "afor-more-pledged"], rows["afor-more-requested", "afor-more-sent"]
    assert (pledged["timing"], pledged["change_min"], pledged["change_max"], pledged["change_qualifier"]) == (
        "same-time",
        -1000,
        0,
        "range",
    )
    assert (sent["timing"], sent["change_min"], sent["change_max"], sent["change_qualifier"]) == ("later", -1500, -500, "about")
    assert rows["afor-more-pledged", "afor-more-sent"]["change"] == -500


def test_what_was_there_before_answers_no_promise(compare: Cli) -> None:
    row = by(compare(*LADDER, "delta", "--json"), "from_id")["delta-planned"]
    assert (row["to_id"], row["change"]) == (None, None)
    assert (row["note"], row["also"]) == ("no counterpart on record", ["delta-2008"])


def test_what_has_one_status_only_has_nothing_to_compare_with(compare: Cli) -> None:
    result = compare(*LADDER, "--json")
    rows = by(result, "from_id", "to_id")
    assert rows["afor-size-planned", None]["note"] == "no counterpart on record"
    assert "actual claims of the same institutions left out: no answer to these" in result.err


def test_the_remedy_is_that_of_the_two_series_that_are_nearest() -> None:
    soldiers, staff = Series("troops", "actual", "in-force", "troops"), Series("personnel", "actual", "staff", "people")
    civilians = Series("personnel", "actual", "civilian", "people")
    lines: dict[str, Any] = {"one": {soldiers: [], staff: []}, "other": {civilians: []}, "none": {}}
    assert _unlike(lines).endswith("; a claim of one with scope civilian, or of other with staff, would make them comparable")
    lines = {"one": {soldiers: [], staff: []}, "other": {staff: []}, "third": {soldiers: []}}
    assert _unlike(lines).endswith("; forces that share one series can be compared")


def test_unlike_units_and_contributors_pair_only_when_allowed_with_a_note_and_no_gap(compare: Cli) -> None:
    assert by(compare("bfor", "--status", "reported,confirmed", "--json"), "from_id")["aid-reported"]["to_id"] is None
    rows = by(compare("bfor", "--status", "reported,confirmed", "--allow-mixed", "--json"), "from_id")
    assert (rows["aid-reported"]["to_id"], rows["aid-reported"]["change"]) == ("aid-confirmed", None)
    assert rows["aid-reported"]["note"] == "not alike: unit USD against EUR; no gap computed"
    assert rows["rifles-reported"]["note"] is None


def test_a_theatre_a_window_and_a_day_narrow_it(compare: Cli) -> None:
    assert {row["subject"] for row in compare("--status", "reported,confirmed", "--theatre", "south", "--json").rows} == {"bfor"}
    assert {row["from_id"] for row in compare(*LADDER, "--from", "2009", "--json").rows} == {"delta-planned", "afor-size-planned"}
    known = compare(*LADDER, "--as-of", "2006", "--json").rows
    assert {row["to_id"] for row in known} == {"afor-more-pledged", None}


@pytest.mark.parametrize("arguments", [("--theatre", "east"), ("--as-of", "1990")])
def test_no_claims_at_all_is_an_empty_answer_with_a_note(compare: Cli, arguments: tuple[str, ...]) -> None:
    result = compare(*LADDER, *arguments, "--csv")
    assert (result.code, len(result.out.splitlines())) == (0, 1)
    assert "no requested or pledged or planned claim" in result.err
    assert "gap" not in result.err


# Timelines


def test_one_row_an_event_that_names_its_sides(compare: Cli) -> None:
    rows = by(compare("north", "south", "--from", "2001", "--json"), "id")
    assert rows["talks"]["of"] == ["north", "south"]
    assert rows["war-north"]["certainty"] == "possible"
    assert list(rows) == ["war-north", "talks", "north-votes", "south-votes", "afor-founded", "afor-ends"]
    assert "talks,2001" in compare("north", "south", "--csv", "--fields", "id,date,of").out


def test_years_stand_on_one_height_off_a_terminal(compare: Cli) -> None:
    assert compare("league", "pact", "east", "--timeline").code == 0
    assert compare("north", "south", "--during", "2001/2003", "--no-sources").out.splitlines() == [
        "3 events of north and south, 1 more may be",
        "",
        "north                             south",
        "",
        "1999",
        "1999–2002  ?  War in the north",
        "",
        "2001",
        "2001          Talks on both       2001   Talks on both",
        "Mar           The north votes",
        "",
        "2003",
        "                                  2 May  The south votes after long and tiresome talks on who may vote and where",
    ]


def test_markdown_puts_the_sides_one_under_the_other(compare: Cli) -> None:
    page = compare("north", "east", "--during", "2001", "--certain", "-f", "markdown").out
    assert page.index("## north") < page.index("| Mar |") < page.index("## east") < page.index("no events")


def test_forces_too_have_timelines(compare: Cli) -> None:
    rows = compare("afor", "bfor", "--timeline", "--json").rows
    assert [(row["id"], row["of"]) for row in rows] == [("afor-founded", ["afor"]), ("afor-ends", ["afor"])]


def test_a_theatre_and_an_institution_of_one_id_are_told_apart(alliance: Cli) -> None:
    result = alliance("compare", "theatre:abyssinia", "institution:abyssinia", "--json")
    assert result.code == 0
    assert {side for row in result.rows for side in row["of"]} <= {"theatre:abyssinia", "institution:abyssinia"}


def test_no_events_is_an_empty_answer_that_says_so(compare: Cli) -> None:
    result = compare("league", "pact", "--during", "1950", "--json")
    assert (result.code, result.out) == (0, "[]\n")
    assert "no events of league, pact during 1950" in result.err
    assert "no events of east" in compare("north", "east", "--during", "2001", "--certain").err


# Everywhere

EVERY = [("afor", "bfor"), ("afor", "bfor", "--observations"), DAYS, LADDER, ("north", "south")]


@pytest.mark.parametrize("arguments", EVERY, ids=" ".join)
def test_rows_have_all_their_keys_and_sources_where_they_claim_anything(compare: Cli, arguments: tuple[str, ...]) -> None:
    rows = compare(*arguments, "--json").rows
    assert rows
    assert len({tuple(row) for row in rows}) == 1
    for row in rows:
        assert row["sources"] or row.get("movement") == "no-claim"


@pytest.mark.parametrize("arguments", EVERY, ids=" ".join)
@pytest.mark.parametrize("form", ["csv", "tsv", "jsonl", "yaml", "markdown", "table"])
def test_every_format_and_a_limit(compare: Cli, arguments: tuple[str, ...], form: str) -> None:
    result = compare(*arguments, "-f", form, "--limit", "1")
    assert result.code == 0
    assert result.out
    assert "1 of " in result.err
    assert compare(*arguments, "-f", form, "--limit", "0").code == 0


def test_the_bundled_record_answers(alliance: Cli) -> None:
    gaps = by(alliance("compare", "--status", "reported,confirmed", "--measure", "equipment", "--json"), "unit")
    assert (gaps["rifles"]["change"], gaps["pistols"]["change"], gaps["vests"]["change_qualifier"]) == (-110000, -90000, "about")
    isaf = by(
        alliance("compare", "isaf", "--as-of", "2008-06", "--as-of", "2009-01", "--scope", "in-force", "--status", "actual", "--json"),
        "contributor",
        "as_of",
    )
    assert (isaf["deu", "2008-06-30"]["value"], isaf["deu", "2009-01-31"]["value"]) == (3370, 3405)
    assert isaf[None, "2009-01-31"]["change_qualifier"] == "about"
    sides = alliance("compare", "afghanistan", "iraq", "--from", "2001", "--json").rows
    assert {tuple(row["of"]) for row in sides} == {("afghanistan",), ("iraq",), ("afghanistan", "iraq")}
    assert alliance("compare", "isaf", "iraqi-security-forces").code == 2


def test_on_the_bundled_record_what_has_a_figure_of_the_measure_is_compared_by_it(alliance: Cli) -> None:
    rows = alliance("compare", "fin", "swe", "--measure", "share", "--json").rows
    assert {(row["id"], row["measure"], row["unit"]) for row in rows} == {("fin", "share", "percent"), ("swe", "share", "percent")}
    assert "--measure has no meaning here" in alliance("compare", "cjtf", "nac", "--measure", "share").err


def test_a_measure_compares_any_institutions_where_one_has_a_claim(alliance: Cli) -> None:
    rows = alliance("compare", "iraqi-army", "isaf", "--measure", "troops", "--json").rows
    assert {row["name"]: row["note"] for row in rows}["Iraqi Army under Saddam Hussein"] == "no claim"
