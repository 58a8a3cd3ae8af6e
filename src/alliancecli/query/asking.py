"""What people write made into filters and windows: terms, lengths of time, names. The command line and the library share it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from alliancecli.dates import Date
from alliancecli.errors import BadUsage
from alliancecli.query.engine import Engine
from alliancecli.query.filters import Filter, Window, among, around, between, carried, carrying
from alliancecli.query.names import resolve_all

Age = tuple[int, str]
"""A length of time: a number, and d, w, m or y."""

FIGURES: dict[str, Any] = {"columns": ("contributor", "scope"), "lists": ("theatre", "source"), "vocabulary": ("measure", "status")}
"""What figures are filtered by, as `chosen` takes it."""

EVENTS: dict[str, Any] = {"lists": ("theatre", "actor", "institution", "tag", "source"), "vocabulary": ("kind", "status")}
"""What events are filtered by, as `chosen` takes it."""

_TYPES = {"actor": "institution", "subject": "institution", "contributor": "institution"}


def age(text: str) -> Age:
    """The length of time that `90d`, `6w`, `6m` or `2y` says. Raises BadUsage."""
    short = text.strip().lower()
    if not short[:-1].isdecimal() or short[-1:] not in tuple("dwmy") or len(short) > 6:
        raise BadUsage(f"'{text}' is no length of time; write 90d, 6w, 6m or 2y")
    return int(short[:-1]), short[-1]


def terms(vocabulary: str, text: str) -> list[str]:
    """The terms of a closed vocabulary that a text names, commas between them. Raises BadUsage, with all that there are."""
    from alliancecli.model.vocabulary import VOCABULARIES

    known = list(VOCABULARIES[vocabulary])
    wanted = [part.strip().lower() for part in text.split(",")]
    for one in wanted:
        if one not in known:
            raise BadUsage(f"'{one}' is none of {', '.join(known)}")
    return wanted


def least_weight(said: str | None, given: Mapping[str, Any]) -> str:
    """The weight down to which events are shown: the one said; else, by the other values given, everything, details or events.

    All that lies around a date is shown, and details where a kind, a tag or a source is named.
    """
    if said is None and given.get("around_"):
        return "background"
    return said or ("detail" if any(given.get(name) for name in ("kind", "tag", "source")) else "event")


def chosen(
    connection: Engine,
    table: str,
    values: Mapping[str, Iterable[str]],
    columns: tuple[str, ...] = (),
    lists: tuple[str, ...] = (),
    vocabulary: tuple[str, ...] = (),
) -> list[Filter]:
    """Filters on a table: any of the values of one name, all of the names.

    `columns` and `lists` take names of the record, those of `vocabulary` take terms, several with commas between them.
    Raises UnknownName, with suggestions.
    """

    def filters() -> Iterator[Filter]:
        for name in (*lists, *columns):
            ids = resolve_all(connection, values[name], _TYPES.get(name, name))
            if name in lists:
                field = f"{table}.{name}"
                yield from carrying(field, ids, carried(connection, field, ids) if ids else 0)
            else:
                yield from among(name, ids)
        for name in vocabulary:
            yield from among(name, dict.fromkeys(term for value in values[name] for term in value.split(",")))

    return list(filters())


def near(connection: Engine, span: Window, around_: Date | None, within: Age | None, between_: tuple[str, str] | None) -> Window:
    """The window around a date or between two events; `span` where neither is asked for. Raises BadUsage where it is asked for twice."""
    if around_:
        return around(around_, *(within or (6, "m")), certain=span.certain)
    return between(connection, *between_, certain=span.certain) if between_ else span


def refuse_twice(span: Window, around_: Date | None, within: Age | None, between_: tuple[str, str] | None) -> None:
    """Raise BadUsage where the ends of a window are said more than once, or a length without its middle."""
    if around_ and between_:
        raise BadUsage("give one of --around and --between")
    if within and not around_:
        raise BadUsage("--within says how far around --around DATE; give both")
    if (around_ or between_) and span.words:
        raise BadUsage(f"{'--around' if around_ else '--between'} says both ends; leave out --from, --to and --during")
