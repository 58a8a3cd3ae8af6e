"""What characters may do: the one normal form in which text comes in, and what is written out because it would steer its reader."""

import re
from functools import cache


@cache
def forbidden() -> re.Pattern[str]:
    """Characters that steer a terminal, or turn the direction of writing: no text of a record may hold them."""
    return re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


@cache
def steering() -> re.Pattern[str]:
    """Characters that no file or page is given as they are: those, marks of direction, halves of characters, and letters that nobody sees.

    Joiners and soft hyphens are none of them: they belong to the words that they stand in.
    """
    return re.compile(
        "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    )


def escape_controls(text: str) -> str:
    r"""The text with every control, escape and direction mark written out as `\x1b`, so that it shows and does nothing."""
    return text if text.isprintable() else steering().sub(lambda found: written(found[0]), text)


def reversibly(text: str) -> str:
    r"""The text as `escape_controls` writes it; a backslash before what looks like such a number is `\x5c`, so that `restored` knows it."""
    return escape_controls(_numbered().sub(lambda found: r"\x5c" + found[1], text) if "\\" in text else text)


def restored(text: str) -> str:
    """The text that `reversibly` was given."""
    return _numbered().sub(lambda found: chr(int(found[1][1:], 16)), text) if "\\" in text else text


@cache
def _numbered() -> re.Pattern[str]:
    """The number of a character of `steering`, but for halves, or of a backslash."""
    return re.compile(r"\\(x(?:[01][0-9a-f]|5c|7f|[89][0-9a-f])|u(?:061c|200[ef]|202[89a-e]|206[6-9]|feff|fff[9ab])|U000e00[0-7][0-9a-f])")


def written(character: str) -> str:
    r"""A character by its number: `\x1b`, `\u202e`, `\U000e0001`."""
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def composed(text: str) -> str:
    """The text in the one form (NFC) in which it is kept and compared: `é` is one character, however it was typed."""
    if text.isascii():
        return text
    from unicodedata import is_normalized, normalize  # most questions are in ASCII, and ask without it

    return text if is_normalized("NFC", text) else normalize("NFC", text)


APOSTROPHES = "ʹʻʼʽʾʿ"
"""Letters that are written as an apostrophe is."""

_TYPED = str.maketrans(dict.fromkeys(f"‘’′`´{APOSTROPHES}", "'") | dict.fromkeys("‐‑‒–−", "-"))
"""Apostrophes and hyphens as typesetters have them, by those of a keyboard."""


def name_key(name: str) -> str:
    """A name as it is looked up: without case, and with the apostrophes and hyphens of a keyboard."""
    return (name if name.isascii() else composed(name).translate(_TYPED)).casefold()
