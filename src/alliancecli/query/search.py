"""Full text over every kind of record: all of the words, in either spelling, the best hit first."""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import NamedTuple
from unicodedata import normalize

from alliancecli.dates import OPEN_DAY
from alliancecli.errors import BadUsage
from alliancecli.index.folding import SEPARATOR, fold
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, where
from alliancecli.query.rows import Row, fetch
from alliancecli.query.spelling import spellings

KINDS = ("institution", "event", "figure", "relation", "term", "source")
"""The kinds of record, in the order in which they come where nothing else decides."""

MAX_SPELLINGS = 16
"""At most so many spellings of a phrase are tried: each of its words may have two."""

MAX_WORDS = 200
"""More words than any question has."""

START, END = "\x02", "\x03"
"""Stand around a hit in what the index answers; no record can hold them."""

SNIPPET = 24
"""Words of context from a text."""

MAX_EXCERPTS = 3
"""Names or quotations shown of those that a hit is in."""


class SearchTerm(NamedTuple):
    """One thing to find: its alternatives (each a word or the words of a phrase), and whether the last word may go on."""

    shown: str
    alternatives: tuple[str, ...]
    prefix: bool

    @property
    def match(self) -> str:
        """The same in FTS5's language. Only letters, digits and spaces ever stand between its quotes."""
        star = "*" if self.prefix else ""
        return "(" + " OR ".join(f'"{words}"{star}' for words in self.alternatives) + ")"


class SearchQuery(NamedTuple):
    """What was asked for: every term must be found. `keys` are the names, folded, that would be the very thing."""

    terms: tuple[SearchTerm, ...]
    keys: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The terms as messages name them."""
        words = " ".join(f'"{term.shown}"' if " " in term.shown else term.shown for term in self.terms)
        return f"'{_short(words)}'"

    @property
    def match(self) -> str:
        """All of the terms, in FTS5's language."""
        return " AND ".join(term.match for term in self.terms)

    @property
    def begun(self) -> str:
        """What the very thing must hold, in FTS5's language: a key at the beginning of its name or id, or among its other names."""
        return " OR ".join(f'{{name about}} : ^ "{key}" OR names : "{key}"' for key in self.keys)


def search_query(text: str) -> SearchQuery:
    """The question that a person's words ask: every word, "quoted phrases", a beginning of a word with `*` after it.

    Everything else that is no letter or digit only parts words; AND, OR and NOT are words as any other. Raises BadUsage where there is
    no word, or more than MAX_WORDS.
    """
    text = normalize("NFC", text.encode("utf-8", "replace").decode())
    words = fold(text).split()
    if len(words) > MAX_WORDS:
        raise BadUsage(f"{len(words):,} words are more than a search takes; give at most {MAX_WORDS}")
    terms = [
        _term(quoted, star=bool(star)) if quoted else _term(bare, star=bare.endswith("*"))
        for quoted, star, bare in re.findall(r'"([^"]*)"(\*?)|([^\s"]+)', text)
    ]
    found = tuple(dict.fromkeys(term for term in terms if term))
    if not found:
        raise BadUsage(f"there is no word to search for in {_short(text)!r}; write at least one letter or digit")
    return SearchQuery(found, tuple(filter(None, dict.fromkeys(fold(key) for key in _spelled(words)))))


def _term(text: str, *, star: bool) -> SearchTerm | None:
    """A word, or words that stand together; `peace-keeping` and `U.S.` are tried as one word too."""
    words = re.findall(r"[^\W_]+", text)
    if not words:
        return None
    alternatives = _spelled(words)
    if len(words) > 1 and not re.search(r"[^\w.*-]", text) and not any(word.isdigit() for word in words):
        alternatives += ("".join(words),)
    return SearchTerm(" ".join(words) + "*" * star, tuple(dict.fromkeys(alternatives)), star)


def _spelled(words: list[str]) -> tuple[str, ...]:
    """A phrase in its spellings; its own first."""
    return tuple(" ".join(chosen) for chosen in islice(product(*(spellings(fold(word) or word) for word in words)), MAX_SPELLINGS))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"


class SearchResult(NamedTuple):
    """The rows of an answer; how many records of each kind were found; how many fit but for having no date at all."""

    rows: Iterator[Row]
    counts: dict[str, int]
    undated: int

    @property
    def total(self) -> int:
        """How many records were found, shown or not."""
        return sum(self.counts.values())


def search(connection: Engine, asked: SearchQuery, filters: list[Filter], window: Window, limit: int | None = None) -> SearchResult:
    """The records that hold every term and pass the filters, ranked.

    What is called just so comes first, an institution before all; then bm25, where a word in a name counts more than one in a text.
    Each row has `hits`, the very words found, beside the keys of the contract.
    """
    dated = Filter("r.first > :never OR r.last < :ever", {"never": -OPEN_DAY, "ever": OPEN_DAY}, "dated")
    matching = Filter("r.text MATCH :match", {"match": asked.match}, asked.match)
    every = [matching, *filters]
    undated = 0
    if window.bounded:
        undated = _count(connection, [*every, Filter(f"NOT ({dated.sql})", dated.parameters, "undated")])
        every += [*window.filters(), dated]
    clause, parameters = where(every)
    counts = dict(connection.execute(f"SELECT {_KIND} AS kind, count(*) FROM text r {clause} GROUP BY kind", parameters).fetchall())
    rows = (_row(row, n) for n, row in enumerate(_ranked(connection, asked, every, window, limit), 1))
    return SearchResult(rows, {kind: counts[kind] for kind in KINDS if kind in counts}, undated)


def _told(event: str, figure: str, other: str) -> str:
    """A column of a text, asked by its row where it is kept: the text itself, put together of many, need not be read then."""
    tables = {"event_claim": event, "figure_claim": figure, "texts": other}
    return f"coalesce({', '.join(f'(SELECT {column} FROM {table} o WHERE o.row = r.rowid)' for table, column in tables.items())})"


_KIND, _ID = _told("'event'", "'figure'", "o.type"), _told("o.id", "o.id", "o.id")


def _ranked(connection: Engine, asked: SearchQuery, filters: list[Filter], window: Window, limit: int | None) -> Iterator[Row]:
    """What the index holds of each hit, its words marked, in order. All are ranked, but only those within the limit are read and marked."""
    clause, parameters = where(filters)
    named = {f"key{n}": f"|{key}|" for n, key in enumerate(asked.keys)}
    begun = "r.rowid IN (SELECT t.rowid FROM text t WHERE t.text MATCH :begun)"
    exact = f"{begun} AND ({' OR '.join(f'instr(called(r.id, r.name, r.names), :{key})' for key in named)})" if named else "0"
    kinds = " ".join(f"WHEN '{kind}' THEN {n}" for n, kind in enumerate(KINDS))
    kind = f"CASE {_KIND} {kinds} END"
    order = f"""CASE WHEN {exact} THEN {kind} ELSE {len(KINDS)} END,
                bm25(text, 0, 0, 0, 0, 0, 0, 0, 10, 6, 3, 2, 1), {kind}, {_ID}"""
    if limit is not None:  # + keeps the index from asking the whole match once for each row
        clause = f"WHERE r.text MATCH :match AND +r.rowid IN (SELECT r.rowid FROM text r {clause} ORDER BY {order} LIMIT :limit)"
    sql = f"""
        SELECT r.type, r.id, r.date, r.shown, r.name AS title, {window.certainty} AS certainty,
               highlight(text, 7, :start, :end) AS called, highlight(text, 8, :start, :end) AS names,
               snippet(text, 9, :start, :end, '…', {SNIPPET}) AS body, highlight(text, 10, :start, :end) AS beside,
               highlight(text, 11, :start, :end) AS about,
               CASE r.type WHEN 'event' THEN (SELECT sources FROM event o WHERE o.row = r.rowid)
                           WHEN 'figure' THEN (SELECT sources FROM figure o WHERE o.row = r.rowid)
                           WHEN 'institution' THEN (SELECT sources FROM institution o WHERE o.id = r.id)
                           WHEN 'relation' THEN (SELECT sources FROM relation o WHERE o.id = r.id)
                           WHEN 'term' THEN (SELECT sources FROM term o WHERE o.id = r.id) ELSE '[]' END AS sources
        FROM text r {clause} ORDER BY {order}"""
    return fetch(connection, sql, {**parameters, **named, "start": START, "end": END, "limit": limit, "begun": asked.begun}, ("sources",))


def _row(found: Row, rank: int) -> Row:
    """A row of the contract.

    The snippet is from the text where that has a hit, or where the name has; else the name, word or quotation that was found, and then the
    text.
    """
    marked = found["body"]
    if START not in marked and START not in found["called"]:
        lists = (found[key].split(SEPARATOR) for key in ("names", "beside", "about") if START in found[key])
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
    from difflib import get_close_matches

    def count(match: str) -> int:
        return _count(connection, [Filter("r.text MATCH :match", {"match": match}, match)])

    alone = {term.shown: count(term.match) for term in asked.terms[:10]}
    unknown = [word for term, records in alone.items() if not records for word in fold(term).split()]
    words = [word for (word,) in connection.execute("SELECT term FROM word")] if unknown else []
    known = set(words)
    sought = [word for word in dict.fromkeys(unknown) if word not in known and len(word) <= 40][:5]
    near = {word: matches for word in sought if (matches := get_close_matches(word, words, n=4, cutoff=0.7))}
    return NoHitReport(alone, near, count(asked.match))
