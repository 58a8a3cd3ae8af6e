"""Holders: who held an office on a day; one whose end is not known yields to the next."""

import shutil
from pathlib import Path

import pytest

from conftest import TESTS, Cli


@pytest.fixture
def posts(monkeypatch: pytest.MonkeyPatch, alliance: Cli) -> Cli:
    """Run `alliance ARGUMENTS` on the record of a pact, its members and its posts."""
    monkeypatch.setenv("ALLIANCE_DATA", str(TESTS / "samples" / "membership"))
    return alliance


OFFICE = "supreme commander of the pact"


def names(cli: Cli, *arguments: str) -> list[str]:
    result = cli("holders", *arguments, "--json")
    assert result.code == 0, result.err
    return [row["name"] for row in result.rows]


def test_all_are_listed_in_order_of_time_the_undated_last(posts: Cli) -> None:
    assert names(posts, "pact-commander") == ["Ada Byron", "Sofia Kovalevskaya", "Max Born", "Carl Gauss", "Emmy Noether"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("SCP", ["Ada Byron", "Sofia Kovalevskaya", "Max Born", "Carl Gauss", "Emmy Noether"]),  # one of them under another institution
        ("pact", ["Ada Byron", "Max Born", "Carl Gauss", "Emmy Noether"]),  # the positions of the Pact
        ("pact-mission", ["Sofia Kovalevskaya", "Marie Curie", "Lise Meitner", "Otto Hahn"]),
        ("head", ["Marie Curie", "Lise Meitner", "Otto Hahn"]),  # an office as the record words it
        ("DEPUTY", ["Emmy Noether"]),
        ("aland", []),
    ],
)
def test_a_name_is_an_institution_a_position_or_an_office(posts: Cli, name: str, found: list[str]) -> None:
    assert sorted(names(posts, name)) == sorted(found)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1951-04-10", [("Ada Byron", "possible", "may-have-begun")]),
        ("1951-04", [("Ada Byron", "certain", "known")]),
        ("1965", [("Ada Byron", "possible", "last-known")]),
        ("1969-06-30", [("Ada Byron", "possible", "last-known")]),
        ("1969-07-01", [("Max Born", "possible", "may-have-begun"), ("Ada Byron", "possible", "last-known")]),  # or two days later
        ("1969-07-03", [("Max Born", "certain", "known")]),  # the first yields: the next is known
        ("1974-12-14", [("Max Born", "certain", "known")]),
        ("1974-12-15", [("Carl Gauss", "certain", "known")]),
        ("2009", [("Carl Gauss", "certain", "known")]),
        ("2019", [("Carl Gauss", "possible", "last-known")]),  # what the source of 2010 calls open was open in 2010
    ],
)
def test_who_held_it_at_a_day(posts: Cli, day: str, expected: list[tuple[str, str, str]]) -> None:
    rows = posts("holders", "pact-commander", "--office", OFFICE, "--as-of", day, "--json").rows
    assert [(row["name"], row["certainty"], row["standing"]) for row in rows] == expected


def test_who_is_left_out_is_named(posts: Cli) -> None:
    assert posts("holders", "scp", "--as-of", "1980", "--office", OFFICE.upper()).err == (
        "left out, as the next in the same office is known: Ada Byron (Apr 1951); without --as-of all are listed\n"
    )


def test_one_whose_beginning_is_not_known_is_possible_until_the_end(posts: Cli) -> None:
    (row,) = posts("holders", "head", "--as-of", "2004", "--json").rows
    assert (row["name"], row["certainty"], row["date"], row["date_min"]) == ("Otto Hahn", "possible", "../2006", None)


def test_an_unknown_beginning_comes_after_the_known_ones_by_its_end(posts: Cli) -> None:
    assert [row["date"] for row in posts("holders", "head", "--json").rows] == ["2007/2009", "../1998", "../2006"]
    assert names(posts, "head") == ["Marie Curie", "Lise Meitner", "Otto Hahn"]
    assert names(posts, "head", "--as-of", "1997") == ["Lise Meitner"]  # he who left later came after her
    assert names(posts, "head", "--as-of", "1999") == ["Otto Hahn"]


def test_who_surely_held_it_shuts_out_who_may_have(posts: Cli) -> None:
    assert names(posts, "head", "--as-of", "2008") == ["Marie Curie"]
    assert names(posts, "scp", "--office", OFFICE, "--as-of", "1970") == ["Max Born"]


def test_the_undated_hold_it_on_no_day_and_are_counted(posts: Cli) -> None:
    result = posts("holders", "scp", "--as-of", "1980")
    assert "Emmy Noether" not in result.out
    assert "1 undated left out" in result.err
    assert "1 undated left out: when they held it is not on record\n" in posts("holders", "scp", "--during", "1960").err


def test_a_time_of_which_nothing_is_on_record_is_a_line(posts: Cli) -> None:
    assert posts("holders", "pact-secretary", "--no-sources").out.splitlines() == [
        "3 holders of Secretary of the Pact",
        "",
        "Grace Hopper               Apr 1952 – 1956",
        "1956 – 1993 not on record",
        "Alan Turing                May 1993 – Feb 2001",
        "Al Lovelace                from Mar 2001",
    ]
    assert "not on record" not in posts("holders", "pact-secretary", "--as-of", "2000").out
    assert len(posts("holders", "pact-secretary", "--json").rows) == 3  # a row is a claim
    assert posts("holders", "scp", "--no-sources").out.splitlines()[4].startswith("1951 – 1969 not on record  Supreme Commander")


def test_the_years_of_a_gap_say_their_era(posts: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(TESTS / "samples" / "membership", tmp_path / "data")
    path = tmp_path / "data" / "relations.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("1952-04/1956", "-0400-04/0956"), encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    assert "AD 956 – 1993 not on record" in posts("holders", "pact-secretary").out


def test_no_time_is_missing_from_a_list_that_is_complete(posts: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(TESTS / "samples" / "membership", tmp_path / "data")
    path = tmp_path / "data" / "relations.yaml"
    series = "- series: pact-secretaries\n"
    whole = """  complete: {date: "1949/2010", sources: [{source: diary, locator: "4", anchor: "all secretaries"}]}\n"""
    path.write_text(path.read_text(encoding="utf-8").replace(series, series + whole), encoding="utf-8")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    assert "not on record" not in posts("holders", "pact-secretary").out
    assert [row["complete"] for row in posts("holders", "pact-secretary", "--as-of", "1995", "--json").rows] == [True]
    assert posts("holders", "pact-secretary", "--as-of", "1970").code == 4


def test_every_row_has_the_source_of_its_own_claim_and_its_rivals_are_also_told(posts: Cli) -> None:
    rows = posts("holders", "pact-commander", "--json").rows
    assert [(row["id"], row["rivals"], [(cited["source"], cited["anchor"]) for cited in row["sources"]]) for row in rows] == [
        ("pact-commander-holder-byron", [], [("diary", "Byron")]),
        ("pact-mission-holder-kovalevskaya", [], [("gazette", "Kovalevskaya")]),
        ("pact-commander-holder-born", ["pact-commander-holder-born-2"], [("diary", "Born")]),
        ("pact-commander-holder-gauss", [], [("diary", "Gauss")]),
        ("pact-commander-holder-noether", [], [("gazette", "her deputy Noether")]),
    ]
    page = posts("holders", "pact-commander").out.splitlines()
    assert page[6].split() == ["also", "from", "3", "Jul", "1969", "pact-commander-holder-born-2"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["scp", "--office", OFFICE, "--as-of", "1940"], 4, "is known as of 1940-12-31"),
        (["head", "--as-of", "2010"], 4, "the last known before it is Marie Curie, 2007–2009"),
        (["aland", "--as-of", "2007"], 4, "no holder of Aland at all is on record"),
        (["head", "--as-of", "2004", "--certain"], 4, "1 possible"),
        (["pact-mission", "--office", "comander"], 3, "the offices are SCP, head"),
        (["pact-comander"], 3, "did you mean pact-commander"),
        (["scp", "--certain"], 2, "--certain goes with --as-of"),
        (["scp", "--as-of", "2006/.."], 2, "has no end"),
    ],
)
def test_a_question_without_an_answer_gets_one_line_and_its_exit_code(posts: Cli, arguments: list[str], code: int, said: str) -> None:
    result = posts("holders", *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


KEYS = "institution,office,name,date,date_min,date_max,precision,certainty,as_of,standing,known_to,age_days"


OWN = "id,status,rivals,caveat,complete"


@pytest.mark.parametrize("how", [[], ["--as-of", "1980"]])
def test_the_keys_are_the_same_whatever_is_asked(posts: Cli, how: list[str]) -> None:
    assert posts("holders", "scp", *how, "--csv").out.splitlines()[0] == f"{KEYS},source,locator,{OWN}"
    rows = posts("holders", "scp", *how, "--json").rows
    assert {",".join(row) for row in rows} == {f"{KEYS},sources,{OWN}"}
    assert all(row["sources"] for row in rows)


def test_several_institutions_are_told_apart_on_the_page(posts: Cli) -> None:
    lines = posts("holders", "scp", "--as-of", "1980").out.splitlines()
    assert lines[:4] == [
        "1 holder of an office of SCP as of 1980, 1 more may be",
        "",
        "Carl Gauss          Supreme Commander of the Pact  from 15 Dec 1974                             pact-commander  1",
        "Sofia Kovalevskaya  SCP                            1960              ?  last known 20 y before  pact-mission    2",
    ]


def test_where_none_is_sure_the_first_line_says_who_is_possible(posts: Cli) -> None:
    assert posts("holders", "scp", "--as-of", "1980", "--office", "SCP").out.splitlines()[0] == "1 possible holder of SCP as of 1980"


def test_the_bundled_record_answers_for_saceur(alliance: Cli) -> None:
    result = alliance("holders", "saceur", "--as-of", "2004", "--json")
    assert result.code == 0
    assert [(row["name"], row["certainty"]) for row in result.rows] == [("James L. Jones", "certain")]


def test_a_window_finds_who_held_it_then(alliance: Cli) -> None:
    rows = alliance("holders", "saceur", "--from", "2003-02", "--to", "2005", "--json").rows
    assert [(row["name"], row["certainty"]) for row in rows] == [("James L. Jones", "certain")]
    assert alliance("holders", "saceur", "--to", "1930", "--json").rows == []


def test_who_is_known_only_long_before_or_after_a_window_is_counted_and_not_listed(alliance: Cli) -> None:
    """Wilson was seen in office in 1917, Balanzino followed by Claes, and of Votel only the end in 2019 is known."""
    answer = alliance("holders", "--during", "1999-03", "--json")
    assert {row["name"] for row in answer.rows} >= {"Javier Solana", "Wesley Clark", "Kofi Annan", "Klaus Naumann"}
    assert not {row["name"] for row in answer.rows} & {"William Gladstone", "Woodrow Wilson", "Joseph Votel"}
    assert "left out of whom nothing is known near that time" in answer.err
    seen = alliance("holders", "us-president", "--during", "1917", "--json").rows
    assert [(row["name"], row["certainty"]) for row in seen] == [("Woodrow Wilson", "certain")]


def test_an_end_that_is_only_a_year_may_lie_outside_the_window(alliance: Cli) -> None:
    rows = alliance("holders", "saceur", "--during", "1990-01", "--json").rows
    assert {row["name"] for row in rows} == {"John R. Galvin"}
    sure = alliance("holders", "saceur", "--from", "1990", "--to", "1996", "--certain", "--json").rows
    assert all(row["certainty"] == "certain" for row in sure)


@pytest.mark.parametrize("person", ["jones", "James JONES", "jones, james l."])
def test_a_person_is_found_by_words_of_the_name_in_any_office(alliance: Cli, person: str) -> None:
    rows = alliance("holders", "--person", person, "--json").rows
    assert "saceur" in {row["institution"] for row in rows}
    assert all("Jones" in row["name"] for row in rows)


def test_a_person_is_never_found_by_a_part_of_a_word(alliance: Cli) -> None:
    told = alliance("holders", "--person", "jone")
    assert told.code == 3
    assert "did you mean" in told.err


def test_between_the_terms_of_one_person_nothing_is_told_of_others(alliance: Cli) -> None:
    assert "not on record" not in alliance("holders", "--person", "jones").out


def test_a_name_that_is_no_office_is_answered_with_where_the_offices_are(alliance: Cli) -> None:
    told = alliance("holders", "pope")
    assert (told.code, told.out) == (3, "")
    assert told.err.endswith("; `alliance help offices` has the offices\n")
    assert "us-president" in alliance("help", "offices").out


def test_it_says_what_may_be_named(alliance: Cli) -> None:
    told = alliance("holders")
    assert told.code == 2
    assert "--person" in told.err
    assert alliance("holders", "saceur", "--as-of", "2004", "--during", "2004").code == 2


def test_the_last_who_is_known_before_a_day_is_no_one_whom_others_followed(alliance: Cli, tmp_path: Path) -> None:
    """Byron's end is not on record, so that she might have stood for ever; but Born came after her, and he left."""
    data = tmp_path / "data"
    shutil.copytree(TESTS / "samples" / "membership", data)
    with (data / "relations.yaml").open("a", encoding="utf-8") as file:
        for name, date in (("Ada Byron", "1955/.."), ("Max Born", "1971/1975")):
            file.write(f"""
- id: clerk-{name[:3].lower()}
  subject: pact
  relation: holder
  office: clerk
  name: {name}
  date: "{date}"
  sources: [{{source: gazette, locator: p. 2, anchor: "clerk"}}]
""")
    asked = alliance("holders", "clerk", "--as-of", "1976", "--data", str(data))
    assert (asked.code, asked.out) == (4, "")
    assert asked.err == "alliance: no holder of clerk is known as of 1976-12-31; the last known before it is Max Born, 1971–1975\n"


def test_one_who_served_twice_is_one_person_with_two_terms(alliance: Cli, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(TESTS / "samples" / "membership", data)
    people = ["Ada Byron", "Max Born", "Ada Byron", "Carl Gauss", "Emmy Noether", "Lise Meitner", "Otto Hahn", "Marie Curie", "Ada Byron"]
    with (data / "relations.yaml").open("a", encoding="utf-8") as file:
        for year, name in enumerate(people, 1951):
            file.write(f"""
- id: clerk-{year}
  subject: bloc
  relation: holder
  office: clerk
  name: {name}
  date: "{year}/{year}"
  sources: [{{source: gazette, locator: p. {year}, anchor: "clerk"}}]
""")
    assert alliance("holders", "clerk", "--data", str(data)).out.splitlines()[0] == "9 terms of 7 holders of clerk"
    (led,) = (line for line in alliance("show", "bloc", "--data", str(data)).out.splitlines() if line.startswith("led by"))
    assert "2 others; Emmy Noether (1955)" in led  # Born and Gauss; Byron, who served before too, is shown


def test_a_card_names_the_office_where_holders_of_several_are_told_of(posts: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def led(name: str) -> str:
        return " ".join(posts("show", name, "--no-sources").out.split("led by")[1].split("alliance holders")[0].split())

    assert led("pact") == "2 others; Max Born (1 Jul 1969 – 14 Dec 1974); Carl Gauss (from 15 Dec 1974)"
    shutil.copytree(TESTS / "samples" / "membership", tmp_path / "data")
    with (tmp_path / "data" / "relations.yaml").open("a", encoding="utf-8") as file:
        file.write("""
- id: pact-secretary-parent-pact
  subject: pact-secretary
  relation: parent
  object: pact
  sources: [{source: diary, locator: "4", anchor: "secretary of the Pact"}]
""")
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "data"))
    assert led("pact").endswith(
        "; Alan Turing, Secretary of the Pact (May 1993 – Feb 2001); Al Lovelace, Secretary of the Pact (from Mar 2001)"
    )
