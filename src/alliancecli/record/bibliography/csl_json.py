"""CSL-JSON, as Zotero, pandoc and `alliance cite` write it: its keys are those of `sources.yaml`, but for dates and numbers."""

import json
import re
from collections.abc import Iterator
from typing import Any

from alliancecli.model.record import Location
from alliancecli.model.records import Source
from alliancecli.model.words import reason
from alliancecli.record.bibliography import Entry
from alliancecli.record.decode import Faults, spec
from alliancecli.record.html_text import unmarked

_LEFT = ("id", "author", "issued", "tier")
"""The keys that are not taken as they stand."""


def entries(text: str, problems: Faults) -> Iterator[Entry]:
    """The items of the list, in its order."""
    at = 0
    try:
        if not text.strip().startswith("["):
            raise ValueError("it should be a list, from [ to ]")
        at = text.index("[") + 1
        while (item := _BETWEEN.match(text, at)) and text[item.end() : item.end() + 1] not in ("]", ""):
            at = item.end()
            found, after = json.JSONDecoder().raw_decode(text, at)
            if not isinstance(found, dict):
                raise ValueError("an item of it is no object")
            yield text.count("\n", 0, at) + 1, _fields(found)
            at = after
        json.loads(text)  # what stands between the items and after them
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else text.count("\n", 0, at) + 1
        said = error.msg if isinstance(error, json.JSONDecodeError) else reason(error)
        problems.found.append((Location(file=problems.file, line=line), f"sources: is no CSL-JSON: {said}"))


_BETWEEN = re.compile(r"[\s,]*")


def _fields(item: dict[str, Any]) -> dict[str, Any]:
    keys = [key for key in spec(Source) if key not in _LEFT]
    custom = item.get("custom")
    names = item.get("author") or item.get("editor") or []
    names = [{"literal": names}] if isinstance(names, str) else names
    return {
        "id": item.get("citation-key") or item.get("id"),
        **{key: str(item[key]) for key in keys if isinstance(item.get(key), (str, int, float))},
        **{key: unmarked(item[key]) for key in ("title", "container-title") if isinstance(item.get(key), str)},
        "author": [_name(one) for one in names if isinstance(one, dict)] if isinstance(names, list) else [],
        "issued": _issued(item.get("issued")),
        "tier": item.get("tier") or (custom.get("tier") if isinstance(custom, dict) else None),
    }


def _name(name: dict[str, Any]) -> dict[str, str]:
    def joined(*parts: str, between: str = " ") -> str:
        return between.join(str(name[part]) for part in parts if name.get(part))

    family = joined("dropping-particle", "non-dropping-particle", "family")
    given = joined("given", "suffix", between=", ")
    return (
        {"family": family, "given": given, "literal": str(name.get("literal") or "")} if given else {"literal": family or joined("literal")}
    )


def _issued(date: Any) -> str:
    """A date of CSL in EDTF, or in its own words; "" where it says nothing."""
    if not isinstance(date, dict):
        return str(date or "")
    ends = [end for end in date.get("date-parts") or () if isinstance(end, list) and end and str(end[0] or "").strip()]
    if not ends:
        return str(date.get("literal") or date.get("raw") or "")
    season = str(date.get("season") or "")
    mark = "~" if date.get("circa") else ""
    return "/".join(_day([*end, 20 + int(season)] if len(end) == 1 and season in tuple("1234") else end) + mark for end in ends)


def _day(parts: list[Any]) -> str:
    """Year, month and day in EDTF; CSL has no year 0: 1 BC is -1."""
    try:
        year, *rest = map(int, parts)
    except (TypeError, ValueError):
        return "-".join(map(str, parts))
    year += year < 0
    return "-".join([f"{'-' * (year < 0)}{abs(year):04}", *(f"{part:02}" for part in rest)])
