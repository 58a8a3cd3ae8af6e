"""The layout of the partitioned folder, as the documentation and the index have it."""

import re
from contextlib import closing

import pytest

from alliancecli import index
from alliancecli.dates.days import UNBEGUN
from alliancecli.model.columns import CLAIMS
from alliancecli.spark.layout import MADE_ANEW, TABLES, UNDATED, StoredTable, partition
from conftest import ROOT, TESTS

PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stored)
def test_the_page_has_every_column(table: StoredTable) -> None:
    section = PAGE.split(f"\n**`{table.stored}", 1)[1].split("\n\n**", 1)[0]
    told = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, re.MULTILINE)
    assert [name for name, _ in told] == [column.key for column in table.columns]
    assert [name for name, kind in told if "never null" in kind] == [column.key for column in table.columns if column.required]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_of_the_index_is_there(table: StoredTable) -> None:
    with closing(index.connect([str(TESTS / "mini")], None)) as connection:
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
    numbers = {name for kind in CLAIMS if kind.table == table.name for name, _ in kind.shared}
    made_anew = MADE_ANEW if table.name == "figure" else ()
    assert columns - numbers - {"row", "brief", "word", *made_anew} == {column.key for column in table.columns}


@pytest.mark.parametrize(
    ("place", "reach", "where"),
    [
        (20030101, 20031231, "brief=1/year=2003"),
        (20030101, 20040101, "brief=1/year=2003"),
        (20030101, 20040102, "brief=0/year=2003"),
        (101, 1231, "brief=1/year=0"),
        (-3_990_000 + 101, -3_000_000, "brief=0/year=-399"),
        (UNBEGUN + 19900101, 19900101, f"brief=0/year={UNDATED}"),
        (UNBEGUN - 3_990_000, 19900101, f"brief=0/year={UNDATED}"),
    ],
)
def test_a_row_lies_by_its_length_and_first_year(place: int, reach: int, where: str) -> None:
    assert partition(place, reach) == where
