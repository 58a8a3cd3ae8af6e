"""Errors, each with its exit code and a message that says what to do next."""

from enum import IntEnum
from typing import ClassVar


class Exit(IntEnum):
    """Exit codes of `alliance`; part of the contract with scripts."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    UNKNOWN_NAME = 3
    NO_ANSWER = 4
    FAULTS = 5
    INTERRUPTED = 130
    READER_GONE = 141

    @property
    def meaning(self) -> str:
        """One line for people: what a script may conclude from the code."""
        return _MEANINGS[self]


_MEANINGS = {
    Exit.OK: "it ran; there may be no rows",
    Exit.FAILURE: "it could not do what was asked, or found no rows under --fail-empty",
    Exit.USAGE: "the command line is wrong: an unknown option, a bad date, a window that ends before it begins",
    Exit.UNKNOWN_NAME: "a name that the record does not have; near names are suggested",
    Exit.NO_ANSWER: "no usable answer: nothing was known by then, or what was known is older than --max-age",
    Exit.FAULTS: "check or verify found faults in the record",
    Exit.INTERRUPTED: "stopped by Ctrl-C",
    Exit.READER_GONE: "the reader of the output went away (as in `| head -1`)",
}


class AllianceError(Exception):
    """Base of every error meant for a person: `str(error)` is the whole message."""

    exit: ClassVar[Exit] = Exit.FAILURE


class BadUsage(AllianceError):
    """The question itself is wrong."""

    exit = Exit.USAGE


class BadDate(BadUsage, ValueError):
    """A date that cannot be read, or a span that ends before it begins."""


class UnknownName(AllianceError):
    """A name that is neither id, acronym nor alias of anything in the record."""

    exit = Exit.UNKNOWN_NAME


class WrongKind(UnknownName):
    """A name that something of another `kind` bears: what is wrong is `said`, then comes the command that shows it."""

    def __init__(self, said: str, kind: str, name: str, command: str) -> None:
        super().__init__(f"{said}: `{command}`")
        self.said, self.kind, self.name = said, kind, name

    def at(self, command: str) -> "WrongKind":
        """The same, with another command that shows it."""
        return WrongKind(self.said, self.kind, self.name, command)


class NoAnswer(AllianceError):
    """An as-of question to which the record has no usable answer."""

    exit = Exit.NO_ANSWER


class RecordFaults(AllianceError):
    """The record on disk is faulty; `faults` are all of them, each one line with file and line number."""

    exit = Exit.FAULTS

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
