"""From claims to references: one module a style, each with `render(cited)`; `STYLES` is the registry."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from alliancecli.query.cite import Cited
from alliancecli.render.harmless import harmless


class Style(NamedTuple):
    """A style of reference: its module, the ending of its files, and whether it is prose for people."""

    module: str
    ending: str = ""
    prose: bool = False


class Renderer(Protocol):
    """The interface of a style's module."""

    def render(self, cited: Cited) -> Iterator[str]:
        """The text, in pieces."""


STYLES = {
    "chicago": Style("chicago", prose=True),
    "apa": Style("apa", prose=True),
    "bibtex": Style("bibtex", ".bib"),
    "csl-json": Style("csl_json", ".json"),
    "ris": Style("ris", ".ris"),
}

_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})


def render(cited: Cited, name: str, *, unicode: bool = True) -> Iterator[str]:
    """The references in a style. Prose is fitted to a surface that takes only ASCII where `unicode` is False."""
    module = cast(Renderer, import_module(f"alliancecli.render.citations.{STYLES[name].module}"))
    pieces = (_steadied(piece, name) for piece in module.render(cited))
    if unicode or not STYLES[name].prose:
        return pieces
    from unicodedata import normalize

    return (normalize("NFKD", piece.translate(_ASCII)).encode("ascii", "ignore").decode() for piece in pieces)


def _steadied(piece: str, name: str) -> str:
    """A piece in which nothing steers a terminal; line ends stay."""
    written = _in_json if name == "csl-json" else harmless
    return re.sub(r"[^\r\n -~]+", lambda match: written(match[0]), piece)


def _in_json(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def by_ending(path: str) -> str | None:
    """The style that a file's ending asks for, if any."""
    return next((name for name, style in STYLES.items() if style.ending and path.lower().endswith(style.ending)), None)


def clean(value: object) -> str:
    """A value on one line, with nothing in it that steers a terminal."""
    return harmless(" ".join(str(value or "").split()))
