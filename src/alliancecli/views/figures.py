"""Figures: the table of one force at a day, and the list of observations."""

from collections.abc import Container, Iterable
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from alliancecli.dates.days import months_between, read_iso
from alliancecli.model.columns import FIGURE
from alliancecli.model.quantity import amount, quantity
from alliancecli.model.words import counted, few, unreal
from alliancecli.query.as_of import Answer, LastKnown
from alliancecli.query.figures import Parts, about, add, counts, key_of
from alliancecli.query.rows import Row
from alliancecli.views.long_series import Brief, brief
from alliancecli.views.view import CITED_IN, DATE, Block, Cell, Footnotes, Grid, GridColumn, SectionRow, Text, View, tally
from alliancecli.views.window import BEYOND, OUTSIDE, Seen

if TYPE_CHECKING:
    from alliancecli.views.drawn import Part

COLUMNS = FIGURE.row

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


def observations(rows: Iterable[Row], *, certain: bool, left_out: int, every: bool, asked: str, footnotes: bool) -> View:
    """Every observation, a line each; a page cuts a long series, unless `every` is wanted; `asked` is their window, in words."""
    seen = Seen()

    def notes() -> list[str]:
        if certain and left_out:
            return [f"{left_out:,} more {BEYOND}"]
        return [f"{seen.possible:,} marked ? {OUTSIDE}"] if seen.possible else []

    def page(listed: list[Row]) -> list[Block]:
        if not listed:
            return []
        marks = Footnotes(footnotes)
        short = Brief(listed, {}, []) if every else brief(listed, "--every")
        return [_list(short, marks), *(Text(note, "footer") for note in short.notes), *marks.blocks()]

    def lead(listed: list[Row], total: int | None) -> str:
        return f"{_whose(listed)}: {tally('claim', asked)(listed, total)}"

    return View(COLUMNS, seen.watch(rows), page, notes, lead=lead)


def _whose(rows: list[Row]) -> str:
    """Whose numbers rows are and of what, where that can be said shortly: `ISAF, troops`."""
    named = [list(dict.fromkeys(row[key] for row in rows)) for key in ("subject_name", "measure")]
    subjects, measures = named
    return ", ".join([subjects[0] if len(subjects) == 1 else f"{len(subjects):,} subjects", *measures[: len(measures) == 1]])


def _list(short: Brief, marks: Footnotes) -> Grid:
    rows = [row for _, day in groupby(short.rows, key=itemgetter("date")) for row in sorted(day, key=by_name)]
    several = len({row["subject"] for row in rows}) > 1
    comparable = len({row["unit"] for row in rows}) == 1 and not several and len(rows) > 1
    scale = max((top(row) for row in rows), default=0) if comparable else 0
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
        Cell(row["unit"], "dim"),
        Cell(drawn(row, scale), "bar", drawn=_part(row, scale)) if scale else Cell("", "bar"),
        Cell(label(row, with_subject=with_subject, shared=shared)),
        Cell(", ".join(filter(None, (standing(row), remark))), "dim"),
        marks.mark(row),
    )


def answers(known: LastKnown, limit: int | None, when: str, *, footnotes: bool) -> View:
    """What was last known (`when`, in words), a line a key, with rivals under the answer and the parts compared with their total."""
    known = known.first(limit)
    footers = [footer(part) for part in known.parts]
    totals = {part.total["id"] for part in known.parts}
    exact = {row["id"]: part.share(row) for part in known.parts for row in part.listed}
    rows = [{**row, "others": others, "whole": row["id"] in totals, "exact_share": exact.get(row["id"])} for row, others in known.answers]

    def page(listed: list[Row]) -> list[Block]:
        if not listed:
            return []
        marks = Footnotes(footnotes)
        later = any(one["certainty"] == "possible" for row in listed for one in (row, *row["others"]))
        said = [*footers, *(["? may be of a later day"] if later else [])]
        return [_table(listed, marks), *(Text(text, "footer") for text in said), *marks.blocks()]

    def lead(listed: list[Row], total: int | None) -> str:
        first = listed[0]
        if len({row["subject"] for row in listed}) > 1 or first["contributor"]:
            return f"{_whose(listed)}, {when}: {tally('claim')(listed, total)}"
        dated = "" if first["as_of"] else f" ({first['shown']})"
        unit = f" {first['unit']}" if first["unit"] != first["measure"] else ""
        possible = "possibly " if first["certainty"] == "possible" else ""
        what = ", ".join((first["subject_name"], *(word for word in about(first) if word != "in-force"), when))
        return f"{what}: {possible}{amount(first)}{unit}{dated}"

    return View(COLUMNS, rows, page, lambda: [*footers, *left_out(known)], lead=lead)


def left_out(known: LastKnown) -> list[str]:
    """What is said of what gave no answer: subjects that had ended, contributors who had left, lives whose end nobody gives."""
    said = []
    if known.ended:
        names = dict.fromkeys(row["over"] for row in known.ended)
        said.append(f"{len(names):,} left out that had ended by then: {few(names, MAX_NAMED)}; --ended shows them")
    if known.departed:
        names = dict.fromkeys(row["contributor_name"] for row in known.departed)
        said.append(f"{len(names):,} left out whom a later list that is complete does not name: {few(names, MAX_NAMED)}")
    if known.partial:
        said.append(f"left out, since they count a part only: {few(known.partial, MAX_NAMED)}; --scope shows one")
    if known.unbounded:
        said.append(f"no end on record: {few(known.unbounded, MAX_NAMED)}")
    return said


MAX_NAMED = 8
"""So many names of what was left out are told."""


def _table(rows: list[Row], marks: Footnotes) -> Grid:
    aged = any(row["as_of"] for row in rows)
    lines: list[tuple[Cell, ...] | SectionRow] = []
    for heading, group in groupby(rows, key=_band):
        lines.append(SectionRow(heading))
        for row in group:
            who = row["contributor_name"] or ("total" if row["whole"] else row["title"] or "total")
            lines.append(_line(row, who, "strong" if row["whole"] else "", marks, aged))
            lines += [_line(other, f"also: {label(other, with_subject=False)}", "dim", marks, aged) for other in row["others"]]
    return Grid(ANSWERED, lines)


def _band(row: Row) -> str:
    return " · ".join((row["subject_name"], *counts(row), *(["over two years older than the newest"] if row["stale"] else [])))


def _line(row: Row, who: str, style: str, marks: Footnotes, aged: bool) -> tuple[Cell, ...]:
    share = row.get("exact_share")
    return (
        Cell(who, style),
        Cell(amount(row), style or "number"),
        Cell("" if share is None else percent(share), "dim"),
        Cell("", "bar") if share is None else Cell(draw(share), "bar", drawn=_share(share)),
        Cell(row["shown"], "dim" if style == "dim" else "date"),
        Cell("?" if row["certainty"] == "possible" else "", "warn"),
        Cell(age(row) if aged else "", "dim"),
        Cell(unreal(row), "dim"),
        marks.mark(row),
    )


def top(row: Row) -> float:
    """The largest number that a row names; 0 where it has none."""
    return quantity(row).most or 0


def drawn(row: Row, scale: float) -> str:
    """A number as a bar that keeps its hedge: what is sure is solid, what may be is shaded, `over` and `at least` end in an arrow."""
    if row["missing"]:
        return ""
    low, high, *_ = quantity(row)
    bar = draw((low or 0) / scale, BAR_WIDTH)
    if high is None:
        return f"{bar}▸"
    return bar + "░" * (round(high / scale * BAR_WIDTH) - len(bar))


def _share(share: float) -> "Part":
    """A share as a drawing."""
    from alliancecli.views.drawn import Part

    return Part(share, share)


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
        return f"{row['title']}: {who}" if with_subject else who
    if row["title"]:
        return str(row["title"])
    return f"{row['subject_name']}: {who}" if with_subject else who


def shared_titles(rows: list[Row]) -> set[str]:
    """Titles that figures of several contributors bear, as those of a series by nation do."""
    bearers: dict[str, set[str]] = {}
    for row in rows:
        bearers.setdefault(row["title"] or "", set()).add(row["contributor"] or "")
    return {title for title, contributors in bearers.items() if len(contributors) > 1}


def percent(part: float) -> str:
    """A share in words: `82 %`."""
    return f"{part:.0%}".replace("%", " %")


def standing(row: Row) -> str:
    """Status and scope, where they are not the plain ones."""
    return ", ".join(filter(None, (unreal(row), row["scope"])))


def age(row: Row) -> str:
    """How old a claim is at the day asked about: `0 d`, `3 mo`, `2 y 1 mo`."""
    days = row["age_days"]
    if days is None:
        return ""
    if days < 31:
        return f"{days} d"
    years, months = divmod(months_between(read_iso(row["date_max"]), read_iso(row["as_of"])), 12)
    return " ".join(filter(None, (f"{years:,} y" * (years > 0), f"{months} mo" * (months > 0))))


def footer(part: Parts) -> str:
    """`listed 45,225 of 55,100 (82 %)`, and which parts that leaves out: of another time, or without a number."""
    total, listed = part.total, add(part.listed)
    with_it, apart, missing = (counted(len(rows), "part") for rows in (part.listed, part.apart, part.missing))
    what = ", ".join(filter(None, (total["subject"], total["measure"], total["scope"], total["status"])))
    words = f"no part observed with the total, {amount(total)}"
    if part.listed:
        share = percent(listed / total["value"])
        words = f"listed {'about ' if part.hedged else ''}{listed:,} of {amount(total)} ({share}), computed from {with_it}"
    if part.apart:
        words += f"; {apart} of another time ({add(part.apart):,}) counted apart"
    if part.missing:
        words += f"; {missing} without a number"
    return f"{what}: {words}"


def explain(found: list[Answer]) -> list[str]:
    """For each answer: the candidates in their order, and the rule that chose."""
    lines = ["rule: certain before possible, then the latest first day, then the narrower period, then the better tier, then the id"]
    for answer in found:
        key = " ".join(filter(None, key_of(answer.row)))
        lines.append(f"{key}:")
        for place, row in enumerate((answer.row, *answer.others), 1):
            chosen = "answers" if place == 1 else "beside it"
            lines.append(f"  {place}. {row['id']}: {amount(row)}, {row['shown']}, {row['certainty']}, tier {row['tier']} ({chosen})")
    return lines


def by_subject(shown: View, *, every: bool, footnotes: bool) -> View:
    """A view of observations with each subject under a heading of its own, so that no claim is read as another's."""

    def page(rows: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        short = Brief(rows, {}, []) if every else brief(rows, "--every")
        lines: list[tuple[Cell, ...] | SectionRow] = []
        for subject in dict.fromkeys(row["subject"] for row in short.rows):
            mine = [row for row in short.rows if row["subject"] == subject]
            shared = shared_titles(mine)
            lines.append(SectionRow(mine[0]["subject_name"]))
            for row in mine:
                remark = short.remarks.get(row["id"], "")
                lines.append((Cell(""), *observed(row, marks, with_subject=False, shared=shared, remark=remark)))
        said = [Text(note, "footer") for note in short.notes]
        return [Grid((GridColumn(), *LISTED), lines, header=False), *said, *marks.blocks()] if rows else []

    return shown._replace(page=page)
