"""Forces: their lives, and the first, the greatest and the last strength claimed of each."""

from collections.abc import Sequence
from itertools import product
from typing import Any, NamedTuple

from alliancecli.errors import BadUsage
from alliancecli.query.compare.change import is_nothing
from alliancecli.query.compare.claims import SERIES, about, cited, count, key_of, series_of, side_of, size
from alliancecli.query.compare.sides import Side, this, touching
from alliancecli.query.engine import Engine
from alliancecli.query.events import timeline
from alliancecli.query.figures import AsOf, last_known, observations
from alliancecli.query.filters import Filter, Window, among, in_words
from alliancecli.query.institutions import institutions
from alliancecli.query.rows import Row


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
    asked = [*among("subject", [side.id for side in chosen]), Filter("r.status = 'actual'", {}, "actual"), *filters]
    found = list(observations(connection, asked, window))
    latest = {key_of(answer.row): answer.row["id"] for answer in last_known(connection, [*asked, *window.filters()], AsOf()).answers}
    lines, notes = _lines(found)
    has = {side: [key for one, key in lines if one == side.id] for side in chosen}
    series = _shared(has, mixed)
    common = _common(has)
    left_out = sorted({(one, key) for one, key in lines if key not in series}, key=str)
    for one, key in left_out:
        what = f"{about(lines[one, key][0])} ({count(len(lines[one, key]), 'claim')})"
        notes.append(f"{one}: {what} left out: others have no such claim; --allow-mixed shows it")
    silent = [side.id for side in chosen if not has[side]]
    if silent:
        notes.append(f"no claim of {in_words([*filters, *window.filters()])}: {', '.join(silent)}")
    facts = {side: _facts(connection, side, window) for side in chosen}
    rows = []
    for key in series or [(None,) * len(SERIES)]:
        for side in chosen:
            claims = lines.get((side.id, key), [])
            if not claims and has[side] and key not in common:
                continue
            row = {**facts[side], **dict(zip(SERIES, key, strict=True)), **_highlights(claims, latest)}
            rows.append({**row, "note": _note(claims, key, has), "sources": [*cited(_ends_of(claims, latest)), *facts[side]["said_of_it"]]})
    shown = {claim["id"]: _note([claim], key, has) for one, key in lines if key in series for claim in lines[one, key]}
    listed = [{**claim, "of": claim["subject"], "note": shown[claim["id"]]} for claim in found if claim["id"] in shown]
    return Forces(rows, listed, notes)


def _note(claims: list[Row], key: Any, has: dict[Side, list[Any]]) -> str | None:
    """What a row must say of itself: that there is no claim, or that others have claims and none like it."""
    if not claims:
        return "no claim"
    others = [side.id for side, keys in has.items() if keys and key not in keys]
    return f"not alike: {', '.join(others)} {'have' if len(others) > 1 else 'has'} no such claim" if others else None


def _lines(found: list[Row]) -> tuple[dict[tuple[str, Any], list[Row]], list[str]]:
    """The claims that stand for a force, by (subject, series): its totals, or the parts of its only contributor."""
    grouped: dict[tuple[str, Any], list[Row]] = {}
    for claim in found:
        grouped.setdefault((claim["subject"], series_of(claim)), []).append(claim)
    lines, notes = {}, []
    for (one, key), claims in grouped.items():
        totals = [claim for claim in claims if not claim["contributor"]]
        if totals or len({claim["contributor"] for claim in claims}) == 1:
            lines[one, key] = totals or claims
        else:
            notes.append(f"{one}: of {about(claims[0])} only parts are claimed, no total; parts are not added up here")
    return lines, notes


def _common(has: dict[Side, list[Any]]) -> list[Any]:
    """The series that all forces with any claims have, in the order of the first."""
    claimed = [keys for keys in has.values() if keys]
    return [key for key in claimed[0] if all(key in keys for keys in claimed)] if claimed else []


def _shared(has: dict[Side, list[Any]], mixed: bool) -> list[Any]:
    """The series to show."""
    common = _common(has)
    every = list(dict.fromkeys(key for keys in has.values() for key in keys))
    if mixed or not every:
        return every
    if not common:
        raise BadUsage(f"{_unlike(has)}; {_remedy(has)}, or --allow-mixed shows them as they are, with a note on every row")
    return common


def _unlike(has: dict[Side, list[Any]]) -> str:
    """Why things cannot be compared, as a phrase; empty where nothing is unlike."""
    owned = [
        f"{side.id} has {' and '.join(about(dict(zip(SERIES, key, strict=True))) for key in keys)}" for side, keys in has.items() if keys
    ]
    return f"not alike: {'; '.join(owned)}" if owned else ""


def _remedy(has: dict[Side, list[Any]]) -> str:
    """What would make them comparable: a claim of one in the series of the other, by the field in which the nearest two series differ."""
    (one, first), (other, second) = [pair for pair in has.items() if pair[1]][:2]
    nearest = min(product(first, second), key=lambda pair: sum(a != b for a, b in zip(*pair, strict=True)))
    differ = [name for name, a, b in zip(SERIES, *nearest, strict=True) if a != b]
    theirs, ours = (", ".join(str(key[SERIES.index(name)] or "none") for name in differ) for key in (nearest[1], nearest[0]))
    if not differ:
        return "forces that share one series can be compared"
    return f"a claim of {one.id} with {' and '.join(differ)} {theirs}, or of {other.id} with {ours}, would make them comparable"


def _facts(connection: Engine, side: Side, window: Window) -> Row:
    """What a row says of a force, besides its figures."""
    row = next(institutions(connection, [this(side.id)]))
    ids = [member["id"] for member in row["members"]]
    giving_part = Filter("r.subject = :id AND r.contributor IS NOT NULL AND r.status = 'actual'", {"id": side.id}, side.id)
    parts = [part for part in observations(connection, [giving_part], window) if not is_nothing(part)]
    giving = {part["contributor"]: part for part in parts if part["contributor"] not in ids}
    ids = list(dict.fromkeys([*ids, *sorted(giving)]))
    names = dict(connection.execute("SELECT id, name FROM institution"))
    return {
        **{key: row[key] for key in ("id", "name", "kind", "established", "dissolved", "predecessors")},
        "said_of_it": cited([row, *giving.values()]),
        "called": side.name,
        "contributors": ids,
        "contributor_names": [names[one] for one in ids],
        "predecessor_names": [{**link, "name": names[link["id"]]} for link in row["predecessors"]],
        "milestones": sum(1 for _ in timeline(connection, [touching([side])], window)),
    }


HIGHLIGHTS = ("first", "peak", "last")


def _ends_of(claims: list[Row], latest: dict[Any, str]) -> list[Row]:
    """The first claim, the one with the greatest number, and the last, by the rule of as-of."""
    if not claims:
        return []
    counted = [claim for claim in claims if size(claim) is not None]
    peak = max(counted, key=lambda claim: size(claim)) if counted else claims[0]
    last = next((claim for claim in claims if latest.get(key_of(claim)) == claim["id"]), claims[-1])
    return [claims[0], peak, last]


def _highlights(claims: list[Row], latest: dict[Any, str]) -> Row:
    """The columns of the first, peak and last claim, and how many there are."""
    chosen: Sequence[Row | None] = _ends_of(claims, latest) or [None] * len(HIGHLIGHTS)
    columns: Row = {"claims": len(claims)}
    for name, claim in zip(HIGHLIGHTS, chosen, strict=True):
        columns |= side_of(name, claim)
        columns[f"{name}_claim"] = claim
    return columns
