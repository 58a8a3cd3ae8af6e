"""From claims to references: one module a style, each with `render(cited)`; `STYLES` is the registry."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from alliancecli.model.characters import escape_controls
from alliancecli.query.cite import Bibliography
from alliancecli.render.escape import in_ascii, in_json


class Style(NamedTuple):
    """A style of reference: its module, the ending of its files, and whether it is prose for people."""

    module: str
    ending: str = ""
    prose: bool = False


class Renderer(Protocol):
    """The interface of a style's module."""

    def render(self, cited: Bibliography) -> Iterator[str]:
        """The text, in pieces."""


STYLES = {
    "chicago": Style("chicago", prose=True),
    "apa": Style("apa", prose=True),
    "bibtex": Style("bibtex", ".bib"),
    "csl-json": Style("csl_json", ".json"),
    "ris": Style("ris", ".ris"),
}


def render(cited: Bibliography, name: str, *, unicode: bool = True, encoding: str = "ascii") -> Iterator[str]:
    """The references in a style. Prose is fitted to a surface that takes only ASCII where `unicode` is False."""
    module = cast(Renderer, import_module(f"alliancecli.render.citations.{STYLES[name].module}"))
    pieces = (in_json(piece) if name == "csl-json" else _steadied(piece) for piece in module.render(cited))
    return pieces if unicode or not STYLES[name].prose else (in_ascii(piece, encoding) for piece in pieces)


def _steadied(piece: str) -> str:
    """A piece in which nothing steers a terminal; line ends stay."""
    return re.sub(r"[^\r\n -~]+", lambda match: escape_controls(match[0]), piece)


def by_ending(path: str) -> str | None:
    """The style that a file's ending asks for, if any."""
    return next((name for name, style in STYLES.items() if style.ending and path.lower().endswith(style.ending)), None)


def clean(value: object) -> str:
    """A value on one line, with nothing in it that steers a terminal."""
    return escape_controls(" ".join(str(value or "").split()))
