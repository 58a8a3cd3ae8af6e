-- The compiled record; the tables of its kinds of record are made by `build.created` from `model/columns.py`. Claims are kept in tables
-- `event_claim`, `figure_claim`, `relation_claim`, and what many of them share in `day`, `citation`, `setting` and `series`: ask the views
-- `event`, `figure` and `relation`, which put all of it together. Every record has a number of its own, its `row`.
-- Every *_first and *_last is a day as a number, year * 10000 + month * 100 + day (20090131), that orders as time does; an open end is +-10^14. `reach` is `last`, but where that is open the day by which the sources had appeared: what a source of
-- 1998 calls open was open in 1998, and says nothing of 3000. Those of a figure of fact are cut to the life of what it is about; its `date` is not.
-- `brief` is 1 where `reach` is at most a year (10000) after `first`: of most records that is so, and then a window on `first` finds those that
-- reach into another. `place` is where a record stands in the order of time: its first day, or where that is open half of 10^14 more than its
-- last, which is after every first day. Lists are JSON arrays.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The folders by their place, what the files of each are, and what is to be said of its tables; and a digest of what claims take from each
-- source and institution. See parts.py.
CREATE TABLE part (place INTEGER PRIMARY KEY, files TEXT NOT NULL, told TEXT NOT NULL);
CREATE TABLE context (id TEXT PRIMARY KEY, said BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE theatre (id TEXT PRIMARY KEY, definition TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE scope (
    id TEXT PRIMARY KEY, definition TEXT NOT NULL,
    part INTEGER NOT NULL, -- 1 where it counts a part only
    cumulative INTEGER NOT NULL -- 1 where it counts from the beginning to the day given
) WITHOUT ROWID;

-- Everything that a person may call a thing, case folded, and what it is; but events and figures, which have an id only.
CREATE TABLE name (name TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, type, id)) WITHOUT ROWID;

-- One source's dated statement about an institution. An undated one has no first and no last day, and may be of any time.
CREATE INDEX series_of_event ON series (subject) WHERE of_event = 1; -- there may be as many as events

-- The members of a record's date that is a set, {2011,2014}: a row each, by the id of the record, whatever its kind. Most records have none.
CREATE TABLE period (record TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (record, first, last)) WITHOUT ROWID;

-- The keys of the flat columns that events or figures of this record have beyond those of every record: `attributes.lat`, `source_date`.
CREATE TABLE more_column (kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;

-- For what time a list leaves no one out, and whom it names then: members, holders, or contributors of one key of figures. `names` are
-- lists of a name, the days between which it came to be there, and the last on which it may have been.
CREATE TABLE complete (
    series TEXT NOT NULL, subject TEXT NOT NULL, relation TEXT, office TEXT, measure TEXT, status TEXT, scope TEXT, unit TEXT,
    date TEXT NOT NULL, shown TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, names TEXT NOT NULL, sources TEXT NOT NULL
);

-- The lists themselves, in the order of the record: `claims` are the ids of what each lists.
CREATE TABLE complete_list (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL, date TEXT NOT NULL, claims TEXT NOT NULL, sources TEXT NOT NULL
);

-- Which record carries which word in which field: what the filters ask. `carried` has each word once, and how many records carry it
-- (that of `event` and `figure` is empty: all do);
-- `carrier` where it stands: in a setting, in a citation, in a series (which is where its subject is), or in the text of an institution.
CREATE TABLE carried (word INTEGER PRIMARY KEY, field TEXT NOT NULL, term TEXT NOT NULL, records INTEGER NOT NULL, UNIQUE (field, term));
CREATE TABLE carrier (word INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (word, number)) WITHOUT ROWID;
CREATE VIEW facet AS
SELECT field, term, row AS record FROM carried JOIN carrier USING (word) JOIN event_claim ON setting = number
WHERE field IN ('event.actor', 'event.institution', 'event.tag', 'event.theatre', 'event.weight')
UNION ALL
SELECT field, term, row FROM carried JOIN carrier USING (word) JOIN event_claim ON citation = number WHERE field = 'event.source'
UNION ALL
SELECT field, term, row FROM carried JOIN carrier USING (word) JOIN figure_claim ON series = number WHERE field = 'figure.theatre'
UNION ALL
SELECT field, term, row FROM carried JOIN carrier USING (word) JOIN figure_claim ON citation = number WHERE field = 'figure.source'
UNION ALL
SELECT field, term, row FROM carried JOIN carrier USING (word) JOIN relation_claim ON citation = number WHERE field = 'relation.source'
UNION ALL
SELECT field, term, number FROM carried JOIN carrier USING (word) WHERE field = 'institution.theatre';

-- The words of every record, for `search`: what it is called, its other names, what it says, what stands beside it (its caveat, the
-- anchors of its sources), and what it is about. A record without a date has no bounds. Those of events and figures follow from their
-- columns; those of all else, of which there are few, are kept in `texts`. The full text holds the index alone and reads them here.
CREATE TABLE texts (
    row INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL, date TEXT, shown TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    reach INTEGER NOT NULL, name TEXT NOT NULL, names TEXT NOT NULL, body TEXT NOT NULL, beside TEXT NOT NULL, about TEXT NOT NULL
);
CREATE VIEW wording AS
SELECT
    c.row, 'event' AS type, c.id, day.date, day.shown, day.first, day.last, day.reach, c.title AS name, '' AS names,
    coalesce(c.summary, '') AS body,
    coalesce(c.caveat, '') || iif(c.caveat IS NULL OR said = '', '', ' · ') || said AS beside, c.id || ' · ' || about AS about
FROM event_claim c LEFT JOIN day USING (day) LEFT JOIN citation USING (citation) LEFT JOIN setting USING (setting)
UNION ALL
SELECT
    c.row, 'figure', c.id, day.date, day.shown, day.first, day.last, day.reach, coalesce(c.title, label), '',
    c.said || ' ' || iif(c.said <> '1', unit, iif(unit = 'people', 'person', rtrim(unit, 's'))),
    coalesce(c.caveat, '') || iif(c.caveat IS NULL OR citation.said = '', '', ' · ') || citation.said,
    c.id || ' · ' || about || coalesce(' · ' || numbers, '')
FROM figure_claim c LEFT JOIN day USING (day) LEFT JOIN citation USING (citation) LEFT JOIN series USING (series)
UNION ALL SELECT * FROM texts;
CREATE VIRTUAL TABLE text USING fts5 (
    type UNINDEXED, id UNINDEXED, date UNINDEXED, shown UNINDEXED, first UNINDEXED, last UNINDEXED, reach UNINDEXED,
    name, names, body, beside, about, content = 'wording', content_rowid = 'row',
    tokenize = "porter unicode61 remove_diacritics 2 categories 'L* M* N* Co' tokenchars '%­‌‍⁠'" -- per cent, soft hyphens, joiners
);
CREATE VIRTUAL TABLE word USING fts5vocab (text, row); -- every word there, and how many records have it
