"""Which office a sentence speaks of, and who held it by the record."""

import re

from alliancecli.factcheck.edges import begun, ended
from alliancecli.factcheck.naming import FORCES, plain_name
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


class Offices:
    """The offices of a record: `tenures` are the claims of each office and person; `last` is the office that was spoken of last."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self._offices: dict[str, str] = {}
        for one in claims.institutions.values():
            if one["kind"] == "position" and one["parent"]:
                self._offices[one["id"]] = one["parent"]
        self.last: str | None = None
        self.tenures: dict[tuple[str, str], list[Row]] = {}
        for row in claims.holders:
            self.tenures.setdefault((row["subject"], plain_name(row["name"])), []).append(row)

    def spoken_of(self, sentence: Sentence, person: str, head: str = "") -> str | None:
        """The office that a sentence speaks of: named in it or in its `head`, described there, or the only one of that person spoken of."""
        text = f"{head} {sentence.text}"
        known = self.claims.institutions
        named = [name.id for name in sentence.names if name.kind == "position"]
        held = self.held_by(person)
        if fitting := [one for one in named if one in held]:
            return fitting[0]
        is_secretary = re.search(r"\b[Ss]ecretar(?:y|ies)[- ][Gg]eneral(?:ship)?\b", text)
        if named:  # beside another office, whose it is is not sure
            return None if is_secretary and not any("secretary-general" in one for one in named) else named[0]
        if is_secretary:
            if re.search(r"\b(?:W?EU|European|OSCE|OAS|OAU|Arab|Commonwealth|Council of)\b", text) and "NATO" not in text:
                return None
            if "NATO" not in text and (sentence.context.alliance not in (None, "nato", "un") or _WHOSE_OFFICE.search(text)):
                return None
            own = [one for one in held if one.endswith("-secretary-general")]
            if len(own) == 1 and not re.search(r"\b(?:NATO|UN|U\.N\.|United Nations)\b", text):
                return own[0]
            un = re.search(r"\b(?:UN|U\.N\.|United Nations)\b", text) or (sentence.context.alliance == "un" and "NATO" not in text)
            deputy = re.search(r"\b[Dd]eputy [Ss]ecretary", text)
            office = "un-secretary-general" if un else "nato-deputy-secretary-general" if deputy else "nato-secretary-general"
            return office if office in known else None
        if re.search(r"\bMilitary Committee\b", text) and "nato-military-committee-chair" in known:
            return "nato-military-committee-chair"
        if re.search(r"\b[Dd]eputy\b(?! commander| minister)", text) and (sentence.context.office or self.last) in (
            "nato-secretary-general",
            "nato-deputy-secretary-general",
        ):
            return "nato-deputy-secretary-general"
        if re.search(r"\b[Ss]upreme (?:[Aa]llied )?[Cc]ommander\b", text) and "saceur" in known:
            return "saceur"
        if re.search(r"\b(?:command(?:ers?|ed|ing|s)?|led|lead|head(?:ed)?|chief|helm|charge)\b", text, re.IGNORECASE):
            forces = [name.id for name in sentence.names if name.kind in FORCES | {"alliance"}]
            forces += [sentence.context.force] if sentence.context.force and not forces else []
            for force in forces:
                if force in held:
                    return force
                for office, parent in self._offices.items():
                    if parent == force and ((office.startswith("commander") and known[force]["kind"] in FORCES) or office in held):
                        return office
        if re.search(r"\b[Dd]efen[cs]e [Ss]ecretary|[Ss]ecretary of [Dd]efen[cs]e\b", text) and "us-secretary-of-defense" in known:
            return "us-secretary-of-defense"
        if sentence.context.office in held:
            return sentence.context.office
        if self.last in held and re.search(
            r"\b(?:office|post|job|predecessor|success\w+|succeed\w+|took over|taken over|followed|came in"
            r"|before h(?:im|er)|after h(?:im|er))\b",
            text,
        ):
            return self.last
        if self.last in held and _THERE.search(text):
            return self.last
        return next(iter(held)) if len(held) == 1 and _IN_OFFICE.search(text) else None

    def held_by(self, person: str) -> set[str]:
        """The offices that someone held."""
        return {subject for subject, name in self.tenures if name == person}

    def successor_after(self, office: str, who: str) -> int | None:
        """The first day of the next holder."""
        mine = [period.first for row in self.tenures.get((office, who), []) if (period := begun(row))]
        if not mine:
            return None
        later = [
            period.first
            for row in self.claims.holders
            if row["subject"] == office and plain_name(row["name"]) != who and (period := begun(row)) and period.first > max(mine)
        ]
        return min(later, default=None)

    def sure_holders(self, office: str, period: Period) -> list[Row]:
        """Who surely held an office all that time, by one claim with both ends, or by one that the next holder ends."""
        found = []
        for row in self.claims.holders:
            if row["subject"] != office or not (first := begun(row)) or first.last > period.first or row["office"]:
                continue
            last = ended(row)
            limit = last.first if last else self.successor_after(office, plain_name(row["name"]))
            if limit is not None and limit >= period.last:
                found.append(row)
        return found


_THERE = re.compile(
    r"\b(?:arrived|came in|(?:been|was|were) (?:there|in place|at the top|the boss)|had (?:it|the)|since|until|till|then came|[Tt]hen"
    r"|[Bb]efore h|[Aa]fter h|took h)\b"
)
_WHOSE_OFFICE = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:\w+ )?[Ss]ecretary[- ][Gg]eneral\b")
_IN_OFFICE = re.compile(
    r"\b(?:office|post|job|predecessor|success\w+|succeed\w+|took over|took charge|served?|bowed out|stepped down|handed over|in charge)\b"
)
