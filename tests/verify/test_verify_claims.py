"""What a document says to the claims of a record."""

from pathlib import Path

import pytest
from paper import PAPER, event, figure, folder, held, of

from alliancecli.record import load
from alliancecli.verify import Confidence, Document, Verdict, verify

PASSES, FAILS = Verdict.PASSES, Verdict.FAILS
SURE, PROBABLE = Confidence.SURE, Confidence.PROBABLE


@pytest.mark.parametrize(
    ("value", "anchor", "locator", "unit", "confidence"),
    [
        ("value: 1590", "Noria (1,590)", "Introduction", "troops", SURE),
        ("value: 55100", "it had 55,100 troops", "Introduction", "troops", SURE),
        ("value: 2000000", "meant for two million", "Introduction", "people", SURE),
        ("value: 27", "twenty-seven nations", "Introduction", "nations", SURE),
        ("low: 2000000000, high: 2500000000, qualifier: range", "The cost was", "Introduction", "USD", SURE),
        ("low: 2, high: 2.5, qualifier: range", "The cost was", "Introduction", "billion USD", SURE),
        ("value: 33", "One-third of the rifles", "1(1)", "percent", SURE),
        ("value: 75000", "75,000 in all, were delivered", "1(1)", "rifles", SURE),
        ("value: 2", "the staff was doubled", "1(2)(a)", "times", SURE),
        ("value: 50", "Half of the army", "1(2)(b)", "percent", SURE),
        ("value: 1", "Peace held for about", "1(2)(a)", "years", PROBABLE),
    ],
)
def test_a_value_that_stands_by_its_anchor_passes(
    tmp_path: Path, value: str, anchor: str, locator: str, unit: str, confidence: Confidence
) -> None:
    found = of(held(tmp_path, figures=figure(value, anchor, locator, unit=unit)), "figure")
    assert {check: finding.verdict for check, finding in found.items()} == dict.fromkeys(("anchor", "place", "value", "date"), PASSES)
    assert found["value"].confidence is confidence


@pytest.mark.parametrize(
    ("written", "confidence"),
    [
        ("20k", SURE),
        ("20 000", SURE),
        ("٢٠٬٠٠٠", SURE),
        ("٢٠٠٠٠", SURE),
        ("２０，０００", SURE),
        ("twenty thou-\nsand", SURE),
        ("20.000", PROBABLE),
    ],
)
def test_a_value_is_found_however_the_document_writes_it(tmp_path: Path, written: str, confidence: Confidence) -> None:
    result = held(tmp_path, PAPER.replace("55,100", written), figures=figure("value: 20000", "it had", "Introduction"))
    found = of(result, "figure")["value"]
    assert (found.verdict, found.confidence) == (PASSES, confidence)


def test_a_value_that_is_not_near_fails_with_what_is(tmp_path: Path) -> None:
    result = held(tmp_path, figures=figure("value: 1600", "Noria (1,590)", "Introduction"))
    found = of(result, "figure")["value"]
    assert (found.verdict, found.line, found.expected) == (FAILS, 5, "1,600 troops")
    assert "1,590" in found.said
    assert result.failed == ["figure"]


def test_a_figure_that_is_missing_has_no_value_to_check(tmp_path: Path) -> None:
    assert "value" not in of(held(tmp_path, figures=figure("missing: unknown", "Noria (1,590)", "Introduction")), "figure")


@pytest.mark.parametrize(
    ("date", "anchor", "locator", "confidence"),
    [
        ("2003-21", "The Force was founded", "Introduction", SURE),
        ("2004-05", "it had 55,100 troops", "Introduction", SURE),
        ("2005-06", "The AK-47 is named", "1(1)", SURE),
        ("2005-09", "the staff was doubled", "1(2)(a)", PROBABLE),
        ("-0399/-0300", "had failed", "1(2)(b)", SURE),
        ("1714/1767", "It lasted from", "Conclusions", SURE),
        ("19XX", "long war", "Conclusions", SURE),
        ("174X/..", "It lasted from", "Conclusions", None),
        ("2009", "The Force was founded", "Introduction", PROBABLE),
        ("2002-05-14", "Final Report", "n. 16", SURE),
        ("2002-05-15", "Final Report", "n. 16", None),
        ("2004-06", "it had 55,100 troops", "Introduction", None),
        ("2008-09", "the staff was doubled", "1(2)(a)", None),
        ("2003-22", "The Force was founded", "Introduction", None),
    ],
)
def test_dates(tmp_path: Path, date: str, anchor: str, locator: str, confidence: Confidence | None) -> None:
    found = of(held(tmp_path, events=event(date, anchor, locator)), "event")["date"]
    assert (found.verdict, found.confidence) == ((PASSES, confidence) if confidence else (FAILS, SURE))


@pytest.mark.parametrize(
    "caveat", ["undated in the text", "no date of its own", "the start is that of the war", "the text puts it in June 1999"]
)
def test_a_date_that_a_caveat_declares_passes_probably(tmp_path: Path, caveat: str) -> None:
    found = of(held(tmp_path, events=event("1999-06", "The Force was founded", "Introduction", caveat=caveat)), "event")["date"]
    assert (found.verdict, found.confidence) == (PASSES, PROBABLE)


def test_a_caveat_about_something_else_declares_nothing(tmp_path: Path) -> None:
    told = event("1999-06", "The Force was founded", "Introduction", caveat="the text calls it small")
    assert of(held(tmp_path, events=told), "event")["date"].verdict is FAILS


def test_the_date_of_a_citation_is_held_to_its_own_anchor(tmp_path: Path) -> None:
    good = event("1999", "The Force was founded", "Introduction", own="2003")
    assert of(held(tmp_path, events=good), "event")["date"].verdict is PASSES
    bad = event("2003", "The Force was founded", "Introduction", own="1999")
    assert of(held(tmp_path, events=bad), "event")["date"].verdict is FAILS


def relation(date: str, anchor: str, name: str = "force-life", kind: str = "life") -> str:
    """A relation of the paper's one institution, as YAML."""
    cited = f"sources: [{{source: paper-2009, locator: Introduction, anchor: '{anchor}'}}]"
    return f'- {{id: {name}, subject: force, relation: {kind}, date: "{date}", {cited}}}\n'


def test_the_date_of_a_relation_is_held_to_its_own_passage(tmp_path: Path) -> None:
    good, bad = relation("2003-21/..", "The Force was founded"), relation("1999/..", "The Force was founded", "force-life-2")
    result = held(tmp_path, relations=good + bad)
    dates = [(f.id, f.expected, f.verdict) for f in result.findings if f.check == "date" and f.id]
    assert dates == [("force-life", "2003-21/..", PASSES), ("force-life-2", "1999/..", FAILS)]


def test_what_a_list_says_of_its_being_complete_is_held_to_its_passage(tmp_path: Path) -> None:
    whole = """\
- series: force-names
  subject: force
  relation: name
  complete: {date: "2003-21", sources: [{source: paper-2009, locator: Introduction, anchor: "The Force was founded"}]}
  sources: [{source: none-cited, locator: p. 1, anchor: "The Force"}]
  observations:
    - {id: force-name, name: Force}
"""
    found = of(held(tmp_path, relations=whole), "force-names")
    assert (found["anchor"].verdict, found["date"].expected, found["date"].verdict) == (PASSES, "complete 2003-21", PASSES)
    gone = of(held(tmp_path, relations=whole.replace("was founded", "was dissolved")), "force-names")
    assert gone["anchor"].verdict is FAILS


def test_an_anchor_that_is_not_there_fails_with_the_nearest_words(tmp_path: Path) -> None:
    found = of(held(tmp_path, events=event("2003", "The Force was created", "Introduction")), "event")
    assert list(found) == ["anchor"]
    assert (found["anchor"].verdict, found["anchor"].line) == (FAILS, 4)
    assert found["anchor"].said.startswith("nearest: The Force was founded")
    nowhere = of(held(tmp_path, events=event("2003", "nothing like it", "Introduction")), "event")["anchor"]
    assert (nowhere.line, nowhere.said) == (None, "not in the document")


def test_an_anchor_in_another_section_fails_and_says_which(tmp_path: Path) -> None:
    other = event("2009", "Peace held", "1(2)(a)", name="other")
    found = of(held(tmp_path, events=event("2009", "Half of the army", "1(2)(a)") + other), "event")["place"]
    assert (found.verdict, found.line, found.said, found.expected) == (FAILS, 16, "in 1(2)(b)", "1(2)(a)")
    assert found.confidence is SURE


def test_a_locator_without_a_heading_lowers_the_confidence_and_fails_nothing(tmp_path: Path) -> None:
    result = held(tmp_path, events=event("2003", "The Force was founded", "p. 4"))
    assert (of(result, "event")["place"].verdict, of(result, "event")["place"].confidence) == (PASSES, PROBABLE)
    assert result.failed == []


def test_a_loose_anchor_is_less_sure(tmp_path: Path) -> None:
    text = PAPER.replace("was founded in", "was foun-\nded in")
    found = of(held(tmp_path, text, events=event("2003", "The Force was founded in", "Introduction")), "event")
    assert (found["anchor"].verdict, found["anchor"].confidence) == (PASSES, PROBABLE)
    assert found["date"].verdict is PASSES
    wrong = of(held(tmp_path, text, events=event("1999", "The Force was founded in", "Introduction")), "event")
    assert (wrong["date"].verdict, wrong["date"].confidence) == (FAILS, PROBABLE)


def test_a_number_that_only_a_margin_holds_still_counts(tmp_path: Path) -> None:
    text = "Introduction\nThe Force was founded\nNoria\n1590\nSudland\n"
    assert held(tmp_path, text, figures=figure("value: 1590", "Noria 1590", "Introduction")).failed == []


def test_a_source_that_no_record_cites_has_nothing_to_check(tmp_path: Path) -> None:
    assert verify(load(folder(tmp_path)), "none-cited", Document(PAPER)) == (0, 0, [])
