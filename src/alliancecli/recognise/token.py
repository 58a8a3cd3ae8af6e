"""The tokens that are recognised in a text: numbers, dates, and digits that are neither."""

from typing import NamedTuple


class DateParts(NamedTuple):
    """The parts of a date that a text names. `month` may be a code of dates.SUB_YEARS; `year` is None where only the context tells it."""

    year: int | None
    month: int | None = None
    day: int | None = None
    unspecified_digits: int = 0


class Token(NamedTuple):
    """A number or date, and its place in the text: `text[start:end]`.

    `values` are the numbers that it may mean (`one-third` is also 33 per cent), `dates` all that it names (`May and June 2003`).
    `firm` is False for what is often no fact (`double`, a bare `May`); `named` is True for part of a name or reference (`AK-47`, `p. 96`).
    """

    start: int
    end: int
    text: str
    values: tuple[float, ...] = ()
    dates: tuple[DateParts, ...] = ()
    firm: bool = True
    named: bool = False
