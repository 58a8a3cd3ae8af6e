"""Forces that a draft names by their place only: which of them is meant, and that none is where the draft has gone elsewhere."""

import pytest

from alliancecli.api.record import Record


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In January 2009 the NATO force in Afghanistan had 55,100 troops.", ["supported"]),
        ("In January 2009 the NATO force in Afghanistan had 25,100 troops.", ["refuted"]),
        ("War went on in Afghanistan. In January 2009 there were 55,100 troops.", ["supported"]),
        ("War went on in Afghanistan. In January 2009 there were 25,100 troops.", ["refuted"]),
        ("The EU mission in Bosnia began in December 2004.", ["supported"]),
        ("The EU mission in Macedonia began in December 2003.", ["supported"]),
        ("The NATO mission in Iraq began in October 2018.", ["supported"]),
        ("On 28 June 2022 Estonia's battlegroup had 1,430 troops.", ["supported"]),
        ("On 28 June 2022 the Estonian battlegroup had 1,430 troops.", ["supported"]),
        ("On 28 June 2022 the German battlegroup had 1,430 troops.", ["not-enough-info"]),  # which is none of those of a country
    ],
)
def test_a_force_by_its_place(bundled: Record, text: str, wanted: list[str]) -> None:
    assert [row["verdict"] for row in bundled.factcheck(text)] == wanted
