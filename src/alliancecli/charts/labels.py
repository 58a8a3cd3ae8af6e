"""Place the number of a source beside its point: at the first place where it covers nothing, or nowhere."""

from typing import Any

RADIUS = 5.0
AWAY = 9.0
LETTER, LINE = 4.6, 9.0

Box = tuple[float, float, float, float]


def labels(marks: list[dict[str, Any]], span: tuple[int, int], greatest: float, width: int, height: int) -> list[dict[str, Any]]:
    """The labels of the marks of a panel, each with the time and the number where its middle stands."""
    spots = [
        ((one["at"] - span[0]) / (span[1] - span[0]) * width, height * (1 - _level(one) / greatest), one) for one in marks if one["number"]
    ]
    taken: list[Box] = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y, _ in spots]
    taken += [(x - 4, min(y, y + way), x + 4, max(y, y + way)) for x, y, one in spots if (way := _arrow(one))]
    for one in marks:
        if one["long"]:
            y = height * (1 - _level(one) / greatest)
            ends = [(one[end] - span[0]) / (span[1] - span[0]) * width for end in ("from", "until")]
            taken.append((ends[0], y - 2, ends[1], y + 2))
    found = []
    for x, y, one in spots:
        half = len(one["number"]) * LETTER / 2 + 1
        for across, up in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
            a, b = x + across * (half + RADIUS + 1), y + up * AWAY
            box = (a - half, b - LINE / 2, a + half, b + LINE / 2)
            if _inside(box, width, height) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                at, level = span[0] + a / width * (span[1] - span[0]), (1 - b / height) * greatest
                found.append({"number": one["number"], "at": round(at), "level": level})
                break
    return found


def _level(one: dict[str, Any]) -> float:
    return float(one["value"] if one["value"] is not None else one["high"])


def _arrow(one: dict[str, Any]) -> float:
    return {"up": -14.0, "down": 14.0}.get(one["hedge"], 0.0)


def _inside(box: Box, width: int, height: int) -> bool:
    return box[0] >= 0 and box[1] >= -LINE and box[2] <= width and box[3] <= height


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
