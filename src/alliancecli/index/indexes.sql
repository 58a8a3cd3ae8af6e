-- Made when every row is in, the facets in their order: so each goes behind the last.
INSERT OR IGNORE INTO facet SELECT 'event.actor', j.value, row FROM event, json_each(actors) j ORDER BY 2, 3;
INSERT OR IGNORE INTO facet SELECT 'event.institution', j.value, row FROM event, json_each(institutions) j ORDER BY 2, 3;
INSERT OR IGNORE INTO facet SELECT 'event.source', json_extract(j.value, '$.source'), row FROM event, json_each(sources) j ORDER BY 2, 3;
INSERT OR IGNORE INTO facet SELECT 'event.tag', j.value, row FROM event, json_each(tags) j ORDER BY 2, 3;
INSERT OR IGNORE INTO facet SELECT 'event.theatre', j.value, row FROM event, json_each(theatres) j ORDER BY 2, 3;
INSERT OR IGNORE INTO facet SELECT 'figure.source', json_extract(j.value, '$.source'), row FROM figure, json_each(sources) j ORDER BY 2, 3;
INSERT OR IGNORE INTO facet
SELECT 'figure.theatre', j.value, row FROM figure JOIN institution i ON i.id = subject, json_each(i.theatres) j ORDER BY 2, 3;
INSERT OR IGNORE INTO facet SELECT 'text.theatre', term, 3 * record FROM facet WHERE field = 'event.theatre';
INSERT OR IGNORE INTO facet SELECT 'text.theatre', term, 3 * record + 1 FROM facet WHERE field = 'figure.theatre';

CREATE INDEX event_by_time ON event (brief, place, last DESC, id, reach, weight);
CREATE INDEX figure_by_time ON figure (brief, place, last DESC, id, reach);
CREATE INDEX figure_by_key ON figure (subject, contributor, measure, status, scope, unit, first);
CREATE INDEX figure_by_series ON figure (series, first, last DESC, row);
UPDATE figure SET alone = 0 WHERE row IN (
    SELECT row FROM (
        SELECT row, first, last, lead(first) OVER in_time AS next,
               max(last) OVER (in_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
        FROM figure WINDOW in_time AS (PARTITION BY series ORDER BY first, last DESC, row)
    ) WHERE next <= last OR reached >= first
);
CREATE INDEX figure_beside ON figure (series) WHERE alone = 0;
CREATE INDEX relation_by_subject ON relation (subject, relation);
CREATE INDEX relation_by_object ON relation (object) WHERE object IS NOT NULL;
INSERT OR IGNORE INTO facet SELECT 'relation.source', json_extract(j.value, '$.source'), row FROM relation, json_each(sources) j ORDER BY 2, 3;
INSERT INTO carried SELECT field, term, count(*) FROM facet GROUP BY field, term;
INSERT INTO carried SELECT 'event.weight', weight, count(*) FROM event GROUP BY weight;
ANALYZE;
