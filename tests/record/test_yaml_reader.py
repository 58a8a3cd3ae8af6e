"""YAML read strictly: every value with its line, and no guess about its type."""

from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from alliancecli.record import yaml_reader
from alliancecli.record.yaml_reader import Node, YamlError, read_yaml


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], ids=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers that a machine may have."""
    if not hasattr(yaml, request.param):
        pytest.skip("this PyYAML was built without libyaml")
    monkeypatch.setattr(yaml_reader, "_LOADER", getattr(yaml, request.param))


def read(text: str | bytes, folder: Path) -> Node | None:
    file = folder / "file.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(file)


def plain(node: Node | None) -> Any:
    """The values alone."""
    match node.value if node else None:
        case dict() as block:
            return {key: plain(child) for key, child in block.items()}
        case list() as items:
            return [plain(item) for item in items]
        case value:
            return value


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("off", "off"),
        ("true", "true"),
        ("2009-01-15", "2009-01-15"),
        ("2009-01", "2009-01"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("12:30", "12:30"),
        ("012", "012"),
        ("0o14", "0o14"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("+5", "+5"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("5.", "5."),
        (".inf", ".inf"),
        (".NaN", ".NaN"),
        ("٣", "٣"),
        ("NULL", "NULL"),
        ("=", "="),
        ("<<", "<<"),
        ('"12"', "12"),
        ("'null'", "null"),
        ('""', ""),
        ("0", 0),
        ("2009", 2009),
        ("-1", -1),
        ("2.50", 2.5),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_nothing_is_guessed(written: str, value: object, tmp_path: Path) -> None:
    found = plain(read(f"key: {written}\n", tmp_path))["key"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("written", ["'2009'", '"2009"', "|-\n  2009", ">-\n  2009"])
def test_quotes_and_blocks_are_told_from_bare_words(written: str, tmp_path: Path) -> None:
    quoted, bare = (read("[key]: 1\n".replace("[key]: 1", text), tmp_path) for text in (f"key: {written}", "key: 2009-01"))
    assert quoted == Node({"key": Node("2009", 1, quoted=True)}, 1)
    assert bare == Node({"key": Node("2009-01", 1)}, 1)


@pytest.mark.usefixtures("parser")
def test_every_value_knows_its_line(tmp_path: Path) -> None:
    text = "# a comment\n- id: a\n  list:\n  - 1\n\n  - {b: 2,\n     c: 3}\n- id: d\n"
    first = {"id": Node("a", 2), "list": Node([Node(1, 4), Node({"b": Node(2, 6), "c": Node(3, 7)}, 6)], 4)}
    assert read(text, tmp_path) == Node([Node(first, 2), Node({"id": Node("d", 8)}, 8)], 2)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text", ["a: 1\nb: [2]\n", "a: 1\r\nb: [2]\r\n", "\ufeffa: 1\nb: [2]\n", "---\na: 1\nb: [2]\n...\n", "{a: 1, b: [2]}"]
)
def test_line_ends_and_marks_of_the_file_do_not_matter(text: str, tmp_path: Path) -> None:
    assert plain(read(text, tmp_path)) == {"a": 1, "b": [2]}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "~\n", "null", "\ufeff"])
def test_a_file_that_holds_nothing_is_nothing(text: str, tmp_path: Path) -> None:
    assert read(text, tmp_path) is None


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "key 'a' is repeated (first on line 1); keep one"),
        ("a: {b: 1,\n b: 2}\n", 2, "key 'b' is repeated (first on line 1); keep one"),
        ("1: x\n'1': y\n", 2, "key '1' is repeated (first on line 1); keep one"),
        ("a: 1\n? [b]\n: 2\n", 2, "a key must be a word"),
        ("a: 1\n~: 2\n", 2, "a key must be a word"),
        ("a: &b 1\n", 1, "anchor &b; the record uses plain values only"),
        ("a: 1\nb: *c\n", 2, "alias '*c'; write the value out"),
        ("a: &a [*a]\n", 1, "anchor &a; the record uses plain values only"),
        ("a: !!python/name:os.system x\n", 1, "tag tag:yaml.org,2002:python/name:os.system; the record uses plain values only"),
        ("a: !mine {}\n", 1, "tag !mine; the record uses plain values only"),
        ("a: ! 12\n", 1, "tag !; the record uses plain values only"),
        ("a: 1\n---\nb: 2\n", 2, "a second document begins here; keep one to a file"),
        ("---\n---\nb: 2\n", 2, "a second document begins here; keep one to a file"),
        ("a:\n\tb: 1\n", 2, "a tab stands here; YAML is indented with spaces"),
        ("a:\n  b: 1\n\t c: 2\n", 3, "a tab stands here; YAML is indented with spaces"),
    ],
)
def test_what_is_not_strict_is_refused_at_its_line(text: str, line: int, message: str, tmp_path: Path) -> None:
    with pytest.raises(YamlError) as raised:
        read(text, tmp_path)
    assert (raised.value.line, str(raised.value)) == (line, message)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("text", ["a: 1\nb: [\n", "a: 1\n'b: 2\n", "a: 1\nb: {]}\n", "a: 1\nb: c: d\n", "a: 1\nb: %c\n", "a: 1\n b: 2\n"])
def test_what_is_not_yaml_says_what_to_look_at(text: str, tmp_path: Path) -> None:
    with pytest.raises(YamlError, match=r"^not YAML: .*; look at the quotes, colons and indentation here$") as raised:
        read(text, tmp_path)
    assert raised.value.line >= 2


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f"])
def test_a_raw_control_character_is_refused_at_its_line(character: str, tmp_path: Path) -> None:
    with pytest.raises(YamlError) as raised:
        read(f"a: 1\nb: é\nc: x{character}y\n", tmp_path)
    assert (raised.value.line, str(raised.value)) == (3, f"not YAML: the character \\x{ord(character):02x} stands here; take it out")


@pytest.mark.usefixtures("parser")
def test_the_mark_of_a_file_that_was_put_behind_another_is_told_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(YamlError) as raised:
        read("- a: 1\n\ufeff- a: 2\n", tmp_path)
    assert (raised.value.line, str(raised.value)) == (2, "not YAML: the character \\ufeff stands here; take it out")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1", "cp1252"])
def test_a_file_that_is_not_utf8_is_refused(encoding: str, tmp_path: Path) -> None:
    with pytest.raises(YamlError) as raised:
        read("a: été\n".encode(encoding), tmp_path)
    assert (raised.value.line, str(raised.value)) == (1, "the file is not UTF-8; save it as UTF-8 without a byte order mark")


def test_half_a_character_is_refused_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match="not UTF-8") as raised:
        read("a: 1\nb: 2\nc: é".encode()[:-1], tmp_path)
    assert raised.value.line == 3


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ("{a: ", "}"), ("- ", "")], ids=["lists", "blocks", "dashes"])
def test_no_depth_breaks_the_reader(opened: str, closed: str, tmp_path: Path) -> None:
    node, depth = read(opened * 100 + "x" + closed * 100, tmp_path), 0
    while node and not isinstance(node.value, str):
        assert isinstance(node.value, (list, dict))
        node, depth = next(iter(node.value.values() if isinstance(node.value, dict) else node.value)), depth + 1
    assert depth == 100
    with pytest.raises(YamlError, match="stand 100 deep here"):
        read("\n" + opened * 10_000 + "x" + closed * 10_000, tmp_path)


def test_no_number_becomes_infinite(tmp_path: Path) -> None:
    assert plain(read(f"a: {'9' * 400}.5\n", tmp_path)) != {"a": float("inf")}


def test_lists_that_never_close_are_refused(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match="not YAML: "):
        read("[" * 100, tmp_path)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "\n- [", "? "])
@pytest.mark.parametrize("levels", [101, 998, 1_100, pytest.param(20_000, marks=pytest.mark.scale)])
def test_what_is_too_deep_is_called_so_however_it_ends(opened: str, levels: int, tmp_path: Path) -> None:
    with pytest.raises(YamlError, match="stand 100 deep here"):
        read(opened * levels, tmp_path)


class Deaf(yaml.SafeLoader):
    """A parser of a release to come: it gives up early, in words of its own and of a class of its own, and does not say where."""

    def check_event(self, *_: Any) -> bool:
        raise self.error

    error: ClassVar[Exception]


@pytest.mark.parametrize("error", [yaml.YAMLError(), yaml.YAMLError("too much\nof it"), ValueError("huh"), RecursionError()], ids=repr)
@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n" + "[" * 101, 2, "blocks and lists stand 100 deep here"),
        ("".join(" " * n + "a:\n" for n in range(101)), 101, "blocks and lists stand 100 deep here"),
        ("a: 1\nb: \0", 2, r"not YAML: the character \x00 stands here"),
        ('a: 1\nb: "\\ud800"', 2, r"not YAML: \ud800 is no character"),
        ("a: 1\n", 1, "not YAML: "),
        ("a: " + "[" * 50 + "]" * 50 + "\n" * 200, 1, "not YAML: "),
    ],
    ids=["lists", "indentation", "control", "surrogate", "sound", "not so deep"],
)
def test_the_words_are_ours_whatever_the_parser_says(
    text: str, line: int, said: str, error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", Deaf)
    monkeypatch.setattr(Deaf, "error", error, raising=False)
    with pytest.raises(YamlError) as raised:
        read(text, tmp_path)
    assert raised.value.line == line
    assert str(raised.value).startswith(said)
    assert "\n" not in str(raised.value)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("escape", [r"\ud800", r"\uDFff", r"\U0000D800", r"\U00110000", r"\UFFFFFFFF"])
def test_an_escape_for_no_character_is_refused_at_its_line(escape: str, tmp_path: Path) -> None:
    with pytest.raises(YamlError) as raised:
        read(f'a: 1\nb: "{escape}"\n', tmp_path)
    assert raised.value.line == 2
    assert str(raised.value).endswith(" is no character; write the one that is meant")


@pytest.mark.usefixtures("parser")
def test_no_fault_is_beyond_the_last_line(tmp_path: Path) -> None:
    for text in ("a: [", "a: [\n", "a: '", "a: 1\nb: {\r\n"):
        with pytest.raises(YamlError, match="not YAML: ") as raised:
            read(text, tmp_path)
        assert raised.value.line <= len(text.splitlines())


def test_no_length_breaks_the_reader(tmp_path: Path) -> None:
    assert plain(read(f"a: {'x' * 5_000_000}\nb: {'9' * 5_000}\n", tmp_path)) == {"a": "x" * 5_000_000, "b": "9" * 5_000}
