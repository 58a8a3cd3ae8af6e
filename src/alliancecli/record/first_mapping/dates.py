"""The columns that say when a row was: a date, its start and its end, or year, month and day."""

import re
from typing import NamedTuple

from alliancecli.record.cell_dates import EDTF
from alliancecli.record.first_mapping.columns import Column

_BEGINS, _ENDS = ("start", "begin", "from", "since"), ("end", "until", "finish")
_ELSEWHEN = ("birth", "born", "updated", "entered", "source", "published", "accessed")
"""Words in the names of columns whose dates are not of what happened."""

ONGOING = {"ongoing", "present", "current", "now", "today", "to date", "still", "open"}
"""Words that tables write for an end that has not come."""

_PART = re.compile(r"(.*?)\s*\b(year|month|day)")


class Dated(NamedTuple):
    """The template of a date, the formats that its cells are written in, what is doubtful of it, and the columns that are in it."""

    template: str = ""
    formats: tuple[str, ...] = ()
    doubt: str = ""
    columns: tuple[Column, ...] = ()


def dated(columns: list[Column]) -> Dated:
    """When rows were; of several ways to say it the most exact."""
    whole = [one for one in columns if one.kind == "date" and not one.has(*_ELSEWHEN)]
    years = [one for one in columns if one.kind == "year" and not one.has(*_ELSEWHEN)]
    parts = _in_parts(columns)
    spans = [one for one in columns if one in (*whole, *years) and one.has(*_BEGINS, *_ENDS)]
    spans = spans if any(one.has(*_BEGINS) for one in spans) and any(one.has(*_ENDS) for one in spans) else []
    late = [one for one in columns if one.kind == "date"]
    for found in (spans, whole, parts, years, late):
        if isinstance(found, Dated) and len(found.columns) > 1:
            return found
        if found and not isinstance(found, Dated):
            return _from_to(found)
    return Dated(doubt=_short_years(columns))


def _from_to(columns: list[Column]) -> Dated:
    """A date, or a start and its end."""
    ends = [one for one in columns if one.has(*_ENDS)]
    begins = [one for one in columns if one not in ends] or ends
    first = next((one for words in (_BEGINS, ("date", "day", "when", "year")) for one in begins if one.has(*words)), begins[0])
    used = (first, ends[0]) if ends and ends[0] is not first else (first,)
    formats = tuple(dict.fromkeys(form for one in used for form in one.formats))
    doubts = [f"doubt: no day is above 12, so {one.either} reads them too" for one in used if one.either]
    odd = [(one, [cell for cell in one.odd if cell.lower() not in ONGOING]) for one in used]
    doubts += [
        f"doubt: in {{{one.name}}} these are none, unless `values` says what they mean: {', '.join(map(repr, cells[:3]))}"
        for one, cells in odd
        if cells
    ]
    for one in used:
        if cells := one.months_or_years:
            shown = f"{cells[0]} is a month, {cells[0][:4]}/{cells[0][:2]}{cells[0][-2:]} would be years"
            doubts.append(f"doubt: in {{{one.name}}}, {shown}; `values` says which")
    template = f"{{{first.name}}}" + (f"[/{{{used[1].name}}}]" if len(used) > 1 else "")
    return Dated(template, () if formats == (EDTF,) else formats, "; ".join(dict.fromkeys(doubts)), used)


def _in_parts(columns: list[Column]) -> Dated:
    """Year, month and day in columns of their own, and those of an end beside them."""
    groups: dict[str, dict[str, Column]] = {}
    for one in columns:
        if (found := _PART.fullmatch(one.words)) and one.kind != "empty":
            groups.setdefault(found[1], {})[found[2]] = one
    ends = {name: parts for name, parts in groups.items() if "year" in parts and (name == "e" or any(word in name for word in _ENDS))}
    begins = [parts for name, parts in groups.items() if "year" in parts and name not in ends]
    if not begins:
        return Dated()
    first = max(begins, key=len)
    last = next(iter(ends.values()), {})
    if "month" in first and first["month"].kind == "text":  # June 1950
        day = f"[{{{first['day'].name}}} ]" if "day" in first else ""
        template, last = f"[{day}{{{first['month'].name}}} ]{{{first['year'].name}}}", {}
    else:
        template = _joined(first) + (f"[/{_joined(last)}]" if last else "")
    return Dated(template, (), "", (*first.values(), *last.values()))


def _joined(parts: dict[str, Column]) -> str:
    there = [parts[name].name for name in ("year", "month", "day") if name in parts]
    return "[-".join(f"{{{name}}}" for name in there) + "]" * (len(there) - 1)


def _short_years(columns: list[Column]) -> str:
    """What is to be said of columns whose years have two digits."""
    for one in columns:
        short = sum(bool(re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d\d", cell)) for cell in one.values)
        if one.kind == "text" and short > len(one.values) / 2:
            return f"{{{one.name}}} has years of two digits, which are not read: the century is a guess"
    return ""
