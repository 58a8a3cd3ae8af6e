"""The tools, served over the Model Context Protocol by its official SDK. Read-only; a record opened anew for each question."""

import asyncio
import gc
import json
from collections.abc import Callable
from typing import Any

import anyio
import mcp.types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from alliancecli import __version__
from alliancecli.api.record import Record
from alliancecli.api.tools import RULES, answer, schema
from alliancecli.api.tools import tools as questions
from alliancecli.errors import AllianceError


def server(opened: Callable[[], Record]) -> "Server[Any, Any]":
    """The server: its tools, on the record that `opened` opens for each question, and how to read their answers."""
    made: Server[Any, Any] = Server("alliance", version=__version__, instructions=RULES)

    async def tools(_: types.ListToolsRequest) -> types.ServerResult:
        hints = types.ToolAnnotations(readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False)
        listed = [
            types.Tool(name=name, description=asked.tool, inputSchema=schema(asked), annotations=hints)
            for name, asked in questions().items()
        ]
        return types.ServerResult(types.ListToolsResult(tools=listed))

    async def call(request: types.CallToolRequest) -> types.ServerResult:
        return types.ServerResult(called(opened, request.params.name, request.params.arguments or {}))

    made.request_handlers[types.ListToolsRequest] = tools
    made.request_handlers[types.CallToolRequest] = call
    return made


def called(opened: Callable[[], Record], name: str, arguments: dict[str, Any]) -> types.CallToolResult:
    """The answer of a tool as an object and as the same in text; what goes wrong is an error with its one line."""
    try:
        with opened() as record:
            found: dict[str, Any] = json.loads(json.dumps(answer(record, name, arguments)))
    except (AllianceError, OSError) as error:
        return types.CallToolResult(content=[types.TextContent(type="text", text=str(error))], isError=True)
    text = json.dumps(found, ensure_ascii=False)
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], structuredContent=found)


def serve(opened: Callable[[], Record]) -> None:
    """Answer on stdin and stdout until the client goes."""

    async def run() -> None:
        made = server(opened)
        # files of our own on 0 and 1: the SDK would close the process's streams at the end
        with (
            open(0, encoding="utf-8", errors="replace", closefd=False) as said,
            open(1, "w", encoding="utf-8", newline="\n", closefd=False) as told,
        ):
            async with stdio_server(anyio.wrap_file(said), anyio.wrap_file(told)) as (reading, writing):
                await made.run(reading, writing, made.create_initialization_options())

    gc.enable()  # the command line turns it off, as its runs are short
    asyncio.run(run())
