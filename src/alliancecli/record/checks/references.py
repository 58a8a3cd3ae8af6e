"""Checks of ids and of what records name: theatres, scopes, one another."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alliancecli.model.characters import name_key
from alliancecli.model.record import Record
from alliancecli.model.records import AnyRecord, Citation, Complete, Event, Figure, Institution, Relation, Source, Term
from alliancecli.model.vocabulary import RelationKind
from alliancecli.record.checks.fault import Fault, fault


def ids_are_unique(record: Record) -> Iterator[Fault]:
    """No two records of any kind share an id."""
    seen: dict[str, AnyRecord] = {}
    for one in record:
        if first := seen.get(one.id):
            yield fault(record, one, "id", f"is taken already, at {record.locations[id(first)]}; choose another")
        seen.setdefault(one.id, one)


def ids_are_plain(record: Record) -> Iterator[Fault]:
    """An id is lower-case words, digits and hyphens, so that it can be typed and linked to."""
    for one in record:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.id):
            yield fault(record, one, "id", f"'{one.id}' has other characters than a-z, 0-9 and single hyphens; write it so")


def references_resolve(record: Record) -> Iterator[Fault]:
    """Every id, theatre and scope that a record names is there."""
    institutions = {i.id for i in record.institutions}
    sources = {s.id for s in record.sources}
    terms = {t.id for t in record.terms}
    events = {e.id for e in record.events}
    subjects = institutions | events
    whole = not any(table.kind == "events" for table in record.tables)  # else they are looked up when the rows are in
    theatres, scopes = set(record.metadata.theatres), set(record.metadata.scopes)
    for key in ("parts", "cumulative"):
        for scope in getattr(record.metadata, key):
            if scope not in scopes:
                yield Fault(record.metadata_location, f"record.{key}: '{scope}' is not among the scopes; define it or take it out")
    for one in record:
        named: list[tuple[str, Iterable[str], set[str], str]] = []
        match one:
            case Event():
                named = [
                    ("actors", one.actors, institutions, "institutions.yaml"),
                    ("institutions", one.institutions, institutions, "institutions.yaml"),
                    ("theatres", one.theatres, theatres, "record.yaml"),
                ]
            case Figure():
                named = [
                    ("subject", [one.subject] if whole else (), subjects, "institutions.yaml or events.yaml"),
                    ("contributor", filter(None, [one.contributor]), institutions, "institutions.yaml"),
                    ("scope", filter(None, [one.scope]), scopes, "record.yaml"),
                ]
            case Relation():
                named = [
                    ("subject", [one.subject], institutions, "institutions.yaml"),
                    ("object", filter(None, [one.object]), institutions, "institutions.yaml"),
                    ("event", filter(None, [one.event]) if whole else (), events, "events.yaml"),
                ]
            case Institution():
                named = [("theatres", one.theatres, theatres, "record.yaml")]
            case Term():
                named = [("contrasts_with", one.contrasts_with, terms, "terms.yaml")]
        for field, ids, known, file in named:
            for name in ids:
                if name not in known:
                    yield fault(record, one, field, f"'{name}' is not in {file}; add it there or mend the name")
        for cited in citations(one):
            if cited.source not in sources:
                yield fault(record, one, "sources", f"'{cited.source}' is not in sources.yaml; add it there or mend the name")
    for series in record.series:
        for cited in series.complete.sources:
            if cited.source not in sources:
                said = f"{series.id}.complete.sources: '{cited.source}' is not in sources.yaml; add it there or mend the name"
                yield Fault(record.locations[id(series)], said)


def names_are_clear(record: Record) -> Iterator[Fault]:
    """A name, acronym or alias means one institution."""
    owner: dict[str, Institution] = {}
    called: dict[str, list[str]] = {}
    for relation in record.relations:
        if relation.relation is RelationKind.NAME:
            called.setdefault(relation.subject, []).append(relation.name)
    for one in record.institutions:
        fields = (("id", [one.id]), ("name", [one.name]), ("acronyms", one.acronyms), ("aliases", (*one.aliases, *called.get(one.id, ()))))
        for name, field in {name_key(n): field for field, names in reversed(fields) for n in names}.items():
            if name in owner and owner[name] is not one:
                yield fault(record, one, field, f"'{name}' also means {owner[name].id}; take it from one of them")
            owner.setdefault(name, one)


class Used(NamedTuple):
    """The sources that records cite, and the scopes and theatres that they name."""

    sources: set[str]
    scopes: set[str]
    theatres: set[str]

    def add(self, record: Record) -> "Used":
        """The same sets, with what a record uses."""
        self.sources.update(c.source for one in (*record, *(series.complete for series in record.series)) for c in citations(one))
        self.scopes.update(figure.scope for figure in record.figures)
        placed: list[Event | Institution] = [*record.events, *record.institutions]
        self.theatres.update(theatre for one in placed for theatre in one.theatres)
        return self


def definitions_are_used(record: Record, elsewhere: Used | None = None) -> Iterator[Fault]:
    """Every source in sources.yaml is cited, every scope and theatre of record.yaml used."""
    used = (elsewhere or Used(set(), set(), set())).add(record)
    for source in record.sources:
        if source.id not in used.sources and record.locations[id(source)].file.endswith(".yaml"):
            yield fault(record, source, "id", "is cited by no record; cite it or take it out")
    metadata = record.metadata
    for kind, defined, named in (("scopes", metadata.scopes, used.scopes), ("theatres", metadata.theatres, used.theatres)):
        for term in defined:
            if term not in named:
                yield Fault(record.metadata_location, f"record.{kind}.{term}: is used by no record; use it or take it out")


def citations(one: AnyRecord | Complete) -> tuple[Citation, ...]:
    """What a record cites; a source cites nothing."""
    return () if isinstance(one, Source) else one.sources
