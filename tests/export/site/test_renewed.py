"""A site brought up to date: the same bytes as one made anew, and no page touched whose ground has not changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from alliancecli.export.site.manifest import MANIFEST, Folder
from conftest import TESTS, Cli

Edit = Callable[[Path], None]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*.html")}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "mini", tmp_path / "record"))


@pytest.fixture
def made(record: Path, tmp_path: Path, alliance: Cli) -> Callable[..., str]:
    """Make the site of the record in a folder; returns the note."""

    def make(name: str = "site", *more: str) -> str:
        told = alliance("export", "site", str(tmp_path / name), "--data", str(record), *more)
        assert told.code == 0, told.err
        return told.err

    return make


def replaced(name: str, old: str, new: str) -> Edit:
    def edit(record: Path) -> None:
        text = (record / name).read_text(encoding="utf-8")
        assert old in text
        (record / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def without_the_year(record: Path) -> None:
    text = (record / "events.yaml").read_text(encoding="utf-8")
    start = text.index("- id: year-2003")
    (record / "events.yaml").write_text(text[:start] + text[text.index("- id: vanguard-leaves") :], encoding="utf-8")


EDITS: dict[str, tuple[Edit, set[str]]] = {
    "a number": (replaced("figures.yaml", "value: 900\n", "value: 901\n"), {"institution/force", "source/paper-2009"}),
    "a title": (replaced("events.yaml", "A summit is to be held", "A summit is meant"), {"event/summit-planned", "year/2011"}),
    "a name": (replaced("institutions.yaml", "acronyms: [FRC]", "acronyms: [FXC]"), {"institution/force", "event/force-takes-over"}),
    "a source": (replaced("sources.yaml", 'issued: "2010-02-01"', 'issued: "2010-02-02"'), {"source/diary", "event/force-takes-over"}),
    "a definition": (replaced("record.yaml", "theatres:\n", "theatres:\n  east: a place in the east\n"), {"theatre/east", "theatre/index"}),
    "an event gone": (without_the_year, {"theatre/north", "index"}),
    "the day of the record": (replaced("record.yaml", 'date: "', 'date: "2027-01-01" # '), {"index", "term/index"}),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_renewed_site_has_the_bytes_of_a_fresh_one(record: Path, tmp_path: Path, made: Callable[..., str], name: str) -> None:
    made()
    before = times(tmp_path / "site")
    edit, touched = EDITS[name]
    edit(record)
    assert "made anew" in made()
    made("fresh")
    renewed, fresh = files(tmp_path / "site"), files(tmp_path / "fresh")
    assert renewed == fresh
    after = times(tmp_path / "site")
    changed = {path.removesuffix(".html") for path in after if after[path] != before.get(path)}
    assert touched <= changed
    assert name == "the day of the record" or len(changed) < len(after) * 0.7


POST = "- {id: clerk, name: Clerk, kind: position, sources: [{source: diary, locator: p. 2}]}\n"
HELD = """
- {id: clerk-parent, subject: clerk, relation: parent, object: force, date: "2003/..", sources: [{source: diary, locator: p. 2}]}
- {id: clerk-holder, subject: clerk, relation: holder, office: clerk, name: Ada, date: "2003/..", sources: [{source: diary, locator: p. 2}]}
"""


def test_who_held_a_position_is_told_anew_where_it_is_a_part(record: Path, tmp_path: Path, made: Callable[..., str]) -> None:
    for name, more in (("institutions", POST), ("relations", HELD)):
        with (record / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(more)
    made()
    assert "Ada" in (tmp_path / "site" / "institution" / "force.html").read_text(encoding="utf-8")
    replaced("relations.yaml", "name: Ada,", "name: Bob,")(record)
    made()
    made("fresh")
    assert files(tmp_path / "site") == files(tmp_path / "fresh")


def test_where_nothing_changed_nothing_is_written(tmp_path: Path, made: Callable[..., str]) -> None:
    made()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    assert made().startswith("0 of ")
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}


def test_what_others_put_there_stays_and_what_is_broken_is_mended(tmp_path: Path, made: Callable[..., str]) -> None:
    made()
    site = tmp_path / "site"
    whole = files(site)
    (site / "CNAME").write_text("example.org")
    (site / "event" / "force-takes-over.html").write_text("short")
    (site / "term").rename(tmp_path / "gone")
    made()
    assert files(site) == whole | {"CNAME": b"example.org"}
    made("site", "--force")
    assert files(site) == whole


def test_a_manifest_reaches_nothing_outside_of_its_folder(tmp_path: Path, made: Callable[..., str]) -> None:
    made()
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    with (tmp_path / "site" / MANIFEST).open("a", encoding="utf-8") as file:
        file.write(f"../outside 1234 .html:4\n{tmp_path}/outside 1234 .html:4\nnonsense\nevent/.. 1234 /../../outside.html:4\n")
    made()
    assert outside.read_text() == "mine"


def test_after_a_run_that_was_killed_no_page_passes_for_what_it_is_not(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path))
    folder.put("event/one", "first", [(".html", "one")])
    folder.put("event/two", "first", [(".html", "two")])
    assert folder.close() == 0
    killed = Folder(str(tmp_path))
    killed.put("event/one", "second", [(".html", "ONE")])
    again = Folder(str(tmp_path))
    assert not again.holds("event/one", "first")
    again.put("event/one", "first", [(".html", "one")])
    assert again.close() == 1
    assert files(tmp_path).keys() == {"event/one.html", MANIFEST}
