-- Made when every row is in, each in its order: so each goes behind the last. Words are found where they stand once, in what claims share.
CREATE TEMP TABLE saying AS
SELECT 'event.actor' AS field, j.value AS term, setting AS number FROM setting, json_each(actors) j
UNION SELECT 'event.institution', j.value, setting FROM setting, json_each(institutions) j
UNION SELECT 'event.tag', j.value, setting FROM setting, json_each(tags) j
UNION SELECT 'event.theatre', j.value, setting FROM setting, json_each(theatres) j
UNION SELECT 'figure.theatre', j.value, series FROM series JOIN institution i ON i.id = subject, json_each(i.theatres) j
UNION SELECT 'institution.theatre', j.value, t.row FROM texts t JOIN institution i USING (id), json_each(i.theatres) j WHERE t.type = 'institution'
UNION SELECT kind || '.source', json_extract(j.value, '$.source'), citation
FROM citation, json_each(sources) j, (SELECT 'event' AS kind UNION SELECT 'figure' UNION SELECT 'relation');
INSERT INTO carried (field, term, records) SELECT DISTINCT field, term, 0 FROM saying ORDER BY 1, 2;
INSERT INTO carrier
SELECT word, row FROM saying JOIN carried USING (field, term) JOIN event_claim c ON setting = number
WHERE field IN ('event.actor', 'event.institution', 'event.tag', 'event.theatre')
UNION SELECT word, row FROM saying JOIN carried USING (field, term) JOIN event_claim c ON citation = number WHERE field = 'event.source'
UNION SELECT word, row FROM saying JOIN carried USING (field, term) JOIN figure_claim c ON series = number WHERE field = 'figure.theatre'
UNION SELECT word, row FROM saying JOIN carried USING (field, term) JOIN figure_claim c ON citation = number WHERE field = 'figure.source'
UNION SELECT word, row FROM saying JOIN carried USING (field, term) JOIN relation_claim c ON citation = number WHERE field = 'relation.source'
UNION SELECT word, number FROM saying JOIN carried USING (field, term) WHERE field = 'institution.theatre'
ORDER BY 1, 2;
DROP TABLE saying;
UPDATE carried SET records = n FROM (SELECT word AS w, count(*) AS n FROM carrier GROUP BY word) WHERE word = w;
DELETE FROM carried WHERE records = 0;
INSERT INTO carried (field, term, records) SELECT 'event.weight', weight, count(*) FROM event GROUP BY weight;

CREATE INDEX event_by_time ON event_claim (place, last DESC, id, brief, reach, setting);
CREATE INDEX event_long ON event_claim (place, last DESC, id, reach, setting) WHERE brief = 0;
CREATE INDEX figure_by_time ON figure_claim (place, last DESC, id, brief, reach);
CREATE INDEX figure_long ON figure_claim (place, last DESC, id, reach) WHERE brief = 0;
CREATE INDEX series_by_key ON series (subject, contributor, measure, status, scope, unit);
CREATE INDEX figure_by_series ON figure_claim (series, first, last DESC, row);
UPDATE figure_claim SET alone = 0 WHERE row IN (
    SELECT row FROM (
        SELECT row, first, last, lead(first) OVER in_time AS next,
               max(last) OVER (in_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM figure_claim WINDOW in_time AS (PARTITION BY series ORDER BY first, last DESC, row)
    ) WHERE next <= last OR reached >= first
);
CREATE INDEX figure_beside ON figure_claim (series) WHERE alone = 0;
CREATE INDEX relation_by_subject ON relation_claim (subject, relation);
CREATE INDEX relation_by_object ON relation_claim (object) WHERE object IS NOT NULL;
INSERT INTO text (text) VALUES ('rebuild');
ANALYZE;
