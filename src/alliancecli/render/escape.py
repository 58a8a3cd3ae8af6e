"""Text from a record, made safe for the reader's terminal, spreadsheet or parser."""

import json
import re

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
    }
)


def escape_controls(text: str) -> str:
    r"""The text with every control, escape and direction mark written out as `\x1b`, so that it shows and does nothing."""
    if text.isprintable():
        return text
    from unicodedata import category  # few runs need the tables of Unicode

    return "".join(c if c.isprintable() or category(c) == "Zs" else _written(c) for c in text)


def _written(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def in_json(text: str) -> str:
    """JSON in which everything that could steer is escaped as JSON escapes; it says the same."""
    return text if text.isprintable() else re.sub(r"[^\r\n -~]", lambda c: c[0] if c[0].isprintable() else json.dumps(c[0])[1:-1], text)


def in_ascii(text: str) -> str:
    """The text for a terminal that knows only ASCII: signs by the nearest that it has, letters without their accents."""
    from unicodedata import normalize

    return normalize("NFKD", text.translate(_ASCII)).encode("ascii", "ignore").decode()
