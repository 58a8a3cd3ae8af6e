"""Whether two dates can be of one thing."""

from alliancecli.dates.edtf import Date, Interval, day_numbers, ends, overlaps


def meet(one: Date, other: Date) -> bool:
    """True if there is a day that both dates may mean."""
    return overlaps(one, *day_numbers(other))


def apart(one: Date, other: Date) -> bool:
    """Whether two spans cannot begin, or cannot end, at one time. An end that is open or not known, and what is no span, bars nothing."""
    pairs = zip(ends(one), ends(other), strict=True) if isinstance(one, Interval) and isinstance(other, Interval) else ()
    return any(mine and its and not meet(mine, its) for mine, its in pairs)
