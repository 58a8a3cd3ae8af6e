"""The help of every command as one text: what the man page and the reference are made from."""

import inspect
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

import click

from alliancecli.cli.command import engine_options
from alliancecli.cli.options import RECORD, output_options
from alliancecli.cli.parameters import parameter


class Page(NamedTuple):
    """What the help of a command says."""

    name: str
    usage: str
    examples: list[str]
    paragraphs: list[str]
    """What it does; a paragraph of several lines is to stand as it is."""
    options: list[tuple[str, str]]
    """Its own options, each as it is written and what it does."""
    shared: bool
    """Whether it takes the shared output options too."""


def pages() -> Iterator[Page]:
    """The page of every command, in the order of COMMANDS."""
    from alliancecli.cli.commands import COMMANDS
    from alliancecli.cli.group import command_of

    shared = output()
    for name in COMMANDS:
        command = command_of(name)
        context = click.Context(command, info_name=f"alliance {name}")
        listed = _options(command, context)
        yield Page(
            name,
            # click before 8.2 puts a choice that may be left out between two pairs of brackets.
            " ".join((context.command_path, *command.collect_usage_pieces(context))).replace("[[", "[").replace("]]", "]"),
            [line.strip() for line in command.declared.examples.strip().splitlines()],
            [_paragraph(part) for part in inspect.cleandoc(command.help or "").split("\n\n")],
            [option for option in listed if option not in shared and "--help" not in option[0]],
            {_spelled(option) for option in shared} <= {_spelled(option) for option in listed},
        )


def _spelled(option: tuple[str, str]) -> str:
    """How an option is spelled, less what it takes: its choices are not the same in every command."""
    return option[0].partition(" [")[0]


def _paragraph(text: str) -> str:
    """A paragraph of help on one line, but where click is told by a backspace to keep its lines."""
    kept, said, lines = text.partition("\b\n")
    return lines if said and not kept else " ".join(text.split())


def output() -> list[tuple[str, str]]:
    """The shared output options."""
    command = click.Command("output", params=[*map(parameter, (*output_options(), *RECORD))])
    return [one for one in _options(command, click.Context(command)) if "--help" not in one[0]]


def _options(command: click.Command, context: click.Context) -> list[tuple[str, str]]:
    params = (param for param in command.get_params(context) if isinstance(param, click.Option))
    return [record for param in params if (record := param.get_help_record(context))]


def man(version: str, date: str, topics: Iterable[tuple[str, str]], codes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The man page alliance(1) in roff.

    `version` and `date` stand at its foot; `topics` are titles, each with a text to print as it is; `codes` exit codes and their meanings.
    """
    from alliancecli.cli.commands import COMMANDS, EXAMPLES
    from alliancecli.cli.group import alliance

    yield f'.TH ALLIANCE 1 {date} "{_roff(version)}" "User Commands"\n'
    yield f".SH NAME\nalliance \\- {_filled((alliance.help or '').rstrip('.'))}\n"
    yield ".SH SYNOPSIS\n.B alliance\n.I COMMAND\n[\\fIOPTIONS\\fR]\n"
    yield from _verbatim("EXAMPLES", EXAMPLES)
    yield ".SH OPTIONS\n"
    yield from _listed(_options(alliance, click.Context(alliance, info_name="alliance")))
    yield ".SH COMMANDS\n"
    yield from _listed(COMMANDS.items())
    yield ".SH OUTPUT OPTIONS\nEvery command that prints rows takes them; more formats stand with those that write them.\n"
    yield from _listed(output())
    yield ".SH ENGINE OPTIONS\n"
    yield from _listed(engine_options())
    for page in pages():
        yield f'.SH "ALLIANCE {_roff(page.name.upper())}"\n.B {_roff(page.usage)}\n'
        for paragraph in page.paragraphs:
            yield f".PP\n.nf\n{_lines(paragraph)}\n.fi\n" if "\n" in paragraph else f".PP\n{_filled(paragraph)}\n"
        yield from _listed(page.options)
        yield ".PP\nExamples:\n.PP\n.nf\n" + "".join(f"    {_roff(line)}\n" for line in page.examples) + ".fi\n"
    for title, text in topics:
        yield from _verbatim(title.upper(), text)
    yield ".SH EXIT STATUS\n"
    yield from _listed(codes)


def _listed(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, said in pairs:
        yield f".TP\n.B {_roff(term)}\n{_filled(said)}\n"


def _verbatim(title: str, text: str) -> Iterator[str]:
    yield f'.SH "{_roff(title)}"\n.nf\n'
    yield f"{_lines(text.strip(chr(10)))}\n.fi\n"


def _lines(text: str) -> str:
    """Lines to stand as they are."""
    return "\n".join(_roff(line) or ".sp" for line in text.splitlines())


def _filled(text: str) -> str:
    """Running text in lines of at most 80 bytes or so; roff fills them anew."""
    return "\n".join(map(_roff, wrap(text, 70, break_long_words=False, break_on_hyphens=False)))


_ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"})


def _roff(text: str) -> str:
    """Text that roff prints as it is: nothing in it is a request, and what is pasted from the page is what was written."""
    escaped = text.translate(_ESCAPES)
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
