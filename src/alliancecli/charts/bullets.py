"""Promise and delivery: a bar that was delivered under the mark of what was promised."""

from collections.abc import Sequence

from alliancecli.charts.caption import Sources
from alliancecli.charts.frame import Asked, Chart, frame, heading, named, told
from alliancecli.charts.rows import NAMES, Line, bar, bars, of, panel
from alliancecli.charts.theme import INK, colors
from alliancecli.errors import BadUsage
from alliancecli.model.quantity import amount, measured, quantity
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.views.compare.pivot import difference, in_percent


def bullets(rows: Sequence[Row], asked: Asked) -> Chart:
    """A line a promise with what answers it; what nothing answers stands below in words. Each scale holds what is of one unit and scope."""
    pairs = [row for row in rows if row["to_id"] and not row["from_claim"]["missing"] and not row["to_claim"]["missing"]]
    alone = {row["from_id"]: row["from_claim"] for row in rows if not row["to_id"]}
    if not pairs:
        raise BadUsage("nothing on record answers these promises, so there is nothing to draw; leave out --chart to read them")
    hues = colors((row["subject"] for row in pairs), asked.hues)
    bands: dict[str, list[Row]] = {}
    for row in pairs:
        counts = row["unit"] if row["unit"] == row["measure"] else f"{row['measure']} ({row['unit']})"
        bands.setdefault(
            " · ".join(filter(None, (row["subject_name"], row["contributor_name"], counts, asked.scope({**row["from_claim"]})))), []
        ).append(row)
    cited = Sources(asked.sources)
    layers = [
        of("promise", {"type": "bar", "height": 15, "opacity": 0.18}, x2={"field": "start"}),
        *bars(7),
        of("mark", {"type": "tick", "thickness": 3, "size": 15}, color={"value": INK}),
    ]
    plots = [
        panel([_line(row, hues[row["subject"]], cited) for row in held], layers, heading(band, NAMES), held[0]["unit"])
        for band, held in bands.items()
    ]
    if alone:
        texts = (f"{one['subject_name']} {one['status']} {measured(one)}, {one['shown']}{cited.bracket(one)}" for one in alone.values())
        plots += told([f"Nothing on record answers {len(alone)}: {'; '.join(texts)}."], NAMES)
    said = ["Upright mark: what was promised, planned or asked for; bar: what there was. At the right the gap, computed."]
    under = [" · ".join(filter(None, (asked.words, counted(len({row["from_id"] for row in pairs}), "promise") + " with an answer")))]
    return Chart(frame(f"{named(pairs)}: promise and delivery", under, plots, said, cited, NAMES), [])


def _line(row: Row, color: str, cited: Sources) -> Line:
    promise, answer = row["from_claim"], row["to_claim"]
    wanted, there = quantity(promise), quantity(answer)
    marks = [{"kind": "promise", "start": 0, "value": wanted.most, "color": color}, *bar(there.low, there.high, color)]
    marks.append({"kind": "mark", "value": wanted.most, "color": INK})
    share = in_percent(row).replace("about ", "")
    gap = " ".join(filter(None, (difference(row), f"({share})" if share[:1] in ("+", "-") else ""))) or row["note"] or "no gap computed"
    number = f"{amount(answer)} of {amount(promise)}"
    return Line(f"{promise['status']} {promise['shown']}", number, f"{gap}, {answer['shown']}{cited.bracket(promise, answer)}", marks)
