"""The lines of a mapping, from what the columns of a table seem to be."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alliancecli.model.vocabulary import EventKind, Measure
from alliancecli.model.words import counted
from alliancecli.record.cell_values import name_id
from alliancecli.record.first_mapping.columns import Column
from alliancecli.record.first_mapping.dates import ONGOING, Dated, dated
from alliancecli.record.first_mapping.roles import (
    MOST_WORDS,
    actors,
    cell,
    figures,
    identity,
    kind_of_event,
    kind_of_name,
    likeliest,
    repeated_identity,
    texts,
    title_of,
    together,
    years_across,
)
from alliancecli.record.first_mapping.words import ACTORS, APART, FORCES, NATIONS, SUBJECTS, SUMMARIES, THEATRES, term

OPEN = '".."'


class Line(NamedTuple):
    """A line of a mapping: a key, what it says in YAML, why, and how deep it stands."""

    key: str
    said: str = ""
    comment: str = ""
    depth: int = 0

    def __str__(self) -> str:
        colon = "" if self.key.startswith("- ") else ":"
        return f"{'  ' * self.depth}{self.key}{colon}{self.said and ' '}{self.said}" + (
            f"  # {' '.join(self.comment.split())}" if self.comment else ""
        )


def quoted(text: str) -> str:
    """A text as YAML: bare where that is safe."""
    bare = re.fullmatch(r"[A-Za-z][\w./-]*", text) and text != "null"
    return text if bare else json.dumps(text, ensure_ascii=False)


def event_lines(columns: list[Column], about: str) -> Iterator[Line]:
    """The lines of a mapping of events; `about` is what the table is called."""
    date = dated(columns)
    there = texts(columns)
    title = title_of(there)
    rest = [one for one in there if one is not title]
    summary = likeliest(rest, SUMMARIES)
    acting = actors(rest)
    theatre = likeliest([one for one in rest if one.recurs and one not in acting], THEATRES)
    kind = kind_of_event(columns)
    number = identity(columns)
    tags = next((one for one in rest if one.named("tags", "keywords")), None)
    read = [one for one in (title, summary, theatre, kind, number, *acting, *date.columns) if one]
    each = list(figures(columns, few=True))
    yield from _reading(columns, read, date.formats, each)
    yield from _left_out(columns, [*acting, *date.columns])
    if marked := [one.name for one in read if any(re.search(r"</?[a-z]+[ />]", text) for text in one.values)]:
        yield Line("html", _list(marked))
    yield from _attributes(columns)
    yield Line("columns")
    yield from _identity(columns, number)
    yield _when(date)
    yield _titled(title, there, max(one.filled for one in columns))
    yield from ([Line("summary", quoted(cell(summary)), depth=1)] if summary else ())
    if kind:
        yield Line("kind", quoted(cell(kind)), "see `values`", 1)
    else:
        words = f"{title.words if title else ''} {about} {' '.join(one.words for one in columns)}"
        found = term(words, EventKind, EventKind.OPERATION, loosely=False)
        yield Line("kind", str(found), "doubt: of all rows; `alliance help fields` lists the kinds", 1)
    if theatre:
        yield Line("theatres", quoted(cell(theatre)), depth=1)
    if acting:
        yield Line("actors", quoted(together(acting, columns)), depth=1)
    yield from ([Line("tags", quoted(cell(tags)), depth=1)] if tags else ())
    yield from _citation(columns, number, date.columns)
    yield from _values(kind, date.columns)
    yield from _new(([("actors", kind_of_name(acting[0]))] if acting else []) + ([("theatres", "theatre")] if theatre else []))
    yield from _block(each)


def figure_lines(columns: list[Column], about: str) -> Iterator[Line]:
    """The lines of a mapping of figures; `about` is what the table is called."""
    date = dated(columns)
    years = years_across(columns)
    there = [one for one in texts(columns) if one not in years]
    subject = likeliest(there, SUBJECTS) or next(iter(texts(columns)), None)
    contributor = likeliest([one for one in there if one is not subject], NATIONS) if subject and subject.named(*FORCES) else None
    named = [one for one in (subject, contributor) if one]
    number = identity(columns)
    each = list(figures(columns, few=False))
    yield from _reading(columns, [*named, *date.columns, *years], date.formats if not years else (), [] if years else each)
    yield from _left_out(columns, [*named, *date.columns])
    if years:
        yield Line("wide", '{columns: "[12]???", name: year, value: amount}', f"{len(years)} columns of years")
    yield Line("columns")
    yield from () if years else _identity(columns, number)
    said = "" if subject else "doubt: no column looks like whom the numbers are about"
    yield Line("subject", quoted(cell(subject) if subject else "my-organisation"), said, 1)
    if contributor:
        yield Line("contributor", quoted(cell(contributor)), "whose part of the force a number is", 1)
    yield Line("date", quoted("{year}"), depth=1) if years else _when(date)
    if years or not each:
        yield Line("title", quoted("what the numbers count"), "doubt: write it", 1)
        measure = term(about, Measure, Measure.OTHER)
        yield Line("measure", str(measure), "doubt: of all rows; `alliance help fields` lists the measures", 1)
        yield Line("value", quoted("{amount}"), "" if years else "doubt: no column looks like numbers", 1)
        yield Line("unit", "units", "doubt: what one of them is: troops, people, USD", 1)
    yield from _citation(columns, number, date.columns)
    yield from _new([(key, kind_of_name(one)) for key, one in zip(("subject", "contributor"), named, strict=False)])
    if not years:
        yield from _block(each)


def _identity(columns: list[Column], number: Column | None) -> Iterator[Line]:
    """The line of the id; a comment where a column is called so and some of its ids come more than once."""
    if number:
        yield Line("id", quoted(cell(number)), depth=1)
    elif again := repeated_identity(columns):
        twice = ", ".join(repr(text) for text, count in again.values.most_common(3) if count > 1)
        yield Line("# id", quoted(cell(again)), f"doubt: more than one row has {twice}; an id belongs to one", 1)


def _titled(title: Column | None, there: list[Column], rows: int) -> Line:
    """The line of the title, put together from words where no column looks like one."""
    if not title:
        return Line("title", quoted(" ".join(map(cell, there[:3])) or "Something happened"), "doubt: no column looks like a title", 1)
    surname = next((one for one in there if one.words == title.words.replace("first", "last") and one is not title), None)
    doubt = "doubt: the same words come again and again" if title.recurs else ""
    if title.filled < rows:
        doubt = f"doubt: empty in {counted(rows - title.filled, 'row')}, which cannot be read without one"
    return Line("title", quoted(" ".join(cell(one) for one in (title, surname) if one)), doubt, 1)


def _when(date: Dated) -> Line:
    """The line of the date; a comment where no column looks like one."""
    if date.template:
        return Line("date", quoted(date.template), date.doubt, 1)
    return Line("# date", quoted("{day}"), date.doubt or "doubt: no column looks like dates; name the one that says when", 1)


def _reading(columns: list[Column], read: list[Column], formats: tuple[str, ...], each: list[dict[str, str]]) -> Iterator[Line]:
    """How cells are written: dates, words for nothing, numbers, several things in one; units are those of the numbers that are read."""
    if formats:
        yield Line("date_format", quoted(formats[0]) if len(formats) == 1 else _list(formats))
    missing: Counter[str] = sum((one.missing for one in columns), Counter())
    if missing:
        yield Line("missing", _list(sorted(missing)), counted(missing.total(), "cell"))
    numbers = [one for one in columns if one.kind == "number" and (one in read or not one.named(*APART))]
    filled = {said for figure in each for said in figure.values()}
    counts = [one for one in numbers if cell(one) in filled or one in years_across(columns)]
    if units := sorted({unit for one in counts for unit in one.units}):
        yield Line("units", _list(units))
    for name in ("thousands", "decimal"):
        if signs := {getattr(one, name): one for one in numbers if getattr(one, name)}:
            sign, first = next(iter(signs.items()))
            said = f"as in {cell(first)}" + (f"; doubt: {' and '.join(map(repr, signs))} are both there" if len(signs) > 1 else "")
            yield Line(name, "space" if sign == " " else quoted(sign), said)
    if grouped := [one for one in numbers if one.grouped]:
        shown = ", ".join(list(grouped[0].values)[:2])
        yield Line("# thousands", '"."', f'doubt: {cell(grouped[0])} has {shown}; if those are thousands, say so, and decimal: ","')
    for one in read:
        between = [sign for sign in (", ", " / ", "|") if sum(sign in text for text in one.values) > len(one.values) / 5]
        if between and one.recurs and one.kind == "text" and one.named(*ACTORS):
            yield Line("split", f"{{{quoted(one.name)}: {quoted(between[0].strip())}}}", "doubt: several names in a cell")


def _left_out(columns: list[Column], named: Iterable[Column]) -> Iterator[Line]:
    """The rows that are none of their kind: slides that are no events, and, by what they are called, those that add up others."""
    slides = [(one.name, ["title", "era"]) for one in columns if one.words == "type" and {"title", "era"} & one.values.keys()][:1]
    totals = [(one.name, one.totals) for one in named if one.totals]
    why = ["slides that are no events"] * bool(slides) + ["doubt: rows that add up others, which would be counted twice"] * bool(totals)
    if said := [f"{quoted(name)}: {_list(words) if len(words) > 1 else quoted(words[0])}" for name, words in slides + totals]:
        yield Line("unless", f"{{{', '.join(said)}}}", "; ".join(why))


def source_line(name: str, columns: list[Column]) -> Line:
    """The table itself as a source: its name, and as its year the last that a date in it has."""
    years = [int(year) for one in dated(columns).columns for text in one.values for year in re.findall(r"(?<!\d)[12]\d{3}(?!\d)", text)]
    years += [int(one.name) for one in years_across(columns)]
    entry = {"id": name_id(name) or "table", "type": "dataset", "title": name, "issued": str(max(years, default="20XX")), "tier": "B"}
    said = ", ".join(f"{key}: {quoted(value)}" for key, value in entry.items())
    return Line("source", f"{{{said}}}", "doubt: who made it, and when: an entry as in sources.yaml")


def _attributes(columns: list[Column]) -> Iterator[Line]:
    """What is kept beside our fields: where something was, in degrees, and at what time of day."""
    wanted = {"lat": ("lat", "latitude"), "lon": ("lon", "lng", "long", "longitude"), "time": ("time",)}
    found = {key: next((one for one in columns if one.kind != "empty" and one.named(*words)), None) for key, words in wanted.items()}
    if found["lon"] is None:
        found["lat"] = None
    if said := ", ".join(f"{key}: {quoted(one.name)}" for key, one in found.items() if one):
        yield Line("attributes", f"{{{said}}}", "kept beside our fields: attribute to column")


def _citation(columns: list[Column], number: Column | None, dates: Iterable[Column]) -> Iterator[Line]:
    most = max(one.filled for one in columns)
    links = (one for one in columns if one.filled == most and sum(text.startswith("http") for text in one.values) > len(one.values) / 2)
    loose = (
        one for one in columns if one.named("no", "nr", "number") or (one.name.lower().endswith("id") and len(one.values) > 0.9 * most)
    )
    said = next((one for one in columns if one.named("locator") and one.filled == most), None) or next(links, None)
    if said:
        template = cell(said)
    else:
        words = (one for one in texts(columns) if len(one.values) > 0.9 * most and one.length < 60)
        place = number or next(loose, None) or next(words, None) or next(iter((*dates, *texts(columns))), columns[0])
        template = f"row {cell(place)}"
    yield Line("locator", quoted(template), "where in the source a row is found", 1)


def _values(kind: Column | None, dates: Iterable[Column]) -> Iterator[Line]:
    """What words of columns mean: each that stands for a kind of events, and those for an end that has not come."""
    open_ends = [(one, [text for text in one.values if text.lower() in ONGOING]) for one in dates]
    open_ends = [(one, cells) for one, cells in open_ends if cells]
    if kind or open_ends:
        yield Line("values")
    for one, cells in open_ends:
        yield Line(quoted(one.name), f"{{{', '.join(f'{quoted(cell)}: {OPEN}' for cell in cells)}}}", "an open end", 1)
    if not kind:
        return
    yield Line(quoted(kind.name), depth=1)
    for word, count in kind.values.most_common(MOST_WORDS):
        found = term(word, EventKind, None)
        told = counted(count, "row") if found else f"doubt: {counted(count, 'row')}; `alliance help fields` lists the kinds"
        yield Line(json.dumps(word, ensure_ascii=False), str(found or EventKind.OPERATION), told, 2)


def _new(kinds: list[tuple[str, str]]) -> Iterator[Line]:
    """What names become that the record does not have."""
    if kinds:
        yield Line("new", comment="names that the record does not have become institutions of that kind, or theatres")
        yield from (Line(key, kind, depth=1) for key, kind in kinds)


def _block(found: Iterable[dict[str, str]]) -> Iterator[Line]:
    """The figures of a row."""
    for number, one in enumerate(found):
        if not number:
            yield Line("figures", comment="numbers of a row, each a figure of its own; doubt: what each measures, and in what unit")
        yield Line(f"- {{{', '.join(f'{key}: {quoted(value)}' for key, value in one.items())}}}", depth=1)


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, words))}]"
