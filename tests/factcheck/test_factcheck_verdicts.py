"""What the record makes of statements."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

import alliancecli
from alliancecli.api.record import Record
from conftest import TESTS

Check = Callable[[str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def mini() -> Iterator[Record]:
    with alliancecli.open(TESTS / "mini", cache=None) as record:
        yield record


def verdicts(record: Record, text: str) -> list[tuple[str, str]]:
    return [(row["text"], row["verdict"]) for row in record.factcheck(text)]


def decided(record: Record, text: str) -> list[str]:
    return [row["verdict"] for row in record.factcheck(text) if row["verdict"] != "not-enough-info"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In January 2009 The Force had about 2,000 troops.", "supported"),
        ("In January 2009 The Force had 2,100 soldiers.", "supported"),  # a rival says so
        ("In January 2009 The Force had 5,000 soldiers.", "refuted"),
        ("In January 2009 The Force had twenty-one hundred soldiers.", "supported"),
        ("In June 2009 The Force had 60,000 troops.", "supported"),  # the record says so of the whole year
        ("In January 2009 Sudland had 700 troops in The Force.", "supported"),
        ("In January 2009 Sudland had 770 troops in The Force.", "refuted"),
        ("In January 2009 The Force had 700 troops from Sudland.", "supported"),
        ("In January 2009 Norianda had 50 troops in The Force.", "not-enough-info"),  # withheld is no number
        ("In June 2008 Noria had 900 troops in The Force.", "supported"),
        ("In June 2009 Noria had 950 troops in The Force.", "not-enough-info"),  # another time
        ("In January 2009 Sudland had plans to send 770 troops to The Force.", "not-enough-info"),
        ("In January 2009 another 5,000 troops came to The Force.", "not-enough-info"),
        ("In 2010 The Force had 9,000 troops.", "not-enough-info"),  # the record has only a plan
        ("Noria joined The Force in 2003.", "not-enough-info"),  # a force has no members that join
    ],
)
def test_figures(mini: Record, text: str, verdict: str) -> None:
    assert [found for _, found in verdicts(mini, text)][-1:] == [verdict] or (verdict == "not-enough-info" and not decided(mini, text))


@pytest.mark.parametrize(
    ("months", "troops", "found"),
    [
        (1, 1000, []),
        (1, 2000, ["supported"]),
        (1, 4000, []),
        (2, 1599, ["refuted"]),
        (2, 1600, []),
        (2, 2500, []),
        (2, 3750, []),
        (2, 3751, ["refuted"]),
    ],
)
def test_a_number_of_a_year_is_refuted_by_two_months_that_it_is_far_from(
    tmp_path: Path, months: int, troops: int, found: list[str]
) -> None:
    data = copytree(TESTS / "mini", tmp_path / "data")
    with (data / "figures.yaml").open("a", encoding="utf-8") as file:
        for month, value in (("03", 2000), ("09", 3000))[:months]:
            file.write(
                f'- {{id: in-{month}, subject: force, measure: troops, value: {value}, unit: troops, scope: in-force, date: "2005-{month}",'
                " sources: [{source: diary, locator: p. 1}]}\n"
            )
    with alliancecli.open(data, cache=None) as record:
        assert decided(record, f"In 2005 The Force had {troops:,} troops.") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Byron became commander of The Force in August 2003.", ["supported"]),
        ("Ada Byron became commander of The Force in August 2009.", ["refuted"]),
        ("The Force replaced The Vanguard in August 2003.", ["supported"]),
        ("The Force was established in August 2003.", ["supported"]),
    ],
)
def test_ties(mini: Record, text: str, found: list[str]) -> None:
    assert decided(mini, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It was a long day, and 14 people came to lunch at 12:30.",
        "Page 12 has 300 words; call +383 38 555 0147.",
        "The derby ended 2-1, and the shop took 1,200 euros.",
        "Would you like this as a table? I can do three columns.",
    ],
)
def test_what_is_no_statement_of_the_field_has_no_verdict(bundled: Record, text: str) -> None:
    assert decided(bundled, text) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Greece and Turkey joined NATO in 1952.", "Greece and Turkey joined NATO in 1956."),
        ("Albania joined NATO on 1 April 2009.", "Montenegro joined NATO on 5 June 2018."),
        (
            "Mark Rutte has been secretary general of NATO since 1 October 2024.",
            "Mark Rutte became NATO Secretary General in October 2022.",
        ),
        (
            "Mark Rutte took over from Jens Stoltenberg as NATO Secretary General.",
            "Mark Rutte took over from Lord Robertson as NATO Secretary General.",
        ),
        ("KFOR had 10,000 troops on 2 February 2010.", "KFOR had 16,000 troops on 2 February 2010."),
        ("In January 2009 the Dutch had 1,770 troops in ISAF.", "In January 2009 the Dutch had 1,170 troops in ISAF."),
        ("In January 2009 42 % of the troops of ISAF were American.", "In January 2009 the US had 65 % of the troops of ISAF."),
        ("Germany spent 1.18 % of its GDP on defence in 2014.", "Germany spent 2.5 % of its GDP on defence in 2014."),
        ("EUFOR Althea took over from SFOR on 2 December 2004.", "EUFOR Althea took over from KFOR on 2 December 2004."),
        ("On 24 March 1999 NATO began Operation Allied Force.", "On 28 April 1994 US F-16s shot down four Galeb aircraft."),
        ("Finland became the 31st member of NATO in April 2023.", "Finland became the 29th member of NATO in April 2023."),
    ],
)
def test_the_right_is_never_refuted_and_the_wrong_never_supported(bundled: Record, right: str, wrong: str) -> None:
    assert "refuted" not in decided(bundled, right)
    assert decided(bundled, wrong) == ["refuted"]


def test_a_row_has_its_place_its_claims_and_their_sources(bundled: Record) -> None:
    rows = bundled.factcheck("# ISAF, January 2009\n\n- *US:* 23,220 troops\n")
    assert [(row["line"], row["column"], row["text"]) for row in rows] == [(3, 9, "23,220 troops")]
    row: Any = rows[0]
    assert (row["end_line"], row["end_column"], row["file"]) == (3, 22, "")
    assert row["claims"] == ("isaf-2009-01-usa",)
    assert {key: row["says"][key] for key in ("subject", "contributor", "status", "value", "date")} == {
        "subject": "isaf",
        "contributor": "usa",
        "status": "actual",
        "value": "23,220",
        "date": "2009-01",
    }
    assert [(source["source"], bool(source["locator"])) for source in row["sources"]]


def test_a_table_is_read_by_its_heads(bundled: Record) -> None:
    table = "# ISAF\n\n| Nation | January 2009 |\n|---|---|\n| United Kingdom | 8,910 |\n| Germany | 3,045 |\n| All | 55,100 |\n"
    assert verdicts(bundled, table) == [("8,910", "supported"), ("3,045", "refuted"), ("55,100", "supported")]
    page = "<h1>ISAF</h1><table><tr><th>Nation</th><th>January 2009</th></tr><tr><td>Italy</td><td>2,350</td></tr></table>"
    assert verdicts(bundled, page) == [("2,350", "supported")]


def test_the_summaries_of_the_record_are_not_refuted_by_it(bundled: Record) -> None:
    events = [row for row in bundled.timeline(weight="landmark") if row["precision"] == "day"]
    text = "\n\n".join(f"On {row['date'][8:]}.{row['date'][5:7]}.{row['date'][:4]}, {row['title']}." for row in events)
    found = [row for row in bundled.factcheck(text) if row["verdict"] == "refuted"]
    assert [row["text"] for row in found] == []


def test_an_assistant_has_it_as_a_tool(bundled: Record) -> None:
    from alliancecli.api.tools import answer

    said = answer(bundled, "factcheck", {"draft": "KFOR had 16,000 troops on 2 February 2010.", "only": "refuted"})
    assert [row["verdict"] for row in said["rows"]] == ["refuted"]
    assert "eurasia-20100202" in said["bibliography"]


FORCE_FOR_KABUL = """# A force for Kabul

NATO took command of ISAF on 11 August 2003. In January 2009 the force had about 55,100 troops, of whom 8,910 were British and 4,300 German.

General Stanley McChrystal led it from June 2009 to June 2010.
"""


def test_a_part_after_its_total_and_a_force_named_paragraphs_before_are_understood(bundled: Record) -> None:
    found = [(row["kind"], row["verdict"]) for row in bundled.factcheck(FORCE_FOR_KABUL)]
    assert found == [("event", "supported"), *[("figure", "supported")] * 2, ("figure", "refuted"), ("holder", "supported")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Resolution 425 was adopted by 12 votes to none, with two abstentions.", ["supported"]),
        ("The Council carried Resolution 425 by twelve votes to nil, three members abstaining.", ["refuted"]),
        ("Resolution 1244 was passed with 14 yes and 1 no.", ["refuted"]),
        ("In July 1960 came resolution 143. It was adopted by eight votes to none, with three abstentions.", ["supported"] * 2),
        ("Resolutions 425 and 426 were adopted by 10 votes to 5.", []),  # which of the two is not said
        # the only one that was adopted on that day
        ("On 10 June 1999 the Council adopted a resolution by 14 votes to none, with one abstention.", ["supported"] * 2),
        # one of the two that were
        ("On 17 March 2011 the Council adopted a resolution by ten votes to none, with five abstentions.", ["supported"] * 2),
        ("On 17 March 2011 the Council voted for a no-fly zone over Libya by ten votes to two.", ["refuted"]),
        ("On 17 March 2011 a draft was rejected in the Council by ten votes to two.", []),
        ("On 10 June 1999 a draft was rejected in the Council by ten votes to two.", []),
        ("Resolution 9999 was adopted by 12 votes to none.", []),
        ("The debate on Resolution 425 ran from ten to two.", []),  # no vote
    ],
)
def test_the_vote_on_a_resolution(bundled: Record, text: str, wanted: list[str]) -> None:
    assert decided(bundled, text) == wanted


def test_its_secretary_general_is_not_taken_for_that_of_nato(bundled: Record) -> None:
    text = "The Western European Union ran an embargo with NATO. Javier Solana was its Secretary-General for ten years from November 1999."
    assert decided(bundled, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Croatia joined the Partnership for Peace in 2000. Like Albania, Croatia acceded on 1 April 2009.", ["supported"] * 2),
        ("Javier Solana was in charge of NATO when the bombing of Yugoslavia began on 24 March 1999.", []),
        ("Greece and Turkey joined NATO in 1952, and West Germany became the fifteenth member three years later.", ["supported"] * 2),
        ("We joined NATO on 29 March 2004, and Belgian jets landed that same day.", []),
        ("SACEUR Bernard Rogers came in the middle of 1979 and stayed until June 1987.", ["supported"]),
        # a part of those who were counted before
        ("In January 2009 Germany had 3,405 soldiers in ISAF, 200 of whom flew Tornados.", ["supported"]),
        ("Germany, with 3,405 troops in ISAF in January 2009, 200 of them pilots, was third.", ["supported"]),
        # what follows an end is no joining, and what comes after a year was not in it
        ("The Warsaw Pact was dissolved on 1 July 1991, and the Soviet Union followed in December.", ["supported"]),
        ("After Poland, Hungary and the Czech Republic joined it had nineteen, after 2004 twenty-six.", []),
        # the UN counts its own dead
        ("In 2003 486 American soldiers died in Iraq.", ["supported"]),
        ("In 2003 some 580 American soldiers died in Iraq.", []),
        # a date that another is only held against
        ("US troops in Afghanistan numbered 2,500 in January 2021, the fewest since 2001.", []),
        ("ISAF had 55,100 troops in 2005, as many as in January 2009.", []),
        # one act is not the other
        ("The Dayton Agreement was signed in Paris on 14 December 1995.", ["supported"]),
        ("The Dayton Agreement was signed on 21 November 1995.", []),
        ("The Dayton Agreement was initialled in Paris on 14 December 1995.", []),
        ("Eisenhower left SHAPE in May 1952.", []),
        # at least 1,780 is no word for 2,000
        ("Some 2,000 Americans had died in Afghanistan by March 2012.", []),
        # who led it is one thing, its life another; what one clause tells is not dated by the next
        ("Anders Fogh Rasmussen led NATO from 2009 to 2014.", ["supported"]),
        ("UNAMSIL grew out of a smaller observer mission, UNOMSIL, and closed its doors on the last day of 2005.", ["supported"] * 2),
        ("The treaty that let Germans choose their alliance was signed in Moscow in September 1990.", ["supported"]),
    ],
)
def test_what_is_true_of_one_thing_that_may_be_meant_is_never_refuted(bundled: Record, text: str, wanted: list[str]) -> None:
    assert decided(bundled, text) == wanted


@pytest.mark.parametrize(
    "heading",
    ["ISAF in 2009.", "SFOR in 1999.", "KFOR soldiers in 2023.", "The KFOR mission in Kosovo in June 1999.", "UNPROFOR forces, 1994."],
)
def test_a_heading_that_names_who_and_when_is_borne_out_by_nothing(bundled: Record, heading: str) -> None:
    assert not decided(bundled, heading)


@pytest.mark.parametrize("heading", ["The Dayton agreement of 1995.", "The Washington summit of 1999."])
def test_a_heading_that_names_what_happened_is_borne_out(bundled: Record, heading: str) -> None:
    assert decided(bundled, heading) == ["supported"]


def test_soldiers_are_peacekeepers_where_an_event_counts_them(bundled: Record) -> None:
    assert decided(bundled, "On 29 May 2023 thirty peacekeepers of KFOR were wounded at Zvecan.") == ["supported", "supported"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 2 December 2004 EUFOR Althea had 9,453 troops.", ["refuted"]),  # by a figure; that it took over that day says nothing of them
        ("Operation Allied Force began on 24 March 1998.", []),  # an event of 1998 bears out no day of it
        ("MINUSMA ended in December 2023.", ["supported"]),  # a resolution of June ended its mandate: it went home later
        ("In June 2025 NATO leaders agreed in The Hague to spend 5 per cent of GDP on defence by 2035.", ["supported", "supported"]),
        ("In June 2025 NATO leaders agreed in The Hague to spend 7 per cent of GDP on defence by 2035.", []),
        ("NATO leaders met in Lisbon from 19 to 20 November 2010.", ["supported"]),
        ("NATO leaders met in Lisbon on 20 and 21 November 2010.", []),
        ("On the twenty-first of March 2022 EU ministers adopted the Strategic Compass.", ["supported"]),
        ("ISAF, position of January 2009\n\nAdm. Mullen plans to add 20,000 to 30,000 by summer.", ["supported"]),
        ("The Rambouillet talks ended in February 1999.", ["supported"]),
        ("The Rambouillet talks began in February 1999.", []),  # the end is on record, and no beginning
        ("Russia invaded Ukraine on 24 February 2022.", ["supported"]),
        ("Russia invaded Ukraine on 24 March 2022.", []),  # that day leaders met on it
    ],
)
def test_an_event_bears_out_what_it_tells_and_no_more(bundled: Record, text: str, wanted: list[str]) -> None:
    assert decided(bundled, text) == wanted


def test_another_number_than_that_of_the_event_is_not_borne_out(bundled: Record) -> None:
    said = "In June 2025 NATO leaders agreed in The Hague to spend 7 per cent of GDP on defence by 2035."
    assert ("7 per cent", "not-enough-info") in verdicts(bundled, said)


def test_a_year_that_one_source_gives_and_others_do_not_is_told_with_theirs(bundled: Record) -> None:
    (row,) = bundled.factcheck("Spain joined NATO in 1981.")
    assert (row["verdict"], row["note"]) == ("supported", "Spain from 1981; by other sources Spain from 1982; Spain from 30 May 1982")


def test_a_resolution_is_not_what_it_brings_about(tmp_path: Path) -> None:
    data = copytree(TESTS / "mini", tmp_path / "data")
    said = "sources: [{source: diary, locator: p. 9}]"
    with (data / "institutions.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"- {{id: nsmv, name: Northern Multidimensional Stabilization Mission in Vinland, acronyms: [NSMV], kind: force, {said}}}\n"
        )
    with (data / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(
            '- {id: nsmv-ended, date: "2023-06-30", title: Security Council ends the northern mission in Vinland, kind: resolution,'
            f" weight: event, theatres: [north], institutions: [nsmv], {said}}}\n"
        )
    with alliancecli.open(data, cache=None) as record:
        assert not decided(record, "NSMV ended in December 2023.")
        assert decided(record, "In December 2023 the Security Council ended NSMV.") == ["refuted"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ISAF lost 55,100 soldiers in January 2009.", []),  # so many it had
        ("In February 2009 17,000 troops were killed in Afghanistan.", []),  # so many were sent
        ("On 19 August 2003 22 people were killed at the UN headquarters in Baghdad.", ["supported", "supported"]),
        ("In 2009 KFOR still had 50,000 troops.", []),  # the record has so many "until 2009", since when nobody says
        ("In 1996 IFOR had 60,000 troops.", ["supported"]),  # also "until 2009", but the force lasted a year
        ("The Helsinki Final Act was signed in August 1975.", ["supported"]),  # and Finland did not join anything
        ("The Helsinki Final Act was signed in August 1976.", ["refuted"]),
        ("The Prague Capabilities Commitment was signed in November 2002.", ["supported"]),
        ("Helsinki joined NATO in April 2023.", ["supported"]),
        ("The Moscow Treaty was signed in May 2002.", []),  # in May 1972 another was
        ("ISAF ended on 31 December 2014 and was replaced by Resolute Support.", ["supported", "supported"]),  # the day after
        ("In 2003 SFOR was replaced by EUFOR Althea.", ["refuted"]),
        ("Robert Gates was Secretary of Defense from December 2006 to July 2011.", []),  # a source sees him in office in 2008
        ("The NATO Training Mission in Iraq ended in December 2011.", ["supported"]),
    ],
)
def test_words_that_stand_alike_do_not_mean_alike(bundled: Record, text: str, wanted: list[str]) -> None:
    assert decided(bundled, text) == wanted


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Obama and Medvedev signed New START in Prague on 8 April 2010.", "Bush and Putin signed New START in Prague on 8 April 2010."),
        (
            "De Gaulle announced in March 1966 that France would leave the integrated structure.",
            "Mitterrand announced in March 1966 that France would leave the integrated structure.",
        ),
        ("Gaddafi was killed at Sirte on 20 October 2011.", "Gaddafi was killed at Benghazi on 20 October 2011."),
        ("MH17 was shot down over eastern Ukraine on 17 July 2014.", "MH17 was shot down over western Ukraine on 17 July 2014."),
        ("NSATU started work at Wiesbaden on 18 December 2024.", "NSATU started work at Ramstein on 18 December 2024."),
        (
            "The EU launched Operation Aspides in the Red Sea on 19 February 2024.",
            "The EU launched Operation Aspides in the Black Sea on 19 February 2024.",
        ),
        ("NATO launched Baltic Sentry on 14 January 2025.", "NATO launched Eastern Sentry on 14 January 2025."),
        ("NATO took over command of ISAF on 11 August 2003.", "NATO took over command of KFOR on 11 August 2003."),
        ("Resolution 1088 authorised SFOR in December 1996.", "Resolution 1088 authorised KFOR in December 1996."),
        ("The Strategic Compass was adopted by the EU on 21 March 2022.", "The Strategic Compass was adopted by NATO on 21 March 2022."),
        (
            "Resolution 745 set up UNTAC in February 1992.",
            "Resolution 743 set up UNTAC in February 1992.",
        ),
        ("Turkey invaded Cyprus on 20 July 1974.", "Greece invaded Cyprus on 20 July 1974."),
        (
            "The Security Council set up UNPROFOR on 21 February 1992.",
            "The Security Council set up UNPROFOR in Cambodia on 21 February 1992.",
        ),
    ],
)
def test_the_day_of_an_event_bears_out_no_other_name_beside_it(bundled: Record, right: str, wrong: str) -> None:
    assert "supported" in decided(bundled, right)
    assert "supported" not in decided(bundled, wrong)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In October 2009 ISAF had 67,700 troops and in October 2010 more than 110,000.", ["supported", "supported"]),
        ("In 2014 Germany spent 1.18 per cent of GDP and in 2023 1.61 per cent.", ["supported", "supported"]),
        ("Sweden joined NATO eleven months after Finland, on 7 March 2024.", ["supported"]),
        ("Unlike Sweden, Finland joined in 2023.", ["supported"]),
        ("Ahead of Sweden, Finland became a member on 4 April 2023.", ["supported"]),
        ("Slovakia did not join NATO in 1999.", []),
        ("The United States was the biggest contributor to KFOR in August 2022, followed by Italy.", []),
        ("In Stockholm on 4 May 1999 the ministers discussed joining forces against piracy.", []),
        ("Anders Fogh Rasmussen came into office on 1 August 2009.", ["supported"]),
        ("Anders Fogh Rasmussen came into office on 1 September 2009.", ["refuted"]),
        ("Jens Stoltenberg had succeeded Mr Fogh Rasmussen, who came into office on 1 August 2009.", ["supported", "supported"]),
        (
            "14 March 2025\n\nJames Stavridis became SACEUR in July 2009.\n\n"
            "The Military Committee has been chaired since January by Admiral Giuseppe Cavo Dragone.",
            ["supported", "supported"],
        ),
        ("IFOR suffered fifty-two dead in 1995.", []),
        ("KFOR lost 8 soldiers in 1999.", []),  # the record has those of the UN mission only
        ("KFOR lost eleven men in 1999.", []),
        ("Twice as many Poles served in ISAF in November 2010 as Australians.", []),
        ("KFOR shrank by 4,400 men between February 2010 and September 2012.", []),
        ("Of the 15,000 authorised soldiers few were with UNIFIL in December 2006.", []),
    ],
)
def test_each_number_and_each_nation_is_that_of_which_the_sentence_speaks(bundled: Record, text: str, wanted: list[str]) -> None:
    assert decided(bundled, text) == wanted
