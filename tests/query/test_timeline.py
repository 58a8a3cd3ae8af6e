"""Windows, filters and names mean the same everywhere."""

import pytest

from alliancecli.views.timeline_page import short
from conftest import Cli


def found(cli: Cli, *arguments: str) -> dict[str, str]:
    """The events of every weight."""
    result = cli("timeline", "--weight", "background", "--json", *arguments)
    assert result.code == 0, result.err
    return {row["id"]: row["certainty"] for row in result.rows}


def test_the_order_is_time_then_the_wider_period_then_id(mini: Cli) -> None:
    assert list(found(mini)) == [
        "hellenic-league",
        "league-open",
        "year-2003",
        "vanguard-leaves",
        "force-takes-over",
        "two-fairs",
        "summit-planned",
    ]


def test_what_has_no_beginning_comes_after_all_that_have_one_by_its_end_in_every_window(days: Cli) -> None:
    everything = list(found(days))
    assert everything[0] == "spring-fair"
    assert everything[-4:] == ["until-1949", "until-house", "until-hut", "at-all-times"]
    assert list(found(days, "--to", "2003"))[-4:] == everything[-4:]
    assert list(found(days, "--from", "1950"))[-3:] == ["until-house", "until-hut", "at-all-times"]
    assert list(found(days, "--during", "1952")) == ["open-house", "year-1952", "pact-signed", "until-house", "until-hut", "at-all-times"]
    assert list(found(days, "--limit", "3")) == everything[:3]
    assert list(found(days, "--to", "1949", "--certain")) == ["spring-fair", "leap-day", "until-1949"]
    assert list(found(days, "--from", "1904", "--to", "1949", "--certain")) == ["leap-day"]


def test_machines_get_date_min_ascending_and_none_last(days: Cli) -> None:
    first = [row["date_min"] for row in days("timeline", "--from", "1900", "--json").rows]
    assert first == [*sorted(day for day in first if day), *[None] * first.count(None)]


def test_figures_without_a_beginning_come_last_too(days: Cli) -> None:
    assert [row["id"] for row in days("figures", "--json").rows] == ["house-1952", "house-2001", "house-until-1949", "house-until-2005"]
    assert [row["id"] for row in days("figures", "--during", "1949", "--json").rows] == ["house-until-1949", "house-until-2005"]


def test_a_page_has_the_certain_then_what_may_fall_there_and_last_what_has_no_beginning(days: Cli) -> None:
    assert days("timeline", "--during", "1952-09", "--no-sources").out.splitlines() == [
        "1 event during Sep 1952, 5 more may be",
        "",
        "1952",
        "  12 Sep           The pact is signed",
        "",
        "may fall here",
        "  from 1950        The house is open",
        "  1952             A year",
        "",
        "no beginning known",
        "  until 2005    ?  The house is built",
        "  until 2005    ?  The hut is built",
        "  at all times  ?  There are houses",
    ]
    html = days("timeline", "--during", "1952-09", "-f", "html").out
    order = [html.index(f"<h3>{heading}</h3>") for heading in ("1952", "may fall here", "no beginning known")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("window", "certain", "possible"),
    [
        (["--from", "2003", "--to", "2003"], {"year-2003", "vanguard-leaves", "force-takes-over"}, set()),
        (["--during", "2003-08"], {"force-takes-over"}, {"year-2003", "vanguard-leaves"}),
        (["--during", "2003-08-11"], {"force-takes-over"}, {"year-2003", "vanguard-leaves"}),
        (["--during", "2003-08-12"], set(), {"year-2003", "vanguard-leaves"}),
        (["--during", "summer 2003"], {"vanguard-leaves", "force-takes-over"}, {"year-2003"}),
        (["--to", "-0300"], {"hellenic-league"}, set()),
        (["--during", "-0350"], set(), {"hellenic-league"}),
        (["--during", "1997"], set(), {"league-open"}),
        (["--during", "1999"], set(), set()),  # the book of 1998 cannot know: what it calls open was open in 1998
        (["--during", "2006"], set(), set()),  # between the fairs of 2004 and of 2008 there was none
        (["--during", "2008"], set(), {"two-fairs"}),
        (["--from", "2011"], {"summit-planned"}, set()),
    ],
)
def test_a_window_keeps_what_may_fall_in_it_and_marks_what_may_not(
    mini: Cli, window: list[str], certain: set[str], possible: set[str]
) -> None:
    rows = found(mini, *window)
    assert {one for one, how in rows.items() if how == "certain"} == certain
    assert {one for one, how in rows.items() if how == "possible"} == possible
    assert set(found(mini, *window, "--certain")) == certain


def test_a_note_counts_what_may_lie_outside_and_what_certain_leaves_out(mini: Cli) -> None:
    assert mini("timeline", "--during", "2003-08").err == "2 events may lie outside the window; --certain leaves them out\n"
    assert mini("timeline", "--during", "2003-08", "--certain").err == "2 more events may fall in the window; --certain leaves them out\n"
    assert mini("timeline", "--during", "2003-08", "-q").err == ""


def test_of_one_event_it_is_told_that_certain_leaves_it_out(mini: Cli) -> None:
    assert mini("timeline", "--during", "2003-10").err == "1 event may lie outside the window; --certain leaves it out\n"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--theatre", "south"], ["year-2003", "two-fairs"]),
        (["--theatre", "south", "--theatre", "north", "--kind", "meeting"], ["year-2003", "two-fairs"]),
        (["--actor", "frc"], ["force-takes-over"]),
        (["--actor", "OLD LEAGUE"], ["league-open", "year-2003", "summit-planned"]),
        (["--institution", "vanguard"], ["force-takes-over"]),
        (["--tag", "withdrawal"], ["vanguard-leaves"]),
        (["--source", "paper-2009"], ["force-takes-over"]),
        (["--status", "planned"], ["summit-planned"]),
        (["--kind", "idea,policy"], ["hellenic-league", "league-open"]),
    ],
)
def test_filters_take_any_of_one_option_and_all_of_the_options(mini: Cli, filters: list[str], expected: list[str]) -> None:
    assert list(found(mini, *filters)) == expected


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["timeline", "--actor", "frcx"], 3, "no institution is called 'frcx'; did you mean force?"),
        (["timeline", "--theatre", "nort"], 3, "did you mean north?"),
        (["timeline", "--source", "diaries"], 3, "did you mean diary?"),
        (["timeline", "--tag", "xyzzy"], 3, "no tag is called 'xyzzy'"),
        (["troops", "nori"], 3, "did you mean noria"),  # neither Noria nor Norianda: a part of a name is no name
        (["troops", "niger"], 3, "no institution is called 'niger'"),
        (["show", "no-such-thing"], 3, "no record is called 'no-such-thing'"),
        (["timeline", "--kind", "nonsense"], 2, "'nonsense' is none of treaty"),
        (["timeline", "--during", "{1998,2003}"], 2, "has gaps, and a window has none; ask for each of its dates, or for 1998/2003"),
        (["timeline", "--around", "{1998-05,2003-05}"], 2, "has gaps, and a window has none"),
        (["timeline", "--from", "2009-13"], 2, "has no month 13; write a date as 2009, 2009-01"),
        (["timeline", "--from", "foo"], 2, "'foo' is not a date; write a date as 2009"),
        (["timeline", "--from", "2009", "--to", "2001"], 2, "ends before --from 2009 begins"),
        (["timeline", "--during", "2009", "--to", "2010"], 2, "leave out --from and --to"),
        (["timeline", "--nonsense"], 2, "--nonsense"),
        (["timeline", "--json", "--csv"], 2, "give one of"),
        (["timeline", "--fields", "id,nope"], 2, "there is no field 'nope'; the fields are id, date"),
        (["timeline", "--fields", ","], 2, "names no field"),
        (["timeline", "--limit", "-1"], 2, "--limit"),
        (["troops", "force", "--as-of", "2009", "--max-age", "6"], 2, "write 90d, 6w, 6m or 2y"),
        (["nonsense"], 2, "nonsense"),
        (["help", "nonsense"], 2, "dates"),
    ],
)
def test_a_mistake_gets_one_line_and_its_exit_code(mini: Cli, arguments: list[str], code: int, said: str) -> None:
    result = mini(*arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err


@pytest.mark.parametrize(("theatre", "found"), [("north", ["force"]), ("south", [])])
def test_institutions_of_a_theatre_are_those_that_are_there(mini: Cli, theatre: str, found: list[str]) -> None:
    assert [row["id"] for row in mini("institutions", "--theatre", theatre, "--json").rows] == found


@pytest.mark.parametrize("kind", ["institutions", "terms", "sources"])
def test_a_limit_says_how_many_there_are(alliance: Cli, kind: str) -> None:
    every = len(alliance(kind, "--csv", "--fields", "id").out.splitlines()) - 1
    assert f"1 of {every:,} shown" in alliance(kind, "--limit", "1", "--csv").err


def test_an_exact_id_wins_over_a_name(mini: Cli) -> None:
    assert mini("show", "noria", "--json").rows[0]["id"] == "noria"


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("Aug 2003", "Aug"),
        ("3 May 2003 and 7 May 2003", "3 May and 7 May"),
        ("3 May 2003, Jun 2003 and 7 Jul 2003", "3 May, Jun and 7 Jul"),
        ("3 May 2003 and 7 May 2004", "3 May 2003 and 7 May 2004"),
        ("2003 and May 2003", "2003 and May"),
        ("first half of 2003", "first half of 2003"),
    ],
)
def test_a_date_under_its_year_says_it_once(shown: str, told: str) -> None:
    assert short(shown, "2003") == told


def test_words_choose_events_and_let_details_in(mini: Cli) -> None:
    assert [row["id"] for row in mini("timeline", "--search", "fairs", "--json").rows] == ["two-fairs"]
    assert [row["id"] for row in mini("timeline", "--search", "fair", "--weight", "event", "--json").rows] == []
    assert list(found(mini, "--search", "force vanguard")) == ["force-takes-over"]
    assert list(found(mini, "--search", "force vanguard", "--from", "2010", "--certain")) == []
    nothing = mini("timeline", "--search", "no such thing")
    assert (nothing.code, nothing.out) == (0, "")
    assert "`alliance search 'no such thing'` looks in every kind of record" in nothing.err
    assert "`alliance search -- -x`" in mini("timeline", "--search", "-x").err
    for no_words in ("...", " ", ""):  # a variable of a script that is not set asks for nothing, not for everything
        assert mini("timeline", "--search", no_words).code == 2


@pytest.mark.parametrize("words", ["kosovo war", "isaf expands", '"no-fly zone"', "srebrenica 1995", "stabili*"])
def test_words_find_the_events_that_search_finds(alliance: Cli, words: str) -> None:
    hits = {row["id"] for row in alliance("search", words, "--kind", "event", "--json").rows}
    assert set(found(alliance, "--search", words)) == hits != set()
