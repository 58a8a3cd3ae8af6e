"""Ways in which drafts by other hands put things, each as it is on record and as it is not."""

import pytest

from alliancecli.api.record import Record
from alliancecli.factcheck.reading import LONGEST, sentences

BLOG = "*Posted on 12 July 2010 by a reader*\n\n"
HUNGARY = "# Hungary in NATO and EU operations\n\n"
LETTER = "Letters\n\n30 June 2025\n\n"
ANSWER = "Written Answers, Tuesday 15 December 2009: DEFENCE\n\n"
ARMY = "On 31 March the Afghan army was to grow to 134,000. "
PARTNERSHIP = "The Partnership for Peace began in January 1994. "
NAQOURA = "NAQOURA, Lebanon, March 19, 2008 - "
COMMAND = "On 2 April 1951 General Eisenhower took up his command. "
YEAR_AND_DAYS = "a year and two days after that"
TOAST = "# Toast at the mess, 4 April 2009\n\n"
SIXTY = "Sixty years ago today twelve nations signed the Treaty in Washington."
DEAD = "By 13 January 2008 760 foreign soldiers had died in Afghanistan; "
DIED = "BRUSSELS, Aug 15, 1994 - Manfred Wörner, who died on Saturday, "
HAGUE = "THE HAGUE, 30 June 2025 - "
CAPABILITY = "The new capability targets, agreed on 5 May"
NOBEL = "The Nobel Committee gave the peacekeepers its prize in September 1989"
ASKED = "**Who is in the OSCE?** It began in 1995. "
FOUNDED = "founded in 1955 by the Soviet Union and "
ANNAN = "The Secretary-General of the United Nations "
CUT = "In April 1994 the Council did not reinforce UNAMIR but cut it to 270 people"
VOTES = "by 12 votes to none with three abstentions"
TOOK_OVER = "took over ISAF in February 2007 from General"
SPENDING = "# Defence spending\n\n| Ally | Share of GDP, 2019 (%) | Armed forces, 2019 |\n|--|--|--|\n| "
WIKI = "'''NTM-I''' was a mission of the [[Atlantic alliance|alliance]].\n\n== Origins ==\nOn 16 December 2004 "


def verdicts(record: Record, text: str) -> dict[str, str]:
    """The verdict on each passage of a text that has one."""
    return {str(row["text"]): str(row["verdict"]) for row in record.factcheck(text)}


@pytest.mark.parametrize(
    ("text", "passage", "wanted"),
    [
        # when it was written, and what is counted from that
        (BLOG + "UNAMID had 17,018 troops at the end of last month.", "17,018 troops", "supported"),
        (BLOG + "UNAMID had 18,017 troops at the end of last month.", "18,017 troops", "refuted"),
        (BLOG + "UNAMID had 17,018 troops last month, plus 4,814 police.", "4,814 police", "refuted"),
        (LETTER + "Much will change when General Grynkewich becomes SACEUR on Friday.", "SACEUR on Friday", "supported"),
        (ANSWER + ARMY + "The police had 68,000 officers in August.", "68,000 officers", "supported"),
        (ANSWER + ARMY + "The police has 81,000 this month.", "81,000", "refuted"),
        (ANSWER + "Up to 18 May, 31 German soldiers of ISAF had lost their lives since 2001.", "31 German soldiers", "supported"),
        (ANSWER + "Up to 18 May, 41 German soldiers of ISAF had lost their lives since 2001.", "41 German soldiers", "refuted"),
        ("QUESTIONS, Monday 5 March 2007\n\n" + "In Iraq, a week last Saturday, the Danes had 460 in MNF-I.", "460", "supported"),
        ("NAQOURA, Lebanon, Jan 28, 2013 - UNIFIL went into the new year with 11,003 soldiers.", "11,003 soldiers", "supported"),
        ("NAQOURA, Lebanon, Jan 28, 2013 - UNIFIL had 13,001 soldiers at the turn of the year.", "13,001 soldiers", "refuted"),
        # numbers in words, and labels
        ("KFOR had sixteen and a half thousand soldiers in December 2006.", "sixteen and a half thousand soldiers", "supported"),
        ("KFOR had six and a half thousand soldiers in December 2006.", "six and a half thousand soldiers", "refuted"),
        ("## MINUSTAH, 2006\n\n- Ceiling: 6,700 troops", "6,700 troops", "not-enough-info"),
        ("## UNMIH, March 1995\n\n- Blue helmets in the country: 5,668", "5,668", "supported"),
        ("## UNMIH, March 1995\n\n- Police: 761", "761", "refuted"),
        ("Italy followed the British in MNF-I at the end of 2003 with 2,745.", "2,745", "refuted"),
        # votes and vetoes, and resolutions by a short name
        ("UNIFIL was set up on March 19, 1978, by 12 votes to none with three abstentions.", VOTES, "refuted"),
        ("Moscow vetoed drafts on the island in May 1993 and again in April 2004.", "April 2004", "supported"),
        ("On 20 January 1997 the Council sent them (Res. 1094).", "On 20 January 1997 the Council sent them (Res. 1094).", "supported"),
        # who followed whom when the text says; who did something to a treaty joined nothing
        (f"General McNeill {TOOK_OVER} Richards.", f"{TOOK_OVER} Richards", "supported"),
        (f"General McNeill {TOOK_OVER} Del Vecchio.", f"{TOOK_OVER} Del Vecchio", "refuted"),
        # a clause that is aside, and a date alone in a list
        ("UNAMID, which grew out of AMIS, buried 44 in 2013.", "44", "supported"),
        ("- 16 October 2017: MINUJUSTH", "16 October 2017: MINUJUSTH", "supported"),
        ("- 16 October 2015: MINUJUSTH", "16 October 2015: MINUJUSTH", "not-enough-info"),
        # a feast, and days counted from it
        ("Six days before Christmas 1950 the Council picked Eisenhower.", "the Council picked Eisenhower", "supported"),
        # whose a number is
        (HUNGARY + "- Then: 502 soldiers in ISAF in mid-November 2010.", "502 soldiers", "supported"),
        (HUNGARY + "| Operation | 2021 |\n|--|--|\n| KFOR (Kosovo) | 430 |", "430", "supported"),
        (HUNGARY + "| Operation | 2021 |\n|--|--|\n| KFOR (Kosovo) | 340 |", "340", "refuted"),
        ("In 2025 Canada had around 2,000 soldiers in Latvia.", "around 2,000 soldiers", "supported"),
        ("The Iraqi forces grew from 142,000 in March 2005.", "142,000", "supported"),
        ("In UNAMIR Belgium lost ten men in 1994, and Ghana three.", "three", "supported"),
        ("In UNAMIR Belgium lost ten men in 1994, and Ghana five.", "five", "refuted"),
        # what is counted
        (WIKI + "about 60 people worked there.", "about 60 people", "supported"),
        ("By the end of 2011 NTM-I had trained over 5,000 soldiers and some 7,000 police.", "over 5,000 soldiers", "supported"),
        ("By the end of 2011 NTM-I had trained over 5,000 soldiers and some 7,000 police.", "some 7,000 police", "refuted"),
        (PARTNERSHIP + "By early August the scheme had 22 participants.", "22 participants", "supported"),
        # shares of many
        ("The allies without America stood at 1.4 per cent of GDP in 2014.", "1.4 per cent", "supported"),
        ("The members other than the United States stood at 2.9 per cent of GDP in 2014.", "2.9 per cent", "refuted"),
        ("In June 2025 the allies agreed on 5 per cent of GDP by 2035: 3.5 per cent for core defence.", "3.5 per cent", "supported"),
        ("In June 2025 the allies agreed on 5 per cent of GDP by 2035: 2.5 per cent for core defence.", "2.5 per cent", "refuted"),
        ("Spain spent 1.43 per cent of GDP on defence in 2024.", "1.43 per cent", "supported"),
        ("Spain spent 1.34 per cent of GDP on defence in 2024.", "1.34 per cent", "refuted"),
        # an event with a number of people behind it, and one behind a colon
        ("NATO took command of ISAF in August 2003 with 5,000 troops.", "NATO took command of ISAF in August 2003", "supported"),
        ("NATO took command of ISAF in June 2003 with 5,000 troops.", "NATO took command of ISAF in June 2003", "refuted"),
        # a force by what it is and where; who writes from its country is none of it
        (NAQOURA + "The United Nations force in southern Lebanon has 12,341 soldiers this month.", "12,341 soldiers", "supported"),
        (NAQOURA + "The United Nations force in southern Lebanon has 14,231 soldiers this month.", "14,231 soldiers", "refuted"),
        ("It has 3,400 men in Europe. By 1994 it had 968 troops.", "968 troops", "not-enough-info"),
        # years and days together, and to the day
        (COMMAND + "Lord Ismay became Secretary General a year and two days after that.", YEAR_AND_DAYS, "supported"),
        (COMMAND + "Lord Ismay became Secretary General a year and two days before that.", "a year and two days before that", "refuted"),
        (TOAST + "Sixty years ago today twelve nations signed the Treaty in Washington.", SIXTY, "supported"),
        ("KFOR had about 3,500 soldiers in June 2019; a year before that it had 4,100.", "4,100", "not-enough-info"),
        # whose the dead were, and that there were none
        (DEAD + "480 of them, or 63 per cent, were American.", "480", "supported"),
        (DEAD + "408 of them, or 63 per cent, were American.", "408", "refuted"),
        (DEAD + "Britain had lost 86 men by then and Canada 76.", "76", "supported"),
        (DEAD + "Britain had lost 86 men by then and Canada 67.", "67", "refuted"),
        ("In 1983 the Dutch in UNIFIL came through without a single loss.", "without a single loss", "refuted"),
        ("UNIFIL lost twelve in 2007, half of them Spaniards.", "half", "supported"),
        ("UNAMID had 44 dead in 2013, after only 14 in the year before.", "14", "refuted"),
        ("UNAMID had 44 dead in 2013, after 40 in the year before.", "40", "supported"),
        # a part, the whole that it is of, and its share
        ("In December 2010 Nigeria supplied 3,322 of the 17,220 soldiers of UNAMID.", "17,220 soldiers", "supported"),
        ("In December 2010 Nigeria supplied 3,322 of the 12,720 soldiers of UNAMID.", "12,720 soldiers", "refuted"),
        ("UNAMID grew. In December 2010 Nigeria supplied 3,322 of the 17,220 soldiers, about a fifth.", "a fifth", "supported"),
        ("UNAMID grew. In December 2010 Nigeria supplied 3,322 of the 17,220 soldiers, about a third.", "a third", "refuted"),
        # what a number counts
        ("SFOR had 36 nations in January 1998. By early 2001 it was down to 19,000.", "19,000", "supported"),
        ("SFOR had 36 nations in January 1998. By the end of 2003 it was down to 9,100.", "9,100", "refuted"),
        ("SFOR started out with 31,000 men.", "31,000 men", "supported"),
        ("SFOR started out with 13,000 men.", "13,000 men", "refuted"),
        ("The Iraqi Security Forces were poor. In autumn 2007 the army had thirteen divisions.", "thirteen divisions", "refuted"),
        ("By November 2006 Active Endeavour has escorted 488 ships.", "488 ships", "supported"),
        ("By November 2006 Active Endeavour has escorted 844 ships.", "844 ships", "refuted"),
        # vetoes, and who held out how long
        ("On 30 June 2002 the United States vetoed a draft on Bosnia.", "United States vetoed", "supported"),
        ("On 30 June 2002 Russia vetoed a draft on Bosnia.", "Russia vetoed", "refuted"),
        ("On 30 October 1956 France and the United States blocked the draft.", "United States blocked the draft", "refuted"),
        ("Operation Artemis began in June 2003. It stayed until the following March.", "It stayed until the following March", "refuted"),
        ("Concordia began in March 2003. At the end of the year it made way for EUPOL Proxima.", "made way for EUPOL Proxima", "supported"),
        ("In 2024 Spain spent 30 per cent of its defence budget on equipment.", "30 per cent", "not-enough-info"),
        ("In October 2013 two thirds of ISAF's soldiers were American.", "two thirds", "supported"),
        ("In October 2013 roughly half of ISAF's soldiers were American.", "roughly half", "refuted"),
        ("In January 2009 about 42 per cent of ISAF's troops were from the United States.", "about 42 per cent", "supported"),
        ("By October 2013, when two thirds of its soldiers were American, ISAF had 87,000 left.", "87,000", "supported"),
        ("UNAMSIL was large. When the mission closed in 2004, it was missed.", "When the mission closed in 2004", "refuted"),
        ("Rick Hillier commanded ISAF for six months.", "commanded ISAF for six months", "supported"),
        ("Rick Hillier commanded ISAF for a whole year.", "commanded ISAF for a whole year", "refuted"),
        (DIED + "had been Secretary General of NATO since July 1, 1988.", "Secretary General of NATO since July 1, 1988", "supported"),
        (DIED + "had been Secretary General of NATO since July 1, 1986.", "Secretary General of NATO since July 1, 1986", "refuted"),
        # a day of whichever year, and a prize
        (HAGUE + "Last year was calm. The new capability targets, agreed on 5 May, are a start.", CAPABILITY, "refuted"),
        ("The Nobel Committee gave the peacekeepers its prize in September 1989.", NOBEL, "refuted"),
        ("The Nobel Committee gave the peacekeepers its prize in September 1988.", NOBEL.replace("1989", "1988"), "supported"),
        # ties
        ("In November 2016 Sea Guardian took the place of Active Endeavour.", "took the place of Active Endeavour", "supported"),
        ("IFOR left Bosnia. SFOR took its place in December 1996.", "SFOR took its place in December 1996", "supported"),
        ("IFOR left Bosnia. SFOR took its place in December 1998.", "SFOR took its place in December 1998", "refuted"),
        ("William Ward relieves John Sylvester at SFOR.", "relieves John Sylvester", "supported"),
        ("William Ward relieves Michael Dodson at SFOR.", "relieves Michael Dodson", "refuted"),
        ("SFOR's General Ward passed the command straight to General Schook.", "passed the command straight to General Schook", "refuted"),
        ("General McChrystal of ISAF took over from General McKiernan in June 2009.", "June 2009", "supported"),
        ("General McChrystal of ISAF took over from General McKiernan in July 2009.", "July 2009", "refuted"),
        ("West Germany became number fifteen on 6 May 1955.", "West Germany became number fifteen on 6 May 1955", "supported"),
        # what a question is about, and what a body was founded by
        (ASKED + "Andorra joined in 1996 and Montenegro in 2006.", "Montenegro in 2006", "supported"),
        (ASKED + "Andorra joined in 1996 and Montenegro in 2009.", "Montenegro in 2009", "refuted"),
        ("The Warsaw Pact was founded in 1955 by the Soviet Union and Poland.", FOUNDED + "Poland", "supported"),
        ("The Warsaw Pact was founded in 1955 by the Soviet Union and Finland.", FOUNDED + "Finland", "refuted"),
        # claims that are of another thing, or lie on both sides
        ("In July 1999 KFOR had 37,000 troops.", "37,000 troops", "not-enough-info"),
        ("In 2009 ISAF had 65,000 troops.", "65,000 troops", "not-enough-info"),
        ("In 2009 ISAF had 95,000 troops.", "95,000 troops", "refuted"),
        ("UNPROFOR had 38,599 military personnel in March 1995.", "38,599 military personnel", "supported"),
        ("In March 2001 UNAMSIL was enlarged to 17,500 troops.", "17,500 troops", "not-enough-info"),
        ("In December 2003 ministers resolved to go down to some 7,000 in SFOR.", "some 7,000", "supported"),
        # whose, where nations stand in turn
        ("In June 2008 ISAF had as many Germans as Frenchmen (3,370 against 1,670).", "3,370", "supported"),
        ("In June 2008 ISAF had as many Germans as Frenchmen (1,670 against 3,370).", "3,370", "refuted"),
        ("Operation Artemis brought in 2,200 troops in 2003, 1,200 of whom were French.", "1,200", "refuted"),
        # whose deed a date is of
        (ANNAN + "in 1999 was Kofi Annan, who apologised in May 1994.", "Kofi Annan", "supported"),
        (ANNAN + "in 1994 was Kofi Annan, who apologised in May 1998.", "1994 was Kofi Annan", "refuted"),
        ("McColl of ISAF handed over to Hilmi Akin Zorlu of Turkey in June 2002.", "June 2002", "supported"),
        ("McColl of ISAF handed over to Hilmi Akin Zorlu of Turkey in December 2002.", "December 2002", "refuted"),
        # what is denied, and what is not
        ("In April 1994 the Council did not reinforce UNAMIR but cut it to 270 people.", CUT, "supported"),
        # armed forces and shares of an economy
        (SPENDING + "Latvia | 2.01 | 6,400 |", "6,400", "supported"),
        (SPENDING + "Latvia | 2.01 | 4,600 |", "4,600", "refuted"),
        (SPENDING + "Lithuania | 2.18 | 15,900 |", "2.18", "refuted"),
        ("Romania, too, came in above two per cent of GDP in 2019.", "two per cent", "supported"),
    ],
)  # fmt: skip
def test_what_is_put_so_is_found(bundled: Record, text: str, passage: str, wanted: str) -> None:
    found = verdicts(bundled, text)
    assert next((verdict for told, verdict in found.items() if passage in told), found) == wanted


def test_what_it_did_is_what_the_nation_spoken_of_did(bundled: Record) -> None:
    told = "Budapest has been an ally since 12 March 1999, the same day as Warsaw and Prague. It had joined the Partnership for Peace on "
    assert set(verdicts(bundled, told + "8 February 1994.").values()) == {"supported"}
    assert list(verdicts(bundled, told + "8 February 1995.").values())[-1] == "refuted"  # the day of Latvia's programme


@pytest.mark.parametrize(
    "text",
    [
        "The police of the town had 12 officers in August 2009.",
        "Uganda had 2,000 soldiers in Latvia Street in 2025.",
        "The allies without America met in Paris in 2014 and spent 1.4 million euros on food.",
        "Two days before Christmas 1995 the choir of IFOR sang.",
        "On Friday the museum opens. It was closed on 4 July 2024.",
        "# Hungary, a guide\n\n- 340 rooms in hotels near KFOR in 2021",
        "NTM-I trained 12 dogs in 2011.",
        "NTM-I had people from thirteen of the 28 members in July 2009.",
        NAQOURA + "UNIFIL is old: the Security Council created it thirty years ago to the day.",
        "The choir of IFOR came back from Bosnia without a single loss in 1996.",
    ],
)
def test_its_neighbours_are_not_refuted(bundled: Record, text: str) -> None:
    assert "refuted" not in verdicts(bundled, text).values()


@pytest.mark.parametrize(
    "text",
    [
        # who did it to whom
        "Ukraine invaded Russia on 24 February 2022.",
        "Kuwait invaded Iraq on 2 August 1990.",
        "South Korea invaded North Korea on 25 June 1950.",
        "NATO joined Poland in 1999.",
        # the opposite was done
        "The Warsaw Pact was founded on 1 July 1991.",
        "The Warsaw Pact was dissolved on 14 May 1955.",
        "KFOR withdrew from Kosovo on 12 June 1999.",
        "NATO began its operation Unified Protector on 31 October 2011.",
        "The Security Council rejected resolution 1031 on 15 December 1995.",
        "IFOR replaced SFOR in 1996.",
        "SFOR was replaced by IFOR in 1996.",
        "Jens Stoltenberg replaced Mark Rutte as Secretary General on 1 October 2024.",
        # something else was counted
        "In January 2009 Germany withdrew 3,405 troops from ISAF.",
    ],
)
def test_the_opposite_of_what_is_on_record_is_not_supported(bundled: Record, text: str) -> None:
    assert "supported" not in verdicts(bundled, text).values()


@pytest.mark.parametrize(
    "text",
    [
        "NATO did not invoke Article 5 on 12 September 2001.",
        "Germany did not have 9,999 troops in ISAF in January 2009.",
        "Germany never had 9,999 troops in ISAF in January 2009.",
        "If Germany had had 9,999 troops in ISAF in January 2009, it would have led.",
        "Did Germany have 9,999 troops in ISAF in January 2009?",
    ],
)
def test_what_is_denied_asked_or_supposed_is_not_decided(bundled: Record, text: str) -> None:
    assert set(verdicts(bundled, text).values()) == {"not-enough-info"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Croatia and Albania did not join NATO until 2009, and in January 2009 ISAF had about 55,100 troops.", "supported"),
        ("In January 2009 Germany had not even 3,000 troops in ISAF.", "refuted"),
        ("Was it a lot? In January 2009 Germany had 3,405 troops in ISAF.", "supported"),
        ("In January 2009 Germany was not alone: ISAF had about 55,100 troops.", "supported"),
    ],
)
def test_what_is_told_beside_it_is_decided(bundled: Record, text: str, wanted: str) -> None:
    assert wanted in verdicts(bundled, text).values()


def test_a_list_without_an_end_is_read_a_piece_after_the_other(bundled: Record) -> None:
    """Its numbers are read beside those of their piece only, so that the time grows with the list."""
    text = "In January 2009 ISAF had " + ", ".join(f"{n} German soldiers" for n in range(300))
    pieces = list(sentences(text))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert max(end - start for start, end in pieces) <= LONGEST
    assert len(list(bundled.factcheck(text))) > 290


@pytest.mark.parametrize("text", ["Serial numbers: " + ",".join(map(str, range(100, 210))), "ISAF had 1" + "0" * 320 + " percent in 2009."])
def test_a_number_of_hundreds_of_digits_is_none(bundled: Record, text: str) -> None:
    assert "refuted" not in verdicts(bundled, text).values()


def test_who_does_something_to_a_treaty_joins_nothing(bundled: Record) -> None:
    text = "The CSCE was renamed in December 1994. The CFE Treaty, signed in 1990, was suspended by Moscow on 12 December 2007."
    assert "refuted" not in verdicts(bundled, text).values()
