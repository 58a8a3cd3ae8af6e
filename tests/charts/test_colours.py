"""The colours of forces: one each, in every picture, chart and table, and told apart by people who do not see all colours."""

import json
import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from alliancecli.charts.theme import COLORS, DARK, INK, QUIET, colors, in_page, rules
from alliancecli.query.hues import HUES, apart
from conftest import Cli

SIGHT = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How people see colours, as matrices on linear RGB: Machado, Oliveira and Fernandes 2009, at full severity."""


def linear(color: str) -> list[float]:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lab(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """CIE L*a*b*, in which people see a distance of 2 and overlook none of 10."""
    white = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in white)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(color: str, sight: str) -> tuple[float, float, float]:
    parts = [min(1, max(0, sum(a * b for a, b in zip(line, linear(color), strict=True)))) for line in SIGHT[sight]]
    return lab(*parts)


def luminance(color: str) -> float:
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(color), strict=True))


PAPERS: dict[tuple[str, ...], tuple[str, ...]] = {COLORS: ("#ffffff", "#fbfaf7", "#fdfdfc"), DARK: ("#16191d", "#1d2126")}
"""The papers that each set of colours stands on: of charts, pages, sites and side panels."""


@pytest.mark.parametrize("paper", PAPERS, ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_people_who_do_not_see_all_colours_tell_forces_apart(sight: str, paper: tuple[str, ...]) -> None:
    assert len(set(paper)) == HUES
    assert min(math.dist(seen(one, sight), seen(other, sight)) for one, other in combinations(paper, 2)) > 20


@pytest.mark.parametrize("paper", PAPERS, ids=["light", "dark"])
def test_words_in_these_colours_can_be_read(paper: tuple[str, ...]) -> None:
    """And words of the paper's colour on them: WCAG asks for 4.5 of either."""
    for color in paper:
        for under in PAPERS[paper]:
            low, high = sorted((luminance(color), luminance(under)))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (color, under)


def test_the_papers_are_those_of_the_styles() -> None:
    from importlib.resources import files

    sheets = [("charts", "picture.css"), ("render.page", "page.css"), ("export.site", "site.css")]
    text = "".join(files(f"alliancecli.{package}").joinpath(name).read_text(encoding="utf-8") for package, name in sheets)
    assert set(re.findall(r"--(?:paper|raised): (#\w{6})", text)) <= {*PAPERS[COLORS], *PAPERS[DARK]}


def test_two_of_one_picture_have_two_colours_and_the_earlier_keeps_its_own() -> None:
    known = {"first": 1, "second": 1, "third": 2}
    assert apart(["second"], known) == {"second": 1}
    assert apart(["third", "second", "first"], known) == {"first": 1, "second": 3, "third": 2}
    assert apart(["first", "nation"], known)["first"] == 1
    assert len(set(apart(map(str, range(HUES)), {}).values())) == HUES
    assert set(apart([*known, *map(str, range(HUES))], known).items()) >= set(known.items())
    assert colors(["third"], known) == {"third": COLORS[2]}


FORCES = {"ifor": "IFOR", "sfor": "SFOR"}


def drawn(path: Path) -> dict[str, set[str]]:
    """The numbers of the colours of what a picture or a page has, by what their marks say."""
    marks = re.findall(r'<g class="(?:claim|life) c(\d)"[^>]*><title>(?:[^<]*, )?([A-Z]+)</title>', path.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for hue, name in marks:
        found.setdefault(name, set()).add(hue)
    return found


def test_a_force_has_one_colour_everywhere(alliance: Cli, tmp_path: Path) -> None:
    """In pictures, as SVG and in pages, in charts over time, in ranked bars, and in the tables of pages."""
    hues: dict[str, set[str]] = {}
    for name, command in (
        ("theatre.svg", ["timeline", "--theatre", "bosnia"]),
        ("page.html", ["timeline", "--theatre", "bosnia"]),
        ("pair.svg", ["compare", "ifor", "sfor"]),
        ("card.svg", ["show", "sfor"]),
    ):
        assert alliance(*command, "-q", "-o", str(tmp_path / name)).code == 0
        for force, found in drawn(tmp_path / name).items():
            assert hues.setdefault(force, found) == found, name
            assert len(found) == 1
    assert set(hues) >= {"IFOR", "SFOR", "UNPROFOR", "EUFOR"}
    assert len({next(iter(found)) for found in hues.values()}) == len(hues)
    wanted = {force: COLORS[int(next(iter(hues[name])))] for force, name in FORCES.items()}
    assert f".c{next(iter(hues['IFOR']))} .full" in (tmp_path / "theatre.svg").read_text(encoding="utf-8")
    for command in (["troops", "ifor"], ["troops", "sfor", "--as-of", "1997"], ["compare", "sfor", "ifor"]):
        assert alliance(*command, "--chart", "-q", "-o", str(tmp_path / "chart.json")).code == 0
        text = (tmp_path / "chart.json").read_text(encoding="utf-8")
        named = {color for force, color in wanted.items() if force in command}
        assert set(re.findall(r'"color": "(#\w{6})"', text)) - {INK, QUIET} == named, command
        told = [(one.get("who"), one["color"]) for plot in json.loads(text)["vconcat"] for one in plot["data"]["values"] if "color" in one]
        assert command[0] == "troops" or {(force.upper(), color) for force, color in wanted.items()} == set(told)
    lives = alliance("lineage", "ifor", "-f", "html").out
    said = [(re.search(r"(ifor|sfor|eufor-althea)", line), re.search(r'class="small c(\d)"', line)) for line in lives.split("<tr")]
    assert {one[0][0]: {one[1][1]} for one in said if one[0] and one[1]} == {
        "ifor": hues["IFOR"],
        "sfor": hues["SFOR"],
        "eufor-althea": hues["EUFOR"],
    }
    cells = alliance("coverage", "sfor", "-f", "html").out
    assert set(re.findall(r'class="small c(\d)', cells)) == hues["SFOR"]


def test_a_chart_in_a_page_has_the_colours_of_the_page() -> None:
    made = in_page(f'<rect fill="white"/><path stroke="{COLORS[3]}" fill="none"/><text fill="#222222">"white"</text>')
    assert made == '<rect fill="var(--paper)"/><path stroke="var(--c3)" fill="none"/><text fill="var(--ink)">"white"</text>'


def test_light_and_dark_have_the_same_numbers() -> None:
    light, dark = (re.findall(r"--c(\d): (#\w{6})", part) for part in rules().split("@media"))
    assert [color for _, color in light] == list(COLORS)
    assert [color for _, color in dark] == list(DARK)
