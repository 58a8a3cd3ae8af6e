-- The compiled record. Every *_first and *_last is a day as a number, year * 10000 + month * 100 + day (20090131), that orders as time
-- does; an open end is +-10^14. `reach` is `last`, but where that is open the day by which the sources had appeared: what a source of
-- 1998 calls open was open in 1998, and says nothing of 3000. Those of a figure of fact are cut to the life of what it is about; its `date` is not.
-- `brief` is 1 where `reach` is at most a year (10000) after `first`: of most records that is so, and then a window on `first` finds those that
-- reach into another. `place` is where a record stands in the order of time: its first day, or where that is open half of 10^14 more than its
-- last, which is after every first day. Lists are JSON arrays.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, title TEXT NOT NULL, tier TEXT NOT NULL,
    author TEXT NOT NULL, issued TEXT NOT NULL, issued_first INTEGER NOT NULL, issued_last INTEGER NOT NULL,
    csl TEXT NOT NULL -- the whole entry, as a CSL-JSON object
) WITHOUT ROWID;

CREATE TABLE theatre (id TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE scope (id TEXT PRIMARY KEY, definition TEXT NOT NULL, part INTEGER NOT NULL) WITHOUT ROWID; -- part: 1 where it counts a part only

-- Everything that a person may call a thing, case folded, and what it is; but events and figures, which have an id only.
CREATE TABLE name (name TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, type, id)) WITHOUT ROWID;

CREATE TABLE institution (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, acronyms TEXT NOT NULL, aliases TEXT NOT NULL, kind TEXT NOT NULL,
    wikidata TEXT, theatres TEXT NOT NULL, caveat TEXT, summary TEXT, sources TEXT NOT NULL,
    -- what its relations come to
    established TEXT, dissolved TEXT, life_first INTEGER NOT NULL, life_last INTEGER NOT NULL,
    predecessors TEXT NOT NULL, successors TEXT NOT NULL, parent TEXT, names TEXT NOT NULL, members TEXT NOT NULL, holders TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE event (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT NOT NULL, date_min TEXT, date_max TEXT, precision TEXT NOT NULL, shown TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, reach INTEGER NOT NULL, brief INTEGER NOT NULL, place INTEGER NOT NULL,
    title TEXT NOT NULL, summary TEXT, kind TEXT NOT NULL, weight TEXT NOT NULL, status TEXT NOT NULL,
    theatres TEXT NOT NULL, actors TEXT NOT NULL, institutions TEXT NOT NULL, tags TEXT NOT NULL, caveat TEXT, sources TEXT NOT NULL
);

CREATE TABLE figure (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT, subject TEXT NOT NULL, contributor TEXT, measure TEXT NOT NULL, status TEXT NOT NULL,
    value NUMERIC, value_min NUMERIC, value_max NUMERIC, qualifier TEXT NOT NULL, unit TEXT NOT NULL, scope TEXT, missing TEXT,
    date TEXT NOT NULL, date_min TEXT, date_max TEXT, precision TEXT NOT NULL, shown TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, reach INTEGER NOT NULL, brief INTEGER NOT NULL, place INTEGER NOT NULL, caveat TEXT, tier TEXT NOT NULL, sources TEXT NOT NULL,
    issued_last INTEGER NOT NULL, -- when the latest of its sources had surely appeared
    series INTEGER NOT NULL REFERENCES series, alone INTEGER NOT NULL DEFAULT 1 -- alone: 1 where no other claim of its series shares a day with it
);

-- What is counted of whom by whom, and how: claims of one series are answers to one question.
CREATE TABLE series (
    series INTEGER PRIMARY KEY, subject TEXT NOT NULL, contributor TEXT, measure TEXT NOT NULL, status TEXT NOT NULL, scope TEXT, unit TEXT NOT NULL
);

-- One source's dated statement about an institution. An undated one has no first and no last day, and may be of any time.
CREATE TABLE relation (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT, name TEXT, office TEXT, change TEXT,
    event TEXT, status TEXT NOT NULL, date TEXT, date_min TEXT, date_max TEXT, precision TEXT, shown TEXT,
    first INTEGER NOT NULL, last INTEGER NOT NULL, reach INTEGER NOT NULL, brief INTEGER NOT NULL, place INTEGER NOT NULL,
    caveat TEXT, tier TEXT NOT NULL, sources TEXT NOT NULL,
    issued_last INTEGER NOT NULL
);

-- The members of a record's date that is a set, {2011,2014}: a row each, by the id of the record, whatever its kind. Most records have none.
CREATE TABLE period (record TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (record, first, last)) WITHOUT ROWID;

-- For what time a list leaves no one out, and whom it names then: members, holders, or contributors of one key of figures. `names` are
-- lists of a name, the days between which it came to be there, and the last on which it may have been.
CREATE TABLE complete (
    series TEXT NOT NULL, subject TEXT NOT NULL, relation TEXT, office TEXT, measure TEXT, status TEXT, scope TEXT, unit TEXT,
    date TEXT NOT NULL, shown TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, names TEXT NOT NULL, sources TEXT NOT NULL
);

CREATE TABLE term (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL, definition TEXT NOT NULL, author TEXT, date TEXT, date_min TEXT, date_max TEXT,
    contrasts_with TEXT NOT NULL, caveat TEXT, sources TEXT NOT NULL
) WITHOUT ROWID;

-- Which record carries which word in which field: what the filters ask. `record` is the `row` of the event or figure, or the rowid of the
-- text: three times the row of its event, one more than that of its figure. `carried` counts them.
CREATE TABLE facet (field TEXT NOT NULL, term TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (field, term, record)) WITHOUT ROWID;
CREATE TABLE carried (field TEXT NOT NULL, term TEXT NOT NULL, records INTEGER NOT NULL, PRIMARY KEY (field, term)) WITHOUT ROWID;

-- The words of every record, for `search`: what it is called, its other names, what it says, what stands beside it (its caveat, the
-- anchors of its sources), and what it is about. A record without a date has no bounds. `keys` are its names folded, between bars:
-- |nato|north atlantic treaty organization|.
CREATE VIRTUAL TABLE text USING fts5 (
    type UNINDEXED, id UNINDEXED, date UNINDEXED, shown UNINDEXED, first UNINDEXED, last UNINDEXED, reach UNINDEXED, keys UNINDEXED,
    name, names, body, beside, about, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE word USING fts5vocab (text, row); -- every word there, and how many records have it
