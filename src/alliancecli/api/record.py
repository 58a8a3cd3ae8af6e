"""The record, asked from Python: a method a question, made of its declaration. `record.pyi` tells editors and mypy what they take."""

import re
from collections.abc import Iterable
from inspect import Parameter, Signature, cleandoc
from typing import Any

from alliancecli import environment
from alliancecli.api.coerce import in_python
from alliancecli.api.opened import Opened
from alliancecli.questions import QUESTIONS, question_named
from alliancecli.questions.param import Param
from alliancecli.questions.question import Question


class Record(Opened):
    """An open record. What was opened stays as it was, also where the files change; open it again to see that.

    A context manager, to be used in the thread that opened it; one that is dropped closes itself. Every answer is a tuple of read-only
    rows with the keys that `--json` has, and with `notes`, what the command line says on stderr. Dates are written as on the command
    line, or are a year or a `datetime.date`; where an option can be repeated there, the argument takes one value or several. `limit` is
    the most rows wanted.

    Every method raises what the command line exits with: BadUsage and BadDate (2), UnknownName (3), NoAnswer (4).
    """

    def __enter__(self) -> "Record":
        return self

    def __getattr__(self, name: str) -> Any:
        """The method of a question, made when it is first called."""
        if name not in QUESTIONS:
            raise AttributeError(f"a record has no question {name!r}; its questions are {', '.join(QUESTIONS)}")
        method = method_of(question_named(name))
        setattr(type(self), name, method)
        return getattr(self, name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *QUESTIONS})


def open(*folders: object, cache: object = True, keep_going: bool = False) -> Record:
    """The record in one folder or several: the one that came with the package, or that of ALLIANCE_DATA, where none is given.

    The word "bundled" among several folders is the one that came with the package. `cache` is the folder that keeps the index; True takes
    the user's, None or False keeps it for this record only. With `keep_going` rows of tables that cannot be read are set aside in a
    file beside the table. Raises RecordFaults where the record is faulty, AllianceError where it cannot be read.
    """
    kept = environment.cache_folder() if cache is True else str(cache) if cache else None
    named = [str(folder) for folder in folders if folder is not None]
    return Record(environment.data_folders(named), kept, keep_going)


def signature(asked: Question) -> Signature:
    """What the method of a question takes: its arguments, then its options by name."""
    params = [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD), *map(_parameter, asked.params)]
    if asked.explains:
        params.append(Parameter("explain", Parameter.KEYWORD_ONLY, default=False))
    if not asked.single:
        params.append(Parameter("limit", Parameter.KEYWORD_ONLY, default=None))
    return Signature(params)


def _parameter(param: Param) -> Parameter:
    if param.place == "any":
        return Parameter(param.name, Parameter.VAR_POSITIONAL)
    kind = Parameter.POSITIONAL_OR_KEYWORD if param.place else Parameter.KEYWORD_ONLY
    if param.place in ("one", "words"):
        return Parameter(param.name, kind)
    return Parameter(param.name, kind, default=False if param.kind == "flag" else () if param.many else None)


def method_of(asked: Question) -> Any:
    """The method that asks a question."""
    taken = signature(asked)

    def method(self: Opened, *args: Any, **kwargs: Any) -> Any:
        try:
            bound = taken.bind(self, *args, **kwargs)
        except TypeError as error:
            raise TypeError(f"{asked.name}: {error}{_instead(asked, kwargs)}") from None
        bound.apply_defaults()
        given = dict(bound.arguments)
        limit, explain = given.pop("limit", None), given.pop("explain", False)
        rows = self.ask(asked.name, given, limit=limit, explain=explain)
        return rows[0] if asked.single else rows

    method.__name__, method.__qualname__ = asked.name, f"Record.{asked.name}"
    method.__doc__ = documentation(asked)
    method.__signature__ = taken  # type: ignore[attr-defined]
    return method


def documentation(asked: Question) -> str:
    """The help of a question, less what is of the command line alone, with its parameters as they are called here."""
    text = in_python(cleandoc(asked.help))
    for param in asked.params:
        if param.place:
            text = re.sub(rf"\b{'NAME' if param.place == 'any' else param.name.upper()}s?\b", f"`{param.name}`", text)
    return text


def _instead(asked: Question, given: Iterable[str]) -> str:
    """What the arguments are called here that are called as the options of the command line are: `from_` is `start`."""
    spelled = {param.spelled.replace("-", "_"): param.name for param in asked.params if param.spelled != param.name}
    meant = [(one, spelled[one.rstrip("_")]) for one in given if one.rstrip("_") in spelled]
    return "".join(f"; {one} is called {name}" for one, name in meant if one != name)
