"""What no record claims."""

from pathlib import Path

from paper import event, figure, held

from alliancecli.verify import Confidence, Verdict


def unclaimed(path: Path, **files: str) -> list[str]:
    return [f.said for f in held(path, **files).findings if f.verdict is Verdict.UNCLAIMED]


def test_every_date_and_number_that_nothing_claims_is_listed_in_order(tmp_path: Path) -> None:
    assert unclaimed(tmp_path) == [
        "spring of 2003",
        "two million",
        "twenty-seven",
        "May 2004",
        "55,100",
        "1,590",
        "$2.0",
        "$2.5 billion",
        "One-third",
        "75,000",
        "end of June 2005",
        "September",
        "doubled",
        "300",
        "fourth century B.C",
        "Half",
        "2009",
        "1714-67",
        "twentieth century",
        "14 May 2002",
    ]


def test_unclaimed_is_no_failure(tmp_path: Path) -> None:
    assert held(tmp_path).failed == []


def test_a_claim_carries_what_its_value_date_and_words_say(tmp_path: Path) -> None:
    told = event("2003-21", "The Force was founded", "Introduction", summary="For two million people and 27 nations")
    left = unclaimed(tmp_path, events=told, figures=figure("value: 55100", "55,100 troops", "Introduction", "2004-05"))
    assert left[:3] == ["1,590", "$2.0", "$2.5 billion"]


def test_a_less_precise_date_does_not_carry_a_more_precise_one(tmp_path: Path) -> None:
    assert "May 2004" in unclaimed(tmp_path, events=event("2004", "it had 55,100 troops", "Introduction"))


def test_a_claim_carries_nothing_far_from_its_anchor(tmp_path: Path) -> None:
    assert "1714-67" in unclaimed(tmp_path, events=event("1714/1767", "The Force was founded", "Introduction", caveat="undated"))


def test_each_has_its_line_section_words_and_confidence(tmp_path: Path) -> None:
    result = held(tmp_path, events=event("2009", "Half of the army", "1(2)(b)"))
    found = {f.said: f for f in result.findings if f.verdict is Verdict.UNCLAIMED}
    september = found["September"]
    assert (september.line, september.locator, september.check) == (14, "1(2)(a)", "date")
    assert september.confidence is Confidence.UNSURE
    assert "In September the staff" in september.context
    assert found["300"].confidence is Confidence.SURE
    assert found["300"].check == "number"


def test_how_surely_a_number_is_a_fact(tmp_path: Path) -> None:
    result = held(tmp_path, "Introduction\nIt had 7 ships and 70 tanks in May 2004, and twelve hundred men.\nIn May one of them left.\n")
    found = {f.said: f.confidence for f in result.findings if f.verdict is Verdict.UNCLAIMED}
    assert found["7"] is Confidence.PROBABLE
    assert (found["70"], found["May 2004"], found["twelve hundred"]) == (Confidence.SURE,) * 3
    assert found["May"] is Confidence.UNSURE


def test_the_numbers_of_headings_and_notes_are_no_facts(tmp_path: Path) -> None:
    text = "Introduction\nThe Force was founded.\n7 See also the report.\n3. The Third\n12 troops came.\nIt had\n4 Tanks.\n"
    result = held(tmp_path, text)
    assert [f.said for f in result.findings if f.verdict is Verdict.UNCLAIMED] == ["12", "4"]
