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

UNIT = 220.0
"""Layout units to a degree of longitude."""
CROWD = 7
"""Points of one city that earn it a lens."""
LENS = (600.0, 560.0)
"""Width and height of a lens."""
LABEL = (215.0, 50.0)
"""What a point needs to its side for its name, in layout units."""
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


def mercator(seat: Point) -> Point:
    """Layout units east and south of the origin."""
    return seat[0] * UNIT, -math.degrees(math.log(math.tan(math.pi / 4 + math.radians(seat[1]) / 2))) * UNIT


def _layout(
    seated: Sequence[Place], places: Sequence[Place], home: str | None, home_seat: Point | None, shape: str
) -> dict[str, Any]:
    point = {place.id: mercator(place.seat) for place in seated if place.seat}
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
    ground_box = [min(x for x, _ in seats) - 90, min(y for _, y in seats) - 70,
                  max(x for x, _ in seats) + 190, max(y for _, y in seats) + 90]  # fmt: skip
    _fit(ground_box, shape, len(under))
    at: dict[str, list[float]] = {key: list(p) for key, p in _spread(ground).items()}
    lenses = _lenses(under, ground_box, shape, at)
    boxes = [ground_box, *(lens["box"] for lens in lenses)]
    x0, y0 = min(box[0] for box in boxes) - 20, min(box[1] for box in boxes) - 20
    x1, y1 = max(box[2] for box in boxes) + 20, max(box[3] for box in boxes) + 20
    shelf = [place.id for place in places if not place.seat]
    for number, key in enumerate(shelf):
        at[key] = [x0 + 60 + number % 5 * 240, y1 + 60 + number // 5 * 44]
    bottom = y1 + (60 + math.ceil(len(shelf) / 5) * 44 if shelf else 0)
    for lens in lenses:
        lens["box"] = [round(value - (x0, y0)[i % 2], 1) for i, value in enumerate(lens["box"])]
        lens["seat"] = [round(lens["seat"][0] - x0, 1), round(lens["seat"][1] - y0, 1)]
    return {
        "pos": {key: [round(x - x0, 1), round(y - y0, 1)] for key, (x, y) in at.items()},
        "ground": [round(value - (x0, y0)[i % 2], 1) for i, value in enumerate(ground_box)],
        "lenses": lenses,
        "shelf": shelf,
        "grid": _grid(ground_box, x0, y0),
        "w": round(x1 - x0, 1),
        "h": round(bottom - y0, 1),
    }


def _fit(box: Box, shape: str, lenses: int) -> None:
    """Give the ground the shape that, with its lenses beside or below, fills the window."""
    aspect = {"wide": 1.0 if lenses else 2.0, "square": 1.45, "tall": 0.8}[shape]
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide < high * aspect:
        more = (high * aspect - wide) / 2
        box[0], box[2] = box[0] - more, box[2] + more
    else:
        more = (wide / aspect - high) / 2
        box[1], box[3] = box[1] - more, box[3] + more


def _lenses(
    under: Sequence[tuple[str, Mapping[str, Point], Point]], ground: Box, shape: str, at: dict[str, list[float]]
) -> list[dict[str, Any]]:
    """Place the lenses: west and east of the ground in a wide window, in a row below it in others."""
    wide, high = ground[2] - ground[0], ground[3] - ground[1]
    found = []
    for number, (title, members, middle) in enumerate(under):
        if shape == "wide":
            # As high as the ground is; the second and third share the east.
            east = len(under) - 1
            tall = high if number == 0 or east < 2 else (high - 30) / 2
            across = max(LENS[0], wide * 0.55)
            left = ground[0] - 30 - across if number == 0 else ground[2] + 30
            top = ground[1] if number < 2 else ground[1] + tall + 30
        else:
            across = (wide - 30 * (len(under) - 1)) / len(under)
            tall = max(LENS[1], across * (0.62 if shape == "square" else 0.9))
            left, top = ground[0] + number * (across + 30), ground[3] + 30
        box = [left, top, left + across, top + tall]
        at.update(_magnified(members, middle, box))
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


def _relax(points: dict[str, list[float]], box: Box, rounds: int = 120) -> None:
    """Push points apart until a name fits beside each, without leaving the lens."""
    keys = list(points)
    for _ in range(rounds):
        moved = False
        for number, one in enumerate(keys):
            for other in keys[number + 1 :]:
                a, b = points[one], points[other]
                across, down = b[0] - a[0], b[1] - a[1]
                if abs(across) < LABEL[0] and abs(down) < LABEL[1]:
                    push = (LABEL[1] - abs(down)) * 0.3 * (1 if down >= 0 else -1)
                    a[1], b[1] = a[1] - push, b[1] + push
                    moved = True
        for p in points.values():
            p[0] = min(max(p[0], box[0] + 30), box[2] - 60)
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


def _grid(box: Box, x0: float, y0: float) -> dict[str, list[list[float]]]:
    """Degrees that cross the ground, with a step that leaves a handful of lines."""
    step = next((s for s in (1, 2, 5, 10) if (box[2] - box[0]) / UNIT / s <= 9), 20)
    lon = [d for d in range(-180, 181, step) if box[0] < d * UNIT < box[2]]
    lat = [d for d in range(-80, 81, step) if box[1] < mercator((0, d))[1] < box[3]]
    return {
        "lon": [[d, round(d * UNIT - x0, 1)] for d in lon],
        "lat": [[d, round(mercator((0, d))[1] - y0, 1)] for d in lat],
    }
