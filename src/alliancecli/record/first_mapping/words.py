"""The words by which terms and columns are known."""

from collections.abc import Iterable
from typing import TypeVar

from alliancecli.model.folding import fold
from alliancecli.model.vocabulary import EventKind, Measure, VocabularyTerm

TITLES = ("title", "headline", "name", "event", "exercise", "incident", "rivalry", "leader", "subject", "description", "summary", "text")
SUMMARIES = ("text", "summary", "description", "notes", "note", "details", "comment", "comments", "remarks", "information")
KINDS = ("kind", "type", "category")
ACTORS = ("actor", "side", "party", "participant", "state", "nation", "country", "organisation", "organization", "member")
THEATRES = ("theatre", "theater", "region", "country", "location", "place")
FORCES = ("force", "mission", "operation", "deployment")
NATIONS = ("contributor", "country", "state", "nation")
SUBJECTS = (*FORCES, *NATIONS[1:], "subject", "organisation", "organization", "name")
LOWS, BESTS, HIGHS = ("low", "min", "lower"), ("best", "est", "estimate", "mid"), ("high", "max", "upper")
APART = (
    *("id", "code", "iso", "lat", "lon", "latitude", "longitude", "geom", "url", "link", "media", "source", "prec", "precision"),
    "quarter",
)
"""Words in the names of columns that a field is filled from, the likeliest first; of the last no field is."""

_MEANT: dict[VocabularyTerm, str] = {
    EventKind.CONFLICT: "battle battles fight violence explosion explosions bomb strike clash shelling assault killed violent abduction",
    EventKind.POLITICS: "protest protests riot riots demonstration coup vote elections",
    EventKind.OPERATION: "exercise mission test tests launch patrol drill",
    EventKind.MEETING: "visit talks",
    EventKind.AGREEMENT: "ceasefire truce peace",
    EventKind.DISASTER: "flood earthquake storm drought",
    Measure.CASUALTIES: "death deaths dead fatality fatalities injured wia kia casualty",
    Measure.AFFECTED: "refugees refugee arrested arrests population",
    Measure.TROOPS: "troop army soldier contingent",
    Measure.PERSONNEL: "participants civilian observers",
    Measure.EQUIPMENT: "aircraft ships tanks missiles",
    Measure.MONEY: "usd us eur cost budget spending expenditure gdp dollars",
    Measure.SHARE: "percentage share pct",
    Measure.DURATION: "days hours minutes",
}
"""Words for terms, beside the terms themselves and those of their definitions."""

_COMMON = {
    *("a", "an", "the", "of", "or", "is", "are", "in", "to", "and", "with", "their", "its", "it", "by"),
    *("other", "number", "what", "one", "no"),
}
"""Words that say nothing."""

UNITS: dict[VocabularyTerm, str] = {
    Measure.CASUALTIES: "people",
    Measure.AFFECTED: "people",
    Measure.TROOPS: "troops",
    Measure.PERSONNEL: "people",
    Measure.SHARE: "percent",
}
"""What one of a measure is."""

T = TypeVar("T")


def term(text: str, vocabulary: Iterable[VocabularyTerm], otherwise: T, *, loosely: bool = True) -> VocabularyTerm | T:
    """The term of a vocabulary that a text has a word of (`loosely`: or one of its definition); `otherwise` where there is none."""
    words = set(fold(text).split()) - _COMMON
    terms = list(vocabulary)
    said = [[f"{term} {_MEANT.get(term, '')}" for term in terms]] + [[fold(term.definition) for term in terms]] * loosely
    found = (term for texts in said for term, text in zip(terms, texts, strict=True) if not words.isdisjoint(text.split()))
    return next(found, otherwise)
