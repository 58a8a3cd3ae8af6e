"""Nations by what they are called besides their names, and forces as newspapers call them."""

from collections.abc import Iterator
from typing import Final

from alliancecli.query.nations import NATIONS

ADJECTIVES: Final = frozenset(words.split()[0].split("|")[-1] for words in NATIONS.values())
"""The words that say whose something is, or the last of them: Belgian, Dutch, Korean of South Korea; the first in each line."""

_DESCRIBED: Final = {
    "North Atlantic Treaty Organization": (
        *(
            "Atlantic alliance",
            "Western alliance",
            "North Atlantic alliance",
            "North Atlantic Alliance",
            "North Atlantic Treaty Organisation",
        ),
        "the alliance",
    ),
    "enhanced Forward Presence": ("forward presence", "battlegroups", "battlegroup"),
    "Afghan National Army": ("Afghan army", "Afghan Army"),
    "Afghan National Police": ("Afghan police",),
    "Afghan National Defense and Security Forces": ("Afghan security forces", "Afghan forces"),
    "Iraqi security forces": ("Iraqi forces",),
    "NATO Response Force": ("Response Force", "response force"),
    "Stabilization Force": ("Stabilisation Force",),
    "Resolute Support Mission": ("Resolute Support mission", "Operation Resolute Support"),
    "Warsaw Pact": ("Warsaw Treaty Organisation",),
}

CAPITALS: Final = {
    "The Hague",
    *("Washington", "Paris", "Rome", "Madrid", "Prague", "Warsaw", "London", "Bucharest", "Lisbon"),
    *("Riga", "Vilnius", "Helsinki", "Moscow", "Berlin", "Ottawa", "Oslo", "Copenhagen", "Stockholm"),
    *("Budapest", "Sofia", "Zagreb", "Ljubljana", "Tallinn", "Bratislava", "Athens", "Ankara", "Kyiv"),
    *("Kiev", "Minsk", "Tbilisi", "Vienna", "Belgrade", "Skopje", "Reykjavik", "Dublin", "Tokyo"),
    *("Beijing", "Cairo", "Amman", "Rabat", "Nairobi", "Islamabad", "Seoul"),
}
"""Capitals are also where summits met and treaties were signed: after a word of place, and in the name of a thing, they are no state."""


def names(known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Words and the ids of what they name. `known` is the ids of the record by name; what it does not know is left out."""
    for name, words in NATIONS.items():
        if name in known:
            yield from ((word.replace("|", " "), known[name]) for word in words.split())
    for name, described in _DESCRIBED.items():
        if name in known:
            yield from ((words, known[name]) for words in described)
