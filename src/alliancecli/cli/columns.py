"""The columns of the rows that commands print."""

from collections.abc import Iterator

from alliancecli.model.columns import Column
from alliancecli.questions import QUESTIONS, question_named


def columns() -> Iterator[tuple[str, tuple[Column, ...]]]:
    """The columns of every command's rows, under its name; those of `compare` by what it compares, equal ones once."""
    from alliancecli.views.record_changes import COLUMNS as CHANGES
    from alliancecli.views.verification import COLUMNS

    titles: dict[tuple[Column, ...], list[str]] = {}
    for name in QUESTIONS:
        for what, found in question_named(name).columns.items():
            titles.setdefault(found, []).append(f"{name}, {what}" if what else name)
    for found, names in titles.items():
        yield ", ".join(names), found
    yield "changes", CHANGES
    yield "verify", COLUMNS


def columns_of(command: str) -> list[Column]:
    """The columns of a command's rows; of `compare` those of everything that it compares."""
    if command in QUESTIONS:
        return [column for found in question_named(command).columns.values() for column in found]
    return [column for title, found in columns() if title == command for column in found]
