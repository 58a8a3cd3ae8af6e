"""Numbers as a table: what is counted and who says so as a heading, under it the date, the number, of whom, and where it stands."""

from alliancecli.export.site.content import LONG, shown
from alliancecli.export.site.html import Safe, join, separated, tag
from alliancecli.export.site.parts import Parts, by
from alliancecli.model.quantity import amount
from alliancecli.query.figures import about
from alliancecli.query.rows import Row
from alliancecli.views.long_series import brief


def table(parts: Parts, rows: list[Row]) -> Safe:
    """Numbers that stand for the same thing, said by the same source, under one heading; long series in brief."""
    short = brief(rows, "", LONG)
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in short.rows:
        groups.setdefault((row["title"], *about(row), *_sources(row), row["caveat"]), []).append(row)
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in ("date", "number", "of", "place"))))
    hidden = len(rows) - len(short.rows)
    return join(
        tag(
            "div",
            tag("table", head, *(_group(parts, group) for group in groups.values())),
            class_="wide",
            role="region",
            tabindex=0,
            aria_label="Numbers, scrolls sideways",
        ),
        tag("p", f"Of long series the last of each year, the first and the greatest; {hidden:,} more in the CSV.", class_="note")
        if hidden
        else None,
    )


def _sources(row: Row) -> list[str]:
    return list(by("source", row["sources"]))


def _group(parts: Parts, rows: list[Row]) -> Safe:
    """The numbers under one heading, a row each; of many contributors through time, with places in common, a row a contributor."""
    one, what = rows[0], ", ".join(about(rows[0]))
    contributors = by("contributor", rows)
    places = list(dict.fromkeys(join(shown(row), ": ", parts.places(row["sources"])) for row in rows))
    many = len(contributors) > 1 and len(by("date", rows)) > 1 and 2 * len(places) <= len(rows)
    notes = [what if one["title"] else "", one["caveat"], separated(places, "; ") if many else ""]
    said = separated([parts.author(source) for source in _sources(one)], "; ")
    heading = tag("strong", one["title"] or what), " ", said, *(tag("small", " · ", note) for note in notes if note)
    lines = [_of_one(parts, mine) for mine in contributors.values()] if many else [_line(parts, row) for row in rows]
    return tag("tbody", tag("tr", tag("th", *heading, colspan=4, scope="rowgroup")), *lines)


def _line(parts: Parts, row: Row) -> Safe:
    contributor = parts.door("institution", row["contributor"]) if row["contributor"] else None
    cells = shown(row), amount(row), contributor, parts.places(row["sources"])
    return tag("tr", *(tag("td", cell) for cell in cells), id=row["id"])


def _of_one(parts: Parts, rows: list[Row]) -> Safe:
    """What one of many gave, and when."""
    contributor = rows[0]["contributor"]
    numbers = [tag("span", tag("time", shown(row)), ": ", amount(row), id=row["id"]) for row in rows]
    name = parts.door("institution", contributor) if contributor else "in all"
    return tag("tr", tag("td", name, colspan=2), tag("td", separated(numbers, " · "), colspan=2))
