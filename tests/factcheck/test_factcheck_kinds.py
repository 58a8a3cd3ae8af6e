"""Kinds of statement, each with one that the record decides on and a neighbour on which it must say nothing against the text."""

import pytest

from alliancecli.api.record import Record


def refuted(record: Record, text: str) -> list[str]:
    return [row["text"] for row in record.factcheck(text, only="refuted")]


def supported(record: Record, text: str) -> list[str]:
    return [row["text"] for row in record.factcheck(text, only="supported")]


HOSTS = "On 28 June 2022 they were spread like this:\n\n| Host | Troops |\n|---|---|\n| Latvia | 1,887 |\n| Bulgaria | {} |\n"


KINDS = [
    # a force in several countries, by the country that is named as a place, that hosts it or that was spoken of
    (
        "On 28 June 2022 the battlegroup in Romania had 1,148 soldiers.",
        "On 28 June 2022 the battlegroup in Romania had 1,418 soldiers.",
    ),
    ("On 28 June 2022, of NATO's battlegroups, Hungary hosts 900.", "On 28 June 2022, of NATO's battlegroups, Hungary hosts 1,400."),
    ("# NATO forward presence\n\n" + HOSTS.format(968), "# NATO forward presence\n\n" + HOSTS.format(896)),
    # peoples of every contributor
    ("In 2010 MINUSTAH lost 101 people, 20 of them Brazilians.", ""),
    # what an event counts
    (
        "A shell hit a market. On 5 February 1994 it killed 68 people.",
        "A shell hit a market. On 5 February 1994 it killed 86 people.",
    ),
    ("", "UNPROFOR looked on and, on 28 February 1994, US F-16s shot down seven Galebs."),
    ("", "On 14 May 1955 the Warsaw Pact was founded by the Soviet Union and six other states."),
    ("UNOSOM II was shaken. On 3 October 1993 its friends fought; that day eighteen American soldiers died in Mogadishu.", ""),
    ("On 14 May 1955 eight states, the Soviet Union among them, founded the Warsaw Pact.", ""),
    # a month is not the last part of a force; what a year on was; when a text says that it was written; what a list is of
    (
        "*3 January 2014*\n\nLast month UNFICYP had 868 soldiers, 270 of them British.",
        "*3 January 2014*\n\nLast month UNFICYP had 1,286 soldiers, 270 of them British.",
    ),
    ("In December 1992 UNPROFOR had 21,790 soldiers; two years on it was 38,306.", ""),
    ("Subject: KFOR. Position of 25 April 2025.\n\nKFOR is at approx. 4,686 all ranks from 28 nations.", ""),
    ("# KFOR\n\n1. Contingents in 2025 (rounded):\n   - Germany: 300\n", ""),
    # who held an office at the time that is spoken of; of two offices, it is not sure whose a name is
    (
        "On 31 March 2011 NATO took over the whole operation in Libya. SACEUR was James Stavridis.",
        "On 31 March 2011 NATO took over the whole operation in Libya. SACEUR was Bantz Craddock.",
    ),
    ("In March 2011 SACEUR was James Stavridis, and the Secretary General at the time was Anders Fogh Rasmussen.", ""),
    # what was foreseen, or agreed on, is a plan
    ("On 5 June 2003 the Council approved Operation Artemis, for which 1,500 troops were foreseen.", ""),
    ("In February 2021 ministers agreed on a growth of NATO Mission Iraq to some 4,000 people.", ""),
    # votes without a verb
    ("Resolution 1244 of 10 June 1999: 14 in favour, none against, one abstention.", "Resolution 1244: 14 in favour, one against."),
    # digits in another order, somewhere in a year
    ("", "At the end of 2016 Resolute Support had 13,332 soldiers, 6,491 of them Americans."),
    # he, who, and a term in a list under its office
    ("James Jones was SACEUR. He took up the post on 17 January 2003.", ""),
    ("John Campbell took over ISAF from Joseph Dunford, who had led it since February 2013.", ""),
    ("**Supreme Allied Commander Europe (SACEUR)**\n\n- Alexander Haig: 1974 to 1979", "**SACEUR**\n\n- Alexander Haig: 1984 to 1989"),
    ("Mons changed hands: the post of SACEUR passed to Bantz Craddock in December 2006.", ""),
    # how long something lasted
    ("UNAMIR lasted until March 1996.", "UNAMIR lasted until March 1999."),
    ("- Ocean Shield (August 2009 to December 2016)", "- Ocean Shield (August 2009 to December 2012)"),
    # the order of entry, and what took the place of what
    ("Spain joined NATO on 30 May 1982, as member number sixteen.", "Spain joined NATO on 30 May 1982, as member number fifteen."),
    ("", "North Macedonia became the thirty-second in March 2020; NATO was glad."),
    ("Resolute Support began in 2015, taking the place of ISAF.", "SFOR began in 1996, taking the place of KFOR."),
    ("EUFOR Althea took over from the NATO-led SFOR.", ""),
    # what a force did, by the word behind the number
    (
        "By November 2006 Active Endeavour had monitored much; 102 ships were boarded.",
        "By November 2006 Active Endeavour had monitored much; 201 ships were boarded.",
    ),
]
"""Of each kind a statement that is right, and one that is wrong; "" where one of them is to be found in another test."""


@pytest.mark.parametrize("text", [right for right, _ in KINDS if right])
def test_what_is_right_of_a_kind_is_supported(bundled: Record, text: str) -> None:
    assert supported(bundled, text)
    assert not refuted(bundled, text)


@pytest.mark.parametrize("text", [wrong for _, wrong in KINDS if wrong])
def test_what_is_wrong_of_a_kind_is_refuted(bundled: Record, text: str) -> None:
    assert refuted(bundled, text)


@pytest.mark.parametrize(
    "text",
    [
        "On 28 June 2022 the eight battlegroups together had 9,641 soldiers, and our part of those in Latvia was 310.",
        "On 28 June 2022 NATO's battlegroups stood ready; Hungary sent 140 to Latvia.",
        "A bomb hit a market. On 5 February 1994 the hospital of the town had 86 beds and 12 doctors.",
        "On 14 May 1955 the Warsaw Pact was founded; six newspapers printed the text.",
        "In 2016 Resolute Support had 13,332 soldiers at first and later 12,930.",
        "James Jones was SACEUR. He had headed the budget section of a ministry since 1993.",
        "**SACEUR**\n\n- Alexander Haig survived a bomb near Mons in June 1981.",
        "A school was run by the Multinational Security Transition Command-Iraq (June 2004 through January 2007).",
        "KFOR stayed in the monastery of Decani until May 2001.",
        "# UNAMIR, 1993 to 1997",
        "Spain joined NATO on 30 May 1982, in hall number fifteen.",
        "The museum became the thirty-second in March 2020.",
        "In 1996 the museum of SFOR took the place of the school.",
        "In 1992 in Bosnia, where UNPROFOR was, 200,000 people died and two million were displaced.",
        "By November 2006 Active Endeavour had done much; 201 ships were painted.",
        "In February 2009 Obama ordered 17,000 more troops to Afghanistan, and a further 9,000 troops were to follow.",
        "In 2018 half of the soldiers of Resolute Support had died their hair.",
        "Annan was at the UN. In Syria his plan brought in observers, mandated by Resolution 2043 on 21 April 2012.",
        "In July 1960 the UN sent a mission to the Congo. Cyprus followed in 1964.",
    ],
)
def test_its_neighbour_is_not_refuted(bundled: Record, text: str) -> None:
    assert refuted(bundled, text) == []


def test_that_a_nation_came_into_something_that_year_supports_no_day_of_it(bundled: Record) -> None:
    """Russia came into Partnership for Peace on 22 June 1994; that it is in the OSCE since 1995 is another thing."""
    assert refuted(bundled, "# Partnership for Peace\n\nRussia joined on 22 June 1995.")


def test_who_belongs_to_the_united_nations_since_when(bundled: Record) -> None:
    assert supported(bundled, "Ukraine joined the United Nations in 1945.")
    assert refuted(bundled, "Germany joined the United Nations in 1955.")
