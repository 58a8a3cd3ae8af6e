"""Several folders as one record: what they say alike is one thing, and their headings are one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from alliancecli.dates.edtf import sort_key
from alliancecli.model.characters import name_key
from alliancecli.model.record import Location, Metadata, Record
from alliancecli.model.records import Institution
from alliancecli.record.checks import Fault


def joined(headings: list[Metadata]) -> Metadata:
    """The headings of several folders joined as that of one record; the date is the latest."""
    if len(headings) == 1:
        return headings[0]
    return Metadata(
        title=" + ".join(one.title for one in headings),
        version=" + ".join(one.version for one in headings),
        date=max((one.date for one in headings), key=sort_key),
        licence=" + ".join(dict.fromkeys(one.licence for one in headings)),
        theatres={term: said for one in headings for term, said in one.theatres.items()},
        scopes={term: said for one in headings for term, said in one.scopes.items()},
        parts=tuple(dict.fromkeys(part for one in headings for part in one.parts)),
        cumulative=tuple(dict.fromkeys(scope for one in headings for scope in one.cumulative)),
        quiet=tuple(dict.fromkeys(name for one in headings for name in one.quiet)),
        aliases={name: identity for one in headings for name, identity in one.aliases.items()},
    )


def join(record: Record) -> None:
    """Make one record of what several folders say alike.

    That is an institution of one id that one of them calls as the other does, and a source or a term in the same words.
    """
    parts: tuple[list[Any], ...] = (record.institutions, record.sources, record.terms)
    for part in parts:
        kept: list[Any] = []
        places: dict[str, int] = {}
        for one in part:
            first = kept[place] if (place := places.setdefault(one.id, len(kept))) < len(kept) else None
            apart = first and record.locations[id(first)].file != record.locations[id(one)].file
            if apart and (both := _both(first, one)):
                record.locations[id(both)] = record.locations[id(first)]
                kept[place] = both
            else:
                kept.append(one)
        part[:] = kept


def _both(first: Any, second: Any) -> Any:
    """What two records say together: lists are joined, of names and summaries the first stands; None where anything else differs."""
    said: dict[str, Any] = {}
    for name in first.__dataclass_fields__:
        mine, other = getattr(first, name), getattr(second, name)
        if name == "name" and isinstance(first, Institution) and (name_key(mine) in _called(second) or name_key(other) in _called(first)):
            said[name] = mine
        elif name == "aliases" and isinstance(first, Institution):
            more = () if name_key(second.name) in _called(first) else (second.name,)
            said[name] = tuple(dict.fromkeys((*mine, *more, *other)))
        elif isinstance(first, Institution) and isinstance(mine, tuple):
            said[name] = tuple(dict.fromkeys((*mine, *other)))
        elif mine == other or (isinstance(first, Institution) and (name == "summary" or not mine or not other)):
            said[name] = mine or other
        else:
            return None
    return replace(first, **said)


def _called(one: Institution) -> set[str]:
    """What an institution is called, as names are looked up."""
    return set(map(name_key, (one.name, *one.acronyms, *one.aliases)))


def conflicts(headings: list[tuple[Metadata, Location]]) -> Iterator[Fault]:
    """The terms that a folder defines otherwise than one before it."""
    seen: dict[tuple[str, str], tuple[str, Location]] = {}
    for heading, place in headings:
        for kind, defined in (("theatres", heading.theatres), ("scopes", heading.scopes)):
            for term, said in defined.items():
                first, where = seen.setdefault((kind, term), (said, place))
                if first != said:
                    yield Fault(place, f"record.{kind}.{term}: is defined otherwise at {where}; take it out here or choose another word")
