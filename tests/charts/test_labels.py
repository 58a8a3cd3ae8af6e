"""Words beside the marks of a chart: where they stand, and which are left out."""

from typing import Any

from alliancecli.charts.labels import RADIUS, Plane, labels

PLANE = Plane((0, 700), 300, 700, 300)
"""A panel in which a unit of time and one of number are a pixel each."""


def mark(at: int, value: int, who: str = "Force") -> dict[str, Any]:
    said = {"id": f"{who}-{at}-{value}", "who": who, "at": at, "value": value, "amount": str(value), "number": ""}
    return {**said, "status": "actual", "hedge": "exact", "long": False, "from": at, "until": at, "color": 0}


def of_the_force(marks: list[dict[str, Any]], *, names: bool) -> list[dict[str, Any]]:
    return [word for word in labels(marks, PLANE, names=names, rest=False) if word["of"] == "Force"]


def test_words_stand_above_their_mark_where_nothing_is_covered() -> None:
    (word,) = of_the_force([mark(300, 100)], names=True)
    assert (word["text"], word["at"]) == ("Force 100", 300)
    assert word["level"] > 100 + RADIUS


def test_where_no_place_is_free_a_name_stands_where_it_covers_least_and_a_mere_value_is_left_out() -> None:
    crowd = [mark(at, value, "Crowd") for at in range(150, 460, 8) for value in range(20, 200, 8)]
    right = [one for one in crowd if 306 <= one["at"] <= 380 and 90 <= one["value"] <= 110]
    full = [mark(300, 100), right[0], *(one for one in crowd if one not in right)]
    (word,) = of_the_force(full, names=True)
    assert (round(word["level"]), word["at"] > 300) == (100, True)
    assert not of_the_force(full, names=False)
