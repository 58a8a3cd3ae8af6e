"""CSL-JSON, an item a source, as pandoc, Zotero and every citation processor read it."""

import json
from collections.abc import Iterator
from typing import Any

from alliancecli.dates.edtf import Date, DateSet, Interval, Point, parse, single
from alliancecli.query.cite import Bibliography
from alliancecli.render.citations.notes import entries


def render(cited: Bibliography) -> Iterator[str]:
    """One array, an item a line; `[]` when empty."""
    before = "[\n"
    for source, note in entries(cited):
        item: dict[str, Any] = {key: value for key, value in source.items() if key not in ("issued", "tier", "note")}
        date = parse(source["issued"]) if source.get("issued") else None
        if date is not None and not (date.min is None and date.max is None):
            item["issued"] = issued(date)
        if note:
            item["note"] = ". ".join(line.removesuffix(".") for line in note)
        yield before + json.dumps(item, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def issued(date: Date) -> dict[str, Any]:
    """A date as CSL has it: parts where it can be said in them, else the words."""
    date = single(date)
    circa = {"circa": True} if date.marks else {}
    if isinstance(date, Point) and not date.unspecified_digits:
        if date.month and 21 <= date.month <= 24:
            return {"date-parts": [[_year(date.year)]], "season": date.month - 20, **circa}
        if not date.month or date.month <= 12:
            return {"date-parts": [_parts(date)], **circa}
    if isinstance(date, Interval) and all(isinstance(end, Point) and not end.unspecified_digits and (end.month or 0) <= 12 for end in date):
        return {"date-parts": [_parts(end) for end in date if isinstance(end, Point)], **circa}
    assert isinstance(date, Point | Interval | DateSet)
    return {"literal": date.display()}


def _parts(date: Point) -> list[int]:
    """Year, month and day, as many as are given."""
    return [_year(date.year), *(part for part in (date.month, date.day) if part)]


def _year(year: int) -> int:
    """CSL has no year 0: 1 BC is -1."""
    return year if year > 0 else year - 1
