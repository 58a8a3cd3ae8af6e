"""Who belonged and who was in charge: the questions of `members` and `holders`, made of what people write."""

from collections.abc import Iterable

from alliancecli.dates import Date
from alliancecli.errors import BadUsage
from alliancecli.query import membership
from alliancecli.query.engine import Engine
from alliancecli.query.figures import as_of
from alliancecli.query.filters import Window
from alliancecli.query.names import resolve


def belonging(connection: Engine, name: str, day: Date | None, changes: bool, span: Window) -> tuple[str, membership.Found]:
    """The id of an institution, and its members: all, those of one day, or those who joined and left in a window.

    Raises BadUsage for what has no meaning together.
    """
    if changes and day:
        raise BadUsage("--as-of asks about one day, --changes about a window; give one of them")
    if span.words and not changes:
        raise BadUsage("--from, --to and --during go with --changes; for one day write --as-of")
    if span.certain and not (changes or day):
        raise BadUsage("--certain goes with --as-of or --changes: without a day there is nothing to be certain of")
    one = resolve(connection, name, "institution")
    rows, relation = membership.members(connection, one), "member"
    if not rows and (partners := membership.members(connection, one, "partner")):
        rows, relation = partners, "partner"
    lists = tuple(membership.complete(connection, rows, relation))
    if changes:
        return one, membership.changes(rows, span)
    if day:
        return one, membership.standing(rows, as_of(day), f"{relation} of {one}", lists=lists, certain=span.certain)
    return one, membership.Found(rows, lists=lists)


def in_charge(connection: Engine, name: str, day: Date | None, office: Iterable[str], certain: bool) -> membership.Found:
    """Who held an office: ever, or at the end of a period. Raises BadUsage for `certain` without a day."""
    if certain and not day:
        raise BadUsage("--certain goes with --as-of: without a day there is nothing to be certain of")
    rows = membership.in_office(membership.holders(connection, name), office)
    lists = tuple(membership.complete(connection, rows, "holder"))
    if day:
        return membership.standing(rows, as_of(day), f"holder of {name}", lists=lists, succession=True, certain=certain)
    return membership.Found(rows, lists=lists)
