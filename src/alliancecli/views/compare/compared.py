"""The view of a comparison, by what was compared."""

from alliancecli.query.compare.asking import Compared
from alliancecli.query.compare.forces import Forces
from alliancecli.query.compare.promises import Promises
from alliancecli.views.compare.forces import claims, forces
from alliancecli.views.compare.moments import moments
from alliancecli.views.compare.promises import promises
from alliancecli.views.compare.timelines import timelines
from alliancecli.views.view import View


def compared(found: Compared, limit: int | None, *, observations: bool, footnotes: bool) -> View:
    """Its view, of at most `limit` rows; of forces, with `observations`, a row a claim."""
    match found.what:
        case "forces":
            shown = claims if observations else forces
            return shown(Forces(found.rows, found.claims, found.notes), limit, footnotes=footnotes)
        case "one force at several dates":
            return moments(found.rows, found.labels, limit, footnotes=footnotes)
        case "promise and delivery":
            return promises(Promises(found.rows, found.notes), limit, footnotes=footnotes)
    return timelines(found.rows, found.sides, found.notes, found.lighter, limit, footnotes=footnotes)
