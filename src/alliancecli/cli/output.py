"""Write a view: rows to stdout or a file, what is said of them to stderr."""

import os
import sys
from codecs import iterencode
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from alliancecli.cli.app import App
from alliancecli.cli.options import Written, output_options
from alliancecli.cli.stderr import notify
from alliancecli.environment import STDOUT, open_file, width_of
from alliancecli.errors import AllianceError, BadUsage, Exit
from alliancecli.model.words import counted as plural
from alliancecli.query.engine import MAX_INTEGER
from alliancecli.query.rows import Row
from alliancecli.render import FORMATS, Surface, by_ending, render
from alliancecli.views.view import PAGE, View


class Output(NamedTuple):
    """The values of the shared output options, and how the rows may be `written`."""

    format: str | None = None
    fields: tuple[str, ...] = ()
    path: str | None = None
    limit: int | None = None
    sort: str | None = None
    sources: bool = True
    color: str = "auto"
    quiet: bool = False
    fail_empty: bool = False
    no_pager: bool = False
    bom: bool = False
    written: Written = Written()

    @property
    def chosen(self) -> str:
        """The name of the format: the one asked for, or that of the file's ending, or a table; a picture has that of a page."""
        if self.picture:
            return "html"
        return self.format or (by_ending(self.path, self.written.without, self.written.pictures) if self.path else "table")

    @property
    def picture(self) -> str:
        """The ending of the picture that the file is to be; "" where it is none."""
        ending = os.path.splitext(self.path or "")[1].lower()
        return ending if ending in (".svg", ".png") and self.written.pictured and not self.format else ""

    @classmethod
    def of(cls, values: dict[str, Any], written: Written = Written()) -> "Output":  # noqa: B008  # it is immutable
        """Read the output options, and take them out of `values`. Raises BadUsage for two formats, or no field."""
        given = {option.name: values.pop(option.name) for option in output_options()}
        form, csv, json, fields, path, limit = (given.pop(name) for name in ("form", "csv", "json", "fields", "path", "limit"))
        if (form is not None) + csv + json > 1:
            raise BadUsage("give one of --format, --csv and --json")
        path = None if open_file(path) == STDOUT else path
        chosen = tuple(f.strip() for f in fields.split(",") if f.strip()) if fields is not None else ()
        if path == "":
            raise BadUsage("-o names no file; write its name, or - for stdout")
        if fields is not None and not chosen:
            raise BadUsage("--fields names no field; write --fields id,date")
        asked = "csv" if csv else "json" if json else form
        if not path or _is_device(path):  # a file's ending says its format
            asked = asked or usual_format() or ("table" if path else None)
        return cls(asked, chosen, path, limit and min(limit, MAX_INTEGER), **given, written=written)


def _is_device(path: str) -> bool:
    """Whether a path is that of a device or a pipe whose name has no ending: `/dev/null`, `/dev/stderr`, `/dev/fd/63`."""
    unnamed = not os.path.splitext(path)[1] and os.path.exists(path)
    return open_file(path) is not None or (unnamed and not os.path.isfile(path) and not os.path.isdir(path))


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
    rows, placed = _sorted(view, output.sort, output.limit) if output.sort else view.rows, list[Row]()
    counted = _Counted(_noting_places(rows, placed) if output.chosen == "geojson" else rows)

    @cache
    def notes() -> list[str]:
        said = view.notes()
        if output.chosen == "geojson" and counted.count and not placed:
            said = ["no row has a place: neither it nor its event has attributes lat and lon", *said]
        if (counted.count or not output.limit) and output.limit is not None and total and (all_of_them := total()) > counted.count:
            return [f"{counted.count:,} of {all_of_them:,} shown (--limit)", *said]
        return said

    def every() -> int:
        return total() if total and (counted.count == output.limit or counted.count >= PAGE) else counted.count

    told = view._replace(rows=counted, notes=notes, total=every)
    text: Iterable[str] = render(told, output.chosen, surface_of(output), output.fields, output.sources)
    if output.bom:
        if output.chosen not in ("csv", "tsv"):
            raise BadUsage(f"--bom is for csv and tsv; {output.chosen} has none")
        text = chain(["\ufeff"], text)
    if output.path:
        to_file(text, output.path)
        page = output.chosen == "html" or FORMATS[output.chosen].paged
        notify([f"wrote {output.path}: {(page and view.holds) or plural(counted.count, 'row')}"], output.quiet)
    else:
        paged = FORMATS[output.chosen].paged
        to_stdout(text, paged, pager=paged and not output.no_pager)
    none = not counted.count and not (output.limit == 0 and total and total())
    notify([empty, *notes()] if none else notes(), output.quiet)
    return Exit.FAILURE if output.fail_empty and not counted.count else Exit.OK


def _sorted(view: View, column: str, limit: int | None) -> list[Row]:
    from alliancecli.cli.sorting import in_order  # few ask for another order

    return in_order(view, column, limit)


def _noting_places(rows: Iterable[Row], placed: list[Row]) -> Iterable[Row]:
    """The rows; the first that has a place is put among the `placed`."""
    from alliancecli.render.geojson import position

    for row in rows:
        if not placed and position(row):
            placed.append(row)
        yield row


class _Counted:
    """Rows, and how many have gone by."""

    def __init__(self, rows: Iterable[dict[str, object]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self):  # type: ignore[no-untyped-def]
        for row in self._rows:
            self.count += 1
            yield row


def surface_of(output: Output) -> Surface:
    """What the output can show. Off a terminal there is no width and, unless asked for, no colour."""
    said = os.environ.get
    terminal = output.path is None and sys.stdout.isatty()
    smart = terminal and said("TERM") != "dumb"
    usual = not said("NO_COLOR") and (said("CLICOLOR_FORCE", "0") not in ("", "0") or (smart and said("CLICOLOR") != "0"))
    color = output.color == "always" or (output.color == "auto" and output.path is None and usual)
    links, dark = smart and color and takes_links(), said("COLORFGBG", "").rpartition(";")[2] in ("0", "8")
    unicode, encoding = charset(output.path)
    return Surface(width_of(sys.stdout) if terminal else None, color, unicode, links, dark, encoding)


def charset(path: str | None) -> tuple[bool, str]:
    """Whether what is written there (None: stdout) takes Unicode, and its encoding. Files are UTF-8."""
    encoding = "utf-8" if path else (sys.stdout.encoding or "ascii")
    return encoding.lower().startswith(("utf", "gb18030")), encoding


LINKING = ("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "ITERM_SESSION_ID", "WEZTERM_PANE", "FORCE_HYPERLINK")
"""Variables that terminals set which take links (OSC 8), and the one by which a person says so."""


def takes_links() -> bool:
    """Whether the terminal is known to take links; an old one would show their addresses as garbage."""
    return os.environ.get("FORCE_HYPERLINK") != "0" and any(os.environ.get(name) for name in LINKING)


def to_stdout(text: Iterable[str], paged: bool, *, pager: bool = False) -> None:
    """Pages in the terminal's encoding, everything for machines as UTF-8; in pieces, so that the first rows come first.

    With `pager` a page that is longer than the terminal goes through a pager.
    """
    encoding = charset(None)[1] if paged else "utf-8"
    text = _begun(text)
    if pager and sys.stdout.isatty():
        from alliancecli.cli.pager import paged as through_pager

        text = through_pager(text, encoding)
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.writelines(text)
    else:
        raw.writelines(iterencode(text, encoding, "backslashreplace"))
    sys.stdout.flush()


def _begun(text: Iterable[str]) -> Iterable[str]:
    """The text unchanged. When its first piece is taken the run is marked as begun."""
    app = App.current()
    for piece in text:
        app.begun = True
        yield piece


def to_file(text: Iterable[str], path: str) -> None:
    """Write a text to a file, in UTF-8: see `save`."""
    save(iterencode(text, "utf-8", "backslashreplace"), path)


def save(content: Iterable[bytes], path: str) -> None:
    """Write a file atomically: beside its place, then moved there, with the permissions of the file that stood there.

    A link is followed; what is no plain file (a pipe, a device) or is open already (stderr) is written to as it stands.
    """
    opened = open_file(path)
    plain = opened is None and (os.path.isfile(path) or not os.path.exists(path))
    target = os.path.realpath(path) if plain else path  # of a pipe, as of /dev/fd/63, the real path is no name
    if plain and not os.path.isdir(os.path.dirname(target)):
        raise AllianceError(f"-o {path}: there is no folder {os.path.dirname(path) or os.path.dirname(target)}; make it first")
    beside = None if not plain else f"{target}.{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        with open(beside or target, "xb") if beside else open(path if opened is None else opened, "wb", closefd=opened is None) as file:
            if beside and os.path.exists(target):
                os.chmod(beside, os.stat(target).st_mode & 0o777)
            for piece in content:
                App.current().begun |= not beside
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
