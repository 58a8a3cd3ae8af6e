"""The page of an institution."""

from functools import partial

from alliancecli.export.site.content import Content, shown
from alliancecli.export.site.html import Safe, join, separated, tag
from alliancecli.export.site.numbers import table
from alliancecli.export.site.page import Page
from alliancecli.export.site.parts import Parts
from alliancecli.export.site.pictures import picture
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row


def institution(parts: Parts, connection: Engine, one: str) -> Page:
    """What it was, its picture, what it came from, who led it and who belonged, its numbers, its events."""
    content = parts.content
    row = content.institutions[one]
    told = partial(content.told, "institution", one)
    relations, figures, events = told("relations"), told("figures"), told("events")
    others = [name for name in (*row["acronyms"], *row["aliases"]) if name != row["name"]]
    facts = parts.facts(
        (
            ("also", ", ".join(others)),
            ("kind", row["kind"]),
            ("where", parts.doors("theatre", row["theatres"])),
            ("life", separated([tag("span", shown(r)) for r in relations if r["relation"] == "life"], "; ")),
            ("part of", parts.door("institution", row["parent"]) if row["parent"] else ""),
            ("known against it", row["caveat"]),
        )
    )
    landmarks = [event for event in events if event["weight"] == "landmark"]
    body = join(
        tag("p", row["summary"], class_="lead", itemprop="description") if row["summary"] else "",
        facts,
        picture(connection, events, parts.name("institution", one), parts.content.hues, institutions=[one]),
        parts.timeline(landmarks, "Landmarks") if landmarks and len(landmarks) < len(events) else "",
        *_relations(parts, one),
        join(tag("h2", "Numbers"), table(parts, figures)) if figures else "",
        join(tag("h2", "What it gave to others"), parts.by_subject(told("parts"))) if told("parts") else "",
        parts.timeline(events),
        tag("h2", "Said by"),
        parts.notes(row["sources"]),
    )
    kind = "Country" if row["kind"] == "state" else "Organization"
    return Page(
        "institution", one, row["name"], body, {"institutions": [row]}, {"relations": relations, "figures": figures}, kind, claim=True
    )


def _relations(parts: Parts, one: str) -> list[Safe]:
    """Its relations, a list a kind."""
    told = partial(parts.content.told, "institution", one)

    def mine(*kinds: str) -> list[Row]:
        return [row for row in told("relations") if row["relation"] in kinds]

    def theirs(*kinds: str) -> list[Row]:
        return [row for row in told("members") if row["relation"] in kinds]

    lists = (
        ("What it came from", mine("predecessor"), "object"),
        ("What came after it", theirs("predecessor"), "subject"),
        ("Who held it or led it", [*mine("holder"), *led(parts.content, one)], "object"),
        ("Who belonged to it", [*mine("member"), *mine("partner")], "object"),
        ("What it belonged to", theirs("member", "partner"), "subject"),
        ("What it was part of", mine("parent"), "object"),
        ("Its parts", theirs("parent"), "subject"),
        ("Its life and names", [*mine("life"), *mine("name")], "object"),
    )
    return [
        join(tag("h2", heading), tag("ul", *(parts.relation(row, other) for row in rows), class_="relations"))
        for heading, rows, other in lists
        if rows
    ]


def led(content: Content, one: str) -> list[Row]:
    """Who held the positions that are part of an institution."""
    return [
        row
        for office in content.offices.get(one, ())
        for row in content.told("institution", office, "relations")
        if row["relation"] == "holder"
    ]
