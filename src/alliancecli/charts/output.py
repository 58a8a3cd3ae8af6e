"""From a spec to the bytes of a file, by its ending."""

import json
from typing import Any

from alliancecli.errors import AllianceError, BadUsage

ENDINGS = (".svg", ".png", ".html", ".json")

SCALE = 2
"""Pixels of a PNG for each of the spec."""


def ending(path: str) -> str:
    """The ending of a chart's file.

    Raises BadUsage for one that no chart has, AllianceError where what draws it is not installed: both before any work is done.
    """
    found = next((one for one in ENDINGS if path.lower().endswith(one)), None)
    if found is None:
        raise BadUsage(f"-o {path}: its ending names no kind of chart; use one of {', '.join(ENDINGS)}")
    if found != ".json":
        _drawing(found)
    return found


def content(spec: dict[str, Any], kind: str) -> bytes:
    """The chart as a file of that ending: a picture, or the Vega-Lite spec itself."""
    if kind == ".json":
        return (json.dumps(spec, ensure_ascii=False, indent=1) + "\n").encode()
    if kind == ".svg":
        return picture(spec).encode()
    return bytes(_drawing(kind).vegalite_to_png(_translated(spec, UNSHOWABLE), scale=SCALE))


def picture(spec: dict[str, Any]) -> str:
    """The chart as an SVG, which also stands in a page."""
    return str(_drawing(".svg").vegalite_to_svg(_translated(spec, UNSHOWABLE)))


def drawn_as(drawn: str, kind: str) -> bytes:
    """A picture that is SVG, as a file of that ending. Raises AllianceError where what makes a PNG is not installed."""
    return bytes(_drawing(kind).svg_to_png(drawn, scale=SCALE)) if kind == ".png" else drawn.encode()


def untitled(spec: dict[str, Any]) -> dict[str, Any]:
    """The chart without its title, for a page that has it; the lines under it stay."""
    title = spec["title"]
    return {
        **spec,
        "title": {
            "text": title["subtitle"],
            "anchor": "start",
            "offset": title["offset"],
            "fontSize": 12,
            "fontWeight": 400,
            "lineHeight": 17,
        },
    }


UNSHOWABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " ")
"""Characters that no SVG may hold, as spaces: vl-convert would not survive them."""


def _translated(value: Any, table: dict[int, str]) -> Any:
    """A spec with the characters of all its texts translated."""
    if isinstance(value, str):
        return value.translate(table)
    if isinstance(value, dict):
        return {key: _translated(one, table) for key, one in value.items()}
    return [_translated(one, table) for one in value] if isinstance(value, list) else value


def _drawing(kind: str) -> Any:
    """vl-convert, which is an extra."""
    try:
        import vl_convert
    except ImportError:
        raise AllianceError(
            f"a chart as {kind} needs vl-convert; install it with `pip install 'alliancecli[charts]'`, or write .json, which needs nothing"
        ) from None
    return vl_convert
