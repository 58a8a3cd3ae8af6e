"""What is told of time and of members: the right day in another year, time counted from another thing, how many there were."""

import pytest

from alliancecli.api.record import Record


def verdict(record: Record, text: str) -> str:
    """The gravest verdict on any statement of a text."""
    found = {row["verdict"] for row in record.factcheck(text)}
    return next((one for one in ("refuted", "supported") if one in found), "")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the day in another year, or in another month
        ("The new headquarters in Brussels opened on 16 October 1968.", "refuted"),
        ("The new headquarters in Brussels opened on 16 October 1967.", "supported"),
        ("The Wall came down on 9 November 1988, and Europe changed.", "refuted"),
        ("Srebrenica fell on 11 July 1996.", "refuted"),
        ("The accession protocols of Finland and Sweden were signed on 5 August 2022.", "refuted"),
        ("The treaty on the INF was signed in December 1986.", "refuted"),
        ("EULEX, an EU mission, began its work in December 2009.", "refuted"),
        ("Crimea was annexed by Russia in March 2013.", "refuted"),
        ("Crimea was annexed by Russia in March 2014.", "supported"),
        # what lasted is held against its first or last day
        ("The blockade of Berlin was lifted on 12 May 1949.", "supported"),
        # what is remembered, and what else happens on such a day
        ("On 4 April 2019 a ceremony in Washington remembered the treaty, signed there by twelve states.", ""),
        ("The Berlin Wall museum opened on 9 November 1998.", ""),
        ("On 11 July 2005 thousands came to Srebrenica to bury their dead.", ""),
        ("On 12 June 2009 the people of Pristina lined the streets for KFOR.", ""),
        ("Foreign ministers met in Brussels in December 1988.", ""),
        ("Obama spoke in Prague on 5 April 2010 of a world without nuclear weapons.", ""),
    ],
)
def test_the_very_day_of_another_year(bundled: Record, text: str, wanted: str) -> None:
    assert verdict(bundled, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("KFOR was ready on June 12, 1999, three days after it had signed a Military Technical Agreement with the Yugoslavs.", "supported"),
        ("KFOR was ready on June 12, 1999, nine days after it had signed a Military Technical Agreement with the Yugoslavs.", "refuted"),
        ("On 12 June 1999 KFOR entered Kosovo, two days after the Security Council had adopted Resolution 1244.", "supported"),
        ("On 12 June 1999 KFOR entered Kosovo, nine days after the Security Council had adopted Resolution 1244.", "refuted"),
        ("Sarajevo was calm on 2 December 2004, six weeks after the Council had adopted Resolution 1575.", "refuted"),
        ("Sarajevo was calm on 2 December 2004, ten days after the Council had adopted Resolution 1575.", "supported"),
        ("All was new on 12 September 2025, two days after drones had been brought down over Poland.", "supported"),
        ("On 12 June 1999 the troops crossed the border, two days after I had moved house.", ""),
        ("Ten days after the summit of July 1997, the markets fell.", ""),
        (
            "The Dayton agreement was signed in Paris on 14 December 1995; "
            "the very next day the Council gave IFOR its mandate in Resolution 1088.",
            "refuted",
        ),
        ("12 July 2024. Sweden joined NATO four months ago.", "supported"),
        ("12 July 2024. Sweden joined NATO this March.", "supported"),
        ("12 July 2024. Sweden joined NATO nine months ago.", "refuted"),
        ("A year ago the force had a different look.", ""),
    ],
)  # fmt: skip
def test_time_counted_from_another_thing(bundled: Record, text: str, wanted: str) -> None:
    assert verdict(bundled, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In September 2014 NATO had 28 members.", "supported"),
        ("In September 2014 NATO had 29 members.", "refuted"),
        ("In September 2014 all 28 members of NATO met in Wales.", "supported"),
        ("In September 2014 NATO had 29 members, and the WEU none.", "refuted"),
        ("On 5 June 2017 NATO grew to 29 members.", "supported"),
        ("On 5 June 2017 NATO grew to 28 members.", "refuted"),
        ("In 1960 NATO was a club of sixteen.", "refuted"),
        ("In 2019 nine of NATO's 29 members met the target.", "supported"),
        ("12 July 2024. The alliance is large: NATO counts. Thirty-three states now belong to it.", "refuted"),
        ("In 2019 NATO had seven new members.", ""),
        ("In 2014 NATO had more than 20 members.", ""),
        ("NATO counts 19 allies with ships in the exercise of 2021.", ""),
        ("In 2016 there were 22 allies that are in the EU.", ""),
        ("The team of 26 members flew to Kabul in January 2009.", ""),
    ],
)
def test_how_many_members(bundled: Record, text: str, wanted: str) -> None:
    assert verdict(bundled, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("NATO has grown by Montenegro in 2017 and North Macedonia in 2019.", "refuted"),
        ("NATO has grown by Montenegro in 2017 and North Macedonia in 2020.", "supported"),
        ("NATO took in Albania and Croatia in 2010.", "refuted"),
        ("The Soviet Union founded the Warsaw Pact. Albania was the only one to leave, in 1986.", "refuted"),
        ("The Soviet Union founded the Warsaw Pact. Albania left in 1968.", "supported"),
        ("Montenegro has been an ally since June 2016.", "refuted"),
        # a source that has only the year bears out no day of it
        ("West Germany became a member of NATO on 22 May 1955.", "refuted"),
        ("West Germany became a member of NATO in 1955.", "supported"),
        ("France left the alliance in 1986.", ""),
        # a date right before a nation is that of its entry, and not of the one before it
        ("In 1999 Poland and in 2004 Latvia joined NATO.", "supported"),
        ("In 1999 Poland and in 2005 Latvia joined NATO.", "refuted"),
        ("In 2000 Poland and in 2004 Latvia joined NATO.", "refuted"),
        ("In 1999 Poland, Hungary and the Czech Republic joined NATO, in 2004 Latvia.", "supported"),
        ("Poland joined NATO in 1999, Latvia in 2004 and Albania in 2009.", "supported"),
        ("Poland joined NATO in 1999, Latvia in 2004 and Albania in 2008.", "refuted"),
        ("In 1955 all was well, but Albania left the Warsaw Pact in 1968.", "supported"),
        ("Albania left the Warsaw Pact in 1961, and in 1968 it said so.", "refuted"),
        # who left did not join on that day
        ("In the EU Austria became a member in 1995, and the United Kingdom left on 31 January 2020.", "supported"),
        ("In the EU Austria became a member in 1995, and the United Kingdom left on 31 March 2019.", "refuted"),
        ("Albania joined the Warsaw Pact in 1955 and left the Warsaw Pact in 1968.", "supported"),
        # of what the Union replaced they were members before
        ("Greece joined the EU in 1981.", "supported"),
        ("Greece joined the EU in 1983.", "refuted"),
        ("Croatia joined NATO in 2009 and the EU in 2013.", "supported"),
        ("Croatia joined NATO in 2009 and the EU in 2014.", "refuted"),
        ("Finland has been in the EU since 1995 and in NATO since 2023.", "supported"),
        ("Turkey has been a member of NATO since 1952 but is not in the EU.", "supported"),
        ("NATO has been there since 2023.", ""),  # what it set up in that year is not itself
        ("Albania joined the Warsaw Pact in 1955 and left the Warsaw Pact in 1978.", "refuted"),
        ("Two years after joining NATO, on 12 March 2001, Poland bought tanks.", ""),
        ("Seven nations joined NATO in the round announced at the November 2002 summit: Latvia and Estonia among them.", ""),
    ],
)
def test_who_came_and_went(bundled: Record, text: str, wanted: str) -> None:
    assert verdict(bundled, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iceland was a founding member of NATO.", "supported"),
        ("Belgium and Canada were both among the founding members of NATO.", "supported"),
        ("Italy is one of NATO's founders.", "supported"),
        ("Spain was one of the founders of NATO.", "refuted"),
        ("Belgium and Greece were founding members of NATO.", "refuted"),
        ("The Warsaw Pact was founded in 1955. Albania was one of its founders.", "supported"),
        ("The Warsaw Pact was founded in 1955. Yugoslavia was one of its founders.", "refuted"),
        ("The United Kingdom was a founding member of the EU.", ""),
        ("Brazil was a founding member of WEU.", ""),
    ],
)
def test_who_was_there_at_the_beginning(bundled: Record, text: str, wanted: str) -> None:
    assert verdict(bundled, text) == wanted


@pytest.mark.parametrize("whose", ["Danish", "South Korean"])
def test_officers_of_a_nation_are_not_the_nation(bundled: Record, whose: str) -> None:
    assert [row["note"] for row in bundled.factcheck(f"In 2009 {whose} officers joined NATO.")] == ["nothing on record about just that"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On the civil side of NATO the first Secretary General was the Belgian Paul-Henri Spaak.", "refuted"),
        ("NATO's first Secretary General was the British Lord Ismay.", "supported"),
        ("Manfred Wörner was followed at NATO by Javier Solana.", "refuted"),
        ("Eisenhower handed SHAPE over to Alfred Gruenther in 1952.", "refuted"),
        ("Jaap de Hoop Scheffer led NATO from January 2002.", "refuted"),
        ("Jaap de Hoop Scheffer led NATO from January 2004.", "supported"),
        ("The first commander of the battalion was the Dane Ole Hansen in 1995.", ""),
    ],
)
def test_who_held_it_first_and_after_whom(bundled: Record, text: str, wanted: str) -> None:
    assert verdict(bundled, text) == wanted


_TABLE = "| Ally (share of GDP, %) | 2014 | 2023 |\n| --- | --- | --- |\n"
_ONE_YEAR = "| Ally (share of GDP, %) | 2014 |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (_TABLE + "| Germany | 1.16 | 1.61 |\n", "supported"),
        (_TABLE + "| Poland | 1.86 | 2.37 |\n", "refuted"),
        ("In 2007 ISAF lost 219 members, dead in battle.", "supported"),
        ("In 2007 ISAF lost 319 members, dead in battle.", "refuted"),
        ("In 2007 seven members of ISAF were killed.", ""),  # far fewer than the 219 and 232 on record: those of a part, or of a day
        (_ONE_YEAR + "| Poland | 11.9 |\n", "refuted"),
        (_ONE_YEAR + "| Poland | 12 |\n", ""),  # too much for a share of an economy
        ("| Force | January 2009 | October 2009 |\n| --- | --- | --- |\n| ISAF | 55,100 | 67,700 |\n", "supported"),
        ("| Force | October 2009 | January 2009 |\n| --- | --- | --- |\n| ISAF | 55,100 | 67,700 |\n", "refuted"),
        ("| Ally | Cars in millions, 2014 |\n| --- | --- |\n| Poland | 3.12 |\n", ""),
        ("On 1 October 2009 ISAF had 67,700 troops. The Americans had 31,855, which is 57 percent of the lot.", "refuted"),
        ("On 1 October 2009 ISAF had 67,700 troops. Of these 31,855 are American.", "supported"),
        ("NATO spent 2.56 percent of GDP on defence in 2014.", "supported"),
        ("Germany spent 1.18 per cent of GDP on defence in 2014. Five years later it was 1.36 per cent.", "supported"),
        ("Germany spent 1.18 per cent of GDP on defence in 2014. In 2023 the share was 1.16 per cent.", "refuted"),
        ("Germany spent 1.18 per cent of GDP on defence in 2014. Unemployment was 5 per cent in 2014.", "supported"),  # the first
        ("American defence expenditure exceeded 650 billion dollars in 2014.", "supported"),
        ("Italy spent 24.4 billion dollars on defence in 2014.", "supported"),
        ("Italy spent 34.4 billion dollars on defence in 2014.", "refuted"),
        ("Italy spent 26 billion dollars on defence in 2014.", ""),  # by other prices it may have
        ("Italy spent 24.4 billion euros on defence in 2014.", ""),
        ("NATO spent 1.56 percent of GDP on defence in 2014.", "refuted"),
        ("The defence spending of NATO rose by 2.5 percent in 2022.", ""),
        ("In 2004 SFOR had 7,000 troops. At its peak, it had approximately 32,000 troops.", "supported"),
    ],
)
def test_shares_and_parts(bundled: Record, text: str, wanted: str) -> None:
    assert verdict(bundled, text) == wanted


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        (["ISAF in January 2009", "Strength"], "refuted"),
        (["ISAF", "As it was in January 2009", "Strength"], "refuted"),
        (["ISAF in July 2008", "Strength in January 2009", "Losses"], "not-enough-info"),
        (["ISAF", "What it is", "As it was in January 2009", "Strength"], "not-enough-info"),
        (["ISAF in 2009", "Strength"], "not-enough-info"),
    ],
)
def test_now_is_the_month_that_the_first_or_the_second_heading_names(bundled: Record, heads: list[str], wanted: str) -> None:
    draft = "".join(f"# {head}\n\n" for head in heads) + "The force now has 45,100 troops."
    assert [row["verdict"] for row in bundled.factcheck(draft)][-1:] == [wanted]
