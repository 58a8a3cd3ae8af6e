"""Members: who belonged on a day, surely or possibly, and who joined and left."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from alliancecli.errors import UnknownName
from alliancecli.query.membership.spans import Bounds
from alliancecli.query.membership.standing import is_followed
from alliancecli.query.membership.terms import _in_time, in_office
from conftest import TESTS, Cli


@pytest.fixture
def pacts(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on the record of a pact, its members and its posts; its best source is of February 2010."""
    monkeypatch.setenv("ALLIANCE_DATA", str(TESTS / "samples" / "membership"))
    return alliance


def stood(cli: Cli, *arguments: str) -> dict[str, tuple[str, str]]:
    result = cli("members", *arguments, "--json")
    assert result.code == 0, result.err
    return {row["member"]: (row["certainty"], row["standing"]) for row in result.rows}


KNOWN, BEGUN, ENDED = ("certain", "known"), ("possible", "may-have-begun"), ("possible", "may-have-ended")
LAST, UNDATED = ("possible", "last-known"), ("possible", "undated")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1949-04-10", {"aland": BEGUN, "eland": UNDATED}),  # some day of April
        ("1949-04", {"aland": KNOWN, "eland": UNDATED}),
        ("1952-02-17", {"aland": KNOWN, "eland": UNDATED}),
        ("1952-02-18", {"aland": KNOWN, "celand": BEGUN, "eland": UNDATED}),  # so one source; by another it was two days later
        ("1952-02-20", {"aland": KNOWN, "celand": KNOWN, "eland": UNDATED}),
        ("1973", {"aland": KNOWN, "celand": KNOWN, "eland": UNDATED}),
        ("1974", {"aland": KNOWN, "celand": ENDED, "eland": UNDATED}),  # it left on some day of 1974
        ("1975-01-01", {"aland": KNOWN, "eland": UNDATED}),
        ("1982-05-10", {"aland": KNOWN, "deland": BEGUN, "eland": UNDATED}),
        ("1982-05", {"aland": KNOWN, "deland": KNOWN, "eland": UNDATED}),  # a bare date is known of that month
        ("1995", {"aland": KNOWN, "deland": LAST, "eland": UNDATED}),  # and of none after it
        ("1999-06", {"aland": KNOWN, "beland": BEGUN, "deland": LAST, "eland": UNDATED}),
        ("1999", {"aland": KNOWN, "beland": KNOWN, "deland": LAST, "eland": UNDATED}),
        ("2010-02-01", {"aland": KNOWN, "beland": KNOWN, "deland": LAST, "eland": UNDATED}),
        ("2010-02-02", {"aland": KNOWN, "beland": LAST, "deland": LAST, "eland": UNDATED}),  # the source had appeared, of Aland a later one
        ("2019-01-01", {"aland": LAST, "beland": LAST, "deland": LAST, "eland": UNDATED}),
    ],
)
def test_who_belonged_has_three_values(pacts: Cli, day: str, expected: dict[str, tuple[str, str]]) -> None:
    assert stood(pacts, "pact", "--as-of", day) == expected
    sure = {one for one, state in expected.items() if state == KNOWN}
    if sure:
        assert set(stood(pacts, "pact", "--as-of", day, "--certain")) == sure


def test_the_sure_stand_first_then_by_what_is_known(pacts: Cli) -> None:
    rows = pacts("members", "pact", "--as-of", "1999-06", "--json").rows
    assert [row["name"] for row in rows] == ["Aland", "Beland", "Deland", "Eland"]
    assert {row["as_of"] for row in rows} == {"1999-06-30"}
    assert [(row["known_to"], row["age_days"]) for row in rows] == [("1999-06-30", 0), (None, None), ("1982-05-31", 6239), (None, None)]


def test_the_life_of_an_institution_bounds_what_is_open_or_undated(pacts: Cli) -> None:
    assert stood(pacts, "old-pact", "--as-of", "1991-07-01") == {"aland": KNOWN, "beland": UNDATED}
    assert stood(pacts, "old-pact", "--as-of", "1952") == {"beland": UNDATED}
    for day, said in (("1991-07-02", "Old Pact ended on 1 Jul 1991"), ("1949", "Old Pact was established 1950\n")):
        result = pacts("members", "old-pact", "--as-of", day)
        assert (result.code, result.out) == (4, "")
        assert said in result.err
        assert "Aland" not in result.err  # nothing of later days


def test_the_day_before_the_founding_has_its_reason_also_where_another_source_has_the_year_alone(alliance: Cli) -> None:
    for day in ("1949-04-03", "1948"):
        result = alliance("members", "nato", "--as-of", day)
        assert (result.code, result.out) == (4, "")
        assert result.err.endswith(": North Atlantic Treaty Organization was established 4 Apr 1949\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pact", "--as-of", "1940"], "no member of PCT is known as of 1940-12-31"),
        (["aland", "--as-of", "1995"], "no members of Aland are on record; `alliance show aland` has what it belongs to"),
        (["old-pact", "--as-of", "1952", "--certain"], "no member of Old Pact is certain as of 1952-12-31; 1 possible"),
    ],
)
def test_no_usable_answer_is_exit_4_and_says_what_is_known(pacts: Cli, arguments: list[str], said: str) -> None:
    result = pacts("members", *arguments, "--json")
    assert (result.code, result.out) == (4, "")
    assert said in result.err


UNDATED_ONLY = """
- {id: vanguard-life, subject: vanguard, relation: life, date: "2001-02/2005-03", sources: [{source: diary, locator: p. 1}]}
- {id: noria-in, subject: vanguard, relation: member, object: noria, sources: [{source: diary, locator: p. 1}]}
"""


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2001-01", 4, "no member of The Vanguard is known as of 2001-01-31: The Vanguard was established Feb 2001, and they are undated"),
        ("2001-02", 0, ""),
        ("2005-03", 0, ""),
        ("2005-04", 4, "no member of The Vanguard is known as of 2005-04-30: The Vanguard was dissolved Mar 2005, and they are undated"),
    ],
)
def test_of_the_undated_alone_it_is_told_when_that_began_to_which_they_belonged(
    alliance: Cli, tmp_path: Path, day: str, code: int, said: str
) -> None:
    data = shutil.copytree(TESTS / "mini", tmp_path / "data")
    with (data / "relations.yaml").open("a", encoding="utf-8") as file:
        file.write(UNDATED_ONLY)
    told = alliance("members", "vanguard", "--as-of", day, "--data", str(data))
    assert (told.code, said in told.err) == (code, True)


def test_without_a_day_every_member_is_listed_with_its_span_the_undated_last(pacts: Cli) -> None:
    result = pacts("members", "PCT", "--json")
    assert [(row["member"], row["date"]) for row in result.rows] == [
        ("aland", "1949-04/.."),
        ("celand", "1952-02-18/1974"),
        ("deland", "1982-05"),
        ("beland", "1999/.."),
        ("eland", None),
    ]
    assert {row["as_of"] for row in result.rows} == {None}
    assert [row["standing"] for row in result.rows] == [None, None, None, None, "undated"]
    assert pacts("members", "aland", "--json").out == "[]\n"


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (
            [],
            [
                ("aland", "joined", "1949-04", "certain"),
                ("celand", "joined", "1952-02-18", "certain"),
                ("celand", "left", "1974", "certain"),
                ("deland", "joined", "1982-05", "possible"),  # it belonged then; no source says that it joined
                ("beland", "joined", "1999", "certain"),
            ],
        ),
        (["--during", "1974"], [("celand", "left", "1974", "certain")]),
        (
            ["--from", "1974-06", "--to", "1999"],
            [("celand", "left", "1974", "possible"), ("deland", "joined", "1982-05", "possible"), ("beland", "joined", "1999", "certain")],
        ),
        (["--from", "1974-06", "--certain"], [("beland", "joined", "1999", "certain")]),
        (["--during", "1960"], []),
    ],
)
def test_changes_are_who_joined_or_left_in_the_window(pacts: Cli, window: list[str], expected: list[tuple[str, ...]]) -> None:
    result = pacts("members", "pact", "--changes", *window, "--json")
    assert [(row["member"], row["change"], row["date"], row["certainty"]) for row in result.rows] == expected
    assert "1 undated left out" in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--as-of", "1995", "--changes"], "give one of them"),
        (["--during", "1995"], "go with --changes"),
        (["--certain"], "--certain goes with"),
        (["--as-of", "2006/.."], "has no end"),
    ],
)
def test_options_that_do_not_go_together_are_refused(pacts: Cli, arguments: list[str], said: str) -> None:
    result = pacts("members", "pact", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def said(cli: Cli, *arguments: str) -> dict[str, tuple[str, list[str], list[str], list[str]]]:
    """Of each row its claim, its rivals, and the source and the anchor of each of its citations."""
    rows = cli("members", *arguments, "--json").rows
    return {
        f"{row['member']} {row['change'] or ''}".strip(): (
            row["id"],
            row["rivals"],
            [cited["source"] for cited in row["sources"]],
            [cited["anchor"] for cited in row["sources"]],
        )
        for row in rows
    }


def test_every_row_has_the_sources_of_its_own_claim_and_of_no_other(pacts: Cli) -> None:
    assert said(pacts, "pact") == {
        "aland": ("pact-member-aland", ["pact-member-aland-2"], ["diary"], ["Aland signs"]),
        "celand": ("pact-member-celand", ["pact-member-celand-2"], ["diary"], ["Celand from 1952 to 1974"]),
        "deland": ("pact-member-deland", [], ["gazette"], ["Deland in May 1982"]),
        "beland": ("pact-member-beland", [], ["diary"], ["Beland since 1999"]),
        "eland": ("pact-member-eland", [], ["gazette"], ["Eland"]),
    }
    table = list(csv.DictReader(io.StringIO(pacts("members", "pact", "--csv").out)))
    assert [(row["id"], row["source"], row["locator"]) for row in table] == [
        ("pact-member-aland", "diary", "2"),
        ("pact-member-celand", "diary", "2"),
        ("pact-member-deland", "gazette", "p. 9"),
        ("pact-member-beland", "diary", "2"),
        ("pact-member-eland", "gazette", "p. 10"),
    ]


def test_the_claim_that_by_itself_knows_the_day_answers(pacts: Cli) -> None:
    """The diary of 2010 says nothing of 2015: that Aland still belonged stands in the annual of 2018."""
    for day, answer in (("2009", "pact-member-aland"), ("2015", "pact-member-aland-2"), ("2019", "pact-member-aland-2")):
        (row,) = (row for row in pacts("members", "pact", "--as-of", day, "--json").rows if row["member"] == "aland")
        assert row["id"] == answer
    assert row["sources"] == [{"source": "annual", "locator": "p. 2", "anchor": "Aland since 1949", "date": None}]
    assert (row["date"], row["date_min"], row["rivals"], row["known_to"]) == ("1949/..", "1949-01-01", ["pact-member-aland"], "2018-12-31")


def test_a_change_is_told_by_the_claim_that_dates_it(pacts: Cli) -> None:
    assert said(pacts, "bloc", "--changes") == {
        "aland joined": ("bloc-member-aland-2", ["bloc-member-aland"], ["diary"], ["Aland since 1981"]),
        "beland joined": ("bloc-member-beland", [], ["gazette"], ["and Beland"]),
        "celand joined": ("bloc-member-celand", [], ["diary"], ["Celand"]),
        "eland joined": ("bloc-member-eland", [], ["annual"], ["Eland since 2003"]),
    }


@pytest.fixture
def split(pacts: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The same record, and in it a member of which one source gives the beginning, another the end, and a third a plan."""
    shutil.copytree(TESTS / "samples" / "membership", tmp_path / "data")
    with (tmp_path / "data" / "relations.yaml").open("a", encoding="utf-8") as file:
        file.write("""
- series: regiment-members
  subject: pact-mission
  relation: member
  observations:
    - {id: mission-aland-1, object: aland, date: "2001/..", sources: [{source: gazette, locator: p. 1, anchor: "Aland came"}]}
    - {id: mission-aland-2, object: aland, date: "../2006-05", sources: [{source: diary, locator: "1", anchor: "Aland left"}]}
    - {id: mission-aland-3, object: aland, status: planned, date: "2002/..", sources: [{source: annual, locator: p. 1, anchor: "comes"}]}
    - {id: mission-beland, object: beland, status: planned, date: "2003/..", sources: [{source: annual, locator: p. 1, anchor: "to come"}]}

- id: aland-partner
  subject: aland
  relation: partner
  object: eland
  date: "2001/.."
  sources: [{source: gazette, locator: p. 2, anchor: "works with Eland"}]
""")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    return pacts


def test_one_source_may_give_the_beginning_and_another_the_end(split: Cli) -> None:
    assert said(split, "pact-mission", "--changes") == {
        "aland joined": ("mission-aland-1", ["mission-aland-2", "mission-aland-3"], ["gazette"], ["Aland came"]),
        "aland left": ("mission-aland-2", ["mission-aland-1", "mission-aland-3"], ["diary"], ["Aland left"]),
        "beland joined": ("mission-beland", [], ["annual"], ["to come"]),
    }
    assert "Aland   2001 – May 2006" in split("members", "pact-mission").out
    assert stood(split, "pact-mission", "--as-of", "2004")["aland"] == KNOWN
    assert "aland" not in stood(split, "pact-mission", "--as-of", "2007")


@pytest.fixture
def comers(pacts: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The same record, and one who joined, left, came back and left again, each by a claim of its own, and one known of three years."""
    shutil.copytree(TESTS / "samples" / "membership", tmp_path / "data")
    said = [("aland", date) for date in ("1950/..", "../1960", "1970/..", "../1980-05-06")] + [
        ("beland", y) for y in ("1950", "1951", "1952")
    ]
    with (tmp_path / "data" / "relations.yaml").open("a", encoding="utf-8") as file:
        for n, (one, date) in enumerate(said):
            file.write(f"""
- id: deland-{one}-{n}
  subject: deland
  relation: member
  object: {one}
  date: "{date}"
  sources: [{{source: gazette, locator: p. {n}, anchor: "{date}"}}]
""")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    return pacts


def test_who_left_and_comes_again_has_two_spans_though_each_claim_gives_one_end(comers: Cli) -> None:
    lines = comers("members", "deland", "--no-sources").out.splitlines()
    assert lines[0] == "5 memberships of Deland on record"
    assert [line for line in lines if line.startswith("Aland")] == ["Aland   1950–1960", "Aland   1970 – 6 May 1980"]
    for day, state in (("1955", KNOWN), ("1960", ENDED), ("1965", None), ("1975", KNOWN), ("1981", None)):
        assert stood(comers, "deland", "--as-of", day).get("aland") == state


def test_no_one_is_there_twice(comers: Cli) -> None:
    rows = comers("members", "deland", "--as-of", "1952", "--json").rows
    assert sorted((row["member"], row["standing"]) for row in rows) == [("aland", "known"), ("beland", "known")]
    (last,) = comers("members", "deland", "--as-of", "1965", "--json").rows
    assert (last["member"], last["standing"], last["date"]) == ("beland", "last-known", "1952")
    assert comers("members", "deland", "--json").err == "2 members on record; whether that is all no source says\n"


def test_a_planned_membership_is_never_sure(split: Cli) -> None:
    assert stood(split, "pact-mission", "--as-of", "2010") == {"beland": BEGUN}
    assert {row["member"]: (row["status"], row["certainty"]) for row in split("members", "pact-mission", "--changes", "--json").rows} == {
        "aland": ("actual", "certain"),
        "beland": ("planned", "possible"),
    }
    assert [one["id"] for one in split("show", "pact-mission", "--json").rows[0]["members"]] == ["aland"]


def test_a_plan_is_a_rival_of_what_came_of_it(split: Cli) -> None:
    rows = split("members", "pact-mission", "--json").rows
    assert [(row["id"], row["status"], row["rivals"]) for row in rows] == [
        ("mission-aland-2", "actual", ["mission-aland-1", "mission-aland-3"]),
        ("mission-beland", "planned", []),
    ]


def test_partners_are_listed_where_there_are_no_members(split: Cli) -> None:
    result = split("members", "aland", "--json")
    assert [(row["id"], row["member"]) for row in result.rows] == [("aland-partner", "eland")]
    assert result.err == "1 partner on record; whether that is all no source says\n"
    assert split("members", "aland", "--as-of", "1990").err.startswith("alliance: no partner of Aland is known")


def complete(cli: Cli, day: str) -> dict[str, object]:
    return {row["member"]: row["complete"] for row in cli("members", "bloc", "--as-of", day, "--json").rows}


def test_on_a_day_of_a_complete_list_who_is_in_it_is_sure_and_who_is_not_is_out(pacts: Cli) -> None:
    assert complete(pacts, "1990-06-30") == {"aland": True, "beland": True}
    assert stood(pacts, "bloc", "--as-of", "2000-06") == {"aland": KNOWN, "celand": KNOWN, "deland": KNOWN}  # Deland is undated
    result = pacts("members", "bloc", "--as-of", "2000-06")
    assert "3 members, and that is all; lists that are complete: Jun 2000 (diary)\n" in result.err
    assert "1 left out whom a list that is complete does not name: Beland\n" in result.err


def test_on_another_day_nobody_says_whether_the_list_is_whole(pacts: Cli) -> None:
    assert complete(pacts, "1995") == {"aland": None, "beland": None, "celand": None, "deland": None}
    assert "3 members on record; whether that is all no source says\n" in pacts("members", "pact", "--as-of", "1973").err
    assert (
        "whether that is all no source says of this day; complete: 1990 (gazette), Jun 2000 (diary)"
        in pacts("members", "bloc", "--as-of", "1995").err
    )


def test_who_is_missing_from_a_later_complete_list_has_left_and_who_came_after_it_is_there(pacts: Cli) -> None:
    assert stood(pacts, "bloc", "--as-of", "2004") == {"aland": KNOWN, "celand": KNOWN, "eland": KNOWN, "deland": UNDATED}


def test_who_had_not_joined_yet_is_not_told_to_be_missing(pacts: Cli) -> None:
    assert "Eland" not in pacts("members", "bloc", "--as-of", "2000-06").err
    assert "Celand" not in pacts("members", "bloc", "--as-of", "1990").err


def test_complete_is_true_or_empty_in_csv(pacts: Cli) -> None:
    for day, said in (("1990", "true"), ("1995", "")):
        table = csv.DictReader(io.StringIO(pacts("members", "bloc", "--as-of", day, "--csv").out))
        assert {row["complete"] for row in table} == {said}
    assert {row["complete"] for row in pacts("members", "bloc", "--json").rows} == {None}


def test_the_list_says_how_many_and_where_it_is_whole(pacts: Cli) -> None:
    assert pacts("members", "bloc", "--json").err == "5 members on record; complete: 1990 (gazette), Jun 2000 (diary)\n"
    assert pacts("members", "old-pact", "--json").err == "2 members on record; whether that is all no source says\n"


def test_a_claim_that_says_otherwise_stands_under_the_one_that_it_contradicts(pacts: Cli) -> None:
    assert pacts("members", "pact", "--no-sources").out.splitlines() == [
        "5 members of PCT on record",
        "",
        "Aland   from Apr 1949",
        "Celand  18 Feb 1952 – 1974",
        "  also  20 Feb 1952 – 1974  pact-member-celand-2",
        "Deland  May 1982",
        "Beland  from 1999",
        "Eland   undated",
    ]


KEYS = "institution,member,name,change,date,date_min,date_max,precision,certainty,as_of,standing,known_to,age_days"
OWN = "id,status,rivals,caveat,complete"


@pytest.mark.parametrize("how", [[], ["--as-of", "1995"], ["--changes"], ["--changes", "--during", "1800"]])
def test_the_keys_are_the_same_whatever_is_asked(pacts: Cli, how: list[str]) -> None:
    assert pacts("members", "pact", *how, "--csv").out.splitlines()[0] == f"{KEYS},source,locator,{OWN}"
    for row in pacts("members", "pact", *how, "--json").rows:
        assert ",".join(row) == f"{KEYS},sources,{OWN}"
        assert len(row["sources"]) == 1


def test_every_format_has_the_rows(pacts: Cli) -> None:
    rows = pacts("members", "pact", "--as-of", "1995", "--json").rows
    assert [json.loads(line) for line in pacts("members", "pact", "--as-of", "1995", "-f", "jsonl").out.splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(pacts("members", "pact", "--as-of", "1995", "--csv").out)))) == len(rows)
    assert pacts("members", "pact", "--as-of", "1995", "--limit", "1").err.startswith("1 of 3 shown")


def test_the_page_marks_what_is_only_possible_and_says_why(pacts: Cli) -> None:
    result = pacts("members", "pact", "--as-of", "1995", "--no-sources")
    assert result.out.splitlines() == [
        "1 member of PCT on record as of 1995, 2 more may be",
        "",
        "Aland   from Apr 1949",
        "Deland  May 1982       ?  last known 13 y 7 mo before",
        "Eland   undated        ?",
    ]
    assert result.err == (
        "3 members on record; whether that is all no source says\n2 marked ? may not have stood then, 1 of them undated\n"
    )


def test_the_bundled_record_lists_members_that_no_source_dates_as_possible(alliance: Cli) -> None:
    rows = alliance("members", "nato", "--as-of", "1995", "--json").rows
    assert {"usa", "gbr"} <= {row["member"] for row in rows}
    assert all(row["certainty"] == "possible" for row in rows if row["date"] is None)
    assert all(row["sources"] for row in rows)
    assert alliance("members", "nato", "--as-of", "1900").code == 4


MEMBER = """
- id: mission-{n}
  subject: pact-mission
  relation: member
  object: {member}
  date: "{date}"
  sources: [{{source: diary, locator: "9"}}]
"""


@pytest.fixture
def club(pacts: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The same record with members of a mission, of whom two left and two joined in one year."""
    shutil.copytree(TESTS / "samples" / "membership", tmp_path / "data")
    spans = {"celand": "2003/..", "beland": "2003/..", "deland": "1990/2003", "aland": "2001/2003"}
    with (tmp_path / "data" / "relations.yaml").open("a", encoding="utf-8") as file:
        file.writelines(MEMBER.format(n=n, member=member, date=date) for n, (member, date) in enumerate(spans.items()))
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    return pacts


def test_of_one_year_those_who_joined_stand_before_those_who_left_and_each_by_name(club: Cli) -> None:
    assert [(row["member"], row["change"]) for row in club("members", "pact-mission", "--changes", "--from", "2002", "--json").rows] == [
        ("beland", "joined"),
        ("celand", "joined"),
        ("aland", "left"),
        ("deland", "left"),
    ]


def test_members_of_one_date_stand_by_name(club: Cli) -> None:
    assert [row["member"] for row in club("members", "pact-mission", "--json").rows] == ["deland", "aland", "beland", "celand"]


def test_a_list_is_in_order_of_time_then_of_names_then_of_institutions() -> None:
    ordered = [
        {"time": time, "name": name, "institution": institution}
        for time, name, institution in (
            ((0, 1, 0), "b", "x"),
            ((0, 2, 0), None, "y"),
            ((0, 2, 0), "a", "z"),
            ((0, 2, 0), "b", "x"),
            ((0, 2, 0), "b", "y"),
        )
    ]
    assert _in_time(reversed(ordered)) == ordered


def test_where_nobody_held_an_office_there_is_none_to_name() -> None:
    with pytest.raises(UnknownName, match=r"the offices are none$"):
        in_office([], ["Head"])


@pytest.mark.parametrize(
    ("begins", "by", "followed"),
    [
        ((1966, 1966), 1970, True),
        ((1966, 1970), 1970, True),
        ((1966, 1971), 1970, False),  # perhaps not yet
        ((1960, 1970), 1980, False),  # perhaps before
        ((1965, 1965), 1980, False),
    ],
)
def test_someoneis_followed_by_one_who_surely_came_later_and_by_then(begins: tuple[int, int], by: int, followed: bool) -> None:
    office = {"institution": "pact", "office": "head", "date": "1965/..", "status": "actual"}
    one, other = ({**office, "spans": [Bounds(begin, (2000, 2000), ended=False)]} for begin in ((1965, 1965), begins))
    assert is_followed(one, [one, other], by) == followed


def test_a_card_tells_each_span_of_one_who_left_and_came_back_once(alliance: Cli, tmp_path: Path) -> None:
    """Beginning and end of the first span are told by claims of their own."""
    data = tmp_path / "data"
    shutil.copytree(TESTS / "samples" / "membership", data)
    with (data / "relations.yaml").open("a", encoding="utf-8") as file:
        for n, date in enumerate(("1955/..", "../1961", "1970-02/.."), 1):
            file.write(f"""
- id: old-pact-member-celand-{n}
  subject: old-pact
  relation: member
  object: celand
  date: "{date}"
  sources: [{{source: gazette, locator: p. {n}, anchor: "Celand"}}]
""")
    (line,) = (line for line in alliance("show", "celand", "--data", str(data)).out.splitlines() if line.startswith("member of"))
    assert "PCT (18 Feb 1952 – 1974, also 20 Feb 1952 – 1974), Old Pact (1955–1961, from Feb 1970), The Bloc (from Mar 1995)" in line


def test_who_asks_for_members_of_an_office_is_told_who_held_it(pacts: Cli) -> None:
    told = [pacts("members", "pact-commander", *day) for day in ((), ("--as-of", "1970"))]
    said = "no members of SCP are on record; `alliance holders pact-commander` has who held it\n"
    assert [(one.code, one.err) for one in told] == [(0, said), (4, f"alliance: {said}")]


def test_a_page_of_unknown_age_vouches_no_further_than_it_may_be_old(alliance: Cli) -> None:
    """Of the pages on Carignan's beginning and on Estonia's only a span of years is known, from the one in which they began."""
    for asked, who in (("holders commander-nmi --as-of 2025", "Jennie Carignan"), ("members pfp --as-of 2021", "Estonia")):
        assert {row["name"]: row["certainty"] for row in alliance(*asked.split(), "--json").rows}[who] == "possible"


@pytest.fixture
def winter(tmp_path: Path) -> str:
    """That record, in which one source says of two things that they were in a year, and that they were in a winter that lies in two."""
    data = tmp_path / "data"
    shutil.copytree(TESTS / "samples" / "membership", data)
    with (data / "relations.yaml").open("a", encoding="utf-8") as file:
        for relation, n, date in (
            (relation, n, date) for relation in ("member", "parent") for n, date in enumerate(("1995", "1995-24"), 1)
        ):
            file.write(f"""
- id: old-pact-{relation}-bloc-{n}
  subject: old-pact
  relation: {relation}
  object: bloc
  date: "{date}"
  sources: [{{source: annual, locator: p. {n}, anchor: "the Bloc"}}]
""")
    return str(data)


def test_of_claims_of_one_membership_the_narrower_is_shown(alliance: Cli, winter: str) -> None:
    (row,) = (row for row in alliance("members", "old-pact", "--json", "--data", winter).rows if row["member"] == "bloc")
    assert (row["id"], row["rivals"]) == ("old-pact-member-bloc-2", ["old-pact-member-bloc-1"])


def test_of_claims_of_what_it_was_part_of_the_card_has_the_narrower(alliance: Cli, winter: str) -> None:
    (line,) = (line for line in alliance("show", "old-pact", "--data", winter).out.splitlines() if line.startswith("part of"))
    assert "winter 1995" in line


def test_no_membership_outlives_its_member(alliance: Cli) -> None:
    there = {
        when: [row["member"] for row in alliance("members", "warsaw-pact", "--as-of", when, "--json").rows] for when in ("1990", "1991-03")
    }
    assert "gdr" not in there["1991-03"]
    assert "pol" in there["1991-03"]


def test_an_end_to_come_is_no_reason(alliance: Cli) -> None:
    """Within the life of ISAF, before the first members on record: that it ended in 2014 is told to nobody who asks in 2003."""
    said = alliance("members", "isaf", "--as-of", "2003")
    assert (said.code, said.err) == (4, "alliance: no member of ISAF is known as of 2003-12-31; without --as-of all are listed\n")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("seato", "Pakistan (until 1973), Philippines"),
        ("warsaw-pact", "Albania (until 1968), Bulgaria, Czechoslovakia, German Democratic Republic,"),
        ("arab-league", "Comoros, Djibouti, Egypt, Iraq,"),  # Egypt came back
        ("weu", "members    10 on record: Belgium, France, Germany,"),  # they left when it ended
    ],
)
def test_a_card_says_who_left_before_the_end(alliance: Cli, body: str, said: str) -> None:
    assert said in alliance("show", body).out
