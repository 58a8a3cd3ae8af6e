"""Which record it is that answers."""

from typing import NamedTuple

from alliancecli.query.engine import Engine


class Edition(NamedTuple):
    """The title of a record, its version, the day of that and its licence."""

    title: str
    version: str
    date: str
    licence: str

    @property
    def brief(self) -> str:
        """`record 0.2.0 of 2026-11-21`."""
        return f"record {self.version} of {self.date}"

    @property
    def cited(self) -> str:
        """As a reference names it: `alliance, record 0.2.0 of 2026-11-21`."""
        return f"alliance, {self.brief}"

    @property
    def line(self) -> str:
        """The same with its licence: `alliance, record 0.2.0 of 2026-11-21, CC-BY-4.0`."""
        return f"{self.cited}, {self.licence}"

    @property
    def licence_url(self) -> str:
        """Where the text of the licence stands, by its SPDX name."""
        return f"https://spdx.org/licenses/{self.licence}.html"


def said(connection: Engine, key: str) -> str | None:
    """What the index says of the record under a key: its `signature`, the checks that are `quiet`."""
    found = connection.execute("SELECT value FROM meta WHERE key = :key", {"key": key}).fetchone()
    return found[0] if found else None


def edition(connection: Engine) -> Edition:
    """The edition of the record in the index."""
    return Edition(
        **dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('title', 'version', 'date', 'licence')", {}).fetchall())
    )
