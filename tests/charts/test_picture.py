"""The picture without a browser: where things stand, what is drawn vague, which words have room."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from alliancecli.charts.axis import axis_of, moment
from alliancecli.charts.layout import LINES, Bar, Label, length, meet, packed, scale_step, shortened, ticks, wrapped
from alliancecli.charts.paper import ACROSS, WIDTH, style
from alliancecli.charts.picture import described, inline, svg
from alliancecli.dates.days import OPEN_DAY, day_number, iso
from alliancecli.dates.edtf import parse
from alliancecli.query.scene import Force, Scene, _title
from conftest import Cli


def row(name: str, date: str, **more: Any) -> dict[str, Any]:
    read = parse(date)
    return {
        "id": name,
        "date": date,
        "date_min": iso(read.min),
        "date_max": iso(read.max),
        "shown": read.display(),
        "precision": read.precision,
        "certainty": "certain",
        "first": day_number(read.min, -OPEN_DAY),
        "last": day_number(read.max, OPEN_DAY),
        "status": "actual",
        **more,
    }


def event(name: str, date: str, **more: Any) -> dict[str, Any]:
    return row(name, date, **{"title": f"The title of {name}", "kind": "meeting", "weight": "event", **more})


def claim(name: str, date: str, value: int, **more: Any) -> dict[str, Any]:
    said = {"subject": "force", "subject_name": "FRC", "unit": "troops", "value": value, "value_min": value, "value_max": value}
    return row(name, date, **{**said, "qualifier": "exact", "missing": None, **more})


def scene(*events: dict[str, Any], claims: tuple[dict[str, Any], ...] = (), forces: tuple[Force, ...] = ()) -> Scene:
    return Scene("A title", list(events), list(claims), list(forces))


def mark(html: str, name: str) -> str:
    """The element of an event in the drawing."""
    found = re.search(rf'<a class="event [^>]*href="#{name}".*?</a>', html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("date", "kinds"),
    [
        ("2003-08-11", {"day"}),
        ("2003", {"within"}),
        ("2003/2005", {"span"}),
        ("{2003,2005}", {"within"}),
        ("2006/..", {"span", "fades"}),
        ("2008~", {"within", "circa"}),
        ("2008?", {"within", "doubt"}),
        ("2008%", {"within", "circa", "doubt"}),
    ],
)
def test_a_vague_date_is_drawn_vague(date: str, kinds: set[str]) -> None:
    for certainty, more in (("certain", set()), ("possible", {"possible"})):
        html = mark(inline(scene(event("one", date, certainty=certainty), event("two", "1990/2012"))), "one")
        classes = re.search(r'class="event ([^"]*)"', html)
        assert classes
        assert set(classes[1].split()) - {"under"} == kinds | more


def test_an_open_end_runs_to_the_edge_and_fades() -> None:
    html = mark(inline(scene(event("one", "2006/.."), event("two", "2000/2012"))), "one")
    assert 'mask="url(#_mout)"' in html
    box = re.search(r'x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', html)
    assert box
    assert float(box[1]) + float(box[2]) == pytest.approx(1280 - 24, abs=0.2)


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (-OPEN_DAY, OPEN_DAY, "1995–2009"),
        (19980101, 20001231, "1998–2000"),
        (19980101, OPEN_DAY, "1998–2009"),
        (-OPEN_DAY, 19990630, "1995–1999"),
        (19990301, 19990331, "1999"),
    ],
)
def test_the_axis_goes_no_further_than_was_asked_whatever_reaches_beyond(first: int, last: int, years: str) -> None:
    shown = scene(event("e", "1999-03-24"), event("f", "1995/1999"), claims=(claim("c", "../2009", 50_000), claim("d", "1999", 49_000)))
    asked = shown._replace(first=first, last=last)
    assert described(asked).endswith(f", {years}")
    assert all(0 <= float(x) <= WIDTH for x in re.findall(r' x="(-?[\d.]+)"', inline(asked)))


def test_a_picture_of_a_window_has_the_years_of_it(mini: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    mini("timeline", "--from", "2003", "--to", "2006", "--weight", "background", "--theatre", "south", "-o", str(page))
    stops = re.search(r'data-axis="(\d+):[^"]* (\d+):100', page.read_text(encoding="utf-8"))
    assert stops
    assert stops.groups() == ("2003", "2007")


def test_no_point_stands_where_a_claim_has_no_known_beginning_or_end() -> None:
    told = (claim("open", "../2009", 50_000), claim("until", "2009/..", 40_000), claim("known", "2009-01", 30_000))
    html = inline(scene(event("e", "2005"), claims=told, forces=(Force("force", "FRC", 20010101, 20120101),)))
    drawn = {name: re.search(rf'data-id="{name}".*?</g>', html, re.DOTALL)[0] for name in ("open", "until", "known")}  # type: ignore[index]
    assert {name for name, one in drawn.items() if "<circle" in one} == {"known"}
    assert "50,000 in FRC (until 2009)" in html


def test_it_says_whose_strength_is_of_other_theatres_too(alliance: Cli, tmp_path: Path) -> None:
    alliance("timeline", "--theatre", "bosnia", "-q", "-o", str(tmp_path / "x.svg"))
    told = re.findall(r"(\w+) was in ([^<]*): its numbers are of all of them", (tmp_path / "x.svg").read_text(encoding="utf-8"))
    assert [name for name, _ in told] == ["UNPROFOR"]
    assert "croatia" in told[0][1]


def test_the_name_of_a_force_stands_at_a_lesser_claim_where_the_greatest_has_no_room() -> None:
    many = tuple(claim(f"c{n}", f"200{n}-06-30", 30_000 + n) for n in range(9))
    narrow = (claim("peak", "2008-12-31", 31_000, subject="wide", subject_name="A name of a force that is too long for its place " * 2),)
    html = inline(
        scene(
            claims=(*many, *narrow, claim("low", "2001-01", 900, subject="wide", subject_name=narrow[0]["subject_name"])),
            forces=(Force("force", "FRC", 20010101, OPEN_DAY), Force("wide", narrow[0]["subject_name"], 20010101, OPEN_DAY, 1)),
        )
    )
    words = {one: re.search(rf'data-id="{one}".*?(?:>([^<]*)</text>)?</g>', html, re.DOTALL)[1] for one in ("peak", "low")}  # type: ignore[index]
    assert words["low"]
    assert words["low"].startswith("A name of a force")


def test_words_that_stand_on_their_bar_have_it_behind_them() -> None:
    html = inline(scene(event("long", "2001/2008"), event("short", "2001-01/2001-03"), event("end", "2012")))
    assert ["under" in re.findall(r'class="event ([^"]*)"', mark(html, one))[0].split() for one in ("long", "short")] == [True, False]
    assert 'height="16"' in mark(html, "long")


def test_a_rough_number_is_hollow() -> None:
    rough = claim("rough", "2009-01", 30_000, qualifier="about", value_min=None, value_max=None)
    html = inline(scene(claims=(rough, claim("exact", "2010-01", 20_000)), forces=(Force("force", "FRC", 20010101, OPEN_DAY),)))
    assert [re.search(rf'data-id="{one}".*?<circle class="(\w+)"', html)[1] for one in ("rough", "exact")] == ["rough", "full"]  # type: ignore[index]
    assert ">FRC about 30,000</text>" in html


def test_landmarks_get_their_words_first() -> None:
    bars = [(Bar(100 + n, 101 + n, False, False, ()), "words that take room", 1) for n in range(20)]
    labels = packed([*bars, (Bar(110, 111, False, False, ()), "a landmark", 0)], ACROSS)
    assert labels[-1]
    assert labels[-1].line == 0
    assert sum(label is None for label in labels) > 0


def test_no_words_cover_others() -> None:
    found = [(Bar(float(x), x + 1.0, False, False, ()), "some words of an event", 1) for x in range(0, 1000, 37)]
    labels = packed(found, ACROSS)
    lines: dict[int, list[float]] = {}
    for label in filter(None, labels):
        lines.setdefault(label.line, []).append(label.x)
        assert 0 <= label.x < ACROSS
    assert len(lines) <= LINES
    for starts in lines.values():
        assert all(b - a > 100 for a, b in zip(sorted(starts), sorted(starts)[1:], strict=False))


WORDS = "fifteen letters"
WIDE = length(WORDS)


@pytest.mark.parametrize(
    ("left", "right", "at"),
    [
        (100, 109, 104.5 + 8),  # beside a point
        (100, 110, 110 + 6),  # beside a short bar
        (100, 159, 159 + 6),
        (100, 160, 100 + 6),  # on a long one
        (990, 999, 994.5 - 8 - WIDE),  # at the edge: before a point or a short bar, and moved in on a long one
        (980, 990, 980 - 6 - WIDE),
        (939, 998, 939 - 6 - WIDE),
        (938, 998, 1000 - WIDE),
    ],
)
def test_words_stand_beside_a_point_and_a_short_bar_and_on_a_long_one(left: int, right: int, at: float) -> None:
    (label,) = packed([(Bar(left, right, begins=False, fades=False, kinds=()), WORDS, 0)], 1000)
    assert label is not None
    assert label.x == pytest.approx(at)
    assert label[1:] == (0, WORDS)


def test_the_point_of_an_end_that_is_open_is_a_bar() -> None:
    for begins, fades in ((True, False), (False, True)):
        assert packed([(Bar(100, 109, begins, fades, ()), WORDS, 0)], 1000) == [Label(109 + 6, 0, WORDS)]


@pytest.mark.parametrize("dates", [["2003"], ["-0399/-0300", "1999", "2003-08-11"], [f"{y}" for y in range(1940, 2020)] + ["1648-10-24"]])
def test_the_axis_keeps_the_order_of_time(dates: list[str]) -> None:
    ends = [moment(row("e", date)[end]) for date in dates for end in ("first", "last")]
    axis = axis_of([end for end in ends if end is not None])
    assert (axis.places[0], round(axis.places[-1], 6)) == (0, 100)
    assert list(axis.places) == sorted(set(axis.places))
    places = [axis.place(year / 4) for year in range(-1600, 8100)]
    assert places == sorted(places)
    named = ticks(axis, ACROSS)
    assert named == sorted(set(named))


@pytest.mark.parametrize(("last", "shortened"), [(2019, []), (2020, [(0.0, 100.0)])])
def test_an_axis_of_up_to_120_years_keeps_its_scale(last: int, shortened: list[tuple[float, float]]) -> None:
    assert axis_of([1900, last]).shortened() == shortened


def test_a_moment_keeps_its_year() -> None:
    days = [day_number((2003, month, day), 0) for month in range(1, 13) for day in range(1, 29)]
    starts = [moment(day) or 0 for day in days]
    assert starts == sorted(starts)
    assert (starts[0], moment(20031231, after=True), moment(OPEN_DAY)) == (2003, 2004, None)


def test_the_title_is_worked_out_from_the_claims(mini: Cli, tmp_path: Path) -> None:
    told = mini("show", "force", "-o", str(tmp_path / "out.svg"))
    assert told.code == 0, told.err
    tree = ElementTree.fromstring((tmp_path / "out.svg").read_text(encoding="utf-8"))
    title = tree.findtext("{http://www.w3.org/2000/svg}title")
    assert title
    assert re.match(r"FRC: (from )?[\w ,–-]*\d", title)


def test_the_title_names_theatres_in_words(alliance: Cli, tmp_path: Path) -> None:
    alliance("timeline", "--theatre", "east-timor", "--theatre", "ivory-coast", "-q", "-o", str(tmp_path / "x.svg"))
    title = ElementTree.parse(tmp_path / "x.svg").findtext("{http://www.w3.org/2000/svg}title")
    assert (title or "").startswith("East Timor, Ivory Coast")


def test_a_title_of_several_forces_tells_the_greatest_of_each_the_greatest_first() -> None:
    told = [claim("a", "2001", 10), claim("b", "2002", 30), claim("c", "2003", 20, subject_name="OTHER"), claim("d", "../2004", 99)]
    assert _title("FRC, OTHER", told, alone=False) == "FRC, OTHER: at most 30 troops in FRC, 2002; 20 in OTHER, 2003"
    assert _title("North", told, alone=True) == "North: from 10 troops in FRC, 2001, up to 30, 2002, to 20 in OTHER, 2003"
    assert _title("FRC", told[:2], alone=True) == "FRC: from 10 troops, 2001, to 30, 2002"


def test_a_picture_says_where_its_sources_are(mini: Cli, tmp_path: Path) -> None:
    mini("timeline", "--institution", "force", "--sort", "-date", "-q", "-o", str(tmp_path / "x.svg"))
    texts = [one.text or "" for one in ElementTree.parse(tmp_path / "x.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert "Every claim with its sources: alliance timeline --institution force --sort -date (record 7 of 2020-01-01)" in texts


def test_a_picture_is_sound_svg_whatever_its_words_are() -> None:
    html = svg(scene(event("one", "2003", title="</svg><script>&\x1b\u202e")), said="<b>")
    assert ElementTree.fromstring(html).tag.endswith("svg")
    assert "var(" not in style()


def test_what_cannot_be_drawn_says_so(mini: Cli, tmp_path: Path) -> None:
    told = mini("members", "league", "-o", str(tmp_path / "out.svg"))
    assert (told.code, ".svg or" in told.err, "--chart" in told.err) == (2, False, False)
    told = mini("show", "diary", "-o", str(tmp_path / "out.svg"))
    assert (told.code, "this is no timeline to be drawn; -o x.html" in told.err) == (2, True)
    for arguments, said in ((["figures"], ".svg or .png with --chart, or add"), (["timeline", "--from", "3000"], "nothing to draw")):
        told = mini(*arguments, "-o", str(tmp_path / "out.svg"))
        assert (told.code, said in told.err) == (2, True)


def test_forces_compared_by_another_measure_are_no_picture_of_strengths(alliance: Cli, tmp_path: Path) -> None:
    assert alliance("compare", "kfor", "isaf", "-q", "-o", str(tmp_path / "out.svg")).code == 0
    told = alliance("compare", "kfor", "isaf", "--measure", "share", "-o", str(tmp_path / "share.svg"))
    assert (told.code, "--chart draws claims" in told.err) == (2, True)


@pytest.mark.parametrize(
    ("greatest", "step"),
    [(3, 1), (4, 1), (5, 2), (8, 2), (9, 5), (20, 5), (21, 10), (40, 10), (50_000, 20_000), (60_000, 20_000), (200_000, 50_000), (0, 1)],
)
def test_a_scale_has_four_steps_or_fewer_of_a_round_number(greatest: float, step: float) -> None:
    assert scale_step(greatest) == step


def test_boxes_that_only_touch_do_not_meet() -> None:
    box = (10, 10, 20, 20)
    assert [meet(box, other) for other in ((20, 10, 30, 20), (10, 20, 20, 30), (0, 10, 10, 20), (10, 0, 20, 10))] == [False] * 4
    assert [meet(box, other) for other in ((19, 19, 30, 30), (0, 0, 11, 11), (12, 12, 13, 13))] == [True] * 3


def test_lines_are_as_wide_as_they_may_be() -> None:
    wide = length("one two", 12)
    assert wrapped("one two three", 12, wide) == ["one two", "three"]
    assert wrapped("one two three", 12, wide - 0.1) == ["one", "two", "three"]
    assert wrapped("", 12, 10) == [""]


def test_words_are_cut_after_a_whole_one() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
