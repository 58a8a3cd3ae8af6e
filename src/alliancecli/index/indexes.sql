-- Made when every row is in.
CREATE INDEX event_by_time ON event (brief, first, last DESC, id);
CREATE INDEX figure_by_time ON figure (brief, first, last DESC, id);
CREATE INDEX figure_by_key ON figure (subject, contributor, measure, status, scope, unit, first);
INSERT INTO carried SELECT field, term, count(*) FROM facet GROUP BY field, term;
ANALYZE;
