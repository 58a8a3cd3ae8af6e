"""Events in order of time, and what is said of those that are left out."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from alliancecli.model.columns import EVENT
from alliancecli.model.words import counted
from alliancecli.query.rows import Row
from alliancecli.views.view import View, counting_lead
from alliancecli.views.window import Seen, beyond, outside

if TYPE_CHECKING:
    from alliancecli.query.scene import Scene
    from alliancecli.views.blocks import Block

COLUMNS = EVENT.row


def timeline(
    rows: Iterable[Row],
    *,
    certain: bool,
    left_out: int,
    footnotes: bool,
    asked: str = "",
    less: Callable[[], Mapping[str, int]] = dict[str, int],
) -> View:
    """The view of a timeline. `asked` says which events, in words.

    `left_out` counts events that `--certain` kept away, `less` those that weigh too little, by their weight.
    """
    seen = Seen()

    def page(listed: list[Row]) -> "list[Block]":
        from alliancecli.views.timeline_page import page  # for machines none is made

        return page(listed, footnotes)

    def drawn(listed: list[Row]) -> "Scene":
        from alliancecli.query.scene import Scene

        return Scene("", listed, [], [])

    def notes() -> list[str]:
        said = []
        if certain and left_out:
            said.append(f"{counted(left_out, 'more event')} {beyond(left_out)}")
        elif seen.possible:
            said.append(f"{counted(seen.possible, 'event')} {outside(seen.possible)}")
        return [*said, *lighter(less())]

    return View(COLUMNS, seen.watch(rows), page, notes, "Timeline", counting_lead("event", asked), scene=drawn)


def lighter(counts: Mapping[str, int]) -> list[str]:
    """The note on events that weigh too little to be shown, and what shows them; none where there are none."""
    if not counts:
        return []
    said = ", ".join(f"{count:,} {weight}" if weight == "background" else counted(count, weight) for weight, count in counts.items())
    return [f"left out {said}: {', '.join(f'--weight {weight}' for weight in counts)}"]
