-- Made when every row is in.
CREATE INDEX event_by_setting ON event_claim (setting);
CREATE INDEX event_by_citation ON event_claim (citation);
CREATE INDEX event_by_time ON event_claim (place, last DESC, clock, id, brief, reach, setting);
CREATE INDEX event_by_time_long ON event_claim (place, last DESC, clock, id, reach, setting) WHERE brief = 0;
CREATE INDEX figure_by_citation ON figure_claim (citation);
CREATE INDEX figure_by_time ON figure_claim (place, last DESC, clock, id, brief, reach);
CREATE INDEX figure_by_time_long ON figure_claim (place, last DESC, clock, id, reach) WHERE brief = 0;
CREATE INDEX figure_by_series ON figure_claim (series, first, last DESC, row);
UPDATE figure_claim SET alone = 0 WHERE row IN (
    SELECT row FROM (
        SELECT row, first, last, lead(first) OVER in_time AS next,
               max(last) OVER (in_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM figure_claim WINDOW in_time AS (PARTITION BY series ORDER BY first, last DESC, row)
    ) WHERE next <= last OR reached >= first
);
CREATE INDEX figure_beside ON figure_claim (series) WHERE alone = 0;
CREATE INDEX series_by_key ON series (subject, contributor, measure, status, scope, unit);
CREATE INDEX relation_by_citation ON relation_claim (citation);
CREATE INDEX relation_by_subject ON relation_claim (subject, relation);
CREATE INDEX relation_by_object ON relation_claim (object) WHERE object IS NOT NULL;

-- Words are found where they stand once, in what claims share; `times` is how many claims share it.
CREATE TEMP TABLE saying AS
WITH
    event_setting AS (SELECT *, (SELECT count(*) FROM event_claim c WHERE c.setting = s.setting) AS times FROM setting s),
    cited AS (SELECT DISTINCT citation, json_extract(j.value, '$.source') AS source FROM citation, json_each(sources) j)
SELECT 'event.actor' AS field, j.value AS term, setting AS number, times FROM event_setting, json_each(actors) j
UNION SELECT 'event.institution', j.value, setting, times FROM event_setting, json_each(institutions) j
UNION SELECT 'event.tag', j.value, setting, times FROM event_setting, json_each(tags) j
UNION SELECT 'event.theatre', j.value, setting, times FROM event_setting, json_each(theatres) j
UNION SELECT 'event.weight', weight, setting, times FROM event_setting
UNION SELECT 'event.source', source, citation, count(*) FROM cited JOIN event_claim USING (citation) GROUP BY 2, 3
UNION SELECT 'figure.source', source, citation, count(*) FROM cited JOIN figure_claim USING (citation) GROUP BY 2, 3
UNION SELECT 'relation.source', source, citation, count(*) FROM cited JOIN relation_claim USING (citation) GROUP BY 2, 3
UNION SELECT 'figure.theatre', j.value, series, (SELECT count(*) FROM figure_claim c WHERE c.series = s.series)
FROM series s JOIN institution i ON i.id = subject, json_each(i.theatres) j
UNION SELECT 'figure.theatre', j.value, series, (SELECT count(*) FROM figure_claim c WHERE c.series = s.series)
FROM series s JOIN event e ON e.id = subject, json_each(e.theatres) j WHERE of_event = 1
UNION SELECT 'institution.theatre', j.value, t.row, 1 FROM texts t JOIN institution i USING (id), json_each(i.theatres) j WHERE t.type = 'institution';
INSERT INTO carried (field, term, records) SELECT field, term, sum(times) FROM saying GROUP BY field, term;
INSERT INTO carrier SELECT word, number FROM saying JOIN carried USING (field, term) ORDER BY 1, 2;
DROP TABLE saying;

INSERT INTO text (text) VALUES ('rebuild');
ANALYZE;
