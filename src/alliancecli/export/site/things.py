"""The pages of an event, a source and a term."""

from functools import partial

from alliancecli.dates import parse
from alliancecli.export.periods import periods, written
from alliancecli.export.site.content import LONG, shown, year_of
from alliancecli.export.site.html import Safe, join, tag
from alliancecli.export.site.page import Page, cited_as
from alliancecli.export.site.parts import Parts
from alliancecli.model.quantity import amount
from alliancecli.model.words import unreal
from alliancecli.query.cite import CitedRecord, Place
from alliancecli.query.rows import Row
from alliancecli.views.long_series import brief


def event(parts: Parts, one: str) -> Page:
    """What happened, when, where and by whom, who says so, and what it made so."""
    row = parts.content.events[one]
    year = year_of(row)
    numbers = parts.content.told("event", one, "figures")
    body = join(
        tag("p", tag("time", shown(row)), class_="lead"),
        tag("p", row["summary"]) if row["summary"] else "",
        parts.facts(
            (
                ("kind", ", ".join(filter(None, (row["kind"], row["weight"], unreal(row))))),
                ("where", parts.doors("theatre", row["theatres"])),
                ("who acted", parts.doors("institution", row["actors"])),
                ("also", parts.doors("institution", [one for one in row["institutions"] if one not in row["actors"]])),
                ("tags", ", ".join(row["tags"])),
                ("year", parts.door("year", str(year)) if year is not None else ""),
                ("known against it", row["caveat"]),
                *row["attributes"].items(),
            )
        ),
        tag("h2", "Said by"),
        parts.said_by(row["sources"]),
        join(tag("h2", "Numbers"), parts.claims(numbers)) if numbers else None,
        _made_so(parts, parts.content.told("event", one, "relations")),
    )
    first = periods(parse(row["date"]))[0].start
    data = {"description": row["summary"] or "", "startDate": written(first) if first else ""}
    return Page("event", one, row["title"], body, {"events": [row]}, {"figures": numbers}, cited_as("event", row), "Event", data)


def _made_so(parts: Parts, rows: list[Row]) -> Safe | None:
    if not rows:
        return None
    lines = [
        tag("li", parts.door("institution", r["subject"], fragment=r["id"]), f": {r['relation']} ", r["other_name"] or r["name"] or "")
        for r in rows
    ]
    return join(tag("h2", "What it made so"), tag("ul", *lines))


def source(parts: Parts, one: str) -> Page:
    """What it is, and what rests on it."""
    row, known = parts.content.sources[one], parts.content.called[one]
    told = partial(parts.content.told, "source", one)
    hidden = parts.content.hidden
    figures = [
        tag(
            "li",
            parts.subject(r, "" if r["id"] in hidden else r["id"]),
            f": {amount(r)} {r['unit']}, {shown(r)} ",
            r["title"] or "",
        )
        for r in brief(told("figures"), "", LONG).rows
    ]
    relations = [
        tag(
            "li",
            parts.door("institution", r["subject"], fragment=r["id"]),
            f": {r['relation']} ",
            r["other_name"] or r["name"] or "",
            f" {shown(r)}",
        )
        for r in told("relations")
    ]
    link = tag("a", known["url"], href=known["url"], rel="external noreferrer") if known["url"] else ""
    body = join(
        parts.facts(
            (("by", known["author"]), ("of", known["date"]), ("address", link), ("tier", row["tier"]), ("note", row["csl"].get("note")))
        ),
        parts.timeline(told("events"), "Events that rest on it"),
        join(tag("h2", "Numbers that rest on it"), tag("ul", *figures)) if figures else "",
        join(tag("h2", "Relations that rest on it"), tag("ul", *relations)) if relations else "",
    )
    lists = {"figures": told("figures")}
    rows = {"sources": [row], "relations": told("relations")}
    return Page("source", one, row["title"], body, rows, lists, CitedRecord(one, "source", (Place(one),)), "CreativeWork")


def term(parts: Parts, one: str) -> Page:
    """What a word means, to whom, and what it is not."""
    row = parts.content.terms[one]
    body = join(
        tag("p", row["definition"], class_="lead"),
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
        parts.said_by(row["sources"]),
    )
    return Page(
        "term", one, row["name"], body, {"terms": [row]}, {}, cited_as("term", row), "DefinedTerm", {"description": row["definition"]}
    )
