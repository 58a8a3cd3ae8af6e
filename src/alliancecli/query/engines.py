"""What may run the questions in place of SQLite: `ENGINES` is the registry."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from alliancecli.plugins import Registry
from alliancecli.query.engine import Engine


class EngineOption(NamedTuple):
    """An option of the command line that an engine takes: `--name METAVAR`."""

    name: str
    metavar: str
    help: str


class Offered(NamedTuple):
    """An engine that can be chosen.

    `connect(folders, options, debug)` has the folders of --data or ALLIANCE_DATA as they are written (none where none is named), the
    values of those of `options` that were given, and whether the full trace of an error is wanted. It returns the engine, and raises
    BadUsage or AllianceError with a line that says what is missing.
    """

    connect: Callable[[Sequence[str], Mapping[str, str], bool], Engine]
    options: tuple[EngineOption, ...] = ()
    lasts: bool = False
    """Whether it is kept open for the next question, until this process ends."""


ENGINES: Registry[Offered] = Registry("alliancecli.engines", Offered, {"spark": "alliancecli.spark:ENGINE"}, ("sqlite",))
"""All engines but SQLite, which is what runs the questions unless another is chosen."""
