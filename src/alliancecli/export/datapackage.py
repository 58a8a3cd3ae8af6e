"""A Frictionless Data Package (version 2): CSV files, and datapackage.json that types and explains every column."""

import csv
import json
import os
from typing import Any

from alliancecli.export import Selection
from alliancecli.export.about import about
from alliancecli.export.tables import ExportTable, collect, references
from alliancecli.model.characters import escape_controls
from alliancecli.model.columns import Column
from alliancecli.model.csv_injection import neutralise
from alliancecli.model.vocabulary import VOCABULARIES
from alliancecli.model.words import counted
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row

DAY = r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
"""A day. Table Schema's own `date` ends at the year 1, and the record does not."""


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the package; the note counts its events and figures."""
    heading = about(connection)
    tables, rows = collect(connection, asked)
    for table in tables:
        with open(os.path.join(path, f"{table.name}.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([field.key for field in table.flat])
            writer.writerows([_cell(field, row) for field in table.flat] for row in rows[table.name])
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "alliance-record",
        "title": heading.title,
        "description": "Dated, sourced claims. Dates are EDTF (ISO 8601-2) and as precise as their source; an empty number is not zero.",
        "version": heading.version,
        "created": f"{heading.date}T00:00:00Z",
        "licenses": [{"name": heading.licence, "path": heading.licence_url}],
        "resources": [_resource(table, references(table, rows[table.name])) for table in tables],
    }
    with open(os.path.join(path, "datapackage.json"), "w", encoding="utf-8") as file:
        json.dump(package, file, ensure_ascii=False, indent=1)
        file.write("\n")
    return [f"{counted(len(rows['events']), 'event')} and {counted(len(rows['figures']), 'figure')} written, with all they refer to"]


def _cell(field: Column, row: Row) -> object:
    """A value as CSV has it: a list joined with `;`, and no text that a spreadsheet would run."""
    value = row[field.key]
    if field.kind == "texts":
        value = ";".join(value)
    if field.kind in ("text", "texts") and value:
        return neutralise(escape_controls(value))
    return value


def _resource(table: ExportTable, refers: dict[str, str]) -> dict[str, Any]:
    keys = [
        {"fields": [key], "reference": {"resource": "" if other == table.name else other, "fields": ["id"]}}
        for key, other in refers.items()
    ]
    schema = {
        "fields": [_field(field) for field in table.flat],
        "primaryKey": list(table.key),
        "missingValues": [""],
        **({"foreignKeys": keys} if keys else {}),
    }
    return {
        "name": table.name,
        "type": "table",
        "description": table.describe,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(field: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if field.required else {}
    if field.kind == "day":
        constraints["pattern"] = DAY
    if field.vocabulary:
        constraints["enum"] = [str(term) for term in VOCABULARIES[field.vocabulary]]
    kind = {"texts": "list", "number": "number", "integer": "integer"}.get(field.kind, "string")
    return {
        "name": field.key,
        "type": kind,
        "description": field.describe,
        **({"delimiter": ";", "itemType": "string"} if kind == "list" else {}),
        **({"constraints": constraints} if constraints else {}),
    }
