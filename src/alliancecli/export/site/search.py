"""The search of a site, without a server: for each two letters a file of the words that begin so, and the pages that have them."""

import json
from collections import defaultdict
from collections.abc import Iterator

from alliancecli.export.site.content import Content, shown
from alliancecli.model.folding import fold
from alliancecli.query.events import WEIGHTS
from alliancecli.query.rows import Row

MAX_WORDS = 60
"""Words of one page that are found."""


def files(content: Content) -> Iterator[tuple[str, str]]:
    """The files by their names, as scripts: a page read from a disk may load no other."""
    entries: list[tuple[str, str, str]] = []
    words: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for path, name, note, rest in _entries(content):
        number = len(entries)
        entries.append((path, name, note))
        for word in dict.fromkeys(fold(f"{name} {note} {rest}").split()[:MAX_WORDS]):
            words[_shard(word)][word].append(number)
    yield "pages.js", f"pages({_json(entries)})\n"
    for start, found in sorted(words.items()):
        yield f"{start}.js", f"words({_json(start)},{_json(dict(sorted(found.items())))})\n"


def _entries(content: Content) -> list[tuple[str, str, str, str]]:
    """Path, name, a note beside it, and what else it is found by; what people look for first comes first."""
    told = {one: sum(map(len, content.of.get(("institution", one), {}).values())) for one in content.institutions}
    found = [
        (f"institution/{one}.html", _name(row), row["kind"], " ".join((*row["aliases"], row["summary"] or "")))
        for one, row in sorted(content.institutions.items(), key=lambda pair: -told[pair[0]])
    ]
    events = sorted(content.events.values(), key=lambda row: WEIGHTS.index(row["weight"]))
    found += [
        (f"event/{row['id']}.html", row["title"], shown(row), " ".join((*row["theatres"], *row["tags"], row["summary"] or "")))
        for row in events
    ]
    found += [
        (f"term/{one}.html", row["name"], "term", " ".join((*row["aliases"], row["definition"]))) for one, row in content.terms.items()
    ]
    found += [(f"theatre/{one}.html", one.replace("-", " "), "theatre", said) for one, said in content.theatres.items()]
    found += [
        (f"source/{one}.html", row["title"], "source", f"{content.called[one]['author']} {content.called[one]['date']}")
        for one, row in content.sources.items()
    ]
    return found


def _name(row: Row) -> str:
    """An institution's name with its acronyms."""
    return f"{row['name']} ({', '.join(row['acronyms'])})" if row["acronyms"] else str(row["name"])


def _shard(word: str) -> str:
    """The name of the file that a word is in: its first two letters, as numbers where they are none of ours."""
    start = word[:2]
    return start if start.isascii() else "-".join(f"{ord(c):x}" for c in start)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
