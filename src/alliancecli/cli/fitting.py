"""Text of help that fits its terminal."""

import re
import sys
from itertools import groupby

from alliancecli.environment import width_of

WIDEST, NARROWEST = 80, 50
"""Cells of the lines of help."""


def fitted(text: str) -> str:
    """On a terminal text goes on below where a line is full, under what is said of a term; elsewhere it is as it stands."""
    if not sys.stdout.isatty():
        return text
    from textwrap import fill

    width = max(width_of(sys.stdout), NARROWEST)

    def folded(line: str) -> str:
        term = re.match(r"  \S.*?  +", line)
        below = " " * (len(term[0]) if term and len(term[0]) <= width / 2 else 2 * line.startswith("  "))
        return fill(line, width, subsequent_indent=below, break_long_words=False, break_on_hyphens=False)

    lines: list[str] = []
    for prose, some in groupby(text.split("\n"), lambda line: line[:1].strip() != ""):
        block = list(some)
        full = any(len(line) > width for line in block)
        lines += [folded(line) for line in ([" ".join(block)] if prose else block)] if full else block
    return "\n".join(lines)
