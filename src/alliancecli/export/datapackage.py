"""A Frictionless Data Package (version 2): CSV files, and datapackage.json that types and explains every column.

It holds the whole record: `record/package.py` reads it back.
"""

import csv
import json
import os
import re
from typing import Any

from alliancecli.export import Selection
from alliancecli.export.shared import claims_written
from alliancecli.export.tables import ExportTable, collect, references
from alliancecli.model.characters import reversibly
from alliancecli.model.columns import ATTRIBUTE, Column
from alliancecli.model.csv_injection import neutralise
from alliancecli.model.data_package import DESCRIPTOR, LAYOUT, OURS, is_number
from alliancecli.model.quantity import positional
from alliancecli.model.vocabulary import VOCABULARIES
from alliancecli.query.edition import Edition, edition, said
from alliancecli.query.engine import Engine
from alliancecli.query.rows import Row
from alliancecli.render.escape import in_json

DAY = r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
"""A day. Table Schema's own `date` ends at the year 1, and the record does not."""

KINDS = {"texts": "list", "array": "array", "number": "number", "integer": "integer", "truth": "boolean", "any": "any"}
"""The type of Table Schema for each kind of column that is no text."""


def write(connection: Engine, asked: Selection, path: str) -> list[str]:
    """Write the package; the note counts its events and figures."""
    tables, rows = collect(connection, asked)
    tables = tuple(table._replace(fields=tuple(_exactly(field, rows[table.name]) for field in table.flat)) for table in tables)
    for table in tables:
        with open(os.path.join(path, f"{table.name}.csv"), "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([field.key for field in table.fields])
            writer.writerows([_cell(field, row) for field in table.fields] for row in rows[table.name])
    record = edition(connection)
    package = {
        **_heading(record),
        OURS: {"layout": LAYOUT, "date": record.date, "quiet": json.loads(said(connection, "quiet") or "[]"), "whole": asked.whole},
        "resources": [_resource(table, references(table, rows[table.name])) for table in tables],
    }
    with open(os.path.join(path, DESCRIPTOR), "w", encoding="utf-8") as file:
        file.write(in_json(json.dumps(package, ensure_ascii=False, indent=1)) + "\n")
    return [f"{claims_written(len(rows['events']), len(rows['figures']))}, with all they refer to"]


def _heading(record: Edition) -> dict[str, Any]:
    """What the standard has a place for. A date that is no day is none of its `created`, a licence in words has no page."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "alliance-record",
        "title": record.title,
        "description": "Dated, sourced claims. Dates are EDTF (ISO 8601-2) and as precise as their source; an empty number is not zero.",
        "version": record.version,
        **({"created": f"{record.date}T00:00:00Z"} if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", record.date) else {}),
        "licenses": [{"name": record.licence, **({"path": record.licence_url} if re.fullmatch(r"[\w.+-]+", record.licence) else {})}],
    }


def _exactly(field: Column, rows: list[Row]) -> Column:
    """The column as its values want it: of JSON where an entry of a list holds what parts them, of any type where an attribute has two."""
    if field.kind == "texts" and any(";" in entry for row in rows for entry in row[field.key]):
        return field._replace(kind="array")
    name = field.key.removeprefix(ATTRIBUTE)
    if field.kind == "text" and name != field.key and any(not isinstance(row["attributes"].get(name, ""), str) for row in rows):
        return field._replace(kind="any", describe=f"{field.describe}; a text that looks like a number stands in quotation marks")
    return field


def _cell(field: Column, row: Row) -> object:
    """A value as CSV has it: a list joined with `;`, and no text that a spreadsheet would run."""
    value = row[field.key]
    match field.kind:
        case "array":
            return json.dumps(value)
        case "any":
            kept = row["attributes"].get(field.key.removeprefix(ATTRIBUTE))
            if not isinstance(kept, str):
                return positional(kept, "") if isinstance(kept, float) else kept
            return json.dumps(kept) if is_number(kept) or kept.startswith('"') else neutralise(reversibly(kept))
        case "truth":
            return str(value).lower()
        case "texts":
            value = ";".join(value)
    if isinstance(value, float):
        return positional(value, "")  # not every reader knows `1e-05`
    return neutralise(reversibly(value)) if value and field.kind in ("text", "texts") else value


def _resource(table: ExportTable, refers: dict[str, str]) -> dict[str, Any]:
    keys = [
        {"fields": [key], "reference": {"resource": "" if other == table.name else other, "fields": ["id"]}}
        for key, other in refers.items()
    ]
    schema = {
        "fields": [_field(field) for field in table.fields],
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
    kind = KINDS.get(field.kind, "string")
    return {
        "name": field.key,
        "type": kind,
        "description": field.describe,
        **({"delimiter": ";", "itemType": "string"} if kind == "list" else {}),
        **({"constraints": constraints} if constraints else {}),
    }
