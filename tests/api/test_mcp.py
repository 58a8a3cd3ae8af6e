"""An assistant's program, asking over stdio with the SDK's own client."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import pytest

from alliancecli.api.tools import tools
from conftest import ROOT, TESTS, Cli

pytest.importorskip("mcp", reason="the Model Context Protocol SDK is not installed: pip install 'alliancecli[mcp]'")

from mcp.client.session import ClientSession
from mcp.client.stdio import StdioServerParameters, stdio_client

FOLDER = {"bundled": str(ROOT / "data"), "mini": str(TESTS / "mini")}


class Asked(NamedTuple):
    """What a call of a tool left: whether it is an error, the object, the text."""

    error: bool
    found: dict[str, Any]
    text: str


def in_session(do: Callable[[ClientSession, Any], Awaitable[Any]], data: str = "bundled") -> Any:
    """What `do` makes of a session with `alliance mcp` and of what the server said of itself."""
    environment = {**os.environ, "ALLIANCE_DATA": FOLDER[data]}
    program = StdioServerParameters(command=sys.executable, args=["-m", "alliancecli", "mcp"], env=environment)

    async def run() -> Any:
        async with stdio_client(program) as (reading, writing), ClientSession(reading, writing) as session:
            said = await session.initialize()
            return await do(session, said)

    return asyncio.run(asyncio.wait_for(run(), 60))


def ask(tool: str, data: str = "bundled", **arguments: Any) -> Asked:
    async def do(session: ClientSession, _: Any) -> Asked:
        result = await session.call_tool(tool, arguments)
        return Asked(bool(result.isError), result.structuredContent or {}, getattr(result.content[0], "text", ""))

    found: Asked = in_session(do, data)
    return found


def test_it_says_who_it_is_what_it_answers_and_by_which_rules() -> None:
    async def do(session: ClientSession, said: Any) -> Any:
        return said, (await session.list_tools()).tools

    said, offered = in_session(do)
    assert said.serverInfo.name == "alliance"
    for rule in ("cite source and locator", "Never add numbers up", "never zero", "as_of"):
        assert rule in said.instructions
    assert {tool.name for tool in offered} == {
        *("timeline", "troops", "figures", "count", "sum", "compare", "show", "conflicts", "sources", "search", "factcheck")
    }
    for tool in offered:
        assert tool.description
        assert tool.annotations.readOnlyHint
        assert tool.inputSchema["additionalProperties"] is False
        assert all("description" in parameter for parameter in tool.inputSchema["properties"].values())


@pytest.mark.always
def test_the_help_names_the_tools_that_there_are(alliance: Cli) -> None:
    told = " ".join(alliance("mcp", "--help").out.split())
    assert set(told.partition("Tools: ")[2].partition(".")[0].split(", ")) == set(tools())


@pytest.mark.always
def test_troops_have_date_age_status_source_and_locator_as_the_command_line_has_them(alliance: Cli) -> None:
    asked = ask("troops", force="isaf", as_of="2009-01")
    told = alliance("troops", "isaf", "--as-of", "2009-01", "--json")
    assert not asked.error
    assert json.loads(asked.text) == asked.found
    assert [{key: row[key] for key in row if key != "days_ago"} for row in asked.found["rows"]] == told.rows
    assert asked.found["notes"] == told.err.splitlines()
    assert asked.found["today"] == "2020-01-01"
    for row in asked.found["rows"]:
        assert row["date"]
        assert row["status"]
        assert row["age_days"] is not None
        assert row["days_ago"] > 3650
        for cited in row["sources"]:
            assert cited["locator"]
            assert asked.found["bibliography"][cited["source"]]["title"]


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("timeline", {"start": "2001", "theatre": ["afghanistan", "iraq"], "kind": "decision", "limit": 5}),
    ("timeline", {"weight": "background", "during": "1999", "limit": 5}),
    ("figures", {"measure": "equipment", "status": ["reported", "confirmed"]}),
    ("compare", {"things": ["isaf", "kfor"]}),
    ("compare", {"things": ["isaf"], "as_of": ["2008-06", "2009-01"]}),
    ("conflicts", {"name": "isaf"}),
    ("show", {"name": "nato-takes-isaf"}),
    ("search", {"words": "collective defence", "kind": "term"}),
]


@pytest.mark.parametrize(("tool", "arguments"), CALLS, ids=lambda value: str(value))
def test_every_tool_answers_with_sources_and_locators(tool: str, arguments: dict[str, Any]) -> None:
    asked = ask(tool, **arguments)
    assert not asked.error, asked.text
    assert asked.found["rows"]
    assert all(cited["source"] and cited["locator"] for row in asked.found["rows"] for cited in row["sources"])
    assert {cited["source"] for row in asked.found["rows"] for cited in row["sources"]} == set(asked.found["bibliography"])


def test_what_a_limit_cuts_is_said() -> None:
    asked = ask("sources", limit=3)
    assert len(asked.found["rows"]) == 3
    assert asked.found["notes"] == [f"3 of {asked.found['total']:,} rows; give filters, or a greater limit"]


def test_it_ends_without_a_word_when_the_client_goes() -> None:
    hello = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}}}
    hello["params"] |= {"clientInfo": {"name": "test", "version": "1"}}  # type: ignore[operator]
    process = subprocess.Popen(
        [sys.executable, "-m", "alliancecli", "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(hello) + "\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "alliance"
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 0


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("troops", {"force": "forse"}, "no institution is called 'forse'; did you mean"),
    ("troops", {"force": "force", "as_of": "soon"}, "as_of: 'soon' is not a date; write a date as"),
    ("troops", {"force": "force", "as_of": "1900"}, "nothing known for"),
    ("timeline", {"from": "2001"}, "timeline takes no 'from'; it takes start, end,"),
    ("show", {}, "show needs 'name'"),
    ("figures", {"status": "real"}, "status: 'real' is none of actual,"),
    ("figures", {"limit": "ten"}, "limit: 'ten' is not a whole number"),
    ("figures", {"limit": 0}, "limit: give a whole number from 1"),
    ("timeline", {"weight": "heavy"}, "weight: 'heavy' is none of landmark, event, detail, background"),
    ("timeline", {"weight": ["event"]}, "weight: ['event'] is not a text"),
    ("timeline", {"certain": "no"}, "certain: 'no' is not true or false"),
    ("compare", {"things": "force"}, "things: 'force' is not a list of texts"),
    ("timeline", {"theatre": [1]}, "theatre: [1] is not a text or a list of texts"),
    ("compare", {"things": ["force"]}, "name another, or give as_of twice"),
    ("delete", {}, "there is no tool 'delete'; the tools are timeline,"),
]


@pytest.mark.parametrize(("tool", "arguments", "message"), WRONG, ids=lambda value: str(value))
def test_an_error_is_a_tool_error_of_one_line(tool: str, arguments: dict[str, Any], message: str) -> None:
    asked = ask(tool, "mini", **arguments)
    assert asked.error
    assert message in asked.text
    assert "\n" not in asked.text
