"""Full text over every kind of record: all of the words, in either spelling, the best hit first."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import log
from typing import NamedTuple, TypeAlias

from alliancecli.dates.days import OPEN_DAY
from alliancecli.model.folding import SEPARATOR, fold
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, where
from alliancecli.query.names import RECORDS
from alliancecli.query.rows import Row, fetch
from alliancecli.query.search_query import SearchQuery, SearchTerm
from alliancecli.query.windows import Window

START, END = "\x02", "\x03"
"""Stand around a hit in what the index answers; no record can hold them."""

SNIPPET = 24
"""Words of context from a text."""

FEW = 3
"""Where less than this hold all of three words or more, what holds most of them is looked for too."""

NEAR = 4
"""So many words like one that is missing are told."""

MAX_EXCERPTS = 3
"""Names or quotations shown of those that a hit is in."""


Terms: TypeAlias = tuple[SearchTerm, ...]


class SearchResult(NamedTuple):
    """The rows of an answer; how many records of each kind were found; how many fit but for having no date at all.

    `whole` is how many hold all of the words, where not every row does, `absent` the words that no record has, with words like them;
    `untimely` are the times that the rows are not of.
    """

    rows: Iterator[Row]
    counts: dict[str, int]
    undated: int = 0
    whole: int | None = None
    absent: Mapping[str, list[str]] = {}
    untimely: Terms = ()

    @property
    def total(self) -> int:
        """How many records were found, shown or not."""
        return sum(self.counts.values())


class _Demand(NamedTuple):
    """What a record must have: what it is read from, with what stands before the statement, conditions, and what comes first."""

    filters: tuple[Filter, ...]
    near: str
    first: str = "NULL"
    source: str = "text r"
    with_: str = ""

    def counts(self, connection: Engine, filters: list[Filter]) -> dict[str, int]:
        """How many records of each kind meet it and pass the filters."""
        clause, parameters = where([*self.filters, *filters])
        sql = f"{self.with_} SELECT {_KIND} AS kind, count(*) FROM {self.source} {clause} GROUP BY kind"
        return dict(connection.execute(sql, parameters).fetchall())


def search(connection: Engine, asked: SearchQuery, filters: list[Filter], window: Window, limit: int | None = None) -> SearchResult:
    """The records that hold every word and pass the filters, ranked; where they are FEW, those that hold most of the words follow.

    What is called just so comes first, an institution before all; then what lies within the times asked for; then bm25, where a word in a
    name counts more than one in a text. Each row has `hits`, the very words found, beside the keys of the contract.
    """
    dated = Filter("r.first > :never OR r.last < :ever", {"never": -OPEN_DAY, "ever": OPEN_DAY}, "dated")
    every = [*filters, *window.filters(), dated] if window.bounded else filters
    demand, counts, untimely = _first_met(connection, lambda times: _all(asked, times), asked.times, every)
    whole, absent = None, {}
    if len(asked.words) > 1 and sum(counts.values()) < (FEW if len(asked.words) > 2 else 1):
        weights, unknown = _weights(connection, asked)
        wider = _first_met(connection, lambda times: _most(weights, times), asked.times, every) if weights else None
        if wider and sum(wider[1].values()) > sum(counts.values()):
            whole = sum(counts.values()) if wider[2] == untimely else 0
            demand, counts, untimely = wider
            near = near_words(connection, unknown)
            absent = {term: near.get(term, []) for term in unknown}
    undated = 0
    if window.bounded:
        undated = sum(demand.counts(connection, [*filters, Filter(f"NOT ({dated.sql})", dated.parameters, "undated")]).values())
    rows = (_row(row, n) for n, row in enumerate(_ranked(connection, asked, demand, every, window, limit), 1))
    return SearchResult(rows, {kind: counts[kind] for kind in RECORDS if kind in counts}, undated, whole, absent, untimely)


def holding(asked: SearchQuery) -> Filter:
    """The records, rows of a table of their kind, that hold all of the words at the times asked for."""
    clause, parameters = where(_all(asked, asked.times).filters)
    return Filter(f"r.row IN (SELECT r.rowid FROM text r {clause})", parameters, f"with {asked.shown}")


def _first_met(
    connection: Engine, demanding: Callable[[Terms], _Demand], times: Terms, filters: list[Filter]
) -> tuple[_Demand, dict[str, int], Terms]:
    """What is demanded at the times asked for, or where no record meets that, at any time; how many do; and the times given up."""
    for given_up in dict.fromkeys(((), times)):
        demand = demanding(() if given_up else times)
        counts = demand.counts(connection, filters)
        if counts:
            break
    return demand, counts, given_up


def _all(asked: SearchQuery, times: Terms) -> _Demand:
    """All of the words, at some times."""
    return _Demand((Filter("r.text MATCH :match", {"match": asked.match}, asked.match), *_at(times)), near=_near(times))


def _weights(connection: Engine, asked: SearchQuery) -> tuple[dict[str, float], list[str]]:
    """What each of the words tells that some record has, in FTS5's language, the rarer the more; and those that none has."""
    counts = {term: _count(connection, [Filter("r.text MATCH :match", {"match": term.match}, "")]) for term in asked.words}
    most = max(counts.values())
    weights = {term.match: log(2 + most / count) for term, count in counts.items() if count}
    return weights, [term.shown for term, count in counts.items() if not count]


def _most(weights: dict[str, float], times: Terms) -> _Demand:
    """More than half of the words, by what they tell, or either of two, at some times: the most first."""
    least = sum(weights.values()) / 2 if len(weights) > 2 else 0
    parts = (f"SELECT rowid, {weight:.3f} AS weight FROM text WHERE text MATCH :word{n}" for n, weight in enumerate(weights.values()))
    scored = f"""
        WITH scored AS (SELECT rowid AS row, sum(weight) AS score FROM ({" UNION ALL ".join(parts)})
                        GROUP BY rowid HAVING score > {least:.3f})"""
    given = {f"word{n}": match for n, match in enumerate(weights)}
    either = Filter("r.text MATCH :match", {"match": " OR ".join(weights), **given}, "")
    return _Demand((either, *_at(times)), _near(times), "-s.score", "text r JOIN scored s ON s.row = +r.rowid", scored)


def _at(times: Terms) -> Iterator[Filter]:
    """That a record may be of each of the times, or names it."""
    for n, term in enumerate(times):
        assert term.period
        low, high = term.period
        of_it = f"r.first <= :high{n} AND r.reach >= :low{n} AND r.first > :unbegun{n}"
        named = f"r.rowid IN (SELECT rowid FROM text WHERE text MATCH :time{n})"
        given = {f"low{n}": low, f"high{n}": high, f"unbegun{n}": -OPEN_DAY, f"ever{n}": OPEN_DAY, f"time{n}": term.match}
        yield Filter(f"({of_it}) OR {named}", given, term.shown)


def _near(times: Terms) -> str:
    """By how much a hit counts for the times asked for: whole within them, less where it only reaches in, least where it has no end."""
    within = "CASE WHEN r.first >= :low{n} AND r.last <= :high{n} THEN 1.0 WHEN r.last < :ever{n} THEN 0.7 ELSE 0.5 END"
    return " * ".join(within.format(n=n) for n, _ in enumerate(times)) or "1"


def _told(event: str, figure: str, other: str) -> str:
    """A column of a text, asked by its row where it is kept: the text itself, put together of many, need not be read then."""
    tables = {"event_claim": event, "figure_claim": figure, "texts": other}
    return f"coalesce({', '.join(f'(SELECT {column} FROM {table} o WHERE o.row = r.rowid)' for table, column in tables.items())})"


_KIND, _ID = _told("'event'", "'figure'", "o.type"), _told("o.id", "o.id", "o.id")


_PART = "(SELECT contributor IS NOT NULL FROM figure_claim o JOIN series USING (series) WHERE o.row = r.rowid)"
_WORTH = f"CASE {_KIND} WHEN 'institution' THEN 1.2 WHEN 'figure' THEN iif({_PART}, 0.6, 0.8) WHEN 'source' THEN 0.5 ELSE 1 END"
"""By how much a hit counts for what it is: who asks of a war seldom means the title of a paper on it, or one line of a long list."""


def _ranked(
    connection: Engine, asked: SearchQuery, demand: _Demand, filters: list[Filter], window: Window, limit: int | None
) -> Iterator[Row]:
    """What the index holds of each hit, its words marked, in order. All are ranked, but with a limit only those within it read and marked.

    Of the claims of one series the best stands for all: the others come after what else fits as well.
    """
    clause, parameters = where([*demand.filters, *filters])
    named = {f"key{n}": f"|{key}|" for n, key in enumerate(asked.keys)}
    begun = "r.rowid IN (SELECT t.rowid FROM text t WHERE t.text MATCH :begun)"
    exact = f"{begun} AND ({' OR '.join(f'instr(called(r.id, r.name, r.names), :{key})' for key in named)})" if named else "0"
    kinds = " ".join(f"WHEN '{kind}' THEN {n}" for n, kind in enumerate(RECORDS))
    kind = f"CASE {_KIND} {kinds} END"
    literal = {f"literal{n}": term.literal for n, term in enumerate(asked.words) if term.synonyms}
    said = " * ".join(f"iif(r.rowid IN (SELECT rowid FROM text WHERE text MATCH :{key}), {_LITERAL}, 1)" for key in literal) or "1"
    marked = f"""
        r.type, r.date, r.shown, r.name AS title, {window.certainty} AS certainty,
        highlight(text, 7, :start, :end) AS called, highlight(text, 8, :start, :end) AS names,
        snippet(text, 9, :start, :end, '…', {SNIPPET}) AS body, highlight(text, 10, :start, :end) AS beside,
        CASE r.type WHEN 'event' THEN (SELECT sources FROM event o WHERE o.row = r.rowid)
                    WHEN 'figure' THEN (SELECT sources FROM figure o WHERE o.row = r.rowid)
                    WHEN 'institution' THEN (SELECT sources FROM institution o WHERE o.id = r.id)
                    WHEN 'relation' THEN (SELECT sources FROM relation o WHERE o.id = r.id)
                    WHEN 'term' THEN (SELECT sources FROM term o WHERE o.id = r.id) ELSE '[]' END AS sources"""
    order = "ORDER BY exact, words, again, near, kind, id"
    if limit is None:
        at_once, found = f", {marked}", f"SELECT * FROM best {order}"
    else:
        at_once, found = "", f"SELECT s.id AS id, {marked} FROM text r JOIN best s ON s.row = r.rowid WHERE r.text MATCH :match {order}"
    sql = f"""{demand.with_ or "WITH"}{"," if demand.with_ else ""}
        hit AS MATERIALIZED (
            SELECT r.rowid AS row, CASE WHEN {exact} THEN {kind} ELSE {len(RECORDS)} END AS exact, {demand.first} AS words,
                   bm25(text, 0, 0, 0, 0, 0, 0, 0, 10, 6, 3, 1, 1) * {demand.near} * {_WORTH} * {said} AS near, {kind} AS kind, {_ID} AS id,
                   (SELECT series FROM figure_claim o WHERE o.row = r.rowid) AS series{at_once}
            FROM {demand.source} {clause}),
        again AS MATERIALIZED (
            SELECT row FROM (SELECT row, row_number() OVER (PARTITION BY series ORDER BY exact, words, near, kind, id) AS place
                             FROM hit WHERE series IS NOT NULL) WHERE place > 1),
        best AS MATERIALIZED (SELECT *, row IN again AS again FROM hit {order} LIMIT :limit)
        {found}"""
    given = {**parameters, **named, **literal, "start": START, "end": END, "begun": asked.begun, "limit": -1 if limit is None else limit}
    return fetch(connection, sql, given, ("sources",))


_LITERAL = 1.5
"""By how much a hit counts that has a word itself, beside one that has what means the same."""


def _row(found: Row, rank: int) -> Row:
    """A row of the contract.

    The snippet is from the text where that has a hit, or where the name has; else the name, word or quotation that was found, and then the
    text.
    """
    marked = found["body"]
    if START not in marked and START not in found["called"]:
        lists = (found[key].split(SEPARATOR) for key in ("names", "beside") if START in found[key])
        hit = [part for part in next(lists, []) if START in part]
        marked = SEPARATOR.join(filter(None, (*hit[:MAX_EXCERPTS], marked)))
    marked = marked or SEPARATOR.join(found["beside"].split(SEPARATOR)[:1])
    hits = re.findall(f"{START}([^{END}]*){END}", found["called"] + marked)
    return {
        **{key: found[key] for key in ("type", "id", "date", "title")},
        "snippet": re.sub(f"[{START}{END}]", "", marked),
        "rank": rank,
        **{key: found[key] for key in ("sources", "certainty", "shown")},
        "hits": tuple(dict.fromkeys(hits)),
    }


def _count(connection: Engine, filters: list[Filter]) -> int:
    clause, parameters = where(filters)
    return int(connection.execute(f"SELECT count(*) FROM text r {clause}", parameters).fetchone()[0])


class NoHitReport(NamedTuple):
    """Why nothing was found: how many records have each term alone, near words for those that none has, and how many pass no filter."""

    alone: dict[str, int]
    near: dict[str, list[str]]
    unfiltered: int


def no_hit_report(connection: Engine, asked: SearchQuery) -> NoHitReport:
    """What can be said where a question found nothing. The first few words that no record has get near ones."""
    alone = {term.shown: _count(connection, [Filter("r.text MATCH :match", {"match": term.match}, "")]) for term in asked.terms[:10]}
    near = near_words(connection, [term for term, records in alone.items() if not records])
    return NoHitReport(alone, near, _count(connection, [Filter("r.text MATCH :match", {"match": asked.match}, "")]))


def near_words(connection: Engine, unknown: Iterable[str]) -> dict[str, list[str]]:
    """Words of the record that are like the first few words of some terms: the likest first, of those about as like the commonest."""
    from difflib import SequenceMatcher, get_close_matches

    sought = [word for word in dict.fromkeys(word for term in unknown for word in fold(term).split()) if len(word) <= 40][:5]
    stems = dict(connection.execute("SELECT term, doc FROM word")) if sought else {}
    found: dict[str, list[str]] = {}
    for word in sought:
        near = {_whole_word(connection, stem, word): stems[stem] for stem in get_close_matches(word, stems, n=20, cutoff=0.7)}
        if word in near:  # it is there by itself, and not what is missing
            continue
        near = {one: records for one, records in near.items() if not _is_scrap(one, near)}
        ranked = sorted((-round(SequenceMatcher(None, one, word).ratio(), 1), -records, one) for one, records in near.items())
        if ranked:
            found[word] = [one for _, _, one in ranked[:NEAR]]
    return found


SCRAP = 20
"""A word that goes on from another, which is so many times as common, is a piece of an address or a slip: afghanistantim."""


def _is_scrap(word: str, records: Mapping[str, int]) -> bool:
    """Whether a word is a scrap of a much commoner one among `records`, the number of each."""
    return any(word != other and word.startswith(other) and count >= SCRAP * records[word] for other, count in records.items())


def _whole_word(connection: Engine, stem: str, sought: str) -> str:
    """Of the words of the record that have a stem the likest to the one sought, in small letters; the stem where that is none of itself."""
    from difflib import get_close_matches

    sql = "SELECT highlight(text, 7, :start, :end) || ' ' || highlight(text, 9, :start, :end) FROM text WHERE text MATCH :match LIMIT 20"
    marked = connection.execute(sql, {"start": START, "end": END, "match": f'"{stem}"'})
    words = dict.fromkeys(hit.lower() for (text,) in marked for hit in re.findall(f"{START}([^{END}]*){END}", text))
    return next(iter(get_close_matches(sought, words, n=1, cutoff=0)), stem)
