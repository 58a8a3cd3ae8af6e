"""HTML: one page that needs nothing else, to look at, to print and to mail. A timeline is drawn; everything else is tables.

The page runs only the script that it came with and asks the network for nothing: its Content-Security-Policy says so.
"""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from string import Template

from alliancecli import __version__
from alliancecli.charts.paper import sheet
from alliancecli.charts.picture import described, inline
from alliancecli.charts.theme import bars, in_page
from alliancecli.dates.days import read_iso
from alliancecli.dates.edtf import parse
from alliancecli.errors import BadUsage
from alliancecli.model.columns import Column
from alliancecli.model.folding import scripted
from alliancecli.model.markup import safe
from alliancecli.model.quantity import measured
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.query.scene import Scene
from alliancecli.render import Surface
from alliancecli.render.page.small import FADES
from alliancecli.render.page.tables import is_notes, side_by_side, table
from alliancecli.views.blocks import Block, Foot, Grid, Heading, SectionRow, SideBySide, Text
from alliancecli.views.timeline import COLUMNS
from alliancecli.views.timeline_page import headed, short
from alliancecli.views.view import About, View

PLACED = frozenset(("line", "column", "end_line", "end_column", "verdict", "note", "sources"))
"""Fields that a text needs to be shown with what is said of it."""

MAX_ROWS = 50_000
"""Rows of the longest page."""

EVENTS = {column.key for column in COLUMNS if column.nested}
"""The columns of a timeline that nest, but for those that few records have."""

FACTS = ("kind", "weight", "status", "actors", "institutions", "tags")
"""Fields that a card lists under the summary."""

USUAL = ("actual", "event")
"""The status and the weight that most have, which are not said."""


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """The page, in one piece: the hash of its style stands before the style. Every row is read first."""
    rows = list(islice(view.rows, MAX_ROWS + 1))
    if len(rows) > MAX_ROWS:
        raise BadUsage(f"a page of more than {MAX_ROWS:,} rows is more than a browser shows; add a filter or --limit, or write --csv")
    keys = frozenset(column.key for column in columns)
    script, style, title = "", sheet() + _file("page.css"), view.title or "From the record"
    found = view.pictured(rows) if rows else None
    lede = f'<p class="lede">{safe(described(found))}</p>\n' if found else ""
    if found and {column.key for column in view.columns if column.nested} - {"attributes"} == EVENTS:
        main = _pictured(found, keys)
    elif view.text and keys >= PLACED:
        main = _annotated(view.text, rows) + (_bibliography(view.bibliography(_cited_by(rows))) if "sources" in keys else "")
    else:
        blocks = view.blocks(rows)
        if blocks and isinstance(blocks[0], Heading):
            title, blocks = blocks[0].text, blocks[1:]
        main = _page(blocks, title, view.hues()) or "<p>No rows: nothing in the record matches.</p>\n"
        if "url(#_open-" in main:
            main = FADES + main
        if view.picture:
            scrolls = (
                f'<div class="scroll" role="region" tabindex="0" aria-label="The chart, scrolls sideways">{in_page(view.picture)}</div>'
            )
            main = f'<figure class="chart" aria-label="{safe(title)}">{scrolls}</figure>\n{main}'
        style += _file("tables.css") + bars()
        script = f"{{{_file('tables.js')}}}" if 'tools"><caption>' in main else ""
        main = _pictured(found, keys | {"summary", "caveat", *FACTS}, main) if found else main
    if found:
        title, script = found.title, f"{script}{{{scripted(_file('page.js'))}}}"
        main += _bibliography(view.bibliography(_cited_by((*found.events, *found.claims)))) if "sources" in keys else ""
    lede += "".join(f'<p class="note">{safe(note)}</p>\n' for note in view.notes())
    lede += _repeat(view.about())
    style = re.sub(r"\s*([{};,])\s*", r"\1", style)
    allowed = f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    yield Template(_file("page.html")).substitute(
        policy=f"{allowed}; script-src {_hash(script)}" if script else allowed,
        version=safe(__version__),
        title=safe(title),
        style=style,
        lede=lede,
        main=main,
        script=f"<script>{script}</script>\n" if script else "",
    )


def _file(name: str) -> str:
    """A part of the page, without what only those read who write it: indentation and comments."""
    text = files("alliancecli.render.page").joinpath(name).read_text(encoding="utf-8")
    return re.sub(r"^[ \t]*(?://.*|/\*.*\*/)?\n?", "", text, flags=re.MULTILINE)


def _hash(text: str) -> str:
    """The source of a Content-Security-Policy that allows just this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _repeat(about: About) -> str:
    """The command that asks the same again, and the record that was asked."""
    if not about.command:
        return ""
    return f'<p class="repeat"><code>{safe(about.command)}</code> <span>{safe(about.record)}</span></p>\n'


def _cited_by(rows: Iterable[Row]) -> list[str]:
    """The ids of the sources of all rows, each once."""
    return list(dict.fromkeys(entry["source"] for row in rows for entry in row["sources"]))


def _bibliography(known: dict[str, dict[str, str]]) -> str:
    """The sources that records point to, by author, title and date, with a link where one is known."""
    if not known:
        return ""
    html = []
    for one, told in sorted(known.items(), key=lambda pair: (pair[1].get("author") or pair[1]["title"]).casefold()):
        title, url = safe(told["title"]), told.get("url") or ""
        linked = f'<a href="{safe(url)}">{title}</a>' if url.startswith(("https://", "http://")) else title
        words = ", ".join(filter(None, (safe(told.get("author") or ""), linked, safe(told.get("date") or ""))))
        html.append(f'<li id="_source-{safe(one)}">{words} <code>{safe(one)}</code></li>\n')
    return f'<section class="bibliography"><h2>Sources</h2>\n<ul>\n{"".join(html)}</ul></section>\n'


# A timeline


def _pictured(found: Scene, keys: frozenset[str], between: str = "") -> str:
    """Filters, the picture, what stands `between`, and the records: cards under their years, after them what stands under none."""
    rows, drawn = found.events, inline(found)
    count = counted(len(rows), "event")
    before = ' <span id="_bc">Before Christ: 0 is 1 BC, -399 is 400 BC.</span>' if _ancient(rows) else ""
    said = ' aria-describedby="_bc"' if before else ""
    html = [
        '<form role="search" aria-label="Filter the events" hidden>\n'
        '<p><label for="_text">Words</label><input id="_text" type="search" autocomplete="off" spellcheck="false"></p>\n'
        f'<p><label for="_from">From year</label><input id="_from" type="number" step="1"{said}></p>\n'
        f'<p><label for="_to">To year</label><input id="_to" type="number" step="1"{said}></p>\n'
        '<p><button type="reset">Show all</button></p>\n'
        f'<p class="count"><output id="_count" role="status" aria-live="polite">{count} shown</output>{before}</p>\n</form>\n'
    ]
    if drawn:
        html.append(
            '<section aria-label="The picture"><figure>\n'
            f'<div class="scroll" role="region" tabindex="0" aria-label="The picture, scrolls sideways">{drawn}</div></figure></section>\n'
        )
    html += [between, '<section aria-labelledby="_records"><h2 id="_records">Records</h2>\n']
    above = None
    for heading, row in headed(rows):
        if heading != above:
            html.append(("</section>\n" if above is not None else "") + f'<section class="year"><h3>{safe(heading)}</h3>\n')
            above = heading
        html.append(_card(row, keys, heading))
    html.append("</section>\n" * bool(rows) + "</section>\n")
    if found.claims:
        claims = "".join(_claim(row, keys) for row in found.claims)
        html.append(f'<section aria-labelledby="_claims"><h2 id="_claims">Claims of strength</h2>\n{claims}</section>\n')
    return "".join(html)


# A page has hundreds of cards, so their markup is as short as HTML allows: end tags that may be left out are, and a summary's parts are
# `i` (when), `b` (what) and `small` (where).


def _claim(row: Row, keys: frozenset[str]) -> str:
    """A claim of strength: its date and number, and behind them who says so in which words."""
    told = f"{measured(row)} in {row['subject_name']}"
    head = _head(row["shown"], safe(told), row["scope"] or "")
    return f'<details class="claim" id="_claim-{safe(row["id"])}">{head}{_body(row, keys, [("id", safe(row["id"]))])}</details>\n'


def _head(when: str, what: str, where: str) -> str:
    """The line of a card: `what` is HTML."""
    return f"<summary><i>{safe(when)}</i> <b>{what}</b>{f' <small>{safe(where)}</small>' if where else ''}</summary>"


def _body(row: Row, keys: frozenset[str], facts: list[tuple[str, str]], summary: str = "") -> str:
    """What is behind the line of a card."""
    caveat = f'<p class="caveat"><strong>Caveat:</strong> {safe(row["caveat"])}' if "caveat" in keys and row["caveat"] else ""
    said = "".join(f"<dt>{key}<dd>{value}" for key, value in facts)
    if "sources" in keys and row["sources"]:
        said += "<dt>source" + "".join(f"<dd>{_cited(source)}" for source in row["sources"])
    return f"<div>{f'<p>{safe(summary)}' if summary else ''}{caveat}<dl>{said}</dl></div>"


def year(day: str) -> int:
    """The year of an ISO day, counted as ISO 8601 does: 0 is 1 BC."""
    return read_iso(day)[0]


def _ancient(rows: list[Row]) -> bool:
    return any(row[key] and year(row[key]) < 1 for row in rows for key in ("date_min", "date_max"))


def _card(row: Row, keys: frozenset[str], heading: str) -> str:
    """An event: its date and title, and behind them everything that is known of it."""
    flags = [row["status"]] if row.get("status", "actual") != "actual" else []
    flags += ["? may lie outside the span"] if row["certainty"] == "possible" else []
    first, last = (str(year(row[key])) if row[key] else ".." for key in ("date_min", "date_max"))
    years = "" if first == last == heading else f' data-years="{first}/{last}"'
    title = safe(row["title"]) + "".join(f" <em>{safe(flag)}</em>" for flag in flags)
    when = short(row["shown"], heading)
    exact = "" if row["precision"] == "day" else f" <code>{safe(row['date'])}</code> ({safe(row['precision'])})"
    facts = [("date", f"{safe(row['shown'])}{exact}")] if exact or when == row["shown"] else []  # else the heading says its year
    for key in FACTS:
        value = row[key] if key in keys else None
        if value and value not in USUAL:
            facts.append((key, safe(", ".join(value) if isinstance(value, list) else value)))
    facts.append(("id", safe(row["id"])))
    head = _head(when, title, ", ".join(row["theatres"]) if "theatres" in keys else "")
    body = _body(row, keys, facts, row["summary"] or "" if "summary" in keys else "")
    return f'<details id="{safe(row["id"])}"{years}>{head}{body}</details>\n'


def _cited(cited: dict[str, str | None]) -> str:
    """A source with where to look, the words to find there, and the date that it gives."""
    text = f"<cite>{safe(cited['source'])}</cite>, {safe(cited['locator'])}"
    if cited["anchor"]:
        text += f": “{safe(cited['anchor'])}”"
    if cited.get("date"):
        text += f" (there dated {safe(parse(str(cited['date'])).display())})"
    return text


# A text with what is said of its passages


def _annotated(text: str, rows: list[Row]) -> str:
    """The whole text, each passage marked with its verdict, and under it what is said of each, with its sources."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    html, at = ['<div class="draft">'], 0
    for number, row in enumerate(rows, 1):
        first, last = starts[row["line"] - 1] + row["column"] - 1, starts[row["end_line"] - 1] + row["end_column"] - 1
        if first < at:  # it lies in the passage before; it stands in the list
            continue
        html.append(
            f'{_lines(text[at:first])}<mark class="{safe(row["verdict"])}"><a href="#_said-{number}">{_lines(text[first:last])}</a></mark>'
        )
        at = last
    html.append(f"{_lines(text[at:])}</div>\n")
    if rows:
        html.append('<h2>What the record has</h2>\n<ol class="verdicts">\n')
    for number, row in enumerate(rows, 1):
        cited = "".join(f"<li>{_cited(source)}</li>" for source in row["sources"])
        told = f'<strong class="{safe(row["verdict"])}">{safe(row["verdict"])}</strong>: {_lines(row["text"])}<br>{safe(row["note"])}'
        html.append(f'<li id="_said-{number}">{told}{f"<ul>{cited}</ul>" if cited else ""}</li>\n')
    return "".join(html) + ("</ol>\n" if rows else "")


def _lines(text: str) -> str:
    """A text of several lines, its line breaks kept."""
    return "\n".join(map(safe, text.split("\n")))


# Everything else


def _page(blocks: list[Block], title: str, hues: Mapping[str, int]) -> str:
    """The blocks of a page, one under the other; each table is named after the heading before it, a second one with its number."""
    blocks = [part for block in blocks for part in (block.stacked() if isinstance(block, Foot) else [block])]
    notes = {
        row[0].text
        for block in blocks
        if isinstance(block, Grid) and is_notes(block)
        for row in block.rows
        if not isinstance(row, SectionRow)
    }
    html, heading = [], title
    named: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
            html.append(f"<h2>{safe(heading)}</h2>\n")
        elif isinstance(block, (Grid, SideBySide)):
            named[heading] += 1
            name = heading if named[heading] == 1 else f"{heading}, {named[heading]}"
            html.append(table(block, name, notes, hues) if isinstance(block, Grid) else side_by_side(block, name, notes))
        elif isinstance(block, Text):
            html.append(f'<p class="said {block.style}">{safe(block.drawn or block.text)}</p>\n')
    return "".join(html)
