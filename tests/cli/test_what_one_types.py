"""What one types first: each either answers, or says the command that does."""

import re
from pathlib import Path

import pytest

from alliancecli.cli.commands import COMMANDS
from alliancecli.cli.help import TOPICS
from conftest import Cli
from folders import folder


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("isaf", 2, "`alliance show isaf`"),
        ("ISAF", 2, "`alliance show isaf`"),
        ("troop isaf", 2, "did you mean `alliance troops isaf`?"),
        ("kosovo war", 2, "`alliance search kosovo war`"),
        ("troops ukraine", 3, "Ukraine is a contributor: `alliance figures --contributor ukr`"),
        ("timeline kosovo", 2, "`alliance timeline --theatre kosovo`"),
        ("timeline nato", 2, "`alliance timeline --actor nato`"),
        ("timeline summit", 2, "`alliance timeline --tag summit`"),
        ("troops kosovo", 3, "'kosovo' is a theatre and no institution: `alliance troops --theatre kosovo`"),
        ("troops Kosovo --as-of 2009", 3, "`alliance troops --theatre kosovo`"),
        ("figures --subject kosovo", 3, "`alliance figures --theatre kosovo`"),
        ("timeline --actor balkans", 3, "`alliance timeline --theatre balkans`"),
        ("members kosovo", 3, "`alliance timeline --theatre kosovo`"),
        ("show kosovo", 3, "'kosovo' is a theatre and no record: `alliance timeline --theatre kosovo`"),
        ("holders kosovo", 3, "`alliance timeline --theatre kosovo`"),
        ("timeline --theatre isaf", 3, "'isaf' is an institution and no theatre: `alliance show isaf`"),
        ("show petraeus", 3, "'petraeus' is a person and no record: `alliance holders --person petraeus`"),
        ("holders Petraeus", 3, "is a person and no institution: `alliance holders --person petraeus`"),
        ("timeline petraeus", 2, "`alliance holders --person petraeus`"),
        ("figures --contributor isaf", 3, "ISAF is no contributor but a subject: `alliance figures --subject isaf`"),
        ("troops --contributor isaf", 3, "`alliance figures --subject isaf`"),
        ("timeline no such thing", 2, "`alliance search no such thing`"),
        ("terms surge", 2, "`alliance show surge`"),
        ("timeline --kind summit", 2, "it is found by `alliance timeline --tag summit`"),
        ("timeline --kind nonsense", 2, "'nonsense' is none of treaty,"),
        ("on 2001-09-12", 2, "`alliance timeline --during 2001-09-12 --weight background` has what happened then, `alliance on 09-12`"),
        (
            "compare collective-defence collective-security",
            3,
            "is a term and no theatre or institution: `alliance show collective-defence`",
        ),
        ("holders secretary-general", 3, "nato-secretary-general, un-secretary-general"),
        ("timeline --around nato-found", 2, "neither a date nor the id of an event"),
        ("timeline --around nato-found", 2, "did you mean nato-founded"),
        ("timeline --tag sumit", 3, "did you mean summit"),
        ("timeline --sort shoe-size", 2, "there is no column 'shoe-size'; the columns are id, date"),
        ("sum --as-of 2009", 2, "sum has no option --as-of, but troops, figures, compare, members and holders have; `alliance sum --help`"),
        ("timeline --theatre kosovo --chart", 2, "timeline has no option --chart, but troops, figures and compare have; "),
        ("members nato --person x", 2, "members has no option --person, but holders has; "),
        ("troops isaf --asof 2009", 2, "troops has no option --asof; did you mean --as-of? "),
        ("cite nato --foo", 2, "cite has no option --foo; `alliance cite --help` lists its own\n"),
        ("help trops", 2, "did you mean `alliance help troops`?"),
        ("open abyssinia", 2, "means more than one thing: write institution:abyssinia or theatre:abyssinia"),
        ("timeline -- --csv", 2, "it is found by `alliance search -- --csv`"),
    ],
)
def test_the_command_that_answers_is_said(alliance: Cli, words: str, code: int, said: str) -> None:
    result = alliance(*words.split())
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1


def test_of_a_person_all_words_are_those_of_a_name(alliance: Cli) -> None:
    said = "`alliance holders --person 'javier solana'`"
    assert said in alliance("timeline", "--actor", "Javier Solana").err
    assert said not in alliance("timeline", "--actor", "Javier Solana Nobody").err
    assert "is a person" not in alliance("show", "de").err


@pytest.mark.parametrize(
    ("words", "as_well"),
    [
        ("timeline --theater kosovo --csv", "timeline --theatre kosovo --csv"),
        ("timeline --around nato-founded --within 1m --csv", "timeline --around 1949-04-04 --within 1m --csv"),
        ("help troops", "troops --help"),
        ("on --csv", "on today --csv"),
        ("timeline --limit 3 --color ALWAYS", "timeline --limit 3 --color always"),
        ("timeline --limit 3 -f JSONL", "timeline --limit 3 -f jsonl"),
        ("--version timeline", "--version"),
    ],
)
def test_another_way_to_say_it_answers_the_same(alliance: Cli, words: str, as_well: str) -> None:
    result = alliance(*words.split())
    assert result.code == 0
    assert result.out == alliance(*as_well.split()).out


def test_a_week_is_a_day_and_the_six_after_it_also_over_the_end_of_the_year(alliance: Cli) -> None:
    dates = {row["date_min"][-5:] for row in alliance("on", "12-29", "--week", "--json").rows}
    assert dates
    assert dates <= {"12-29", "12-30", "12-31", "01-01", "01-02", "01-03", "01-04"}
    assert {row["id"] for row in alliance("on", "12-31", "--json").rows} <= {
        row["id"] for row in alliance("on", "12-29", "--week", "--json").rows
    }


def test_advice_does_not_need_a_record(monkeypatch: pytest.MonkeyPatch, alliance: Cli, tmp_path: Path) -> None:
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path / "none"))
    assert "`alliance search isaf`" in alliance("isaf").err


@pytest.mark.parametrize(("topic", "words"), [("tags", "summit"), ("theatres", "kosovo"), ("kinds", "treaty"), ("offices", "saceur")])
def test_lists_of_words_are_told(alliance: Cli, topic: str, words: str) -> None:
    assert f"\n  {words} " in alliance("help", topic).out


def test_help_has_a_topic_for_each_command_and_each_list(alliance: Cli) -> None:
    assert not set(TOPICS) & set(COMMANDS)
    for name in COMMANDS:
        assert alliance("help", name).out == alliance(name, "--help").out


@pytest.mark.parametrize("column", ["date", "date_min", "date_max"])
def test_a_column_of_days_is_in_order_of_time_in_any_year(alliance: Cli, tmp_path: Path, column: str) -> None:
    dates = {"old": "Y-12000", "bc": "-0043-03-15", "ad": "2001", "later": "Y12000"}
    data = folder(tmp_path / "data", *(f"{one},{date},T,report,noria,diary,p. 1" for one, date in sorted(dates.items())))
    command = ("timeline", "--weight", "background", "--data", str(data), "--json", "--sort")
    assert [row["id"] for row in alliance(*command, column).rows] == [*dates]
    assert [row["id"] for row in alliance(*command, f"-{column}").rows] == [*reversed(dates)]


@pytest.mark.parametrize(
    "window", [[], ["--to", "2002"], ["--from", "1980"], ["--from", "1980", "--to", "2002", "--actor", "noria"]], ids=" ".join
)
def test_the_newest_come_first_the_wider_of_one_day_before_the_narrower_and_the_unbegun_last(
    alliance: Cli, tmp_path: Path, window: list[str]
) -> None:
    dates = {"wide": "2001", "narrow": "2001-01", "old": "1999", "one": "../1990", "two": "../1995"}
    data = folder(tmp_path / "data", *(f"{one},{date},T,report,noria,diary,p. 1" for one, date in sorted(dates.items())))
    command = ("timeline", "--weight", "background", "--data", str(data), "--json", *window, "--sort", "-date")
    assert [row["id"] for row in alliance(*command).rows] == [*dates]
    few = alliance(*command, "--limit", "4")
    assert [row["id"] for row in few.rows] == [*dates][:4]
    assert "4 of 5 shown (--limit)" in few.err


def test_rows_are_in_the_order_of_a_column_and_what_has_nothing_there_comes_last(mini: Cli) -> None:
    for command, column in (
        ("timeline --weight background", "title"),
        ("figures", "value"),
        ("timeline", "date"),
        ("institutions", "established"),
    ):
        up = mini(*command.split(), "--json", "--sort", column).rows
        down = mini(*command.split(), "--json", "--sort", f"-{column}").rows
        assert sorted(row["id"] for row in up) == sorted(row["id"] for row in mini(*command.split(), "--json").rows)
        filled = [row[column] for row in up if row[column] not in (None, "")]
        assert [row[column] for row in up[: len(filled)]] == filled
        assert sorted(row[column] is None for row in down) == [row[column] is None for row in down]
    values = [row["value"] for row in mini("figures", "--json", "--sort", "-value").rows if row["value"] is not None]
    assert values == sorted(values, reverse=True)


def test_a_limit_is_of_the_sorted_rows(alliance: Cli) -> None:
    (top,) = alliance("troops", "isaf", "--sort", "-value", "--limit", "1", "--json").rows
    assert top["value"] == max(row["value"] or 0 for row in alliance("troops", "isaf", "--json").rows)


def test_what_is_written_to_a_file_is_said_unless_quiet(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    rows = len(mini("figures", "--json").rows)
    assert f"wrote {path}: {rows} rows\n" in mini("figures", "-o", str(path)).err
    assert mini("figures", "-q", "-o", str(path)).err == ""


def test_the_page_of_a_record_is_said_by_its_name(mini: Cli, tmp_path: Path) -> None:
    assert f"wrote {tmp_path}/x.html: The Force\n" in mini("show", "force", "-o", f"{tmp_path}/x.html").err
    assert f"wrote {tmp_path}/x.csv: 1 row\n" in mini("show", "force", "-o", f"{tmp_path}/x.csv").err


def test_so_short_a_word_is_no_misspelling_of_one_that_begins_otherwise(alliance: Cli) -> None:
    for typed in ("nope", "cite nope", "show nope"):
        assert "did you mean" not in alliance(*typed.split()).err
    assert "did you mean isaf," in alliance("show", "isf").err
    assert "did you mean `alliance open`?" in alliance("opne").err


def test_an_office_is_told_once(alliance: Cli) -> None:
    said = alliance("help", "offices").out
    assert re.search(r"^  commander-kfor +Commander of KFOR$", said, re.MULTILINE)
    assert re.search(r"^  cpa +Coalition Provisional Authority: administrator$", said, re.MULTILINE)


def test_help_has_examples_then_five_options_then_the_others_and_engines_last(mini: Cli) -> None:
    told = mini("timeline", "--help").out
    heads = [line for line in told.splitlines() if line.endswith(":") and not line.startswith(" ")]
    assert heads == ["Examples:", "Options:", "More options:", "Output:", "Record:", "Engines:"]
    first = told.partition("\nOptions:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in first.splitlines() if line.startswith("  --")] == [
        "--from",
        "--to",
        "--theatre",
        "--actor",
        "--weight",
    ]


def test_a_state_with_numbers_of_its_own_is_said_to_give_to_others_too(alliance: Cli) -> None:
    result = alliance("troops", "germany")
    assert {row["subject"] for row in alliance("troops", "germany", "--json").rows} == {"deu"}
    assert "Germany is a contributor too: `alliance figures --contributor deu`" in result.err
    refused = alliance("troops", "germany", "--as-of", "2009")
    assert refused.code == 4
    assert refused.err.endswith("; Germany is a contributor too: `alliance figures --contributor deu`\n")


@pytest.mark.parametrize(
    ("named", "theatre"),
    [("East Timor", "east-timor"), ("DRC", "congo"), ("Bosnia-Herzegovina", "bosnia"), ("adriatic sea", "adriatic")],
)
def test_a_theatre_is_known_by_its_name_and_by_those_of_its_state(alliance: Cli, named: str, theatre: str) -> None:
    rows = alliance("timeline", "--theatre", named, "--weight", "event", "--weight", "detail", "--json").rows
    assert rows
    assert all(theatre in row["theatres"] for row in rows)


def test_a_state_that_is_a_theatre_too_is_said_to_have_forces(alliance: Cli) -> None:
    assert "bosnia is a theatre too: `alliance troops --theatre bosnia` has the forces there\n" in alliance("troops", "bosnia").err
    assert "theatre" not in alliance("troops", "germany").err
    refused = alliance("troops", "afghanistan", "--as-of", "2010")
    assert (refused.code, refused.err.count("\n")) == (4, 1)
    assert refused.err.endswith("; afghanistan is a theatre too: `alliance troops --theatre afghanistan` has the forces there\n")


@pytest.mark.parametrize("command", ["troops", "coverage", "conflicts", "holders"])
def test_an_empty_name_is_not_every_name(alliance: Cli, command: str) -> None:
    told = alliance(command, "")
    assert (told.code, told.out, " is empty; write a name" in told.err) == (2, "", True)
