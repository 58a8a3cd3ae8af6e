"""The parameters of a question about what was last known, and what they mean."""

from collections.abc import Mapping
from typing import Any

from alliancecli.dates.edtf import Date
from alliancecli.errors import BadUsage
from alliancecli.query.as_of import AsOf, as_of
from alliancecli.query.windows import shifted
from alliancecli.questions.param import Param

MOMENT = (
    Param("as_of", "date", "What was last known at the end of this period."),
    Param("known_by", "date", "Only from sources published by the end of this period."),
    Param("max_age", "age", "No answer where the last claim is older: 90d, 6w, 6m, 2y."),
)

ENDED = Param("ended", "flag", "With --as-of, answer also for what had ended by then.")


def moment(given: Mapping[str, Any], day: Date | None) -> AsOf:
    """The question about what was last known at the end of a period. Raises BadUsage."""
    asked = as_of(day, given["known_by"], ended=given.get("ended", False))
    if given["max_age"] is None:
        return asked
    if asked.day is None:
        raise BadUsage("--max-age needs --as-of: an age is counted to a day")
    return asked._replace(oldest=shifted(asked.day, -given["max_age"][0], given["max_age"][1]))
