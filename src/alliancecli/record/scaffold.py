"""A new record: a folder that is sound as it stands, with a first event to write over."""

from pathlib import Path

from alliancecli.errors import AllianceError
from alliancecli.record import schema

FILES = {
    "record.yaml": """\
# yaml-language-server: $schema=schema/record.json
# What this record is, and the words that only this record defines.
title: My record
version: "0.1"
date: "TODAY"
licence: CC-BY-4.0

theatres: # where things happen; every one that you use has its line here
  somewhere: the place of the first event

scopes: {} # who is counted by a figure: `in-force: the strength of the force named, under its command`

# Rows of a table (events.csv, figures.csv, or packed with gzip) are read beside the YAML. Columns named as the fields are need nothing
# here; those of another name are mapped, each field to a text in which {column} stands for the cell of that column:
# tables:
#   events:
#     file: my-table.csv.gz
#     date_format: "%d/%m/%Y" # left out where dates are written as 2009-01-31
#     columns:
#       id: "{number}"
#       date: "{day}"
#       title: "{country} votes {vote}"
#       kind: decision
#       actors: "{country}"
#       source: family-1999
#       locator: "row {number}"
""",
    "sources.yaml": """\
# yaml-language-server: $schema=schema/sources.json
# Who says so, in the field names of CSL. In order of id.
- id: family-1999
  type: book
  title: The Title As It Stands On The Title Page
  author: [{family: Family, given: Given}]
  publisher: Example Press
  publisher-place: London
  issued: "1999"
  tier: S # A the issuing body itself, B an agency, newspaper or data set that passes it on, S a study
""",
    "institutions.yaml": """\
# yaml-language-server: $schema=schema/institutions.json
# Who acts, and whom figures are about. In order of id.
- id: my-organisation
  name: My Organisation
  acronyms: [MO]
  kind: organisation
  sources: [{source: family-1999, locator: "p. 1"}]
""",
    "events.yaml": """\
# yaml-language-server: $schema=schema/events.json
# What happened, in order of date. `alliance new event` prints a template with every key.
- id: first-event
  date: "1998-22" # in quotes, exactly as precise as the source: this is summer 1998 (`alliance help dates`)
  title: Who did what, in a line of your own words
  kind: decision # `alliance help fields` lists the kinds
  theatres: [somewhere]
  actors: [my-organisation]
  sources: [{source: family-1999, locator: "p. 12", anchor: "the few words to find there"}]
""",
    "figures.yaml": """\
# yaml-language-server: $schema=schema/figures.json
# Every number, in order of date. `alliance new figure` prints a template with every key.
""",
    "relations.yaml": """\
# yaml-language-server: $schema=schema/relations.json
# What ties institutions to one another, to people, and to their own beginning and end: in order of subject, each by what one source
# says. `alliance new relation` prints a template with every key.
""",
}
"""The files of a new record."""


def new_record(folder: Path, today: str) -> list[str]:
    """The names of the files of a new record, written into a folder, which is made. `today` is an ISO day.

    Raises AllianceError where the folder holds something or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise AllianceError(f"{folder}: holds something already; name a new folder")
        for name, text in FILES.items():
            (folder / name).write_text(text.replace("TODAY", today), encoding="utf-8")
        schema.write(folder / "schema")
    except OSError as error:
        raise AllianceError(f"{folder}: a record cannot be made here: {error.strerror}; name another folder") from None
    return list(FILES)
