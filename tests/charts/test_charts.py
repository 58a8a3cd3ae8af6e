"""Charts: every claim a mark that keeps its hedge and its period, and nothing drawn that no one claims."""

import json
import re
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from alliancecli.charts.caption import key
from alliancecli.charts.frame import Asked, Chart
from alliancecli.charts.labels import BOLD, LETTER
from alliancecli.charts.layout import meet
from alliancecli.charts.marks import MS, domain
from alliancecli.charts.output import UNSHOWABLE, content, picture
from alliancecli.charts.over_time import MOST, TOGETHER, over_time
from alliancecli.charts.prepared import LONG
from alliancecli.charts.theme import SHAPES
from alliancecli.dates.days import OPEN_DAY, day_number
from alliancecli.dates.edtf import parse
from alliancecli.errors import BadUsage
from alliancecli.model.vocabulary import Status
from conftest import Cli

PLAIN = {
    "id": "one", "subject": "force", "subject_name": "FRC", "contributor": None, "contributor_name": None, "measure": "troops",
    "status": "actual", "value": 100, "value_min": 100, "value_max": 100, "qualifier": "exact", "unit": "troops", "scope": "in-force",
    "missing": None, "date": "2009-01", "date_min": "2009-01-01", "date_max": "2009-01-31", "shown": "Jan 2009", "certainty": "certain",
    "caveat": None, "title": None, "sources": [{"source": "diary", "locator": "p. 7", "anchor": ""}],
}  # fmt: skip


def row(**changes: Any) -> dict[str, Any]:
    made = {**PLAIN, "id": f"claim-{len(str(changes))}-{abs(hash(str(changes)))}", **changes}
    first, last = (parse(day).min if (day := made[end]) else None for end in ("date_min", "date_max"))
    return {"first": day_number(first, -OPEN_DAY), "last": day_number(last, OPEN_DAY), **made}


def chart(rows: list[dict[str, Any]], **asked: Any) -> Chart:
    return over_time(rows, Asked(**asked))


def spec_of(result: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return found


def plots(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The panels, small ones too."""
    return [plot for block in spec["vconcat"] for plot in block.get("hconcat", [block]) if "layer" in plot]


def marks(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for plot in plots(spec) for one in plot["data"]["values"]}


def texts(spec: dict[str, Any]) -> list[str]:
    """The words at the marks."""
    layers = [layer for plot in plots(spec) for layer in plot["layer"] if "data" in layer]
    return [one.get("text", one.get("words")) for layer in layers for one in layer["data"]["values"]]


def said(spec: dict[str, Any]) -> str:
    """Everything that stands in place of a panel, or under it."""
    blocks = [block["data"]["values"][0]["caption"] for block in spec["vconcat"] if "mark" in block]
    return " ".join(line for lines in blocks for line in lines)


def drawn(spec: dict[str, Any], **of: Any) -> list[dict[str, Any]]:
    """The layers of the first panel whose mark has these properties."""
    return [one for one in spec["vconcat"][0]["layer"] if of.items() <= one["mark"].items()]


def full(spec: dict[str, Any], panel: int = 0) -> dict[str, Any]:
    """The scales, the axes and the legend of a panel."""
    return dict(plots(spec)[panel]["layer"][0]["encoding"])


def caption(spec: dict[str, Any]) -> str:
    (values,) = spec["vconcat"][-1]["data"]["values"]
    return " ".join(values["caption"])


@pytest.fixture
def force(mini: Cli, tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "force.json"
    assert mini("troops", "force", "--chart", "-o", str(path)).code == 0
    return spec_of(path)


def test_every_total_is_a_point_rivals_too(force: dict[str, Any]) -> None:
    assert set(marks(force)) == {"force-2003", "force-2009", "force-2009-01-total", "force-2009-01-paper", "force-2010-planned"}


def test_nothing_is_interpolated(force: dict[str, Any]) -> None:
    assert {layer["mark"]["type"] for layer in force["vconcat"][0]["layer"]} <= {"point", "rule", "tick", "rect", "text"}


def test_hedges_are_drawn_as_such(force: dict[str, Any]) -> None:
    hedges = {name: one["hedge"] for name, one in marks(force).items()}
    assert hedges["force-2003"] == "rough"
    assert hedges["force-2009"] == "exact"
    assert hedges["force-2010-planned"] == "up"
    assert drawn(force, fill="white")
    assert "arrow up" in caption(force)


@pytest.mark.parametrize(
    ("qualifier", "hedge"),
    [
        ("at-least", "up"),
        ("over", "up"),
        ("under", "down"),
        ("up-to", "down"),
        ("about", "rough"),
        ("estimated", "rough"),
        ("exact", "exact"),
    ],
)
def test_every_qualifier_has_its_mark(qualifier: str, hedge: str) -> None:
    (one,) = marks(chart([row(qualifier=qualifier)]).spec).values()
    assert one["hedge"] == hedge


def test_a_range_is_a_bar_from_low_to_high_and_no_point(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "part.json"
    assert mini("troops", "force", "--contributor", "cote", "--chart", "-o", str(path)).code == 0
    (one,) = marks(spec_of(path)).values()
    assert (one["value"], one["low"], one["high"], one["hedge"]) == (None, 100, 120, "range")
    assert len(drawn(spec_of(path), type="tick")) == 2


def test_a_period_longer_than_a_month_is_drawn_whole(force: dict[str, Any]) -> None:
    assert {name for name, one in marks(force).items() if one["long"]} == {"force-2009", "force-2010-planned"}
    year = marks(force)["force-2009"]
    assert year["until"] - year["from"] == 365 * 86_400_000


def test_an_open_end_reaches_the_edge_and_has_no_point() -> None:
    made = chart(
        [row(date="../2009", date_min=None, date_max="2009-12-31"), row(date="2001", date_min="2001-01-01", date_max="2001-12-31")]
    )
    one = next(one for one in marks(made.spec).values() if one["open"][0])
    assert not one["pointed"]
    assert one["from"] == full(made.spec)["x"]["scale"]["domain"][0]


@pytest.mark.parametrize(("days", "room"), [(1, 60), (25 * 60, 60), (25 * 61, 61), (25 * 100, 100)])
def test_there_is_room_at_both_sides_of_the_marks(days: int, room: int) -> None:
    assert domain([{"start": 0, "end": days * MS}, {"start": None, "end": 0}]) == (-room * MS, (days + room) * MS)


def test_the_key_explains_the_marks_that_occur_and_no_others() -> None:
    begins = "A point is one claim of one source; nothing is interpolated"
    said = {
        "periods": "horizontal line: the whole period that the date names",
        "opened": "arrowhead on it, and no point: the source leaves that end open",
        "numbers": "in brackets: the source, where there is room",
    }
    for name, words in said.items():
        assert key(set(), **{other: other == name for other in said}) == f"{begins}; {words}."
    assert key({"up", "rough"}, **dict.fromkeys(said, False)) == f"{begins}; hollow: about or estimated; arrow up: over, or at least."


def test_no_character_is_drawn_that_xml_cannot_hold() -> None:
    allowed = {9, 10, 13, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}  # XML 1.0, production 2
    assert set(UNSHOWABLE) == set(range(0x110000)) - allowed


def test_days_before_the_year_1_stand_in_order_of_time() -> None:
    dated = [row(date=day[:5], date_min=day, date_max=day) for day in ("-0399-01-01", "-0009-01-01", "0001-01-01")]
    times = [one["at"] for one in marks(chart(dated).spec).values()]
    assert times == sorted(times)
    assert len(set(times)) == 3


def test_planned_stands_apart_by_shape_and_the_legend_says_so(force: dict[str, Any]) -> None:
    found = marks(force)
    planned, actual = found["force-2010-planned"], found["force-2009"]
    assert planned["shape"] != actual["shape"]
    assert planned["color"] == actual["color"]
    assert full(force)["shape"]["scale"]["domain"] == ["actual", "planned"]
    assert full(force)["shape"]["legend"] is not None


def test_contributors_are_series_when_asked_for(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "parts.json"
    result = mini("troops", "force", "--contributor", "noria", "--contributor", "sudland", "--chart", "-o", str(path))
    assert result.code == 0
    found = marks(spec_of(path))
    assert {one["who"] for one in found.values()} == {"Noria", "Sudland"}
    assert len({one["color"] for one in found.values()}) == 2


def test_parts_beside_totals_are_left_out_and_said(mini: Cli, tmp_path: Path) -> None:
    result = mini("troops", "force", "--chart", "-o", str(tmp_path / "x.json"))
    assert "4 of the claims are of parts" in result.err
    one = mini("troops", "force", "--to", "2008", "--chart", "-o", str(tmp_path / "one.json"))
    assert "1 of the claims is of a part, not drawn beside totals; --contributor NAME draws it\n" in one.err


def test_what_is_not_drawn_is_counted_and_told_how_to_get(alliance: Cli, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in alliance("troops", "isaf", "--format", "jsonl").out.splitlines()]
    personnel = sum(row["measure"] == "personnel" for row in rows)
    assert 0 < personnel < len(rows)
    path = tmp_path / "x.json"
    assert (
        f"{personnel} claims of personnel left out beside troops: --measure personnel\n"
        in alliance("troops", "isaf", "--chart", "-o", str(path)).err
    )
    few = alliance("troops", "isaf", "--chart", "--limit", "20", "-o", str(path)).err
    assert f"20 of {len(rows)} drawn (--limit)\n" in few


def test_a_force_of_parts_only_shows_its_parts() -> None:
    parts = [row(contributor=one, contributor_name=one.title()) for one in ("noria", "sudland")]
    assert {one["who"] for one in marks(chart(parts).spec).values()} == {"Noria", "Sudland"}


def many(series: int, claims: int = 3) -> list[dict[str, Any]]:
    days = [f"20{place:02}-01-31" for place in range(claims)]
    return [
        row(contributor=f"c{n}", contributor_name=f"C{n}", date=day, date_min=day, date_max=day, value=n + 1)
        for n in range(series)
        for day in days
    ]


def test_many_series_have_a_small_panel_each_the_largest_first() -> None:
    spec = chart(many(TOGETHER + 3)).spec
    assert [plot["title"]["text"] for plot in plots(spec)] == [f"C{n}" for n in reversed(range(TOGETHER + 3))]
    assert len(plots(chart(many(TOGETHER)).spec)) == 1


def test_more_series_than_a_picture_holds_are_named() -> None:
    spec = chart(many(MOST + 1)).spec
    assert len(plots(spec)) == MOST
    assert "Smaller, and not drawn: C0; name one to see it." in said(spec)


def test_unlike_claims_are_refused_with_the_reason() -> None:
    with pytest.raises(BadUsage, match=r"several measures: troops \(1\), personnel \(1\)"):
        chart([row(), row(measure="personnel")])


def test_unlike_claims_are_exit_2(mini: Cli, tmp_path: Path) -> None:
    result = mini("figures", "--chart", "-o", str(tmp_path / "x.json"))
    assert (result.code, result.out) == (2, "")
    assert "troops (" in result.err
    assert not list(tmp_path.iterdir())


def test_scopes_have_a_panel_and_a_scale_each() -> None:
    rows = [row(scope=scope, value=value + n) for scope, value in (("in-country", 9_000), ("in-force", 100)) for n in range(3)]
    spec = chart(rows, scopes={"in-country": "whatever the command"}).spec
    assert [plot["title"]["text"] for plot in plots(spec)] == [["in-force"], ["in-country: whatever the command"]]
    assert len({full(spec, n)["y"]["scale"]["domain"][1] for n in range(2)}) == 2


def test_units_have_a_panel_each() -> None:
    rows = [row(unit=unit, value=n) for unit in ("battalions", "troops") for n in range(3)]
    assert [full(chart(rows).spec, n)["y"]["axis"]["title"] for n in range(2)] == ["battalions", "troops"]


def test_a_scope_with_fewer_than_three_claims_is_a_line_of_text() -> None:
    spec = chart([*(row(value=n) for n in range(3)), row(scope="in-country", value=9_000, status="planned")]).spec
    assert len(plots(spec)) == 1
    assert "in-country. FRC planned 9,000, Jan 2009 [1]." in said(spec).replace("\u00a0", " ")
    assert len(plots(chart([row()]).spec)) == 1


def test_first_greatest_and_last_have_their_values_and_series_their_names() -> None:
    rows = [
        row(subject=force, subject_name=force.upper(), date=day, date_min=day, date_max=day, value=value)
        for force in ("kfor", "isaf")
        for day, value in (("2001-01-01", 500), ("2005-01-01", 9_000), ("2007-01-01", 4_000), ("2009-01-01", 800))
    ]
    found = texts(chart(rows).spec)
    assert {"KFOR 9,000 [1]", "ISAF 9,000 [1]"} <= set(found)
    assert {text for text in found if "," not in text} <= {"500 [1]", "800 [1]", "[1]"}


def test_a_long_series_of_one_source_is_drawn_as_steps() -> None:
    months = [(2001 + n // 12, n % 12 + 1) for n in range(LONG + 1)]
    rows = [row(date=f"{y}-{m:02}", date_min=f"{y}-{m:02}-01", date_max=f"{y}-{m:02}-28", value=y + m) for y, m in months]
    assert {(one["step"], one["pointed"]) for one in marks(chart(rows).spec).values()} == {(True, False)}
    assert not any(one["step"] for one in marks(chart(rows[:LONG]).spec).values())


def test_a_panel_of_one_of_several_series_says_whose_it_is() -> None:
    rows = [row(subject=one, subject_name=one.upper(), value=n) for one in ("kfor", "isaf") for n in range(3)]
    rows += [row(scope="in-country", subject="kfor", subject_name="KFOR", value=900 + n) for n in range(3)]
    assert any(text.startswith("KFOR 902") for text in texts(chart(rows).spec))


def test_names_do_not_lie_on_one_another() -> None:
    values = {"United Kingdom": 1800, "Germany": 800, "France": 550, "Italy": 300}
    then = {"date": "2001-12/2002-06", "date_min": "2001-12-01", "date_max": "2002-06-30", "scope": "ground-troops"}
    near = [row(subject=one, subject_name=one, value=value, **then) for one, value in values.items()]
    low = plots(chart([*(row(subject="Italy", subject_name="Italy", value=n) for n in range(5)), *near]).spec)[1]
    x, y = (low["layer"][0]["encoding"][axis]["scale"]["domain"] for axis in "xy")
    words = [one for layer in low["layer"] if "data" in layer for one in layer["data"]["values"] if one["bold"]]
    boxes = []
    for one in words:
        across, up = (one["at"] - x[0]) / (x[1] - x[0]) * low["width"], one["level"] / y[1] * low["height"]
        half = len(one["text"]) * BOLD * LETTER / 2
        boxes.append((across - half, up - BOLD / 2, across + half, up + BOLD / 2))
    assert len(boxes) == 4
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]


def test_every_status_has_a_shape() -> None:
    assert set(SHAPES) == {str(term) for term in Status}


def test_a_claim_without_a_number_is_not_drawn_as_zero_and_is_counted() -> None:
    made = chart([row(), row(value=None, value_min=None, value_max=None, missing="not-covered")])
    assert len(marks(made.spec)) == 1
    assert "1 not covered" in caption(made.spec)
    assert made.notes


def test_nothing_but_missing_numbers_is_refused() -> None:
    with pytest.raises(BadUsage, match="nothing to draw"):
        chart([row(value=None, value_min=None, value_max=None, missing="withheld")])


def test_title_and_axes_say_force_unit_and_scope(force: dict[str, Any]) -> None:
    assert force["title"]["text"] == "FRC: troops"
    assert "in-force: under the command" in force["title"]["subtitle"][0]
    assert full(force)["y"]["axis"]["title"] == "troops"


def test_the_first_the_greatest_and_the_last_are_said_under_the_title(mini: Cli, tmp_path: Path) -> None:
    assert mini("troops", "force", "--scope", "in-force", "--chart", "-o", str(tmp_path / "x.json")).code == 0
    assert re.match(r"first .* · .*last ", spec_of(tmp_path / "x.json")["title"]["subtitle"][1])


def test_the_caption_numbers_the_sources_and_their_locators(force: dict[str, Any]) -> None:
    assert caption(force).replace("\u00a0", " ").endswith("Sources: [1] diary, p. 4, p. 7, p. 8; [2] paper-2009, col. 1, col. 3")


def test_many_sources_are_shortened_and_the_rest_counted() -> None:
    many = [row(sources=[{"source": f"paper-{n}", "locator": "a long locator of the page", "anchor": ""}]) for n in range(200)]
    said = caption(chart(many).spec)
    assert re.search(r"and \d+ more: --csv lists them all$", said)


def test_no_sources_means_no_caption_of_them(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bare.json"
    mini("troops", "force", "--no-sources", "--chart", "-o", str(path))
    assert "Sources" not in caption(spec_of(path))


def test_as_of_lets_nothing_in_from_after_the_day(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "then.json"
    assert mini("troops", "force", "--as-of", "2008", "--chart", "-o", str(path)).code == 0
    assert {one["value"] for plot in plots(spec_of(path)) for one in plot["data"]["values"]} == {900}
    assert "as of 2008-12-31" in spec_of(path)["title"]["subtitle"][0]


def test_what_was_last_known_is_ranked_with_its_age_and_its_rivals(mini: Cli, tmp_path: Path) -> None:
    path = tmp_path / "then.json"
    assert mini("troops", "force", "--as-of", "2009-01", "--chart", "-o", str(path)).code == 0
    values = plots(spec_of(path))[0]["data"]["values"]
    assert [one["value"] for one in values if one["kind"] == "rival"]
    bars = [one["value"] for one in values if one["kind"] == "sure"]
    assert bars[1:] == sorted(bars[1:], reverse=True)
    assert "Total" in texts(spec_of(path))
    assert "paper-2009, col. 3, col. 1" in caption(spec_of(path)).replace("\u00a0", " ")  # who else has a number, and where


def test_two_days_are_dumbbells_with_the_change(alliance: Cli, tmp_path: Path) -> None:
    path = tmp_path / "days.json"
    assert alliance("compare", "isaf", "--as-of", "2008-06", "--as-of", "2010-01", "--chart", "-o", str(path)).code == 0
    values = plots(spec_of(path))[0]["data"]["values"]
    assert {"then", "now", "change"} <= {one["kind"] for one in values}
    assert any(re.match(r"about \+[\d,]+ \[\d", text) for text in texts(spec_of(path)))


def test_promises_are_bullets_and_those_without_an_answer_are_words(alliance: Cli, tmp_path: Path) -> None:
    path = tmp_path / "promises.json"
    assert alliance("compare", "--status", "planned,actual", "--theatre", "afghanistan", "--chart", "-o", str(path)).code == 0
    assert {"promise", "mark", "sure"} <= {one["kind"] for plot in plots(spec_of(path)) for one in plot["data"]["values"]}
    assert "Nothing on record answers" in said(spec_of(path))


@pytest.mark.parametrize("command", [["troops"], ["figures", "--measure", "share"], ["troops", "--as-of", "2009"]])
def test_many_forces_or_nations_fit_one_picture(alliance: Cli, tmp_path: Path, command: list[str]) -> None:
    assert alliance(*command, "--chart", "-o", str(tmp_path / "x.json")).code == 0
    assert len(plots(spec_of(tmp_path / "x.json"))) > 3


def test_forces_are_compared_in_one_chart_by_colour(alliance: Cli, tmp_path: Path) -> None:
    path = tmp_path / "forces.json"
    assert alliance("compare", "isaf", "kfor", "--chart", "-o", str(path)).code == 0
    found = marks(spec_of(path)).values()
    assert {one["who"] for one in found} == {"ISAF", "KFOR"}
    assert {one["status"] for one in found} == {"actual"}


def test_only_forces_are_compared_in_a_chart(alliance: Cli, tmp_path: Path) -> None:
    result = alliance("compare", "afghanistan", "iraq", "--chart", "-o", str(tmp_path / "x.json"))
    assert result.code == 2
    assert "this compares timelines" in result.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name one with -o"),
        (("-o", "x.pdf"), "use one of .svg, .png, .html, .json"),
        (("-o", "x.json", "--csv"), "leave out --format"),
        (("-o", "x.json", "--explain"), "leave out --explain"),
        (("-o", "x.json", "--from", "2050"), "nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_one_line_and_exit_2(mini: Cli, arguments: tuple[str, ...], said: str) -> None:
    result = mini("troops", "force", "--chart", *arguments)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_missing_extra_is_one_line_that_names_it(mini: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    result = mini("troops", "force", "--chart", "-o", str(tmp_path / "x.svg"))
    assert (result.code, result.out) == (1, "")
    assert "pip install 'alliancecli[charts]'" in result.err
    assert mini("troops", "force", "--chart", "-o", str(tmp_path / "x.json")).code == 0


def test_a_folder_that_is_not_there_leaves_nothing(mini: Cli, tmp_path: Path) -> None:
    result = mini("troops", "force", "--chart", "-o", str(tmp_path / "no" / "x.json"))
    assert result.code == 1
    assert "there is no folder" in result.err


@pytest.mark.parametrize(
    "command",
    [
        "troops isaf",
        "troops kfor",
        "troops us-forces-iraq",
        "troops",
        "troops isaf --as-of 2009-01",
        "compare isaf --as-of 2008-06 --as-of 2010-01",
        "compare --status planned,actual --theatre afghanistan",
    ],
)
def test_the_spec_is_valid_vega_lite(alliance: Cli, tmp_path: Path, command: str) -> None:
    altair = pytest.importorskip("altair")
    jsonschema = pytest.importorskip("jsonschema")
    (schema,) = Path(altair.__file__).parent.glob("vegalite/v6/schema/vega-lite-schema.json")
    path = tmp_path / "x.json"
    assert alliance(*command.split(), "--chart", "-o", str(path)).code == 0
    jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(spec_of(path))


class TestDrawn:
    """The real renderer."""

    @pytest.fixture(autouse=True)
    def renderer(self) -> None:
        pytest.importorskip("vl_convert")

    def test_an_svg_says_its_title_and_sources_and_loads_nothing(self, alliance: Cli, tmp_path: Path) -> None:
        path = tmp_path / "isaf.svg"
        assert alliance("troops", "isaf", "--chart", "-o", str(path)).code == 0
        svg = path.read_text(encoding="utf-8")
        assert "ISAF: troops" in svg
        assert "nids-2009" in svg
        assert {url for url in re.findall(r"https?://[^\"'\s<>)]+", svg) if not url.startswith("http://www.w3.org/")} == set()

    @pytest.mark.scale
    def test_a_chart_is_readable_at_800_pixels(self, alliance: Cli, tmp_path: Path) -> None:
        for force in ("isaf", "sfor", "kfor", "us-forces-iraq"):
            path = tmp_path / f"{force}.svg"
            alliance("troops", force, "--chart", "-o", str(path))
            found = re.search(r'width="(\d+)"', path.read_text(encoding="utf-8"))
            assert found is not None
            assert 760 <= int(found[1]) <= 820

    def test_a_png_is_a_png(self, mini: Cli, tmp_path: Path) -> None:
        path = tmp_path / "force.png"
        assert mini("troops", "force", "--chart", "-o", str(path)).code == 0
        png = path.read_bytes()
        assert png.startswith(b"\x89PNG")
        assert mini("troops", "force", "--chart", "-o", str(tmp_path / "force.svg")).code == 0
        drawn = re.search(r'width="(\d+)" height="(\d+)"', (tmp_path / "force.svg").read_text(encoding="utf-8"))
        assert drawn is not None
        assert [int.from_bytes(png[at : at + 4]) for at in (16, 20)] == [2 * int(side) for side in drawn.groups()]

    @pytest.mark.scale
    def test_a_page_holds_everything_it_needs(self, mini: Cli, tmp_path: Path) -> None:
        path = tmp_path / "force.html"
        assert mini("troops", "force", "--chart", "-o", str(path)).code == 0
        page = path.read_text(encoding="utf-8")
        assert "FRC: troops" in page
        assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?https?:", page)
        assert "cdn.jsdelivr" not in page

    def test_characters_that_no_picture_may_hold_are_left_out(self) -> None:
        made = chart([row(subject_name="A\x01B\x1b[31m", sources=[{"source": "x\x00y", "locator": "\ue03c<&", "anchor": ""}])])
        assert not {0x00, 0x01, 0x1B} & {*content(made.spec, ".svg")}
        assert content(made.spec, ".png").startswith(b"\x89PNG\r\n\x1a\n")

    def test_what_a_record_says_cannot_run_in_a_page(self) -> None:
        evil = "</script><script>alert(1)</script>"
        drawn = picture(chart([row(subject_name=evil, caveat=evil, sources=[{"source": evil, "locator": evil, "anchor": ""}])]).spec)
        assert "<script" not in drawn
        assert "&lt;script" in drawn

    def test_a_page_has_the_picture_and_the_table_of_its_claims_and_runs_no_program_that_draws(self, mini: Cli, tmp_path: Path) -> None:
        path = tmp_path / "force.html"
        assert mini("troops", "force", "--chart", "-o", str(path)).code == 0
        page = path.read_text(encoding="utf-8")
        assert page.index("<h1>FRC: troops</h1>") < page.index("<svg") < page.index("<table")
        assert not re.findall(r"<(?:g|path|text|svg|rect)[^>]* style=", page)
        assert len(page) < 200_000
