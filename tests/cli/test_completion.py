"""The TAB key: what is offered, in real shells too."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from alliancecli import index
from alliancecli.cli import asking_shell
from alliancecli.cli.app import App
from alliancecli.cli.asking_shell import SHELLS, VARIABLE
from alliancecli.cli.commands import COMMANDS, declared
from alliancecli.cli.help import TOPICS
from alliancecli.cli.offers import MAX_OFFERED, OFFERED, Offer
from alliancecli.plugins import Registry
from alliancecli.query.names import beginning
from alliancecli.render import FORMATS
from conftest import TESTS, Cli
from terminal import on_terminal

FREE = ("age", "box", "count", "date", "day", "flag", "text")
"""The kinds of value for which nothing can be offered."""


def offered(alliance: Cli, line: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What bash is offered at the end of a line."""
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - (not line.endswith(" "))))
    monkeypatch.setenv(VARIABLE, "bash_complete")
    result = alliance()
    assert (result.code, result.err) == (0, "")
    return [reply.partition(",")[2] for reply in result.out.splitlines() if reply]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("alliance tro", ["troops"]),
        ("alliance --ver", ["--version"]),
        ("alliance --version -", ["--debug", "-h", "--help"]),
        ("alliance timeline --hel", ["--help"]),
        ("alliance timeline --thea", ["--theatre"]),
        ("alliance troops for", ["force"]),
        ("alliance troops FOR", ["force"]),
        ("alliance timeline --theatre south --theatre no", ["north"]),
        ("alliance timeline --kind tre", ["treaty"]),
        ("alliance figures --status reported,cla", ["reported,claimed"]),
        ("alliance figures --measure tro", ["troops"]),
        ("alliance timeline --weight ", ["landmark", "event", "detail", "background"]),
        ("alliance timeline --weight DE", ["detail"]),
        ("alliance on 09-12 --weight la", ["landmark"]),
        ("alliance export ics a.ics --weight = ba", ["background"]),
        ("alliance timeline --weight detail,", []),
        ("alliance timeline -f js", ["json", "jsonl"]),
        ("alliance timeline --format=js", ["--format=json", "--format=jsonl"]),
        ("alliance timeline --format = js", ["json", "jsonl"]),
        ("alliance timeline -f=js", []),
        ("alliance timeline --color =", ["auto", "always", "never"]),
        ("alliance timeline --kind treaty,trea", []),
        ("alliance timeline --theatre south --thea", ["--theatre"]),
        ("alliance compare force vang", ["vanguard"]),
        ("alliance timeline --sort id", ["id"]),
        ("alliance timeline --sort id,", []),
        ("alliance timeline --sort -tit", ["-title"]),
        ("alliance timeline --sort=-tit", ["--sort=-title"]),
        ("alliance timeline --csv --cs", []),
        ("alliance timeline --no-so", ["--no-sources"]),
        ("alliance timeline -- --thea", []),
        ("alliance timeline -f = js", []),
        ("alliance timeline --around even", []),
        ("alliance timeline --around summit-p", ["summit-planned"]),
        ("alliance timeline --theatre", ["--theatre"]),
        ("alliance timeline --between ifor-", []),
        ("alliance export par", ["parquet"]),
        ("alliance export parquet ", [""]),
        ("alliance verify force x.txt --al", ["--all"]),
        ("alliance timeline --fields id,dat", ["id,date", "id,date_min", "id,date_max"]),
        ("alliance help ", [*TOPICS, *COMMANDS]),
        ("alliance completion ", list(SHELLS)),
        ("alliance new ev", ["event"]),
        ("alliance timeline --from 20", []),
        ("alliance troops '", ["*"]),
    ],
)
def test_what_is_offered(mini: Cli, monkeypatch: pytest.MonkeyPatch, line: str, wanted: list[str]) -> None:
    found = offered(mini, line, monkeypatch)
    assert found if wanted == ["*"] else found == wanted


def asked(alliance: Cli, shell: str, words: str, begun: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that a shell is answered, which sends its line and the number of a word, or the word."""
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", begun)
    monkeypatch.setenv(VARIABLE, f"{shell}_complete")
    return alliance().out.splitlines()


def test_each_shell_is_answered_as_it_asks(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(mini, "bash", "alliance check ", "2", monkeypatch) == ["dir,"]
    assert asked(mini, "bash", "alliance factcheck ", "2", monkeypatch) == ["file,"]
    assert asked(mini, "zsh", "alliance timeline --color al", "3", monkeypatch) == ["plain", "always", "_"]
    assert asked(mini, "zsh", "alliance tro", "1", monkeypatch)[:2] == ["plain", "troops"]
    assert asked(mini, "fish", "alliance timeline --color al", "al", monkeypatch) == ["plain,always"]
    assert asked(mini, "fish", "alliance timeline --color ", "", monkeypatch) == ["plain,auto", "plain,always", "plain,never"]
    assert asked(mini, "fish", "alliance tro", "tro", monkeypatch)[0].startswith("plain,troops\t")


def test_who_knows_click_gets_the_script_its_way_too(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    script = alliance("completion", "zsh").out
    monkeypatch.setenv(VARIABLE, "zsh_source")
    assert alliance().out == script
    monkeypatch.setenv(VARIABLE, "tcsh_source")
    assert alliance().code == 2


def test_what_an_index_tells_is_not_told_to_a_shell(alliance: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    record = tmp_path / "record"
    shutil.copytree(TESTS / "mini", record)
    (record / "votes.csv").write_bytes("name,day\nCaf\xe9,2001-01-01\n".encode("latin-1"))
    with (record / "record.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "tables:\n  events: {file: votes.csv, columns: {id: '{name}', date: '{day}', title: '{name}', kind: meeting, source: diary,"
            " locator: p. 1}}\n"
        )
    assert "cp1252" in alliance("timeline", "--data", str(record)).err
    assert offered(alliance, f"alliance timeline --data {record} --actor vang", monkeypatch) == ["vanguard"]


def test_no_bar_is_drawn_where_a_shell_asks(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_shell, "offers", lambda *_: [Offer("silent" if App.current().silent else "loud")])
    assert offered(mini, "alliance tro", monkeypatch) == ["silent"]


def test_every_command_and_every_format_is_offered(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(mini, "alliance ", monkeypatch) == list(COMMANDS)
    assert offered(mini, "alliance timeline --format ", monkeypatch) == [one for one in FORMATS if one != "sarif"]
    assert offered(mini, "alliance terms --format ", monkeypatch) == [one for one in FORMATS if one not in ("sarif", "geojson")]
    assert offered(mini, "alliance factcheck x.md --format ", monkeypatch) == [one for one in FORMATS if one != "geojson"]


def test_every_record_is_offered_to_show(mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    found = offered(mini, "alliance show ", monkeypatch)
    monkeypatch.delenv(VARIABLE)
    for command in ("timeline --weight background", "figures", "institutions", "sources", "terms"):
        for row in mini(*command.split(), "--json").rows:
            assert row["id"] in found


@pytest.fixture
def built(alliance: Cli) -> Cli:
    """The bundled record, with its index: the TAB key waits for no build."""
    alliance("terms")
    return alliance


def test_a_force_is_offered_where_it_has_what_is_asked(built: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the bundled record, in which what has none of it would fill the shell: abyssinia, baath-party."""
    troops, members, holders = (offered(built, f"alliance {command} ", monkeypatch) for command in ("troops", "members", "holders"))
    assert {"isaf", "kfor", "nato", "usa"} <= set(troops)
    assert {"nato", "un", "csto"} <= set(members)
    assert {"saceur", "un-secretary-general"} <= set(holders)
    for names in (troops, members, holders):
        assert len(names) <= MAX_OFFERED
        assert not {"abyssinia", "baath-party", "zwe"} & set(names)
    assert offered(built, "alliance holders s", monkeypatch) == ["saceur"]
    assert offered(built, "alliance troops germ", monkeypatch) == ["germany"]
    assert "zwe" not in offered(built, "alliance troops --contributor abyss", monkeypatch)


def test_all_that_is_offered_answers(built: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {command: offered(built, f"alliance {command} ", monkeypatch) for command in ("troops", "members", "holders")}
    monkeypatch.delenv(VARIABLE)
    for command, found in names.items():
        for name in found[::7]:
            assert built(command, name, "--csv", "--limit", "1").out.count("\n") > 1, (command, name)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("timeline --theatre kosovo,bo", ["kosovo,bosnia"]),
        ("timeline --theatre KOS", ["kosovo"]),
        ("troops --contributor deu,FRA", ["deu,fra", "deu,france"]),
        ("timeline --actor isaf,isa", []),
        ("sources --tier ", ["A", "B", "S"]),
        ("sources --tier b", ["B"]),
    ],
)
def test_the_last_of_a_list_is_finished_and_words_are_as_they_are_written(
    built: Cli, monkeypatch: pytest.MonkeyPatch, line: str, found: list[str]
) -> None:
    assert offered(built, f"alliance {line}", monkeypatch) == found


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_that_takes_a_value_is_forgotten(name: str) -> None:
    """A new kind of value is either offered or said to be free."""
    for param in declared(name).params:
        assert param.kind in (*OFFERED, *FREE), param.name


def test_more_names_than_fit_still_tell_the_beginning_that_they_share(mini: Cli) -> None:
    with closing(App().connect()) as connection:
        everything = [name for name, _ in beginning(connection, "", ("event", "figure", "institution", "source"), 1_000)]
        few = [name for name, _ in beginning(connection, "", ("event", "figure", "institution", "source"), 3)]
    assert few == [*everything[:3], everything[-1]]
    assert len(everything) < MAX_OFFERED


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({VARIABLE: "bash_complete"}, 0),
        ({VARIABLE: "bash_complete", "COMP_WORDS": "alliance show ", "COMP_CWORD": "2", "ALLIANCE_DATA": "/nowhere"}, 0),
        ({VARIABLE: "tcsh_complete"}, 2),
        ({VARIABLE: "bash_dance"}, 2),
    ],
)
def test_what_goes_wrong_is_offered_as_nothing(
    alliance: Cli, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], code: int
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert alliance() == (code, "", "")


@pytest.mark.skipif(sys.platform == "win32", reason="no alarm on this system")
def test_the_tab_key_waits_for_no_long_build(mini: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(asking_shell, "TIMEOUT_S", 0.05)
    monkeypatch.setattr(index, "_build", lambda *_: time.sleep(20))
    monkeypatch.setenv("ALLIANCE_CACHE", str(tmp_path))
    start = time.monotonic()
    assert offered(mini, "alliance troops for", monkeypatch) == []
    assert time.monotonic() - start < 10


def test_names_are_those_of_the_record_on_the_line_and_spark_is_not_started(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    line = f"alliance timeline --data {TESTS / 'mini'} --actor vang"
    assert offered(alliance, line, monkeypatch) == ["vanguard"]
    assert offered(alliance, line.replace("--actor", "--engine spark --actor"), monkeypatch) == []


def test_the_options_of_an_engine_are_offered_once_it_is_named(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(alliance, "alliance timeline --mas", monkeypatch) == []
    assert offered(alliance, "alliance timeline --engine spark --mas", monkeypatch) == ["--master"]
    assert offered(alliance, "alliance timeline --engine=spark --mas", monkeypatch) == ["--master"]


def test_other_packages_are_not_looked_up_before_they_are_needed(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Registry, "_points", lambda _: pytest.fail("looked up"))
    assert offered(alliance, "alliance timeline --thea", monkeypatch) == ["--theatre"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home with `alliance` on the path and the mini record."""
    command = tmp_path / "bin" / "alliance"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m alliancecli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    mine = {"PATH": f"{command.parent}:{os.environ['PATH']}", "HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8"}
    return {**mine, "ALLIANCE_DATA": str(TESTS / "mini"), "ALLIANCE_CACHE": str(tmp_path / "cache")}


def shell(name: str) -> str:
    """The path of a shell; without it the test is skipped, and says so."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed here: its completion was not tried")


@pytest.mark.parametrize("name", SHELLS)
def test_each_shell_takes_its_script(environment: dict[str, str], name: str) -> None:
    path = shell(name)
    script = subprocess.run(["alliance", "completion", name], env=environment, capture_output=True, text=True, check=True).stdout
    checked = subprocess.run([path, "-n"], input=script, env=environment, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_bash_registers_it(environment: dict[str, str]) -> None:
    lines = 'source <(alliance completion bash); complete -p alliance; COMP_WORDS=(alliance show force-20); COMP_CWORD=2; \
             _alliance_completion alliance; echo "${COMPREPLY[@]}"'
    ran = subprocess.run([shell("bash"), "--norc", "-c", lines], env=environment, capture_output=True, text=True, check=True)
    registered, replied = ran.stdout.splitlines()
    assert registered == "complete -o nosort -F _alliance_completion alliance"
    assert len(replied.split()) > 1
    assert all(reply.startswith("force-20") for reply in replied.split())


TYPED = {
    "bash": (["--norc", "-i"], "source <(alliance completion bash); PS1='ready> '"),
    "zsh": (["-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(alliance completion zsh); PS1='ready> '"),
}


@pytest.mark.parametrize("name", TYPED)
def test_tab_finishes_an_id(environment: dict[str, str], name: str) -> None:
    arguments, setup = TYPED[name]
    keys = ((r"[#$%>] ", f"{setup}\r"), (r"\r\n[^\n]*ready> ", "alliance troops for\t"), (r"force(?:\x1b\[\d*m)* ", "\x15exit\r"))
    on_terminal([shell(name), *arguments], environment, *keys)


def test_fish_shows_what_each_is(environment: dict[str, str]) -> None:
    lines = "alliance completion fish | source; complete -C 'alliance troops for'; complete -C 'alliance timeline --kind resol'"
    ran = subprocess.run([shell("fish"), "--private", "-c", lines], env=environment, capture_output=True, text=True, check=True)
    assert "resolution\ta resolution of the Security Council or a like body" in ran.stdout.splitlines()
    assert any(line.startswith("force\t") for line in ran.stdout.splitlines())
