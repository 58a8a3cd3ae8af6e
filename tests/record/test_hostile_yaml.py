"""YAML that would break its reader is a fault with file and line, in little time and memory."""

from pathlib import Path
from shutil import copytree

import pytest

from alliancecli.record.yaml_reader import MAX_VALUES
from conftest import Cli
from harm import MINI, bounded

BOMB = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'lol'}]\n" for n in range(12))

SMALL: dict[str, tuple[str | bytes, int, str]] = {
    "a bomb of aliases": (BOMB, 1, "anchor &a0; the record uses plain values only"),
    "a merge": ("- &x {a: 1}\n- <<: *x\n", 1, "anchor &x"),
    "an alias of itself": ("- &a [*a]\n", 1, "anchor &a"),
    "python/object": ("- !!python/object/apply:os.system [id]\n", 1, "tag tag:yaml.org,2002:python/object/apply:os.system"),
    "python/name": ("- x\n- !!python/name:os.system\n", 2, "tag tag:yaml.org,2002:python/name:os.system"),
    "binary": ("- !!binary aGk=\n", 1, "tag tag:yaml.org,2002:binary"),
    "a tag of its own": ("%TAG ! tag:x,2000:\n---\n- !y z\n", 3, "tag tag:x,2000:y"),
    "NUL": ("- id: a\n  title: x\0y\n", 2, r"not YAML: the character \x00 stands here"),
    "NUL written out": ('- id: "a\\0"\n', 1, ""),
    "an escape sequence": ("- id: a\n  title: x\x1b[31m\n", 2, r"not YAML: the character \x1b stands here"),
    "half a character": ('- id: a\n  title: "\\ud800"\n', 2, r"not YAML: \ud800 is no character"),
    "no UTF-8": (b"- id: a\n  title: \xff\n", 2, "the file is not UTF-8"),
    "a surrogate in UTF-8": (b"- id: a\n  title: \xed\xa0\x80\n", 2, "the file is not UTF-8"),
    "UTF-16": ("- id: a\n".encode("utf-16"), 1, "the file is not UTF-8"),
    "UTF-16 without its mark": ("- id: a\n".encode("utf-16-le"), 1, r"not YAML: the character \x00 stands here"),
    "UTF-32": ("- id: a\n".encode("utf-32"), 1, "the file is not UTF-8"),
    "lists a million deep": ("[" * 1_000_000, 1, "stand 100 deep here"),
    "blocks a million deep": ("{a: " * 1_000_000, 1, "stand 100 deep here"),
    "dashes a million deep": ("- " * 1_000_000, 1, "stand 100 deep here"),
    "keys that are blocks": ("? {a: b}\n: c\n", 1, "a key must be a word"),
    "two documents": ("- id: a\n---\n- id: b\n", 2, "a second document begins here"),
    "a number of a million digits": (f"- id: {'9' * 1_000_000}\n", 1, ""),
    "a key of a megabyte": (f"- ? {'k' * 1_000_000}\n  : v\n", 1, ""),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copytree(MINI, tmp_path / "data")


@pytest.mark.parametrize("name", ["events", "record"])
@pytest.mark.parametrize("case", SMALL)
def test_what_is_no_plain_yaml_is_a_fault_at_its_line(alliance: Cli, data: Path, name: str, case: str) -> None:
    text, line, said = SMALL[case]
    (data / f"{name}.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    told = alliance("timeline", "--data", str(data))
    assert (told.code, told.out) == (5, "")
    assert f"{data}/{name}.yaml:{line}: " in told.err
    assert said in told.err
    assert max(map(len, told.err.splitlines())) < 1_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('- id: a\n  title: "' + "x" * 100_000_000 + '"\n', id="a scalar of 100 MB"),
        pytest.param("#" * 100_000_000, id="a comment of 100 MB"),
        pytest.param("[" * 16_000_000, id="16 million lists, one in the other"),
        pytest.param("- a\n" * (MAX_VALUES + 10), id="two million values"),
        pytest.param("- {}\n" * 100_000, id="100,000 records with nothing in them"),
        pytest.param("- id: a\n  tags: [" + "{}," * 300_000 + "]\n", id="300,000 faults in one record"),
    ],
)
def test_what_is_too_large_is_a_fault_within_the_bound(data: Path, tmp_path: Path, text: str) -> None:
    (data / "events.yaml").write_text(text, encoding="utf-8")
    told = bounded(tmp_path / "cache", "timeline", "--data", str(data))
    assert (told.code, told.out) == (5, "")
    assert told.err.startswith(f"{data}/events.yaml:")
    assert "Traceback" not in told.err
    assert told.err.count("\n") <= 10_001


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_nothing(alliance: Cli, data: Path, ending: str, mark: str) -> None:
    before = alliance("timeline", "--data", str(data), "--csv").out
    text = mark + (data / "events.yaml").read_text(encoding="utf-8").replace("\n", ending)
    (data / "events.yaml").write_text(text, encoding="utf-8", newline="")
    assert alliance("timeline", "--data", str(data), "--csv").out == before


def test_mixed_line_ends_keep_the_line_of_a_fault(alliance: Cli, data: Path) -> None:
    (data / "events.yaml").write_bytes(b"- id: a\r\n  date: '2001'\r  title: A\n  kind: war\n  sources: []\n")
    assert f"{data}/events.yaml:4: a.kind: 'war' is no term" in alliance("timeline", "--data", str(data)).err


# Paths


@pytest.mark.parametrize("name", ["events.yaml", "sources.yaml", "record.yaml", "events.csv", "figures.csv.gz"])
@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../outside", "{name}"], ids=["a file", "a device", "beside", "itself"])
def test_a_link_out_of_the_folder_is_not_followed(alliance: Cli, data: Path, name: str, target: str) -> None:
    (data.parent / "outside").write_text("- secret\n", encoding="utf-8")
    (data / name).unlink(missing_ok=True)
    (data / name).symlink_to(target.format(name=name))
    told = alliance("timeline", "--data", str(data))
    assert told.code in (1, 5)
    assert f"{data}/{name}" in told.err
    assert "is a link out of the data folder" in told.err or "{" in target
    assert "secret" not in told.err + told.out
    assert "root:" not in told.err + told.out


@pytest.mark.parametrize("file", ["../x.csv", "/etc/passwd", "..", ".", "a/b.csv", "x.doc", "x.rejects.csv", "x\\0.csv", "x" * 300])
def test_a_mapping_names_no_file_but_a_table_of_its_folder(alliance: Cli, data: Path, file: str) -> None:
    (data.parent / "x.csv").write_text("secret\n", encoding="utf-8")
    for name in ("x.doc", "x.rejects.csv"):
        (data / name).write_text("date\n2001\n", encoding="utf-8")
    with (data / "record.yaml").open("a", encoding="utf-8") as record:
        record.write(f'tables: {{events: {{file: "{file}", columns: {{date: "{{date}}"}}}}}}\n')
    told = alliance("timeline", "--data", str(data))
    last = len((data / "record.yaml").read_text(encoding="utf-8").splitlines())
    assert told.code == 5
    assert f"{data}/record.yaml:{last}: tables.events.file: " in told.err
    assert "secret" not in told.err
