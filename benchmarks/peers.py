"""The same file and the same questions, asked of other tools. `python benchmarks/peers.py VOTES.csv[.gz] [--peers FOLDER]`

Each question is a whole process from a cold start, in turn with the others, its answer written as CSV and its rows counted: who answers
with another number of rows has not answered. Peers get what a person who knows them would give them: sqlite-utils and the sqlite3 shell
a database with the same indexes and full text, made once; Miller, csvkit, pandas and DuckDB the file as it is, DuckDB also a database.
FOLDER is where their programs are, as the `bin` of an environment (`pip install sqlite-utils csvkit duckdb pandas`), before those on
the path; peers that are not there are skipped. `--runs N` takes the medians of N (5); `--write docs/performance.md` puts the tables there.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from measure import Command, Run, alliance, in_turn, once, put, table
from votes import make, opened

QUESTIONS = ("month and actor", "month", "actor", "as of a day", "full text")
"""A month of one country; a month of all; one country; the last vote of a country by a day; two words, in the country and in the vote."""

FIRST, LAST, ACTOR, AS_OF = "1994-12-01", "1994-12-31", "France", "1994-06-30"
SQL = (
    f"SELECT * FROM votes WHERE country = '{ACTOR}' AND date BETWEEN '{FIRST}' AND '{LAST}' ORDER BY date",
    f"SELECT * FROM votes WHERE date BETWEEN '{FIRST}' AND '{LAST}' ORDER BY date",
    f"SELECT * FROM votes WHERE country = '{ACTOR}' ORDER BY date",
    f"SELECT * FROM votes WHERE country = '{ACTOR}' AND date <= '{AS_OF}' ORDER BY date DESC LIMIT 1",
)
RANKED = "SELECT votes.* FROM votes JOIN votes_fts ON votes_fts.rowid = votes.rowid WHERE votes_fts MATCH 'kingdom abstain' ORDER BY rank"
SCANNED = "SELECT * FROM votes WHERE country LIKE '%Kingdom%' AND vote = 'abstain'"

INDEXES = (
    "CREATE INDEX by_date ON votes (date)",
    "CREATE INDEX by_country ON votes (country, date)",
    "CREATE INDEX by_vote ON votes (vote)",
    "CREATE UNIQUE INDEX by_id ON votes (rcid, country_code, country)",
)
FULL_TEXT = (
    "CREATE VIRTUAL TABLE votes_fts USING fts5 (country, vote, unres, content = 'votes')",
    "INSERT INTO votes_fts (rowid, country, vote, unres) SELECT rowid, country, vote, unres FROM votes",
)

DUCKDB = """\
import duckdb, sys
asked = duckdb.connect(sys.argv[1], read_only=sys.argv[1] != ":memory:")
asked.execute(f"COPY ({sys.argv[2]}) TO '/dev/stdout' (FORMAT csv, HEADER)")
"""
DUCKDB_BUILD = """\
import duckdb, sys
duckdb.connect(sys.argv[1]).execute(f"CREATE TABLE votes AS SELECT * FROM read_csv('{sys.argv[2]}')")
"""
PANDAS = """\
import pandas, sys
votes = pandas.read_csv(sys.argv[1])
exec(sys.argv[2])
votes.to_csv(sys.stdout, index=False)
"""
PANDAS_ASKED = (
    f"votes = votes[(votes.country == '{ACTOR}') & votes.date.between('{FIRST}', '{LAST}')].sort_values('date')",
    f"votes = votes[votes.date.between('{FIRST}', '{LAST}')].sort_values('date')",
    f"votes = votes[votes.country == '{ACTOR}'].sort_values('date')",
    f"votes = votes[(votes.country == '{ACTOR}') & (votes.date <= '{AS_OF}')].sort_values('date').tail(1)",
    "votes = votes[votes.country.str.contains('Kingdom') & (votes.vote == 'abstain')]",
)


class Peer(NamedTuple):
    """A tool as it is asked, with its version, and a command for each of QUESTIONS."""

    name: str
    version: str
    asked: tuple[Command, ...]


class Build(NamedTuple):
    """How a tool gets its database: the commands, one after the other."""

    name: str
    commands: tuple[Command, ...]
    made: Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("votes", type=Path)
    parser.add_argument("--peers", default="")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    os.environ["PATH"] = given.peers + os.pathsep + os.environ["PATH"]
    with tempfile.TemporaryDirectory() as temporary:
        here = Path(temporary)
        os.environ["ALLIANCE_CACHE"] = str(here / "cache")
        folder = make(given.votes, here / "votes")
        builds = list(_builds(folder, _plain(given.votes, here), here))
        built = in_turn({build.name: _building(build) for build in builds}, max(given.runs // 2, 1))
        peers = list(_peers(folder, given.votes, here))
        missing = [f"the command {name}" for name in ("sqlite-utils", "sqlite3", "mlr", "csvgrep", "duckdb") if not shutil.which(name)]
        missing += [f"Python's {name}" for name in ("duckdb", "pandas") if not _module(name)]
        text = "\n".join((_build_table(built), *_question_tables(peers, given.runs), _floor_table(peers, given.runs)))
    text += f"\n{'; '.join(f'{peer.name} {peer.version}' for peer in peers)}.\n"
    if missing:
        text += f"\nNot there, and so not asked: {', '.join(missing)}.\n"
    print(text)
    if given.write:
        put(given.write, "peers", text)


def _plain(votes: Path, here: Path) -> Path:
    """The table unpacked, for loaders that take no other."""
    plain = here / "votes.csv"
    with opened(votes) as packed, plain.open("w", encoding="utf-8", newline="") as file:
        shutil.copyfileobj(packed, file)
    return plain


def _module(name: str) -> str:
    """The version of a module of the peers' Python; "" where it is not there."""
    said = subprocess.run(["python", "-c", f"import {name}; print({name}.__version__)"], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def _version(*command: str) -> str:
    words = subprocess.run(command, capture_output=True, text=True, check=True).stdout.replace(",", "").split()
    return next(word for word in words if word[0].isdigit())


def _builds(folder: Path, plain: Path, here: Path) -> Iterator[Build]:
    cache = here / "cache"
    yield Build("alliance", ((alliance(), "timeline", "--data", str(folder), "--limit", "1", "--csv"),), cache)
    if shutil.which("sqlite-utils"):
        for name, options in (("sqlite-utils", []), ("sqlite-utils, all text", ["--no-detect-types"])):
            made = here / f"{len(name)}.db"
            insert = ("sqlite-utils", "insert", str(made), "votes", str(plain), "--csv", *options)
            indexes = (
                ("sqlite-utils", "create-index", str(made), "votes", "date"),
                ("sqlite-utils", "create-index", str(made), "votes", "country", "date"),
                ("sqlite-utils", "create-index", str(made), "votes", "vote"),
                ("sqlite-utils", "create-index", str(made), "votes", "rcid", "country_code", "country", "--unique"),
            )
            text = ("sqlite-utils", "enable-fts", str(made), "votes", "country", "vote", "unres")
            yield Build(name, (insert, *indexes, text), made)
    if shutil.which("sqlite3"):
        made = here / "shell.db"
        statements = "; ".join((*INDEXES, *FULL_TEXT)) + ";"
        yield Build("sqlite3 shell", (("sqlite3", str(made), ".mode csv", f".import {plain} votes", statements),), made)
    if _module("duckdb"):
        made = here / "duck.db"
        yield Build("DuckDB (no index, no full text)", (("python", "-c", DUCKDB_BUILD, str(made), str(plain)),), made)


def _building(build: Build) -> Callable[[], Run]:
    """One build from nothing."""

    def run() -> Run:
        if build.made.is_dir():
            shutil.rmtree(build.made)
        build.made.unlink(missing_ok=True)
        steps = [once(command) for command in build.commands]
        seconds, work = sum(step.seconds for step in steps), sum(step.work for step in steps)
        return Run(0, seconds, work, max(step.peak for step in steps), 0)

    return run


def _peers(folder: Path, votes: Path, here: Path) -> Iterator[Peer]:
    file, data = str(votes), ("--data", str(folder), "--csv")
    every = (alliance(), "timeline", *data, "--fields", "date,locator,title,actors,tags")  # what the six columns of the file say
    line = (*every, "--actor", ACTOR)
    month = ("--during", FIRST[:7])
    last = (*line, "--to", AS_OF, "--sort", "-date", "--limit", "1")
    search = (alliance(), "search", "kingdom", "abstain", *data)
    asked: tuple[Command, ...] = ((*line, *month), (*every, *month), line, last, search)
    yield Peer("alliance", _version(alliance(), "--version"), asked)
    if shutil.which("sqlite3"):
        shell = ("sqlite3", "-csv", "-header", str(here / "shell.db"))
        yield Peer("sqlite3 shell", _version("sqlite3", "--version"), tuple((*shell, sql) for sql in (*SQL, RANKED)))
    if shutil.which("sqlite-utils"):
        made = str(here / f"{len('sqlite-utils')}.db")
        queries = tuple(("sqlite-utils", "query", made, sql, "--csv") for sql in SQL)
        ranked = ("sqlite-utils", "search", made, "votes", "kingdom abstain", "--csv")
        yield Peer("sqlite-utils", _version("sqlite-utils", "--version"), (*queries, ranked))
    if version := _module("duckdb"):
        duck = ("python", "-c", DUCKDB)
        yield Peer("DuckDB, its database", version, tuple((*duck, str(here / "duck.db"), sql) for sql in (*SQL, SCANNED)))
        read = tuple(sql.replace("FROM votes", f"FROM read_csv('{file}')") for sql in (*SQL, SCANNED))
        yield Peer("DuckDB, the file", version, tuple((*duck, ":memory:", sql) for sql in read))
    if shutil.which("duckdb"):
        made = str(here / "duck.db")
        yield Peer("DuckDB's shell", _version("duckdb", "--version"), tuple(("duckdb", "-csv", made, sql) for sql in (*SQL, SCANNED)))
    if version := _module("pandas"):
        yield Peer("pandas", version, tuple(("python", "-c", PANDAS, file, code) for code in PANDAS_ASKED))
    if shutil.which("mlr"):
        yield Peer("Miller", _version("mlr", "--version"), tuple(_miller(file)))
    if shutil.which("csvgrep"):
        yield Peer("csvkit", _version("csvgrep", "--version"), tuple(_csvkit(file)))


def _miller(file: str) -> Iterator[Command]:
    packed = ["--gzin"] if file.endswith(".gz") else []
    actor, month = f'$country == "{ACTOR}"', f'$date >= "{FIRST}" && $date <= "{LAST}"'
    last = f'{actor} && $date <= "{AS_OF}"'
    for condition in (f"{actor} && {month}", month, actor, last, '$country =~ "Kingdom" && $vote == "abstain"'):
        then = ["then", "sort", "-r", "date", "then", "head", "-n", "1"] if condition == last else []
        yield ("mlr", "--icsv", "--ocsv", *packed, "filter", condition, *then, file)


def _csvkit(file: str) -> Iterator[Command]:
    def grep(column: str, pattern: str, of: str = "") -> str:
        return shlex.join(["csvgrep", "-c", column, "-r", pattern, *([of] if of else [])])

    actor = grep("country", f"^{ACTOR}$", file)
    last = f"SELECT * FROM stdin WHERE date <= '{AS_OF}' ORDER BY date DESC LIMIT 1"
    pipes = (
        f"{actor} | {grep('date', f'^{FIRST[:7]}')}",
        grep("date", f"^{FIRST[:7]}", file),
        actor,
        f"{actor} | {shlex.join(['csvsql', '-y', '0', '--no-inference', '--query', last])}",
        f"{grep('country', 'Kingdom', file)} | {grep('vote', '^abstain$')}",
    )
    yield from (("sh", "-c", pipe) for pipe in pipes)


def _build_table(built: dict[str, Run]) -> str:
    ours = built["alliance"]
    rows = []
    for name, run in built.items():
        times = (f"{ours.seconds / run.seconds:.2f}", f"{run.work:.1f}", f"{ours.work / run.work:.2f}")
        rows.append((name, f"{run.seconds:.1f}", *times, f"{run.peak / 1e6:.0f}"))
    header = (
        "loaded, indexed, with full text",
        "seconds",
        "ours is times that",
        "of the processor",
        "ours is times that",
        "peak memory, MB",
    )
    return table(header, rows)


def _question_tables(peers: list[Peer], runs: int) -> Iterator[str]:
    found = [in_turn({peer.name: _asking(peer.asked[n]) for peer in peers}, runs) for n in range(len(QUESTIONS))]
    rows, wrong = [], []
    for peer in peers:
        cells = []
        for question, answers in zip(QUESTIONS, found, strict=True):
            ours, run = answers["alliance"], answers[peer.name]
            cells.append(f"{run.seconds * 1000:,.0f}" + (f" ({run.seconds / ours.seconds:.1f})" if run is not ours else ""))
            if run.lines != ours.lines:
                wrong.append(f"{peer.name}, {question}: {run.lines - 1:,} rows, not {ours.lines - 1:,}")
        rows.append((peer.name, *cells))
    counts = [f"{answers['alliance'].lines - 1:,}" for answers in found]
    yield table(("ms (times ours)", *QUESTIONS), [*rows, ("rows in the answer", *counts)])
    yield "Every answer has the same number of rows.\n" if not wrong else "Other answers: " + "; ".join(wrong) + ".\n"


def _asking(command: Command) -> Callable[[], Run]:
    return lambda: once(command)


def _floor_table(peers: list[Peer], runs: int) -> str:
    """Our warm question beside the sqlite3 shell's and the start of Python."""
    asked = {peer.name: peer.asked[0] for peer in peers if peer.name in ("alliance", "sqlite3 shell")}
    if len(asked) < 2:
        return ""
    starts = {"Python": "pass", "Python with click and sqlite3": "import click, sqlite3"}
    commands: dict[str, Command] = {**asked, **{name: (sys.executable, "-I", "-c", code) for name, code in starts.items()}}
    found = in_turn({name: _asking(command) for name, command in commands.items()}, runs * 4)
    shell, ours = found["sqlite3 shell"].seconds, found["alliance"].seconds
    rows = [(f"sqlite3 shell and {name}", *_beside(ours, shell + found[name].seconds)) for name in starts]
    return table(("month and actor, warm: ours beside", "ms", "ours, ms", "ratio"), rows)


def _beside(ours: float, other: float) -> tuple[str, str, str]:
    return f"{other * 1000:.0f}", f"{ours * 1000:.0f}", f"{ours / other:.2f}"


if __name__ == "__main__":
    main()
