"""A timeline as people read it: grouped by year, the date as its source gives it, the title first."""

import re

from alliancecli.dates.days import read_iso
from alliancecli.dates.edtf import named_year
from alliancecli.model.words import headline
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, DATE, Block, Cell, Grid, GridColumn, GridRow, SectionRow
from alliancecli.views.footnotes import Footnotes


def page(rows: list[Row], footnotes: bool) -> list[Block]:
    """The whole page, with `footnotes` if they are wanted."""
    marks = Footnotes(footnotes)
    return [events(rows, marks), *marks.blocks()] if rows else []


POSSIBLE, UNBEGUN = "may fall here", "no beginning known"
"""The headings of what does not stand under a year."""


def headed(rows: list[Row]) -> list[tuple[str, Row]]:
    """The rows as a page has them, each with its heading: the certain under their years, then the possible, last what has no beginning."""
    certain: list[tuple[str, Row]] = []
    possible: list[tuple[str, Row]] = []
    unbegun: list[tuple[str, Row]] = []
    for row in rows:
        if row["date_min"] is None:
            unbegun.append((UNBEGUN, row))
        elif row["certainty"] == "possible":
            possible.append((POSSIBLE, row))
        else:
            certain.append((year_of(row), row))
    return [*certain, *possible, *unbegun]


def events(rows: list[Row], footnotes: Footnotes) -> Grid:
    """A line an event, under its heading; what is vague is marked where no heading says so."""
    lines: list[GridRow] = []
    above = None
    for heading, row in headed(rows):
        if heading != above:
            lines.append(SectionRow(heading))
            above = heading
        lines.append((Cell(""), *told(row, heading), Cell(", ".join(row["theatres"]), "dim"), footnotes.mark(row)))
    return Grid(
        (
            GridColumn(),
            DATE,
            GridColumn(),
            GridColumn("event", wraps=True, least=64),
            GridColumn("theatre", weight=3, aside=True),
            CITED_IN,
        ),
        lines,
        header=False,
    )


def told(row: Row, heading: str) -> tuple[Cell, Cell, Cell]:
    """An event under a heading: its date, a mark where it is only possible and the heading does not say so, its title."""
    possible = row["certainty"] == "possible"
    mark = "?" if possible and heading != POSSIBLE else ""
    shown = short(row["shown"], heading) + (f", {row['clock'][:5]}" if row.get("clock") else "")
    return Cell(shown, "date"), Cell(mark, "warn"), Cell(headline(row), "dim" if possible else "")


def year_of(row: Row) -> str:
    """The year in which an event begins, in words; the one in which it ends where its beginning is open."""
    if row["date_min"] is None:
        return f"by {named_year(read_iso(row['date_max'])[0])}" if row["date_max"] else "at any time"
    return named_year(read_iso(row["date_min"])[0])


def short(shown: str, year: str) -> str:
    """A date in words under the heading of its year: `Aug` for `Aug 2003`, `3 May and 7 May` for two days of it."""
    if " and " in shown and not re.search("[0-9]{3}", every := shown.replace(" " + year, "")):
        return every
    words = shown.removesuffix(" " + year)
    return shown if words.endswith(("c.", " of", "–", "from", "until", "and", ",")) else words
