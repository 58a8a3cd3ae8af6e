"""What a sound record promises, and who notices where it does not."""

from pathlib import Path
from shutil import copytree

import pytest
from one_fault import BASE, Change, catalogue, said_of

from alliancecli.record import checks, read

CHANGES = catalogue("checks")


def test_the_sound_base_passes_every_check() -> None:
    assert said_of(BASE) == []


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_one_fault_is_said_once_with_its_line_and_field(change: Change, tmp_path: Path) -> None:
    assert said_of(change.written(tmp_path)) == change.said


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_one_fault_is_found_by_the_check_that_promises_it(change: Change, tmp_path: Path) -> None:
    record, _ = read(change.written(tmp_path))
    assert [check.__name__ for check in checks.CHECKS if any(check(record))] == [change.check]


@pytest.mark.parametrize("change", catalogue("sound"), ids=str)
def test_what_is_odd_and_right_is_no_fault(change: Change, tmp_path: Path) -> None:
    assert said_of(change.written(tmp_path)) == []


@pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.__name__)
def test_every_check_says_what_it_promises_and_has_a_record_that_breaks_it(check: checks.Check) -> None:
    assert check.__doc__
    assert check.__name__ in {change.check for change in CHANGES}


@pytest.mark.parametrize(
    ("file", "text", "spoilt"),
    [
        ("record.yaml", "One sound record", r'"One \e[31mrecord"'),
        ("record.yaml", ": Afghanistan", r': "\e[31mAfghanistan"'),
        ("sources.yaml", "Doe", r'"\e[31mDoe"'),
        ("institutions.yaml", "[ISAF]", r'["\e[31mISAF"]'),
        ("events.yaml", "took over", r"\e[31mtook over"),
        ("figures.yaml", 'locator: "9"', r'locator: "\e[31m9"'),
        ("terms.yaml", "An attack on one", r'"\e[31mAn attack" #'),
    ],
)
def test_no_text_however_deep_holds_a_control_character(file: str, text: str, spoilt: str, tmp_path: Path) -> None:
    folder = copytree(BASE, tmp_path / "data")
    whole = (folder / file).read_text(encoding="utf-8")
    assert whole.count(text) == 1
    (folder / file).write_text(whole.replace(text, spoilt), encoding="utf-8")
    assert ["U+001B" in fault for fault in said_of(folder)] == [True]
