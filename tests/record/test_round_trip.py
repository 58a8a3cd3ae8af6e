"""What `--csv` prints of any events is a table of just these events."""

import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alliancecli.model.vocabulary import EventKind, Status, Weight
from conftest import ROOT, Cli, tries
from harm import MINI

CHARACTER = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"])
TEXT = st.text(CHARACTER | st.sampled_from("=+-@'\";,|{}%\\ "), min_size=1, max_size=30).filter(lambda text: text.strip() == text)
ITEM = TEXT.filter(lambda text: ";" not in text)
"""No entry of a list holds a semicolon: it stands between them."""
PLACE = TEXT.filter(lambda text: "; " in text or ";" not in text).filter(lambda text: ";" not in text.replace("; ", ""))
"""In a locator a space follows it."""
OTHER_DATES = st.sampled_from(["2002", "2001-09-12/..", "{2005,2007}", "-0400~"])
CITED = st.fixed_dictionaries(
    {"source": st.sampled_from(["diary", "book-1998", "paper-2009"]), "locator": PLACE},
    optional={"anchor": PLACE, "date": OTHER_DATES, "outlet": PLACE, "url": PLACE, "published": OTHER_DATES},
)
EVENT = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2001", "2001-09-11", "-0399/-0300", "2006/..", "199X~", "{2004,2008}", "2003-22?", "Y-12345", "../2001"]),
        "title": TEXT,
        "kind": st.sampled_from(EventKind).map(str),
        "status": st.sampled_from(Status).map(str),
        "weight": st.sampled_from(Weight).map(str),
        "sources": st.lists(CITED, min_size=1, max_size=3),
    },
    optional={
        "summary": TEXT,
        "caveat": TEXT,
        "theatres": st.lists(st.sampled_from(["north", "south"]), unique=True),
        "actors": st.lists(st.sampled_from(["force", "league", "cote"]), unique=True),
        "institutions": st.lists(st.sampled_from(["vanguard", "noria"]), unique=True),
        "tags": st.lists(ITEM, max_size=3),
    },
)
FORMULA = {
    "date": "2001",
    "title": "'=1+1",
    "kind": "report",
    "status": "actual",
    "weight": "detail",
    "summary": "@x",
    "caveat": "''-1",
    "tags": ["=1", "b"],
}


ALL = ("--weight", "background")


def made(folder: Path) -> Path:
    copytree(MINI, folder)
    for one in ("events", "figures", "relations"):
        (folder / f"{one}.yaml").unlink()
    return folder


@settings(max_examples=tries(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(EVENT, min_size=1, max_size=12))
@example([{**FORMULA, "sources": [{"source": "diary", "locator": "p. 3; 7"}, {"source": "book-1998", "locator": "-1; 2"}]}])
@example([{**FORMULA, "title": "a\u00a0b", "sources": [{"source": "diary", "locator": "+1;"}]}])
def test_any_events_come_back_from_their_own_csv(
    alliance: Cli, tmp_path_factory: pytest.TempPathFactory, events: list[dict[str, Any]]
) -> None:
    here = tmp_path_factory.mktemp("trip")
    first, second = made(here / "first"), made(here / "second")
    written = [{"id": f"event-{number}", **event} for number, event in enumerate(events)]
    (first / "events.yaml").write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    printed = alliance("timeline", *ALL, "--data", str(first), "--csv")
    assert printed.code == 0, printed.err
    (second / "events.csv").write_text(printed.out, encoding="utf-8", newline="")
    again = alliance("timeline", *ALL, "--data", str(second), "--csv")
    assert (again.code, again.out) == (0, printed.out), again.err
    assert alliance("timeline", *ALL, "--data", str(second), "--json").out == alliance("timeline", *ALL, "--data", str(first), "--json").out


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_a_record_comes_back_from_what_every_format_for_machines_has_of_it(alliance: Cli, tmp_path: Path, form: str) -> None:
    data = made(tmp_path / "data")
    tables: dict[str, tuple[str, ...]] = {"events": ("timeline", *ALL), "figures": ("figures",)}
    for table, printed in tables.items():
        (data / f"{table}.{form}").write_text(alliance(*printed, "--data", str(MINI), "-f", form).out, encoding="utf-8", newline="")
    assert alliance("timeline", *ALL, "--data", str(data), "--json").rows == alliance("timeline", *ALL, "--data", str(MINI), "--json").rows
    told, before = (alliance("figures", "--data", folder, "--json").rows for folder in (str(data), str(MINI)))
    assert [[one[key] for key in ("id", "value", "date", "sources")] for one in told] == [
        [one[key] for key in ("id", "value", "date", "sources")] for one in before
    ]


@pytest.mark.parametrize("command", [("timeline", *ALL), ("figures",)], ids=" ".join)
def test_the_bundled_record_comes_back_from_its_own_csv(alliance: Cli, tmp_path: Path, command: tuple[str, ...]) -> None:
    data = copytree(ROOT / "data", tmp_path / "data")
    for name in ("events", "figures"):
        (data / f"{name}.yaml").unlink()
    heading = (data / "record.yaml").read_text(encoding="utf-8")
    (data / "record.yaml").write_text(heading.partition("\ntables:")[0] + "\n", encoding="utf-8")
    tables: dict[str, tuple[str, ...]] = {"events.csv": ("timeline", *ALL), "figures.csv": ("figures",)}
    for table, printed in tables.items():
        (data / table).write_text(alliance(*printed, "--csv").out, encoding="utf-8", newline="")
    assert alliance(*command, "--data", str(data), "--csv").out == alliance(*command, "--csv").out
    assert alliance(*command, "--data", str(data), "--json").out == alliance(*command, "--json").out
