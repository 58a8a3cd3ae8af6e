"""What a search found: the best first, the hit in its context."""

from alliancecli.model.columns import EVENT, SOURCES, Column, chosen
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.query.search import NoHitReport, SearchResult
from alliancecli.query.search_query import SearchQuery
from alliancecli.views.blocks import DATE, Cell, Grid, GridColumn, GridRow
from alliancecli.views.footnotes import Footnotes, footnoted
from alliancecli.views.view import View, counting_lead
from alliancecli.views.window import Seen, outside

COLUMNS = (
    Column("type", "which kind of record it is: institution, event, figure, relation, term or source", required=True),
    Column("id", "the record's id, for `alliance show` and `alliance cite`", required=True),
    Column("date", "its date in EDTF: of an institution its life span, of a source its publication; empty where the record gives none"),
    Column("title", "what it is called", required=True),
    Column("snippet", "the words around the hit; where only the title has it, the beginning of the text", required=True),
    Column("rank", "its place in the answer, from 1", "integer", True),
    *SOURCES,
    *chosen(EVENT.row, "certainty"),
)


def hits(found: SearchResult, asked: str, *, footnotes: bool) -> View:
    """The view of an answer to what was asked, as people read it."""
    seen = Seen()
    return View(
        COLUMNS,
        seen.watch(found.rows),
        footnoted(_grid, footnotes),
        lambda: notes(found, seen.possible),
        lead=counting_lead("hit", f"for {asked}"),
    )


def notes(found: SearchResult, possible: int) -> list[str]:
    """How many records of each kind were found, and what the window makes of them."""
    lines = []
    if found.total:
        kinds = ", ".join(counted(count, kind) for kind, count in sorted(found.counts.items(), key=lambda pair: -pair[1]))
        lines.append(f"{counted(found.total, 'hit')}: {kinds}")
    if found.whole is not None:
        absent = ", ".join(f"{term} (but {', '.join(near)})" if near else term for term, near in found.absent.items())
        if absent:
            lines.append(f"no record has {absent}: these have most of the other words")
        elif found.whole:
            lines.append(f"all of the words in {found.whole} of them, most in the others")
        else:
            lines.append("no record has all of the words: these have most")
    if found.untimely:
        lines.append(f"none of them is known to be of {', '.join(term.shown for term in found.untimely)}")
    if possible:
        lines.append(f"{counted(possible, 'hit')} marked ? {outside(possible)}")
    if found.undated:
        lines.append(f"{found.undated:,} more without a date left out, which no window can hold")
    return lines


def understood(asked: SearchQuery) -> list[str]:
    """What was read from the words: names that say no more than letters, and times; and what was not."""
    read = [f"{term.shown} as {term.meaning}" for term in asked.terms if term.meaning]
    read += [f"{term.shown} as a time" for term in asked.times]
    lines = [f"read {', '.join(read)}; words in quotes are just words"] if read else []
    return [*lines, f"signs do not count in a search, but for the % after a number: {' '.join(asked.signs)}"] if asked.signs else lines


def nothing(text: str, missed: NoHitReport, narrowed: bool) -> str:
    """What to say where nothing was found: which words no record has and what is near, or that only all of them together are nowhere."""
    if missed.unfiltered and narrowed:
        return f"nothing found for {text} with these filters; without them {counted(missed.unfiltered, 'hit')}"
    alone = len(missed.near) == len(missed.alone) == 1 and " " not in text
    if near := [", ".join(words) + f" for {word}" * (not alone) for word, words in missed.near.items()]:
        return f"nothing found for {text}; did you mean {'; '.join(near)}?"
    if absent := [term for term, records in missed.alone.items() if not records]:
        return f"nothing found for {text}: no record has {', '.join(absent)}; the beginning of a word with * after it finds more"
    counts = ", ".join(f"{term} {records:,}" for term, records in missed.alone.items())
    return f"nothing found for {text}: no record has all of the words; each alone: {counts}"


def _grid(rows: list[Row], marks: Footnotes) -> Grid:
    """Two lines a hit: kind, date and title; under it the id, the words around, and the numbers of its sources."""
    lines: list[GridRow] = []
    for row in rows:
        possible = Cell("?" if row["certainty"] == "possible" else "", "warn")
        cited = f" [{numbers}]" if (numbers := marks.mark(row).text) else ""
        lines.append((Cell(row["type"], "dim"), Cell(row["shown"], "date"), possible, Cell(row["title"], "title", row["hits"])))
        lines.append((Cell(""), Cell(""), Cell(""), Cell(": ".join(filter(None, (row["id"], row["snippet"]))) + cited, "", row["hits"])))
    return Grid((GridColumn("kind"), DATE, GridColumn(), GridColumn("record", wraps=True)), lines, header=False)
