-- The compiled record; the tables of its kinds of record are made by `build.created` from `model/columns.py`.
-- Every *_first and *_last is a day as a number, year * 10000 + month * 100 + day (20090131), that orders as time does; an open end is +-10^14. `reach` is `last`, but where that is open the day by which the sources had appeared: what a source of
-- 1998 calls open was open in 1998, and says nothing of 3000. Those of a figure of fact are cut to the life of what it is about; its `date` is not.
-- `brief` is 1 where `reach` is at most a year (10000) after `first`: of most records that is so, and then a window on `first` finds those that
-- reach into another. `place` is where a record stands in the order of time: its first day, or where that is open half of 10^14 more than its
-- last, which is after every first day. Lists are JSON arrays.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE theatre (id TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE scope (id TEXT PRIMARY KEY, definition TEXT NOT NULL, part INTEGER NOT NULL) WITHOUT ROWID; -- part: 1 where it counts a part only

-- Everything that a person may call a thing, case folded, and what it is; but events and figures, which have an id only.
CREATE TABLE name (name TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, type, id)) WITHOUT ROWID;

-- What is counted of whom by whom, and how: claims of one series are answers to one question.
CREATE TABLE series (
    series INTEGER PRIMARY KEY, subject TEXT NOT NULL, contributor TEXT, measure TEXT NOT NULL, status TEXT NOT NULL, scope TEXT, unit TEXT NOT NULL
);

-- One source's dated statement about an institution. An undated one has no first and no last day, and may be of any time.
-- The members of a record's date that is a set, {2011,2014}: a row each, by the id of the record, whatever its kind. Most records have none.
CREATE TABLE period (record TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (record, first, last)) WITHOUT ROWID;

-- For what time a list leaves no one out, and whom it names then: members, holders, or contributors of one key of figures. `names` are
-- lists of a name, the days between which it came to be there, and the last on which it may have been.
CREATE TABLE complete (
    series TEXT NOT NULL, subject TEXT NOT NULL, relation TEXT, office TEXT, measure TEXT, status TEXT, scope TEXT, unit TEXT,
    date TEXT NOT NULL, shown TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, names TEXT NOT NULL, sources TEXT NOT NULL
);

-- Which record carries which word in which field: what the filters ask. `record` is the `row` of the event or figure, or the rowid of the
-- text: three times the row of its event, one more than that of its figure. `carried` counts them.
CREATE TABLE facet (field TEXT NOT NULL, term TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (field, term, record)) WITHOUT ROWID;
CREATE TABLE carried (field TEXT NOT NULL, term TEXT NOT NULL, records INTEGER NOT NULL, PRIMARY KEY (field, term)) WITHOUT ROWID;

-- The words of every record, for `search`: what it is called, its other names, what it says, what stands beside it (its caveat, the
-- anchors of its sources), and what it is about. A record without a date has no bounds. `keys` are its names folded, between bars:
-- |nato|north atlantic treaty organization|.
CREATE VIRTUAL TABLE text USING fts5 (
    type UNINDEXED, id UNINDEXED, date UNINDEXED, shown UNINDEXED, first UNINDEXED, last UNINDEXED, reach UNINDEXED, keys UNINDEXED,
    name, names, body, beside, about, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE word USING fts5vocab (text, row); -- every word there, and how many records have it
