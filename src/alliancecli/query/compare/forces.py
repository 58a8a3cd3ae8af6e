"""Forces: their lives, and the first, the greatest and the last strength claimed of each."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from alliancecli.errors import BadUsage
from alliancecli.model.quantity import quantity
from alliancecli.model.words import counted
from alliancecli.query import events
from alliancecli.query.as_of import AsOf, last_known
from alliancecli.query.compare.pivot import cited, is_nothing, side_of
from alliancecli.query.compare.sides import Side, touching
from alliancecli.query.engine import Engine
from alliancecli.query.figures import about, observations
from alliancecli.query.filters import Filter, column_in, describe, this
from alliancecli.query.institutions import institutions
from alliancecli.query.rows import Row
from alliancecli.query.windows import Window


class Series(NamedTuple):
    """What must be the same in figures of two institutions before they can be compared."""

    measure: str
    status: str
    scope: str | None
    unit: str

    def __str__(self) -> str:
        return ", ".join(about(self._asdict()))


def series_of(row: Row) -> Series:
    """The series of a claim, whatever it is about."""
    return Series(*(row[key] for key in Series._fields))


Lines: TypeAlias = dict[str, dict[Series, list[Row]]]
"""By force and series, the claims that stand for it."""


class Forces(NamedTuple):
    """A row a force and like series, every claim of these series in order of time, and what is to be said of both."""

    rows: list[Row]
    claims: list[Row]
    notes: list[str]


def forces(connection: Engine, chosen: list[Side], filters: list[Filter], window: Window, *, mixed: bool) -> Forces:
    """The lives and strengths of forces: first, peak and last claim of every series that all forces with claims have.

    Totals stand for a force; where a series has none, the parts of its one contributor do. Nothing is added up. Peak is the claim with the
    greatest number, of a range its high end.

    Raises BadUsage where the forces have no like series, unless `mixed`: then all series are shown, with a note.
    """
    asked = [*column_in("subject", [side.id for side in chosen]), Filter("r.status = 'actual'", {}, "actual"), *filters]
    found = list(observations(connection, asked, window))
    latest = {answer.row["id"] for answer in last_known(connection, [*asked, *window.filters()], AsOf()).answers}
    owners = dict(connection.execute("SELECT id, parent FROM institution WHERE parent IS NOT NULL"))
    lines, notes = _lines(chosen, found, owners)
    shown = _shown(lines, mixed)
    for one, other in sorted(((one, series) for one, held in lines.items() for series in held if series not in shown), key=str):
        many = counted(len(lines[one][other]), "claim")
        notes.append(f"{one}: {other} ({many}) left out: others have no such claim; --allow-mixed shows it")
    if silent := [one for one, held in lines.items() if not held]:
        notes.append(f"no claim of {describe([*filters, *window.filters()])}: {', '.join(silent)}")
    facts = {side.id: _facts(connection, side, window) for side in chosen}
    rows = []
    told: dict[str, str | None] = {}
    every: Sequence[Series | None] = shown or [None]
    for series in every:
        lacking = [one for one, held in lines.items() if held and series not in held]
        unlike = f"not alike: {', '.join(lacking)} {'have' if len(lacking) > 1 else 'has'} no such claim" if lacking else None
        for side in chosen:
            if side.id in lacking:
                continue
            claims = lines[side.id].get(series, []) if series else []
            told |= {claim["id"]: unlike for claim in claims}
            row = {**facts[side.id], **(series._asdict() if series else NO_SERIES), **_highlights(claims, latest)}
            rows.append({**row, "note": unlike if claims else "no claim", "sources": [*row["sources"], *row["said_of_it"]]})
    listed = [{**claim, "of": claim["subject"], "note": told[claim["id"]]} for claim in found if claim["id"] in told]
    return Forces(rows, listed, notes)


def _lines(chosen: list[Side], found: list[Row], owners: Mapping[str, str]) -> tuple[Lines, list[str]]:
    """The claims that stand for each force: its totals, or those of the nation whose it is (`owners`); and what to say of parts."""
    lines: Lines = {side.id: {} for side in chosen}
    grouped: dict[tuple[str, Series], list[Row]] = {}
    for claim in found:
        grouped.setdefault((claim["subject"], series_of(claim)), []).append(claim)
    notes = []
    for (one, series), claims in grouped.items():
        standing = [claim for claim in claims if not claim["contributor"]]
        standing = standing or [claim for claim in claims if claim["contributor"] == owners.get(one)]
        if standing:
            lines[one][series] = standing
        else:
            notes.append(f"{one}: of {series} only parts are claimed, no total; parts are not added up here")
    return lines, notes


def _shown(lines: Lines, mixed: bool) -> list[Series]:
    """The series that all forces with any claims have, in the order of the first; with `mixed` all that any has."""
    claimed = [list(held) for held in lines.values() if held]
    if mixed or not claimed:
        return list(dict.fromkeys(series for held in claimed for series in held))
    common = [series for series in claimed[0] if all(series in held for held in claimed)]
    if not common:
        raise BadUsage(f"{_unlike(lines)}, or --allow-mixed shows them as they are, with a note on every row")
    return common


def _unlike(lines: Lines) -> str:
    """Why forces cannot be compared, and which claim of one in the series of another would help: that of the two nearest series."""
    owned = {one: list(held) for one, held in lines.items() if held}
    why = "not alike: " + "; ".join(f"{one} has {' and '.join(map(str, held))}" for one, held in owned.items())
    (one, first), (other, second) = list(owned.items())[:2]
    ours, theirs = min(product(first, second), key=lambda pair: sum(a != b for a, b in zip(*pair, strict=True)))
    differ = [name for name, a, b in zip(Series._fields, ours, theirs, strict=True) if a != b]
    if not differ:
        return f"{why}; forces that share one series can be compared"
    mine, its = (", ".join(str(getattr(series, name) or "none") for name in differ) for series in (ours, theirs))
    return f"{why}; a claim of {one} with {' and '.join(differ)} {its}, or of {other} with {mine}, would make them comparable"


def _facts(connection: Engine, side: Side, window: Window) -> Row:
    """What a row says of a force, besides its figures."""
    row = next(institutions(connection, [this(side.id)]))
    members = dict.fromkeys(member["id"] for member in row["members"])
    of_part = Filter("r.contributor IS NOT NULL AND r.status = 'actual'", {}, "")
    parts = observations(connection, [*column_in("subject", [side.id]), of_part], window)
    giving = {part["contributor"]: part for part in parts if not is_nothing(part) and part["contributor"] not in members}
    contributors = [*members, *sorted(giving)]
    names = dict(connection.execute("SELECT id, name FROM institution"))
    return {
        **{key: row[key] for key in ("id", "name", "kind", "established", "dissolved", "predecessors")},
        "said_of_it": cited([row, *giving.values()]),
        "called": side.name,
        "contributors": contributors,
        "contributor_names": [names[one] for one in contributors],
        "predecessor_names": [{**link, "name": names[link["id"]]} for link in row["predecessors"]],
        "milestones": events.count(connection, "event", [touching([side])], window),
    }


HIGHLIGHTS = ("first", "peak", "last")

NO_SERIES: Row = dict.fromkeys(Series._fields)
"""The columns of a series where there is none."""


def _highlights(claims: list[Row], latest: set[str]) -> Row:
    """The columns of the first claim, the one with the greatest number, and the last, by the rule of as-of; and how many there are."""
    sizes = [quantity(claim).most for claim in claims]
    peak = max((size for size in sizes if size is not None), default=None)
    ends: tuple[Row | None, ...] = (None, None, None)
    if claims:
        ends = claims[0], claims[sizes.index(peak)], next((claim for claim in claims if claim["id"] in latest), claims[-1])
    columns: Row = {"claims": len(claims), "sources": cited(ends)}
    for name, claim in zip(HIGHLIGHTS, ends, strict=True):
        columns |= side_of(name, claim)
    return columns
