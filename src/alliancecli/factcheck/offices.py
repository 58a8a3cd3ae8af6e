"""Which office a sentence speaks of, and who held it by the record."""

import re
from typing import Any

from alliancecli.factcheck.context import Context
from alliancecli.factcheck.edges import begun, ended
from alliancecli.factcheck.naming import FORCES, plain_name
from alliancecli.factcheck.periods import Period
from alliancecli.factcheck.reading import Sentence
from alliancecli.query.rows import Row
from alliancecli.query.statements import Claims


def says(office: str, person: str, date: str) -> dict[str, Any]:
    """What a draft says of someone in an office, as understood; `date` may be an order: `first`, `follows Lord Ismay`."""
    return {"subject": office, "holder": person, "date": date}


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
        said = self._said(sentence, text, person)
        return said or None if said is not None else self._gone_on_with(sentence.context, text, person)

    def stated_in(self, sentence: Sentence, person: str) -> str | None:
        """The office that the words of a sentence name or describe, whatever was spoken of before."""
        return self._said(sentence._replace(context=Context(sentence.context.draft)), sentence.text, person) or None

    def _said(self, sentence: Sentence, text: str, person: str) -> str | None:
        """The office that words speak of; "" for one that it cannot be told, None where they speak of none."""
        held = self.held_by(person)
        named = [name.id for name in sentence.names if name.kind == "position"]
        if fitting := [one for one in named if one in held]:
            return fitting[0]
        is_secretary = _SECRETARY_GENERAL.search(text)
        if named:  # beside another office, whose it is is not sure
            return "" if is_secretary and not any("secretary-general" in one for one in named) else named[0]
        if is_secretary:
            return self._secretary_general(sentence.context, text, held)
        is_deputy = _DEPUTY.search(text) and (sentence.context.office or self.last) in _WITH_A_DEPUTY
        titled = "nato-deputy-secretary-general" if is_deputy else next((one for one, words in _TITLES if words.search(text)), None)
        if titled in self.claims.institutions:
            return titled
        return self._commander(sentence, text, held) if _COMMANDS.search(text) else None

    def _secretary_general(self, context: Context, text: str, held: set[str]) -> str:
        """Which secretary general is meant; "" where it is another's, or may be."""
        if "NATO" not in text and (_OF_OTHERS.search(text) or context.alliance not in (None, "nato", "un") or _WHOSE_OFFICE.search(text)):
            return ""
        own = [one for one in held if one.endswith("-secretary-general")]
        if len(own) == 1 and not _NATO_OR_UN.search(text):
            return own[0]
        is_un = _UN.search(text) or (context.alliance == "un" and "NATO" not in text)
        is_deputy = re.search(r"\b[Dd]eputy [Ss]ecretary", text)
        office = "un-secretary-general" if is_un else "nato-deputy-secretary-general" if is_deputy else "nato-secretary-general"
        return office if office in self.claims.institutions else ""

    def _commander(self, sentence: Sentence, text: str, held: set[str]) -> str | None:
        """The command of the force that a sentence names, or goes on with where it names nothing else that is commanded."""
        known = self.claims.institutions
        forces = [name.id for name in sentence.names if name.kind in FORCES | {"alliance"}]
        if sentence.context.force and not forces and not _OF_ANOTHER.search(text):
            forces = [sentence.context.force]
        for force in forces:
            if force in held:
                return force
            for office, parent in self._offices.items():
                if parent == force and ((office.startswith("commander") and known[force]["kind"] in FORCES) or office in held):
                    return office
        return None

    def _gone_on_with(self, context: Context, text: str, person: str) -> str | None:
        """The office that was spoken of before, or the only one of that person, where the words are of one who came, stayed or went."""
        held = self.held_by(person)
        if context.office in held:
            return context.office
        if self.last in held and (_OF_AN_OFFICE.search(text) or _THERE.search(text)):
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


_SECRETARY_GENERAL = re.compile(r"\b[Ss]ecretar(?:y|ies)[- ][Gg]eneral(?:ship)?\b")
_OF_OTHERS = re.compile(r"\b(?:W?EU|European|OSCE|OAS|OAU|Arab|Commonwealth|Council of)\b")
_NATO_OR_UN = re.compile(r"\b(?:NATO|UN|U\.N\.|United Nations)\b")
_UN = re.compile(r"\b(?:UN|U\.N\.|United Nations)\b")
_DEPUTY = re.compile(r"\b[Dd]eputy\b(?! commander| minister)")
_WITH_A_DEPUTY = ("nato-secretary-general", "nato-deputy-secretary-general")
_TITLES = (
    ("nato-military-committee-chair", re.compile(r"\bMilitary Committee\b")),
    ("saceur", re.compile(r"\b[Ss]upreme (?:[Aa]llied )?[Cc]ommander\b")),
    (
        "us-secretary-of-defense",
        re.compile(r"\b[Dd]efen[cs]e [Ss]ecretary|[Ss]ecretary of [Dd]efen[cs]e\b"),
    ),
)
"""Offices that go by another title than their names."""
_COMMANDS = re.compile(r"\b(?:command(?:ers?|ed|ing|s)?|led|lead|head(?:ed)?|chief|helm|charge)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\b(?:command(?:er of|ed|ing| of)|(?:led|headed)(?! by)|(?:head|chief|charge) of) (?:(?:the|all|its|an?|their) )?"
    r"(?!(?:it|us|them|force|forces|mission|operation|allied|alliance|troops|soldiers|peacekeepers|there|until|till|from|since|for|by|after|before|on)\b)"
    r"(?:in (?!charge|command|[0-9])|[A-Za-z])"
)
"""What was commanded that is no force of the record: `commanded US air forces`, `had commanded in Iraq`."""
_THERE = re.compile(
    r"\b(?:arrived|came in|(?:been|was|were) (?:there|in place|at the top|the boss)|had (?:it|the)|since|until|till|then came|[Tt]hen"
    r"|[Bb]efore h|[Aa]fter h|took h)\b"
)
_WHOSE_OFFICE = re.compile(r"\b(?:[Ii]ts|[Tt]heir) (?:\w+ )?[Ss]ecretary[- ][Gg]eneral\b")
_OF_AN_OFFICE = re.compile(
    r"\b(?:office|post|job|predecessor|success\w+|succeed\w+|took over|taken over|followed|came in|sworn in"
    r"|before h(?:im|er)|after h(?:im|er))\b"
)
_IN_OFFICE = re.compile(
    r"\b(?:office|post|job|predecessor|success\w+|succeed\w+|took over|took charge|served?|bowed out|stepped down|handed over|in charge)\b"
)
