"""The pages of an event, a source and a term."""

from functools import partial

from alliancecli.dates.edtf import parse
from alliancecli.export.periods import periods, written
from alliancecli.export.site.content import shown, year_of
from alliancecli.export.site.html import Safe, join, separated, tag
from alliancecli.export.site.numbers import table
from alliancecli.export.site.page import STYLES, Page, entry
from alliancecli.export.site.parts import Parts
from alliancecli.model.words import unreal
from alliancecli.query.rows import Row


def event(parts: Parts, one: str) -> Page:
    """What happened, when, where and by whom, who says so, and what it made so."""
    row = parts.content.events[one]
    when = tag("time", shown(row), itemprop="startDate", datetime=_start(row))
    year = year_of(row)
    numbers = parts.content.told("event", one, "figures")
    body = join(
        tag("p", when if year is None else parts.door("year", str(year), when), class_="lead"),
        tag("p", row["summary"], itemprop="description") if row["summary"] else "",
        parts.facts(
            (
                ("kind", ", ".join(filter(None, (row["kind"], row["weight"], unreal(row))))),
                ("where", parts.doors("theatre", row["theatres"])),
                ("who acted", parts.doors("institution", row["actors"])),
                ("also", parts.doors("institution", [one for one in row["institutions"] if one not in row["actors"]])),
                ("tags", ", ".join(one for one in row["tags"] if one != row["kind"])),
                ("known against it", row["caveat"]),
                *row["attributes"].items(),
            )
        ),
        tag("h2", "Said by"),
        parts.notes(row["sources"]),
        join(tag("h2", "Numbers"), table(parts, numbers)) if numbers else None,
        _made_so(parts, parts.content.told("event", one, "relations")),
    )
    return Page("event", one, row["title"], body, {"events": [row]}, {"figures": numbers}, "Event", claim=True)


def _start(row: Row) -> str | None:
    """From when an event was, as vaguely as its sources have it."""
    first = periods(parse(row["date"]))[0].start
    return written(first) if first else None


def _made_so(parts: Parts, rows: list[Row]) -> Safe | None:
    if not rows:
        return None
    lines = [
        tag("li", parts.door("institution", r["subject"], fragment=r["id"]), f": {r['relation']} ", r["other_name"] or r["name"] or "")
        for r in rows
    ]
    return join(tag("h2", "What it made so"), tag("ul", *lines))


def source(parts: Parts, one: str) -> Page:
    """What it is, how it is cited, and what rests on it: each claim is told on the page of what it is about."""
    row, known = parts.content.sources[one], parts.content.called[one]
    told = partial(parts.content.told, "source", one)
    events, figures, relations = told("events"), told("figures"), told("relations")
    lines = [
        tag("li", parts.subject(r, fragment=r["id"]), f": {r['relation']} ", r["other_name"] or r["name"] or "", f" {shown(r)}")
        for r in relations
    ]
    entered = entry(parts.content, one)
    link = tag("a", known["url"], href=known["url"], rel="external noreferrer") if known["url"] else ""
    before, found, after = entered.partition(known["url"]) if link else (entered, "", "")
    programs = separated([tag("a", name, href=f"{one}.{ending}") for ending, name in STYLES.values()])
    body = join(
        tag("p", before, link if found else "", after),
        parts.facts((("to cite", programs), ("address", "" if found else link), ("tier", row["tier"]), ("note", row["csl"].get("note")))),
        parts.timeline(events, "Events that rest on it"),
        join(tag("h2", "Numbers that rest on it"), parts.by_subject(figures)) if figures else "",
        join(tag("h2", "Relations that rest on it"), tag("ul", *lines)) if relations else "",
    )
    return Page("source", one, row["title"], body, {"sources": [row]}, {"relations": relations, "figures": figures}, "CreativeWork")


def term(parts: Parts, one: str) -> Page:
    """What a word means, to whom, and what it is not."""
    row = parts.content.terms[one]
    body = join(
        tag("p", row["definition"], class_="lead", itemprop="description"),
        parts.facts(
            (
                ("also", ", ".join(row["aliases"])),
                ("whose word", row["author"]),
                ("when", shown(row)),
                ("other than", parts.doors("term", row["contrasts_with"])),
                ("known against it", row["caveat"]),
            )
        ),
        tag("h2", "Said by"),
        parts.notes(row["sources"]),
    )
    return Page("term", one, row["name"], body, {"terms": [row]}, {}, "DefinedTerm", claim=True)
