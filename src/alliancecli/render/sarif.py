"""SARIF 2.1.0: what is said of passages of a text, for editors and for the margin of a change on a code host."""

import json
from collections.abc import Iterator

from alliancecli import __version__
from alliancecli.errors import BadUsage
from alliancecli.model.columns import Column
from alliancecli.render import Surface
from alliancecli.views.view import View

KINDS = {"refuted": ("fail", "error"), "supported": ("pass", "none"), "not-enough-info": ("open", "none")}
"""What a verdict is called here, and its level: only what fails has one."""


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """One run with a result for each row. Raises BadUsage for rows that are no places in a text."""
    if not {"line", "column", "end_line", "end_column", "verdict", "note", "file"} <= {column.key for column in columns}:
        raise BadUsage("--format sarif is for `alliance factcheck` with all of its fields; other rows are no places in a text")
    results = [
        {
            "ruleId": row["verdict"],
            "kind": KINDS[row["verdict"]][0],
            "level": KINDS[row["verdict"]][1],
            "message": {"text": f"{row['verdict']}: {row['note']}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": row["file"] or "text"},
                        "region": {
                            "startLine": row["line"],
                            "startColumn": row["column"],
                            "endLine": row["end_line"],
                            "endColumn": row["end_column"],
                        },
                    }
                }
            ],
            "properties": {"claims": list(row["claims"]), "sources": [f"{one['source']}, {one['locator']}" for one in row["sources"]]},
        }
        for row in view.rows
    ]
    driver = {"name": "alliance", "version": __version__, "rules": [{"id": verdict} for verdict in KINDS]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"
