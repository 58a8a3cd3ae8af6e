"""The blocks of a file as records: a block is one, or a series, the claims that it stands for."""

from typing import Any

from alliancecli.model.record import Location, Record, Series
from alliancecli.model.records import Complete, Figure, Relation
from alliancecli.record.decode import Faults, decode
from alliancecli.record.yaml_reader import Node

SERIAL: tuple[type[Any], ...] = (Figure, Relation)
"""The kinds of claim that a series with a shared header may hold."""


def decode_blocks(nodes: list[Node], name: str, cls: type[Any], record: Record, problems: Faults) -> None:
    """Put the records of the blocks of a file into `record`, with their lines, and what is wrong with them among the problems."""
    for node in nodes:
        found = []
        for item in _observations(node, problems) if cls in SERIAL else [node]:
            decoded = decode(cls, item, _path(item, name), problems)
            if decoded is not None:
                found.append(decoded)
                record.locations[id(decoded)] = Location(file=problems.file, line=item.line)
                record.block_lines[id(decoded)] = node.line
        getattr(record, name).extend(found)
        if series := _complete(node, found, problems) if cls in SERIAL else None:
            record.series.append(series)
            record.locations[id(series)] = Location(file=problems.file, line=node.line)


def _complete(node: Node, claims: list[Any], problems: Faults) -> Series | None:
    """The series that a block is, where it says for what time it is complete."""
    if not isinstance(node.value, dict) or "series" not in node.value or "complete" not in node.value:
        return None
    said, name = node.value["complete"], _named(node.value)
    complete = decode(Complete, said, f"{name}.complete", problems)
    return Series(id=name, complete=complete, claims=tuple(claims)) if complete else None


def _path(node: Node, name: str) -> str:
    """The record's id where it has one, for messages."""
    identity = node.value.get("id") if isinstance(node.value, dict) else None
    return str(identity.value) if identity and isinstance(identity.value, str) else name.removesuffix("s")


def _named(mapping: dict[str, Node]) -> str:
    """The name of a series."""
    named = mapping["series"].value
    return named if isinstance(named, str) else "series"


def _observations(node: Node, problems: Faults) -> list[Node]:
    """A series as the claims that it stands for: its header, and over it what each observation says."""
    if not isinstance(node.value, dict) or "series" not in node.value:
        return [node]
    series = _named(node.value)
    observations = node.value.get("observations")
    if observations is None or not isinstance(observations.value, list) or not observations.value:
        problems.add(node, series, "a series without `observations`; list them, one `- id:` each")
        return []
    header = {key: child for key, child in node.value.items() if key not in ("series", "observations", "complete")}
    claims = []
    for item in observations.value:
        if isinstance(item.value, dict):
            claims.append(Node(header | item.value, item.line))
        else:
            problems.add(item, series, "an observation should be a block of `key: value` lines")
    return claims
