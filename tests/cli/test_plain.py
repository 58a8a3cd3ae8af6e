"""A line that is plain to read says what click reads in it; every other is left to click."""

import shlex
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliancecli.cli import plain
from alliancecli.cli.app import App
from alliancecli.cli.commands import COMMANDS, HELP, declared
from alliancecli.cli.group import alliance, command_of
from alliancecli.errors import AllianceError
from alliancecli.questions.param import Param

EXAMPLES = [
    shlex.join(takewhile(lambda word: word not in ("|", "<", ">", ">>"), words[1:]))
    for name in COMMANDS
    for line in declared(name).examples.split("\n")
    if (words := shlex.split(line))[:1] == ["alliance"]
]


def plainly(words: Sequence[str]) -> dict[str, Any] | None:
    """The values that a line says plainly."""
    with App():
        return plain.read(words[1:], declared(words[0]).params)


def by_click(words: Sequence[str]) -> dict[str, Any] | None:
    """The values that click reads in a line; None where it refuses the line."""
    above = alliance.make_context("alliance", [words[0]])
    try:
        with App(), command_of(words[0]).make_context(words[0], [*words[1:]], parent=above) as context:
            return dict(context.params)
    except (click.ClickException, click.exceptions.Exit, AllianceError):
        return None


NOT_PLAIN = (
    "timeline --help",
    "timeline -h",
    "timeline isaf",
    "timeline --from",
    "timeline --from 2001-13",
    "timeline --csv=1",
    "timeline --form csv",
    "timeline --theater balkans",
    "timeline --format docx",
    "timeline --format sarif",
    "timeline --limit many",
    "timeline --limit -1",
    f"timeline --limit {'9' * 5000}",
    "timeline --between kosovo-air-campaign",
    "timeline -fcsv",
    "timeline -f=csv",
    "timeline -- --csv",
    "timeline --weight heavy",
    "troops isaf --engine punchcards",
    "troops isaf kfor",
    "troops ''",
    "show",
    "search",
    "changes a",
    "new",
    "new poem",
    "help poems",
    "check --sample 0",
    "completion tcsh",
    "export punchcards a",
    "cite --style mla isaf",
)


@pytest.mark.parametrize("line", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_click(line: str) -> None:
    assert plainly(shlex.split(line)) is None


PLAIN = (
    "timeline --sort -date --no-sources",
    "timeline --sources --color never --limit 0",
    "timeline --from=2001 --to 2003-11 --theatre iraq --theatre=balkans -q",
    "timeline --kind treaty,operation --kind meeting -f json -o -",
    "timeline --kind operation --from 2001 --from 2002",
    "timeline --between ifor-deploys sfor-ends --data a --data b",
    "on",
    "on 12 Sep",
    "on -f csv 12 Sep",
    "search 'no fly' zone --limit 3",
    "troops",
    "factcheck -",
    "compare isaf kfor --as-of 2009-01 --csv --engine sqlite",
    "help",
    "check a b",
    "cite - isaf --style ris -o -",
    "export ics a.ics --theatre balkans,iraq --from 2001 --force -q",
    "verify nids-2009 copy.txt --all",
    "new mapping a.csv --makes figures",
    "mcp --data mine",
)


@pytest.mark.parametrize("line", [*EXAMPLES, *PLAIN])
def test_what_is_plain_says_what_click_reads(line: str) -> None:
    words = shlex.split(line)
    found = plainly(words)
    assert found is not None
    assert found == by_click(words)


TEXTS = st.sampled_from(
    (
        "isaf",
        "2001",
        "2009-01",
        "today",
        "12",
        "0",
        "-1",
        "-date",
        "6m",
        "9,50,20,55",
        "a,b",
        "csv",
        "sqlite",
        "operation",
        "",
        "-",
        "--",
        "x",
    )
)


FITTING = {
    "date": ("2001", "2009-01", "today"),
    "when": ("2001", "kosovo-air-campaign"),
    "age": ("6m",),
    "box": ("9,50,20,55",),
    "term": ("operation", "operation,treaty", "troops", "confirmed"),
    "count": ("0", "12"),
    "format": ("csv", "table"),
    "engine": ("sqlite",),
    "export": ("ics", "parquet"),
    "topic": ("dates", "troops"),
}
"""What may be written for a parameter, by its kind."""


def _words(param: Param) -> st.SearchStrategy[list[str]]:
    """A parameter as someone may write it, rightly or wrongly."""
    if param.place:
        return st.lists(TEXTS, max_size=2)
    spellings = [f"--{param.spelled}", f"--no-{param.spelled}", f"-{param.short or param.name[0]}"]
    fitting = param.of if param.kind == "choice" else FITTING.get(param.kind, ("isaf",))
    if param.kind == "flag":
        return st.sampled_from(spellings).map(lambda spelled: [spelled])
    rightly = st.sampled_from(fitting).map(lambda value: [spellings[0], *([value] * (2 if param.kind == "pair" else 1))])
    values = st.sampled_from(fitting) | TEXTS
    apart = st.tuples(st.sampled_from(spellings), st.lists(values, max_size=2)).map(lambda found: [found[0], *found[1]])
    return rightly | apart | st.tuples(st.sampled_from(spellings), values).map(lambda found: ["=".join(found)])


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A line with some of the parameters of a command."""
    name = draw(st.sampled_from([*COMMANDS]))
    chosen = draw(st.lists(st.sampled_from((*declared(name).params, HELP)), max_size=4))
    return [name, *(word for param in chosen for word in draw(_words(param)))]


@given(words=lines())
def test_a_line_is_read_as_click_reads_it_or_left_to_it(words: list[str]) -> None:
    found = plainly(words)
    if found is not None:
        assert found == by_click(words)
