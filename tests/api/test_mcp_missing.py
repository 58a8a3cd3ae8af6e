"""`alliance mcp` without the SDK, or without a record."""

from pathlib import Path

import pytest

from conftest import Cli


def test_without_the_sdk_it_names_what_to_install(alliance: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliancecli.cli.mcp.find_spec", lambda _: None)
    result = alliance("mcp")
    assert (result.code, result.out) == (1, "")
    assert result.err == "alliance: mcp needs the Model Context Protocol SDK, which is not installed: pip install 'alliancecli[mcp]'\n"


def test_without_a_record_it_does_not_start(alliance: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("alliancecli.cli.mcp.find_spec", lambda _: True)
    monkeypatch.setenv("ALLIANCE_DATA", str(tmp_path))
    result = alliance("mcp")
    assert (result.code, result.out) == (1, "")
    assert "no record here that can be read" in result.err
