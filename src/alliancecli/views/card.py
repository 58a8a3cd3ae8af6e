"""The card of an institution: what it is and was, who led it, how strong it was, what happened; then where the rest stands."""

import re
from collections.abc import Iterator, Mapping

from alliancecli.dates.agreement import apart, meet
from alliancecli.dates.days import width
from alliancecli.dates.edtf import named_year, parse
from alliancecli.model.quantity import amount, counted_in, largest, measured
from alliancecli.model.words import counted, few, unreal
from alliancecli.query.events import WEIGHTS
from alliancecli.query.figures import STRENGTHS
from alliancecli.query.rows import Row
from alliancecli.query.show import RecordCard
from alliancecli.views.blocks import CITED_IN, DATE, Block, Cell, Grid, GridColumn, GridRow, Heading, Text, table
from alliancecli.views.figure_page import LISTED, observed, status_and_scope
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.lists import life
from alliancecli.views.membership import differs
from alliancecli.views.sparkline import heights, sparkline, years
from alliancecli.views.timeline_page import events

MOST_EVENTS = 5
MOST_NAMES = 40
MOST_HOLDERS = 5
MOST_GIVERS = 5
MOST_FIGURES = 8
HUNDREDTH = 100
"""Parts that make up less than this part of the greatest total tell nothing of who gave most."""
FEW = 3
"""A series with less than this part of the claims of the longest, a third, is not what a force consists of."""

Fact = tuple[str, str, Cell]
"""A line of the card: what is told, the words, and the numbers of its sources."""


def institution(one: RecordCard, marks: Footnotes) -> list[Block]:
    """The page of an institution, but for where its name is said."""
    row, me = one.row, one.row["id"]
    acronyms = f" ({', '.join(row['acronyms'])})" if row["acronyms"] else ""
    facts = [*_life(one, marks), *_belonging(one, marks), *_people(one, marks), *_strength(one, marks)]
    lines: list[GridRow] = [(Cell(label, "dim"), Cell(words), mark) for label, words, mark in facts if words]
    return [
        Heading(row["name"] + acronyms),
        *([Text(row["summary"])] if row["summary"] else []),
        Grid((GridColumn("field"), GridColumn("value", wraps=True, least=40), CITED_IN), lines, header=False),
        *_parts(one, marks),
        *_landmarks(one, marks),
        *_numbers(one, marks),
        *_names(row),
        Text(f"every claim, with its id: alliance show {me} --json", "dim"),
    ]


def _life(one: RecordCard, marks: Footnotes) -> Iterator[Fact]:
    row, lives = one.row, [claim for claim in _own(one) if claim["relation"] == "life"]
    ends = {"began": row["established"] and parse(row["established"]), "ended": row["dissolved"] and parse(row["dissolved"])}
    rivals = [claim for claim in lives if differs(ends, claim)]
    yield "life", life(row), marks.mark(*(claim for claim in lives if claim not in rivals))
    for claim in rivals:
        yield "  also", claim["shown"], marks.mark(claim)
    yield "kind", ", ".join((row["kind"], *row["theatres"])), Cell("")


def _belonging(one: RecordCard, marks: Footnotes) -> Iterator[Fact]:
    """What it was part of and called, what came before and after, what it belongs to and what belongs to it."""
    own, of_others = _own(one), [claim for claim in one.relations if claim["object"] == one.row["id"]]
    for label, claims, name in (
        ("part of", [claim for claim in own if claim["relation"] == "parent"], "other_name"),
        ("called", [claim for claim in own if claim["relation"] == "name"], "other_name"),
        ("before it", [claim for claim in own if claim["relation"] == "predecessor"], "other_name"),
        ("after it", [claim for claim in of_others if claim["relation"] == "predecessor"], "subject_name"),
    ):
        told: dict[str, list[Row]] = {}
        for claim in sorted(claims, key=lambda claim: (claim["tier"], width(claim["first"], claim["last"]), claim["id"])):
            beside = told.setdefault(claim[name], [])
            if not beside or all(_rival(claim, other) for other in beside):
                beside.append(claim)
        in_time = sorted(told, key=lambda who: (told[who][0]["first"], who))
        words = ", ".join(_with(who, *told[who]) for who in in_time)
        yield label, words, marks.mark(*(claim for who in in_time for claim in told[who]))
    called = {claim["subject"]: claim["subject_name"] for claim in of_others}
    for relation in ("member", "partner"):
        spans = [span for span in one.belonging if span["relation"] == relation]
        yield f"{relation} of", _spans(spans, called), marks.mark(*(span | {"sources": span["cited"]} for span in spans))
    parts = sorted(claim["subject_name"] for claim in of_others if claim["relation"] == "parent")
    yield "parts", few(parts, MOST_NAMES), Cell("")


def _with(who: str, claim: Row, *rivals: Row) -> str:
    """Who, and when: `RSM (replaced 1 Jan 2015)`, `Germany (from 6 May 1955, also from 5 May 1955)`."""
    rest = " ".join(filter(None, (claim["change"], claim["shown"], unreal(claim))))
    also = "".join(f", also {rival['shown']}" for rival in rivals)
    return f"{who} ({rest}{also})" if rest else who


def _spans(spans: list[Row], called: Mapping[str, str]) -> str:
    """What it belonged to, each with its spans: `NATO (from 4 Apr 1949), Pact (1955–1961, 1970–1991)`."""
    told: dict[str, list[str]] = {}
    for span in spans:
        when = " ".join(filter(None, (span["shown"] if span["date"] else "", unreal(span))))
        also = (f"also {other['shown']}" for other in span["others"] if differs(span, other))
        told.setdefault(called[span["institution"]], []).extend(filter(None, (when, *also)))
    return ", ".join(f"{name} ({', '.join(times)})" if times else name for name, times in told.items())


def _rival(one: Row, other: Row) -> bool:
    """Whether two claims of one tie cannot both be right about when."""
    if not one["date"] or not other["date"]:
        return False
    mine, its = parse(one["date"]), parse(other["date"])
    return not meet(mine, its) or apart(mine, its)


def _people(one: RecordCard, marks: Footnotes) -> Iterator[Fact]:
    me = one.row["id"]
    last = ([row for row in one.holders if row["began"]] or one.holders)[-MOST_HOLDERS:]
    before = len({row["name"] for row in one.holders} - {row["name"] for row in last})
    several = len({row["institution"] for row in one.holders}) > 1  # then a name alone does not say whom of them it leads
    names = [f"{row['name']}{', ' + row['office'] if several else ''} ({row['shown']})" for row in last]
    yield "led by", "; ".join([*([counted(before, "other")] if before else []), *names]), marks.mark(*last)
    if one.holders:
        yield "", f"alliance holders {me}", Cell("")
    left: dict[str, set[int]] = {}
    latest = {row["name"]: row["first"] for row in sorted(one.members, key=lambda row: row["first"])}
    for row in filter(_left, one.members):
        if latest[row["name"]] <= row["last"]:  # and did not come back: Egypt was out of the Arab League from 1979 to 1989
            left.setdefault(row["name"], set()).add(row["last"] // 10_000)
    until = {name: f" (until {' or '.join(map(named_year, sorted(ends)))})" for name, ends in left.items()}
    names = [f"{name}{until.get(name, '')}" for name in sorted({row["name"] for row in one.members})]
    if names:
        yield "members", f"{len(names)} on record: {few(names, MOST_NAMES)}", Cell("")
        yield "", f"alliance members {me}", Cell("")


def _left(row: Row) -> bool:
    """Whether a membership ended in a year before that in which what it is of, or the member, did."""
    return "/" in (row["date"] or "") and row["last"] // 10_000 < row["life_last"] // 10_000


def _strength(one: RecordCard, marks: Footnotes) -> Iterator[Fact]:
    """Its first, greatest and last total, and who gave most when last known.

    Of its troops, unless they have few claims beside others; else of the series that has most claims.
    """
    series: dict[tuple[str, ...], list[Row]] = {}
    dated = [row for row in one.strengths if row["date_min"]] or one.strengths
    for row in sorted(dated, key=lambda row: (row["first"], row["last"], row["id"])):
        series.setdefault((row["measure"], row["scope"] or "", row["unit"]), []).append(row)
    if not series:
        return
    longest = max(map(len, series.values()))  # a few stray troops are not what a mission of police consists of
    told = [one for one, claims in series.items() if FEW * len(claims) >= longest]
    key = max(told, key=lambda one: (one[0] == "troops", one[1] == "in-force", len(series[one])))
    claims = series[key]
    labels = (
        ("first known", "largest", "last known")
        if one.row["kind"] in ("state", "alliance", "organisation")
        else ("at first", "at most", "at last")
    )
    for label, claim in zip(labels, (claims[0], max(claims, key=largest), claims[-1]), strict=True):
        yield label, f"{measured(claim)} ({', '.join(filter(None, (claim['shown'], claim['scope'])))})", marks.mark(claim)
    if len(claims) > 2 and (span := years(claims)) and span[1] > span[0]:
        yield "over time", f"{span[0]} {sparkline(heights(claims, span, max(map(largest, claims))))} {span[1]}", Cell("")
    alike = [row for row in one.figures if row["contributor"] and row["subject"] == one.row["id"] and row["status"] == "actual"]
    parts = [row for row in alike if (row["measure"], row["scope"] or "", row["unit"]) == key]
    if sum(map(largest, parts)) * HUNDREDTH >= max(map(largest, claims)):  # else all that is known is one here and one there
        givers = sorted(parts, key=largest, reverse=True)[:MOST_GIVERS]
        yield "given by", ", ".join(f"{row['contributor_name']} {amount(row)} ({row['shown']})" for row in givers), marks.mark(*givers)
    yield "", f"alliance troops {one.row['id']}", Cell("")


def _parts(one: RecordCard, marks: Footnotes) -> list[Block]:
    """Its part in each force, as last known: the largest first, and what was planned or asked for after what was."""
    mine = [row for row in one.figures if row["contributor"] == one.row["id"] and row["measure"] in STRENGTHS]
    if not mine:
        return []
    grid = table(
        sorted(mine, key=lambda row: (row["status"] != "actual", -largest(row), row["id"])),
        lambda row: (
            Cell(row["subject_name"]),
            Cell(amount(row), "number"),
            Cell(counted_in(row), "dim"),
            Cell(row["shown"], "date"),
            Cell(status_and_scope(row), "dim"),
            marks.mark(row),
        ),
        (
            GridColumn("force", wraps=True),
            GridColumn("number", ">"),
            GridColumn("unit", weight=4),
            DATE,
            GridColumn("scope", weight=3, aside=True),
            CITED_IN,
        ),
    )
    return [
        Heading("Its part in forces, as last known"),
        grid._replace(header=False),
        Text(f"alliance figures --contributor {one.row['id']}", "dim"),
    ]


def _landmarks(one: RecordCard, marks: Footnotes) -> list[Block]:
    """A few of its events that weigh most, from all of its time; those that name it where there are enough."""
    if not one.milestones:
        return []
    most = sorted(one.milestones, key=lambda row: WEIGHTS.index(row["weight"]))
    heaviest = [row for row in most if row["weight"] == most[0]["weight"]]
    names = (one.row["name"], *one.row["acronyms"])
    naming = [row for row in heaviest if any(re.search(rf"\b{re.escape(name)}\b", row["title"]) for name in names)]
    heaviest = naming if len(naming) >= MOST_EVENTS else heaviest
    if len(heaviest) > MOST_EVENTS:
        most = [heaviest[place * (len(heaviest) - 1) // (MOST_EVENTS - 1)] for place in range(MOST_EVENTS)]
    chosen = {row["id"] for row in most[:MOST_EVENTS]}
    shown = [row for row in one.milestones if row["id"] in chosen]
    me, count = one.row["id"], len(one.milestones)
    rest = f"of {counted(count, 'event')}; alliance timeline --institution {me} and --actor {me}"
    return [Heading("Landmarks"), events(shown, marks), *([Text(rest, "dim")] if count > len(shown) else [])]


def _numbers(one: RecordCard, marks: Footnotes) -> list[Block]:
    """What else is counted of it, the latest of each series."""
    me = one.row["id"]
    rest = [row for row in one.figures if row["subject"] == me and not row["contributor"] and row["measure"] not in STRENGTHS]
    if not rest:
        return []
    lines = [(Cell(""), *observed(row, marks, with_subject=False)) for row in rest[:MOST_FIGURES]]
    grid = Grid((GridColumn(), *LISTED), lines, header=False)
    return [Heading("Other numbers, the latest of each series"), grid, Text(f"alliance figures --subject {me}", "dim")]


def _names(row: Row) -> list[Block]:
    facts = (("id", row["id"]), ("also", ", ".join(row["aliases"])), ("wikidata", row["wikidata"] or ""))
    lines: list[GridRow] = [(Cell(label, "dim"), Cell(words)) for label, words in facts if words]
    return [Grid((GridColumn("field"), GridColumn("value", wraps=True)), lines, header=False)]


def _own(one: RecordCard) -> list[Row]:
    return [claim for claim in one.relations if claim["subject"] == one.row["id"]]
