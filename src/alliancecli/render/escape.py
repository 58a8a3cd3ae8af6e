"""Text from a record, made safe for the reader's terminal, spreadsheet or parser."""

import json
import re

from alliancecli.model.characters import escape_controls, written

__all__ = ["escape_controls", "in_ascii", "in_json"]  # all of it is here for packages that add a format: see docs/extending.md

_ASCII = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "·": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "→": "->",
        "█": "#",
        "░": ".",
        "▸": ">",
        "├": "|",
        "└": "`",
        "┌": ",",
        "●": "*",
        "─": "-",
        "│": "|",
        **dict.fromkeys("▏▎▍▌▋▊▉", ""),
        **dict(zip("▁▂▃▄▅▆▇", "_.-=+*%", strict=True)),
    }
)


def in_json(text: str) -> str:
    """JSON in which everything that could steer is escaped as JSON escapes; it says the same."""
    return text if text.isprintable() else re.sub(r"[^\r\n -~]", lambda c: c[0] if c[0].isprintable() else json.dumps(c[0])[1:-1], text)


def in_ascii(text: str, encoding: str = "ascii") -> str:
    r"""The text for a terminal of another encoding than Unicode's: what that has, else the nearest sign, the letter bare, or `\u65e5`."""
    return "".join(c if c.isascii() else _nearest(c, encoding) for c in text)


def _nearest(character: str, encoding: str) -> str:
    from unicodedata import combining, normalize  # few runs need the tables of Unicode

    if _has(encoding, character):
        return character
    bare = "".join(c for c in normalize("NFKD", character.translate(_ASCII)) if not combining(c))
    return bare if _has(encoding, bare) else written(character)


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True
