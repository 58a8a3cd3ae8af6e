"""What the number of a draft counts of a force: the whole, a part, what came on top, one sort of people."""

import re
from typing import Final

from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.shares import ACTUAL
from alliancecli.factcheck.slots import MEASURES, Slots
from alliancecli.query.rows import Row

_MORE = re.compile(r"\b(?:additional|extra|further|another|reinforce\w*|new|fresh)\b", re.IGNORECASE)

_PART = re.compile(
    r"(?:of (?:whom|which|them|these|those)|including|among them|reduc\w+ (?:\w+ )?by|increas\w+ (?:\w+ )?by"
    r"|cut(?:ting)? by|r[oi]se by|fell by|grew by|rotat\w+|withdr\w+|pull\w* out|return\w*|lost)\s+(?:\w+\s+){0,3}$"
    r"|\b(?:first|last|other)\s+(?:about |some |nearly )?$",
    re.IGNORECASE,
)

_MOVED = re.compile(r"\b(?:withdr[ae]w(?:s|n)?|pull(?:s|ed)? out|brought home|sent home|recalled|cut)\s+(?:\w+\s+)?$")
_OF_ALL = re.compile(r"\s*(?:\w+ ){0,2}of (?:them|whom|these|which|its|their|those|the (?!total|force))")
"""What makes a number one of a part, where it is not just the part that a nation gives."""

_PART_AFTER = re.compile(
    r"\s*(?:\w+ ){0,2}(?:more\b|fewer|in reserve"
    r"|combat|support|on (?:standby|call)|non-|from (?:non|other|partner)|were (?:to|withdrawn)|"
    r"(?:in|around|near) (?:the )?(?:north|south|east|west|capital)|outside|beside)",
)

_SOME: Final = frozenset(("officers", "marines", "trainers", "recruits"))
"""Who is but a part of a force."""

_PRIMARY: Final = frozenset(
    (
        *("in-force", "contributing", "armed-forces", "of-gdp", "in-country", "trained-military", "permanent-assigned"),
        *("defence-expenditure", None),
    )
)
_CURRENCIES: Final = {"dollar": "USD", "$": "USD", "euro": "EUR", "€": "EUR", "pound": "GBP", "£": "GBP"}

_PLUS = re.compile(r"\bplus (?:some |about )?$")
_ADDED = re.compile(r"(?<!^)\bmore\b(?! than)")

_OURS = re.compile(r"\bours\b|\b[Oo]ur (?:own|share|part|contingent|contribution|soldiers|troops|men|people|battalion)\b")

_SORT = re.compile(
    r"\b(?:non-\w+|NATO|EU|UN|partner|other|more|European|African|Asian|Arab|Muslim|Nordic|Baltic|Western|Eastern|new|small\w*)$"
)


class Counted(Slots):
    """What one number is about, and what of that it counts."""

    def is_more(self) -> bool:
        """Whether the number comes on top of what was there."""
        return (
            bool(
                _MORE.search(self.whole[max(self.after, self.number.start - 25) : self.number.end])
                or re.match(r"\s*(?:\w+ )?more\b", self.behind)
                or _ADDED.search(self.whole[self.number.start : self.number.end])
                or (not self.number.noun and _PLUS.search(self.whole[: self.number.start]))
            )
            and not self.is_loss()
        )

    def is_part(self) -> bool:
        """Whether the number counts but a part of the force."""
        its_own = self.own is not None and self.own.start >= self.after  # `Rome supplied 480 of them`, `480 of them Italians`
        of_all = not its_own and _OF_ALL.match(self.behind)
        some = self.number.noun.lower() in _SOME and self.contributor is None
        said = some or _PART.search(self.before) or of_all or _PART_AFTER.match(self.behind) or re.search(r"\bsome of\b", self.before)
        return not (self.is_loss() or self.is_sort() or self.host) and (
            self.is_moved() or self._elsewhere() or self._ours() or self._is_some() or (not self.theirs and bool(said))
        )

    def is_moved(self) -> bool:
        """Whether so many went, and not so many were there: `withdrew 3,405 troops`."""
        return _MOVED.search(self.before) is not None

    def is_loss(self) -> bool:
        """Whether dead or wounded are counted."""
        return self.number.unit in ("dead", "wounded")

    def of_that_scope(self, rows: list[Row], more: bool, part: bool) -> list[Row]:
        """The claims of the whole, of a part or of what came on top, as the draft has it."""
        if self.is_loss():
            return rows
        if part:
            return [row for row in rows if row["scope"] in self.claims.part_scopes]
        return [row for row in rows if self.is_sort() or self._is_of_all(row) is not more]

    def _is_of_all(self, row: Row) -> bool:
        """Whether a claim is of the whole: of a force of which no claim says so, what is no part of it."""
        if row["scope"] in _PRIMARY or row["measure"] == "other":
            return row["scope"] in _PRIMARY
        alike = (one["scope"] for one in self.claims.figures(row["subject"]) if one["measure"] == row["measure"])
        return row["scope"] not in self.claims.part_scopes and _PRIMARY.isdisjoint(alike)

    def of_that_sort(self, rows: list[Row]) -> list[Row]:
        """The claims that count what the draft's noun says, where some do: soldiers, police, observers."""
        noun = self.number.noun.lower()
        if "polic" in noun:
            return [row for row in rows if "police" in (row["scope"] or "") or row["measure"] == "local-forces"]
        if self.number.unit == "money":
            said = self.whole[self.number.start : self.number.end].lower()
            return [row for row in rows if row["unit"] in {code for word, code in _CURRENCIES.items() if word in said}]
        if "observer" in noun:
            return [row for row in rows if "observers" in (row["scope"] or "")]
        if self.number.unit in ("troops", "") and "personnel" not in noun:
            return [row for row in rows if row["measure"] == "troops"] or rows
        return rows

    def is_sort(self) -> bool:
        """Whether the draft's noun is a sort of its own: police, observers."""
        return re.search("polic|observer", self.number.noun.lower()) is not None

    def _elsewhere(self) -> bool:
        """Whether the number is of a place inside the theatre: `2,000 in Helmand`."""
        match = re.match(r"\s*(?:are |were |based |stationed |deployed |serving )?(?:in|around|near|at) (?:the )?(?=[A-Z])", self.behind)
        if not match:
            return False
        at = self.number.end + match.end()
        known = [(one.start, one.end) for one in self.sentence.names] + [(one.start, one.end) for one in self.sentence.whens]
        return not any(start <= at < end for start, end in known) and not self.reader.places.is_at(self.whole, at)

    def _ours(self) -> bool:
        """Whether the number is of those of whoever speaks, who may be of any nation: `208 of ours`."""
        return self.contributor is None and _OURS.search(self.sentence.text) is not None

    def _is_some(self) -> bool:
        """Whether nations of one sort are counted: `nine partner countries`."""
        words = self.whole[self.number.start : self.number.end].rpartition(" ")[0]
        return self.number.unit == "nations" and _SORT.search(words) is not None

    def may_be_a_sum(self, about: list[Row], period: Period) -> bool:
        """Whether the number may count soldiers together with police and observers, who are claimed apart: `937 uniformed personnel`."""
        if self.number.noun.lower() in ("troops", "soldiers", "men") or self.is_sort():
            return False
        most: dict[str | None, float] = {}
        for row in about:
            if period.meets(row["first"], row["last"]) and row["measure"] in MEASURES["troops"] and row["status"] in ACTUAL:
                most[row["scope"]] = max(most.get(row["scope"], 0), row["value"] or 0)
        mine = self.number.quantity.least or 0
        return len(most) > 1 and max(most.values()) < mine <= 1.05 * sum(most.values())
