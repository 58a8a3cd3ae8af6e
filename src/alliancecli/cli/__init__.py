"""The command `alliance`: reads a command line, runs it, and turns what goes wrong into one line and an exit code."""

import os
import sys
from contextlib import suppress

from alliancecli.cli.app import App
from alliancecli.cli.commands import COMMANDS, declared
from alliancecli.errors import AllianceError, Exit, RecordFaults


def run(arguments: list[str]) -> int:
    """Run a command line; returns its exit code, with everything written."""
    for stream, mode, access in (("stdin", "r", os.O_RDONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY)):
        if getattr(sys, stream) is None:  # closed by the caller: `alliance timeline >&-`; then writing an answer is a failure
            setattr(sys, stream, open(os.open(os.devnull, access), mode, encoding="utf-8"))  # noqa: SIM115  # open as long as we run
    asked = os.environ.get("_ALLIANCE_COMPLETE", "")
    if asked.endswith("_source"):  # as click has it, for those who know that
        arguments = ["completion", asked.removesuffix("_source")]
    elif asked:
        from alliancecli.cli.asking_shell import respond

        return respond(asked)
    code = _guarded(arguments)
    with suppress(OSError):
        sys.stderr.flush()
    return code


def _guarded(arguments: list[str]) -> int:
    """Every way in which a run can end, as an exit code; under --debug with the trace of an error before what is said of it."""
    debug = arguments[:1] == ["--debug"]
    try:
        code = _repaired(arguments)
        sys.stdout.flush()
        return code
    except AllianceError as error:
        return _said(error.faults if isinstance(error, RecordFaults) else [f"alliance: {error}"], error.exit, debug)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return Exit.READER_GONE
    except UnicodeEncodeError as error:
        return _said(
            [f"alliance: {error.object[:60]!a} is no text in {error.encoding}; write it in UTF-8, under PYTHONUTF8=1"], Exit.USAGE, debug
        )
    except OSError as error:
        return _said([f"alliance: {error.filename or 'output'}: {error.strerror or error}"], Exit.FAILURE, debug)


def _repaired(arguments: list[str]) -> int:
    """Run a command, once more where SQLite gives out before anything of the answer is written.

    Its index may be damaged and is built anew. What comes again is told in a line, with the error of SQLite as its cause.
    """
    app = App()
    try:
        try:
            return _answered(arguments, app)
        except Exception as error:
            if not _of_sqlite(error):
                raise
            app.discard_indexes()
            if app.begun:
                raise
        return _answered(arguments, app)
    except Exception as error:
        if not _of_sqlite(error):
            raise
        said = "what is written so far is not the answer. Ask again; if it comes back, `alliance --debug ...` shows where, for a report"
        raise AllianceError(f"SQLite refused what was asked of it ({error}); {said}") from error


def _of_sqlite(error: Exception) -> bool:
    sqlite3 = sys.modules.get("sqlite3")
    return sqlite3 is not None and isinstance(error, sqlite3.Error)


def _answered(arguments: list[str], app: App) -> int:
    """Run a command line, with the App that it opens records with; click, which takes as long to import as a question to answer, last."""
    with app:
        if arguments and arguments[0] in COMMANDS:
            from alliancecli.cli import plain

            command = declared(arguments[0])
            if (values := plain.read(arguments[1:], command.params)) is not None:
                return command.run(values)
        from alliancecli.cli.group import invoked

        return invoked(arguments)


def _said(lines: list[str], code: Exit, debug: bool) -> int:
    from alliancecli.cli.stderr import complain

    if debug:
        from traceback import format_exc

        complain(format_exc().splitlines())
    complain(lines)
    return code
