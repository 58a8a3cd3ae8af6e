"""Pictures on pages: the one that `alliance show` and `alliance timeline` draw, without script, each mark a link to its page."""

import re
from collections.abc import Mapping, Sequence

from alliancecli.charts.picture import inline
from alliancecli.export.site.html import Safe, tag
from alliancecli.query.engine import Engine
from alliancecli.query.events import WEIGHTS
from alliancecli.query.rows import Row
from alliancecli.query.scene import scene
from alliancecli.query.windows import Window

LEAST, MOST = 3, 150
"""The fewest marks that are worth a picture, and the most events in one; where there are more, landmarks alone are drawn."""


def picture(
    connection: Engine,
    rows: list[Row],
    title: str,
    known: Mapping[str, int],
    *,
    theatres: Sequence[str] = (),
    institutions: Sequence[str] = (),
) -> Safe:
    """The events that matter, with the strengths and lives of the forces concerned; "" where there is too little to draw.

    `known` are the colours of forces.
    """
    heavy = [row for row in rows if row["weight"] in WEIGHTS[:2]]
    if len(heavy) > MOST:
        heavy = [row for row in heavy if row["weight"] == WEIGHTS[0]]
    few = heavy if len(heavy) <= MOST else []
    found = scene(connection, few, Window(), theatres=theatres, institutions=institutions, about=title, known=known)
    drawn = inline(found._replace(title=found.title or title), titled=True) if len(found.events) + len(found.claims) >= LEAST else ""
    if not drawn:
        return Safe("")
    drawn = re.sub(r'<a class="resolution"[^>]*></a>| data-[a-z]+="[^"]*"', "", drawn)
    if "url(#_" not in drawn.partition("</defs>")[2]:
        drawn = re.sub("<defs>.*</defs>", "", drawn)
    drawn = re.sub(r' href="#([^"]*)"', r' href="../event/\1.html"', drawn)
    scrolled = tag("div", Safe(drawn), class_="scroll", role="region", tabindex=0, aria_label="The picture, scrolls sideways")
    return tag("figure", scrolled, tag("figcaption", found.title) if found.title else None)
