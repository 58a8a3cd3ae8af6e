"""`alliance help`."""

import os
import sys
from collections.abc import Iterable, Iterator

from alliancecli.cli.app import App
from alliancecli.cli.columns import columns
from alliancecli.cli.declaring import declare
from alliancecli.cli.fitting import fitted
from alliancecli.errors import BadUsage, Exit
from alliancecli.model.characters import escape_controls
from alliancecli.model.words import counted
from alliancecli.query import definitions as own
from alliancecli.questions.param import Param

DATES = """\
A date is its whole period, exactly as precise as its source. On the command
line write one of

  2009         a year              2009~      about 2009
  2009-01      a month             2009?      perhaps 2009
  2009-01-12   a day               2009%      perhaps, and about, 2009
  2009-Q1      a quarter           199X       a decade
  12 Sep 2001  a day               19XX       a century
  Sep 2001     a month             2001/2003  from 2001 to 2003, both included
  summer 2003  a season            2006/..    from 2006 on
  early 1995   a third of a year   ../2006    until 2006
  today        the day it is       -0399      400 BC: the year 0 is 1 BC

The record and `date` columns use EDTF (ISO 8601-2): there 2003-22 is summer
2003 and 1995-39 the last third of 1995.

  21 to 24  spring, summer, autumn, winter
  25 to 28  the same, said to be northern
  29 to 32  the same, said to be southern
  33 to 36  quarters
  37 to 39  thirds (early, mid, late)
  40, 41    halves
  {a,b}     just these dates
  2009/     from 2009 to nobody knows when
  ~ and ?   marks: they widen nothing

Seasons are northern: spring is March to May, summer June to August, autumn
September to November, winter December to February of the next year. `--from`
and `--to` include the whole period named. What may lie outside is kept and
marked ?; `--certain` leaves it out. Only `today` reads the clock, and
ALLIANCE_TODAY stands in for it. Nothing else is guessed.
"""


def _terms(title: str, pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    listed = list(pairs)
    width = max((len(term) for term, _ in listed), default=0)
    yield f"{title}\n"
    for term, meaning in listed:
        yield f"  {term:<{width}}  {meaning}\n"
    yield "\n"


def dates() -> Iterator[str]:
    """How to write a date."""
    yield DATES


def glossary() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Every field of every command and every word of the vocabularies, under a title each, with what it means."""
    from alliancecli.model.vocabulary import VOCABULARIES

    for title, found in columns():
        yield f"Fields of {title}", [(column.key, column.describe) for column in found]
    for name in VOCABULARIES:
        yield f"Terms of {name}", _meanings(name)
    connection = App.current().connect()
    for table in ("theatre", "scope"):
        yield f"Terms of {table} (the record's own)", list(own.definitions(connection, table).items())


def fields() -> Iterator[str]:
    """Every field of every command, and the words of the closed vocabularies."""
    for title, pairs in glossary():
        yield from _terms(title, pairs)


def _meanings(vocabulary: str) -> list[tuple[str, str]]:
    """The terms of a closed vocabulary, each with its definition."""
    from alliancecli.model.vocabulary import VOCABULARIES

    return [(term, term.definition) for term in VOCABULARIES[vocabulary]]


def status() -> Iterator[str]:
    """How real a claim is, how it is hedged, and how near its source stands."""
    for name in ("status", "qualifier", "missing", "tier"):
        yield from _terms(name, _meanings(name))


def exit_codes() -> Iterator[str]:
    """What a script may conclude from the exit code."""
    yield from _terms("Exit codes", ((str(int(code)), code.meaning) for code in Exit))


ENVIRONMENT = {
    "ALLIANCE_DATA": "the folder of the record to ask, in place of the bundled one; several with : between, `bundled` among them",
    "ALLIANCE_FORMAT": "the format where the command line names none: a word that --format takes",
    "ALLIANCE_PAGER": "the pager for pages longer than the terminal, before PAGER; empty or cat for none",
    "PAGER": "the same, for every program; where neither is set, less -FRX",
    "ALLIANCE_CACHE": "the folder that keeps the compiled record; otherwise alliance/ in XDG_CACHE_HOME or ~/.cache",
    "ALLIANCE_TODAY": "the day that `today` means, as 2026-01-31",
    "NO_COLOR": "set to anything but nothing: no colour, unless --color always; so does TERM=dumb",
    "CLICOLOR, CLICOLOR_FORCE": "0: no colour; other than 0: colour also off a terminal; NO_COLOR comes before both",
    "COLORFGBG": "the terminal's text and background, as 15;0; where that is dark dates and bars have a colour",
    "FORCE_HYPERLINK": "1: sources are links also where the terminal is not known to take them; 0: nowhere",
    "COLUMNS, LINES": "the size of the terminal, in place of what it says itself",
}


def environment() -> Iterator[str]:
    """The variables that are read."""
    yield from _terms("Environment", ENVIRONMENT.items())


CACHE = """\
Compiled records are kept in {folder}

A record is compiled when it is first asked, and again when its files have changed; questions then read that one file. Of a record only
the last is kept, and of all records those last used: at most {many}, and {size:,} MB together. ALLIANCE_CACHE names another folder.
`alliance help cache --empty` removes them all; each is made anew when its record is next asked. Nothing else is lost.

"""


def cache() -> Iterator[str]:
    """Where compiled records are kept, and which; with --empty they are removed."""
    from datetime import date

    from alliancecli.environment import cache_folder
    from alliancecli.index.cache_folder import MAX_BYTES, MAX_INDEXES, kept

    folder = cache_folder()
    yield CACHE.format(
        folder=folder or "no folder: there is no home, and ALLIANCE_CACHE names none", many=MAX_INDEXES, size=MAX_BYTES // 10**6
    )
    for one in kept(folder) if folder else ():
        yield f"  {os.path.basename(one.path)}  {one.size / 1e6:>7,.1f} MB  {date.fromtimestamp(one.used)}  {escape_controls(one.title)}\n"


def man() -> Iterator[str]:
    """The whole help as a man page: `alliance help man > alliance.1`, then `man -l alliance.1`."""
    from alliancecli.cli import man_page
    from alliancecli.cli.app import version_line

    codes = ((str(int(code)), code.meaning) for code in Exit)
    version = version_line()
    date = version.rpartition(" ")[2]
    yield from man_page.man(version, date, (("dates", DATES), ("environment", "".join(environment()).partition("\n")[2])), codes)


def tags() -> Iterator[str]:
    """The tags of events, for --tag, and how many events have each."""
    yield from _terms("Tags, and how many events have each", own.tags(App.current().connect()).items())


def theatres() -> Iterator[str]:
    """Where things happen, for --theatre."""
    yield from _terms("Theatres", own.definitions(App.current().connect(), "theatre").items())


def scopes() -> Iterator[str]:
    """Who or what is counted, for --scope."""
    yield from _terms("Scopes", own.definitions(App.current().connect(), "scope").items())


def offices() -> Iterator[str]:
    """The offices that someone held, for `alliance holders`, each under the name that it takes."""
    yield from _terms("Offices", own.offices(App.current().connect()).items())


def kinds() -> Iterator[str]:
    """The kinds of events and of institutions, for --kind."""
    for name in ("kind (events)", "kind (institutions)"):
        yield from _terms(f"Terms of {name}", _meanings(name))


def measures() -> Iterator[str]:
    """What numbers are of, for --measure."""
    yield from _terms("Measures", _meanings("measure"))


TOPICS = {
    "dates": dates,
    "fields": fields,
    "status": status,
    "tags": tags,
    "theatres": theatres,
    "kinds": kinds,
    "offices": offices,
    "measures": measures,
    "scopes": scopes,
    "environment": environment,
    "cache": cache,
    "exit-codes": exit_codes,
    "man": man,
}


def topic(text: str) -> str:
    """A topic, or a command. Raises BadUsage for anything else, with what it may be."""
    from difflib import get_close_matches

    from alliancecli.cli.commands import COMMANDS

    name = text.strip().lower()
    if name in TOPICS or name in COMMANDS:
        return name
    near = get_close_matches(name, [*TOPICS, *COMMANDS], n=1)
    said = f"; did you mean `alliance help {near[0]}`?" if near else "."
    raise BadUsage(f"'{text}' is no topic{said} The topics are {', '.join(TOPICS)}, and every command")


def _emptied() -> str:
    from alliancecli.environment import cache_folder
    from alliancecli.index.cache_folder import shrink

    folder = cache_folder()
    return f"{counted(shrink(folder, indexes=0) if folder else 0, 'compiled record')} removed"


TOPIC = Param("topic", "topic", "A command, or a topic.", place="maybe")
EMPTY = Param("empty", "flag", "With `cache`: remove the compiled records; each is made anew when it is next asked.")


@declare("help", TOPIC, EMPTY, examples="\n".join(f"alliance help {name}" for name in ("troops", *TOPICS)))
def command(topic: str | None, empty: bool) -> int:
    """Explain a command, dates, fields, status and the other words of the record, exit codes; list tags, theatres, kinds, offices."""
    if empty:
        if topic != "cache":
            raise BadUsage("--empty is for the cache; write `alliance help cache --empty`")
        said = _emptied()
    elif topic in TOPICS:
        said = fitted("".join(TOPICS[topic]()).rstrip())
    else:
        from alliancecli.cli.group import help_of

        topics = "".join(_terms("", ((n, f.__doc__ or "") for n, f in TOPICS.items()))).strip("\n")
        said = help_of(topic) if topic else fitted(f"{help_of()}\n\nTopics of `alliance help TOPIC`:\n{topics}")
    sys.stdout.write(f"{said}\n")
    return Exit.OK
