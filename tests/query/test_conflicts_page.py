"""A page of conflicts is made of the rows that it is given."""

from alliancecli.query.conflicts import Conflict, RivalClaim
from alliancecli.views.blocks import Grid, SectionRow
from alliancecli.views.conflicts import conflicts


def test_a_page_tells_its_own_rows_and_no_others() -> None:
    rows = [{"id": name, "date": "2009", "title": f"Meeting {name}"} for name in ("one", "two")]
    found = [
        Conflict("date", row["id"], "contradiction", [RivalClaim(row, "2009", "A", [{"source": "diary", "locator": "p. 1"}])])
        for row in rows
    ]
    view = conflicts(found, footnotes=False)
    grid = view.page(list(view.rows)[1:])[0]
    assert isinstance(grid, Grid)
    assert [line.text if isinstance(line, SectionRow) else line[3].text for line in grid.rows] == [
        "Meeting two · date · contradiction",
        "two",
    ]
