"""Seats in Web Mercator, without tiles and borders; the own city, and any crowded one, under a lens.

The picture is laid out for three shapes of window, and the browser takes the one that fits: the lenses stand beside
the country where there is width, below it where there is height.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

GROUND = 1150.0
"""Width of the seats on the ground in layout units, so that names have the same room whatever the country."""
CROWD = 7
"""Points of one city that earn it a lens."""
LENS = 600.0
"""Width of a lens at least."""
LABEL = (200.0, 40.0)
"""What a point needs to its side for its name, in layout units."""
FAR = 2.0
"""Who is so many times farther from the middle than four fifths of all others stands at the edge, with an arrow."""
ARROWS = "→↗↑↖←↙↓↘"
POWER = 0.48
"""Distances under a lens grow slower than true ones, so that the crowded middle gets room."""

Point = tuple[float, float]
Box = list[float]


@dataclass(frozen=True)
class Place:
    """A unit on the ground: longitude and latitude of its seat, the city it lies in, and whether it is local."""

    id: str
    seat: Point | None
    city: str | None
    local: bool


def geography(places: Sequence[Place], home: str | None, home_seat: Point | None) -> dict[str, Any] | None:
    """Lay out seats for wide, square and tall windows.

    Parameters
    ----------
    places : sequence of Place
        Who has a seat, and who has none.
    home : str, optional
        Name of the own city, the title of its lens.
    home_seat : pair of float, optional
        Its seat; without one no local lens.

    Returns
    -------
    dict or None
        ``w``, ``h``, ``pos``, ``lenses``, ``shelf`` and ``grid`` for each of ``wide``, ``square`` and ``tall``; none
        where fewer than two places are known.
    """
    seated = [place for place in places if place.seat]
    if len({place.seat for place in seated}) < 2:
        return None
    return {shape: _layout(seated, places, home, home_seat, shape) for shape in ("wide", "square", "tall")}


def _brought_near(point: dict[str, Point]) -> dict[str, str]:
    """Move those that lie far away to the edge of the rest, and tell with an arrow where they really are.

    One partner at the other end of the country would make all others one dot.
    """
    centre = tuple(sorted(p[axis] for p in point.values())[len(point) // 2] for axis in (0, 1))
    far = {key: math.dist(p, centre) for key, p in point.items()}
    limit = FAR * max(0.5, sorted(far.values())[int((len(far) - 1) * 0.8)])
    arrows = {}
    for key in [key for key in point if far[key] > limit]:
        (x, y), k = point[key], limit / far[key]
        turn = math.atan2(centre[1] - y, x - centre[0])
        arrows[key] = ARROWS[round(turn / (math.pi / 4)) % 8]
        point[key] = centre[0] + (x - centre[0]) * k, centre[1] + (y - centre[1]) * k
    return arrows


def mercator(seat: Point) -> Point:
    """Degrees of longitude east, and as many south, of the origin."""
    return seat[0], -math.degrees(math.log(math.tan(math.pi / 4 + math.radians(seat[1]) / 2)))


def _layout(
    seated: Sequence[Place], places: Sequence[Place], home: str | None, home_seat: Point | None, shape: str
) -> dict[str, Any]:
    point = {place.id: mercator(place.seat) for place in seated if place.seat}
    afar = _brought_near(point)
    near = {p.id: point[p.id] for p in seated if p.local} if home_seat else {}
    crowds: dict[str, dict[str, Point]] = defaultdict(dict)
    for place in seated:
        if place.id not in near and place.city:
            crowds[place.city][place.id] = point[place.id]
    under: list[tuple[str, dict[str, Point], Point]] = []
    if len(near) >= CROWD and home and home_seat:
        under.append((home, near, mercator(home_seat)))
    largest = sorted((c for c in crowds if len(crowds[c]) >= CROWD), key=lambda c: (-len(crowds[c]), c))
    for city in largest[:2]:
        middle = _middle(list(crowds[city].values()))
        under.append((city, crowds[city], middle))
    hidden = {key for _, members, _ in under for key in members}
    ground = {key: p for key, p in point.items() if key not in hidden}
    seats = [*ground.values(), *(middle for _, _, middle in under)]
    aspect = _aspect(shape, len(under))
    across, down = (max(p[axis] for p in seats) - min(p[axis] for p in seats) for axis in (0, 1))
    unit = GROUND / max(across, down * aspect, 0.2)
    ground, seats = {key: _times(p, unit) for key, p in ground.items()}, [_times(p, unit) for p in seats]
    ground_box = [min(x for x, _ in seats) - 90, min(y for _, y in seats) - 70,
                  max(x for x, _ in seats) + 190, max(y for _, y in seats) + 90]  # fmt: skip
    _fit(ground_box, aspect)
    at: dict[str, list[float]] = {key: list(p) for key, p in _spread(ground).items()}
    lenses = _lenses([(title, members, _times(middle, unit), unit) for title, members, middle in under],
                     ground_box, shape, at)  # fmt: skip
    boxes = [ground_box, *(lens["box"] for lens in lenses)]
    x0, y0 = min(box[0] for box in boxes) - 20, min(box[1] for box in boxes) - 20
    x1, y1 = max(box[2] for box in boxes) + 20, max(box[3] for box in boxes) + 20
    shelf = [place.id for place in places if not place.seat]
    per_row = max(1, int((x1 - x0) // 260))
    for number, key in enumerate(shelf):
        at[key] = [x0 + 60 + number % per_row * 260, y1 + 66 + number // per_row * 44]
    bottom = y1 + 30 + (50 + math.ceil(len(shelf) / per_row) * 44 if shelf else 0)
    for lens in lenses:
        lens["box"] = [round(value - (x0, y0)[i % 2], 1) for i, value in enumerate(lens["box"])]
        lens["seat"] = [round(lens["seat"][0] - x0, 1), round(lens["seat"][1] - y0, 1)]
    return {
        "pos": {key: [round(x - x0, 1), round(y - y0, 1)] for key, (x, y) in at.items()},
        "ground": [round(value - (x0, y0)[i % 2], 1) for i, value in enumerate(ground_box)],
        "lenses": lenses,
        "shelf": shelf,
        "afar": afar,
        "grid": _grid(ground_box, x0, y0, unit),
        "w": round(x1 - x0, 1),
        "h": round(bottom - y0, 1),
    }


def _aspect(shape: str, lenses: int) -> float:
    """Width by height of the ground that, with its lenses beside or below, fills the window."""
    return {"wide": 1.0 if lenses else 2.0, "square": 2.5 if lenses else 1.35, "tall": 1.3 if lenses else 0.7}[shape]


def _fit(box: Box, aspect: float) -> None:
    """Widen or heighten a box to this shape."""
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide < high * aspect:
        more = (high * aspect - wide) / 2
        box[0], box[2] = box[0] - more, box[2] + more
    else:
        more = (wide / aspect - high) / 2
        box[1], box[3] = box[1] - more, box[3] + more


def _times(point: Point, unit: float) -> Point:
    return point[0] * unit, point[1] * unit


def _lenses(
    under: Sequence[tuple[str, Mapping[str, Point], Point, float]], ground: Box, shape: str, at: dict[str, list[float]]
) -> list[dict[str, Any]]:
    """Place the lenses: west and east of the ground in a wide window, in a row below it in others."""
    wide, high = ground[2] - ground[0], ground[3] - ground[1]
    found: list[dict[str, Any]] = []
    for number, (title, members, middle, unit) in enumerate(under):
        if shape == "wide":
            # As high as the ground is; those after the first share the east.
            east = len(under) - 1
            tall = high if number == 0 or east < 2 else (high - 30) / 2
            across = max(LENS, wide * 0.55)
            left = ground[0] - 30 - across if number == 0 else ground[2] + 30
            top = ground[1] if number < 2 else ground[1] + tall + 30
        elif shape == "square":
            across = (wide - 30 * (len(under) - 1)) / len(under)
            tall = max(wide * 0.28, math.ceil(len(members) / 3) * LABEL[1] * 1.25 + 70)
            left, top = ground[0] + number * (across + 30), ground[3] + 30
        else:
            across, tall = wide, max(wide * 0.5, math.ceil(len(members) / 2) * LABEL[1] * 1.25 + 70)
            left, top = ground[0], (found[-1]["box"][3] if found else ground[3]) + 30
        box = [left, top, left + across, top + tall]
        at.update(_magnified({key: _times(p, unit) for key, p in members.items()}, middle, box))
        found.append({"box": box, "title": title, "seat": list(middle), "own": number == 0})
    return found


def _magnified(members: Mapping[str, Point], middle: Point, box: Box) -> dict[str, list[float]]:
    """Points under a lens: true directions, distances stretched near the middle, then room for every name."""
    far = max((math.dist(p, middle) for p in members.values()), default=0) or 1.0
    centre = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2 + 12
    reach = (box[2] - box[0]) / 2 - LABEL[0] * 0.62, (box[3] - box[1]) / 2 - LABEL[1]
    used: dict[Point, int] = defaultdict(int)
    out: dict[str, list[float]] = {}
    for key, (x, y) in members.items():
        distance = math.dist((x, y), middle)
        grown = (distance / far) ** POWER / distance if distance else 0.0
        spot = round(x, 2), round(y, 2)
        turn, shift = used[spot] * 2.39996, 0.16 * math.sqrt(used[spot])
        used[spot] += 1
        out[key] = [
            centre[0] + ((x - middle[0]) * grown + shift * math.cos(turn)) * reach[0],
            centre[1] + ((y - middle[1]) * grown + shift * math.sin(turn)) * reach[1],
        ]
    _relax(out, box)
    return out


def _relax(points: dict[str, list[float]], box: Box, rounds: int = 200) -> None:
    """Push points apart until a name fits beside each, without leaving the lens."""
    keys = list(points)
    for step in range(rounds):
        moved = False
        for number, one in enumerate(keys):
            for other in keys[number + 1 :]:
                a, b = points[one], points[other]
                across, down = b[0] - a[0], b[1] - a[1]
                if abs(across) >= LABEL[0] or abs(down) >= LABEL[1]:
                    continue
                moved = True
                push = (LABEL[1] - abs(down)) * 0.3 * (1 if down >= 0 else -1)
                a[1], b[1] = a[1] - push, b[1] + push
                if step > rounds // 3:
                    # Where up and down do not help, the edges being near: aside.
                    push = (LABEL[0] - abs(across)) * 0.06 * (1 if across >= 0 else -1)
                    a[0], b[0] = a[0] - push, b[0] + push
        for p in points.values():
            p[0] = min(max(p[0], box[0] + 30), box[2] - LABEL[0] * 0.8)
            p[1] = min(max(p[1], box[1] + 52), box[3] - 24)
        if not moved:
            break


def _spread(points: Mapping[str, Point]) -> dict[str, Point]:
    """Points of one seat stand in a spiral around it."""
    used: dict[Point, int] = defaultdict(int)
    out = {}
    for key, (x, y) in points.items():
        spot = round(x, 1), round(y, 1)
        far, turn = 17 * math.sqrt(used[spot]), used[spot] * 2.39996
        used[spot] += 1
        out[key] = (x + far * math.cos(turn), y + far * math.sin(turn))
    return out


def _middle(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _grid(box: Box, x0: float, y0: float, unit: float) -> dict[str, list[list[float]]]:
    """Degrees that cross the ground, with a step that leaves a handful of lines."""
    step = next((s for s in (1, 2, 5, 10) if (box[2] - box[0]) / unit / s <= 9), 20)
    lon = [d for d in range(-180, 181, step) if box[0] < d * unit < box[2]]
    lat = [d for d in range(-80, 81, step) if box[1] < mercator((0, d))[1] * unit < box[3]]
    return {
        "lon": [[d, round(d * unit - x0, 1)] for d in lon],
        "lat": [[d, round(mercator((0, d))[1] * unit - y0, 1)] for d in lat],
    }
