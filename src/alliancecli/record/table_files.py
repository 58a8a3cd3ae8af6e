"""Which files of a folder are tables, and what their rows make."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from alliancecli.model.mapping import Table, TableMapping, TableMappings
from alliancecli.model.record import Location, TableFile
from alliancecli.model.records import AnyRecord, Event, Figure, Institution, Relation, Source
from alliancecli.model.vocabulary import RowKind
from alliancecli.record.bibliography import BIBLIOGRAPHIES
from alliancecli.record.formats import FORMATS
from alliancecli.record.yaml_reader import short

TABLE_KINDS: dict[str, type[AnyRecord]] = {
    RowKind.INSTITUTIONS: Institution,
    RowKind.SOURCES: Source,
    RowKind.RELATIONS: Relation,
    RowKind.EVENTS: Event,
    RowKind.FIGURES: Figure,
}
"""What can stand in a table, by the name of its file, in the order in which they are read."""

TEXTS = (".csv", ".tsv", ".tab", ".txt")
"""How the names of tables in text end."""

ENDINGS = tuple(f"{ending}{packed}" for ending in (*TEXTS, *FORMATS) for packed in ("", ".gz"))
"""How the names of tables end."""

_UNUSUAL = (".txt", ".yaml", ".yml")
"""Endings of tables that are read only where record.yaml names them."""

SUBFOLDER = "tables"
"""The folder in a data folder where tables may lie."""


def tables_of(
    folder: Path,
    said: tuple[Table, ...] | TableMappings | None,
    place: Callable[[TableMapping | None], Location],
    wrong: Callable[[Location, str], None],
) -> Iterator[TableFile]:
    """The tables of a folder: those that record.yaml lists, or maps by kind, and files of the usual names."""
    listed = said if isinstance(said, tuple) else ()
    for number, table in enumerate(listed):
        yield from _table(folder, table.makes, table.file, table, place(table), wrong, f"tables[{number}]")
    for kind in TABLE_KINDS:
        mapping = getattr(said, kind, None)
        usual = [f"{kind}{ending}" for ending in ENDINGS if not ending.removesuffix(".gz").endswith(_UNUSUAL)]
        apart = {*BIBLIOGRAPHIES, *(table.file for table in listed)}
        usual = [name for name in usual if os.path.lexists(folder / name) and name not in apart]
        names = list(dict.fromkeys(([mapping.file] if mapping and mapping.file else []) + usual))
        if len(names) > 1:
            wrong(place(mapping), f"{' and '.join(map(short, names))} are both there; keep one")
        elif mapping and not names:
            wrong(place(mapping), f"tables.{kind}: there is no {kind}.csv here; name the file under `file:`")
        for name in names[:1]:
            yield from _table(folder, kind, name, mapping, place(mapping), wrong, f"tables.{kind}")


def _listed() -> str:
    return ", ".join((*TEXTS, *FORMATS))


def home(path: str) -> str:
    """The data folder that a file lies in, itself or in `tables/`."""
    return os.path.dirname(path).removesuffix(f"{os.sep}{SUBFOLDER}")


def bare_name(path: str) -> str:
    """The path of a table without what says its format."""
    plain = path.removesuffix(".gz")
    return next((plain[: -len(ending)] for ending in (*TEXTS, *FORMATS) if plain.lower().endswith(ending)), plain)


def _table(
    folder: Path, kind: str, name: str, mapping: TableMapping | None, place: Location, wrong: Callable[[Location, str], None], key: str
) -> Iterator[TableFile]:
    """The table of that name, if there may be one and there is."""
    bare = name.removeprefix(f"{SUBFOLDER}/")
    if os.path.basename(bare) != bare or bare in (".", ".."):
        wrong(place, f"{key}.file: '{short(name)}' is no file of this folder; write its bare name, or {SUBFOLDER}/ and its name")
    elif not name.lower().endswith(ENDINGS) or name.endswith(".rejects.csv"):
        wrong(place, f"{key}.file: '{short(name)}' is no name of a table; end it in .csv, .xlsx or another of {_listed()}")
    elif not os.path.lexists(folder / name):
        wrong(place, f"{key}.file: there is no {short(name)} in {folder}; mend the name")
    else:
        yield TableFile(kind=kind, path=str(folder / name), mapping=mapping, mapping_location=place)
