"""The form of chart for each kind of answer."""

from alliancecli.charts.bullets import bullets
from alliancecli.charts.dumbbells import dumbbells
from alliancecli.charts.over_time import over_time
from alliancecli.charts.ranked import ranked

FORMS = {"claims": over_time, "last known": ranked, "days": dumbbells, "promises": bullets}
"""What draws an answer, by what its rows are: see `questions.question.Drawing`."""
