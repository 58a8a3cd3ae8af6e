-- Made when every row is in.
CREATE INDEX event_by_setting ON event_claim (setting);
CREATE INDEX event_by_citation ON event_claim (citation);
CREATE INDEX event_by_time ON event_claim (place, last DESC, clock, id, brief, reach, setting);
CREATE INDEX event_by_time_long ON event_claim (place, last DESC, clock, id, reach, setting) WHERE brief = 0;
CREATE INDEX figure_by_citation ON figure_claim (citation);
CREATE INDEX figure_by_time ON figure_claim (place, last DESC, clock, id, brief, reach);
CREATE INDEX figure_by_time_long ON figure_claim (place, last DESC, clock, id, reach) WHERE brief = 0;
CREATE INDEX figure_by_series ON figure_claim (series, first, last DESC, row);
CREATE INDEX figure_beside ON figure_claim (series) WHERE alone = 0;
CREATE INDEX series_by_key ON series (subject, contributor, measure, status, scope, unit);
CREATE INDEX series_by_contributor ON series (contributor) WHERE contributor IS NOT NULL;
CREATE INDEX relation_by_citation ON relation_claim (citation);
CREATE INDEX relation_by_subject ON relation_claim (subject, relation);
CREATE INDEX relation_by_object ON relation_claim (object) WHERE object IS NOT NULL;
