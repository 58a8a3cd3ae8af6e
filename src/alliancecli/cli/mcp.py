"""`alliance mcp`."""

from functools import partial
from importlib.util import find_spec

from alliancecli.cli.app import App, Target
from alliancecli.cli.declaring import declare
from alliancecli.cli.options import RECORD
from alliancecli.errors import AllianceError, Exit

EXAMPLES = """
alliance mcp
claude mcp add alliance -- alliance mcp
alliance mcp --data my-record/
"""


DATA, KEEP_GOING, *_ = RECORD


@declare("mcp", DATA, KEEP_GOING, examples=EXAMPLES)
def command(data: tuple[str, ...], keep_going: bool) -> int:
    """Serve the questions to an assistant, over the Model Context Protocol on stdin and stdout.

    Tools: timeline, troops, figures, count, sum, compare, conflicts, show, search, sources, factcheck. They only read; each answer has
    date, age, status, source and locator, and the rules by which to read it. An assistant's program starts this itself; it stops when that
    closes its stdin.
    """
    if not find_spec("mcp"):
        raise AllianceError("mcp needs the Model Context Protocol SDK, which is not installed: pip install 'alliancecli[mcp]'")
    target = Target(data, keep_going)
    App.current().connect(target)  # a record that cannot be read is said now, and not at the first question
    from alliancecli.api import open as opened
    from alliancecli.api.mcp_server import serve

    serve(partial(opened, *target.folders, keep_going=keep_going))
    return Exit.OK
