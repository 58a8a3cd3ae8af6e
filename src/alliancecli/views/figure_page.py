"""Figures as people read them: the list of observations, and the table of what was last known of a force."""

from collections.abc import Container, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from alliancecli.dates.days import months_between, read_iso
from alliancecli.model.quantity import Sum, amount, counted_in, largest, quantity
from alliancecli.model.words import unreal
from alliancecli.query.figures import counts
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, DATE, Block, Cell, Grid, GridColumn, GridRow, SectionRow, Text
from alliancecli.views.figures import share_in_words
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.long_series import Brief, brief

if TYPE_CHECKING:
    from alliancecli.views.drawn import Part

LISTED = (
    DATE,
    GridColumn(),
    GridColumn("number", ">", wraps=True, least=14),
    GridColumn("unit", wraps=True, least=10, weight=4, aside=True),
    GridColumn(weight=1),
    GridColumn("what", wraps=True, least=34),
    GridColumn("status, scope", weight=3, aside=True),
    CITED_IN,
)
"""The columns of a list of observations."""


ANSWERED = (
    GridColumn("who", wraps=True, least=16),
    GridColumn("number", ">", wraps=True, least=14),
    GridColumn("share", ">", weight=4),
    GridColumn(weight=1),
    DATE,
    GridColumn(),
    GridColumn("age", ">", weight=5, aside=True),
    GridColumn("status", weight=3, aside=True),
    CITED_IN,
)
"""The columns of what was last known."""


BAR = 8
"""Cells of a share's bar."""


def observations(rows: list[Row], *, every: bool, footnotes: bool) -> list[Block]:
    """A line an observation; of a long series the last of each year, unless `every` one is wanted."""
    if not rows:
        return []
    marks = Footnotes(footnotes)
    short = _brief(rows, every)
    return [_list(short, marks), *(Text(note, "footer") for note in short.notes), *marks.blocks()]


def by_subject(rows: list[Row], *, every: bool, footnotes: bool) -> list[Block]:
    """The same with each subject under a heading of its own."""
    marks = Footnotes(footnotes)
    short = _brief(rows, every)
    lines: list[GridRow] = []
    for subject in dict.fromkeys(row["subject"] for row in short.rows):
        mine = [row for row in short.rows if row["subject"] == subject]
        shared = shared_titles(mine)
        lines.append(SectionRow(mine[0]["subject_name"]))
        for row in mine:
            remark = short.remarks.get(row["id"], "")
            lines.append((Cell(""), *observed(row, marks, with_subject=False, shared=shared, remark=remark)))
    said = [Text(note, "footer") for note in short.notes]
    return [Grid((GridColumn(), *LISTED), lines, header=False), *said, *marks.blocks()] if rows else []


def _brief(rows: list[Row], every: bool) -> Brief:
    return Brief(rows, {}, []) if every else brief(rows, "--every")


def answers(rows: list[Row], footers: Sequence[str], *, footnotes: bool) -> list[Block]:
    """A line a key, with rivals under the answer; `footers` say what the parts come to."""
    if not rows:
        return []
    marks = Footnotes(footnotes)
    later = any(one["certainty"] == "possible" for row in rows for one in (row, *row["others"]))
    said = [*footers, *(["? may be of a later day"] if later else [])]
    return [_table(rows, marks), *(Text(text, "footer") for text in said), *marks.blocks()]


def _list(short: Brief, marks: Footnotes) -> Grid:
    rows = [row for _, day in groupby(short.rows, key=itemgetter("date")) for row in sorted(day, key=by_name)]
    several = len({row["subject"] for row in rows}) > 1
    comparable = len({row["unit"] for row in rows}) == 1 and not several and len(rows) > 1
    scale = max((largest(row) for row in rows), default=0) if comparable else 0
    shared = shared_titles(rows)
    lines = [
        observed(row, marks, with_subject=several, shared=shared, scale=scale, remark=short.remarks.get(row["id"], "")) for row in rows
    ]
    return Grid(LISTED, lines, header=False)


def by_name(row: Row) -> tuple[str, str]:
    """In what order numbers of one date stand on a page: a subject's own before those of nations, which go by name."""
    return row["subject_name"], row["contributor_name"] or ""


def observed(
    row: Row, marks: Footnotes, *, with_subject: bool, shared: Container[str] = (), scale: float = 0, remark: str = ""
) -> tuple[Cell, ...]:
    """One observation as a line of LISTED; with a `scale`, the number whose bar is full, it has a bar."""
    return (
        Cell(row["shown"], "date"),
        Cell("?" if row["certainty"] == "possible" else "", "warn"),
        Cell(amount(row), "number"),
        Cell(counted_in(row), "dim"),
        Cell(drawn(row, scale), "bar", drawn=_part(row, scale)) if scale else Cell("", "bar"),
        Cell(label(row, with_subject=with_subject, shared=shared)),
        Cell(", ".join(filter(None, (status_and_scope(row), remark))), "dim"),
        marks.mark(row),
    )


def _table(rows: list[Row], marks: Footnotes) -> Grid:
    aged = any(row["as_of"] for row in rows)
    lines: list[GridRow] = []
    of_one_status = groupby(rows, key=lambda row: (_band(row), row["status"]))
    ordered = [row for _, group in of_one_status for row in sorted(group, key=itemgetter("apart"))]
    for heading, group in groupby(ordered, key=_heading):
        lines.append(SectionRow(heading))
        for row in group:
            who = row["contributor_name"] or ("total" if row["whole"] else row["title"] or "total")
            lines.append(_line(row, who, "strong" if row["whole"] else "", marks, aged))
            lines += [_line(other, f"also: {label(other, with_subject=False)}", "dim", marks, aged) for other in row["others"]]
    return Grid(ANSWERED, lines)


def _band(row: Row) -> str:
    return " · ".join((row["subject_name"], *counts(row), *(["over two years older than the newest"] if row["stale"] else [])))


def _heading(row: Row) -> str:
    """The heading of a line: parts of another time than their total stand under one of their own, for they are no parts of that number."""
    return f"{_band(row)} · of another time than the total" if row["apart"] else _band(row)


def _line(row: Row, who: str, style: str, marks: Footnotes, aged: bool) -> tuple[Cell, ...]:
    share = row.get("exact_share")
    return (
        Cell(who, style),
        Cell(amount(row), style or "number"),
        Cell("" if share is None else share_in_words(share), "dim"),
        Cell("", "bar") if share is None else Cell(_hedged_bar(share.least, share.most, BAR), "bar", drawn=_share(share)),
        Cell(row["shown"], "dim" if style == "dim" else "date"),
        Cell("?" if row["certainty"] == "possible" else "", "warn"),
        Cell(age(row) if aged else "", "dim"),
        Cell(unreal(row), "dim"),
        marks.mark(row),
    )


def drawn(row: Row, scale: float) -> str:
    """A number as a bar that keeps its hedge: what is sure is solid, what may be is shaded, `over` and `at least` end in an arrow."""
    if row["missing"]:
        return ""
    low, high, *_ = quantity(row)
    return _hedged_bar((low or 0) / scale, None if high is None else high / scale, BAR_WIDTH)


def _hedged_bar(least: float, most: float | None, cells: int) -> str:
    bar = draw(least, cells)
    return f"{bar}▸" if most is None else bar + "░" * (min(round(most * cells), cells) - len(bar))


def _share(share: Sum) -> "Part":
    """A share as a drawing."""
    from alliancecli.views.drawn import Part

    return Part(share.least, share.most)


def _part(row: Row, scale: float) -> "Part | None":
    """The same as a drawing."""
    from alliancecli.views.drawn import Part

    low, high, *_ = quantity(row)
    return None if row["missing"] else Part((low or 0) / scale, None if high is None else high / scale)


BAR_WIDTH = 16
"""Cells of an observation's bar."""


def draw(part: float, cells: int = BAR) -> str:
    """A share as a bar of at most so many cells, in eighths."""
    eighths = min(round(part * cells * 8), cells * 8)
    return "█" * (eighths // 8) + ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")[eighths % 8]


def label(row: Row, *, with_subject: bool, shared: Container[str] = ()) -> str:
    """What a number counts, for a list: its title, or whose it is where it has none or that is `shared`; with the subject if need be."""
    who = row["contributor_name"] or "total"
    if row["title"] in shared:
        whose = ", ".join(filter(None, (row["subject_name"], row["contributor_name"])))
        return f"{row['title']}: {whose}" if with_subject else who
    if row["title"]:
        return str(row["title"])
    return f"{row['subject_name']}: {who}" if with_subject else who


def shared_titles(rows: list[Row]) -> set[str]:
    """Titles that figures of several contributors or subjects bear, as those of a series by nation do: they do not say whose it is."""
    bearers: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        bearers.setdefault(row["title"] or "", set()).add((row["subject"], row["contributor"] or ""))
    return {title for title, whose in bearers.items() if title and len(whose) > 1}


def status_and_scope(row: Row) -> str:
    """Status and scope, where they are not the plain ones."""
    return ", ".join(filter(None, (unreal(row), row["scope"])))


def age(row: Row) -> str:
    """How old a claim is at the day asked about: `0 d`, `3 mo`, `2 y 1 mo`."""
    days = row["age_days"]
    if days is None:
        return ""
    if days < 31:
        return f"{days} d"
    years, months = divmod(months_between(read_iso(row.get("seen") or row["date_max"]), read_iso(row["as_of"])), 12)
    return " ".join(filter(None, (f"{years:,} y" * (years > 0), f"{months} mo" * (months > 0))))
