"""One force at several days: what was known at each, joined by the change."""

from collections.abc import Sequence

from alliancecli.charts.caption import Sources
from alliancecli.charts.frame import FEW, Asked, Chart, Spec, frame, heading, named, told, what
from alliancecli.charts.rows import NAMES, Line, of, panel
from alliancecli.charts.theme import colors
from alliancecli.errors import BadUsage
from alliancecli.model.quantity import amount, largest
from alliancecli.query.rows import Row
from alliancecli.views.compare.pivot import difference


def dumbbells(rows: Sequence[Row], asked: Asked) -> Chart:
    """A line a contributor: a point a day, the first hollow, and at the right what changed. `asked.words` names the days."""
    keyed: dict[str, dict[str | None, list[Row]]] = {}
    for row in rows:
        band = " · ".join(filter(None, (row["status"] if row["status"] != "actual" else None, row["measure"], asked.scope(row))))
        keyed.setdefault(band, {}).setdefault(row["contributor"], []).append(row)
    hues = colors((row["subject"] for row in rows), asked.hues)
    cited = Sources(asked.sources)
    plots: list[Spec] = []
    texts = []
    layers = [
        of("change", {"type": "rule", "strokeWidth": 3, "opacity": 0.35}, x2={"field": "start"}),
        of("then", {"type": "point", "size": 60, "strokeWidth": 1.8, "filled": False, "fill": "white", "opacity": 1}),
        of("between", {"type": "point", "size": 24, "filled": True, "opacity": 0.7}),
        of("now", {"type": "point", "size": 70, "filled": True, "opacity": 1}),
    ]
    changed = {
        band: held
        for band, held in keyed.items()
        if any(row["movement"] not in (None, "same-claim") for days in held.values() for row in days)
    }
    for band, held in sorted(changed.items(), key=lambda pair: -len(pair[1])):
        lines_ = [_line(days, hues[days[0]["subject"]], cited, parts=len(held) > 1) for days in held.values()]
        drawn = [line for line in lines_ if line.marks]
        if plots and len(held) < FEW:
            texts.append(f"{band}: {'; '.join(f'{line.name} {line.number}, {line.said}' for line in lines_)}.")
        elif drawn:
            plots.append(panel(drawn, layers, heading(band, NAMES) if len(changed) > 1 else None, next(iter(held.values()))[0]["unit"]))
    same = len(keyed) - len(changed)
    if not plots:
        raise BadUsage("no claim differs between these days, so there is no change to draw; leave out --chart to read them")
    plots += told(texts, NAMES)
    said = ["Ring: what was last known at the first day; point: at the last. At the right the change, computed, and the sources."]
    notes = [f"{same} scope{'s' if same > 1 else ''} without a newer claim not drawn"] if same else []
    under = [" · ".join(filter(None, (next(iter(changed)) if len(changed) == 1 else None, asked.words)))]
    return Chart(frame(f"{named(rows)}: {what(rows)}", under, plots, said, cited, NAMES), notes)


def _line(days: list[Row], color: str, cited: Sources, *, parts: bool) -> Line:
    known = [row for row in days if row["id"] and not row["missing"]]
    who = days[0]["contributor_name"] or ("Total" if parts else days[0]["subject_name"])
    numbers = ", ".join(dict.fromkeys(filter(None, map(cited.number, known))))
    last = days[-1]
    change = {"same-claim": "same claim", "no-claim": "no claim", "first-claim": "first claim", "came": "came", "left": "left"}
    said = difference(last) or change.get(last["movement"] or "", "no claim then")
    line = f"{said} [{numbers}]" if numbers else said
    if not known:
        return Line(who, "", line, [])
    values = [largest(row) for row in known]
    marks = [{"kind": "change", "start": values[0], "value": values[-1], "color": color}] if len(known) > 1 else []
    first = [{"kind": "then", "value": values[0], "color": color}] if days[0]["id"] else []
    marks += [{"kind": "between", "value": value, "color": color} for value in values[1:-1]]
    marks += first + ([{"kind": "now", "value": values[-1], "color": color}] if last["id"] else [])
    claimed = dict.fromkeys(map(amount, known))
    return Line(who, " → ".join(claimed), line, marks, parts and not days[0]["contributor"])
