"""One force at several days: what was known at each, joined by the change."""

from collections.abc import Sequence

from alliancecli.charts.caption import Sources, wrap
from alliancecli.charts.frame import FEW, Asked, Chart, frame, heading, lines, named, what
from alliancecli.charts.rows import Line, of, panel, text
from alliancecli.charts.theme import INK, colors
from alliancecli.errors import BadUsage
from alliancecli.model.quantity import amount, quantity
from alliancecli.query.rows import Row
from alliancecli.views.compare.pivot import difference


def dumbbells(rows: Sequence[Row], asked: Asked) -> Chart:
    """A line a contributor: a point a day, the first hollow, and at the right what changed. `asked.words` names the days."""
    keyed: dict[str, dict[str | None, list[Row]]] = {}
    for row in rows:
        band = " · ".join(filter(None, (row["status"] if row["status"] != "actual" else None, row["measure"], asked.scope(row))))
        keyed.setdefault(band, {}).setdefault(row["contributor"], []).append(row)
    hues = colors((row["subject"] for row in rows), asked.ranks)
    cited = Sources(asked.sources)
    plots, told, same = [], [], 0
    layers = [
        of("change", {"type": "rule", "strokeWidth": 3, "opacity": 0.35}, x2={"field": "start"}),
        of("then", {"type": "point", "size": 60, "strokeWidth": 1.8, "filled": False, "fill": "white", "opacity": 1}),
        of("between", {"type": "point", "size": 24, "filled": True, "opacity": 0.7}),
        of("now", {"type": "point", "size": 70, "filled": True, "opacity": 1}),
        text(10),
        _before(),
    ]
    changed = {band: held for band, held in keyed.items() if any(row["movement"] not in (None, "same-claim") for days in held.values() for row in days)}
    for band, held in sorted(changed.items(), key=lambda pair: -len(pair[1])):
        lines_ = [_line(days, hues[days[0]["subject"]], cited, parts=len(held) > 1) for days in held.values()]
        drawn = [line for line in lines_ if line.marks]
        if plots and len(held) < FEW:
            told += wrap(f"{band}: {'; '.join(f'{line.name} {line.said}' for line in lines_)}.")
        elif drawn:
            plots.append(panel(drawn, layers, heading(band) if len(changed) > 1 else None, next(iter(held.values()))[0]["unit"]))
    same = len(keyed) - len(changed)
    if not plots:
        raise BadUsage("no claim differs between these days, so there is no change to draw; leave out --chart to read them")
    if told:
        plots.append(lines(told, size=11, color=INK))
    said = ["Ring: what was last known at the first day; point: at the last. At the right the change, computed, and the sources."]
    notes = [f"{same} scope{'s' if same > 1 else ''} without a newer claim not drawn"] if same else []
    under = [" · ".join(filter(None, (next(iter(changed)) if len(changed) == 1 else None, asked.words)))]
    return Chart(frame(f"{named(rows)}: {what(rows[0])}", under, plots, said, cited), notes)


def _before() -> dict[str, object]:
    layer = text(10, align="right", xOffset=-8)
    return {**layer, "transform": [{"filter": "datum.kind == 'left'"}]}


def _line(days: list[Row], color: str, cited: Sources, *, parts: bool) -> Line:
    known = [row for row in days if row["id"] and not row["missing"]]
    who = days[0]["contributor_name"] or ("Total" if parts else days[0]["subject_name"])
    numbers = ", ".join(dict.fromkeys(filter(None, map(cited.number, known))))
    last = days[-1]
    change = {"same-claim": "same claim", "no-claim": "no claim", "first-claim": "first claim", "came": "came", "left": "left"}
    said = difference(last) or change.get(last["movement"] or "", "no claim then")
    line = f"{said} [{numbers}]" if numbers else said
    if not known:
        return Line(who, line, [])
    values = [quantity(row).most or 0 for row in known]
    marks = [{"kind": "change", "start": values[0], "value": values[-1], "color": color}] if len(known) > 1 else []
    first = [{"kind": "then", "value": values[0], "color": color}] if days[0]["id"] else []
    marks += [{"kind": "between", "value": value, "color": color} for value in values[1:-1]]
    marks += first + ([{"kind": "now", "value": values[-1], "color": color}] if last["id"] else [])
    ends = sorted(((values[0], amount(known[0])), (values[-1], amount(known[-1]))), key=lambda pair: pair[0])
    if ends[0] != ends[1] and ends[0][0] < ends[1][0]:
        marks.append({"kind": "left", "value": ends[0][0], "words": ends[0][1], "color": INK})
    marks.append({"kind": "text", "value": ends[1][0], "words": ends[1][1], "color": INK})
    return Line(who, line, marks, parts and not days[0]["contributor"])
