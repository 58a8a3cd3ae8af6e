"""Whole outputs as plain files in tests/golden; after a change that is meant `ALLIANCE_GOLDEN=write pytest` writes them anew."""

import os

from conftest import TESTS

GOLDEN = TESTS / "golden"


def hold(name: str, text: str) -> None:
    """Hold a text against the file of that name."""
    path = GOLDEN / name
    if os.environ.get("ALLIANCE_GOLDEN") == "write":
        path.write_bytes(text.encode())
    assert path.read_bytes().decode() == text
