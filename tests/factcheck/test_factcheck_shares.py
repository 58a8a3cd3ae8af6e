"""Shares of a force, worked out of a part and a total of the same day, and shares of an economy: from where on one is wrong."""

from collections.abc import Iterator
from shutil import copytree

import pytest

import alliancecli
from alliancecli.api.record import Record
from conftest import TESTS

FIGURES = """
all     | force   |         | troops | troops  | in-force | 2005-05 | 1000
most    | force   | sudland | troops | troops  | in-force | 2005-05 | 423
few     | force   | noria   | troops | troops  | in-force | 2005-05 | 52
later   | force   | cote    | troops | troops  | in-force | 2005-06 | 100
planned | force   |         | troops | troops  | in-force | 2005-06 | 1000
spent   | sudland |         | share  | percent | of-gdp   | 2005    | 2
revised | noria   |         | share  | percent | of-gdp   | 2005    | 2
again   | noria   |         | share  | percent | of-gdp   | 2005    | 2.1
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The mini record with parts and a total of May 2005, a part and a plan of June, and what nations spent."""
    data = copytree(TESTS / "mini", tmp_path_factory.mktemp("shared") / "data")
    with (data / "figures.yaml").open("a", encoding="utf-8") as file:
        for line in FIGURES.strip().splitlines():
            identity, subject, contributor, measure, unit, scope, date, value = (cell.strip() for cell in line.split("|"))
            more = (f"contributor: {contributor}, " if contributor else "") + ("status: planned, " if identity == "planned" else "")
            file.write(
                f"\n- {{id: {identity}, subject: {subject}, {more}measure: {measure}, unit: {unit}, scope: {scope},"
                f' date: "{date}", value: {value}, sources: [{{source: diary, locator: p. 1}}]}}\n'
            )
    record = data / "record.yaml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("scopes:\n", "scopes:\n  of-gdp: of what a nation makes\n"), encoding="utf-8"
    )
    with alliancecli.open(data, cache=None) as found:
        yield found


def verdicts(record: Record, text: str) -> list[str]:
    return [row["verdict"] for row in record.factcheck(text) if row["kind"] == "share"]


SAID = """
42         | supported
41         | not-enough-info
43         | not-enough-info
42.3       | supported
42.4       | not-enough-info
38         | not-enough-info
37         | refuted
48         | not-enough-info
49         | refuted
about 40   | supported
about 39   | not-enough-info
about 44   | supported
about 46   | not-enough-info
about 36   | not-enough-info
about 35   | refuted
about 52   | not-enough-info
about 53   | refuted
over 42    | supported
over 34    | supported
over 33    | not-enough-info
over 45    | not-enough-info
over 46    | refuted
under 43   | supported
under 49   | supported
under 50   | not-enough-info
under 42   | not-enough-info
under 40   | not-enough-info
under 39   | refuted
"""


@pytest.mark.parametrize(("said", "verdict"), [[cell.strip() for cell in line.split("|")] for line in SAID.strip().splitlines()])
def test_of_423_in_1000_it_is_said(shared: Record, said: str, verdict: str) -> None:
    assert verdicts(shared, f"In May 2005 Sudland had {said} per cent of the troops of The Force.") == [verdict]


SMALL = (("5", "supported"), ("9", "not-enough-info"), ("10", "refuted"), ("2", "not-enough-info"), ("1", "refuted"))


@pytest.mark.parametrize(("said", "verdict"), [*SMALL, ("about 11", "not-enough-info"), ("about 12", "refuted")])
def test_a_small_share_is_wrong_by_some_points(shared: Record, said: str, verdict: str) -> None:
    assert verdicts(shared, f"In May 2005 Noria had {said} per cent of the troops of The Force.") == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "In June 2005 Côte d'Ivoire had 80 per cent of the troops of The Force.",  # of that day there is only a plan
        "In May 2005 Sudland had grown by 80 per cent in The Force.",  # what has grown by a share is no share
        "In 2005 Sudland had 80 per cent of the troops of The Force.",  # of a year it is no matter of one day
        "In May 2005 Sudland was to have 80 per cent of the troops of The Force.",
    ],
)
def test_of_what_is_not_of_that_day_no_share_is_worked_out(shared: Record, text: str) -> None:
    assert "refuted" not in verdicts(shared, text)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("In 2005 Sudland spent 2 per cent of its GDP on defence.", "supported"),
        ("In 2005 Sudland spent 1.83 per cent of its GDP on defence.", "not-enough-info"),  # revisions are up to a tenth
        ("In 2005 Sudland spent 1.81 per cent of its GDP on defence.", "refuted"),
        ("In 2005 Sudland spent 2.22 per cent of its GDP on defence.", "not-enough-info"),
        ("In 2005 Sudland spent 2.23 per cent of its GDP on defence.", "refuted"),
        ("In 2005 Noria spent 1.88 per cent of its GDP on defence.", "refuted"),  # where two are known a sixteenth
        ("In 2005 Noria spent 1.9 per cent of its GDP on defence.", "not-enough-info"),
        ("In 2005 Sudland spent about 3 per cent of its GDP on defence.", "not-enough-info"),
        ("In May 2005 Sudland spent 3 per cent of its GDP on defence.", "not-enough-info"),
    ],
)
def test_a_share_of_an_economy_is_wrong_where_no_revision_explains_it(shared: Record, said: str, verdict: str) -> None:
    assert verdicts(shared, said) == [verdict]
