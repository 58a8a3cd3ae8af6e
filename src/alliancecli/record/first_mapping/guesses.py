"""What the fields of events and figures may be filled from, by the names of columns and by what they hold."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from alliancecli.model.folding import fold
from alliancecli.model.vocabulary import EventKind, InstitutionKind, Measure, VocabularyTerm
from alliancecli.record.first_mapping.columns import Column
from alliancecli.record.first_mapping.dates import ONGOING, dated

MOST_FIGURES = 8
"""Figures of a row that are written out; columns beyond them are listed with those that are not read."""

MOST_WORDS = 40
"""Different words of a column that are mapped one by one."""

TITLES = ("title", "headline", "name", "event", "exercise", "incident", "rivalry", "leader", "subject", "description", "summary", "text")
SUMMARIES = ("text", "summary", "description", "notes", "note", "details", "comment", "comments", "remarks", "information")
KINDS = ("kind", "type", "category")
ACTORS = ("actor", "side", "party", "participant", "state", "nation", "country", "organisation", "organization", "member")
THEATRES = ("theatre", "theater", "region", "country", "location", "place")
SUBJECTS = ("country", "state", "nation", "mission", "force", "subject", "organisation", "organization", "name")
LOWS, BESTS, HIGHS = ("low", "min", "lower"), ("best", "est", "estimate", "mid"), ("high", "max", "upper")
APART = (
    "id",
    "code",
    "iso",
    "lat",
    "lon",
    "latitude",
    "longitude",
    "geom",
    "url",
    "link",
    "media",
    "source",
    "prec",
    "precision",
    "quarter",
)
"""Words in the names of columns that a field is filled from, the likeliest first; of the last no field is."""

_MEANT: dict[VocabularyTerm, str] = {
    EventKind.CONFLICT: "battle battles fight violence explosion explosions bomb strike clash shelling assault killed violent abduction",
    EventKind.POLITICS: "protest protests riot riots demonstration coup vote elections",
    EventKind.OPERATION: "exercise mission test tests launch patrol drill",
    EventKind.MEETING: "visit talks",
    EventKind.AGREEMENT: "ceasefire truce peace",
    EventKind.DISASTER: "flood earthquake storm drought",
    Measure.CASUALTIES: "death deaths dead fatality fatalities injured wia kia casualty",
    Measure.AFFECTED: "refugees refugee arrested arrests population",
    Measure.TROOPS: "troop army soldier contingent",
    Measure.PERSONNEL: "participants civilian observers",
    Measure.EQUIPMENT: "aircraft ships tanks missiles",
    Measure.MONEY: "usd us eur cost budget spending expenditure gdp dollars",
    Measure.SHARE: "percentage share pct",
    Measure.DURATION: "days hours minutes",
}
"""Words for terms, beside the terms themselves and those of their definitions."""

_COMMON = {
    *(
        "a",
        "an",
        "the",
        "of",
        "or",
        "is",
        "are",
        "in",
        "to",
        "and",
        "with",
        "their",
        "its",
        "other",
        "number",
        "what",
        "it",
        "one",
        "no",
        "by",
    )
}

_UNITS: dict[VocabularyTerm, str] = {
    Measure.CASUALTIES: "people",
    Measure.AFFECTED: "people",
    Measure.TROOPS: "troops",
    Measure.PERSONNEL: "people",
}


class Line(NamedTuple):
    """A line of a mapping: a key, what it says in YAML, why, and how deep it stands."""

    key: str
    said: str = ""
    comment: str = ""
    depth: int = 0

    def __str__(self) -> str:
        colon = "" if self.key.startswith("- ") else ":"
        return f"{'  ' * self.depth}{self.key}{colon}{self.said and ' '}{self.said}" + (f"  # {self.comment}" if self.comment else "")


def quoted(text: str) -> str:
    """A text as YAML: bare where that is safe."""
    return text if re.fullmatch(r"[A-Za-z][\w./-]*", text) else json.dumps(text, ensure_ascii=False)


def _cell(column: Column) -> str:
    return f"{{{column.name}}}"


def makes_figures(columns: list[Column]) -> bool:
    """Whether rows are rather figures than events: years are the columns, or there are numbers and no words for what happened."""
    titled = [one for one in _texts(columns) if one.named(*TITLES, *SUMMARIES) and not one.has("country", "state", "nation")]
    return bool(_years(columns)) or (not titled and any(len(one.values) > 10 for one in _numbers(columns)))


def event_lines(columns: list[Column], source: str, about: str) -> Iterator[Line]:
    """The lines of a mapping of events; `about` is what the table is called."""
    date = dated(columns)
    texts = _texts(columns)
    title = _first(texts, TITLES) or max(texts, key=lambda one: one.length, default=None)
    rest = [one for one in texts if one is not title]
    summary = _first(rest, SUMMARIES)
    actors = _actors(rest)
    theatre = _first([one for one in rest if one.recurs and one not in actors], THEATRES)
    kind = _kind(columns)
    number = _identity(columns)
    figures = list(_figures(columns, few=True))
    tags = next((one for one in rest if one.named("tags", "keywords")), None)
    read = [one for one in (title, summary, theatre, kind, number, *actors, *date.columns) if one]
    yield from _reading(columns, read, date.formats)
    if slides := [one for one in columns if one.words == "type" and {"title", "era"} & one.values.keys()]:
        yield Line("unless", f"{{{quoted(slides[0].name)}: [title, era]}}", "slides that are no events")
    if marked := [one.name for one in read if any(re.search(r"</?[a-z]+[ />]", cell) for cell in one.values)]:
        yield Line("html", _list(marked))
    yield Line("columns")
    yield from ([Line("id", quoted(_cell(number)), depth=1)] if number else ())
    yield Line("date", quoted(date.template), date.doubt if date.template else "doubt: no column looks like dates", 1)
    said = "doubt: no column looks like a title" if not title else "doubt: the same words come again and again" if title.recurs else ""
    surname = next((one for one in rest if title and one.words == title.words.replace("first", "last")), None)
    named = " ".join(_cell(one) for one in (title, surname) if one)
    yield Line("title", quoted(named or "Something happened"), said, 1)
    yield from ([Line("summary", quoted(_cell(summary)), depth=1)] if summary else ())
    if kind:
        yield Line("kind", quoted(_cell(kind)), "see `values`", 1)
    else:
        words = f"{title.words if title else ''} {about} {' '.join(one.words for one in columns)}"
        found = _term(words, EventKind, EventKind.OPERATION, loosely=False)
        yield Line("kind", str(found), "doubt: of all rows; `alliance help fields` lists the kinds", 1)
    if theatre:
        yield Line("theatres", quoted(_cell(theatre)), depth=1)
    if actors:
        yield Line("actors", quoted(_together(actors, columns)), depth=1)
    yield from ([Line("tags", quoted(_cell(tags)), depth=1)] if tags else ())
    yield from _citation(columns, number, date.columns, source)
    yield from _values(kind, date.columns)
    yield from _new(([("actors", _kind_of(actors[0]))] if actors else []) + ([("theatres", "theatre")] if theatre else []))
    yield from _block(figures)


def figure_lines(columns: list[Column], source: str, about: str) -> Iterator[Line]:
    """The lines of a mapping of figures; `about` is what the table is called."""
    date = dated(columns)
    years = _years(columns)
    subject = _first([one for one in _texts(columns) if one not in years], SUBJECTS) or next(iter(_texts(columns)), None)
    number = _identity(columns)
    figures = list(_figures(columns, few=False))
    yield from _reading(columns, [one for one in (subject, *date.columns, *years) if one], date.formats if not years else ())
    if years:
        yield Line("wide", '{columns: "[12]???", name: year, value: amount}', f"{len(years)} columns of years")
    yield Line("columns")
    yield from ([Line("id", quoted(_cell(number)), depth=1)] if number and not years else ())
    said = "" if subject else "doubt: no column looks like whom the numbers are about"
    yield Line("subject", quoted(_cell(subject) if subject else "my-organisation"), said, 1)
    yield Line(
        "date", quoted("{year}" if years else date.template), "" if years or date.template else "doubt: no column looks like dates", 1
    )
    if years or not figures:
        yield Line("title", quoted("what the numbers count"), "doubt: write it", 1)
        measure = _term(about, Measure, Measure.OTHER)
        yield Line("measure", str(measure), "doubt: of all rows; `alliance help fields` lists the measures", 1)
        yield Line("value", quoted("{amount}"), "" if years else "doubt: no column looks like numbers", 1)
        yield Line("unit", "units", "doubt: what one of them is: troops, people, USD", 1)
    yield from _citation(columns, number, date.columns, source)
    yield from _new([("subject", _kind_of(subject))] if subject else [])
    if not years:
        yield from _block(figures)


def _reading(columns: list[Column], read: list[Column], formats: tuple[str, ...]) -> Iterator[Line]:
    """How cells are written: dates, words for nothing, numbers, several things in one."""
    if formats:
        yield Line("date_format", quoted(formats[0]) if len(formats) == 1 else _list(formats))
    missing: Counter[str] = sum((one.missing for one in columns), Counter())
    if missing:
        yield Line("missing", _list(sorted(missing)), f"{missing.total():,} cells")
    numbers = [one for one in columns if one.kind == "number" and (one in read or not one.named(*APART))]
    if units := sorted({unit for one in numbers for unit in one.units}):
        yield Line("units", _list(units))
    for name in ("thousands", "decimal"):
        if signs := {getattr(one, name): one for one in numbers if getattr(one, name)}:
            sign, first = next(iter(signs.items()))
            said = f"as in {_cell(first)}" + (f"; doubt: {' and '.join(map(repr, signs))} are both there" if len(signs) > 1 else "")
            yield Line(name, quoted(sign), said)
    for one in read:
        between = [sign for sign in (", ", " / ", "|") if sum(sign in cell for cell in one.values) > len(one.values) / 5]
        if between and one.recurs and one.kind == "text" and one.named(*ACTORS):
            yield Line("split", f"{{{quoted(one.name)}: {quoted(between[0].strip())}}}", "doubt: several names in a cell")


def _citation(columns: list[Column], number: Column | None, dates: Iterable[Column], source: str) -> Iterator[Line]:
    said = f"doubt: the {'first source of the record' if source else 'id of a source'}; write the one that the table comes from"
    yield Line("source", source or "my-source", said, 1)
    most = max(one.filled for one in columns)
    links = (one for one in columns if one.filled == most and sum(cell.startswith("http") for cell in one.values) > len(one.values) / 2)
    loose = (one for one in columns if one.name.lower().endswith("id") and len(one.values) > 0.9 * most)
    if link := next(links, None):
        template = _cell(link)
    else:
        words = (one for one in _texts(columns) if len(one.values) > 0.9 * most and one.length < 60)
        place = number or next(loose, None) or next(words, None) or next(iter((*dates, *_texts(columns))), columns[0])
        template = f"row {_cell(place)}"
    yield Line("locator", quoted(template), "where in the source a row is found", 1)


def _values(kind: Column | None, dates: Iterable[Column]) -> Iterator[Line]:
    """What words of columns mean: each that stands for a kind of events, and those for an end that has not come."""
    open_ends = [(one, [cell for cell in one.values if cell.lower() in ONGOING]) for one in dates]
    open_ends = [(one, cells) for one, cells in open_ends if cells]
    if kind or open_ends:
        yield Line("values")
    for one, cells in open_ends:
        yield Line(quoted(one.name), f"{{{', '.join(f'{quoted(cell)}: {quoted(chr(46) * 2)}' for cell in cells)}}}", "an open end", 1)
    if not kind:
        return
    yield Line(quoted(kind.name), depth=1)
    for word, count in kind.values.most_common(MOST_WORDS):
        found = _term(word, EventKind, None)
        told = f"{count:,} rows" if found else f"doubt: {count:,} rows; `alliance help fields` lists the kinds"
        yield Line(json.dumps(word, ensure_ascii=False), str(found or EventKind.OPERATION), told, 2)


def _new(kinds: list[tuple[str, str]]) -> Iterator[Line]:
    """What names become that the record does not have."""
    if kinds:
        yield Line("new", comment="names that the record does not have become institutions of that kind, or theatres")
        yield from (Line(key, kind, depth=1) for key, kind in kinds)


def _block(figures: list[dict[str, str]]) -> Iterator[Line]:
    """The figures of a row."""
    if figures:
        yield Line("figures", comment="numbers of a row, each a figure of its own; doubt: what each measures, and in what unit")
        for one in figures:
            yield Line(f"- {{{', '.join(f'{key}: {quoted(value)}' for key, value in one.items())}}}".removesuffix(":"), depth=1)


def _figures(columns: list[Column], few: bool) -> Iterator[dict[str, str]]:
    """The figures that columns of numbers give; `few`: those alone whose names say what they measure."""
    numbers = _numbers(columns)
    low, best, high = (next((one for one in numbers if one.named(*words)), None) for words in (LOWS, BESTS, HIGHS))
    found = []
    if low and high:
        bounds = {"low": low, "value": best, "high": high}
        found.append(
            _figure(
                "",
                _term(f"{low.words} {high.words}", Measure, Measure.CASUALTIES),
                {key: _cell(one) for key, one in bounds.items() if one},
                low,
            )
        )
        numbers = [one for one in numbers if one not in (low, best, high)]
    otherwise: VocabularyTerm | None = None if few else Measure.OTHER
    for one in numbers:
        measure = _term(f"{one.words} {' '.join(one.units)}", Measure, Measure.OTHER if one.units else otherwise)
        if measure:
            found.append(_figure(one.name, measure, {"value": _cell(one)}, one))
    yield from found[:MOST_FIGURES]


def _figure(title: str, measure: VocabularyTerm, numbers: dict[str, str], column: Column) -> dict[str, str]:
    unit = next(iter(column.units)) if len(column.units) == 1 else _UNITS.get(measure, "units")
    return ({"title": title} if title else {}) | {
        "measure": str(measure),
        **numbers,
        "unit": "percent" if measure == Measure.SHARE else unit,
    }


def _texts(columns: list[Column]) -> list[Column]:
    return [one for one in columns if one.kind == "text" and not one.named(*APART) and not one.name.lower().endswith(("id", "code"))]


def _numbers(columns: list[Column]) -> list[Column]:
    """The columns whose numbers count something: not codes, flags, places or parts of dates."""
    dates = set(map(id, dated(columns).columns))
    return [
        one
        for one in columns
        if one.kind == "number" and len(one.values) > 2 and id(one) not in dates and not one.named(*APART, "year", "month", "day", "no")
        if not one.name.lower().endswith(("id", "code")) and not one.words.startswith(("gw", "cow", "ccode"))
    ]


def _years(columns: list[Column]) -> list[Column]:
    """The columns that are years."""
    found = [one for one in columns if re.fullmatch(r"[12]\d{3}", one.name)]
    return found if len(found) > 2 else []


def _kind(columns: list[Column]) -> Column | None:
    """The column whose words are kinds of events."""
    few = [one for one in columns if one.kind in ("text", "number") and len(one.values) <= MOST_WORDS and one.recurs and one.named(*KINDS)]
    few = [one for one in few if any(_term(word, EventKind, None) for word in one.values)]
    return next((one for one in few if one.filled > max(each.filled for each in columns) / 2), None)


def _identity(columns: list[Column]) -> Column | None:
    """The column whose cells are all there and all different, and that is called so."""
    most = max(one.filled for one in columns)
    alone = (one for one in columns if len(one.values) == one.filled == most and one.kind in ("text", "number"))
    return next(
        (one for one in alone if one.named("id", "no", "number", "code", "key", "uid", "xid") or one.name.lower().endswith("id")), None
    )


def _first(columns: Iterable[Column], words: tuple[str, ...]) -> Column | None:
    """The column whose name has the likeliest of the words; of several the one that is filled most, and says most."""
    there = list(columns)
    for is_it in (Column.named, Column.has):
        for word in words:
            if found := [one for one in there if is_it(one, word)]:
                return max(found, key=lambda one: (not one.recurs, one.filled))
    return None


def _actors(columns: list[Column]) -> list[Column]:
    for word in ACTORS:
        if found := [one for one in columns if one.recurs and one.has(word)]:
            return found
    return []


def _together(columns: list[Column], every: list[Column]) -> str:
    """Cells of several columns: `{Actor1};{Actor2}`, or `{State*}` where there are many whose names begin alike."""
    stem = re.sub(r"[\d_]+$|[A-Z]{1,2}$", "", columns[0].name)
    alike = [one for one in every if stem and one.name.startswith(stem)]
    if len(alike) > 2 and all(one.kind in ("text", "empty") for one in alike):
        return f"{{{stem}*}}"
    return ";".join(map(_cell, columns))


def _kind_of(column: Column) -> InstitutionKind:
    """What the names of a column may be."""
    if column.has("state", "country", "nation"):
        return InstitutionKind.STATE
    return InstitutionKind.GROUP if column.has("actor", "side", "party") else InstitutionKind.ORGANISATION


T = TypeVar("T")


def _term(text: str, vocabulary: Iterable[VocabularyTerm], otherwise: T, *, loosely: bool = True) -> VocabularyTerm | T:
    """The term of a vocabulary that a text has a word of (`loosely`: or one of its definition); `otherwise` where there is none."""
    words = set(fold(text).split()) - _COMMON
    terms = list(vocabulary)
    said = [[f"{term} {_MEANT.get(term, '')}" for term in terms]] + [[fold(term.definition) for term in terms]] * loosely
    found = (term for texts in said for term, text in zip(terms, texts, strict=True) if not words.isdisjoint(text.split()))
    return next(found, otherwise)


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, words))}]"
