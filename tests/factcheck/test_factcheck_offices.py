"""Who held an office, since when, and after whom: against five commanders in a row, with a gap before the fourth."""

from collections.abc import Iterator
from shutil import copytree

import pytest

import alliancecli
from alliancecli.api.record import Record
from conftest import TESTS

COMMANDERS = """
ann  | Ann Alpha   | 2004-01-10/2005-01-10
bob  | Bob Beta    | 2005-01-10/2006-03-01
cyd  | Cyd Gamma   | 2006-03-01/2007-05-05
dan  | Dan Delta   | 2007-08-01/2008-02-02
eve  | Eve Epsilon | 2008-02-02/..
"""


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The mini record with commanders of the Vanguard."""
    data = copytree(TESTS / "mini", tmp_path_factory.mktemp("led") / "data")
    cited = "sources: [{source: diary, locator: p. 1}]}\n"
    with (data / "institutions.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n- {{id: commander-vanguard, name: Commander of the Vanguard, kind: position, {cited}")
    with (data / "relations.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n- {{id: below, subject: commander-vanguard, relation: parent, object: vanguard, {cited}")
        for line in COMMANDERS.strip().splitlines():
            identity, name, date = (cell.strip() for cell in line.split("|"))
            file.write(f'- {{id: {identity}, subject: commander-vanguard, relation: holder, name: {name}, date: "{date}", {cited}')
    with alliancecli.open(data, cache=None) as found:
        yield found


def verdicts(record: Record, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The verdicts on who held what, with the claims that each rests on."""
    return [(row["verdict"], row["claims"]) for row in record.factcheck(text) if row["kind"] == "holder"]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        # sources differ by days, so ten are no mistake
        ("became commander of The Vanguard on 10 January 2004", "supported"),
        ("became commander of The Vanguard on 20 January 2004", "not-enough-info"),
        ("became commander of The Vanguard on 21 January 2004", "refuted"),
        ("became commander of The Vanguard on 31 December 2003", "not-enough-info"),
        ("became commander of The Vanguard on 30 December 2003", "refuted"),
        ("left the post of commander of The Vanguard on 21 January 2005", "refuted"),
        ("was commander of The Vanguard from January 2004 to January 2005", "supported"),
        ("was commander of The Vanguard from January 2004 to March 2005", "refuted"),
        ("was commander of The Vanguard in June 2003", "refuted"),
        ("was commander of The Vanguard in January 2004", "supported"),
        ("was commander of The Vanguard in January 2005", "supported"),
        ("was commander of The Vanguard in June 2006", "refuted"),
        ("was the first commander of The Vanguard", "supported"),
    ],
)
def test_a_term_has_its_days(led: Record, said: str, verdict: str) -> None:
    assert verdicts(led, f"Ann Alpha {said}.") == [(verdict, ("ann",))]


@pytest.mark.parametrize(
    ("text", "verdict", "claims"),
    [
        ("Eve Epsilon was commander of The Vanguard in June 2009.", "supported", ("eve",)),  # nobody is known to have followed
        ("Eve Epsilon was commander of The Vanguard in March 2007.", "refuted", ("cyd", "eve")),
        ("Eve Epsilon was commander of The Vanguard in June 2007.", "not-enough-info", ("eve",)),  # nor is anyone known of that month
        ("Bob Beta was the first commander of The Vanguard.", "not-enough-info", ("ann",)),  # nobody knows whether Ann Alpha was
    ],
)
def test_who_else_held_it_then_refutes(led: Record, text: str, verdict: str, claims: tuple[str, ...]) -> None:
    assert verdicts(led, text) == [(verdict, claims)]


@pytest.mark.parametrize(
    ("text", "verdict", "claims"),
    [
        ("Bob Beta succeeded Ann Alpha as commander of The Vanguard.", "supported", ("bob", "ann")),
        ("Cyd Gamma succeeded Ann Alpha as commander of The Vanguard.", "refuted", ("cyd", "bob")),
        ("Ann Alpha succeeded Bob Beta as commander of The Vanguard.", "refuted", ("ann", "bob")),
        ("Dan Delta succeeded Cyd Gamma as commander of The Vanguard.", "supported", ("dan", "cyd")),  # the last before a gap
        ("Dan Delta succeeded Bob Beta as commander of The Vanguard.", "not-enough-info", ("dan",)),  # someone may have been in it
        ("Ann Alpha was succeeded by Bob Beta as commander of The Vanguard.", "supported", ("bob", "ann")),
        ("Ann Alpha was succeeded by Cyd Gamma as commander of The Vanguard.", "refuted", ("cyd", "bob")),
        ("Cyd Gamma was commander of The Vanguard. She was followed by Eve Epsilon.", "refuted", ("eve", "dan")),
        # whom a pronoun means is not sure where a text has named two
        ("Ann Alpha and Bob Beta led The Vanguard. Then came Eve Epsilon.", "not-enough-info", ("eve", "dan")),
        ("Ann Alpha and Bob Beta led The Vanguard. Then came Cyd Gamma.", "supported", ("cyd", "bob")),
    ],
)
def test_who_came_after_whom(led: Record, text: str, verdict: str, claims: tuple[str, ...]) -> None:
    assert verdicts(led, text)[-1:] == [(verdict, claims)]


def test_of_those_whom_a_pronoun_may_mean_the_last_named_is_told(led: Record) -> None:
    (row,) = led.factcheck("Ann Alpha and Bob Beta led The Vanguard. Then came Eve Epsilon.")
    assert row["says"]["date"] == "follows Bob Beta"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a succession, and the date beside it
        ("Ann Alpha led The Vanguard. Then came Bob Beta on 10 January 2005.", ["supported", "supported"]),
        ("Ann Alpha led The Vanguard. Then came Bob Beta in June 2006.", ["refuted"]),
        ("Ann Alpha led The Vanguard. Then came Bob Beta, commander of The Vanguard since 3 June 2006.", ["supported", "refuted"]),
        ("Ann Alpha led The Vanguard. After her came Bob Beta, who left on 1 March 2006.", ["supported", "supported"]),
        ("Bob Beta led The Vanguard. Before him it was Ann Alpha.", ["supported"]),
        ("Bob Beta led The Vanguard. Before him it was Cyd Gamma.", ["refuted"]),
        ("Bob Beta led The Vanguard. His successor was Cyd Gamma.", ["supported"]),
        ("Bob Beta led The Vanguard. His successor was Dan Delta.", ["not-enough-info"]),
        ("Bob Beta was relieved as commander of The Vanguard by Cyd Gamma on 1 March 2006.", ["supported", "supported"]),
        ("Bob Beta was relieved as commander of The Vanguard by Cyd Gamma on 1 March 2005.", ["refuted"]),
        ("Cyd Gamma took over command of The Vanguard from Bob Beta on 1 March 2006.", ["supported", "supported"]),
        ("Cyd Gamma took over command of The Vanguard from Bob Beta on 9 March 2006.", ["not-enough-info"]),
        ("Cyd Gamma took over command of The Vanguard from Bob Beta on 1 April 2006.", ["refuted"]),
        ("Cyd Gamma took over command of The Vanguard from Ann Alpha on 1 March 2006.", ["refuted", "supported"]),
        # both ends of a term
        ("Cyd Gamma led The Vanguard from 1 March 2006 until 5 May 2007.", ["supported"]),
        ("Cyd Gamma led The Vanguard from 1 March 2006 until 5 May 2008.", ["refuted"]),
        ("Cyd Gamma led The Vanguard until 5 June 2007.", ["refuted"]),
        ("Cyd Gamma has led The Vanguard since March 2006.", ["supported"]),
        ("Cyd Gamma has led The Vanguard since April 2006.", ["refuted"]),
        ("Dan Delta stepped down as commander of The Vanguard on 2 February 2008.", ["supported"]),
        ("Dan Delta stepped down as commander of The Vanguard in August 2007.", ["refuted"]),
        # who was chosen holds nothing yet
        ("Dan Delta was named commander of The Vanguard on 1 June 2007.", ["not-enough-info"]),
        ("Dan Delta was to become commander of The Vanguard in June 2007.", ["not-enough-info"]),
        ("- Commander of The Vanguard: Dan Delta (2007-2008)", ["supported"]),
        ("- Commander of The Vanguard: Dan Delta (2005-2006)", ["refuted"]),
        ("In June 2005 the commander of The Vanguard was Bob Beta.", ["supported"]),
        ("In June 2005 the commander of The Vanguard was Cyd Gamma.", ["refuted"]),
        ("In June 2005 The Vanguard, commanded by Dan Delta, moved.", ["refuted"]),
        # the only office that someone had, whatever the words
        ("Bob Beta came in January 2005.", ["supported"]),
        ("Bob Beta took over on 1 June 2005.", ["refuted"]),
        ("Bob Beta left on 1 March 2006.", ["supported"]),
        ("Bob Beta met Ann Alpha on 1 March 2006.", []),
    ],
)
def test_terms_and_successions_in_other_words(led: Record, text: str, found: list[str]) -> None:
    assert [verdict for verdict, _ in verdicts(led, text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # another office of someone is told in passing: the record knows nothing of it
        ("Cyd Gamma, minister of defence from 2001 to 2005, became commander of The Vanguard on 1 March 2006.", ["supported"]),
        ("Cyd Gamma, ambassador in Paris until 2004, took command of The Vanguard on 1 June 2006.", ["refuted"]),
        ("Cyd Gamma, who commanded a brigade of the army from 2003 to 2005, took over The Vanguard on 1 March 2006.", ["supported"]),
        ("Cyd Gamma, who had commanded in Cyprus from 2003 to 2005, took over The Vanguard on 1 March 2006.", ["supported"]),
        # the same office
        ("Cyd Gamma, commander of The Vanguard from 2003 to 2004, wrote a book.", ["refuted"]),
        ("Cyd Gamma, in command from 1 March 2006, succeeded Bob Beta at the head of The Vanguard.", ["supported", "supported"]),
        ("Cyd Gamma, in command from 1 June 2006, succeeded Bob Beta at the head of The Vanguard.", ["refuted", "supported"]),
        # who only had it done came before nobody
        (
            "Bob Beta led The Vanguard till he was sacked by Ann Alpha in March 2006 and replaced by Cyd Gamma.",
            ["supported", "supported"],
        ),
        ("Bob Beta, commander of The Vanguard, was succeeded by another in 2006.", ["supported"]),
    ],
)
def test_what_is_told_of_someone_in_passing_is_of_the_office_that_it_names(led: Record, text: str, found: list[str]) -> None:
    assert [verdict for verdict, _ in verdicts(led, text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The first commander of The Vanguard was Ann Alpha.", ["supported"]),
        ("The Vanguard moved. Its first commander, if you ask me, was Ann Alpha.", ["supported"]),
        ("The Vanguard was disbanded. Its last commander was Dan Delta.", ["refuted"]),
        ("The Vanguard moved. Its last commander was Eve Epsilon.", ["not-enough-info"]),  # there may be others yet
    ],
)
def test_who_was_the_first_and_the_last(led: Record, text: str, found: list[str]) -> None:
    assert [verdict for verdict, _ in verdicts(led, text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RIGA, 10 June 2022 - On Monday General Tod Wolters makes way for Christopher Cavoli as supreme commander.", ["supported"] * 2),
        (
            "Manfred Wörner was Secretary General of NATO until August 1994. That October Javier Solana was sworn in.",
            ["supported", "refuted"],
        ),
    ],
)
def test_who_comes_next_week_is_not_in_office_yet_and_who_was_sworn_in_took_the_office_spoken_of(text: str, found: list[str]) -> None:
    with alliancecli.open() as bundled:
        assert [verdict for verdict, _ in verdicts(bundled, text)] == found
