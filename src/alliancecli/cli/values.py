"""What people write as a value, by the kind of its parameter: dates, terms, numbers, and what packages add."""

from collections.abc import Callable, Mapping
from typing import Any

from alliancecli.dates.edtf import Date
from alliancecli.environment import today_if_named
from alliancecli.questions.params import age, date_or_id, term, terms
from alliancecli.questions.question import Param


def _date(text: str) -> Date:
    from alliancecli.dates.words import read

    return read(text, today_if_named(text))


def day(text: str) -> tuple[int, int]:
    """The month and the day that a text names. Raises BadUsage."""
    from alliancecli.query.anniversary import read

    return read(text, today_if_named(text))


def _box(text: str) -> Any:
    from alliancecli.query.filters import box

    return box(text)


def _term(param: Param, text: str) -> Any:
    return terms(param.of, text) if param.many else term(param.of, text)


READERS: Mapping[str, Callable[[Param, str], Any]] = {
    "date": lambda _, text: _date(text),
    "when": lambda _, text: date_or_id(text, _date),
    "age": lambda _, text: age(text),
    "box": lambda _, text: _box(text),
    "term": _term,
}
"""How the text of a value is read, each reader raising BadUsage; a kind that is not here is the text itself, or one of some words."""
