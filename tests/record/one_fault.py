"""Records with one odd thing each: the sound one in tests/samples/faults/base, and one change to it.

A catalogue beside it lists the changes. A paragraph is one: its name (in checks.txt also the check that finds it), the file, the lines
taken out (-), put in (+) and around them ( ), and what is then said. Lines that are only put in go to the end of the file.
"""

from pathlib import Path
from shutil import copytree
from typing import NamedTuple

from alliancecli.record import checks, read
from conftest import TESTS

FAULTS = TESTS / "samples" / "faults"
BASE = FAULTS / "base"


class Change(NamedTuple):
    """One change to the base, and what is then said: nothing where it stays sound."""

    name: str
    check: str
    file: str
    old: str
    new: str
    said: list[str]

    def written(self, beside: Path) -> Path:
        """The changed record, in a folder named after the change."""
        folder = copytree(BASE, beside / self.name)
        text = (folder / self.file).read_text(encoding="utf-8")
        assert not self.old or f"\n{text}".count(f"\n{self.old}") == 1, "the lines taken out should be there once"
        (folder / self.file).write_text(text.replace(self.old, self.new) if self.old else text + self.new, encoding="utf-8")
        return folder

    def __str__(self) -> str:
        return self.name


def catalogue(name: str) -> list[Change]:
    """The changes that tests/samples/faults/<name>.txt lists."""
    return [_change(paragraph.splitlines()) for paragraph in (FAULTS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")]


def _change(lines: list[str]) -> Change:
    name, _, check = lines[0].partition(": ")
    old, new = ("".join(f"{line[1:]}\n" for line in lines[2:] if line[0] in signs) for signs in ("- ", "+ "))
    return Change(name, check, lines[1], old, new, [line for line in lines[2:] if line[0] not in "-+ "])


def said_of(folder: Path) -> list[str]:
    """What is said of a record, its folder left out: the decoder's faults, and where it has none those of every check."""
    record, faults = read(folder)
    return [str(fault).replace(f"{folder}/", "") for fault in faults or checks.run(record, checks.CHECKS)]
