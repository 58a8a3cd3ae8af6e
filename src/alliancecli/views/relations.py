"""Relations: a line each."""

from collections.abc import Iterable

from alliancecli.model.sentences import sentence
from alliancecli.model.words import unreal
from alliancecli.query.rows import Row
from alliancecli.views.view import SOURCES, Cell, Col, Column, Footnotes, Grid

RELATION = (
    Column("id", "the record's id, for `alliance show`"),
    Column("subject", "id of the institution that it is about"),
    Column("relation", "life, member, partner, holder, parent, predecessor or name"),
    Column("object", "id of the other institution; empty where there is none"),
    Column("name", "the person who holds the office, or what the subject was called"),
    Column("office", "the office held in the subject; empty where the subject is the office"),
    Column("change", "how the predecessor became the subject"),
    Column("event", "id of the event by which it came to be so, or ceased to be"),
    Column("status", "how real it is, by its source"),
    Column("date", "the time for which it was so, in EDTF; empty where the source gives none"),
    Column("date_min", "first day that the date may mean, ISO 8601; empty where it is open or there is none"),
    Column("date_max", "last day that the date may mean, ISO 8601; empty where it is open or there is none"),
    Column("precision", "day, month, season, part, year, decade, century or interval; empty where there is no date"),
    Column("rivals", "ids of other claims of the same"),
    Column("caveat", "what is known against it"),
    *SOURCES,
)


def told(row: Row) -> str:
    """A relation in words."""
    return sentence(row["relation"], row["subject_name"], row["other_name"] or "", row["office"])


def listed(rows: Iterable[Row], marks: Footnotes) -> Grid:
    """Relations, a line each."""
    columns = (Col(), Col("what", wraps=True), Col("time"), Col("status"), Col("id", wraps=True), Col("source"))
    lines = [
        (
            Cell(""),
            Cell(told(row)),
            Cell(row["shown"], "date"),
            Cell(" ".join(filter(None, (row["change"], unreal(row)))), "dim"),
            Cell(row["id"], "dim"),
            marks.mark(row),
        )
        for row in rows
    ]
    return Grid(columns, lines, header=False)
