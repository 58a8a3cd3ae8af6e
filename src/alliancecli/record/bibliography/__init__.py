"""Sources from the bibliographies of other programs: `sources.bib` and `sources.json` are read as `sources.yaml` is.

Each format is a module with `entries(text, faults)`: the fields of each entry under the keys of `sources.yaml`, and the line that it begins
in. What has no place in a source (abstracts, keywords) is not read.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from alliancecli.errors import AllianceError
from alliancecli.model.characters import composed
from alliancecli.model.record import Location
from alliancecli.model.vocabulary import Tier
from alliancecli.record.cell_values import line, plain_id
from alliancecli.record.decode import Faults
from alliancecli.record.row_error import RowError
from alliancecli.record.yaml_reader import Node, short

BIBLIOGRAPHIES = {"sources.bib": "bibtex", "sources.json": "csl_json"}
"""The files, each with the module here that reads it."""

Entry: TypeAlias = tuple[int, dict[str, Any]]
"""The line of an entry, and its fields: texts, and `author` as a list of names with `family` and `given`, or `literal`."""

STUDIES = ("article", "article-journal", "book", "chapter", "manuscript", "paper-conference", "thesis")
"""The types of source that are taken for scholarly studies where an entry has no tier; all others for what passes facts on."""


def read_bibliography(path: Path, problems: Faults) -> tuple[list[Node], list[str]]:
    """The entries as blocks of `sources.yaml`, and what is to be said of the file: tiers that were taken from the type.

    Faults are added to `problems`. Raises AllianceError where the file cannot be opened, or the package that reads it is missing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        read: Callable[[str, Faults], Iterator[Entry]] = import_module(f"{__name__}.{BIBLIOGRAPHIES[path.name]}").entries
        found = list(read(composed(text), problems))
    except UnicodeDecodeError:
        problems.found.append((Location(file=str(path), line=1), "sources: the file is not UTF-8; save it as UTF-8"))
        return [], []
    except OSError as error:
        raise AllianceError(f"{path}: cannot be read: {error.strerror}") from None
    except ImportError as missing:
        package = str(missing.name).partition(".")[0]
        raise AllianceError(f"{path}: is read with {package}, which is not installed: pip install 'alliancecli[formats]'") from None
    guessed: Counter[str] = Counter()
    nodes = []
    for at, fields in found:
        if not fields.get("tier"):
            fields["tier"] = Tier.S if fields.get("type") in STUDIES else Tier.B
            guessed[fields["tier"]] += 1
        try:
            nodes.append(Node({key: _node(key, value, at) for key, value in fields.items() if value}, at))
        except RowError as error:
            problems.found.append((Location(file=str(path), line=at), f"{short(str(fields.get('id')))}.{error}"))
    if not found and not problems.found:
        return [], [f"{path}: holds no entry"]
    told = " and ".join(f"{tier} for {number:,}" for tier, number in sorted(guessed.items(), reverse=True))
    return nodes, [f"{path}: tier {told} of {len(nodes):,} entries, by their types; `tier` in an entry says it otherwise"] if told else []


def _node(key: str, value: Any, at: int) -> Node:
    if isinstance(value, list):
        return Node([Node({part: _node(part, text, at) for part, text in name.items() if text}, at) for name in value], at)
    text = line(key, str(value)) or ""
    return Node(plain_id(text) if key == "id" else text, at, quoted=True)
