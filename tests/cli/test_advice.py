"""What is advised can be followed: the command that a message names answers."""

from pathlib import Path

import pytest

from conftest import Cli


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("troops isaf kfor", "`alliance compare`, given both names"),
        ("troops isaf germany", "`alliance troops --contributor germany`"),
        ("source nids-2009", "`alliance show nids-2009`"),
        ("sorces", "did you mean `alliance sources`?"),
        ("figures --scope nope", "see `alliance help scopes`"),
        ("figures --unit troop", "no unit is called 'troop'; did you mean troops?"),
        ("--data data timeline", "behind the command: `alliance timeline --data`"),
        ("--vesion", "there is no option --vesion; did you mean `alliance --version`?"),
        ("--bogus timeline", "there is no option --bogus; `alliance --help` lists what there is"),
        ("timeline --from", "`alliance timeline --help` shows how"),
        ("timeline -o x.pdf", ".svg or .png to draw it"),
    ],
)
def test_what_to_do_next_is_said_and_is_right(alliance: Cli, typed: str, said: str) -> None:
    result = alliance(*typed.split())
    assert result.code in (2, 3)
    assert said in result.err


def test_a_unit_is_known_in_any_case(alliance: Cli) -> None:
    assert alliance("figures", "--unit", "usd", "--csv").out == alliance("figures", "--unit", "USD", "--csv").out != ""


def test_a_cell_of_many_things_is_json(alliance: Cli, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("In January 2009 ISAF had about 55,100 troops.", encoding="utf-8")
    said = alliance("factcheck", str(tmp_path / "draft.md"), "--csv", "--fields", "says").out
    assert '""subject"": ""isaf""' in said


@pytest.mark.parametrize(("option", "names"), [("--theatre", "bosnia,kosovo"), ("--actor", "usa, gbr"), ("--tag", "resolution,veto")])
def test_names_may_be_given_as_a_list_as_terms_may(alliance: Cli, option: str, names: str) -> None:
    """Filters mean the same everywhere: `--kind treaty,agreement` is a list too."""
    apart = [word for name in names.split(",") for word in (option, name.strip())]
    listed = alliance("timeline", option, names, "--csv")
    assert listed.out == alliance("timeline", *apart, "--csv").out != ""
    wrong = alliance("timeline", option, f"{names},nope")
    assert (wrong.code, "'nope'" in wrong.err) == (3, True)
