"""The institutions and people that a draft names, by the names of a record and by what newspapers call them."""

import re
from typing import Final, NamedTuple
from unicodedata import normalize

from alliancecli.factcheck import nations
from alliancecli.query.statements import Claims
from alliancecli.recognise.names import Mention, Names

FORCES: Final = frozenset(("force", "mission", "operation", "command", "armed-forces"))
BODIES: Final = FORCES | {"alliance", "organisation", "programme", "league"}
"""What is founded and ends, and may be `it` in the sentence after."""
PERSON = "person/"
"""What the id of a person begins with among names; the record knows people by name only."""


class Named(NamedTuple):
    """A name in the text, `text[start:end]`, as one thing of the record; `kind` is that of the institution, or "person"."""

    start: int
    end: int
    text: str
    id: str
    kind: str


class Naming:
    """Finds the names of a record in paragraphs; a surname means whom the draft has named in full."""

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        known: dict[str, str] = {}
        pairs: list[tuple[str, str]] = []
        for one in claims.institutions.values():
            names = (one["name"], *one["acronyms"], *one["aliases"], *(name["name"] for name in one["names"]))
            pairs += ((name, one["id"]) for name in names)
            pairs += ((name.removeprefix("Operation "), one["id"]) for name in names if re.match("Operation .* ", name))
            known[one["name"]] = one["id"]
        pairs += nations.names(known)
        self._people: dict[str, set[str]] = {}
        for person in dict.fromkeys(row["name"] for row in claims.holders):
            plain = plain_name(person)
            pairs += ((person, PERSON + plain), (plain, PERSON + plain))
            self._people.setdefault(_surname(plain), set()).add(plain)
        self._names = Names((folded(name), one) for name, one in pairs)
        self._surnames = Names((folded(surname), PERSON + surname) for surname in self._people)

    def find(self, text: str, met: dict[str, str]) -> list[Named]:
        """The names in a paragraph, in order; `met` is whom the draft has named so far by their surnames, and is added to."""
        found: list[Named] = []
        text = folded(text)
        for mention in self._names.find(text):
            one = mention.ids[0] if len(mention.ids) == 1 else self._chosen(mention.ids)
            if one is None:
                continue
            if one.startswith(PERSON):
                person = plain_name(one.removeprefix(PERSON))
                met[_surname(person)] = person
                found.append(Named(mention.start, mention.end, mention.text, person, "person"))
                continue
            if mention.text in nations.CAPITALS and _is_where(text, mention):
                continue
            kind = self.claims.institutions[one]["kind"]
            if kind == "armed-forces" and _RANK.match(text, mention.end):
                continue
            found.append(Named(mention.start, mention.end, mention.text, one, kind))
        for mention in self._surnames.find(text):
            if any(name.start < mention.end and mention.start < name.end for name in found):
                continue
            if who := self._person(mention, text, met):
                found.append(Named(mention.start, mention.end, mention.text, who, "person"))
        return sorted(found)

    def sisters(self, text: str, start: int, end: int, force: str | None) -> list[Named]:
        """`The police` and `the army` of a stretch of text, where they are those of the country whose forces were spoken of last."""
        own = self.claims.institutions[force] if force else None
        if not own or own["kind"] != "armed-forces":
            return []
        alike = [one for one in self.claims.institutions.values() if one["kind"] == "armed-forces" and one["theatres"] == own["theatres"]]
        found = []
        for match in _SISTER.finditer(text, start, end):
            meant = [one["id"] for one in alike if re.search(rf"National {match[1]}|^\w+ {match[1]}$", one["name"], re.IGNORECASE)]
            if len(meant) == 1:
                found.append(Named(*match.span(), match[0], meant[0], "armed-forces"))
        return found

    def _chosen(self, ids: tuple[str, ...]) -> str | None:
        """The one state among what a name may mean."""
        states = [one for one in ids if not one.startswith(PERSON) and self.claims.institutions[one]["kind"] == "state"]
        return states[0] if len(states) == 1 else None

    def _person(self, mention: Mention, text: str, met: dict[str, str]) -> str | None:
        """Whom a surname means: who bears it with the given name before it, or was named in full before, or alone bears it with a title."""
        surname = mention.ids[0].removeprefix(PERSON)
        bearers = self._people[surname]
        before = re.search(r"((?:[A-Z][\w.'-]*\s+){0,3})$", text[max(0, mention.start - 50) : mention.start])
        words = [word for word in (before[1].split() if before else []) if not re.fullmatch(r"[A-Z]\.(?:[A-Z]\.)?", word)]
        titled = bool(words) and words[-1] in _TITLES
        if words and words[-1].endswith(".") and not titled:  # the end of the sentence before
            words = []
        if words and not titled and words[-1][0].isupper():
            given = [one for one in bearers if words[-1] in folded(one).split() or one.split()[0] in _TITLES]
            if not given and len(bearers) == 1 and len(words) > 1 and words[-2] in _TITLES:  # General Joe, General Joseph
                given = [one for one in bearers if one[:2] == words[-1][:2]]
            if len(given) == 1:
                met[surname] = given[0]
                return given[0]
            if words[-1] not in _STARTS:
                return None
        if surname in met:
            return met[surname]
        return next(iter(bearers)) if len(bearers) == 1 and (titled or len(surname) > 6) else None


def folded(text: str) -> str:
    """A text without accents, as long as before."""
    return text if text.isascii() else "".join(normalize("NFD", char)[0] for char in text)


def plain_name(person: str) -> str:
    """A name without initials in the middle: James L. Jones is James Jones."""
    words = person.split()
    return " ".join([words[0], *(word for word in words[1:-1] if not re.fullmatch(r"(?:[A-Z]\.)+", word)), *words[1:][-1:]])


def _surname(person: str) -> str:
    words = person.split()
    for particle in ("de", "van", "Del", "Di", "Bout", "Minuto"):
        if particle in words[1:]:
            return " ".join(words[words.index(particle, 1) :])
    return words[-1]


def _is_where(text: str, capital: Mention) -> bool:
    """Whether a capital is where something was, or gave a thing its name: `at Prague`, `the Helsinki Final Act`, `the Rome treaty`."""
    return bool(_PLACE.search(text, max(0, capital.start - 12), capital.start) or _NAMED_FOR.match(text, capital.end))


def is_place(text: str, name: Named) -> bool:
    """Whether a name is where something is, not who does it."""
    return bool(_WHERE.search(text, max(0, name.start - 16), name.start))


_SISTER = re.compile(r"\b[Tt]he ([Pp]olice|[Aa]rmy)\b")


def is_compared(text: str, name: Named) -> bool:
    """Whether a nation is only one that another was like: `the same day as Warsaw and Prague`."""
    return bool(_LIKE.search(text, max(0, name.start - 60), name.start))


_LIKE = re.compile(r"\b(?:the same \w+ as|along with|together with|unlike|like) (?:the )?(?:[A-Z]\w+(?:, | and |, and ))*$")
_WHERE = re.compile(
    r"\b(?:in|into|to|across|inside|throughout|for|against|over|with|near|around|of|entered|entering|leaving) (?:the )?$", re.IGNORECASE
)


def is_beside(text: str, name: Named) -> bool:
    """Whether a name only stands beside the thing that is spoken of: `successor to IFOR`."""
    return bool(_BESIDE.search(text, max(0, name.start - 40), name.start) or _WHOSE.match(text, name.end))


_WHOSE = re.compile(r"['’]s? (?:heir|successor|follow-on|sister|twin)\b")
"""What makes a name only that of whose other thing is spoken of: `MONUC's heir`."""


_BESIDE = re.compile(
    r"\b(?:success(?:or|ion) (?:of|to)|heir (?:of|to)|(?:its|their|the) (?:successor|predecessor|forerunner),?|"
    r"replac(?:ed|es|ing)|succeed(?:ed|s|ing)|in place of|unlike|than|follow(?:ed|s|ing)|before|after"
    r"|(?:over|out) (?:straight )?(?:of|from)|(?:together|along) with|beside|as well as) (?:the |NATO's |Operation )*"
    r"(?:an? (?:[\w-]+ ){1,3}(?:mission|force|operation), )?$"
)


_TITLES: Final = frozenset(
    (
        *("Sir", "Dame", "Gen.", "General", "Gen", "Lieutenant", "Lt.", "Lt", "Major"),
        *("Major-General", "Lieutenant-General", "Brigadier", "Maj.", "Admiral", "Adm.", "Adm", "Colonel", "Lord"),
        *("Mr", "Mr.", "President", "Secretary", "Marshal", "Ambassador", "Dr.", "Commander"),
    )
)
_RANK = re.compile(rf" (?:{'|'.join(map(re.escape, sorted(_TITLES)))})(?!\w)")
"""What makes a force only whose officer someone is: `U.S. Army Gen. Mark Milley`."""
_STARTS: Final = frozenset(
    ["The", "In", "When", "After", "Before", "Then", "But", "And", "As", "By", "Under", "Until", "Since", "While", "With", "From", "Later"]
)
_PLACE = re.compile(r"\b(?:in|at|from|near|of the) $")
_NAMED_FOR = re.compile(
    r" (?:[A-Z][a-z]|(?:[a-z]+ )?(?:summit|treaty|agreements?|accords?|charter|declaration|meeting|conference|talks|protocol|plan)\b)"
)
