"""What another package adds through entry points. It is that of docs/extending.md, installed as pip would: modules and metadata."""

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from alliancecli.cli import run
from alliancecli.export import EXPORTS
from alliancecli.plugins import Registry
from alliancecli.query.engines import ENGINES
from alliancecli.render import FORMATS
from conftest import ROOT, TESTS, Cli

PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```(?:python|toml)\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = re.findall(r"^    (alliance .*)$", PAGE, re.MULTILINE)
REGISTRIES: tuple[Registry[object], ...] = (FORMATS, EXPORTS, ENGINES)  # type: ignore[assignment]

Points = Mapping[str, Mapping[str, str]]


def install(folder: Path, package: str, files: Mapping[str, str], points: Points) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    told = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    lines = (f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in of.items()) for group, of in points.items())
    (told / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder where packages may be installed."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def more(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The package of the page, and the folder in which its commands write."""
    package = tomllib.loads(FILES["pyproject.toml"])["project"]
    modules = {name: text for name, text in FILES.items() if name.endswith(".py")}
    install(site, package["name"], {"alliance_more/__init__.py": "", **modules}, package["entry-points"])
    for name in [name for name in sys.modules if name.startswith("alliance_more")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_page_does_what_it_says(more: Path, mini: Cli) -> None:
    written = {line: mini(*shlex.split(line)[1:]) for line in COMMANDS}
    assert [told.code for told in written.values()] == [0] * 4
    shown = written[COMMANDS[0]].out
    assert shown.startswith('<rows>\n  <row id="')
    assert shown.count("<row ") == len(mini("institutions", "--json").rows)
    assert (more / "terms.xml").read_text(encoding="utf-8").count("<row ") == len(mini("terms", "--json").rows)
    events = mini("timeline", "--from", "2001", "--json").rows
    assert (more / "events.txt").read_text(encoding="utf-8").splitlines()[0].endswith(f"  {events[0]['title']}")
    assert written[COMMANDS[3]].out == mini("timeline", "--from", "2001", "--csv").out
    assert "SELECT" in (more / "statements.sql").read_text(encoding="utf-8")


@pytest.mark.process
def test_the_page_is_typed_as_we_are(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="mypy is not installed here: it was not tried")
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "alliance_more" / "__init__.py").touch()
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "alliance_more"]
    ran = subprocess.run(command, cwd=tmp_path, env={"MYPYPATH": str(ROOT / "src")}, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_help_has_what_was_added_and_the_options_of_engines_at_its_end(more: Path, mini: Cli) -> None:
    told = mini("timeline", "--help").out
    assert "|html|xml]" in re.sub(r"\s+", "", told)
    assert "[sqlite|spark|traced]" in told
    assert re.search(r"\n\nEngines:\n  --engine (?s:.*)\n  --master URL (?s:.*)\n  --trace FILE .*\n$", told)
    assert re.search(r"^ +lines +plain text, an event a line$", mini("export", "--help").out, re.MULTILINE)


def test_the_tab_key_offers_what_was_added(more: Path, mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_ALLIANCE_COMPLETE", "bash_complete")
    for line, wanted in (
        ("timeline -f x", "xml"),
        ("export li", "lines"),
        ("timeline --engine t", "traced"),
        ("timeline --engine traced --tra", "--trace"),
    ):
        monkeypatch.setenv("COMP_WORDS", f"alliance {line}")
        monkeypatch.setenv("COMP_CWORD", str(len(line.split())))
        assert f"plain,{wanted}" in mini().out.splitlines()


def test_the_environment_may_name_what_was_added(more: Path, mini: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_FORMAT", "xml")
    assert mini("terms").out.startswith("<rows>\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--trace x", "--trace is an option of the engine traced; add --engine traced"),
        ("--master x", "--master is an option of the engine spark; add --engine spark"),
        ("--engine traced --master x", "--master is an option of the engine spark; add --engine spark"),
        ("--engine=traced", "--engine traced needs --trace FILE"),
        ("--engine traced --tracing x", "timeline has no option --tracing"),
    ],
)
def test_an_option_of_an_engine_is_for_that_engine(more: Path, mini: Cli, arguments: str, said: str) -> None:
    told = mini("timeline", *arguments.split())
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert said in told.err


BAD = {
    "broken": ("raise OSError('no such disk')\n", "added by some-more, cannot be imported: OSError: no such disk"),
    "empty": ("", "added by some-more, cannot be imported: AttributeError"),
    "shape": ("THING = 'text'\n", "added by some-more: some_shape:THING is a str, not a alliancecli."),
}
HOW = {
    "alliancecli.formats": ("terms", "-f"),
    "alliancecli.exports": ("export",),
    "alliancecli.engines": ("timeline", "--engine"),
}


@pytest.mark.parametrize("group", HOW)
@pytest.mark.parametrize("fault", BAD)
def test_what_cannot_be_used_is_one_line_when_it_is_asked_and_a_line_of_help(site: Path, mini: Cli, group: str, fault: str) -> None:
    text, said = BAD[fault]
    install(site, "some-more", {f"some_{fault}.py": text}, {group: {"mine": f"some_{fault}:THING"}})
    told = mini(*HOW[group], "mine", *(["x"] if group == "alliancecli.exports" else []))
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert f"'mine' in {group}, {said}" in told.err
    shown = mini(HOW[group][0], "--help")
    assert shown.code == 0
    assert "Plugins that cannot be used:" in shown.out
    assert f"'mine' in {group}, " in shown.out
    assert mini("terms", "--csv").code == 0


@pytest.mark.parametrize(
    ("group", "name"), [("alliancecli.formats", "csv"), ("alliancecli.exports", "ics"), ("alliancecli.engines", "sqlite")]
)
def test_a_name_that_is_taken_stays_ours(site: Path, mini: Cli, group: str, name: str) -> None:
    install(site, "some-more", {}, {group: {name: "nowhere:THING"}})
    shown = mini(HOW[group][0], "--help").out
    assert f"'{name}' in {group}, added by some-more: the name is taken by one of alliance's own" in " ".join(shown.split())
    assert mini("terms", "--csv").out.startswith("id,")


def test_a_name_that_two_packages_add_is_for_neither(site: Path, mini: Cli) -> None:
    for package in ("some-more", "yet-more"):
        install(site, package, {}, {"alliancecli.formats": {"mine": "nowhere:THING"}})
    told = mini("terms", "-f", "mine")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert re.search(r"'mine' in alliancecli.formats is added by (some-more and yet-more|yet-more and some-more)", told.err)


@pytest.mark.parametrize("group", ["alliancecli.formats", "alliancecli.exports"])
def test_a_module_without_its_function_is_one_line(site: Path, mini: Cli, tmp_path: Path, group: str) -> None:
    formats = group == "alliancecli.formats"
    kind = "render import Format as Kind" if formats else "export import Export as Kind"
    rest = "('.mine',), nests=False" if formats else "'mine', '.mine'"
    module = f"some_{'format' if formats else 'export'}"
    install(
        site,
        "some-more",
        {f"{module}.py": f"from alliancecli.{kind}\nTHING = Kind(__name__, {rest})\n"},
        {group: {"mine": f"{module}:THING"}},
    )
    told = mini(*HOW[group], "mine", *([] if formats else [str(tmp_path / "x")]))
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert f"{module} has no function" in told.err


def test_one_of_ours_stands_behind_each_group() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    behind = {one.group: {name: value for name, value in one.ours.items() if isinstance(value, str)} for one in REGISTRIES}
    assert declared == behind
    for one in REGISTRIES:
        assert [one[name] for name in behind[one.group]]


@pytest.mark.parametrize(
    "line", ["--help", "troops force --csv", "terms -f yaml", "timeline -o made.yaml", "export markwhen made.mw --force"]
)
def test_our_own_names_cost_no_look_at_other_packages(line: str, tmp_path: Path) -> None:
    code = "import sys; from alliancecli.cli import run; code = run(sys.argv[1:]); sys.exit(code or 'importlib.metadata' in sys.modules)"
    environment = {"PYTHONPATH": str(ROOT / "src"), "ALLIANCE_DATA": str(TESTS / "mini"), "ALLIANCE_CACHE": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", code, *line.split()], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_a_registry_is_a_mapping_of_our_own_names() -> None:
    assert list(FORMATS) == list(FORMATS.ours)
    assert len(FORMATS) == len(FORMATS.ours)
    assert "xml" not in FORMATS
    with pytest.raises(KeyError):
        FORMATS["xml"]
    assert run(["terms", "-f", "xml"]) == 2
