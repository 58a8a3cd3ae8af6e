"""What pyproject.toml says twice it says alike."""

import tomllib

from conftest import ROOT


def test_a_group_that_is_an_extra_as_well_needs_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras, groups = project["project"]["optional-dependencies"], project["dependency-groups"]
    twice = extras.keys() & groups.keys()
    assert twice == {"lint", "readers"}
    assert {name: groups[name] for name in twice} == {name: extras[name] for name in twice}
