"""`alliance open`."""

import os
import sys
from contextlib import suppress

from alliancecli.cli.app import App, Target
from alliancecli.cli.declaring import declare
from alliancecli.cli.stderr import notify
from alliancecli.errors import AllianceError, BadUsage, Exit
from alliancecli.query.engine import Engine
from alliancecli.query.names import RECORDS
from alliancecli.questions.param import Param

EXAMPLES = """
alliance open isaf
alliance open yost-1998
alliance open
alliance open isaf --print
"""

COPY = "site"
"""The folder of local copies, in the cache folder."""

PAGES = ("institution", "event", "source", "term", "theatre")
"""The kinds of thing that have a page; a number or a relation stands on that of its institution."""


NAME = Param("name", "name", "Id, acronym or alias.", (*RECORDS, "theatre"), place="maybe")
PRINT = Param("printed", "flag", "Print the path of the page; open nothing.", option="print")


@declare("open", NAME, PRINT, examples=EXAMPLES, record=True)
def command(name: str | None, printed: bool, target: Target) -> int:
    """The page of a thing in your browser; the front page without NAME.

    The pages are those of `alliance export site`, made in the cache folder when they are first asked for, and brought up to date when the
    record has changed. Nothing is fetched or sent.
    """
    connection = App.current().connect(target)
    page = _page(connection, name) if name else "index.html"
    path = os.path.join(_copy(connection), *page.split("#")[0].split("/"))
    if printed or not _shown(path, page):
        sys.stdout.write(f"{path}\n")
    return Exit.OK


def _page(connection: Engine, name: str) -> str:
    """The path of the page of a thing in a site. Raises UnknownName, BadUsage where the name means several things."""
    from alliancecli.query.names import find, subject_of

    said, colon, rest = name.partition(":")
    found = find(connection, rest, (said,)) if colon and said in NAME.of else find(connection, name, NAME.of)
    if len(found) > 1:
        raise BadUsage(f"'{name}' means more than one thing: write {' or '.join(f'{kind}:{one}' for kind, one in found)}")
    ((kind, one),) = found
    if kind in PAGES:
        return f"{kind}/{one}.html"
    return f"{'/'.join(subject_of(connection, kind, one))}.html#{one}"


def _copy(connection: Engine) -> str:
    """The folder of a local copy of the site of this record, made if need be. Raises AllianceError where there is no place for one."""
    from alliancecli import __version__
    from alliancecli.environment import cache_folder
    from alliancecli.export import EXPORTS, Selection, export
    from alliancecli.query.edition import said

    cache = cache_folder()
    if not cache:
        raise AllianceError("there is no cache folder to make the pages in; `alliance export site DIR` makes them where you say")
    folder = os.path.join(cache, COPY)
    stamp = os.path.join(folder, "made-of.txt")
    made_of = f"{__version__} {said(connection, 'signature')}"
    with suppress(OSError), open(stamp, encoding="utf-8") as file:
        if file.read() == made_of:
            return folder
    notify(["making the pages, which takes some seconds"])
    os.makedirs(cache, exist_ok=True)
    with suppress(FileNotFoundError):
        os.unlink(stamp)
    export(connection, "site", Selection(), folder, force=not os.path.exists(os.path.join(folder, EXPORTS["site"].renews)))
    with open(stamp, "w", encoding="utf-8") as file:
        file.write(made_of)
    return folder


def _shown(path: str, page: str) -> bool:
    """Open a page in a browser; False where there is none."""
    import webbrowser
    from pathlib import Path

    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")):
        notify(["there is no browser here; the page is"])
        return False
    address = Path(path).as_uri() + (f"#{page.partition('#')[2]}" if "#" in page else "")
    if not webbrowser.open(address):
        notify(["no browser could be opened; the page is"])
        return False
    return True
