"""Figures: what was last known of a force at a day, the list of observations, and what is said of either."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from alliancecli.model.columns import FIGURE
from alliancecli.model.quantity import Sum, amount, largest, measured
from alliancecli.model.words import counted, few
from alliancecli.query.as_of import LastKnown, SeriesAnswer
from alliancecli.query.figures import STRENGTHS, Parts, about, add, key_of, together
from alliancecli.query.rows import Row
from alliancecli.views.view import View, counting_lead
from alliancecli.views.window import Seen, beyond, outside

if TYPE_CHECKING:
    from alliancecli.views.blocks import Block

COLUMNS = FIGURE.row


def observations(rows: Iterable[Row], *, certain: bool, left_out: int, every: bool, asked: str, chosen: str, footnotes: bool) -> View:
    """Every observation, a line each; a page cuts a long series, unless `every` is wanted.

    `asked` is their window and `chosen` what else was asked, in words: of a page that is not whole its rows do not tell that.
    """
    seen = Seen()

    def notes() -> list[str]:
        if certain and left_out:
            return [f"{left_out:,} more {beyond(left_out)}"]
        return [f"{seen.possible:,} marked ? {outside(seen.possible)}"] if seen.possible else []

    def page(listed: list[Row]) -> "list[Block]":
        from alliancecli.views.figure_page import observations  # for machines none is made

        return observations(listed, every=every, footnotes=footnotes)

    def lead(listed: list[Row], total: int | None) -> str:
        said = counting_lead("claim", asked)(listed, total)
        return f"{_whose(listed)}: {said}" if not total else f"{said}: {chosen}" if chosen else said

    return View(COLUMNS, seen.watch(rows), page, notes, lead=lead)


def _whose(rows: list[Row]) -> str:
    """Whose numbers rows are and of what, where that can be said shortly: `ISAF, troops`."""
    named = [list(dict.fromkeys(row[key] for row in rows)) for key in ("subject_name", "measure")]
    subjects, measures = named
    return ", ".join([subjects[0] if len(subjects) == 1 else f"{len(subjects):,} subjects", *measures[: len(measures) == 1]])


def answers(known: LastKnown, limit: int | None, when: str, *, footnotes: bool) -> View:
    """What was last known (`when`, in words), a line a key, with rivals under the answer and the parts compared with their total."""
    whole = [row for row, _ in known.answers]
    compared = known.parts
    footers = [footer(part) for part in compared]
    known = known.first(limit)
    totals = {part.total["id"] for part in compared}
    exact = {row["id"]: part.share([row]) for part in compared for row in part.listed}
    apart = {row["id"] for part in compared for row in _of_another_time(part)}
    rows = [
        {**row, "others": others, "whole": row["id"] in totals, "exact_share": exact.get(row["id"]), "apart": row["id"] in apart}
        for row, others in known.answers
    ]

    def page(listed: list[Row]) -> "list[Block]":
        from alliancecli.views.figure_page import answers

        return answers(listed, footers, footnotes=footnotes)

    def lead(listed: list[Row], total: int | None) -> str:
        first = whole[0]
        subjects, givers = ({row[key] for row in whole} for key in ("subject", "contributor"))
        if len(subjects) > 1 or (first["contributor"] and len(givers) > 1):
            return f"{_whose(whole)}, {when}: {counting_lead('claim')(listed, total)}"
        dated = "" if first["age_days"] == 0 else f" ({first['shown']})"  # an old number is not one of the day asked about
        unit = first["unit"] if first["unit"] != first["measure"] else ""
        possible = "possibly " if first["certainty"] == "possible" else ""
        giver = [first["contributor_name"]] if first["contributor"] else []
        what = ", ".join((first["subject_name"], *giver, *(word for word in about(first) if word not in ("in-force", unit)), when))
        later = _later_and_larger(whole)
        also = f"; {', '.join(about(later))}: {amount(later)} ({later['shown']})" if later else ""
        return f"{what}: {possible}{amount(first)}{unit and ' '}{unit}{dated}{also}"

    return View(COLUMNS, rows, page, lambda: [*footers, *left_out(known)], lead=lead)


def _of_another_time(part: Parts) -> list[Row]:
    """The parts that were last known at another time than their total, of those that do not stand far below it for their age."""
    mine = (row for row in (*part.apart, *part.missing) if row["stale"] == part.total["stale"])
    return [row for row in mine if not together(row, part.total)]


def _later_and_larger(rows: list[Row]) -> Row | None:
    """What would mislead if the first row stood alone: the largest other count of people in the same force that is larger, and of later.

    None where there is none. (A police mission has some soldiers one month, and thousands of police all the time.)
    """
    first = rows[0]
    counted = (row for row in rows if not row["contributor"] and row["measure"] in STRENGTHS and row["status"] == first["status"])
    beside = [row for row in counted if row["first"] > first["last"] and largest(row) > largest(first)]
    return max(beside, key=largest, default=None)


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
    if known.ahead:
        told, rest = [_to_come(row) for row in known.ahead[:MAX_TO_COME]], len(known.ahead) - MAX_TO_COME
        words = "; ".join([*told, *([f"{rest:,} more"] if rest > 0 else [])])
        said.append(f"{counted(len(known.ahead), 'claim')} of a later time, made by then: {words}; without --as-of they are listed")
    if known.unbounded:
        said.append(f"no end on record: {few(known.unbounded, MAX_NAMED)}")
    return said


def _to_come(row: Row) -> str:
    """`NATO: pledged at least 3.5 percent, of-gdp-each (2035)`."""
    whose = ", ".join(filter(None, (row["subject_name"], row["contributor_name"])))
    return f"{whose}: {row['status']} {', '.join(filter(None, (measured(row), row['scope'])))} ({row['shown']})"


MAX_TO_COME = 3
"""So many claims of what was to come are told."""

MAX_NAMED = 8
"""So many names of what was left out are told."""


def percent(part: float) -> str:
    """A part of a whole in words: `82 %`."""
    return f"{part:.0%}".replace("%", " %")


def share_in_words(share: Sum) -> str:
    """A share that may have two ends: `82 %`, `20–30 %`, `up to 9 %`."""
    return f"{share.worded(lambda part: f'{part:.0%}'[:-1])} %"


def footer(part: Parts) -> str:
    """`listed 45,225 of 55,100 (82 %)`, and which parts that leaves out: of another time, or without a number."""
    total, listed = part.total, add(part.listed)
    with_it, apart, missing = (counted(len(rows), "part") for rows in (part.listed, part.apart, part.missing))
    what = ", ".join(filter(None, (total["subject_name"], total["measure"], total["scope"], total["status"])))
    words = f"no part observed with the total, {amount(total)}"
    if part.listed:
        share = share_in_words(part.share(part.listed))
        words = f"listed {listed} of {amount(total)} ({share}), computed from {with_it}"
    if part.apart:
        words += f"; {apart} of another time ({add(part.apart)}) counted apart"
    if part.missing:
        words += f"; {missing} without a number"
    return f"{what}: {words}"


def explain(found: list[SeriesAnswer]) -> list[str]:
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

    def page(rows: list[Row]) -> "list[Block]":
        from alliancecli.views.figure_page import by_subject

        return by_subject(rows, every=every, footnotes=footnotes)

    return shown._replace(page=page)
