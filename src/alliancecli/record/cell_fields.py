"""The fields of the records that rows give, each with what the cells that fill it came to."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from alliancecli.model.columns import CITED
from alliancecli.record.cells import Decoders
from alliancecli.record.decode import Rule
from alliancecli.record.row_error import RowError
from alliancecli.record.row_templates import Template, Together
from alliancecli.record.text_encoding import DAMAGE, is_damaged

CACHE_SIZE = 50_000
"""The number of values of a field that are kept decoded."""

CITATIONS = 5_000
"""That of entries of sources, which take more memory and come one after the other."""

MAX_CACHED_LENGTH = 300
"""Characters of the longest that is kept."""

NEW: Any = object()
"""Stands for what is not known yet."""

_NOTHING = Template()

Filling: TypeAlias = tuple[str, dict[Any, Any] | None, Callable[[list[str]], Any], Callable[[list[str]], Any]]
"""An attribute, what is known of it by the cells that fill it (None where nothing is kept), these cells of a row, and what they come to."""


class CellFields:
    """The fields that templates fill; those of the same templates are one, for all records of a row."""

    def __init__(self, decoders: Decoders) -> None:
        self._decoders = decoders
        self._made: dict[tuple[Any, ...], CellField] = {}

    def of(self, cls: type[Any], key: str, rule: Rule, templates: Mapping[str, Template]) -> "CellField":
        """The field of that key of a record class."""
        parts = tuple(CITED) if key == "sources" else ("date", "precision") if key == "date" and "precision" in templates else (key,)
        filled = [templates.get(part, _NOTHING) for part in parts]
        same = (key, *map(id, filled))
        if same not in self._made:
            if key == "sources":
                field = CellField(key, Together(filled), self._decoders.citations, CITATIONS)
            elif len(parts) > 1:
                field = CellField(key, Together(filled), self._decoders.dates.cut, CACHE_SIZE)
            else:
                decode, kept = self._decoders.of(key, rule, cls)
                field = CellField(rule.attribute, filled[0], decode, CACHE_SIZE * kept)
            self._made[same] = field
        return self._made[same]


class CellField:
    """A field that rows fill: its attribute, its template, and what the cells that fill that came to (`known`, at most `kept` of them)."""

    def __init__(self, attribute: str, filled: Template, decode: Callable[[Any], Any], kept: int) -> None:
        self.attribute = attribute
        self.known: dict[Any, Any] = {}
        self.template = filled
        self._decode, self._kept = decode, kept

    def decoded(self, cells: list[str]) -> Any:
        """The value of a row, kept where the same cells may come again and are brief. Raises RowError for what is wrong with it."""
        text = self.template(cells)
        whole = text if isinstance(text, str) else "".join(text)
        try:
            value = self._decode(text)
        except RowError as error:
            if not is_damaged(whole):
                raise
            raise RowError(*(f"{reason.partition(': ')[0]}: {DAMAGE}; save the file as UTF-8" for reason in error.args)) from None
        if self._kept and len(whole) <= MAX_CACHED_LENGTH:
            if len(self.known) >= self._kept:
                self.known.clear()
            self.known[self.template.cells(cells)] = value
        return value

    def filling(self) -> Filling:
        """How a row is asked for it."""
        return self.attribute, self.known if self._kept else None, self.template.cells, self.decoded

    def always(self, values: dict[str, Any]) -> bool:
        """Put in the value that a template without columns has in every row. False where it has none, which is told with each."""
        with suppress(RowError):
            if (value := self.decoded([])) is not None:
                values[self.attribute] = value
                return True
        return False
