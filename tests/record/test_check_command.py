"""`alliance check`: rows as YAML, advice apart from faults, and what is not read or not run is told."""

from pathlib import Path

import pytest

from conftest import Cli
from harm import HEADER, folder, row

FIGURES = "id,title,subject,measure,value,unit,scope,date,source,locator,contributor\n"


def test_rows_are_put_to_the_checks_that_look_across_records(alliance: Cli, tmp_path: Path) -> None:
    rows = (
        "a,Total,force,troops,248621,troops,in-force,2001-06,diary,p. 1,\n"
        "b,Total,force,troops,248621,troops,in-force,2001-09,diary,p. 1,\n"
        "c,Part,force,troops,300000,troops,in-force,2001-09,diary,p. 1,noria\n"
    )
    told = alliance("check", str(folder(tmp_path / "data", FIGURES + rows, "figures.csv")))
    assert told.code == 5
    assert "figures.csv:3: b.value: its parts add up to 300,000" in told.err
    assert "248,621 stands" not in told.err  # month by month a count may stay what it was


def test_what_a_check_finds_in_many_rows_is_told_with_its_first_rows_and_counted(alliance: Cli, tmp_path: Path) -> None:
    header = "id,subject,measure,low,high,unit,scope,date,source,locator\n"
    newer = [f"n{n},force,troops,5,6,troops,in-force,2001-01-{n % 28 + 1:02},book-1998,p. 1\n" for n in range(400)]
    turned = [f"t{n},force,troops,7,6,troops,in-force,2001-02-{n + 1:02},diary,p. 1\n" for n in range(2)]
    data = folder(tmp_path / "data", header + "".join([*newer, *turned]), "figures.csv")
    told = [line.removeprefix(f"{data}/figures.csv:") for line in alliance("check", str(data)).err.splitlines()]
    assert [line.partition(": ")[0] for line in told if " is later than its source" in line] == ["2", "3", "4"]
    assert "4: and 397 more rows like these: facts are not newer than sources" in told
    assert [line.partition(": ")[0] for line in told if ".high: " in line or ".low: " in line] == ["402", "403"]
    assert sum("more row" in line for line in told) == 1
    assert told[-1] == "402 faults"


def test_what_is_not_run_on_rows_is_named(alliance: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = folder(tmp_path / "data", HEADER + row(1) + row(2) + row(3))
    few = alliance("check", str(data))
    *unused, left = few.err.splitlines()
    assert (few.code, left) == (0, "not run on rows of tables: files are sorted, numbers are not copied")
    assert all(line.startswith("advice: ") and " by no record; " in line for line in unused)
    monkeypatch.setattr("alliancecli.record.table_checks.TOGETHER", 2)
    many = alliance("check", str(data))
    assert many.out == few.out
    assert "events agree with relations" in many.err
    assert "parts fit totals" in many.err


def test_rows_that_are_not_read_for_faults_of_the_rest_are_told(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1).replace("2001", "2001-13"))
    with (data / "institutions.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: aaa, name: Out of order, kind: force, sources: [{source: diary, locator: p. 1}]}\n")
    told = alliance("check", str(data))
    assert told.code == 5
    assert told.err.splitlines()[-2] == "the rows of 1 table were not read; mend these faults first"


def test_a_long_title_is_advice_that_can_be_turned_off(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1).replace("Something happens", "x" * 101))
    told = alliance("check", str(data))
    assert told.code == 0
    assert f"advice: {data}/events.csv:2: row-1.title: has 101 characters" in told.err
    with (data / "record.yaml").open("a", encoding="utf-8") as file:
        file.write("quiet: [titles are short]\n")
    assert "characters" not in alliance("check", str(data)).err


def test_only_advice_can_be_turned_off(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1), mapping="quiet: [zero is said]\n")
    told = alliance("check", str(data))
    assert told.code == 5
    assert "record.quiet: 'zero is said' is no advice; what can be turned off is titles are short, definitions are used" in told.err


@pytest.mark.parametrize(
    "name",
    [
        "Events.csv",
        "terms.csv",
        "events.txt",
        "figures.xls",
        "other.tsv",
        "library.bib",
        "Sources.bib",
        "sources.ris",
        "data.xlsx",
        "events.yaml.gz",
        "events.csv~",
    ],
)
def test_a_file_that_looks_like_data_and_is_not_read_is_told(alliance: Cli, tmp_path: Path, name: str) -> None:
    data = folder(tmp_path / "data", HEADER + row(1))
    (data / name).write_text("id,name\n", encoding="utf-8")
    told = alliance("check", str(data))
    assert told.code == 0
    assert f"{data}/{name}: is not read; the files are " in told.err


@pytest.mark.parametrize("name", ["EVENTS.YAML", "events.yml", "Events.yaml"])
def test_a_file_of_yaml_that_is_not_read_is_a_fault(alliance: Cli, tmp_path: Path, name: str) -> None:
    data = folder(tmp_path / "data", HEADER + row(1))
    (data / name).write_text("", encoding="utf-8")
    told = alliance("check", str(data))
    assert (told.code, f"{data}/{name}:1: is not read; the files are " in told.err) == (5, True)


@pytest.mark.parametrize(("name", "text"), [("sources.bib", "id,name\n"), ("sources.json", "[]")])
def test_a_bibliography_without_an_entry_is_told(alliance: Cli, tmp_path: Path, name: str, text: str) -> None:
    pytest.importorskip("pybtex")
    data = folder(tmp_path / "data", HEADER + row(1))
    (data / name).write_text(text, encoding="utf-8")
    assert f"{data}/{name}: holds no entry" in alliance("check", str(data)).err


def test_so_is_one_in_the_folder_of_tables(alliance: Cli, tmp_path: Path) -> None:
    listed = "tables: [{file: tables/one.csv, makes: events}]\n"
    data = folder(tmp_path / "data", HEADER + row(1), mapping=listed)
    (data / "tables").mkdir()
    for name in ("one", "two"):
        (data / "tables" / f"{name}.csv").write_text(HEADER + row(2), encoding="utf-8")
    told = alliance("check", str(data))
    assert [line.partition(":")[0] for line in told.err.splitlines() if "is not read" in line] == [f"{data}/tables/two.csv"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("makes: event, source: {id: own, type: book, title: T, issued: '2001', tier: B}", "makes: 'event' is no term"),
        ("makes: events, source: {id: own, title: T, issued: '2001', tier: B}", "source.type: is missing; write it"),
        ("makes: events, source: [", "record: not YAML"),
    ],
)
def test_what_only_a_faulty_heading_would_say_is_no_fault_beside_it(alliance: Cli, tmp_path: Path, table: str, said: str) -> None:
    data = folder(tmp_path / "data", "", mapping=f"tables: [{{file: own.csv, {table}}}]\n")
    for name in ("events.csv", "sources.yaml"):
        (data / name).unlink()
    (data / "own.csv").write_text(HEADER, encoding="utf-8")
    told = alliance("check", str(data)).err.splitlines()
    assert said in told[0]
    assert told[1:] == ["1 fault"]


def test_other_files_are_nobodys_affair(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1))
    for name in ("README.txt", "events.rejects.csv", "map.png", "package.json", "~$data.xlsx", "events.html"):
        (data / name).write_text("line,reason,row\n", encoding="utf-8")
    assert "is not read" not in alliance("check", str(data)).err


def test_a_zero_that_csv_wrote_without_its_passage_is_sound(alliance: Cli, tmp_path: Path) -> None:
    zero = "z,None left,force,troops,0,troops,in-force,2001,diary,p. 1,\n"
    assert alliance("check", str(folder(tmp_path / "data", FIGURES + zero, "figures.csv"))).code == 0


INSTITUTION = "- {{id: poland, name: Poland, kind: state, aliases: [{alias}], sources: [{{source: {source}, locator: x}}]}}\n"


def joined(tmp_path: Path, second: str) -> tuple[str, str]:
    """Two folders that both have Poland."""
    one, two = (folder(tmp_path / name, HEADER + row(number), mapping="") for name, number in (("one", 1), ("two", 2)))
    for data, text in ((one, INSTITUTION.format(alias="Polska", source="diary")), (two, second)):
        with (data / "institutions.yaml").open("a", encoding="utf-8") as file:
            file.write(text)
    return str(one), str(two)


def test_the_same_institution_in_two_folders_is_one(alliance: Cli, tmp_path: Path) -> None:
    one, two = joined(tmp_path, INSTITUTION.format(alias="Rzeczpospolita", source="paper-2009"))
    (poland,) = (row for row in alliance("institutions", "--data", one, "--data", two, "--json").rows if row["id"] == "poland")
    assert poland["aliases"] == ["Polska", "Rzeczpospolita"]
    assert [cited["source"] for cited in poland["sources"]] == ["diary", "paper-2009"]


@pytest.mark.parametrize("name", ["POLAND", "Polska", "Republic of Poland"])
def test_an_institution_is_one_where_either_folder_knows_the_name_of_the_other(alliance: Cli, tmp_path: Path, name: str) -> None:
    second = INSTITUTION.format(alias="Poland" if name == "Republic of Poland" else "Rzeczpospolita", source="diary")
    one, two = joined(tmp_path, second.replace("name: Poland", f"name: {name}"))
    told = alliance("institutions", "--data", one, "--data", two, "--json")
    (poland,) = (row for row in told.rows if row["id"] == "poland")
    assert poland["name"] == "Poland"
    assert name.casefold() in {other.casefold() for other in (poland["name"], *poland["aliases"])}


def test_a_folder_that_is_named_twice_is_one(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1))
    (tmp_path / "link").symlink_to(data)
    told = alliance("timeline", "--data", str(data), "--data", f"{data}/", "--data", str(tmp_path / "link"), "--csv", "--fields", "id")
    assert told.out.split() == ["id", "row-1"]


@pytest.mark.parametrize("command", ["timeline --actor", "figures --contributor", "show", "members", "lineage", "cite"])
def test_a_name_that_two_institutions_bear_is_told_wherever_it_is_asked(alliance: Cli, tmp_path: Path, command: str) -> None:
    one, two = joined(tmp_path, INSTITUTION.format(alias="Polska", source="diary").replace("id: poland", "id: pol"))
    told = alliance(*command.split(), "Polska", "--data", one, "--data", two)
    assert (told.code, told.out) == (3, "")
    assert "'Polska' means more than one record: pol (institution), poland (institution); name one by its id" in told.err


def test_another_institution_of_its_id_is_a_fault(alliance: Cli, tmp_path: Path) -> None:
    one, two = joined(tmp_path, INSTITUTION.format(alias="x", source="diary").replace("Poland", "Portland"))
    told = alliance("timeline", "--data", one, "--data", two)
    assert told.code == 5
    assert "poland.id: is taken already" in told.err


def test_events_of_no_theatre_are_covered(alliance: Cli, tmp_path: Path) -> None:
    data = folder(tmp_path / "data", HEADER + row(1) + row(2))
    (events,) = (one for one in alliance("coverage", "--data", str(data), "--json").rows if one["what"] == "events")
    assert (events["name"], events["claims"], events["surely"]) == ("no-theatre", 2, [2001, 2002])
