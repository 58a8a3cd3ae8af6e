"""What a page calls sources."""

import json

from alliancecli.query.engine import Engine
from alliancecli.query.rows import decoded


def called(connection: Engine, ids: list[str]) -> dict[str, dict[str, str]]:
    """What a page calls sources, by id: author (else publisher), title, date in words and url, "" where nobody says."""
    sql = "SELECT id, called FROM source WHERE id IN (SELECT value FROM json_each(:ids))"
    found = connection.execute(sql, {"ids": json.dumps(ids)}).fetchall()
    return dict(zip((one for one, _ in found), decoded([text for _, text in found]), strict=True))
