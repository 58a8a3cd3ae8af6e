"""TimelineJS JSON: a slide an event. A date has just the parts that are known, and is shown in the record's words."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from alliancecli.dates.edtf import parse
from alliancecli.export import Selection
from alliancecli.export.periods import Parts, Period, periods
from alliancecli.export.shared import cited, remark
from alliancecli.model.words import counted, headline
from alliancecli.query.definitions import titles
from alliancecli.query.edition import edition
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.rows import Row


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the timeline; the note says how many events are in it, and how many have no bound at all."""
    heading, known = edition(connection), titles(connection)
    slides: list[dict[str, Any]] = []
    count = without = 0
    for row in timeline(connection, list(asked.events), asked.window):
        made = list(_slides(row, known))
        slides += made
        count, without = count + bool(made), without + (not made)
    title = {"text": {"headline": escape(heading.title), "text": escape(heading.line)}}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"title": title, "events": slides, "scale": "human"}, file, ensure_ascii=False, indent=1)
        file.write("\n")
    return [
        f"{counted(count, 'event')} written",
        *([f"{counted(without, 'event')} left out: their dates have no bound"] if without else []),
    ]


def _slides(row: Row, known: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A slide for each period of the date: more than one only for a set. An open end is not drawn; the words say it."""
    named = [period for period in periods(parse(row["date"])) if period.start or period.end]
    for number, period in enumerate(named, 1):
        yield {
            "unique_id": row["id"] if number == 1 else f"{row['id']}-{number}",
            **_dates(period),
            "display_date": row["shown"],
            "text": {"headline": escape(headline(row)), "text": _text(row, known)},
            **({"group": row["theatres"][0]} if row["theatres"] else {}),
        }


def _dates(period: Period) -> dict[str, Any]:
    start, end = period.start or period.end, period.end if period.start else None
    assert start is not None
    return {"start_date": _parts(start), **({"end_date": _parts(end)} if end and end != start else {})}


def _parts(parts: Parts) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _text(row: Row, known: dict[str, str]) -> str:
    """The rest of the record as HTML, which is what TimelineJS takes its texts for."""
    lines = [row["summary"], remark(row), f"Sources: {'; '.join(cited(row, known))}"]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)
