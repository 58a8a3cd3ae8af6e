"""`alliance changes`."""

from itertools import islice

from alliancecli.cli.app import App, Target
from alliancecli.cli.declaring import declare
from alliancecli.cli.output import Output, emit
from alliancecli.query.record_changes import record_changes
from alliancecli.questions.param import Param
from alliancecli.views import record_changes as view

EXAMPLES = """
alliance changes my-record-2025/ my-record/
alliance changes bundled my-record/ --csv
"""


BEFORE = Param("before", "folder", "The one version.", place="one", metavar="A")
AFTER = Param("after", "folder", "The other.", place="one", metavar="B")


@declare("changes", BEFORE, AFTER, examples=EXAMPLES, output=True)
def command(before: str, after: str, output: Output) -> int:
    """What differs between two versions of a record, the folders A and B: added, removed, and changed field by field.

    A record is the same where it has the same id. `bundled` is the record that came with the tool.
    """
    app = App.current()
    old, new = (app.connect(Target((folder,))) for folder in (before, after))
    limit = None if output.sort else output.limit
    shown = view.record_changes(islice(record_changes(old, new), limit))._replace(title="Changes")
    return emit(shown, output, empty="nothing differs", total=lambda: sum(1 for _ in record_changes(old, new)))
