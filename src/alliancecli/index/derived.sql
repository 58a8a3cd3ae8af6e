-- What follows from all claims together: made when every one is in, and again when some of them are others.
UPDATE figure_claim SET alone = 1 WHERE alone = 0;
UPDATE figure_claim SET alone = 0 WHERE row IN (
    SELECT row FROM (
        SELECT row, first, last, lead(first) OVER in_time AS next,
               max(last) OVER (in_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM figure_claim WINDOW in_time AS (PARTITION BY series ORDER BY first, last DESC, row)
    ) WHERE next <= last OR reached >= first
);

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
DELETE FROM carrier;
DELETE FROM carried;
INSERT INTO carried (field, term, records) SELECT field, term, sum(times) FROM saying GROUP BY field, term;
INSERT INTO carried (field, term, records) SELECT 'event', '', count(*) FROM event_claim UNION ALL SELECT 'figure', '', count(*) FROM figure_claim;
INSERT INTO carrier SELECT word, number FROM saying JOIN carried USING (field, term) ORDER BY 1, 2;
DROP TABLE saying;
