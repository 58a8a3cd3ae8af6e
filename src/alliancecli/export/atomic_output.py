"""Putting a file or a folder where it was asked to go: made beside, then moved into place, so that no one sees half of it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from alliancecli.environment import STDOUT, open_file
from alliancecli.errors import AllianceError

FOLDER_MARK = ".alliance-export"
"""An empty file in every folder that an export made: only such a folder is replaced."""


@contextmanager
def atomic_output(dest: str, *, folder: bool, force: bool) -> Iterator[str]:
    """The path of an empty file or folder to fill; after the block it stands at `dest`, and where the block failed nothing has changed.

    Raises AllianceError where `dest` holds something and `force` is not given, or cannot be written.
    """
    opened = open_file(dest)
    if not folder and (opened is not None or (os.path.exists(dest) and not os.path.isfile(dest) and not os.path.isdir(dest))):
        with _piped(dest) as path:
            yield path
        return
    if opened is not None:
        raise AllianceError(f"{dest}: is no place for a folder of files; name a folder")
    target = os.path.realpath(dest)
    _refuse(dest, target, folder=folder, force=force)
    beside = f"{target}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        if folder:
            os.mkdir(beside)
        else:
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield beside
        if folder:
            _replace_folder(beside, target)
        else:
            os.replace(beside, target)
    except OSError as error:
        raise AllianceError(f"{dest}: cannot be written: {error.strerror or error}") from None
    finally:
        _remove(beside)


@contextmanager
def in_place(dest: str) -> Iterator[str]:
    """The path of a folder that is brought up to date where it stands. Raises AllianceError where it cannot be written."""
    try:
        yield os.path.realpath(dest)
    except OSError as error:
        raise AllianceError(f"{dest}: cannot be written: {error.strerror or error}") from None


@contextmanager
def _piped(dest: str) -> Iterator[str]:
    """The path of a file to fill, which goes to a pipe, a device or stdout when it is whole."""
    from shutil import copyfileobj
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = os.path.join(folder, "export")
        with open(path, "x"):
            pass
        yield path
        try:
            opened = open_file(dest)
            stdout = nullcontext(sys.stdout.buffer) if opened == STDOUT else None
            with open(path, "rb") as whole, stdout or open(dest if opened is None else opened, "wb", closefd=opened is None) as stream:
                copyfileobj(whole, stream)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise AllianceError(f"{dest}: cannot be written: {error.strerror or error}") from None


def _refuse(dest: str, target: str, *, folder: bool, force: bool) -> None:
    """Stop before anything is written where `dest` is not the place for it."""
    if not os.path.isdir(os.path.dirname(target)):
        raise AllianceError(f"{dest}: there is no folder {os.path.dirname(dest) or os.path.dirname(target)}; make it first")
    if not os.path.lexists(target):
        return
    if folder and not os.path.isdir(target):
        raise AllianceError(f"{dest}: is a file; name a folder")
    if not folder and not os.path.isfile(target):
        raise AllianceError(f"{dest}: is {'a folder' if os.path.isdir(target) else 'no plain file'}; name a file")
    if not (os.listdir(target) if folder else os.path.getsize(target)):
        return
    if folder and not os.path.exists(os.path.join(target, FOLDER_MARK)):
        raise AllianceError(f"{dest}: holds something that is no export, and is not replaced; name another folder")
    if not force:
        raise AllianceError(f"{dest}: holds something already; --force replaces it")


def _replace_folder(beside: str, target: str) -> None:
    """Move a filled folder into place; what stood there goes only when the new one stands."""
    with open(os.path.join(beside, FOLDER_MARK), "x", encoding="utf-8"):
        pass
    old = f"{target}.{os.getpid()}.old"
    if os.path.isdir(target):
        os.rename(target, old)
    try:
        os.rename(beside, target)
    except OSError:
        if os.path.isdir(old):
            os.rename(old, target)
        raise
    _remove(old)


def _remove(path: str) -> None:
    from shutil import rmtree

    if os.path.isdir(path):
        rmtree(path, ignore_errors=True)
    with suppress(OSError):
        os.unlink(path)
