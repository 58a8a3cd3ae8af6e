"""HTML: one page that needs nothing else, to look at, to print and to mail. A timeline is drawn; everything else is tables.

The page runs only the script that it came with and asks the network for nothing: its Content-Security-Policy says so.
"""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from string import Template

from alliancecli import __version__
from alliancecli.dates import named_year, parse
from alliancecli.errors import BadUsage
from alliancecli.model.columns import Column
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.render import Surface
from alliancecli.render.page.drawing import drawing, safe, year
from alliancecli.render.page.small import FADES
from alliancecli.render.page.tables import is_notes, side_by_side, table
from alliancecli.views.timeline import COLUMNS as EVENT
from alliancecli.views.timeline import headed, short
from alliancecli.views.view import Block, Foot, Grid, Heading, SectionRow, SideBySide, Text, View

DRAWABLE = frozenset(("id", "date", "date_min", "date_max", "precision", "certainty", "title", "theatres"))
"""Fields that a timeline needs to be drawn; with `--fields` and fewer than these it is a table."""

PLACED = frozenset(("line", "column", "end_line", "end_column", "verdict", "note", "sources"))
"""Fields that a text needs to be shown with what is said of it."""

MAX_ROWS = 50_000
"""Rows of the longest page."""

FACTS = ("kind", "weight", "status", "theatres", "actors", "institutions", "tags")
"""Fields that a card lists under the summary."""


def render(view: View, columns: tuple[Column, ...], surface: Surface) -> Iterator[str]:
    """The page, in one piece: the hash of its style stands before the style. Every row is read first."""
    rows = list(islice(view.rows, MAX_ROWS + 1))
    if len(rows) > MAX_ROWS:
        raise BadUsage(f"a page of more than {MAX_ROWS:,} rows is more than a browser shows; add a filter or --limit, or write --csv")
    keys = frozenset(column.key for column in columns)
    lede, script, style = "", "", _file("page.css")
    title = view.title or "From the record"
    if rows and view.columns == EVENT and keys >= DRAWABLE:
        drawn, rules = drawing(rows, _label)
        title = view.title or "Timeline"
        lede, main, script, style = _lede(rows), _timeline(rows, keys, drawn), _file("page.js"), style + rules
    elif view.text and keys >= PLACED:
        main = _annotated(view.text, rows)
    else:
        blocks = view.blocks(rows)
        if blocks and isinstance(blocks[0], Heading):
            title, blocks = blocks[0].text, blocks[1:]
        main = _page(blocks, title) or "<p>No rows: nothing in the record matches.</p>\n"
        if 'class="fades' in main or 'class="rises' in main:
            main = FADES + main
        if view.picture:
            main = f'<figure class="picture" aria-label="{safe(title)}">{view.picture}</figure>\n{main}'
        style += _file("tables.css")
        script = _file("tables.js") if 'tools"><caption>' in main else ""
    lede += "".join(f'<p class="note">{safe(note)}</p>\n' for note in view.notes())
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
    return files("alliancecli.render.page").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source of a Content-Security-Policy that allows just this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


# A timeline


def _lede(rows: list[Row]) -> str:
    years = [year(row[key]) for row in rows for key in ("date_min", "date_max") if row[key]]
    ends = dict.fromkeys((named_year(min(years)), named_year(max(years)))) if years else {}
    return f'<p class="lede">{", ".join(filter(None, (counted(len(rows), "event"), " to ".join(ends))))}</p>'


def _label(row: Row) -> str:
    return f"{row['shown']}: {row['title']}" + (" (may lie outside the span)" if row["certainty"] == "possible" else "")


def _timeline(rows: list[Row], keys: frozenset[str], drawn: str) -> str:
    """Filters, the drawing, and the cards under their years, and after them those that stand under none."""
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
        html.append(f'<section aria-labelledby="_drawn"><h2 id="_drawn">Drawn</h2>\n<figure>\n{drawn}</figure></section>\n')
    html.append('<section aria-labelledby="_records"><h2 id="_records">Records</h2>\n')
    above = None
    for heading, row in headed(rows):
        if heading != above:
            html.append(("</section>\n" if above is not None else "") + f'<section class="year"><h3>{safe(heading)}</h3>\n')
            above = heading
        html.append(_card(row, keys, heading))
    return "".join(html) + "</section>\n</section>\n"


def _ancient(rows: list[Row]) -> bool:
    return any(row[key] and year(row[key]) < 1 for row in rows for key in ("date_min", "date_max"))


def _card(row: Row, keys: frozenset[str], heading: str) -> str:
    """An event: its date and title, and behind them everything that is known of it."""
    flags = [row["status"]] if row.get("status", "actual") != "actual" else []
    flags += ["? may lie outside the span"] if row["certainty"] == "possible" else []
    bounds = "".join(f' data-{name}="{year(row[key])}"' for name, key in (("low", "date_min"), ("high", "date_max")) if row[key])
    html = [
        f'<details class="card" id="{safe(row["id"])}"{bounds}><summary><span class="when">{safe(short(row["shown"], heading))}</span> '
        f'<span class="what">{safe(row["title"])}{"".join(f" <em>{safe(flag)}</em>" for flag in flags)}</span> '
        f'<span class="where">{safe(", ".join(row["theatres"]))}</span></summary>\n<div>'
    ]
    if "summary" in keys and row["summary"]:
        html.append(f"<p>{safe(row['summary'])}</p>")
    if "caveat" in keys and row["caveat"]:
        html.append(f'<p class="caveat"><strong>Caveat:</strong> {safe(row["caveat"])}</p>')
    facts = [("date", f"{safe(row['shown'])} <code>{safe(row['date'])}</code> ({safe(row['precision'])})")]
    for key in FACTS:
        value = row[key] if key in keys else None
        if value:
            facts.append((key, safe(", ".join(value) if isinstance(value, list) else value)))
    facts.append(("id", f'<a href="#{safe(row["id"])}">{safe(row["id"])}</a>'))
    html.append(f"<dl>{''.join(f'<div><dt>{key}</dt><dd>{value}</dd></div>' for key, value in facts)}</dl>")
    if "sources" in keys:
        cited = "".join(f"<li>{_cited(source)}</li>" for source in row["sources"])
        html.append(f'<p class="cited">Sources</p><ul class="sources">{cited}</ul>')
    return "".join(html) + "</div></details>\n"


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
        html.append("<h2>What the record has</h2>\n<ol>\n")
    for number, row in enumerate(rows, 1):
        cited = "".join(f"<li>{_cited(source)}</li>" for source in row["sources"])
        told = f"<strong>{safe(row['verdict'])}</strong>: {safe(row['text'])}<br>{safe(row['note'])}"
        html.append(f'<li id="_said-{number}">{told}{f"<ul>{cited}</ul>" if cited else ""}</li>\n')
    return "".join(html) + ("</ol>\n" if rows else "")


def _lines(text: str) -> str:
    """A text of several lines, its line breaks kept."""
    return "\n".join(map(safe, text.split("\n")))


# Everything else


def _page(blocks: list[Block], title: str) -> str:
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
            html.append(table(block, name, notes) if isinstance(block, Grid) else side_by_side(block, name, notes))
        elif isinstance(block, Text):
            html.append(f'<p class="said {block.style}">{safe(block.drawn or block.text)}</p>\n')
    return "".join(html)
