"""What a page calls a source: worked out once, since a page calls many of them."""

from collections.abc import Iterable, Mapping

from alliancecli.model.links import doi_link
from alliancecli.model.records import Institution, Name, Source
from alliancecli.model.words import in_short


def short_names(institutions: Iterable[Institution]) -> dict[str, str]:
    """What institutions are called in a sentence, by their names."""
    return {one.name: in_short(one.name, one.kind, one.acronyms) for one in institutions}


def called(source: Source, short: Mapping[str, str]) -> dict[str, str]:
    """Its author (else publisher), title, date in words and url, "" where nobody says."""
    people = [_person(one, short) for one in source.author]
    author = " and ".join(people) if len(people) < 3 else f"{people[0]} et al."
    url = source.URL or (doi_link(source.DOI) if source.DOI else "")
    return {
        "author": author or source.publisher or source.container_title,
        "title": source.title,
        "date": source.issued.display(),
        "url": url if url.startswith(("http://", "https://")) else "",
    }


def _person(name: Name, short: Mapping[str, str]) -> str:
    return name.family or short.get(name.literal, name.literal)
