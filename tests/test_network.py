"""No network, ever: the whole command line runs where no socket can be made."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from alliancecli.charts.output import ENDINGS
from alliancecli.cli.commands import COMMANDS
from alliancecli.export import EXPORTS
from alliancecli.render import FORMATS
from conftest import ROOT, TESTS

BAN = """
import os, sys

def forbid(event, arguments):
    # asyncio wakes itself through a pair of sockets within the process; nothing else is let through
    if event == "socket.__new__" and getattr(arguments[1], "name", arguments[1]) in ("AF_UNIX", 1):
        return
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "telnetlib.", "webbrowser.")):
        os.write(2, f"NETWORK {event} {arguments}\\n".encode())
        os._exit(70)

sys.addaudithook(forbid)

def forbid_to_the_kernel():
    # what is not written in Python raises no audit event: a filter in the kernel ends the process at socket() of INET, INET6 or PACKET
    import ctypes, struct
    machine = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}.get(os.uname().machine)
    if machine is None or sys.platform != "linux":
        return
    arch, socket = machine
    load, equal, back, kill, allow = 0x20, 0x15, 0x06, 0x80000000, 0x7FFF0000
    steps = [
        (load, 0, 0, 4), (equal, 0, 7, arch),
        (load, 0, 0, 0), (equal, 0, 5, socket),
        (load, 0, 0, 16), (equal, 2, 0, 2), (equal, 1, 0, 10), (equal, 0, 1, 17),
        (back, 0, 0, kill), (back, 0, 0, allow),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(38, 1, 0, 0, 0) or prctl(22, 2, ctypes.create_string_buffer(header), 0, 0):
        os.environ["NO_FILTER"] = "1"

forbid_to_the_kernel()
"""
"""Python reads this before anything else, as its sitecustomize."""

RUN = """
import json, os, sys
from alliancecli.cli import run
for line in json.load(sys.stdin):
    code = run(line)
    if code not in (0, 5):
        sys.exit(f"{line}: {code}")
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which Python can make no socket."""
    (tmp_path / "ban").mkdir()
    (tmp_path / "ban" / "sitecustomize.py").write_text(BAN, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "ban"), *filter(None, [os.environ.get("PYTHONPATH")])])
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    return {
        **kept,
        "PYTHONPATH": path,
        "HOME": str(tmp_path),
        "ALLIANCE_CACHE": str(tmp_path / "cache"),
        "ALLIANCE_DATA": str(ROOT / "data"),
    }


def python(environment: dict[str, str], *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env=environment, input=stdin, capture_output=True, encoding="utf-8", timeout=1800, check=False
    )


REACHING = (
    "import socket; socket.socket()",
    "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
    "import socket; socket.getaddrinfo('localhost', 80)",
    "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
)


@pytest.mark.parametrize("code", REACHING)
def test_the_ban_holds_for_python(environment: dict[str, str], code: str) -> None:
    ran = python(environment, "-c", code)
    assert ran.returncode == 70
    assert ran.stderr.startswith("NETWORK ")


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="the kernel's filter is written for Linux on these"
)
@pytest.mark.parametrize(("family", "banned"), [(1, False), (2, True), (10, True), (17, True)])
def test_the_ban_holds_for_what_is_not_python(environment: dict[str, str], family: int, banned: bool) -> None:
    code = f"import ctypes, os; ctypes.CDLL(None).socket({family}, 1, 0); raise SystemExit(9 if 'NO_FILTER' in os.environ else 0)"
    ran = python(environment, "-c", code)
    if ran.returncode == 9:
        pytest.skip("this kernel takes no filter")
    assert ran.returncode == (-31 if banned else 0)  # SIGSYS


def lines(folder: Path) -> list[list[str]]:
    """The whole command line: every command, format of output, export and chart that is there."""
    (folder / "copy.txt").write_text("Nothing is said here.\n", encoding="utf-8")
    commands = [
        ["--help"], ["--version"], ["help", "dates"], ["help", "man"], ["completion", "bash"],
        ["completion", "zsh"], ["completion", "fish"], ["timeline", "--from", "2001"], ["on", "12 Sep"],
        ["troops", "isaf", "--as-of", "2009-01"], ["figures"],
        ["compare", "isaf", "kfor"], ["institutions"], ["lineage", "isaf"], ["members", "nato"], ["holders", "nato"], ["terms"],
        ["show", "isaf"], ["conflicts"], ["coverage"], ["sources"], ["search", "afghanistan"], ["cite", "nids-2009"], ["check"],
        ["new", "event"], ["verify", "nids-2009", str(folder / "copy.txt")], ["factcheck", str(folder / "copy.txt"), "-f", "sarif"],
        ["count", "--by", "year"], ["sum", "--by", "year", "--measure", "casualties"],
        ["changes", "bundled", str(TESTS / "mini")], ["open", "force", "--print", "--data", str(TESTS / "mini")],
    ]  # fmt: skip
    formats = [["timeline", "--during", "2003", "-f", name] for name in FORMATS if name != "sarif"]
    pages = [
        [*command, "-o", str(folder / f"{command[0]}.html")]
        for command in (["timeline"], ["troops", "isaf"], ["coverage"], ["show", "isaf"])
    ]
    exports = [["export", name, str(folder / f"export-{name}")] for name in EXPORTS if name != "parquet" or installed("pyarrow")]
    endings = ENDINGS if installed("vl_convert") else (".json",)
    charts = [["troops", "sfor", "--chart", "-o", str(folder / f"chart{ending}")] for ending in endings]
    return [*commands, *formats, *pages, *exports, *charts]


def installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def test_no_command_reaches_for_the_network(environment: dict[str, str], tmp_path: Path) -> None:
    asked = lines(tmp_path)
    assert {line[0] for line in asked if line[0] in COMMANDS} == set(COMMANDS) - {"mcp"}
    ran = python(environment, "-c", RUN, stdin=json.dumps(asked))
    assert (ran.returncode, ran.stderr.count("NETWORK")) == (0, 0), ran.stderr[-2000:]


def test_completion_reaches_for_no_network(environment: dict[str, str]) -> None:
    assert python(environment, "-m", "alliancecli", "timeline").returncode == 0  # the TAB key waits for no long build
    ran = python(
        {**environment, "_ALLIANCE_COMPLETE": "bash_complete", "COMP_WORDS": "alliance show is", "COMP_CWORD": "2"}, "-m", "alliancecli"
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "isaf" in ran.stdout


def test_the_server_for_assistants_talks_on_its_streams_and_nowhere_else(environment: dict[str, str]) -> None:
    pytest.importorskip("mcp", reason="the Model Context Protocol SDK is not installed: pip install 'alliancecli[mcp]'")
    client = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    said: list[dict[str, object]] = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": client},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {
            "jsonrpc": "2.0",
            "id": 2,
            "method": "tools/call",
            "params": {"name": "troops", "arguments": {"force": "isaf", "as_of": "2009-01"}},
        },
    ]
    with subprocess.Popen(
        [sys.executable, "-m", "alliancecli", "mcp"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stdin
        assert server.stdout
        assert server.stderr
        for one in said:
            server.stdin.write(json.dumps(one) + "\n")
        server.stdin.flush()
        answers = [json.loads(server.stdout.readline()) for one in said if "id" in one]
        server.stdin.close()
        assert (server.wait(30), server.stderr.read()) == (0, "")
    assert answers[1]["result"]["structuredContent"]["rows"]


def test_no_page_fetches_anything(environment: dict[str, str], tmp_path: Path) -> None:
    """A page for people holds all that it shows; its own policy forbids the browser to fetch more."""
    page = tmp_path / "page.html"
    assert python(environment, "-m", "alliancecli", "timeline", "-o", str(page)).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert "default-src 'none'" in text


@pytest.mark.always
def test_nothing_imports_a_client_of_the_network() -> None:
    """A run on the mini record, and what it leaves imported."""
    code = "import sys; from alliancecli.cli import run; run(['timeline']); sys.stderr.write(' '.join(sys.modules))"
    environment = {**os.environ, "ALLIANCE_DATA": str(TESTS / "mini")}
    ran = python(environment, "-c", code)
    loaded = set(ran.stderr.split())
    assert "alliancecli.query.events" in loaded
    assert not {"socket", "ssl", "http.client", "urllib.request", "ftplib", "smtplib"} & loaded
