"""Where to ask, for words that stand where the command line has no place for them: the command that answers."""

import sqlite3
from difflib import get_close_matches
from shlex import join, quote

from alliancecli.cli.app import App
from alliancecli.cli.commands import HELP, OPTIONS, declared
from alliancecli.cli.options import own_parameters
from alliancecli.cli.words import by_spelling
from alliancecli.errors import AllianceError
from alliancecli.query.engine import Engine
from alliancecli.query.institutions import kind_of
from alliancecli.query.names import alike, elsewhere, meant
from alliancecli.questions import QUESTIONS, question_named


def advice(words: list[str], command: str = "") -> str:
    """The command that has what these words ask, where `command` has no place for them: its own option, another command, or a search."""
    name = " ".join(words)
    try:
        connection = App.current().connect()
        params = question_named(command).params if command in QUESTIONS else ()
        if command == "troops" and _is_force(connection, name):
            return "`alliance compare`, given both names"
        for param in params:
            if param.kind == "name" and not param.place and meant(connection, name, param.of):
                return f"`alliance {command} --{param.spelled} {quote(name)}`"
        found = elsewhere(connection, name)
    except (AllianceError, sqlite3.Error):  # the record itself is at fault; that is not what was asked
        found = None
    return f"`{found[1]}`" if found else f"`alliance search {join(['--'] * words[0].startswith('-') + words)}`"


def _is_force(connection: Engine, name: str) -> bool:
    """Whether a name means something that has numbers of its own and gives none to others."""
    return any(kind_of(connection, one) != "state" for _, one in meant(connection, name, ("institution",)))


def no_command(words: list[str], known: list[str]) -> str:
    """What to say where the first of some words is no command."""
    said = f"there is no command '{words[0]}'"
    near = alike(words[0].lower(), known, n=1, cutoff=0.7)
    plain = [word for word in words if not word.startswith("-")]
    takes_none = bool(near) and near[0] in QUESTIONS and not any(param.place for param in question_named(near[0]).params)
    if near and not (takes_none and plain[1:]):
        return f"{said}; did you mean `{join(['alliance', near[0], *words[1:]])}`?"
    return f"{said}; what the record has on it is found by {advice(plain[takes_none:])}"


def no_option(name: str, command: str, own: list[str]) -> str:
    """What to say of an option that a command does not have: those of its own that are spelled much like it, or who has it."""
    said, how = f"{command} has no option {name}", f"`alliance {command} --help` lists its own"
    if near := get_close_matches(name, own, n=2, cutoff=0.8):
        return f"{said}; did you mean {' or '.join(near)}? {how}"
    having = [one for one in QUESTIONS if name in by_spelling(own_parameters(question_named(one)))]
    if not having:
        return f"{said}; {how}"
    *others, last = having
    return f"{said}, but {', '.join(others)} and {last} have; {how}" if others else f"{said}, but {last} has; {how}"


def no_option_there(name: str) -> str:
    """What to say of an option before any command that has no place there."""
    said = f"there is no option {name}"
    if name in by_spelling(declared("timeline").params):  # stands for all that answer
        return f"{said} here; what is asked of an answer comes behind the command: `alliance timeline {name}`"
    near = get_close_matches(name, [*by_spelling((*OPTIONS, HELP))], n=1, cutoff=0.6)
    return f"{said}; did you mean `alliance {near[0]}`?" if near else f"{said}; `alliance --help` lists what there is"
