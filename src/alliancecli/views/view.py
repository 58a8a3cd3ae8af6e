"""What is shown: the columns and rows that machines get, and how the page is made that people get (of views.blocks)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from alliancecli.model.columns import ATTRIBUTE, CITED, OF_SOME, Column
from alliancecli.model.words import counted
from alliancecli.query.rows import Row

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene
    from alliancecli.views.blocks import Block

PAGE = 20_000
"""Rows that are laid out together."""


class About(NamedTuple):
    """How an answer came to be: the command that repeats it, and the record that was asked, with its version and its day."""

    command: str = ""
    record: str = ""


class View(NamedTuple):
    """An answer ready to be rendered. `rows` may be a stream that is read once; `notes` is asked for after it has been.

    `title` heads a page that stands by itself, where its blocks do not begin with a heading. `lead` says in a line what was asked and how
    many rows there are, of a page of so many `total`, None where it is whole; `bibliography` tells of sources, by their ids, what a page
    calls them: the fields of Cited. `text` is what the rows are places in, by their `line`, `column`, `end_line` and `end_column`, for a
    format that shows it whole. `picture` is an SVG of the rows, for a page that can show one. `about` says how to ask again. `scene` is
    what a picture of these rows shows, where they can be drawn on an axis of time; `hues` are the colours of forces (see query.hues).
    `holds` says in words what is on the page of a single row.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    page: "Callable[[list[Row]], list[Block]]"
    notes: Callable[[], list[str]] = list
    title: str = ""
    lead: Callable[[list[Row], int | None], str] | None = None
    total: Callable[[], int] | None = None
    bibliography: Callable[[list[str]], dict[str, Any]] = lambda _: {}
    text: str = ""
    picture: str = ""
    about: Callable[[], About] = About
    scene: "Callable[[list[Row]], Scene] | None" = None
    hues: Callable[[], Mapping[str, int]] = dict
    holds: str = ""

    def with_more(self, more: Callable[[str], list[str]]) -> "View":
        """The view for a record whose events or figures have `more` columns: flat ones of attributes and of OF_SOME, by their keys.

        Without attributes there is no column of all of them either.
        """
        keys = {column.key for column in self.columns}
        if "attributes" not in keys:
            return self
        found = more("figure" if "measure" in keys else "event")
        flat = [Column(key, f"its attribute {key.removeprefix(ATTRIBUTE)}", nested=False) for key in found if key.startswith(ATTRIBUTE)]
        own = [column._replace(nested=True) if column.key == "attributes" else column for column in self.columns]
        kept = own if flat else [column for column in own if column.key != "attributes"]
        return self._replace(columns=(*kept, *flat, *(column for column in OF_SOME if column.key in found)))

    def pages(self) -> "Iterator[list[Block]]":
        """The blocks for people. Of very many rows so many at a time are a page of their own, with its own sources, so that they stream."""
        rows = iter(self.rows)
        yield self.blocks(list(islice(rows, PAGE)))
        while more := list(islice(rows, PAGE)):
            yield self.blocks(more)

    def blocks(self, rows: list[Row]) -> "list[Block]":
        """The page of these rows: the answer in a line, then what the view makes of them, with its sources by name."""
        from alliancecli.views.blocks import Foot, Heading  # machines ask for no page

        blocks = [block.named(self.bibliography) if isinstance(block, Foot) else block for block in self.page(rows)]
        said = self._led(rows) if blocks else ""
        return [Heading(said), *blocks] if said else blocks

    def pictured(self, rows: list[Row]) -> "Scene | None":
        """What a picture of these rows shows, with a title; None where they cannot be drawn."""
        found = self.scene(rows) if self.scene else None
        return found._replace(title=found.title or ": ".join(filter(None, (self.title, self._led(rows))))) if found else None

    def _led(self, rows: list[Row]) -> str:
        """The answer in a line; "" where the view has none."""
        if not self.lead:
            return ""
        every = self.total() if self.total else len(rows)
        return self.lead(rows, every if every > len(rows) else None)


def counting_lead(noun: str, words: str = "") -> Callable[[list[Row], int | None], str]:
    """A lead that counts: `149 events since 2001, 12 more may be`, `12 possible events since 2001`.

    Of a page that is not whole it is `20 of 161 events since 2001`.
    """

    def lead(rows: list[Row], total: int | None) -> str:
        if total:
            return f"{len(rows):,} of {counted(total, noun)} {words}".rstrip()
        possible = sum(row.get("certainty") == "possible" for row in rows)
        sure = len(rows) - possible
        if possible and not sure:
            return f"{counted(possible, f'possible {noun}')} {words}".rstrip()
        said = f"{counted(sure, noun)} {words}".rstrip()
        return said + (f", {possible:,} more may be" if possible else "")

    return lead


def pick(row: Row, key: str) -> object:
    """The value of a column; those of CITED are taken from `sources`, `attributes.lat` from `attributes`."""
    if key.startswith(ATTRIBUTE):
        return row["attributes"].get(key.removeprefix(ATTRIBUTE))
    if key in CITED and key not in row:
        return _said(row["sources"], key)
    return row[key]


def inside(key: str, row: Row) -> str:
    """The key of the row's value that a column's is taken from."""
    if key.startswith(ATTRIBUTE):
        return "attributes"
    return "sources" if key in CITED and key not in row else key


def _said(sources: list[Any], key: str) -> list[str]:
    """What each entry of sources has there; nothing where none has anything."""
    said = [cited.get(CITED[key]) or "" for cited in sources]
    return said if any(said) else []


def plain(value: object) -> str:
    """A value as flat text: nothing as "", lists joined with `;`, nested records by what names them, else as JSON."""
    if isinstance(value, str):  # most are
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        try:
            return ";".join(value)
        except TypeError:  # not texts all of them
            return ";".join(map(plain, value))
    if isinstance(value, dict):
        if naming := next((key for key in ("id", "name", "source") if key in value), None):
            return str(value[naming] or "")
        from json import dumps

        return dumps(value, ensure_ascii=False) if value else ""
    return str(value)
