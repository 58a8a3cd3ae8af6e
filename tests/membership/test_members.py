"""Members: who belonged on a day, surely or possibly, and who joined and left."""

import csv
import io
import json

import pytest

from conftest import TESTS, Cli


@pytest.fixture
def pacts(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on the record of a pact, its members and its posts; its one source is of February 2010."""
    monkeypatch.setenv("ALLIANCE_DATA", str(TESTS / "membership" / "record"))
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
        ("1952-02-18", {"aland": KNOWN, "celand": KNOWN, "eland": UNDATED}),
        ("1973", {"aland": KNOWN, "celand": KNOWN, "eland": UNDATED}),
        ("1974", {"aland": KNOWN, "celand": ENDED, "eland": UNDATED}),  # it left on some day of 1974
        ("1975-01-01", {"aland": KNOWN, "eland": UNDATED}),
        ("1982-05-10", {"aland": KNOWN, "deland": BEGUN, "eland": UNDATED}),
        ("1982-05", {"aland": KNOWN, "deland": KNOWN, "eland": UNDATED}),  # a bare date is known of that month
        ("1995", {"aland": KNOWN, "deland": LAST, "eland": UNDATED}),  # and of none after it
        ("1999-06", {"aland": KNOWN, "beland": BEGUN, "deland": LAST, "eland": UNDATED}),
        ("1999", {"aland": KNOWN, "beland": KNOWN, "deland": LAST, "eland": UNDATED}),
        ("2010-02-01", {"aland": KNOWN, "beland": KNOWN, "deland": LAST, "eland": UNDATED}),
        ("2010-02-02", {"aland": LAST, "beland": LAST, "deland": LAST, "eland": UNDATED}),  # the source had appeared
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
    for day, said in (("1991-07-02", "was dissolved 1 Jul 1991"), ("1949", "the first known is Aland, from May 1955")):
        result = pacts("members", "old-pact", "--as-of", day)
        assert (result.code, result.out) == (4, "")
        assert said in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pact", "--as-of", "1940"], "no member of pact is known as of 1940-12-31; the first known is Aland, from Apr 1949"),
        (["aland", "--as-of", "1995"], "no member of aland at all is on record"),
        (["old-pact", "--as-of", "1952", "--certain"], "no member of old-pact is certain as of 1952-12-31; 1 possible"),
    ],
)
def test_no_usable_answer_is_exit_4_and_says_what_is_known(pacts: Cli, arguments: list[str], said: str) -> None:
    result = pacts("members", *arguments, "--json")
    assert (result.code, result.out) == (4, "")
    assert said in result.err


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


KEYS = "institution,member,name,change,date,date_min,date_max,precision,certainty,as_of,standing,known_to,age_days"


@pytest.mark.parametrize("how", [[], ["--as-of", "1995"], ["--changes"], ["--changes", "--during", "1800"]])
def test_the_keys_are_the_same_whatever_is_asked(pacts: Cli, how: list[str]) -> None:
    assert pacts("members", "pact", *how, "--csv").out.splitlines()[0] == f"{KEYS},source,locator"
    for row in pacts("members", "pact", *how, "--json").rows:
        assert ",".join(row) == f"{KEYS},sources"
        assert row["sources"] == [{"source": "diary", "locator": "2", "anchor": "the Pact", "date": None}]


def test_every_format_has_the_rows(pacts: Cli) -> None:
    rows = pacts("members", "pact", "--as-of", "1995", "--json").rows
    assert [json.loads(line) for line in pacts("members", "pact", "--as-of", "1995", "-f", "jsonl").out.splitlines()] == rows
    assert len(list(csv.DictReader(io.StringIO(pacts("members", "pact", "--as-of", "1995", "--csv").out)))) == len(rows)
    assert pacts("members", "pact", "--as-of", "1995", "--limit", "1").err.startswith("1 of 3 shown")


def test_the_page_marks_what_is_only_possible_and_says_why(pacts: Cli) -> None:
    result = pacts("members", "pact", "--as-of", "1995", "--no-sources")
    assert result.out.splitlines() == [
        "Aland   from Apr 1949",
        "Deland  May 1982       ?  last known 13 y 7 mo before",
        "Eland   undated        ?",
    ]
    assert result.err == "2 marked ? may not have stood then, 1 of them undated\n"


def test_the_bundled_record_lists_members_that_no_source_dates_as_possible(alliance: Cli) -> None:
    rows = alliance("members", "nato", "--as-of", "1995", "--json").rows
    assert {"usa", "gbr"} <= {row["member"] for row in rows}
    assert all(row["certainty"] == "possible" for row in rows if row["date"] is None)
    assert all(row["sources"] for row in rows)
    assert alliance("members", "nato", "--as-of", "1900").code == 4
