"""What callers pass, read as the command line reads it; messages name the argument, as Python spells it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import partial
from operator import index
from typing import Any

from alliancecli import environment
from alliancecli.dates import words
from alliancecli.dates.edtf import Date
from alliancecli.errors import AllianceError, BadUsage
from alliancecli.factcheck.document import Draft
from alliancecli.query import filters
from alliancecli.query.engine import MAX_INTEGER
from alliancecli.query.filters import Box
from alliancecli.query.windows import Age
from alliancecli.questions import params as asking
from alliancecli.questions.param import Param

DateLike = str | int | date | Date
"""A date as the command line takes it ("2009-01", "summer 2003", "today"), a year, a day of `datetime`, or a Date."""

Names = str | Iterable[str]
"""One name or several."""

_OPTION = {"from": "start", "to": "end"}


@contextmanager
def python_messages() -> Iterator[None]:
    """Errors raised inside speak of `as_of` and not of `--as-of`."""
    try:
        yield
    except AllianceError as error:
        error.args = tuple(in_python(part) if isinstance(part, str) else part for part in error.args)
        raise


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Errors raised inside name the argument."""
    try:
        yield
    except BadUsage as error:
        raise type(error)(f"{name}: {error}") from None


def in_python(text: str) -> str:
    """A text of the command line with its options as the arguments that they are here; a whole command stays one."""

    def argument(match: re.Match[str]) -> str:
        return _OPTION.get(match[1], match[1].replace("-", "_")) if match[1] else match[0]

    return re.sub(r"`alliance [^`]*`|(?<![\w`'-])--([a-z]+(?:-[a-z]+)*)\b", argument, text)


def value(param: Param, given: Any) -> Any:
    """What a caller passes for a parameter, as questions take it. Raises BadUsage or BadDate, naming the argument."""
    match param.kind:
        case "date":
            return days(param.name, given) if param.many else day(param.name, given)
        case "when":
            return when(param.name, given)
        case "day":
            return day_of_year(param.name, given)
        case "age":
            return age(param.name, given)
        case "box":
            return box(param.name, given)
        case "term":
            return terms(param.name, given, param.of) if param.many else term(param.name, given, param.of)
        case "choice":
            found = among(param.name, given, param.of)
            return found if param.many else next(iter(found), None)
        case "flag":
            return bool(given)
        case "draft":
            return draft(param.name, given)
        case "pair":
            return pair(param.name, given)
    return names(given) if param.many else given


def draft(name: str, text: str) -> Draft:
    """The draft that a text is. Raises BadUsage where there is nothing in it."""
    if not isinstance(text, str) or not text.strip():
        raise BadUsage(f"{name}: give the text to check")
    return Draft(text)


def day(name: str, value: DateLike | None) -> Date | None:
    """The date that a value means. Raises BadDate, naming the argument."""
    if value is None or isinstance(value, Date):
        return value
    given = _written(value)
    today = environment.today_if_named(given)
    with _naming(name):
        return words.read(given, today)


def _written(value: Any) -> str | int:
    """A year as a number, whoever's integer it is or a float as pandas makes of it; all else as text, and midnight as its day."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return int(value) if hasattr(value, "__index__") and not isinstance(value, bool) else str(value)


def when(name: str, value: DateLike | None) -> Date | str | None:
    """The date that a value means, or the text itself where it may be the id of an event. Raises BadDate, naming the argument."""
    return asking.date_or_id(value, partial(day, name)) if isinstance(value, str) else day(name, value)


def day_of_year(name: str, value: DateLike) -> tuple[int, int]:
    """The month and the day that a value means. Raises BadDate, naming the argument."""
    from alliancecli.query.anniversary import read

    if isinstance(value, date):
        return value.month, value.day
    today = environment.today_if_named(value)
    with _naming(name):
        return read(str(value), today)


def days(name: str, values: DateLike | Iterable[DateLike] | None) -> tuple[Date, ...]:
    """The dates that one value or several mean."""
    if values is None or isinstance(values, (str, int, date, Date)):
        values = () if values is None else (values,)
    return tuple(one for value in values if (one := day(name, value)) is not None)


def age(name: str, value: str | None) -> Age | None:
    """The length of time that "6m" means. Raises BadUsage, naming the argument."""
    with _naming(name):
        return None if value is None else asking.age(str(value))


def box(name: str, value: str | None) -> Box | None:
    """The box that "W,S,E,N" means. Raises BadUsage, naming the argument."""
    with _naming(name):
        return None if value is None else filters.box(str(value))


def names(value: Names | None) -> tuple[str, ...]:
    """One name or several, as several."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(map(str, value))


def pair(name: str, value: Iterable[str] | None) -> tuple[str, str] | None:
    """Two names. Raises BadUsage, naming the argument."""
    if value is None:
        return None
    two = () if isinstance(value, str) else tuple(map(str, value))
    if len(two) != 2:
        raise BadUsage(f"{name}: give two ids, as ('one', 'other')")
    return two[0], two[1]


def terms(name: str, value: Names | None, vocabulary: str) -> tuple[str, ...]:
    """Terms of a closed vocabulary. Raises BadUsage, naming the argument."""
    with _naming(name):
        return tuple(term for one in names(value) for term in asking.terms(vocabulary, one))


def term(name: str, value: str | None, vocabulary: str) -> str | None:
    """The one term of a closed vocabulary that a value means. Raises BadUsage, naming the argument."""
    if not isinstance(value, str | None):
        raise BadUsage(f"{name}: give one term as text, and not {value!r}")
    with _naming(name):
        return None if value is None else asking.term(vocabulary, value)


def among(name: str, value: Names | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """Values that are each one of those known. Raises BadUsage, naming the argument."""
    folded = {one.casefold(): one for one in known}
    for one in names(value):
        if one.casefold() not in folded:
            raise BadUsage(f"{name}: '{one}' is none of {', '.join(known)}")
    return tuple(folded[one.casefold()] for one in names(value))


def at_most(limit: int | None) -> int | None:
    """A number of rows. Raises BadUsage where it is none, or less than none."""
    if limit is None:
        return None
    try:
        rows = index(limit)
    except TypeError:
        raise BadUsage(f"limit: {limit!r} is no number of rows; give 0 or more") from None
    if rows < 0:
        raise BadUsage(f"limit: {rows} rows cannot be shown; give 0 or more")
    return min(rows, MAX_INTEGER)
