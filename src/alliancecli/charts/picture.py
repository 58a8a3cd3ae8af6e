"""One picture of a question, as SVG: strengths above, the lives of forces, events with their words, resolutions counted.

One axis of time goes through all of it. What is vague is drawn vague: pale where something happened some time within, fading where an end
is open, and no point stands where a claim has no known beginning or end. The same SVG stands in a page, where a script lays it out
anew at every zoom, and in a file of its own.
"""

from collections.abc import Sequence
from itertools import groupby
from math import ceil, inf

from alliancecli.charts.axis import Axis, axis_of, moment
from alliancecli.charts.layout import NARROW, SHORT, Bar, Label, length, meet, packed, scale_step, shortened, ticks, wrapped
from alliancecli.charts.paper import ACROSS, DEFINED, LEFT, RIGHT, WIDTH, style
from alliancecli.dates.days import numbered_day
from alliancecli.dates.edtf import named_year, parse
from alliancecli.model.markup import safe
from alliancecli.model.quantity import amount, largest, measured, quantity
from alliancecli.model.words import counted, headline
from alliancecli.query.events import WEIGHTS
from alliancecli.query.rows import Row
from alliancecli.query.scene import Scene

LINE = 19
"""Pixels from one line of words to the next."""

LANES = {
    "war and politics": ("conflict", "politics", "disaster", "period"),
    "operations": ("operation", "deployment", "transfer"),
    "agreements": ("treaty", "agreement", "declaration", "order"),
    "decisions": ("decision", "meeting", "policy", "proposal"),
    "institutions": ("founding", "change", "dissolution", "membership", "appointment"),
    "words": ("report", "statement", "idea"),
}
"""The lanes, each with the kinds of event in it, from above; resolutions have a strip of their own."""
LANE_OF = {kind: n for n, kinds in enumerate(LANES.values()) for kind in kinds}
USUAL = "event"
"""The weight of a mark that says none."""


def svg(found: Scene, *, said: str = "", below: str = "") -> str:
    """The picture as a file of its own, with its title, `said` under it, what stands `below` it all, and its style."""
    drawn = _Picture(found)
    lines = wrapped(found.title, 27, WIDTH - 80)
    head = 34 + 32 * len(lines) + 14
    words = "".join(_text("title", 40, 44 + 32 * n, line) for n, line in enumerate(lines))
    under = _text("soft", 40, head - 10, said)
    foot = head + drawn.height
    last = wrapped(below, 12, WIDTH - 80)
    words += "".join(_text("soft", 40, foot + 10 + 16 * n, line) for n, line in enumerate(last))
    height = foot + 16 * len(last) + 16
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-label="{safe(found.title)}">\n<title>{safe(found.title)}</title>\n<style>{style()}</style>\n{DEFINED}\n'
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>\n{words}{under}\n'
        f'<g transform="translate(0 {head})">\n{drawn.body(links=False)}</g>\n</svg>\n'
    )


def inline(found: Scene, *, titled: bool = False) -> str:
    """The picture for a page: each mark is a link to the record of its id, and says its times for the script. "" where none has a time.

    Where the page has no cards that the script takes the words from, marks without words are `titled` by them.
    """
    drawn = _Picture(found)
    drawn.titled = titled
    if not drawn.drawable:
        return ""
    return (
        f'<svg class="picture" viewBox="0 0 {WIDTH} {drawn.height}" width="{WIDTH}" height="{drawn.height}" '
        f'data-axis="{drawn.axis.stops()}" role="group" aria-label="{safe(found.title)}: {safe(drawn.told)}">\n'
        f"{DEFINED}\n{drawn.body(links=True)}</svg>\n"
    )


def _short(number: float, places: int = 1) -> str:
    """A number to so many places, without zeros that say nothing: a picture has thousands."""
    return f"{number:.{places}f}".rstrip("0").rstrip(".")


def _text(kind: str, x: float, y: float, words: object) -> str:
    """A line of words from (x, y) on."""
    return f'<text class="{kind}" x="{_short(x)}" y="{_short(y)}">{safe(words)}</text>'


def _rect(kind: str, x: float, y: float, wide: float, tall: float, more: str = "") -> str:
    """A box whose corner at the left and above is (x, y)."""
    return f'<rect class="{kind}"{more} x="{_short(x)}" y="{_short(y)}" width="{_short(wide)}" height="{_short(tall)}"/>'


def _rule(kind: str, left: float, y: float) -> str:
    """A line across the picture."""
    return f'<path class="{kind}" d="M{left} {_short(y)}H{WIDTH - RIGHT}"/>'


def described(found: Scene) -> str:
    """How much is drawn, and of which years: `68 events and 26 claims of strength, 1992–2026`."""
    return _Picture(found).told


class _Picture:
    """A scene laid out: its axis, its height, and what it says of itself."""

    def __init__(self, found: Scene) -> None:
        self.scene = found
        self.events = [row for row in found.events if moment(row["first"]) is not None]
        self.unbegun = [row for row in found.events if moment(row["first"]) is None]
        spans = [(moment(row["first"]), moment(row["last"], after=True)) for row in (*self.events, *found.claims)]
        known = [at for span in spans for at in span if at is not None]
        self.drawable = bool(known)
        ends = [at - 1e-9 if at in {span[1] for span in spans} else at for at in known] or [2000.0]
        begin, end = moment(found.first), moment(found.last, after=True)
        low, high = -inf if begin is None else begin, inf if end is None else end - 1e-9
        self.axis: Axis = axis_of(min(max(at, low), high) for at in ends)
        self.colors = {force.id: force.hue for force in found.forces}
        self.parts: list[str] = []
        self.height = 0
        self.links = True
        self.titled = True
        self.told = self._told()
        self.body(links=True)

    def _told(self) -> str:
        counts = [counted(len(self.scene.events), "event")] * bool(self.scene.events)
        counts += [counted(len(self.scene.claims), "claim") + " of strength"] * bool(self.scene.claims)
        first, last = named_year(self.axis.years[0]), named_year(self.axis.years[-1] - 1)
        return f"{' and '.join(counts)}, {first}" + (f"–{last}" if last != first else "")

    def x(self, at: float) -> float:
        """Where a moment stands, in pixels from the left edge of the axis."""
        return self.axis.place(at) * ACROSS / 100

    def bar(self, row: Row) -> Bar:
        """Where a claim stands; an open end runs to the edge."""
        low, high = moment(row["first"]), moment(row["last"], after=True)
        date = parse(row["date"])
        lasting = row["precision"] == "interval" and row["date"][0] != "{"
        kinds = ["day" if row["precision"] == "day" else "span" if lasting else "within"]
        kinds += ["circa"] * date.approximate + ["doubt"] * date.uncertain + ["possible"] * (row["certainty"] == "possible")
        return Bar(
            0 if low is None else self.x(low),
            ACROSS if high is None else self.x(high),
            low is None or date.min is None,
            high is None or date.max is None,
            tuple(kinds),
        )

    def body(self, *, links: bool) -> str:
        """The drawing, less the defs; sets `height`."""
        self.links = links
        self.parts = []
        y = 30.0
        y = self._claims(y) if self.scene.claims else y
        y = self._lives(y) if self.scene.forces else y
        for name, rows in self._lanes():
            y = self._lane(name, rows, y)
        resolutions = [row for row in self.events if row["kind"] == "resolution"]
        y = self._resolutions(resolutions, y) if resolutions else y
        grid = self._grid(y)
        y = self._notes(y + 6)
        self.height = ceil(y)
        return "".join((*grid, *self.parts))

    def _grid(self, bottom: float) -> list[str]:
        """The years with their lines; as many as have room, round ones first."""
        html = [_rect("short", LEFT + a * ACROSS / 100, 0, (b - a) * ACROSS / 100, bottom) for a, b in self.axis.shortened()]
        for year in ticks(self.axis, ACROSS):
            x = LEFT + self.x(year)
            html.append(f'<path class="grid" d="M{_short(x)} 6V{bottom:.0f}"/>' + _text("year", x + 4, 17, named_year(year)))
        return [f'<g class="axis">{"".join(html)}</g>\n']

    def _claims(self, top: float) -> float:
        """The claims of strength over a scale of their own, the values of the first, the greatest and the last of each force beside it."""
        tall, claims = 190.0, self.scene.claims
        greatest = max(largest(row) for row in claims)
        step = scale_step(greatest)
        most = step * ceil(greatest * 1.06 / step)

        def up(value: float) -> float:
            return top + 14 + (tall - 14) * (1 - value / most)

        html = [_text("lane", 40, top + 6, "Troops")]
        for n in range(int(most / step) + 1):
            y = up(n * step)
            html.append(_rule("grid", LEFT, y) + _text("year end", LEFT - 8, y + 4, f"{n * step:,.0f}"))
        taken: list[tuple[float, float, float, float]] = []
        marks = []
        for row in claims:
            bar, y = self.bar(row), up(largest(row))
            taken += [((bar.left + bar.right) / 2 - 5, y - 5, (bar.left + bar.right) / 2 + 5, y + 5), (bar.left, y - 3, bar.right, y + 3)]
            marks.append((row, bar, y))
        many: dict[str, int] = {}
        for row in claims:
            many[row["subject"]] = many.get(row["subject"], 0) + 1
        words = self._values(marks, taken, top)
        for row, bar, y in marks:
            at = self._times(row)
            color = self.colors.get(row["subject"], 0)
            shape = self._shape(row, bar, y, 2.4 if many[row["subject"]] > 40 else 4.5)
            told = f"{row['shown']}: {measured(row)}, {row['subject_name']}"
            text = words.get(row["id"], "")
            html.append(f'<g class="claim c{color}" data-id="{safe(row["id"])}"{at}><title>{safe(told)}</title>{shape}{text}</g>\n')
        self.parts.append(f'<g class="claims">{"".join(html)}</g>\n')
        return top + tall + 12

    def _times(self, row: Row) -> str:
        """The two ends of a claim for the script; an end that is open is not there."""
        if not self.links:
            return ""
        ends = (("a", moment(row["first"])), ("b", moment(row["last"], after=True)))
        return "".join(f' data-{name}="{_short(at, 4)}"' for name, at in ends if at is not None)

    def _shape(self, row: Row, bar: Bar, y: float, size: float) -> str:
        """The mark of a claim: a point where both ends are known, hollow where the number is rough; its period as a pale bar."""
        said, html = quantity(row), ""
        left, width = LEFT + bar.left, bar.right - bar.left
        if width > NARROW or bar.begins or bar.fades:
            html += _rect("pale", left, y - 2, max(width, 2), 4, _mask(bar))
        if not (bar.begins or bar.fades):
            kind = "full" if said.hedge == "exact" else "rough"
            html += f'<circle class="{kind}" cx="{_short(left + width / 2)}" cy="{_short(y)}" r="{size}"/>'
        return html

    def _values(
        self, marks: Sequence[tuple[Row, Bar, float]], taken: list[tuple[float, float, float, float]], top: float
    ) -> dict[str, str]:
        """The words at claims, by id: of each force the greatest, the last and the first, one with its name, where there is room."""
        wanted: list[tuple[Row, Bar, float, int]] = []
        for force in self.scene.forces:
            mine = [mark for mark in marks if mark[0]["subject"] == force.id and not (mark[1].begins or mark[1].fades)]
            if mine:
                told = {id(mark): mark for mark in (min(mine, key=lambda mark: mark[2]), mine[-1], mine[0])}
                wanted += [(*mark, n) for n, mark in enumerate(told.values())]
        wanted.sort(key=lambda one: one[3])
        found: dict[str, str] = {}
        named: set[str] = set()
        for row, bar, y, _ in wanted:
            middle = (bar.left + bar.right) / 2
            for words in ([] if row["subject"] in named else [f"{row['subject_name']} {amount(row)}"]) + [amount(row)]:
                wide = length(words, 12.5) + 4
                places = ((x, y + dy - 11, x + wide, y + dy + 2) for x, dy in _about(middle, wide))
                box = next((box for box in places if _inside(box, top) and not any(meet(box, other) for other in taken)), None)
                if box:
                    taken.append(box)
                    found[row["id"]] = _text("value", LEFT + box[0], box[3] - 2, words)
                    named |= {row["subject"]} if words != amount(row) else set()
                    break
        return found

    def _lives(self, top: float) -> float:
        """A bar for each force, or what else was asked about, its name on it; where they overlap one below the other."""
        html, free = [_text("lane", 40, top + 14, "Lives")], [0.0]
        for force in self.scene.forces:
            low, high = moment(force.first), moment(force.last, after=True)
            left, right = (0.0 if low is None else self.x(low)), (ACROSS if high is None else self.x(high))
            if right - left < 1 and (low is None or high is None or right <= 0 or left >= ACROSS):
                continue
            wide = length(force.name, 11) + 12
            fits = wide <= right - left
            taken = max(right, left if fits else right + wide)
            line = next((n for n, end in enumerate(free) if end <= left + 1), len(free))
            free[line : line + 1] = [taken]
            y = top + line * 20
            bar = Bar(left, right, low is None, high is None, ())
            at = "".join(f' data-{name}="{_short(one, 4)}"' for name, one in (("a", low), ("b", high)) if one is not None and self.links)
            html.append(
                f'<g class="life c{self.colors[force.id]}"{at}><title>{safe(force.name)}</title>'
                + _rect("full", LEFT + left, y, max(right - left - 1, 2), 16, _mask(bar))
                + _text("on" if fits else "beside", LEFT + (left + 6 if fits else right + 5), y + 12, force.name)
                + "</g>\n"
            )
        self.parts.append(f'<g class="lives">{"".join(html)}</g>\n')
        return top + len(free) * 20 + 12

    def _lanes(self) -> list[tuple[str, list[Row]]]:
        rows: dict[str, list[Row]] = {name: [] for name in LANES}
        names = list(LANES)
        for row in self.events:
            if row["kind"] != "resolution":
                rows[names[LANE_OF.get(row["kind"], len(names) - 1)]].append(row)
        return [(name, members) for name, members in rows.items() if members]

    def _lane(self, name: str, rows: list[Row], top: float) -> float:
        """Events with their words, landmarks first; those for whose words there is no room are ticks in the last line."""
        number = list(LANES).index(name)
        bars = [self.bar(row) for row in rows]
        labels = packed(
            [(bar, shortened(headline(row)), WEIGHTS.index(row["weight"])) for row, bar in zip(rows, bars, strict=True)], ACROSS
        )
        deepest = max((label.line for label in labels if label), default=-1) + 1
        silent = sum(label is None for label in labels)
        said = f"{len(rows):,}" + (f", {silent:,} without words" if silent else "")
        html = [_rule("rule", 40, top) + _text(f"lane k{number}", 40, top + 20, name.capitalize())]
        html.append(_text("soft tally", 40, top + 35, said))
        for row, bar, label in zip(rows, bars, labels, strict=True):
            y = top + 16 + (label.line if label else deepest) * LINE
            html.append(self._event(row, bar, label, y))
        self.parts.append(f'<g class="events k{number}">{"".join(html)}</g>\n')
        return top + max(deepest + bool(silent), 2) * LINE + 12

    def _event(self, row: Row, bar: Bar, label: Label | None, y: float) -> str:
        left, width = LEFT + bar.left, bar.right - bar.left
        title = f"{row['shown']}: {headline(row)}" + (" (may lie outside the span)" if row["certainty"] == "possible" else "")
        wide = label is not None and width >= SHORT
        kinds = " ".join((*bar.kinds, *(["begins"] * bar.begins), *(["fades"] * bar.fades), *(["under"] * wide)))
        if width > NARROW or bar.begins or bar.fades:
            tall = 16 if wide else 8
            shape = _rect("at", left, y - tall / 2, max(width, 3), tall, _mask(bar))
        elif label:
            shape = f'<circle class="at" cx="{_short(left + width / 2)}" cy="{_short(y)}" r="4.5"/>'
        else:
            shape = f'<path class="at" d="M{_short(left + width / 2 - 2)} {_short(y - 5)}h4v10h-4z"/>'
        words = _text("words", LEFT + label.x, y + 4, label.words) if label else ""
        told = title if self.titled and not (self.links and label and label.words == headline(row)) else row["shown"]
        inside = f"<title>{safe(told)}</title>{shape}{words}"
        if not self.links:
            return f'<g class="event {kinds}">{inside}</g>\n'
        weight = "" if row["weight"] == USUAL else f' data-w="{WEIGHTS.index(row["weight"])}"'
        return f'<a class="event {kinds}" href="#{safe(row["id"])}"{weight}{self._times(row)}>{inside}</a>\n'

    def _resolutions(self, rows: list[Row], top: float) -> float:
        """How many resolutions there were in each year, or where years are narrow in so many."""
        html = [_rule("rule", 40, top) + _text("lane", 40, top + 18, "Security Council")]
        html.append(_text("soft", 40, top + 33, counted(len(rows), "resolution")))
        years = [numbered_day(row["first"])[0] for row in rows]
        for _, group in groupby(sorted(years), key=lambda year: int(self.x(year) // 26)):
            found = list(group)
            x, tall = LEFT + (self.x(found[0]) + self.x(found[-1] + 1)) / 2, min(3 * len(found), 26)
            html.append(_rect("count", x - 4, top + 46 - tall, 8, tall) + _text("soft middle", x, top + 42 - tall, len(found)))
        marks = f' data-marks="{" ".join(map(self._marked, rows))}"' if self.links else ""
        self.parts.append(f'<g class="resolutions"{marks}>{"".join(html)}</g>\n')
        return top + 58

    def _marked(self, row: Row) -> str:
        """One of them for the script, which draws it where there is room."""
        ends = (moment(row["first"]), moment(row["last"], after=True))
        return ":".join((safe(row["id"]), *("" if at is None else f"{_short(at, 4)}" for at in ends)))

    def _notes(self, top: float) -> float:
        """What has no beginning, in a line; and how to read the marks."""
        said = [f"{headline(row)} ({row['shown']})" for row in self.unbegun]
        said += [f"{amount(row)} in {row['subject_name']} ({row['shown']})" for row in self.scene.claims if not row["date_min"]]
        told = [f"No known beginning: {'; '.join(said)}."] if said else []
        told += self.scene.notes
        told.append(
            "A point is a claim, and nothing is known in between. Hollow: a number that is about, over or under. Pale: some time within. "
            "Fading: an end that no source gives."
            if self.scene.claims
            else "Pale: some time within. Fading: an end that no source gives."
        )
        lines = [line for text in told for line in wrapped(text, 12, WIDTH - 80)]
        words = "".join(_text("soft", 40, top + 14 + 16 * n, line) for n, line in enumerate(lines))
        self.parts.append(f'<g class="notes">{words}</g>\n')
        return top + 16 * len(lines) + 10


def _about(middle: float, wide: float) -> tuple[tuple[float, float], ...]:
    """Where words so `wide` may begin about a point, and how far their line is from it, the best first."""
    return (
        (middle + 8, 4.0),
        (middle - wide / 2, -9.0),
        (middle + 4, -9.0),
        (middle - wide + 6, -9.0),
        (middle - wide - 6, 4.0),
        (middle - wide / 2, 18.0),
        (middle + 6, 18.0),
    )


def _inside(box: tuple[float, float, float, float], top: float) -> bool:
    """Whether a box lies in the panel of claims."""
    return box[0] >= 0 and box[2] <= ACROSS and box[1] >= top - 8 and box[3] <= top + 192


def _mask(bar: Bar) -> str:
    name = "both" if bar.begins and bar.fades else "in" if bar.begins else "out" if bar.fades else ""
    return f' mask="url(#_m{name})"' if name else ""
