"""The templates that people paste are sound records themselves."""

import shutil
from pathlib import Path

import pytest

from alliancecli.record.decode import spec
from alliancecli.record.loading import FILES
from alliancecli.record.template import FILE_OF_KIND
from conftest import ROOT, Cli


def test_pasted_templates_pass_the_checks(alliance: Cli, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for kind in FILE_OF_KIND:
        with (tmp_path / "data" / f"{FILE_OF_KIND[kind]}.yaml").open("a", encoding="utf-8") as file:
            file.write("\n" + alliance("new", kind).out)
    faults = alliance("check", str(tmp_path / "data")).err.splitlines()
    *rest, _, _ = faults or ["", ""]  # the last lines say that rows were not read, and count them
    assert [fault for fault in rest if "sort" not in fault and "is cited by no record" not in fault] == []


@pytest.mark.parametrize("kind", FILE_OF_KIND)
def test_it_names_every_key_and_says_what_it_means(alliance: Cli, kind: str) -> None:
    told = alliance("new", kind).out
    for key in spec(FILES[FILE_OF_KIND[kind]]):  # type: ignore[arg-type]  # classes are hashable
        assert f" {key}:" in told
    assert all("  # " in line for line in told.splitlines()[1:])
