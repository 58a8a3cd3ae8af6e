"""Fields of records as columns of the index: lists as JSON, dates and terms as text, nothing as NULL."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, get_origin, get_type_hints

from alliancecli.dates.edtf import Date
from alliancecli.model.columns import KINDS
from alliancecli.model.records import Citation, Event, Figure, Relation

CACHE_SIZE = 4_000
"""How many different lists and dates are kept encoded: rows of a table repeat them."""


def plain(value: Any) -> Any:
    """A field as JSON knows it: dates and terms as text, nested records as objects without their empty keys."""
    if isinstance(value, Date):
        return str(value)
    if is_dataclass(value):
        pairs = ((f.name, plain(getattr(value, f.name))) for f in fields(value))
        return {key: item for key, item in pairs if item not in (None, "", [])}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, str) else value


def json_text(value: Any) -> str:
    """JSON as answers have it, which write a list out as it stands in the index."""
    return json.dumps(value, ensure_ascii=False)


def as_json(value: Any) -> str:
    """A field as JSON: see `plain`."""
    return json_text(plain(value))


@lru_cache(maxsize=CACHE_SIZE)
def citations(sources: tuple[Citation, ...]) -> str:
    """Source entries with all their keys, but for those of a passage that was published by itself: most were not."""
    return json_text([_citation(cited) for cited in sources])


def _citation(cited: Citation) -> dict[str, str | None]:
    said = {"outlet": cited.outlet, "url": cited.url, "published": str(cited.published or "")}
    date = str(cited.date) if cited.date else None
    own = {key: value for key, value in said.items() if value}
    return {"source": cited.source, "locator": cited.locator, "anchor": cited.anchor, "date": date, **own}


@lru_cache(maxsize=CACHE_SIZE)
def as_list(value: tuple[Any, ...]) -> str:
    """A list as JSON; rows repeat them."""
    return as_json(value)


_date = lru_cache(maxsize=CACHE_SIZE)(str)


def _text(value: str) -> str | None:
    return value or None


def single(value: Any) -> Any:
    """A field that is no list: dates and terms as text, numbers as they are, nothing as NULL."""
    if isinstance(value, str):
        return value.__str__() or None
    return _date(value) if isinstance(value, Date) else value


@cache
def _encoders(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The fields of a record class, and what makes a column of each."""
    hints = get_type_hints(cls)
    made = {f.name: as_list if get_origin(hints[f.name]) is tuple else _text if hints[f.name] is str else single for f in fields(cls)}
    if "attributes" in made:
        made["attributes"] = lambda attributes: json_text(dict(sorted(attributes.items()))) if attributes else "{}"  # most have none
    return tuple((made | {"sources": citations} if "sources" in made else made).items())


def as_columns(one: Any) -> dict[str, Any]:
    """The fields of a record as columns: lists as JSON, dates and terms as text, nothing as NULL."""
    return {name: encode(getattr(one, name)) for name, encode in _encoders(type(one))}  # type: ignore[arg-type]  # classes are hashable


def own(cls: type[Event | Figure | Relation]) -> tuple[list[str], Callable[[Any], list[Any]]]:
    """The fields that a claim of a class shares with no other, and what makes their columns of it."""
    kept = {column.key for column in KINDS[cls.__name__.lower()].own}
    names, encoders = zip(*(one for one in _encoders(cls) if one[0] in kept), strict=True)  # type: ignore[arg-type]
    values = attrgetter(*names)

    def columns(one: Any) -> list[Any]:
        return [encode(value) for encode, value in zip(encoders, values(one), strict=True)]

    return list(names), columns
