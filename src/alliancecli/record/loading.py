"""A data folder, read whole: every file decoded, every fault of every file reported at once."""

from pathlib import Path
from typing import Any

from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.model.records import Concept, Event, Figure, Heading, Institution, Place, Record, Source
from alliancecli.record.checks import INTEGRITY, Fault, run
from alliancecli.record.decode import Problems, decode
from alliancecli.record.nodes import Node, Unreadable, read_yaml

FILES: dict[str, type[Any]] = {
    "sources": Source,
    "institutions": Institution,
    "events": Event,
    "figures": Figure,
    "terms": Concept,
}
"""Each file of a data folder, less `.yaml`, and what it holds. `record.yaml` and `sources.yaml` must be there."""

NAMES = tuple(f"{name}.yaml" for name in ("record", *FILES))


def load(folder: Path) -> Record:
    """The record in a folder, sound enough to be asked: decoded, its ids unique, its references resolved.

    Raises RecordFaults with every fault found; AllianceError where the folder cannot be read.
    """
    record, faults = read(folder)
    if not faults:
        faults = run(record, INTEGRITY)
    if faults:
        raise RecordFaults([str(fault) for fault in faults])
    return record


def read(folder: Path) -> tuple[Record, list[Fault]]:
    """What can be decoded of a folder, and every fault met on the way, in the order of files and lines.

    Raises AllianceError where the folder is missing, unreadable or holds no record.
    """
    try:
        there = sorted(folder.iterdir())
    except OSError as error:
        raise AllianceError(f"{folder}: cannot read the data folder: {error.strerror}; name a folder with record.yaml in it") from None
    present = {path.stem for path in there if path.name in NAMES}
    strangers = [path for path in there if path.suffix in (".yaml", ".yml") and path.name not in NAMES]
    if not present:
        raise AllianceError(f"{folder}: no record here; a data folder holds record.yaml, sources.yaml and events.yaml")
    faults = [Fault(Place(file=str(path), line=1), f"is not read; the files are {', '.join(NAMES)}; rename it") for path in strangers]
    heading = None
    for needed in ("record", "sources"):
        if needed not in present:
            faults.append(Fault(Place(file=_shown(folder, needed), line=1), f"{needed}.yaml is missing; write it"))
    problems = Problems(_shown(folder, "record"))
    node = _nodes(folder, "record", problems) if "record" in present else None
    if node:
        heading = decode(Heading, node, "record", problems)
    elif "record" in present and not problems.found:
        problems.found.append((Place(file=problems.file, line=1), "record: says nothing; write title, version, date and licence"))
    faults += [Fault(place, text) for place, text in problems.found]
    record = Record(heading=heading or _NO_HEADING, heading_place=Place(file=_shown(folder, "record"), line=1))
    for name, cls in FILES.items():
        if name in present:
            problems = Problems(_shown(folder, name))
            _decode_file(folder, name, cls, record, problems)
            faults += [Fault(place, text) for place, text in problems.found]
    files = [_shown(folder, name) for name in ("record", *FILES)]
    # a fault in the header of a series is met with each of its observations, and told with the first
    once = {(fault.place, fault.message.partition(".")[2]): fault for fault in reversed(faults)}
    return record, sorted(once.values(), key=lambda f: (files.index(f.place.file) if f.place.file in files else -1, f.place.line))


_NO_HEADING = Heading(title="", version="", date=None, licence="", theatres={}, scopes={})  # type: ignore[arg-type]


def _shown(folder: Path, name: str) -> str:
    return str(folder / f"{name}.yaml")


def _nodes(folder: Path, name: str, problems: Problems) -> Node | None:
    try:
        return read_yaml(folder / f"{name}.yaml")
    except Unreadable as error:
        problems.found.append((Place(file=problems.file, line=error.line), f"{name}: {error}"))
    except OSError as error:
        raise AllianceError(f"{problems.file}: cannot be read: {error.strerror}") from None
    return None


def _decode_file(folder: Path, name: str, cls: type[Any], record: Record, problems: Problems) -> None:
    root = _nodes(folder, name, problems)
    if root is None:
        return
    if not isinstance(root.value, list):
        problems.add(root, name, "should be a list of records, one `- id:` block each")
        return
    for node in root.value:
        for item in _observations(node, problems) if cls is Figure else [node]:
            decoded = decode(cls, item, _path(item, name), problems)
            if decoded is not None:
                getattr(record, name).append(decoded)
                record.places[id(decoded)] = Place(file=problems.file, line=item.line)
                record.blocks[id(decoded)] = node.line


def _path(node: Node, name: str) -> str:
    """The record's id where it has one, for messages."""
    identity = node.value.get("id") if isinstance(node.value, dict) else None
    return str(identity.value) if identity and isinstance(identity.value, str) else name.removesuffix("s")


def _observations(node: Node, problems: Problems) -> list[Node]:
    """A series as the figures that it stands for: its header, and over it what each observation says."""
    if not isinstance(node.value, dict) or "series" not in node.value:
        return [node]
    named = node.value["series"].value
    series = named if isinstance(named, str) else "series"
    observations = node.value.get("observations")
    if observations is None or not isinstance(observations.value, list) or not observations.value:
        problems.add(node, series, "a series without `observations`; list them, one `- id:` each")
        return []
    header = {key: child for key, child in node.value.items() if key not in ("series", "observations")}
    figures = []
    for item in observations.value:
        if isinstance(item.value, dict):
            figures.append(Node(header | item.value, item.line))
        else:
            problems.add(item, series, "an observation should be a block of `key: value` lines")
    return figures
