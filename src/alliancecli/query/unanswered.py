"""Why nothing answers for a day: nothing was known by then, what is asked about did not exist yet, or it had ended."""

import json
from collections.abc import Iterator
from typing import Any

from alliancecli.dates.days import OPEN_DAY, day_number, iso, numbered_day
from alliancecli.dates.edtf import parse, when
from alliancecli.errors import NoAnswer
from alliancecli.model.quantity import amount, measured
from alliancecli.query.engine import Engine
from alliancecli.query.figures import STRENGTHS, partial_scopes
from alliancecli.query.filters import Filter, describe, where
from alliancecli.query.names import CALLED
from alliancecli.query.rows import Row


def nothing(connection: Engine, filters: list[Filter], asked: list[Filter], over: list[Row], day: int) -> NoAnswer:
    """The refusal for claims that pass the filters, `asked` those on what could be known. Of the claims `over` the subject had ended."""
    if over:
        return NoAnswer(f"{'; '.join(_ended(connection, over))}; --ended shows it")
    clause, parameters = where(filters)
    sql = f"SELECT DISTINCT r.subject, r.contributor FROM figure r {clause} ORDER BY r.subject, r.contributor"
    concerned = connection.execute(sql, parameters).fetchall()
    if not concerned:
        return NoAnswer(f"no claim at all for {describe(filters)}; see `alliance figures`")
    unborn = _unborn(connection, concerned, day)
    why = f": {unborn}" if unborn else "; leave out --as-of to see every claim"
    return NoAnswer(f"nothing known for {describe([*filters, *asked])}{why}")


TOLD = 3
"""So many of those without an answer are told one by one."""


def _unborn(connection: Engine, concerned: list[tuple[str, str | None]], day: int) -> str:
    """When the few that claims are about (each a subject and a contributor) came into being, where all of them did after a day; else ""."""
    sql = f"""
        SELECT id, {CALLED}, established, kind, life_first FROM institution
        WHERE established IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))"""
    ids = sorted({one for pair in concerned for one in pair if one})
    began = {one: (name, parse(date), kind, first) for one, name, date, kind, first in connection.execute(sql, {"ids": json.dumps(ids)})}
    later = {one: found for one, found in began.items() if day_number(found[1].min, -OPEN_DAY) > day}
    about_one = len({by for _, by in concerned}) == 1
    told: dict[str, str] = {}
    for subject, by in concerned:
        state = by if by in later and later[by][2] == "state" else None
        one = (state if about_one else None) or (subject if subject in later else state)
        if one is None:
            return ""
        name, date, kind, first = later[one]
        sooner = "" if first > day else f" (by other sources perhaps as early as {parse(iso(numbered_day(first)) or '').display()})"
        told[one] = f"{name} {'came into being' if kind == 'state' else 'was set up'} {when(date)}{sooner}"
    return "; ".join(told.values()) if len(told) <= TOLD else ""


def _ended(connection: Engine, over: list[Row]) -> Iterator[str]:
    """Of each of a few that had ended when it did, what came after it, and the last that is known of it."""
    latest: dict[str, Row] = {}
    partial = partial_scopes(connection)

    def weight(row: Row) -> tuple[Any, ...]:
        return row["contributor"] is None, row["status"] == "actual", row["scope"] not in partial, row["value"] is not None, row["last"]

    for row in sorted(over, key=weight):
        latest[row["over"]] = row
    sql = f"SELECT dissolved, successors, {CALLED}, life_last FROM institution WHERE id = :id"
    for one, row in list(latest.items())[:TOLD]:
        ended, successors, name, last = connection.execute(sql, {"id": one}).fetchone()
        end = parse(ended)
        later = (
            f" (by other sources as late as {parse(iso(numbered_day(last)) or '').display()})"
            if day_number(end.max, OPEN_DAY) < last
            else ""
        )
        after = [
            f"{connection.execute(sql, {'id': link['id']}).fetchone()[2]} {_FOLLOWED.get(link['change'], 'followed')} it"
            + (f" {when(parse(link['date']))}" if link.get("date") else "")
            for link in json.loads(successors)
        ]
        yield ", ".join([f"{name} ended {when(end)}{later}", *after]) + f"; its last claim: {_counted(row)} ({row['shown']})"


def _counted(row: Row) -> str:
    """The number of a claim, and of what, where that is no strength."""
    return amount(row) if row["measure"] in STRENGTHS else measured(row)


_FOLLOWED = {"replaced": "replaced", "renamed": "was the new name of", "absorbed": "absorbed", "handed-over": "took over from"}
