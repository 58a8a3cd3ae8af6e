"""Which column may fill which field, by its name and by what it holds."""

import re
from collections.abc import Iterable, Iterator

from alliancecli.model.vocabulary import EventKind, InstitutionKind, Measure, VocabularyTerm
from alliancecli.record.first_mapping.columns import Column
from alliancecli.record.first_mapping.dates import dated
from alliancecli.record.first_mapping.words import ACTORS, APART, BESTS, HIGHS, KINDS, LOWS, SUMMARIES, TITLES, UNITS, term

MOST_FIGURES = 8
"""Figures of a row that are written out; columns beyond them are listed with those that are not read."""

MOST_WORDS = 40
"""Different words of a column that are mapped one by one."""


def cell(column: Column) -> str:
    """The cell of a column, as a template has it."""
    return f"{{{column.name}}}"


def makes_figures(columns: list[Column]) -> bool:
    """Whether rows are rather figures than events: years are the columns, or there are numbers and no words for what happened."""
    if years_across(columns):
        return True
    if any(one.named(*TITLES, *SUMMARIES) and not one.has("country", "state", "nation") for one in texts(columns)):
        return False
    said = not kind_of_event(columns)
    return any(len(one.values) > 10 or (said and _measures(one)) for one in numbers(columns))


def texts(columns: list[Column]) -> list[Column]:
    """The columns of words that people read: no codes, places on the globe or links."""
    return [one for one in columns if one.kind == "text" and not one.named(*APART) and not one.name.lower().endswith(("id", "code"))]


def numbers(columns: list[Column]) -> list[Column]:
    """The columns whose numbers count something: not codes, flags, places or parts of dates."""
    dates = set(map(id, dated(columns).columns))
    return [
        one
        for one in columns
        if one.kind == "number" and (len(one.values) > 2 or _measures(one))
        if id(one) not in dates and not one.named(*APART, "year", "month", "day", "no")
        if not one.name.lower().endswith(("id", "code")) and not one.words.startswith(("gw", "cow", "ccode"))
    ]


def _measures(column: Column) -> bool:
    """Whether its name is a word for a measure: few different numbers in it are counts all the same."""
    return term(column.words, Measure, None, loosely=False) is not None


def years_across(columns: list[Column]) -> list[Column]:
    """The columns that are years."""
    found = [one for one in columns if re.fullmatch(r"[12]\d{3}", one.name)]
    return found if len(found) > 2 else []


def kind_of_event(columns: list[Column]) -> Column | None:
    """The column whose words are kinds of events."""
    few = [one for one in columns if one.kind in ("text", "number") and len(one.values) <= MOST_WORDS and one.recurs and one.named(*KINDS)]
    few = [one for one in few if any(term(word, EventKind, None) for word in one.values)]
    return next((one for one in few if one.filled > max(each.filled for each in columns) / 2), None)


def identity(columns: list[Column]) -> Column | None:
    """The column whose cells are all there and all different, and that is called so."""
    most = max(one.filled for one in columns)
    alone = (one for one in columns if len(one.values) == one.filled == most and one.kind in ("text", "number"))
    return next(
        (one for one in alone if one.named("id", "no", "number", "code", "key", "uid", "xid") or one.name.lower().endswith("id")), None
    )


def repeated_identity(columns: list[Column]) -> Column | None:
    """The column that is called an id, and in which some come more than once."""
    called = (
        one for one in columns if one.kind in ("text", "number") and (one.named("id", "uid", "xid") or one.name.lower().endswith("_id"))
    )
    return next((one for one in called if len(one.values) < one.filled and not one.recurs), None)


def likeliest(columns: Iterable[Column], words: tuple[str, ...]) -> Column | None:
    """The column whose name has the likeliest of the words; of several the one that is filled most, and says most."""
    there = list(columns)
    for is_it in (Column.named, Column.has):
        for word in words:
            if found := [one for one in there if is_it(one, word)]:
                return max(found, key=lambda one: (not one.recurs, one.filled))
    return None


def title_of(columns: list[Column]) -> Column | None:
    """The column that says what happened: where there is one, other words in each row. None where no column is called so or reads so."""
    likely = [one for one in columns if not one.named(*KINDS)]
    apart = [one for one in likely if not one.recurs]
    return (
        likeliest(apart, TITLES)
        or likeliest(likely, TITLES)
        or max((one for one in apart if one.length > 15), key=lambda one: one.length, default=None)
    )


def actors(columns: list[Column]) -> list[Column]:
    """The columns that name who acted."""
    for word in ACTORS:
        if found := [one for one in columns if one.recurs and one.has(word)]:
            return found
    return []


def together(columns: list[Column], every: list[Column]) -> str:
    """Cells of several columns: `{Actor1};{Actor2}`, or `{State*}` where there are many whose names begin alike."""
    stem = re.sub(r"[\d_]+$|[A-Z]{1,2}$", "", columns[0].name)
    alike = [one for one in every if stem and one.name.startswith(stem)]
    if len(alike) > 2 and all(one.kind in ("text", "empty") for one in alike):
        return f"{{{stem}*}}"
    return ";".join(map(cell, columns))


def kind_of_name(column: Column) -> VocabularyTerm:
    """What the names of a column may be: states, what it is called itself (`Mission`), or groups."""
    if column.has("state", "country", "nation", "contributor"):
        return InstitutionKind.STATE
    otherwise = InstitutionKind.GROUP if column.has("actor", "side", "party") else InstitutionKind.ORGANISATION
    return term(column.words, InstitutionKind, otherwise, loosely=False)


def figures(columns: list[Column], few: bool) -> Iterator[dict[str, str]]:
    """The figures that columns of numbers give; `few`: those alone whose names say what they measure."""
    counts = numbers(columns)
    low, best, high = (next((one for one in counts if one.named(*words)), None) for words in (LOWS, BESTS, HIGHS))
    found = []
    if low and high:
        bounds = {"low": low, "value": best, "high": high}
        cells = {key: cell(one) for key, one in bounds.items() if one}
        found.append(_figure(term(f"{low.words} {high.words}", Measure, Measure.CASUALTIES), cells, low))
        counts = [one for one in counts if one not in (low, best, high)]
    otherwise: VocabularyTerm | None = None if few else Measure.OTHER
    for one in counts:
        unclear = Measure.OTHER if one.units else otherwise
        measure = Measure.SHARE if one.units == {"%"} else term(f"{one.words} {' '.join(one.units)}", Measure, unclear)
        if measure:
            found.append({"title": one.name} | _figure(measure, {"value": cell(one)}, one))
    yield from found[:MOST_FIGURES]


def _figure(measure: VocabularyTerm, cells: dict[str, str], column: Column) -> dict[str, str]:
    unit = UNITS.get(measure) or (next(iter(column.units)).replace("%", "percent") if len(column.units) == 1 else "units")
    return {"measure": str(measure), **cells, "unit": unit}
