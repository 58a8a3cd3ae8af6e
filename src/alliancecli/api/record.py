"""The record, asked from Python: a method a question, named and filtered as on the command line."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from alliancecli import index, surroundings
from alliancecli.api import reading, shapes
from alliancecli.api.reading import DateLike, Names
from alliancecli.api.rows import Rows, rows_of
from alliancecli.errors import AllianceError
from alliancecli.index.damage import is_damage
from alliancecli.query import asking, belonging, coverage, events, figures, institutions, known, lineage, names, search, show
from alliancecli.query.compare import asking as comparing
from alliancecli.query.compare.claims import strength
from alliancecli.query.conflicts import Among, concerning, conflicts
from alliancecli.query.engine import Engine
from alliancecli.query.figures import AsOf
from alliancecli.query.filters import Filter, Window, among, carrying, in_words, window
from alliancecli.views import card, catalogue, membership
from alliancecli.views import conflicts as conflicts_view
from alliancecli.views import coverage as coverage_view
from alliancecli.views import figures as figures_view
from alliancecli.views import lineage as lineage_view
from alliancecli.views import search as search_view
from alliancecli.views import timeline as timeline_view
from alliancecli.views.compare.compared import compared
from alliancecli.views.view import View

AnyRow = Mapping[str, Any]


class _Said(NamedTuple):
    """A view, what to say where it has no rows, and what to say in any case."""

    view: View
    empty: str
    notes: Iterable[str] = ()


def open(*folders: object, cache: object = True, keep_going: bool = False) -> "Record":
    """The record in one folder or several: the one that came with the package, or that of ALLIANCE_DATA, where none is given.

    The word "bundled" among several folders is the one that came with the package. `cache` is the folder that keeps the index; True takes
    the user's, None or False keeps it for this record only. With `keep_going` rows of tables that cannot be read are set aside in a
    file beside the table. Raises RecordFaults where the record is faulty, AllianceError where it cannot be read.
    """
    kept = surroundings.cache_folder() if cache is True else str(cache) if cache else None
    named = [str(folder) for folder in folders if folder is not None]
    return Record(surroundings.data_folders(named), kept, keep_going)


class Record:
    """An open record. What was opened stays as it was, also where the files change; open it again to see that.

    A context manager, to be used in the thread that opened it; one that is dropped closes itself. Every answer is a tuple of read-only
    rows with the keys that `--json` has, and with `notes`, what the command line says on stderr. Dates are written as on the command
    line, or are a year or a `datetime.date`; where an option can be repeated there, the argument takes one value or several. `limit` is
    the most rows wanted.

    Every method raises what the command line exits with: BadUsage and BadDate (2), UnknownName (3), NoAnswer (4).
    """

    _connection: Engine | None = None

    def __init__(self, folders: tuple[str, ...], cache: str | None, keep_going: bool = False) -> None:
        self.folders, self._cache, self._keep_going = folders, cache, keep_going
        self._connection = index.connect(folders, cache, keep_going=keep_going)

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # collected in another thread than the one that opened it
            self.close()

    def __repr__(self) -> str:
        return f"<alliancecli.Record {' + '.join(self.folders)}>"

    def close(self) -> None:
        """Let go of the index. Rows that were answered stay."""
        if self._connection:
            self._connection.close()
        self._connection = None

    @property
    def version(self) -> str:
        """The version of the record."""
        return self._meta("version")

    @property
    def date(self) -> str:
        """The date of that version, ISO 8601."""
        return self._meta("date")

    def timeline(
        self,
        *,
        start: DateLike | None = None,
        end: DateLike | None = None,
        during: DateLike | None = None,
        certain: bool = False,
        around: DateLike | None = None,
        within: str | None = None,
        between: tuple[str, str] | None = None,
        theatre: Names = (),
        actor: Names = (),
        institution: Names = (),
        tag: Names = (),
        source: Names = (),
        kind: Names = (),
        status: Names = (),
        limit: int | None = None,
    ) -> Rows[shapes.EventRow]:
        """Events and milestones, in order of time.

        A date is its whole period: an event that may lie outside the window is kept with `certainty` "possible", unless only what is
        `certain` is wanted. The window is `start` to `end`, `during` a period, `within` "6m" `around` a date, or `between` two events.
        """

        def ask(connection: Engine) -> _Said:
            span = self._window(start, end, during, certain)
            places = (reading.day("around", around), reading.age("within", within), between)
            asking.refuse_twice(span, *places)
            span = asking.near(connection, span, *places)
            values = {name: reading.names(value) for name, value in self._events(theatre, actor, institution, tag, source)}
            values |= {"kind": reading.terms("kind", kind, "kind (events)"), "status": reading.terms("status", status)}
            filters = asking.chosen(connection, "event", values, **asking.EVENTS)
            rows = events.timeline(connection, filters, span, reading.at_most(limit))
            more = events.left_out(connection, "event", filters, span)
            return _Said(timeline_view.timeline(rows, certain=certain, left_out=more, footnotes=False), "no events match")

        return self._rows(ask)

    def troops(
        self,
        force: str | None = None,
        *,
        as_of: DateLike | None = None,
        known_by: DateLike | None = None,
        max_age: str | None = None,
        ended: bool = False,
        with_predecessors: bool = False,
        start: DateLike | None = None,
        end: DateLike | None = None,
        during: DateLike | None = None,
        certain: bool = False,
        contributor: Names = (),
        scope: Names = (),
        theatre: Names = (),
        source: Names = (),
        measure: Names = (),
        status: Names = (),
        explain: bool = False,
        limit: int | None = None,
    ) -> Rows[shapes.FigureRow]:
        """How many, and as of when: the strength of a force and its parts.

        With `as_of`, what was last known at the end of that period: a row for the total and for each contributor, with its age. Without,
        every observation, oldest first. Without `force`, the latest claim for every force. Totals are claims, never a sum.
        """

        def ask(connection: Engine) -> _Said:
            about, said = known.subjects(connection, reading.names(force), with_predecessors)
            values = self._figures(contributor, scope, theatre, source, measure, status)
            filters = [*about, strength(), *asking.chosen(connection, "figure", values, **asking.FIGURES)]
            asked = known.moment(reading.day("as_of", as_of), reading.day("known_by", known_by), reading.age("max_age", max_age), ended)
            span = self._window(start, end, during, certain)
            return self._claims(connection, filters, span, asked, said, not force, explain, limit)

        return self._rows(ask)

    def figures(
        self,
        *,
        subject: Names = (),
        as_of: DateLike | None = None,
        known_by: DateLike | None = None,
        max_age: str | None = None,
        ended: bool = False,
        with_predecessors: bool = False,
        start: DateLike | None = None,
        end: DateLike | None = None,
        during: DateLike | None = None,
        certain: bool = False,
        contributor: Names = (),
        scope: Names = (),
        theatre: Names = (),
        source: Names = (),
        measure: Names = (),
        status: Names = (),
        explain: bool = False,
        limit: int | None = None,
    ) -> Rows[shapes.FigureRow]:
        """Every number in the record: troops, money, equipment, casualties, shares; with `as_of`, what was last known of each series."""

        def ask(connection: Engine) -> _Said:
            about, said = known.subjects(connection, reading.names(subject), with_predecessors)
            values = self._figures(contributor, scope, theatre, source, measure, status)
            filters = [*about, *asking.chosen(connection, "figure", values, **asking.FIGURES)]
            asked = known.moment(reading.day("as_of", as_of), reading.day("known_by", known_by), reading.age("max_age", max_age), ended)
            span = self._window(start, end, during, certain)
            return self._claims(connection, filters, span, asked, said, False, explain, limit)

        return self._rows(ask)

    def compare(
        self,
        *things: str,
        as_of: DateLike | Iterable[DateLike] | None = None,
        known_by: DateLike | None = None,
        max_age: str | None = None,
        within: str | None = None,
        timeline: bool = False,
        observations: bool = False,
        allow_mixed: bool = False,
        start: DateLike | None = None,
        end: DateLike | None = None,
        during: DateLike | None = None,
        certain: bool = False,
        contributor: Names = (),
        scope: Names = (),
        theatre: Names = (),
        source: Names = (),
        measure: Names = (),
        status: Names = (),
        limit: int | None = None,
    ) -> Rows[AnyRow]:
        """Side by side, by what is named: forces, one force at several dates (`as_of`), promise and delivery (`status`), timelines.

        Like is compared with like: the same measure, status, scope and unit. A computed change is called so; no claim is never zero.
        """

        def ask(connection: Engine) -> _Said:
            moments = reading.days("as_of", as_of)
            by, oldest = reading.day("known_by", known_by), reading.age("max_age", max_age)
            length = reading.age("within", within)
            values = self._figures(contributor, scope, theatre, source, measure, status)
            given: dict[str, Any] = {
                "start": start,
                "end": end,
                "during": during,
                "certain": certain,
                "days": moments,
                "known_by": by,
                "max_age": oldest,
                "within": length,
            }
            given |= {"timeline": timeline, "observations": observations, "allow_mixed": allow_mixed, **values}
            span = self._window(start, end, during, certain)

            def filters(connection: Engine) -> list[Filter]:
                return asking.chosen(connection, "figure", values, **asking.FIGURES)

            found = comparing.compare(connection, comparing.Asked(things, given, moments, by, oldest, length, span, filters))
            return _Said(compared(found, reading.at_most(limit), observations=observations, footnotes=False), found.empty)

        return self._rows(ask)

    def institutions(self, *, kind: Names = (), theatre: Names = (), limit: int | None = None) -> Rows[shapes.InstitutionRow]:
        """Alliances, organisations, commands, missions, forces, states: names, life spans, what came before and after."""

        def ask(connection: Engine) -> _Said:
            kinds = dict.fromkeys(reading.terms("kind", kind, "kind (institutions)"))
            places = names.resolve_all(connection, reading.names(theatre), "theatre")
            filters = [*among("kind", kinds), *institutions.within("theatres", places)]
            rows = institutions.institutions(connection, filters, reading.at_most(limit))
            return _Said(catalogue.institutions(rows, footnotes=False), "no institutions match")

        return self._rows(ask)

    def terms(self, *, limit: int | None = None) -> Rows[shapes.TermRow]:
        """What the words of the field mean, by whom, and what they are set against."""
        return self._rows(
            lambda connection: _Said(
                catalogue.terms(institutions.terms(connection, [], reading.at_most(limit)), footnotes=False), "no terms"
            )
        )

    def sources(self, *, tier: Names = (), limit: int | None = None) -> Rows[shapes.SourceRow]:
        """The bibliography: what everything rests on, and how much rests on each."""

        def ask(connection: Engine) -> _Said:
            filters = list(among("tier", reading.among("tier", tier, ("A", "B", "S"))))
            return _Said(catalogue.sources(institutions.sources(connection, filters, reading.at_most(limit))), "no sources match")

        return self._rows(ask)

    def show(self, name: str) -> AnyRow:
        """One record, whole, by id, acronym or alias; an institution with its `milestones` and the latest of its `claims`."""

        def ask(connection: Engine) -> _Said:
            one = show.the_one(connection, name)
            return _Said(card.card(one, footnotes=False), "")

        found: Rows[AnyRow] = self._rows(ask)
        return found[0]

    def search(
        self,
        words: str,
        *,
        kind: Names = (),
        theatre: Names = (),
        start: DateLike | None = None,
        end: DateLike | None = None,
        during: DateLike | None = None,
        certain: bool = False,
        limit: int | None = None,
    ) -> Rows[shapes.HitRow]:
        """Full text over events, figures, institutions, terms and sources: all of the words, the best hit first.

        "Quoted words" stand together; a * at the end of a word lets it go on.
        """

        def ask(connection: Engine) -> _Said:
            asked, span = search.question(words), self._window(start, end, during, certain)
            places = names.resolve_all(connection, reading.names(theatre), "theatre")
            filters = [*among("type", reading.among("kind", kind, search.KINDS)), *carrying("text.theatre", places)]
            found = search.search(connection, asked, filters, span, reading.at_most(limit))
            narrowed = bool(filters or span.bounded)
            empty = "" if found.total else search_view.nothing(asked.shown, search.missed(connection, asked), narrowed)
            return _Said(search_view.hits(found, footnotes=False), empty)

        return self._rows(ask)

    def conflicts(self, name: str | None = None, *, limit: int | None = None) -> Rows[shapes.ConflictRow]:
        """Claims that differ by more than their own hedges allow, and why they may; a row a claim. `limit` counts conflicts."""

        def ask(connection: Engine) -> _Said:
            found = conflicts(connection, concerning(connection, name) if name else Among())[: reading.at_most(limit)]
            return _Said(conflicts_view.conflicts(found, footnotes=False), "no claims conflict")

        return self._rows(ask)

    def lineage(self, name: str, *, limit: int | None = None) -> Rows[shapes.LinkRow]:
        """What an institution came from and what became of it, a row a link."""

        def ask(connection: Engine) -> _Said:
            found = lineage.lineage(connection, names.resolve(connection, name, "institution"))
            empty = f"{found.institution['id']}: the record names no predecessor and no successor"
            return _Said(lineage_view.lineage(found, reading.at_most(limit), footnotes=False), empty)

        return self._rows(ask)

    def members(
        self,
        name: str,
        *,
        as_of: DateLike | None = None,
        changes: bool = False,
        start: DateLike | None = None,
        end: DateLike | None = None,
        during: DateLike | None = None,
        certain: bool = False,
        limit: int | None = None,
    ) -> Rows[shapes.MemberRow]:
        """Who belonged to an institution: every member, those of one day (`as_of`), or who joined and left in a window (`changes`)."""

        def ask(connection: Engine) -> _Said:
            span = self._window(start, end, during, certain)
            one, found = belonging.belonging(connection, name, reading.day("as_of", as_of), changes, span)
            return _Said(membership.members(found, reading.at_most(limit), footnotes=False), f"no members of {one} are on record")

        return self._rows(ask)

    def holders(
        self, name: str, *, as_of: DateLike | None = None, office: Names = (), certain: bool = False, limit: int | None = None
    ) -> Rows[shapes.HolderRow]:
        """Who held an office, in order of time; with `as_of`, who surely or possibly held it at the end of that period."""

        def ask(connection: Engine) -> _Said:
            found = belonging.in_charge(connection, name, reading.day("as_of", as_of), reading.names(office), certain)
            return _Said(membership.holders(found, reading.at_most(limit), footnotes=False), f"no holders of {name} are on record")

        return self._rows(ask)

    def coverage(
        self,
        name: str | None = None,
        *,
        start: DateLike | None = None,
        end: DateLike | None = None,
        during: DateLike | None = None,
        certain: bool = False,
        limit: int | None = None,
    ) -> Rows[shapes.CoverageRow]:
        """For which years there are claims, and where the record is silent."""

        def ask(connection: Engine) -> _Said:
            one = names.resolve(connection, name, "institution") if name else None
            rows = list(coverage.coverage(connection, one, self._window(start, end, during, certain)))
            return _Said(coverage_view.coverage(rows[: reading.at_most(limit)]), "no claims at all")

        return self._rows(ask)

    def _rows(self, ask: Callable[[Engine], _Said]) -> Rows[Any]:
        """The answer to a question; where the index proves damaged, it is built anew and asked once more."""
        with reading.spelled():
            try:
                return self._answer(ask)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self.close()
                index.forget(self.folders, self._cache, keep_going=self._keep_going)
                self._connection = index.connect(self.folders, self._cache, keep_going=self._keep_going)
                return self._answer(ask)

    def _answer(self, ask: Callable[[Engine], _Said]) -> Rows[Any]:
        said = ask(self._opened())
        rows = rows_of(said.view, said.notes)
        notes = rows.notes if rows else (said.empty, *rows.notes)
        return Rows(rows, (reading.in_python(note) for note in notes))

    def _opened(self) -> Engine:
        if self._connection is None:
            raise AllianceError("this record is closed; open it again with alliancecli.open()")
        return self._connection

    def _meta(self, key: str) -> str:
        return str(self._opened().execute("SELECT value FROM meta WHERE key = :key", {"key": key}).fetchone()[0])

    @staticmethod
    def _window(start: DateLike | None, end: DateLike | None, during: DateLike | None, certain: bool) -> Window:
        ends = (reading.day(name, value) for name, value in (("start", start), ("end", end), ("during", during)))
        return window(*ends, certain=certain)

    @staticmethod
    def _events(theatre: Names, actor: Names, institution: Names, tag: Names, source: Names) -> Iterable[tuple[str, Names]]:
        return zip(("theatre", "actor", "institution", "tag", "source"), (theatre, actor, institution, tag, source), strict=True)

    @staticmethod
    def _figures(
        contributor: Names, scope: Names, theatre: Names, source: Names, measure: Names, status: Names
    ) -> dict[str, tuple[str, ...]]:
        named = {"contributor": contributor, "scope": scope, "theatre": theatre, "source": source}
        return {
            **{name: reading.names(value) for name, value in named.items()},
            "measure": reading.terms("measure", measure),
            "status": reading.terms("status", status),
        }

    @staticmethod
    def _claims(
        connection: Engine,
        filters: list[Filter],
        span: Window,
        asked: AsOf,
        said: list[str],
        latest: bool,
        explain: bool,
        limit: int | None,
    ) -> _Said:
        """What was last known of each series, or every claim."""
        most = reading.at_most(limit)
        if latest or asked.day or explain:
            found = known.last_known(connection, filters, span, asked, latest=latest)
            reasons = figures_view.explain(found.answers) if explain else []
            return _Said(figures_view.answers(found, most, footnotes=False), "no claims", [*said, *reasons])
        filters = [*filters, *asked.filters()]
        rows = figures.observations(connection, filters, span, most)
        more = events.left_out(connection, "figure", filters, span)
        listed = figures_view.observations(rows, certain=span.certain, left_out=more, footnotes=False)
        return _Said(listed, f"no claims: {in_words(filters)}", said)
