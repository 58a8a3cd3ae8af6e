"""The fields of every record class as columns: key, words, kind, whether it is never empty, and its vocabulary.

Made by `python -m alliancecli.record.schema data/schema` from the classes of records; do not edit.
"""

SOURCE = (
    ("id", "what the sources of a record name", "text", True, ""),
    ("type", "CSL type: book, chapter, article-journal, report, webpage ...", "text", True, ""),
    ("title", "its title", "text", True, ""),
    ("author", "who wrote it", "text", False, ""),
    ("container_title", "the journal, book or site that it is in", "text", False, ""),
    ("publisher", "who published it", "text", False, ""),
    ("publisher_place", "where it was published", "text", False, ""),
    ("issued", "when it was published, in EDTF", "edtf", True, ""),
    ("volume", "volume", "text", False, ""),
    ("issue", "issue", "text", False, ""),
    ("page", "pages", "text", False, ""),
    ("section", "the part of it that the record uses", "text", False, ""),
    ("URL", "where it can be read", "text", False, ""),
    ("DOI", "its DOI", "text", False, ""),
    ("note", "what a reader must know of this copy", "text", False, ""),
    ("tier", "how close it stands to the facts: A, B or S", "text", True, "tier"),
)

INSTITUTION = (
    ("id", "the record's id, for `alliance show`", "text", True, ""),
    ("name", "its name in full", "text", True, ""),
    ("acronyms", "every spelling of its acronym", "texts", False, ""),
    ("aliases", "other names that people use for it", "texts", False, ""),
    ("summary", "what it is, in a line", "text", False, ""),
    ("kind", "what sort of institution it is", "text", True, "kind (institutions)"),
    ("theatres", "where it acts", "texts", False, ""),
    ("wikidata", "its item in Wikidata, as Q7184", "text", False, ""),
    ("caveat", "what is known against it", "text", False, ""),
    ("sources", "who says so; at least one", "citations", True, ""),
)

EVENT = (
    ("id", "the record's id, for `alliance show`", "text", True, ""),
    ("date", "the date as the record has it, in EDTF", "edtf", True, ""),
    ("title", "who did what", "text", True, ""),
    ("summary", "one or two sentences more", "text", False, ""),
    ("kind", "what sort of thing happened", "text", True, "kind (events)"),
    ("weight", "for whom it matters: landmark, event, detail or background", "text", True, "weight"),
    ("theatres", "where it acted", "texts", False, ""),
    ("actors", "ids of the institutions that acted", "texts", False, ""),
    ("institutions", "ids of the institutions that it is about", "texts", False, ""),
    ("tags", "words to find it by", "texts", False, ""),
    ("attributes", "what is kept of it beyond these fields: texts and numbers by name", "object", True, ""),
    ("status", "how real it is, by its source", "text", True, "status"),
    ("caveat", "what is known against it", "text", False, ""),
    ("sources", "who says so; at least one", "citations", True, ""),
)

FIGURE = (
    ("id", "the record's id, for `alliance show`", "text", True, ""),
    ("title", "what the number counts, in words", "text", False, ""),
    ("subject", "id of the institution, or of the event, that the number is about", "text", True, ""),
    ("contributor", "id of the institution that gives this part; empty for a total", "text", False, ""),
    ("measure", "what kind of thing is counted", "text", True, "measure"),
    ("value", "the number, bare; empty where there is none", "number", False, ""),
    ("low", "low end of a range", "number", False, ""),
    ("high", "high end of a range", "number", False, ""),
    ("qualifier", "how the source hedges the number", "text", True, "qualifier"),
    ("missing", "why there is no number: unknown, withheld or not-covered; never zero", "text", False, "missing"),
    ("unit", "what one is: troops, people, percent, USD", "text", True, ""),
    ("scope", "who or what is counted", "text", False, ""),
    ("attributes", "what is kept of it beyond these fields: texts and numbers by name", "object", True, ""),
    ("date", "when it was so, or was to be so, in EDTF", "edtf", True, ""),
    ("status", "how real it is, by its source", "text", True, "status"),
    ("caveat", "what is known against it", "text", False, ""),
    ("sources", "the passages of the one source that gives the number", "citations", True, ""),
)

RELATION = (
    ("id", "the record's id, for `alliance show`", "text", True, ""),
    ("subject", "id of the institution that it is about", "text", True, ""),
    ("relation", "life, member, partner, holder, parent, predecessor or name", "text", True, "relation"),
    ("object", "id of the other institution; empty where there is none", "text", False, ""),
    ("name", "the person who holds the office, or what the subject was called", "text", False, ""),
    ("office", "the office held in the subject; empty where the subject is the office", "text", False, ""),
    ("change", "how the predecessor became the subject", "text", False, "change"),
    ("event", "id of the event by which it came to be so, or ceased to be", "text", False, ""),
    ("date", "the time for which it was so, in EDTF; empty where the source gives none", "edtf", False, ""),
    ("status", "how real it is, by its source", "text", True, "status"),
    ("caveat", "what is known against it", "text", False, ""),
    ("sources", "the passages of the one source that says so", "citations", True, ""),
)

TERM = (
    ("id", "the record's id, for `alliance show`", "text", True, ""),
    ("name", "the term", "text", True, ""),
    ("aliases", "other words for it", "texts", False, ""),
    ("definition", "what it means", "text", True, ""),
    ("author", "whose definition it is", "text", False, ""),
    ("date", "when it was put forward, in EDTF", "edtf", False, ""),
    ("contrasts_with", "ids of the terms that it is set against", "texts", False, ""),
    ("caveat", "what is known against it", "text", False, ""),
    ("sources", "who says so; at least one", "citations", True, ""),
)

NAME = (
    ("family", "family name", "text", False, ""),
    ("given", "given names", "text", False, ""),
    ("literal", "a name that has no parts, as of an institution", "text", False, ""),
)
