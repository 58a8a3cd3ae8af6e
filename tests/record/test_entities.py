"""What a table names may come from the table: institutions, theatres, sources, relations; the same name is the same thing."""

from pathlib import Path
from typing import Any

from conftest import Cli
from folders import EVENT, folder, mapped, said

EXERCISES = ("2001,Noria;Westland", "2002,Westland;Cote d Ivoire", "2003,Ostmark;NORIA")


def institutions(alliance: Cli, data: Path) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in alliance("institutions", "--data", str(data), "--json").rows}


def test_names_that_the_record_does_not_have_become_institutions(alliance: Cli, tmp_path: Path) -> None:
    columns = {"date": "{y}", "actors": "{who}", "locator": "row of {y}"}
    data = mapped(tmp_path / "data", "events", "y,who", *EXERCISES, columns=columns, new={"actors": "state"})
    assert [row["actors"] for row in alliance("timeline", "--data", str(data), "--json").rows] == [
        ["noria", "westland"],
        ["westland", "cote"],
        ["ostmark", "noria"],
    ]
    made = institutions(alliance, data)["westland"]
    assert (made["name"], made["kind"], made["sources"][0]["locator"]) == ("Westland", "state", "row of 2001")
    told = alliance("check", str(data)).err
    assert "own.csv: taken for names that differ in signs and accents alone: 'Cote d Ivoire' (1) for 'Côte d'Ivoire'" in told


def test_an_institution_of_any_script_has_an_id(alliance: Cli, tmp_path: Path) -> None:
    names = ("Łódź Ørsted", "東京", "Київ", "KYIV")
    rows = [f"{2001 + n},{name}" for n, name in enumerate((*names, "東京"))]
    data = mapped(tmp_path / "data", "events", "y,who", *rows, columns={"date": "{y}", "actors": "{who}"}, new={"actors": "group"})
    assert alliance("check", str(data)).code == 0
    found = [row["actors"] for row in alliance("timeline", "--data", str(data), "--json").rows]
    assert (found[0], found[3], found[1]) == (["lodz-orsted"], ["kyiv"], found[4])


def test_without_that_they_are_faults(alliance: Cli, tmp_path: Path) -> None:
    data = mapped(tmp_path / "data", "events", "y,who", *EXERCISES, columns={"date": "{y}", "actors": "{who}"})
    assert "own.csv:2: actors: 'Westland' is no institution of institutions.yaml" in alliance("timeline", "--data", str(data)).err


def test_a_new_name_that_says_that_its_row_adds_up_others_is_told(alliance: Cli, tmp_path: Path) -> None:
    rows = [f"{2001 + n},{who}" for n, who in enumerate(("Totalia", "Summe", "Northland", "Summe"))]
    data = mapped(tmp_path / "data", "events", "y,who", *rows, columns={"date": "{y}", "actors": "{who}"}, new={"actors": "state"})
    told = alliance("check", str(data)).err
    assert "own.csv: taken for institutions: 'Summe' (2); where such rows add up others, `unless:` leaves them out" in told


def test_a_slip_of_the_pen_is_told_once_with_its_count(alliance: Cli, tmp_path: Path) -> None:
    rows = [f"{2000 + n},{who}" for n, who in enumerate(("Philippines", "Phillipines", "Philippines", "Iran", "Iraq", "Phillipines"))]
    data = mapped(tmp_path / "data", "events", "y,who", *rows, columns={"date": "{y}", "actors": "{who}"}, new={"actors": "state"})
    (line,) = [line for line in alliance("check", str(data)).err.splitlines() if "nearly alike" in line]
    assert "'Philippines' (2) and 'Phillipines' (2)" in line
    assert "Iran" not in line


ALIASES = "aliases: {Phillipines: noria, Zuidland: sudland}\n"


def test_record_yaml_says_which_institution_a_name_means(alliance: Cli, tmp_path: Path) -> None:
    data = mapped(tmp_path / "data", "events", "y,who", "2001,Phillipines;zuidland", columns={"date": "{y}", "actors": "{who}"})
    with (data / "record.yaml").open("a", encoding="utf-8") as file:
        file.write(ALIASES)
    (row,) = alliance("timeline", "--data", str(data), "--json").rows
    assert row["actors"] == ["noria", "sudland"]
    assert institutions(alliance, data)["sudland"]["aliases"] == ["Zuidland"]
    assert alliance("timeline", "--actor", "phillipines", "--data", str(data), "--csv").out.count("\n") == 2
    (data / "record.yaml").write_text(
        (data / "record.yaml").read_text(encoding="utf-8").replace("noria, Z", "nowhere, Z"), encoding="utf-8"
    )
    told = alliance("timeline", "--data", str(data)).err
    assert "record.aliases: there is no institution 'nowhere', which 'Phillipines' is to mean" in told


def test_theatres_too(alliance: Cli, tmp_path: Path) -> None:
    columns = {"date": "{y}", "theatres": "{where}"}
    rows = ("2001,the North", "2002,Far East", "2003,far-east")
    data = mapped(tmp_path / "data", "events", "y,where", *rows, columns=columns, new={"theatres": "theatre"})
    found = alliance("timeline", "--data", str(data), "--json").rows
    assert [row["theatres"] for row in found] == [["north"], ["far-east"], ["far-east"]]


def listed(path: Path, *tables: dict[str, Any], **files: str) -> Path:
    data = folder(path, "2001-01-01,A", header="d,t", name="own.csv", mapping=f"tables: {said(list(tables))}\n")
    for name, text in files.items():
        (data / f"{name}.csv").write_text(text, encoding="utf-8")
    return data


OWN = {"file": "own.csv", "makes": "events", "columns": EVENT | {"date": "{d}", "title": "{t}"}}
NATIONS = "id,name,aliases,kind,source,locator\nwestland,Westland,The West,state,diary,p. 1\nNOR,Noria,Norway;Norge,state,diary,p. 1\n"


def test_institutions_stand_in_a_table_and_names_are_added_to_those_that_are_there(alliance: Cli, tmp_path: Path) -> None:
    events = OWN | {"columns": OWN["columns"] | {"actors": "NOR;Norge;the west"}}  # type: ignore[operator]
    data = listed(tmp_path / "data", events, institutions=NATIONS)
    (row,) = alliance("timeline", "--data", str(data), "--json").rows
    assert row["actors"] == ["noria", "noria", "westland"]
    made = institutions(alliance, data)
    assert (made["noria"]["aliases"], "nor" in made) == (["nor", "Norway", "Norge"], False)


def test_one_id_for_two_things_is_a_fault_told_once_with_the_way_out(alliance: Cli, tmp_path: Path) -> None:
    data = listed(tmp_path / "data", OWN, institutions=NATIONS.replace("NOR,Noria", "sudland,Southland"))
    told = alliance("check", str(data)).err
    assert f"institutions.csv:3: id: 'sudland' is 'Southland' here and 'Sudland' at {data}/institutions.yaml" in told
    assert "give one of them another id, or both one name" in told
    assert told.count("sudland") == 1


def test_sources_stand_in_a_table(alliance: Cli, tmp_path: Path) -> None:
    sources = 'id,type,title,author,issued,tier\ngazette,book,The Gazette,"Voeten, Erik;UN",1999,S\n'
    events = OWN | {"columns": OWN["columns"] | {"source": "the gazette"}}  # type: ignore[operator]
    data = listed(tmp_path / "data", events, sources=sources)
    (row,) = alliance("timeline", "--data", str(data), "--json").rows
    assert row["sources"][0]["source"] == "gazette"
    (source,) = [row for row in alliance("sources", "--data", str(data), "--json").rows if row["id"] == "gazette"]
    assert source["author"] == "Voeten, Erik; UN"
    (data / "sources.yaml").unlink()
    assert "sources.yaml is missing" not in alliance("timeline", "--data", str(data)).err


def test_relations_stand_in_a_table(alliance: Cli, tmp_path: Path) -> None:
    leaders = "state,who,start,end\nNoria,Ann,1991-01-01,1992-01-01\nWestland,Bob,1992-01-01,1993-01-01\nNoria,Carl,1992-01-01,\n"
    mapping = {
        "file": "leaders.csv",
        "makes": "relations",
        "new": {"subject": "state"},
        "columns": {
            "subject": "{state}", "relation": "holder", "office": "leader", "name": "{who}", "date": "{start}/{end}",
            "source": "book-1998", "locator": "{who}", "anchor": "{who}",
        },
    }  # fmt: skip
    data = listed(tmp_path / "data", mapping, OWN, leaders=leaders)
    assert alliance("check", str(data)).code == 0
    holders = alliance("holders", "noria", "--data", str(data), "--json").rows
    assert [(row["name"], row["date"]) for row in holders] == [("Ann", "1991-01-01/1992-01-01"), ("Carl", "1992-01-01/")]
    (data / "leaders.csv").write_text(leaders + leaders.splitlines()[1] + "\nNoria,Dora,1991-13,\n", encoding="utf-8")
    told = alliance("check", str(data)).err
    assert "leaders.csv:5: is the same, cell for cell, as a row before it" in told
    assert "leaders.csv:6: date: " in told


def test_joined_folders_share_what_they_call_alike(alliance: Cli, tmp_path: Path) -> None:
    one = mapped(tmp_path / "one", "events", "y,who", "2001,Westland", columns={"date": "{y}", "actors": "{who}"}, new={"actors": "state"})
    other = folder(tmp_path / "two", header="d", name="none.tsv")
    (other / "institutions.yaml").write_text((other / "institutions.yaml").read_text(encoding="utf-8") + NATIONS_YAML, encoding="utf-8")
    (row,) = alliance("timeline", "--data", str(other), "--data", str(one), "--json").rows
    assert row["actors"] == ["occident"]


NATIONS_YAML = """
- id: occident
  name: Westland
  kind: state
  sources:
    - {source: diary, locator: p. 1}
"""


def test_a_table_may_be_its_own_source(alliance: Cli, tmp_path: Path) -> None:
    itself = {"id": "sheet", "type": "dataset", "title": "A sheet", "issued": "2002", "tier": "S"}
    columns = {"date": "{d}", "title": "{t}", "kind": "report", "locator": "row of {d}"}
    data = listed(tmp_path / "data", OWN | {"columns": columns, "source": itself})
    for name in ("sources", "institutions", "terms"):
        (data / f"{name}.yaml").unlink()
    (row,) = alliance("timeline", "--data", str(data), "--json").rows
    assert row["sources"] == [{"source": "sheet", "locator": "row of 2001-01-01", "anchor": "", "date": None}]
    assert [row["id"] for row in alliance("sources", "--data", str(data), "--json").rows] == ["sheet"]
    twice = listed(tmp_path / "twice", OWN | {"columns": columns, "source": itself | {"id": "diary"}})
    told = alliance("timeline", "--data", str(twice)).err
    assert "record.tables: source: 'diary' is 'The Force's own diary' at" in told


def test_in_a_table_an_id_is_an_id_and_a_name_means_what_its_own_folder_calls_so(alliance: Cli, tmp_path: Path) -> None:
    columns = {"date": "{y}", "actors": "{who}", "locator": "row of {y}"}
    one = mapped(tmp_path / "one", "events", "y,who", "2001,noria", columns=columns)
    other = mapped(tmp_path / "other", "events", "y,who", "2002,Noria", columns=columns)
    text = (other / "institutions.yaml").read_text(encoding="utf-8")
    (other / "institutions.yaml").write_text(text.replace("id: noria", "id: n7"), encoding="utf-8")
    for order in ((one, other), (other, one)):
        rows = alliance("timeline", *(word for data in order for word in ("--data", str(data))), "--json").rows
        assert [(row["date"], row["actors"]) for row in rows] == [("2001", ["noria"]), ("2002", ["n7"])]
