"""Text from a record, made safe for the reader's terminal, spreadsheet or parser."""

from unicodedata import category


def harmless(text: str) -> str:
    r"""The text with every control, escape and direction mark written out as `\x1b`, so that it shows and does nothing."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or category(c) == "Zs" else _written(c) for c in text)


def _written(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
