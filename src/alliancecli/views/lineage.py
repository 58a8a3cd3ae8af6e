"""A lineage: the institution in the middle, what it came from above it, what became of it below."""

from alliancecli.dates.edtf import Date, parse
from alliancecli.model.columns import RELATION, SOURCES, Column, chosen
from alliancecli.model.words import counted
from alliancecli.query.lineage import Lineage
from alliancecli.query.rows import Row
from alliancecli.views.blocks import CITED_IN, Block, Cell, Grid, GridColumn
from alliancecli.views.drawn import Axis, Branch, axis, lasting, point
from alliancecli.views.footnotes import Footnotes
from alliancecli.views.lists import life
from alliancecli.views.view import View

COLUMNS = (
    Column("from", "id of the older institution", required=True),
    Column("to", "id of the newer institution", required=True),
    Column("change", "how the one became the other", required=True),
    Column("date", "when, in EDTF; empty where no source says", "edtf"),
    *chosen(RELATION.row, "date_min date_max precision"),
    Column("certainty", "certain: its source dates the change; possible: none does", required=True),
    Column("depth", "steps from the institution asked about, from 1", "integer", True),
    Column("direction", "predecessor: leads back from it; successor: leads on from it", required=True),
    Column(
        "repeats", "cycle: leads back to where the path came from; shown: its far end stands elsewhere in the tree; neither is followed"
    ),
    *SOURCES,
    Column("id", "id of the claim, for `alliance show`", required=True),
    *chosen(RELATION.row, "status"),
    Column("rivals", "ids of other claims of the same succession", "texts"),
    *chosen(RELATION.row, "caveat"),
    Column("complete", "true where a source says that no link is missing; empty where nobody says", "truth"),
)

TREE = (
    GridColumn("institution"),
    GridColumn("name", wraps=True),
    GridColumn("life", wraps=True, least=13),
    GridColumn("change", wraps=True, least=13),
    CITED_IN,
)

AGAIN = {"cycle": "again: a circle", "shown": "again: see there"}


def lineage(found: Lineage, limit: int | None, *, footnotes: bool) -> View:
    """The view of a lineage, of at most `limit` links."""

    def page(links: list[Row]) -> list[Block]:
        marks = Footnotes(footnotes)
        before = [link for link in links if link["direction"] == "predecessor"]
        after = [link for link in links if link["direction"] == "successor"]
        above = zip([stem.replace("└", "┌") for stem in reversed(stems(before))], reversed(before), strict=True)
        below = zip(stems(after), after, strict=True)
        one = found.institution
        scale = axis(map(_life, (one, *(link["other"] for link in links))))
        lived = Cell("", drawn=lasting(scale, *_life(one), one["id"]))
        middle = (Cell(f"● {one['id']}", "strong"), Cell(one["name"], "strong"), lived, Cell(life(one), "strong"), Cell(""), Cell(""))
        lines = [*(_line(s, link, marks, scale) for s, link in above), middle, *(_line(s, link, marks, scale) for s, link in below)]
        columns = (*TREE[:2], GridColumn(drawn=scale), *TREE[2:])
        return [Grid(columns, lines, header=False), *marks.blocks()] if links else []

    def lead(links: list[Row], _: int | None) -> str:
        said = [counted(sum(link["direction"] == way for link in links), way) for way in ("predecessor", "successor")]
        return f"{found.institution['name']}: {', '.join(said)}"

    return View(COLUMNS, found.links[:limit], page, lead=lead)


def _life(one: Row) -> tuple[Date | None, Date | None]:
    """When an institution began and ended, as far as that is said."""
    began, ended = (parse(one[key]) if one[key] else None for key in ("established", "dissolved"))
    return point(began), point(ended)


def _line(stem: str, link: Row, marks: Footnotes, scale: Axis | None) -> tuple[Cell, ...]:
    other = link["other"]
    change = " ".join(filter(None, (link["change"], link["shown"]))) + (f" ({AGAIN[link['repeats']]})" if link["repeats"] else "")
    return (
        Cell(stem + other["id"], drawn=Branch(stem)),
        Cell("" if link["repeats"] else other["name"], "dim"),
        Cell("", drawn=None if link["repeats"] else lasting(scale, *_life(other), other["id"])),
        Cell("" if link["repeats"] else life(other), "date"),
        Cell(change, "warn" if link["repeats"] else ""),
        marks.mark(link),
    )


def stems(links: list[Row]) -> list[str]:
    """What stands before each link in the tree, as `│  └─ `. Each link comes before those beyond it; `depth` says where it hangs."""
    last: list[bool] = []
    followed: list[bool] = []
    for link in reversed(links):
        depth = link["depth"]
        followed = [*followed[:depth], *[False] * (depth - len(followed))]
        last.append(not followed[depth - 1])
        followed[depth - 1] = True
    found: list[str] = []
    ended: list[bool] = []
    for link, final in zip(links, reversed(last), strict=True):
        ended = ended[: link["depth"] - 1]
        found.append("".join("   " if done else "│  " for done in ended) + ("└─ " if final else "├─ "))
        ended.append(final)
    return found
