"""Small drawings as SVG, without script or style of their own: a life among lives, and strength over time."""

from alliancecli.query.rows import Row
from alliancecli.site.content import shown
from alliancecli.site.html import Safe, join, tag

WIDTH, HEIGHT, LEFT, BOTTOM = 640, 180, 64, 24


def strength(rows: list[Row], name: str) -> Safe | None:
    """Claims of one series as points over time, hollow where hedged, a bar where the date is a period; None of fewer than three."""
    known = [row for row in rows if row["value"] is not None and row["date_min"] and row["date_max"]]
    if len(known) < 3:
        return None
    first, last = min(_at(row["date_min"]) for row in known), max(_at(row["date_max"]) for row in known)
    top = max(row["value"] for row in known) or 1
    span = (last - first) or 1

    def x(day: str) -> float:
        return round(LEFT + (WIDTH - LEFT - 12) * (_at(day) - first) / span, 1)

    def y(value: float) -> float:
        return round(12 + (HEIGHT - BOTTOM - 12) * (1 - value / top), 1)

    marks = [tag("line", x1=LEFT, x2=WIDTH - 12, y1=y(0), y2=y(0), class_="axis")]
    for value in (top, top / 2):
        marks.append(tag("line", x1=LEFT, x2=WIDTH - 12, y1=y(value), y2=y(value), class_="grid"))
        marks.append(tag("text", f"{value:,.0f}", x=LEFT - 6, y=y(value) + 4, text_anchor="end"))
    for year in _years(first, last):
        marks.append(tag("text", str(year), x=x(f"{year:04}-01-01"), y=HEIGHT - 6, text_anchor="middle"))
    for row in known:
        begin, end = x(row["date_min"]), x(row["date_max"])
        told = tag("title", f"{row['value']:,} {row['unit']}, {shown(row)}")
        if end - begin > 6:
            marks.append(tag("line", told, x1=begin, x2=end, y1=y(row["value"]), y2=y(row["value"]), class_="period"))
        else:
            hollow = row["qualifier"] not in (None, "exact")
            marks.append(
                tag("circle", told, cx=round((begin + end) / 2, 1), cy=y(row["value"]), r=3, class_="hedged" if hollow else "exact")
            )
    return tag("svg", join(*marks), viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=f"{name}: {len(known)} claims over time")


def _at(day: str) -> float:
    """A day as years since the year 0."""
    year, month, rest = day.rsplit("-", 2)
    return int(year) + (int(month) - 1) / 12 + (int(rest) - 1) / 372


def _years(first: float, last: float) -> range:
    """Whole years for an axis, at most six."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 10_000) if (last - first) / step <= 6)
    begin = -(-int(first) // step) * step if first == int(first) else (int(first) // step + 1) * step
    return range(begin, int(last) + 1, step)
