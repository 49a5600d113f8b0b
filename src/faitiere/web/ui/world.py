"""The outlines of the world's countries as SVG paths, from Natural Earth (public domain, 1:110 000 000).

The projection is Equal Earth (Šavrič, Patterson, Jenny, 2018): areas compare truly, which matters to a network
of equals. Antarctica is left out. Nothing here knows what a group is.
"""

import csv
import gzip
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

Point = tuple[float, float]
Place = tuple[int, int]

WIDTH = 4000
HEIGHT = 1730
SMALL = 42  # units of the drawing: a country narrower than this needs a mark to be seen and touched
_SOUTH = -56.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_ANTARCTICA = "010"


@dataclass(frozen=True)
class Shape:
    """A country on the drawing: its ISO code (empty when it has none), its path, the middle of its widest part."""

    code: str
    path: str
    x: int
    y: int
    is_small: bool


def project(longitude: float, latitude: float) -> Point:
    """Return Equal Earth coordinates, in radians of a unit sphere."""
    theta = math.asin(_M * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    across = math.radians(longitude) * math.cos(theta)
    across /= _M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square))
    return across, theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))


_RIGHT = project(180, 0)[0]
_BOTTOM = project(0, _SOUTH)[1]


def place(longitude: float, latitude: float) -> Place:
    """Return the point of the drawing where a place stands."""
    across, up = project(longitude, latitude)
    unit = WIDTH / (2 * _RIGHT)
    return round((across + _RIGHT) * unit), HEIGHT - round((up - _BOTTOM) * unit)


@cache
def shapes() -> tuple[Shape, ...]:
    """Return every country of the drawing."""
    source = settings.ROOT / "data" / "world"
    with gzip.open(source / "countries-110m.topo.json.gz", "rt", encoding="utf-8") as file:
        topology = json.load(file)
    with (source / "pays_fr.csv").open(encoding="utf-8") as file:
        codes = {row["iso_num"]: row["iso2"] for row in csv.DictReader(file)}
    arcs = [list(_walk(arc, topology["transform"])) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    return tuple(
        _shape(codes.get(country.get("id", ""), ""), _rings(country, arcs))
        for country in countries
        if country.get("id") != _ANTARCTICA
    )


def _walk(arc: list[list[int]], transform: dict[str, Any]) -> Iterable[Point]:
    """Turn the differences of a quantised arc into longitudes and latitudes."""
    (by_x, by_y), (from_x, from_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * by_x + from_x, y * by_y + from_y


def _rings(country: dict[str, Any], arcs: list[list[Point]]) -> list[list[Place]]:
    """Join the arcs of a (multi)polygon into closed rings; a negative index walks its arc backwards."""
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    rings = []
    for indices in (ring for polygon in polygons for ring in polygon):
        points: list[Point] = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        rings.append([place(*point) for point in _unbroken(points)])
    return rings


def _unbroken(ring: list[Point]) -> Iterable[Point]:
    """Keep a ring that crosses the 180th meridian in one piece: Chukotka stays east of Siberia."""
    turn, before = 0.0, ring[0][0]
    for longitude, latitude in ring:
        if abs(longitude - before) > 180:
            turn += math.copysign(360, before - longitude)
        before = longitude
        yield longitude + turn, latitude


def _shape(code: str, rings: list[list[Place]]) -> Shape:
    """Write the path and find the middle and the size of the widest ring."""
    widest = max(rings, key=_extent)
    xs, ys = [x for x, _ in widest], [y for _, y in widest]
    return Shape(
        code=code,
        path="".join(_path(ring) for ring in rings),
        x=(min(xs) + max(xs)) // 2,
        y=(min(ys) + max(ys)) // 2,
        is_small=max(max(xs) - min(xs), max(ys) - min(ys)) < SMALL,
    )


def _extent(ring: list[Place]) -> int:
    """Return the area of the box around a ring."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _path(ring: list[Place]) -> str:
    """Write a ring as « M x y l dx dy … z », in relative whole units, leaving out steps that do not move."""
    (start_x, start_y), *rest = ring
    steps, x, y = [], start_x, start_y
    for next_x, next_y in rest:
        if (next_x, next_y) != (x, y):
            steps.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    return f"M{start_x} {start_y}l{' '.join(steps)}z".replace(" -", "-") if steps else ""
