"""What each page rests on, as a print of some letters: where it is the same as before, the page is too, and need not be made."""

from collections.abc import Iterable
from hashlib import blake2b
from importlib.resources import files

from alliancecli import __version__
from alliancecli.export.site.institution import led
from alliancecli.export.site.lists import near
from alliancecli.export.site.parts import Parts
from alliancecli.query.rows import Row

NAMED = {
    "actors": ("institution",),
    "institutions": ("institution",),
    "subject": ("institution", "event"),
    "object": ("institution",),
    "contributor": ("institution",),
    "parent": ("institution",),
    "event": ("event",),
    "theatres": ("theatre",),
    "contrasts_with": ("term",),
}
"""The fields of rows that become links, and the kinds of thing that each may name."""


class Prints:
    """The prints of the pages of a record."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.content = parts, parts.content
        self._rows: dict[int, bytes] = {}
        code = files("alliancecli.export.site")
        texts = [one.read_bytes() for one in sorted(code.iterdir(), key=lambda one: one.name) if one.name.endswith(".py")]
        self._all = _hash([repr((__version__, self.content.edition, self.content.scopes)).encode(), *texts])

    def of(self, kind: str, one: str) -> str:
        """The print of a page: of the rows on it, the names and sources in them, the heading of the record, and how pages are made."""
        told = self.content.of.get((kind, one), {})
        rows = [row for what in sorted(told) for row in told[what]]
        return _hash([self._all, repr((kind, one)).encode(), *self._own(kind, one), *map(self._row, rows)]).hex()

    def _own(self, kind: str, one: str) -> Iterable[bytes]:
        """What a page rests on beside the rows that hang on its address."""
        content = self.content
        if one == "index":
            yield repr([(each, self.parts.name(each, name)) for each in self.parts.known for name in self.parts.known[each]]).encode()
            yield repr((content.years, [(row["kind"], row["name"]) for row in content.institutions.values()])).encode()
            yield repr((len(content.figures), len(content.relations))).encode()
            yield from (self._row(row) for row in content.events.values() if row["weight"] == "landmark")
        elif kind == "year":
            yield repr(near(content, one)).encode()
        elif kind == "theatre":
            yield content.theatres[one].encode()
            for row in content.told(kind, one, "institutions"):
                yield from map(self._row, content.told("institution", row["id"], "figures"))
        else:
            yield self._row(self.parts.known[kind][one])
            if kind == "institution":
                yield from map(self._row, led(content, one))

    def _row(self, row: Row) -> bytes:
        """A print of a row with all that a page says of it."""
        found = self._rows.get(id(row))
        if found is None:
            said: list[object] = [row, row.get("id") in self.content.hidden]
            for field, kinds in NAMED.items():
                given = row.get(field)
                for one in (given,) if isinstance(given, str) else given or ():
                    said += [(self.parts.name(kind, one), one in self.parts.known[kind]) for kind in kinds]
                    said.append(self.content.lives.get(one))
            said += [(self.content.called[one["source"]], self.content.sources[one["source"]]["csl"]) for one in row.get("sources", ())]
            said += [self.content.called.get(row["id"]), self.content.lives.get(row["id"])]
            found = self._rows[id(row)] = _hash([repr(said).encode()])
        return found


def _hash(parts: Iterable[bytes]) -> bytes:
    made = blake2b(digest_size=8)
    for part in parts:
        made.update(len(part).to_bytes(4, "big") + part)
    return made.digest()
