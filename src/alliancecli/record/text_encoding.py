"""How the text of a file is encoded, where neither the file nor anyone says it."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

SAMPLE = 1_000_000
"""Bytes of a file that are looked at at once."""

MARKS = {
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),  # the first begins with the mark of UTF-16
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
"""What a text begins with that is not in UTF-8 and says so."""

COMMONEST = "cp1252"
"""The encoding of most texts of one byte a letter: what is taken where nothing tells it from others."""

FEW = 16
"""Bytes beyond ASCII of which one letter tells as little as another: statistics make Chinese of one umlaut."""

WORD = 20
"""Letters that are shown on either side of one, at most."""

DAMAGE = "is not UTF-8, or not in the encoding that was named"
"""What is said of a text in which there are bytes that its encoding does not have."""

_BEYOND = re.compile(rb"[\x80-\xff]")
_HALF = re.compile("[\ud800-\udfff]")


def telling(file: BinaryIO) -> bytes:
    """The first bytes of a file that are not all ASCII, to the end of a line; what stands before them tells nothing."""
    while (sample := file.read(SAMPLE)) and sample.isascii():
        pass
    return sample + file.readline(SAMPLE)


def guessed(sample: bytes) -> tuple[str, str]:
    """The encoding of a text, and what is to be said of it where it is a guess: `cp1252, as in 'München'`.

    It is what the marks at the beginning tell; else UTF-8, unless there are letters beyond ASCII, and none of them is.
    """
    if marked := next((name for name, marks in MARKS.items() if sample.startswith(marks)), ""):
        return marked, ""
    if sample.isascii() or not sample.decode("utf-8", "ignore").isascii():  # what is UTF-8 but for some bytes is damaged
        return "utf-8", ""
    if not (likely := _likely(sample)):
        return "utf-8", ""
    return likely, f"{likely}, as in '{_foreign_word(sample.decode(likely, 'ignore'))}'"


def _likely(sample: bytes) -> str:
    """The likeliest encoding of a text that is no UTF-8; "" where nothing tells."""
    if len(_BEYOND.findall(sample)) < FEW and _can_be(COMMONEST, sample):
        return COMMONEST
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return ""
    found = from_bytes(sample)
    if not (best := found.best()):
        return ""
    as_good = [one for one in found if (one.chaos, one.coherence) == (best.chaos, best.coherence)]
    return COMMONEST if any(COMMONEST in (one.encoding, *one.could_be_from_charset) for one in as_good) else best.encoding


def _foreign_word(text: str) -> str:
    """The first letter beyond ASCII with what stands around it in its word, of a long one the part nearest to it."""
    if not (found := re.search(r"[^\x00-\x7f]", text)):
        return ""
    before, behind = text[max(found.start() - WORD, 0) : found.start()], text[found.end() : found.end() + WORD]
    return re.split(r"\W", before)[-1] + found[0] + re.split(r"\W", behind)[0]


def _can_be(encoding: str, sample: bytes) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def encoding_guessed(path: str, guess: str) -> Iterator[str]:
    """What is said of a file whose encoding is a guess."""
    if guess:
        yield f"{path}: its text is taken for {guess}; `encoding:` in record.yaml says it otherwise"


def is_damaged(text: str) -> bool:
    """Whether bytes stand in a text that its encoding does not have."""
    return not text.isprintable() and _HALF.search(text) is not None
