"""What one number of a draft says, and the verdict of the claims that are about just what it counts."""

import re
from typing import Final

from alliancecli.dates.days import OPEN_DAY, width
from alliancecli.factcheck.counted import Counted
from alliancecli.factcheck.deeds import deed, is_of_trained
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.losses import is_in_all
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.shares import ACTUAL, ASKED, claimed, share
from alliancecli.factcheck.slots import MEASURES
from alliancecli.factcheck.timing import has_own_time
from alliancecli.model.quantity import quantity
from alliancecli.query.rows import Row

LEAST: Final = 20
"""A smaller number of which nobody says what it counts may be anything."""


_STRANGERS = re.compile(
    r"\b(?:[Cc]ontractors|[Cc]ivilians|[Rr]efugees|[Rr]eaders|[Vv]oters|[Tt]ourists|[Ii]nsurgents|[Ff]ighters|[Rr]ebels)\b"
)


_STRENGTH = re.compile(
    r"\b(?:force|mission|strength|total|[Ii]t) (?:\w+ ){0,3}(?:stands?|stood|was|is|at|numbers?|numbered|counts?|counted|had|has)\b"
)


_UP_TO = re.compile(r"\b(?:up to|until|till|by)\s+(?:the end of )?$", re.IGNORECASE)
_IN_ALL = re.compile(r"\s*(?:\w+ )?(?:in all|in total|altogether|all told)\b")
_EVER: Final = Period(-OPEN_DAY, OPEN_DAY)


Told = tuple[str, Period | None, bool]
"""The subject and the time of a number, and whether it counts the dead."""


class Statement(Counted):
    """What one number says, and the verdict on it."""

    @property
    def told(self) -> Told:
        """What and when the number is about; nothing for one that has a time of its own."""
        if has_own_time(self):
            return "", None, False
        return (self.subjects[0] if self.subjects else "", self.when.period if self.when else None, self.number.unit == "dead")

    def finding(self) -> Finding | None:
        """The verdict; None where it cannot be told what is counted."""
        number = self.number
        kind = "share" if number.unit == "percent" else "figure"
        if number.unit in ("", "troops") and _STRANGERS.search(self.before):
            return None
        if number.unit != "percent" and 0 < (number.quantity.least or 0) < 1:  # a part, not a count
            return None
        if (number.unit in ("odd", "other") or is_of_trained(self)) and (done := deed(self)):
            return done
        if number.unit == "odd" or not self.subjects:
            counts = number.unit not in ("", "other") and (self.sentence.names or self.sentence.context.force or number.unit == "money")
            return self.found(UNKNOWN, "nothing on record that counts this", (), kind) if counts else None
        if number.unit == "" and not self._is_strength():
            return None
        period = self._period()
        if period is None:
            return self.found(UNKNOWN, "the draft does not say when", (), kind)
        about = self._about()
        at = self.of_that_sort([row for row in about if period.meets(row["first"], row["last"])])
        if self.is_loss() and self._is_up_to():  # who was lost in a year is not all whom that cost by then
            at = [row for row in at if row["last"] - row["first"] < 100 or row["first"] < period.first]
        at = _of_just(period, at, whole=self.is_loss())
        if number.unit == "percent":
            return share(self, at, period)
        more, part = self.is_more(), self.is_part()
        actual = [row for row in self.of_that_scope(at, more, part) if row["status"] in ACTUAL]
        wanted = actual if self.status == "actual" else [row for row in at if row["status"] not in ("actual", "confirmed")]
        for row in wanted:
            if number.agrees(row) and number.bears_out(row) and _near(period, row):
                return self.found(SUPPORTED, claimed([row]), (row,), kind)
        if self.status == "actual":
            if asked := self._asked(at, actual, more, period):
                return self.found(REFUTED, f"that was only asked for: {claimed(asked)}", tuple(asked[:3]), kind)
            if not (more or part or self.goes_on) and (wrong := self._wrong(about, actual, period, kind)):
                return wrong
        elif self.sentence.whens and (wrong := self._wrong(about, [row for row in wanted if row["status"] == self.status], period, kind)):
            return wrong
        if number.unit == "other" and self.status == "actual" and (planned := self._only_planned(about, actual)):
            return self.found(REFUTED, f"that was only planned: {claimed(planned)}; {claimed(actual)}", (*planned[:2], *actual[:2]), kind)
        nearest = self._nearest(about, period)
        note = f"nearest: {claimed(nearest)}" if nearest else "nothing on record about just that"
        return self.found(UNKNOWN, note, tuple(nearest), kind)

    def _nearest(self, about: list[Row], period: Period) -> list[Row]:
        """The claim that one would look at next: of what was, of the whole, and of about that time."""

        def apart(row: Row) -> tuple[bool, bool, int]:
            part = not (self.is_loss() or self._is_of_all(row))
            return row["status"] != "actual", part, width(*sorted((row["first"], period.first)))

        return sorted(about, key=apart)[:1]

    def _is_up_to(self) -> bool:
        """Whether all are counted up to a time."""
        when = self.when
        return bool(when and (when.bound in ("until", "by") or _UP_TO.search(self.whole, 0, when.start)))

    def _is_strength(self) -> bool:
        """Whether a number of which nobody says what it counts may be how strong a force is."""
        return bool(
            self.contributor
            or self.host
            or _STRENGTH.search(self.clause)
            or self.forces(self.after, self.number.start)
            or self.sentence.whens
            or self.sentence.paragraph.kind in ("item", "row")
        )

    def _about(self) -> list[Row]:
        """The claims that count what the number counts, at any time; losses may be those of others of the theatre."""
        number, measure = self.number, MEASURES.get(self.number.unit, ())
        lost = number.unit in ("dead", "wounded")
        named = any(name.id in self.subjects for name in self.sentence.names)
        rows = [
            row
            for subject in self.subjects
            for row in self.claims.figures(subject)
            if row["measure"] in measure or (number.unit == "other" and _same(row["unit"], number.noun))
        ]
        if lost:
            others = (row for one in self.of_theatre() for row in self.claims.figures(one) if row["measure"] == "casualties")
            rows += (row for row in others if not (named and is_of_the_un(row)))
        if number.unit == "dead":
            rows = [row for row in rows if row["scope"] not in ("wounded", "casualties-unspecified")]
        elif number.unit == "wounded":
            rows = [row for row in rows if row["scope"] == "wounded"]
        return [row for row in rows if row["contributor"] == self.contributor]

    def _asked(self, at: list[Row], actual: list[Row], more: bool, period: Period) -> list[Row]:
        """Claims of just this number that say that it was only asked for."""
        if more and not any(self.number.agrees(row) for row in actual) and (asked := self._only_asked(period)):
            return asked
        asked = [row for row in at if row["status"] in ASKED and self.number.agrees(row) and row["value"] != 0]
        return asked if (self.number.unit == "troops" or more) and not actual and period.days <= 100 else []

    def _wrong(self, about: list[Row], actual: list[Row], period: Period, kind: str) -> Finding | None:
        """That the claims of just that time are surely others; withheld where it is not sure that the number is of the thing."""
        if not (self.is_loss() or self.contributor) and _are_about(self.number.quantity.least or 0, actual):
            return None
        actual = [row for row in actual if not self._is_elsewhere(row)]
        one = self.is_loss() or len({row["subject"] for row in actual}) == 1
        sure = self._sure(actual, period) if one else []
        if not sure and one and period.days <= 366:
            sure = [row for row in actual if period.first <= row["first"] and row["last"] <= period.last and self.number.is_swapped(row)]
        if not sure or not all(self.number.differs(row) for row in sure) or any(self.number.agrees(row) for row in actual):
            return None
        refuted = self.found(REFUTED, claimed(sure), tuple(sure[:4]), kind)
        if any(self.number.is_swapped(row) for row in sure):
            return refuted
        like = any(self.number.is_like(row) for row in sure)  # what is far smaller counts a part, whether or not that is said
        summed = self.may_be_a_sum(about, period)
        counted = self.counted or self.status != "actual"
        if not summed and self.safe and counted and (like or self.contributor or self.number.unit in ("nations", "percent")):
            return refuted
        self.withheld = refuted if like and not summed else None
        return None

    def _is_elsewhere(self, row: Row) -> bool:
        """Whether a claim counts those in the country only, of a force of which others count the whole."""
        return row["scope"] == "in-country" and any(
            one["scope"] == "in-force" and one["measure"] == row["measure"] and one["contributor"] == row["contributor"]
            for one in self.claims.figures(row["subject"])
        )

    def _period(self) -> Period | None:
        """The time that the number is of; all the days of a force where it counts all whom that lost."""
        whole = self.number.unit == "dead" and _IN_ALL.match(self.behind) is not None
        if whole or (self.number.unit == "dead" and (self.when is None or is_in_all(self.sentence))):
            life = {one: self.claims.institutions[one] for one in self.subjects}
            for row in (row for one in self.subjects for row in self.claims.figures(one)):
                begun = life[row["subject"]]["life_first"] // 10_000
                all_of = row["measure"] == "casualties" and row["first"] // 10_000 - begun in (0, 1) and row["last"] - row["first"] > 10_000
                if all_of and (
                    whole or self.when is None or self.when.bound == "since" or self.when.period.meets(row["last"], row["last"])
                ):
                    self.safe = self.safe and self.place is None and is_in_all(self.sentence)
                    return Period(row["first"], row["last"])
        return self.when.period if self.when else None

    def _only_planned(self, about: list[Row], actual: list[Row]) -> list[Row]:
        """Claims of just this number that say that it was planned, where others tell what there was at that time."""
        if not (self.safe and self.counted and actual and all(self.number.differs(row) for row in actual)):
            return []
        return [row for row in about if row["status"] not in ACTUAL and self.number.agrees(row) and row["value"]]

    def _only_asked(self, period: Period) -> list[Row]:
        """Claims of just this number in that theatre and time that say that it was asked for, where none says that it came."""
        if not re.search(r"\b(?:sent|deployed|dispatched|arrived|landed|received|got)\b", self.before):
            return []
        rows = [
            row
            for one in self.of_theatre()
            for row in self.claims.figures(one)
            if period.meets(row["first"], row["last"]) and quantity(row).numbers == self.number.quantity.numbers
        ]
        return [] if any(row["status"] in ACTUAL for row in rows) else [row for row in rows if row["status"] in ASKED]

    def _sure(self, rows: list[Row], period: Period) -> list[Row]:
        """The claims that may refute: of just that time, counting the whole, with a date of their own."""
        if self.number.unit == "" and (self.number.quantity.most or 0) < LEAST:
            return []
        if self.number.unit in ("other", "wounded"):
            return []
        if self.number.unit == "money":
            said = self.number.quantity.least or 0
            far = [row for row in rows if (row["first"], row["last"]) == period and not 0.85 < said / (quantity(row).least or 1) < 1.15]
            return far if len(far) == len(rows) else []  # prices, exchange rates and later releases move what a year cost
        if self.number.unit == "dead":
            counted = [row for row in rows if row["subject"] in self.subjects or not is_of_the_un(row)]
            return [row for row in counted if self._lived(row, period) == (row["first"], row["last"])]
        found = []
        for row in rows:
            if row["first"] == -OPEN_DAY or row["last"] == OPEN_DAY or (row["scope"] in self.claims.part_scopes and not self.is_sort()):
                continue
            own, then = self._lived(row, Period(row["first"], row["last"])), self._lived(row, period)
            if (
                (own.first >= period.first and own.last <= period.last and period.days <= 62)
                or own == then
                or (own.first <= then.first and then.last <= own.last and (own.days <= 31 or own == self._lived(row, _EVER)))
            ):
                found.append(row)
        if not found and 62 < period.days <= 366:
            values = [end for row in rows for end in quantity(row).numbers]
            mine = self.number.quantity.least or 0
            if len(values) >= 2 and (mine < min(values) * 0.8 or mine > max(values) * 1.25):
                found = rows
        return found

    def _lived(self, row: Row, period: Period) -> Period:
        """The part of a time in which the force lived that a claim is about: claims are of no other."""
        one = self.claims.institutions[row["subject"]]
        return Period(max(period.first, one["life_first"]), min(period.last, one["life_last"]))


def is_of_the_un(row: Row) -> bool:
    """Whether a claim counts the UN's own dead: they are not those of all that were there."""
    return (row["scope"] or "").startswith("un-")


def _same(unit: str, noun: str) -> bool:
    return unit.rstrip("s") == noun.lower().rstrip("s")


def _of_just(period: Period, rows: list[Row], *, whole: bool) -> list[Row]:
    """The claims of a time without those of a longer one, where some are of just that time; without those of a part of it for the `whole`.

    Who was lost in a part of a time are not all whom that cost; how strong a force was in a part of it may be meant.
    """
    exact = [row for row in rows if period == (row["first"], row["last"])]
    if not exact or whole:
        return exact or rows
    return [row for row in rows if period.first <= row["first"] and row["last"] <= period.last]


def _are_about(value: float, rows: list[Row]) -> bool:
    """Whether claims of a time lie on both sides of a number: it may have been that between."""
    values = [end for row in rows for end in quantity(row).numbers]
    return bool(values) and min(values) < value < max(values)


def _near(period: Period, row: Row) -> bool:
    """Whether a claim is of just that time: of no stretch of years of which the draft names less than half, or without a beginning."""
    length = row["last"] - row["first"]
    return length < 20_000 or (2 * (period.last - period.first) >= length and not row["date"].startswith(("..", "/")))
