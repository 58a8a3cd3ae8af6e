"""Markwhen timelines: each entry a row, its date as the command line reads dates, its tags, section and properties beside it."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from alliancecli.dates.words import NAMED_MONTHS, spoken
from alliancecli.errors import BadDate
from alliancecli.record.formats import FormatError, LineCells, Rows

_COLUMNS = ("line", "date", "time", "title", "text", "link", "tags", "section")

_WORDS = {
    *NAMED_MONTHS,
    *("bc", "bce", "ad", "ce", "am", "pm", "now", "today", "to", "every", "for", "before", "after", "by", "x", ".."),
    *("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours"),
}
"""The words of dates, besides those that begin with a digit or name another entry (`!start`)."""

_SECTION = re.compile(r"\s*(?:(?:section|group)\s+(?P<old>.*)|(?P<level>#+)\s+(?P<new>.*))")
_PROPERTY = re.compile(r"\s*([A-Za-z]\w*):\s+(\S.*)")
_TAG = re.compile(r"(?<!\S)#([^\s#]+)")
_LINK = re.compile(r"\[([^]]*)]\((\S+?)\)|(?<!\S)<?(https?://\S+?)>?(?=\s|$)")


def rows(path: str, part: str) -> Rows:
    """Each entry with the line that it begins in."""
    if part:
        raise FormatError("has no parts; take out `part:`")
    try:
        with open(path, encoding="utf-8-sig") as file:
            found = list(_entries(file.read().splitlines()))
    except UnicodeDecodeError:
        raise FormatError("is not UTF-8; save it as UTF-8") from None
    if not found:
        raise FormatError("holds no entries; one begins with its date and a colon")
    columns = list(dict.fromkeys((*_COLUMNS, *(name for entry in found for name in entry))))
    yield columns
    for entry in found:
        yield LineCells([entry.get(name) for name in columns], entry["line"])


def _entries(lines: list[str]) -> Iterator[dict[str, Any]]:
    """The entries; what stands above the first is the heading, which says whether days stand before months (`dateFormat: d/M/y`)."""
    entry: dict[str, Any] = {}
    sections: list[str] = []
    day_first = False
    for number, line in enumerate(lines, 1):
        date, said = _begun(line)
        if date:
            if entry:
                yield _finished(entry)
            entry = {
                "line": number,
                "date": _edtf(date, day_first),
                "time": _time(date),
                "said": said,
                "more": [],
                "section": "; ".join(sections),
            }
        elif re.match(r"\s*(?://|$)", line):
            continue
        elif found := _SECTION.fullmatch(line):
            depth = len(found["level"]) - 1 if found["level"] else len(sections)
            sections[depth:] = [_TAG.sub("", found["new"] or found["old"]).strip()]
        elif re.fullmatch(r"\s*end(?:section|group)\s*", line, re.IGNORECASE):
            del sections[-1:]
        elif not entry:
            day_first = day_first or bool(re.fullmatch(r"\s*dateFormat:\s*[\"']?d/M/y[\"']?\s*", line))
        elif not entry["more"] and (found := _PROPERTY.fullmatch(line)):
            name = found[1] if found[1] not in entry and found[1] not in _COLUMNS else f"{found[1]}_"
            entry[name] = _value(found[2])
        else:
            entry["more"].append(line.strip().removeprefix("> "))
    if entry:
        yield _finished(entry)


def _begun(line: str) -> tuple[str, str]:
    """The date and the rest of a line that begins an entry; empty where it begins none."""
    head, colon, rest = re.sub(r"^\s*(?:- )?", "", line).partition(": ")
    if not colon and head.endswith(":"):
        head, rest = head[:-1], ""
    words = re.findall(r"[^\s/,–~?-]+", head.lower())
    dated = any(word[0].isdigit() or word == "now" for word in words)
    return (head, rest) if dated and all(word[0].isdigit() or word[0] == "!" or word in _WORDS for word in words) else ("", "")


def _finished(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry with its words parted into title, text, links and tags."""
    said = (entry.pop("said"), " ".join(entry.pop("more")))
    links = [found[2] or found[3] for text in said for found in _LINK.finditer(text)]
    tags = [tag for text in said for tag in _TAG.findall(text)]
    title, text = (" ".join(_LINK.sub(lambda found: found[1] or "", _TAG.sub("", one)).split()) for one in said)
    return entry | {"title": title, "text": text, "link": links, "tags": tags}


def _value(text: str) -> Any:
    """What a property says: text, or what is written as in JSON."""
    with suppress(ValueError, RecursionError):
        found = json.loads(text)
        return found if isinstance(found, str) or (isinstance(found, list) and all(isinstance(one, str) for one in found)) else text
    return text


_BETWEEN = (r"\s+(?:-|–|to)\s+", r"\s*/\s*", "[-–]")
"""What stands between the ends of a span, the surest first."""


def _edtf(text: str, day_first: bool) -> str:
    """The date in EDTF, or as it stands where it is none that can be read."""
    with suppress(BadDate):
        return _end(text, day_first)
    for sign in _BETWEEN:
        for cut in re.finditer(sign, text):
            start, end = text[: cut.start()], text[cut.end() :]
            if (era := re.search(r"\s*(?:BCE?|AD|CE)$", end)) and not re.search("[A-Za-z]", start):
                start += era[0]
            with suppress(BadDate):
                return str(spoken(f"{_end(start, day_first)}/{_end(end, day_first)}"))
    return text


_CLOCK = re.compile(r"(?<=\d)[T ](\d\d?)((?::\d\d)+)(?:\.\d+)?Z?(?:\s*([ap])m)?", re.IGNORECASE)


def _time(text: str) -> str:
    """The time of day at which an entry begins; "" where it says none."""
    found = _CLOCK.search(text)
    if not found:
        return ""
    hour = int(found[1]) % 12 + 12 * (found[3].lower() == "p") if found[3] else int(found[1])
    return f"{hour:02}{found[2]}"


def _end(text: str, day_first: bool) -> str:
    """A day, month or year in EDTF, without its time of day. Raises BadDate."""
    text = re.sub(f"{_CLOCK.pattern}$", "", text.strip(), flags=re.IGNORECASE)
    if found := re.fullmatch(r"(\d{1,4})\s*(?:AD|CE)", text):
        text = found[1].zfill(4)
    elif found := re.fullmatch(r"(?:(\d\d?)/)?(\d\d?)/(\d{4})", text):
        first, second, year = found.groups()
        month, day = (second, first) if day_first or not first else (first, second)
        text = "-".join(part.zfill(2) for part in (year, month, day) if part)
    return str(spoken(text))
