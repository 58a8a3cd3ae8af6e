"""Data folders, read whole: every YAML file decoded, every fault of every file reported at once."""

import os
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Any

from alliancecli.errors import AllianceError, RecordFaults
from alliancecli.model.data_package import DESCRIPTOR
from alliancecli.model.mapping import Table, TableMappings
from alliancecli.model.record import Location, Metadata, Record, Series
from alliancecli.model.records import Complete, Event, Figure, Institution, Relation, Source, Term
from alliancecli.record.bibliography import BIBLIOGRAPHIES, read_bibliography
from alliancecli.record.blocks import SERIAL, decode_blocks
from alliancecli.record.checks import INTEGRITY, Fault, run
from alliancecli.record.decode import Faults, decode
from alliancecli.record.entities import add_entities
from alliancecli.record.joining import conflicts, join, joined
from alliancecli.record.package import Package
from alliancecli.record.table_files import SUBFOLDER, TABLE_KINDS, tables_of
from alliancecli.record.yaml_reader import Node, YamlError, read_yaml

FILES: dict[str, type[Any]] = {
    "sources": Source,
    "institutions": Institution,
    "events": Event,
    "figures": Figure,
    "relations": Relation,
    "terms": Term,
}
"""Each file of a data folder, less `.yaml`, and what it holds. `record.yaml` must be there, and sources in this file or another."""

NAMES = tuple(f"{name}.yaml" for name in ("record", *FILES))

USUAL = tuple(f"{kind}.csv" for kind in TABLE_KINDS)


MAX_BYTES = 16_000_000
"""Bytes of the largest file of YAML or of a bibliography: hand-kept ones are far smaller, and a table may have any size."""


def load(*folders: Path, keep_going: bool = False) -> Record:
    """The record in one folder or several, sound enough to be asked: decoded, its ids unique, its references resolved.

    With `keep_going` faulty rows of tables are set aside; what people keep by hand must be sound also without them.
    Raises RecordFaults with every fault found; AllianceError where a folder cannot be read.
    """
    record, faults = read(*folders, keep_going=keep_going)
    if not faults:
        faults = run(record, INTEGRITY)
    if faults:
        raise RecordFaults([*map(str, faults), *record.set_aside])
    return record


def read(*folders: Path, keep_going: bool = False) -> tuple[Record, list[Fault]]:
    """Decode one folder or several. Returns what could be decoded and every fault, in the order of files and lines.

    Raises AllianceError where a folder is missing, unreadable or holds no record.
    """
    record = Record(metadata=_NO_HEADING, metadata_location=Location(file=_shown(folders[0], "record"), line=1))
    headings: list[tuple[Metadata, Location]] = []
    faults: list[Fault] = []
    for folder in folders:
        faults += _read_one(folder, record, headings)
    if len(folders) > 1:
        join(record)
    if headings:
        faults += conflicts(headings)
        record.metadata = joined([heading for heading, _ in headings])
    if not faults:
        faults += add_entities(record, keep_going=keep_going)
    files = [_shown(folder, name) for folder in folders for name in ("record", *FILES)]
    once: dict[tuple[Location, str], Fault] = {}
    for fault in faults:  # one in the header of a series is met with each of its observations, and told with the first
        once.setdefault((fault.place, fault.message.partition(".")[2]), fault)
    return record, sorted(once.values(), key=lambda f: (files.index(f.place.file) if f.place.file in files else -1, f.place.line))


def _read_one(folder: Path, record: Record, headings: list[tuple[Metadata, Location]]) -> list[Fault]:
    """Every fault of one folder; what could be decoded of it is in `record` and `headings` then."""
    try:
        there = sorted(folder.iterdir())
    except OSError as error:
        raise AllianceError(f"{folder}: cannot read the data folder: {error.strerror}; name a folder with record.yaml in it") from None
    present = {path.stem for path in there if path.name in NAMES}
    if not present and any(path.name == DESCRIPTOR for path in there):
        return _read_package(folder, there, record, headings)
    if not present:
        raise AllianceError(f"{folder}: no record here; a data folder holds record.yaml, sources.yaml and events.yaml")
    place = Location(file=_shown(folder, "record"), line=1)
    problems = Faults(place.file)
    node = _nodes(folder, "record", problems) if "record" in present else None
    headless = node and isinstance(node.value, dict) and not _HEAD.keys() & node.value.keys()
    heading = decode(Metadata, node, "record", problems) if node and not headless else None
    if headless:
        told = f"record: has no head, {', '.join(_HEAD)}; `alliance new record FOLDER` writes one to copy"
        problems.found.append((place, told))
    elif heading:
        headings.append((heading, place))
    elif "record" in present and not problems.found:
        problems.found.append((place, "record: says nothing; write title, version, date and licence"))
    said = heading.tables if heading else None
    lines = _lines_of_tables(said, node) if node and said else {}
    tables = list(
        tables_of(
            folder,
            said,
            lambda mapping: replace(place, line=lines.get(id(mapping), 1)),
            lambda where, text: problems.found.append((where, text)),
        )
    )
    for table in tables:
        _guarded(Path(table.path), folder, table.kind, problems)
    record.tables += tables
    named = {*NAMES, *(os.path.basename(table.path) for table in tables)}
    unsaid = "record" in present and not heading  # then nobody knows which tables and sources there are
    strangers = [path for path in there if path.suffix.lower() in (".yaml", ".yml") and path.name not in named and not unsaid]
    faults = [Fault(Location(file=str(path), line=1), f"is not read; the files are {', '.join(NAMES)}; rename it") for path in strangers]
    faults += [Fault(where, text) for where, text in problems.found]
    given = {*present, *(table.kind for table in tables), *(path.stem for path in there if path.name in BIBLIOGRAPHIES)}
    given |= {"sources" for table in tables if table.mapping and table.mapping.source}
    for needed in ("record", "sources"):
        if needed not in given and not unsaid:
            faults.append(Fault(Location(file=_shown(folder, needed), line=1), f"{needed}.yaml is missing; write it"))
    apart = sorted((folder / SUBFOLDER).iterdir()) if (folder / SUBFOLDER).is_dir() else []
    if not unsaid:
        record.notes += _unread([*there, *apart], {os.path.relpath(table.path, folder) for table in tables}, folder)
    for name, cls in FILES.items():
        if name in present:
            problems = Faults(_shown(folder, name))
            _decode_file(folder, name, cls, record, problems)
            faults += [Fault(where, text) for where, text in problems.found]
    for path in there:
        if path.name in BIBLIOGRAPHIES and path.name not in {os.path.basename(table.path) for table in tables}:
            problems = Faults(str(path))
            if _guarded(path, folder, "sources", problems):
                nodes, notes = read_bibliography(path, problems)
                decode_blocks(nodes, "sources", Source, record, problems)
                record.notes += notes
            faults += [Fault(where, text) for where, text in problems.found]
    return faults


def _read_package(folder: Path, there: list[Path], record: Record, headings: list[tuple[Metadata, Location]]) -> list[Fault]:
    """Every fault of the data package in a folder; what could be decoded of it is in `record` and `headings` then."""
    problems = Faults(str(folder / DESCRIPTOR))
    if not _guarded(folder / DESCRIPTOR, folder, "record", problems):
        return [Fault(where, text) for where, text in problems.found]
    package = Package(folder, FILES)
    for table in package.tables.values():
        _guarded(table.path, folder, table.name, problems)
    if problems.found:
        return [Fault(where, text) for where, text in problems.found]
    package.read()
    if heading := decode(Metadata, package.heading, "record", problems):
        headings.append((heading, Location(file=problems.file, line=1)))
    told = [problems, *(table.problems for table in package.tables.values())]
    claims: dict[str, Any] = {}
    for name, cls in FILES.items():
        problems = Faults(str(package.tables[name].path))
        part = getattr(record, name)
        before = len(part)
        decode_blocks(package.blocks[name], name, cls, record, problems)
        claims |= {one.id: one for one in part[before:]} if cls in SERIAL else {}
        told.append(problems)
    problems = Faults(str(package.tables["lists"].path))
    for one in package.lists:
        if complete := decode(Complete, one.complete, one.id, problems):
            series = Series(id=one.id, complete=complete, claims=tuple(claims[claim] for claim in one.claims if claim in claims))
            record.series.append(series)
            record.locations[id(series)] = Location(file=problems.file, line=one.complete.line)
    record.notes += _unread(there, package.files, folder)
    return [Fault(where, text) for problems in (*told, problems) for where, text in problems.found]


def _lines_of_tables(said: tuple[Table, ...] | TableMappings, node: Node) -> dict[int, int]:
    """The line of record.yaml in which each mapping begins, by `id()` of the mapping."""
    nodes: Any = node.value["tables"].value  # type: ignore[index,call-overload,union-attr]  # it was decoded
    if isinstance(said, tuple):
        return {id(one): each.line for one, each in zip(said, nodes, strict=True)}
    return {id(getattr(said, kind)): each.line for kind, each in nodes.items()}


_LIKE_TABLES = {"csv", "tsv", "tab", "xlsx", "xlsm", "xls", "ods", "parquet", "bib", "ris"}
"""Endings of files that are kept beside a record to be read."""

_LIKE_DATA = {"json", "jsonl", "ndjson", "txt", "toml", "xml", "geojson", "gz", "zip", "bz2", "xz", "zst", "numbers"}
"""Endings of files that are so where they are called like a data file."""


def _unread(there: list[Path], tables: set[str], folder: Path) -> Iterator[str]:
    """The files that look like data and are not read: tables, bibliographies, and what is called like a data file but for its ending."""
    for path in there:
        stem, *endings = path.name.lower().rstrip("~").split(".")
        table = (
            _LIKE_TABLES & set(endings) and "rejects" not in endings and not stem.startswith("~$")
        )  # which Excel makes beside an open file
        called = stem in ("record", *FILES) and _LIKE_DATA & set(endings)
        if (table or called) and str(path.relative_to(folder)) not in (*tables, *BIBLIOGRAPHIES) and path.is_file():
            read = ", ".join([*NAMES, *USUAL, *BIBLIOGRAPHIES])
            yield f"{path}: is not read; the files are {read} and what `tables:` in record.yaml names"


_HEAD = dict.fromkeys(one.name for one in fields(Metadata) if one.default is MISSING and one.default_factory is MISSING)
"""What a record cannot do without saying of itself."""

_NO_HEADING = Metadata(title="", version="", date=None, licence="", theatres={}, scopes={})  # type: ignore[arg-type]


def _shown(folder: Path, name: str) -> str:
    return str(folder / f"{name}.yaml")


def _nodes(folder: Path, name: str, problems: Faults) -> Node | None:
    path = folder / f"{name}.yaml"
    try:
        return read_yaml(path) if _guarded(path, folder, name, problems) else None
    except YamlError as error:
        problems.found.append((Location(file=problems.file, line=error.line), f"{name}: {error}"))
    except OSError as error:
        raise AllianceError(f"{problems.file}: cannot be read: {error.strerror}") from None
    return None


def _guarded(path: Path, folder: Path, name: str, problems: Faults) -> bool:
    """True if a data file may be opened: it lies in this folder and is not too large. Else the fault is added to the problems."""
    at = Location(file=str(path), line=1)
    said = ""
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):  # Path.resolve raises where links go in a circle
        said = "is a link out of the data folder; put the file itself here"
    elif path.exists() and not (path.is_file() or path.is_dir()):
        said = "is no file that can be read; put a plain file here"
    elif path.name in (*NAMES, *BIBLIOGRAPHIES) and path.stat().st_size > MAX_BYTES:
        said = f"has {path.stat().st_size:,} bytes, more than {path.suffix[1:].upper()} is read of; put the rows into a table ({name}.csv)"
    if said:
        problems.found.append((at, f"{name}: {said}"))
    return not said


def _decode_file(folder: Path, name: str, cls: type[Any], record: Record, problems: Faults) -> None:
    root = _nodes(folder, name, problems)
    if root is None:
        return
    if not isinstance(root.value, list):
        problems.add(root, name, "should be a list of records, one `- id:` block each")
        return
    decode_blocks(root.value, name, cls, record, problems)
