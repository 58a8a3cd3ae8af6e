"""Write a view: rows to stdout or a file, everything said about them to stderr."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

import click

from alliancecli.cli.app import App
from alliancecli.environment import STDOUT
from alliancecli.errors import AllianceError, BadUsage, Exit
from alliancecli.render import FORMATS, Surface, by_ending, render
from alliancecli.views.view import View

MAX_INTEGER = 2**63 - 1
"""The largest number that SQLite takes."""


OUTPUT = ("form", "csv", "json", "fields", "path", "limit", "sources", "color", "quiet", "fail_empty", "pager", "bom")
"""The names of the output options."""


class Output(NamedTuple):
    """The values of the shared output options."""

    format: str | None = None
    fields: tuple[str, ...] = ()
    path: str | None = None
    limit: int | None = None
    sources: bool = True
    color: str = "auto"
    quiet: bool = False
    fail_empty: bool = False
    pager: bool = True
    bom: bool = False

    @property
    def chosen(self) -> str:
        """The name of the format: the one asked for, or that of the file's ending, or a table."""
        return self.format or (by_ending(self.path) if self.path else "table")

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Output":
        """Read the values of the options of OUTPUT. Raises UsageError for two formats, or no field."""
        if (values["form"] is not None) + values["csv"] + values["json"] > 1:
            raise click.UsageError("give one of --format, --csv and --json")
        fields, path, limit = values["fields"], None if values["path"] in STDOUT else values["path"], values["limit"]
        chosen = tuple(f.strip() for f in fields.split(",") if f.strip()) if fields is not None else ()
        if fields is not None and not chosen:
            raise click.UsageError("--fields names no field; write --fields id,date")
        asked = "csv" if values["csv"] else "json" if values["json"] else values["form"] or (None if path else usual_format())
        rest = (values[name] for name in ("sources", "color", "quiet", "fail_empty", "pager", "bom"))
        return cls(asked, chosen, path, limit and min(limit, MAX_INTEGER), *rest)


def usual_format() -> str | None:
    """The format that ALLIANCE_FORMAT asks for where the command line names none.

    Raises BadUsage where no format is called so.
    """
    named = os.environ.get("ALLIANCE_FORMAT", "").strip().lower()
    if named and named not in FORMATS:
        raise BadUsage(f"ALLIANCE_FORMAT is '{named}'; set it to one of {', '.join(FORMATS.names())}, or unset it")
    return named or None


def emit(view: View, output: Output, *, empty: str, total: Callable[[], int] | None = None) -> int:
    """Write a view, then its notes; returns the exit code.

    `empty` is what to say when there are no rows; `total` counts what `--limit` cut from.
    """
    counted = _Counted(view.rows)
    context = click.get_current_context(silent=True)
    title = view.title or ((context.info_name if context else None) or "").capitalize()

    @cache
    def notes() -> list[str]:
        said = view.notes()
        if counted.count and output.limit is not None and total and (all_of_them := total()) > counted.count:
            return [f"{counted.count:,} of {all_of_them:,} shown (--limit)", *said]
        return said

    told = view._replace(rows=counted, title=title, notes=notes)
    text: Iterable[str] = render(told, output.chosen, _surface(output), output.fields, output.sources)
    if output.bom:
        if output.chosen not in ("csv", "tsv"):
            raise BadUsage(f"--bom is for csv and tsv; {output.chosen} has none")
        text = chain(["\ufeff"], text)
    if output.path:
        _to_file(text, output.path)
    else:
        paged = FORMATS[output.chosen].paged
        _to_stdout(text, paged, pager=paged and output.pager)
    notify(notes() if counted.count else [empty, *notes()], output.quiet)
    return Exit.FAILURE if output.fail_empty and not counted.count else Exit.OK


def notify(notes: Iterable[str], quiet: bool = False) -> None:
    """Write notes to stderr, a line each, unless they are not wanted."""
    if not quiet:
        sys.stdout.flush()
        with suppress(OSError):  # stderr is full or gone: the rows are there all the same
            for note in notes:
                click.echo(shown(note), err=True)


def shown(line: str) -> str:
    """A line made safe for a terminal: control characters of a record or an argument are written out."""
    if line.isprintable():
        return line
    from alliancecli.model.characters import escape_controls

    return escape_controls(line)


class _Counted:
    """Rows, and how many have gone by."""

    def __init__(self, rows: Iterable[dict[str, object]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self):  # type: ignore[no-untyped-def]
        for row in self._rows:
            self.count += 1
            yield row


def _surface(output: Output) -> Surface:
    """Width, colour and character set of the output. Off a terminal there is no width and, unless asked for, no colour."""
    terminal = output.path is None and sys.stdout.isatty()
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    color = output.color == "always" or (output.color == "auto" and terminal and not plain)
    return Surface(_width() if terminal else None, color, *charset(output.path))


def charset(path: str | None) -> tuple[bool, str]:
    """Whether what is written there (None: stdout) takes Unicode, and its encoding. Files are UTF-8."""
    encoding = "utf-8" if path else (sys.stdout.encoding or "ascii")
    return encoding.lower().replace("-", "") in ("utf8", "utf16", "utf32"), encoding


def _width() -> int:
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        with suppress(OSError):
            return os.get_terminal_size(sys.stdout.fileno()).columns or 80
        return 80


def _to_stdout(text: Iterable[str], paged: bool, *, pager: bool = False) -> None:
    """Pages in the terminal's encoding, everything for machines as UTF-8; in pieces, so that the first rows come first.

    With `pager` a page that is longer than the terminal goes through a pager.
    """
    encoding = charset(None)[1] if paged else "utf-8"
    if pager and sys.stdout.isatty():
        from alliancecli.cli.pager import paged as through_pager

        text = through_pager(_begun(text), encoding)
    raw, app = getattr(sys.stdout, "buffer", None), App.current()
    for piece in text:
        app.begun = True
        if raw is None:
            sys.stdout.write(piece)
        else:
            raw.write(piece.encode(encoding, "backslashreplace"))
    sys.stdout.flush()


def _begun(text: Iterable[str]) -> Iterable[str]:
    """The text unchanged. When its first piece is taken the run is marked as begun."""
    app = App.current()
    for piece in text:
        app.begun = True
        yield piece


def _to_file(text: Iterable[str], path: str) -> None:
    """The text as a file."""
    save((piece.encode("utf-8", "backslashreplace") for piece in text), path)


def save(content: Iterable[bytes], path: str) -> None:
    """Write a file atomically: beside its place, then moved there, with the permissions of the file that stood there.

    A link is followed; what is no plain file (a pipe, a device) is written to as it stands.
    """
    plain = os.path.isfile(path) or not os.path.exists(path)
    target = os.path.realpath(path) if plain else path  # of a pipe, as of /dev/fd/63, the real path is no name
    if plain and not os.path.isdir(os.path.dirname(target)):
        raise AllianceError(f"-o {path}: there is no folder {os.path.dirname(path)}; make it first")
    beside = None if not plain else f"{target}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        with open(beside or target, "xb" if beside else "wb") as file:
            if beside and os.path.exists(target):
                os.chmod(beside, os.stat(target).st_mode & 0o777)
            for piece in content:
                file.write(piece)
        if beside:
            os.replace(beside, target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise AllianceError(f"-o {path}: cannot be written: {error.strerror}") from None
    finally:
        if beside:
            with suppress(OSError):
                os.unlink(beside)
