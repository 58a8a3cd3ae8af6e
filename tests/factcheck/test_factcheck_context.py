"""What a statement takes over from the words around it: the time, the force, who is meant, what is counted."""

from typing import Any

import pytest

from alliancecli.api.record import Record


def decided(record: Record, text: str) -> list[tuple[str, str]]:
    found: list[Any] = [row for row in record.factcheck(text) if row["verdict"] != "not-enough-info"]
    return [(row["text"], row["verdict"]) for row in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a number that agrees vouches for those beside it
        ("My note on ISAF for 3 June 2008: 52,900 all told, the British 7,830, the Dutch 1,770.", "refuted"),
        ("In April 2012 I noted for ISAF: the British 9,500, the Germans with 4,517.", "refuted"),
        # what is much smaller may be a part
        ("At the end of December 2013 there were 208 of ours in UNIFIL.", ""),
        ("In June 2008 ISAF had 52,900 troops from 26 NATO and two non-NATO countries.", ""),
        # a bare number goes on about the nation of the sentence before
        ("In May 2003 there were 146,000 Americans in Iraq. In January 2005 there were 159,000, with about 9,000 Britons.", ""),
        # the members of another body
        ("The North Atlantic Cooperation Council met for the first time on 20 December 1991, with 25 members.", ""),
        # soldiers, police and observers together
        ("As of 28 February 2005 UNFICYP had 937 uniformed personnel, including 894 troops.", ""),
    ],
)
def test_numbers_beside_each_other(bundled: Record, text: str, wanted: str) -> None:
    assert [verdict for _, verdict in decided(bundled, text) if verdict == "refuted"] == [wanted] * bool(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UNMIL came to Liberia. The year 2005 was its worst: it lost 36 of its people.", []),
        ("In 2013 UNAMID mourned forty-four dead.", ["supported"]),
        ("UNAMIR failed. Ten of those who died with the mission in 1994 were Belgians.", ["supported"]),
        ("UNIFIL has 339 dead in all.", ["supported"]),
        ("MONUSCO has lost 229 people since 2010.", ["refuted"]),
    ],
)
def test_the_dead_are_told_from_both_sides_of_a_number(bundled: Record, text: str, wanted: list[str]) -> None:
    assert [verdict for _, verdict in decided(bundled, text)][: len(wanted)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kofi Annan led the United Nations. After him came Ban Ki-moon.", ["supported"]),
        ("Mark Rutte is Secretary General of NATO. Before him it was Lord Robertson.", ["refuted"]),
        ("Kofi Annan became Secretary-General of the UN in January 1997 in succession to Boutros Boutros-Ghali.", ["supported"] * 2),
        ("Lord Ismay was the first Secretary General of NATO. His successor, from May 1957, was Paul-Henri Spaak.", ["supported"] * 3),
        ("WEU had no more to do. It was dissolved on 30 June 2011.", ["supported"]),
        ("UNDOF goes back to 31 May 1974.", ["supported"]),
        ("UNAMID had a hard life. Its mandate expired on 31 December 2021.", ["refuted"]),
        ("In Mali the UN had MINUSMA. The year 2017 took 42 of its people.", ["supported"]),
    ],
)
def test_pronouns_mean_whom_or_what_was_spoken_of(bundled: Record, text: str, wanted: list[str]) -> None:
    assert [verdict for _, verdict in decided(bundled, text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council established UNMIL on 19 September 2003.",  # it was decided on then
        "## 1952\n\nFeb. 18: Greece and Turkey join the alliance NATO.\n\n## 1955\n\nMay 5: West Germany joins NATO.",
        "Three former Warsaw Pact nations, the Czech Republic, Hungary and Poland, joined NATO in 1999.",
        "In 1994 Finland and Sweden joined NATO's Partnership for Peace.",
        "In 2017, only five member countries other than the U.S. were estimated to contribute 2 percent of their GDP: Greece, Estonia, "
        "the United Kingdom, Romania and Poland.",
        "KFOR was ready. Eric Shinseki became commander of SFOR on 6 December 1997.",
        "10 June 2011\n\nISAF has a new commander, David Petraeus, who succeeded Stanley McChrystal last June.",
    ],
)
def test_what_newspapers_and_encyclopaedias_write_is_not_refuted(bundled: Record, text: str) -> None:
    assert [row for row in decided(bundled, text) if row[1] == "refuted"] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 14 January 2024 the Alliance kicked off Baltic Sentry after some cables had been cut.", "refuted"),
        ("On 14 January 2025 the Alliance kicked off Baltic Sentry after some cables had been cut.", "supported"),
        ("Five MiG-31s strolled into Estonian airspace on 19 September 2025.", "refuted"),
        ("The North Atlantic Treaty entered into force on 24 August 1950.", "refuted"),
        ("Solana ordered the air campaign against Yugoslavia on 24 March 1999.", ""),  # which began that day; the order is of the 23rd
        ("Robertson ordered the air campaign against Yugoslavia on 24 March 1999.", ""),
        ("In spring 2008 the Pentagon sent the 20,000-25,000 extra troops that McKiernan had asked for.", ""),
    ],
)
def test_events_by_few_words_and_by_their_details(bundled: Record, text: str, wanted: str) -> None:
    found = [verdict for _, verdict in decided(bundled, text)]
    assert found[-1:] == [wanted] * bool(wanted) or (not wanted and "supported" not in found)
