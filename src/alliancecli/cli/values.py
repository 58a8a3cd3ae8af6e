"""What people write as a value, by the kind of its parameter: dates, terms, and names of what packages may add to."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from alliancecli.environment import today_if_named
from alliancecli.errors import BadUsage
from alliancecli.questions.param import Param

if TYPE_CHECKING:
    from alliancecli.dates.edtf import Date
    from alliancecli.plugins import Registry


def _date(_: Param, text: str) -> "Date":
    from alliancecli.dates.words import read

    return read(text, today_if_named(text))


def _when(param: Param, text: str) -> Any:
    from alliancecli.questions.params import date_or_id

    return date_or_id(text, lambda date: _date(param, date))


def _age(_: Param, text: str) -> Any:
    from alliancecli.questions.params import age

    return age(text)


def _box(_: Param, text: str) -> Any:
    from alliancecli.query.filters import box

    return box(text)


def _term(param: Param, text: str) -> Any:
    from alliancecli.questions.params import term, terms

    return terms(param.of, text) if param.many else term(param.of, text)


def _topic(_: Param, text: str) -> Any:
    from alliancecli.cli.help import topic

    return topic(text)


def _count(param: Param, text: str) -> int:
    least = param.of or 0
    try:
        if text.isdecimal() and int(text) >= least:
            return int(text)
    except ValueError:  # thousands of digits
        pass
    raise BadUsage(f"'{text if len(text) <= SHOWN else text[:SHOWN] + '...'}' is no count; write a whole number, {least} or more")


SHOWN = 40
"""So many characters of what is no count are said again."""

READERS: Mapping[str, Callable[[Param, str], Any]] = {
    "date": _date,
    "when": _when,
    "age": _age,
    "box": _box,
    "count": _count,
    "term": _term,
    "topic": _topic,
}
"""How the text of a value is read, each reader raising BadUsage; what takes several words is put together by cli.asking.argument."""

REGISTRIES = {
    "format": "alliancecli.render:FORMATS",
    "engine": "alliancecli.query.engines:ENGINES",
    "export": "alliancecli.export:EXPORTS",
}
"""Where those are whose names are values. Values of other kinds than these and READERS are texts, or one of some words."""


def registry(kind: str) -> "Registry[Any]":
    """The registry of a kind, a key of REGISTRIES."""
    module, _, name = REGISTRIES[kind].partition(":")
    found: Registry[Any] = getattr(import_module(module), name)
    return found
