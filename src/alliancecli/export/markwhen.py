"""Markwhen: an entry an event, its period as its date, the record's own words for it beside the title where that says less."""

import json
from collections.abc import Iterator

from alliancecli.dates.edtf import parse
from alliancecli.export import Export, Selection
from alliancecli.export.periods import Period, periods, written
from alliancecli.export.shared import cited, remark
from alliancecli.model.characters import escape_controls
from alliancecli.model.words import counted, headline
from alliancecli.query.definitions import titles
from alliancecli.query.edition import edition
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.rows import Row

EXPORT = Export(__name__, "a timeline for Markwhen, to read and edit as text", ".mw")
"""The entry point of the export."""


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the timeline; the notes say how many events are in it, and how many Markwhen has no date for, or not for all of theirs."""
    heading, known = edition(connection), titles(connection)
    count = without = partly = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"---\ntitle: {json.dumps(heading.title, ensure_ascii=False)}\n")
        file.write(f"description: {json.dumps(heading.line, ensure_ascii=False)}\n---\n")
        for row in timeline(connection, list(asked.events), asked.window):
            every = periods(parse(row["date"]))
            made = list(_entries(row, every, known))
            file.writelines(made)
            count, without, partly = count + bool(made), without + (not made), partly + (0 < len(made) < len(every))
    why = "Markwhen has no date for what is after 9999 or has no bound"
    told = [f"{counted(without, 'event')} left out: {why}"] if without else []
    told += [f"some dates of {counted(partly, 'event')} left out: {why}"] if partly else []
    return [f"{counted(count, 'event')} written", *told]


def _entries(row: Row, every: list[Period], known: dict[str, str]) -> Iterator[str]:
    """An entry for each period of the date that Markwhen can write: more than one only for a set."""
    for number, period in enumerate(every, 1):
        ends = [end for end in period if end]
        if ends and all(end[0] <= 9999 for end in ends):
            yield "\n" + "\n".join(_lines(row, period, number, known)) + "\n"


def _lines(row: Row, period: Period, number: int, known: dict[str, str]) -> Iterator[str]:
    """The title, the properties, and the text behind `>`: a bare line that began like a date would be an entry of its own."""
    ends = [written(end) if end[0] > 0 else f"{1 - end[0]} BCE" for end in period if end]
    date = ends[0] if len(set(ends)) == 1 else " / ".join(ends) if any("BCE" in end for end in ends) else "/".join(ends)
    words = "" if row["date"] == date else f" ({row['shown']})"
    tags = "".join(f" #{theatre.replace('-', '_')}" for theatre in row["theatres"])
    yield f"{date}: {_text(headline(row))}{_text(words)}{tags}"
    yield f"id: {row['id']}" + ("" if number == 1 else f"-{number}")
    yield f"edtf: {json.dumps(row['date'])}"
    yield f"kind: {row['kind']}"
    yield f"status: {row['status']}"
    yield f"weight: {row['weight']}"
    yield f"sources: {json.dumps(cited(row, known), ensure_ascii=False)}"
    for line in (row["summary"], remark(row)):
        if line:
            yield f"> {_text(line)}"


def _text(text: str) -> str:
    """Text on one line in which nothing is a tag."""
    return escape_controls(" ".join(text.splitlines())).replace("#", "# ")
