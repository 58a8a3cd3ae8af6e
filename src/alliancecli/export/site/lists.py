"""The pages that gather others: a theatre, a year, the list of a kind, the front page."""

from functools import partial

from alliancecli.dates.edtf import named_year
from alliancecli.export.site.content import Content
from alliancecli.export.site.html import Safe, join, separated, tag
from alliancecli.export.site.page import KINDS, Page
from alliancecli.export.site.parts import Parts
from alliancecli.export.site.pictures import picture
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row


def theatre(parts: Parts, connection: Engine, one: str) -> Page:
    """What was there, drawn and in order of time."""
    told = partial(parts.content.told, "theatre", one)
    forces = [row["id"] for row in told("institutions") if row["kind"] in ("force", "mission", "operation")]
    rest = [row["id"] for row in told("institutions") if row["id"] not in forces]
    said, title = parts.content.theatres[one], one.replace("-", " ").capitalize()
    body = join(
        tag("p", said, class_="lead", itemprop="description") if said.casefold() != title.casefold() else "",
        parts.facts(
            (
                ("forces, missions, operations", parts.doors("institution", forces)),
                ("other institutions", parts.doors("institution", rest)),
            )
        ),
        picture(connection, told("events"), title, parts.content.hues, theatres=[one]),
        parts.timeline(told("events"), most=1_000, here=one),
    )
    return Page("theatre", one, title, body, {}, {"events": told("events")}, "Place")


def year(parts: Parts, connection: Engine, one: str) -> Page:
    """What began in a year."""
    rows = parts.content.told("year", one, "events")
    title = named_year(int(one))
    body = join(
        tag("p", separated([parts.door("year", other, named_year(int(other))) for other in near(parts.content, one)], " · ")),
        picture(connection, rows, title, parts.content.hues),
        parts.timeline(rows, most=len(rows)),
    )
    return Page("year", one, title, body, {}, {"events": rows})


def near(content: Content, one: str) -> list[str]:
    """The years with events before and after a year."""
    at = content.years.index(int(one))
    return [str(other) for other in (*content.years[max(0, at - 1) : at], *content.years[at + 1 : at + 2])]


def index(parts: Parts, kind: str) -> Page:
    """The list of all pages of a kind."""
    known = parts.content
    if kind == "institution":
        groups: dict[str, list[Row]] = {}
        for row in sorted(known.institutions.values(), key=lambda row: row["name"].casefold()):
            groups.setdefault(row["kind"], []).append(row)
        items = [
            join(tag("h2", group), _many(parts, kind, [(row["id"], row["name"]) for row in rows])) for group, rows in sorted(groups.items())
        ]
    elif kind == "year":
        items = [_many(parts, kind, [(str(one), named_year(one)) for one in known.years])]
    else:
        items = [
            _many(parts, kind, sorted(((one, parts.name(kind, one)) for one in parts.known[kind]), key=lambda pair: pair[1].casefold()))
        ]
    return Page(kind, "index", KINDS[kind], join(*items), {})


def _many(parts: Parts, kind: str, pairs: list[tuple[str, str]]) -> Safe:
    return tag("ul", *(tag("li", parts.door(kind, one, name)) for one, name in pairs), class_="many")


def front(parts: Parts) -> Page:
    """What is here, and the landmarks."""
    known = parts.content
    counts = ", ".join(
        counted(len(rows), noun)
        for rows, noun in (
            (known.events, "event"),
            (known.figures, "figure"),
            (known.relations, "relation"),
            (known.institutions, "institution"),
            (known.terms, "term"),
            (known.sources, "source"),
        )
    )
    landmarks = [row for row in known.events.values() if row["weight"] == "landmark"]
    forces = [row["id"] for row in known.institutions.values() if row["kind"] in ("alliance", "force", "operation")]
    forces.sort(key=lambda one: parts.name("institution", one).casefold())
    doors = [tag("a", name, href=f"../{kind}/index.html") for kind, name in KINDS.items()]
    body = join(
        tag("p", f"{counts}, each with the place that says it.", class_="lead"),
        tag("nav", *doors, aria_label="The site"),
        join(tag("h2", "Alliances, forces, operations"), tag("p", parts.doors("institution", forces))) if forces else "",
        parts.timeline(landmarks, "Landmarks"),
    )
    return Page("", "index", known.edition.title, body, {}, {"events": landmarks})
