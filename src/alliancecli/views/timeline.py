"""Events as a timeline: grouped by year, the date as its source gives it, the title first."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from alliancecli.dates.days import read_iso
from alliancecli.dates.edtf import named_year
from alliancecli.model.columns import EVENT
from alliancecli.model.words import counted, headline
from alliancecli.query.rows import Row
from alliancecli.views.view import CITED_IN, DATE, Block, Cell, Footnotes, Grid, GridColumn, SectionRow, View, tally
from alliancecli.views.window import BEYOND, OUTSIDE, Seen

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene

COLUMNS = EVENT.row


def timeline(
    rows: Iterable[Row],
    *,
    certain: bool,
    left_out: int,
    footnotes: bool,
    asked: str = "",
    less: Callable[[], Mapping[str, int]] = dict[str, int],
) -> View:
    """The view of a timeline. `asked` says which events, in words.

    `left_out` counts events that `--certain` kept away, `less` those that weigh too little, by their weight.
    """
    seen = Seen()

    def drawn(listed: list[Row]) -> "Scene":
        from alliancecli.query.scene import Scene

        return Scene("", listed, [], [])

    def notes() -> list[str]:
        said = []
        if certain and left_out:
            said.append(f"{counted(left_out, 'more event')} {BEYOND}")
        elif seen.possible:
            said.append(f"{counted(seen.possible, 'event')} {OUTSIDE}")
        return [*said, *lighter(less())]

    return View(
        COLUMNS, seen.watch(rows), lambda listed: page(listed, Footnotes(footnotes)), notes, "Timeline", tally("event", asked), scene=drawn
    )


def lighter(counts: Mapping[str, int]) -> list[str]:
    """The note on events that weigh too little to be shown, and what shows them; none where there are none."""
    if not counts:
        return []
    said = ", ".join(f"{count:,} {weight}" if weight == "background" else counted(count, weight) for weight, count in counts.items())
    return [f"left out {said}: {', '.join(f'--weight {weight}' for weight in counts)}"]


def page(rows: list[Row], footnotes: Footnotes) -> list[Block]:
    """The timeline as people read it."""
    return [events(rows, footnotes), *footnotes.blocks()] if rows else []


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
    lines: list[tuple[Cell, ...] | SectionRow] = []
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
