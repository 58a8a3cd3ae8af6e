"""Tables of dates form by form, and every date that Hypothesis can think of."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from alliancecli.dates.days import OPEN_DAY, Day, day_number, days_in
from alliancecli.dates.edtf import SUB_YEARS, UNSPECIFIED, Date, DateSet, Interval, Point, sort_key
from conftest import tries


def rows(table: str) -> list[list[str]]:
    """The lines of a table, each as its cells."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip("\n").splitlines()]


often = settings(deadline=None, max_examples=tries(200))


def in_order(start: Point | str, end: Point | str) -> Interval:
    """The span between two ends, whichever way round they came."""
    backwards = isinstance(start, Point) and isinstance(end, Point) and start.min > end.max
    return Interval(end, start) if backwards else Interval(start, end)


def is_real(day: Day) -> bool:
    return day[2] <= days_in(*day[:2])


def points(*parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Point]:
    """Points of a year, a month and a day, or of fewer of them."""
    return st.tuples(*parts).map(lambda some: Point(*some))


def marked(point: Point, mark: str) -> Point:
    return point._replace(mark=mark)


def blurred(blur: int, known: int, before: bool, mark: str) -> Point:
    """The decade (blur 1) or century (2) that begins with some known digits."""
    first = known % 10 ** (4 - blur) * 10**blur
    return Point(1 - first - 10**blur if before else first, unspecified_digits=blur, mark=mark)


FOUR_DIGITS = st.integers(-9999, 9999)
YEARS = FOUR_DIGITS | st.integers(10_000, 999_999_999).flatmap(lambda year: st.sampled_from([year, -year]))
MONTHS = st.integers(1, 12)
DAYS = st.tuples(YEARS, MONTHS, st.integers(1, 31)).filter(is_real)
SPOKEN_DAYS = st.tuples(st.integers(1000, 9999), MONTHS, st.integers(1, 31)).filter(is_real)
MARK = st.sampled_from(["", "~", "?", "%"])
PLAIN = points(YEARS) | points(YEARS, MONTHS) | DAYS.map(lambda day: Point(*day))
XX = st.just(UNSPECIFIED)
PARTLY = points(YEARS, XX) | points(YEARS, XX, XX) | points(YEARS, MONTHS, XX)
CODED = points(YEARS, st.sampled_from(sorted(SUB_YEARS)))
BLURRED = st.builds(blurred, st.integers(1, 2), st.integers(0, 999), st.booleans(), MARK)
POINTS = st.builds(marked, PLAIN | PARTLY | CODED, MARK) | BLURRED
ENDS = POINTS | st.sampled_from(["..", ""])
SPANS = st.builds(in_order, ENDS, ENDS)
CHOICES = st.lists(POINTS, min_size=1, max_size=4, unique=True).map(lambda points: DateSet(tuple(sorted(points, key=sort_key))))
DATES: st.SearchStrategy[Date] = POINTS | SPANS | CHOICES
SLIPS = st.builds(lambda date, at, slip: f"{date}"[:at] + slip + f"{date}"[at + 1 :], DATES, st.integers(0, 12), st.text(max_size=2))
TEXTS = st.text() | st.text("0123456789-/.,{}XYTQ~?% ") | SLIPS


def window(date: Date) -> tuple[int, int]:
    return day_number(date.min, -OPEN_DAY), day_number(date.max, OPEN_DAY)
