"""A record of several folders: touching one builds its part anew, and the index answers as one that was built whole."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from alliancecli import index
from alliancecli.errors import RecordFaults
from alliancecli.model.columns import KINDS
from alliancecli.record.csv_reader import Progress
from conftest import TESTS

BASE = TESTS / "samples" / "faults" / "base"
ROWS = 40
HEADER = "id,date,title,kind,actors,source,locator\n"


class Folders:
    """A large folder of rows and a small one of YAML, one record together, and the cache that keeps its index."""

    def __init__(self, path: Path) -> None:
        self.large, self.small = path / "large", path / "small"
        self.order = [str(self.large), str(self.small)]
        self._cache = path / "cache"
        copytree(BASE, self.large)
        rows = "".join(
            f"row-{n},2003-08-{1 + n % 28:02},Thing number {n} in {'Tromsø' if n % 2 else 'Oslo'},meeting,norway,gazette,p. {n}\n"
            for n in range(ROWS)
        )
        (self.large / "events.csv").write_text(HEADER + rows, encoding="utf-8")
        figures = "".join(f"sum-{n},isaf,{2000 + n % 20},troops,troops,{n},gazette,p. {n}\n" for n in range(1, ROWS))
        (self.large / "figures.csv").write_text("id,subject,date,measure,unit,value,source,locator\n" + figures, encoding="utf-8")
        for name in ("events", "figures", "relations"):
            (self.large / f"{name}.yaml").unlink()
        copytree(BASE, self.small)

    def edit(self, old: str, new: str, file: str = "events.yaml") -> None:
        path = self.small / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add(self, text: str, file: str) -> None:
        with (self.small / file).open("a", encoding="utf-8") as out:
            out.write(text)

    def ask(self, keep_going: bool = False) -> tuple[list[str], bool]:
        """All that the index says, from the cache; and whether the rows of the large folder were read for it."""
        seen: list[Progress] = []
        with closing(index.connect(self.order, str(self._cache), keep_going=keep_going, on_progress=seen.append)) as connection:
            return _said(connection), any(one.stage == "reading events.csv" and one.rows == ROWS for one in seen)

    def whole(self, keep_going: bool = False) -> list[str]:
        """All that an index says that was built from nothing."""
        rmtree(self._cache)
        return self.ask(keep_going)[0]


def _said(connection: sqlite3.Connection) -> list[str]:
    """What can be asked of an index: its views and tables without the numbers by which they hang together, and what its words find."""
    said = []
    for table in (*KINDS, "name", "theatre", "scope", "complete", "period", "wording"):
        rows = connection.execute(f"SELECT * FROM {table}")
        shown = [place for place, (column, *_) in enumerate(rows.description) if column not in ("row", "day", "citation", "setting")]
        said += sorted(f"{table} {[row[place] for place in shown]}" for row in rows)
    said += map(str, connection.execute("SELECT field, term, records FROM carried ORDER BY 1, 2"))
    said += map(str, connection.execute("SELECT field, term, id FROM facet JOIN wording ON record = row ORDER BY 1, 2, 3"))
    said += map(str, connection.execute("SELECT id, alone FROM figure_claim ORDER BY id"))
    said += map(str, connection.execute("SELECT term, doc, cnt FROM word ORDER BY term"))
    for word in ("thing", "norway", "nato", "isaf", "lodz", "tromso"):
        said += map(str, connection.execute("SELECT id, rank FROM text WHERE text MATCH ? ORDER BY rank, rowid", (word,)))
    said += index.told(connection)
    for table in ("day", "citation", "setting", "series"):  # nothing is left of what went
        kinds = {"series": ("figure",), "setting": ("event",)}.get(table, ("event", "figure", "relation"))
        used = " UNION ".join(f"SELECT {table} FROM {kind}_claim WHERE {table} IS NOT NULL" for kind in kinds)
        said += map(str, connection.execute(f"SELECT count(*) FROM {table} WHERE {table} NOT IN ({used})"))
    return said


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


EVENT = """
- id: another
  date: "2005-03"
  title: Another thing
  kind: meeting
  theatres: [afghanistan]
  actors: [norway]
  sources: [{source: gazette, locator: "9", anchor: "another thing"}]
"""
SOURCE = """
- id: almanac
  type: book
  title: An almanac
  issued: "2010"
  tier: B
"""


def retitle(folders: Folders) -> None:
    folders.edit("title: ", "title: Once more, ")


def name_what_has_other_letters(folders: Folders) -> None:
    folders.edit("title: ", "title: Łódź, ")


def add_event(folders: Folders) -> None:
    folders.add(EVENT, "events.yaml")


def add_event_of_a_new_source(folders: Folders) -> None:
    folders.add(SOURCE, "sources.yaml")
    folders.add(EVENT.replace("gazette", "almanac"), "events.yaml")


def lose_figures(folders: Folders) -> None:
    (folders.small / "figures.yaml").write_text("[]\n", encoding="utf-8")


def date_a_set(folders: Folders) -> None:
    folders.add(EVENT.replace("2005-03", "{2005-03,2006-07}"), "events.yaml")


def say_more_of_a_relation(folders: Folders) -> None:
    folders.edit("- id: ", "- id: x", "relations.yaml")


CHANGES = (retitle, name_what_has_other_letters, add_event, add_event_of_a_new_source, lose_figures, date_a_set, say_more_of_a_relation)


@pytest.mark.parametrize("change", CHANGES, ids=lambda one: one.__name__)
def test_a_folder_that_was_touched_is_read_anew_and_no_other(change: Callable[[Folders], None], folders: Folders) -> None:
    before, read = folders.ask()
    assert read
    change(folders)
    after, read = folders.ask()
    assert not read
    assert after != before
    assert after == folders.whole()


def test_a_cache_may_be_called_anything(tmp_path: Path) -> None:
    (tmp_path / "100% ours? #1").mkdir()
    folders = Folders(tmp_path / "100% ours? #1")
    folders.ask()
    retitle(folders)
    after, read = folders.ask()
    assert not read
    assert after == folders.whole()


def test_the_order_of_the_folders_does_not_matter(folders: Folders) -> None:
    folders.order.reverse()
    folders.ask()
    retitle(folders)
    after, read = folders.ask()
    assert not read
    assert after == folders.whole()


def test_many_touches_end_where_one_would(folders: Folders) -> None:
    first, _ = folders.ask()
    for _ in range(5):
        folders.edit("title: ", "title: More, ")
        folders.ask()
    folders.edit("title: " + "More, " * 5, "title: ")
    after, read = folders.ask()
    assert not read
    assert after == first


def _issue_later(folders: Folders) -> None:
    for folder in (folders.small, folders.large):
        path = folder / "sources.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("2016", "2017"), encoding="utf-8")


def _end_earlier(folders: Folders) -> None:
    folders.edit('"../2014-12-28"', '"../2011-12-28"', "relations.yaml")


def _call_otherwise(folders: Folders) -> None:
    folders.edit("acronyms: [NOR]", "acronyms: [NOR, NO]", "institutions.yaml")


def _act_elsewhere(folders: Folders) -> None:
    folders.edit("kind: mission", "kind: mission\n  theatres: [afghanistan]", "institutions.yaml")


@pytest.mark.parametrize("change", [_issue_later, _end_earlier, _call_otherwise, _act_elsewhere])
def test_what_claims_lean_on_builds_those_of_all_folders_anew(change: Callable[[Folders], None], folders: Folders) -> None:
    before, _ = folders.ask()
    change(folders)
    after, read = folders.ask()
    assert read
    assert after != before
    assert after == folders.whole()


def test_where_the_small_part_is_the_one_that_stays_all_is_built(folders: Folders) -> None:
    folders.ask()
    with (folders.large / "events.csv").open("a", encoding="utf-8") as file:
        file.write("row-more,2004,One more,meeting,norway,gazette,p. 1\n")
    after, _ = folders.ask()
    assert any("One more" in line for line in after)
    assert after == folders.whole()


def test_an_id_that_a_row_of_a_part_that_stayed_has_is_told_as_ever(folders: Folders) -> None:
    folders.ask()
    folders.add(EVENT.replace("another", "row-7", 1), "events.yaml")
    with pytest.raises(RecordFaults, match=r"events\.csv:9: id: 'row-7' is taken already"):
        folders.ask()


def test_what_is_said_of_the_tables_of_a_part_stays_with_it(folders: Folders) -> None:
    with (folders.large / "events.csv").open("a", encoding="utf-8") as file:
        file.write("row-bad,no date,One more,meeting,norway,gazette,p. 1\n")
    _, _ = folders.ask(keep_going=True)
    retitle(folders)
    after, read = folders.ask(keep_going=True)
    assert not read
    assert any("1 of 41 rows" in line for line in after)
    assert after == folders.whole(keep_going=True)


def test_a_fault_in_the_folder_touched_is_told_at_once(folders: Folders) -> None:
    folders.ask()
    folders.edit("kind: ", "kind: no-kind # ")
    with pytest.raises(RecordFaults, match="'no-kind' is no term"):
        folders.ask()
    folders.edit("kind: no-kind # ", "kind: ")
    after, read = folders.ask()
    assert not read
    assert after == folders.whole()
