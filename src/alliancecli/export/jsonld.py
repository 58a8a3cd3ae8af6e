"""JSON-LD in the words of schema.org: the record as a Dataset, events as Event, institutions as Organization, sources as CreativeWork.

The context is in the file, so it is read without a network. A date is `startDate` and `endDate` with just the parts that are known;
`edtf` holds it as the record does, under Dublin Core's `date` and typed as the Library of Congress types EDTF. Of a set each date is a
`subEvent`: nothing is said of what lies between.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from alliancecli.dates.days import read_iso
from alliancecli.dates.edtf import DateSet, parse
from alliancecli.export import Selection
from alliancecli.export.periods import Period, periods, written
from alliancecli.export.shared import remark
from alliancecli.model.links import URL, doi_link
from alliancecli.model.words import counted
from alliancecli.query.definitions import definitions
from alliancecli.query.edition import Edition, edition
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.institutions import institutions, sources
from alliancecli.query.rows import Row

CONTEXT = {
    "@vocab": "https://schema.org/",
    "edtf": {"@id": "http://purl.org/dc/terms/date", "@type": "http://id.loc.gov/datatypes/edtf/EDTF"},
    **{key: {"@type": "@id"} for key in ("license", "url", "sameAs", "eventStatus")},
}

_WORKS = {
    "book": "Book",
    "chapter": "Chapter",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
    "dataset": "Dataset",
}


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the graph: the events asked for, the institutions, theatres and sources that they name, and the Dataset."""
    events = list(timeline(connection, list(asked.events), asked.window))
    bodies = {row["id"]: row for row in institutions(connection, [])}
    named = {one for row in events for one in (*row["actors"], *row["institutions"])}
    works = {cited["source"] for row in events for cited in row["sources"]}
    theatres = definitions(connection, "theatre")
    graph = [
        _dataset(edition(connection), events),
        *(_event(row) for row in events),
        *(_institution(row) for one, row in bodies.items() if asked.whole or one in named),
        *(_place(one, said) for one, said in theatres.items() if asked.whole or any(one in row["theatres"] for row in events)),
        *(_work(row["csl"]) for row in sources(connection, []) if asked.whole or row["id"] in works),
    ]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"@context": CONTEXT, "@graph": graph}, file, ensure_ascii=False, indent=1)
        file.write("\n")
    return [f"{counted(len(events), 'event')} written; figures and terms are not part of it"]


def _named(**properties: Any) -> dict[str, Any]:
    """The properties that there are: `id` and `type` as JSON-LD's, the rest by their names."""
    renamed = {{"id": "@id", "type": "@type"}.get(key, key): value for key, value in properties.items()}
    return {key: value for key, value in renamed.items() if value not in (None, "", [], {})}


def _link(kind: str, one: str) -> dict[str, str]:
    return {"@id": f"#{kind}-{one}"}


def _dataset(heading: Edition, events: list[Row]) -> dict[str, Any]:
    days = sorted((day for row in events for day in (row["date_min"], row["date_max"]) if day), key=read_iso)
    return _named(
        id="#record",
        type="Dataset",
        name=heading.title,
        description=f"Dated events with their sources. {heading.line}.",
        version=heading.version,
        datePublished=heading.date,
        license=heading.licence_url,
        temporalCoverage=f"{days[0]}/{days[-1]}" if days else "",
    )


def _event(row: Row) -> dict[str, Any]:
    date = parse(row["date"])
    times = periods(date)
    last = periods(max(date.members, key=lambda one: one.max))[0] if isinstance(date, DateSet) else times[0]
    says = [{"@type": "CreativeWork", "isPartOf": _link("source", one["source"]), "name": one["locator"]} for one in row["sources"]]
    return _named(
        id=f"#event-{row['id']}",
        type="Event",
        identifier=row["id"],
        name=row["title"],
        description=" ".join(filter(None, (row["summary"], remark(row)))),
        **_time(Period(times[0].start, last.end)),
        subEvent=[_named(type="Event", **_time(one)) for one in times if len(times) > 1],
        edtf=row["date"],
        eventStatus="https://schema.org/EventScheduled" if row["status"] == "planned" else None,
        keywords=[row["kind"], row["status"], row["weight"], *row["tags"]],
        location=[_link("theatre", one) for one in row["theatres"]],
        actor=[_link("institution", one) for one in row["actors"]],
        about=[_link("institution", one) for one in row["institutions"]],
        subjectOf=[{"@id": "#record"}, *says],
    )


def _time(period: Period) -> dict[str, str]:
    """When an event began and ended, as far as it is known."""
    return {key: written(end) for key, end in zip(("startDate", "endDate"), period, strict=True) if end}


def _institution(row: Row) -> dict[str, Any]:
    return _named(
        id=f"#institution-{row['id']}",
        type="Country" if row["kind"] == "state" else "Organization",
        identifier=row["id"],
        name=row["name"],
        alternateName=[*row["acronyms"], *row["aliases"]],
        description=row["summary"],
        **_life(row),
    )


def _life(row: Row) -> dict[str, Any]:
    """When it was founded and dissolved, as far as it is known; of a country schema.org has no words for that."""
    if row["kind"] == "state":
        return {}
    dates = {"foundingDate": row["established"], "dissolutionDate": row["dissolved"]}
    return {key: "/".join(_ends(value)) for key, value in dates.items() if value and _ends(value)}


def _ends(edtf: str) -> list[str]:
    (period, *_) = periods(parse(edtf))
    return list(dict.fromkeys(written(end) for end in period if end)) if period.start and period.end else []


def _place(one: str, said: str) -> dict[str, Any]:
    return _named(id=f"#theatre-{one}", type="Place", identifier=one, name=one, description=said)


def _work(csl: Row) -> dict[str, Any]:
    issued = parse(csl["issued"])
    return _named(
        id=f"#source-{csl['id']}",
        type=_WORKS.get(csl["type"], "CreativeWork"),
        identifier=csl["id"],
        name=csl["title"],
        author=list(_authors(csl)),
        publisher=_named(type="Organization", name=csl["publisher"]) if csl.get("publisher") else None,
        datePublished="/".join(_ends(str(issued))),
        edtf=str(issued),
        sameAs=doi_link(csl["DOI"]) if csl.get("DOI") else None,
        url=quote(csl["URL"], safe=URL) if csl.get("URL") else None,
    )


def _authors(csl: Row) -> Iterator[dict[str, Any]]:
    for one in csl.get("author", ()):
        if one.get("literal"):
            yield _named(type="Organization", name=one["literal"])
        else:
            yield _named(type="Person", givenName=one.get("given"), familyName=one.get("family"))
