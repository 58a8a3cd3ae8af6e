"""What the record itself calls things: its theatres and scopes, its tags and offices, the titles of its sources."""

from alliancecli.query.engine import Engine


def definitions(connection: Engine, table: str) -> dict[str, str]:
    """The record's own words, of the table "theatre" or "scope", each with its definition."""
    return dict(connection.execute(f"SELECT id, definition FROM {table} ORDER BY id", {}).fetchall())


def titles(connection: Engine) -> dict[str, str]:
    """The title of every source, by its id."""
    return dict(connection.execute("SELECT id, title FROM source", {}).fetchall())


def tags(connection: Engine) -> dict[str, int]:
    """The tags of events, and how many events have each."""
    return dict(connection.execute("SELECT term, records FROM carried WHERE field = 'event.tag' ORDER BY term", {}).fetchall())


def offices(connection: Engine) -> dict[str, str]:
    """What someone held, by id: the name of the institution, and the offices in it where they are called otherwise."""
    sql = """
        SELECT id, name || coalesce(': ' || group_concat(office, '; '), '') FROM (
            SELECT DISTINCT i.id, i.name, iif(substr(r.office, 1, length(i.name)) = i.name, NULL, r.office) AS office
            FROM relation r JOIN institution i ON i.id = r.subject WHERE r.relation = 'holder' ORDER BY i.id, office
        ) GROUP BY id, name ORDER BY id"""
    return dict(connection.execute(sql, {}).fetchall())
