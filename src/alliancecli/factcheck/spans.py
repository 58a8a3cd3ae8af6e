"""Stretches of time between two things that a draft tells together: `three days after it had signed the agreement`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliancecli.factcheck.periods import NUMBER, Period, When, counted, shifted
from alliancecli.factcheck.reading import Sentence


class Span(NamedTuple):
    """When a thing was that time is counted from: `what` is where that is told, `loose` the time outside of which it surely was not."""

    when: When
    what: tuple[int, int]
    loose: Period


def spans(sentence: Sentence) -> Iterator[Span]:
    """The stretches of time of a sentence that begin or end on a day that it names."""
    text = sentence.paragraph.text
    for match in _SPAN.finditer(text, sentence.start, sentence.end):
        before = [when for when in sentence.whens if when.end <= match.start()]
        behind = [when for when in sentence.whens if when.start >= match.end() - 1]
        inside = any(match.start("what") <= when.start < match.end() for when in sentence.whens)
        base = before[-1:] or behind[:1]
        if inside or not base or base[0].period.days > 3:
            continue
        count = counted(match["count"]) * {"day": 1, "week": 7, "month": 30, "year": 365}[match["unit"].lower()]
        days, slack = count if match["way"].lower() == "before" else -count, 0 if match["unit"].lower() == "day" else round(0.1 * count) + 3
        first, last = base[0].period
        then = Period(shifted(first, days - slack), shifted(last, days + slack))
        loose = Period(shifted(then.first, -1 - slack), shifted(then.last, 1 + slack))
        yield Span(When(match.start(), match.end("way"), then), match.span("what"), loose)


_SPAN = re.compile(
    rf"\b(?P<count>{NUMBER}) (?P<unit>day|week|month|year)s? (?P<way>after|before) (?P<what>[^,;.()]{{10,140}})", re.IGNORECASE
)
