"""A data folder, read whole: what it must hold, and how all its faults are said at once."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from one_fault import BASE, Change, catalogue, said_of

from alliancecli.errors import AllianceError, Exit, RecordFaults
from alliancecli.model.record import Metadata
from alliancecli.model.records import Figure
from alliancecli.record import FILES, load, read
from alliancecli.record.checks import INTEGRITY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sound base, to be spoilt."""
    return copytree(BASE, tmp_path / "data")


def figures(folder: Path, text: str) -> list[Figure]:
    (folder / "figures.yaml").write_text(text, encoding="utf-8")
    return load(folder).figures


def test_a_sound_record_is_read_whole_in_the_order_of_its_files() -> None:
    record = load(BASE)
    assert {name: [one.id for one in getattr(record, name)] for name in FILES} == {
        "sources": ["gazette", "yearbook"],
        "institutions": ["isaf", "norway", "rsm", "usa"],
        "events": ["bonn", "takeover"],
        "figures": ["isaf-2009", "norway-2009", "usa-2009", "trainers"],
        "relations": [
            "isaf-life",
            "isaf-life-2",
            "isaf-member-norway",
            "isaf-member-usa",
            "isaf-member-usa-2",
            "isaf-holder-doe",
            "rsm-parent-usa",
            "rsm-predecessor-isaf",
        ],
        "terms": ["article-5", "out-of-area"],
    }
    assert record.metadata == Metadata(
        title="One sound record",
        version="1.0",
        date=record.metadata.date,
        licence="CC-BY-4.0",
        theatres={"afghanistan": "Afghanistan"},
        scopes={"in-force": "troops under the command of the force"},
    )


def test_every_record_knows_the_line_of_its_id() -> None:
    record = load(BASE)
    for one in record:
        place = record.locations[id(one)]
        assert f"id: {one.id}" in Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]


def test_norway_is_text(tmp_path: Path) -> None:
    change = next(change for change in catalogue("sound") if change.name == "norway-is-NO")
    assert load(change.written(tmp_path)).institutions[1].acronyms == ("NO",)


def test_a_series_shares_its_header_over_its_observations() -> None:
    record = load(BASE)
    total, norway, usa, _ = record.figures
    assert [(one.id, one.contributor, one.value, record.locations[id(one)].line) for one in (norway, usa)] == [
        ("norway-2009", "norway", 500, 21),
        ("usa-2009", "usa", 2500, 22),
    ]
    for one in (norway, usa):
        assert (one.subject, one.measure, one.unit, one.scope, one.date) == (
            total.subject,
            total.measure,
            total.unit,
            total.scope,
            total.date,
        )
        assert one.sources[0].anchor == "500 Norwegians, 2,500 Americans"


def test_an_observation_may_say_otherwise_than_its_header(folder: Path) -> None:
    header = (
        '- series: s\n  subject: isaf\n  measure: troops\n  unit: troops\n  date: "2009-01"\n  sources: []\n  value: 1\n  observations:\n'
    )
    one, two = figures(folder, f'{header}    - id: one\n    - id: two\n      date: "2009-02"\n      value: 2\n')
    assert [(str(each.date), each.value) for each in (one, two)] == [("2009-01", 1), ("2009-02", 2)]


@pytest.mark.parametrize("observations", ["", "[]", "none", "{id: one}"])
def test_a_series_without_observations_is_a_fault(observations: str, folder: Path) -> None:
    with pytest.raises(RecordFaults) as raised:
        figures(folder, f"- subject: isaf\n  series: s\n  observations: {observations}\n")
    assert raised.value.faults == [f"{folder}/figures.yaml:1: s: a series without `observations`; list them, one `- id:` each"]


@pytest.mark.parametrize("name", ["[]", "{a: b}", "[" * 10_000 + "]" * 10_000], ids=["list", "block", "10,000 levels"])
def test_a_series_whose_name_is_no_word_is_said_in_a_line(name: str, folder: Path) -> None:
    with pytest.raises(RecordFaults) as raised:
        figures(folder, f"- series: {name}\n")
    assert "Node(" not in str(raised.value)


def test_a_fault_in_the_header_of_a_series_is_said_once(folder: Path) -> None:
    text = (folder / "figures.yaml").read_text(encoding="utf-8").replace("measure: troops\n  unit", "measure: soldiers\n  unit")
    with pytest.raises(RecordFaults) as raised:
        figures(folder, text)
    assert [fault.split(":")[1] for fault in raised.value.faults] == ["13"]


@pytest.mark.parametrize("needed", ["record", "sources"])
def test_a_file_that_must_be_there_is_missed(needed: str, folder: Path) -> None:
    (folder / f"{needed}.yaml").unlink()
    assert said_of(folder) == [f"{needed}.yaml:1: {needed}.yaml is missing; write it"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_a_heading_that_says_nothing_is_a_fault(text: str, folder: Path) -> None:
    for name in FILES:
        (folder / f"{name}.yaml").write_text("", encoding="utf-8")
    (folder / "record.yaml").write_text(text, encoding="utf-8")
    assert [fault.split(": ")[0] for fault in said_of(folder)] == ["record.yaml:1"]


@pytest.mark.parametrize("name", ["institutions", "events", "figures", "terms"])
def test_a_kind_of_record_that_is_not_kept_is_no_fault(name: str, tmp_path: Path) -> None:
    for text in (None, "", "[]\n"):
        folder = copytree(BASE, tmp_path / repr(text), ignore=lambda *_: [f"{name}.yaml"])
        if text is not None:
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        record, faults = read(folder)
        assert (faults, getattr(record, name)) == ([], [])


@pytest.mark.parametrize("text", ["id: article-5\n", "article-5\n", "12\n"])
def test_a_file_that_is_no_list_is_a_fault(text: str, folder: Path) -> None:
    (folder / "terms.yaml").write_text(text, encoding="utf-8")
    assert said_of(folder) == ["terms.yaml:1: terms: should be a list of records, one `- id:` block each"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1"])
def test_a_file_that_is_not_utf8_is_a_fault(encoding: str, folder: Path) -> None:
    file = folder / "events.yaml"
    file.write_text("# Münster\n" + file.read_text(encoding="utf-8"), encoding=encoding)
    assert said_of(folder) == ["events.yaml:1: events: the file is not UTF-8; save it as UTF-8 without a byte order mark"]


def test_a_byte_order_mark_is_no_fault(folder: Path) -> None:
    file = folder / "events.yaml"
    file.write_text(file.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert said_of(folder) == []


def nowhere(folder: Path) -> str:
    folder.rename(folder.with_name("moved"))
    return f"{folder}: cannot read the data folder: No such file or directory; name a folder with record.yaml in it"


def a_file(folder: Path) -> str:
    nowhere(folder)
    folder.write_text("")
    return f"{folder}: cannot read the data folder: Not a directory; name a folder with record.yaml in it"


def empty(folder: Path) -> str:
    nowhere(folder)
    folder.mkdir()
    return f"{folder}: no record here; a data folder holds record.yaml, sources.yaml and events.yaml"


def of_other_things(folder: Path) -> str:
    said = empty(folder)
    (folder / "notes.yaml").write_text("a: 1\n")
    return said


def with_a_folder_for_a_file(folder: Path) -> str:
    (folder / "events.yaml").unlink()
    (folder / "events.yaml").mkdir()
    return f"{folder}/events.yaml: cannot be read: Is a directory"


def with_a_link_to_nowhere(folder: Path) -> str:
    (folder / "events.yaml").unlink()
    (folder / "events.yaml").symlink_to("gone.yaml")
    return f"{folder}/events.yaml: cannot be read: No such file or directory"


@pytest.mark.parametrize("spoil", [nowhere, a_file, empty, of_other_things, with_a_folder_for_a_file, with_a_link_to_nowhere])
def test_what_cannot_be_read_is_one_error_and_says_what_to_do(spoil: Callable[[Path], str], folder: Path) -> None:
    said = spoil(folder)
    with pytest.raises(AllianceError) as raised:
        read(folder)
    assert (str(raised.value), raised.value.exit) == (said, Exit.FAILURE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("name", ["", "events.yaml"])
def test_what_may_not_be_read_is_one_error(name: str, folder: Path) -> None:
    (folder / name).chmod(0)
    with pytest.raises(AllianceError, match=os.strerror(errno.EACCES)):
        read(folder)
    (folder / name).chmod(0o700)


def faulty(number: int) -> str:
    return f'- id: event-{number:02}\n  date: "2009-13"\n  title: X\n  kind: war\n  theatre: [x]\n  sources: []\n'


def test_a_hundred_faults_are_all_said_at_once(folder: Path) -> None:
    (folder / "events.yaml").write_text("".join(map(faulty, range(33))), encoding="utf-8")
    (folder / "terms.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    with pytest.raises(RecordFaults) as raised:
        load(folder)
    wrong = ((2, "date"), (4, "kind"), (5, "theatre"))
    expected = {f"{folder}/events.yaml:{6 * n + line}: event-{n:02}.{field}" for n in range(33) for line, field in wrong}
    assert {fault.rsplit(": ", 1)[0] for fault in raised.value.faults} == expected | {f"{folder}/terms.yaml:2: terms"}
    assert (len(raised.value.faults), raised.value.exit) == (100, Exit.FAULTS)
    assert str(raised.value).splitlines() == raised.value.faults


def test_faults_are_said_in_the_order_of_files_and_lines(folder: Path) -> None:
    (folder / "sources.yaml").write_text("- id: paper\n", encoding="utf-8")
    (folder / "events.yaml").write_text(faulty(0) + faulty(1), encoding="utf-8")
    _, faults = read(folder)
    files = [Path(fault.place.file).stem for fault in faults]
    assert [name for name in FILES if name in files] == list(dict.fromkeys(files))
    assert [fault.place.line for fault in faults if "events" in fault.place.file] == [2, 4, 5, 8, 10, 11]


@pytest.mark.parametrize("change", catalogue("checks"), ids=str)
def test_only_what_makes_answers_wrong_keeps_a_record_from_being_asked(change: Change, tmp_path: Path) -> None:
    folder = change.written(tmp_path)
    if change.check in {check.__name__ for check in INTEGRITY}:
        with pytest.raises(RecordFaults):
            load(folder)
    else:
        assert load(folder).metadata.title == "One sound record"
