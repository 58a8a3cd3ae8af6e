"""Writes the pages that are made from the help: `python docs/make.py`. A test holds them against it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from alliancecli.cli import manual
from alliancecli.cli.help import DATES, ENVIRONMENT, glossary
from alliancecli.errors import Exit

DOCS = Path(__file__).parent
MADE = "<!-- Made by docs/make.py from the tool's own help: change it there. -->\n"


def _table(head: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A table of two columns; what is typed stands in code."""
    yield f"| {head} | |\n|---|---|\n"
    for term, said in pairs:
        yield f"| `{term.replace('|', chr(92) + '|')}` | {said.replace('|', chr(92) + '|')} |\n"
    yield "\n"


def reference() -> Iterator[str]:
    """Every command with its options, dates, environment and exit codes."""
    yield f"# Reference\n\n{MADE}\nWhat `alliance COMMAND --help` says, of every command; the same as a man page: `alliance help man`.\n\n"
    for page in manual.pages():
        yield f"## alliance {page.name}\n\n    {page.usage}\n\n"
        for paragraph in page.paragraphs:
            yield f"```text\n{paragraph}\n```\n\n" if "\n" in paragraph else f"{paragraph}\n\n"
        if page.options:
            yield from _table("option", page.options)
        shared = "It takes the [output options](#output-options). " if page.shared else ""
        yield f"{shared}[Examples](commands/{page.name}.md).\n\n"
    yield "## Output options\n\nEvery command that prints rows takes them.\n\n"
    yield from _table("option", manual.output())
    yield f"## Dates\n\n```text\n{DATES}```\n\n"
    yield "## Environment\n\n"
    yield from _table("variable", ENVIRONMENT.items())
    yield "## Exit codes\n\n"
    yield from _table("code", ((str(int(code)), code.meaning) for code in Exit))


def fields() -> Iterator[str]:
    """Every field and every vocabulary term with its meaning."""
    yield f"# Fields and terms\n\n{MADE}\nWhat `alliance help fields` says. A field is a key in JSON and a column in CSV.\n\n"
    for title, pairs in glossary():
        yield f"## {title}\n\n"
        yield from _table("field" if title.startswith("Fields") else "term", pairs)


PAGES = {"reference.md": reference, "fields.md": fields}


def page(name: str) -> str:
    """The text of a page by its file name."""
    return "".join(PAGES[name]()).rstrip("\n") + "\n"


if __name__ == "__main__":
    for one in PAGES:
        (DOCS / one).write_text(page(one), encoding="utf-8")
