"""A folder that is brought up to date: what each page of it was made from, so that only what has changed is made again."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

MANIFEST = "manifest.txt"
"""The file that says it: a line a page, with a print of what it was made from, and its files with their sizes."""

_PATH = re.compile(r"(?:[a-z]+/)?[\w-][\w.-]*")
"""Paths that a manifest may name: whatever else it says, nothing outside of the folder is touched."""


class Made(NamedTuple):
    """A page: the print of what it was made from, and the size of each of its files by what the path has after its stem."""

    print: str
    sizes: dict[str, int]


class Folder:
    """The files in a folder, some of them from an earlier time."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.before = _read(os.path.join(path, MANIFEST))
        self.now: dict[str, Made] = {}
        self._touched = False
        self._folders: set[str] = set()

    def holds(self, stem: str, print: str) -> bool:
        """Whether a page stands there that was made from this; it then stays."""
        made = self.before.get(stem)
        if not made or made.print != print or any(self._size(stem + end) != size for end, size in made.sizes.items()):
            return False
        self.now[stem] = made
        return True

    def put(self, stem: str, print: str, files: Iterable[tuple[str, str]]) -> None:
        """Write a page, `files` by what their paths have after the stem; one that has the same bytes already is left as it is."""
        sizes = {}
        for end, text in files:
            content = text.encode()
            sizes[end] = len(content)
            self._write(stem + end, content)
        self.now[stem] = Made(print, sizes)

    def close(self) -> int:
        """Remove what was made at an earlier time and is no more, and say what is there. Returns how many pages went."""
        kept = {stem + end for stem, made in self.now.items() for end in made.sizes}
        for path in (stem + end for stem, made in self.before.items() for end in made.sizes):
            if path not in kept and _PATH.fullmatch(path):
                self._touch()
                with suppress(FileNotFoundError):
                    os.unlink(os.path.join(self.path, path))
        if self._touched or self.now != self.before:
            self._say(self.now)
        return len(self.before.keys() - self.now.keys())

    def _size(self, path: str) -> int:
        try:
            return os.stat(os.path.join(self.path, path)).st_size
        except FileNotFoundError:
            return -1

    def _write(self, path: str, content: bytes) -> None:
        where = os.path.join(self.path, path)
        if self.before:
            if self._size(path) == len(content):
                with open(where, "rb") as file:
                    if file.read() == content:
                        return
            self._touch()
        folder = os.path.dirname(where)
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)
        beside = f"{where}.tmp" if self.before else where
        with open(beside, "wb") as file:
            file.write(content)
        if self.before:
            os.replace(beside, where)

    def _touch(self) -> None:
        """Before the first change, say that nothing is sure: a run that is killed leaves no page that passes for what it is not."""
        if not self._touched:
            self._touched = True
            self._say({stem: made._replace(print="-") for stem, made in self.before.items()})

    def _say(self, made: dict[str, Made]) -> None:
        lines = (
            f"{stem} {one.print} {' '.join(f'{end}:{size}' for end, size in one.sizes.items())}\n" for stem, one in sorted(made.items())
        )
        beside = os.path.join(self.path, MANIFEST + ".tmp")
        with open(beside, "w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        os.replace(beside, os.path.join(self.path, MANIFEST))


def _read(path: str) -> dict[str, Made]:
    """What a manifest says; nothing where there is none. A line that makes no sense is as if it were not there."""
    found = {}
    with suppress(FileNotFoundError, UnicodeDecodeError), open(path, encoding="utf-8") as file:
        for line in file:
            with suppress(ValueError):
                stem, print, *files = line.split()
                found[stem] = Made(print, {end: int(size) for end, size in (one.rsplit(":", 1) for one in files)})
    return found
