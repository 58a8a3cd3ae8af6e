"""Forces by where they are: `NATO's peacekeeping force in Kosovo`, and whose they are when a text goes on `In Mali ...`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliancecli.factcheck.periods import Period
from alliancecli.query.statements import Claims


class Described(NamedTuple):
    """A force by its description, `text[start:end]`."""

    start: int
    end: int
    force: str


def _hosts(claims: Claims) -> dict[str, dict[str, str]]:
    """For each force that is one in several countries, which it is in each: they have one name but for the country."""
    known = claims.institutions
    states = {one["name"]: one["id"] for one in known.values() if one["kind"] == "state"}
    alike: dict[str, dict[str, str]] = {}
    for one in known.values():
        name, _, country = one["name"].rpartition(" in ")
        if one["kind"] == "force" and name and country in states:
            alike.setdefault(name, {})[states[country]] = one["id"]
    wholes = {(known[one]["parent"], name) for name, forces in alike.items() for one in forces.values()}
    return {whole: alike[name] for whole, name in wholes if whole and known[whole]["kind"] == "force"}


class Places:
    """The places of a record's forces; `hosts` has for one in several countries which force it is in each."""

    def __init__(self, claims: Claims) -> None:
        self._institutions = claims.institutions
        self._theatres: dict[str, str] = {}
        for one in claims.institutions.values():
            if one["kind"] in ("force", "mission"):
                self._theatres.update({place.replace("-", " "): place for place in one["theatres"]})
        self._theatres.update({"macedonia": "north-macedonia"} if "north macedonia" in self._theatres else {})
        words = "|".join(sorted(map(re.escape, self._theatres), key=len, reverse=True)) or "(?!)"
        self._place = rf"(?:the )?(?:(?:north|south|east|west)ern )?(?P<place>(?i:{words}))"
        self._in = re.compile(rf"\b(?i:in|to|into|from|on|over|across) {self._place}\b")
        self._at_head = re.compile(rf"\W*(?:[A-Z][\w' ]{{0,20}}, )?(?i:in|for|as to|as for) {self._place}\b")
        self._force_in = re.compile(
            rf"\b(?:(?P<eu>EU|European Union|European)|(?P<un>UN|United Nations)|NATO|[Aa]lliance|[Aa]llied"
            rf"|Atlantic|(?P<any>[Tt]he(?= (?:[a-z]+ ){{0,2}}in\b)))(?:'s)? ?(?:-led )?[\w -]{{0,30}}?"
            rf"\b(?:force|mission|troops|peacekeepers|operation|soldiers"
            rf"|deployment|presence|battlegroup) in {self._place}\b"
        )

        self.hosts = _hosts(claims)
        host_ids = {country for forces in self.hosts.values() for country in forces}
        hosts = "|".join(re.escape(claims.institutions[one]["name"]) for one in sorted(host_ids)) or "(?!)"
        anywhere = rf"(?:the )?(?:(?:north|south|east|west)ern )?(?P<place>(?i:{words})|{hosts})\b"
        self._inside, self._at = re.compile(rf"\bin {anywhere}"), re.compile(anywhere)
        self._states = {one["name"]: one["id"] for one in claims.institutions.values() if one["kind"] == "state"}
        self._ever: dict[str, list[str]] = {}

    def ever(self, place: str) -> list[str]:
        """The forces that ever were in a place."""
        if place not in self._ever:
            self._ever[place] = self.forces(place, None, None)
        return self._ever[place]

    def forces(self, place: str, parent: str | None, period: Period | None) -> list[str]:
        """The forces of an alliance, or of all, in a place that lived then, those before missions; missions that only train are none."""
        theatre = self._theatres.get(place.lower(), place.lower())
        there = [
            one
            for one in self._institutions.values()
            if (parent is None or one["parent"] == parent)
            and theatre in one["theatres"]
            and "raining" not in one["name"]
            and (period is None or period.meets(one["life_first"], one["life_last"]))
        ]
        forces = [one["id"] for one in there if one["kind"] == "force"]
        return forces or [one["id"] for one in there if one["kind"] == "mission"]

    def hosted(self, place: str) -> list[str]:
        """The force in a country, of one that is a force of its own in each of several."""
        state = self._states.get(place, "")
        return [forces[state] for forces in self.hosts.values() if state in forces]

    def _common(self, forces: list[str]) -> list[str]:
        """Those forces that are of no single nation."""
        states = {one["id"] for one in self._institutions.values() if one["kind"] == "state"}
        return [one for one in forces if self._institutions[one]["parent"] not in states]

    def described(self, text: str, start: int, end: int, period: Period | None) -> Iterator[Described]:
        """Forces by what they are and where, at a time when there was but one."""
        for match in self._force_in.finditer(text, start, end):
            whose = "eu" if match["eu"] else "un" if match["un"] else None if match["any"] else "nato"
            found = self._common(self.forces(match["place"], whose, period))
            if len(found) == 1:
                yield Described(match.start(), match.end(), found[0])

    def named(self, text: str, start: int, end: int) -> list[str]:
        """The places of forces that a sentence speaks of."""
        return [match["place"] for match in self._in.finditer(text, start, end)]

    def inside(self, text: str, start: int, end: int) -> str | None:
        """The first place of forces that a stretch of text has something in."""
        match = self._inside.search(text, start, end)
        return match["place"] if match else None

    def is_at(self, text: str, at: int) -> bool:
        """Whether a place of forces is named at a point of a text."""
        return self._at.match(text, at) is not None

    def moved_to(self, text: str, start: int, force: str | None, period: Period | None) -> str | None:
        """The force that a sentence which begins with another place goes on with: the only one there then, else none."""
        match = self._at_head.match(text, start)
        if not match or (force and self._theatres[match["place"].lower()] in self._institutions[force]["theatres"]):
            return force
        found = self._common(self.forces(match["place"], None, period))
        return found[0] if len(found) == 1 else None
