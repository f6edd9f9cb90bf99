"""The body from the front or the back with its zones to tap: what is drawn, and where each zone lies.

The figure stands at ease, arms a little out. Its left is at the viewer's right from the front, at the viewer's left
from the back. The zones of both sides are exact mirror images. All numbers are in units of the drawing's viewBox,
`UNITS` to a pixel; the drawing is 350 pixels wide, for a phone.

>>> from unhunch.figure.body import load_body
>>> zones = zones_of("back", load_body())
>>> [zone.id for zone in zones][:3]
['neck-back.left', 'neck-back.right', 'shoulder-top.left']
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unhunch.figure.angles import INDEX, REST, SIDES
from unhunch.figure.body import Body
from unhunch.figure.drawing.camera import Window, camera_axes
from unhunch.figure.drawing.curves import path_data
from unhunch.figure.drawing.map_zones import FREE, ZONES, View, rounded, within
from unhunch.figure.drawing.outlines import UNITS, blurred, eroded
from unhunch.figure.drawing.raster import rasterise
from unhunch.figure.drawing.scene import Scene, posed, scene_of
from unhunch.figure.drawing.seams import BEYOND, areas
from unhunch.figure.drawing.sketch import Layer, sketched
from unhunch.figure.pose import Camera
from unhunch.figure.rotations import Floats

SHAPE: Final = (350, 456)
"""Width and height of the drawing, pixels."""
FRAME: Final = Window(left=-0.30, bottom=0.9244, width=0.60, height=0.60 * SHAPE[1] / SHAPE[0], scale=SHAPE[0] / 0.60)
"""What part of the screen is drawn: from above the crown to the hips."""
ARMS_OUT: Final = 10.0
"""Degrees."""
PELVIS: Final = 0.885
"""Height of the pelvis, metres."""
DETAIL: Final = 4
"""Pixels of the picture that zones are painted in for a pixel of the drawing."""
INSET: Final = 0.8
"""Pixels of the drawing by which zones keep away from the edge of the body, so that its outline stays free."""
_BADGE: Final = 15.0
"""Pixels of the drawing between a badge's middle and the nearest edge, where there is so much room."""
_SPECK: Final = 0.5
"""Pixels of the drawing: what is much smaller than this between two zones goes to one of them."""
_EXACT: Final = 1e-6
_AZIMUTH: Final[Mapping[View, float]] = {"front": 0.0, "back": 180.0}
_AT_RIGHT: Final[Mapping[View, int]] = {"front": 0, "back": 1}
"""Index into `SIDES` of the side of the body that is at the viewer's right."""

Booleans = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Zone:
    """One zone of the map."""

    region: str
    """Its id in the library's regions: "neck-side"."""
    side: str
    """"left" or "right", of the figure."""
    path: str
    """Its outline, as the data of an SVG path."""
    centre: tuple[int, int]
    """Its middle, or the nearest place to that with room for a badge."""
    room: int
    """Diameter of the largest circle that fits into it."""
    box: tuple[int, int, int, int]
    """Left, top, width, height."""

    @property
    def id(self) -> str:
        """Region and side: "neck-side.left"."""
        return f"{self.region}.{self.side}"


@dataclass(frozen=True, slots=True)
class BodyMap:
    """One view of the body with its zones, without colours yet."""

    view: View
    shape: tuple[int, int]
    """Width and height, pixels."""
    layers: tuple[Layer, ...]
    """The figure below the zones."""
    zones: tuple[Zone, ...]
    """In the order for ear and keyboard: from top to bottom, left before right."""


def regions_of(body_map: BodyMap) -> dict[str, dict[str, Any]]:
    """Return where the zones lie, for a page: zone id to `path`, `centre`, `room`, `box`; in the keyboard's order."""
    return {
        zone.id: {"path": zone.path, "centre": zone.centre, "room": zone.room, "box": zone.box}
        for zone in body_map.zones
    }


def sketch_map(view: View, body: Body) -> BodyMap:
    """Return a view of the body map without its colours: all themes share it."""
    layers = sketched(_standing(body), axes=_axes(view), window=FRAME)
    return BodyMap(view, SHAPE, layers, zones_of(view, body))


def zones_of(view: View, body: Body) -> tuple[Zone, ...]:
    """Return where the zones of a view lie, from top to bottom, left before right."""
    names = tuple(ZONES[view])
    labels = _painted(view, _half_seen(view, body))
    at_right, at_left = SIDES[_AT_RIGHT[view]], SIDES[1 - _AT_RIGHT[view]]
    to_the_middle = np.array([(SHAPE[0] / 2 - 1 / DETAIL) * UNITS, 0])
    found = []
    for number, curves in areas(labels, detail=DETAIL).items():
        moved = np.round(curves + to_the_middle)
        zone = _zone(names[number - 1], at_right, moved)
        found += [zone, _mirrored(zone, at_left, moved)]
    return tuple(sorted(found, key=lambda zone: (zone.centre[1], zone.region, zone.side)))


def _zone(region: str, side: str, curves: Floats) -> Zone:
    outline = _points(curves)
    low, high = np.floor(outline.min(axis=0) + _EXACT), np.ceil(outline.max(axis=0) - _EXACT)
    left, top, width, height = (int(value) for value in (*low, *(high - low)))
    centre, room = _room(outline)
    return Zone(region, side, path_data(curves), centre, room, (left, top, width, height))


def _mirrored(zone: Zone, side: str, curves: Floats) -> Zone:
    across = SHAPE[0] * UNITS
    left, top, width, height = zone.box
    return replace(
        zone,
        side=side,
        path=path_data(curves * [-1, 1] + [across, 0]),
        centre=(across - zone.centre[0], zone.centre[1]),
        box=(across - left - width, top, width, height),
    )


def _points(curves: Floats) -> Floats:
    """Return points (points, 2) all along cubics (pieces, 4, 2)."""
    t = np.linspace(0, 1, 12, endpoint=False)[None, :, None]
    a, b, c, d = (curves[:, corner][:, None] for corner in range(4))
    along = a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3
    return np.asarray(along.reshape(-1, 2))


def _room(outline: Floats) -> tuple[tuple[int, int], int]:
    """Return the middle of the area within a closed line of points, and the diameter of the largest circle in it.

    The middle is moved to where there is room for a badge.
    """
    low, high = outline.min(axis=0), outline.max(axis=0)
    width, height = (int(extent) for extent in (high - low) // UNITS + 1)
    rows, columns = np.nonzero(within((outline - low) / UNITS, width=width, height=height))
    places = np.round(low + (np.stack([columns, rows], axis=1) + 0.5) * UNITS)
    gaps = np.linalg.norm(places[:, None] - outline[None, ::3], axis=2).min(axis=1)
    roomy = places[gaps >= min(_BADGE * UNITS, 0.97 * gaps.max())]
    x, y = roomy[np.linalg.norm(roomy - places.mean(axis=0), axis=1).argmin()].astype(np.int64).tolist()
    return (x, y), int(2 * gaps.max())


def _painted(view: View, inside: Booleans) -> NDArray[np.int64]:
    """Return the number of the zone at each pixel of the half picture, from 1 in the order of `ZONES`; 0 is none.

    One column more stands at its left for the other half, so that zones end at the midline with corners.
    """
    labels = np.zeros(inside.shape, dtype=np.int64)
    height, width = inside.shape
    lines = [*enumerate(ZONES[view].values(), 1), *((0, line) for line in FREE)]
    for number, corners in lines:
        line = (np.array([0.0, FRAME.bottom + FRAME.height]) - rounded(corners)) * [-1, 1] * FRAME.scale * DETAIL
        labels[within(line, width=width, height=height) & inside] = number
    shares = [blurred(labels == number, _SPECK * DETAIL) for number in range(len(ZONES[view]) + 1)]
    labels = np.where(inside, np.argmax(shares, axis=0), 0)
    return np.pad(labels, ((0, 0), (1, 0)), constant_values=BEYOND)


def _half_seen(view: View, body: Body) -> Booleans:
    """Return where the body is, safely within its outline, in the half picture at the viewer's right."""
    fine = replace(FRAME, scale=FRAME.scale * DETAIL)
    width, height = (size * DETAIL for size in SHAPE)
    scene = _standing(body)
    seen = rasterise(fine.to_pixels(scene.vertices @ _axes(view).T), scene.faces, width=width, height=height).seen
    both = seen & seen[:, ::-1]
    return eroded(both, INSET * DETAIL)[:, width // 2 :]


def _standing(body: Body) -> Scene:
    angles = REST.copy()
    for side in SIDES:
        angles[INDEX[f"shoulder.{side}.elevation"]] = ARMS_OUT
    return scene_of(posed(body, angles, (0.0, PELVIS, 0.0), "standing"))


def _axes(view: View) -> Floats:
    return camera_axes(Camera(azimuth=_AZIMUTH[view], elevation=0.0))
