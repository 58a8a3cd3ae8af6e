"""Small drawings in the cells of a table, as SVG: spans on an axis, cells of years, parts of a whole, branches of a tree.

What they say stands in words beside them, or is said of them; colours come from the page's style.
"""

from collections.abc import Iterable, Mapping

from alliancecli.dates.edtf import named_year
from alliancecli.model.markup import safe
from alliancecli.views.drawn import Axis, Branch, Drawn, Heights, Lasting, Part, Strip, Ticks

SPAN, BAR, HIGH = 200, 110, 16
"""Widths of an axis and of a part, and the height of a drawing."""

CELL, GAP = 15, 6
"""Pixels of a cell of a strip, and of the gap after one that stands apart."""

ROOM = 23
"""Cells of a strip that a telephone has room for."""

COLUMN = 5
"""Pixels of a number over time."""

STEM = 9
"""Pixels of a character of a branch."""

STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""Years between the ticks of an axis."""


FADE = 24
"""Pixels in which a bar fades at the edge of the axis where an end is open."""

FADES = (
    '<svg width="0" height="0" class="quiet" aria-hidden="true"><defs>'
    f'<linearGradient id="_fades" gradientUnits="userSpaceOnUse" x1="{SPAN - FADE}" x2="{SPAN}">'
    '<stop stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>'
    f'<linearGradient id="_rises" gradientUnits="userSpaceOnUse" x1="0" x2="{FADE}">'
    '<stop stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>'
    + "".join(
        f'<mask id="_open-{name}" maskUnits="userSpaceOnUse" x="0" y="0" width="{SPAN}" height="{HIGH}">'
        f'<rect width="{SPAN}" height="{HIGH}" fill="url(#_{name})"/></mask>'
        for name in ("fades", "rises")
    )
    + "</defs></svg>\n"
)
"""What a page with spans has once: how they fade."""


def small(drawn: Drawn, hues: Mapping[str, int]) -> str:
    """The drawing as an SVG element; what is of a force that has a colour among `hues`, in that."""
    kind = f" c{hues[of]}" if (of := getattr(drawn, "of", "")) in hues else ""
    match drawn:
        case Axis():
            return _svg(SPAN, _axis(drawn))
        case Lasting():
            return _svg(SPAN, _lasting(drawn), kind)
        case Strip():
            return _svg(_left(drawn.cells, drawn.first_apart), _strip(drawn), kind + " wide" * (drawn.cells > ROOM))
        case Heights():
            return _svg(len(drawn.parts) * COLUMN, _heights(drawn), kind)
        case Ticks():
            labels = (f'<text x="{_left(cell, drawn.first_apart)}" y="12">{safe(text)}</text>' for cell, text in drawn.labels.items())
            return _svg(
                _left(drawn.cells, drawn.first_apart), [*(['<text x="0" y="12">&lt;</text>'] if drawn.first_apart else []), *labels]
            )
        case Part():
            return _svg(BAR, _part(drawn))
        case Branch():
            return _svg(STEM * len(drawn.stem), _branch(drawn), tall=True) if drawn.stem else ""


def _svg(width: float, shapes: Iterable[str], kind: str = "", *, tall: bool = False) -> str:
    """An element that readers of the text beside it need not hear of."""
    high = 28 if tall else HIGH
    size = f'width="{width:g}" height="{high}" viewBox="0 0 {width:g} {high}"'
    return f'<svg class="small{kind}" {size} aria-hidden="true">{"".join(shapes)}</svg>'


def _axis(scale: Axis) -> Iterable[str]:
    """Years under their ticks, as many as have room."""
    step = next((step for step in STEPS if (scale.high - scale.low) / step <= 5), STEPS[-1])
    for year in range(-(-scale.low // step) * step, scale.high, step):
        x = scale.place(year) * SPAN
        if x <= SPAN - 30:
            yield f'<path class="tick" d="M{x:.1f},0V{HIGH}"/><text x="{x + 3:.1f}" y="12">{safe(named_year(year))}</text>'


def _lasting(span: Lasting) -> Iterable[str]:
    """Solid where it surely lasted, pale where it may have, fading where no source says how far."""
    start = span.began[1] if span.began else 0
    end = span.ended[0] if span.ended else 1
    yield f'<path class="line" d="M0,{HIGH / 2}H{SPAN}"/>'
    yield from _bar(start, end, "sure") if span.began and span.ended and end > start else ()
    if span.began:
        yield from _bar(span.began[0], max(span.began[1], span.began[0] + 0.006), "maybe")
    if span.ended:
        yield from _bar(span.ended[0], max(span.ended[1], span.ended[0] + 0.006), "maybe")
    if not span.ended and span.began:
        yield from _bar(start, 1, "sure", "fades")
    if not span.began and span.ended:
        yield from _bar(0, end, "sure", "rises")


def _bar(start: float, end: float, kind: str, fading: str = "") -> Iterable[str]:
    mask = f' mask="url(#_open-{fading})"' if fading else ""
    yield f'<rect class="{kind}"{mask} x="{start * SPAN:.1f}" y="3" width="{max((end - start) * SPAN, 1):.1f}" height="10" rx="1"/>'


def _left(cell: int, first_apart: bool) -> int:
    """Where a cell of a strip begins."""
    return cell * CELL + (GAP if first_apart and cell else 0)


def _strip(strip: Strip) -> Iterable[str]:
    """Cells at their true places, with the number of claims in those that have any."""
    for cell in range(strip.cells):
        x, count = _left(cell, strip.first_apart), strip.counts.get(cell)
        kind = "none" if not count else "sure" if cell in strip.sure else "maybe"
        yield f'<rect class="{kind}" x="{x + 0.5}" y="0.5" width="{CELL - 1}" height="{HIGH - 1}"/>'
        if count:
            said = str(count) if count < 100 else "99+"
            yield f'<text class="on {kind}" x="{x + CELL / 2}" y="11" text-anchor="middle">{said}</text>'


def _heights(line: Heights) -> Iterable[str]:
    """A column for each that is claimed, on a line."""
    yield f'<path class="line" d="M0,{HIGH - 0.5}H{len(line.parts) * COLUMN}"/>'
    for place, part in enumerate(line.parts):
        if part:
            tall = max(part * (HIGH - 2), 1)
            yield f'<rect class="sure" x="{place * COLUMN}" y="{HIGH - 1 - tall:.1f}" width="{COLUMN - 1}" height="{tall:.1f}"/>'


def _part(part: Part) -> Iterable[str]:
    """A bar in a frame: solid to what is sure, pale to what may be, an arrow for more."""
    low, high = min(part.low, 1) * (BAR - 8), None if part.high is None else min(part.high, 1) * (BAR - 8)
    if low:
        yield f'<rect class="sure" x="0" y="3" width="{max(low, 1):.1f}" height="10"/>'
    if high is None:
        yield f'<path class="open" d="M{low + 2:.1f},4L{low + 6:.1f},8L{low + 2:.1f},12"/>'
    elif high > low:
        yield f'<rect class="maybe" x="{low:.1f}" y="3" width="{high - low:.1f}" height="10"/>'


def _branch(branch: Branch) -> Iterable[str]:
    """The lines of a tree in place of the characters that draw it."""
    for place, sign in enumerate(branch.stem):
        x, mid = place * STEM + STEM / 2, 14
        path = {
            "│": f"M{x},0V28",
            "├": f"M{x},0V28M{x},{mid}H{x + STEM / 2}",
            "└": f"M{x},0V{mid}H{x + STEM / 2}",
            "┌": f"M{x},28V{mid}H{x + STEM / 2}",
            "─": f"M{x - STEM / 2},{mid}H{x + STEM / 2}",
        }.get(sign)
        if path:
            yield f'<path class="stem" d="{path}"/>'
