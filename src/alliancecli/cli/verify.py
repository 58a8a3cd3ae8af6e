"""`alliance verify`."""

from pathlib import Path

from alliancecli.cli.app import App, Target
from alliancecli.cli.declaring import declare
from alliancecli.cli.output import Output, emit
from alliancecli.errors import Exit
from alliancecli.query.names import resolve
from alliancecli.questions.param import Param

EXAMPLES = """
alliance verify nids-2009 my-copy.txt
alliance verify yost-1998 my-copy.txt --all --csv
"""


SOURCE = Param("source", "name", "The source, as the record calls it.", ("source",), place="one")
FILE = Param("file", "file", "Your copy of it.", place="one")
ALL = Param("everything", "flag", "Show what passes too, with how sure it is.", option="all")


@declare("verify", SOURCE, FILE, ALL, examples=EXAMPLES, record=True, output=True)
def command(source: str, file: str, everything: bool, output: Output, target: Target) -> int:
    """Hold the record against your own copy of a source, a text FILE: each anchor at its locator, its value and date beside it.

    Shows what fails, with its line in FILE, and the dates and numbers that no record claims. Exit 0 where nothing fails, 5 where
    claims do; what is unclaimed is no failure.
    """
    from alliancecli.record import load
    from alliancecli.verify import read, verify
    from alliancecli.views import verification as view

    name = resolve(App.current().connect(target), source, "source")
    record = load(*map(Path, target.folders))
    title = next(one.title for one in record.sources if one.id == name)
    result = verify(record, name, read(Path(file), [title]))
    shown = view.verification(result, name, everything=everything, limit=output.limit)._replace(title="Verify")
    empty = "the document bears out every claim, and holds no date or number that none carries" if result.claims else "no claims"
    code = emit(shown, output, empty=empty, total=lambda: len(view.chosen(result, everything=everything)))
    return Exit.FAULTS if result.failed else code
