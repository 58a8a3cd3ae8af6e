"""Questions to the record, and their answers as rows. All SQL of the warm path lives here."""
