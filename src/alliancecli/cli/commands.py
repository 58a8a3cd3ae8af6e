"""Every command: what it is called, its line of help, and where it is declared."""

from importlib import import_module
from typing import TYPE_CHECKING

from alliancecli.questions import QUESTIONS, question_named
from alliancecli.questions.param import Param

if TYPE_CHECKING:
    from alliancecli.cli.declaring import Declared

COMMANDS = {
    "timeline": "Events and milestones, in order of time.",
    "on": "What happened on a day of the year.",
    "troops": "How many, and as of when: the strength of a force and its parts.",
    "figures": "Every number in the record: troops, money, equipment, shares.",
    "count": "How many events or figures of each year, theatre, actor, kind or source.",
    "sum": "What the numbers of the record come to: computed, never a total with its parts.",
    "compare": "Side by side: forces, one force at several days, promise and delivery, timelines.",
    "institutions": "Alliances, organisations, commands, missions, forces, states.",
    "lineage": "What an institution came from and what became of it, as a tree.",
    "members": "Who belonged to it, and when; who joined and who left.",
    "holders": "Who held an office, and when.",
    "terms": "What the words of the field mean, and by whom.",
    "show": "One record, whole; for an institution a card.",
    "open": "The page of a thing in your browser.",
    "conflicts": "Claims that cannot all be right, and why they may differ.",
    "coverage": "For which years there are claims, and where the record is silent.",
    "sources": "The bibliography: what everything rests on.",
    "search": "Full text over every kind of record.",
    "factcheck": "Hold a text against the record: what is supported, what is refuted.",
    "cite": "References to paste, for claims and for sources.",
    "check": "Check a record: the bundled one, or a folder of your own.",
    "changes": "What differs between two versions of a record, claim by claim.",
    "export": "Files for other tools: SQLite, Parquet, data package, calendar, timelines, linked data, bibliography.",
    "verify": "Hold the record against your own copy of a source.",
    "new": "Begin a record of your own, or print a template to fill in.",
    "completion": "Let the TAB key of bash, zsh or fish finish names and options.",
    "mcp": "Serve an assistant the same answers (Model Context Protocol).",
    "help": "Explain a command, dates, fields and other words; list tags, theatres, kinds, offices.",
}
"""Every command with its line of help; the module of the same name is read only when it is called."""

EXAMPLES = """\
  alliance timeline --from 2001
  alliance troops isaf --as-of 2009-01
  alliance show isaf
"""


OPTIONS = (
    Param("version", "flag", "Print the versions of tool and record, and stop."),
    Param("debug", "flag", "Show the full trace of an error."),
)
"""What may stand before a command."""

HELP = Param("help", "flag", "Show this message and exit.", short="h")
"""What may stand anywhere."""


def declared(name: str) -> "Declared":
    """The command of that name, a key of COMMANDS: a question, or a module of its own."""
    if name in QUESTIONS:
        from alliancecli.cli.declaring import of_question

        return of_question(question_named(name))
    found: Declared = import_module(f"alliancecli.cli.{name}").command
    return found
