"""What is a claim's to the digit or to the day bears a statement out, also where its words alone do not tell what it is about."""

import pytest

from alliancecli.api.record import Record


def supported(record: Record, text: str, passage: str) -> bool:
    """Whether a statement on a passage of a text is borne out."""
    return any(passage in row["text"] and row["verdict"] == "supported" for row in record.factcheck(text))


@pytest.mark.parametrize(
    ("text", "number", "wanted"),
    [
        # another force is spoken of last, but one that was named has just this number then
        ("Iraq burned. In Iraq fought MNF-I; CJTF-7 was long gone. By October 2007 the general had 182,668 troops.", "182,668", True),
        ("Iraq burned. In Iraq fought MNF-I; CJTF-7 was long gone. By October 2006 the general had 182,668 troops.", "182,668", False),
        ("By October 2007 the general had 182,668 troops.", "182,668", False),
        # the force of a place that was named
        ("In Rwanda the killing began. Canada protested. At the end of October 1994 the blue helmets counted 5,893.", "5,893", True),
        # but not of another place than the sentence names
        ("ISAF was in Afghanistan. In January 2009, 55,100 troops were there.", "55,100", True),
        ("ISAF was in Afghanistan. In Kosovo, in January 2009, 55,100 troops were there.", "55,100", False),
        # of a nation only where that is named
        ("UNIFIL and Italy: in December 2013 the men in blue numbered 1,094.", "1,094", True),
        ("UNIFIL: in December 2013 the men in blue numbered 1,094.", "1,094", False),
        # a round number is that of a claim by chance
        ("UNIFIL, Italy, France and Spain: of the patrols in December 2013 those of ten men were 600.", "600", False),
        # no date in the sentence, but in the text
        ("# KFOR, 25 April 2025\n\nMuch has changed. The commander has 4,686 all ranks.", "4,686", True),
    ],
)
def test_a_number_to_the_digit(bundled: Record, text: str, number: str, wanted: bool) -> None:
    assert supported(bundled, text, number) is wanted


@pytest.mark.parametrize(
    ("text", "passage", "wanted"),
    [
        ("Dany Fortin went home in November 2019.", "November 2019", True),
        ("Dany Fortin went home in November 2018.", "November 2018", False),
        ("Rob Bauer, in that chair since 25 June 2021, smiled.", "25 June 2021", True),
        ("Dag Hammarskjöld died in September 1961.", "September 1961", True),
        # who came is not who went
        ("Dany Fortin took over in November 2019.", "November 2019", False),
        # what else happens to someone on such a day
        ("Dag Hammarskjöld wrote a letter in September 1961.", "September 1961", False),
        # of another force
        ("Bernhard Bair took KFOR on 4 December 2009.", "4 December 2009", False),
    ],
)
def test_the_edge_of_a_term(bundled: Record, text: str, passage: str, wanted: bool) -> None:
    assert supported(bundled, text, passage) is wanted


@pytest.mark.parametrize(
    ("text", "passage", "wanted"),
    [
        ("ISAF was two years old. NATO picked the mission up on 11 August 2003.", "11 August 2003", True),
        ("ISAF was two years old. NATO picked the mission up on 13 August 2003.", "13 August 2003", False),
        ("CENTCOM was in a hurry. Baghdad was gone by 9 April 2003.", "9 April 2003", True),
        # nothing is named that could have been there
        ("The mission was gone by 11 August 2003.", "11 August 2003", False),
    ],
)
def test_the_day_of_an_event_in_other_words(bundled: Record, text: str, passage: str, wanted: bool) -> None:
    assert supported(bundled, text, passage) is wanted


GADDAFI = """This is about Libya, where much was new{}, as in Kosovo in 1999. The rest of the story is short enough to be told in full here.

Gaddafi was captured and killed at Sirte on 20 October."""


@pytest.mark.parametrize(("year", "wanted"), [(" in 2011", True), ("", False)])
def test_a_day_without_a_year_is_of_any_that_was_named(bundled: Record, year: str, wanted: bool) -> None:
    text = GADDAFI.format(year)
    assert supported(bundled, text, "20 October") is wanted
    assert all(row["verdict"] != "refuted" for row in bundled.factcheck(text))


@pytest.mark.parametrize(
    ("text", "passage", "verdict"),
    [
        # who came twice came after two
        ("Özkan Ulutaş took command of KFOR for the second time, relieving Enrico Barduani.", "Barduani", "supported"),
        ("Özkan Ulutaş took command of KFOR, relieving Angelo Michele Ristuccia.", "Ristuccia", "supported"),
        ("Özkan Ulutaş came in after Ferenc Kajári at KFOR.", "Kajári", "refuted"),
        ("Bernhard Bair led EUFOR Althea. It was Dieter Heidecker who took it over from Bernhard Bair.", "took it over", "refuted"),
        # the only office that the record knows of someone began at another time
        ("The third, George Robertson, arrived in October 1998.", "October 1998", "refuted"),
        ("The third, George Robertson, arrived in October 1999.", "October 1999", "supported"),
        # an office without a date is of a time that was named
        ("Much happened in Libya in March 2011. The Secretary General at the time was Jens Stoltenberg.", "Stoltenberg", "refuted"),
        ("Much happened in Libya in March 2011. The Secretary General at the time was Anders Fogh Rasmussen.", "Rasmussen", "supported"),
        ("In Libya in March 2011 all was new. Ban Ki-moon was Secretary-General.", "Ban Ki-moon", "supported"),
    ],
)
def test_who_came_when_and_after_whom(bundled: Record, text: str, passage: str, verdict: str) -> None:
    assert [row["verdict"] for row in bundled.factcheck(text) if passage in row["text"]] == [verdict]


@pytest.mark.parametrize(
    ("text", "passage", "verdict"),
    [
        ("The Alliance set up Partnership for Peace in January 1994. Then came Ireland (December 1999).", "Ireland", "supported"),
        ("The Alliance set up Partnership for Peace in January 1994. Then came Tajikistan (February 2004).", "Tajikistan", "refuted"),
        # no body is named: they signed up to another one then
        ("NATO looked on. On 14 December 2006 Serbia and Montenegro signed up.", "Serbia", "supported"),
    ],
)
def test_members_of_what_was_spoken_of(bundled: Record, text: str, passage: str, verdict: str) -> None:
    assert {row["verdict"] for row in bundled.factcheck(text) if passage in row["text"]} == {verdict}


@pytest.mark.parametrize(
    ("text", "passage", "verdict"),
    [
        # nobody is left who could have been against
        ("Resolution 929 on Rwanda was adopted by ten votes to five.", "ten votes to five", "refuted"),
        ("Resolution 929 on Rwanda was adopted by ten votes to none.", "ten votes to none", "supported"),
        # the vote of another month is of another resolution
        ("Resolution 929 found ten votes. The tribunal came in November 1994, by thirteen votes to one.", "thirteen", ""),
        ("Resolution 929 is on Rwanda. On 22 July 1994 it was carried by ten votes to none.", "ten votes", "supported"),
        ("Resolution 929 is on Rwanda. On 23 July 1994 it was carried by ten votes to none.", "by ten votes to none", "not-enough-info"),
        ("Resolution 929 is on Rwanda. On 22 May 1994 it was carried by ten votes to none.", "ten votes", "supported"),
        ("Resolution 929 is on Rwanda. On 21 May 1994 it was carried by ten votes to none.", "by ten votes to none", "not-enough-info"),
        # what is wrong is the number, not the day
        ("On 28 February 1994 American F-16s shot down six Galebs over Bosnia.", "six Galebs", "refuted"),
        ("On 14 May 1955 the pact of Warsaw was signed by the Soviet Union and six states.", "six states", "refuted"),
        ("On 29 May 2023 thirty of KFOR's soldiers were hurt at Zvecan.", "29 May 2023", "supported"),
    ],
)
def test_details_of_events(bundled: Record, text: str, passage: str, verdict: str) -> None:
    found = {row["verdict"]: row["text"] for row in bundled.factcheck(text) if passage in row["text"]}
    assert (verdict in found) if verdict else not found
    assert verdict != "refuted" or len(found["refuted"]) < 25


@pytest.mark.parametrize(
    ("text", "passage", "verdict"),
    [
        # said as a plan, and said of what was there
        ("In November 2017 RSM was meant to grow to about 16,000.", "16,000", "supported"),
        ("In November 2017 RSM had some 16,000 soldiers.", "16,000", "refuted"),
        ("In February 2021 NATO ministers agreed to take NMI to 5,000 or so.", "5,000", "refuted"),
        # a claim of all the days of a force is of each of them
        ("Concordia, launched on 31 March 2003, had soldiers from 36 nations.", "36 nations", "refuted"),
        ("Concordia, launched on 31 March 2003, had soldiers from 27 nations.", "27 nations", "supported"),
        ("Concordia, launched on 31 March 2003, had 180 officers.", "180 officers", "not-enough-info"),
        ("In 1995 UNPROFOR lost 67 people, of them 16 British.", "16", "refuted"),
        ("In 1995 UNPROFOR lost 67 people, of them 10 British.", "10", "supported"),
    ],
)
def test_numbers_of_a_time(bundled: Record, text: str, passage: str, verdict: str) -> None:
    assert [row["verdict"] for row in bundled.factcheck(text) if passage in row["text"]] == [verdict]


TABLE = """| As of | Mission | Total | of which US | of which Germany |
|---|---|---|---|---|
| 1 October 2009 | ISAF | 67,700 | {} | {} |
"""


def test_a_wrong_detail_is_told_once(bundled: Record) -> None:
    found = bundled.factcheck("On 28 February 1994 American F-16s shot down six Galebs over Bosnia.")
    assert [(row["text"], row["verdict"]) for row in found] == [("six Galebs", "refuted")]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # it took over on that day, with 7,000
        ("On 2 December 2004 EUFOR Althea had 9,453 troops.", {("figure", "refuted")}),
        ("On 2 December 2004 EUFOR Althea took over from SFOR with 9,453 troops.", {("lineage", "supported"), ("figure", "refuted")}),
        # NATO took command of it on that day, and of its strength there is only what is told of August
        ("On 11 August 2003 ISAF had 9,453 troops.", {("figure", "refuted")}),
        ("On 11 August 2003 NATO took command of ISAF, which had 9,453 troops.", {("figure", "refuted")}),
        ("On 11 August 2003 NATO took command of ISAF, which had 5,500 troops.", {("event", "supported"), ("figure", "supported")}),
        # it went in on that day, and nobody says how many it was
        ("On 12 June 1999 KFOR had 9,453 troops.", {("figure", "not-enough-info")}),
    ],
)
def test_an_event_of_the_day_does_not_bear_out_a_wrong_number_of_troops(bundled: Record, text: str, verdicts: set[tuple[str, str]]) -> None:
    assert {(row["kind"], row["verdict"]) for row in bundled.factcheck(text)} == verdicts


@pytest.mark.parametrize(
    ("cells", "verdicts"), [(("31,855", "4,245"), ["supported"] * 3), (("31,588", "5,245"), ["supported", "refuted", "refuted"])]
)
def test_the_head_of_a_column_says_whose_a_number_is(bundled: Record, cells: tuple[str, str], verdicts: list[str]) -> None:
    assert [row["verdict"] for row in bundled.factcheck(TABLE.format(*cells))] == verdicts


def test_the_first_cell_of_a_row_says_what_is_counted(bundled: Record) -> None:
    table = "| | Libya 2011 |\n|---|---|\n| Sorties of Unified Protector | 26,000 |\n| Targets hit | about 5,900 |\n"
    assert [row["verdict"] for row in bundled.factcheck(table)] == ["supported"] * 2


@pytest.mark.parametrize(
    ("text", "passage", "verdict"),
    [
        # where a force is says which it is
        ("MINUSMA is in Mali. The force in Cyprus had 868 soldiers in December 2013.", "868", "supported"),
        ("MINUSMA is in Mali. The force in Cyprus had 886 soldiers in December 2013.", "886", "refuted"),
        ("ISAF went on. In Kosovo NATO was down to about 5,800 soldiers in September 2011.", "5,800", "supported"),
        # what planes fly is no plan, and what is made up has not gone up
        ("Unified Protector: allied planes flew some 26,000 sorties in 2011.", "26,000", "supported"),
        ("In February 2004 the American contingent in SFOR made up 15 per cent of the force.", "15 per cent", "supported"),
        # all that a force lost, whatever year was spoken of
        ("UNPROFOR suffered. In 1994 seventy-one of its people died, and 213 in all.", "213", "supported"),
        ("ONUC went to the Congo in July 1960. Two hundred and forty-nine people died in it.", "forty-nine", "supported"),
        # the votes against stand with those for it
        ("On 30 August 1954 the French Assembly turned down the Defence Community by 319 votes to 264.", "319 votes to 264", "supported"),
        ("On 30 August 1954 the French Assembly turned down the Defence Community by 319 votes to 246.", "319 votes to 246", "refuted"),
        # a day of the year in which the text was written, not of the one that was only spoken of
        ("BRUSSELS, 5 July 2022 - Much began in 2017. On 28 June the eight battlegroups came to 9,641 troops.", "9,641", "supported"),
    ],
)
def test_plain_sentences(bundled: Record, text: str, passage: str, verdict: str) -> None:
    assert verdict in [row["verdict"] for row in bundled.factcheck(text) if passage in row["text"]]


def test_a_surname_at_the_head_of_a_sentence_is_whom_the_text_has_named(bundled: Record) -> None:
    text = "Ferenc Kajári led KFOR. Kajári, a Hungarian, had come to Pristina in October 2021."
    assert supported(bundled, text, "October 2021")
