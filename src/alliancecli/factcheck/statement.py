"""What one number of a draft says, and the verdict of the claims that are about just what it counts."""

import re
from typing import Final

from alliancecli.factcheck.deeds import deed
from alliancecli.factcheck.finding import REFUTED, SUPPORTED, UNKNOWN, Finding
from alliancecli.factcheck.losses import is_in_all
from alliancecli.factcheck.naming import FORCES
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import PLACES
from alliancecli.factcheck.shares import ACTUAL, claimed, share
from alliancecli.factcheck.slots import MEASURES, Slots
from alliancecli.factcheck.timing import has_own_time
from alliancecli.model.quantity import quantity
from alliancecli.query.rows import Row

_MORE = re.compile(r"\b(?:additional|extra|further|another|reinforce\w*|new|fresh)\b", re.IGNORECASE)


_PART = re.compile(
    r"(?:of (?:whom|which|them|these|those)|including|among them|reduc\w+ (?:\w+ )?by|increas\w+ (?:\w+ )?by"
    r"|cut(?:ting)? by|r[oi]se by|fell by|grew by|rotat\w+|withdr\w+|pull\w* out|return\w*|lost)\s+(?:\w+\s+){0,3}$"
    r"|\b(?:first|last|other)\s+(?:about |some |nearly )?$",
    re.IGNORECASE,
)


_OF_ALL = re.compile(r"\s*(?:\w+ ){0,2}of (?:them|whom|these|which|its|their|those|the (?!total|force))")
"""What makes a number one of a part, where it is not just the part that a nation gives."""


_PART_AFTER = re.compile(
    r"\s*(?:\w+ ){0,2}(?:more\b|fewer|in reserve"
    r"|combat|support|on (?:standby|call)|non-|from (?:non|other|partner)|were (?:to|withdrawn)|"
    r"(?:in|around|near) (?:the )?(?:north|south|east|west|capital)|outside|beside)",
)


_PRIMARY: Final = frozenset(
    ("in-force", "contributing", "armed-forces", "of-gdp", "in-country", "trained-military", "permanent-assigned", None)
)


LEAST: Final = 20
"""A smaller number of which nobody says what it counts may be anything."""


_ADDED = re.compile(r"(?<!^)\bmore\b(?! than)")


_STRANGERS = re.compile(
    r"\b(?:[Cc]ontractors|[Cc]ivilians|[Rr]efugees|[Rr]eaders|[Vv]oters|[Tt]ourists|[Ii]nsurgents|[Ff]ighters|[Rr]ebels)\b"
)


_STRENGTH = re.compile(
    r"\b(?:force|mission|strength|total|[Ii]t) (?:\w+ ){0,3}(?:stands?|stood|was|is|at|numbers?|numbered|counts?|counted|had|has)\b"
)


_OURS = re.compile(r"\bours\b|\b[Oo]ur (?:own|share|part|contingent|contribution|soldiers|troops|men|people|battalion)\b")


_SORT = re.compile(
    r"\b(?:non-\w+|NATO|EU|UN|partner|other|more|European|African|Asian|Arab|Muslim|Nordic|Baltic|Western|Eastern|new|small\w*)$"
)


Told = tuple[str, Period | None, bool]
"""The subject and the time of a number, and whether it counts the dead."""


class Statement(Slots):
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
        if number.unit in ("odd", "other") and (done := deed(self)):
            return done
        if number.unit == "odd" or not self.subjects:
            counts = number.unit not in ("", "other") and (self.sentence.names or self.sentence.force or number.unit == "money")
            return self.found(UNKNOWN, "nothing on record that counts this", (), kind) if counts else None
        if number.unit == "" and not self._is_strength():
            return None
        period = self._period()
        if period is None:
            return self.found(UNKNOWN, "the draft does not say when", (), kind)
        about = self._about()
        at = _of_just(period, self._of_that_sort([row for row in about if period.meets(row["first"], row["last"])]))
        if number.unit == "percent":
            return share(self, about, at, period)
        more, part = self._is_more(), self._is_part()
        actual = [row for row in self._of_that_scope(at, more, part) if row["status"] in ACTUAL]
        wanted = actual if self.status == "actual" else [row for row in at if row["status"] not in ("actual", "confirmed")]
        for row in wanted:
            if number.agrees(row) and number.bears_out(row) and _near(period, row):
                return self.found(SUPPORTED, claimed([row]), (row,), kind)
        if self.status == "actual":
            if asked := self._asked(at, actual, more, period):
                return self.found(REFUTED, f"that was only asked for: {claimed(asked)}", tuple(asked[:3]), kind)
            if not (more or part or self.goes_on) and (wrong := self._wrong(about, at, actual, period, kind)):
                return wrong
        nearest = sorted(at or about, key=lambda row: (row["status"] != "actual", abs(row["first"] - period.first)))[:1]
        note = f"nearest: {claimed(nearest)}" if nearest else "nothing on record about just that"
        return self.found(UNKNOWN, note, tuple(nearest), kind)

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
        """The claims that count what the number counts, at any time; losses also those of other forces of the theatre."""
        number, measure = self.number, MEASURES.get(self.number.unit, ())
        lost = number.unit in ("dead", "wounded")
        rows = [
            row
            for subject in self.subjects
            for row in self.claims.figures(subject)
            if row["measure"] in measure or (number.unit == "other" and _same(row["unit"], number.noun))
        ]
        rows += [row for one in (self._theatre() if lost else ()) for row in self.claims.figures(one) if row["measure"] == "casualties"]
        if number.unit == "dead":
            rows = [row for row in rows if row["scope"] not in ("wounded", "casualties-unspecified")]
        elif number.unit == "wounded":
            rows = [row for row in rows if row["scope"] == "wounded"]
        return [row for row in rows if row["contributor"] == self.contributor]

    def _is_more(self) -> bool:
        """Whether the number comes on top of what was there."""
        return (
            bool(
                _MORE.search(self.whole[max(self.after, self.number.start - 25) : self.number.end])
                or re.match(r"\s*(?:\w+ )?more\b", self.behind)
                or _ADDED.search(self.whole[self.number.start : self.number.end])
            )
            and not self._is_loss()
        )

    def _is_part(self) -> bool:
        """Whether the number counts but a part of the force."""
        of_all = self.contributor is None and _OF_ALL.match(self.behind)
        said = _PART.search(self.before) or of_all or _PART_AFTER.match(self.behind) or re.search(r"\bsome of\b", self.before)
        return not self._is_loss() and (self._elsewhere() or self._ours() or self._is_some() or (not self.theirs and bool(said)))

    def _is_loss(self) -> bool:
        return self.number.unit in ("dead", "wounded")

    def _of_that_scope(self, rows: list[Row], more: bool, part: bool) -> list[Row]:
        """The claims of the whole, of a part or of what came on top, as the draft has it."""
        if self._is_loss():
            return rows
        if part:
            return [row for row in rows if row["scope"] in self.claims.part_scopes]
        return [row for row in rows if self._is_sort() or (row["scope"] in _PRIMARY) is not more]

    def _asked(self, at: list[Row], actual: list[Row], more: bool, period: Period) -> list[Row]:
        """Claims of just this number that say that it was only asked for."""
        if more and not any(self.number.agrees(row) for row in actual) and (asked := self._only_asked(period)):
            return asked
        asked = [row for row in at if row["status"] in ("requested", "recommended") and self.number.agrees(row) and row["value"] != 0]
        return asked if (self.number.unit == "troops" or more) and not actual and period.days <= 100 else []

    def _wrong(self, about: list[Row], at: list[Row], actual: list[Row], period: Period, kind: str) -> Finding | None:
        """That the claims of just that time are surely others; withheld where it is not sure that the number is of the thing."""
        one = self._is_loss() or len({row["subject"] for row in actual}) == 1
        sure = self._sure(actual, period) if one else []
        if not sure and one and period.days <= 366:
            sure = [row for row in actual if period.first <= row["first"] and row["last"] <= period.last and self.number.is_swapped(row)]
        if not sure or not all(self.number.differs(row) for row in sure) or any(self.number.agrees(row) for row in at):
            return None
        refuted = self.found(REFUTED, claimed(sure), tuple(sure[:4]), kind)
        if any(self.number.is_swapped(row) for row in sure):
            return refuted
        like = any(self.number.is_like(row) for row in sure)  # what is far smaller counts a part, whether or not that is said
        summed = self._may_be_a_sum(about, period)
        if not summed and self.safe and self.counted and (like or self.contributor or self.number.unit in ("nations", "percent")):
            return refuted
        self.withheld = refuted if like and not summed else None
        return None

    def _period(self) -> Period | None:
        """The time that the number is of; all the days of a force where it counts all whom that lost."""
        if self.number.unit == "dead" and (self.when is None or is_in_all(self.sentence)):
            life = {one: self.claims.institutions[one] for one in self.subjects}
            for row in (row for one in self.subjects for row in self.claims.figures(one)):
                begun = life[row["subject"]]["life_first"] // 10_000
                whole = row["measure"] == "casualties" and row["first"] // 10_000 == begun and row["last"] - row["first"] > 10_000
                if whole and (self.when is None or self.when.bound == "since" or self.when.period.meets(row["last"], row["last"])):
                    self.safe = self.safe and self.place is None and is_in_all(self.sentence)
                    return Period(row["first"], row["last"])
        return self.when.period if self.when else None

    def _of_that_sort(self, rows: list[Row]) -> list[Row]:
        """The claims that count what the draft's noun says, where some do: soldiers, police, observers."""
        noun = self.number.noun.lower()
        if "polic" in noun:
            return [row for row in rows if "police" in (row["scope"] or "") or row["measure"] == "local-forces"]
        if "observer" in noun:
            return [row for row in rows if "observers" in (row["scope"] or "")]
        if self.number.unit in ("troops", "") and (troops := [row for row in rows if row["measure"] == "troops"]):
            return troops
        return rows

    def _is_sort(self) -> bool:
        """Whether the draft's noun is a sort of its own: police, observers."""
        return re.search("polic|observer", self.number.noun.lower()) is not None

    def _only_asked(self, period: Period) -> list[Row]:
        """Claims of just this number in that theatre and time that say that it was asked for, where none says that it came."""
        if not re.search(r"\b(?:sent|deployed|dispatched|arrived|landed|received|got)\b", self.before):
            return []
        rows = [
            row
            for one in self._theatre()
            for row in self.claims.figures(one)
            if period.meets(row["first"], row["last"]) and quantity(row).numbers == self.number.quantity.numbers
        ]
        return (
            [] if any(row["status"] in ACTUAL for row in rows) else [row for row in rows if row["status"] in ("requested", "recommended")]
        )

    def _theatre(self) -> list[str]:
        """The forces of the same theatres."""
        theatres = {place for one in self.subjects for place in self.claims.institutions[one]["theatres"]}
        return [one["id"] for one in self.claims.institutions.values() if one["kind"] in FORCES and theatres & set(one["theatres"])]

    def _elsewhere(self) -> bool:
        """Whether the number is of a place inside the theatre: `2,000 in Helmand`."""
        match = re.match(r"\s*(?:are |were |based |stationed |deployed |serving )?(?:in|around|near|at) (?:the )?(?=[A-Z])", self.behind)
        if not match:
            return False
        at = self.number.end + match.end()
        known = [(one.start, one.end) for one in self.sentence.names] + [(one.start, one.end) for one in self.sentence.whens]
        return not any(start <= at < end for start, end in known) and not re.match(PLACES, self.whole[at:])

    def _ours(self) -> bool:
        """Whether the number is of those of whoever speaks, who may be of any nation: `208 of ours`."""
        return self.contributor is None and _OURS.search(self.sentence.text) is not None

    def _is_some(self) -> bool:
        """Whether nations of one sort are counted: `nine partner countries`."""
        words = self.whole[self.number.start : self.number.end].rpartition(" ")[0]
        return self.number.unit == "nations" and _SORT.search(words) is not None

    def _may_be_a_sum(self, about: list[Row], period: Period) -> bool:
        """Whether the number may count soldiers together with police and observers, who are claimed apart: `937 uniformed personnel`."""
        if self.number.noun.lower() in ("troops", "soldiers", "men") or self._is_sort():
            return False
        most: dict[str | None, float] = {}
        for row in about:
            if period.meets(row["first"], row["last"]) and row["measure"] in MEASURES["troops"] and row["status"] in ACTUAL:
                most[row["scope"]] = max(most.get(row["scope"], 0), row["value"] or 0)
        mine = self.number.quantity.least or 0
        return len(most) > 1 and max(most.values()) < mine <= 1.05 * sum(most.values())

    def _sure(self, rows: list[Row], period: Period) -> list[Row]:
        """The claims that may refute: of just that time, counting the whole, with a date of their own."""
        if self.number.unit == "" and (self.number.quantity.most or 0) < LEAST:
            return []
        if self.number.unit in ("money", "other", "wounded"):
            return []
        if self.number.unit == "dead":
            return [row for row in rows if period == (row["first"], row["last"])]
        found = []
        for row in rows:
            if row["first"] < -(10**9) or row["last"] > 10**9 or (row["scope"] in self.claims.part_scopes and not self._is_sort()):
                continue
            own = Period(row["first"], row["last"])
            if (
                (own.first >= period.first and own.last <= period.last and period.days <= 62)
                or own == period
                or (own.first <= period.first and period.last <= own.last and own.days <= 31)
            ):
                found.append(row)
        if not found and 62 < period.days <= 366:
            values = [end for row in rows for end in quantity(row).numbers]
            mine = self.number.quantity.least or 0
            if len(values) >= 2 and (mine < min(values) * 0.8 or mine > max(values) * 1.25):
                found = rows
        return found


def _same(unit: str, noun: str) -> bool:
    return unit.rstrip("s") == noun.lower().rstrip("s")


def _of_just(period: Period, rows: list[Row]) -> list[Row]:
    """The claims of a time without those of a longer one, where some are of just that time."""
    exact = any(period == (row["first"], row["last"]) for row in rows)
    return [row for row in rows if not exact or (period.first <= row["first"] and row["last"] <= period.last)]


def _near(period: Period, row: Row) -> bool:
    """Whether a claim is of just that time: not of a stretch of years in which the draft names one day."""
    return row["last"] - row["first"] < 20_000 or period.days > 300
