"""Events made for the tests of the page."""

from typing import Any

from alliancecli.dates.days import OPEN_DAY, day_number, iso
from alliancecli.dates.edtf import parse


def event(name: str, date: str, **more: Any) -> dict[str, Any]:
    """A row as query.events gives it."""
    read = parse(date)
    return {
        "id": name,
        "date": date,
        "date_min": iso(read.min),
        "date_max": iso(read.max),
        "precision": read.precision,
        "certainty": "certain",
        "title": f"The title of {name}",
        "summary": "",
        "kind": "meeting",
        "status": "actual",
        "theatres": ["north"],
        "actors": [],
        "institutions": [],
        "tags": [],
        "caveat": "",
        "sources": [{"source": "diary", "locator": "p. 1", "anchor": "words", "date": None}],
        "weight": "event",
        "shown": read.display(),
        "first": day_number(read.min, -OPEN_DAY),
        "last": day_number(read.max, OPEN_DAY),
        **more,
    }


def many(count: int) -> list[dict[str, Any]]:
    """Events of every kind of date, in order of time, over forty years and four theatres."""
    forms = ("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}/{z}", "{y}/..", "{y}~", "{y}?", "{y}-22")
    rows = [
        event(
            f"event-{n}",
            forms[n % len(forms)].format(y=1980 + n * 40 // count, z=1982 + n * 40 // count, m=n % 12 + 1, d=n % 28 + 1),
            title=f"Meeting number {n} of the Council of Bâle" if n % 10 == 0 else f"Deployment number {n}",
            summary="A sentence or two on what was done there, by whom and for whom, and what came of it. " * 2,
            theatres=[("north", "south", "east", "west")[n % 4]],
        )
        for n in range(count)
    ]
    return sorted(rows, key=lambda row: (row["date_min"], row["date_max"] or "9999", row["id"]))
